package ledger

import (
	"context"

	"nhuanbut/ledger/store"
)

// Act says who changes the ledger. Every method that writes takes one.
type Act struct {
	User    string // for the audit trail
	Command string // the command line, for the audit trail
}

func (a Act) who() store.Who { return store.Who{User: a.User, Command: a.Command} }

// Head returns the number of the last event and its seal, which covers all before it.
func (l *Ledger) Head(ctx context.Context) (event int64, seal string, err error) {
	err = l.read(ctx, func(t *tx) error {
		event, seal, err = t.Head()
		return err
	})
	return event, seal, err
}
