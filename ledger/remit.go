package ledger

import (
	"context"

	"nhuanbut/payroll"
)

// RemitTax pays the state the tax that was withheld by payments up to a day and not
// remitted yet.
func (l *Ledger) RemitTax(ctx context.Context, method payroll.Method, day payroll.Date) (run Run, err error) {
	err = l.write(ctx, func(t *tx) error {
		r, err := readRules(t)
		if err != nil {
			return err
		}
		postings, err := taxOwed(t, day)
		if err != nil {
			return err
		}
		var sum payroll.Dong
		for _, p := range postings {
			sum += p.Debit
		}
		if sum == 0 {
			return payroll.Refuse(NothingToRemit, "date", day)
		}
		run, err = remitTax(t, r, postings, sum, method, day)
		return err
	})
	return run, err
}

// taxOwed clears the tax accounts of what they held on a day, but never of more than
// they hold now: a later remittance may have paid it already.
func taxOwed(t *tx, day payroll.Date) ([]Posting, error) {
	type held struct {
		account   string
		then, now payroll.Dong
	}
	accounts, err := all(t, `SELECT p.account, SUM(CASE WHEN e.date <= $1 THEN p.credit - p.debit ELSE 0 END), SUM(p.credit - p.debit)
FROM posting p JOIN entry e ON e.id = p.entry_id WHERE p.purpose = 'tax' GROUP BY p.account ORDER BY p.account`, []any{day},
		func(h *held) []any { return []any{&h.account, &h.then, &h.now} })
	var postings []Posting
	for _, h := range accounts {
		if owed := min(h.then, h.now); owed > 0 {
			postings = append(postings, signed(h.account, ForTax, 0, owed))
		}
	}
	return postings, err
}

func remitTax(t *tx, r rules, postings []Posting, sum payroll.Dong, method payroll.Method, day payroll.Date) (Run, error) {
	id, err := addRun(t, payroll.RemittanceRun, nil, day)
	if err != nil {
		return Run{}, err
	}
	p := Payment{run: id, Gross: sum, TaxCase: payroll.CaseNone}
	if p.ID, err = insertPayment(t, p, nil); err != nil {
		return Run{}, err
	}
	to := r.paidFrom(method, day, 0, sum)
	e := JournalEntry{Date: day, Kind: RemittanceEntry, Payment: p.ID, Description: "Nộp thuế TNCN", Postings: withoutZero(append(postings, to))}
	if err := addPaymentStep(t, p, payroll.Confirmed, method, day, "", e); err != nil {
		return Run{}, err
	}
	return readRun(t, r, id)
}
