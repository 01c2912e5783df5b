package xlsx

import (
	"github.com/xuri/excelize/v2"
)

// Paragraph writes text across the sheet, as high as it needs.
func (s *Sheet) Paragraph(b Block, text string) error {
	return s.Line(b, text, HeightOf(LinesIn(text, s.width()/bold)))
}

// split divides the columns into n groups of about the same width, at least one column
// each: the first column of each group, and the one behind the last.
func (s *Sheet) split(n int) []int {
	starts := []int{0}
	used := 0.0
	for i, c := range s.Columns {
		missing := n - len(starts) // groups still to begin
		mid := used + c.Width/2
		if i > 0 && missing > 0 && (mid >= s.width()*float64(len(starts))/float64(n) || len(s.Columns)-i == missing) {
			starts = append(starts, i)
		}
		used += c.Width
	}
	return append(starts, len(s.Columns))
}

// Across writes a row of texts, each across one of the groups of columns that split gave,
// higher where a text needs it.
func (s *Sheet) Across(groups []int, b Block, texts []string, height float64) error {
	s.Row++
	style := s.styles.blocks[b]
	cells := make([]any, len(s.Columns))
	for i := range cells {
		cells[i] = excelize.Cell{StyleID: style}
	}
	for g, text := range texts {
		from, to := groups[g], groups[g+1]-1
		cells[from] = excelize.Cell{StyleID: style, Value: Clean(text)}
		height = max(height, HeightOf(LinesIn(text, s.widthOf(from, to)/bold)))
		if err := s.merge(from, to); err != nil {
			return err
		}
	}
	s.grow(height)
	return s.stream.SetRow(At(0, s.Row), cells, excelize.RowOpts{Height: height})
}

// merge joins the cells of the current row from one column to another.
func (s *Sheet) merge(from, to int) error {
	if from == to {
		return nil
	}
	return s.stream.MergeCell(At(from, s.Row), At(to, s.Row))
}

// MergeDown joins a column's cells in the two rows that are written next.
func (s *Sheet) MergeDown(column int) error {
	return s.stream.MergeCell(At(column, s.Row+1), At(column, s.Row+2))
}
