package payroll

import (
	"sort"

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

// RateNames are all rates, in the order in which they are listed.
var RateNames = []RateName{
	BaseSalaryRate, BaseCoefficientRate, CapRate, DeadlineRate,
	TaxRate, TaxThreshold, TaxOnRequest, TaxNonresident,
}

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
		sort.Slice(of, func(i, j int) bool { return of[i].From > of[j].From })
	}
	return r
}

// At is the rate in force on a day; ok is false where none is, also where it was ended.
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

// Last is the last rate that had a value until a day, also where it was ended since.
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
