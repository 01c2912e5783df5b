package payroll_test

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"nhuanbut/payroll"
)

const (
	oldLaw  = "TT 111/2013/TT-BTC, Đ.25.1.i"
	newLaw  = "NĐ 253/2026/NĐ-CP, Đ.50.2"
	abroad  = "NĐ 253/2026/NĐ-CP, Đ.64"
	oldDay  = payroll.Date("2026-06-30")
	newDay  = payroll.Date("2026-07-01")
	taxCode = "0100109106"
)

var taxRates = payroll.NewRates([]payroll.Rate{
	{Name: payroll.TaxRate, From: "2013-10-01", Value: num("0.1"), Basis: oldLaw},
	{Name: payroll.TaxRate, From: "2026-07-01", Value: num("0.1"), Basis: newLaw},
	{Name: payroll.TaxThreshold, From: "2013-10-01", Value: num("2000000"), Basis: oldLaw},
	{Name: payroll.TaxThreshold, From: "2026-07-01", Value: num("5000000"), Basis: newLaw},
	{Name: payroll.TaxOnRequest, From: "2026-07-01", Value: num("0.1"), Basis: newLaw},
	{Name: payroll.TaxNonresident, From: "2013-10-01", Value: num("0.2"), Basis: "TT 111/2013/TT-BTC"},
	{Name: payroll.TaxNonresident, From: "2026-07-01", Value: num("0.2"), Basis: abroad},
})

