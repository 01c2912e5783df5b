package ledger

import (
	"nhuanbut/payroll"
)

// Total adds the month's lines up, rows in Vietnamese order of their keys, articles in
// order of publication.
func (b *Book) Total(by payroll.By) payroll.Total {
	total := payroll.TotalOf(b.Month, by, b.Lines, b.subject)
	total.Budgets = b.Budgets
	return total
}

// subject returns whom a line pays and for which article.
func (b *Book) subject(line payroll.Line) payroll.LineSubject {
	payee := b.Authors[line.Payee]
	s := payroll.LineSubject{Author: payee.Name, Code: payee.Code, Own: b.MonthArticle(line.Article) != nil}
	if e := b.Article(line.Article); e != nil {
		s.Article = e.Article
	}
	return s
}
