package payroll_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"nhuanbut/payroll"
)

func TestLetterKey(t *testing.T) {
	for name, want := range map[string]string{
		"Phượng Khuê": "phuong khue", "PHUONG  KHUE": "phuong khue", "Hoà-An": "hoa an", "Đỗ Đức": "do duc", "P.K.": "p k", "…": "",
	} {
		if got := payroll.LetterKey(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestAlike(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"phuong khue", "phuong khu", true},    // a letter less
		{"phuong khue", "phuong khuee", true},  // one more
		{"phuong khue", "phuong khua", true},   // another
		{"phuong khue", "phuong hkue", true},   // two swapped
		{"phuong khue", "phuongkhue", true},    // no space
		{"phuong khue", "hpuong khue", true},   // at the beginning
		{"phuong khue", "phuong kuh", false},   // swapped and one less
		{"phuong khue", "khue phuong", false},  //
		{"phuong khue", "phuong khiec", false}, //
		{"thanh", "hanh", true},
		{"minh", "binh", false}, // too short to tell
		{"an", "anh", false},
		{"ctv 12", "ctv 13", false}, // digits
		{"ctv 12", "ctv 1", false},
		{"ctv 12", "ctw 12", true},
	} {
		if payroll.Alike(tt.a, tt.b) != tt.want || payroll.Alike(tt.b, tt.a) != tt.want {
			t.Errorf("%q, %q: not %v", tt.a, tt.b, tt.want)
		}
	}
}

// distance is the Damerau distance (of neighbours that are swapped once) by the book, to
// judge by.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	d := make([][]int, len(x)+1)
	for i := range d {
		d[i] = make([]int, len(y)+1)
		d[i][0] = i
	}
	for j := range d[0] {
		d[0][j] = j
	}
	for i := 1; i <= len(x); i++ {
		for j := 1; j <= len(y); j++ {
			other := 1
			if x[i-1] == y[j-1] {
				other = 0
			}
			d[i][j] = min(d[i-1][j]+1, d[i][j-1]+1, d[i-1][j-1]+other)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(x)][len(y)]
}

// Names are alike just where their distance is 1, and then share a slip.
func TestAlikeIsDistanceOne(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		letters := rapid.StringOfN(rapid.RuneFrom([]rune("ab c")), 5, 8, -1)
		a, b := letters.Draw(rt, "a"), letters.Draw(rt, "b")
		if got, want := payroll.Alike(a, b), distance(a, b) == 1; got != want {
			rt.Fatalf("%q, %q: %v", a, b, got)
		}
		shared := slices.ContainsFunc(payroll.Slips(a), func(s string) bool { return slices.Contains(payroll.Slips(b), s) })
		if payroll.Alike(a, b) && !shared {
			rt.Fatalf("%q and %q share no slip", a, b)
		}
	})
}
