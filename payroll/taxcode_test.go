package payroll_test

import (
	"errors"
	"testing"

	"nhuanbut/payroll"
)

var taxCodes = []struct{ given, want string }{
	{"", ""}, {"  ", ""},
	// 1×29 + 4×13 + 7×7 + 5×5 + 1×3 = 158 = 14×11 + 4; 10 − 4 = 6
	{"0100047516", "0100047516"},
	// 1×29 + 1×17 + 9×7 + 1×5 = 114 = 10×11 + 4; 10 − 4 = 6
	{"0100109106", "0100109106"},
	{" 0100 109\u00a0106 ", "0100109106"},
	{"0100109106\u200b", "0100109106"},
	{"0100109106-001", "0100109106-001"},
	{"0100109106001", "0100109106-001"},
	{"0100109106 - 999", "0100109106-999"},
	// 8×31 + 3×5 = 263 = 23×11 + 10; 10 − 10 = 0
	{"8000000300", "8000000300"},
	// Hà Nội is 001, Cà Mau 096
	{"001087123456", "001087123456"},
	{"0960 8712 3456", "096087123456"},
}

var badTaxCodes = []string{
	"0100109105", "0100109160", // the last digit is wrong; two digits have changed places
	// 8×31 + 1×5 = 253 = 23×11: the check digit would be 10
	"8000000100", "8000000101", "8000000109",
	"100109106", "01001091060", "01001091060012", // 9, 11 and 14 digits
	"0100109105-001", "0100109106-000", "0100109106-", "0100109106-01", "0100109106--001", "01001091-06",
	"000087123456", "097087123456", "001087-123456",
	"MST 0100109106", "010010910O", "0100109106.", "０１００１０９１０６",
}

func TestParseTaxCode(t *testing.T) {
	for _, tt := range taxCodes {
		if got, err := payroll.ParseTaxCode(tt.given); err != nil || got != tt.want {
			t.Errorf("ParseTaxCode(%q) = %q, %v, want %q", tt.given, got, err, tt.want)
		}
	}
	for _, s := range badTaxCodes {
		got, err := payroll.ParseTaxCode(s)
		if got != "" || !errors.Is(err, payroll.Refuse(payroll.BadTaxCode)) {
			t.Errorf("ParseTaxCode(%q) = %q, %v, want %s", s, got, err, payroll.BadTaxCode)
		}
	}
}

// Of ten codes that differ in the last digit at most one is right.
func TestOneCheckDigit(t *testing.T) {
	for first, want := range map[string]int{"010010910": 1, "800000010": 0, "800000030": 1} {
		right := 0
		for last := '0'; last <= '9'; last++ {
			if _, err := payroll.ParseTaxCode(first + string(last)); err == nil {
				right++
			}
		}
		if right != want {
			t.Errorf("%d codes begin with %s, want %d", right, first, want)
		}
	}
}

func FuzzParseTaxCode(f *testing.F) {
	for _, tt := range taxCodes {
		f.Add(tt.given)
	}
	for _, s := range badTaxCodes {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		code, err := payroll.ParseTaxCode(s)
		if err != nil {
			if code != "" {
				t.Errorf("%q is refused and gives %q", s, code)
			}
			return
		}
		if again, err := payroll.ParseTaxCode(code); err != nil || again != code {
			t.Errorf("%q gives %q, which gives %q, %v", s, code, again, err)
		}
		switch len(code) {
		case 0, 10, 12, 14:
		default:
			t.Errorf("%q gives %q", s, code)
		}
	})
}

func TestParseIDNumber(t *testing.T) {
	for _, tt := range []struct{ given, want string }{
		{"", ""}, {"012345678", "012345678"}, {"012 345 678", "012345678"},
		{"001087123456", "001087123456"}, {"0010 8712 3456", "001087123456"},
		{"C1234567", "C1234567"}, {"c 1234567", "C1234567"}, {"ab123456", "AB123456"}, {"E12345678", "E12345678"},
	} {
		if got, err := payroll.ParseIDNumber(tt.given); err != nil || got != tt.want {
			t.Errorf("ParseIDNumber(%q) = %q, %v, want %q", tt.given, got, err, tt.want)
		}
	}
	for _, s := range []string{"12345678", "0123456789", "0010871234567", "C12345", "C123456789", "ABC123456", "Đ1234567", "1234567C", "C-1234567"} {
		got, err := payroll.ParseIDNumber(s)
		if got != "" || !errors.Is(err, payroll.Refuse(payroll.BadIDNumber)) {
			t.Errorf("ParseIDNumber(%q) = %q, %v, want %s", s, got, err, payroll.BadIDNumber)
		}
	}
}
