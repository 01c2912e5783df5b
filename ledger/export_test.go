package ledger

import "context"

// CountWorked returns a context under which count is called with each month and run that
// is worked out.
func CountWorked(ctx context.Context, count func(what string)) context.Context {
	return context.WithValue(ctx, workedKey{}, count)
}
