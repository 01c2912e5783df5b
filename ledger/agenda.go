package ledger

import (
	"cmp"
	"context"
	"slices"

	"nhuanbut/payroll"
)

// Agenda is what a ledger waits for today. Amounts are đồng; its JSON is a contract.
type Agenda struct {
	Articles    int           `json:"articles"`    // in the ledger, whatever their status
	Unconfirmed []string      `json:"unconfirmed"` // names of the authors whose kind is not settled, without those that are not one person's
	Pending     []PendingIn   `json:"pending"`     // the months with articles that nobody has decided about
	Open        OpenMonth     `json:"open"`        // the month that closes next
	Unpaid      Unpaid        `json:"unpaid"`
	Runs        []WaitingRun  `json:"runs"`   // runs with payments that are not confirmed
	Tax         payroll.Dong  `json:"tax"`    // withheld and not remitted
	Closed      payroll.Month `json:"closed"` // the last closed month, "" where none is
	Today       payroll.Date  `json:"today"`
}

// PendingIn are the articles of an open month that wait to be approved.
type PendingIn struct {
	Month    payroll.Month `json:"period"`
	Articles []string      `json:"articles"` // the Ref of each
}

// OpenMonth is the month that closes next.
type OpenMonth struct {
	Month    payroll.Month `json:"period"`
	Last     payroll.Date  `json:"last_day"`
	Over     bool          `json:"over"`     // its last day has passed
	Articles int           `json:"articles"` // that are paid
	Gross    payroll.Dong  `json:"gross"`
	Blocking int           `json:"blocking"` // findings that closing waits for

	Questions []Question `json:"questions"` // those findings by code, in the order in which check gives them
}

// Question is what somebody has to settle before a month closes: all its findings of one
// code.
type Question struct {
	Code     payroll.Code `json:"code"`
	Count    int          `json:"count"`
	Articles []string     `json:"articles"` // the Ref of each, of refused rows their numbers
	Authors  []string     `json:"authors"`  // names

	Reasons []*payroll.Error `json:"-"` // of those that have one
}

// questions returns the findings that block closing, by code.
func questions(found []payroll.Finding) []Question {
	list := []Question{}
	for _, f := range found {
		if f.Severity != payroll.Blocking {
			continue
		}
		i := slices.IndexFunc(list, func(q Question) bool { return q.Code == f.Code })
		if i < 0 {
			i = len(list)
			list = append(list, Question{Code: f.Code, Articles: []string{}, Authors: []string{}})
		}
		q := &list[i]
		q.Count++
		if f.Reason != nil {
			q.Reasons = append(q.Reasons, f.Reason)
		}
		for _, ref := range f.Articles {
			if !slices.Contains(q.Articles, ref) {
				q.Articles = append(q.Articles, ref)
			}
		}
		if f.Author != "" && !slices.Contains(q.Authors, f.Author) {
			q.Authors = append(q.Authors, f.Author)
		}
	}
	return list
}

// Unpaid is what is posted and in no run.
type Unpaid struct {
	Month   payroll.Month `json:"period"`  // the last one that has any, "" where nobody is to be paid
	Authors int           `json:"authors"` // with a balance above 0
	Gross   payroll.Dong  `json:"gross"`
}

// WaitingRun is a run with payments that nobody has confirmed.
type WaitingRun struct {
	ID     int64        `json:"id"`
	Staff  int          `json:"staff"`  // payments that go with the salary
	Others int          `json:"others"` // payments by cash or bank
	Net    payroll.Dong `json:"net"`    // of all of them
}

// Agenda returns what the ledger waits for.
func (l *Ledger) Agenda(ctx context.Context) (g Agenda, err error) {
	err = l.look(ctx, func(t *tx, r rules) error {
		g = Agenda{Unconfirmed: []string{}, Pending: []PendingIn{}, Runs: []WaitingRun{}, Closed: r.Closed.Last(), Today: t.Today}
		p := planner{tx: t, rules: r, agenda: &g}
		for _, plan := range []func() error{p.articles, p.openMonth, p.pending, p.unpaid, p.runs, p.tax} {
			if err := plan(); err != nil {
				return err
			}
		}
		for number, a := range r.authors {
			if a.Kind == payroll.Unconfirmed && a.ID == number && !a.odd() { // under other numbers they were merged
				g.Unconfirmed = append(g.Unconfirmed, a.Name)
			}
		}
		slices.Sort(g.Unconfirmed)
		return nil
	})
	return g, err
}

// planner finds what an agenda has.
type planner struct {
	tx     *tx
	rules  rules
	agenda *Agenda
}

