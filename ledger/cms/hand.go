package cms

import (
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// byHand is what a table of articles that somebody keeps by hand needs beside its header:
// what the rows above said that a row leaves out.
type byHand struct {
	where   [payroll.ColumnCount]int // of each column in the header, from 1; 0 where it has none
	ordinal int                      // of the column that numbers the rows, from 1; 0 where there is none
	notes   []int                    // of the columns of notes, from 0
	fill    []int                    // of the columns whose blanks are filled from above, from 0

	headers []HeaderColumn // of all tables of the sheet

	groups  groups
	aside   string // the header of a table that is left aside; "" where none is
	blanks  blanks
	above   []grid.Cell // of the article above, as they were read
	last    *Row        // the article above
	months  monthContext
	tally   tally
	remarks remarks
	joining joining
}

// newByHand is what a table under this header begins with.
func newByHand() *byHand { return &byHand{tally: newTally(), joining: newJoining()} }

// begin takes the header of a table: the first of a sheet, or another below it.
func (h *byHand) begin(header []HeaderColumn) {
	h.learn(header)
	h.above, h.last = nil, nil
	h.groups.beginTable()
	h.tally.beginTable(header)
}

// learn takes which columns of a header are which.
func (h *byHand) learn(header []HeaderColumn) {
	h.where, h.ordinal, h.notes = [payroll.ColumnCount]int{}, 0, nil
	for i, c := range header {
		name := letters(decodeName(c.Name))
		switch {
		case c.Known:
			h.where[c.Column] = i + 1
		case ordinalNames[name] && h.ordinal == 0:
			h.ordinal = i + 1
		case isNote(name) && !c.Out:
			h.notes = append(h.notes, i)
		}
	}
}

// ordinalNames are the names of the column that numbers the rows, as letters: it is never an ID.
var ordinalNames = wordSet(`stt tt sott sothutu thutu no nr number so`)

// noteNames begin the names of columns of notes, as letters.
var noteNames = []string{"ghichu", "note", "luuy", "nhanxet", "ykien", "remark", "comment", "chuthich", "diengiai", "lydo"}

// isNote reports whether a name, as letters, is that of a column of notes.
func isNote(name string) bool {
	return slices.ContainsFunc(noteNames, func(begin string) bool { return strings.HasPrefix(name, begin) })
}

// cell is the cell of a column in a row; a blank one where the row or the header has none.
func (h *byHand) cell(cells []grid.Cell, c payroll.Column) *grid.Cell { return at(cells, h.where[c]-1) }

// at is cell i of a row, from 0; a blank one where there is none.
func at(cells []grid.Cell, i int) *grid.Cell {
	if i < 0 || i >= len(cells) {
		return &grid.Cell{}
	}
	return &cells[i]
}

// has reports whether the header has a column.
func (h *byHand) has(c payroll.Column) bool { return h.where[c] > 0 }

// numbered reports whether a row bears the number that a CMS gave it: then it is an article.
func (h *byHand) numbered(cells []grid.Cell) bool {
	v := h.cell(cells, payroll.ID)
	return !v.Blank() && slices.ContainsFunc([]byte(v.Shown()), isDigit)
}

// ordinary reports whether a row is an article beyond doubt.
func (h *byHand) ordinary(cells []grid.Cell) bool {
	return h.numbered(cells) && !h.cell(cells, payroll.Title).Blank() &&
		(!h.cell(cells, payroll.Authors).Blank() || !h.cell(cells, payroll.Published).Blank())
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// passes reports whether a line is no article but one of the rows that such lists have
// among them, and counts it. The error refuses the file.
func (t *table) passes(l grid.Row) (passed bool, err error) {
	h := t.hand
	if h == nil {
		if t.total(l.Cells) {
			t.afterTotal = true
			t.pass(PassedTotal, l.Number)
			return true, nil
		}
		return false, nil
	}
	if h.ordinary(l.Cells) {
		return false, nil
	}
	if again, err := t.headerAgain(l); again || err != nil {
		return again, err
	}
	if t.isAside(l) {
		return true, nil
	}
	kind, passed := t.passedAs(l)
	if !passed {
		heading, ok := t.heading(l.Cells)
		if !ok {
			return false, nil
		}
		kind = PassedGroup
		if err := t.closeGroup(); err != nil {
			return true, err
		}
		t.openGroup(heading, l.Number)
	}
	t.afterTotal = t.afterTotal && kind != PassedGroup || kind == PassedTotal || kind == PassedFooter
	t.pass(kind, l.Number)
	t.sayPassed(l)
	return true, nil
}

// passedAs says as what a line is passed over that heads no group.
func (t *table) passedAs(l grid.Row) (kind PassedKind, passed bool) {
	switch {
	case numbering(l.Cells) && bracketed(l.Cells):
		return PassedTitle, true
	case t.isTotal(l.Cells):
		t.takeTotal(l)
		return PassedTotal, true
	case t.signed(l.Cells):
		return PassedFooter, true
	case t.prepared(l.Cells):
		return PassedEmpty, true
	}
	return "", false
}

// sayPassed says what a line that is passed over says of money nevertheless: "(*) Bài số 3
// trả tháng sau".
func (t *table) sayPassed(l grid.Row) {
	for i := range l.Cells {
		v := &l.Cells[i]
		if v.Comment != "" {
			t.hand.remarks.add(l.Number, grid.Shorten(v.Comment))
		}
		if text := v.Shown(); v.Kind == grid.Text && len(text) < maxNote && decidesInWords(text) && !isTotalLabel(text) && !underTotal.MatchString(payroll.TextKey(text)) {
			t.warn(NoteBelow, "", l.Number, grid.Shorten(text))
		}
	}
}

// prepared reports whether a row was numbered, or given its formulas, and then left: it
// names nothing, and its quantities are blank or zero.
func (t *table) prepared(cells []grid.Cell) bool {
	formulas := false
	for i := range cells {
		v := &cells[i]
		if number := i == t.hand.ordinal-1 && rowNumber.MatchString(v.Shown()); !v.Blank() && !number && !t.nothing(i, v) {
			return false
		}
		formulas = formulas || cells[i].Kind == grid.Formula
	}
	return t.hand.ordinal > 0 || formulas
}

// rowNumber is the number of a row: 12, 12., 012.
var rowNumber = regexp.MustCompile(`^[0-9]{1,6}\.?$`)

// nothing reports whether a cell that is not blank says nothing of an article: a formula, a
// zero, or a unit that is the same in every row.
func (t *table) nothing(i int, v *grid.Cell) bool {
	switch {
	case v.Kind == grid.Formula:
		return true
	case i >= len(t.header) || !t.header[i].Known:
		return v.Kind == grid.Number || figure.MatchString(payroll.OneLine(v.Text))
	case quantity[t.header[i].Column]:
		n, reason := number(t.header[i].Column, *v)
		return reason == nil && n.IsZero()
	}
	return t.header[i].Column == payroll.BaseSalary || t.header[i].Column == payroll.BaseCoefficient
}

// number reads a cell as a number of column c; a blank one is zero.
func number(c payroll.Column, v grid.Cell) (decimal.Decimal, *payroll.Error) {
	value, reason := (&value.Parser{}).Read(c, v)
	if reason != nil || value.Text == "" {
		return decimal.Zero, reason
	}
	return decimal.RequireFromString(value.Text), nil
}

// article makes a row of a line that is an article.
func (t *table) article(l grid.Row) (Row, error) {
	cells := t.fillDown(l.Number, slices.Clone(l.Cells))
	sameTitle := t.sameTitle(cells)
	refused := t.fromAbove(l.Number, cells)
	if err := t.dayAlone(l.Number, cells); err != nil {
		return Row{}, err
	}
	row, err := t.record(Position{t.path, t.sheet, l.Number}, cells)
	if err != nil {
		return row, err
	}
	if refused != nil {
		row.refuse(refused.Column, refused.Value, refused.Reason)
	}
	t.continues(&row, cells, sameTitle)
	t.hand.blanks.see(&row)
	t.takeGroup(&row)
	t.ofGenre(&row)
	t.weighNotes(&row, cells)
	t.isLine(&row, cells)
	t.looksTotal(&row, cells)
	t.tallyRow(&row, cells)
	for _, i := range t.hand.notes {
		if v := at(cells, i); ditto(v, payroll.Extra) {
			*v = *at(t.hand.above, i)
		}
	}
	t.hand.above = cells
	if !row.continuation {
		t.hand.last = &row
	}
	return row, nil
}

// finish says what is said of the table as a whole. The error refuses the file.
func (t *table) finish() error {
	if t.hand == nil {
		return nil
	}
	if err := t.closeGroup(); err != nil {
		return err
	}
	t.sayUnused(t.hand.headers)
	t.sayGroups()
	t.sayBlanks()
	t.sayMonths()
	t.sayComments()
	return nil
}
