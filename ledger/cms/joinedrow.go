package cms

import (
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// rowsJoined says that a row of text and the row of its photos were read as one article.
const rowsJoined payroll.Code = "rows-joined"

// holdContinuation holds a row that continues the article above: one without a title, or with
// a sign for the one above, that names a second author. Nobody can say what it pays, so it
// becomes an article of its own, held.
func (t *table) holdContinuation(row *Row, cells []grid.Cell, sameTitle bool) {
	above := t.manual.articleAbove
	authors := row.Record[payroll.Authors]
	if authors == "" {
		authors = row.Record[payroll.PhotoAuthors]
	}
	v := t.manual.cell(cells, payroll.Title)
	merged := v.Merged != "" && above != nil && above.Record[payroll.Title] == row.Record[payroll.Title] && above.Record[payroll.Authors] != row.Record[payroll.Authors]
	if above == nil || authors == "" || !merged && !sameTitle && (!row.unidentified() || row.Record[payroll.Published] != "" || t.hasOrdinal(cells)) {
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
	row.hold(heldContinuation, "title", title, "author", above.Record[payroll.Authors], "row-author", authors, "coefficient", value.Vietnamese(row.Record[payroll.TextCoefficient]))
	row.continuation = true
}

// hasOrdinal reports whether a row has a number in the list.
func (t *table) hasOrdinal(cells []grid.Cell) bool { return !cellAt(cells, t.manual.ordinal-1).Blank() }

// joinState is the state of joining rows: the row read to see whether it belongs to the one
// before it.
type joinState struct {
	row    *Row
	header []HeaderColumn // the header of the row
	err    error          // the error that came in place of a row
	titles map[string]int // the halves seen of articles without ID, by title and day: 1 the text, 2 the photos, 3 both
}

func newJoining() joinState { return joinState{titles: make(map[string]int)} }

// joinedRow returns the next row, joined with the one behind it if they are the text and the
// photos of one article.
func (t *table) joinedRow() (Row, error) {
	j := &t.manual.joining
	row, err := t.nextUnjoined()
	if err != nil || !t.joinable(&row) {
		return row, err
	}
	header := t.in.header
	next, err := t.nextRow()
	if err != nil {
		j.err = err
		return t.keepApart(row), nil
	}
	if t.joinable(&next) && isOneArticle(&row, &next) {
		t.join(&row, &next)
		return t.keepApart(row), nil
	}
	j.row, j.header, t.in.header = &next, t.in.header, header
	return t.keepApart(row), nil
}

// nextUnjoined returns the row that was read ahead, else the next one.
func (t *table) nextUnjoined() (Row, error) {
	j := &t.manual.joining
	switch {
	case j.err != nil:
		return Row{}, j.err
	case j.row != nil:
		row := *j.row
		t.in.header, j.row = j.header, nil
		return row, nil
	}
	return t.nextRow()
}

// joinable reports whether a row may be half of an article: it has no ID, and its genre says
// which half.
func (t *table) joinable(row *Row) bool {
	r := &row.Record
	return row.Err == nil && len(row.Held) == 0 && r[payroll.ID] == "" && r[payroll.Slug] == "" && r[payroll.Title] != "" &&
		r[payroll.Published] != "" && genreWords[foldName(payroll.First(r[payroll.Genre]))]
}

// isOneArticle reports whether two rows are the text and the photos of one article.
func isOneArticle(a, b *Row) bool {
	same := payroll.TextKey(a.Record[payroll.Title]) == payroll.TextKey(b.Record[payroll.Title]) && a.Record.PublishedOn() == b.Record.PublishedOn()
	if !same || photoGenre(a) == photoGenre(b) || a.Record[payroll.NewsroomStatus] != b.Record[payroll.NewsroomStatus] || a.Record[payroll.ApprovalStatus] != b.Record[payroll.ApprovalStatus] {
		return false
	}
	text, photos := textAndPhotos(a, b)
	return !isPositiveIn(text, payroll.PhotoCoefficient) && !isPositiveIn(photos, payroll.TextCoefficient) && isPositiveIn(photos, payroll.PhotoCoefficient) && text.Record[payroll.PhotoAuthors] == ""
}

func textAndPhotos(a, b *Row) (text, photos *Row) {
	if photoGenre(a) {
		return b, a
	}
	return a, b
}

// join makes one article of two rows, in place of the first.
func (t *table) join(first, second *Row) {
	text, photos := textAndPhotos(first, second)
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
	t.in.warnRows(rowsJoined, "", []int{first.At.Row, second.At.Row})
}

// addTexts adds two canonical numbers, either of which may be blank.
func addTexts(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return decimal.RequireFromString(a).Add(decimal.RequireFromString(b)).String()
}

// keepApart renames the second of two rows that are a text and its photos but do not stand
// together: they are paid as two articles.
func (t *table) keepApart(row Row) Row {
	if row.Record[payroll.ID] != "" || row.Err != nil || row.continuation {
		return row
	}
	photo := photoGenre(&row)
	titles := t.manual.joining.titles
	key := payroll.TextKey(row.Record[payroll.Title]) + "\n" + string(row.Record.PublishedOn())
	mark := 1
	if photo {
		mark = 2
	}
	switch had := titles[key]; {
	case had == 0 && len(titles) < maxTallied:
		titles[key] = mark
	case had == 3-mark:
		titles[key] = 3
		row.Record[payroll.Title] += " (" + strings.ToLower(payroll.First(row.Record[payroll.Genre])) + ")"
	}
	return row
}
