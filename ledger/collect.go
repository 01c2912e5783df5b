package ledger

import (
	"context"
	"database/sql"

	"nhuanbut/payroll"
)

// Collect takes back what an author owes who will not be paid again: the sum of the
// unpaid lines, which is negative. Gross is taken back: tax that was withheld of it stays
// with the state.
func (l *Ledger) Collect(ctx context.Context, author string, method payroll.Method, day payroll.Date) (run Run, err error) {
	err = l.write(ctx, func(t *tx) error {
		a, err := findAuthor(t, author)
		if err != nil {
			return err
		}
		r, err := readRules(t)
		if err != nil {
			return err
		}
		b, err := balanceOf(t, r, a)
		if err != nil {
			return err
		}
		if b.sum >= 0 {
			return payroll.Refuse(NothingToCollect, "author", a.Name, "balance", b.sum)
		}
		if err := notPending(t, r, a); err != nil {
			return err
		}
		id, err := addRun(t, payroll.CollectionRun, nil, day)
		if err != nil {
			return err
		}
		tax, err := a.withhold(r, b.sum, day)
		if err != nil {
			return err
		}
		p := Payment{run: id, author: a.ID, Kind: a.Kind, Gross: b.sum, TaxCase: tax.Case, TaxRule: tax.Rule, Author: a.Name, AuthorCode: a.Code}
		if p.ID, err = insertPayment(t, p, b.lines); err != nil {
			return err
		}
		p.Net = p.Gross
		if err := confirmPayment(t, r, p, b.lines, method, day); err != nil {
			return err
		}
		run, err = readRun(t, r, id)
		return err
	})
	return run, err
}

// notPending refuses to settle with an author who is about to be paid: whether they owe
// anything is known once that payment was made or taken back.
func notPending(t *tx, r rules, a Author) error {
	waiting, err := readPayments(t, r, `p.author_id IN (`+numbers(r.numbersOf(a.ID))+`) AND p.carried = 0 AND NOT p.confirmed AND NOT p.void`)
	if err == nil && len(waiting) > 0 {
		err = payroll.Refuse(PaymentPending, "author", a.Name, "run", waiting[0].run)
	}
	return err
}

// owedByAuthor returns what authors have to get for lines that are posted and that no confirmed
// payment pays; below zero is what they owe.
func owedByAuthor(t *tx, r rules) (map[int64]payroll.Dong, error) {
	owed := make(map[int64]payroll.Dong)
	err := t.Each(`SELECT payee_id, SUM(amount) FROM posted_line_now WHERE NOT paid GROUP BY payee_id`, nil, func(rows *sql.Rows) error {
		var author int64
		var sum payroll.Dong
		err := rows.Scan(&author, &sum)
		owed[r.authors[author].ID] += sum
		return err
	})
	return owed, err
}

// balanceOf returns what an author has to get, or to give back, for lines that are posted
// and in no standing payment.
func balanceOf(t *tx, r rules, a Author) (balance, error) {
	lines, err := unpaidLines(t, r, payroll.LatestMonth)
	for _, b := range balances(r, lines) {
		if b.author.ID == a.ID {
			return b, err
		}
	}
	return balance{author: a}, err
}
