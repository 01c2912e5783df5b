package cms

import (
	"slices"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/xlsx"
	"nhuanbut/payroll"
)

// These codes warn of what a sheet shows of its rows and columns.
const (
	hiddenRows   payroll.Code = "hidden-rows"   // rows that are not shown were taken in
	hiddenColumn payroll.Code = "hidden-column" // a column of money that is not shown was used
	rowsColoured payroll.Code = "rows-coloured" // rows with a colour that most do not have
)

// colours counts the fill colours of the cells of one column.
type colours struct {
	rows  int
	fills map[int]*filled
}

type filled struct {
	count int
	rows  []int // the first of them
}

// maxFills is the number of colours of a column that are counted.
const maxFills = 64

// noteAppearance warns of hidden rows and columns, and counts the colours of a row.
func (t *table) noteAppearance(l grid.Row) {
	if l.Hidden {
		t.in.warn(hiddenRows, "", l.Number)
	}
	s, _ := t.rows.(*xlsx.Sheet)
	for i := range min(len(l.Cells), len(t.in.header)) {
		h, v := &t.in.header[i], &l.Cells[i]
		if !h.Known || v.Blank() || !markedColumns[h.Column] {
			continue
		}
		if s != nil && h.Column != payroll.Title && h.Column != payroll.Authors && s.Hides(i) {
			t.in.warn(hiddenColumn, h.Name, l.Number)
		}
		t.colour(i, v.Fill, l.Number)
	}
}

// markedColumns are the columns whose colours count. All but title and authors also count
// where they are hidden.
var markedColumns = [payroll.ColumnCount]bool{
	payroll.Title: true, payroll.Authors: true,
	payroll.PhotoAuthors: true, payroll.TextCoefficient: true, payroll.PhotoCoefficient: true, payroll.Photos: true, payroll.Pages: true,
	payroll.LumpSum: true, payroll.CMSAmount: true, payroll.Encouragement: true, payroll.Shares: true,
	payroll.BaseCoefficient: true, payroll.BaseSalary: true,
}

func (t *table) colour(column, fill, row int) {
	for len(t.in.fills) <= column {
		t.in.fills = append(t.in.fills, colours{})
	}
	c := &t.in.fills[column]
	c.rows++
	if c.fills == nil {
		c.fills = make(map[int]*filled)
	}
	f := c.fills[fill]
	if f == nil {
		if len(c.fills) >= maxFills {
			return
		}
		f = &filled{}
		c.fills[fill] = f
	}
	if f.count++; len(f.rows) < maxRowsNamed {
		f.rows = append(f.rows, row)
	}
}

// warnColours warns of the rows that have a colour in a column which most rows do not have
// there. Bands of two or three colours mean nothing.
func (r *input) warnColours() {
	var odd []int
	for i := range r.fills {
		c := &r.fills[i]
		usual := c.usual()
		for fill, f := range c.fills {
			if band := c.rows >= 6 && f.count*4 >= c.rows; fill != usual && !band {
				odd = append(odd, f.rows...)
			}
		}
	}
	slices.Sort(odd)
	for _, row := range slices.Compact(odd) {
		r.warn(rowsColoured, "", row)
	}
}

// usual returns the colour that most rows have; 0, none, wins a tie.
func (c *colours) usual() (usual int) {
	most := 0
	for fill, f := range c.fills {
		if f.count > most || f.count == most && fill < usual {
			usual, most = fill, f.count
		}
	}
	return usual
}
