package ledger

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// Refusals of closing.
const (
	PeriodClosed   payroll.Code = "period-closed"    // Facts: month
	PeriodNotNext  payroll.Code = "period-not-next"  // Facts: month, next
	PeriodNotFirst payroll.Code = "period-not-first" // Facts: month, first
	PeriodOlder    payroll.Code = "period-older"     // of before the ledger. Facts: month, first
	PeriodNotOver  payroll.Code = "period-not-over"  // Facts: month, last
	PeriodBlocked  payroll.Code = "period-blocked"   // Facts: month, findings, acceptable
	NothingToClose payroll.Code = "nothing-to-close" // a first closing of a month without articles. Facts: month
	PeriodOpen     payroll.Code = "period-open"      // Facts: month
)

// Period is a month on its way from open to closed. Its JSON is a contract.
type Period struct {
	Month    payroll.Month `json:"period"`
	Status   string        `json:"status"` // open or closed
	Articles int           `json:"articles"`
	Gross    payroll.Dong  `json:"gross"`
	ClosedAt string        `json:"closed_at"`
	ClosedBy string        `json:"closed_by"`
	Head     string        `json:"head"` // the seal of the closing
	First    payroll.Date  `json:"first_day"`
	Last     payroll.Date  `json:"last_day"`
	Accepted []string      `json:"accepted"` // blocking findings that it was closed over
}

// The statuses of a period.
const (
	StatusOpen   = "open"
	StatusClosed = "closed"
)

// Periods returns the months that have articles or lines, and those between them.
func (l *Ledger) Periods(ctx context.Context) (list []Period, err error) {
	err = l.eachMonth(ctx, func(t *tx, r rules, m payroll.Month) error {
		p, err := readPeriod(t, r, m)
		list = append(list, p)
		return err
	})
	return list, err
}

// eachMonth visits the months that have anything, and those between them, oldest first.
func (l *Ledger) eachMonth(ctx context.Context, visit func(*tx, rules, payroll.Month) error) error {
	return l.look(ctx, func(t *tx, r rules) error {
		first, last, err := firstAndLastMonth(t, r)
		if err != nil || first == "" {
			return err
		}
		for m := range payroll.Months(first, last) {
			if err := visit(t, r, m); err != nil {
				return err
			}
		}
		return nil
	})
}

// Period returns one month.
func (l *Ledger) Period(ctx context.Context, m payroll.Month) (p Period, err error) {
	err = l.look(ctx, func(t *tx, r rules) error {
		p, err = readPeriod(t, r, m)
		return err
	})
	return p, err
}

func readPeriod(t *tx, r rules, m payroll.Month) (Period, error) {
	p := Period{Month: m, Status: StatusOpen, Accepted: []string{}}
	p.First, p.Last = r.dates(m)
	if c, ok := r.Closed.Of(m); ok {
		p.Status, p.Articles, p.Gross, p.ClosedAt, p.Head = StatusClosed, c.Articles, c.Gross, c.At, c.Head
		p.Accepted = append(p.Accepted, strings.FieldsFunc(c.Accepted, func(c rune) bool { return c == ',' })...)
		return p, t.Get(`SELECT made_by FROM event WHERE id = $1`, []any{c.Event}, &p.ClosedBy)
	}
	b, err := workOut(t, r, m)
	if err != nil {
		return p, err
	}
	return openPeriod(b, r), nil
}

// openPeriod returns a month that was worked out and not closed here.
func openPeriod(b *Book, r rules) Period {
	total := b.Total(payroll.ByAuthor)
	p := Period{Month: b.Month, Status: StatusOpen, Articles: total.Articles, Gross: total.Gross, Accepted: []string{}}
	p.First, p.Last = b.First, b.Last
	if r.Closed.Closed(b.Month) { // before the first month that was closed here
		p.Status = StatusClosed
	}
	return p
}

// firstAndLastMonth returns the first and last month that have anything, "" where none has. What is
// older than the ledger is left out.
func firstAndLastMonth(t *tx, r rules) (first, last payroll.Month, err error) {
	var from, to payroll.Date
	if err := t.Get(`SELECT COALESCE(MIN(published_on), ''), COALESCE(MAX(published_on), '') FROM article WHERE published_on <> ''`,
		nil, &from, &to); err != nil {
		return "", "", err
	}
	if err := t.Get(`SELECT COALESCE(MIN(month), ''), COALESCE(MAX(month), '') FROM line`, nil, &first, &last); err != nil {
		return "", "", err
	}
	if from != "" {
		if m := r.calendar.MonthOf(from); first == "" || m < first {
			first = m
		}
		last = max(last, r.calendar.MonthOf(to))
	}
	if err := t.Get(`SELECT COALESCE(MIN(published_on), ''), COALESCE(MAX(published_on), '') FROM refused_row r
WHERE published_on <> '' AND `+refusedAt(r.asOf), nil, &from, &to); err != nil {
		return "", "", err
	}
	if from != "" { // also months of which nothing but refused rows is known; older ones are asked about in the first
		if first == "" {
			first = r.calendar.MonthOf(from)
		}
		last = max(last, r.calendar.MonthOf(to))
	}
	if first != "" {
		first = max(first, r.begins)
	}
	if len(r.Closed) > 0 && (first == "" || r.Closed[0].Month < first) { // also where its articles have moved to another
		first = r.Closed[0].Month
	}
	return first, max(last, r.Closed.Open()), nil
}

