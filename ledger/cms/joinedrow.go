package cms

import (
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// RowsJoined says that a row of text and the row of its photos were read as one article.
const RowsJoined payroll.Code = "rows-joined"

// continues takes a row without a title, or with a sign for the one above, as one that goes on with the article above: a
// second author, perhaps with a coefficient of its own. Nobody can say what that pays, so
// the row is an article of its own, and held.
func (t *table) continues(row *Row, cells []grid.Cell, sameTitle bool) {
	above := t.hand.last
	authors := row.Record[payroll.Authors]
	if authors == "" {
		authors = row.Record[payroll.PhotoAuthors]
	}
	v := t.hand.cell(cells, payroll.Title)
	merged := v.Merged != "" && above != nil && above.Record[payroll.Title] == row.Record[payroll.Title] && above.Record[payroll.Authors] != row.Record[payroll.Authors]
	if above == nil || authors == "" || !merged && !sameTitle && (!row.unidentified() || row.Record[payroll.Published] != "" || t.counted(cells)) {
		return
	}
	title := above.Record[payroll.Title]
	if title == "" {
		return
	}
	row.Record[payroll.Title] = title + " (" + authors + ")"
	for _, c := range []payroll.Column{payroll.Published, payroll.Genre, payroll.Category} {
		if row.Record[c] == "" {
			row.Record[c] = above.Record[c]
		}
	}
	row.hold(HeldContinuation, "title", title, "author", above.Record[payroll.Authors], "row-author", authors, "coefficient", value.Spell(row.Record[payroll.TextCoefficient]))
	row.continuation = true
}

// counted reports whether a row has a number of its own in the list.
func (t *table) counted(cells []grid.Cell) bool { return !at(cells, t.hand.ordinal-1).Blank() }

// joining is a row that was read to see whether it belongs to the one before it.
type joining struct {
	row    *Row
	header []HeaderColumn // that it stands under
	err    error          // that was read instead
	titles map[string]int // of articles without ID that can be told from their photos: title and day, with the row
}

func newJoining() joining { return joining{titles: make(map[string]int)} }

// joinedRow gives the next row, with the one behind it where both are one article: a text
// and its photos, told apart by their genres alone.
func (t *table) joinedRow() (Row, error) {
	j := &t.hand.joining
	row, err := t.heldBack()
	if err != nil || !t.joinable(&row) {
		return row, err
	}
	header := t.header
	next, err := t.nextRow()
	if err != nil {
		j.err = err
		return t.apart(row), nil
	}
	if t.joinable(&next) && oneArticle(&row, &next) {
		t.join(&row, &next)
		return t.apart(row), nil
	}
	j.row, j.header, t.header = &next, t.header, header
	return t.apart(row), nil
}

// heldBack gives the row that was read before, else the next one.
func (t *table) heldBack() (Row, error) {
	j := &t.hand.joining
	switch {
	case j.err != nil:
		return Row{}, j.err
	case j.row != nil:
		row := *j.row
		t.header, j.row = j.header, nil
		return row, nil
	}
	return t.nextRow()
}

// joinable reports whether a row may be half of an article: no ID tells it from others, and
// its genre says which half.
func (t *table) joinable(row *Row) bool {
	r := &row.Record
	return row.Err == nil && len(row.Held) == 0 && r[payroll.ID] == "" && r[payroll.Slug] == "" && r[payroll.Title] != "" &&
		r[payroll.Published] != "" && genreWords[letters(payroll.First(r[payroll.Genre]))]
}

// oneArticle reports whether two rows are the text and the photos of one article.
func oneArticle(a, b *Row) bool {
	same := payroll.TextKey(a.Record[payroll.Title]) == payroll.TextKey(b.Record[payroll.Title]) && a.Record.PublishedOn() == b.Record.PublishedOn()
	if !same || photoGenre(a) == photoGenre(b) || a.Record[payroll.NewsroomStatus] != b.Record[payroll.NewsroomStatus] || a.Record[payroll.ApprovalStatus] != b.Record[payroll.ApprovalStatus] {
		return false
	}
	text, photos := halves(a, b)
	return !pays(text, payroll.PhotoCoefficient) && !pays(photos, payroll.TextCoefficient) && pays(photos, payroll.PhotoCoefficient) && text.Record[payroll.PhotoAuthors] == ""
}

func halves(a, b *Row) (text, photos *Row) {
	if photoGenre(a) {
		return b, a
	}
	return a, b
}

// join makes one article of two rows, which stands in the first.
func (t *table) join(first, second *Row) {
	text, photos := halves(first, second)
	one := text.Record
	one[payroll.PhotoCoefficient], one[payroll.Photos] = photos.Record[payroll.PhotoCoefficient], photos.Record[payroll.Photos]
	takers := photos.Record[payroll.PhotoAuthors]
	if takers == "" && payroll.NameKey(photos.Record[payroll.Authors]) != payroll.NameKey(one[payroll.Authors]) {
		takers = photos.Record[payroll.Authors]
	}
	one[payroll.PhotoAuthors] = takers
	for _, c := range []payroll.Column{payroll.LumpSum, payroll.CMSAmount} {
		one[c] = addTexts(one[c], photos.Record[c])
	}
	first.Record = one
	t.warnRows(RowsJoined, "", []int{first.At.Row, second.At.Row})
}

// addTexts adds two canonical numbers, either of which may be blank.
func addTexts(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return decimal.RequireFromString(a).Add(decimal.RequireFromString(b)).String()
}

// apart keeps a text and its photos apart that stand in one list and not beside one
// another: they are paid as two articles, of which the second says in its title which half
// it is.
func (t *table) apart(row Row) Row {
	if row.Record[payroll.ID] != "" || row.Err != nil || row.continuation {
		return row
	}
	photo := photoGenre(&row)
	titles := t.hand.joining.titles
	key := payroll.TextKey(row.Record[payroll.Title]) + "\n" + string(row.Record.PublishedOn())
	mark := 1
	if photo {
		mark = 2
	}
	switch had := titles[key]; {
	case had == 0 && len(titles) < talliedMost:
		titles[key] = mark
	case had == 3-mark:
		titles[key] = 3
		row.Record[payroll.Title] += " (" + strings.ToLower(payroll.First(row.Record[payroll.Genre])) + ")"
	}
	return row
}
