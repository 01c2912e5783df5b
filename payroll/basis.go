package payroll

import (
	"slices"
	"strings"
)

// Bases are what a line of money rests on: documents of law, decisions and the unit's own
// regulation, in the order in which they are named.
type Bases []string

// Bases of a line that are no legal basis.
const (
	LumpSumBasis = "khoán"           // Số tiền is the royalty
	OwnFigures   = "số liệu của CMS" // the row's own coefficient or base salary
)

// basisSeparator stands between the bases of a text.
const basisSeparator = "; "

// ParseBases reads bases as String writes them and as people enter them.
func ParseBases(text string) Bases {
	if text == "" {
		return nil
	}
	return strings.Split(text, basisSeparator)
}

// String returns the bases joined by "; ".
func (b Bases) String() string { return strings.Join(b, basisSeparator) }

// AddLegal returns b with those of other that are legal bases and that it does not have.
func (b Bases) AddLegal(other Bases) Bases {
	for _, basis := range other {
		if basis != "" && basis != LumpSumBasis && basis != OwnFigures && !slices.Contains(b, basis) {
			b = append(b, basis)
		}
	}
	return b
}
