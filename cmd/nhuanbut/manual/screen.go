package manual

import (
	"regexp"
	"strings"

	"nhuanbut/cmd/nhuanbut/internal/term"
)

// Screen returns the page as a terminal shows it, no wider than width but for lines of
// code, which are not broken.
func (t Topic) Screen(width int) string {
	var b strings.Builder
	lines := strings.Split(strings.TrimRight(t.Text, "\n"), "\n")
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		switch {
		case strings.HasPrefix(line, "```"):
			if _, file, ok := strings.Cut(line, " "); ok {
				b.WriteString(file + ":\n")
			}
			for i++; i < len(lines) && lines[i] != "```"; i++ {
				b.WriteString(lines[i] + "\n")
			}
		case strings.HasPrefix(line, "|"):
			end := i
			for end < len(lines) && strings.HasPrefix(lines[end], "|") {
				end++
			}
			b.WriteString(table(lines[i:end]).Plain(width))
			i = end - 1
		case strings.HasPrefix(line, "#"):
			b.WriteString(heading(line, width))
		default:
			b.WriteString(paragraph(line, width) + "\n")
		}
	}
	return b.String()
}

// heading underlines a heading: the page's own with a double line.
func heading(line string, width int) string {
	mark, text, _ := strings.Cut(line, " ")
	under := "─"
	if mark == "#" {
		under = "═"
	}
	return term.Wrap(text, width) + "\n" + strings.Repeat(under, min(term.Width(text), width)) + "\n"
}

var (
	item   = regexp.MustCompile(`^(- |\d+\. )`)
	strong = regexp.MustCompile(`\*\*([^*]+)\*\*|\*([^* ][^*]*)\*`)
)

// paragraph wraps a paragraph or an item of a list.
func paragraph(line string, width int) string {
	line = unmarked(line)
	mark := item.FindString(line)
	return term.Hang(mark, line[len(mark):], width)
}

// unmarked is text without the signs of bold and italic outside code.
func unmarked(s string) string {
	parts := strings.Split(s, "`")
	for i := 0; i < len(parts); i += 2 {
		parts[i] = strong.ReplaceAllString(parts[i], "$1$2")
	}
	return strings.Join(parts, "`")
}

// cells are the cells of a table's row. A bar within a cell is written \|.
func cells(line string) []string {
	const bar = "\x00"
	row := strings.Split(strings.Trim(strings.ReplaceAll(line, `\|`, bar), "|"), "|")
	for i, cell := range row {
		row[i] = strings.ReplaceAll(unmarked(strings.TrimSpace(cell)), bar, "|")
	}
	return row
}

// table is a table of Markdown: its head, a line of dashes, its rows.
func table(lines []string) term.Table {
	t := term.Table{Rows: len(lines) - 2}
	for _, head := range cells(lines[0]) {
		t.Columns = append(t.Columns, term.Column{Head: head})
	}
	for _, line := range lines[2:] {
		row := cells(line)
		for i := range t.Columns {
			cell := ""
			if i < len(row) {
				cell = strings.ReplaceAll(row[i], "`", "")
			}
			t.Columns[i].Cells = append(t.Columns[i].Cells, cell)
		}
	}
	return t
}
