package value

import (
	"regexp"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

var (
	roundedText = regexp.MustCompile(`^[0-9](?:[.,][0-9]+)?[eE]\+[0-9]{2,3}$`) // as a spreadsheet shows a long number
	wholeTail   = regexp.MustCompile(`^([0-9]+)[.,]0+$`)
)

// id returns the ID of an article. A spreadsheet keeps 15 digits of a number: a longer ID that
// stood in one is damaged.
func (p *Parser) id(v grid.Cell) string {
	if v.Kind == grid.Number {
		n := PlainNumber(v.Text)
		p.damaged = p.damaged || len(strings.TrimLeft(n, "-0")) > significantDigits && IsDigits(strings.TrimPrefix(n, "-")) &&
			(p.Serials != NoSerials || strings.ContainsAny(v.Text, "eE"))
		return n
	}
	text := plain(payroll.ID, v)
	bare := strings.TrimPrefix(PlainFigures(text), "'")
	switch {
	case bare != "" && IsDigits(bare):
		return bare
	case roundedText.MatchString(bare):
		p.damaged = true
	case wholeTail.MatchString(bare):
		return wholeTail.FindStringSubmatch(bare)[1]
	case grouped.MatchString(bare) && !mixed(bare):
		return thousandsOnly(bare) // an ID is a counter: SharePoint's views show 1.234 for 1234
	}
	return text
}

// version returns the version of an item in the form that payroll.ParseVersion reads. A number
// cell gets a comma, since it stores 1.10 as 1.1.
func version(v grid.Cell) string {
	text := plain(payroll.CMSVersion, v)
	parsed, err := payroll.ParseVersion(PlainFigures(text))
	if err != nil {
		return text
	}
	if v.Kind == grid.Number && parsed.Minor != 0 {
		parsed.Number = true
	}
	return parsed.String()
}
