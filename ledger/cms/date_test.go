package cms_test

import (
	"fmt"
	"testing"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

var dates = []struct {
	order cms.DateOrder
	text  string
	want  string
}{
	{cms.DatesUnsaid, "06/01/2025", "2025-01-06"},
	{cms.DatesUnsaid, "6/1/2025", "2025-01-06"},
	{cms.DatesUnsaid, "6-1-2025", "2025-01-06"},
	{cms.DatesUnsaid, "06.01.2025", "2025-01-06"},
	{cms.DatesUnsaid, "06/01/2025 16:00", "2025-01-06T16:00:00"},
	{cms.DatesUnsaid, "06/01/2025 16:00:59", "2025-01-06T16:00:59"},
	{cms.DatesUnsaid, "06/01/2025 4:00 CH", "2025-01-06T16:00:00"},
	{cms.DatesUnsaid, "06/01/2025 4:00:00 SA", "2025-01-06T04:00:00"},
	{cms.DatesUnsaid, "06/01/2025 12:30 SA", "2025-01-06T00:30:00"},
	{cms.DatesUnsaid, "06/01/2025 12:30 CH", "2025-01-06T12:30:00"},
	{cms.DatesUnsaid, "06/01/2025 16:00 CH", "2025-01-06T16:00:00"},
	{cms.DatesUnsaid, "06/01/2025 16:00 SA", "date-unreadable"},
	{cms.DatesUnsaid, "06/01/2025 00:00", "2025-01-06"},
	{cms.DatesUnsaid, "06/01/2025, 16:00", "2025-01-06T16:00:00"},
	{cms.DatesUnsaid, "16:00 06/01/2025", "2025-01-06T16:00:00"},
	{cms.DatesUnsaid, "2025-01-06", "2025-01-06"},
	{cms.DatesUnsaid, "2025/1/6", "2025-01-06"},
	{cms.DatesUnsaid, "2025-01-06 16:00", "2025-01-06T16:00:00"},
	{cms.DatesUnsaid, "2025-01-06T16:00:00", "2025-01-06T16:00:00"},
	{cms.DatesUnsaid, "2025-01-06T09:00:00Z", "2025-01-06T16:00:00"},
	{cms.DatesUnsaid, "2025-01-06t09:00:00z", "2025-01-06T16:00:00"},
	{cms.DatesUnsaid, "2025-01-06T09:00:00.000Z", "2025-01-06T16:00:00"},
	{cms.DatesUnsaid, "2025-01-31T17:00:00Z", "2025-02-01"}, // 17:00 UTC is midnight in Vietnam
	{cms.DatesUnsaid, "2025-01-06T09:00:00+07:00", "2025-01-06T09:00:00"},
	{cms.DatesUnsaid, "2025-01-06T09:00:00-0500", "2025-01-06T21:00:00"},
	{cms.DatesUnsaid, "datetime;#2025-01-06 16:00:00", "2025-01-06T16:00:00"},
	{cms.DatesUnsaid, "/Date(1736132400000)/", "2025-01-06T10:00:00"}, // 03:00 UTC
	{cms.DatesUnsaid, `\/Date(1736132400000+0700)\/`, "2025-01-06T10:00:00"},
	{cms.DatesUnsaid, "45663", "2025-01-06"},            // 45658 is 01/01/2025
	{cms.DatesUnsaid, "45663,5", "2025-01-06T12:00:00"}, //
	{cms.DatesUnsaid, "45663.6666666667", "2025-01-06T16:00:00"},
	{cms.DatesUnsaid, "12345", "date-out-of-range: 1990, 2100"}, // in 1933
	{cms.DatesUnsaid, "06/01/25", "date-ambiguous"},
	{cms.DatesUnsaid, "06/01/1889", "date-out-of-range: 1990, 2100"},
	{cms.DatesUnsaid, "31/02/2025", "date-unreadable"},
	{cms.DatesUnsaid, "30/02/2025", "date-unreadable"},
	{cms.DatesUnsaid, "06/13/2025", "date-month-first: Ngày xuất bản, 0, 06/13/2025"},
	{cms.DatesUnsaid, "12/25/2025", "date-month-first: Ngày xuất bản, 0, 12/25/2025"},
	{cms.DatesUnsaid, "06/01/2025 4:00 PM", "date-month-first: Ngày xuất bản, 0, 06/01/2025 4:00 PM"},
	{cms.DatesUnsaid, "2025-01-06 4:00 PM", "2025-01-06T16:00:00"},
	{cms.DatesDMY, "06/01/2025 4:00 PM", "2025-01-06T16:00:00"},
	{cms.DatesDMY, "12/25/2025", "date-unreadable"},
	{cms.DatesMDY, "12/25/2025", "2025-12-25"},
	{cms.DatesMDY, "06/01/2025", "2025-06-01"},
	{cms.DatesMDY, "25/12/2025", "date-unreadable"},
	{cms.DatesMDY, "2025-01-06", "2025-01-06"},
	{cms.DatesUnsaid, "06/01-2025", "date-unreadable"},
	{cms.DatesUnsaid, "hôm qua", "date-unreadable"},
	{cms.DatesUnsaid, "2025", "date-unreadable"},
	{cms.DatesUnsaid, "", ""},
}

func TestDatesAsText(t *testing.T) {
	for _, c := range dates {
		t.Run(fmt.Sprintf("%d %q", c.order, c.text), func(t *testing.T) {
			equal(t, "value", parsed(payroll.Published, c.text, c.order), c.want)
		})
	}
}

func TestDateThatNobodyIsPaidByIsKept(t *testing.T) {
	equal(t, "value", parsed(payroll.CreatedAt, "hôm  qua", cms.DatesUnsaid), "hôm qua")
}

func FuzzParseDate(f *testing.F) {
	for _, c := range dates {
		f.Add(int(c.order), c.text)
	}
	f.Fuzz(func(t *testing.T, order int, text string) {
		o := cms.DateOrder(uint(order) % 3)
		value, reason := cms.Parse(payroll.Published, text, o)
		if reason != nil {
			return
		}
		canonicalValue(t, payroll.Published, value)
		if again, reason := cms.Parse(payroll.Published, value, o); reason != nil || again != value {
			t.Fatalf("%q becomes %q, then %q (%v)", text, value, again, reason)
		}
	})
}
