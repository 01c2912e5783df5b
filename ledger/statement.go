package ledger

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"nhuanbut/payroll"
)

// Statement is what stands between the newsroom and an author over some months: what
// each amount of theirs rests on, what was paid, and what is owed. Amounts are đồng. A
// balance counts what was paid by the day: payments that were made, at their date, and
// those that were made void not at all. So the closing balance of a month is the opening
// balance of the next.
type Statement struct {
	ReportHeader // of To
	Author       Author
	From, To     payroll.Month
	First, Last  payroll.Date // the days of those months, both inclusive
	Opening      payroll.Dong // owed before First
	OpeningOpen  bool         // some of it is of months that are not closed, and may change
	Open         bool         // To is not closed: its lines may change
	Months       []StatementMonth
	Paid         []StatementPayment // made from First to Last, by date; collections have a negative gross
	Unpaid       []StatementPayment // to be known of, but in no balance: by date
	Bases        payroll.Bases      // legal bases of the lines
}

// StatementMonth is a month in which the author has lines.
type StatementMonth struct {
	Month  payroll.Month
	Closed bool
	Lines  []StatementLine // of articles by date of publication, those entered by hand, adjustments
}

// Earned returns what the author's lines of the month come to.
func (m *StatementMonth) Earned() (sum payroll.Dong) {
	for _, line := range m.Lines {
		sum += line.Amount
	}
	return sum
}

// Earned returns what the author's lines of the months come to.
func (s *Statement) Earned() (sum payroll.Dong) {
	for _, m := range s.Months {
		sum += m.Earned()
	}
	return sum
}

// Settled returns what was paid from First to Last, before tax, and what was taken back.
func (s *Statement) Settled() (paid, collected payroll.Dong) {
	for _, p := range s.Paid {
		if p.Gross < 0 {
			collected -= p.Gross
		} else {
			paid += p.Gross
		}
	}
	return paid, collected
}

// Closing returns what is owed after Last; where it is negative, the author owes it.
func (s *Statement) Closing() payroll.Dong {
	paid, collected := s.Settled()
	return s.Opening + s.Earned() - paid + collected
}

// Statement returns an author's statement of the months from one to another. Where both are
// "" it is of the last month that was closed; of the last that has anything, where none
// was. A source, which is never paid, is refused with PayeeIsSource.
func (l *Ledger) Statement(ctx context.Context, author string, from, to payroll.Month) (s *Statement, err error) {
	err = l.look(ctx, func(t *tx, r rules) error {
		a, err := findAuthor(t, author)
		if err != nil {
			return err
		}
		if a.Kind == payroll.Source {
			return payroll.Refuse(PayeeIsSource, "author", a.Name)
		}
		if from == "" && to == "" {
			if from, err = lastMonth(t, r); err != nil {
				return err
			}
			to = from
		}
		w := newStatementWriter(t, r, from, to)
		w.only = r.numbersOf(a.ID)
		s = w.of(a.ID)
		return w.write()
	})
	return s, err
}

// Statements returns the statements of everybody who has lines in a month, or payments
// dated in it, by code.
func (l *Ledger) Statements(ctx context.Context, m payroll.Month) (list []*Statement, err error) {
	err = l.look(ctx, func(t *tx, r rules) error {
		w := newStatementWriter(t, r, m, m)
		if err := w.write(); err != nil {
			return err
		}
		for _, author := range slices.Sorted(maps.Keys(w.statements)) {
			list = append(list, w.statements[author])
		}
		return nil
	})
	return list, err
}

// lastMonth returns the last month that was closed; the last that has anything, or today's,
// where none was.
func lastMonth(t *tx, r rules) (payroll.Month, error) {
	_, last, err := firstAndLastMonth(t, r)
	return cmp.Or(r.Closed.Last(), last, r.calendar.MonthOf(t.Today)), err
}

// statementWriter fills statements of the same months, each thing read once for all.
type statementWriter struct {
	tx          *tx
	rules       rules
	from, to    payroll.Month
	first, last payroll.Date
	only        []int64 // the numbers of the one author whom it is about; nil: everybody
	sources     bool    // also about a source, who was paid as long as nobody knew
	statements  map[int64]*Statement
}

