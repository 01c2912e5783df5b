package lang

import (
	"strings"

	"nhuanbut/payroll"
)

// TaxRule returns the words of the rule that decided a payment's tax, without its legal
// basis.
func (l Language) TaxRule(c payroll.TaxCase, r payroll.TaxRule) string {
	words, ok := taxRules[c]
	if !ok {
		return ""
	}
	rate := r.Percent()
	if l != English {
		rate = strings.ReplaceAll(rate, ".", ",")
	}
	switch c {
	case payroll.CaseBelow:
		return l.Say(words, l.Amount(r.Below))
	case payroll.CaseCommitment, payroll.CaseSalary, payroll.CaseOrganisation:
		return l.Say(words)
	}
	return l.Say(words, rate)
}

// taxRules are the words of the rules of tax, which take a rate or a threshold.
var taxRules = map[payroll.TaxCase]Phrase{
	payroll.CaseWithheld:     Both("khấu trừ %s", "%s withheld"),
	payroll.CaseBelow:        Both("dưới ngưỡng %s", "below %s"),
	payroll.CaseOnRequest:    Both("khấu trừ %s theo yêu cầu", "%s withheld on request"),
	payroll.CaseCommitment:   Both("cam kết 08/CK-TNCN", "commitment 08/CK-TNCN"),
	payroll.CaseSalary:       Both("cùng lương", "with the salary"),
	payroll.CaseNonresident:  Both("không cư trú %s", "non-resident %s"),
	payroll.CaseOrganisation: Both("tổ chức, có chứng từ", "organisation, against a receipt"),
}