func TestWithhold(t *testing.T) {
	contributor := payroll.Taxpayer{Kind: payroll.Contributor}
	asks := payroll.Taxpayer{Kind: payroll.Contributor, OnRequest: true}
	committed := payroll.Taxpayer{Kind: payroll.Contributor, TaxCode: taxCode, Commitments: []int{2025, 2026}, OnRequest: true}
	noCode := payroll.Taxpayer{Kind: payroll.Contributor, Commitments: []int{2026}}
	otherYear := payroll.Taxpayer{Kind: payroll.Contributor, TaxCode: taxCode, Commitments: []int{2025, 2027}}
	// Whatever else is known of staff and of non-residents, their rule is one.
	staff := payroll.Taxpayer{Kind: payroll.Staff, TaxCode: taxCode, OnRequest: true}
	nonresident := payroll.Taxpayer{Kind: payroll.Nonresident, TaxCode: taxCode, Commitments: []int{2026}}
	for _, tt := range []struct {
		name  string
		who   payroll.Taxpayer
		gross payroll.Dong
		paid  payroll.Date
		tax   payroll.Dong
		which payroll.TaxCase
		rule  string
	}{
		{"the last đồng below the old threshold", contributor, 1_999_999, oldDay, 0, payroll.CaseBelow, "< 2000000: " + oldLaw},
		{"at the old threshold", contributor, 2_000_000, oldDay, 200_000, payroll.CaseWithheld, "10%: " + oldLaw},
		{"499,999.9 under the old law", contributor, 4_999_999, oldDay, 500_000, payroll.CaseWithheld, "10%: " + oldLaw},
		{"the new threshold under the old law", contributor, 5_000_000, oldDay, 500_000, payroll.CaseWithheld, "10%: " + oldLaw},
		{"below the old threshold under the new law", contributor, 1_999_999, newDay, 0, payroll.CaseBelow, "< 5000000: " + newLaw},
		{"the old threshold under the new law", contributor, 2_000_000, newDay, 0, payroll.CaseBelow, "< 5000000: " + newLaw},
		{"the last đồng below the new threshold", contributor, 4_999_999, newDay, 0, payroll.CaseBelow, "< 5000000: " + newLaw},
		{"at the new threshold", contributor, 5_000_000, newDay, 500_000, payroll.CaseWithheld, "10%: " + newLaw},
		{"500,000.4 is rounded down", contributor, 5_000_004, newDay, 500_000, payroll.CaseWithheld, "10%: " + newLaw},
		{"500,000.5 is rounded up", contributor, 5_000_005, newDay, 500_001, payroll.CaseWithheld, "10%: " + newLaw},
		{"500,001.5 as well, not to even", contributor, 5_000_015, newDay, 500_002, payroll.CaseWithheld, "10%: " + newLaw},
		{"the largest amount, 99,999,999,999.9", contributor, payroll.MaxAmount, newDay, 100_000_000_000, payroll.CaseWithheld, "10%: " + newLaw},
		{"not confirmed yet", payroll.Taxpayer{}, 5_000_000, newDay, 500_000, payroll.CaseWithheld, "10%: " + newLaw},

		{"a request under the old law", asks, 1_999_999, oldDay, 0, payroll.CaseBelow, "< 2000000: " + oldLaw},
		{"a request, 199,999.9", asks, 1_999_999, newDay, 200_000, payroll.CaseOnRequest, "< 5000000, 10%: " + newLaw},
		{"a request, 499,999.9", asks, 4_999_999, newDay, 500_000, payroll.CaseOnRequest, "< 5000000, 10%: " + newLaw},
		{"a request, 0.4", asks, 4, newDay, 0, payroll.CaseOnRequest, "< 5000000, 10%: " + newLaw},
		{"a request, 0.5", asks, 5, newDay, 1, payroll.CaseOnRequest, "< 5000000, 10%: " + newLaw},
		{"a request changes nothing from the threshold on", asks, 5_000_000, newDay, 500_000, payroll.CaseWithheld, "10%: " + newLaw},

		{"a commitment under the old law", committed, 9_000_000, oldDay, 0, payroll.CaseCommitment, "08/CK-TNCN: " + oldLaw},
		{"a commitment under the new law", committed, 9_000_000, newDay, 0, payroll.CaseCommitment, "08/CK-TNCN: " + newLaw},
		{"a commitment goes before a request", committed, 1_000_000, newDay, 0, payroll.CaseCommitment, "08/CK-TNCN: " + newLaw},
		{"a commitment on the year's first day", committed, 9_000_000, "2025-01-01", 0, payroll.CaseCommitment, "08/CK-TNCN: " + oldLaw},
		{"the day before it", committed, 9_000_000, "2024-12-31", 900_000, payroll.CaseWithheld, "10%: " + oldLaw},
		{"a commitment on the year's last day", committed, 9_000_000, "2026-12-31", 0, payroll.CaseCommitment, "08/CK-TNCN: " + newLaw},
		{"the day after it", committed, 9_000_000, "2027-01-01", 900_000, payroll.CaseWithheld, "10%: " + newLaw},
		{"a commitment without tax code", noCode, 9_000_000, newDay, 900_000, payroll.CaseWithheld, "10%: " + newLaw},
		{"the same below the threshold", noCode, 4_999_999, newDay, 0, payroll.CaseBelow, "< 5000000: " + newLaw},
		{"a commitment for other years", otherYear, 9_000_000, newDay, 900_000, payroll.CaseWithheld, "10%: " + newLaw},

		{"staff", staff, 9_000_000, newDay, 0, payroll.CaseSalary, "staff"},
		{"staff under no law at all", staff, 9_000_000, "1999-01-01", 0, payroll.CaseSalary, "staff"},
		// 1,000,000 × 20% = 200,000; 3 × 20% = 0.6; 2 × 20% = 0.4
		{"a non-resident under the old law", nonresident, 1_000_000, oldDay, 200_000, payroll.CaseNonresident, "20%: TT 111/2013/TT-BTC"},
		{"a non-resident under the new law", nonresident, 1_000_000, newDay, 200_000, payroll.CaseNonresident, "20%: " + abroad},
		{"a non-resident's 3 đồng", nonresident, 3, newDay, 1, payroll.CaseNonresident, "20%: " + abroad},
		{"a non-resident's 2 đồng", nonresident, 2, newDay, 0, payroll.CaseNonresident, "20%: " + abroad},
		{"a source is never paid", payroll.Taxpayer{Kind: payroll.Source}, 9_000_000, newDay, 0, payroll.CaseNone, ""},

		{"nothing", contributor, 0, newDay, 0, payroll.CaseNone, ""},
		{"less than nothing", contributor, -9_000_000, newDay, 0, payroll.CaseNone, ""},
		{"less than nothing on request", asks, -1, newDay, 0, payroll.CaseNone, ""},
		{"less than nothing from a non-resident", nonresident, -9_000_000, newDay, 0, payroll.CaseNone, ""},
		{"nothing needs no rate", contributor, 0, "1999-01-01", 0, payroll.CaseNone, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w, err := tt.who.Withhold(tt.gross, tt.paid, taxRates)
			if err != nil {
				t.Fatal(err)
			}
			if w.Tax != tt.tax || w.Case != tt.which || w.Rule.String() != tt.rule {
				t.Errorf("got %d %s %q, want %d %s %q", w.Tax, w.Case, w.Rule, tt.tax, tt.which, tt.rule)
			}
		})
	}
}

