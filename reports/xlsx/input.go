package xlsx

import (
	"iter"

	"github.com/xuri/excelize/v2"
)

// StyleColumns gives the empty cells of each column the form of what goes in, so that
// text that looks like a number or a date stays text.
func (s *Sheet) StyleColumns() error {
	s.inputs = make([]int, len(s.Columns))
	for i := len(s.Columns) - 1; i >= 0; i-- { // as widths are
		form := s.Columns[i].Form
		format := formats[form]
		if form == Text {
			format = formats[Code]
		}
		var err error
		if s.inputs[i], err = s.file.NewStyle(cellStyle(form, Body, format)); err != nil {
			return err
		}
		if err := s.stream.SetColStyle(i+1, i+1, s.inputs[i]); err != nil {
			return err
		}
	}
	return nil
}

// PutInput writes a row as somebody would fill it, so many lines high, in the styles of
// StyleColumns.
func (s *Sheet) PutInput(lines int, values ...any) error {
	for i, v := range values {
		s.cells[i] = s.Cell(s.Columns[i].Form, Body, v)
		s.cells[i].StyleID = s.inputs[i]
	}
	return s.next(lines)
}

// CloseInput ends a sheet that people fill: unlike close it limits no printing to the rows
// that are there.
func (s *Sheet) CloseInput() error { return s.stream.Flush() }

// Check lets the program look at what is typed into the sheet.
func (s *Sheet) Check(v *excelize.DataValidation) error { return s.file.AddDataValidation(s.Name, v) }

// Comment adds a comment to a cell.
func (s *Sheet) Comment(c excelize.Comment) error { return s.file.AddComment(s.Name, c) }

// GreyWhere shows the cells of an area in grey italics where a formula holds.
func (s *Sheet) GreyWhere(area, holds string) error {
	faint, err := s.file.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Italic: true, Color: grey}})
	if err != nil {
		return err
	}
	return s.file.SetConditionalFormat(s.Name, area, []excelize.ConditionalFormatOptions{{
		Type: "formula", Criteria: holds, Format: &faint,
	}})
}

// HiddenColumns writes a hidden sheet of columns; one that is nil is left empty.
func (w *Workbook) HiddenColumns(name string, columns [][]any) error {
	if _, err := w.file.NewSheet(name); err != nil {
		return err
	}
	for i, cells := range columns {
		if cells == nil {
			continue
		}
		if err := w.file.SetSheetCol(name, At(i, 1), &cells); err != nil {
			return err
		}
	}
	return w.file.SetSheetVisible(name, false)
}

// HiddenRows writes a hidden sheet of rows that programs read.
func (w *Workbook) HiddenRows(name string, rows iter.Seq[[]any]) error {
	if _, err := w.file.NewSheet(name); err != nil {
		return err
	}
	stream, err := w.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	const keys, width = 2, 24
	if err := stream.SetColWidth(1, keys, width); err != nil {
		return err
	}
	row := 0
	for cells := range rows {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		row++
		if err := stream.SetRow(At(0, row), cells); err != nil {
			return err
		}
	}
	if err := stream.Flush(); err != nil {
		return err
	}
	// excelize's own way of hiding reads every sheet back, which a large month feels.
	sheets := w.file.WorkBook.Sheets.Sheet
	sheets[len(sheets)-1].State = "hidden"
	return nil
}
