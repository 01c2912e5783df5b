package month

import (
	"nhuanbut/reports/lang"
	"nhuanbut/reports/xlsx"
)

// monthCharts draws the month: by category, beside the months before, by author.
func (r *report) monthCharts() error {
	months := xlsx.Series{Title: r.Say(lastMonths)}
	for _, m := range r.LastMonths {
		months.Add(string(m.Month), m.Gross)
	}
	return r.Charts(r.Say(lang.ChartSheet), r.Titled(lang.RoyaltySheet, r.Month), r.below(inPictures),
		lying(r.TopCategories), months, lying(r.TopAuthors))
}

// lying returns a chart of names, whose bars lie.
func lying(b Bars) xlsx.Series {
	return xlsx.Series{Title: b.Title, Names: b.Names, Values: b.Values, Lying: true}
}
