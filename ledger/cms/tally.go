package cms

import (
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/payroll"
)

// TotalDiffers says that a row of totals is not the sum of the rows above it. Args: its
// label, what it says, what the rows come to.
const TotalDiffers payroll.Code = "total-differs"

// TotalUnread says that a total is a formula without a value, and no sum. Args: its label,
// the formula.
const TotalUnread payroll.Code = "total-unread"

// Total is one figure of a row of totals.
type Total struct {
	Sheet  string
	Row    int    // from 1, as Excel numbers it
	Label  string // as in the file
	Header string // of its column, as in the file
	Column payroll.Column
	Value  decimal.Decimal
	Whole  bool // of all the rows above, not of a part of them
}

// Totals are the figures of the file's own rows of totals, in the order of the rows. They
// are complete when Next has given io.EOF.
func (f *File) Totals() []Total { return f.totals }

// figureOf is a row's figure in a column; unsure is one that cannot be read.
type figureOf struct {
	column payroll.Column
	value  decimal.Decimal
	unsure bool
}

// sums are what rows come to.
type sums struct {
	rows   int
	of     map[payroll.Column]decimal.Decimal // of columns in which a row has a value
	unsure map[payroll.Column]bool            // a row has one that cannot be read
}

func newSums() *sums {
	return &sums{of: make(map[payroll.Column]decimal.Decimal), unsure: make(map[payroll.Column]bool)}
}

// add adds the figures of a row.
func (s *sums) add(row []figureOf) {
	s.rows++
	for _, f := range row {
		if f.unsure {
			s.unsure[f.column] = true
			continue
		}
		s.of[f.column] = s.of[f.column].Add(f.value)
	}
}

// tally adds the rows of a list up, by what a row of totals may be the sum of.
type tally struct {
	all, table, group, month, whole, part *sums // whole and part: since the last total of the whole, and the last of any

	columns map[int]payroll.Column // those that are known, by their place
	authors map[string]*sums       // by NameKey
	names   map[string]bool        // of people, genres, categories and groups, by NameKey
	byRow   map[int]tallied        // of rows, for formulas
	totals  []Total
}

// tallied are the figures of one row; total says that they are of a row of totals.
type tallied struct {
	figures []figureOf
	total   bool
}

// talliedMost is how many rows and names are kept apart: lists kept by hand are smaller.
const talliedMost = 20_000

func newTally() tally {
	return tally{
		all: newSums(), table: newSums(), group: newSums(), month: newSums(), whole: newSums(), part: newSums(),
		authors: make(map[string]*sums), names: make(map[string]bool), byRow: make(map[int]tallied),
	}
}

// beginTable begins a table under a header.
func (y *tally) beginTable(header []HeaderColumn) {
	y.table, y.group, y.part = newSums(), newSums(), newSums()
	y.columns = make(map[int]payroll.Column)
	for i, h := range header {
		if h.Known {
			y.columns[i] = h.Column
		}
	}
}

func (y *tally) beginGroup(h heading) {
	y.group, y.part = newSums(), newSums()
	if h.of == ofMonth {
		y.month = newSums()
	}
	y.name(h.name)
	y.name(h.text)
}

func (y *tally) name(s string) {
	if s != "" && len(y.names) < talliedMost {
		y.names[payroll.NameKey(s)] = true
	}
}

// knows reports whether a name is one of the list's.
func (y *tally) knows(name string) bool { return y.names[payroll.NameKey(name)] }

// tallyRow adds a row up.
func (t *table) tallyRow(row *Row, cells []cell) {
	y := &t.hand.tally
	one := t.figures(row, cells)
	for _, s := range []*sums{y.all, y.table, y.group, y.month, y.whole, y.part} {
		s.add(one)
	}
	if len(y.byRow) < talliedMost && !t.hand.numbered(cells) {
		y.byRow[row.At.Row] = tallied{figures: one}
	}
	for _, name := range strings.Split(row.Record[payroll.Authors], ";") {
		key := payroll.NameKey(name)
		if key == "" || y.authors[key] == nil && len(y.authors) >= talliedMost {
			continue
		}
		if y.authors[key] == nil {
			y.authors[key] = newSums()
			y.name(name)
		}
		y.authors[key].add(one)
	}
	y.name(payroll.First(row.Record[payroll.Category]))
	y.name(payroll.First(row.Record[payroll.Genre]))
}

// figures are those of a row that a total may add up.
func (t *table) figures(row *Row, cells []cell) (figures []figureOf) {
	for i := range cells {
		c, ok := t.summed(i)
		if !ok || cells[i].blank() {
			continue
		}
		switch n, reason := number(c, cells[i]); {
		case reason == nil:
			figures = append(figures, figureOf{column: c, value: n})
		case row.Line != nil && reason.Code == NumberNegative:
			figures = append(figures, figureOf{column: c, value: row.Line.signed})
		default:
			figures = append(figures, figureOf{column: c, unsure: true})
		}
	}
	return figures
}

// scopes are the rows that a row of totals may be the sum of, the likeliest first.
func (y *tally) scopes(of totalOf, label, author string) []*sums {
	parts := []*sums{y.part, y.group, y.month, y.table}
	wholes := []*sums{y.table, y.all, y.whole, y.month, y.group}
	var own []*sums
	for key, s := range y.authors {
		if key == payroll.NameKey(author) || strings.HasSuffix(payroll.NameKey(label), " "+key) {
			own = append(own, s)
		}
	}
	switch of {
	case ofCarrying:
		return []*sums{y.all, y.table, y.whole, y.month, y.group}
	case ofWhole:
		return append(wholes, append(own, y.part)...)
	}
	return append(append(parts, own...), y.whole, y.all)
}

// endPart begins the next part of a list behind a row of totals.
func (y *tally) endPart(row int, of totalOf, figures []figureOf) {
	if of != ofCarrying {
		y.part = newSums()
	}
	if of == ofWhole {
		y.whole = newSums()
	}
	if len(y.byRow) < talliedMost {
		y.byRow[row] = tallied{figures: figures, total: true}
	}
}

// differs reports whether a figure is the sum of none of the rows that it may be of, and
// what it would be. Where no row has a value in the column nothing is said: such a total
// is the list's own reckoning of what its rows come to.
func differs(scopes []*sums, c payroll.Column, value decimal.Decimal) (want decimal.Decimal, differs bool) {
	for _, s := range scopes {
		if sum, ok := s.of[c]; s.unsure[c] || ok && sum.Equal(value) {
			return value, false
		}
	}
	for _, s := range scopes {
		if sum, ok := s.of[c]; ok {
			return sum, true
		}
	}
	return value, false
}

func differsInCount(scopes []*sums, n int) (want int, differs bool) {
	for _, s := range scopes {
		if s.rows == n {
			return n, false
		}
	}
	return scopes[0].rows, true
}
