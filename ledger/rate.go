package ledger

import (
	"context"
	"database/sql"
	"strings"

	"nhuanbut/payroll"
)

// Rates are all rates, seeded and set, by name, genre and date.
func (l *Ledger) Rates(ctx context.Context) (rates []payroll.Rate, err error) {
	err = l.read(ctx, func(t *tx) error {
		rows, err := readRates(t, payroll.LatestEvent)
		rates = rows.AsOf(payroll.LatestEvent)
		return err
	})
	return rates, err
}

// SetRate sets a rate from a day on; without a value nothing is set from that
// day on. A rate of the same day is replaced.
func (l *Ledger) SetRate(ctx context.Context, r payroll.Rate) error {
	r, err := r.Checked()
	if err != nil {
		return err
	}
	return l.write(ctx, func(t *tx) error {
		if err := t.BeginEvent("rate set", strings.TrimSpace(string(r.Name)+" "+r.Genre), ""); err != nil {
			return err
		}
		value := sql.NullString{String: r.Value.Decimal.String(), Valid: r.Value.Valid}
		_, err := t.Exec(`INSERT INTO rate (event_id, name, genre, from_date, value, basis) VALUES ($1, $2, $3, $4, $5, $6)`,
			t.EventID, r.Name, r.Genre, r.From, value, r.Basis)
		return err
	})
}

// readRates returns all that was set until an event, in the order in which it was set.
func readRates(t *tx, asOf int64) (payroll.RateHistory, error) {
	return all(t, `SELECT name, genre, from_date, value, basis, event_id FROM rate WHERE event_id <= $1 ORDER BY id`, []any{asOf},
		func(r *payroll.SetRate) []any { return []any{&r.Name, &r.Genre, &r.From, &r.Value, &r.Basis, &r.Event} })
}
