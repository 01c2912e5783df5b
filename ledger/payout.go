package ledger

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// Refusals of payments.
const (
	NothingToPay     payroll.Code = "nothing-to-pay"     // Facts: months
	OnlyOwed         payroll.Code = "only-owed"          // nobody has anything to get, and some owe. Facts: months, owing
	PayeeUnconfirmed payroll.Code = "payee-unconfirmed"  // Facts: authors
	NoSuchRun        payroll.Code = "no-such-run"        // Facts: run
	NotInRun         payroll.Code = "not-in-run"         // Facts: author, run
	NothingToConfirm payroll.Code = "nothing-to-confirm" // no payment of the run waits. Facts: run
	NothingToVoid    payroll.Code = "nothing-to-void"    // no payment of the run stands. Facts: run
	PaymentConfirmed payroll.Code = "payment-confirmed"  // an author's, already. Facts: author, run
	PaymentVoid      payroll.Code = "payment-void"       // an author's, already. Facts: author, run
	PaymentCarried   payroll.Code = "payment-carried"    // nothing is paid to an author who owes. Facts: author, run
	MethodUnfit      payroll.Code = "method-unfit"       // Facts: authors, method
	PayeesMerged     payroll.Code = "payees-merged"      // two payments of a run are to one author now. Facts: author, run
	TaxRuleChanged   payroll.Code = "tax-rule-changed"   // Facts: author, run-rule, run-tax, day-rule, day-tax
	PaymentPending   payroll.Code = "payment-pending"    // about to be paid and owing at once. Facts: author, run
	NothingToCollect payroll.Code = "nothing-to-collect" // Facts: author, balance
	NothingToRemit   payroll.Code = "nothing-to-remit"   // Facts: date
)

// Run is payments made together. Its JSON is a contract; amounts are đồng. Gross, Tax
// and Net are the sums of the payments that are run or confirmed.
type Run struct {
	ID      int64                 `json:"id"`
	Kind    payroll.RunKind       `json:"kind"`
	Periods []payroll.Month       `json:"periods"`
	Date    payroll.Date          `json:"date"`
	Status  payroll.PaymentStatus `json:"status"`
	Rows    []Payment             `json:"rows"`
	Gross   payroll.Dong          `json:"gross"`
	Tax     payroll.Dong          `json:"tax"`
	Net     payroll.Dong          `json:"net"`

	SameAccount []NumberPair `json:"-"` // payees of one account, where the run was made now
}

// Payment is what one author gets in a run.
type Payment struct {
	ID         int64                 `json:"payment_id"`
	Author     string                `json:"author"`
	AuthorCode string                `json:"author_code"`
	Kind       payroll.AuthorKind    `json:"kind"`
	Status     payroll.PaymentStatus `json:"status"`
	Gross      payroll.Dong          `json:"gross"`
	Tax        payroll.Dong          `json:"tax"`
	Net        payroll.Dong          `json:"net"`
	TaxCase    payroll.TaxCase       `json:"tax_case"`
	TaxRule    payroll.TaxRule       `json:"tax_rule"`
	Method     payroll.Method        `json:"method"`
	Date       payroll.Date          `json:"date"` // of the confirmation, "" before
	Reference  string                `json:"reference"`
	Note       string                `json:"note"`

	run    int64
	author int64 // as the payment has it
}

// unpaidLines returns the posted lines of months up to one that no standing payment pays.
func unpaidLines(t *tx, r rules, upTo payroll.Month) ([]postedLine, error) {
	return postedLines(t, r.authors, `month <= $1 AND NOT in_payment`, upTo)
}

// Owing is an author whose balance is below zero, in đồng.
type Owing struct {
	Author  string
	Balance payroll.Dong
}

// nothingToPay refuses a run that would pay nobody. It says who owes: they are carried on.
func nothingToPay(months []payroll.Month, balances []balance) error {
	if len(balances) == 0 {
		return payroll.Refuse(NothingToPay, "months", joined(months))
	}
	owing := make([]Owing, len(balances))
	for i, b := range balances {
		owing[i] = Owing{b.author.Name, b.sum}
	}
	return payroll.Refuse(OnlyOwed, "months", joined(months), "owing", owing)
}

func joined[T ~string](list []T) string {
	words := make([]string, len(list))
	for i, m := range list {
		words[i] = string(m)
	}
	return strings.Join(words, ",")
}

// balance is what an author has to get for lines.
type balance struct {
	author Author
	lines  []postedLine
	sum    payroll.Dong
}

// balances are lines by author, in the order of their codes.
func balances(r rules, lines []postedLine) []balance {
	var list []balance
	place := make(map[int64]int)
	for _, p := range lines {
		i, ok := place[p.Payee]
		if !ok {
			i = len(list)
			place[p.Payee] = i
			list = append(list, balance{author: r.authors[p.Payee]})
		}
		list[i].lines = append(list[i].lines, p)
		list[i].sum += p.Amount
	}
	slices.SortFunc(list, func(a, b balance) int { return int(a.author.ID - b.author.ID) })
	return list
}

// toPay returns the balances that a run has a row for. Sources are never paid; whoever
// is not confirmed is not paid either, since their kind decides the tax.
func toPay(r rules, lines []postedLine) ([]balance, error) {
	var list []balance
	var unconfirmed []string
	for _, b := range balances(r, lines) {
		switch {
		case b.sum == 0 || b.author.Kind == payroll.Source:
			continue
		case b.author.Kind == payroll.Unconfirmed:
			unconfirmed = append(unconfirmed, b.author.Name)
		}
		list = append(list, b)
	}
	if len(unconfirmed) > 0 {
		return nil, payroll.Refuse(PayeeUnconfirmed, "authors", strings.Join(unconfirmed, ", "))
	}
	return list, nil
}

