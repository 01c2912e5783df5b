package payroll

import (
	"cmp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// RateName names a figure that the law or a newsroom's regulation sets from a day on.
type RateName string

// The rates.
const (
	BaseSalaryRate      RateName = "base-salary"      // mức lương cơ sở, đồng a month
	BaseCoefficientRate RateName = "base-coefficient" // the share of it that is one unit
	CapRate             RateName = "cap"              // highest coefficient of a genre
	DeadlineRate        RateName = "payment-deadline" // days from publication

	TaxRate        RateName = "tax-rate"             // share withheld from a resident without labour contract
	TaxThreshold   RateName = "tax-threshold"        // đồng; payments from it on are withheld
	TaxOnRequest   RateName = "tax-rate-on-request"  // share withheld below it when the author asks
	TaxNonresident RateName = "tax-rate-nonresident" // share withheld from a non-resident
)

// rateRule says what a rate takes.
type rateRule struct {
	name     RateName
	most     int64 // the largest value: it keeps products of rates and coefficients below MaxAmount
	integral bool
}

var rateRules = []rateRule{
	{BaseSalaryRate, 1_000_000_000, true}, {BaseCoefficientRate, 100, false}, {CapRate, 1_000, false}, {DeadlineRate, 3_650, true},
	{TaxRate, 1, false}, {TaxThreshold, 1_000_000_000_000, true}, {TaxOnRequest, 1, false}, {TaxNonresident, 1, false},
}

// RateNames returns the names of all rates, in the order in which they are listed.
func RateNames() []RateName {
	names := make([]RateName, len(rateRules))
	for i, r := range rateRules {
		names[i] = r.name
	}
	return names
}

// Refusals of rates.
const (
	NoSuchRate    Code = "no-such-rate" // Facts: rate, rates
	BadRate       Code = "bad-rate"     // Facts: rate, value
	NeedsBasis    Code = "needs-basis"  // a rate or a line without its legal basis
	CapNeedsGenre Code = "cap-needs-genre"
)

// UndeclaredBasis is the basis of the seeded coefficient from 2026-09-01: NĐ
// 287/2026/NĐ-CP sets none, so that the unit's own regulation must be named.
const UndeclaredBasis = "quy chế của đơn vị — chưa khai báo"

// PhotoGenre is the genre whose cap is that of a photo's coefficient
// (NĐ 18/2014/NĐ-CP, Đ.7 k.1, group 3).
const PhotoGenre = "Ảnh"

// Rate is a figure with the day it holds from and its legal basis. Without a
// value nothing is set from that day on.
type Rate struct {
	Name  RateName            `json:"name"`
	Genre string              `json:"genre,omitempty"` // of a cap
	From  Date                `json:"from"`
	Value decimal.NullDecimal `json:"value"`
	Basis string              `json:"basis"`
}

// Checked returns the rate as it is stored, its texts on one line. It refuses a rate without
// basis, a cap without genre, and a value that its name does not take.
func (r Rate) Checked() (Rate, error) {
	i := slices.IndexFunc(rateRules, func(rule rateRule) bool { return rule.name == r.Name })
	if i < 0 {
		return r, Refuse(NoSuchRate, "rate", r.Name, "rates", RateNames())
	}
	r.Genre, r.Basis = OneLine(r.Genre), OneLine(r.Basis)
	if r.Basis == "" {
		return r, Refuse(NeedsBasis)
	}
	if (r.Name == CapRate) != (r.Genre != "") {
		return r, Refuse(CapNeedsGenre)
	}
	v := r.Value.Decimal
	if r.Value.Valid && (!v.IsPositive() || v.GreaterThan(decimal.NewFromInt(rateRules[i].most)) || rateRules[i].integral && !v.IsInteger()) {
		return r, Refuse(BadRate, "rate", r.Name, "value", v.String())
	}
	return r, nil
}

// Rates answers what was in force on a day.
type Rates struct {
	rows map[rateKey][]Rate // newest first
}

type rateKey struct {
	name  RateName
	genre string
}

// NewRates takes the rows in any order.
func NewRates(rows []Rate) Rates {
	r := Rates{rows: make(map[rateKey][]Rate)}
	for _, row := range rows {
		k := rateKey{row.Name, TextKey(row.Genre)}
		r.rows[k] = append(r.rows[k], row)
	}
	for _, of := range r.rows {
		slices.SortFunc(of, func(a, b Rate) int { return cmp.Compare(b.From, a.From) })
	}
	return r
}

// At returns the rate in force on a day; ok is false where none is, also where it was ended.
func (r Rates) At(name RateName, genre string, day Date) (rate Rate, ok bool) {
	if genre != "" {
		genre = TextKey(genre)
	}
	for _, row := range r.rows[rateKey{name, genre}] {
		if row.From <= day {
			return row, row.Value.Valid
		}
	}
	return Rate{}, false
}

// Last returns the last rate that had a value until a day, also where it was ended since.
func (r Rates) Last(name RateName, genre string, day Date) (rate Rate, ok bool) {
	if genre != "" {
		genre = TextKey(genre)
	}
	for _, row := range r.rows[rateKey{name, genre}] {
		if row.From <= day && row.Value.Valid {
			return row, true
		}
	}
	return Rate{}, false
}

// SetRate is a rate with the number of the event that set it.
type SetRate struct {
	Rate
	Event int64
}

// RateHistory is every rate that was ever set, in order.
type RateHistory []SetRate

// AsOf returns the rates as they were after an event, by name, genre and date: of one day
// the last that was set.
func (h RateHistory) AsOf(event int64) []Rate {
	type key struct {
		name  RateName
		genre string
		from  Date
	}
	place := make(map[key]int)
	var list []Rate
	for _, set := range h {
		if set.Event > event {
			continue
		}
		k := key{set.Name, TextKey(set.Genre), set.From}
		if i, ok := place[k]; ok {
			list[i] = set.Rate
			continue
		}
		place[k] = len(list)
		list = append(list, set.Rate)
	}
	slices.SortStableFunc(list, func(a, b Rate) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), strings.Compare(a.Genre, b.Genre), cmp.Compare(a.From, b.From))
	})
	return list
}

// UnderRegulation returns the rates with the unit's own regulation as the basis where the
// law sets none; "" is no regulation.
func UnderRegulation(rates []Rate, regulation string) Rates {
	if regulation != "" {
		rates = slices.Clone(rates)
		for i := range rates {
			if rates[i].Basis == UndeclaredBasis {
				rates[i].Basis = regulation
			}
		}
	}
	return NewRates(rates)
}
