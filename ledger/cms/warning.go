package cms

import (
	"fmt"
	"slices"

	"nhuanbut/payroll"
)

// Warning is something that is said of a file: it was read in a way that somebody should
// know of. One kind of it is one Warning with all its rows.
type Warning struct {
	Path, Sheet string
	Rows        []int          // from 1, as Excel numbers them; none where it is of the file as a whole
	Column      string         // the header as in the file; "" where none is meant
	Reason      *payroll.Error // its Args are texts and ints
}

func (w *Warning) Error() string {
	return fmt.Sprintf("%s, sheet %q, rows %v, column %q: %v", w.Path, w.Sheet, w.Rows, w.Column, w.Reason)
}

func (w *Warning) Unwrap() error { return w.Reason }

// rowsKept is how many rows one Warning or Passed names: enough to find them by, and
// little where a file of any size has the trait in every row.
const rowsKept = 1000

// warn says something of the file, or of one of its rows where row is not 0.
func (r *reading) warn(code payroll.Code, column string, row int, args ...any) {
	reason := payroll.Refuse(code, args...)
	i := slices.IndexFunc(r.warnings, func(w *Warning) bool {
		return w.Sheet == r.sheet && w.Column == column && w.Reason.Code == code && slices.Equal(w.Reason.Args, reason.Args)
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
