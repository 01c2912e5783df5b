package ledger

import (
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// Explained is how a file was understood, and what stands in for the columns that it
// does not have.
type Explained struct {
	cms.Explained
	Absent []Absent
}

// Absent is a column that a file does not have. Rates are those that stand in for it on
// the days of the file's articles, oldest first: of the base salary and its coefficient.
type Absent struct {
	Column payroll.Column
	Rates  []payroll.Rate
}

// explain keeps how a file was understood.
func (im *importer) explain(e cms.Explained) error {
	r, err := readRules(im.tx)
	if err != nil {
		return err
	}
	present := make(map[payroll.Column]bool)
	for _, c := range e.Columns {
		present[c.Column] = present[c.Column] || c.Known
	}
	said := Explained{Explained: e}
	for c := range payroll.Extra {
		if present[c] || !c.Pays() && c != payroll.Category && c != payroll.Genre {
			continue
		}
		said.Absent = append(said.Absent, Absent{c, r.standIns(c, e.First, e.Last)})
	}
	im.done.Explained = append(im.done.Explained, said)
	return nil
}

// standIns are the rates that stand in for a column's blanks from one day to another.
func (r rules) standIns(c payroll.Column, first, last payroll.Date) (rates []payroll.Rate) {
	name, ok := map[payroll.Column]payroll.RateName{
		payroll.BaseSalary: payroll.BaseSalaryRate, payroll.BaseCoefficient: payroll.BaseCoefficientRate,
	}[c]
	if !ok || first == "" {
		return nil
	}
	add := func(m payroll.Month, day payroll.Date) {
		rate, ok := r.inMonth(m).rates.At(name, "", day)
		if n := len(rates); ok && (n == 0 || rates[n-1].From != rate.From || rates[n-1].Basis != rate.Basis) {
			rates = append(rates, rate)
		}
	}
	for m := range payroll.Months(r.calendar.MonthOf(first), r.calendar.MonthOf(last)) {
		from, to := r.dates(m)
		add(m, max(from, first))
		add(m, min(to, last))
	}
	return rates
}
