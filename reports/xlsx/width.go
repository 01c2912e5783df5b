package xlsx

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"nhuanbut/payroll"
)

// Widths in the font of the sheets; a column's width counts digits.
const (
	Padding = 1.0
	space   = 0.5 // or a separator
	small   = 1.0
	letter  = 1.4
	widest  = 2.0
	bold    = 1.12 // times as wide
)

func widthOf(r rune) float64 {
	switch {
	case r >= 0x2e80: // CJK, emoji
		return widest
	case unicode.IsUpper(r):
		return letter
	case unicode.IsLower(r):
		return small
	}
	return 1
}

func WordWidth(word string) float64 {
	sum := 0.0
	for _, r := range word {
		sum += widthOf(r)
	}
	return sum
}

// WidthFor returns a width that an amount fits in, in bold and with its separators.
func WidthFor(amount payroll.Dong) float64 {
	const least = 11
	digits := len(strconv.FormatInt(int64(amount), 10))
	return max(least, float64(digits)+space*float64((digits-1)/3)+Padding+space)
}

// WidthOfFigure returns a width that a figure of money with a fraction fits in.
func WidthOfFigure(d decimal.Decimal) float64 {
	width := WidthFor(payroll.Dong(d.IntPart()))
	if places := -d.Exponent(); places > 0 && !d.IsInteger() {
		width += space + float64(min(places, 6)) // as the format has them
	}
	return width
}

// headWidth returns a width that breaks no word of a column's head.
func headWidth(head string) float64 {
	longest := 0.0
	for word := range strings.FieldsSeq(head) {
		longest = max(longest, WordWidth(word))
	}
	return longest*bold + Padding
}

// HeightOf returns the height of a row of so many lines, in points; Excel has none
// above 409.
func HeightOf(lines int) float64 { return min(15*float64(lines)+2, 409) }

// LinesIn returns how many lines text takes, wrapped between its words, in a column of
// width characters: an estimate that is rather too many than too few.
func LinesIn(text string, width float64) int {
	width -= Padding
	if float64(len(text))*widest <= width {
		return 1
	}
	lines := 0
	for paragraph := range strings.SplitSeq(text, "\n") {
		lines++
		used := 0.0
		for word := range strings.SplitSeq(paragraph, " ") {
			takes := WordWidth(word)
			if used > 0 && used+space+takes > width {
				lines++
				used = 0
			}
			if used > 0 {
				used += space
			}
			for used += takes; used > width; used -= width { // a word that no line holds
				lines++
			}
		}
	}
	return lines
}
