package lang

import (
	"fmt"
	"strings"
	"time"

	"nhuanbut/payroll"
)

// PaperDate returns a day as papers have it in both languages: 05/10/2026.
func PaperDate(d payroll.Date) string { return d.Time().Format("02/01/2006") }

// PaperTime returns a time on Vietnam's clocks as papers have it in both languages:
// 05/10/2026 16:00.
func PaperTime(t time.Time) string { return t.In(payroll.Vietnam).Format("02/01/2006 15:04") }

// MonthNumber returns a month as papers have it: 09/2026.
func MonthNumber(m payroll.Month) string { return firstOf(m).Format("01/2006") }

func firstOf(m payroll.Month) time.Time { return payroll.Date(m + "-01").Time() }

// ScreenDate returns an ISO date, or date and time, as the screen has it: 05/10/2026 16:00
// in Vietnamese, 2026-10-05 16:00 in English.
func (l Language) ScreenDate(iso string) string {
	if l == English || len(iso) < 10 {
		return strings.Replace(iso, "T", " ", 1)
	}
	return strings.TrimRight(fmt.Sprintf("%s/%s/%s %s", iso[8:10], iso[5:7], iso[:4], strings.TrimPrefix(iso[10:], "T")), " ")
}

// ScreenTime returns a time of the ledger, RFC 3339 in UTC, on Vietnam's clocks. What is
// no such time is returned as it is.
func (l Language) ScreenTime(utc string) string {
	t, err := time.Parse(time.RFC3339, utc)
	if err != nil {
		return utc
	}
	return l.ScreenDate(t.In(payroll.Vietnam).Format("2006-01-02T15:04"))
}

// Month returns a month within a sentence: 10/2026 in Vietnamese, October 2026 in English.
func (l Language) Month(m payroll.Month) string {
	if l == English {
		return firstOf(m).Format("January 2006")
	}
	return MonthNumber(m)
}

var (
	ofMonth = Both("%s tháng %s năm %d", "%s — %s %d")
	dated   = Both("ngày %s tháng %s năm %d", "%s %s %d")
)

// OfMonth returns a title with its month: Nhuận bút tháng 10 năm 2026.
func (l Language) OfMonth(title Phrase, m payroll.Month) string {
	first := firstOf(m)
	return l.Say(ofMonth, l.Say(title), l.monthOf(first), first.Year())
}

// LongDate returns a day as letters are dated: ngày 05 tháng 10 năm 2026.
func (l Language) LongDate(d payroll.Date) string {
	t := d.Time()
	day := fmt.Sprintf("%02d", t.Day())
	if l == English {
		day = fmt.Sprint(t.Day())
	}
	return l.Say(dated, day, l.monthOf(t), t.Year())
}

// monthOf returns the month of t as titles and dates have it. January and February are
// written 01 and 02, other months without a zero (NĐ 30/2020/NĐ-CP, phụ lục I).
func (l Language) monthOf(t time.Time) string {
	switch {
	case l == English:
		return t.Month().String()
	case t.Month() <= time.February:
		return fmt.Sprintf("%02d", t.Month())
	}
	return fmt.Sprint(int(t.Month()))
}
