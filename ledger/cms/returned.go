package cms

import (
	"cmp"
	"errors"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/payroll"
)

// Returned is a month's workbook of this program that somebody gives back, open at its
// sheet of articles. What its columns are is read from the hidden sheet, whatever their
// words; what the rows are, from what they are called there, in whatever order they stand.
type Returned struct {
	Meta
	book     *workbook
	rows     *sheet
	values   parser
	at       [Details]int // the column of each in the sheet as it is now, from 0; -1 where it is none
	known    map[string]MetaArticle
	lines    map[string]bool
	seen     map[string]bool
	statuses map[string]payroll.Status // by TextKey of their words
	others   []otherColumn
	lastRow  int
	strays   []stray // rows that are no article's as written, until it is known where the table ends
	ended    bool
}

// otherColumn is a column that the workbook was not written with.
type otherColumn struct {
	name  string
	index int
	rows  []int // where it holds something
}

// ReturnedKind says what a row of the sheet is.
type ReturnedKind int

// The kinds.
const (
	ReturnedArticle ReturnedKind = iota
	ReturnedLine                 // an amount that is no article's own
	ReturnedAdded                // nothing that was written: somebody added it
)

// ReturnedRow is one row of the sheet. Of an added row the values are not read.
type ReturnedRow struct {
	At      Position
	Kind    ReturnedKind
	Ref     string // what the sheet calls it
	Article MetaArticle
	Values  payroll.Record // canonical, of the columns that the sheet has
	People  string         // the cell of people as it stands, its lines trimmed
	Status  string         // the word as it stands
	Note    string
	Amounts [Details]ReturnedAmount // of what is computed
	Err     *CellError              // the first cell that cannot be read
}

// ReturnedAmount is a cell of what is computed.
type ReturnedAmount struct {
	Value   decimal.NullDecimal // not valid where the cell is blank, or a formula that nobody worked out
	Formula bool
	Shown   string
}

// stray is a row that nothing tells of, as long as nobody knows what it is.
type stray struct {
	row  ReturnedRow
	like bool // it has what only articles have
}

