package reports

import "github.com/xuri/excelize/v2"

// form is how the values of a column are written.
type form int

const (
	asText   form = iota // wraps
	asWord               // short text in the middle
	asCode               // text that looks like a number and is none
	asDate               // dd/mm/yyyy
	asCount              // whole number
	asMoney              // đồng; a unit with a fraction shows it
	asSparse             // đồng; 0 shows nothing
	asFigure             // exact decimal, shown as it is
	asShare              // percent
	forms
)

// look is what a row is, in the eyes of who reads it.
type look int

const (
	body  look = iota
	muted      // nothing is paid for it
	alert      // what must be settled, in red
	sum
	bare // the sheet for import: no rules, no wrapping
	looks
)

// block is the style of what stands around a table.
type block int

const (
	parentBlock block = iota
	unitBlock
	titleBlock
	periodBlock
	factBlock // about all of the table
	currencyBlock
	headBlock
	sectionBlock
	footBlock
	wordsBlock // an amount in words
	dateBlock  // place and date, and how one signs
	signBlock  // who signs
	stateBlock // of the ledger
	blocks
)

const (
	font   = "Times New Roman" // as official Vietnamese papers have it (NĐ 30/2020/NĐ-CP)
	size   = 11.0
	accent = "1F4E79"
	tint   = "E7EEF6" // of the accent, behind heads and sums
	rule   = "BFC7D1"
	grey   = "7A7A7A"
	red    = "C00000"
	center = "center"
	whole  = "#,##0"
	partly = "#,##0.0#####"
	sparse = "#,##0;-#,##0;"
)

var formats = [forms]string{
	asCode: "@", asDate: "dd/mm/yyyy", asCount: whole, asMoney: whole, asSparse: sparse, asShare: "0.00%",
}

// styles are the numbers of a workbook's styles.
type styles struct {
	cells    [forms][looks]int
	fraction [looks]int // of money that is not whole
	blocks   [blocks]int
}

func newStyles(f *excelize.File) (*styles, error) {
	if err := f.SetDefaultFont(font); err != nil {
		return nil, err
	}
	var s styles
	var err error
	for l := range looks {
		for form := range forms {
			if s.cells[form][l], err = f.NewStyle(cellStyle(form, l, formats[form])); err != nil {
				return nil, err
			}
		}
		if s.fraction[l], err = f.NewStyle(cellStyle(asMoney, l, partly)); err != nil {
			return nil, err
		}
	}
	for b := range blocks {
		if s.blocks[b], err = f.NewStyle(blockStyle(b)); err != nil {
			return nil, err
		}
	}
	return &s, nil
}

func cellStyle(form form, l look, format string) *excelize.Style {
	s := &excelize.Style{
		Font:      &excelize.Font{Family: font, Size: size},
		Alignment: &excelize.Alignment{Vertical: center},
	}
	if format != "" {
		s.CustomNumFmt = &format
	}
	switch form {
	case asText:
		s.Alignment.WrapText = l != bare
	case asWord, asCode, asDate:
		s.Alignment.Horizontal = center
		s.Alignment.WrapText = form == asWord && l != bare
	default:
		s.Alignment.Horizontal = "right"
	}
	switch l {
	case bare:
		if form == asCode {
			s.Alignment.Horizontal = "left"
		}
		return s
	case muted:
		s.Font.Color = grey
	case alert:
		s.Font.Color = red
	case sum:
		s.Font.Bold = true
		s.Fill = filled()
	}
	s.Border = ruled()
	return s
}

func blockStyle(b block) *excelize.Style {
	s := &excelize.Style{
		Font:      &excelize.Font{Family: font, Size: size},
		Alignment: &excelize.Alignment{Vertical: center},
	}
	switch b {
	case parentBlock:
	case unitBlock:
		s.Font.Bold = true
	case titleBlock:
		s.Font.Bold, s.Font.Size, s.Font.Color = true, 15, accent
		s.Alignment.Horizontal = center
	case periodBlock:
		s.Font.Italic = true
		s.Alignment.Horizontal = center
	case factBlock:
		s.Alignment.WrapText = true
	case currencyBlock:
		s.Font.Italic = true
		s.Alignment.Horizontal = "right"
	case headBlock:
		s.Font.Bold, s.Font.Color = true, accent
		s.Alignment.Horizontal, s.Alignment.WrapText = center, true
		s.Fill, s.Border = filled(), ruled()
	case sectionBlock:
		s.Font.Bold, s.Font.Color = true, accent
		s.Border = ruled()
	case wordsBlock:
		s.Font.Bold, s.Font.Italic = true, true
		s.Alignment.WrapText = true
	case dateBlock:
		s.Font.Italic = true
		s.Alignment.Horizontal = center
	case signBlock:
		s.Font.Bold = true
		s.Alignment.Horizontal, s.Alignment.Vertical, s.Alignment.WrapText = center, "top", true
	case stateBlock:
		s.Font.Size, s.Font.Color = 8, grey
		s.Alignment.WrapText = true
	case footBlock:
		s.Font.Italic = true
		s.Alignment.WrapText, s.Alignment.Vertical = true, "top"
	}
	return s
}

func filled() excelize.Fill {
	return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{tint}}
}

func ruled() []excelize.Border {
	const thin = 1
	var rules []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		rules = append(rules, excelize.Border{Type: side, Color: rule, Style: thin})
	}
	return rules
}
