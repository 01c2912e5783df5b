package value

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// DateOrder tells how to read a date such as 06/01/2025.
type DateOrder int

// DatesUnspecified reads the day first, as Vietnam does, and refuses a file with a date that
// only somebody who puts the month first can have written.
const (
	DatesUnspecified DateOrder = iota
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
	return DatesUnspecified, payroll.Refuse(dateOrderUnknown, "order", s)
}

// Epoch is the day that a file's date serials count from.
type Epoch int

const (
	NoSerials Epoch = iota // numbers are no dates: JSON
	Since1900              // of Excel, which believes that 1900 was a leap year
	Since1904              // of old Excel on the Mac
)

// firstYear and lastYear bound the dates that are read. Another year is a slip, or the text is
// no date.
const (
	firstYear = 1990
	lastYear  = 2100
)

const (
	clock    = `(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?:\s*(SA|CH|AM|PM))?`
	dayClock = `(?:[T\s]\s*` + clock + `)?`
)

var (
	yearFirst   = regexp.MustCompile(`^(\d{4})([-/.])(\d{1,2})([-/.])(\d{1,2})` + dayClock + `(?:\s*(Z|[+-]\d{2}:?\d{2}))?$`)
	yearLast    = regexp.MustCompile(`^(\d{1,2})([-/.])(\d{1,2})([-/.])(\d{4}|\d{2})(?:,?` + dayClock + `)$`)
	scriptOne   = regexp.MustCompile(`^\\?/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\\?/$`)
	eightDigits = regexp.MustCompile(`^(?:19|20|21)\d{6}$`)
	serialOne   = regexp.MustCompile(`^\d{5}(?:[.,]\d{1,17})?$`)
)

// WrittenDate tells how a date was written. The dates of a file are judged together by it.
type WrittenDate struct {
	Text    string       // as written
	Day     payroll.Date // as it was read
	Serial  bool         // a real date
	Ordered bool         // in figures that need an order
	Swapped payroll.Date // the day with day and month exchanged; "" if there is none
	Proof   bool         // words show that the day comes first
}

// time returns a date or a time in canonical form, in Vietnam's time zone.
func (p *Parser) time(v grid.Cell) (Value, *payroll.Error) {
	if v.Kind == grid.Number {
		if eightDigits.MatchString(v.Text) {
			return p.writtenTime(v.Text)
		}
		p.Dates.count(serialDate)
		text, reason := serialTime(v.Text, p.Serials)
		return dated(text, &WrittenDate{Text: text, Serial: true}), reason
	}
	text := strings.TrimPrefix(strings.ToUpper(WithoutType(PlainFigures(v.Text))), "'")
	if m := yearFirst.FindStringSubmatch(text); m != nil && m[2] == m[4] {
		p.Dates.count(isoDate)
		text, reason := isoTime(m)
		return Value{Text: text}, reason
	}
	if m := yearLast.FindStringSubmatch(text); m != nil && m[2] == m[4] {
		return p.orderedTime(orderedDate{text: m[0], day: m[1], month: m[3], year: m[5], clock: [4]string(m[6:10])})
	}
	if m := scriptOne.FindStringSubmatch(strings.Replace(text, "DATE", "Date", 1)); m != nil {
		p.Dates.count(isoDate)
		ms, _ := strconv.ParseInt(m[1], 10, 64)
		text, reason := canonicalTime(time.UnixMilli(ms).In(payroll.Vietnam))
		return Value{Text: text}, reason
	}
	if serialOne.MatchString(text) {
		p.Dates.count(serialDate)
		text, reason := serialTime(strings.Replace(text, ",", ".", 1), max(p.Serials, Since1900))
		return Value{Text: text}, reason
	}
	return p.writtenTime(text)
}

// dated returns a date with how it was written.
func dated(text string, seen *WrittenDate) Value {
	if len(text) < len("2006-01-02") {
		return Value{}
	}
	seen.Day = payroll.Date(text[:len("2006-01-02")])
	if other, ok := SwapDayMonth(text); ok && seen.Swapped == "" {
		seen.Swapped = payroll.Date(other[:len("2006-01-02")])
	}
	return Value{Text: text, Date: seen}
}

// SwapDayMonth exchanges the day and the month of a canonical time; ok is false if the day is
// above 12.
func SwapDayMonth(text string) (string, bool) {
	month, day := text[5:7], text[8:10]
	return text[:5] + day + "-" + month + text[10:], day <= "12"
}

// Dates counts the forms in which the dates of a file are written. Only dates such as
// 05/10/2026 need an order.
type Dates struct {
	ISO     int       // 2026-10-05
	Serial  int       // the days that Excel counts
	Named   int       // with the month in words: ngày 5 tháng 10 năm 2026
	ByOrder int       // 05/10/2026
	Order   DateOrder // the order that is used
	Proof   string    // a date that fits no other order; "" if there is none
}

