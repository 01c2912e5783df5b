package month

import (
	"fmt"
	"slices"

	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/xlsx"
)

// authors writes the month by author.
func (r *report) authors() error {
	return r.totals(authorsSheet, lang.ByAuthor, authorKey, lang.Author, 28, payroll.ByAuthor)
}

// categories writes the month by category.
func (r *report) categories() error {
	return r.totals(categoriesSheet, lang.ByCategory, categoryKey, lang.Category, 36, payroll.ByCategory)
}

// genres writes the month by genre.
func (r *report) genres() error {
	return r.totals(genresSheet, byGenre, genreKey, lang.Genre, 36, payroll.ByGenre)
}

// totalSheet is a sheet of totals while it is written: amounts are formulas over the
// lines of the sheet of data whose key is the code in the row's codeColumn.
type totalSheet struct {
	*report
	sheet *xlsx.Sheet
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
	columns := []xlsx.Column{
		xlsx.Col(r.Say(lang.RowNumber), 5, xlsx.Word), xlsx.Col(r.Say(lang.Code), 8, xlsx.Code), xlsx.Col(r.Say(head), width, xlsx.Text),
		xlsx.Col(r.Say(lang.ArticleCount), 8, xlsx.Count), xlsx.Col(r.Say(lang.PhotoCount), 8, xlsx.Count),
	}
	ts := totalSheet{report: r, key: key, first: len(columns)}
	columns = append(columns, r.amountColumns()...)
	columns = append(columns, xlsx.Col(r.Say(share), 9, xlsx.Share))
	s, err := r.NewTable(r.Say(name), columns, r.HeadRow(), 0)
	if err != nil {
		return err
	}
	if err := r.Cover(s, r.Titled(lang.RoyaltySheet, r.Month), r.below(below)); err != nil {
		return err
	}
	ts.sheet, ts.row = s, s.Row+1
	ts.last = ts.row + len(t.Rows)
	gross := r.Sum.Gross()
	for i, row := range t.Rows {
		values := slices.Concat([]any{i + 1, row.Code, row.Name, row.Articles, row.Photos},
			ts.amounts(row.Parts, false), []any{ts.share(row.Gross(), gross)})
		if err := s.Put(xlsx.Body, values...); err != nil {
			return err
		}
	}
	values := slices.Concat([]any{nil, nil, r.Say(lang.Total), t.Articles, t.Photos},
		ts.amounts(r.Sum, true), []any{ts.share(gross, gross)})
	if err := s.Put(xlsx.Sum, values...); err != nil {
		return err
	}
	var notes []string
	if t.Shared {
		notes = append(notes, r.Say(lang.CountedOnce))
	}
	return r.signed(s, notes...)
}

// amounts returns the formulas of the row that is written next, in the order of Columns:
// over the lines of its code, or the sums of the rows above.
func (ts *totalSheet) amounts(p payroll.Parts, sums bool) []any {
	row := ts.sheet.Row + 1
	values := make([]any, len(ts.Columns))
	for i, c := range ts.Columns {
		of := ts.amountOf(c.Kind, row)
		if sums {
			of = xlsx.SumOf(ts.first+i, ts.row, row-1)
		}
		values[i] = xlsx.Calc(of, c.Kind.Of(p))
	}
	return values
}

// amountOf returns the formula of an amount in a row of the table.
func (ts *totalSheet) amountOf(k AmountKind, row int) string {
	code := "$" + xlsx.At(codeColumn, row)
	switch k {
	case TextAmount:
		return ts.sumIfs(ts.key, code, kindKey, is(payroll.RoyaltyKind), roleKey, is(payroll.TextRole))
	case PhotoAmount:
		return ts.sumIfs(ts.key, code, kindKey, is(payroll.RoyaltyKind), roleKey, is(payroll.PhotoRole))
	case RoyaltyAmount:
		return xlsx.At(ts.first, row) + "+" + xlsx.At(ts.first+1, row)
	case EncouragementAmount:
		return ts.sumIfs(ts.key, code, kindKey, is(payroll.EncouragementKind))
	case OtherAmount:
		return ts.sumIfs(ts.key, code, kindKey, is("<>"+payroll.RoyaltyKind), kindKey, is("<>"+payroll.EncouragementKind))
	}
	return xlsx.SumAcross(row, ts.first+2, ts.first+len(ts.Columns)-2)
}

// is returns a criterion of a formula.
func is[T ~string](word T) string { return fmt.Sprintf("\"%s\"", word) }

// share returns the next row's share of the month, none where the month is not positive.
func (ts *totalSheet) share(part, whole payroll.Dong) any {
	gross := len(ts.sheet.Columns) - 2
	cell, of := xlsx.At(gross, ts.sheet.Row+1), xlsx.Absolute(gross, ts.last)
	if whole <= 0 {
		return nil
	}
	return xlsx.Calc(cell+"/"+of, part.Decimal().DivRound(whole.Decimal(), xlsx.SharePlaces))
}
