package cms

import (
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// ReturnedKind tells what a row of the sheet is.
type ReturnedKind int

// The kinds.
const (
	ReturnedArticle ReturnedKind = iota
	ReturnedLine                 // an amount that is no article's own
	ReturnedAdded                // nothing that was written: somebody added it
)

// ReturnedRow is a row of the sheet. The values of an added row are not read.
type ReturnedRow struct {
	At      Position
	Kind    ReturnedKind
	Ref     string // its name in the sheet
	Article MetaArticle
	Values  payroll.Record // in canonical form
	People  string         // the cell of people as written, its lines trimmed
	Status  string         // the word as written
	Note    string
	Held    []*payroll.Error            // what an editor wrote or struck through against paying it
	Amounts [DetailCount]ReturnedAmount // the computed cells
	Err     *CellError                  // the first cell that cannot be read
}

// ReturnedAmount is a computed cell.
type ReturnedAmount struct {
	Value   decimal.NullDecimal // not valid if the cell is blank, or a formula without its value
	Formula bool
	Shown   string
}

// row reads a row; ok is false for what stands around the articles.
func (r *Returned) row(l grid.Row) (row ReturnedRow, ok bool) {
	if grid.Blank(l.Cells) {
		return row, false
	}
	row.At = Position{r.book.in.path, r.book.in.sheet, l.Number}
	row.Ref = r.ref(l)
	title := payroll.OneLine(r.cell(l, DetailTitle).Text)
	article, known := r.known[row.Ref]
	switch {
	case known:
		row.Kind, row.Article = ReturnedArticle, article
		r.lastRow, r.seen[row.Ref] = l.Number, true
	case r.lines[row.Ref]:
		row.Kind = ReturnedLine
	case title == r.Total || payroll.OneLine(l.Cells[0].Text) == r.Section || r.headAgain(l):
		return row, false
	default:
		row.Kind = ReturnedAdded
		r.strays = append(r.strays, stray{row, r.likeArticle(l)})
		return row, false
	}
	r.read(l, &row)
	return row, true
}

// ref returns the name of a row's article: as it stands, or as an ID that a spreadsheet took
// for a number.
func (r *Returned) ref(l grid.Row) string {
	v := r.cell(l, DetailID).Unguarded()
	if text := payroll.OneLine(v.Text); r.lines[text] || r.known[text].Number != 0 {
		return text
	}
	id, _ := r.values.Read(payroll.ID, v)
	return id.Text
}

// headAgain reports whether a row repeats the header.
func (r *Returned) headAgain(l grid.Row) bool {
	return r.likeHeader(cellTexts(l.Cells))
}

// likeArticle reports whether a row has what only articles have: an ID, a coefficient or a
// count, a word of status, or a date with a title or an author.
func (r *Returned) likeArticle(l grid.Row) bool {
	for _, d := range []Detail{DetailText, DetailPhoto, DetailFactor, DetailPages, DetailPhotos, DetailBase} {
		if v := r.cell(l, d); !v.Blank() && figure.MatchString(payroll.OneLine(v.Text)) {
			return true
		}
	}
	if _, ok := r.statuses[payroll.TextKey(r.cell(l, DetailStatus).Text)]; ok {
		return true
	}
	if !r.cell(l, DetailID).Blank() {
		return true
	}
	day, reason := r.values.Read(payroll.Published, *r.cell(l, DetailDate))
	return reason == nil && day.Text != "" && (!r.cell(l, DetailTitle).Blank() || !r.cell(l, DetailAuthors).Blank())
}

// read reads the values of a row.
func (r *Returned) read(l grid.Row, row *ReturnedRow) {
	for d := range Detail(DetailCount) {
		v := r.cell(l, d)
		switch {
		case d.Computed():
			row.Amounts[d] = amountOf(v)
		case d.Column() != payroll.Extra:
			r.take(row, d, d.Column(), v)
		case d == DetailAuthors:
			r.people(row, v)
		case d == DetailStatus:
			row.Status = payroll.OneLine(v.Text)
		case d == DetailNote:
			row.Note = payroll.Clean(v.Text)
		}
	}
	r.weigh(l, row)
}

// weigh holds a row for what an editor wrote in added columns and comments, or struck through,
// if that decides about money.
func (r *Returned) weigh(l grid.Row, row *ReturnedRow) {
	hold := func(why string, facts ...any) {
		row.Held = append(row.Held, held(why, facts...))
	}
	for i := range r.others {
		o := &r.others[i]
		text := cellAt(l.Cells, o.index).Shown()
		switch {
		case text == "":
		case NoteDecides(text):
			hold(heldNote, "header", o.name, "text", grid.Shorten(text))
		default:
			o.rows = append(o.rows, l.Number)
		}
	}
	struck := ""
	for d, i := range r.at {
		v := cellAt(l.Cells, i)
		switch {
		case v.Comment == "":
		case NoteDecides(v.Comment):
			hold(heldComment, "header", r.Header(Detail(d)), "text", grid.Shorten(v.Comment))
		default:
			r.comments.add(row.At.Row, grid.Shorten(v.Comment))
		}
		if v.Struck && !v.Blank() && (struck == "" || Detail(d) == DetailTitle) {
			struck = v.Shown()
		}
	}
	if struck != "" {
		hold(heldStruck, "text", grid.Shorten(struck))
	}
}

// Comments returns the comments that hold no row, and their rows. They are complete once Next
// has returned io.EOF.
func (r *Returned) Comments() (said []string, rows []int) {
	return r.comments.comments, r.comments.rows
}

// HoldForNote returns the reason by which a note holds its row.
func (r *Returned) HoldForNote(note string) *payroll.Error {
	return held(heldNote, "header", r.Header(DetailNote), "text", grid.Shorten(note))
}

// take reads the cell of one column of an article.
func (r *Returned) take(row *ReturnedRow, d Detail, c payroll.Column, v *grid.Cell) {
	var read value.Value
	var reason *payroll.Error
	if v.Merged != "" {
		reason = payroll.Refuse(MergedCell, "range", v.Merged)
	} else if read, reason = r.values.Read(c, v.Unguarded()); read.Sum != nil { // whoever types a number says which
		read, reason = value.Value{}, payroll.Refuse(value.NumberUnreadable)
	}
	row.Values[c] = read.Text
	if reason != nil {
		row.Err = firstError(row.Err, row.At, r.Header(d), v.Shown(), reason)
	}
}

// people splits a cell of people into those of the text and, on lines of their own, those of
// the photos and the shares.
func (r *Returned) people(row *ReturnedRow, v *grid.Cell) {
	parts := map[payroll.Column][]string{}
	row.People = trimmedLines(v.Text)
	for text := range strings.SplitSeq(row.People, "\n") {
		column := payroll.Authors
		for c, before := range map[payroll.Column]string{payroll.PhotoAuthors: r.PhotosBy, payroll.Shares: r.SharesAre} {
			if rest, ok := cutFolded(text, before); ok {
				column, text = c, rest
			}
		}
		if text != "" {
			parts[column] = append(parts[column], text)
		}
	}
	for _, c := range []payroll.Column{payroll.Authors, payroll.PhotoAuthors, payroll.Shares} {
		one := *v
		one.Text = strings.Join(parts[c], "\n")
		r.take(row, DetailAuthors, c, &one)
	}
}

// PeopleCell returns the cell of people of an article: those of the text and, on lines of
// their own behind a word, those of the photos and the shares.
func PeopleCell(r *payroll.Record, photosBy, sharesAre string) string {
	text := r[payroll.Authors]
	if photographers := r[payroll.PhotoAuthors]; photographers != "" {
		text += "\n" + photosBy + photographers
	}
	if shares := r[payroll.Shares]; shares != "" {
		text += "\n" + sharesAre + shares
	}
	return trimmedLines(text)
}

// trimmedLines returns the lines of a text that are not blank, trimmed.
func trimmedLines(text string) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = payroll.OneLine(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// cutFolded cuts a beginning such as "Ảnh:" off a text, in any spelling.
func cutFolded(text, before string) (string, bool) {
	word := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(before), ":"))
	head, rest, ok := strings.Cut(text, ":")
	if !ok || payroll.TextKey(head) != payroll.TextKey(word) {
		return "", false
	}
	return strings.TrimSpace(rest), true
}

// amountOf returns a computed cell.
func amountOf(v *grid.Cell) ReturnedAmount {
	a := ReturnedAmount{Formula: v.Calculated || v.Kind == grid.Formula, Shown: v.Shown()}
	switch {
	case v.Kind == grid.Number:
		if n, reason := value.MachineNumber(v.Text); reason == nil {
			a.Value = decimal.NewNullDecimal(n)
		}
	case v.Kind == grid.Text && !v.Blank():
		text, minus := strings.CutPrefix(payroll.OneLine(v.Text), "-")
		p := value.Parser{}
		if read, reason := p.Read(payroll.CMSAmount, grid.Cell{Text: text}); reason == nil && read.Text != "" {
			n := decimal.RequireFromString(read.Text)
			if minus {
				n = n.Neg()
			}
			a.Value = decimal.NewNullDecimal(n)
		}
	}
	return a
}

// StatusOf returns the status that a word means in the workbook's language.
func (r *Returned) StatusOf(word string) (payroll.Status, bool) {
	s, ok := r.statuses[payroll.TextKey(word)]
	return s, ok
}
