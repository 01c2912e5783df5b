package ledger

import (
	"context"
	"reflect"
	"slices"

	"nhuanbut/payroll"
)

// WeighedRun is a run as it was weighed: one payment to every author for what is posted
// and not paid in the months, which are closed, and in all before them. Amounts are đồng.
type WeighedRun struct {
	Months []payroll.Month
	Date   payroll.Date
	Rows   []Payment // without numbers
	Gross  payroll.Dong
	Tax    payroll.Dong
	Net    payroll.Dong

	SameAccount []NumberPair // payees of one account

	lines [][]postedLine // that each of Rows pays
	rules rules
	seen  int64 // the last event when it was weighed, as Act.Seen
}

// WeighRun works out what a run would pay. It refuses what Pay would refuse now.
func (l *Ledger) WeighRun(ctx context.Context, months []payroll.Month, day payroll.Date) (w *WeighedRun, err error) {
	err = l.read(ctx, func(t *tx) error {
		w, err = weighRun(t, months, day)
		return err
	})
	return w, err
}

// Pay makes a run: one payment to every author for what is posted and not paid in the
// months, which are closed, and in all before them. Tax is by the rule of the day.
// An author whose balance is negative is carried forward to a later run. It refuses with
// NumberOfTwo to pay somebody whose tax code or ID number another author has.
func (l *Ledger) Pay(ctx context.Context, act Act, months []payroll.Month, day payroll.Date) (Run, error) {
	return l.pay(ctx, act, months, day, func(t *tx) (*WeighedRun, error) {
		w, err := weighRun(t, months, day)
		if err == nil {
			err = checkUnchanged(t, w.rows())
		}
		return w, err
	})
}

// PayWeighed makes a run as it was weighed. It refuses with ChangedSince where it would
// come to something else.
func (l *Ledger) PayWeighed(ctx context.Context, act Act, weighed *WeighedRun) (Run, error) {
	return l.pay(ctx, act, weighed.Months, weighed.Date, func(t *tx) (*WeighedRun, error) {
		if last, _, err := t.Head(); err != nil || last == weighed.seen {
			return weighed, err
		}
		now, err := weighRun(t, weighed.Months, weighed.Date)
		if err == nil && reflect.DeepEqual(weighed.Rows, now.Rows) && reflect.DeepEqual(weighed.lines, now.lines) {
			return now, nil
		}
		if since := checkSince(t, weighed.seen, weighed.rows()); since != nil {
			return nil, since
		}
		return nil, refuseSince(t, weighed.seen, err)
	})
}

// pay makes a run as weigh has it.
func (l *Ledger) pay(ctx context.Context, act Act, months []payroll.Month, day payroll.Date, weigh func(*tx) (*WeighedRun, error)) (Run, error) {
	return once(ctx, l, act, rememberedRun, []any{"pay run", months, day}, func(t *tx) (Run, error) {
		w, err := weigh(t)
		if err != nil {
			return Run{}, err
		}
		id, err := addRun(t, payroll.PayRun, w.Months, w.Date)
		if err != nil {
			return Run{}, err
		}
		for i, p := range w.Rows {
			p.run = id
			if _, err := insertPayment(t, p, w.lines[i]); err != nil {
				return Run{}, err
			}
		}
		run, err := readRun(t, w.rules, id)
		run.SameAccount = w.SameAccount
		return run, err
	})
}

func weighRun(t *tx, months []payroll.Month, day payroll.Date) (*WeighedRun, error) {
	worked(t, "run")
	r, err := readRules(t)
	if err != nil {
		return nil, err
	}
	for _, m := range months {
		if !r.Closed.Closed(m) {
			return nil, payroll.Refuse(PeriodOpen, "month", m)
		}
	}
	lines, err := unpaidLines(t, r, slices.Max(months))
	if err != nil {
		return nil, err
	}
	balances, err := toPay(r, lines)
	if err != nil {
		return nil, err
	}
	if !slices.ContainsFunc(balances, func(b balance) bool { return b.sum > 0 }) {
		return nil, nothingToPay(months, balances)
	}
	w := &WeighedRun{Months: months, Date: day, rules: r}
	if w.SameAccount, err = r.onePayeeEach(balances); err != nil {
		return nil, err
	}
	for _, b := range balances {
		if err := w.add(b); err != nil {
			return nil, err
		}
	}
	w.seen, _, err = t.Head()
	return w, err
}

// add adds what an author gets in the run; one who owes is only noted.
func (w *WeighedRun) add(b balance) error {
	tax, err := b.author.withhold(w.rules, b.sum, w.Date)
	if err != nil {
		return err
	}
	p := Payment{
		author: b.author.ID, Author: b.author.Name, AuthorCode: b.author.Code, Kind: b.author.Kind,
		Status: payroll.AwaitingConfirmation, Gross: b.sum, Tax: tax.Tax, Net: b.sum - tax.Tax, TaxCase: tax.Case, TaxRule: tax.Rule,
	}
	lines := b.lines
	if b.sum < 0 {
		p.Status, p.Net, lines = payroll.CarriedForward, 0, nil
	} else {
		w.Gross, w.Tax, w.Net = w.Gross+p.Gross, w.Tax+p.Tax, w.Net+p.Net
	}
	w.Rows, w.lines = append(w.Rows, p), append(w.lines, lines)
	return nil
}

// rows selects the rows by which what a run rests on has changed.
func (w *WeighedRun) rows() string {
	var payees []int64
	for _, p := range w.Rows {
		payees = append(payees, w.rules.numbersOf(p.author)...)
	}
	return paidRows + `
UNION ALL SELECT event_id FROM rate
UNION ALL ` + authorRows(payees...)
}
