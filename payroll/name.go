package payroll

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Clean is text as the ledger keeps it: NFC, without invisible characters and
// control characters other than line breaks and tabs, and without space at the ends.
func Clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= ' ' && r <= '~', r == '\n', r == '\t': // most of a text: asked first
			return r
		case r == '\r', r == '\u00ad', r == '\u200b', r == '\ufeff', r == '\u2060', unicode.IsControl(r):
			return -1
		}
		return r
	}, s)
	return strings.TrimSpace(norm.NFC.String(s))
}

// OneLine is Clean with every run of white space as one space: for names and titles.
func OneLine(s string) string { return strings.Join(strings.Fields(Clean(s)), " ") }

// TextKey is what two texts share where they differ only in case, spaces and
// Unicode form. It is for comparing titles, categories and words of status.
func TextKey(s string) string { return cases.Fold().String(OneLine(s)) }

// NameKey is what two spellings of one person's name share: TextKey, and besides
// no regard to which letter of a syllable bears the tone mark, since Hoà and Hòa
// are one name. Other diacritics count: Hoa and Hóa are two people.
func NameKey(s string) string {
	words := strings.Fields(TextKey(s))
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
