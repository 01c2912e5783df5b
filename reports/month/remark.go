package month

import (
	"strings"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// whyUnpaid are the findings that leave an article without money.
var whyUnpaid = map[payroll.Code]lang.Phrase{
	payroll.NoAuthor:       noAuthor,
	payroll.SharesNot100:   sharesNot100,
	payroll.NoRate:         noRate,
	payroll.AmountTooLarge: amountTooLarge,
	payroll.NoCoefficient:  noCoefficient,
}

// reasons returns the codes of whyUnpaid that the articles of the month have, by Ref.
func (v *View) reasons() map[string][]payroll.Code {
	of := make(map[string][]payroll.Code)
	for _, f := range v.Check() {
		if _, ok := whyUnpaid[f.Code]; ok && f.Subject == payroll.OfArticle {
			of[f.Articles[0]] = append(of[f.Articles[0]], f.Code)
		}
	}
	return of
}

// statusWords returns the cells of a status that is not understood.
func statusWords(e *ledger.MonthArticle) string {
	if e.Status != payroll.Unknown && e.Status != payroll.Conflict {
		return ""
	}
	var words []string
	for _, c := range []payroll.Column{payroll.ApprovalStatus, payroll.NewsroomStatus} {
		if word := e.Record[c]; word != "" {
			words = append(words, "“"+word+"”")
		}
	}
	return " " + strings.Join(words, " / ")
}

// sources says which parts of an approved article are never paid.
func (v *View) sources(e *ledger.MonthArticle) []string {
	if e.Status != payroll.Approved {
		return nil
	}
	unpaid := make(map[string]payroll.Dong)
	var names []string
	for _, c := range e.Royalty.Cells {
		if c.Payee.Kind != payroll.Source {
			continue
		}
		if _, ok := unpaid[c.Payee.Name]; !ok {
			names = append(names, c.Payee.Name)
		}
		unpaid[c.Payee.Name] += c.Amount + c.Encouragement
	}
	for i, name := range names {
		names[i] = v.Lang.Say(sourceUnpaid, name, v.Lang.Amount(unpaid[name]))
	}
	return names
}