// dateForm is a form of dates that needs no order.
type dateForm int

const (
	isoDate dateForm = iota
	serialDate
	namedDate
)

func (d *Dates) count(f dateForm) {
	switch {
	case d == nil:
	case f == isoDate:
		d.ISO++
	case f == namedDate:
		d.Named++
	default:
		d.Serial++
	}
}

// countOrdered counts a date that needs an order. It proves the order if no other one fits.
func (d *Dates) countOrdered(text string, proves bool) {
	if d == nil {
		return
	}
	d.ByOrder++
	if proves && d.Proof == "" {
		d.Proof = text
	}
}

// isoTime reads the parts of yearFirst. A time without a zone is Vietnam's.
func isoTime(m []string) (string, *payroll.Error) {
	t, ok := Moment(m[1], m[3], m[5], [4]string(m[6:10]))
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

// orderedDate holds the parts of a date that needs an order.
type orderedDate struct {
	text             string
	day, month, year string
	clock            [4]string      // hour, minute, second, half of the day
	zone             *time.Duration // from UTC; nil is Vietnam's
	weekday          time.Weekday
	onWeekday        bool // set if the date names its weekday
	vietnamese       bool // in words of Vietnamese, whose dates begin with the day
}

// orderedTime reads a date in figures in the parser's order.
func (p *Parser) orderedTime(s orderedDate) (Value, *payroll.Error) {
	if len(s.year) == 2 {
		return Value{}, payroll.Refuse(DateAmbiguous)
	}
	day, month := s.day, s.month
	if p.Order == DatesMDY {
		day, month = month, day
	}
	t, ok := Moment(s.year, month, day, s.clock)
	other, swapped := Moment(s.year, day, month, s.clock)
	if p.Order == DatesUnspecified {
		english := s.clock[3] == "AM" || s.clock[3] == "PM"
		byWeekday := s.onWeekday && ok && swapped && t.Weekday() != s.weekday && other.Weekday() == s.weekday
		if english && (ok || swapped) || !ok && swapped || byWeekday {
			p.MonthFirst = true
		}
	}
	if !ok {
		return Value{}, payroll.Refuse(DateUnreadable)
	}
	proof := s.vietnamese || s.onWeekday && t.Weekday() == s.weekday && other.Weekday() != s.weekday
	p.Dates.countOrdered(s.text, !swapped || proof)
	text, reason := canonicalTime(inZone(t, s.zone))
	seen := &WrittenDate{Text: s.text, Ordered: true, Proof: proof}
	if swapped {
		seen.Swapped = payroll.DateOf(other)
	}
	return dated(text, seen), reason
}

// inZone returns the time in Vietnam when a clock of the zone shows t.
func inZone(t time.Time, zone *time.Duration) time.Time {
	if zone == nil {
		return t
	}
	return t.Add(-*zone).In(payroll.Vietnam)
}

// Moment returns the UTC time of parts in digits; ok is false if there is no such time. Hour,
// minute and second may be blank; the fourth part of the clock is "", SA, CH, AM or PM.
func Moment(year, month, day string, clock [4]string) (time.Time, bool) {
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

// serialTime reads a count of days, rounded to the second: Excel's times are binary fractions
// of a day.
func serialTime(text string, from Epoch) (string, *payroll.Error) {
	if from == NoSerials {
		return "", payroll.Refuse(DateUnreadable)
	}
	n, reason := MachineNumber(text)
	if reason != nil {
		return "", payroll.Refuse(DateUnreadable)
	}
	seconds := n.Mul(decimal.NewFromInt(24 * 60 * 60)).Round(0)
	if seconds.Abs().GreaterThan(decimal.NewFromInt(100_000 * 24 * 60 * 60)) {
		return "", outOfRange()
	}
	// Excel's day 60 is 29/02/1900, which never was; every serial after it, and so
	// every one in the years that are read, counts from 30/12/1899.
	start := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if from == Since1904 {
		start = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	return canonicalTime(start.Add(time.Duration(seconds.IntPart()) * time.Second))
}

func canonicalTime(t time.Time) (string, *payroll.Error) {
	if t.Year() < firstYear || t.Year() > lastYear {
		return "", outOfRange()
	}
	if t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
		return t.Format("2006-01-02"), nil
	}
	return t.Format("2006-01-02T15:04:05"), nil
}

func outOfRange() *payroll.Error {
	return payroll.Refuse(DateOutOfRange, "first", strconv.Itoa(firstYear), "last", strconv.Itoa(lastYear))
}
