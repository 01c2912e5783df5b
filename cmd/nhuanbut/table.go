package main

import (
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/shopspring/decimal"

	"nhuanbut/payroll"
)

// alarm is text of a cell that has to be seen: what blocks, what is broken.
type alarm string

const (
	gap         = 2  // blanks between two columns
	comfortable = 16 // columns that a text has to itself, if it needs them, before another column gives way
	longestWord = 24 // columns that a word is not broken below
)

// column is a column of a table as it is laid out.
type column struct {
	head   string
	cells  []string
	figure bool // right-aligned, never broken
	under  bool // below each row, since there is no room beside the others

	natural, least, width int // as wide as its cells, as narrow as it can be, as it is
}

// hash is a long hexadecimal number, which is compared as a whole: it is not broken.
var hash = regexp.MustCompile(`^[0-9a-f]{16,}$`)

// measure finds how wide a column would be and how narrow it can be, with so much to
// itself.
func (c *column) measure(toItself int) {
	for _, cell := range append([]string{c.head}, c.cells...) {
		for line := range strings.SplitSeq(cell, "\n") {
			c.natural = max(c.natural, text.StringWidth(line))
			if c.figure && cell != c.head {
				c.least = max(c.least, text.StringWidth(line))
			}
		}
		for _, word := range strings.Fields(cell) {
			width := text.StringWidth(word)
			if !hash.MatchString(word) {
				width = min(width, longestWord)
			}
			c.least = max(c.least, width)
		}
	}
	if !c.figure {
		c.least = max(c.least, min(c.natural, toItself))
	}
	c.width = c.natural
}

// fit lays columns out in a width, 0 being as wide as they are. Texts are narrowed, the
// widest first; where that is not enough, the last of them come under each row, and so
// does a last one that would be a tall and narrow column.
func fit(columns columnList, width int) {
	toItself := comfortable
	if len(columns) == 2 { // a field and its value
		toItself = 0
	}
	for i := range columns {
		columns[i].measure(toItself)
	}
	if width == 0 {
		return
	}
	last := len(columns) - 1
	for spare(columns, width, func(c column) int { return c.least }) < 0 && last > 0 && len(columns) > 2 {
		columns[last].under = !columns[last].figure
		last--
	}
	columns.narrow(width)
	if c := &columns[last]; len(columns) > 2 && !c.figure && c.width*3 < c.natural*2 {
		c.under = true
		for i := range columns {
			columns[i].width = columns[i].natural
		}
		columns.narrow(width)
	}
}

// narrow takes from the widest texts what the columns have too much.
func (t columnList) narrow(width int) {
	for spare(t, width, func(c column) int { return c.width }) < 0 {
		widest := -1
		for i, c := range t {
			if !c.under && c.width > c.least && (widest < 0 || c.width-c.least > t[widest].width-t[widest].least) {
				widest = i
			}
		}
		if widest < 0 {
			return
		}
		t[widest].width--
	}
}

// spare is what a width has left beside the columns that stand in it.
func spare(columns columnList, width int, of func(column) int) int {
	for _, c := range columns {
		if !c.under {
			width -= of(c) + gap
		}
	}
	return width + gap
}

// wrap breaks the lines of a text at blanks so that none is wider than a column.
func wrap(s string, width int) string {
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		if text.StringWidth(line) > width {
			line = text.WrapSoft(line, width)
		}
		for part := range strings.SplitSeq(line, "\n") {
			lines = append(lines, strings.TrimRight(part, " "))
		}
	}
	return strings.Join(lines, "\n")
}