// CloseOptions say over what a month may be closed.
type CloseOptions struct {
	Early  bool           // before it is over
	Accept []payroll.Code // blocking findings
}

// Closing is the closing of a month as it was weighed.
type Closing struct {
	Period Period // as the month would be frozen; open
	Unpaid int    // articles that it leaves unpaid although nobody has rejected them

	options CloseOptions
	book    *Book
	rules   rules
	found   []payroll.Finding
	seen    int64 // the last event when it was weighed, as Act.Seen
}

// WeighClosing works out what closing a month means. It refuses what ClosePeriod would
// refuse now. Where findings alone block the closing it returns the closing too.
func (l *Ledger) WeighClosing(ctx context.Context, m payroll.Month, o CloseOptions) (c *Closing, err error) {
	err = l.read(ctx, func(t *tx) error {
		c, err = weighClosing(t, m, o)
		return err
	})
	if err != nil {
		err = fmt.Errorf("close %s: %w", m, err)
	}
	return c, err
}

// ClosePeriod closes a month: it posts its lines, one balanced entry for each article and
// each other line, and freezes them. Months close in order, after they end. It refuses
// what PeriodClosed and the other codes say.
func (l *Ledger) ClosePeriod(ctx context.Context, act Act, m payroll.Month, o CloseOptions) (Period, error) {
	return l.closeMonth(ctx, act, m, func(t *tx) (*Closing, error) {
		c, err := weighClosing(t, m, o)
		if err == nil {
			err = checkUnchanged(t, monthRows(c.book), c.book.First, c.book.Last.AddDays(1), m)
		}
		return c, err
	})
}

// CloseWeighed closes a month as it was weighed. It refuses with ChangedSince where the
// month has come to something else.
func (l *Ledger) CloseWeighed(ctx context.Context, act Act, weighed *Closing) (Period, error) {
	return l.closeMonth(ctx, act, weighed.Period.Month, func(t *tx) (*Closing, error) {
		if last, _, err := t.Head(); err != nil || last == weighed.seen {
			return weighed, err
		}
		now, err := weighClosing(t, weighed.Period.Month, weighed.options)
		if now != nil && weighed.comesTo(now) {
			return now, err
		}
		return nil, weighed.changedSince(t, err)
	})
}

// closeMonth closes a month as weigh has it.
func (l *Ledger) closeMonth(ctx context.Context, act Act, m payroll.Month, weigh func(*tx) (*Closing, error)) (Period, error) {
	err := l.write(ctx, act, func(t *tx) error {
		c, err := weigh(t)
		if err != nil {
			return err
		}
		if err := postBook(t, c.book, c.rules); err != nil {
			return err
		}
		return freezeMonth(t, c.book, c.found)
	})
	if err != nil {
		return Period{}, fmt.Errorf("close %s: %w", m, err)
	}
	return l.Period(context.WithoutCancel(ctx), m) // it is closed: an interruption comes too late
}

// weighClosing works out the closing of a month. Where findings alone block it, it returns
// the closing with the refusal.
func weighClosing(t *tx, m payroll.Month, o CloseOptions) (*Closing, error) {
	b, r, err := checkClosable(t, m, o)
	if err != nil {
		return nil, err
	}
	if err := loadPast(t, b); err != nil {
		return nil, err
	}
	c := &Closing{Period: openPeriod(b, r), options: o, book: b, rules: r, found: b.Check()}
	if c.seen, _, err = t.Head(); err != nil {
		return nil, err
	}
	for _, e := range b.MonthArticles {
		switch e.Status {
		case payroll.Pending, payroll.Scheduled, payroll.Unknown, payroll.Conflict, payroll.Held:
			c.Unpaid++
		}
	}
	if blocked, acceptable := blockedBy(c.found, o.Accept); blocked != "" {
		return c, payroll.Refuse(PeriodBlocked, "month", m, "findings", blocked, "acceptable", acceptable)
	}
	return c, nil
}

// comesTo reports whether a later weighing came to the same lines and findings.
func (c *Closing) comesTo(now *Closing) bool {
	return reflect.DeepEqual(c.Period, now.Period) && c.Unpaid == now.Unpaid &&
		reflect.DeepEqual(c.book.Lines, now.book.Lines) && reflect.DeepEqual(c.book.sources, now.book.sources) &&
		reflect.DeepEqual(c.found, now.found)
}

// changedSince refuses a closing that has come to something else: with the last change of
// what the month rests on, else with the last change of all, else with refusal.
func (c *Closing) changedSince(t *tx, refusal error) error {
	err := checkSince(t, c.seen, monthRows(c.book), c.book.First, c.book.Last.AddDays(1), c.book.Month)
	if err != nil {
		return err
	}
	return refuseSince(t, c.seen, refusal)
}

