package grid

import (
	"cmp"
	"slices"
)

// Merge is a range of merged cells. Its value stands in the first of them.
type Merge struct {
	Name                     string // "C3:C5"
	Top, Left, Bottom, Right int    // rows from 1, columns from 0
	value                    Cell
}

// HeaderRows is the number of rows in which a header is looked for: title blocks are shorter.
const HeaderRows = 50

// Merges holds the merges of a sheet that matter: those over several rows, and those in the
// first HeaderRows rows.
type Merges struct {
	above  []Merge // of the rows where a header is looked for, single rows among them
	list   []Merge // over several rows, by their top
	active []Merge
	Header int // the header's last row: what begins above or in it fills nothing below
}

// Add adds a merge. One within a single row is kept only in the first HeaderRows rows.
func (m *Merges) Add(one Merge) {
	if one.Top <= HeaderRows {
		m.above = append(m.above, one)
	}
	if one.Bottom > one.Top {
		m.list = append(m.list, one)
	}
}

// Sort orders the merges by their top row. Fill needs them so.
func (m *Merges) Sort() {
	slices.SortStableFunc(m.list, func(a, b Merge) int { return cmp.Compare(a.Top, b.Top) })
}

// Fill returns the cells of a row with the values of the merges that reach into it; each
// covered cell names its merge. A blank row stays blank: it is the lower half of the row
// above. Rows must come in order.
func (m *Merges) Fill(row int, cells []Cell) []Cell {
	m.active = slices.DeleteFunc(m.active, func(a Merge) bool { return a.Bottom < row })
	own := !Blank(cells)
	for i := range m.active {
		if a := &m.active[i]; own && a.Top > m.Header {
			cells = a.cover(cells)
		}
	}
	for len(m.list) > 0 && m.list[0].Top <= row {
		a := m.list[0]
		m.list = m.list[1:]
		if a.Bottom < row || a.Top < row || a.Left >= len(cells) || cells[a.Left].Blank() {
			continue
		}
		a.value = cells[a.Left]
		if a.Top > m.Header {
			cells = a.cover(cells)
		}
		m.active = append(m.active, a)
	}
	return cells
}

func (a *Merge) cover(cells []Cell) []Cell {
	for len(cells) <= min(a.Right, MaxColumns-1) {
		cells = append(cells, Cell{})
	}
	cells[a.Left] = a.value
	for i := a.Left; i <= a.Right; i++ {
		cells[i].Merged = a.Name
	}
	return cells
}

// Below returns the last row of the merge that covers a cell of the header; row if none does.
func (m *Merges) Below(row, column int) int {
	if a := m.over(row, column); a != nil {
		return a.Bottom
	}
	return row
}

// FirstColumn returns the first column of the merge that covers a cell of the header; column
// if none does.
func (m *Merges) FirstColumn(row, column int) int {
	if a := m.over(row, column); a != nil {
		return a.Left
	}
	return column
}

func (m *Merges) over(row, column int) *Merge {
	i := slices.IndexFunc(m.above, func(a Merge) bool {
		return a.Top <= row && row <= a.Bottom && a.Left <= column && column <= a.Right
	})
	if i < 0 {
		return nil
	}
	return &m.above[i]
}
