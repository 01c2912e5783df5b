package cms

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"nhuanbut/payroll"
)

// DateOrder says how to read a date such as 06/01/2025.
type DateOrder int

// The orders. Unsaid reads the day first, as Vietnam does, and refuses a file with
// any value that can only be written by somebody who puts the month first.
const (
	DatesUnsaid DateOrder = iota
	DatesDMY
	DatesMDY
)

// ParseDateOrder reads "dmy" or "mdy".
func ParseDateOrder(s string) (DateOrder, error) {
	switch strings.ToLower(s) {
	case "dmy":
		return DatesDMY, nil
	case "mdy":
		return DatesMDY, nil
	}
	return DatesUnsaid, payroll.Refuse(DateOrderUnknown, s)
}

// epoch is the day that a file's date serials count from.
type epoch int

const (
	noSerials epoch = iota // numbers are no dates: JSON
	since1900              // of Excel, which believes that 1900 was a leap year
	since1904              // of old Excel on the Mac
)

// Articles and their tables fall in these years; another is a slip or no date at all.
const (
	firstYear = 1990
	lastYear  = 2100
)

const (
	clock    = `(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?:\s*(SA|CH|AM|PM))?`
	dayClock = `(?:[T\s]\s*` + clock + `)?`
)

var (
	yearFirst = regexp.MustCompile(`^(\d{4})([-/.])(\d{1,2})([-/.])(\d{1,2})` + dayClock + `(?:\s*(Z|[+-]\d{2}:?\d{2}))?$`)
	yearLast  = regexp.MustCompile(`^(\d{1,2})([-/.])(\d{1,2})([-/.])(\d{4}|\d{2})(?:,?` + dayClock + `)$`)
	clockDate = regexp.MustCompile(`^(\d{1,2}:\d{2}(?::\d{2})?(?:\s*(?:SA|CH|AM|PM))?),?\s+(\S+)$`)
	scriptOne = regexp.MustCompile(`^\\?/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\\?/$`)
	serialOne = regexp.MustCompile(`^\d{5}(?:[.,]\d{1,17})?$`)
)

// time gives a date or a time of day in canonical form, Vietnam time.
func (p *parser) time(v cell) (string, *payroll.Error) {
	if v.kind == numberCell {
		p.dates.count(serialDate)
		return serialTime(v.text, p.serials)
	}
	text := strings.ToUpper(untyped(payroll.OneLine(v.text)))
	if m := clockDate.FindStringSubmatch(text); m != nil {
		text = m[2] + " " + m[1]
	}
	if m := yearFirst.FindStringSubmatch(text); m != nil && m[2] == m[4] {
		p.dates.count(isoDate)
		return isoTime(m)
	}
	if m := yearLast.FindStringSubmatch(text); m != nil && m[2] == m[4] {
		return p.spokenTime(m)
	}
	if m := scriptOne.FindStringSubmatch(strings.Replace(text, "DATE", "Date", 1)); m != nil {
		p.dates.count(isoDate)
		ms, _ := strconv.ParseInt(m[1], 10, 64)
		return canonicalTime(time.UnixMilli(ms).In(payroll.Vietnam))
	}
	if serialOne.MatchString(text) {
		p.dates.count(serialDate)
		return serialTime(strings.Replace(text, ",", ".", 1), since1900)
	}
	return "", payroll.Refuse(DateUnreadable)
}

// dateForm is a form of dates that tells its order by itself.
type dateForm int

const (
	isoDate dateForm = iota
	serialDate
)

func (d *Dates) count(f dateForm) {
	switch {
	case d == nil:
	case f == isoDate:
		d.ISO++
	default:
		d.Serial++
	}
}

// spoken counts a date that was read by an order; it proves the order where no other fits.
func (d *Dates) spoken(text string, proves bool) {
	if d == nil {
		return
	}
	d.Spoken++
	if proves && d.Proof == "" {
		d.Proof = text
	}
}

