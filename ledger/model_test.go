package ledger_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"nhuanbut/payroll"
)

// model is what a newsroom's articles and lines are worth, in whole numbers and nothing
// of the program's: what its months must come to at every moment.
type model struct {
	articles map[int]modelArticle
	lines    map[string]modelLine
	kept     map[string]string // whom a name turned out to be
	kind     map[string]payroll.AuthorKind
	now      modelRules
	frozen   map[payroll.Month]modelRules // of closed months, and of those before them
	last     map[payroll.Month]string     // the last day of closed months
	closed   payroll.Month                // the last one, "" where none is

	thresholds []dated // of the tax
}

// modelArticle is a row of a file. Coefficients are tenths.
type modelArticle struct {
	day, month    int // of 2026
	authors       []modelShare
	photographer  string
	text, photo   int
	encouragement int // tenths: 12 is a fifth more, 0 is none
	approved      bool
}

// modelShare is who has what share of the text, in 300ths: halves, thirds and percents are whole.
type modelShare struct {
	name  string
	share int
}

type modelLine struct {
	author string
	amount payroll.Dong
}

// modelRules are what months are worked out by.
type modelRules struct {
	salaries []dated
	roundTo  []monthly
	firstDay []monthly
}

// dated and monthly hold from a day or a month on, "" being from the beginning.
type dated struct {
	from  string
	value int
}

type monthly struct {
	from  payroll.Month
	value int
}

func newModel() *model {
	return &model{
		articles: make(map[int]modelArticle), lines: make(map[string]modelLine), kept: make(map[string]string),
		kind: make(map[string]payroll.AuthorKind), frozen: make(map[payroll.Month]modelRules), last: make(map[payroll.Month]string),
		now:        modelRules{salaries: []dated{{"2024-07-01", 2_340_000}, {"2026-07-01", 2_530_000}}, roundTo: []monthly{{"", 1}}, firstDay: []monthly{{"", 1}}},
		thresholds: []dated{{"2013-10-01", 2_000_000}, {"2026-07-01", 5_000_000}},
	}
}

// who is whom a name turned out to be.
func (w *model) who(name string) string {
	for w.kept[name] != "" {
		name = w.kept[name]
	}
	return name
}

// setFrom is a list with a value from a month on; without one it is for all months.
func setFrom(list []monthly, from payroll.Month, value int) []monthly {
	list = slices.DeleteFunc(slices.Clone(list), func(m monthly) bool { return from == "" || m.from == from })
	list = append(list, monthly{from, value})
	slices.SortFunc(list, func(a, b monthly) int { return strings.Compare(string(a.from), string(b.from)) })
	return list
}

func setDated(list []dated, from string, value int) []dated {
	list = slices.DeleteFunc(slices.Clone(list), func(d dated) bool { return d.from == from })
	list = append(list, dated{from, value})
	slices.SortFunc(list, func(a, b dated) int { return strings.Compare(a.from, b.from) })
	return list
}

func inForce(list []dated, day string) (value int) {
	for _, d := range list {
		if d.from <= day {
			value = d.value
		}
	}
	return value
}

// inMonth is the value of a list by its months, which setFrom keeps in order.
func inMonth(list []monthly, m payroll.Month) (value int) {
	for _, v := range list {
		if v.from <= m {
			value = v.value
		}
	}
	return value
}

// rules are those of a month: of a closed one as they were when it closed.
func (w *model) rules(m payroll.Month) modelRules {
	if r, ok := w.frozen[m]; ok {
		return r
	}
	return w.now
}

// monthOf is the month that a day of publication is of.
func (w *model) monthOf(day string) payroll.Month {
	for m := payroll.Month("2026-06"); ; m = m.Add(1) {
		if day <= w.lastDay(m) {
			return m
		}
	}
}

