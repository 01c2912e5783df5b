package cms

import (
	"regexp"
	"slices"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// What is said of cells that were read from the row above, and why one is refused.
const (
	dittoRead       payroll.Code = "ditto-read"
	dittoOfNothing  payroll.Code = "ditto-of-nothing" // a sign for "as above" under which nothing stands. It refuses its row
	filledDown      payroll.Code = "filled-down"
	fillDownOffered payroll.Code = "fill-down-offered" // a column looks as if a blank meant the cell above. Facts: header, count
	fillDownUnknown payroll.Code = "fill-down-unknown" // a header that was named and that the file does not have. Facts: header, headers
)

var (
	dittoNoise = strings.NewReplacer(" ", "", ".", "", "-", "", "–", "", "—", "", "(", "", ")", "", "\u00a0", "")
	dittoSigns = regexp.MustCompile(`^(?:[〃″»«“”„‟"]+|'{2,}|,{2,}|/{2,})$`)
	dittoWords = wordSet(`nt n/t nhưtrên nhutren ditto idem nhưtrện`)
)

// isDitto reports whether a cell of column c says "as above". "NT" in capitals may be a
// person's initials.
func isDitto(v *grid.Cell, c payroll.Column) bool {
	if v.Kind != grid.Text || v.Text == "" || len(v.Text) > 32 {
		return false
	}
	text := dittoNoise.Replace(strings.TrimSpace(v.Text))
	if dittoSigns.MatchString(text) {
		return true
	}
	if !dittoWords[strings.ToLower(text)] {
		return false
	}
	person := c == payroll.Authors || c == payroll.PhotoAuthors
	return !person || text != strings.ToUpper(text)
}

// canRepeat reports whether a cell of column c may stand for the one above: not if articles
// are told apart by it.
func canRepeat(c payroll.Column) bool {
	switch c {
	case payroll.ID, payroll.Title, payroll.Slug, payroll.Extra:
		return false
	}
	return c.Pays() || c == payroll.Genre || c == payroll.Category
}

// copyFromAbove replaces the signs for "as above" in a row by the cells of the article above.
// refused is the first sign with nothing above it.
func (t *table) copyFromAbove(row int, cells []grid.Cell) (refused *CellError) {
	h := t.manual
	for i := range cells {
		if i >= len(t.in.header) || !t.in.header[i].Known || !canRepeat(t.in.header[i].Column) || !isDitto(&cells[i], t.in.header[i].Column) {
			continue
		}
		name := t.in.header[i].Name
		if cellAt(h.cellsAbove, i).Blank() {
			refused = firstError(refused, Position{t.in.path, t.in.sheet, row}, name, cells[i].Shown(), payroll.Refuse(dittoOfNothing))
			cells[i] = grid.Cell{}
			continue
		}
		cells[i] = h.cellsAbove[i]
		t.in.warn(dittoRead, name, row)
	}
	return refused
}

// takeTitleDitto removes a sign for "as above" from a title and reports whether there was one:
// the row continues the article above. A row with an ID has a title of its own.
func (t *table) takeTitleDitto(cells []grid.Cell) bool {
	v := t.manual.cell(cells, payroll.Title)
	if t.manual.numbered(cells) || t.manual.articleAbove == nil || !isDitto(v, payroll.Title) {
		return false
	}
	*v = grid.Cell{}
	return true
}

// fillDown fills the blank cells of a row in the columns that the user named.
func (t *table) fillDown(row int, cells []grid.Cell) []grid.Cell {
	h := t.manual
	for _, i := range h.fill {
		if !cellAt(cells, i).Blank() || cellAt(h.cellsAbove, i).Blank() {
			continue
		}
		for len(cells) <= i {
			cells = append(cells, grid.Cell{})
		}
		cells[i] = h.cellsAbove[i]
		t.in.warn(filledDown, t.in.header[i].Name, row)
	}
	return cells
}

// setFill finds the columns to fill. It refuses the file if its first table lacks one; another
// table may.
func (t *table) setFill(another bool) error {
	t.manual.fill = nil
	for _, name := range t.in.options.FillDown {
		column, isColumn := LookupColumn(name)
		i := slices.IndexFunc(t.in.header, func(c HeaderColumn) bool {
			return foldName(c.Name) == foldName(name) || isColumn && c.Known && c.Column == column
		})
		if i < 0 && another {
			continue
		}
		if i < 0 {
			var names []string
			for _, c := range t.in.header {
				if c.Name != "" {
					names = append(names, c.Name)
				}
			}
			return t.in.refuse(fillDownUnknown, "header", name, "headers", names)
		}
		t.manual.fill = append(t.manual.fill, i)
	}
	return nil
}

// authorBlanks counts the rows of a list with and without an author.
type authorBlanks struct {
	filled      int
	blank       int
	rows        []int // the first rows without an author
	firstFilled bool  // set if the first row has an author
}

// see takes the author of a row.
func (b *authorBlanks) see(row *Row) {
	if row.Record[payroll.PhotoAuthors] != "" && row.Record[payroll.Authors] == "" {
		return // photos alone
	}
	if row.Record[payroll.Authors] != "" {
		b.firstFilled = b.firstFilled || b.filled == 0 && b.blank == 0
		b.filled++
		return
	}
	if b.blank++; len(b.rows) < maxRowsNamed {
		b.rows = append(b.rows, row.At.Row)
	}
}

// looksFilledDown reports whether a blank may mean the author above: the first row has one,
// and at least a third of all rows have none.
func (b *authorBlanks) looksFilledDown() bool {
	return b.firstFilled && b.blank >= 2 && 3*b.blank >= b.filled+b.blank
}

// warnBlanks offers to fill the authors down.
func (t *table) warnBlanks() {
	b := &t.manual.blanks
	i := t.manual.places[payroll.Authors] - 1
	if i < 0 || slices.Contains(t.manual.fill, i) || t.manual.groups.taken[payroll.Authors] != nil || !b.looksFilledDown() {
		return
	}
	t.in.warnRows(fillDownOffered, t.in.header[i].Name, b.rows, "header", t.in.header[i].Name, "count", b.blank)
}
