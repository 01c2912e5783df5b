package payroll

import (
	"slices"

	"github.com/shopspring/decimal"
)

// Values are figures of one kind, the smallest first, each with how often it is there.
type Values struct {
	list  []repeated
	count int
}

type repeated struct {
	value decimal.Decimal
	times int
}

// Add puts a figure in, so many times.
func (v *Values) Add(value decimal.Decimal, times int) {
	i, there := v.find(value)
	if !there {
		v.list = slices.Insert(v.list, i, repeated{value: value})
	}
	v.list[i].times += times
	v.count += times
}

// Without returns the values with one figure less; nothing changes where it is not there.
func (v *Values) Without(value decimal.Decimal) *Values {
	if v == nil {
		return nil
	}
	i, there := v.find(value)
	if !there {
		return v
	}
	rest := &Values{list: slices.Clone(v.list), count: v.count - 1}
	if rest.list[i].times--; rest.list[i].times == 0 {
		rest.list = slices.Delete(rest.list, i, i+1)
	}
	return rest
}

// Count returns how many figures there are.
func (v *Values) Count() int {
	if v == nil {
		return 0
	}
	return v.count
}

// Percentile returns the smallest figure that at least p percent of all do not exceed (nearest
// rank); p is 1 to 100, and there must be a figure.
func (v *Values) Percentile(p int) decimal.Decimal {
	rank := (p*v.count + 99) / 100
	for _, r := range v.list {
		if rank -= r.times; rank <= 0 {
			return r.value
		}
	}
	return v.list[len(v.list)-1].value
}

// Range returns what the figures usually are: from the percentile 100 − p to the percentile p.
// It is the zero range where there are none.
func (v *Values) Range(p int) UsualRange {
	if v.Count() == 0 {
		return UsualRange{}
	}
	return UsualRange{
		Low: v.Percentile(100 - p), High: v.Percentile(p),
		Lowest: v.list[0].value, Highest: v.list[len(v.list)-1].value, Count: v.count,
	}
}

func (v *Values) find(value decimal.Decimal) (int, bool) {
	return slices.BinarySearchFunc(v.list, value, func(r repeated, value decimal.Decimal) int { return r.value.Cmp(value) })
}

// UsualRange is where most figures of one kind lie.
type UsualRange struct {
	Low, High       decimal.Decimal // the percentiles
	Lowest, Highest decimal.Decimal // of all
	Count           int
}

// Has reports whether a figure is a usual one.
func (r UsualRange) Has(value decimal.Decimal) bool {
	return r.Count > 0 && value.GreaterThanOrEqual(r.Low) && value.LessThanOrEqual(r.High)
}
