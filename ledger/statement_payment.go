package ledger

import (
	"cmp"
	"slices"

	"nhuanbut/payroll"
)

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

// paymentsSince are the payments of a day and after it, and those before it that are
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