// OpenReturned opens a month's workbook of this program. It refuses, with a *FileError, one
// that takes no corrections, or whose sheet of articles is no longer there or has lost a column.
func OpenReturned(path string) (*Returned, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	r := &Returned{book: &workbook{reading: &reading{path: path, subject: &articles}, file: f}, seen: make(map[string]bool)}
	if err := r.open(); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

// Close frees what is open.
func (r *Returned) Close() error {
	var err error
	if r.rows != nil {
		err = r.rows.close()
	}
	return errors.Join(err, r.book.close())
}

func (r *Returned) open() error {
	if err := r.book.unpack(); err != nil {
		return err
	}
	m, err := r.book.meta()
	switch {
	case err != nil:
		return err
	case m == nil:
		return r.book.refuse(OwnArticles)
	case m.Schema != SchemaMonth:
		reason := m.Refusal()
		return r.book.refuse(reason.Code, reason.Args...)
	case m.version == 0:
		return r.book.refuse(OwnOld, string(m.Month))
	case m.version > correctionsVersion:
		return r.book.refuse(OwnNew, string(m.Month))
	}
	r.Meta = *m
	r.index()
	return r.find()
}

// index makes what rows are looked up by.
func (r *Returned) index() {
	r.known = make(map[string]MetaArticle, len(r.Articles))
	for _, a := range r.Articles {
		r.known[a.Ref] = a
	}
	r.lines = make(map[string]bool, len(r.Lines))
	for _, id := range r.Lines {
		r.lines[id] = true
	}
	r.statuses = make(map[string]payroll.Status, len(r.Statuses))
	for status, word := range r.Statuses {
		r.statuses[payroll.TextKey(word)] = status
	}
	r.values = parser{order: DatesDMY, serials: r.book.serials}
}

// find opens the sheet of articles, whatever it is called now, at its header.
func (r *Returned) find() error {
	sheets := slices.Clone(r.book.sheets)
	slices.SortStableFunc(sheets, func(a, b sheetEntry) int {
		return cmp.Compare(unlike(a.name, r.Sheet), unlike(b.name, r.Sheet))
	})
	for _, s := range sheets {
		if s.name == MetaSheet {
			continue
		}
		rows, err := r.book.openSheet(s)
		if err != nil {
			return err
		}
		r.book.sheet = s.name
		found, err := r.header(rows)
		if found {
			r.rows = rows
			return err
		}
		if err := errors.Join(err, rows.close()); err != nil {
			return err
		}
	}
	r.book.sheet = ""
	return r.book.refuse(OwnSheetGone, r.Sheet)
}

// unlike is 0 for a name that is first, which so comes first, and 1 for others.
func unlike(name, first string) int {
	if name == first {
		return 0
	}
	return 1
}

// header reads up to the header; found is false where the sheet has none. A header that
// lacks a column is found, and refused.
func (r *Returned) header(rows *sheet) (found bool, err error) {
	for range headerRows + r.HeaderRow {
		l, err := rows.read()
		if errors.Is(err, io.EOF) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		names := texts(l.cells)
		if !r.likeHeader(names) {
			continue
		}
		rows.merges.header = l.number
		return true, r.settle(names, l.number)
	}
	return false, nil
}

// likeHeader reports whether most of the headers that were written stand in a row.
func (r *Returned) likeHeader(names []string) bool {
	n := 0
	for _, c := range r.Columns {
		if slices.Contains(names, payroll.OneLine(c.Header)) {
			n++
		}
	}
	return n*2 > len(r.Columns)
}

// settle finds where each column stands now: where it was written, else where its header
// stands. One that is read and stands nowhere, or in more places than before, refuses the file.
func (r *Returned) settle(names []string, row int) error {
	for d := range r.at {
		r.at[d] = -1
	}
	taken := make(map[int]bool)
	asWritten := !slices.ContainsFunc(r.Columns, func(c MetaColumn) bool {
		return c.Column >= len(names) || names[c.Column] != payroll.OneLine(c.Header)
	})
	for _, c := range r.Columns {
		at := c.Column
		if !asWritten {
			at = r.columnOf(c, names)
		}
		if at < 0 && !c.Detail.Computed() {
			now := ""
			if c.Column < len(names) {
				now = names[c.Column]
			}
			return r.book.refuse(OwnHeader, columnLetters(c.Column)+strconv.Itoa(row), c.Header, now)
		}
		r.at[c.Detail] = at
		taken[at] = true
	}
	for i, name := range names {
		if name != "" && !taken[i] {
			r.others = append(r.others, otherColumn{name: name, index: i})
		}
	}
	return nil
}

// columnOf is where a column stands now, -1 where nobody can say. Two columns may have
// one header ("Photos" are a count and an amount): then they stand in the same order.
func (r *Returned) columnOf(c MetaColumn, names []string) int {
	header := payroll.OneLine(c.Header)
	var before, now []int
	for _, other := range r.Columns {
		if payroll.OneLine(other.Header) == header {
			before = append(before, other.Column)
		}
	}
	for i, name := range names {
		if name == header {
			now = append(now, i)
		}
	}
	slices.Sort(before)
	if len(before) != len(now) {
		return -1
	}
	return now[slices.Index(before, c.Column)]
}

// Next gives the next row that says something; io.EOF is the end, and any other error
// refuses the file. Rows that were added come last.
func (r *Returned) Next() (ReturnedRow, error) {
	for !r.ended {
		l, err := r.rows.read()
		if errors.Is(err, io.EOF) {
			r.ended = true
			r.dropFooters()
			break
		}
		if err != nil {
			return ReturnedRow{}, err
		}
		if row, ok := r.row(l); ok {
			return row, nil
		}
	}
	if len(r.strays) == 0 {
		return ReturnedRow{}, io.EOF
	}
	row := r.strays[0].row
	r.strays = r.strays[1:]
	return row, nil
}

// dropFooters leaves those of the strays that somebody added: what stands among the
// articles, and below them what has what only articles have.
func (r *Returned) dropFooters() {
	r.strays = slices.DeleteFunc(r.strays, func(s stray) bool { return !s.like && s.row.At.Row > r.lastRow })
}

// Removed are the articles that the sheet no longer has, as it called them, in the order
// in which they were written. They are complete when Next has given io.EOF.
func (r *Returned) Removed() (refs []string) {
	for _, a := range r.Articles {
		if !r.seen[a.Ref] {
			refs = append(refs, a.Ref)
		}
	}
	return refs
}

// Others are the columns that somebody added and what is written in rows: each name
// with its rows. They are complete when Next has given io.EOF.
func (r *Returned) Others(visit func(name string, rows []int)) {
	for _, o := range r.others {
		if len(o.rows) > 0 {
			visit(o.name, o.rows)
		}
	}
}

// SheetName is the name that the sheet of articles has now.
func (r *Returned) SheetName() string { return r.book.sheet }

// Header is the header of a column as it was written.
func (r *Returned) Header(d Detail) string {
	for _, c := range r.Columns {
		if c.Detail == d {
			return c.Header
		}
	}
	return d.Key()
}

// Has reports whether the sheet has a column.
func (r *Returned) Has(d Detail) bool { return r.at[d] >= 0 }

// Progress is how much of the sheet has been read, in bytes, of how much there is.
func (r *Returned) Progress() (done, total int64) {
	return r.book.extent.done(), r.book.extent.total
}

// cell is a row's cell of a column, a blank one where there is none.
func (r *Returned) cell(l line, d Detail) *cell {
	if i := r.at[d]; i >= 0 && i < len(l.cells) {
		return &l.cells[i]
	}
	return &cell{}
}

// row judges a line; ok is false for what stands around the articles.
func (r *Returned) row(l line) (row ReturnedRow, ok bool) {
	if blankLine(l.cells) {
		return row, false
	}
	row.At = Position{r.book.path, r.book.sheet, l.number}
	row.Ref = r.ref(l)
	title := payroll.OneLine(r.cell(l, DetailTitle).text)
	article, known := r.known[row.Ref]
	switch {
	case known:
		row.Kind, row.Article = ReturnedArticle, article
		r.lastRow, r.seen[row.Ref] = l.number, true
	case r.lines[row.Ref]:
		row.Kind = ReturnedLine
	case title == r.Total || payroll.OneLine(l.cells[0].text) == r.Section || r.headAgain(l):
		return row, false
	default:
		row.Kind = ReturnedAdded
		r.strays = append(r.strays, stray{row, r.likeArticle(l)})
		return row, false
	}
	r.read(l, &row)
	return row, true
}

// ref is what a line calls its article: as it stands, or as an ID that a spreadsheet
// took for a number.
func (r *Returned) ref(l line) string {
	v := r.cell(l, DetailID).unguarded()
	if text := payroll.OneLine(v.text); r.lines[text] || r.known[text].Number != 0 {
		return text
	}
	id, _ := r.values.value(payroll.ID, v)
	return id.text
}

// headAgain reports whether a line is the header once more.
func (r *Returned) headAgain(l line) bool {
	return r.likeHeader(texts(l.cells))
}

// likeArticle reports whether a line has what only articles have: an ID, a coefficient
// or a count, the word of a status, or a date with a title or an author.
func (r *Returned) likeArticle(l line) bool {
	for _, d := range []Detail{DetailText, DetailPhoto, DetailFactor, DetailPages, DetailPhotos, DetailBase} {
		if v := r.cell(l, d); !v.blank() && figure.MatchString(payroll.OneLine(v.text)) {
			return true
		}
	}
	if _, ok := r.statuses[payroll.TextKey(r.cell(l, DetailStatus).text)]; ok {
		return true
	}
	if !r.cell(l, DetailID).blank() {
		return true
	}
	day, reason := r.values.value(payroll.Published, *r.cell(l, DetailDate))
	return reason == nil && day.text != "" && (!r.cell(l, DetailTitle).blank() || !r.cell(l, DetailAuthors).blank())
}

// read takes the values of a row.
func (r *Returned) read(l line, row *ReturnedRow) {
	for d := range Detail(Details) {
		v := r.cell(l, d)
		switch {
		case d.Computed():
			row.Amounts[d] = amountOf(v)
		case d.Column() != payroll.Extra:
			r.take(row, d, d.Column(), v)
		case d == DetailAuthors:
			r.people(row, v)
		case d == DetailStatus:
			row.Status = payroll.OneLine(v.text)
		case d == DetailNote:
			row.Note = payroll.Clean(v.text)
		}
	}
	for i := range r.others {
		o := &r.others[i]
		if o.index < len(l.cells) && !l.cells[o.index].blank() {
			o.rows = append(o.rows, l.number)
		}
	}
}

// take reads the cell of one column of an article.
func (r *Returned) take(row *ReturnedRow, d Detail, c payroll.Column, v *cell) {
	var value canonical
	var reason *payroll.Error
	if v.merged != "" {
		reason = payroll.Refuse(MergedCell, v.merged)
	} else if value, reason = r.values.value(c, v.unguarded()); value.sum != nil { // whoever types a number says which
		value, reason = canonical{}, payroll.Refuse(NumberUnreadable)
	}
	row.Values[c] = value.text
	if reason != nil {
		row.Err = firstError(row.Err, row.At, r.Header(d), v.shown(), reason)
	}
}

// people takes apart a cell of people: those of the text, and on lines of their own those
// of the photos and the shares.
func (r *Returned) people(row *ReturnedRow, v *cell) {
	parts := map[payroll.Column][]string{}
	row.People = trimmedLines(v.text)
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
		one.text = strings.Join(parts[c], "\n")
		r.take(row, DetailAuthors, c, &one)
	}
}

