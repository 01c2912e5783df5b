package ledger

import (
	"context"
	"database/sql"
	"slices"
	"strconv"

	"nhuanbut/payroll"
)

// Confirmed is what a confirmation or a voiding did.
type Confirmed struct {
	Run  Run
	Done []string // authors
	Left []string // authors whom the method does not fit: staff get theirs with the salary, nobody else does
	Over []Overpaid
}

// Overpaid is a confirmed payment of more than the author had to get when it was
// confirmed, in đồng: what was posted after the run took some of it away.
type Overpaid struct {
	Author  string
	Gross   payroll.Dong // of the payment
	Balance payroll.Dong // what was posted and not paid, this payment's lines among it
}

// ConfirmPay says that the payments of a run were made: by cash or bank those to
// authors, by payroll those to staff, which go to the salary sheet. With an author it
// confirms that payment alone. It is refused on a day on which the tax would be
// another (TaxRuleChanged), and where authors were merged since who each have a payment
// in the run (PayeesMerged): theirs is one payment now, with one tax.
func (l *Ledger) ConfirmPay(ctx context.Context, act Act, id int64, author string, method payroll.Method, day payroll.Date) (done Confirmed, err error) {
	err = l.write(ctx, act, func(t *tx) error {
		r, run, payments, err := paymentsOfRun(t, id, author)
		if err != nil {
			return err
		}
		lines, err := linesOfRun(t, r, id)
		if err != nil {
			return err
		}
		owed, err := owedByAuthor(t, r)
		if err != nil {
			return err
		}
		if err := checkPayments(t, payments); err != nil {
			return err
		}
		standing := run.standing(r)
		for _, p := range payments {
			if p.Status != payroll.AwaitingConfirmation {
				continue
			}
			payee := r.authors[p.author].ID
			if standing[payee] > 1 {
				return payroll.Refuse(PayeesMerged, "author", p.Author, "run", id)
			}
			if !p.Kind.MethodFits(method) {
				done.Left = append(done.Left, p.Author)
				continue
			}
			if err := confirmPayment(t, r, p, lines[p.ID], method, day); err != nil {
				return err
			}
			done.Done = append(done.Done, p.Author)
			if owed[payee] < p.Gross {
				done.Over = append(done.Over, Overpaid{p.Author, p.Gross, owed[payee]})
			}
		}
		switch {
		case len(done.Done) == 0 && len(done.Left) > 0:
			return payroll.Refuse(MethodUnfit, "authors", done.Left, "method", method)
		case len(done.Done) == 0 && author != "":
			return settled(payments, id)
		case len(done.Done) == 0:
			return payroll.Refuse(NothingToConfirm, "run", id)
		}
		done.Run, err = readRun(t, r, id)
		return err
	})
	return done, err
}

// checkPayments refuses with ChangedSince where one of some payments has changed.
func checkPayments(t *tx, payments []Payment) error {
	for _, p := range payments {
		if err := checkUnchanged(t, paymentRows, p.ID); err != nil {
			return err
		}
	}
	return nil
}

// settled refuses an author's payments of which none waits, by what became of them.
func settled(payments []Payment, run int64) error {
	last := payments[len(payments)-1]
	for _, p := range payments {
		if p.Status == payroll.Confirmed {
			last = p
		}
	}
	code := PaymentConfirmed
	switch last.Status {
	case payroll.Voided:
		code = PaymentVoid
	case payroll.CarriedForward:
		code = PaymentCarried
	}
	return payroll.Refuse(code, "author", last.Author, "run", run)
}

// standing returns how many payments of the run stand, by whom they are to.
func (run *Run) standing(r rules) map[int64]int {
	count := make(map[int64]int)
	for _, p := range run.Rows {
		if p.Status.Stands() {
			count[r.authors[p.author].ID]++
		}
	}
	return count
}

// linesOfRun returns the posted lines that the payments of a run pay, by payment.
func linesOfRun(t *tx, r rules, run int64) (map[int64][]postedLine, error) {
	const ofRun = `payment_line WHERE payment_id IN (SELECT id FROM payment WHERE run_id = $1)`
	lines, err := postedLines(t, r.authors, `id IN (SELECT posted_line_id FROM `+ofRun+`)`, run)
	if err != nil {
		return nil, err
	}
	by := make(map[int64]postedLine, len(lines))
	for _, line := range lines {
		by[line.number] = line
	}
	of := make(map[int64][]postedLine)
	err = t.Each(`SELECT payment_id, posted_line_id FROM `+ofRun+` ORDER BY posted_line_id`, []any{run}, func(rows *sql.Rows) error {
		var payment, line int64
		err := rows.Scan(&payment, &line)
		of[payment] = append(of[payment], by[line])
		return err
	})
	return of, err
}

