package xlsx

import (
	"errors"
	"io"
	"slices"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// maxSorted is the number of cells that a sheet with shuffled rows may have: they are sorted
// in memory. Excel never writes such a sheet.
const maxSorted = 2_000_000

// sortedRows holds all rows of a sheet in the order of their numbers.
type sortedRows struct {
	lines []grid.Row
}

// sort reads all rows and orders them. Two rows with one number are damage.
func (s *Sheet) sort() error {
	sorted := &sortedRows{}
	for n := 0; ; {
		l, err := s.readNext()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if n += 1 + len(l.Cells); n > maxSorted {
			return payroll.Refuse(rowsOutOfOrder, "part", s.part.name)
		}
		l.Cells = slices.Clone(l.Cells)
		sorted.lines = append(sorted.lines, l)
	}
	slices.SortStableFunc(sorted.lines, func(a, b grid.Row) int { return a.Number - b.Number })
	for i := 1; i < len(sorted.lines); i++ {
		if sorted.lines[i].Number == sorted.lines[i-1].Number {
			return s.part.cut()
		}
	}
	s.sorted = sorted
	return nil
}

func (r *sortedRows) next() (grid.Row, error) {
	if len(r.lines) == 0 {
		return grid.Row{}, io.EOF
	}
	l := r.lines[0]
	r.lines[0] = grid.Row{}
	r.lines = r.lines[1:]
	return l, nil
}
