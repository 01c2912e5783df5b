package reports

import (
	"slices"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

// authors writes the month by author.
func (r *report) authors() error {
	columns := []column{{r.say(place), 5, asWord}, {r.say(code), 8, asCode}, {r.say(author), 28, asText}}
	return r.totals(authorsSheet, byAuthor, columns, r.Total(ledger.ByAuthor), func(i int, row ledger.TotalRow) []any {
		return []any{i + 1, row.Code, row.Key}
	})
}

// categories writes the month by category.
func (r *report) categories() error {
	columns := []column{{r.say(place), 5, asWord}, {r.say(category), 36, asText}}
	return r.totals(categoriesSheet, byCategory, columns, r.Total(ledger.ByCategory), func(i int, row ledger.TotalRow) []any {
		name := row.Key
		if name == "" {
			name = r.say(noCategory)
		}
		return []any{i + 1, name}
	})
}

// totals writes a sheet of the month's totals. describe gives the first cells of a
// row.
func (r *report) totals(name, by phrase, columns []column, t ledger.Total, describe func(int, ledger.TotalRow) []any) error {
	described := len(columns)
	columns = append(columns, column{r.say(articleCount), 8, asCount}, column{r.say(photoCount), 8, asCount})
	columns = append(columns, r.amountColumns()...)
	columns = append(columns, column{r.say(share), 9, asShare})
	s, err := r.open(r.say(name), columns, r.headRow(), 0)
	if err != nil {
		return err
	}
	if err := s.cover(r.titled(royaltySheet, r.Month), r.below(by)); err != nil {
		return err
	}
	articles, photos := 0, 0
	for i, row := range t.Rows {
		p := paid{text: row.Text, photo: row.Photo, encouragement: row.Encouragement, other: row.Other - row.Encouragement}
		values := slices.Concat(describe(i, row), []any{row.Articles, row.Photos}, r.amounts(p), []any{shareOf(row.Gross, t.Gross)})
		if err := s.put(body, values...); err != nil {
			return err
		}
		articles, photos = articles+row.Articles, photos+row.Photos
	}
	first := make([]any, described)
	first[described-1] = r.say(total)
	values := slices.Concat(first, []any{t.Articles, t.Photos}, r.amounts(r.month), []any{shareOf(t.Gross, t.Gross)})
	if err := s.put(sum, values...); err != nil {
		return err
	}
	var notes []string
	if articles != t.Articles || photos != t.Photos {
		notes = append(notes, r.say(countedOnce))
	}
	return r.signed(s, notes...)
}

// shareOf is part's share of whole, which is none where the whole is not positive.
func shareOf(part, whole payroll.Dong) any {
	if whole <= 0 {
		return nil
	}
	return part.Decimal().DivRound(whole.Decimal(), sharePlaces)
}

const sharePlaces = 10 // enough that shares of a month add up to 100,00 %
