package value_test

import (
	"fmt"
	"testing"

	"nhuanbut/ledger/cms/value"
	"nhuanbut/ledger/cms/value/valuetest"
	"nhuanbut/payroll"
)

var dates = []struct {
	order value.DateOrder
	text  string
	want  string
}{
	{value.DatesUnspecified, "06/01/2025", "2025-01-06"},
	{value.DatesUnspecified, "6/1/2025", "2025-01-06"},
	{value.DatesUnspecified, "6-1-2025", "2025-01-06"},
	{value.DatesUnspecified, "06.01.2025", "2025-01-06"},
	{value.DatesUnspecified, "06/01/2025 16:00", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "06/01/2025 16:00:59", "2025-01-06T16:00:59"},
	{value.DatesUnspecified, "06/01/2025 4:00 CH", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "06/01/2025 4:00:00 SA", "2025-01-06T04:00:00"},
	{value.DatesUnspecified, "06/01/2025 12:30 SA", "2025-01-06T00:30:00"},
	{value.DatesUnspecified, "06/01/2025 12:30 CH", "2025-01-06T12:30:00"},
	{value.DatesUnspecified, "06/01/2025 16:00 CH", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "06/01/2025 16:00 SA", "date-unreadable"},
	{value.DatesUnspecified, "06/01/2025 00:00", "2025-01-06"},
	{value.DatesUnspecified, "06/01/2025, 16:00", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "16:00 06/01/2025", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "2025-01-06", "2025-01-06"},
	{value.DatesUnspecified, "2025/1/6", "2025-01-06"},
	{value.DatesUnspecified, "2025-01-06 16:00", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "2025-01-06T16:00:00", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "2025-01-06T09:00:00Z", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "2025-01-06t09:00:00z", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "2025-01-06T09:00:00.000Z", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "2025-01-31T17:00:00Z", "2025-02-01"}, // 17:00 UTC is midnight in Vietnam
	{value.DatesUnspecified, "2025-01-06T09:00:00+07:00", "2025-01-06T09:00:00"},
	{value.DatesUnspecified, "2025-01-06T09:00:00-0500", "2025-01-06T21:00:00"},
	{value.DatesUnspecified, "datetime;#2025-01-06 16:00:00", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "/Date(1736132400000)/", "2025-01-06T10:00:00"}, // 03:00 UTC
	{value.DatesUnspecified, `\/Date(1736132400000+0700)\/`, "2025-01-06T10:00:00"},
	{value.DatesUnspecified, "45663", "2025-01-06"},            // 45658 is 01/01/2025
	{value.DatesUnspecified, "45663,5", "2025-01-06T12:00:00"}, //
	{value.DatesUnspecified, "45663.6666666667", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "12345", "date-out-of-range: 1990, 2100"}, // in 1933
	{value.DatesUnspecified, "06/01/25", "date-ambiguous"},
	{value.DatesUnspecified, "06/01/1889", "date-out-of-range: 1990, 2100"},
	{value.DatesUnspecified, "31/02/2025", "date-unreadable"},
	{value.DatesUnspecified, "30/02/2025", "date-unreadable"},
	{value.DatesUnspecified, "06/13/2025", "date-month-first: Ngày xuất bản, 0, 06/13/2025"},
	{value.DatesUnspecified, "12/25/2025", "date-month-first: Ngày xuất bản, 0, 12/25/2025"},
	{value.DatesUnspecified, "06/01/2025 4:00 PM", "date-month-first: Ngày xuất bản, 0, 06/01/2025 4:00 PM"},
	{value.DatesUnspecified, "2025-01-06 4:00 PM", "2025-01-06T16:00:00"},
	{value.DatesDMY, "06/01/2025 4:00 PM", "2025-01-06T16:00:00"},
	{value.DatesDMY, "12/25/2025", "date-unreadable"},
	{value.DatesMDY, "12/25/2025", "2025-12-25"},
	{value.DatesMDY, "06/01/2025", "2025-06-01"},
	{value.DatesMDY, "25/12/2025", "date-unreadable"},
	{value.DatesMDY, "2025-01-06", "2025-01-06"},
	{value.DatesUnspecified, "06/01-2025", "date-unreadable"},

	// As portals and people write them out; 06/01/2025 is a Monday.
	{value.DatesUnspecified, "Thứ 2, Ngày 06/01/2025, 16:00", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "Thứ Hai, 06/01/2025 16:00", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "thứ năm, 9/1/2025", "2025-01-09"},
	{value.DatesUnspecified, "CN 05/01/2025", "2025-01-05"},
	{value.DatesUnspecified, "Chủ nhật, ngày 5 tháng 1 năm 2025", "2025-01-05"},
	{value.DatesUnspecified, "T2, 06/01/2025", "2025-01-06"},
	{value.DatesUnspecified, "06/01/2025 (Thứ hai)", "2025-01-06"},
	{value.DatesUnspecified, "16:00 | Thứ Hai, 06/01/2025", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "06-01-2025 16h00", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "06/01/2025 16h", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "16h 06/01/2025", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "16h00, 06/01/2025", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "16h30 ngày 6/1/2025", "2025-01-06T16:30:00"},
	{value.DatesUnspecified, "16g30 ngày 6/1/2025", "2025-01-06T16:30:00"},
	{value.DatesUnspecified, "16 giờ 30 phút ngày 6/1/2025", "2025-01-06T16:30:00"},
	{value.DatesUnspecified, "16 giờ 30, ngày 6/1/2025", "2025-01-06T16:30:00"},
	{value.DatesUnspecified, "lúc 16:30 ngày 6/1/2025", "2025-01-06T16:30:00"},
	{value.DatesUnspecified, "6/1/2025 lúc 16:30", "2025-01-06T16:30:00"},
	{value.DatesUnspecified, "Đăng ngày: 06/01/2025", "2025-01-06"},
	{value.DatesUnspecified, "ngày 6 tháng 1 năm 2025", "2025-01-06"},
	{value.DatesUnspecified, "Ngày 06 tháng 01 năm 2025 16:05", "2025-01-06T16:05:00"},
	{value.DatesUnspecified, "16h 06 tháng 1 năm 2025", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "ngay 6 thang 1 nam 2025", "2025-01-06"},
	{value.DatesUnspecified, "6 Tháng Một 2025", "2025-01-06"},
	{value.DatesUnspecified, "6 Tháng Mười Hai, 2025", "2025-12-06"},
	{value.DatesUnspecified, "6 tháng năm năm 2025", "2025-05-06"},
	{value.DatesUnspecified, "6 tháng 1, 2025", "2025-01-06"},
	{value.DatesUnspecified, "06-thg 1-2025", "2025-01-06"},
	{value.DatesUnspecified, "06-Thg1-25", "2025-01-06"},
	{value.DatesUnspecified, "06/Th1/2025", "2025-01-06"},
	{value.DatesUnspecified, "06-Jan-25", "2025-01-06"},
	{value.DatesUnspecified, "6 January 2025", "2025-01-06"},
	{value.DatesUnspecified, "Jan 6, 2025 4:00PM", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "Mon, 06 Jan 2025 09:00:00 +0000", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "Fri, 31 Jan 2025 17:30:00 GMT", "2025-02-01T00:30:00"},
	{value.DatesUnspecified, "Mon Jan 06 2025 16:00:00 GMT+0700 (Indochina Time)", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "06/01/2025, 16:00 (GMT+7)", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "06/01/2025 16:00 GMT+7", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "06/01/2025 16:00 (UTC+07:00)", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "06/01/2025 16:00 +07:00", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "06/01/2025 09:00 UTC", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "31/01/2025 20:00 GMT", "2025-02-01T03:00:00"},
	{value.DatesUnspecified, "06/01/2025 - 16:00", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "16:00 - 06/01/2025", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "06/01/2025 04:00 CH", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "06/01/2025 4:00 chiều", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "4 giờ chiều 06/01/2025", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "06/01/2025 8h30 sáng", "2025-01-06T08:30:00"},
	{value.DatesUnspecified, "06/01/2025 12h trưa", "2025-01-06T12:00:00"},
	{value.DatesUnspecified, "06/01/2025 10h đêm", "2025-01-06T22:00:00"},
	{value.DatesUnspecified, "06/01/2025 12h đêm", "date-unreadable"}, // of the sixth, or of the seventh
	{value.DatesUnspecified, "06/01/2025 16:00:00.0000000", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "2025-01-06 16:00:00.000", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "2025-01-06 09:00:00+00", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "8:05 SA 6/1/2025", "2025-01-06T08:05:00"},
	{value.DatesUnspecified, "16:00, 06/01/2025", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "2025-01-06 09:00:00 UTC", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "06 / 01 / 2025", "2025-01-06"},
	{value.DatesUnspecified, "20250106", "2025-01-06"},
	{value.DatesUnspecified, "20250106160000", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "20250106T090000Z", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "06012025", "2025-01-06"},
	{value.DatesUnspecified, "20251306", "date-unreadable"}, // neither year nor day first
	{value.DatesUnspecified, "06\u200b/01/\u200e2025\u00a016:00", "2025-01-06T16:00:00"},
	{value.DatesUnspecified, "０６/０１/２０２５", "2025-01-06"},
	{value.DatesUnspecified, "06‑01‑2025", "2025-01-06"}, // hyphens that do not break
	{value.DatesUnspecified, `="06/01/2025"`, "2025-01-06"},
	{value.DatesUnspecified, "6/1/25", "date-ambiguous"},
	{value.DatesUnspecified, "06/01/2568", "date-out-of-range: 1990, 2100"},
	{value.DatesUnspecified, "01/2025", "date-without-day"},
	{value.DatesUnspecified, "tháng 1/2025", "date-without-day"},
	{value.DatesUnspecified, "T1/2025", "date-without-day"},
	{value.DatesUnspecified, "Jan 2025", "date-without-day"},
	{value.DatesUnspecified, "6-thg 1", "date-without-year"},
	{value.DatesUnspecified, "06/01", "date-without-year"},
	{value.DatesUnspecified, "06-07/01/2025", "date-unreadable"},
	{value.DatesUnspecified, "ngày 6 tháng 13 năm 2025", "date-unreadable"},
	{value.DatesUnspecified, "06/01/2025 25:00", "date-unreadable"},

	// The day of the week tells the order: 01/06/2025 is a Sunday as the first of June,
	// a Monday as the sixth of January.
	{value.DatesUnspecified, "Sunday, 01/06/2025", "2025-06-01"},
	{value.DatesUnspecified, "Monday, 01/06/2025", "date-month-first: Ngày xuất bản, 0, Monday, 01/06/2025"},
	{value.DatesUnspecified, "Thứ ba, 01/06/2025", "2025-06-01"}, // of neither: the day of the week is the slip
	{value.DatesMDY, "Monday, 01/06/2025", "2025-01-06"},
	{value.DatesUnspecified, "hôm qua", "date-unreadable"},
	{value.DatesUnspecified, "2025", "date-unreadable"},
	{value.DatesUnspecified, "", ""},
}

func TestDatesAsText(t *testing.T) {
	for _, c := range dates {
		t.Run(fmt.Sprintf("%d %q", c.order, c.text), func(t *testing.T) {
			equal(t, "value", parsed(payroll.Published, c.text, c.order), c.want)
		})
	}
}

func TestDateThatNobodyIsPaidByIsKept(t *testing.T) {
	equal(t, "value", parsed(payroll.CreatedAt, "hôm  qua", value.DatesUnspecified), "hôm qua")
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
		valuetest.Canonical(t, payroll.Published, read)
		if again, reason := value.Parse(payroll.Published, read, o); reason != nil || again != read {
			t.Fatalf("%q becomes %q, then %q (%v)", text, read, again, reason)
		}
	})
}