// table writes a sheet for people.
func (a *app) table(s sheet) error {
	var b strings.Builder
	if s.title != "" {
		b.WriteString(printable(s.title) + "\n")
	}
	if len(s.rows) == 0 {
		if s.empty != "" {
			b.WriteString(a.say(s.empty) + "\n")
		}
		_, err := io.WriteString(a.out, b.String())
		return err
	}
	width := columns(a.out)
	t := a.layOut(s)
	fit(t, width)
	line := strings.Repeat("─", width-spare(t, width, func(c column) int { return c.width })) + "\n"
	t.row(&b, mapped(t, func(c column) string { return c.head }), nil)
	b.WriteString(line)
	for i, row := range s.rows {
		t.row(&b, mapped(t, func(c column) string { return c.cells[i] }), func(column int, s string) string {
			if _, ok := row[column].(alarm); ok {
				return a.paint(a.out, red, s)
			}
			return s
		})
		b.WriteString(t.below(i, width, func(s string) string { return a.paint(a.out, dim, s) }))
	}
	if s.foot != nil {
		b.WriteString(line)
		t.row(&b, mapped(t, func(c column) string { return c.cells[len(s.rows)] }), nil)
	}
	_, err := io.WriteString(a.out, b.String())
	return err
}

// columnList is a table as it is laid out.
type columnList []column

// layOut gives the columns of a sheet; the foot is the last of their cells.
func (a *app) layOut(s sheet) columnList {
	t := make(columnList, len(s.head))
	rows := s.rows
	if s.foot != nil {
		rows = append(slices.Clip(rows), s.foot)
	}
	for i, key := range s.head {
		t[i] = column{head: a.say("column." + key), figure: numeric(s.rows, i)}
		for _, row := range rows {
			t[i].cells = append(t[i].cells, printable(a.cell(row[i])))
		}
	}
	return t
}

// row writes the cells of a row, those that stand beside one another. look paints a line
// of a column's cell.
func (t columnList) row(b *strings.Builder, cells []string, look func(column int, line string) string) {
	lines := make([][]string, len(t))
	height := 1
	for i, c := range t {
		if !c.under {
			lines[i] = strings.Split(wrap(cells[i], c.width), "\n")
			height = max(height, len(lines[i]))
		}
	}
	for n := range height {
		blanks := 0 // not written yet: no line ends in them
		for i, c := range t {
			if c.under {
				continue
			}
			cell := ""
			if n < len(lines[i]) {
				cell = lines[i][n]
			}
			rest := c.width - text.StringWidth(cell)
			if c.figure {
				blanks, rest = blanks+rest, 0
			}
			if cell != "" {
				b.WriteString(strings.Repeat(" ", blanks))
				if look != nil {
					cell = look(i, cell)
				}
				b.WriteString(cell)
				blanks = 0
			}
			blanks += rest + gap
		}
		b.WriteString("\n")
	}
}

// below is what comes under a row: a text of its own, or several as "Tax rule: below the
// threshold · Paid on: 2026-10-12", which look paints.
func (t columnList) below(row, width int, look func(string) string) string {
	var under columnList
	for _, c := range t {
		if c.under && slices.ContainsFunc(c.cells, func(s string) bool { return s != "" }) {
			under = append(under, c)
		}
	}
	s := ""
	if len(under) == 1 {
		s, look = under[0].cells[row], func(s string) string { return s }
	} else {
		var parts []string
		for _, c := range under {
			if c.cells[row] != "" {
				parts = append(parts, c.head+": "+strings.ReplaceAll(c.cells[row], "\n", "; "))
			}
		}
		s = strings.Join(parts, " · ")
	}
	if s == "" {
		return ""
	}
	const indent = "    "
	return look(indent+strings.ReplaceAll(wrap(s, width-len(indent)), "\n", "\n"+indent)) + "\n"
}

// numeric reports whether a column holds figures, which stand to the right.
func numeric(rows [][]any, column int) bool {
	for _, row := range rows {
		switch row[column].(type) {
		case nil:
			continue
		case payroll.Dong, int, decimal.Decimal, decimal.NullDecimal:
			return true
		}
		return false
	}
	return false
}

func mapped[T, U any](list []T, to func(T) U) []U {
	result := make([]U, len(list))
	for i, v := range list {
		result[i] = to(v)
	}
	return result
}
