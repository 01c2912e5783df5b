package xlsx

import "github.com/xuri/excelize/v2"

// Field is a column of a further table of a sheet: it lies across columns of the sheet's
// own, from where the field before it ends.
type Field struct {
	head string
	to   int // the last column
	form Form
}

// FieldTo returns a field that ends with column to.
func FieldTo(head string, to int, form Form) Field { return Field{head, to, form} }

// HeadAcross writes the head of a further table.
func (s *Sheet) HeadAcross(fields []Field) error {
	return s.spread(fields, func(i int) excelize.Cell {
		return s.HeadCell(fields[i].head)
	})
}

// PutAcross writes a row of a further table.
func (s *Sheet) PutAcross(l Look, fields []Field, values ...any) error {
	return s.spread(fields, func(i int) excelize.Cell { return s.Cell(fields[i].form, l, values[i]) })
}

// spread writes a row of one cell for each field.
func (s *Sheet) spread(fields []Field, cell func(int) excelize.Cell) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	lines, from := 1, 0
	cells := make([]Span, len(fields))
	for i, f := range fields {
		cells[i] = Span{from, f.to, cell(i)}
		if text, ok := cells[i].Cell.Value.(string); ok {
			lines = max(lines, LinesIn(text, s.widthOf(from, f.to)/bold))
		}
		from = f.to + 1
	}
	height := 0.0 // the program's own
	if lines > 1 {
		height = HeightOf(lines)
	}
	return s.Spans(height, cells...)
}

// widthOf returns the width of the columns from one to another.
func (s *Sheet) widthOf(from, to int) float64 {
	sum := 0.0
	for _, c := range s.Columns[from : to+1] {
		sum += c.Width
	}
	return sum
}
