package payroll_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nhuanbut/payroll"
)

func TestPortions(t *testing.T) {
	merged := people("An; Bình (30%)")[1:]
	merged = append(merged, people("An (70%)")...)
	merged[0].Author = 1 // two names that are one person
	for name, tt := range map[string]struct {
		text, photo []payroll.Payee
		author      int64
		role        payroll.Role
		want        string
	}{
		"alone":                          {people("An"), nil, 1, payroll.TextRole, "[1/1]"},
		"equal":                          {people("An; Bình; Châu"), nil, 3, payroll.TextRole, "[1/3]"},
		"said":                           {people("An (60%); Bình (40%)"), nil, 2, payroll.TextRole, "[2/5]"},
		"named twice":                    {merged, nil, 1, payroll.TextRole, "[3/10 7/10]"},
		"photos go like the text":        {people("An; Bình"), nil, 2, payroll.PhotoRole, "[1/2]"},
		"photos have people of theirs":   {people("An; Bình"), people("An"), 1, payroll.PhotoRole, "[1/1]"},
		"who has no part in them":        {people("An; Bình"), people("An"), 2, payroll.PhotoRole, "[]"},
		"shares that do not make 100":    {people("An (60%); Bình (30%)"), nil, 1, payroll.TextRole, "[]"},
		"one share said, the others not": {people("An (60%); Bình"), nil, 1, payroll.TextRole, "[]"},
	} {
		a := payroll.Article{Authors: tt.text, PhotoAuthors: tt.photo}
		if got := fmt.Sprint(a.Portions(tt.author, tt.role)); got != tt.want {
			t.Errorf("%s: %s, want %s", name, got, tt.want)
		}
	}
}

// Amounts that a cell says are what each gets, where they make the royalty: of 2 × 253,000
// An gets 300,000 and Bình 206,000.
func TestAmountsSaid(t *testing.T) {
	rates := payroll.NewRates([]payroll.Rate{
		{Name: payroll.BaseSalaryRate, From: "2026-07-01", Value: num("2530000")}, {Name: payroll.BaseCoefficientRate, From: "2014-06-01", Value: num("0.1")},
	})
	for amounts, want := range map[[2]payroll.Dong]string{
		{300_000, 206_000}: "[300000 206000]",
		{505_999, 1}:       "[505999 1]",
		{300_000, 200_000}: "[]",
		{506_000, 0}:       "[]",
	} {
		a := payroll.Article{Published: "2026-10-05", TextCoefficient: num("2"), Authors: people("An; Bình"), Status: payroll.Approved}
		a.Authors[0].Amount, a.Authors[1].Amount = amounts[0], amounts[1]
		r, err := a.Royalty(payroll.Policy{RoundTo: 1}, rates)
		if err != nil {
			t.Fatal(err)
		}
		got := []payroll.Dong{}
		for _, c := range r.Cells {
			got = append(got, c.Amount)
		}
		if fmt.Sprint(got) != want {
			t.Errorf("%v: %v, want %s", amounts, got, want)
		}
	}
}

func TestSplitShare(t *testing.T) {
	for _, tt := range []struct{ share, weights, want string }{
		{"100", "1 1", "[50 50]"}, {"100", "1 1 1", "[33.333333333333 33.333333333333 33.333333333334]"}, {"60", "60 40", "[36 24]"}, {"50", "1", "[50]"},
	} {
		var weights []decimal.Decimal
		for _, w := range strings.Fields(tt.weights) {
			weights = append(weights, decimal.RequireFromString(w))
		}
		if got := fmt.Sprint(payroll.SplitShare(decimal.RequireFromString(tt.share), weights)); got != tt.want {
			t.Errorf("%s by %s: %s, want %s", tt.share, tt.weights, got, tt.want)
		}
	}
}
