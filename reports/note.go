package reports

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

// reasons are the codes of whyUnpaid that the articles of the month have, by Ref.
func (r *report) reasons() map[string][]payroll.Code {
	of := make(map[string][]payroll.Code)
	for _, f := range r.Check() {
		if _, ok := whyUnpaid[f.Code]; ok && f.Subject == payroll.OfArticle {
			of[f.Articles[0]] = append(of[f.Articles[0]], f.Code)
		}
	}
	return of
}

// noteOn is the cell of notes of an article: what the program says of it, then what
// somebody wrote beside it.
func (d *detailSheet) noteOn(e *ledger.Entry) string {
	remark := d.remark(e)
	if remark != "" && e.Note != "" {
		return remark + "; " + e.Note
	}
	return remark + e.Note
}

// remark says why an article gives no money, or not all of it, and what is special
// about its amount.
func (d *detailSheet) remark(e *ledger.Entry) string {
	var remarks []string
	if e.Status != payroll.Approved {
		remarks = append(remarks, d.say(unpaidStatuses[e.Status])+d.statusWords(e))
	}
	said := make(map[payroll.Code]bool) // text and photo authors may both be wrong
	for _, code := range d.reasons[e.Ref] {
		if !said[code] {
			said[code] = true
			remarks = append(remarks, d.say(whyUnpaid[code]))
		}
	}
	if e.Royalty.LumpSum {
		remarks = append(remarks, d.say(lumpSum))
	}
	return strings.Join(append(remarks, d.sources(e)...), "; ")
}

// statusWords are the cells of a status that is not understood.
func (d *detailSheet) statusWords(e *ledger.Entry) string {
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
func (d *detailSheet) sources(e *ledger.Entry) []string {
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
		names[i] = d.say(sourceUnpaid, name, d.lang.Amount(unpaid[name]))
	}
	return names
}