func newStatementWriter(t *tx, r rules, from, to payroll.Month) *statementWriter {
	w := &statementWriter{tx: t, rules: r, from: from, to: to, statements: make(map[int64]*Statement)}
	w.first, _ = r.dates(from)
	_, w.last = r.dates(to)
	return w
}

// theirs returns the condition that a column is of whom the statements are about.
func (w *statementWriter) theirs(column string) string {
	if w.only == nil {
		return column + ` IS NOT NULL`
	}
	return column + ` IN (` + numbers(w.only) + `)`
}

// about reports whether the statements are about an author.
func (w *statementWriter) about(author int64) bool {
	return (w.sources || w.rules.authors[author].Kind != payroll.Source) && (w.only == nil || slices.Contains(w.only, author))
}

// of returns the statement of an author, made where there is none yet.
func (w *statementWriter) of(author int64) *Statement {
	s := w.statements[author]
	if s == nil {
		s = &Statement{
			Author: w.rules.authors[author], From: w.from, To: w.to, First: w.first, Last: w.last, Open: !w.rules.Closed.Closed(w.to),
		}
		w.statements[author] = s
	}
	return s
}

func (w *statementWriter) write() error {
	imprint, err := reportHeader(w.tx, w.rules, w.to)
	if err != nil {
		return err
	}
	for _, step := range []func() error{w.lines, w.corrected, w.payments, w.opening} {
		if err := step(); err != nil {
			return err
		}
	}
	for _, s := range w.statements {
		s.ReportHeader = imprint
	}
	return nil
}

// opening adds what was earned before the months, and takes off what was paid before them.
func (w *statementWriter) opening() error {
	type amount struct {
		author int64
		sum    payroll.Dong
	}
	for _, q := range []struct {
		query  string
		before any
	}{
		{`SELECT payee_id, SUM(amount) FROM posted_line_now WHERE month < $1 AND ` + w.theirs("payee_id") + ` GROUP BY payee_id`, w.from},
		{`SELECT p.author_id, -SUM(p.gross) FROM payment_now p JOIN pay_run r ON r.id = p.run_id
WHERE r.kind <> 'import' AND p.confirmed AND NOT p.void AND p.confirmed_on < $1 AND ` + w.theirs("p.author_id") + ` GROUP BY p.author_id`, w.first},
	} {
		amounts, err := all(w.tx, q.query, []any{q.before}, func(a *amount) []any { return []any{&a.author, &a.sum} })
		if err != nil {
			return err
		}
		for _, a := range amounts {
			if s := w.statements[w.rules.authors[a.author].ID]; s != nil {
				s.Opening += a.sum
			}
		}
	}
	return w.eachOpen("", w.from.Add(-1), func(b *Book) {
		for _, line := range b.Lines {
			if s := w.statements[line.Payee]; s != nil {
				s.Opening += line.Amount
				s.OpeningOpen = true
			}
		}
	})
}

// eachOpen visits the months from one to another that are not closed and have anything.
func (w *statementWriter) eachOpen(from, to payroll.Month, visit func(*Book)) error {
	first, last, err := firstAndLastMonth(w.tx, w.rules)
	if err != nil {
		return err
	}
	for m := range payroll.Months(max(from, cmp.Or(w.rules.Closed.Open(), first)), min(to, last)) {
		b, err := workOut(w.tx, w.rules, m)
		if err != nil {
			return err
		}
		visit(b)
	}
	return nil
}

// StatementPayment is a payment to an author, or one that was to be.
type StatementPayment struct {
	Payment
	Run     int64
	RunKind payroll.RunKind
	On      payroll.Date    // it was made; of the run where it was not
	Months  []payroll.Month // whose lines it pays
	Voided  payroll.Date    // "" where it stands
	Reason  string          // of voiding it
}

