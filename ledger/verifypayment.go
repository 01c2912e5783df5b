package ledger

import (
	"fmt"

	"nhuanbut/payroll"
)

// payments compares them with their lines and their entries.
func (v *verifier) payments() error {
	for _, query := range []string{
		`SELECT 'payment ' || p.id FROM payment p JOIN pay_run r ON r.id = p.run_id
LEFT JOIN (SELECT k.payment_id, SUM(l.amount) AS due FROM payment_line k JOIN posted_line l ON l.id = k.posted_line_id GROUP BY k.payment_id) d ON d.payment_id = p.id
WHERE r.kind IN ('run', 'collection') AND p.carried = 0 AND COALESCE(d.due, 0) <> p.gross ORDER BY p.id`,
		`SELECT 'payment ' || p.id FROM payment p JOIN pay_run r ON r.id = p.run_id JOIN payment_step c ON c.payment_id = p.id AND c.status = 'confirmed'
LEFT JOIN entry e ON e.payment_id = p.id AND e.reverses IS NULL
LEFT JOIN (SELECT entry_id, SUM(CASE WHEN purpose = 'tax' THEN credit - debit ELSE 0 END) AS tax,
  SUM(CASE WHEN purpose IN ('cash', 'bank', 'salary') THEN credit - debit ELSE 0 END) AS net FROM posting GROUP BY entry_id) x ON x.entry_id = e.id
WHERE r.kind <> 'import' AND (e.id IS NULL OR e.date <> c.date OR x.net <> p.net OR x.tax <> CASE WHEN r.kind = 'remittance' THEN -p.gross ELSE p.tax END)
ORDER BY p.id`,
		`SELECT 'payment ' || p.id FROM payment p JOIN entry e ON e.payment_id = p.id AND e.reverses IS NULL
LEFT JOIN entry b ON b.reverses = e.id LEFT JOIN payment_step d ON d.payment_id = p.id AND d.status = 'void'
WHERE (b.id IS NULL) <> (d.id IS NULL) ORDER BY p.id`,
		`SELECT 'payment ' || c.payment_id FROM payment_step c JOIN entry e ON e.payment_id = c.payment_id AND e.reverses IS NULL
JOIN posting p ON p.entry_id = e.id AND p.purpose IN ('cash', 'bank', 'salary')
WHERE c.status = 'confirmed' AND p.purpose <> CASE c.method WHEN 'payroll' THEN 'salary' ELSE c.method END ORDER BY c.payment_id`,
	} {
		if err := v.rows(PaymentDiffers, query); err != nil {
			return err
		}
	}
	return v.rows(EntryDiffers, `SELECT 'entry ' || id FROM (
  SELECT b.id AS id FROM entry b JOIN posting p ON p.entry_id IN (b.id, b.reverses) WHERE b.reverses IS NOT NULL
  GROUP BY b.id, p.account, p.purpose, COALESCE(p.author_id, 0) HAVING SUM(p.debit - p.credit) <> 0
) off GROUP BY id ORDER BY id`)
}

// accounts compares what payments were posted to, beside the payables, with the settings
// of then.
func (v *verifier) accounts() error {
	type posted struct {
		entry, event int64
		date         payroll.Date
		purpose      Purpose
		account      string
	}
	// What a remittance clears is what earlier payments credited, whatever the setting is.
	list, err := all(v.tx, `SELECT e.id, e.event_id, e.date, p.purpose, p.account FROM entry e JOIN posting p ON p.entry_id = e.id
WHERE e.reverses IS NULL AND p.purpose IN ('cash', 'bank', 'salary', 'tax') AND NOT (e.kind = 'remittance' AND p.purpose = 'tax') ORDER BY e.id`,
		nil, func(p *posted) []any { return []any{&p.entry, &p.event, &p.date, &p.purpose, &p.account} })
	for _, p := range list {
		then := v.rulesNow.SetUpTo(p.event)
		if then.InMonth(settingOf[p.purpose], then.Calendar().MonthOf(p.date)) != p.account {
			v.report(EntryDiffers, fmt.Sprintf("entry %d", p.entry))
		}
	}
	return err
}

// settingOf is the setting of the account that a purpose has.
var settingOf = map[Purpose]string{ForCash: payroll.CashAccount, ForBank: payroll.BankAccount, ForSalary: payroll.SalaryAccount, ForTax: payroll.TaxAccount}

// taxes works the tax of every run and collection out anew from the rules and authors of
// then. A remittance is paid to nobody that has a rule, and the tax of a payment of before
// the ledger is what its books say.
func (v *verifier) taxes() error {
	type made struct {
		id, event int64
		day       payroll.Date
	}
	runs, err := all(v.tx, `SELECT id, event_id, date FROM pay_run WHERE kind IN ('run', 'collection') ORDER BY id`, nil,
		func(m *made) []any { return []any{&m.id, &m.event, &m.day} })
	if err != nil {
		return err
	}
	payments, err := readPayments(v.tx, v.rulesNow, `p.run_id IN (SELECT id FROM pay_run WHERE kind IN ('run', 'collection'))`)
	if err != nil {
		return err
	}
	versions, err := authorVersions(v.tx)
	if err != nil {
		return err
	}
	of := make(map[int64][]Payment)
	for _, p := range payments {
		of[p.run] = append(of[p.run], p)
	}
	for _, run := range runs {
		rates := payroll.NewRates(v.rulesNow.rates.AsOf(run.event))
		for _, p := range of[run.id] {
			a := asOf(versions[p.author], run.event)
			tax, err := a.Taxpayer().Withhold(p.Gross, run.day, rates)
			if err != nil || tax.Tax != p.Tax || tax.Case != p.TaxCase || !tax.Rule.Same(p.TaxRule) || a.Kind != p.Kind {
				v.report(PaymentDiffers, fmt.Sprintf("payment %d", p.ID))
			}
		}
	}
	return nil
}

// authorVersion is who an author was from an event on.
type authorVersion struct {
	Author
	event int64
}

// authorVersions returns all that authors ever were, oldest first, by number.
func authorVersions(t *tx) (map[int64][]authorVersion, error) {
	list, err := all(t, `SELECT `+authorColumns+`, v.event_id FROM author a JOIN author_version_known v ON v.author_id = a.id ORDER BY v.id`, nil,
		func(a *authorVersion) []any { return append(a.fields(), &a.event) })
	of := make(map[int64][]authorVersion)
	for _, a := range list {
		of[a.ID] = append(of[a.ID], a)
	}
	return of, err
}

// asOf returns the version that stood after an event.
func asOf(versions []authorVersion, event int64) (a Author) {
	for _, v := range versions {
		if v.event <= event {
			a = v.Author
		}
	}
	return a
}

// paidOnce finds lines in two payments that stand.
func (v *verifier) paidOnce() error {
	return v.rows(PaidTwice, `SELECT l.line_id FROM payment_line_now k JOIN posted_line l ON l.id = k.posted_line_id
GROUP BY l.id, l.line_id HAVING COUNT(*) > 1 ORDER BY l.id`)
}
