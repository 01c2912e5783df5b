package ledger

import (
	"cmp"
	"context"
	"slices"

	"nhuanbut/payroll"
)

// Overdue is money for an article that is not paid although the deadline in force when
// it was published has passed: one for each author and each status of the money. Its
// JSON is a contract.
type Overdue struct {
	Author     string            `json:"author"`
	AuthorCode string            `json:"author_code"`
	Article    string            `json:"article"`
	Title      string            `json:"title"`
	Period     payroll.Month     `json:"period"`
	Published  payroll.Date      `json:"published"`
	Deadline   payroll.Date      `json:"deadline"`
	Days       int               `json:"days_late"`
	Amount     payroll.Dong      `json:"amount"` // below zero where an adjustment takes something back
	Status     payroll.DueStatus `json:"status"`
}

// Overdue is what is later on a day than the deadline allows, the longest first
// (NĐ 18/2014/NĐ-CP, Đ.4 k.10: 60 days from publication, until 2026-08-31).
func (l *Ledger) Overdue(ctx context.Context, day payroll.Date) (list []Overdue, err error) {
	err = l.look(ctx, func(t *tx, r rules) error {
		d := dues{rules: r, day: day, place: make(map[dueKey]int)}
		if err := addClosedDues(t, &d); err != nil {
			return err
		}
		if err := addOpenDues(t, &d); err != nil {
			return err
		}
		list = d.sorted()
		return nil
	})
	return list, err
}

type dueKey struct {
	author, article int64
	status          payroll.DueStatus
}

// dues add up what is due by author, article and status.
type dues struct {
	rules
	day   payroll.Date
	list  []Overdue
	place map[dueKey]int
}

func (d *dues) add(line payroll.Line, e *Entry, status payroll.DueStatus) {
	if e == nil || e.Article == nil || e.Published == "" || d.authors[line.Payee].Kind == payroll.Source {
		return
	}
	deadline, ok := d.standing.At(payroll.DeadlineRate, "", e.Published)
	if !ok {
		return
	}
	last := e.Published.AddDays(int(deadline.Value.Decimal.IntPart()))
	if last >= d.day {
		return
	}
	key := dueKey{line.Payee, line.Article, status}
	i, ok := d.place[key]
	if !ok {
		i = len(d.list)
		d.place[key] = i
		a := d.authors[line.Payee]
		d.list = append(d.list, Overdue{
			Author: a.Name, AuthorCode: a.Code, Article: e.Ref, Title: e.Title, Period: d.calendar.MonthOf(e.Published),
			Published: e.Published, Deadline: last, Days: int(d.day.Time().Sub(last.Time()).Hours() / 24), Status: status,
		})
	}
	d.list[i].Amount += line.Amount
}

// sorted leaves out what comes to nothing, and an article of which its author gets
// nothing in all: what was paid and is taken back is not late.
func (d *dues) sorted() []Overdue {
	type of struct{ author, article string }
	left := make(map[of]payroll.Dong)
	for _, o := range d.list {
		left[of{o.AuthorCode, o.Article}] += o.Amount
	}
	list := slices.DeleteFunc(d.list, func(o Overdue) bool { return o.Amount == 0 || left[of{o.AuthorCode, o.Article}] <= 0 })
	slices.SortStableFunc(list, func(a, b Overdue) int {
		return cmp.Or(cmp.Compare(a.Deadline, b.Deadline), cmp.Compare(a.AuthorCode, b.AuthorCode))
	})
	return list
}

// addClosedDues adds the posted lines that no confirmed payment pays.
func addClosedDues(t *tx, d *dues) error {
	const unpaid = `article_id IS NOT NULL AND NOT paid`
	lines, err := postedLines(t, d.authors, unpaid)
	if err != nil || len(lines) == 0 {
		return err
	}
	entries, err := monthArticles(t, d.rules, payroll.LatestEvent, `a.id IN (SELECT article_id FROM posted_line_now WHERE `+unpaid+`)`)
	if err != nil {
		return err
	}
	of := make(map[int64]*Entry, len(entries))
	for _, e := range entries {
		of[e.Number] = e
	}
	inRun, err := all(t, `SELECT posted_line_id FROM payment_line_now`, nil, func(id *int64) []any { return []any{id} })
	if err != nil {
		return err
	}
	running := make(map[int64]bool, len(inRun))
	for _, id := range inRun {
		running[id] = true
	}
	for _, p := range lines {
		status := payroll.DueInNoRun
		if running[p.number] {
			status = payroll.DueInRun
		}
		d.add(p.Line, of[p.Article], status)
	}
	return nil
}

// addOpenDues adds the lines of months that are not closed.
func addOpenDues(t *tx, d *dues) error {
	first, last, err := firstAndLastMonth(t, d.rules)
	if err != nil || first == "" {
		return err
	}
	for m := range payroll.Months(max(first, d.Closed.Open()), min(last, d.calendar.MonthOf(d.day))) {
		b, err := workOut(t, d.rules, m)
		if err != nil {
			return err
		}
		for _, line := range b.Lines {
			d.add(line, b.Article(line.Article), payroll.DueInOpenMonth)
		}
	}
	return nil
}
