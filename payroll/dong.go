package payroll

import (
	"math/big"
	"sort"

	"github.com/shopspring/decimal"
)

// Dong is money in whole đồng.
type Dong int64

// MaxAmount is the largest amount that one article or one line may come to, in
// đồng: what a sheet can say in words, and so far below an int64 that no sum of
// a ledger overflows.
const MaxAmount Dong = 999_999_999_999

// Decimal returns d for exact arithmetic.
func (d Dong) Decimal() decimal.Decimal { return decimal.NewFromInt(int64(d)) }

// Round returns an exact amount in đồng rounded half up (away from zero) to a
// multiple of unit, which is at least 1.
func Round(exact decimal.Decimal, unit Dong) Dong {
	u := unit.Decimal()
	units, rest := exact.Abs().QuoRem(u, 0)
	if rest.Add(rest).GreaterThanOrEqual(u) {
		units = units.Add(decimal.NewFromInt(1))
	}
	return Dong(units.Mul(u).IntPart() * int64(exact.Sign()))
}

// Allot gives total out in whole đồng over the exact parts that it was rounded
// from, by largest remainder, ties to the earlier part; what it returns adds up
// to total. A part of 0 gets nothing, unless all are 0. Where total is so far from the
// sum of the parts that single đồng cannot make it good (rounding to 1,000 đồng), the
// parts are scaled to it first.
func Allot(total Dong, parts []*big.Rat) []Dong {
	if len(parts) == 1 {
		return []Dong{total}
	}
	var order []int // of those that get something
	for i, p := range parts {
		if p.Sign() != 0 {
			order = append(order, i)
		}
	}
	if len(order) == 0 {
		for i := range parts {
			order = append(order, i)
		}
	}
	given, rest := floors(total, parts)
	if rest < 0 || rest > Dong(len(order)) {
		given, rest = floors(total, scaled(total, parts))
	}
	sort.SliceStable(order, func(i, j int) bool {
		return given[order[i]].remainder.Cmp(given[order[j]].remainder) > 0
	})
	amounts := make([]Dong, len(parts))
	for place, i := range order {
		amounts[i] = given[i].whole
		if Dong(place) < rest {
			amounts[i]++
		}
	}
	return amounts
}

type floored struct {
	whole     Dong
	remainder *big.Rat
}

// floors splits each part into whole đồng and remainder, and says how much of
// total the whole đồng leave.
func floors(total Dong, parts []*big.Rat) ([]floored, Dong) {
	given := make([]floored, len(parts))
	rest := total
	for i, p := range parts {
		whole := new(big.Int).Div(p.Num(), p.Denom()) // Euclidean: towards minus infinity
		given[i] = floored{Dong(whole.Int64()), new(big.Rat).Sub(p, new(big.Rat).SetInt(whole))}
		rest -= given[i].whole
	}
	return given, rest
}

func scaled(total Dong, parts []*big.Rat) []*big.Rat {
	sum := new(big.Rat)
	for _, p := range parts {
		sum.Add(sum, p)
	}
	if sum.Sign() == 0 {
		return parts
	}
	factor := new(big.Rat).Quo(new(big.Rat).SetInt64(int64(total)), sum)
	scaled := make([]*big.Rat, len(parts))
	for i, p := range parts {
		scaled[i] = new(big.Rat).Mul(p, factor)
	}
	return scaled
}
