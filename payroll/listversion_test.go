package payroll_test

import (
	"testing"

	"nhuanbut/payroll"
)

func TestCompareVersions(t *testing.T) {
	for _, c := range []struct {
		first, second string
		order         int // -1: the first came before the second
		open          bool
	}{
		{"1.10", "1.9", 1, false},
		{"1.9", "1.10", -1, false},
		{"2.0", "1.512", 1, false},
		{"2", "2.0", 0, false},
		{"v3.0", "3.0", 0, false},
		{"10.0", "9.0", 1, false},
		{"0.1", "1.0", -1, false},
		{"1,1", "1.10", 0, true},   // the number 1.1 may have been 1.10
		{"1,1", "1.9", 0, true},    // 1.1 < 1.9 < 1.10
		{"1,1", "1,1", 0, true},    // one of them may have been 1.10
		{"1,1", "1.0", 1, false},   // 1.1, 1.10 and 1.100 are all after it
		{"1,6", "1.5", 1, false},   // 1.6 or 1.60
		{"1,6", "1.61", -1, false}, // 1.600 is more than SharePoint gives
		{"1,52", "1.53", -1, false},
		{"2,0", "1.9", 1, false}, // a whole number lost nothing
		{"2,0", "2.0", 0, false},
		{"1,9", "3,1", -1, false}, // the major version tells
	} {
		v, err := payroll.ParseVersion(c.first)
		w, err2 := payroll.ParseVersion(c.second)
		if err != nil || err2 != nil {
			t.Fatalf("%s, %s: %v, %v", c.first, c.second, err, err2)
		}
		order, ok := v.Compare(w)
		if ok == c.open || ok && sign(order) != c.order {
			t.Errorf("%s and %s: %d, %t; want %d, %t", c.first, c.second, order, ok, c.order, !c.open)
		}
		if back, ok := w.Compare(v); ok == c.open || ok && sign(back) != -c.order {
			t.Errorf("%s and %s: %d, %t; want %d, %t", c.second, c.first, back, ok, -c.order, !c.open)
		}
		if again, err := payroll.ParseVersion(v.String()); err != nil || again != v {
			t.Errorf("%s becomes %s, then %v (%v)", c.first, v, again, err)
		}
	}
}

func sign(n int) int { return max(-1, min(1, n)) }

func TestNoVersions(t *testing.T) {
	for _, text := range []string{"", "bản 2", "1.2.3", "-1", "1.", ".5", "1e3", "99999999999.0"} {
		if v, err := payroll.ParseVersion(text); err == nil {
			t.Errorf("%q is read as %v", text, v)
		}
	}
}
