package xlsx

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"nhuanbut/payroll"
)

// Series is what one chart shows: an amount for each name.
type Series struct {
	Title  string
	Names  []string
	Values []payroll.Dong
	Lying  bool   // bars that lie, for long names
	Format string // of the amounts, đồng unless it says otherwise
}

// Millions is the format of amounts in triệu đồng.
const Millions = `#,##0.0,,;-#,##0.0,,;0`

// Where charts and their figures stand on a sheet.
const (
	chartsFrom   = 5 // row of the first chart, below the cover
	figureColumn = 13
	chartWidth   = 760 // pixels
	rowHeight    = 18  // pixels, as excelize counts a row of 15 points
)

// Charts writes a sheet of charts, one below the other, with their figures beside
// them. It is small, and not streamed: excelize draws on a sheet that it holds.
func (w *Workbook) Charts(name, title, below string, list ...Series) error {
	s := &Sheet{Workbook: w, Name: name, Columns: make([]Column, figureColumn)}
	for i := range s.Columns {
		s.Columns[i].Width = 8
	}
	if err := s.add(); err != nil {
		return err
	}
	if err := s.setUpPage(0, 0); err != nil {
		return err
	}
	for i, line := range []struct {
		text string
		b    Block
	}{{w.unit, UnitBlock}, {title, TitleBlock}, {below, PeriodBlock}} {
		from, to := At(0, i+1), At(figureColumn-2, i+1)
		if err := w.file.SetCellStr(name, from, Clean(line.text)); err != nil {
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
		if one.Lying {
			height = 110 + 24*len(one.Names)
		}
		if err := w.chart(name, one, row, uint(height)); err != nil {
			return err
		}
		row += max(height/rowHeight, len(one.Names)+1) + 2
	}
	return w.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Area", Scope: name, RefersTo: fmt.Sprintf("%s!$A$1:%s", Quoted(name), Absolute(figureColumn-2, row)),
	})
}

// columnName returns the letters of a column, 0 being A.
func columnName(column int) string {
	name, _ := excelize.ColumnNumberToName(column + 1) // fails only outside a sheet
	return name
}

// chart draws one chart from row on, and writes its figures beside it.
func (w *Workbook) chart(sheet string, s Series, row int, height uint) error {
	if len(s.Names) == 0 {
		return nil
	}
	if err := w.file.SetCellValue(sheet, At(figureColumn, row), s.Title); err != nil {
		return err
	}
	for i, name := range s.Names {
		if err := w.file.SetCellStr(sheet, At(figureColumn, row+1+i), Clean(name)); err != nil {
			return err
		}
		if err := w.file.SetCellInt(sheet, At(figureColumn+1, row+1+i), int64(s.Values[i])); err != nil {
			return err
		}
	}
	last := row + len(s.Names)
	if err := w.file.SetCellStyle(sheet, At(figureColumn+1, row+1), At(figureColumn+1, last), w.styles.cells[Money][Bare]); err != nil {
		return err
	}
	cells := func(column int) string {
		return fmt.Sprintf("%s!%s:%s", Quoted(sheet), Absolute(column, row+1), Absolute(column, last))
	}
	kind, gap := excelize.Col, uint(60)
	if s.Lying {
		kind = excelize.Bar
	}
	text := excelize.Font{Family: Font, Size: 10, Color: "404040"}
	format := excelize.ChartNumFmt{CustomNumFmt: cmp.Or(s.Format, whole)}
	return w.file.AddChart(sheet, At(0, row), &excelize.Chart{
		Type: kind,
		Series: []excelize.ChartSeries{{
			Name: Quoted(sheet) + "!" + Absolute(figureColumn, row), Categories: cells(figureColumn), Values: cells(figureColumn + 1),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{accent}},
		}},
		Title:     excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{Text: s.Title, Font: &excelize.Font{Family: Font, Size: 12, Bold: true, Color: accent}}}},
		Legend:    excelize.ChartLegend{Position: "none"},
		Dimension: excelize.ChartDimension{Width: chartWidth, Height: height},
		XAxis:     excelize.ChartAxis{ReverseOrder: s.Lying, Font: text},
		YAxis:     excelize.ChartAxis{MajorGridLines: true, Font: text, NumFmt: format, Minimum: s.floor()},
		PlotArea:  excelize.ChartPlotArea{ShowVal: true, NumFmt: format},
		GapWidth:  &gap,
	})
}

// floor returns where the axis of amounts begins: at 0, so that bars are as long as what they
// stand for; a program finds it where amounts are negative.
func (s *Series) floor() *float64 {
	if slices.Min(s.Values) < 0 {
		return nil
	}
	return new(float64)
}

// Add adds a name with its amount.
func (s *Series) Add(name string, amount payroll.Dong) {
	s.Names, s.Values = append(s.Names, name), append(s.Values, amount)
}
