package ledger

import (
	"context"
	"time"

	"nhuanbut/payroll"
)

// Event is one change of data in the audit trail. Its JSON is a contract.
type Event struct {
	ID      int64  `json:"id"`
	At      string `json:"at"` // UTC
	By      string `json:"by"`
	Command string `json:"command"`
	Action  string `json:"action"`
	Subject string `json:"subject"`
	Detail  string `json:"detail"`
	Hash    string `json:"hash"`
}

// Events are the changes made from a day on (Vietnam time), all where it is "", oldest
// first.
func (l *Ledger) Events(ctx context.Context, since payroll.Date) (list []Event, err error) {
	from := ""
	if since != "" {
		at := since.Time()
		from = time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, payroll.Vietnam).UTC().Format(time.RFC3339)
	}
	err = l.read(ctx, func(t *tx) error {
		list, err = all(t, `SELECT e.id, e.made_at, e.made_by, e.command, e.action, e.subject, e.detail, s.hash
FROM event e JOIN seal s ON s.event_id = e.id WHERE e.made_at >= $1 ORDER BY e.id`, []any{from},
			func(e *Event) []any {
				return []any{&e.ID, &e.At, &e.By, &e.Command, &e.Action, &e.Subject, &e.Detail, &e.Hash}
			})
		return err
	})
	return list, err
}
