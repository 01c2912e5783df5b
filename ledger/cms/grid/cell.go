// Package grid has the rows of typed cells that a file of any format is read into. Rows gives
// them one at a time, each with its number. It knows nothing of what the cells mean.
package grid

import (
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// Kind says what the file knows of a cell.
type Kind int

const (
	Text    Kind = iota // what a person or a program wrote; says nothing of its type
	Number              // a number as programs write it
	List                // values in list
	Error               // #REF! and the like
	Formula             // a formula whose value the file does not have
)

// Cell is one value as the file has it.
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

// Shown is the cell for messages and for columns that are not known.
func (v *Cell) Shown() string {
	if v.Kind == List {
		return v.Written()
	}
	return payroll.Clean(v.Written())
}

// Written is the text of a cell as it stands in the file.
func (v *Cell) Written() string {
	switch {
	case v.Kind == List:
		return strings.Join(v.List, payroll.ListSeparator)
	case v.HTML:
		return plainHTML(v.Text)
	}
	return v.Text
}

// SplitBy is a text as the values between its separators; "" leaves a cell as it is.
func (v Cell) SplitBy(separator string) Cell {
	if separator == "" || v.Kind != Text {
		return v
	}
	v.Kind, v.List = List, strings.Split(v.Text, separator)
	return v
}

// What stands around a text that a program kept from being taken for a number.
const guardStart, guardEnd = `="`, `"`

// Unguarded is a cell without what keeps a spreadsheet from reading it as a number or a
// formula: ="00424" is 00424, and '=1 is =1.
func (v Cell) Unguarded() Cell {
	if v.Kind != Text || v.Text == "" || v.Text[0] > '=' {
		return v // nearly all
	}
	v.Text = Unguard(v.Text)
	return v
}

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

// quotedOnce reports whether a text within quotes has none but doubled ones.
func quotedOnce(text string) bool {
	return strings.Count(text, `"`) == 2*strings.Count(text, `""`)
}

func Blank(cells []Cell) bool {
	return !slices.ContainsFunc(cells, func(v Cell) bool { return !v.Blank() })
}
