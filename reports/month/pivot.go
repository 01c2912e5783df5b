package month

import (
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/xlsx"
)

// pivot writes the month by author and category.
func (r *report) pivot() error {
	authors, categories := r.Tables[payroll.ByAuthor], r.Tables[payroll.ByCategory]
	columns := []xlsx.Column{xlsx.Col(r.Say(lang.Code), 8, xlsx.Code), xlsx.Col(r.Say(lang.Author), 26, xlsx.Text)}
	for _, row := range categories.Rows {
		columns = append(columns, xlsx.Col(row.Name, xlsx.WidthFor(r.mass), xlsx.Sparse))
	}
	columns = append(columns, xlsx.Col(r.Say(lang.Total), xlsx.WidthFor(r.mass), xlsx.Money))
	s, err := r.NewTable(r.Say(pivotSheet), columns, r.HeadRow(), 2)
	if err != nil {
		return err
	}
	if err := r.Cover(s, r.Titled(lang.RoyaltySheet, r.Month), r.below(byAuthorAndCategory)); err != nil {
		return err
	}
	first, last := s.Row+1, len(columns)-1
	cells := r.crossed()
	for _, row := range authors.Rows {
		values := []any{row.Code, row.Name}
		for _, c := range categories.Rows {
			of := r.sumIfs(authorKey, "$"+xlsx.At(0, s.Row+1), categoryKey, is(c.Code))
			values = append(values, xlsx.Calc(of, cells[crossing{row.Code, c.Code}]))
		}
		values = append(values, xlsx.Calc(xlsx.SumAcross(s.Row+1, 2, last-1), row.Gross()))
		if err := s.Put(xlsx.Body, values...); err != nil {
			return err
		}
	}
	values := []any{nil, r.Say(lang.Total)}
	for i, c := range categories.Rows {
		values = append(values, xlsx.Calc(xlsx.SumOf(2+i, first, s.Row), c.Gross()))
	}
	if err := s.Put(xlsx.Sum, append(values, xlsx.Calc(xlsx.SumOf(last, first, s.Row), r.Sum.Gross()))...); err != nil {
		return err
	}
	return s.Close()
}

// crossing is an author in a category, by their codes.
type crossing struct{ author, category string }

// crossed returns the amounts of the authors in the categories.
func (r *report) crossed() map[crossing]payroll.Dong {
	cells := make(map[crossing]payroll.Dong)
	for _, line := range r.Lines {
		name := ""
		if e := r.Article(line.Article); e != nil {
			name = e.Category
		}
		cells[crossing{r.Authors[line.Payee].Code, r.code(payroll.ByCategory, name)}] += line.Amount
	}
	return cells
}
