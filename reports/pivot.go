package reports

import (
	"nhuanbut/payroll"
)

// pivot writes the month by author and category.
func (r *report) pivot() error {
	authors, categories := r.Tables[payroll.ByAuthor], r.Tables[payroll.ByCategory]
	columns := []column{{r.say(code), 8, asCode}, {r.say(author), 26, asText}}
	for _, row := range categories.Rows {
		columns = append(columns, column{row.Name, widthFor(r.mass), asSparse})
	}
	columns = append(columns, column{r.say(total), widthFor(r.mass), asMoney})
	s, err := r.open(r.say(pivotSheet), columns, r.headRow(), 2)
	if err != nil {
		return err
	}
	if err := r.cover(s, r.titled(royaltySheet, r.Month), r.below(byAuthorAndCategory)); err != nil {
		return err
	}
	first, last := s.row+1, len(columns)-1
	cells := r.crossed()
	for _, row := range authors.Rows {
		values := []any{row.Code, row.Name}
		for _, c := range categories.Rows {
			of := r.sumIfs(authorKey, "$"+at(0, s.row+1), categoryKey, is(c.Code))
			values = append(values, formula{of, cells[crossing{row.Code, c.Code}]})
		}
		values = append(values, formula{sumAcross(s.row+1, 2, last-1), row.Gross()})
		if err := s.put(body, values...); err != nil {
			return err
		}
	}
	values := []any{nil, r.say(total)}
	for i, c := range categories.Rows {
		values = append(values, formula{sumOf(2+i, first, s.row), c.Gross()})
	}
	if err := s.put(sum, append(values, formula{sumOf(last, first, s.row), r.Sum.Gross()})...); err != nil {
		return err
	}
	return s.close()
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
