package payroll_test

import (
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"nhuanbut/payroll"
)

// Whole đồng of rounding go to parts that there are.
func TestAllot(t *testing.T) {
	rat := func(texts ...string) (parts []*big.Rat) {
		for _, text := range texts {
			r, _ := new(big.Rat).SetString(text)
			parts = append(parts, r)
		}
		return parts
	}
	for _, c := range []struct {
		total payroll.Dong
		parts []*big.Rat
		want  []payroll.Dong
	}{
		{253_000, rat("253000/3", "253000/3", "253000/3"), []payroll.Dong{84_334, 84_333, 84_333}}, // the đồng that is left to the first
		{101, rat("50.6", "50.4"), []payroll.Dong{51, 50}},
		// 8,728.2 of photos rounded to 10: all of 8,730 is theirs, nothing the text's
		{8_730, rat("0", "8728.2"), []payroll.Dong{0, 8_730}},
		// 2 × 12,998.7 rounded to 1,000
		{26_000, rat("0", "0", "12998.7", "12998.7"), []payroll.Dong{0, 0, 13_000, 13_000}},
		{8_730, rat("8728.2", "0"), []payroll.Dong{8_730, 0}},
		{0, rat("0", "0"), []payroll.Dong{0, 0}},
		{0, rat("300", "100"), []payroll.Dong{0, 0}}, // 400 rounded to 1,000
		{1_000, rat("400", "200"), []payroll.Dong{667, 333}},
	} {
		if got := payroll.Allot(c.total, c.parts); !slices.Equal(got, c.want) {
			t.Errorf("%d over %v: %v, want %v", c.total, c.parts, got, c.want)
		}
	}
}

// What is given out adds up, however it is rounded, and nobody gets it for nothing.
func TestAllotAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sum, parts := new(big.Rat), []*big.Rat(nil)
		for range rapid.IntRange(1, 6).Draw(t, "parts") {
			p := big.NewRat(rapid.Int64Range(0, 5_000_000).Draw(t, "part")*rapid.Int64Range(0, 1).Draw(t, "some"), rapid.Int64Range(1, 30).Draw(t, "of"))
			parts = append(parts, p)
			sum.Add(sum, p)
		}
		unit := rapid.SampledFrom([]int64{1, 10, 100, 1000}).Draw(t, "unit")
		units := new(big.Rat).Add(new(big.Rat).Quo(sum, big.NewRat(unit, 1)), big.NewRat(1, 2))
		total := payroll.Dong(new(big.Int).Quo(units.Num(), units.Denom()).Int64() * unit)
		var given payroll.Dong
		for i, amount := range payroll.Allot(total, parts) {
			given += amount
			if amount < 0 || amount > 0 && parts[i].Sign() == 0 {
				t.Fatalf("%d of %d over %v: %d", i, total, parts, amount)
			}
		}
		if given != total {
			t.Fatalf("%d of %d over %v", given, total, parts)
		}
	})
}
