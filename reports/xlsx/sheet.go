package xlsx

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"nhuanbut/ledger/progress"
	"nhuanbut/reports/lang"
)

// Column is a column of a table: its head, its width in characters, and how its
// values are written.
type Column struct {
	Head  string
	Width float64
	Form  Form
}

// Col returns a column.
func Col(head string, width float64, form Form) Column { return Column{head, width, form} }

// Sheet is one sheet while it is written, from the top down.
type Sheet struct {
	*Workbook
	Name    string
	Columns []Column
	stream  *excelize.StreamWriter
	Row     int     // the last one written
	lowest  float64 // the least height of a row of the table, points; 0 is the program's own
	higher  float64 // what rows have in height over those that do not say theirs, points
	heads   float64 // height of the table's head, points
	ending  float64 // where what belongs to the signatures begins, points from the top; 0 is nowhere yet
	cells   []excelize.Cell
	values  []any // pointers to cells
	inputs  []int // styles of what people fill in, by column
}

// Widths of whole sheets, in characters.
const (
	narrowest = 90.0  // that titles and signatures need
	portrait  = 125.0 // that A4 takes upright in readable print
)

// NewTable begins a sheet whose table has its head in row head; that row is repeated
// on every page and stays in sight with what is above it and the first columns.
func (w *Workbook) NewTable(name string, columns []Column, head, frozen int) (*Sheet, error) {
	s, err := w.NewSheet(name, columns, head, head)
	if err != nil {
		return nil, err
	}
	pane := "bottomLeft"
	if frozen > 0 {
		pane = "bottomRight"
	}
	return s, s.stream.SetPanes(&excelize.Panes{
		Freeze: true, XSplit: frozen, YSplit: head, TopLeftCell: At(frozen, head+1), ActivePane: pane,
	})
}

// NewSheet begins a sheet whose table's head, in the rows from first to last, is repeated
// on every page.
func (w *Workbook) NewSheet(name string, columns []Column, first, last int) (*Sheet, error) {
	s := &Sheet{Workbook: w, Name: name, Columns: slices.Clone(columns), cells: make([]excelize.Cell, len(columns))}
	for i := range s.cells {
		s.values = append(s.values, &s.cells[i])
		s.Columns[i].Width = max(columns[i].Width, headWidth(columns[i].Head))
	}
	if missing := narrowest - s.width(); missing > 0 && last > 1 {
		widest := slices.MaxFunc(s.Columns, func(a, b Column) int { return cmp.Compare(a.Width, b.Width) })
		s.Columns[slices.Index(s.Columns, widest)].Width += missing
	}
	if err := s.add(); err != nil {
		return nil, err
	}
	if err := s.setUpPage(first, last); err != nil {
		return nil, err
	}
	var err error
	if s.stream, err = w.file.NewStreamWriter(name); err != nil {
		return nil, err
	}
	for i := len(s.Columns) - 1; i >= 0; i-- { // excelize puts each before those there are, and files have them in order
		if err := s.stream.SetColWidth(i+1, i+1, s.Columns[i].Width); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// add puts the sheet behind those there are; a new workbook has one without a use.
func (s *Sheet) add() error {
	s.sheets++
	if s.sheets == 1 {
		return s.file.SetSheetName(s.file.GetSheetName(0), s.Name)
	}
	_, err := s.file.NewSheet(s.Name)
	return err
}

// setUpPage makes the sheet print on A4, one page wide, the rows from first to last,
// where there are any, on every page.
func (s *Sheet) setUpPage(first, last int) error {
	const a4 = 9
	fit, paper, one, any := true, a4, 1, 0
	orientation, margin, low := "portrait", 0.35, 0.6 // inches
	if s.width() > portrait {
		orientation = "landscape"
	}
	if err := s.file.SetSheetProps(s.Name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := s.file.SetPageLayout(s.Name, &excelize.PageLayoutOptions{
		Size: &paper, Orientation: &orientation, FitToWidth: &one, FitToHeight: &any,
	}); err != nil {
		return err
	}
	if err := s.file.SetPageMargins(s.Name, &excelize.PageLayoutMarginsOptions{
		Left: &margin, Right: &margin, Top: &margin, Bottom: &low, Footer: &margin, Header: &margin, Horizontally: &fit,
	}); err != nil {
		return err
	}
	if err := s.file.SetHeaderFooter(s.Name, &excelize.HeaderFooterOptions{
		OddFooter: "&L&A&R" + s.Lang.Say(page) + " &P / &N",
	}); err != nil {
		return err
	}
	// What a template says of the sheet's extent is not true of this one.
	if err := s.file.SetSheetDimension(s.Name, ""); err != nil {
		return err
	}
	if last == 0 {
		return nil
	}
	return s.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: s.Name,
		RefersTo: fmt.Sprintf("%s!$%d:$%d", Quoted(s.Name), first, last),
	})
}

// Turn makes the sheet print upright or across, whatever its width.
func (s *Sheet) Turn(orientation string) error {
	return s.file.SetPageLayout(s.Name, &excelize.PageLayoutOptions{Orientation: &orientation})
}

// Head writes the table's head.
func (s *Sheet) Head() error {
	lines := 1
	for i, c := range s.Columns {
		s.cells[i] = s.HeadCell(c.Head)
		lines = max(lines, LinesIn(c.Head, c.Width/bold))
	}
	s.heads = cmp.Or(s.heads, HeightOf(lines))
	return s.next(lines)
}

// HeadCell returns a cell of a table's head.
func (w *Workbook) HeadCell(text string) excelize.Cell {
	c := excelize.Cell{StyleID: w.styles.blocks[headBlock]}
	if text != "" {
		c.Value = text
	}
	return c
}

// Skip leaves a row empty.
func (s *Sheet) Skip() { s.Row++ }

// AtLeast makes the rows that put writes so many points high; 0 leaves it to the program.
func (s *Sheet) AtLeast(height float64) { s.lowest = height }

// Put writes a row of the table.
func (s *Sheet) Put(l Look, values ...any) error {
	if len(values) != len(s.Columns) {
		return fmt.Errorf("%s: %d values for %d columns", s.Name, len(values), len(s.Columns))
	}
	lines := 1
	for i, v := range values {
		c := s.Columns[i]
		s.cells[i] = s.Cell(c.Form, l, v)
		if text, ok := s.cells[i].Value.(string); ok && l != Bare {
			lines = max(lines, LinesIn(text, c.Width))
		}
	}
	return s.next(lines)
}

// next writes the cells as the next row. Every row of every table comes through
// here: this is where a cancelled report stops. A row of several lines says how
// high it is, since not every program finds that out by itself.
func (s *Sheet) next(lines int) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	progress.Tell(s.ctx, progress.State{Step: progress.Sheet, Subject: s.Name, Rows: int64(s.Row), Done: int64(s.Row)})
	s.Row++
	height := excelize.RowOpts{Height: s.lowest}
	if lines > 1 {
		height.Height = max(s.lowest, HeightOf(lines))
	}
	s.grow(height.Height)
	return s.stream.SetRow(At(0, s.Row), s.values, height)
}