// paymentsOfRun returns the payments of a run, or those to an author in it.
func paymentsOfRun(t *tx, id int64, author string) (rules, Run, []Payment, error) {
	r, err := readRules(t)
	if err != nil {
		return r, Run{}, nil, err
	}
	run, err := readRun(t, r, id)
	if err != nil || author == "" {
		return r, run, run.Rows, err
	}
	a, err := findAuthor(t, author)
	if err != nil {
		return r, run, nil, err
	}
	var payments []Payment
	for _, p := range run.Rows {
		if r.authors[p.author].ID == a.ID {
			payments = append(payments, p)
		}
	}
	if len(payments) == 0 {
		return r, run, nil, payroll.Refuse(NotInRun, "author", a.Name, "run", id)
	}
	return r, run, payments, nil
}

// confirmPayment posts one payment of lines: it debits the payables that were credited, credits
// the tax withheld and the cash, or the salary payable to staff.
func confirmPayment(t *tx, r rules, p Payment, lines []postedLine, method payroll.Method, day payroll.Date) error {
	if err := r.sameTax(p, day); err != nil {
		return err
	}
	kind := PaymentEntry
	switch {
	case p.Gross < 0:
		kind = CollectionEntry
	case method == payroll.ByPayroll:
		kind = HandoverEntry
	}
	var postings []Posting
	for _, line := range lines {
		postings = addPayable(postings, line.To, line.Amount)
	}
	tax := signed(r.InMonth(payroll.TaxAccount, r.calendar.MonthOf(day)), ForTax, 0, -p.Tax)
	postings = withoutZero(append(postings, tax, r.paidFrom(method, day, r.authors[p.author].ID, p.Net)))
	return addPaymentStep(t, p, payroll.Confirmed, method, day, "", JournalEntry{Date: day, Kind: kind, Payment: p.ID, Description: p.Author, Postings: postings})
}

// sameTax refuses a payment whose tax, or the rule that it is by, is another on a day
// than it was in the run.
func (r rules) sameTax(p Payment, day payroll.Date) error {
	a := r.authors[p.author]
	now, err := a.withhold(r, p.Gross, day)
	if err != nil {
		return err
	}
	if now.Tax != p.Tax || now.Case != p.TaxCase || !now.Rule.Same(p.TaxRule) {
		return payroll.Refuse(TaxRuleChanged, "author", p.Author, "run-rule", payroll.Withholding{Case: p.TaxCase, Rule: p.TaxRule, Tax: p.Tax}, "run-tax", p.Tax, "day-rule", now, "day-tax", now.Tax)
	}
	return nil
}

// paidFrom returns the posting of what is paid on a day: the credit of the account that it
// comes from.
func (r rules) paidFrom(method payroll.Method, day payroll.Date, author int64, net payroll.Dong) Posting {
	m := r.calendar.MonthOf(day)
	switch method {
	case payroll.ByBank:
		return signed(r.InMonth(payroll.BankAccount, m), ForBank, 0, -net)
	case payroll.ByPayroll:
		return signed(r.InMonth(payroll.SalaryAccount, m), ForSalary, author, -net)
	}
	return signed(r.InMonth(payroll.CashAccount, m), ForCash, 0, -net)
}

// addPaymentStep stores what became of a payment and posts the entry of it.
func addPaymentStep(t *tx, p Payment, status payroll.PaymentStatus, method payroll.Method, day payroll.Date, reason string, e JournalEntry) error {
	subject := strconv.FormatInt(p.run, 10)
	if p.AuthorCode != "" { // a remittance is nobody's
		subject += ", " + p.AuthorCode
	}
	if err := t.BeginEvent("pay "+string(status), subject, reason); err != nil {
		return err
	}
	_, err := t.Exec(`INSERT INTO payment_step (event_id, payment_id, status, method, date, reason) VALUES ($1, $2, $3, $4, $5, $6)`,
		t.EventID, p.ID, status, method, day, reason)
	if err != nil || len(e.Postings) == 0 {
		return err
	}
	_, err = postEntry(t, e)
	return err
}

