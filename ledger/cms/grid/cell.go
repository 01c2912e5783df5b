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

const (
	Text    Kind = iota // what a person or a program wrote; says nothing of its type
	Number              // a number as programs write it
	List                // values in list
	Error               // #REF! and the like
	Formula             // a formula whose value the file does not have
)

// Cell is one value of a table as the file has it.
type Cell struct {
	Kind       Kind
	HTML       bool // the text is HTML
	Dated      bool // a number that the workbook shows as a date
	Calculated bool // the value is what a formula came to
	Unnamed    bool // the text is an object of JSON without a name, or its address
	Struck     bool // struck through
	Fill       int  // the colour behind it, as a number of the file's; 0 is none
	Text       string
	List       []string
	Mail       string // of the one person that the cell names
	Merged     string // the range, "C3:C5", of a merge over several rows that has a value
	Comment    string // what is written beside it, on one line and shortened
}

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
