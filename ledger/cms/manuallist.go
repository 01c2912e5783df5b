package cms

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// manualList is the state of reading a list that somebody keeps by hand: what rows above say
// that a row leaves out.
type manualList struct {
	places  [payroll.ColumnCount]int // the place of each column in the header, from 1; 0 if it has none
	ordinal int                      // the column that numbers the rows, from 1; 0 if there is none
	notes   []int                    // the columns of notes, from 0
	fill    []int                    // the columns whose blanks are filled from above, from 0

	headers []HeaderColumn // the columns of all tables of the sheet

	groups       groups
	aside        string // the header of the table that is being ignored; "" if none
	blanks       authorBlanks
	cellsAbove   []grid.Cell // the cells of the article above, as read
	articleAbove *Row        // the article above
	months       monthContext
	tally        tally
	remarks      commentLog
	joining      joinState
}

// newManualList returns the state before the first row.
func newManualList() *manualList { return &manualList{tally: newTally(), joining: newJoining()} }

// begin takes the header of the first table, or of another one below it.
func (h *manualList) begin(header []HeaderColumn) {
	h.learn(header)
	h.cellsAbove, h.articleAbove = nil, nil
	h.groups.beginTable()
	h.tally.beginTable(header)
}

// learn finds the columns of a header.
func (h *manualList) learn(header []HeaderColumn) {
	h.places, h.ordinal, h.notes = [payroll.ColumnCount]int{}, 0, nil
	for i, c := range header {
		name := foldName(decodeName(c.Name))
		switch {
		case c.Known:
			h.places[c.Column] = i + 1
		case ordinalNames[name] && h.ordinal == 0:
			h.ordinal = i + 1
		case isNote(name) && !c.Omitted:
			h.notes = append(h.notes, i)
		}
	}
}

// ordinalNames are the folded names of the column that numbers the rows. It is never an ID.
var ordinalNames = wordSet(`stt tt sott sothutu thutu no nr number so`)

// noteNames are the beginnings of the folded names of columns of notes.
var noteNames = []string{"ghichu", "note", "luuy", "nhanxet", "ykien", "remark", "comment", "chuthich", "diengiai", "lydo"}

// isNote reports whether a folded name is of a column of notes.
func isNote(name string) bool {
	return slices.ContainsFunc(noteNames, func(begin string) bool { return strings.HasPrefix(name, begin) })
}

// cell returns a row's cell of a column; a blank one if the row or the header has none.
func (h *manualList) cell(cells []grid.Cell, c payroll.Column) *grid.Cell {
	return cellAt(cells, h.places[c]-1)
}

// cellAt returns cell i of a row, counted from 0; a blank one if there is none.
func cellAt(cells []grid.Cell, i int) *grid.Cell {
	if i < 0 || i >= len(cells) {
		return &grid.Cell{}
	}
	return &cells[i]
}

// hasColumn reports whether the header has a column.
func (h *manualList) hasColumn(c payroll.Column) bool { return h.places[c] > 0 }

// numbered reports whether a row has an ID of a CMS: then it is an article.
func (h *manualList) numbered(cells []grid.Cell) bool {
	v := h.cell(cells, payroll.ID)
	return !v.Blank() && slices.ContainsFunc([]byte(v.Shown()), isDigit)
}

// ordinary reports whether a row is an article beyond doubt.
func (h *manualList) ordinary(cells []grid.Cell) bool {
	return h.numbered(cells) && !h.cell(cells, payroll.Title).Blank() &&
		(!h.cell(cells, payroll.Authors).Blank() || !h.cell(cells, payroll.Published).Blank())
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// number returns a cell as a number of column c; 0 if it is blank.
func number(c payroll.Column, v grid.Cell) (decimal.Decimal, *payroll.Error) {
	value, reason := (&value.Parser{}).Read(c, v)
	if reason != nil || value.Text == "" {
		return decimal.Zero, reason
	}
	return decimal.RequireFromString(value.Text), nil
}

// article returns the row of a line that is an article.
func (t *table) article(l grid.Row) (Row, error) {
	cells := t.fillDown(l.Number, slices.Clone(l.Cells))
	sameTitle := t.takeTitleDitto(cells)
	refused := t.copyFromAbove(l.Number, cells)
	if err := t.completeDay(l.Number, cells); err != nil {
		return Row{}, err
	}
	row, err := t.in.record(Position{t.in.path, t.in.sheet, l.Number}, cells)
	if err != nil {
		return row, err
	}
	if refused != nil {
		row.refuse(refused.Column, refused.Value, refused.Reason)
	}
	t.holdContinuation(&row, cells, sameTitle)
	t.manual.blanks.see(&row)
	t.applyGroup(&row)
	t.applyGenre(&row)
	t.holdForNotes(&row, cells)
	t.findLine(&row, cells)
	t.holdTotalLabel(&row, cells)
	t.tallyRow(&row, cells)
	for _, i := range t.manual.notes {
		if v := cellAt(cells, i); isDitto(v, payroll.Extra) {
			*v = *cellAt(t.manual.cellsAbove, i)
		}
	}
	t.manual.cellsAbove = cells
	if !row.continuation {
		t.manual.articleAbove = &row
	}
	return row, nil
}

// finish warns of what the table as a whole shows. An error refuses the file.
func (t *table) finish() error {
	if t.manual == nil {
		return nil
	}
	if err := t.closeGroup(); err != nil {
		return err
	}
	t.warnUnused(t.manual.headers)
	t.warnGroups()
	t.warnBlanks()
	t.warnMonths()
	t.warnComments()
	return nil
}
