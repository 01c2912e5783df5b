package reports

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
)

// Year writes the workbook of a year to path, as Month does a month's: royalties by
// author and by category, the tax forms in force on its last day, and charts. The same
// year and options give the same bytes.
func Year(ctx context.Context, y *ledger.Year, path string, o Options) error {
	return yearWith(ctx, y, path, o, embedded)
}

// yearWith is Year with the forms of any files.
func yearWith(ctx context.Context, y *ledger.Year, path string, o Options, files fs.FS) error {
	forms, err := templates(files, y.Year)
	if err != nil {
		return err
	}
	w, err := newPaper(ctx, y.ReportHeader, o, ofYearTitle, y.Year)
	if err != nil {
		return err
	}
	defer w.close()
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
	if err := w.meta(cms.Meta{Schema: cms.SchemaYear}); err != nil {
		return err
	}
	return w.save(path)
}

// yearReport is what the sheets of a year share.
type yearReport struct {
	*paperWorkbook
	*ledger.Year

	periods map[string]payroll.PeriodTax // by periodNames
}

func newYearReport(w *paperWorkbook, y *ledger.Year) *yearReport {
	r := &yearReport{paperWorkbook: w, Year: y, periods: make(map[string]payroll.PeriodTax)}
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
	columns := []column{{r.say(place), 5, asWord}, {r.say(code), 8, asCode}, {r.say(author), 28, asText}}
	return r.months(yearAuthorsSheet, byAuthor, columns, r.Authors, func(i int, row ledger.YearRow) []any {
		return []any{i + 1, row.Code, row.Key}
	})
}

// categories writes the year by category.
func (r *yearReport) categories() error {
	columns := []column{{r.say(place), 5, asWord}, {r.say(category), 32, asText}}
	return r.months(yearCategoriesSheet, byCategory, columns, r.Categories, func(i int, row ledger.YearRow) []any {
		return []any{i + 1, r.categoryName(row)}
	})
}

func (r *yearReport) categoryName(row ledger.YearRow) string {
	if row.Key == "" {
		return r.say(noCategory)
	}
	return row.Key
}

// months writes a sheet of rows by month. describe gives the first cells of a row. Sums
// are formulas.
func (r *yearReport) months(name, by lang.Phrase, columns []column, rows []ledger.YearRow, describe func(int, ledger.YearRow) []any) error {
	described := len(columns)
	columns = append(columns, r.monthColumns(rows)...)
	s, err := r.open(r.say(name), columns, r.headRow(), described)
	if err != nil {
		return err
	}
	title := strings.ToUpper(r.say(ofYear, r.say(royaltySheet), r.Year.Year))
	if err := r.cover(s, title, r.say(fromTo, r.say(by), lang.PaperDate(r.First), lang.PaperDate(r.Last))); err != nil {
		return err
	}
	first := s.row + 1
	for i, row := range rows {
		values := slices.Concat(describe(i, row), r.monthCells(row))
		january, december := at(described, s.row+1), at(described+len(row.Months)-1, s.row+1)
		values = append(values, formula{"SUM(" + january + ":" + december + ")", row.Total()})
		if err := s.put(body, values...); err != nil {
			return err
		}
	}
	if err := s.put(sum, r.monthSums(s, described, first)...); err != nil {
		return err
	}
	return r.signed(s)
}

// monthColumns are the twelve months and their total. A month that can still change says
// so, and one without anything is narrow.
func (r *yearReport) monthColumns(rows []ledger.YearRow) []column {
	const narrow = 7
	masses := make([]payroll.Dong, len(r.Months)+1)
	for _, row := range rows {
		for i, amount := range row.Months {
			masses[i] += max(amount, -amount)
			masses[len(r.Months)] += max(amount, -amount)
		}
	}
	var columns []column
	for i, m := range r.Months {
		head, width := r.monthName(i), widthFor(masses[i])
		if m.Any && !m.Closed {
			head += " " + r.say(provisional)
		}
		if !m.Any {
			width = narrow
		}
		columns = append(columns, column{head, width, asMoney})
	}
	return append(columns, column{r.say(total), widthFor(masses[len(r.Months)]), asMoney})
}

// monthName is how heads call the ith month, from 0.
func (r *yearReport) monthName(i int) string {
	if r.lang == lang.English {
		return time.Month(i + 1).String()
	}
	return r.say(ofMonthHead, i+1)
}

func (r *yearReport) monthCells(row ledger.YearRow) []any {
	values := make([]any, len(row.Months))
	for i, amount := range row.Months {
		values[i] = blankZero(amount)
	}
	return values
}

// monthSums is the row of sums below rows that begin in row first.
func (r *yearReport) monthSums(s *sheet, described, first int) []any {
	values := make([]any, described)
	values[described-1] = r.say(total)
	for i, m := range r.Months {
		values = append(values, s.sumOf(described+i, first, m.Gross))
	}
	return append(values, s.sumOf(len(values), first, r.Gross()))
}

// signed ends a sheet of royalties: the year's total in words, notes, bases, signatures.
func (r *yearReport) signed(s *sheet) error {
	s.skip()
	if err := r.inWords(s, r.Gross()); err != nil {
		return err
	}
	var notes []string
	if slices.ContainsFunc(r.Months[:], func(m ledger.YearMonth) bool { return m.Any && !m.Closed }) {
		notes = append(notes, r.say(provisionalMeans))
	}
	notes = append(notes, r.say(byPublication))
	return r.endSigned(s, r.Bases, notes...)
}
