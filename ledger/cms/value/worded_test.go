package value

import (
	"math/big"
	"regexp"
	"strings"
	"testing"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

var plainSum = regexp.MustCompile(`^[0-9]{1,2}(?:[.,][0-9]{1,2})?(?:[+x*×][0-9]{1,2}(?:[.,][0-9]{1,2})?)*$`)

// What is worked out is exactly the sum or the product of what stands there.
func FuzzWorked(f *testing.F) {
	for _, text := range []string{"1.5x2", "1+0,5", "3x0,5", "2+1", "1,5×2", "1,5*2", "2x2x2", "1+0,5x2", "0,1+0,2", "1", "x2", "1*", "3/2"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		p := Parser{}
		value, reason := p.Read(payroll.TextCoefficient, grid.Cell{Text: text})
		if reason != nil || value.Sum == nil || !plainSum.MatchString(text) {
			return
		}
		text = strings.NewReplacer(",", ".", "×", "x", "*", "x").Replace(text)
		want := new(big.Rat)
		if product := strings.Contains(text, "x"); product {
			want.SetInt64(1)
			for part := range strings.SplitSeq(text, "x") {
				n, _ := new(big.Rat).SetString(part)
				want.Mul(want, n)
			}
		} else {
			for part := range strings.SplitSeq(text, "+") {
				n, _ := new(big.Rat).SetString(part)
				want.Add(want, n)
			}
		}
		if got, ok := new(big.Rat).SetString(value.Text); !ok || got.Cmp(want) != 0 {
			t.Fatalf("%q is %s, want %s", text, value.Text, want.FloatString(6))
		}
		if value.Warn != NumberComputed {
			t.Fatalf("%q is not said", text)
		}
	})
}
