package value

import (
	"cmp"
	"regexp"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// splitNames returns the names in SharePoint's text of lookups, choices or terms: "12;#An",
// "An;#12", "3;#An;#7;#Bình", ";#Tin;#Ảnh;#". The numbers are IDs in the list that the names
// come from.
func splitNames(text string) []string {
	if !strings.Contains(text, payroll.ListSeparator) {
		return []string{text}
	}
	parts := splitLookups(text)
	if parts[0] == "" {
		return parts // of choices, which have no numbers
	}
	var names []string
	for i := 0; i < len(parts); i++ {
		if i == len(parts)-1 {
			if isNumber(parts[i]) && i > 0 {
				break // nobody's number
			}
			names = append(names, parts[i])
			break
		}
		switch first, second := isNumber(parts[i]), isNumber(parts[i+1]); {
		case first: // and where the second is one too, it is a name: "12;#2025"
			names = append(names, parts[i+1])
			i++
		case second:
			names = append(names, parts[i])
			i++
		default:
			names = append(names, parts[i])
		}
	}
	return names
}

func isNumber(part string) bool {
	number := strings.TrimPrefix(strings.TrimSpace(part), "-")
	return number != "" && IsDigits(number)
}

// splitLookups splits SharePoint's text of several values. A ";" within a value is doubled.
func splitLookups(text string) []string {
	var parts []string
	var part strings.Builder
	for i := 0; i < len(text); i++ {
		switch rest := text[i:]; {
		case strings.HasPrefix(rest, ";;"):
			part.WriteByte(';')
			i++
		case strings.HasPrefix(rest, payroll.ListSeparator):
			parts = append(parts, part.String())
			part.Reset()
			i++
		default:
			part.WriteByte(text[i])
		}
	}
	return append(parts, part.String())
}

// termGUID matches what follows the name of a term, and refiner what a search puts before it:
// "Thời sự|1d2c3b4a-…", "L0|#0…|Thời sự".
var (
	termGUID = regexp.MustCompile(`\s*\|\s*\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?$`)
	refiner  = regexp.MustCompile(`^(?:L|GP|GTS)[0-9]+\|#[0-9A-Fa-f-]+\|`)
)

// terms returns the values of a cell of several, each term without its GUID.
func terms(v grid.Cell) Value {
	values := several(v)
	var said payroll.Code
	for i, term := range values {
		if strings.Contains(term, "|") {
			term = payroll.OneLine(refiner.ReplaceAllString(termGUID.ReplaceAllString(term, ""), ""))
			values[i] = cmp.Or(term, values[i])
		}
		if isNumber(values[i]) {
			said = NumberForTerm
		}
	}
	return Value{Text: joinSeveral(values), Warn: said}
}
