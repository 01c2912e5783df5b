package cms

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// totalDiffers says that a row of totals is not the sum of the rows above it. Facts: label, total, sum.
const totalDiffers payroll.Code = "total-differs"

// totalUnread says that a total is a formula without a value, and no sum. Facts: label, formula.
const totalUnread payroll.Code = "total-unread"

// Total is one figure of a row of totals.
type Total struct {
	Sheet  string
	Row    int    // from 1, as Excel numbers it
	Label  string // as in the file
	Header string // the header of its column, as in the file
	Column payroll.Column
	Value  decimal.Decimal
	Whole  bool // set if it sums up all rows above
}

// Totals returns the figures of the file's own rows of totals so far, in their order. Amounts
// are in đồng.
func (f *File) Totals() []Total { return f.in.totals }

// rowFigure is a row's figure in a column; unsure is set if it cannot be read.
type rowFigure struct {
	column payroll.Column
	value  decimal.Decimal
	unsure bool
}

// columnSums holds the sums of rows, by column.
type columnSums struct {
	rows   int
	of     [payroll.ColumnCount]decimal.Decimal
	filled [payroll.ColumnCount]int // the number of rows with a value
	unsure [payroll.ColumnCount]int // the number of rows with a value that cannot be read
}

// add adds the figures of a row.
func (s *columnSums) add(row []rowFigure) {
	s.rows++
	for _, f := range row {
		s.filled[f.column]++
		if f.unsure {
			s.unsure[f.column]++
			continue
		}
		s.of[f.column] = s.of[f.column].Add(f.value)
	}
}

// since returns the sums of the rows behind an earlier sum.
func (s *columnSums) since(start columnSums) *columnSums {
	rest := *s
	rest.rows -= start.rows
	for c := range rest.of {
		if rest.filled[c] -= start.filled[c]; s.filled[c] > 0 {
			rest.of[c] = rest.of[c].Sub(start.of[c])
		}
		rest.unsure[c] -= start.unsure[c]
	}
	return &rest
}

// tally adds up the rows of a list. A total may be the sum of all rows, or of those since a
// table, a group, a month or another total began.
type tally struct {
	all                              columnSums
	table, group, month, whole, part columnSums // the value of all at its beginning; whole and part begin behind the last total of the whole, and of any

	columns map[int]payroll.Column   // the known columns by their index
	authors map[string]*columnSums   // by NameKey
	cells   map[string][]*columnSums // by the text of a cell of people
	names   map[string]bool          // names of people, genres, categories and groups, by NameKey
	texts   map[string]bool          // the same names as written
	byRow   map[int]tallied          // the rows by number, for formulas
}

// tallied holds the figures of one row; total is set for a row of totals.
type tallied struct {
	figures []rowFigure
	total   bool
}

// maxTallied bounds the rows and names that are kept apart. Lists kept by hand are smaller.
const maxTallied = 20_000

func newTally() tally {
	return tally{
		authors: make(map[string]*columnSums), cells: make(map[string][]*columnSums), names: make(map[string]bool), texts: make(map[string]bool),
		byRow: make(map[int]tallied),
	}
}

// beginTable begins a table under a header.
func (y *tally) beginTable(header []HeaderColumn) {
	y.table, y.group, y.part = y.all, y.all, y.all
	y.columns = make(map[int]payroll.Column)
	for i, h := range header {
		if h.Known {
			y.columns[i] = h.Column
		}
	}
}

func (y *tally) beginGroup(h heading) {
	y.group, y.part = y.all, y.all
	if h.of == ofMonth {
		y.month = y.all
	}
	y.name(h.name)
	y.name(h.text)
}

func (y *tally) name(s string) {
	if s != "" && !y.texts[s] && len(y.texts) < maxTallied {
		y.texts[s] = true
		y.names[payroll.NameKey(s)] = true
	}
}

// knows reports whether the list has a name.
func (y *tally) knows(name string) bool { return y.names[payroll.NameKey(name)] }

// tallyRow adds a row up.
func (t *table) tallyRow(row *Row, cells []grid.Cell) {
	y := &t.manual.tally
	one := t.figures(row, cells)
	y.all.add(one)
	for _, author := range y.people(row.Record[payroll.Authors]) {
		author.add(one)
	}
	if !t.manual.numbered(cells) && len(y.byRow) < maxTallied {
		y.byRow[row.At.Row] = tallied{figures: one}
	}
	y.name(payroll.First(row.Record[payroll.Category]))
	y.name(payroll.First(row.Record[payroll.Genre]))
}

