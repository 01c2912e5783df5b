package term

import (
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
)

// Table is a table as its columns, each as long as the others.
type Table struct {
	Title   string
	Columns []Column
	Rows    int  // without the foot
	Foot    bool // the last cell of each column stands below a line
}

// Column is a column of a table.
type Column struct {
	Head   string
	Cells  []string
	Loud   []bool // the cells that have to be seen; nil where none of them is
	Figure bool   // right-aligned and never broken
}

// Table writes a table no wider than the terminal.
func (s *Screen) Table(t Table) error {
	_, err := io.WriteString(s, t.text(s.Columns(), s.Paint))
	return err
}

// Plain returns the table without colours, no wider than width.
func (t Table) Plain(width int) string {
	return t.text(width, func(_ Style, text string) string { return text })
}

// text returns the table no wider than width; 0 is as wide as it is. paint colours a text.
func (t Table) text(width int, paint func(Style, string) string) string {
	var b strings.Builder
	if t.Title != "" {
		b.WriteString(Printable(t.Title) + "\n")
	}
	columns := layOut(t)
	columns.fit(width)
	line := strings.Repeat("─", width-columns.spare(width)) + "\n"
	columns.row(&b, func(c column) string { return c.Head }, nil)
	b.WriteString(line)
	for row := range t.Rows {
		cell := func(c column) string { return c.Cells[row] }
		columns.row(&b, cell, func(c column, text string) string {
			if row < len(c.Loud) && c.Loud[row] {
				return paint(Red, text)
			}
			return text
		})
		b.WriteString(columns.below(row, width, func(text string) string { return paint(Dim, text) }))
	}
	if t.Foot {
		b.WriteString(line)
		columns.row(&b, func(c column) string { return c.Cells[t.Rows] }, nil)
	}
	return b.String()
}

// layOut returns the columns of a table with their texts as a terminal can show them.
func layOut(t Table) columnList {
	list := make(columnList, len(t.Columns))
	for i, c := range t.Columns {
		cells := make([]string, len(c.Cells))
		for j, cell := range c.Cells {
			cells[j] = Printable(cell)
		}
		c.Cells = cells
		list[i].Column = c
	}
	return list
}

const (
	gap         = 2  // blanks between two columns
	comfortable = 16 // columns that a text has to itself, if it needs them, before another column gives way
	longestWord = 24 // columns that a word is not broken below
)

// column is a column as it is laid out. Widths are columns of the terminal.
type column struct {
	Column

	under bool // its cells stand below each row, for want of room beside the others

	natural, least, width int // as wide as its cells, as narrow as it can be, as it is
}

// columnList is the columns of a table as they are laid out.
type columnList []column

// hash matches a long hexadecimal number, which people compare as a whole: it is not
// broken.
var hash = regexp.MustCompile(`^[0-9a-f]{16,}$`)

// measure finds how wide a column would be and how narrow it can be. A text keeps
// toItself columns if it needs them.
func (c *column) measure(toItself int) {
	for _, cell := range c.Cells {
		for line := range strings.SplitSeq(cell, "\n") {
			c.natural = max(c.natural, text.StringWidth(line))
		}
	}
	c.least = min(c.natural, toItself)
	if c.Figure {
		c.least = c.natural
	}
	for _, cell := range append([]string{c.Head}, c.Cells...) {
		for _, word := range strings.Fields(cell) {
			width := text.StringWidth(word)
			if !hash.MatchString(word) {
				width = min(width, longestWord)
			}
			c.least = max(c.least, width)
		}
	}
	c.natural = max(c.natural, text.StringWidth(c.Head))
	c.width = c.natural
}

// fit lays the columns out in a width; 0 means as wide as they are. It narrows texts,
// the widest first. Where that is not enough, or makes the table much taller than it
// need be, it puts the last of them below each row.
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
		if t[last].Figure {
			continue
		}
		t[last].under = true
		next := slices.Clone(t)
		next.narrow(width)
		if best.spare(width) < 0 || next.lines(width)*4 <= best.lines(width)*3 {
			best = next
		}
	}
	copy(t, best)
}

// sampleRows is how many rows tell how tall a table is.
const sampleRows = 200

// lines returns about how many lines the first rows of a table take.
func (t columnList) lines(width int) (lines int) {
	for row := range min(len(t[0].Cells), sampleRows) {
		height, under := 1, 0
		for _, c := range t {
			in := 0
			for line := range strings.SplitSeq(c.Cells[row], "\n") {
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

// narrow takes columns from the widest texts until all of them fit.
func (t columnList) narrow(width int) {
	for t.spare(width) < 0 {
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

// spare returns what a width has left beside the columns that stand in it; it is negative
// where they are too wide.
func (t columnList) spare(width int) int {
	for _, c := range t {
		if !c.under {
			width -= c.width + gap
		}
	}
	return width + gap
}

// row writes the cells that stand beside one another; cell returns a column's. look, if
// it is not nil, paints a line of a cell.
func (t columnList) row(b *strings.Builder, cell func(column) string, look func(c column, line string) string) {
	lines := make([][]string, len(t))
	height := 1
	for i, c := range t {
		if !c.under {
			lines[i] = strings.Split(Wrap(cell(c), c.width), "\n")
			height = max(height, len(lines[i]))
		}
	}
	for n := range height {
		blanks := 0 // not written yet: no line ends in them
		for i, c := range t {
			if c.under {
				continue
			}
			line := ""
			if n < len(lines[i]) {
				line = lines[i][n]
			}
			rest := c.width - text.StringWidth(line)
			if c.Figure {
				blanks, rest = blanks+rest, 0
			}
			if line != "" {
				b.WriteString(strings.Repeat(" ", blanks))
				if look != nil {
					line = look(c, line)
				}
				b.WriteString(line)
				blanks = 0
			}
			blanks += rest + gap
		}
		b.WriteString("\n")
	}
}

// below returns what stands below a row: a long text alone, or
// "Tax rule: below the threshold · Paid on: 2026-10-12", which look paints.
func (t columnList) below(row, width int, look func(string) string) string {
	var under columnList
	for _, c := range t {
		if c.under && slices.ContainsFunc(c.Cells, func(s string) bool { return s != "" }) {
			under = append(under, c)
		}
	}
	s := ""
	if len(under) == 1 && under[0].natural > longestWord { // that says what it is by itself
		s, look = under[0].Cells[row], func(s string) string { return s }
	} else {
		var parts []string
		for _, c := range under {
			if c.Cells[row] != "" {
				parts = append(parts, c.Head+": "+strings.ReplaceAll(c.Cells[row], "\n", "; "))
			}
		}
		s = strings.Join(parts, " · ")
	}
	if s == "" {
		return ""
	}
	const indent = "    "
	return look(indent+strings.ReplaceAll(Wrap(s, width-len(indent)), "\n", "\n"+indent)) + "\n"
}
