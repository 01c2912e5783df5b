package payroll

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Clean returns text as the ledger stores it: NFC, without invisible characters and
// control characters other than line breaks and tabs, and without space at the ends.
// Where an invisible character is all that stands between a small letter and a capital
// one, it stood for a space: "Công<U+200D>Sáng".
func Clean(s string) string {
	if strings.IndexFunc(s, invisible) >= 0 {
		s = visible(s)
	}
	return strings.TrimSpace(norm.NFC.String(s))
}

// visible is text without its invisible characters.
func visible(s string) string {
	var b strings.Builder
	hidden, last := false, rune(0) // whether one was left out since the last letter
	for _, r := range s {
		if invisible(r) {
			hidden = hidden || r != softHyphen
			continue
		}
		if hidden && unicode.IsUpper(r) && unicode.IsLower(last) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		hidden = false
		if !unicode.Is(unicode.Mn, r) {
			last = r
		}
	}
	return b.String()
}

const softHyphen = '\u00ad' // where a word may be divided

// invisible reports whether a character leaves no ink and takes no room: controls, marks
// of direction and joining, variation selectors, fillers.
func invisible(r rune) bool {
	if r >= ' ' && r <= '~' || r == '\n' || r == '\t' { // most of a text: asked first
		return false
	}
	return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// OneLine returns Clean of s with every run of white space as one space: for names and titles.
func OneLine(s string) string { return strings.Join(strings.Fields(Clean(s)), " ") }

// TextKey returns s in the form in which texts are compared, without regard to case, spaces
// and Unicode form: titles, categories and words of status.
func TextKey(s string) string { return cases.Fold().String(OneLine(s)) }

// NameKey returns a person's name in the form in which names are compared: the TextKey of
// CleanName, whichever letter of a syllable bears the tone mark, since Hoà and Hòa are one
// name. Other diacritics count: Hoa and Hóa are two people.
func NameKey(s string) string {
	words := strings.Fields(TextKey(strings.TrimRight(CleanName(s), ".")))
	for i, w := range words {
		words[i] = toneLast(w)
	}
	return strings.Join(words, " ")
}

// toneLast moves a word's tone marks behind its letters. The marks that make
// another letter (â, ă, ơ, ê, ô, ư) stay where they are.
func toneLast(word string) string {
	var letters, tones []rune
	for _, r := range norm.NFD.String(word) {
		switch r {
		case '\u0300', '\u0301', '\u0303', '\u0309', '\u0323':
			tones = append(tones, r)
		default:
			letters = append(letters, r)
		}
	}
	return norm.NFC.String(string(letters)) + string(tones)
}
