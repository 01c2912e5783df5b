package reports

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/xuri/excelize/v2"

	"nhuanbut/ledger/progress"
	"nhuanbut/reports/lang"
)

// column is a column of a table: its head, its width in characters, and how its
// values are written.
type column struct {
	head  string
	width float64
	form  form
}

// Col returns a column.
func Col(head string, width float64, form form) column { return column{head, width, form} }

// sheet is one sheet while it is written, from the top down.
type sheet struct {
	*workbook
	name    string
	columns []column
	stream  *excelize.StreamWriter
	row     int     // the last one written
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

// open begins a sheet whose table has its head in row head; that row is repeated
// on every page and stays in sight with what is above it and the first columns.
func (w *workbook) open(name string, columns []column, head, frozen int) (*sheet, error) {
	s, err := w.begin(name, columns, head, head)
	if err != nil {
		return nil, err
	}
	pane := "bottomLeft"
	if frozen > 0 {
		pane = "bottomRight"
	}
	return s, s.stream.SetPanes(&excelize.Panes{
		Freeze: true, XSplit: frozen, YSplit: head, TopLeftCell: at(frozen, head+1), ActivePane: pane,
	})
}

// begin begins a sheet whose table's head, in the rows from first to last, is repeated
// on every page.
func (w *workbook) begin(name string, columns []column, first, last int) (*sheet, error) {
	s := &sheet{workbook: w, name: name, columns: slices.Clone(columns), cells: make([]excelize.Cell, len(columns))}
	for i := range s.cells {
		s.values = append(s.values, &s.cells[i])
		s.columns[i].width = max(columns[i].width, headWidth(columns[i].head))
	}
	if missing := narrowest - s.width(); missing > 0 && last > 1 {
		widest := slices.MaxFunc(s.columns, func(a, b column) int { return cmp.Compare(a.width, b.width) })
		s.columns[slices.Index(s.columns, widest)].width += missing
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
	for i := len(s.columns) - 1; i >= 0; i-- { // excelize puts each before those there are, and files have them in order
		if err := s.stream.SetColWidth(i+1, i+1, s.columns[i].width); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// add puts the sheet behind those there are; a new workbook has one without a use.
func (s *sheet) add() error {
	s.sheets++
	if s.sheets == 1 {
		return s.file.SetSheetName(s.file.GetSheetName(0), s.name)
	}
	_, err := s.file.NewSheet(s.name)
	return err
}

// setUpPage makes the sheet print on A4, one page wide, the rows from first to last,
// where there are any, on every page.
func (s *sheet) setUpPage(first, last int) error {
	const a4 = 9
	fit, paper, one, any := true, a4, 1, 0
	orientation, margin, low := "portrait", 0.35, 0.6 // inches
	if s.width() > portrait {
		orientation = "landscape"
	}
	if err := s.file.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := s.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{
		Size: &paper, Orientation: &orientation, FitToWidth: &one, FitToHeight: &any,
	}); err != nil {
		return err
	}
	if err := s.file.SetPageMargins(s.name, &excelize.PageLayoutMarginsOptions{
		Left: &margin, Right: &margin, Top: &margin, Bottom: &low, Footer: &margin, Header: &margin, Horizontally: &fit,
	}); err != nil {
		return err
	}
	if err := s.file.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{
		OddFooter: "&L&A&R" + s.lang.Say(page) + " &P / &N",
	}); err != nil {
		return err
	}
	// What a template says of the sheet's extent is not true of this one.
	if err := s.file.SetSheetDimension(s.name, ""); err != nil {
		return err
	}
	if last == 0 {
		return nil
	}
	return s.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: s.name,
		RefersTo: fmt.Sprintf("%s!$%d:$%d", quoted(s.name), first, last),
	})
}

// turn makes the sheet print upright or across, whatever its width.
func (s *sheet) turn(orientation string) error {
	return s.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{Orientation: &orientation})
}

// head writes the table's head.
func (s *sheet) head() error {
	lines := 1
	for i, c := range s.columns {
		s.cells[i] = s.headCell(c.head)
		lines = max(lines, linesIn(c.head, c.width/bold))
	}
	s.heads = cmp.Or(s.heads, heightOf(lines))
	return s.next(lines)
}

