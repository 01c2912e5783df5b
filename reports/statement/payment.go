package statement

import (
	"strconv"
	"strings"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/xlsx"
)

// The columns of payments that have amounts, across those of lines.
const (
	paidGross = 7
	paidTax   = 9
	paidNet   = amountColumn
)

func (s *statement) paymentFields() []xlsx.Field {
	return []xlsx.Field{
		xlsx.FieldTo(s.Say(runNumber), 0, xlsx.Word), xlsx.FieldTo(s.Say(paidOn), 1, xlsx.Date), xlsx.FieldTo(s.Say(paidFor), 3, xlsx.Text), xlsx.FieldTo(s.Say(methodOfPayment), paidGross-1, xlsx.Word),
		xlsx.FieldTo(s.Say(beforeTax), paidTax-1, xlsx.Money), xlsx.FieldTo(s.Say(lang.TaxWithheld), howColumn-1, xlsx.Money), xlsx.FieldTo(s.Say(ruleOfTax), howColumn, xlsx.Text),
		xlsx.FieldTo(s.Say(afterTax), paidNet, xlsx.Money),
	}
}

// payments writes what was paid and taken back, which the balance has, and what is to be
// known besides. It returns the cells of the two sums, "" where there is none.
func (s *statement) payments() (paid, collected string, err error) {
	if len(s.Paid)+len(s.Unpaid) == 0 {
		return "", "", nil
	}
	if err := s.sheet.HeadAcross(s.fields); err != nil {
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
	if err := s.listed(besidesSection, xlsx.Muted, besides); err != nil {
		return "", "", err
	}
	return paid, collected, s.listed(beforeSection, xlsx.Muted, before)
}

// settled writes payments and their sum, whose cell it returns.
func (s *statement) settled(section, name lang.Phrase, list []ledger.StatementPayment) (string, error) {
	if len(list) == 0 {
		return "", nil
	}
	if err := s.listed(section, xlsx.Body, list); err != nil {
		return "", err
	}
	first := s.sheet.Row + 1 - len(list)
	var gross, tax, net payroll.Dong
	for _, p := range list {
		gross, tax, net = gross+p.Gross, tax+p.Tax, net+p.Net
	}
	err := s.sheet.PutAcross(xlsx.Sum, s.fields, nil, nil, s.Say(name), nil, s.sheet.SumOf(paidGross, first, gross),
		s.sheet.SumOf(paidTax, first, tax), nil, s.sheet.SumOf(paidNet, first, net))
	return xlsx.At(paidGross, s.sheet.Row), err
}

// listed writes payments below a heading.
func (s *statement) listed(section lang.Phrase, l xlsx.Look, list []ledger.StatementPayment) error {
	if len(list) == 0 {
		return nil
	}
	if err := s.sheet.Line(xlsx.SectionBlock, s.Say(section), 20); err != nil {
		return err
	}
	for _, p := range list {
		method := ""
		if p.Method != "" {
			method = s.Say(lang.Method(p.Method).Cell)
		}
		if err := s.sheet.PutAcross(l, s.fields, strconv.FormatInt(p.Run, 10), p.On, s.paymentFor(p), method, p.Gross, p.Tax, s.taxRuleWithBasis(p), p.Net); err != nil {
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
		words = append(words, s.Say(carriedOn))
	case n == 1:
		words = append(words, s.Say(ofOneMonth, s.Lang.Month(p.Months[0])))
	case n > 1:
		names := make([]string, n)
		for i, m := range p.Months {
			names[i] = s.Lang.Month(m)
		}
		words = append(words, s.Say(ofTheseMonths, strings.Join(names, ", ")))
	}
	if p.Reference != "" {
		words = append(words, s.Say(voucher, p.Reference))
	}
	if p.Note != "" {
		words = append(words, p.Note)
	}
	switch {
	case p.Status == payroll.Voided && p.Reason != "":
		words = append(words, s.Say(voidedOn, lang.PaperDate(p.Voided))+": "+p.Reason)
	case p.Status == payroll.Voided:
		words = append(words, s.Say(voidedOn, lang.PaperDate(p.Voided)))
	case p.Status == payroll.AwaitingConfirmation:
		words = append(words, s.Say(awaiting))
	case p.On > s.Last && p.Gross < 0:
		words = append(words, s.Say(collectedLater))
	case p.On > s.Last:
		words = append(words, s.Say(paidLater))
	}
	return strings.Join(words, "; ")
}

// taxRuleWithBasis returns the rule that a payment's tax is by, with its legal basis.
func (s *statement) taxRuleWithBasis(p ledger.StatementPayment) string {
	rule := s.Lang.TaxRule(p.TaxCase, p.TaxRule)
	if p.TaxRule.Basis != "" {
		rule += ": " + p.TaxRule.Basis
	}
	return rule
}
