package cms

import (
	"fmt"
	"slices"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// Warning is something that is said of a file: it was read in a way that somebody should
// know of. One kind of it is one Warning with all its rows.
type Warning struct {
	Path, Sheet string
	Rows        []int          // from 1, as Excel numbers them; none where it is of the file as a whole
	Column      string         // the header as in the file; "" where none is meant
	Reason      *payroll.Error // its facts are texts and ints
}

func (w *Warning) Error() string {
	return fmt.Sprintf("%s, sheet %q, rows %v, column %q: %v", w.Path, w.Sheet, w.Rows, w.Column, w.Reason)
}

func (w *Warning) Unwrap() error { return w.Reason }

// rowsKept is how many rows one Warning or Passed names: enough to find them by, and
// little where a file of any size has the trait in every row.
const rowsKept = 1000

// warn says something of the file, or of one of its rows where row is not 0.
func (r *reading) warn(code payroll.Code, column string, row int, facts ...any) {
	reason := payroll.Refuse(code, facts...)
	i := slices.IndexFunc(r.warnings, func(w *Warning) bool {
		return w.Sheet == r.sheet && w.Column == column && w.Reason.Code == code && slices.Equal(w.Reason.Facts, reason.Facts)
	})
	if i < 0 {
		i = len(r.warnings)
		r.warnings = append(r.warnings, &Warning{Path: r.path, Sheet: r.sheet, Column: column, Reason: reason})
	}
	w := r.warnings[i]
	if row != 0 && len(w.Rows) < rowsKept && !slices.Contains(w.Rows, row) {
		w.Rows = append(w.Rows, row)
	}
}

// PassedKind says why a row is no article.
type PassedKind string

// The kinds of rows that are passed over.
const (
	PassedTitle  PassedKind = "title"  // above the header, or a header again
	PassedGroup  PassedKind = "group"  // the heading of a group
	PassedTotal  PassedKind = "total"  // a total, subtotal or what is carried over
	PassedFooter PassedKind = "footer" // signatures and the like
	PassedEmpty  PassedKind = "empty"  // numbered or given its formulas, and then left
	PassedAside  PassedKind = "aside"  // of a table of something else
	PassedHidden PassedKind = "hidden" // hidden, and nobody wants it
	PassedFolder PassedKind = "folder" // a folder of SharePoint
	PassedSample PassedKind = "sample" // of the empty sheet that shows how it is filled
)

// Passed are the rows of a file that were passed over for one reason.
type Passed struct {
	Kind  PassedKind
	Count int
	Rows  []int // the first of them
}

// pass counts a row that is passed over.
func (r *reading) pass(kind PassedKind, row int) {
	i := slices.IndexFunc(r.passed, func(p Passed) bool { return p.Kind == kind })
	if i < 0 {
		i = len(r.passed)
		r.passed = append(r.passed, Passed{Kind: kind})
	}
	p := &r.passed[i]
	p.Count++
	if len(p.Rows) < rowsKept {
		p.Rows = append(p.Rows, row)
	}
}

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
			r.warn(t.code, t.column, row, "cells", quoted)
		}
	}
	r.sayings = nil
}
