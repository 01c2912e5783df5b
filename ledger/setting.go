package ledger

import (
	"context"

	"nhuanbut/payroll"
)

// Settings returns all settings: initial values that nothing has replaced first, then what
// is set, by key and month.
func (l *Ledger) Settings(ctx context.Context) (list []payroll.Setting, err error) {
	err = l.read(ctx, func(t *tx) error {
		s, err := readSettings(t, payroll.LatestEvent, payroll.LatestMonth)
		list = s.List()
		return err
	})
	return list, err
}

// UnitName returns the newsroom's name as it is now.
func (l *Ledger) UnitName(ctx context.Context) (name string, err error) {
	err = l.read(ctx, func(t *tx) error {
		s, err := readSettings(t, payroll.LatestEvent, payroll.LatestMonth)
		name = s.Current(payroll.UnitName, payroll.LatestMonth)
		return err
	})
	return name, err
}

// SetSetting sets a value from a month on and returns it as it was stored. Without a month
// it holds for all months, whatever was set for single ones. The first month of the ledger
// is one for all, and never after a closed one.
func (l *Ledger) SetSetting(ctx context.Context, key, value string, from payroll.Month) (payroll.Setting, error) {
	set, err := payroll.ParseSetting(key, payroll.OneLine(value))
	if err != nil {
		return payroll.Setting{}, err
	}
	set.From = from
	if set.Key == payroll.FirstMonth && from != "" {
		return payroll.Setting{}, payroll.Refuse(payroll.SettingOfAll, "key", set.Key)
	}
	err = l.write(ctx, func(t *tx) error {
		if set.Key == payroll.FirstMonth {
			closed, err := readClosings(t, payroll.LatestMonth)
			if err != nil {
				return err
			}
			if len(closed) > 0 && payroll.Month(set.Value) > closed[0].Month {
				return payroll.Refuse(payroll.FirstMonthLate, "month", set.Value, "closed", closed[0].Month)
			}
		}
		if err := t.BeginEvent("setting set", set.Key, ""); err != nil {
			return err
		}
		_, err := t.Exec(`INSERT INTO setting (event_id, key, from_month, value) VALUES ($1, $2, $3, $4)`, t.EventID, set.Key, from, set.Value)
		return err
	})
	return set, err
}

// readSettings returns what was set up to an event, with the months closed before a month.
func readSettings(t *tx, asOf int64, before payroll.Month) (s payroll.Settings, err error) {
	if s.Closed, err = readClosings(t, before); err != nil {
		return s, err
	}
	s.Values, err = all(t, `SELECT key, value, from_month, event_id FROM setting WHERE event_id <= $1 ORDER BY id`, []any{asOf},
		func(v *payroll.SetValue) []any { return []any{&v.Key, &v.Value, &v.From, &v.Event} })
	return s, err
}

// readClosings returns the months closed before a month, in order.
func readClosings(t *tx, before payroll.Month) (payroll.Closings, error) {
	return all(t, `SELECT p.month, p.event_id, p.first_day, p.last_day, p.articles, p.gross, p.accepted, e.made_at, COALESCE(s.hash, '')
FROM period p JOIN event e ON e.id = p.event_id LEFT JOIN seal s ON s.event_id = p.event_id
WHERE p.month < $1 ORDER BY p.month`, []any{before}, func(c *payroll.Closing) []any {
		return []any{&c.Month, &c.Event, &c.First, &c.Last, &c.Articles, &c.Gross, &c.Accepted, &c.At, &c.Head}
	})
}
