// Package grid has the rows of typed cells that a file of any format is read into. Rows gives
// them one at a time, each with its number. It knows nothing of what the cells mean.
package grid

import (
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// Kind tells how a file typed a cell.
type Kind int

// A cell is of one of these kinds.
const (
	Text    Kind = iota // a text; it may be written for a number or a date
	Number              // a number as programs write it
	List                // several values, in Cell.List
	Error               // #REF! and the like
	Formula             // a formula whose value the file does not have
)

// Cell is one value of a table as the file has it.
type Cell struct {
	Kind       Kind
	HTML       bool // the text is HTML
	Dated      bool // a number that the workbook shows as a date
	Calculated bool // the cell has a formula
	Unnamed    bool // the text is a JSON object without a name, or its URL
	Struck     bool // struck through
	Fill       int  // the number of its background colour in the file; 0 for none
	Text       string
	List       []string
	Mail       string // the e-mail address of the one person that the cell names
	Merged     string // the range, "C3:C5", of a merge with a value over several rows
	Comment    string // its comment, on one line and shortened
}

// Blank reports whether the cell has no value.
func (v *Cell) Blank() bool {
	if v.Text != "" && v.Text[0] > ' ' && v.Text[0] <= '~' {
		return false // long texts are not cleaned to learn that they are there
	}
	return v.Kind == Text && payroll.Clean(v.Text) == "" ||
		v.Kind == List && len(v.List) == 0
}

// Shown returns the cell's text as messages quote it and as unknown columns keep it.
func (v *Cell) Shown() string {
	if v.Kind == List {
		return v.Written()
	}
	return payroll.Clean(v.Written())
}

// Written returns the cell's text as it stands in the file, a list joined.
func (v *Cell) Written() string {
	switch {
	case v.Kind == List:
		return strings.Join(v.List, payroll.ListSeparator)
	case v.HTML:
		return plainHTML(v.Text)
	}
	return v.Text
}

// SplitBy returns a text cell as the list of the values between separators. It returns the
// cell itself for the separator "" and for other cells.
func (v Cell) SplitBy(separator string) Cell {
	if separator == "" || v.Kind != Text {
		return v
	}
	v.Kind, v.List = List, strings.Split(v.Text, separator)
	return v
}

// guardStart and guardEnd stand around a text that a program kept from being taken for a
// number.
const guardStart, guardEnd = `="`, `"`

// Unguarded returns the cell without the marks that keep a spreadsheet from reading it as a
// number or a formula: ="00424" becomes 00424, and '=1 becomes =1.
func (v Cell) Unguarded() Cell {
	if v.Kind != Text || v.Text == "" || v.Text[0] > '=' {
		return v // nearly all
	}
	v.Text = Unguard(v.Text)
	return v
}

// Unguard is Cell.Unguarded for a text.
func Unguard(text string) string {
	for {
		inner := strings.TrimSpace(text)
		switch {
		case strings.HasPrefix(inner, guardStart) && len(inner) > len(guardStart) && strings.HasSuffix(inner, guardEnd) && quotedOnce(inner[2:len(inner)-1]):
			inner = strings.ReplaceAll(inner[2:len(inner)-1], `""`, `"`)
		case len(inner) > 1 && inner[0] == '\'' && strings.IndexByte("=+-@\t", inner[1]) >= 0:
			inner = inner[1:]
		default:
			return text
		}
		text = inner
	}
}

// quotedOnce reports whether every quotation mark within a text is doubled.
func quotedOnce(text string) bool {
	return strings.Count(text, `"`) == 2*strings.Count(text, `""`)
}

// Blank reports whether all cells are blank.
func Blank(cells []Cell) bool {
	return !slices.ContainsFunc(cells, func(v Cell) bool { return !v.Blank() })
}
