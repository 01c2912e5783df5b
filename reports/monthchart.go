package reports

// monthCharts draws the month: by category, beside the months before, by author.
func (r *report) monthCharts() error {
	months := series{title: r.say(lastMonths)}
	for _, m := range r.LastMonths {
		months.add(string(m.Month), m.Gross)
	}
	return r.charts(r.say(chartSheet), r.titled(royaltySheet, r.Month), r.below(inPictures),
		lying(r.TopCategories), months, lying(r.TopAuthors))
}

// lying returns a chart of names, whose bars lie.
func lying(b Bars) series {
	return series{title: b.Title, names: b.Names, values: b.Values, lying: true}
}
