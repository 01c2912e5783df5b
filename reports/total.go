package reports

import (
	"fmt"
	"slices"

	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// authors writes the month by author.
func (r *report) authors() error {
	return r.totals(authorsSheet, byAuthor, authorKey, author, 28, payroll.ByAuthor)
}

// categories writes the month by category.
func (r *report) categories() error {
	return r.totals(categoriesSheet, byCategory, categoryKey, category, 36, payroll.ByCategory)
}

// genres writes the month by genre.
func (r *report) genres() error {
	return r.totals(genresSheet, byGenre, genreKey, genre, 36, payroll.ByGenre)
}

// totalSheet is a sheet of totals while it is written: amounts are formulas over the
// lines of the sheet of data whose key is the code in the row's codeColumn.
type totalSheet struct {
	*report
	sheet *sheet
	key   string
	first int // column of the amounts
	row   int // first row of the table
	last  int // row of the sums
}

const codeColumn = 1

// totals writes a sheet of the month's totals. key is that of the rows' codes in the sheet
// of data; head and width are those of the column of names.
func (r *report) totals(name, below lang.Phrase, key string, head lang.Phrase, width float64, by payroll.By) error {
	t := r.Tables[by]
	columns := []column{
		{r.say(place), 5, asWord}, {r.say(code), 8, asCode}, {r.say(head), width, asText},
		{r.say(articleCount), 8, asCount}, {r.say(photoCount), 8, asCount},
	}
	ts := totalSheet{report: r, key: key, first: len(columns)}
	columns = append(columns, r.amountColumns()...)
	columns = append(columns, column{r.say(share), 9, asShare})
	s, err := r.open(r.say(name), columns, r.headRow(), 0)
	if err != nil {
		return err
	}
	if err := r.cover(s, r.titled(royaltySheet, r.Month), r.below(below)); err != nil {
		return err
	}
	ts.sheet, ts.row = s, s.row+1
	ts.last = ts.row + len(t.Rows)
	gross := r.Sum.Gross()
	for i, row := range t.Rows {
		values := slices.Concat([]any{i + 1, row.Code, row.Name, row.Articles, row.Photos},
			ts.amounts(row.Parts, false), []any{ts.share(row.Gross(), gross)})
		if err := s.put(body, values...); err != nil {
			return err
		}
	}
	values := slices.Concat([]any{nil, nil, r.say(total), t.Articles, t.Photos},
		ts.amounts(r.Sum, true), []any{ts.share(gross, gross)})
	if err := s.put(sum, values...); err != nil {
		return err
	}
	var notes []string
	if t.Shared {
		notes = append(notes, r.say(countedOnce))
	}
	return r.signed(s, notes...)
}

// amounts returns the formulas of the row that is written next, in the order of Columns:
// over the lines of its code, or the sums of the rows above.
func (ts *totalSheet) amounts(p payroll.Parts, sums bool) []any {
	row := ts.sheet.row + 1
	values := make([]any, len(ts.Columns))
	for i, c := range ts.Columns {
		of := ts.amountOf(c.Kind, row)
		if sums {
			of = sumOf(ts.first+i, ts.row, row-1)
		}
		values[i] = formula{of, c.Kind.Of(p)}
	}
	return values
}

// amountOf returns the formula of an amount in a row of the table.
func (ts *totalSheet) amountOf(k AmountKind, row int) string {
	code := "$" + at(codeColumn, row)
	switch k {
	case TextAmount:
		return ts.sumIfs(ts.key, code, kindKey, is(payroll.RoyaltyKind), roleKey, is(payroll.TextRole))
	case PhotoAmount:
		return ts.sumIfs(ts.key, code, kindKey, is(payroll.RoyaltyKind), roleKey, is(payroll.PhotoRole))
	case RoyaltyAmount:
		return at(ts.first, row) + "+" + at(ts.first+1, row)
	case EncouragementAmount:
		return ts.sumIfs(ts.key, code, kindKey, is(payroll.EncouragementKind))
	case OtherAmount:
		return ts.sumIfs(ts.key, code, kindKey, is("<>"+payroll.RoyaltyKind), kindKey, is("<>"+payroll.EncouragementKind))
	}
	return sumAcross(row, ts.first+2, ts.first+len(ts.Columns)-2)
}

// is returns a criterion of a formula.
func is[T ~string](word T) string { return fmt.Sprintf("\"%s\"", word) }

// share is the next row's share of the month, none where the month is not positive.
func (ts *totalSheet) share(part, whole payroll.Dong) any {
	gross := len(ts.sheet.columns) - 2
	cell, of := at(gross, ts.sheet.row+1), absolute(gross, ts.last)
	if whole <= 0 {
		return nil
	}
	return formula{cell + "/" + of, part.Decimal().DivRound(whole.Decimal(), sharePlaces)}
}