func (w *model) lastDay(m payroll.Month) string {
	if last, ok := w.last[m]; ok {
		return last
	}
	if first := inMonth(w.rules(m).firstDay, m); first > 1 {
		return fmt.Sprintf("%s-%02d", m, first-1)
	}
	first, _ := time.Parse("2006-01", string(m))
	return first.AddDate(0, 1, -1).Format("2006-01-02")
}

// close freezes a month, the first one with all before it.
func (w *model) close(m payroll.Month) {
	for past := payroll.Month("2026-05"); past <= m; past = past.Add(1) {
		if _, ok := w.frozen[past]; !ok {
			last := w.lastDay(past)
			w.frozen[past] = modelRules{slices.Clone(w.now.salaries), slices.Clone(w.now.roundTo), slices.Clone(w.now.firstDay)}
			w.last[past] = last
		}
	}
	w.closed = m
}

// worth is what each author has to get in all.
func (w *model) worth() map[string]payroll.Dong {
	sums := make(map[string]payroll.Dong)
	add := func(name string, amount int) {
		if who := w.who(name); w.kind[who] != payroll.Source {
			sums[who] += payroll.Dong(amount)
		}
	}
	for _, a := range w.articles {
		for _, part := range w.parts(a) {
			add(part.name, part.share)
		}
	}
	for _, line := range w.lines {
		add(line.author, int(line.amount))
	}
	maps.DeleteFunc(sums, func(_ string, sum payroll.Dong) bool { return sum == 0 })
	return sums
}

// parts are the đồng of an article by its cells.
func (w *model) parts(a modelArticle) []modelShare {
	if !a.approved || len(a.authors) == 0 && (a.photographer == "" || a.text > 0) {
		return nil
	}
	day := fmt.Sprintf("2026-%02d-%02d", a.month, a.day)
	m := w.monthOf(day)
	r := w.rules(m)
	unit := inForce(r.salaries, day) / 100 // of a tenth: a tenth of the salary is a unit
	to := inMonth(r.roundTo, m)
	var cells []modelShare // with their weights
	for _, s := range a.authors {
		cells = append(cells, modelShare{s.name, a.text * s.share})
	}
	switch {
	case a.photo == 0:
	case a.photographer != "":
		cells = append(cells, modelShare{a.photographer, a.photo * 300})
	default:
		for _, s := range a.authors {
			cells = append(cells, modelShare{s.name, a.photo * s.share})
		}
	}
	amount := nearest((a.text+a.photo)*unit, 1, to)
	parts := allot(amount, cells)
	if a.encouragement > 10 {
		parts = append(parts, allot(nearest((a.encouragement-10)*amount, 10, to), cells)...)
	}
	return parts
}

// nearest is numerator/denominator to the nearest multiple of to, half up.
func nearest(numerator, denominator, to int) int {
	return (2*numerator + denominator*to) / (2 * denominator * to) * to
}

// allot gives a sum out by weights, in whole đồng: what is left over goes to the largest
// remainders, the earlier first.
func allot(sum int, cells []modelShare) []modelShare {
	weights := 0
	for _, c := range cells {
		weights += c.share
	}
	if weights == 0 {
		return nil
	}
	given, left := slices.Clone(cells), sum
	for i, c := range cells {
		given[i].share = sum * c.share / weights
		left -= given[i].share
	}
	order := make([]int, len(cells))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return sum*cells[b].share%weights - sum*cells[a].share%weights })
	for _, i := range order[:left] {
		given[i].share++
	}
	return given
}

// tax is what is withheld of a payment to an author on a day.
func (w *model) tax(name string, gross payroll.Dong, day payroll.Date) payroll.Dong {
	tenths := 0
	switch kind := w.kind[w.who(name)]; {
	case gross <= 0 || kind == payroll.Staff || kind == payroll.Source:
	case kind == payroll.Nonresident:
		tenths = 2
	case int(gross) >= inForce(w.thresholds, string(day)):
		tenths = 1
	}
	return payroll.Dong(nearest(int(gross)*tenths, 10, 1))
}
