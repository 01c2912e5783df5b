package reports

import (
	"strconv"
	"strings"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// The columns of payments that have amounts, across those of lines.
const (
	paidGross = 7
	paidTax   = 9
	paidNet   = amountColumn
)

func (s *statement) paymentFields() []field {
	return []field{
		{s.say(runNumber), 0, asWord}, {s.say(paidOn), 1, asDate}, {s.say(paidFor), 3, asText}, {s.say(methodOfPayment), paidGross - 1, asWord},
		{s.say(beforeTax), paidTax - 1, asMoney}, {s.say(taxWithheld), howColumn - 1, asMoney}, {s.say(ruleOfTax), howColumn, asText},
		{s.say(afterTax), paidNet, asMoney},
	}
}

// payments writes what was paid and taken back, which the balance has, and what is to be
// known besides. It returns the cells of the two sums, "" where there is none.
func (s *statement) payments() (paid, collected string, err error) {
	if len(s.Paid)+len(s.Unpaid) == 0 {
		return "", "", nil
	}
	if err := s.sheet.headAcross(s.fields); err != nil {
		return "", "", err
	}
	var made, back, besides, before []ledger.StatementPayment
	for _, p := range s.Paid {
		if p.Gross < 0 {
			p.Gross, p.Tax, p.Net = -p.Gross, -p.Tax, -p.Net
			back = append(back, p)
		} else {
			made = append(made, p)
		}
	}
	for _, p := range s.Unpaid {
		if p.RunKind == payroll.ImportedRun {
			before = append(before, p)
		} else {
			besides = append(besides, p)
		}
	}
	if paid, err = s.settled(paidSection, paidSum, made); err != nil {
		return "", "", err
	}
	if collected, err = s.settled(collectedSection, collectedSum, back); err != nil {
		return "", "", err
	}
	if err := s.listed(besidesSection, muted, besides); err != nil {
		return "", "", err
	}
	return paid, collected, s.listed(beforeSection, muted, before)
}

// settled writes payments and their sum, whose cell it returns.
func (s *statement) settled(section, name lang.Phrase, list []ledger.StatementPayment) (string, error) {
	if len(list) == 0 {
		return "", nil
	}
	if err := s.listed(section, body, list); err != nil {
		return "", err
	}
	first := s.sheet.row + 1 - len(list)
	var gross, tax, net payroll.Dong
	for _, p := range list {
		gross, tax, net = gross+p.Gross, tax+p.Tax, net+p.Net
	}
	err := s.sheet.putAcross(sum, s.fields, nil, nil, s.say(name), nil, s.sheet.sumOf(paidGross, first, gross),
		s.sheet.sumOf(paidTax, first, tax), nil, s.sheet.sumOf(paidNet, first, net))
	return at(paidGross, s.sheet.row), err
}

// listed writes payments below a heading.
func (s *statement) listed(section lang.Phrase, l look, list []ledger.StatementPayment) error {
	if len(list) == 0 {
		return nil
	}
	if err := s.sheet.line(sectionBlock, s.say(section), 20); err != nil {
		return err
	}
	for _, p := range list {
		method := ""
		if p.Method != "" {
			method = s.say(lang.Method(p.Method).Cell)
		}
		if err := s.sheet.putAcross(l, s.fields, strconv.FormatInt(p.Run, 10), p.On, s.paymentFor(p), method, p.Gross, p.Tax, s.taxRuleWithBasis(p), p.Net); err != nil {
			return err
		}
	}
	return nil
}

// paymentFor says what a payment is for, and what became of it.
func (s *statement) paymentFor(p ledger.StatementPayment) string {
	var words []string
	switch n := len(p.Months); {
	case p.Status == payroll.CarriedForward:
		words = append(words, s.say(carriedOn))
	case n == 1:
		words = append(words, s.say(ofOneMonth, s.lang.Month(p.Months[0])))
	case n > 1:
		names := make([]string, n)
		for i, m := range p.Months {
			names[i] = s.lang.Month(m)
		}
		words = append(words, s.say(ofTheseMonths, strings.Join(names, ", ")))
	}
	if p.Reference != "" {
		words = append(words, s.say(voucher, p.Reference))
	}
	if p.Note != "" {
		words = append(words, p.Note)
	}
	switch {
	case p.Status == payroll.Voided && p.Reason != "":
		words = append(words, s.say(voidedOn, lang.PaperDate(p.Voided))+": "+p.Reason)
	case p.Status == payroll.Voided:
		words = append(words, s.say(voidedOn, lang.PaperDate(p.Voided)))
	case p.Status == payroll.AwaitingConfirmation:
		words = append(words, s.say(awaiting))
	case p.On > s.Last && p.Gross < 0:
		words = append(words, s.say(collectedLater))
	case p.On > s.Last:
		words = append(words, s.say(paidLater))
	}
	return strings.Join(words, "; ")
}

// taxRuleWithBasis is the rule that a payment's tax is by, with its legal basis.
func (s *statement) taxRuleWithBasis(p ledger.StatementPayment) string {
	rule := s.lang.TaxRule(p.TaxCase, p.TaxRule)
	if p.TaxRule.Basis != "" {
		rule += ": " + p.TaxRule.Basis
	}
	return rule
}
