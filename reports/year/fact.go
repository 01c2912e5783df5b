package year

import (
	"fmt"
	"slices"
	"strings"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/paper"
)

// The facts that forms can show, by the names that templates have for them. The manual
// lists them. A value is one that a cell takes.

// yearFacts are of the newsroom and the year: they stand above a table.
var yearFacts = map[string]func(*yearReport) string{
	"year":           func(r *yearReport) string { return fmt.Sprint(r.Year.Year) },
	"payer_name":     func(r *yearReport) string { return r.Header.Unit },
	"payer_tax_code": func(r *yearReport) string { return r.Header.TaxCode },
	"payer_address":  func(r *yearReport) string { return r.Header.Address },
	"payer_phone":    func(r *yearReport) string { return r.Header.Phone },
}

// personFacts are of a person in a table.
var personFacts = map[string]func(formPerson) any{
	"number":          func(p formPerson) any { return p.number },
	"code":            func(p formPerson) any { return p.Code },
	"name":            func(p formPerson) any { return paper.NameOf(p.Author) },
	"tax_code":        func(p formPerson) any { return p.TaxCode },
	"document":        func(p formPerson) any { return p.document() },
	"document_number": func(p formPerson) any { return p.IDNumber },
	"nonresident":     func(p formPerson) any { return p.abroad() },
	"nationality":     func(p formPerson) any { return p.Nationality },
	"address":         func(p formPerson) any { return p.Address },
	"phone":           func(p formPerson) any { return p.Phone },
	"email":           func(p formPerson) any { return p.Email },
	"income_type":     func(p formPerson) any { return p.Say(incomeType) },
	"first_paid":      func(p formPerson) any { return p.First },
	"last_paid":       func(p formPerson) any { return p.Last },
	"income":          func(p formPerson) any { return p.Income },
	"income_withheld": func(p formPerson) any { return p.Subject },
	"tax":             func(p formPerson) any { return p.Tax },
	"net":             func(p formPerson) any { return p.Income - p.Tax },
	"none":            func(formPerson) any { return payroll.Dong(0) },
}

// formPerson is a person in the table of a form.
type formPerson struct {
	*paper.Workbook
	ledger.TaxedPerson
	number int // in the table, from 1
}

// document returns the kind of the identity document.
func (p *formPerson) document() string {
	kind := payroll.KindOfID(p.IDNumber)
	if kind == "" {
		return ""
	}
	return p.Say(lang.IDKind(kind).Cell)
}

// abroad marks a non-resident.
func (p *formPerson) abroad() string {
	if p.Nonresident {
		return "x"
	}
	return ""
}

// periodFacts are of the payments of a quarter or of the year: people or đồng.
var periodFacts = map[string]func(payroll.PeriodTax) payroll.Dong{
	"people":                      func(p payroll.PeriodTax) payroll.Dong { return payroll.Dong(p.People) },
	"resident_people_withheld":    func(p payroll.PeriodTax) payroll.Dong { return payroll.Dong(p.Resident.Withheld) },
	"nonresident_people_withheld": func(p payroll.PeriodTax) payroll.Dong { return payroll.Dong(p.Nonresident.Withheld) },
	"resident_income":             func(p payroll.PeriodTax) payroll.Dong { return p.Resident.Income },
	"nonresident_income":          func(p payroll.PeriodTax) payroll.Dong { return p.Nonresident.Income },
	"resident_income_withheld":    func(p payroll.PeriodTax) payroll.Dong { return p.Resident.Subject },
	"nonresident_income_withheld": func(p payroll.PeriodTax) payroll.Dong { return p.Nonresident.Subject },
	"resident_tax":                func(p payroll.PeriodTax) payroll.Dong { return p.Resident.Tax },
	"nonresident_tax":             func(p payroll.PeriodTax) payroll.Dong { return p.Nonresident.Tax },
	"none":                        func(payroll.PeriodTax) payroll.Dong { return 0 },
}

// periodNames are the columns of a form whose rows are lines, each a period's figures;
// lineFacts are its other columns: what the template says of the line.
var periodNames = []string{"quarter_1", "quarter_2", "quarter_3", "quarter_4", "year"}

var lineFacts = map[string]func(*yearReport, formLine) string{
	"number": func(_ *yearReport, line formLine) string { return line.Number },
	"code":   func(_ *yearReport, line formLine) string { return line.Code },
	"label":  func(r *yearReport, line formLine) string { return r.Say(line.Label) },
	"unit":   func(r *yearReport, line formLine) string { return r.Say(line.Unit) },
}

// noteFacts are sentences about a table's people, "" where there is nothing to say.
var noteFacts = map[string]func(r *yearReport, people []formPerson) string{
	"staff_left_out": func(r *yearReport, _ []formPerson) string { return r.staffLeftOut() },
	"came_back":      (*yearReport).cameBack,
	"unidentified": func(r *yearReport, people []formPerson) string {
		return r.whoOf(unidentified, people, func(p formPerson) bool { return p.TaxCode == "" && p.IDNumber == "" })
	},
	"unconfirmed": func(r *yearReport, people []formPerson) string {
		return r.whoOf(unconfirmed, people, func(p formPerson) bool { return p.Kind == payroll.Unconfirmed })
	},
}

// staffLeftOut says what was paid with the salary.
func (r *yearReport) staffLeftOut() string {
	var sum payroll.Dong
	people := make(map[int64]bool)
	for _, p := range r.Payments {
		if p.Kind == payroll.Staff {
			people[p.Payee] = true
			sum += p.Gross
		}
	}
	if len(people) == 0 {
		return ""
	}
	return r.Say(leftOut, len(people), r.Lang.Amount(sum))
}

// cameBack says what was collected from people.
func (r *yearReport) cameBack(people []formPerson) string {
	var sum payroll.Dong
	for _, p := range r.Payments {
		theirs := func(one formPerson) bool { return one.Payee == p.Payee }
		if p.Listed() && p.Gross < 0 && slices.ContainsFunc(people, theirs) {
			sum -= p.Gross
		}
	}
	if sum == 0 {
		return ""
	}
	return r.Say(collected, r.Lang.Amount(sum))
}

// whoOf names the people of whom something is to be said, the first of them.
func (r *yearReport) whoOf(what lang.Phrase, people []formPerson, is func(formPerson) bool) string {
	const most = 20
	var names []string
	count := 0
	for _, p := range people {
		if !is(p) {
			continue
		}
		if count++; count <= most {
			names = append(names, p.Code+" "+paper.NameOf(p.Author))
		}
	}
	if count == 0 {
		return ""
	}
	if count > most {
		names = append(names, "…")
	}
	return r.Say(what, count, strings.Join(names, ", "))
}