// headCell returns a cell of a table's head.
func (w *workbook) headCell(text string) excelize.Cell {
	c := excelize.Cell{StyleID: w.styles.blocks[headBlock]}
	if text != "" {
		c.Value = text
	}
	return c
}

// skip leaves a row empty.
func (s *sheet) skip() { s.row++ }

// atLeast makes the rows that put writes so many points high; 0 leaves it to the program.
func (s *sheet) atLeast(height float64) { s.lowest = height }

// put writes a row of the table.
func (s *sheet) put(l look, values ...any) error {
	if len(values) != len(s.columns) {
		return fmt.Errorf("%s: %d values for %d columns", s.name, len(values), len(s.columns))
	}
	lines := 1
	for i, v := range values {
		c := s.columns[i]
		s.cells[i] = s.cell(c.form, l, v)
		if text, ok := s.cells[i].Value.(string); ok && l != bare {
			lines = max(lines, linesIn(text, c.width))
		}
	}
	return s.next(lines)
}

// next writes the cells as the next row. Every row of every table comes through
// here: this is where a cancelled report stops. A row of several lines says how
// high it is, since not every program finds that out by itself.
func (s *sheet) next(lines int) error {
	if err := s.ctx.Err(); err != nil {
		return err
	}
	progress.Tell(s.ctx, progress.State{Step: progress.Sheet, Subject: s.name, Rows: int64(s.row), Done: int64(s.row)})
	s.row++
	height := excelize.RowOpts{Height: s.lowest}
	if lines > 1 {
		height.Height = max(s.lowest, heightOf(lines))
	}
	s.grow(height.Height)
	return s.stream.SetRow(at(0, s.row), s.values, height)
}

// line writes text across the table, height points high.
func (s *sheet) line(b block, text string, height float64) error {
	s.row++
	s.grow(height)
	style := s.styles.blocks[b]
	cells := make([]any, len(s.columns))
	for i := range cells {
		cells[i] = excelize.Cell{StyleID: style}
	}
	cells[0] = excelize.Cell{StyleID: style, Value: clean(text)}
	if err := s.stream.SetRow(at(0, s.row), cells, excelize.RowOpts{Height: height}); err != nil {
		return err
	}
	return s.merge(0, len(s.columns)-1)
}

// span is a cell across columns, from one to another.
type span struct {
	from, to int
	cell     excelize.Cell
}

// spans writes a row of cells, some of them across several columns.
func (s *sheet) spans(height float64, spans ...span) error {
	s.row++
	cells := make([]any, len(s.columns))
	for _, one := range spans {
		for i := one.from; i <= one.to; i++ {
			cells[i] = excelize.Cell{StyleID: one.cell.StyleID}
		}
		cells[one.from] = one.cell
		if err := s.merge(one.from, one.to); err != nil {
			return err
		}
	}
	s.grow(height)
	return s.stream.SetRow(at(0, s.row), cells, excelize.RowOpts{Height: height})
}

// notes writes what is to be known about a table, below it.
func (s *sheet) notes(notes ...string) error {
	for _, note := range notes {
		if err := s.foot(footBlock, note); err != nil {
			return err
		}
	}
	return nil
}

// close ends the sheet: what is printed is what was written.
func (s *sheet) close() error {
	if err := s.stream.Flush(); err != nil {
		return err
	}
	return s.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Area", Scope: s.name,
		RefersTo: fmt.Sprintf("%s!$A$1:%s", quoted(s.name), absolute(len(s.columns)-1, max(s.row, 1))),
	})
}

// closeTable ends a sheet that is all one Excel table, its head in the first row.
func (s *sheet) closeTable(name string) error {
	stripes := false
	if err := s.stream.AddTable(&excelize.Table{
		Range: "A1:" + at(len(s.columns)-1, max(s.row, 2)), // a table has a row
		Name:  name, StyleName: "TableStyleLight1", ShowRowStripes: &stripes,
	}); err != nil {
		return err
	}
	return s.close()
}

func (s *sheet) width() float64 {
	sum := 0.0
	for _, c := range s.columns {
		sum += c.width
	}
	return sum
}

var (
	page = lang.Both("Trang", "Page")
)
