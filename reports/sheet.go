package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// column is a column of a table: its head, its width in characters, and how its
// values are written.
type column struct {
	head  string
	width float64
	form  form
}

// sheet is one sheet while it is written, from the top down.
type sheet struct {
	*report
	name    string
	columns []column
	stream  *excelize.StreamWriter
	row     int // the last one written
	cells   []excelize.Cell
	values  []any // pointers to cells
}

const (
	headRow  = 5     // of a sheet with a title block: unit, title, period, currency, head
	portrait = 125.0 // characters that A4 takes upright in readable print
)

// open begins a sheet whose table has its head in row head; that row is repeated
// on every page and stays in sight with what is above it and the first columns.
func (r *report) open(name string, columns []column, head, frozen int) (*sheet, error) {
	s := &sheet{report: r, name: name, columns: slices.Clone(columns), cells: make([]excelize.Cell, len(columns))}
	for i := range s.cells {
		s.values = append(s.values, &s.cells[i])
		s.columns[i].width = max(columns[i].width, headWidth(columns[i].head))
	}
	if err := s.add(); err != nil {
		return nil, err
	}
	if err := s.setUpPage(head); err != nil {
		return nil, err
	}
	var err error
	if s.stream, err = r.file.NewStreamWriter(name); err != nil {
		return nil, err
	}
	corner, err := excelize.CoordinatesToCellName(frozen+1, head+1)
	if err != nil {
		return nil, err
	}
	pane := "bottomLeft"
	if frozen > 0 {
		pane = "bottomRight"
	}
	if err := s.stream.SetPanes(&excelize.Panes{
		Freeze: true, XSplit: frozen, YSplit: head, TopLeftCell: corner, ActivePane: pane,
	}); err != nil {
		return nil, err
	}
	for i, c := range s.columns {
		if err := s.stream.SetColWidth(i+1, i+1, c.width); err != nil {
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

// setUpPage makes the sheet print on A4, one page wide, its head on every page.
func (s *sheet) setUpPage(head int) error {
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
		OddFooter: "&L&A&R" + s.say(page) + " &P / &N",
	}); err != nil {
		return err
	}
	// What a template says of the sheet's extent is not true of this one.
	if err := s.file.SetSheetDimension(s.name, ""); err != nil {
		return err
	}
	return s.file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", Scope: s.name,
		RefersTo: fmt.Sprintf("'%s'!$%d:$%d", s.name, head, head),
	})
}

// title writes the block above the table, and the table's head.
func (s *sheet) title(what phrase) error {
	if err := s.line(unitBlock, s.Unit, 18); err != nil {
		return err
	}
	if err := s.line(titleBlock, s.titled(what), 26); err != nil {
		return err
	}
	if err := s.line(periodBlock, s.say(fromTo, s.date(s.First), s.date(s.Last)), 18); err != nil {
		return err
	}
	if err := s.line(currencyBlock, s.say(currency), 18); err != nil {
		return err
	}
	return s.head(s.styles.blocks[headBlock])
}

// head writes the table's head.
func (s *sheet) head(style int) error {
	lines := 1
	for i, c := range s.columns {
		s.cells[i] = excelize.Cell{StyleID: style, Value: c.head}
		lines = max(lines, linesIn(c.head, c.width/bold))
	}
	return s.next(lines)
}

// put writes a row of the table.
func (s *sheet) put(l look, values ...any) error {
	if len(values) != len(s.columns) {
		return fmt.Errorf("%s: %d values for %d columns", s.name, len(values), len(s.columns))
	}
	lines := 1
	for i, v := range values {
		c := s.columns[i]
		s.cells[i] = s.styles.cell(c.form, l, v)
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
	s.row++
	var height excelize.RowOpts
	if lines > 1 {
		height.Height = heightOf(lines)
	}
	return s.stream.SetRow("A"+strconv.Itoa(s.row), s.values, height)
}

// line writes text across the table, height points high.
func (s *sheet) line(b block, text string, height float64) error {
	s.row++
	style := s.styles.blocks[b]
	cells := make([]any, len(s.columns))
	for i := range cells {
		cells[i] = excelize.Cell{StyleID: style}
	}
	cells[0] = excelize.Cell{StyleID: style, Value: clean(text)}
	first := "A" + strconv.Itoa(s.row)
	if err := s.stream.SetRow(first, cells, excelize.RowOpts{Height: height}); err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(len(s.columns), s.row)
	if err != nil {
		return err
	}
	return s.stream.MergeCell(first, last)
}

// close writes what stands below the table, the bases last, and ends the sheet.
func (s *sheet) close(notes ...string) error {
	if len(s.Bases) > 0 {
		notes = append(notes, s.say(bases, strings.Join(s.Bases, "; ")))
	}
	s.row++
	for _, note := range notes {
		if err := s.line(footBlock, note, heightOf(linesIn(note, s.width()))); err != nil {
			return err
		}
	}
	return s.stream.Flush()
}

func (s *sheet) width() float64 {
	sum := 0.0
	for _, c := range s.columns {
		sum += c.width
	}
	return sum
}
