package value_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms/value"
	"nhuanbut/ledger/cms/value/valuetest"
	"nhuanbut/payroll"
)

// numbers are values as people type them, with what each must become: a canonical
// number, or the code and the facts of a refusal.
var numbers = []struct {
	column payroll.Column
	text   string
	want   string
}{
	{payroll.TextCoefficient, "1,5", "1.5"},
	{payroll.TextCoefficient, "1.5", "1.5"},
	{payroll.TextCoefficient, "1.50", "1.5"},
	{payroll.TextCoefficient, " 2 ", "2"},
	{payroll.TextCoefficient, "02", "2"},
	{payroll.TextCoefficient, ",5", "0.5"},
	{payroll.TextCoefficient, "0", "0"},
	{payroll.TextCoefficient, "0,125", "0.125"},
	{payroll.TextCoefficient, "1,2345", "1.2345"},
	{payroll.TextCoefficient, "1.500", "number-ambiguous: 1,5, 1500"},
	{payroll.TextCoefficient, "12,345", "number-ambiguous: 12,3450, 12345"},
	{payroll.TextCoefficient, "1,000", "number-ambiguous: 1, 1000"},
	{payroll.TextCoefficient, "1.050", "number-ambiguous: 1,05, 1050"},
	{payroll.TextCoefficient, "1 000", "1000"},
	{payroll.TextCoefficient, "1.001", "number-ambiguous: 1,0010, 1001"},
	{payroll.TextCoefficient, "1.234,5", "number-too-large: 1.000"},
	{payroll.TextCoefficient, "1.234.567", "number-too-large: 1.000"},
	{payroll.TextCoefficient, "150%", "1.5"},
	{payroll.TextCoefficient, "12,345%", "number-ambiguous: 12,3450%, 12345%"},
	{payroll.TextCoefficient, "abc", "number-unreadable"},
	{payroll.TextCoefficient, "1e3", "number-unreadable"},
	{payroll.TextCoefficient, "1,5đ", "number-unreadable"},
	{payroll.TextCoefficient, "1..5", "number-unreadable"},
	{payroll.TextCoefficient, "5.", "number-unreadable"},
	{payroll.TextCoefficient, "1,5 2", "number-unreadable"},
	{payroll.TextCoefficient, "1.5/2", "arithmetic-unclear"},
	{payroll.TextCoefficient, "-1", "number-negative"},
	{payroll.TextCoefficient, "−1,5", "number-negative"},
	{payroll.TextCoefficient, "(1)", "number-negative"},
	{payroll.TextCoefficient, "-1.500", "number-negative"},
	{payroll.TextCoefficient, "-0,0", "0"},
	{payroll.TextCoefficient, "-", ""},
	{payroll.TextCoefficient, "–", ""},
	{payroll.TextCoefficient, "", ""},
	{payroll.TextCoefficient, "float;#1.500", "1.5"},
	{payroll.TextCoefficient, "float;#1,5", "1.5"},
	{payroll.TextCoefficient, "string;#1.500", "number-ambiguous: 1,5, 1500"},
	{payroll.TextCoefficient, "#REF!", "error-value"},
	{payroll.TextCoefficient, "0.1234567890123", "number-too-precise: 12"},
	{payroll.TextCoefficient, "0.123456789012", "0.123456789012"},
	{payroll.TextCoefficient, "1000.5", "number-too-large: 1.000"},
	{payroll.BaseCoefficient, "10%", "0.1"},
	{payroll.BaseCoefficient, "0,1", "0.1"},
	{payroll.BaseCoefficient, "101", "number-too-large: 100"},
	{payroll.Pages, "10%", "number-unreadable"},
	{payroll.Pages, "1,5", "1.5"},
	{payroll.BaseSalary, "2.340.000", "2340000"},
	{payroll.BaseSalary, "2,340,000", "2340000"},
	{payroll.BaseSalary, "2 340 000", "2340000"},
	{payroll.BaseSalary, "2\u00a0340\u202f000", "2340000"},
	{payroll.BaseSalary, "2340000 đ", "2340000"},
	{payroll.BaseSalary, "2.340.000đồng", "2340000"},
	{payroll.BaseSalary, "VND 2,340,000", "2340000"},
	{payroll.BaseSalary, "2.340.000 ₫", "2340000"},
	{payroll.BaseSalary, "2.340.000,00", "2340000"},
	{payroll.BaseSalary, "2,340,000.000", "2340000"},
	{payroll.BaseSalary, "2 340.000", "number-ambiguous: 2340, 2340000"},
	{payroll.BaseSalary, "2340,000.00", "number-unreadable"},
	{payroll.BaseSalary, "2.34.000", "number-unreadable"},
	{payroll.BaseSalary, "2.340,000.000", "number-unreadable"},
	{payroll.BaseSalary, "2000000000", "number-too-large: 1.000.000.000"},
	{payroll.BaseSalary, "2340000.5", "money-fraction"},
	{payroll.LumpSum, "468000.00", "468000"},
	{payroll.LumpSum, "500.000", "500000"},
	{payroll.LumpSum, "500,000", "500000"},
	{payroll.LumpSum, "0,500", "money-fraction"},
	{payroll.LumpSum, "1,5", "money-fraction"},
	{payroll.LumpSum, "10%", "number-unreadable"},
	{payroll.LumpSum, "đồng", "number-unreadable"},
	{payroll.LumpSum, "-   đ", ""},
	{payroll.LumpSum, "1.234,000", "number-ambiguous: 1234, 1234000"},
	{payroll.CMSAmount, "float;#468000.00", "468000"},
	{payroll.CMSAmount, "float;#468000.00000000", "468000"},
	{payroll.CMSAmount, "float;#4.68E5", "468000"},
	{payroll.CMSAmount, "1.234.567,5", "1234567.5"},
	{payroll.CMSAmount, "468.000", "468000"},
	{payroll.Photos, "3", "3"},
	{payroll.Photos, "3,0", "3"},
	{payroll.Photos, "2.5", "count-fraction"},
	{payroll.Photos, "10001", "number-too-large: 10.000"},
	{payroll.Photos, "3.000", "3"},
	{payroll.Photos, "12,000", "12"},
	{payroll.Photos, "1.500", "number-ambiguous: 1,5, 1500"},
	{payroll.Photos, "3.001", "number-ambiguous: 3,0010, 3001"},
	{payroll.Photos, "1 000", "count-grouped: 1000"},
	{payroll.Photos, "1.000.000", "number-too-large: 10.000"},
	{payroll.Photos, "1'000", "count-grouped: 1000"},
	{payroll.Photos, "3 ảnh", "3"},
	{payroll.Photos, "03 tấm", "3"},
	{payroll.Photos, "2 Bức ảnh", "2"},
	{payroll.Photos, "SL: 4", "4"},
	{payroll.Photos, "5 photos", "5"},
	{payroll.Photos, "3.000 ảnh", "3"},
	{payroll.Photos, "3 trang", "number-unreadable"},
	{payroll.Photos, "3 tin", "number-unreadable"},
	{payroll.Photos, "hs 3", "number-unreadable"},
	{payroll.Photos, "45292", "number-is-date: 01/01/2024"}, // 45292 is 01/01/2024
	{payroll.Pages, "3.000", "3"},
	{payroll.Pages, "1.500", "number-ambiguous: 1,5, 1500"},
	{payroll.Pages, "2 trang", "2"},
	{payroll.Pages, "1,5 tr.", "1.5"},
	{payroll.TextCoefficient, "HS: 2", "2"},
	{payroll.TextCoefficient, "hs 1,5", "1.5"},
	{payroll.TextCoefficient, "Hệ số tin = 0,8", "0.8"},
	{payroll.TextCoefficient, "He so: 3", "3"},
	{payroll.TextCoefficient, "HS ảnh: 0,5", "number-unreadable"}, // of photos
	{payroll.PhotoCoefficient, "HS ảnh: 0,5", "0.5"},
	{payroll.BaseCoefficient, "hs lương 0,1", "0.1"},
	{payroll.TextCoefficient, "HS2", "2"},
	{payroll.TextCoefficient, "2 hs", "2"},
	{payroll.TextCoefficient, "hs 1.500", "number-ambiguous: 1,5, 1500"},
	{payroll.TextCoefficient, "3 ảnh", "number-unreadable"},
	{payroll.TextCoefficient, "3 tin", "number-unreadable"},
	{payroll.TextCoefficient, "3/2", "arithmetic-unclear"},
	{payroll.TextCoefficient, "1,5 x 2 = 4", "arithmetic-unclear"},
	{payroll.TextCoefficient, "1:30", "arithmetic-unclear"},
	{payroll.TextCoefficient, "1-1,5", "arithmetic-unclear"},
	{payroll.TextCoefficient, "1–1,5", "arithmetic-unclear"},
	{payroll.TextCoefficient, "1*", "arithmetic-unclear"},
	{payroll.TextCoefficient, "+2", "arithmetic-unclear"},
	{payroll.TextCoefficient, "x2", "arithmetic-unclear"},
	{payroll.TextCoefficient, "1:2", "arithmetic-unclear"},
	{payroll.TextCoefficient, "1+0,5x2", "arithmetic-unclear"}, // (1 + 0,5) × 2, or 1 + (0,5 × 2)
	{payroll.TextCoefficient, "1.500 x 2", "number-ambiguous: 1,5, 1500"},
	{payroll.TextCoefficient, "1.5 x 2", "number-unreadable"}, // whoever types a number says which; in a file it is 3
	{payroll.TextCoefficient, "01/05/2026", "number-is-date: 01/05/2026"},
	{payroll.TextCoefficient, "2026-05-01", "number-is-date: 01/05/2026"},
	{payroll.TextCoefficient, "1.5.2026", "number-is-date: 01/05/2026"},
	{payroll.TextCoefficient, "01-May", "number-is-date: 01-May"},
	{payroll.TextCoefficient, "May-01", "number-is-date: May-01"},
	{payroll.TextCoefficient, "1-Thg5", "number-is-date: 1-Thg5"},
	{payroll.TextCoefficient, "02-thg 5-26", "number-is-date: 02/05/2026"},
	{payroll.TextCoefficient, "Thg5-26", "number-is-date: Thg5-26"},
	{payroll.TextCoefficient, "01/05/26", "number-is-date: 01/05/26"},
	{payroll.TextCoefficient, "46143", "number-is-date: 01/05/2026"}, // 46143 is 01/05/2026
	{payroll.TextCoefficient, "2000", "number-too-large: 1.000"},
	{payroll.PhotoCoefficient, "01/05/2026", "number-is-date: 01/05/2026"},
	{payroll.LumpSum, "01/05/2026", "number-is-date: 01/05/2026"},
	{payroll.LumpSum, "46143", "46143"},
	{payroll.TextCoefficient, "１,５", "1.5"}, // full width
	{payroll.TextCoefficient, "\u20691\u200c,\u200d5\u2069", "1.5"},
	{payroll.TextCoefficient, "\u30002\u2009", "2"},
	{payroll.TextCoefficient, "\u20121", "number-negative"},
	{payroll.TextCoefficient, `="1.5"`, "1.5"},
	{payroll.TextCoefficient, `'1,5`, "1.5"},
	{payroll.TextCoefficient, `'=1,5`, "number-unreadable"},
	{payroll.TextCoefficient, `=""`, ""},
	{payroll.TextCoefficient, "Err:502", "error-value"},
	{payroll.TextCoefficient, "<div>1,5</div>", "1.5"},
	{payroll.LumpSum, "500\u2009000", "500000"},
	{payroll.LumpSum, "500\u3000000", "500000"},
	{payroll.LumpSum, "300k", "300000"},
	{payroll.LumpSum, "300K", "300000"},
	{payroll.LumpSum, "1,5k", "1500"},
	{payroll.LumpSum, "1tr2", "1200000"},
	{payroll.LumpSum, "1tr250", "1250000"},
	{payroll.LumpSum, "1tr050", "1050000"},
	{payroll.LumpSum, "1tr25", "number-ambiguous: 1.025.000, 1.250.000"},
	{payroll.LumpSum, "1,2tr", "1200000"},
	{payroll.LumpSum, "1.2 tr.", "1200000"},
	{payroll.LumpSum, "1,2 triệu", "1200000"},
	{payroll.LumpSum, "2 triệu rưỡi", "2500000"},
	{payroll.LumpSum, "1 triệu 200", "1200000"},
	{payroll.LumpSum, "1 triệu 200 nghìn", "1200000"},
	{payroll.LumpSum, "1 triệu 20 nghìn", "1020000"},
	{payroll.LumpSum, "1 triệu 200.000 đồng", "1200000"},
	{payroll.LumpSum, "200 nghìn", "200000"},
	{payroll.LumpSum, "200 ngàn đồng", "200000"},
	{payroll.LumpSum, "200 NGHÌN", "200000"},
	{payroll.LumpSum, "0,5 triệu", "500000"},
	{payroll.LumpSum, "1.500k", "number-ambiguous: 1.500, 1.500.000"},
	{payroll.LumpSum, "300.000k", "number-ambiguous: 300.000, 300.000.000"},
	{payroll.LumpSum, "1,2 triệu 300", "number-unreadable"},
	{payroll.LumpSum, "1tr2 triệu", "number-unreadable"},
	{payroll.LumpSum, "-300k", "number-unreadable"},
	{payroll.LumpSum, "0,0001k", "money-fraction"},
	{payroll.TextCoefficient, "2k", "number-unreadable"},
	{payroll.BaseSalary, "2,34 triệu", "2340000"},
	{payroll.CMSAmount, "468k", "468000"},
	{payroll.Encouragement, "1,2", "1.2"},
	{payroll.Encouragement, "120%", "1.2"},
	{payroll.Encouragement, "0", ""},
	{payroll.Encouragement, "0,2", "encouragement-below-one"},
	{payroll.Encouragement, "20%", "encouragement-below-one"},
}

