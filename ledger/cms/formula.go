package cms

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms/grid"
)

// A formula of a row of totals: sums of ranges and cells of its own column.
var (
	sumFormula  = regexp.MustCompile(`^(SUM|SUBTOTAL)\(([^()]*)\)$`)
	cellsOfOne  = regexp.MustCompile(`^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$`)
	subtotalSum = map[string]bool{"9": true, "109": true}
)

// work works out the formula of a total in column i whose value the file does not have.
// It knows sums of cells of the same column; ok is false for every other formula.
func (y *tally) work(formula string, i int) (sum decimal.Decimal, ok bool) {
	formula = strings.ToUpper(strings.ReplaceAll(strings.TrimPrefix(strings.TrimSpace(formula), "="), " ", ""))
	if formula == "" {
		return sum, false
	}
	for _, term := range summands(formula) {
		n, ok := y.term(term, i)
		if !ok {
			return sum, false
		}
		sum = sum.Add(n)
	}
	return sum, true
}

// summands are those of a sum: "SUM(K2:K9)+K10" has two.
func summands(formula string) (terms []string) {
	depth, from := 0, 0
	for at, r := range formula {
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		case r == '+' && depth == 0:
			terms = append(terms, formula[from:at])
			from = at + 1
		}
	}
	return append(terms, formula[from:])
}

func (y *tally) term(term string, i int) (sum decimal.Decimal, ok bool) {
	ranges, withTotals := []string{term}, true
	if m := sumFormula.FindStringSubmatch(term); m != nil {
		ranges = strings.FieldsFunc(m[2], func(r rune) bool { return r == ',' || r == ';' })
		if m[1] == "SUBTOTAL" {
			if len(ranges) < 2 || !subtotalSum[ranges[0]] {
				return sum, false
			}
			ranges, withTotals = ranges[1:], false
		}
	}
	for _, one := range ranges {
		n, ok := y.rangeSum(one, i, withTotals)
		if !ok {
			return sum, false
		}
		sum = sum.Add(n)
	}
	return sum, len(ranges) > 0
}

// rangeSum adds the cells of a range of column i up: those of articles, and those of totals
// where withTotals says so.
func (y *tally) rangeSum(name string, i int, withTotals bool) (sum decimal.Decimal, ok bool) {
	m := cellsOfOne.FindStringSubmatch(name)
	if m == nil || len(y.byRow) >= talliedMost {
		return sum, false
	}
	column, first, ok := grid.ParseName(m[1] + m[2])
	last := first
	if ok && m[3] != "" {
		var to int
		if to, last, ok = grid.ParseName(m[3] + m[4]); to != column {
			return sum, false
		}
	}
	c, known := y.columns[i]
	if !ok || column != i || !known {
		return sum, false
	}
	for row, one := range y.byRow {
		if row < first || row > last || one.total && !withTotals {
			continue
		}
		for _, f := range one.figures {
			if f.column == c && f.unsure {
				return sum, false
			}
			if f.column == c {
				sum = sum.Add(f.value)
			}
		}
	}
	return sum, true
}
