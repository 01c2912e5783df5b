package cms

import (
	"cmp"
	"io"
	"nhuanbut/payroll"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// webRows are the rows of a table of HTML.
type webRows struct {
	lines   []line
	merges  merges
	number  int // of the row that was given last
	styles  css
	colour  map[string]int
	reaches map[int]int // by column: the last row that a cell above reaches into
	cells   int
}

// maxTableCells is how many cells the rows of a page's table may have: they stand in memory.
const maxTableCells = 2_000_000

// newWebRows reads the rows of a table, not those of a table within a cell of it.
func newWebRows(table *html.Node, styles css) (*webRows, error) {
	w := &webRows{styles: styles, colour: make(map[string]int), reaches: make(map[int]int)}
	for child := range table.ChildNodes() {
		switch child.DataAtom {
		case atom.Tr:
			w.addRow(child)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			for row := range child.ChildNodes() {
				if row.DataAtom == atom.Tr {
					w.addRow(row)
				}
			}
		}
		if w.cells > maxTableCells {
			return nil, payroll.Refuse(PageTooLarge, maxWebPage>>20)
		}
	}
	return w, nil
}

func (w *webRows) addRow(row *html.Node) {
	number := len(w.lines) + 1
	look := w.styles.of(row)
	l := line{number: number, hidden: look.hidden}
	for node := range row.ChildNodes() {
		if node.DataAtom != atom.Td && node.DataAtom != atom.Th {
			continue
		}
		for w.reaches[len(l.cells)] >= number {
			l.cells = append(l.cells, cell{})
		}
		at := len(l.cells)
		if at >= maxColumns {
			break
		}
		l.cells = append(l.cells, w.cell(node, look))
		w.merge(node, number, at)
		for range spanOf(node, "colspan") - 1 {
			l.cells = append(l.cells, cell{})
		}
	}
	w.cells += 1 + len(l.cells)
	w.lines = append(w.lines, l)
}

// merge remembers how far a cell reaches.
func (w *webRows) merge(node *html.Node, row, column int) {
	down, across := spanOf(node, "rowspan"), spanOf(node, "colspan")
	if down == 1 && across == 1 {
		return
	}
	m := merge{top: row, left: column, bottom: row + down - 1, right: column + across - 1}
	m.name = columnLetters(m.left) + strconv.Itoa(m.top) + ":" + columnLetters(m.right) + strconv.Itoa(m.bottom)
	w.merges.add(m)
	if down > 1 {
		for i := m.left; i <= m.right; i++ {
			w.reaches[i] = max(w.reaches[i], m.bottom)
		}
	}
}

// spanOf is how many rows or columns a cell reaches over.
func spanOf(node *html.Node, name string) int {
	n, err := strconv.Atoi(strings.TrimSpace(attrOf(node, name)))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, 1000) // as browsers have it
}

func attrOf(node *html.Node, name string) string {
	for _, a := range node.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// cell is what a cell shows. Excel writes the number itself beside what it shows of it.
func (w *webRows) cell(node *html.Node, row look) cell {
	own := w.styles.of(node)
	var text shownText
	text.add(node, w.styles, own.struck || row.struck)
	v := cell{text: text.String(), struck: text.struckOnly()}
	if number := attrOf(node, "x:num"); number != "" || hasAttr(node, "x:num") && isMachineNumber(v.text) {
		if number == "" {
			number = v.text
		}
		v.kind, v.text, v.dated = numberCell, number, own.dated
	}
	if colour := cmp.Or(own.colour, row.colour); colour != "" {
		if w.colour[colour] == 0 {
			w.colour[colour] = len(w.colour) + 1
		}
		v.fill = w.colour[colour]
	}
	return v
}

var machineForm = regexp.MustCompile(`^-?[0-9]+(?:\.[0-9]+)?$`)

// isMachineNumber reports whether a text is a number as programs write it.
func isMachineNumber(text string) bool { return machineForm.MatchString(text) }

func hasAttr(node *html.Node, name string) bool {
	return slices.ContainsFunc(node.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func (w *webRows) read() (line, error) {
	if w.number >= len(w.lines) {
		return line{}, io.EOF
	}
	l := w.lines[w.number]
	w.number++
	l.cells = w.merges.fill(l.number, slices.Clone(l.cells))
	return l, nil
}

func (w *webRows) spans() *merges { return &w.merges }

func (w *webRows) close() error { return nil }