func addRun(t *tx, kind payroll.RunKind, months []payroll.Month, day payroll.Date) (id int64, err error) {
	if err := t.BeginEvent("pay "+string(kind), joined(months), string(day)); err != nil {
		return 0, err
	}
	err = t.Get(`INSERT INTO pay_run (event_id, kind, periods, date) VALUES ($1, $2, $3, $4) RETURNING id`,
		[]any{t.EventID, kind, joined(months), day}, &id)
	return id, err
}

// withhold returns the tax on one payment to the author. The rules of a day are those set
// by now, whichever months are closed.
func (a *Author) withhold(r rules, gross payroll.Dong, day payroll.Date) (payroll.Withholding, error) {
	return a.Taxpayer().Withhold(gross, day, r.standing)
}

// insertPayment stores a payment with the lines that it pays under the event that has
// begun. Net is what gross leaves after tax; nothing is paid of what is carried.
func insertPayment(t *tx, p Payment, lines []postedLine) (id int64, err error) {
	p.Net = p.Gross - p.Tax
	err = t.Get(`INSERT INTO payment (event_id, run_id, author_id, author_kind, carried, gross, tax, net, tax_case, tax_rule, reference, note)
VALUES ($1, $2, NULLIF($3, 0), $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`,
		[]any{t.EventID, p.run, p.author, p.Kind, p.Status == payroll.CarriedForward, p.Gross, p.Tax, p.Net, p.TaxCase, p.TaxRule.String(), p.Reference, p.Note}, &id)
	if err != nil {
		return 0, err
	}
	for _, line := range lines {
		_, err := t.Exec(`INSERT INTO payment_line (event_id, payment_id, posted_line_id) VALUES ($1, $2, $3)`, t.EventID, id, line.number)
		if err != nil {
			return 0, err
		}
	}
	return id, nil
}

// Runs returns all runs, oldest first.
func (l *Ledger) Runs(ctx context.Context) (runs []Run, err error) {
	err = l.look(ctx, func(t *tx, r rules) error {
		runs, err = readRuns(t, r, `1 = 1`)
		return err
	})
	return runs, err
}

// Run returns one run.
func (l *Ledger) Run(ctx context.Context, id int64) (run Run, err error) {
	err = l.look(ctx, func(t *tx, r rules) error {
		run, err = readRun(t, r, id)
		return err
	})
	return run, err
}

func readRun(t *tx, r rules, id int64) (Run, error) {
	runs, err := readRuns(t, r, `id = $1`, id)
	if err == nil && len(runs) == 0 {
		err = payroll.Refuse(NoSuchRun, "run", id)
	}
	if err != nil {
		return Run{}, err
	}
	return runs[0], nil
}

// readRuns returns the runs of a condition on pay_run, with their payments.
func readRuns(t *tx, r rules, where string, args ...any) ([]Run, error) {
	var runs []Run
	err := t.Each(`SELECT id, kind, periods, date FROM pay_run WHERE `+where+` ORDER BY id`, args, func(rows *sql.Rows) error {
		run := Run{Periods: []payroll.Month{}, Rows: []Payment{}}
		var periods string
		if err := rows.Scan(&run.ID, &run.Kind, &periods, &run.Date); err != nil {
			return err
		}
		for _, m := range strings.FieldsFunc(periods, func(c rune) bool { return c == ',' }) {
			run.Periods = append(run.Periods, payroll.Month(m))
		}
		runs = append(runs, run)
		return nil
	})
	if err != nil {
		return nil, err
	}
	payments, err := readPayments(t, r, `p.run_id IN (SELECT id FROM pay_run WHERE `+where+`)`, args...)
	i := 0
	for _, p := range payments {
		for runs[i].ID < p.run {
			i++
		}
		runs[i].Rows = append(runs[i].Rows, p)
	}
	for i := range runs {
		runs[i].add()
	}
	return runs, err
}

// add works out a run's sums and status from its payments.
func (run *Run) add() {
	statuses := make([]payroll.PaymentStatus, len(run.Rows))
	for i, p := range run.Rows {
		statuses[i] = p.Status
		if p.Status.Stands() {
			run.Gross, run.Tax, run.Net = run.Gross+p.Gross, run.Tax+p.Tax, run.Net+p.Net
		}
	}
	run.Status = payroll.StatusOfRun(statuses)
}

// readPayments returns the payments p of a condition, by run and author, with the names that
// authors have now.
func readPayments(t *tx, r rules, where string, args ...any) ([]Payment, error) {
	var list []Payment
	query := `SELECT p.id, p.run_id, COALESCE(p.author_id, 0), p.author_kind, p.carried, p.gross, p.tax, p.net, p.tax_case, p.tax_rule, p.reference, p.note,
  p.method, p.confirmed_on, p.confirmed, p.void
FROM payment_now p WHERE ` + where + ` ORDER BY p.run_id, p.id`
	err := t.Each(query, args, func(rows *sql.Rows) error {
		var p Payment
		var carried, confirmed, void bool
		var rule string
		err := rows.Scan(&p.ID, &p.run, &p.author, &p.Kind, &carried, &p.Gross, &p.Tax, &p.Net, &p.TaxCase, &rule, &p.Reference, &p.Note,
			&p.Method, &p.Date, &confirmed, &void)
		if err != nil {
			return err
		}
		if p.Status = payroll.StatusOfPayment(carried, confirmed, void); carried {
			p.Net = 0
		}
		p.TaxRule, err = payroll.ParseTaxRule(rule)
		a := r.authors[p.author]
		p.Author, p.AuthorCode = a.Name, a.Code
		list = append(list, p)
		return err
	})
	return list, err
}
