package reports

import (
	"cmp"
	"slices"
	"strings"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// What a chart of names has place for.
const (
	mostBars    = 10
	longestName = 32 // characters; what is longer is cut
)

// draw draws the year: royalties by month, by category and by author, and the tax that
// was withheld by quarter.
func (r *yearReport) draw() error {
	months, quarters := series{title: r.say(yearByMonth), format: millions}, series{title: r.say(yearTaxByQuarter)}
	for i, m := range r.Months {
		months.add(r.monthName(i), m.Gross)
	}
	for i, name := range []string{"I", "II", "III", "IV"} {
		p := r.periods[periodNames[i]]
		quarters.add(r.say(ofQuarter, name), p.Resident.Tax+p.Nonresident.Tax)
	}
	title := strings.ToUpper(r.say(ofYear, r.say(royaltySheet), r.Year.Year))
	return r.charts(r.say(chartSheet), title, r.say(fromTo, r.say(chartSheet), lang.PaperDate(r.First), lang.PaperDate(r.Last)),
		months, r.categoryBars(), r.authorBars(), quarters)
}

// categoryBars are the categories that have most, and all others as one.
func (r *yearReport) categoryBars() series {
	s := series{title: r.say(yearByCategory), lying: true, format: millions}
	var others payroll.Dong
	rows := highest(r.Categories)
	for i, row := range rows {
		if i < mostBars-1 || len(rows) == mostBars {
			s.add(shortened(r.categoryName(row)), row.Total())
		} else {
			others += row.Total()
		}
	}
	if len(rows) > mostBars {
		s.add(r.say(otherCategories), others)
	}
	return s
}

// authorBars are the authors who have most.
func (r *yearReport) authorBars() series {
	s := series{title: r.say(yearTopAuthors), lying: true, format: millions}
	rows := highest(r.Authors)
	for _, row := range rows[:min(len(rows), mostBars)] {
		s.add(shortened(row.Key), row.Total())
	}
	return s
}

// highest are the rows that come to more than nothing, the highest first.
func highest(rows []ledger.YearRow) []ledger.YearRow {
	rows = slices.DeleteFunc(slices.Clone(rows), func(row ledger.YearRow) bool { return row.Total() <= 0 })
	slices.SortStableFunc(rows, func(a, b ledger.YearRow) int { return cmp.Compare(b.Total(), a.Total()) })
	return rows
}

// shortened is a name that a chart has place for.
func shortened(name string) string {
	letters := []rune(name)
	if len(letters) <= longestName {
		return name
	}
	return string(letters[:longestName-1]) + "…"
}
