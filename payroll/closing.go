package payroll

import "math"

// Events number everything that is written, in order. LatestEvent sees all there is.
const LatestEvent int64 = math.MaxInt64

// LatestMonth is after every month.
const LatestMonth Month = "9999-99"

// Closing is a closed month. What is set after its event does not change it.
type Closing struct {
	Month    Month
	Event    int64
	First    Date // publication dates, both inclusive
	Last     Date
	Articles int
	Gross    Dong
	Accepted string // the codes of the blocking findings that it was closed over, joined by ","
	At       string // UTC
	Head     string // the seal
}

// Closings are the closed months in order, each the month after the one before.
type Closings []Closing

// Last returns the last closed month, "" where none is closed.
func (c Closings) Last() Month {
	if len(c) == 0 {
		return ""
	}
	return c[len(c)-1].Month
}

// Closed reports whether m can no longer change. A month before the first one that was
// closed here counts as closed.
func (c Closings) Closed(m Month) bool { return m <= c.Last() }

// Open returns the earliest open month, which takes what changes in closed ones; "" where
// no month is closed.
func (c Closings) Open() Month {
	if len(c) == 0 {
		return ""
	}
	return c.Last().Add(1)
}

// Of returns the closing of m itself.
func (c Closings) Of(m Month) (Closing, bool) {
	for _, one := range c {
		if one.Month == m {
			return one, true
		}
	}
	return Closing{}, false
}

// Seen returns the last event that m takes notice of: that of its closing, or of the first
// closing for a month before it; LatestEvent for an open month.
func (c Closings) Seen(m Month) int64 {
	for _, one := range c {
		if m <= one.Month {
			return one.Event
		}
	}
	return LatestEvent
}
