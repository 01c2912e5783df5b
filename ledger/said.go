package ledger

import (
	"slices"

	"nhuanbut/payroll"
)

// addSaid adds to an open month what stands of rows that were refused and of files, and
// what is held of closed months: each in its month, of closed months in the earliest open
// one.
func addSaid(t *tx, b *Book, r rules) error {
	earliest, err := earliestOpen(t, r, b.Month)
	if err != nil {
		return err
	}
	refused, err := readRefusedRows(t, r.asOf, `1 = 1`)
	if err != nil {
		return err
	}
	for _, row := range refused {
		if r.saidIn(row.published, earliest) == b.Month {
			b.said = append(b.said, row.finding())
		}
	}
	said, err := readFileWarnings(t, r.asOf, `1 = 1`)
	if err != nil {
		return err
	}
	for _, w := range said {
		open := slices.ContainsFunc(w.months, func(m payroll.Month) bool { return m == b.Month })
		if open || b.Month == earliest && !slices.ContainsFunc(w.months, func(m payroll.Month) bool { return m >= earliest }) {
			b.said = append(b.said, w.finding())
		}
	}
	held := r.heldNow()
	if b.Month != earliest || len(held) == 0 {
		return nil
	}
	b.heldBefore, err = monthArticles(t, r, r.asOf, `v.published <> '' AND v.published < $2 AND a.id IN (`+numbers(held)+`)`, b.First)
	return err
}

// saidIn is the month in whose check something of a day stands.
func (r rules) saidIn(day payroll.Date, earliest payroll.Month) payroll.Month {
	if day == "" {
		return earliest
	}
	return max(r.calendar.MonthOf(day), earliest)
}

// earliestOpen returns the earliest open month; otherwise where the ledger has none.
func earliestOpen(t *tx, r rules, otherwise payroll.Month) (payroll.Month, error) {
	if m := r.Closed.Open(); m != "" {
		return m, nil
	}
	first, _, err := firstAndLastMonth(t, r)
	if first == "" {
		first = otherwise
	}
	return first, err
}