// VoidPay takes back payments of a run, all or those to an author: their lines can be
// paid again. Of one author, who has several where authors were merged, those that were
// not made are taken back; where all were made, all. What was confirmed is reversed by an
// entry of today, or of the first open day, and never of a day before the payment's own.
func (l *Ledger) VoidPay(ctx context.Context, act Act, id int64, author, reason string) (done Confirmed, err error) {
	err = l.write(ctx, act, func(t *tx) error {
		r, _, payments, err := paymentsOfRun(t, id, author)
		if err != nil {
			return err
		}
		if err := checkPayments(t, payments); err != nil {
			return err
		}
		day := r.correctionDay(t.Today)
		for _, p := range voidable(payments, author != "") {
			if err := voidPayment(t, p, max(day, p.Date), payroll.OneLine(reason)); err != nil {
				return err
			}
			done.Done = append(done.Done, p.Author)
		}
		switch {
		case len(done.Done) == 0 && author != "":
			return settled(payments, id)
		case len(done.Done) == 0:
			return payroll.Refuse(NothingToVoid, "run", id)
		}
		done.Run, err = readRun(t, r, id)
		return err
	})
	return done, err
}

// voidable returns the payments that stand; of one author's those that were not made, where
// there are any: the others moved money.
func voidable(payments []Payment, ofOne bool) (list []Payment) {
	waiting := func(p Payment) bool { return p.Status == payroll.AwaitingConfirmation }
	some := ofOne && slices.ContainsFunc(payments, waiting)
	for _, p := range payments {
		if p.Status.Stands() && (!some || waiting(p)) {
			list = append(list, p)
		}
	}
	return list
}

// correctionDay returns the day that a reversing entry is of: today, or the first of the
// earliest open month where today's is closed.
func (r rules) correctionDay(today payroll.Date) payroll.Date {
	if !r.Closed.Closed(r.calendar.MonthOf(today)) {
		return today
	}
	first, _ := r.dates(r.Closed.Open())
	return first
}

func voidPayment(t *tx, p Payment, day payroll.Date, reason string) error {
	if err := addPaymentStep(t, p, payroll.Voided, "", day, reason, JournalEntry{}); err != nil {
		return err
	}
	var entry int64
	err := t.Get(`SELECT id FROM entry WHERE payment_id = $1 AND reverses IS NULL`, []any{p.ID}, &entry)
	if isNoRow(err) {
		return nil // never confirmed, or made before the ledger began
	}
	if err != nil {
		return err
	}
	return reverseEntry(t, entry, day, reason)
}

// NotToAuthors refuses to print a remittance of tax as a payment to authors. Facts: run.
const NotToAuthors payroll.Code = "not-to-authors"

// PaymentReport is a run as it is printed and signed.
type PaymentReport struct {
	ReportHeader
	Run     Run
	Around  []Run // to authors, of the calendar month of the run's date and the one before, oldest first
	authors map[int64]Author
}

// Payee returns the author of a payment of these runs, as they are now.
func (p *PaymentReport) Payee(payment Payment) Author { return p.authors[payment.author] }

// PaymentReport returns a run with what its workbook shows beside it. A run with a payment
// that could not be confirmed on the run's own day is refused with PayeesMerged or
// TaxRuleChanged: nobody is to sign it, and no bank to pay it.
func (l *Ledger) PaymentReport(ctx context.Context, id int64) (p *PaymentReport, err error) {
	err = l.look(ctx, func(t *tx, r rules) error {
		run, err := readRun(t, r, id)
		if err != nil {
			return err
		}
		if run.Kind == payroll.RemittanceRun {
			return payroll.Refuse(NotToAuthors, "run", id)
		}
		if err := confirmable(r, run); err != nil {
			return err
		}
		p = &PaymentReport{Run: run, authors: r.authors}
		if p.ReportHeader, err = reportHeader(t, r, r.calendar.MonthOf(run.day())); err != nil {
			return err
		}
		if run.Kind != payroll.PayRun {
			return nil
		}
		month := run.Date.CalendarMonth()
		p.Around, err = readRuns(t, r, `kind = 'run' AND date >= $1 AND date < $2`, month.Add(-1)+"-01", month.Add(1)+"-01")
		return err
	})
	return p, err
}

// confirmable refuses a run with a payment that waits and could not be confirmed on the
// run's day.
func confirmable(r rules, run Run) error {
	standing := run.standing(r)
	for _, p := range run.Rows {
		if p.Status != payroll.AwaitingConfirmation {
			continue
		}
		if standing[r.authors[p.author].ID] > 1 {
			return payroll.Refuse(PayeesMerged, "author", p.Author, "run", run.ID)
		}
		if err := r.sameTax(p, run.Date); err != nil {
			return err
		}
	}
	return nil
}

// day returns the day of the run. Payments made before the ledger began have each their own:
// theirs is the last.
func (run *Run) day() payroll.Date {
	day := run.Date
	if day == "" {
		for _, p := range run.Rows {
			day = max(day, p.Date)
		}
	}
	return day
}
