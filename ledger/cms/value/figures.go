package value

import (
	"strings"
	"unicode"

	"nhuanbut/payroll"
)

// PlainFigures is a text as numbers, dates and IDs are read: on one line, with plain digits
// and signs for those of full width, "-" for every kind of minus and dash, one kind of
// space, and without the marks that nobody sees.
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

// figure1 is one letter of figures; -1 leaves it out.
func figure1(r rune) rune {
	switch {
	case r >= '！' && r <= '～': // U+FF01 to U+FF5E are ASCII in full width
		return r - 0xfee0
	case strings.ContainsRune("−‐‑‒–—―﹘﹣", r):
		return '-'
	case unicode.IsSpace(r), unicode.Is(unicode.Zs, r), r == '\u2800':
		return ' '
	case unicode.Is(unicode.Cf, r), unicode.Is(unicode.Variation_Selector, r), r == '\u034f', r == '\u3164', r == '\u115f', r == '\u1160', r == '\uffa0':
		return -1
	}
	return r
}
