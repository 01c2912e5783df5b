// Package progress carries how far a long operation has come to whoever shows it.
package progress

import "context"

// Step is a part of a long operation.
type Step string

// The steps. The comment of each says what State.Done and State.Total count.
const (
	Import  Step = "import"  // a file is read: its bytes; Rows counts its rows
	Read    Step = "read"    // articles are read and worked out; the total is unknown
	Post    Step = "post"    // a month's lines are posted: lines
	Seal    Step = "seal"    // events are sealed, or their seals compared: events
	File    Step = "file"    // the database checks its file: nothing to count
	Periods Step = "periods" // closed months are worked out anew: months
	Copy    Step = "copy"    // the ledger is copied: nothing to count
	Sheet   Step = "sheet"   // a workbook is written: rows of its sheets
)

// State is how far a step has come. Total is 0 where nobody knows it.
type State struct {
	Step    Step
	Subject string // the file, month or sheet, "" where the step has none
	Rows    int64
	Done    int64
	Total   int64
}

type key struct{}

// With returns a context under which Tell calls show: once before each thing that is
// counted, from the goroutine that does it.
func With(ctx context.Context, show func(State)) context.Context {
	return context.WithValue(ctx, key{}, show)
}

// Tell passes s to the function that the context was given, if any.
func Tell(ctx context.Context, s State) {
	if show, ok := ctx.Value(key{}).(func(State)); ok {
		show(s)
	}
}
