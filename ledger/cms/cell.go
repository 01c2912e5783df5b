package cms

import (
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// kind says what the file knows of a cell.
type kind int

const (
	textCell    kind = iota // what a person or a program wrote; says nothing of its type
	numberCell              // a number as programs write it
	listCell                // values in list
	errorCell               // #REF! and the like
	formulaCell             // a formula whose value the file does not have
)

// cell is one value as the file has it.
type cell struct {
	kind    kind
	html    bool // the text is HTML
	dated   bool // a number that the workbook shows as a date
	formula bool // the value is what a formula came to
	unnamed bool // the text is an object of JSON without a name, or its address
	struck  bool // struck through
	fill    int  // the colour behind it, as a number of the file's; 0 is none
	text    string
	list    []string
	mail    string // of the one person that the cell names
	merged  string // the range, "C3:C5", of a merge over several rows that has a value
	comment string // what is written beside it, on one line and shortened
}

func (v *cell) blank() bool {
	if v.text != "" && v.text[0] > ' ' && v.text[0] <= '~' {
		return false // long texts are not cleaned to learn that they are there
	}
	return v.kind == textCell && payroll.Clean(v.text) == "" ||
		v.kind == listCell && len(v.list) == 0
}

// shown is the cell for messages and for columns that are not known.
func (v *cell) shown() string {
	if v.kind == listCell {
		return v.written()
	}
	return payroll.Clean(v.written())
}

// written is the text of a cell as it stands in the file.
func (v *cell) written() string {
	switch {
	case v.kind == listCell:
		return strings.Join(v.list, payroll.ListSeparator)
	case v.html:
		return plainHTML(v.text)
	}
	return v.text
}

// splitBy is a text as the values between its separators; "" leaves a cell as it is.
func (v cell) splitBy(separator string) cell {
	if separator == "" || v.kind != textCell {
		return v
	}
	v.kind, v.list = listCell, strings.Split(v.text, separator)
	return v
}

// What stands around a text that a program kept from being taken for a number.
const guardStart, guardEnd = `="`, `"`

// unguarded is a cell without what keeps a spreadsheet from reading it as a number or a
// formula: ="00424" is 00424, and '=1 is =1.
func (v cell) unguarded() cell {
	if v.kind != textCell || v.text == "" || v.text[0] > '=' {
		return v // nearly all
	}
	v.text = unguarded(v.text)
	return v
}

func unguarded(text string) string {
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

func blankLine(cells []cell) bool {
	return !slices.ContainsFunc(cells, func(v cell) bool { return !v.blank() })
}
