package reports

import (
	"github.com/xuri/excelize/v2"
)

// foot writes text across the sheet, as high as it needs.
func (s *sheet) foot(b block, text string) error {
	return s.line(b, text, heightOf(linesIn(text, s.width()/bold)))
}

// split divides the columns into n groups of about the same width, at least one column
// each: the first column of each group, and the one behind the last.
func (s *sheet) split(n int) []int {
	starts := []int{0}
	used := 0.0
	for i, c := range s.columns {
		missing := n - len(starts) // groups still to begin
		mid := used + c.width/2
		if i > 0 && missing > 0 && (mid >= s.width()*float64(len(starts))/float64(n) || len(s.columns)-i == missing) {
			starts = append(starts, i)
		}
		used += c.width
	}
	return append(starts, len(s.columns))
}

// across writes a row of texts, each across one of the groups of columns that split gave,
// higher where a text needs it.
func (s *sheet) across(groups []int, b block, texts []string, height float64) error {
	s.row++
	style := s.styles.blocks[b]
	cells := make([]any, len(s.columns))
	for i := range cells {
		cells[i] = excelize.Cell{StyleID: style}
	}
	for g, text := range texts {
		from, to := groups[g], groups[g+1]-1
		cells[from] = excelize.Cell{StyleID: style, Value: clean(text)}
		height = max(height, heightOf(linesIn(text, s.widthOf(from, to)/bold)))
		if err := s.merge(from, to); err != nil {
			return err
		}
	}
	s.grow(height)
	return s.stream.SetRow(at(0, s.row), cells, excelize.RowOpts{Height: height})
}

// merge joins the cells of the current row from one column to another.
func (s *sheet) merge(from, to int) error {
	if from == to {
		return nil
	}
	return s.stream.MergeCell(at(from, s.row), at(to, s.row))
}

// mergeDown joins a column's cells in the two rows that are written next.
func (s *sheet) mergeDown(column int) error {
	return s.stream.MergeCell(at(column, s.row+1), at(column, s.row+2))
}
