package cms

import (
	"slices"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// saying are the cells of a column of which one thing is said: one warning for all.
type saying struct {
	code   payroll.Code
	column string
	rows   []int
	quotes []string // what the cells have and what was read, each once
	more   bool     // others are not quoted
}

// quotesKept is how many cells one warning quotes.
const quotesKept = 20

// tell takes a cell of which something is said at the end of the file. read is "" where
// nothing was read out of it.
func (r *reading) tell(code payroll.Code, column string, row int, shown, read string) {
	i := slices.IndexFunc(r.sayings, func(t saying) bool { return t.code == code && t.column == column })
	if i < 0 {
		i = len(r.sayings)
		r.sayings = append(r.sayings, saying{code: code, column: column})
	}
	t := &r.sayings[i]
	t.rows = append(t.rows, row)
	quote := "“" + grid.Shorten(shown) + "”"
	if read != "" {
		quote += " = " + read
	}
	switch {
	case slices.Contains(t.quotes, quote):
	case len(t.quotes) < quotesKept:
		t.quotes = append(t.quotes, quote)
	default:
		t.more = true
	}
}

// sayCells says what was told of cells.
func (r *reading) sayCells() {
	for _, t := range r.sayings {
		quoted := strings.Join(t.quotes, "; ")
		if t.more {
			quoted += "; …"
		}
		for _, row := range t.rows {
			r.warn(t.code, t.column, row, quoted)
		}
	}
	r.sayings = nil
}