// people returns the sums of the people of a cell.
func (y *tally) people(cell string) []*columnSums {
	of, known := y.cells[cell]
	if known || cell == "" || len(y.cells) >= maxTallied {
		return of
	}
	for name := range strings.SplitSeq(cell, ";") {
		key := payroll.NameKey(name)
		if y.authors[key] == nil {
			y.authors[key] = &columnSums{}
			y.name(name)
		}
		of = append(of, y.authors[key])
	}
	y.cells[cell] = of
	return of
}

// figures returns the figures of a row that a total may add up.
func (t *table) figures(row *Row, cells []grid.Cell) (figures []rowFigure) {
	for i := range cells {
		c, ok := t.summedColumn(i)
		if !ok || cells[i].Blank() {
			continue
		}
		switch n, reason := row.figure(c, cells[i]); {
		case reason == nil:
			figures = append(figures, rowFigure{column: c, value: n})
		case row.Line != nil && reason.Code == value.NumberNegative:
			figures = append(figures, rowFigure{column: c, value: row.Line.signed})
		default:
			figures = append(figures, rowFigure{column: c, unsure: true})
		}
	}
	return figures
}

// figure returns a row's figure of column c, as read unless something changed it since.
func (row *Row) figure(c payroll.Column, v grid.Cell) (decimal.Decimal, *payroll.Error) {
	if read := row.Record[c]; read != "" && row.Line == nil {
		return decimal.RequireFromString(read), nil
	}
	return number(c, v)
}

// scopes returns the sums that a row of totals may state, the likeliest first.
func (y *tally) scopes(of totalScope, label, author string) []*columnSums {
	all, table, group, month, whole, part := &y.all, y.all.since(y.table), y.all.since(y.group), y.all.since(y.month), y.all.since(y.whole), y.all.since(y.part)
	var own []*columnSums
	for key, s := range y.authors {
		if key == payroll.NameKey(author) || strings.HasSuffix(payroll.NameKey(label), " "+key) {
			own = append(own, s)
		}
	}
	switch of {
	case ofCarrying:
		return []*columnSums{all, table, whole, month, group}
	case ofWhole:
		return append([]*columnSums{table, all, whole, month}, own...)
	}
	return append(append([]*columnSums{part, group, month, table}, own...), whole, all)
}

// endPart begins the next part of a list behind a row of totals.
func (y *tally) endPart(row int, of totalScope, figures []rowFigure) {
	if of != ofCarrying {
		y.part = y.all
	}
	if of == ofWhole {
		y.whole = y.all
	}
	if len(y.byRow) < maxTallied {
		y.byRow[row] = tallied{figures: figures, total: true}
	}
}

// differs reports whether a total is none of the sums that it may state, and returns the
// likeliest one. It is false if no row has a value in the column: the total is then the list's
// own reckoning.
func differs(scopes []*columnSums, c payroll.Column, value decimal.Decimal) (want decimal.Decimal, differs bool) {
	for _, s := range scopes {
		if s.unsure[c] > 0 || s.filled[c] > 0 && s.of[c].Equal(value) {
			return value, false
		}
	}
	for _, s := range scopes {
		if s.filled[c] > 0 {
			return s.of[c], true
		}
	}
	return value, false
}

func differsInCount(scopes []*columnSums, n int) (want int, differs bool) {
	for _, s := range scopes {
		if s.rows == n {
			return n, false
		}
	}
	return scopes[0].rows, true
}

// These expressions match a formula of a total: sums of ranges and cells of its own column.
var (
	sumFormula  = regexp.MustCompile(`^(SUM|SUBTOTAL)\(([^()]*)\)$`)
	cellsOfOne  = regexp.MustCompile(`^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$`)
	subtotalSum = map[string]bool{"9": true, "109": true}
)

// evaluate works out the formula of a total in column i whose value the file does not have. ok
// is false unless it is a sum of cells of the same column.
func (y *tally) evaluate(formula string, i int) (sum decimal.Decimal, ok bool) {
	formula = strings.ToUpper(strings.ReplaceAll(strings.TrimPrefix(strings.TrimSpace(formula), "="), " ", ""))
	if formula == "" {
		return sum, false
	}
	for _, term := range summands(formula) {
		n, ok := y.evaluateTerm(term, i)
		if !ok {
			return sum, false
		}
		sum = sum.Add(n)
	}
	return sum, true
}

// summands returns the terms of a sum: "SUM(K2:K9)+K10" has two.
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

func (y *tally) evaluateTerm(term string, i int) (sum decimal.Decimal, ok bool) {
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

// rangeSum adds up the cells of a range of column i: those of articles, and of totals if
// withTotals is set.
func (y *tally) rangeSum(name string, i int, withTotals bool) (sum decimal.Decimal, ok bool) {
	m := cellsOfOne.FindStringSubmatch(name)
	if m == nil || len(y.byRow) >= maxTallied {
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