// payments adds what was paid from the first day to the last, and what is to be known
// besides: what is still to be confirmed; of those days what was carried forward, made
// void, or made before the ledger began; and what paid lines of the months later.
func (w *statementWriter) payments() error {
	list, err := w.paymentsSince(w.first)
	if err != nil {
		return err
	}
	list = slices.DeleteFunc(list, func(p StatementPayment) bool { return !w.about(w.rules.authors[p.author].ID) })
	for _, p := range list {
		if w.dated(p) {
			w.of(w.rules.authors[p.author].ID)
		}
	}
	for _, p := range list {
		s := w.statements[w.rules.authors[p.author].ID]
		switch {
		case s == nil:
		case w.dated(p) && p.Status == payroll.Confirmed && p.RunKind != payroll.ImportedRun:
			s.Paid = append(s.Paid, p)
		case w.dated(p), p.On < w.first, p.Status.Stands() && w.pays(p):
			s.Unpaid = append(s.Unpaid, p)
		}
	}
	return nil
}

// dated reports whether a payment is of one of the days.
func (w *statementWriter) dated(p StatementPayment) bool { return p.On >= w.first && p.On <= w.last }

// pays reports whether a payment is of a line of the months.
func (w *statementWriter) pays(p StatementPayment) bool {
	return slices.ContainsFunc(p.Months, func(m payroll.Month) bool { return m >= w.from && m <= w.to })
}

// paymentsSince returns the payments of a day and after it, and those before it that are
// still to be confirmed, by date.
func (w *statementWriter) paymentsSince(day payroll.Date) ([]StatementPayment, error) {
	found, err := readPayments(w.tx, w.rules, w.theirs("p.author_id")+
		` AND (CASE WHEN p.confirmed THEN p.confirmed_on ELSE (SELECT date FROM pay_run WHERE id = p.run_id) END >= $1
OR (NOT p.confirmed AND NOT p.void AND p.carried = 0))`, day)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	type made struct {
		id   int64
		kind payroll.RunKind
		date payroll.Date
	}
	runs, err := all(w.tx, `SELECT id, kind, date FROM pay_run`, nil, func(m *made) []any { return []any{&m.id, &m.kind, &m.date} })
	if err != nil {
		return nil, err
	}
	of := make(map[int64]made, len(runs))
	for _, run := range runs {
		of[run.id] = run
	}
	list := make([]StatementPayment, len(found))
	at := make(map[int64]*StatementPayment, len(found))
	ids := make([]int64, len(found))
	for i, p := range found {
		run := of[p.run]
		list[i] = StatementPayment{Payment: p, Run: p.run, RunKind: run.kind, On: cmp.Or(p.Date, run.date)}
		at[p.ID], ids[i] = &list[i], p.ID
	}
	if err := w.addPaid(at, ids); err != nil {
		return nil, err
	}
	slices.SortStableFunc(list, func(a, b StatementPayment) int { return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.ID, b.ID)) })
	return list, nil
}

// addPaid gives payments the months whose lines they pay, and when and why they were made void.
func (w *statementWriter) addPaid(to map[int64]*StatementPayment, ids []int64) error {
	type month struct {
		payment int64
		month   payroll.Month
	}
	months, err := all(w.tx, `SELECT DISTINCT k.payment_id, l.month FROM payment_line k JOIN posted_line l ON l.id = k.posted_line_id
WHERE k.payment_id IN (`+numbers(ids)+`) ORDER BY k.payment_id, l.month`, nil, func(m *month) []any { return []any{&m.payment, &m.month} })
	if err != nil {
		return err
	}
	for _, m := range months {
		to[m.payment].Months = append(to[m.payment].Months, m.month)
	}
	type void struct {
		payment int64
		date    payroll.Date
		reason  string
	}
	voids, err := all(w.tx, `SELECT payment_id, date, reason FROM payment_step WHERE status = 'void' AND payment_id IN (`+numbers(ids)+`)`, nil,
		func(v *void) []any { return []any{&v.payment, &v.date, &v.reason} })
	for _, v := range voids {
		to[v.payment].Voided, to[v.payment].Reason = v.date, v.reason
	}
	return err
}
