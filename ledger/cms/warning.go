package cms

import (
	"fmt"
	"slices"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// Warning tells that a file was read in a way that somebody should know of. All rows with one
// trait share one Warning.
type Warning struct {
	Path, Sheet string
	Rows        []int          // from 1, as Excel numbers them; none if it is of the whole file
	Column      string         // the header as in the file; "" where none is meant
	Reason      *payroll.Error // its facts are texts and ints
}

func (w *Warning) Error() string {
	return fmt.Sprintf("%s, sheet %q, rows %v, column %q: %v", w.Path, w.Sheet, w.Rows, w.Column, w.Reason)
}

func (w *Warning) Unwrap() error { return w.Reason }

// maxRowsNamed is the number of rows that one Warning or SkippedRows names.
const maxRowsNamed = 1000

// warn warns of the file, or of one of its rows if row is not 0.
func (r *input) warn(code payroll.Code, column string, row int, facts ...any) {
	reason := payroll.Refuse(code, facts...)
	i := slices.IndexFunc(r.warnings, func(w *Warning) bool {
		return w.Sheet == r.sheet && w.Column == column && w.Reason.Code == code && slices.Equal(w.Reason.Facts, reason.Facts)
	})
	if i < 0 {
		i = len(r.warnings)
		r.warnings = append(r.warnings, &Warning{Path: r.path, Sheet: r.sheet, Column: column, Reason: reason})
	}
	w := r.warnings[i]
	if row != 0 && len(w.Rows) < maxRowsNamed && !slices.Contains(w.Rows, row) {
		w.Rows = append(w.Rows, row)
	}
}

// SkipReason tells why a row is no article.
type SkipReason string

// Rows are skipped for these reasons.
const (
	SkipTitle  SkipReason = "title"  // above the header, or a header again
	SkipGroup  SkipReason = "group"  // the heading of a group
	SkipTotal  SkipReason = "total"  // a total, subtotal or what is carried over
	SkipFooter SkipReason = "footer" // signatures and the like
	SkipEmpty  SkipReason = "empty"  // numbered or given its formulas, and then left
	SkipAside  SkipReason = "aside"  // of a table of something else
	SkipHidden SkipReason = "hidden" // hidden, and nobody wants it
	SkipFolder SkipReason = "folder" // a folder of SharePoint
	SkipSample SkipReason = "sample" // of the empty sheet that shows how it is filled
)

// SkippedRows are the rows of a file that were skipped for one reason.
type SkippedRows struct {
	Kind  SkipReason
	Count int
	Rows  []int // the first of them
}

// skip counts a row that is skipped.
func (r *input) skip(kind SkipReason, row int) {
	i := slices.IndexFunc(r.skipped, func(p SkippedRows) bool { return p.Kind == kind })
	if i < 0 {
		i = len(r.skipped)
		r.skipped = append(r.skipped, SkippedRows{Kind: kind})
	}
	p := &r.skipped[i]
	p.Count++
	if len(p.Rows) < maxRowsNamed {
		p.Rows = append(p.Rows, row)
	}
}

// cellWarning collects the cells of a column that share a warning.
type cellWarning struct {
	code   payroll.Code
	column string
	rows   []int
	quotes []string // what the cells have and what was read, each once
	more   bool     // others are not quoted
}

// maxQuotes is the number of cells that one warning quotes.
const maxQuotes = 20

// warnCell collects a warning of a cell until the end of the file. read is what was read; ""
// if nothing.
func (r *input) warnCell(code payroll.Code, column string, row int, shown, read string) {
	i := slices.IndexFunc(r.cellWarnings, func(t cellWarning) bool { return t.code == code && t.column == column })
	if i < 0 {
		i = len(r.cellWarnings)
		r.cellWarnings = append(r.cellWarnings, cellWarning{code: code, column: column})
	}
	t := &r.cellWarnings[i]
	t.rows = append(t.rows, row)
	quote := "“" + grid.Shorten(shown) + "”"
	if read != "" {
		quote += " = " + read
	}
	switch {
	case slices.Contains(t.quotes, quote):
	case len(t.quotes) < maxQuotes:
		t.quotes = append(t.quotes, quote)
	default:
		t.more = true
	}
}

// flushCellWarnings gives the warnings of cells.
func (r *input) flushCellWarnings() {
	for _, t := range r.cellWarnings {
		quoted := strings.Join(t.quotes, "; ")
		if t.more {
			quoted += "; …"
		}
		for _, row := range t.rows {
			r.warn(t.code, t.column, row, "cells", quoted)
		}
	}
	r.cellWarnings = nil
}
