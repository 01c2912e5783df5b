package payroll_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nhuanbut/payroll"
)

// A year of every kind of payment. People are An (1), Bình (2), Chi (3), a non-resident
// (4), staff (5), a source (6) and one who became a non-resident in the year (7).
var yearOfTax = []payroll.TaxedPayment{
	{1, "2025-12-31", payroll.Contributor, 8_000_000, 800_000}, // of the year before
	{1, "2026-01-01", payroll.Contributor, 1_999_999, 0},       // below the threshold of then
	{1, "2026-06-30", payroll.Contributor, 2_000_000, 200_000}, // at it
	{1, "2026-07-01", payroll.Contributor, 2_000_000, 0},       // below that of since
	{1, "2026-12-31", payroll.Contributor, 5_000_000, 500_000}, // at it
	{2, "2026-03-31", payroll.Contributor, 9_000_000, 0},       // a commitment
	{2, "2026-10-20", payroll.Contributor, -1_000_000, 0},      // money that came back
	{3, "2026-09-30", payroll.Contributor, 1_000_000, 100_000}, // on request
	{3, "2026-08-15", payroll.Contributor, 3_000_000, 0},       // an earlier one, told of later
	{4, "2026-04-01", payroll.Nonresident, 1_000_000, 200_000}, // 20% of every payment
	{4, "2026-11-30", payroll.Nonresident, -500_000, 0},        // money that came back
	{5, "2026-05-05", payroll.Staff, 20_000_000, 0},            // with the salary
	{6, "2026-05-05", payroll.Source, 7_000_000, 0},            // never
	{7, "2026-02-10", payroll.Unconfirmed, 2_500_000, 250_000}, // as a contributor
	{7, "2026-12-10", payroll.Nonresident, 1_000_000, 200_000},
	{1, "2027-01-01", payroll.Contributor, 6_000_000, 600_000}, // of the year after
}

func taxOf2026() []payroll.TaxedPayment {
	first, last := payroll.CalendarYear(2026)
	return payroll.PaidBetween(yearOfTax, first, last)
}

func TestTaxByPerson(t *testing.T) {
	want := []payroll.PersonTax{
		// 1,999,999 + 2,000,000 + 2,000,000 + 5,000,000; of it 2,000,000 + 5,000,000 withheld from
		{1, false, "2026-01-01", "2026-12-31", 10_999_999, 7_000_000, 700_000},
		{2, false, "2026-03-31", "2026-03-31", 8_000_000, 0, 0},
		{3, false, "2026-08-15", "2026-09-30", 4_000_000, 1_000_000, 100_000},
		{4, true, "2026-04-01", "2026-04-01", 500_000, 1_000_000, 200_000},
		{7, true, "2026-02-10", "2026-12-10", 3_500_000, 3_500_000, 450_000},
	}
	if got := payroll.TaxByPerson(taxOf2026()); !slices.Equal(got, want) {
		t.Errorf("%+v\nwant\n%+v", got, want)
	}
	back := payroll.TaxByPerson([]payroll.TaxedPayment{{1, "2026-01-05", payroll.Contributor, -300_000, 0}})
	if len(back) != 1 || back[0] != (payroll.PersonTax{Payee: 1, Income: -300_000}) {
		t.Errorf("money came back and nothing else: %+v", back)
	}
	if got := payroll.TaxByPerson(nil); len(got) != 0 {
		t.Errorf("of nothing: %+v", got)
	}
}

