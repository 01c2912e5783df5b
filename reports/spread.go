package reports

import "github.com/xuri/excelize/v2"

// field is a column of a further table of a sheet: it lies across columns of the sheet's
// own, from where the field before it ends.
type field struct {
	head string
	to   int // the last column
	form form
}

// FieldTo returns a field that ends with column to.
func FieldTo(head string, to int, form form) field { return field{head, to, form} }

// headAcross writes the head of a further table.
func (s *sheet) headAcross(fields []field) error {
	return s.spread(fields, func(i int) excelize.Cell {
		return s.headCell(fields[i].head)
	})
}

// putAcross writes a row of a further table.
func (s *sheet) putAcross(l look, fields []field, values ...any) error {
	return s.spread(fields, func(i int) excelize.Cell { return s.cell(fields[i].form, l, values[i]) })
}

// spread writes a row of one cell for each field.
func (s *sheet) spread(fields []field, cell func(int) excelize.Cell) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	lines, from := 1, 0
	cells := make([]span, len(fields))
	for i, f := range fields {
		cells[i] = span{from, f.to, cell(i)}
		if text, ok := cells[i].cell.Value.(string); ok {
			lines = max(lines, linesIn(text, s.widthOf(from, f.to)/bold))
		}
		from = f.to + 1
	}
	height := 0.0 // the program's own
	if lines > 1 {
		height = heightOf(lines)
	}
	return s.spans(height, cells...)
}

// widthOf is the width of the columns from one to another.
func (s *sheet) widthOf(from, to int) float64 {
	sum := 0.0
	for _, c := range s.columns[from : to+1] {
		sum += c.width
	}
	return sum
}
