package ledger

import (
	"context"

	"nhuanbut/payroll"
)

// NotToAuthors refuses to print a remittance of tax as a payment to authors. Facts: run.
const NotToAuthors payroll.Code = "not-to-authors"

// PaymentReport is a run as it is printed and signed.
type PaymentReport struct {
	Imprint
	Run     Run
	Around  []Run // to authors, of the calendar month of the run's date and the one before, oldest first
	authors map[int64]Author
}

// Payee is the author of a payment of these runs, as they are now.
func (p *PaymentReport) Payee(payment Payment) Author { return p.authors[payment.author] }

// PaymentReport is a run with what its workbook shows beside it. A run with a payment
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
		if p.Imprint, err = reportHeader(t, r, r.calendar.MonthOf(run.day())); err != nil {
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

// day is that of the run. Payments made before the ledger began have each their own:
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