// Line writes text across the table, height points high.
func (s *Sheet) Line(b Block, text string, height float64) error {
	s.Row++
	s.grow(height)
	style := s.styles.blocks[b]
	cells := make([]any, len(s.Columns))
	for i := range cells {
		cells[i] = excelize.Cell{StyleID: style}
	}
	cells[0] = excelize.Cell{StyleID: style, Value: Clean(text)}
	if err := s.stream.SetRow(At(0, s.Row), cells, excelize.RowOpts{Height: height}); err != nil {
		return err
	}
	return s.merge(0, len(s.Columns)-1)
}

// Span is a cell across columns, from one to another.
type Span struct {
	From, To int
	Cell     excelize.Cell
}

// Spans writes a row of cells, some of them across several columns.
func (s *Sheet) Spans(height float64, spans ...Span) error {
	s.Row++
	cells := make([]any, len(s.Columns))
	for _, one := range spans {
		for i := one.From; i <= one.To; i++ {
			cells[i] = excelize.Cell{StyleID: one.Cell.StyleID}
		}
		cells[one.From] = one.Cell
		if err := s.merge(one.From, one.To); err != nil {
			return err
		}
	}
	s.grow(height)
	return s.stream.SetRow(At(0, s.Row), cells, excelize.RowOpts{Height: height})
}

// Notes writes what is to be known about a table, below it.
func (s *Sheet) Notes(notes ...string) error {
	for _, note := range notes {
		if err := s.Paragraph(footBlock, note); err != nil {
			return err
		}
	}
	return nil
}

// Close ends the sheet: what is printed is what was written.
func (s *Sheet) Close() error {
	if err := s.stream.Flush(); err != nil {
		return err
	}
	return s.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Area", Scope: s.Name,
		RefersTo: fmt.Sprintf("%s!$A$1:%s", Quoted(s.Name), Absolute(len(s.Columns)-1, max(s.Row, 1))),
	})
}

// CloseTable ends a sheet that is all one Excel table, its head in the first row.
func (s *Sheet) CloseTable(name string) error {
	stripes := false
	if err := s.stream.AddTable(&excelize.Table{
		Range: "A1:" + At(len(s.Columns)-1, max(s.Row, 2)), // a table has a row
		Name:  name, StyleName: "TableStyleLight1", ShowRowStripes: &stripes,
	}); err != nil {
		return err
	}
	return s.Close()
}

func (s *Sheet) width() float64 {
	sum := 0.0
	for _, c := range s.Columns {
		sum += c.Width
	}
	return sum
}

var (
	page = lang.Both("Trang", "Page")
)
