package term

import (
	"strings"
	"unicode"

	"github.com/jedib0t/go-pretty/v6/text"
	"golang.org/x/text/unicode/norm"
)

// Width returns how many columns of a terminal a line takes.
func Width(line string) int { return text.StringWidth(line) }

// Wrap returns s with no line wider than width. Lines are broken between words, but not
// between words that [Together] joined.
func Wrap(s string, width int) string {
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		if text.StringWidth(line) > width {
			line = text.WrapSoft(line, width)
		}
		for part := range strings.SplitSeq(line, "\n") {
			lines = append(lines, strings.TrimRight(part, " "))
		}
	}
	return strings.ReplaceAll(strings.Join(lines, "\n"), Joint, " ")
}

// Joint is a blank at which Wrap breaks no line. It is a character of Unicode's private
// use, so that no text has it of itself.
const Joint = "\ue000"

// Together returns words with Joint for each blank.
func Together(words string) string { return strings.ReplaceAll(words, " ", Joint) }

// Hang returns a name with s behind it, no wider than width. The lines of s begin below
// one another.
func Hang(name, s string, width int) string {
	left := text.StringWidth(name)
	return name + strings.ReplaceAll(Wrap(s, width-left), "\n", "\n"+strings.Repeat(" ", left))
}

// Printable returns s as a terminal can show it: composed (NFC), since many terminals
// draw a letter and its marks side by side otherwise, and without control characters,
// by which a title from a file could steer the terminal.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, norm.NFC.String(s))
}