func TestNumbersAsText(t *testing.T) {
	for _, c := range numbers {
		t.Run(fmt.Sprintf("%s %q", c.column.Key(), c.text), func(t *testing.T) {
			equal(t, "value", parsed(c.column, c.text, value.DatesUnspecified), c.want)
		})
	}
}

func parsed(c payroll.Column, text string, o value.DateOrder) string {
	read, reason := value.Parse(c, text, o)
	if reason != nil {
		return reason.Error()
	}
	return read
}

// Both readings of what is ambiguous can be typed instead of it.
func TestReadingsCanBeTyped(t *testing.T) {
	for _, text := range []string{"1.500", "12,345", "1,000", "999.999%", "5,125"} {
		_, reason := value.Parse(payroll.TextCoefficient, text, value.DatesUnspecified)
		if reason == nil || reason.Code != value.NumberAmbiguous {
			t.Fatalf("%q: %v, want it refused as ambiguous", text, reason)
		}
		for _, reading := range reason.Facts {
			if _, again := value.Parse(payroll.TextCoefficient, reading.Value.(string), value.DatesUnspecified); again != nil && again.Code != value.NumberTooLarge {
				t.Errorf("%q of %q: %v", reading.Value, text, again)
			}
		}
	}
}

func FuzzParseNumber(f *testing.F) {
	for _, c := range numbers {
		f.Add(int(c.column), c.text)
	}
	f.Add(int(payroll.CMSAmount), "1,0010")
	f.Add(int(payroll.CMSAmount), "float;#468.125")
	f.Fuzz(func(t *testing.T, column int, text string) {
		c := payroll.Column(uint(column) % uint(payroll.Extra))
		switch c.Form() {
		case payroll.Coefficient, payroll.Count, payroll.Money, payroll.Amount:
		default:
			return
		}
		read, reason := value.Parse(c, text, value.DatesUnspecified)
		if reason != nil {
			return
		}
		valuetest.Canonical(t, c, read)
		plausible(t, c, text, read)
		back := read
		if c.Form() == payroll.Amount && read != "" {
			// 468.125 typed as an amount is 468,125 đồng, while the canonical decimal is
			// less than 469: it is read back as machines write it, and must be the same.
			back = "float;#" + read
		}
		again, reason := value.Parse(c, back, value.DatesUnspecified)
		if c.Form() == payroll.Amount && reason != nil {
			t.Fatalf("%q becomes %q, which is refused: %v", text, read, reason)
		}
		if reason == nil && again != read || reason != nil && reason.Code != value.NumberAmbiguous {
			t.Fatalf("%q becomes %q, then %q (%v)", text, read, again, reason)
		}
	})
}

// plausible holds that a figure is read as one of the two things that its signs can
// mean: thousands, or a decimal sign before the last digits; and a count by no
// thousands sign.
func plausible(t *testing.T, c payroll.Column, text, value string) {
	t.Helper()
	if !figureAlone.MatchString(text) || value == "" {
		return
	}
	i := strings.LastIndexAny(text, ".,")
	whole := strings.NewReplacer(".", "", ",", "", " ", "").Replace(text)
	thousands := decimal.RequireFromString(whole)
	fraction := thousands
	if i >= 0 {
		fraction = fraction.Shift(-int32(len(text) - i - 1))
	}
	got := decimal.RequireFromString(value)
	switch count := c == payroll.Photos || c == payroll.Pages; {
	case got.Equal(fraction):
	case got.Equal(thousands) && !(count && i >= 0 && strings.Count(text, ".")+strings.Count(text, ",") == 1):
	default:
		t.Fatalf("%s: %q is read as %s", c.Key(), text, value)
	}
}

var figureAlone = regexp.MustCompile(`^[0-9]+(?:[., ][0-9]+)*$`)
