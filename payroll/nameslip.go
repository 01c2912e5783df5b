package payroll

import (
	"strings"
	"unicode"
)

// LetterKey returns a name without regard to case, marks of letters, spaces and
// punctuation: "Hoà-An" and "hoa an" have one. It is for finding names that are
// spelled badly; who is paid goes by NameKey.
func LetterKey(name string) string {
	words := strings.FieldsFunc(TextKey(Unaccented(name)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, " ")
}

// The shortest names that one letter can be wrong in: of shorter ones, such as An and
// Ân, Minh and Bình, most are two people.
const (
	shortestAlike = 4 // of the shorter name, in characters
	longestAlike  = 5 // of the longer
)

// Alike reports whether two different results of LetterKey are one slip apart: a letter more, less
// or other, or two that are swapped (Damerau's distance 1). Digits do not slip: "CTV 12"
// and "CTV 13" are two.
func Alike(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < shortestAlike || len(y) < longestAlike || digits(a) != digits(b) {
		return false
	}
	return oneApart(x, y)
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// oneApart compares two texts, the second of which is not the shorter, by what is left
// of them without what they begin and end with alike.
func oneApart(x, y []rune) bool {
	for len(x) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	swapped := len(x) == 2 && len(y) == 2 && x[0] == y[1] && x[1] == y[0]
	return swapped || (len(x) <= 1 && len(y) == 1)
}

// Slips returns a LetterKey and what is left of it without each one of its letters. Two keys
// that are one slip apart share one of them, so that they are found without comparing all with all.
func Slips(key string) []string {
	letters := []rune(key)
	slips := []string{key}
	for i := range letters {
		if i > 0 && letters[i] == letters[i-1] {
			continue // the same text again
		}
		slips = append(slips, string(letters[:i])+string(letters[i+1:]))
	}
	return slips
}