// isoTime reads the parts of yearFirst. A time without a zone is Vietnam's.
func isoTime(m []string) (string, *payroll.Error) {
	t, ok := moment(m[1], m[3], m[5], m[6:10])
	zone := m[10]
	if !ok || zone != "" && m[6] == "" {
		return "", payroll.Refuse(DateUnreadable)
	}
	if zone == "" {
		return canonicalTime(t)
	}
	offset, ok := zoneOffset(zone)
	if !ok {
		return "", payroll.Refuse(DateUnreadable)
	}
	return canonicalTime(t.Add(-offset).In(payroll.Vietnam))
}

func zoneOffset(zone string) (time.Duration, bool) {
	if zone == "Z" {
		return 0, true
	}
	zone = strings.Replace(zone, ":", "", 1)
	hours, _ := strconv.Atoi(zone[1:3])
	minutes, _ := strconv.Atoi(zone[3:])
	offset := time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute
	if zone[0] == '-' {
		offset = -offset
	}
	return offset, hours <= 14 && minutes < 60
}

// spokenTime reads the parts of yearLast, in the order that was said.
func (p *parser) spokenTime(m []string) (string, *payroll.Error) {
	day, month, year := m[1], m[3], m[5]
	if len(year) == 2 {
		return "", payroll.Refuse(DateAmbiguous)
	}
	if p.order == DatesMDY {
		day, month = month, day
	}
	t, ok := moment(year, month, day, m[6:10])
	_, swapped := moment(year, day, month, m[6:10])
	if p.order == DatesUnsaid {
		english := m[9] == "AM" || m[9] == "PM"
		if english && (ok || swapped) || !ok && swapped {
			p.monthFirst = true
		}
	}
	if !ok {
		return "", payroll.Refuse(DateUnreadable)
	}
	p.dates.spoken(m[0], !swapped)
	return canonicalTime(t)
}

// moment is the time in UTC of parts that are digits: hour, minute and second may
// be blank, then half is "", SA, CH, AM or PM.
func moment(year, month, day string, clock []string) (time.Time, bool) {
	n := [6]int{}
	for i, s := range []string{year, month, day, clock[0], clock[1], clock[2]} {
		n[i], _ = strconv.Atoi(s)
	}
	switch half := clock[3]; {
	case half == "":
	case half == "SA" || half == "AM":
		if n[3] > 12 {
			return time.Time{}, false
		}
		n[3] %= 12
	case n[3] == 0:
		return time.Time{}, false
	case n[3] < 12:
		n[3] += 12
	}
	t := time.Date(n[0], time.Month(n[1]), n[2], n[3], n[4], n[5], 0, time.UTC)
	same := t.Year() == n[0] && int(t.Month()) == n[1] && t.Day() == n[2] && t.Hour() == n[3] && t.Minute() == n[4] && t.Second() == n[5]
	return t, same
}

// serialTime reads a count of days, rounded to the second: Excel's times are
// binary fractions of a day.
func serialTime(text string, from epoch) (string, *payroll.Error) {
	if from == noSerials {
		return "", payroll.Refuse(DateUnreadable)
	}
	n, reason := machineNumber(text)
	if reason != nil {
		return "", payroll.Refuse(DateUnreadable)
	}
	seconds := n.Mul(decimal.NewFromInt(24 * 60 * 60)).Round(0)
	if seconds.Abs().GreaterThan(decimal.NewFromInt(100_000 * 24 * 60 * 60)) {
		return "", payroll.Refuse(DateOutOfRange, firstYear, lastYear)
	}
	// Excel's day 60 is 29/02/1900, which never was; every serial after it, and so
	// every one in the years that are read, counts from 30/12/1899.
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if from == since1904 {
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return canonicalTime(start.Add(time.Duration(seconds.IntPart()) * time.Second))
}

func canonicalTime(t time.Time) (string, *payroll.Error) {
	if t.Year() < firstYear || t.Year() > lastYear {
		return "", payroll.Refuse(DateOutOfRange, firstYear, lastYear)
	}
	if t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
		return t.Format("2006-01-02"), nil
	}
	return t.Format("2006-01-02T15:04:05"), nil
}
