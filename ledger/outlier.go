package ledger

import (
	"cmp"
	"database/sql"
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// pastFigures is what the months before a month say is usual.
type pastFigures struct {
	check  payroll.OutlierCheck
	totals map[int64][]payroll.Dong // by author: of every month in which they had money
}

// loadPast finds what is usual, so that Check can say what is far from it.
func loadPast(t *tx, b *Book) error {
	if err := loadUsual(t, b); err != nil {
		return err
	}
	from := b.Month.Add(-b.pastFigures.check.Limits.Whole(payroll.OutlierMonths))
	return addTotals(t, b.rules, b.pastFigures.totals, from, b.Month)
}

// loadUsual reads what loadPast reads, without the totals of authors.
func loadUsual(t *tx, b *Book) error {
	r := b.rules
	limits := r.OutlierLimits(b.Month)
	p := &pastFigures{check: payroll.OutlierCheck{Limits: limits, Policy: b.Policy}, totals: make(map[int64][]payroll.Dong)}
	var err error
	if p.check.Past, err = usualFigures(t, r, b, b.Month.Add(-limits.Whole(payroll.OutlierMonths))); err != nil {
		return err
	}
	for _, e := range slices.Concat(b.Undated, b.Late, b.MonthArticles) {
		p.check.Rates = e.rates
		p.check.AddOwn(e.Article)
	}
	b.pastFigures = p
	return nil
}

// usualFigures returns the figures of the articles that were published from a month until before the
// book's, and are approved. Articles with the same figures are one row.
func usualFigures(t *tx, r rules, b *Book, from payroll.Month) (payroll.Usual, error) {
	columns := []payroll.Column{
		payroll.Genre, payroll.ApprovalStatus, payroll.NewsroomStatus, payroll.TextCoefficient, payroll.PhotoCoefficient,
		payroll.Photos, payroll.Pages, payroll.Encouragement, payroll.LumpSum,
	}
	first, _ := r.dates(from)
	words := r.inMonth(b.Month).words
	found := make(payroll.Usual)
	where := inDates("$1", "$2")
	if doubted := slices.Concat(sortedKeys(r.held), sortedKeys(r.same)); len(doubted) > 0 {
		where += ` AND a.id NOT IN (` + numbers(doubted) + `)`
	}
	query := `SELECT COUNT(*), ` + selected(columns) + versions + standingAt(r.asOf) + where + ` GROUP BY ` + grouped(columns)
	err := t.Each(query, []any{first, b.First}, func(rows *sql.Rows) error {
		var times int
		var record payroll.Record
		if err := rows.Scan(append([]any{&times}, into(&record, columns)...)...); err != nil {
			return err
		}
		a, err := payroll.NewArticle(&record)
		if err == nil && words.Resolve(record[payroll.ApprovalStatus], record[payroll.NewsroomStatus]) == payroll.Approved {
			found.Add(a, b.Policy, times)
		}
		return err
	})
	return found, err
}

// grouped names columns of the version v as GROUP BY does.
func grouped(columns []payroll.Column) string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = "v." + c.Key()
	}
	return strings.Join(names, ", ")
}

// addTotals adds what authors had in each month from one until before another: what was
// posted in closed ones, what open ones come to.
func addTotals(t *tx, r rules, totals map[int64][]payroll.Dong, from, before payroll.Month) error {
	type inMonth struct {
		month  payroll.Month
		author int64
		sum    payroll.Dong
	}
	posted, err := all(t, `SELECT month, owner_id, SUM(amount) FROM posted_line_now
WHERE month >= $1 AND month < $2 GROUP BY month, owner_id ORDER BY month, owner_id`, []any{from, before},
		func(m *inMonth) []any { return []any{&m.month, &m.author, &m.sum} })
	if err != nil {
		return err
	}
	sums := make(map[inMonth]payroll.Dong)
	for _, m := range posted {
		sums[inMonth{month: m.month, author: r.authors[m.author].ID}] += m.sum
	}
	first, _, err := firstAndLastMonth(t, r)
	if err != nil || first == "" {
		return err
	}
	for m := range payroll.Months(max(from, first, r.Closed.Open()), before.Add(-1)) {
		b, err := workOut(t, r, m)
		if err != nil {
			return err
		}
		for _, line := range b.Lines {
			sums[inMonth{month: m, author: line.Payee}] += line.Amount
		}
	}
	for key, sum := range sums {
		totals[key.author] = append(totals[key.author], sum)
	}
	return nil
}

// outliers returns the findings of unusual figures of an article of the book.
func (b *Book) outliers(e *MonthArticle) []payroll.Finding {
	if b.pastFigures == nil {
		return nil
	}
	check := b.pastFigures.check
	check.Rates = e.rates
	return check.Article(e.Article)
}

// authorOutliers finds the authors whose total is far over what they ever had in a month.
func (b *Book) authorOutliers() (found []payroll.Finding) {
	if b.pastFigures == nil {
		return nil
	}
	totals := make(map[int64]payroll.Dong)
	for _, line := range b.Lines {
		totals[line.Payee] += line.Amount
	}
	for author, total := range totals {
		largest, far := b.pastFigures.check.Limits.FarOver(total, b.pastFigures.totals[author])
		if !far {
			continue
		}
		a := b.Authors[author]
		found = append(found, payroll.Finding{
			Code: payroll.Outlier, Severity: payroll.Warning, Subject: payroll.OfAuthor, Articles: b.refsOf(author),
			Author: a.Name, AuthorCode: a.Code, Expected: largest, Found: total, UsualHigh: largest,
		})
	}
	slices.SortFunc(found, func(a, b payroll.Finding) int { return cmp.Compare(a.AuthorCode, b.AuthorCode) })
	return found
}

// refsOf returns the articles of the month's lines to an author.
func (b *Book) refsOf(author int64) []string {
	refs := []string{}
	seen := make(map[int64]bool)
	for _, line := range b.Lines {
		if e := b.Article(line.Article); e != nil && line.Payee == author && !seen[line.Article] {
			seen[line.Article] = true
			refs = append(refs, e.Ref)
		}
	}
	return refs
}
