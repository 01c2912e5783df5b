package payroll

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// CleanName returns a name as it is shown: OneLine, with the letters that were meant where
// others look like them, and without what trails or leads it that is no part of a name:
// "Ðỗ  Công Hạnh." is "Đỗ Công Hạnh".
func CleanName(s string) string {
	s = strings.Map(narrow, OneLine(s))
	words := strings.Fields(norm.NFC.String(s))
	if !ascii(s) {
		for i, w := range words {
			words[i] = latin(w)
		}
	}
	name := strings.Join(words, " ")
	name = bullet.ReplaceAllString(name, "")
	name = strings.TrimRight(name, "-–—,:; ")
	if initials.MatchString(name) {
		return name
	}
	return strings.TrimRight(name, "-–—.,:; ")
}

// bullet stands before a name in a list of names.
var bullet = regexp.MustCompile(`^(?:[-–—•*·.,:;]\s+)+|^[,:;]+`)

// initials end a name with the full stop of an abbreviation: "T.H."
var initials = regexp.MustCompile(`(?:^|\s)(?:\pL\.){2,}$`)

// narrow is the character that a full-width one or a styled letter or digit stands for;
// others stay.
func narrow(r rune) rune {
	fullWidth := r >= 0xff00 && r <= 0xffef
	styled := r > unicode.MaxLatin1 && (unicode.IsLetter(r) || unicode.IsNumber(r))
	if !fullWidth && !styled {
		return r
	}
	compatible := []rune(norm.NFKC.String(string(r)))
	if len(compatible) == 1 {
		return compatible[0]
	}
	return r
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// always are letters that stand in no Vietnamese name and look like one that does.
var always = map[rune]rune{
	'\u00d0': 'Đ', '\u00f0': 'đ', // eth
	'\u0189': 'Đ', '\u0256': 'đ', // African D
	'\u0261': 'g', '\u0251': 'a', '\u0131': 'i', '\u0237': 'j', // script g, script a, without dots
}

// likeLatin are letters of other scripts that look like Latin ones. They are taken for
// them in a word that has Latin letters too: nobody writes one name in two scripts.
var likeLatin = map[rune]rune{
	// Cyrillic
	'а': 'a', 'е': 'e', 'о': 'o', 'р': 'p', 'с': 'c', 'х': 'x', 'у': 'y', 'і': 'i', 'ј': 'j', 'ѕ': 's', 'һ': 'h', 'ԁ': 'd', 'ԛ': 'q', 'ԝ': 'w',
	'ӏ': 'l', 'ѵ': 'v', 'ɡ': 'g', 'к': 'k', 'п': 'n', 'г': 'r', 'т': 't', 'м': 'm', 'в': 'b', 'н': 'h',
	'А': 'A', 'В': 'B', 'Е': 'E', 'К': 'K', 'М': 'M', 'Н': 'H', 'О': 'O', 'Р': 'P', 'С': 'C', 'Т': 'T', 'Х': 'X', 'У': 'Y', 'І': 'I', 'Ј': 'J',
	'Ѕ': 'S', 'Ԁ': 'D', 'Ԛ': 'Q', 'Ԝ': 'W', 'Ү': 'Y', 'ү': 'y', 'Ѵ': 'V', 'Ӏ': 'I',
	// Greek
	'α': 'a', 'ο': 'o', 'ν': 'v', 'ρ': 'p', 'ι': 'i', 'κ': 'k', 'υ': 'u', 'χ': 'x', 'γ': 'y', 'η': 'n', 'τ': 't', 'ω': 'w',
	'Α': 'A', 'Β': 'B', 'Ε': 'E', 'Ζ': 'Z', 'Η': 'H', 'Ι': 'I', 'Κ': 'K', 'Μ': 'M', 'Ν': 'N', 'Ο': 'O', 'Ρ': 'P', 'Τ': 'T', 'Υ': 'Y', 'Χ': 'X',
	// Armenian and others that are met in forged text
	'ո': 'n', 'ս': 'u', 'օ': 'o', 'հ': 'h', 'ց': 'g',
}

// latin is a word with the letters that were meant. The marks of a letter stay with it.
func latin(word string) string {
	letters := []rune(norm.NFD.String(word))
	hasLatin, other := false, false
	for i, r := range letters {
		if meant, ok := always[r]; ok {
			letters[i], r = meant, meant
		}
		hasLatin = hasLatin || unicode.Is(unicode.Latin, r)
		other = other || likeLatin[r] != 0
	}
	if hasLatin && other {
		for i, r := range letters {
			if meant, ok := likeLatin[r]; ok {
				letters[i] = meant
			}
		}
	}
	return norm.NFC.String(string(letters))
}
