package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// Rates are all rates, seeded and set, by name, genre and date.
func (l *Ledger) Rates(ctx context.Context) (rates []payroll.Rate, err error) {
	err = l.read(ctx, func(t *tx) error {
		rows, err := t.rates(latest)
		rates = standing(rows, latest)
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

type rateRow struct {
	payroll.Rate
	event int64
}

// rates are all that was set until an event, in the order in which it was set.
func (t *tx) rates(asOf int64) ([]rateRow, error) {
	return all(t, `SELECT name, genre, from_date, value, basis, event_id FROM rate WHERE event_id <= $1 ORDER BY id`, []any{asOf},
		func(r *rateRow) []any { return []any{&r.Name, &r.Genre, &r.From, &r.Value, &r.Basis, &r.event} })
}

// standing are the rates of what was set until an event, by name, genre and date: of
// one day the last that was set.
func standing(rows []rateRow, seen int64) []payroll.Rate {
	type key struct {
		name  payroll.RateName
		genre string
		from  payroll.Date
	}
	place := make(map[key]int)
	var list []payroll.Rate
	for _, row := range rows {
		if row.event > seen {
			continue
		}
		k := key{row.Name, payroll.TextKey(row.Genre), row.From}
		if i, ok := place[k]; ok {
			list[i] = row.Rate
			continue
		}
		place[k] = len(list)
		list = append(list, row.Rate)
	}
	slices.SortStableFunc(list, func(a, b payroll.Rate) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), strings.Compare(a.Genre, b.Genre), cmp.Compare(a.From, b.From))
	})
	return list
}

// declared are the rates with the unit's own regulation as the basis where the
// law sets none and a setting names it.
func declared(rates []payroll.Rate, regulation string) payroll.Rates {
	if regulation != "" {
		rates = slices.Clone(rates)
		for i := range rates {
			if rates[i].Basis == payroll.UndeclaredBasis {
				rates[i].Basis = regulation
			}
		}
	}
	return payroll.NewRates(rates)
}
