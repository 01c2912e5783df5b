package cms

import (
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// headerLevel is one of the rows that make up a header.
type headerLevel struct {
	row   int
	names []string
}

// take makes the header of rows of names, and of the rows under them that merged cells reach
// into or that name the columns further.
func (t *table) take(levels []headerLevel) error {
	m, row := &grid.Merges{}, levels[len(levels)-1].row
	if s, ok := t.rows.(spanning); ok {
		m = s.Merges()
		header, _ := t.in.kind.understand(t.in, levels[len(levels)-1].names)
		m.Header = headerEnd(m, header, row)
	}
	levels, err := t.addRowsBelow(m, levels, max(row, m.Header))
	if err != nil {
		return err
	}
	names := t.columnNames(m, levels)
	header, reason := t.in.kind.understand(t.in, names)
	if reason != nil {
		return t.in.refused(reason)
	}
	if err := t.in.judgeHeaderLetters(names, row); err != nil {
		return err
	}
	t.in.earlier = append(t.in.earlier, t.in.header...)
	t.in.header, t.names, t.width, t.underTitle = header, names, len(header), true
	t.findFolderMarks()
	if t.in.info.headerRow == 0 {
		t.in.info.headerRow = row
	}
	return t.begin(header)
}

// addRowsBelow adds the rows under a header that belong to it: up to row last, and one or two
// that name its columns further.
func (t *table) addRowsBelow(m *grid.Merges, levels []headerLevel, last int) ([]headerLevel, error) {
	most := levels[0].row + headerRowsMost
	for {
		l, err := t.peek(0)
		if err != nil || l == nil {
			return levels, err
		}
		next := append(slices.Clip(levels), headerLevel{l.Number, cellTexts(l.Cells)})
		switch {
		case l.Number <= last:
			levels = next
			t.queue = t.queue[1:]
			continue
		case l.Broken != nil || l.Number >= most || !t.refinable(m, levels, next):
			return levels, nil
		case t.refines(m, levels, next):
			levels, t.queue = next, t.queue[1:]
			m.Header = max(m.Header, l.Number)
			continue
		}
		l, err = t.peek(1)
		if err != nil || l == nil {
			return levels, err
		}
		further := append(slices.Clip(next), headerLevel{l.Number, cellTexts(l.Cells)})
		if l.Broken != nil || l.Number >= most || !t.refinable(m, next, further) || !t.refines(m, levels, further) {
			return levels, nil
		}
		levels, t.queue = further, t.queue[2:]
		m.Header = max(m.Header, l.Number)
	}
}

// peek returns the i-th row that is not taken yet; nil if there is none.
func (t *table) peek(i int) (*grid.Row, error) {
	for len(t.queue) <= i {
		l, err := t.readRow()
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		l.Cells = slices.Clone(l.Cells)
		t.queue = append(t.queue, l)
	}
	return &t.queue[i], nil
}

// begin begins the rows under a header.
func (t *table) begin(header []HeaderColumn) error {
	if t.manual == nil {
		t.warnUnused(header)
		return nil
	}
	another := len(t.manual.headers) > 0
	t.manual.headers = append(t.manual.headers, header...)
	t.manual.begin(header)
	return t.setFill(another)
}

// warnUnused warns of the headers of the map that the file does not have.
func (t *table) warnUnused(headers []HeaderColumn) {
	for _, name := range t.in.options.Map.unused(headers) {
		t.in.warn(MapUnused, "", 0, "path", t.in.path, "header", name)
	}
}

// columnNames returns the names of the columns under a header of several rows: "tin" and "ảnh"
// under "Hệ số" are "Hệ số tin" and "Hệ số ảnh".
func (t *table) columnNames(m *grid.Merges, levels []headerLevel) []string {
	if len(levels) == 1 {
		return levels[0].names
	}
	var names []string
	for i := range widest(levels) {
		names = append(names, t.columnName(m, levels, i))
	}
	return names
}

func widest(levels []headerLevel) (width int) {
	for _, l := range levels {
		width = max(width, len(l.names))
	}
	return width
}

// columnName returns the name of column i: its names from the top row down, less as many from
// the front as make it known.
func (t *table) columnName(m *grid.Merges, levels []headerLevel, i int) string {
	var parts []string
	for k := len(levels) - 1; k >= 0; k-- {
		l := levels[k]
		own := l.name(i)
		if own != "" && k > 0 && m.Below(levels[0].row, i) >= l.row {
			continue // of a merge that began above
		}
		if own == "" && len(parts) > 0 {
			own = l.group(m, i)
		}
		if own != "" {
			parts = append([]string{own}, parts...)
		}
	}
	for from := range parts {
		if name := strings.Join(parts[from:], " "); t.knows(name) {
			return name
		}
	}
	return strings.Join(parts, " ")
}

func (l headerLevel) name(i int) string {
	if i < len(l.names) {
		return l.names[i]
	}
	return ""
}

// group returns the name over column i: that of its merge, else the next one to the left.
func (l headerLevel) group(m *grid.Merges, i int) string {
	if from := m.FirstColumn(l.row, i); from != i {
		return l.name(from)
	}
	for i > 0 && l.name(i) == "" {
		i--
	}
	return l.name(i)
}

// refinable reports whether the last row of levels may name columns further: it has names
// alone, none of them under a column that is already known, unless both names together are
// known or the upper one spans several columns.
func (t *table) refinable(m *grid.Merges, before, levels []headerLevel) bool {
	lower := levels[len(levels)-1]
	for i, name := range lower.names {
		if name == "" {
			continue
		}
		if len(name) > 60 || !hasLetter(name) {
			return false
		}
		upper := t.columnName(m, before, i)
		above := before[len(before)-1]
		if above.name(i) != "" && !spansSeveral(above, lower, i) && t.knows(upper) && !t.knows(upper+" "+name) {
			return false
		}
	}
	return countNonblank(lower.names) > 0
}

// spansSeveral reports whether a name stands over several of the row below.
func spansSeveral(above, lower headerLevel, i int) bool {
	for j := i + 1; j < len(lower.names) && above.name(j) == ""; j++ {
		if lower.name(j) != "" {
			return true
		}
	}
	return false
}

// refines reports whether more columns are known with the rows of levels than before.
func (t *table) refines(m *grid.Merges, before, levels []headerLevel) bool {
	had, _ := t.in.kind.understand(t.in, t.columnNames(m, before))
	has, reason := t.in.kind.understand(t.in, t.columnNames(m, levels))
	return reason == nil && countKnown(has) > countKnown(had)
}

// headerRowsOf returns the header that ends in the last of some rows, with as many rows before
// it as make more columns known.
func (t *table) headerRowsOf(rows []headerLevel) ([]headerLevel, []HeaderColumn) {
	best := rows[len(rows)-1:]
	header, _ := t.in.kind.understand(t.in, best[0].names)
	for from := len(rows) - 2; from >= 0; from-- {
		more := rows[from:]
		if more[0].row != more[1].row-1 || countNonblank(more[0].names) == 0 {
			break
		}
		both, reason := t.in.kind.understand(t.in, t.columnNames(&grid.Merges{}, more))
		if reason == nil && countKnown(both) > countKnown(header) {
			best, header = more, both
		}
	}
	return best, header
}

func (t *table) knows(name string) bool {
	header, _ := t.in.kind.understand(t.in, []string{name})
	return header[0].Known
}

// cellTexts returns the texts of cells, each on one line, without blank ones at the end.
func cellTexts(cells []grid.Cell) []string {
	names := make([]string, 0, len(cells))
	last := 0
	for i := range cells {
		names = append(names, payroll.OneLine(grid.Unguard(cells[i].Text)))
		if names[i] != "" {
			last = i + 1
		}
	}
	return names[:last]
}

// ordinalCell matches a column's number as official forms have it: (1), [2], 7=5x6, A.
var ordinalCell = regexp.MustCompile(`^[(\[]?\s*([0-9]{1,2}|[A-Z])\s*[)\]]?(?:\s*=.*)?$`)

// numbersColumns reports whether cells number the columns, (1) (2) (3), as official forms do.
// Letters may come first.
func numbersColumns(cells []grid.Cell) bool {
	n, letter := 0, byte('A')
	count := 0
	for i := range cells {
		if cells[i].Blank() {
			continue
		}
		m := ordinalCell.FindStringSubmatch(strings.TrimSuffix(payroll.OneLine(cells[i].Text), ".0"))
		switch {
		case m == nil:
			return false
		case m[1][0] >= 'A':
			if n > 0 || m[1][0] != letter {
				return false
			}
			letter++
		default:
			if n++; m[1] != strconv.Itoa(n) {
				return false
			}
		}
		count++
	}
	return count >= 3 && n > 0
}

// allBracketed reports whether all cells stand in brackets, as no article does.
func allBracketed(cells []grid.Cell) bool {
	return !slices.ContainsFunc(cells, func(v grid.Cell) bool {
		text := payroll.OneLine(v.Text)
		return !v.Blank() && !(strings.HasPrefix(text, "(") || strings.HasPrefix(text, "["))
	})
}

// headerRowsMost is the number of rows that a header takes: columns, groups, and groups of
// groups.
const headerRowsMost = 3

// headerEnd returns the last row of a header that begins in row. It is further down only if
// merges take at least half of the known columns there.
func headerEnd(m *grid.Merges, header []HeaderColumn, row int) int {
	last, down := row, 0
	for i, h := range header {
		if end := m.Below(row, i); h.Known && end > row && end < row+headerRowsMost {
			down++
			last = max(last, end)
		}
	}
	if 2*down < countKnown(header) {
		return row
	}
	return last
}
