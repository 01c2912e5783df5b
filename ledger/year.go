package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// Refusals of a year.
const (
	NothingInYear payroll.Code = "nothing-in-year" // no articles, lines and payments. Facts: year, years
	LedgerEmpty   payroll.Code = "ledger-empty"    // nor has any other year
)

// Year is what the twelve months of a year come to, and what was paid in it with the tax
// withheld: royalties by the months of publication, tax by the days of payment. Amounts
// are đồng.
type Year struct {
	ReportHeader
	Year       int
	First      payroll.Date // the publication dates that the months have, both inclusive
	Last       payroll.Date
	Months     [12]YearMonth
	Authors    []YearRow // in Vietnamese order of their names
	Categories []YearRow
	Bases      payroll.Bases          // the legal bases of the months' lines and rates
	Payments   []payroll.TaxedPayment // confirmed in the calendar year and not void
	People     []TaxedPerson          // of Payments, without staff, in Vietnamese order of their legal names
}

// YearMonth is one month of a year.
type YearMonth struct {
	Month  payroll.Month
	Closed bool
	Any    bool // there are articles or lines
	Gross  payroll.Dong
}

// YearRow is what an author or a category comes to in each month.
type YearRow struct {
	Key    string // "" of lines that have none
	Code   string // of an author
	Months [12]payroll.Dong
}

// Total returns the row's sum.
func (r *YearRow) Total() (sum payroll.Dong) {
	for _, amount := range r.Months {
		sum += amount
	}
	return sum
}

// Gross returns what the year's months come to.
func (y *Year) Gross() (sum payroll.Dong) {
	for _, m := range y.Months {
		sum += m.Gross
	}
	return sum
}

// TaxedPerson is who was paid without a labour contract, as they are now.
type TaxedPerson struct {
	payroll.PersonTax
	Author
}

// Year adds a year up, month by month: of each month only the sums are kept. It refuses
// a year that has nothing with NothingInYear, and any year of an empty ledger with
// LedgerEmpty.
func (l *Ledger) Year(ctx context.Context, year int) (y *Year, err error) {
	err = l.look(ctx, func(t *tx, r rules) error {
		y, err = readYear(t, r, year)
		return err
	})
	return y, err
}

func readYear(t *tx, r rules, year int) (*Year, error) {
	y := &Year{Year: year}
	january := monthOfYear(year, 1)
	authors, categories := yearRows{keyOf: codeKey}, yearRows{keyOf: categoryKey}
	for i := range y.Months {
		sums, err := sumsOfMonth(t, r, january.Add(i))
		if err != nil {
			return nil, err
		}
		y.take(i, sums)
		authors.add(i, sums.authors)
		categories.add(i, sums.categories)
	}
	y.Authors, y.Categories = authors.sorted(), categories.sorted()
	if err := addYearPayments(t, y, r); err != nil {
		return nil, err
	}
	if len(y.Payments) == 0 && !slices.ContainsFunc(y.Months[:], func(m YearMonth) bool { return m.Any }) {
		return nil, refuseYear(t, r, year)
	}
	var err error
	y.ReportHeader, err = reportHeader(t, r, january.Add(11))
	return y, err
}

func monthOfYear(year, month int) payroll.Month {
	return payroll.Month(fmt.Sprintf("%04d-%02d", year, month))
}

// take takes in what the ith month comes to.
func (y *Year) take(i int, s monthSums) {
	y.Months[i] = s.YearMonth
	if i == 0 {
		y.First = s.first
	}
	y.Last = s.last
	if !s.Any {
		return // nothing rests on them
	}
	y.Bases = y.Bases.AddLegal(s.bases)
}

// yearRows adds the rows of months up, in the order in which they first come.
type yearRows struct {
	keyOf func(payroll.TotalRow) string
	rows  []YearRow
	place map[string]int
}

func codeKey(row payroll.TotalRow) string { return row.Code }

func categoryKey(row payroll.TotalRow) string { return payroll.TextKey(row.Key) }

func (y *yearRows) add(month int, rows []payroll.TotalRow) {
	if y.place == nil {
		y.place = make(map[string]int)
	}
	for _, row := range rows {
		key := y.keyOf(row)
		i, ok := y.place[key]
		if !ok {
			i = len(y.rows)
			y.place[key] = i
			y.rows = append(y.rows, YearRow{Key: row.Key, Code: row.Code})
		}
		y.rows[i].Months[month] += row.Gross
	}
}

func (y *yearRows) sorted() []YearRow {
	payroll.SortByName(y.rows, func(r *YearRow) string { return r.Key })
	return y.rows
}

// monthSums are the sums of a month. The rows have nothing but their key and gross.
type monthSums struct {
	YearMonth
	first, last payroll.Date
	authors     []payroll.TotalRow
	categories  []payroll.TotalRow
	bases       payroll.Bases
}

// sumsOfMonth returns the sums of a month: of an open one as it is worked out, of a closed
// one as it was posted.
func sumsOfMonth(t *tx, r rules, m payroll.Month) (s monthSums, err error) {
	if c, ok := r.Closed.Of(m); ok {
		s, err = postedSums(t, r, c)
	} else {
		s, err = workedSums(t, r, m)
	}
	s.Month = m
	s.first, s.last = r.dates(m)
	for _, row := range s.authors {
		s.Gross += row.Gross
	}
	return s, err
}

