package cms

import (
	"cmp"
	"slices"
)

// merge is a range of cells shown as one, whose value stands in its first.
type merge struct {
	name                     string // "C3:C5"
	top, left, bottom, right int    // rows from 1, columns from 0
	value                    cell
}

// headerRows is where the header is looked for: title blocks are shorter.
const headerRows = 50

// merges are a sheet's merges that matter: those over several rows, and those of
// the rows in which a header may stand.
type merges struct {
	above  []merge // of the rows where a header is looked for, single rows among them
	list   []merge // over several rows, by their top
	active []merge
	header int // the header's last row: what begins above or in it fills nothing below
}

// add adds a merge. Those of a single row matter only where a header may stand.
func (m *merges) add(one merge) {
	if one.top <= headerRows {
		m.above = append(m.above, one)
	}
	if one.bottom > one.top {
		m.list = append(m.list, one)
	}
}

// sort puts the merges in the order of their rows, as fill needs them.
func (m *merges) sort() {
	slices.SortStableFunc(m.list, func(a, b merge) int { return cmp.Compare(a.top, b.top) })
}

// fill gives the cells of a row the values of the merges that reach into it, and
// names the merge in each cell that it covers. A row with nothing of its own stays
// blank: it is the lower half of the row above.
func (m *merges) fill(row int, cells []cell) []cell {
	m.active = slices.DeleteFunc(m.active, func(a merge) bool { return a.bottom < row })
	own := !blankLine(cells)
	for i := range m.active {
		if a := &m.active[i]; own && a.top > m.header {
			cells = a.cover(cells)
		}
	}
	for len(m.list) > 0 && m.list[0].top <= row {
		a := m.list[0]
		m.list = m.list[1:]
		if a.bottom < row || a.top < row || a.left >= len(cells) || cells[a.left].blank() {
			continue
		}
		a.value = cells[a.left]
		if a.top > m.header {
			cells = a.cover(cells)
		}
		m.active = append(m.active, a)
	}
	return cells
}

func (a *merge) cover(cells []cell) []cell {
	for len(cells) <= min(a.right, maxColumns-1) {
		cells = append(cells, cell{})
	}
	cells[a.left] = a.value
	for i := a.left; i <= a.right; i++ {
		cells[i].merged = a.name
	}
	return cells
}

// below is the last row of the merge that covers a cell of the header's rows; the
// row itself where there is none.
func (m *merges) below(row, column int) int {
	if a := m.over(row, column); a != nil {
		return a.bottom
	}
	return row
}

// group is the first column of the merge that covers a cell of the header's rows.
func (m *merges) group(row, column int) int {
	if a := m.over(row, column); a != nil {
		return a.left
	}
	return column
}

func (m *merges) over(row, column int) *merge {
	i := slices.IndexFunc(m.above, func(a merge) bool {
		return a.top <= row && row <= a.bottom && a.left <= column && column <= a.right
	})
	if i < 0 {
		return nil
	}
	return &m.above[i]
}