// monthRows selects the rows by which what a month rests on has changed. Its arguments are
// the month's first day, the day after its last, and the month.
func monthRows(b *Book) string {
	var payees, others []int64
	for id := range b.others {
		others = append(others, id)
	}
	for _, line := range b.Lines {
		payees = append(payees, line.Payee)
	}
	slices.Sort(payees)
	return `SELECT event_id FROM article_version WHERE published = '' OR article_id IN
  (SELECT article_id FROM article_version WHERE published >= $1 AND published < $2)
UNION ALL SELECT event_id FROM line WHERE month = $3
UNION ALL SELECT d.event_id FROM line_void d JOIN line l ON l.id = d.line_id WHERE l.month = $3
UNION ALL SELECT event_id FROM period UNION ALL SELECT event_id FROM rate UNION ALL SELECT event_id FROM setting
UNION ALL SELECT event_id FROM hold UNION ALL SELECT event_id FROM hold_settled
UNION ALL SELECT event_id FROM article_same UNION ALL SELECT event_id FROM accepted_finding
UNION ALL ` + articleRows(others...) + `
UNION ALL ` + authorRows(slices.Compact(payees)...)
}

// checkClosable returns the book of a month whose turn to be closed it is.
func checkClosable(t *tx, m payroll.Month, o CloseOptions) (*Book, rules, error) {
	r, err := readRules(t)
	if err != nil {
		return nil, r, err
	}
	if r.Closed.Closed(m) {
		return nil, r, payroll.Refuse(PeriodClosed, "month", m)
	}
	first, _, err := firstAndLastMonth(t, r)
	if err != nil {
		return nil, r, err
	}
	next := r.Closed.Open()
	switch {
	case next == "" && m < r.begins:
		return nil, r, payroll.Refuse(PeriodOlder, "month", m, "first", r.begins)
	case next == "" && (first == "" || m < first):
		return nil, r, payroll.Refuse(NothingToClose, "month", m)
	case next == "" && m != first:
		return nil, r, payroll.Refuse(PeriodNotFirst, "month", m, "first", first)
	case next != "" && m != next:
		return nil, r, payroll.Refuse(PeriodNotNext, "month", m, "next", next)
	}
	if _, last := r.dates(m); last >= t.Today && !o.Early {
		return nil, r, payroll.Refuse(PeriodNotOver, "month", m, "last", last)
	}
	b, err := workOut(t, r, m)
	return b, r, err
}

// blockedBy returns the codes of blocking findings that accepted lacks, with how many there
// are of each, and those of the codes that a month can be closed over; "" where none.
func blockedBy(found []payroll.Finding, accepted []payroll.Code) (blocked, acceptable string) {
	count := make(map[payroll.Code]int)
	var order []payroll.Code
	for _, f := range found {
		if f.Severity != payroll.Blocking || slices.Contains(accepted, f.Code) {
			continue
		}
		if count[f.Code] == 0 {
			order = append(order, f.Code)
		}
		count[f.Code]++
	}
	words := make([]string, len(order))
	var together []string
	for i, code := range order {
		words[i] = fmt.Sprintf("%s (%d)", code, count[code])
		if !payroll.SettledOneByOne(code) {
			together = append(together, string(code))
		}
	}
	// what closing accepted already is named again: the command is to be copied whole
	if len(together) == len(order) && len(order) > 0 {
		for _, code := range accepted {
			together = append(together, string(code))
		}
		return strings.Join(words, ", "), strings.Join(together, ",")
	}
	return strings.Join(words, ", "), ""
}

// freezeMonth freezes a month whose lines are posted, over what was found in it.
func freezeMonth(t *tx, b *Book, found []payroll.Finding) error {
	total := b.Total(payroll.ByAuthor)
	var accepted []string
	for _, f := range found {
		if f.Severity == payroll.Blocking && !slices.Contains(accepted, string(f.Code)) {
			accepted = append(accepted, string(f.Code))
		}
	}
	if err := t.BeginEvent("period close", string(b.Month), strings.Join(accepted, ", ")); err != nil {
		return err
	}
	_, err := t.Exec(`INSERT INTO period (event_id, month, first_day, last_day, articles, gross, accepted) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		t.EventID, b.Month, b.First, b.Last, total.Articles, total.Gross, strings.Join(accepted, ","))
	return err
}

// Totals returns the totals of every month that has any, oldest first.
func (l *Ledger) Totals(ctx context.Context, by payroll.By) (list []payroll.Total, err error) {
	err = l.eachMonth(ctx, func(t *tx, r rules, m payroll.Month) error {
		b, err := readBook(t, r, m)
		if err == nil {
			list = append(list, b.Total(by))
		}
		return err
	})
	return list, err
}

// Calendar gives the dates of months: of closed ones as they closed.
func (l *Ledger) Calendar(ctx context.Context) (c payroll.Calendar, err error) {
	err = l.read(ctx, func(t *tx) error {
		s, err := readSettings(t, payroll.LatestEvent, payroll.LatestMonth)
		c = s.Calendar()
		return err
	})
	return c, err
}