func (p *planner) articles() error {
	return p.tx.Get(`SELECT COUNT(*) FROM article`, nil, &p.agenda.Articles)
}

// openMonth works the month out that closes next: this one where nothing has a date.
func (p *planner) openMonth() error {
	m := p.rules.Closed.Open()
	if m == "" {
		first, _, err := firstAndLastMonth(p.tx, p.rules)
		if err != nil {
			return err
		}
		m = cmp.Or(first, p.rules.calendar.MonthOf(p.tx.Today))
	}
	b, err := workOut(p.tx, p.rules, m)
	if err != nil {
		return err
	}
	if err := loadPast(p.tx, b); err != nil {
		return err
	}
	total := b.Total(payroll.ByAuthor)
	open := OpenMonth{Month: m, Last: b.Last, Over: b.Last < p.tx.Today, Articles: total.Articles, Gross: total.Gross}
	open.Questions = questions(b.Check())
	for _, q := range open.Questions {
		open.Blocking += q.Count
	}
	p.agenda.Open = open
	return nil
}

// pending finds the articles of open months that nobody has decided about.
func (p *planner) pending() error {
	first, _ := p.rules.dates(p.agenda.Open.Month)
	return eachMonthArticle(p.tx, p.rules, payroll.LatestEvent, listed, func(e *MonthArticle) error {
		if e.Status != payroll.Pending {
			return nil
		}
		m, list := p.rules.calendar.MonthOf(e.Published), p.agenda.Pending
		if len(list) == 0 || list[len(list)-1].Month != m {
			list = append(list, PendingIn{Month: m})
		}
		last := &list[len(list)-1]
		last.Articles = append(last.Articles, e.Ref)
		p.agenda.Pending = list
		return nil
	}, `v.published >= $1`, first)
}

func (p *planner) unpaid() error {
	lines, err := unpaidLines(p.tx, p.rules, payroll.LatestMonth)
	if err != nil {
		return err
	}
	u := &p.agenda.Unpaid
	for _, b := range balances(p.rules, lines) {
		if b.sum <= 0 || b.author.Kind == payroll.Source {
			continue
		}
		u.Authors++
		u.Gross += b.sum
		for _, line := range b.lines {
			u.Month = max(u.Month, line.Month)
		}
	}
	return nil
}

func (p *planner) runs() error {
	runs, err := readRuns(p.tx, p.rules, `id IN (SELECT p.run_id FROM payment p WHERE p.carried = 0 AND p.id NOT IN (SELECT payment_id FROM payment_step))`)
	for _, run := range runs {
		waits := WaitingRun{ID: run.ID}
		for _, payment := range run.Rows {
			if payment.Status != payroll.AwaitingConfirmation {
				continue
			}
			waits.Net += payment.Net
			if payment.Kind == payroll.Staff {
				waits.Staff++
			} else {
				waits.Others++
			}
		}
		p.agenda.Runs = append(p.agenda.Runs, waits)
	}
	return err
}

func (p *planner) tax() error {
	owed, err := taxOwed(p.tx, p.tx.Today)
	for _, posting := range owed {
		p.agenda.Tax += posting.Debit
	}
	return err
}

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

// Overdue returns what is later on a day than the deadline allows, the longest first
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
	rules rules
	day   payroll.Date
	list  []Overdue
	place map[dueKey]int
}

func (d *dues) add(line payroll.Line, e *MonthArticle, status payroll.DueStatus) {
	if e == nil || e.Article == nil || e.Published == "" || d.rules.authors[line.Payee].Kind == payroll.Source {
		return
	}
	deadline, ok := d.rules.standing.At(payroll.DeadlineRate, "", e.Published)
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
		a := d.rules.authors[line.Payee]
		d.list = append(d.list, Overdue{
			Author: a.Name, AuthorCode: a.Code, Article: e.Ref, Title: e.Title, Period: d.rules.calendar.MonthOf(e.Published),
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
	lines, err := postedLines(t, d.rules.authors, unpaid)
	if err != nil || len(lines) == 0 {
		return err
	}
	articles, err := monthArticles(t, d.rules, payroll.LatestEvent, `a.id IN (SELECT article_id FROM posted_line_now WHERE `+unpaid+`)`)
	if err != nil {
		return err
	}
	of := make(map[int64]*MonthArticle, len(articles))
	for _, e := range articles {
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
	for m := range payroll.Months(max(first, d.rules.Closed.Open()), min(last, d.rules.calendar.MonthOf(d.day))) {
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
