package payroll

import (
	"cmp"
	"fmt"
	"slices"
)

// TaxedPayment is a payment as the forms of a year's income tax count it: by the day on
// which it was made. Money that came back has a negative gross and no tax.
type TaxedPayment struct {
	Payee int64      // the ledger's number of the person
	Date  Date       // of the payment
	Kind  AuthorKind // that it was paid as
	Gross Dong
	Tax   Dong // withheld
}

// Listed reports whether a payment stands in the forms of people without labour
// contract, below the threshold and with a commitment as well: staff are taxed with the
// salary, an organisation is no person, and a source is nobody.
func (p TaxedPayment) Listed() bool {
	return p.Kind != Staff && p.Kind != Organisation && p.Kind != Source
}

// CalendarYear returns the first and last day of a tax year.
func CalendarYear(year int) (first, last Date) {
	return Date(fmt.Sprintf("%04d-01-01", year)), Date(fmt.Sprintf("%04d-12-31", year))
}

// Quarter returns the first and last day of a year's quarter, 1 to 4.
func Quarter(year, quarter int) (first, last Date) {
	begin := Month(fmt.Sprintf("%04d-%02d", year, 3*quarter-2))
	return Date(begin + "-01"), Date(begin.Add(3) + "-01").AddDays(-1)
}

// PaidBetween returns the payments of the days from one to another, both inclusive.
func PaidBetween(payments []TaxedPayment, first, last Date) []TaxedPayment {
	return slices.DeleteFunc(slices.Clone(payments), func(p TaxedPayment) bool { return p.Date < first || p.Date > last })
}

// PersonTax is what one person was paid in a year without a labour contract, as
// 05-2/BK-QTT-TNCN and the certificate 03/TNCN state it. Amounts are đồng.
type PersonTax struct {
	Payee       int64
	Nonresident bool // by the last payment
	First       Date // payment; "" where money only came back
	Last        Date
	Income      Dong // paid, less what came back
	Subject     Dong // the part of it from which tax was withheld
	Tax         Dong
}

// TaxByPerson adds payments up by person, in the order of their numbers.
func TaxByPerson(payments []TaxedPayment) []PersonTax {
	byDate := slices.Clone(payments)
	slices.SortStableFunc(byDate, func(a, b TaxedPayment) int { return cmp.Compare(a.Date, b.Date) })
	of := make(map[int64]*PersonTax)
	for _, p := range byDate {
		if !p.Listed() {
			continue
		}
		sum := of[p.Payee]
		if sum == nil {
			sum = &PersonTax{Payee: p.Payee}
			of[p.Payee] = sum
		}
		sum.add(p)
	}
	people := make([]PersonTax, 0, len(of))
	for _, sum := range of {
		people = append(people, *sum)
	}
	slices.SortFunc(people, func(a, b PersonTax) int { return cmp.Compare(a.Payee, b.Payee) })
	return people
}

// add takes in the next payment by date.
func (s *PersonTax) add(p TaxedPayment) {
	s.Nonresident = p.Kind == Nonresident
	if p.Gross > 0 {
		s.First, s.Last = cmp.Or(s.First, p.Date), p.Date
	}
	s.Income += p.Gross
	s.Tax += p.Tax
	if p.Tax > 0 {
		s.Subject += p.Gross
	}
}

// TaxSum is what payments to residents, or to others, come to.
type TaxSum struct {
	Withheld int  // people from whom tax was withheld, each once
	Income   Dong // paid, less what came back
	Subject  Dong // the part of it from which tax was withheld
	Tax      Dong
}

// PeriodTax is what the payments of a quarter or a year come to, as 05/KK-TNCN has it.
type PeriodTax struct {
	People      int // who was paid, each once
	Resident    TaxSum
	Nonresident TaxSum
}

// TaxOf adds payments up, of people without a labour contract. Residence is that by
// which a payment was taxed. Money that came back lowers the income and nothing else:
// the tax that was withheld from it is not given back with it.
func TaxOf(payments []TaxedPayment) (sum PeriodTax) {
	type withheld struct {
		payee       int64
		nonresident bool
	}
	paid, taxed := make(map[int64]bool), make(map[withheld]bool)
	for _, p := range payments {
		if !p.Listed() {
			continue
		}
		if p.Gross > 0 && !paid[p.Payee] {
			paid[p.Payee] = true
			sum.People++
		}
		s := &sum.Resident
		if p.Kind == Nonresident {
			s = &sum.Nonresident
		}
		s.Income += p.Gross
		s.Tax += p.Tax
		if p.Tax <= 0 {
			continue
		}
		s.Subject += p.Gross
		if key := (withheld{p.Payee, p.Kind == Nonresident}); !taxed[key] {
			taxed[key] = true
			s.Withheld++
		}
	}
	return sum
}