// The facts behind a rule are there for a sheet to print.
func TestWithholdingFacts(t *testing.T) {
	asks := payroll.Taxpayer{OnRequest: true}
	for _, tt := range []struct {
		who       payroll.Taxpayer
		gross     payroll.Dong
		rate      string
		threshold payroll.Dong
		basis     string
	}{
		{payroll.Taxpayer{}, 6_000_000, "0.1", 5_000_000, newLaw},
		{payroll.Taxpayer{}, 4_000_000, "0", 5_000_000, newLaw},
		{asks, 4_000_000, "0.1", 5_000_000, newLaw},
		{payroll.Taxpayer{TaxCode: taxCode, Commitments: []int{2026}}, 6_000_000, "0", 5_000_000, newLaw},
		{payroll.Taxpayer{Kind: payroll.Nonresident}, 6_000_000, "0.2", 0, abroad},
		{payroll.Taxpayer{Kind: payroll.Staff}, 6_000_000, "0", 0, ""},
		{payroll.Taxpayer{}, 0, "0", 0, ""},
	} {
		w, err := tt.who.Withhold(tt.gross, newDay, taxRates)
		if err != nil {
			t.Fatal(err)
		}
		if w.Rule.Rate.String() != tt.rate || w.Threshold != tt.threshold || w.Rule.Basis != tt.basis {
			t.Errorf("%+v, %d: got %s %d %q, want %s %d %q", tt.who, tt.gross, w.Rule.Rate, w.Threshold, w.Rule.Basis, tt.rate, tt.threshold, tt.basis)
		}
	}
}

// A rate and a threshold may each change alone; the basis is that of the one that decided.
func TestWithholdBases(t *testing.T) {
	rates := payroll.NewRates([]payroll.Rate{
		{Name: payroll.TaxRate, From: "2030-01-01", Value: num("0.0750"), Basis: "A"},
		{Name: payroll.TaxThreshold, From: "2030-01-01", Value: num("1000"), Basis: "B"},
		{Name: payroll.TaxOnRequest, From: "2030-01-01", Value: num("0.12345"), Basis: "C"},
	})
	asks := payroll.Taxpayer{OnRequest: true}
	for _, tt := range []struct {
		who   payroll.Taxpayer
		gross payroll.Dong
		tax   payroll.Dong
		rule  string
	}{
		{payroll.Taxpayer{}, 1000, 75, "7.5%: A"},
		{payroll.Taxpayer{}, 999, 0, "< 1000: B"},
		{asks, 999, 123, "< 1000, 12.345%: C"}, // 999 × 0.12345 = 123.32655
		{payroll.Taxpayer{TaxCode: taxCode, Commitments: []int{2030}}, 999, 0, "08/CK-TNCN: A"},
	} {
		w, err := tt.who.Withhold(tt.gross, "2030-06-01", rates)
		if err != nil || w.Tax != tt.tax || w.Rule.String() != tt.rule {
			t.Errorf("%d: got %d %q, %v, want %d %q", tt.gross, w.Tax, w.Rule, err, tt.tax, tt.rule)
		}
	}
}

func TestParseTaxRule(t *testing.T) {
	for text, want := range map[string]struct {
		exempt string
		below  payroll.Dong
		rate   string
		basis  string
	}{
		"10%: NĐ 253/2026/NĐ-CP, Đ.50.2": {"", 0, "0.1", "NĐ 253/2026/NĐ-CP, Đ.50.2"},
		"7.5%: A: B":                     {"", 0, "0.075", "A: B"},
		"< 5000000: NĐ 253":              {"", 5_000_000, "0", "NĐ 253"},
		"< 5000000, 10%: NĐ 253":         {"", 5_000_000, "0.1", "NĐ 253"},
		"08/CK-TNCN: NĐ 253":             {"08/CK-TNCN", 0, "0", "NĐ 253"},
		"staff":                          {"staff", 0, "0", ""},
		"organisation":                   {"organisation", 0, "0", ""},
		"":                               {"", 0, "0", ""},
	} {
		r, err := payroll.ParseTaxRule(text)
		if err != nil || r.Exempt != want.exempt || r.Below != want.below || r.Rate.String() != want.rate || r.Basis != want.basis {
			t.Errorf("%q: %+v, %v", text, r, err)
		}
		if r.String() != text {
			t.Errorf("%q is written %q", text, r)
		}
	}
	for _, text := range []string{"x: NĐ 253", "< x: A", "ten%", "10%, x: A", "contributor"} {
		if r, err := payroll.ParseTaxRule(text); !errors.Is(err, payroll.Refuse(payroll.BadTaxRule)) {
			t.Errorf("%q: %+v, %v", text, r, err)
		}
	}
}

