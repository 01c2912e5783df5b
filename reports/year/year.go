// Package year prints a year by author and category, and the tax office's forms, which are
// JSON files in forms. Begin at Write.
package year

import (
	"context"
	"io/fs"
	"slices"
	"strings"
	"time"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/paper"
	"nhuanbut/reports/xlsx"
)

// Write writes the workbook of a year to path, whole or not at all: royalties by
// author and by category, the tax forms in force on its last day, and charts. The same
// year and options give the same bytes.
func Write(ctx context.Context, y *ledger.Year, path string, o paper.Options) error {
	return writeWithForms(ctx, y, path, o, embedded)
}

// writeWithForms writes the workbook as Write does, with the tax forms in files.
func writeWithForms(ctx context.Context, y *ledger.Year, path string, o paper.Options, files fs.FS) error {
	forms, err := templates(files, y.Year)
	if err != nil {
		return err
	}
	w, err := paper.New(ctx, y.ReportHeader, o, ofYearTitle, y.Year)
	if err != nil {
		return err
	}
	defer w.Close()
	r := newYearReport(w, y)
	if err := r.authors(); err != nil {
		return err
	}
	if err := r.categories(); err != nil {
		return err
	}
	for _, t := range forms {
		if err := r.form(t); err != nil {
			return err
		}
	}
	if err := r.draw(); err != nil {
		return err
	}
	return w.SaveAs(cms.SchemaYear, path)
}

// yearReport is what the sheets of a year share.
type yearReport struct {
	*paper.Workbook
	*ledger.Year

	periods map[string]payroll.PeriodTax // by periodNames
}

func newYearReport(w *paper.Workbook, y *ledger.Year) *yearReport {
	r := &yearReport{Workbook: w, Year: y, periods: make(map[string]payroll.PeriodTax)}
	for i, name := range periodNames {
		payments := y.Payments
		if quarter := i + 1; quarter <= 4 {
			first, last := payroll.Quarter(y.Year, quarter)
			payments = payroll.PaidBetween(payments, first, last)
		}
		r.periods[name] = payroll.TaxOf(payments)
	}
	return r
}

// authors writes the year by author.
func (r *yearReport) authors() error {
	columns := []xlsx.Column{xlsx.Col(r.Say(lang.RowNumber), 5, xlsx.Word), xlsx.Col(r.Say(lang.Code), 8, xlsx.Code), xlsx.Col(r.Say(lang.Author), 28, xlsx.Text)}
	return r.months(yearAuthorsSheet, lang.ByAuthor, columns, r.Authors, func(i int, row ledger.YearRow) []any {
		return []any{i + 1, row.Code, row.Key}
	})
}

// categories writes the year by category.
func (r *yearReport) categories() error {
	columns := []xlsx.Column{xlsx.Col(r.Say(lang.RowNumber), 5, xlsx.Word), xlsx.Col(r.Say(lang.Category), 32, xlsx.Text)}
	return r.months(yearCategoriesSheet, lang.ByCategory, columns, r.Categories, func(i int, row ledger.YearRow) []any {
		return []any{i + 1, r.categoryName(row)}
	})
}

func (r *yearReport) categoryName(row ledger.YearRow) string {
	if row.Key == "" {
		return r.Say(lang.NoCategory)
	}
	return row.Key
}

// months writes a sheet of rows by month. describe gives the first cells of a row. Sums
// are formulas.
func (r *yearReport) months(name, by lang.Phrase, columns []xlsx.Column, rows []ledger.YearRow, describe func(int, ledger.YearRow) []any) error {
	described := len(columns)
	columns = append(columns, r.monthColumns(rows)...)
	s, err := r.NewTable(r.Say(name), columns, r.HeadRow(), described)
	if err != nil {
		return err
	}
	title := strings.ToUpper(r.Say(ofYear, r.Say(lang.RoyaltySheet), r.Year.Year))
	if err := r.Cover(s, title, r.Say(lang.FromTo, r.Say(by), lang.PaperDate(r.First), lang.PaperDate(r.Last))); err != nil {
		return err
	}
	first := s.Row + 1
	for i, row := range rows {
		values := slices.Concat(describe(i, row), r.monthCells(row))
		january, december := xlsx.At(described, s.Row+1), xlsx.At(described+len(row.Months)-1, s.Row+1)
		values = append(values, xlsx.Calc("SUM("+january+":"+december+")", row.Total()))
		if err := s.Put(xlsx.Body, values...); err != nil {
			return err
		}
	}
	if err := s.Put(xlsx.Sum, r.monthSums(s, described, first)...); err != nil {
		return err
	}
	return r.signed(s)
}

// monthColumns returns the twelve months and their total. A month that can still change says
// so, and one without anything is narrow.
func (r *yearReport) monthColumns(rows []ledger.YearRow) []xlsx.Column {
	const narrow = 7
	masses := make([]payroll.Dong, len(r.Months)+1)
	for _, row := range rows {
		for i, amount := range row.Months {
			masses[i] += max(amount, -amount)
			masses[len(r.Months)] += max(amount, -amount)
		}
	}
	var columns []xlsx.Column
	for i, m := range r.Months {
		head, width := r.monthName(i), xlsx.WidthFor(masses[i])
		if m.Any && !m.Closed {
			head += " " + r.Say(lang.Provisional)
		}
		if !m.Any {
			width = narrow
		}
		columns = append(columns, xlsx.Col(head, width, xlsx.Money))
	}
	return append(columns, xlsx.Col(r.Say(lang.Total), xlsx.WidthFor(masses[len(r.Months)]), xlsx.Money))
}

// monthName returns how heads call the ith month, from 0.
func (r *yearReport) monthName(i int) string {
	if r.Lang == lang.English {
		return time.Month(i + 1).String()
	}
	return r.Say(ofMonthHead, i+1)
}

func (r *yearReport) monthCells(row ledger.YearRow) []any {
	values := make([]any, len(row.Months))
	for i, amount := range row.Months {
		values[i] = xlsx.BlankZero(amount)
	}
	return values
}

// monthSums returns the row of sums below rows that begin in row first.
func (r *yearReport) monthSums(s *xlsx.Sheet, described, first int) []any {
	values := make([]any, described)
	values[described-1] = r.Say(lang.Total)
	for i, m := range r.Months {
		values = append(values, s.SumOf(described+i, first, m.Gross))
	}
	return append(values, s.SumOf(len(values), first, r.Gross()))
}

// signed ends a sheet of royalties: the year's total in words, notes, bases, signatures.
func (r *yearReport) signed(s *xlsx.Sheet) error {
	s.Skip()
	if err := r.InWords(s, r.Gross()); err != nil {
		return err
	}
	var notes []string
	if slices.ContainsFunc(r.Months[:], func(m ledger.YearMonth) bool { return m.Any && !m.Closed }) {
		notes = append(notes, r.Say(lang.ProvisionalMeans))
	}
	notes = append(notes, r.Say(byPublication))
	return r.EndSigned(s, r.Bases, notes...)
}
