package cms

import (
	"regexp"
	"slices"
	"strings"
)

// merge is a range of cells shown as one, whose value stands in its first.
type merge struct {
	name                     string // "C3:C5"
	top, left, bottom, right int    // rows from 1, columns from 0
	value                    cell
}

// merges are a sheet's merges that matter: those over several rows, and those of
// the rows in which a header may stand.
type merges struct {
	above  []merge // of the rows where a header is looked for, single rows among them
	list   []merge // over several rows, by their top
	active []merge
	header int // the header's last row: what begins above or in it fills nothing below
}

var mergeRef = regexp.MustCompile(`\sref\s*=\s*["']\$?([A-Za-z]{1,3})\$?([0-9]{1,7}):\$?([A-Za-z]{1,3})\$?([0-9]{1,7})["']`)

// add takes the tag of a merge.
func (m *merges) add(tag []byte) {
	ref := mergeRef.FindSubmatch(tag)
	if ref == nil {
		return
	}
	from, to := string(ref[1])+string(ref[2]), string(ref[3])+string(ref[4])
	left, top, ok := cellName(from)
	right, bottom, ok2 := cellName(to)
	if !ok || !ok2 || right < left || bottom < top {
		return
	}
	one := merge{name: strings.ToUpper(from + ":" + to), top: top, left: left, bottom: bottom, right: right}
	if top <= headerRows {
		m.above = append(m.above, one)
	}
	if bottom > top {
		m.list = append(m.list, one)
	}
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

// headerRowsMost is how many rows one header takes: columns, groups, and groups of groups.
const headerRowsMost = 3

// headerEnd is the last row of a header that begins in row: further down than row
// where merged cells take at least half of the known columns there.
func (m *merges) headerEnd(header []HeaderColumn, row int) int {
	last, down := row, 0
	for i, h := range header {
		if end := m.below(row, i); h.Known && end > row && end < row+headerRowsMost {
			down++
			last = max(last, end)
		}
	}
	if 2*down < knownIn(header) {
		return row
	}
	return last
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
