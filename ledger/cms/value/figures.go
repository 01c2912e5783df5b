package value

import (
	"strings"
	"unicode"

	"nhuanbut/payroll"
)

// PlainFigures returns a text ready to be read as a number, a date or an ID: on one line, with
// ASCII digits and signs for full-width ones, "-" for every dash and minus, plain spaces, and
// no invisible characters.
func PlainFigures(text string) string {
	plain := true
	for i := range len(text) {
		plain = plain && text[i] >= ' ' && text[i] <= '~'
	}
	if !plain {
		text = strings.Map(figure1, text)
	}
	return payroll.OneLine(text)
}

// figure1 maps one character for PlainFigures; -1 leaves it out.
func figure1(r rune) rune {
	switch {
	case r >= '！' && r <= '～': // U+FF01 to U+FF5E are ASCII in full width
		return r - 0xfee0
	case unicode.Is(unicode.Pd, r), r == '−':
		return '-'
	case unicode.IsSpace(r), unicode.Is(unicode.Zs, r), r == '\u2800':
		return ' '
	case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r), unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r):
		return -1
	}
	return r
}
