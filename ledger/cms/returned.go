package cms

import (
	"cmp"
	"errors"
	"io"
	"os"
	"slices"
	"strconv"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/ledger/cms/xlsx"
	"nhuanbut/payroll"
)

// Returned is a month's workbook of this program that comes back with corrections, open at its
// sheet of articles. The hidden sheet tells its columns, and the name of each row its article,
// in whatever order they stand.
type Returned struct {
	Meta
	book     *workbook
	rows     *xlsx.Sheet
	values   value.Parser
	at       [DetailCount]int // the present column of each, from 0; -1 if it has none
	known    map[string]MetaArticle
	lines    map[string]bool
	seen     map[string]bool
	statuses map[string]payroll.Status // by payroll.TextKey of their words
	others   []otherColumn
	comments commentLog // comments that hold no row
	lastRow  int
	strays   []stray // added rows and footers, until the end of the table is known
	ended    bool
}

// otherColumn is a column that somebody added.
type otherColumn struct {
	name  string
	index int
	rows  []int // the rows with something in it
}

// stray is a row that is no article of the workbook's, until it is known where the table ends.
type stray struct {
	row         ReturnedRow
	likeArticle bool // set if it has what only articles have
}

// OpenReturned opens a month's workbook of this program. A *FileError refuses one that takes
// no corrections, or whose sheet of articles is gone or has lost a column.
func OpenReturned(path string) (*Returned, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	r := &Returned{book: &workbook{in: &input{path: path, kind: &articleLists}, file: f}, seen: make(map[string]bool)}
	if err := r.open(); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

// Close closes the workbook and removes its temporary files.
func (r *Returned) Close() error {
	var err error
	if r.rows != nil {
		err = r.rows.Close()
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
		return r.book.in.refuse(ownArticles)
	case m.Schema != SchemaMonth:
		reason := m.Refusal()
		return r.book.in.refused(reason)
	case m.version == 0:
		return r.book.in.refuse(ownOld, "month", string(m.Month))
	case m.version > correctionsVersion:
		return r.book.in.refuse(ownNew, "month", string(m.Month))
	}
	r.Meta = *m
	r.index()
	return r.find()
}

// index prepares the look-up of rows.
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
	r.values = value.Parser{Order: value.DatesDMY, Serials: r.book.in.serials}
}

// find opens the sheet of articles at its header, whatever its name is now.
func (r *Returned) find() error {
	sheets := slices.Clone(r.book.book.Sheets)
	slices.SortStableFunc(sheets, func(a, b xlsx.SheetInfo) int {
		return cmp.Compare(unlike(a.Name, r.Sheet), unlike(b.Name, r.Sheet))
	})
	for _, s := range sheets {
		if s.Name == MetaSheet {
			continue
		}
		rows, err := r.book.openSheet(s)
		if err != nil {
			return err
		}
		r.book.in.sheet = s.Name
		found, err := r.header(rows)
		if found {
			r.rows = rows
			return err
		}
		if err := errors.Join(err, rows.Close()); err != nil {
			return err
		}
	}
	r.book.in.sheet = ""
	return r.book.in.refuse(ownSheetGone, "sheet", r.Sheet)
}

// unlike returns 0 for equal names and 1 for others, to sort equal ones first.
func unlike(name, first string) int {
	if name == first {
		return 0
	}
	return 1
}

// header reads up to the header; found is false if the sheet has none. It refuses a header
// that lacks a column.
func (r *Returned) header(rows *xlsx.Sheet) (found bool, err error) {
	for range grid.HeaderRows + r.HeaderRow {
		l, err := rows.Next()
		if errors.Is(err, io.EOF) {
			return false, nil
		}
		if err != nil {
			return false, r.book.in.located(err)
		}
		names := cellTexts(l.Cells)
		if !r.likeHeader(names) {
			continue
		}
		rows.Merges().Header = l.Number
		return true, r.settle(names, l.Number)
	}
	return false, nil
}

// likeHeader reports whether most of the written headers stand in a row.
func (r *Returned) likeHeader(names []string) bool {
	n := 0
	for _, c := range r.Columns {
		if slices.Contains(names, payroll.OneLine(c.Header)) {
			n++
		}
	}
	return n*2 > len(r.Columns)
}

// settle finds where each column stands now: where it was written, else under its header. It
// refuses the file if a column that is read is gone or cannot be told from another.
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
			return r.book.in.refuse(ownHeader, "cell", grid.ColumnName(c.Column)+strconv.Itoa(row), "header", c.Header, "now", now)
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

// columnOf returns where a column stands now; -1 if nobody can say. Columns with one header
// ("Photos" is a count and an amount) keep their order.
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

// Next returns the next row that says something; io.EOF at the end. Any other error refuses
// the file. Rows that somebody added come last.
func (r *Returned) Next() (ReturnedRow, error) {
	for !r.ended {
		l, err := r.rows.Next()
		if errors.Is(err, io.EOF) {
			r.ended = true
			r.dropFooters()
			break
		}
		if err != nil {
			return ReturnedRow{}, r.book.in.located(err)
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

// dropFooters keeps those strays that somebody added: all among the articles, and below them
// those that have what only articles have.
func (r *Returned) dropFooters() {
	r.strays = slices.DeleteFunc(r.strays, func(s stray) bool { return !s.likeArticle && s.row.At.Row > r.lastRow })
}

// Removed returns the names of the articles that the sheet no longer has, in the order in
// which they were written. They are complete once Next has returned io.EOF.
func (r *Returned) Removed() (refs []string) {
	for _, a := range r.Articles {
		if !r.seen[a.Ref] {
			refs = append(refs, a.Ref)
		}
	}
	return refs
}

// Others calls visit with each column that somebody added and the rows with something in it.
// They are complete once Next has returned io.EOF.
func (r *Returned) Others(visit func(name string, rows []int)) {
	for _, o := range r.others {
		if len(o.rows) > 0 {
			visit(o.name, o.rows)
		}
	}
}

// SheetName returns the present name of the sheet of articles.
func (r *Returned) SheetName() string { return r.book.in.sheet }

// Header returns the header of a column as written.
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

// Progress returns how many bytes of the sheet have been read, of how many.
func (r *Returned) Progress() (done, total int64) {
	return r.book.in.extent.done(), r.book.in.extent.total
}

// cell returns a row's cell of a column; a blank one if there is none.
func (r *Returned) cell(l grid.Row, d Detail) *grid.Cell {
	if i := r.at[d]; i >= 0 && i < len(l.Cells) {
		return &l.Cells[i]
	}
	return &grid.Cell{}
}