func workedSums(t *tx, r rules, m payroll.Month) (s monthSums, err error) {
	b, err := workOut(t, r, m)
	if err != nil {
		return s, err
	}
	s.authors, s.categories, s.bases = b.Total(payroll.ByAuthor).Rows, b.Total(payroll.ByCategory).Rows, b.Bases
	s.Closed = r.Closed.Closed(m) // before the first month that was closed here
	s.Any = len(b.MonthArticles)+len(b.Lines) > 0
	return s, nil
}

// postedSums adds a closed month's lines up in the database, as Total would its book:
// a year of books would take minutes.
func postedSums(t *tx, r rules, c payroll.Closing) (s monthSums, err error) {
	b := &Book{First: c.First, Last: c.Last, rates: r.inMonth(c.Month).rates}
	texts, err := all(t, `SELECT basis FROM posted_line WHERE month = $1 GROUP BY basis ORDER BY MIN(id)`, []any{c.Month},
		func(text *string) []any { return []any{text} })
	if err != nil {
		return s, err
	}
	for _, text := range texts {
		b.Lines = append(b.Lines, payroll.Line{Bases: payroll.ParseBases(text)})
	}
	b.bases()
	s.Closed, s.bases = true, b.Bases
	if err := t.Get(`SELECT EXISTS (SELECT 1 FROM article WHERE published_on >= $1 AND published_on <= $2)`, []any{c.First, c.Last}, &s.Any); err != nil {
		return s, err
	}
	s.Any = s.Any || len(b.Lines) > 0
	err = t.Each(`SELECT payee_id, SUM(amount) FROM posted_line_now WHERE month = $1 GROUP BY payee_id ORDER BY MIN(id)`,
		[]any{c.Month}, func(rows *sql.Rows) error {
			var author int64
			var row payroll.TotalRow
			err := rows.Scan(&author, &row.Gross)
			row.Key, row.Code = r.authors[author].Name, r.authors[author].Code
			s.authors = append(s.authors, row)
			return err
		})
	if err != nil {
		return s, err
	}
	s.categories, err = postedCategories(t, c)
	return s, err
}

// postedCategories returns the sums of a closed month's lines by the category that their
// articles had when it closed.
func postedCategories(t *tx, c payroll.Closing) (list []payroll.TotalRow, err error) {
	list, err = all(t, `SELECT COALESCE(v.category, ''), SUM(l.amount)
FROM (SELECT article_id, SUM(amount) AS amount, MIN(id) AS id FROM posted_line WHERE month = $1 GROUP BY article_id) l
LEFT JOIN article_version v ON v.article_id = l.article_id AND v.number =
  (SELECT MAX(w.number) FROM article_version w WHERE w.article_id = l.article_id AND w.event_id <= $2)
GROUP BY COALESCE(v.category, '') ORDER BY MIN(l.id)`, []any{c.Month, c.Event},
		func(row *payroll.TotalRow) []any { return []any{&row.Key, &row.Gross} })
	for i := range list {
		list[i].Key = payroll.First(list[i].Key)
	}
	return list, err
}

// addYearPayments adds the payments that were made in the calendar year, and to whom.
// Whoever was paid before the ledger began was not paid by its rules: they are counted
// as who they are now.
func addYearPayments(t *tx, y *Year, r rules) error {
	first, last := payroll.CalendarYear(y.Year)
	payments, err := readPayments(t, r, `p.author_id IS NOT NULL AND p.confirmed_on >= $1 AND p.confirmed_on <= $2 AND NOT p.void`, first, last)
	if err != nil {
		return err
	}
	for _, p := range payments {
		a := r.authors[p.author]
		kind := p.Kind
		if p.Method == "" {
			kind = a.Kind
		}
		y.Payments = append(y.Payments, payroll.TaxedPayment{Payee: a.ID, Date: p.Date, Kind: kind, Gross: p.Gross, Tax: p.Tax})
	}
	for _, person := range payroll.TaxByPerson(y.Payments) {
		y.People = append(y.People, TaxedPerson{person, r.authors[person.Payee]})
	}
	payroll.SortByName(y.People, func(p *TaxedPerson) string { return cmp.Or(p.LegalName, p.Name) })
	return nil
}

func refuseYear(t *tx, r rules, year int) error {
	years, err := yearsThere(t, r)
	if err != nil {
		return err
	}
	if len(years) == 0 {
		return payroll.Refuse(LedgerEmpty)
	}
	return payroll.Refuse(NothingInYear, "year", fmt.Sprint(year), "years", strings.Join(years, ", "))
}

// yearsThere returns the years that have articles, lines or payments, oldest first.
func yearsThere(t *tx, r rules) ([]string, error) {
	text := func(s *string) []any { return []any{s} }
	days, err := all(t, `SELECT DISTINCT published_on FROM article WHERE published_on <> ''`, nil, text)
	if err != nil {
		return nil, err
	}
	list, err := all(t, `SELECT month FROM line UNION SELECT month FROM posted_line UNION
SELECT confirmed_on FROM payment_now WHERE confirmed AND NOT void AND author_id IS NOT NULL`, nil, text)
	for _, day := range days {
		list = append(list, string(r.calendar.MonthOf(payroll.Date(day))))
	}
	for i := range list {
		list[i] = list[i][:len("2026")]
	}
	slices.Sort(list)
	return slices.Compact(list), err
}
