package ledger

import (
	"math"

	"nhuanbut/payroll"
)

// latest is the event that sees all there is.
const latest int64 = math.MaxInt64

// closing is a closed month. What was set after its event does not alter it.
type closing struct {
	month    payroll.Month
	event    int64
	first    payroll.Date // publication dates, both inclusive
	last     payroll.Date
	articles int
	gross    payroll.Dong
	accepted string
	at       string
	head     string
}

// closings are the closed months in order, each the month after the one before.
type closings []closing

// closings are the months closed before a month; before latestMonth all that are closed.
func (t *tx) closings(before payroll.Month) (closings, error) {
	return all(t, `SELECT p.month, p.event_id, p.first_day, p.last_day, p.articles, p.gross, p.accepted, e.made_at, COALESCE(s.hash, '')
FROM period p JOIN event e ON e.id = p.event_id LEFT JOIN seal s ON s.event_id = p.event_id
WHERE p.month < $1 ORDER BY p.month`, []any{before}, func(c *closing) []any {
		return []any{&c.month, &c.event, &c.first, &c.last, &c.articles, &c.gross, &c.accepted, &c.at, &c.head}
	})
}

// latestMonth is after every month.
const latestMonth payroll.Month = "9999-99"

// last is the last closed month, "" where none is.
func (c closings) last() payroll.Month {
	if len(c) == 0 {
		return ""
	}
	return c[len(c)-1].month
}

// closed reports whether nothing of m can change any more: also a month before the
// first one that was closed here counts as closed.
func (c closings) closed(m payroll.Month) bool { return m <= c.last() }

// open is the earliest open month, which takes what changes in closed ones; "" where
// no month is closed.
func (c closings) open() payroll.Month {
	if len(c) == 0 {
		return ""
	}
	return c.last().Add(1)
}

// of is the closing of m itself.
func (c closings) of(m payroll.Month) (closing, bool) {
	for _, one := range c {
		if one.month == m {
			return one, true
		}
	}
	return closing{}, false
}

// seen is the last event that m knows of: that of its closing, or of the first
// closing for a month before it; latest for an open month.
func (c closings) seen(m payroll.Month) int64 {
	for _, one := range c {
		if m <= one.month {
			return one.event
		}
	}
	return latest
}
