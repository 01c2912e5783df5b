package year

import (
	"cmp"
	"slices"
	"strings"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/xlsx"
)

// What a chart of names has place for.
const (
	mostBars    = 10
	longestName = 32 // characters; what is longer is cut
)

// draw draws the year: royalties by month, by category and by author, and the tax that
// was withheld by quarter.
func (r *yearReport) draw() error {
	months, quarters := xlsx.Series{Title: r.Say(yearByMonth), Format: xlsx.Millions}, xlsx.Series{Title: r.Say(yearTaxByQuarter)}
	for i, m := range r.Months {
		months.Add(r.monthName(i), m.Gross)
	}
	for i, name := range []string{"I", "II", "III", "IV"} {
		p := r.periods[periodNames[i]]
		quarters.Add(r.Say(ofQuarter, name), p.Resident.Tax+p.Nonresident.Tax)
	}
	title := strings.ToUpper(r.Say(ofYear, r.Say(lang.RoyaltySheet), r.Year.Year))
	return r.Charts(r.Say(lang.ChartSheet), title, r.Say(lang.FromTo, r.Say(lang.ChartSheet), lang.PaperDate(r.First), lang.PaperDate(r.Last)),
		months, r.categoryBars(), r.authorBars(), quarters)
}

// categoryBars returns the categories that have most, and all others as one.
func (r *yearReport) categoryBars() xlsx.Series {
	s := xlsx.Series{Title: r.Say(yearByCategory), Lying: true, Format: xlsx.Millions}
	var others payroll.Dong
	rows := highest(r.Categories)
	for i, row := range rows {
		if i < mostBars-1 || len(rows) == mostBars {
			s.Add(shortened(r.categoryName(row)), row.Total())
		} else {
			others += row.Total()
		}
	}
	if len(rows) > mostBars {
		s.Add(r.Say(otherCategories), others)
	}
	return s
}

// authorBars returns the authors who have most.
func (r *yearReport) authorBars() xlsx.Series {
	s := xlsx.Series{Title: r.Say(yearTopAuthors), Lying: true, Format: xlsx.Millions}
	rows := highest(r.Authors)
	for _, row := range rows[:min(len(rows), mostBars)] {
		s.Add(shortened(row.Key), row.Total())
	}
	return s
}

// highest returns the rows that come to more than nothing, the highest first.
func highest(rows []ledger.YearRow) []ledger.YearRow {
	rows = slices.DeleteFunc(slices.Clone(rows), func(row ledger.YearRow) bool { return row.Total() <= 0 })
	slices.SortStableFunc(rows, func(a, b ledger.YearRow) int { return cmp.Compare(b.Total(), a.Total()) })
	return rows
}

// shortened returns a name that a chart has place for.
func shortened(name string) string {
	letters := []rune(name)
	if len(letters) <= longestName {
		return name
	}
	return string(letters[:longestName-1]) + "…"
}
