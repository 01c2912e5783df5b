package cms_test

import (
	"fmt"
	"testing"

	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

var dates = []struct {
	order value.DateOrder
	text  string
	want  string
}{
	{value.DatesUnsaid, "06/01/2025", "2025-01-06"},
	{value.DatesUnsaid, "6/1/2025", "2025-01-06"},
	{value.DatesUnsaid, "6-1-2025", "2025-01-06"},
	{value.DatesUnsaid, "06.01.2025", "2025-01-06"},
	{value.DatesUnsaid, "06/01/2025 16:00", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "06/01/2025 16:00:59", "2025-01-06T16:00:59"},
	{value.DatesUnsaid, "06/01/2025 4:00 CH", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "06/01/2025 4:00:00 SA", "2025-01-06T04:00:00"},
	{value.DatesUnsaid, "06/01/2025 12:30 SA", "2025-01-06T00:30:00"},
	{value.DatesUnsaid, "06/01/2025 12:30 CH", "2025-01-06T12:30:00"},
	{value.DatesUnsaid, "06/01/2025 16:00 CH", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "06/01/2025 16:00 SA", "date-unreadable"},
	{value.DatesUnsaid, "06/01/2025 00:00", "2025-01-06"},
	{value.DatesUnsaid, "06/01/2025, 16:00", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "16:00 06/01/2025", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "2025-01-06", "2025-01-06"},
	{value.DatesUnsaid, "2025/1/6", "2025-01-06"},
	{value.DatesUnsaid, "2025-01-06 16:00", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "2025-01-06T16:00:00", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "2025-01-06T09:00:00Z", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "2025-01-06t09:00:00z", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "2025-01-06T09:00:00.000Z", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "2025-01-31T17:00:00Z", "2025-02-01"}, // 17:00 UTC is midnight in Vietnam
	{value.DatesUnsaid, "2025-01-06T09:00:00+07:00", "2025-01-06T09:00:00"},
	{value.DatesUnsaid, "2025-01-06T09:00:00-0500", "2025-01-06T21:00:00"},
	{value.DatesUnsaid, "datetime;#2025-01-06 16:00:00", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "/Date(1736132400000)/", "2025-01-06T10:00:00"}, // 03:00 UTC
	{value.DatesUnsaid, `\/Date(1736132400000+0700)\/`, "2025-01-06T10:00:00"},
	{value.DatesUnsaid, "45663", "2025-01-06"},            // 45658 is 01/01/2025
	{value.DatesUnsaid, "45663,5", "2025-01-06T12:00:00"}, //
	{value.DatesUnsaid, "45663.6666666667", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "12345", "date-out-of-range: 1990, 2100"}, // in 1933
	{value.DatesUnsaid, "06/01/25", "date-ambiguous"},
	{value.DatesUnsaid, "06/01/1889", "date-out-of-range: 1990, 2100"},
	{value.DatesUnsaid, "31/02/2025", "date-unreadable"},
	{value.DatesUnsaid, "30/02/2025", "date-unreadable"},
	{value.DatesUnsaid, "06/13/2025", "date-month-first: Ngày xuất bản, 0, 06/13/2025"},
	{value.DatesUnsaid, "12/25/2025", "date-month-first: Ngày xuất bản, 0, 12/25/2025"},
	{value.DatesUnsaid, "06/01/2025 4:00 PM", "date-month-first: Ngày xuất bản, 0, 06/01/2025 4:00 PM"},
	{value.DatesUnsaid, "2025-01-06 4:00 PM", "2025-01-06T16:00:00"},
	{value.DatesDMY, "06/01/2025 4:00 PM", "2025-01-06T16:00:00"},
	{value.DatesDMY, "12/25/2025", "date-unreadable"},
	{value.DatesMDY, "12/25/2025", "2025-12-25"},
	{value.DatesMDY, "06/01/2025", "2025-06-01"},
	{value.DatesMDY, "25/12/2025", "date-unreadable"},
	{value.DatesMDY, "2025-01-06", "2025-01-06"},
	{value.DatesUnsaid, "06/01-2025", "date-unreadable"},

	// As portals and people write them out; 06/01/2025 is a Monday.
	{value.DatesUnsaid, "Thứ 2, Ngày 06/01/2025, 16:00", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "Thứ Hai, 06/01/2025 16:00", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "thứ năm, 9/1/2025", "2025-01-09"},
	{value.DatesUnsaid, "CN 05/01/2025", "2025-01-05"},
	{value.DatesUnsaid, "Chủ nhật, ngày 5 tháng 1 năm 2025", "2025-01-05"},
	{value.DatesUnsaid, "T2, 06/01/2025", "2025-01-06"},
	{value.DatesUnsaid, "06/01/2025 (Thứ hai)", "2025-01-06"},
	{value.DatesUnsaid, "16:00 | Thứ Hai, 06/01/2025", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "06-01-2025 16h00", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "06/01/2025 16h", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "16h 06/01/2025", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "16h00, 06/01/2025", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "16h30 ngày 6/1/2025", "2025-01-06T16:30:00"},
	{value.DatesUnsaid, "16g30 ngày 6/1/2025", "2025-01-06T16:30:00"},
	{value.DatesUnsaid, "16 giờ 30 phút ngày 6/1/2025", "2025-01-06T16:30:00"},
	{value.DatesUnsaid, "16 giờ 30, ngày 6/1/2025", "2025-01-06T16:30:00"},
	{value.DatesUnsaid, "lúc 16:30 ngày 6/1/2025", "2025-01-06T16:30:00"},
	{value.DatesUnsaid, "6/1/2025 lúc 16:30", "2025-01-06T16:30:00"},
	{value.DatesUnsaid, "Đăng ngày: 06/01/2025", "2025-01-06"},
	{value.DatesUnsaid, "ngày 6 tháng 1 năm 2025", "2025-01-06"},
	{value.DatesUnsaid, "Ngày 06 tháng 01 năm 2025 16:05", "2025-01-06T16:05:00"},
	{value.DatesUnsaid, "16h 06 tháng 1 năm 2025", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "ngay 6 thang 1 nam 2025", "2025-01-06"},
	{value.DatesUnsaid, "6 Tháng Một 2025", "2025-01-06"},
	{value.DatesUnsaid, "6 Tháng Mười Hai, 2025", "2025-12-06"},
	{value.DatesUnsaid, "6 tháng năm năm 2025", "2025-05-06"},
	{value.DatesUnsaid, "6 tháng 1, 2025", "2025-01-06"},
	{value.DatesUnsaid, "06-thg 1-2025", "2025-01-06"},
	{value.DatesUnsaid, "06-Thg1-25", "2025-01-06"},
	{value.DatesUnsaid, "06/Th1/2025", "2025-01-06"},
	{value.DatesUnsaid, "06-Jan-25", "2025-01-06"},
	{value.DatesUnsaid, "6 January 2025", "2025-01-06"},
	{value.DatesUnsaid, "Jan 6, 2025 4:00PM", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "Mon, 06 Jan 2025 09:00:00 +0000", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "Fri, 31 Jan 2025 17:30:00 GMT", "2025-02-01T00:30:00"},
	{value.DatesUnsaid, "Mon Jan 06 2025 16:00:00 GMT+0700 (Indochina Time)", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "06/01/2025, 16:00 (GMT+7)", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "06/01/2025 16:00 GMT+7", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "06/01/2025 16:00 (UTC+07:00)", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "06/01/2025 16:00 +07:00", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "06/01/2025 09:00 UTC", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "31/01/2025 20:00 GMT", "2025-02-01T03:00:00"},
	{value.DatesUnsaid, "06/01/2025 - 16:00", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "16:00 - 06/01/2025", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "06/01/2025 04:00 CH", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "06/01/2025 4:00 chiều", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "4 giờ chiều 06/01/2025", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "06/01/2025 8h30 sáng", "2025-01-06T08:30:00"},
	{value.DatesUnsaid, "06/01/2025 12h trưa", "2025-01-06T12:00:00"},
	{value.DatesUnsaid, "06/01/2025 10h đêm", "2025-01-06T22:00:00"},
	{value.DatesUnsaid, "06/01/2025 12h đêm", "date-unreadable"}, // of the sixth, or of the seventh
	{value.DatesUnsaid, "06/01/2025 16:00:00.0000000", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "2025-01-06 16:00:00.000", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "2025-01-06 09:00:00+00", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "8:05 SA 6/1/2025", "2025-01-06T08:05:00"},
	{value.DatesUnsaid, "16:00, 06/01/2025", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "2025-01-06 09:00:00 UTC", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "06 / 01 / 2025", "2025-01-06"},
	{value.DatesUnsaid, "20250106", "2025-01-06"},
	{value.DatesUnsaid, "20250106160000", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "20250106T090000Z", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "06012025", "2025-01-06"},
	{value.DatesUnsaid, "20251306", "date-unreadable"}, // neither year nor day first
	{value.DatesUnsaid, "06\u200b/01/\u200e2025\u00a016:00", "2025-01-06T16:00:00"},
	{value.DatesUnsaid, "０６/０１/２０２５", "2025-01-06"},
	{value.DatesUnsaid, "06‑01‑2025", "2025-01-06"}, // hyphens that do not break
	{value.DatesUnsaid, `="06/01/2025"`, "2025-01-06"},
	{value.DatesUnsaid, "6/1/25", "date-ambiguous"},
	{value.DatesUnsaid, "06/01/2568", "date-out-of-range: 1990, 2100"},
	{value.DatesUnsaid, "01/2025", "date-without-day"},
	{value.DatesUnsaid, "tháng 1/2025", "date-without-day"},
	{value.DatesUnsaid, "T1/2025", "date-without-day"},
	{value.DatesUnsaid, "Jan 2025", "date-without-day"},
	{value.DatesUnsaid, "6-thg 1", "date-without-year"},
	{value.DatesUnsaid, "06/01", "date-without-year"},
	{value.DatesUnsaid, "06-07/01/2025", "date-unreadable"},
	{value.DatesUnsaid, "ngày 6 tháng 13 năm 2025", "date-unreadable"},
	{value.DatesUnsaid, "06/01/2025 25:00", "date-unreadable"},

	// The day of the week tells the order: 01/06/2025 is a Sunday as the first of June,
	// a Monday as the sixth of January.
	{value.DatesUnsaid, "Sunday, 01/06/2025", "2025-06-01"},
	{value.DatesUnsaid, "Monday, 01/06/2025", "date-month-first: Ngày xuất bản, 0, Monday, 01/06/2025"},
	{value.DatesUnsaid, "Thứ ba, 01/06/2025", "2025-06-01"}, // of neither: the day of the week is the slip
	{value.DatesMDY, "Monday, 01/06/2025", "2025-01-06"},
	{value.DatesUnsaid, "hôm qua", "date-unreadable"},
	{value.DatesUnsaid, "2025", "date-unreadable"},
	{value.DatesUnsaid, "", ""},
}

func TestDatesAsText(t *testing.T) {
	for _, c := range dates {
		t.Run(fmt.Sprintf("%d %q", c.order, c.text), func(t *testing.T) {
			equal(t, "value", parsed(payroll.Published, c.text, c.order), c.want)
		})
	}
}

func TestDateThatNobodyIsPaidByIsKept(t *testing.T) {
	equal(t, "value", parsed(payroll.CreatedAt, "hôm  qua", value.DatesUnsaid), "hôm qua")
}

func FuzzParseDate(f *testing.F) {
	for _, c := range dates {
		f.Add(int(c.order), c.text)
	}
	f.Fuzz(func(t *testing.T, order int, text string) {
		o := value.DateOrder(uint(order) % 3)
		read, reason := value.Parse(payroll.Published, text, o)
		if reason != nil {
			return
		}
		canonicalValue(t, payroll.Published, read)
		if again, reason := value.Parse(payroll.Published, read, o); reason != nil || again != read {
			t.Fatalf("%q becomes %q, then %q (%v)", text, read, again, reason)
		}
	})
}
