package page

import (
	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// pageFindings are those of one severity.
type pageFindings struct {
	Severity payroll.Severity
	Title    string
	Open     bool // few enough to be shown at once
	List     []pageFinding
}

// pageFinding is a finding in the list of the page.
type pageFinding struct {
	Code     payroll.Code
	Text     string
	Articles []pageLink
	More     string // articles that are not named, in words
}

// pageLink names an article; Place is besides where the month does not have it.
type pageLink struct {
	Ref   string
	Place int
}

// Most that the page shows at once.
const (
	openFindings = 50
	namedRefs    = 8 // articles of one finding
)

// findings returns what was found, what blocks closing first.
func (d *pageSheet) findings() []pageFindings {
	var groups []pageFindings
	for _, f := range d.Findings {
		if n := len(groups); n == 0 || groups[n-1].Severity != f.Severity {
			groups = append(groups, pageFindings{Severity: f.Severity})
		}
		group := &groups[len(groups)-1]
		one := pageFinding{Code: f.Code, Text: f.Message}
		for i, ref := range f.Articles {
			if i == namedRefs {
				one.More = d.say(andMore, d.Lang.Count(len(f.Articles)-i))
				break
			}
			one.Articles = append(one.Articles, d.link(ref))
		}
		group.List = append(group.List, one)
	}
	for i := range groups {
		n := len(groups[i].List)
		groups[i].Title, groups[i].Open = d.countOf(groups[i].Severity, n), n <= openFindings
	}
	return groups
}

func (d *pageSheet) link(ref string) pageLink {
	if i, ok := d.place[ref]; ok {
		return pageLink{ref, i}
	}
	return pageLink{ref, besides}
}

func (d *pageSheet) countOf(s payroll.Severity, n int) string {
	return d.say(severityCount, d.say(lang.Severity(s).Cell), d.Lang.Count(n))
}

// foundTexts returns the findings as articles show them.
func (d *pageSheet) foundTexts() []pageFound {
	texts := make([]pageFound, len(d.Findings))
	for i, f := range d.Findings {
		texts[i] = pageFound{f.Severity == payroll.Blocking, f.Message}
	}
	return texts
}

// marks count what was found on an author and on the articles that they have a piece of.
func (d *pageSheet) marks(who ledger.Author, pieces []*piece) []pageMark {
	count := make(map[payroll.Severity]int)
	seen := make(map[int]bool)
	for _, p := range pieces {
		if p.place == besides {
			continue
		}
		for _, n := range d.foundOn[p.place] {
			if !seen[n] {
				seen[n] = true
				count[d.Findings[n].Severity]++
			}
		}
	}
	if who.Kind == payroll.Unconfirmed {
		for _, f := range d.Findings {
			if f.Subject == payroll.OfAuthor && f.Author == who.Name {
				count[f.Severity]++
			}
		}
	}
	var marks []pageMark
	for _, s := range []payroll.Severity{payroll.Blocking, payroll.Warning} {
		if count[s] > 0 {
			marks = append(marks, pageMark{s, d.countOf(s, count[s])})
		}
	}
	return marks
}
