package xlsx

import "github.com/xuri/excelize/v2"

// Form is how the values of a column are written.
type Form int

const (
	Text   Form = iota // wraps
	Word               // short text in the middle
	Code               // text that looks like a number and is none
	Date               // dd/mm/yyyy
	Count              // whole number
	Money              // đồng; a unit with a fraction shows it
	Sparse             // đồng; 0 shows nothing
	Figure             // exact decimal, shown as it is
	Share              // percent
	forms
)

// Look is what a row is, in the eyes of who reads it.
type Look int

const (
	Body  Look = iota
	Muted      // nothing is paid for it
	Alert      // what must be settled, in red
	Sum
	Bare // the sheet for import: no rules, no wrapping
	looks
)

// Block is the style of what stands around a table.
type Block int

const (
	ParentBlock Block = iota
	UnitBlock
	TitleBlock
	PeriodBlock
	FactBlock // about all of the table
	CurrencyBlock
	headBlock
	SectionBlock
	footBlock
	WordsBlock // an amount in words
	DateBlock  // place and date, and how one signs
	SignBlock  // who signs
	StateBlock // of the ledger
	blocks
)

const (
	Font   = "Times New Roman" // as official Vietnamese papers have it (NĐ 30/2020/NĐ-CP)
	Size   = 11.0
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
	Code: "@", Date: "dd/mm/yyyy", Count: whole, Money: whole, Sparse: sparse, Share: "0.00%",
}

// styles are the numbers of a workbook's styles.
type styles struct {
	cells    [forms][looks]int
	fraction [looks]int // of money that is not whole
	blocks   [blocks]int
}

func newStyles(f *excelize.File) (*styles, error) {
	if err := f.SetDefaultFont(Font); err != nil {
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
		if s.fraction[l], err = f.NewStyle(cellStyle(Money, l, partly)); err != nil {
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

func cellStyle(form Form, l Look, format string) *excelize.Style {
	s := &excelize.Style{
		Font:      &excelize.Font{Family: Font, Size: Size},
		Alignment: &excelize.Alignment{Vertical: center},
	}
	if format != "" {
		s.CustomNumFmt = &format
	}
	switch form {
	case Text:
		s.Alignment.WrapText = l != Bare
	case Word, Code, Date:
		s.Alignment.Horizontal = center
		s.Alignment.WrapText = form == Word && l != Bare
	default:
		s.Alignment.Horizontal = "right"
	}
	switch l {
	case Bare:
		if form == Code {
			s.Alignment.Horizontal = "left"
		}
		return s
	case Muted:
		s.Font.Color = grey
	case Alert:
		s.Font.Color = red
	case Sum:
		s.Font.Bold = true
		s.Fill = filled()
	}
	s.Border = ruled()
	return s
}

func blockStyle(b Block) *excelize.Style {
	s := &excelize.Style{
		Font:      &excelize.Font{Family: Font, Size: Size},
		Alignment: &excelize.Alignment{Vertical: center},
	}
	switch b {
	case ParentBlock:
	case UnitBlock:
		s.Font.Bold = true
	case TitleBlock:
		s.Font.Bold, s.Font.Size, s.Font.Color = true, 15, accent
		s.Alignment.Horizontal = center
	case PeriodBlock:
		s.Font.Italic = true
		s.Alignment.Horizontal = center
	case FactBlock:
		s.Alignment.WrapText = true
	case CurrencyBlock:
		s.Font.Italic = true
		s.Alignment.Horizontal = "right"
	case headBlock:
		s.Font.Bold, s.Font.Color = true, accent
		s.Alignment.Horizontal, s.Alignment.WrapText = center, true
		s.Fill, s.Border = filled(), ruled()
	case SectionBlock:
		s.Font.Bold, s.Font.Color = true, accent
		s.Border = ruled()
	case WordsBlock:
		s.Font.Bold, s.Font.Italic = true, true
		s.Alignment.WrapText = true
	case DateBlock:
		s.Font.Italic = true
		s.Alignment.Horizontal = center
	case SignBlock:
		s.Font.Bold = true
		s.Alignment.Horizontal, s.Alignment.Vertical, s.Alignment.WrapText = center, "top", true
	case StateBlock:
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
