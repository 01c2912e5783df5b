package cms

import (
	"cmp"
	"slices"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// asRow reads the cells of an item as the row of a list: by the rules of one kept by hand
// too, since such lists are turned into JSON as well.
func (l *items) asRow(at Position) (Row, error) {
	t := l.hand
	if l.learned < len(l.header) {
		l.learned = len(l.header)
		t.hand.learn(l.header)
	}
	refused := t.fromAbove(at.Row, l.cells)
	row, err := l.record(at, l.cells)
	if err != nil {
		return row, err
	}
	if refused != nil {
		row.refuse(refused.Column, refused.Value, refused.Reason)
	}
	t.ofGenre(&row)
	t.weighNotes(&row, l.cells)
	t.isLine(&row, l.cells)
	t.looksTotal(&row, l.cells)
	return row, nil
}

// settleItem gives an item's row what is to be said of it, and keeps it for signs that say
// "as above".
func (l *items) settleItem(row *Row, twice *CellError) {
	if twice != nil {
		at := row.At
		row.Err = cmp.Or(twice, row.Err)
		row.Err.At = at
	} else if row.unidentified() && row.Err == nil && !grid.Blank(l.cells) {
		row.refuse("", l.firstShown(), payroll.Refuse(NoIdentity))
	}
	l.hand.hand.above = slices.Clone(l.cells)
	l.sayElsewhere(row)
}
