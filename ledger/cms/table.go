package cms

import (
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// spanning gives rows of a format in which a cell can span several rows.
type spanning interface {
	grid.Rows
	Merges() *grid.Merges
}

// table reads the rows under a header, and knows what else stands in a sheet.
type table struct {
	in         *input
	rows       grid.Rows
	exact      bool // set if a row of another length than the header has shifted cells
	width      int  // the number of cells of the header, without blank ones at its end
	rawWidth   int  // the same with blank ones
	narrow     bool // set once a row had no cells for the blank ones
	names      []string
	manual     *manualList // nil for payments and authors
	underTitle bool        // set if the next row is right under the header
	afterTotal bool
	folders    map[int]folderMark
	queue      []grid.Row // rows that were read ahead to find the end of the header
	rowCount   int
}

// findHeader reads rows up to the header. It refuses a file without one.
func (t *table) findHeader() error {
	var best []HeaderColumn
	var candidate []string
	var lossy error // of the candidate
	var last []headerLevel
	if t.in.kind == &articleLists {
		t.manual = newManualList()
	}
	for range grid.HeaderRows {
		l, err := t.readRow()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if l.Broken != nil {
			continue
		}
		names := cellTexts(l.Cells)
		if reason := ownTable(names); reason != nil && t.in.kind == &articleLists {
			return t.in.refuse(reason.Code)
		}
		last = append(last, headerLevel{l.Number, names})
		levels, header := t.headerRowsOf(last[max(0, len(last)-headerRowsMost):])
		if t.in.kind.usable(header) {
			t.rawWidth = len(l.Cells)
			t.readTitle()
			t.openAbove(last[:len(last)-len(levels)])
			t.in.noteUnit(t.in.titleTexts)
			return t.take(levels)
		}
		t.in.titleTexts = append(t.in.titleTexts, names...)
		if best == nil && len(names) > 0 || countKnown(header) > countKnown(best) {
			best, candidate = header, names
			lossy = t.in.judgeHeaderLetters(names, l.Number)
		}
	}
	if lossy != nil {
		return lossy
	}
	return t.in.refuse(HeaderMissing, "found", slices.DeleteFunc(candidate, func(s string) bool { return s == "" }), "expected", t.in.kind.expected())
}

func (t *table) read() (grid.Row, error) {
	if len(t.queue) == 0 {
		return t.readRow()
	}
	l := t.queue[0]
	t.queue = t.queue[1:]
	return l, nil
}

// readRow reads the next row of the file.
func (t *table) readRow() (grid.Row, error) {
	l, err := t.rows.Next()
	return l, t.in.located(err)
}

func (t *table) next() (Row, error) {
	if t.manual == nil {
		return t.nextRow()
	}
	row, err := t.joinedRow()
	if errors.Is(err, io.EOF) {
		if stop := t.finish(); stop != nil {
			return row, stop
		}
	}
	return row, err
}

// nextRow returns the next row that is not skipped.
func (t *table) nextRow() (Row, error) {
	for {
		l, err := t.nextLine()
		if err != nil {
			return Row{}, err
		}
		if l.Hidden && t.in.options.SkipHidden {
			t.in.skip(SkipHidden, l.Number)
			continue
		}
		row, skip, err := t.row(l)
		if err != nil || !skip {
			t.rowCount++
			t.noteAppearance(l)
			return row, err
		}
	}
}

// nextLine returns the next row that is neither blank nor numbers the columns.
func (t *table) nextLine() (grid.Row, error) {
	for {
		l, err := t.read()
		if err != nil {
			return l, err
		}
		first := t.underTitle
		t.underTitle = false
		if l.Broken != nil || !grid.Blank(l.Cells) && !(first && numbersColumns(l.Cells)) {
			return l, nil
		}
	}
}

// row reads a row that is not blank; skip is set if it is no article.
func (t *table) row(l grid.Row) (row Row, skip bool, err error) {
	at := Position{t.in.path, t.in.sheet, l.Number}
	if reason := t.misaligned(l); reason != nil {
		if l.Broken == nil && t.footer(l.Cells) {
			return row, true, nil
		}
		return t.shifted(at, l, reason), false, nil
	}
	if passed, err := t.skips(l); passed || err != nil {
		return row, passed, err
	}
	if t.footer(l.Cells) {
		t.in.skip(SkipFooter, l.Number)
		return row, true, nil
	}
	t.afterTotal = false
	if t.folderLine(l.Cells) {
		t.in.skip(SkipFolder, l.Number)
		return row, true, nil
	}
	if t.manual == nil {
		row, err = t.in.record(at, l.Cells)
	} else {
		row, err = t.article(l)
	}
	if err == nil && row.Err == nil && row.unidentified() {
		i := slices.IndexFunc(l.Cells, func(v grid.Cell) bool { return !v.Blank() })
		row.refuse("", l.Cells[i].Shown(), payroll.Refuse(NoIdentity))
	}
	return row, false, err
}

// misaligned returns the reason why the cells of a row do not stand under their headers; nil
// if they do.
func (t *table) misaligned(l grid.Row) *payroll.Error {
	switch {
	case l.Broken != nil:
		return l.Broken
	case !t.exact:
		return nil
	case t.surplus(l.Cells) && !t.looksLikeTotal(l.Cells):
		return payroll.Refuse(RowTooLong, "columns", t.width, "cells", len(l.Cells))
	case len(l.Cells) < t.width && !t.looksLikeTotal(l.Cells):
		return payroll.Refuse(RowTooShort, "columns", t.width, "cells", len(l.Cells))
	}
	return nil
}

// surplus reports whether a row has cells behind those of the header: a comma in a text makes
// one. Blank cells are allowed if the header's row has as many, and the rows before had them
// too.
func (t *table) surplus(cells []grid.Cell) bool {
	allowed := t.rawWidth
	if t.narrow {
		allowed = t.width
	}
	if n := len(cells); n > allowed || n > t.width && n != t.rawWidth || !grid.Blank(cells[min(n, t.width):]) {
		return true
	}
	t.narrow = t.narrow || len(cells) == t.width && t.rawWidth > t.width
	return false
}

// shifted returns a refused row, read only to find the article by the cells before the damage.
// Its dates do not count for the file's.
func (t *table) shifted(at Position, l grid.Row, reason *payroll.Error) Row {
	blind := *t.in
	blind.options.Dates, blind.explained, blind.judge = value.DatesDMY, nil, nil
	row, _ := blind.record(at, l.Cells)
	shown := ""
	if len(l.Cells) > 0 {
		shown = l.Cells[0].Shown()
	}
	row.Err = nil
	row.refuse("", shown, reason)
	return row
}

func (t *table) close() error { return t.rows.Close() }

// footer reports whether a row stands under the totals: signatures, the amount in words.
// Without an ID, a date and a quantity no article is lost.
func (t *table) footer(cells []grid.Cell) bool {
	if !t.afterTotal {
		return false
	}
	for i := range cells {
		v := &cells[i]
		switch {
		case v.Blank():
		case t.under(i, isID) && strings.ContainsAny(v.Shown(), "0123456789"):
			return false
		case t.under(i, isDate) && (t.readable(*v) || t.dated(*v) && t.anyCell(cells, namesArticle)):
			return false
		}
	}
	return !t.anyCell(cells, isPayable) || !t.anyCell(cells, namesArticle) && !(t.anyCell(cells, isAuthor) && t.paysSomething(cells))
}

// paysSomething reports whether a row has a number above zero that it is paid by.
func (t *table) paysSomething(cells []grid.Cell) bool {
	for i := range cells {
		if c, ok := t.summedColumn(i); ok && c != payroll.CMSAmount && !cells[i].Blank() {
			if n, reason := number(c, cells[i]); reason == nil && n.IsPositive() {
				return true
			}
		}
	}
	return false
}

// readable reports whether a cell is a date in figures. Signatures have a day in words.
func (t *table) readable(v grid.Cell) bool { return !dayInWords.MatchString(v.Text) && t.dated(v) }

var dayInWords = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:ngày|ngay)\s.*(?:tháng|thang)\s`)

// dated reports whether a cell is a date.
func (t *table) dated(v grid.Cell) bool {
	p := value.Parser{Order: t.in.options.Dates, Serials: t.in.serials}
	_, reason := p.Read(payroll.Published, v)
	return reason == nil || reason.Code != value.DateUnreadable || p.MonthFirst
}

func (t *table) anyCell(cells []grid.Cell, in func(payroll.Column) bool) bool {
	for i := range cells {
		if !cells[i].Blank() && t.under(i, in) {
			return true
		}
	}
	return false
}

func (t *table) under(i int, in func(payroll.Column) bool) bool {
	return i < len(t.in.header) && t.in.header[i].Known && in(t.in.header[i].Column)
}

func (t *table) identified(i int) bool {
	return i < len(t.in.header) && t.in.header[i].Known && t.in.kind.identifies(&t.in.header[i])
}

func identifiesArticle(h *HeaderColumn) bool {
	c := h.Column
	return c == payroll.ID || c == payroll.Slug || c == payroll.Published || c == payroll.Authors
}

func isID(c payroll.Column) bool { return c == payroll.ID }

func isDate(c payroll.Column) bool { return c == payroll.Published }

func namesArticle(c payroll.Column) bool { return c == payroll.Title || c == payroll.Slug }

func isPayable(c payroll.Column) bool { return countsOnce[c] && c != payroll.CMSAmount }
