package ledger

import "context"

// Step is a part of a long operation.
type Step string

// The steps. What Done and Total of a step count is said at each.
const (
	StepImport  Step = "import"  // a file is read: its bytes; Rows are its rows
	StepRead    Step = "read"    // articles are read and worked out; nobody knows how many there are
	StepPost    Step = "post"    // a month's lines are posted: lines
	StepSeal    Step = "seal"    // events are sealed, or their seals compared: events
	StepFile    Step = "file"    // SQLite looks at the file: nothing to count
	StepPeriods Step = "periods" // closed months are worked out anew: months
	StepCopy    Step = "copy"    // the ledger is copied: nothing to count
	StepSheet   Step = "sheet"   // a workbook is written: rows of its sheets
)

// Progress says how far a step has come. Total is 0 where nobody knows it.
type Progress struct {
	Step    Step
	Subject string // the file, month or sheet, "" where the step has none
	Rows    int64
	Done    int64
	Total   int64
}

type progressKey struct{}

// WithProgress lets tell know how far what is done under the context has come: once
// before each thing that is counted, from the goroutine that does it.
func WithProgress(ctx context.Context, tell func(Progress)) context.Context {
	return context.WithValue(ctx, progressKey{}, tell)
}

// Tell says how far something has come to whoever asked for it.
func Tell(ctx context.Context, p Progress) {
	if tell, ok := ctx.Value(progressKey{}).(func(Progress)); ok {
		tell(p)
	}
}
