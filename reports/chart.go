package reports

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"nhuanbut/payroll"
)

// series is what one chart shows: an amount for each name.
type series struct {
	title  string
	names  []string
	values []payroll.Dong
	lying  bool   // bars that lie, for long names
	format string // of the amounts, đồng unless it says otherwise
}

// millions is the format of amounts in triệu đồng.
const millions = `#,##0.0,,;-#,##0.0,,;0`

// Where charts and their figures stand on a sheet.
const (
	chartsFrom   = 5 // row of the first chart, below the cover
	figureColumn = 13
	chartWidth   = 760 // pixels
	rowHeight    = 18  // pixels, as excelize counts a row of 15 points
)

// charts writes a sheet of charts, one below the other, with their figures beside
// them. It is small, and not streamed: excelize draws on a sheet that it holds.
func (w *workbook) charts(name, title, below string, list ...series) error {
	s := &sheet{workbook: w, name: name, columns: make([]column, figureColumn)}
	for i := range s.columns {
		s.columns[i].width = 8
	}
	if err := s.add(); err != nil {
		return err
	}
	if err := s.setUpPage(0, 0); err != nil {
		return err
	}
	for i, line := range []struct {
		text string
		b    block
	}{{w.unit, unitBlock}, {title, titleBlock}, {below, periodBlock}} {
		from, to := at(0, i+1), at(figureColumn-2, i+1)
		if err := w.file.SetCellStr(name, from, clean(line.text)); err != nil {
			return err
		}
		if err := w.file.MergeCell(name, from, to); err != nil {
			return err
		}
		if err := w.file.SetCellStyle(name, from, to, w.styles.blocks[line.b]); err != nil {
			return err
		}
	}
	one := 1
	if err := w.file.SetPageLayout(name, &excelize.PageLayoutOptions{FitToHeight: &one}); err != nil {
		return err
	}
	if err := w.file.SetRowHeight(name, 2, 26); err != nil {
		return err
	}
	if err := w.file.SetColWidth(name, columnName(figureColumn), columnName(figureColumn), 30); err != nil {
		return err
	}
	if err := w.file.SetColWidth(name, columnName(figureColumn+1), columnName(figureColumn+1), 16); err != nil {
		return err
	}
	row := chartsFrom
	for _, one := range list {
		height := 260
		if one.lying {
			height = 110 + 24*len(one.names)
		}
		if err := w.chart(name, one, row, uint(height)); err != nil {
			return err
		}
		row += max(height/rowHeight, len(one.names)+1) + 2
	}
	return w.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Area", Scope: name, RefersTo: fmt.Sprintf("%s!$A$1:%s", quoted(name), absolute(figureColumn-2, row)),
	})
}

// columnName is the letters of a column, 0 being A.
func columnName(column int) string {
	name, _ := excelize.ColumnNumberToName(column + 1) // fails only outside a sheet
	return name
}

// chart draws one chart from row on, and writes its figures beside it.
func (w *workbook) chart(sheet string, s series, row int, height uint) error {
	if len(s.names) == 0 {
		return nil
	}
	if err := w.file.SetCellValue(sheet, at(figureColumn, row), s.title); err != nil {
		return err
	}
	for i, name := range s.names {
		if err := w.file.SetCellStr(sheet, at(figureColumn, row+1+i), clean(name)); err != nil {
			return err
		}
		if err := w.file.SetCellInt(sheet, at(figureColumn+1, row+1+i), int64(s.values[i])); err != nil {
			return err
		}
	}
	last := row + len(s.names)
	if err := w.file.SetCellStyle(sheet, at(figureColumn+1, row+1), at(figureColumn+1, last), w.styles.cells[asMoney][bare]); err != nil {
		return err
	}
	cells := func(column int) string {
		return fmt.Sprintf("%s!%s:%s", quoted(sheet), absolute(column, row+1), absolute(column, last))
	}
	kind, gap := excelize.Col, uint(60)
	if s.lying {
		kind = excelize.Bar
	}
	text := excelize.Font{Family: font, Size: 10, Color: "404040"}
	format := excelize.ChartNumFmt{CustomNumFmt: cmp.Or(s.format, whole)}
	return w.file.AddChart(sheet, at(0, row), &excelize.Chart{
		Type: kind,
		Series: []excelize.ChartSeries{{
			Name: quoted(sheet) + "!" + absolute(figureColumn, row), Categories: cells(figureColumn), Values: cells(figureColumn + 1),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{accent}},
		}},
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: s.title, Font: &excelize.Font{Family: font, Size: 12, Bold: true, Color: accent}}}},
		Legend:    excelize.ChartLegend{Position: "none"},
		Dimension: excelize.ChartDimension{Width: chartWidth, Height: height},
		XAxis:     excelize.ChartAxis{ReverseOrder: s.lying, Font: text},
		YAxis:     excelize.ChartAxis{MajorGridLines: true, Font: text, NumFmt: format, Minimum: s.floor()},
		PlotArea:  excelize.ChartPlotArea{ShowVal: true, NumFmt: format},
		GapWidth:  &gap,
	})
}

// floor is where the axis of amounts begins: at 0, so that bars are as long as what they
// stand for; a program finds it where amounts are negative.
func (s *series) floor() *float64 {
	if slices.Min(s.values) < 0 {
		return nil
	}
	return new(float64)
}

// add adds a name with its amount.
func (s *series) add(name string, amount payroll.Dong) {
	s.names, s.values = append(s.names, name), append(s.values, amount)
}
