package grid

import (
	"strings"

	"nhuanbut/payroll"
)

// shownRunes is how many characters of a value a message quotes.
const shownRunes = 80

// Shorten returns a text on one line, cut to the length that messages quote.
func Shorten(s string) string { return ShortenTo(s, shownRunes) }

// ShortenTo returns at most so many characters of a text, on one line.
func ShortenTo(s string, most int) string {
	if len(s) > 8*most {
		s = strings.ToValidUTF8(s[:8*most], "")
	}
	runes := []rune(payroll.OneLine(s))
	if len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return string(runes)
}
