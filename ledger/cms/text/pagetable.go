package text

import (
	"cmp"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// Table gives the rows of a table of HTML. It is a grid.Rows.
type Table struct {
	lines   []grid.Row
	merges  grid.Merges
	number  int // of the row that was given last
	styles  css
	colour  map[string]int
	reaches map[int]int // by column: the last row that a cell above reaches into
	cells   int
}

// maxTableCells is the number of cells that a table may have: they stand in memory.
const maxTableCells = 2_000_000

// newWebRows reads the rows of a table, without those of tables within its cells.
func newWebRows(table *html.Node, styles css) (*Table, error) {
	w := &Table{styles: styles, colour: make(map[string]int), reaches: make(map[int]int)}
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
			return nil, payroll.Refuse(pageTooLarge, "megabytes", maxWebPage>>20)
		}
	}
	return w, nil
}

func (w *Table) addRow(row *html.Node) {
	number := len(w.lines) + 1
	look := w.styles.of(row)
	l := grid.Row{Number: number, Hidden: look.hidden}
	for node := range row.ChildNodes() {
		if node.DataAtom != atom.Td && node.DataAtom != atom.Th {
			continue
		}
		for w.reaches[len(l.Cells)] >= number {
			l.Cells = append(l.Cells, grid.Cell{})
		}
		at := len(l.Cells)
		if at >= grid.MaxColumns {
			break
		}
		l.Cells = append(l.Cells, w.cell(node, look))
		w.merge(node, number, at)
		for range spanOf(node, "colspan") - 1 {
			l.Cells = append(l.Cells, grid.Cell{})
		}
	}
	w.cells += 1 + len(l.Cells)
	w.lines = append(w.lines, l)
}

// merge records how far a cell spans.
func (w *Table) merge(node *html.Node, row, column int) {
	down, across := spanOf(node, "rowspan"), spanOf(node, "colspan")
	if down == 1 && across == 1 {
		return
	}
	m := grid.Merge{Top: row, Left: column, Bottom: row + down - 1, Right: column + across - 1}
	m.Name = grid.ColumnName(m.Left) + strconv.Itoa(m.Top) + ":" + grid.ColumnName(m.Right) + strconv.Itoa(m.Bottom)
	w.merges.Add(m)
	if down > 1 {
		for i := m.Left; i <= m.Right; i++ {
			w.reaches[i] = max(w.reaches[i], m.Bottom)
		}
	}
}

// spanOf returns how many rows or columns a cell spans.
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

// cell returns a table cell. Excel writes the number itself in an attribute beside the text
// that shows it.
func (w *Table) cell(node *html.Node, row look) grid.Cell {
	own := w.styles.of(node)
	var text shownText
	text.add(node, w.styles, own.struck || row.struck)
	v := grid.Cell{Text: text.String(), Struck: text.struckOnly()}
	if number := attrOf(node, "x:num"); number != "" || hasAttr(node, "x:num") && IsNumber(v.Text) {
		if number == "" {
			number = v.Text
		}
		v.Kind, v.Text, v.Dated = grid.Number, number, own.dated
	}
	if colour := cmp.Or(own.colour, row.colour); colour != "" {
		if w.colour[colour] == 0 {
			w.colour[colour] = len(w.colour) + 1
		}
		v.Fill = w.colour[colour]
	}
	return v
}

var machineForm = regexp.MustCompile(`^-?[0-9]+(?:\.[0-9]+)?$`)

// IsNumber reports whether a text is a number as programs write it.
func IsNumber(text string) bool { return machineForm.MatchString(text) }

func hasAttr(node *html.Node, name string) bool {
	return slices.ContainsFunc(node.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func (w *Table) Next() (grid.Row, error) {
	if w.number >= len(w.lines) {
		return grid.Row{}, io.EOF
	}
	l := w.lines[w.number]
	w.number++
	l.Cells = w.merges.Fill(l.Number, slices.Clone(l.Cells))
	return l, nil
}

func (w *Table) Merges() *grid.Merges { return &w.merges }

func (w *Table) Close() error { return nil }
