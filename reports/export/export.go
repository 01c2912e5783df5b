// Package export prints articles and totals as CSV.
package export

import (
	"context"
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/plain"
)

// computed are the columns that WriteArticles has besides the columns of the CMS, and an import leaves out.
var computed = []string{"source", "period", "status", "unit", "text", "photo", "royalty", "encouragement"}

// WriteArticles writes the articles that a filter picks as CSV: every column of the CMS
// under its own header, then the computed ones. Amounts are đồng; text that a
// spreadsheet would take for a formula begins with an apostrophe.
func WriteArticles(ctx context.Context, w io.Writer, l *ledger.Ledger, f ledger.ArticleFilter) error {
	out := csv.NewWriter(w)
	head := make([]string, 0, payroll.ColumnCount+len(computed))
	for c := range payroll.Column(payroll.ColumnCount) {
		head = append(head, headerOf(c))
	}
	for _, name := range computed {
		head = append(head, cms.ComputedPrefix+name)
	}
	if err := out.Write(head); err != nil {
		return err
	}
	calendar, err := l.Calendar(ctx)
	if err != nil {
		return err
	}
	err = l.EachArticle(ctx, f, func(e *ledger.MonthArticle) error {
		row := make([]string, 0, len(head)+len(computed))
		for c := range payroll.Column(payroll.ColumnCount) {
			row = append(row, cellOf(c, e.Record[c]))
		}
		return out.Write(append(row, figures(e, calendar)...))
	})
	if err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}

func headerOf(c payroll.Column) string {
	if c == payroll.Extra {
		return cms.ComputedPrefix + c.Key()
	}
	return c.Header()
}

// cellOf returns a column's value as people write it, with no formula in it, so that it is
// read back as it is: of three decimals an import could not tell
// whether they are thousands.
func cellOf(c payroll.Column, v string) string {
	switch c.Form() {
	case payroll.Several:
		v = payroll.SpellSeveral(v)
	case payroll.Coefficient, payroll.Amount:
		if _, decimals, _ := strings.Cut(v, "."); len(decimals) == 3 {
			v += "0"
		}
	}
	return plain.Inert(v)
}

func figures(e *ledger.MonthArticle, calendar payroll.Calendar) []string {
	month := ""
	if e.Published != "" {
		month = string(calendar.MonthOf(e.Published))
	}
	r := e.Royalty
	return []string{
		plain.Inert(e.Source), month, string(e.Status), r.Unit.String(), r.Text.String(), r.Photo.String(),
		plain.Digits(r.Amount), plain.Digits(r.Encouragement),
	}
}

// WriteTotals writes the totals of months as CSV, one row for each month and author,
// category, genre or article. Amounts are đồng.
func WriteTotals(w io.Writer, totals []payroll.Total) error {
	out := csv.NewWriter(w)
	if err := out.Write([]string{"period", "by", "key", "author_code", "title", "articles", "photos", "text", "photo", "other", "gross"}); err != nil {
		return err
	}
	for _, t := range totals {
		for _, r := range t.Rows {
			if err := out.Write([]string{
				string(t.Period), string(t.By), plain.Inert(r.Key), r.Code, plain.Inert(r.Title), strconv.Itoa(r.Articles), strconv.Itoa(r.Photos),
				plain.Digits(r.Text), plain.Digits(r.Photo), plain.Digits(r.Other), plain.Digits(r.Gross),
			}); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}