// SpellPeople is the cell of people of an article: those of the text, and on lines of their
// own those of the photos and the shares, each behind a word.
func SpellPeople(r *payroll.Record, photosBy, sharesAre string) string {
	text := r[payroll.Authors]
	if photographers := r[payroll.PhotoAuthors]; photographers != "" {
		text += "\n" + photosBy + photographers
	}
	if shares := r[payroll.Shares]; shares != "" {
		text += "\n" + sharesAre + shares
	}
	return trimmedLines(text)
}

// trimmedLines are the lines of a text that say something, each without blanks around it.
func trimmedLines(text string) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if line = payroll.OneLine(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// cutFolded takes a beginning such as "Ảnh:" off a text, however it is spaced or written.
func cutFolded(text, before string) (string, bool) {
	word := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(before), ":"))
	head, rest, ok := strings.Cut(text, ":")
	if !ok || payroll.TextKey(head) != payroll.TextKey(word) {
		return "", false
	}
	return strings.TrimSpace(rest), true
}

// amountOf is a cell of what is computed.
func amountOf(v *cell) ReturnedAmount {
	a := ReturnedAmount{Formula: v.formula || v.kind == formulaCell, Shown: v.shown()}
	switch {
	case v.kind == numberCell:
		if n, reason := machineNumber(v.text); reason == nil {
			a.Value = decimal.NewNullDecimal(n)
		}
	case v.kind == textCell && !v.blank():
		text, minus := strings.CutPrefix(payroll.OneLine(v.text), "-")
		p := parser{}
		if read, reason := p.number(payroll.CMSAmount, cell{text: text}); reason == nil && read.text != "" {
			n := decimal.RequireFromString(read.text)
			if minus {
				n = n.Neg()
			}
			a.Value = decimal.NewNullDecimal(n)
		}
	}
	return a
}

// StatusOf is the status that a word in the workbook's own language means.
func (r *Returned) StatusOf(word string) (payroll.Status, bool) {
	s, ok := r.statuses[payroll.TextKey(word)]
	return s, ok
}
