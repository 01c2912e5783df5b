package reports

import (
	"fmt"
	"slices"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// authors writes the month by author.
func (r *report) authors() error {
	columns := []column{{r.say(place), 5, asWord}, {r.say(code), 8, asCode}, {r.say(author), 28, asText}}
	return r.totals(authorsSheet, byAuthor, authorKey, columns, r.Total(ledger.ByAuthor), func(i int, row ledger.TotalRow) []any {
		return []any{i + 1, row.Code, row.Key}
	})
}

// categories writes the month by category.
func (r *report) categories() error {
	return r.named(categoriesSheet, byCategory, categoryKey, category, ledger.ByCategory)
}

// genres writes the month by genre.
func (r *report) genres() error {
	return r.named(genresSheet, byGenre, genreKey, genre, ledger.ByGenre)
}

func (r *report) named(name, below lang.Phrase, key string, head lang.Phrase, by ledger.By) error {
	columns := []column{{r.say(place), 5, asWord}, {r.say(code), 8, asCode}, {r.say(head), 36, asText}}
	return r.totals(name, below, key, columns, r.Total(by), func(i int, row ledger.TotalRow) []any {
		return []any{i + 1, r.code(by, row.Key), r.nameOf(by, row.Key)}
	})
}

// nameOf is the name of a category or genre, also of that of lines without one.
func (r *report) nameOf(by ledger.By, name string) string {
	switch {
	case name != "":
		return name
	case by == ledger.ByGenre:
		return r.say(noGenre)
	}
	return r.say(noCategory)
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

// totals writes a sheet of the month's totals. describe gives the first cells of a
// row, of which the second is its code.
func (r *report) totals(name, by lang.Phrase, key string, columns []column, t ledger.Total, describe func(int, ledger.TotalRow) []any) error {
	described := len(columns)
	columns = append(columns, column{r.say(articleCount), 8, asCount}, column{r.say(photoCount), 8, asCount})
	ts := totalSheet{report: r, key: key, first: len(columns)}
	columns = append(columns, r.amountColumns()...)
	columns = append(columns, column{r.say(share), 9, asShare})
	s, err := r.open(r.say(name), columns, r.headRow(), 0)
	if err != nil {
		return err
	}
	if err := s.cover(r.titled(royaltySheet, r.Month), r.below(by)); err != nil {
		return err
	}
	ts.sheet, ts.row = s, s.row+1
	ts.last = ts.row + len(t.Rows)
	articles, photos := 0, 0
	for i, row := range t.Rows {
		p := paid{Text: row.Text, Photo: row.Photo, Encouragement: row.Encouragement, Other: row.Other - row.Encouragement}
		values := slices.Concat(describe(i, row), []any{row.Articles, row.Photos}, ts.amounts(p, false), []any{ts.share(row.Gross, t.Gross)})
		if err := s.put(body, values...); err != nil {
			return err
		}
		articles, photos = articles+row.Articles, photos+row.Photos
	}
	first := make([]any, described)
	first[described-1] = r.say(total)
	values := slices.Concat(first, []any{t.Articles, t.Photos}, ts.amounts(r.month, true), []any{ts.share(t.Gross, t.Gross)})
	if err := s.put(sum, values...); err != nil {
		return err
	}
	var notes []string
	if articles != t.Articles || photos != t.Photos {
		notes = append(notes, r.say(countedOnce))
	}
	return r.signed(s, notes...)
}

// amounts are the formulas of the row that is written next, in the order of
// amountColumns: over the lines of its code, or the sums of the rows above.
func (ts *totalSheet) amounts(p paid, sums bool) []any {
	row := ts.sheet.row + 1
	code := "$" + at(codeColumn, row)
	royaltyAt, column := at(ts.first+2, row), ts.first
	next := func(of string, amount payroll.Dong) any {
		if sums {
			of = sumOf(column, ts.row, row-1)
		}
		column++
		return formula{of, amount}
	}
	values := []any{
		next(ts.sumIfs(ts.key, code, kindKey, is(payroll.RoyaltyKind), roleKey, is(payroll.TextRole)), p.Text),
		next(ts.sumIfs(ts.key, code, kindKey, is(payroll.RoyaltyKind), roleKey, is(payroll.PhotoRole)), p.Photo),
		next(at(ts.first, row)+"+"+at(ts.first+1, row), p.Text+p.Photo),
	}
	if ts.month.Encouraged {
		values = append(values, next(ts.sumIfs(ts.key, code, kindKey, is(payroll.EncouragementKind)), p.Encouragement))
	}
	if ts.month.Others {
		others := ts.sumIfs(ts.key, code, kindKey, is("<>"+payroll.RoyaltyKind), kindKey, is("<>"+payroll.EncouragementKind))
		values = append(values, next(others, p.Other))
	}
	if ts.month.Encouraged || ts.month.Others {
		values = append(values, next("SUM("+royaltyAt+":"+at(column-1, row)+")", p.Gross()))
	}
	return values
}

// is is a criterion of a formula.
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

const sharePlaces = 10 // enough that shares of a month add up to 100,00 %

// pivot writes the month by author and category.
func (r *report) pivot() error {
	authors, categories := r.Total(ledger.ByAuthor), r.Total(ledger.ByCategory)
	columns := []column{{r.say(code), 8, asCode}, {r.say(author), 26, asText}}
	for _, row := range categories.Rows {
		columns = append(columns, column{r.nameOf(ledger.ByCategory, row.Key), widthFor(r.mass), asSparse})
	}
	columns = append(columns, column{r.say(total), widthFor(r.mass), asMoney})
	s, err := r.open(r.say(pivotSheet), columns, r.headRow(), 2)
	if err != nil {
		return err
	}
	if err := s.cover(r.titled(royaltySheet, r.Month), r.below(byAuthorAndCategory)); err != nil {
		return err
	}
	first, last := s.row+1, len(columns)-1
	cells := r.crossed(categories)
	for _, row := range authors.Rows {
		values := []any{row.Code, row.Key}
		for i, c := range categories.Rows {
			code := r.code(ledger.ByCategory, c.Key)
			of := r.sumIfs(authorKey, "$"+at(0, s.row+1), categoryKey, is(code))
			values = append(values, formula{of, cells[crossing{row.Code, i}]})
		}
		values = append(values, formula{sumAcross(s.row+1, 2, last-1), row.Gross})
		if err := s.put(body, values...); err != nil {
			return err
		}
	}
	values := []any{nil, r.say(total)}
	for i, c := range categories.Rows {
		values = append(values, formula{sumOf(2+i, first, s.row), c.Gross})
	}
	if err := s.put(sum, append(values, formula{sumOf(last, first, s.row), r.month.Gross()})...); err != nil {
		return err
	}
	return s.close()
}

// sumAcross is the sum of a row's cells from one column to another; of none it is 0.
func sumAcross(row, first, last int) string {
	if last < first {
		return "0"
	}
	return "SUM(" + at(first, row) + ":" + at(last, row) + ")"
}

// crossing is an author in a category.
type crossing struct {
	author   string // code
	category int    // row of the categories
}

// crossed are the amounts of the authors in the categories.
func (r *report) crossed(categories ledger.Total) map[crossing]payroll.Dong {
	place := make(map[string]int, len(categories.Rows))
	for i, row := range categories.Rows {
		place[payroll.TextKey(row.Key)] = i
	}
	cells := make(map[crossing]payroll.Dong)
	for _, line := range r.Lines {
		name := ""
		if e := r.Article(line.Article); e != nil {
			name = e.Category
		}
		cells[crossing{r.Authors[line.Payee].Code, place[payroll.TextKey(name)]}] += line.Amount
	}
	return cells
}
