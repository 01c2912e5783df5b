package payroll

import (
	"fmt"
	"iter"
	"time"
)

// Refusals of dates and months.
const (
	BadDate  Code = "bad-date"  // Facts: date
	BadMonth Code = "bad-month" // Facts: month
)

// Date is a calendar day in Vietnam, "2026-10-05"; "" is no date. Dates compare as text.
type Date string

// Vietnam is the zone of every date that a person sees: UTC+7, without summer time
// since 1975. It is fixed, and so needs no zone files, which Windows does not have.
var Vietnam = time.FixedZone("+07", 7*60*60)

const (
	isoDate  = "2006-01-02"
	isoMonth = "2006-01"
)

// ParseDate reads an ISO date, "2026-10-05".
func ParseDate(s string) (Date, error) {
	if _, err := time.Parse(isoDate, s); err != nil {
		return "", Refuse(BadDate, "date", s)
	}
	return Date(s), nil
}

// DateOf returns the calendar day of t as t's own clock shows it.
func DateOf(t time.Time) Date { return Date(t.Format(isoDate)) }

// Time returns the day's midnight in UTC: a value for calendars, not an instant.
func (d Date) Time() time.Time {
	t, _ := time.Parse(isoDate, string(d))
	return t
}

// AddDays returns the date n days later, or earlier where n is negative.
func (d Date) AddDays(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// CalendarMonth returns the month that the calendar has d in, whatever period d is of; d is
// a date.
func (d Date) CalendarMonth() Month { return Month(d[:len(isoMonth)]) }

// Month names an accounting period, "2026-10". Months compare as text.
type Month string

// The months that anything can be of: those of the publication dates that are read. A
// slip of a finger is refused, and no walk over months goes on for thousands of them.
const (
	firstMonth Month = "1990-01"
	lastMonth  Month = "2100-12"
)

// ParseMonth reads "2026-10", a month from 1990 to 2100.
func ParseMonth(s string) (Month, error) {
	if _, err := time.Parse(isoMonth, s); err != nil || Month(s) < firstMonth || Month(s) > lastMonth {
		return "", Refuse(BadMonth, "month", s)
	}
	return Month(s), nil
}

// Add returns the month n months later, or earlier where n is negative.
func (m Month) Add(n int) Month {
	t, _ := time.Parse(isoMonth, string(m))
	return Month(t.AddDate(0, n, 0).Format(isoMonth))
}

// Months yields the months from one to another, both inclusive, within those that
// anything can be of.
func Months(first, last Month) iter.Seq[Month] {
	return func(yield func(Month) bool) {
		for m := max(first, firstMonth); m <= min(last, lastMonth) && yield(m); m = m.Add(1) {
		}
	}
}

// Calendar gives the first day of each month's period, 1 to 28: with 26, October
// runs from 26/09 to 25/10. It may change from one month to the next.
type Calendar func(Month) int

// Dates returns the first and last publication dates of m, both inclusive. A month
// starts the day after the month before it ends, so that a change of the first
// day leaves no gap and no overlap.
func (c Calendar) Dates(m Month) (first, last Date) {
	return c.last(m.Add(-1)).AddDays(1), c.last(m)
}

// MonthOf returns the period that a publication date falls in.
func (c Calendar) MonthOf(d Date) Month {
	m := d.CalendarMonth()
	if d > c.last(m) {
		return m.Add(1)
	}
	return m
}

func (c Calendar) last(m Month) Date {
	if first := c(m); first > 1 {
		return Date(fmt.Sprintf("%s-%02d", m, first-1))
	}
	return Date(m.Add(1) + "-01").AddDays(-1)
}
