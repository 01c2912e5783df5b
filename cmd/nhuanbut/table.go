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

// columnList is a table as it is laid out.
type columnList []column

// hash is a long hexadecimal number, which is compared as a whole: it is not broken.
var hash = regexp.MustCompile(`^[0-9a-f]{16,}$`)

// measure finds how wide a column would be and how narrow it can be, with so much to
// itself.
func (c *column) measure(toItself int) {
	for _, cell := range c.cells {
		for line := range strings.SplitSeq(cell, "\n") {
			c.natural = max(c.natural, text.StringWidth(line))
		}
	}
	c.least = min(c.natural, toItself)
	if c.figure {
		c.least = c.natural
	}
	for _, cell := range append([]string{c.head}, c.cells...) {
		for _, word := range strings.Fields(cell) {
			width := text.StringWidth(word)
			if !hash.MatchString(word) {
				width = min(width, longestWord)
			}
			c.least = max(c.least, width)
		}
	}
	c.natural = max(c.natural, text.StringWidth(c.head))
	c.width = c.natural
}

// fit lays the columns out in a width, 0 being as wide as they are. Texts are narrowed,
// the widest first. Where that is not enough, or makes the table much taller than it
// need be, the last of them come under each row.
func (t columnList) fit(width int) {
	toItself := comfortable
	if len(t) == 2 { // a field and its value
		toItself = 0
	}
	for i := range t {
		t[i].measure(toItself)
	}
	if width == 0 {
		return
	}
	best := slices.Clone(t)
	best.narrow(width)
	for last := len(t) - 1; last > 0 && len(t) > 2; last-- {
		if t[last].figure {
			continue
		}
		t[last].under = true
		next := slices.Clone(t)
		next.narrow(width)
		if best.spare(width, widthOf) < 0 || next.lines(width)*4 <= best.lines(width)*3 {
			best = next
		}
	}
	copy(t, best)
}

func widthOf(c column) int { return c.width }

// sampleRows is how many rows say how tall a table is.
const sampleRows = 200

// lines is about how many lines the rows of a table take.
func (t columnList) lines(width int) (lines int) {
	for row := range min(len(t[0].cells), sampleRows) {
		height, under := 1, 0
		for _, c := range t {
			in := 0
			for line := range strings.SplitSeq(c.cells[row], "\n") {
				if n := text.StringWidth(line); c.under {
					under += n
				} else if c.width > 0 {
					in += max(1, (n+c.width-1)/c.width)
				}
			}
			height = max(height, in)
		}
		lines += height + (under+width-1)/width
	}
	return lines
}

// narrow takes from the widest texts what the columns have too much.
func (t columnList) narrow(width int) {
	for t.spare(width, widthOf) < 0 {
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
func (t columnList) spare(width int, of func(column) int) int {
	for _, c := range t {
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
	t.fit(width)
	line := strings.Repeat("─", width-t.spare(width, widthOf)) + "\n"
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

// below is what comes under a row: a long text alone, else "Tax rule: below the threshold
// · Paid on: 2026-10-12", which look paints.
func (t columnList) below(row, width int, look func(string) string) string {
	var under columnList
	for _, c := range t {
		if c.under && slices.ContainsFunc(c.cells, func(s string) bool { return s != "" }) {
			under = append(under, c)
		}
	}
	s := ""
	if len(under) == 1 && under[0].natural > longestWord { // that says what it is by itself
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
