package reports

import (
	"cmp"
	"slices"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

// Most bars that a chart of names shows: more cannot be read.
const (
	topAuthors    = 10
	topCategories = 15
)

// monthCharts draws the month: by category, beside the months before, by author.
func (r *report) monthCharts() error {
	months := series{title: r.say(lastMonths)}
	gross := make(map[payroll.Month]payroll.Dong)
	for _, p := range r.History {
		gross[p.Month] = p.Gross
	}
	for m := range payroll.Months(r.Month.Add(-11), r.Month) {
		months.names, months.values = append(months.names, string(m)), append(months.values, gross[m])
	}
	return r.charts(r.say(chartSheet), r.titled(royaltySheet, r.Month), r.below(inPictures),
		top(r.say(topCategoriesTitle), r.Total(ledger.ByCategory), topCategories, func(row ledger.TotalRow) string { return r.nameOf(ledger.ByCategory, row.Key) }),
		months,
		top(r.say(topAuthorsTitle), r.Total(ledger.ByAuthor), topAuthors, func(row ledger.TotalRow) string { return row.Key }))
}

// top are the rows of a total with the largest sums, largest first.
func top(title string, t ledger.Total, most int, name func(ledger.TotalRow) string) series {
	rows := slices.Clone(t.Rows)
	slices.SortStableFunc(rows, func(a, b ledger.TotalRow) int { return cmp.Compare(b.Gross, a.Gross) })
	s := series{title: title, lying: true}
	for _, row := range rows[:min(most, len(rows))] {
		s.names, s.values = append(s.names, name(row)), append(s.values, row.Gross)
	}
	return s
}