func TestWithholdWithoutRate(t *testing.T) {
	noThreshold := payroll.NewRates([]payroll.Rate{{Name: payroll.TaxRate, From: "2013-10-01", Value: num("0.1"), Basis: oldLaw}})
	ended := payroll.NewRates([]payroll.Rate{
		{Name: payroll.TaxNonresident, From: "2013-10-01", Value: num("0.2"), Basis: abroad},
		{Name: payroll.TaxNonresident, From: "2026-07-01", Basis: abroad},
	})
	committed := payroll.Taxpayer{Kind: payroll.Contributor, TaxCode: taxCode, Commitments: []int{2013}}
	for _, tt := range []struct {
		who   payroll.Taxpayer
		paid  payroll.Date
		rates payroll.Rates
		want  string
	}{
		{payroll.Taxpayer{}, "2013-09-30", taxRates, "no-rate: tax-rate, 2013-09-30"},
		{committed, "2013-09-30", taxRates, "no-rate: tax-rate, 2013-09-30"},
		{payroll.Taxpayer{}, newDay, noThreshold, "no-rate: tax-threshold, 2026-07-01"},
		{payroll.Taxpayer{Kind: payroll.Nonresident}, "2013-09-30", taxRates, "no-rate: tax-rate-nonresident, 2013-09-30"},
		{payroll.Taxpayer{Kind: payroll.Nonresident}, newDay, ended, "no-rate: tax-rate-nonresident, 2026-07-01"},
	} {
		if w, err := tt.who.Withhold(9_000_000, tt.paid, tt.rates); err == nil || err.Error() != tt.want {
			t.Errorf("got %+v, %v, want %s", w, err, tt.want)
		}
	}
}

// Whoever is paid and when: the tax is a part of the payment, no greater payment
// has a smaller tax, and it is the stated rate in whole numbers, half up.
func TestWithholdProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		who := payroll.Taxpayer{
			Kind:        rapid.SampledFrom(append(payroll.AuthorKinds(), payroll.Unconfirmed)).Draw(t, "kind"),
			TaxCode:     rapid.SampledFrom([]string{"", taxCode}).Draw(t, "tax code"),
			Commitments: rapid.SliceOfN(rapid.IntRange(2025, 2027), 0, 2).Draw(t, "commitments"),
			OnRequest:   rapid.Bool().Draw(t, "on request"),
		}
		paid := payroll.Date("2025-01-01").AddDays(rapid.IntRange(0, 1000).Draw(t, "day"))
		// Near the thresholds, where rules change, as often as anywhere.
		amount := rapid.OneOf(rapid.Int64Range(-10, 10_000_000), rapid.Int64Range(-10, int64(payroll.MaxAmount)))
		gross, more := payroll.Dong(amount.Draw(t, "gross")), payroll.Dong(amount.Draw(t, "another"))
		if gross > more {
			gross, more = more, gross
		}
		w, greater := withhold(t, who, gross, paid), withhold(t, who, more, paid)
		if w.Tax < 0 || w.Tax > max(gross, 0) {
			t.Fatalf("%d of %d", w.Tax, gross)
		}
		if greater.Tax < w.Tax {
			t.Fatalf("%d of %d, but %d of %d", w.Tax, gross, greater.Tax, more)
		}
		percent := w.Rule.Rate.Mul(decimal.NewFromInt(100)).IntPart()
		if want := (int64(max(gross, 0))*percent + 50) / 100; int64(w.Tax) != want {
			t.Fatalf("%d of %d at %d%%, want %d", w.Tax, gross, percent, want)
		}
	})
}

func withhold(t *rapid.T, who payroll.Taxpayer, gross payroll.Dong, paid payroll.Date) payroll.Withholding {
	w, err := who.Withhold(gross, paid, taxRates)
	if err != nil {
		t.Fatal(err)
	}
	return w
}