func TestTaxOfPeriods(t *testing.T) {
	type sum = payroll.TaxSum
	for _, tt := range []struct {
		quarter int
		want    payroll.PeriodTax
	}{
		// An 1,999,999, Bình 9,000,000, seven 2,500,000
		{1, payroll.PeriodTax{People: 3, Resident: sum{1, 13_499_999, 2_500_000, 250_000}}},
		// An 2,000,000, four 1,000,000
		{2, payroll.PeriodTax{People: 2, Resident: sum{1, 2_000_000, 2_000_000, 200_000}, Nonresident: sum{1, 1_000_000, 1_000_000, 200_000}}},
		// An 2,000,000, Chi 1,000,000 and 3,000,000
		{3, payroll.PeriodTax{People: 2, Resident: sum{1, 6_000_000, 1_000_000, 100_000}}},
		// An 5,000,000, Bình −1,000,000; seven 1,000,000, four −500,000
		{4, payroll.PeriodTax{People: 2, Resident: sum{1, 4_000_000, 5_000_000, 500_000}, Nonresident: sum{1, 500_000, 1_000_000, 200_000}}},
	} {
		first, last := payroll.Quarter(2026, tt.quarter)
		if got := payroll.TaxOf(payroll.PaidBetween(yearOfTax, first, last)); got != tt.want {
			t.Errorf("quarter %d: %+v, want %+v", tt.quarter, got, tt.want)
		}
	}
	// Over the year everybody counts once: An, Bình, Chi, four, seven; withheld from An, Chi
	// and seven as residents, from four and seven as non-residents.
	want := payroll.PeriodTax{
		People: 5, Resident: sum{3, 25_499_999, 10_500_000, 1_050_000}, Nonresident: sum{2, 1_500_000, 2_000_000, 400_000},
	}
	if got := payroll.TaxOf(taxOf2026()); got != want {
		t.Errorf("year: %+v, want %+v", got, want)
	}
}

func TestQuarters(t *testing.T) {
	var words []string
	for q := 1; q <= 4; q++ {
		first, last := payroll.Quarter(2028, q)
		words = append(words, string(first+" "+last))
	}
	if got := strings.Join(words, ", "); got != "2028-01-01 2028-03-31, 2028-04-01 2028-06-30, 2028-07-01 2028-09-30, 2028-10-01 2028-12-31" {
		t.Error(got)
	}
	if first, last := payroll.CalendarYear(2026); first != "2026-01-01" || last != "2026-12-31" {
		t.Error(first, last)
	}
}

// Whatever is paid, the quarters come to the year, and so do the people.
func TestQuartersAndPeopleComeToTheYear(t *testing.T) {
	kinds := append([]payroll.AuthorKind{payroll.Unconfirmed}, payroll.AuthorKinds()...)
	rapid.Check(t, func(t *rapid.T) {
		var payments []payroll.TaxedPayment
		for range rapid.IntRange(0, 20).Draw(t, "payments") {
			gross := rapid.Int64Range(-5_000_000, 9_000_000).Draw(t, "gross")
			p := payroll.TaxedPayment{
				Payee: rapid.Int64Range(1, 4).Draw(t, "payee"), Gross: payroll.Dong(gross), Kind: rapid.SampledFrom(kinds).Draw(t, "kind"),
				Date: payroll.Date(fmt.Sprintf("2026-%02d-%02d", rapid.IntRange(1, 12).Draw(t, "month"), rapid.IntRange(1, 28).Draw(t, "day"))),
			}
			if gross > 0 {
				p.Tax = payroll.Dong(rapid.Int64Range(0, gross/5).Draw(t, "tax"))
			}
			payments = append(payments, p)
		}
		year := payroll.TaxOf(payments)
		var quarters, people payroll.TaxSum
		add := func(to *payroll.TaxSum, income, subject, tax payroll.Dong) {
			to.Income, to.Subject, to.Tax = to.Income+income, to.Subject+subject, to.Tax+tax
		}
		for q := 1; q <= 4; q++ {
			first, last := payroll.Quarter(2026, q)
			of := payroll.TaxOf(payroll.PaidBetween(payments, first, last))
			add(&quarters, of.Resident.Income+of.Nonresident.Income, of.Resident.Subject+of.Nonresident.Subject, of.Resident.Tax+of.Nonresident.Tax)
		}
		for _, p := range payroll.TaxByPerson(payments) {
			add(&people, p.Income, p.Subject, p.Tax)
		}
		var sum payroll.TaxSum
		add(&sum, year.Resident.Income+year.Nonresident.Income, year.Resident.Subject+year.Nonresident.Subject, year.Resident.Tax+year.Nonresident.Tax)
		if quarters != sum || people != sum {
			t.Errorf("year %+v, quarters %+v, people %+v", sum, quarters, people)
		}
	})
}

func TestKindOfID(t *testing.T) {
	for number, want := range map[string]payroll.IDKind{
		"": "", "012345678": payroll.OldID, "001087123456": payroll.CitizenID, "C1234567": payroll.Passport, "AB123456": payroll.Passport,
	} {
		if got := payroll.KindOfID(number); got != want {
			t.Errorf("%q: %q, want %q", number, got, want)
		}
	}
}
