package payroll

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// undivided are the Latin letters whose mark Unicode does not take apart from them.
var undivided = strings.NewReplacer(
	"Đ", "D", "đ", "d", "Ø", "O", "ø", "o", "Ł", "L", "ł", "l", "Ħ", "H", "ħ", "h", "ı", "i",
	"Æ", "AE", "æ", "ae", "Œ", "OE", "œ", "oe", "Þ", "Th", "þ", "th", "ẞ", "SS", "ß", "ss",
)

// Unaccented returns text without the marks of its letters, as it is typed where there are
// none: "Nguyễn Thị Đào" is "Nguyen Thi Dao". Letters of other scripts stay.
func Unaccented(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
	return undivided.Replace(norm.NFC.String(s))
}

// BankText returns text as bank transfers take it: capitals without marks, digits, single
// spaces, and . , ' ( ) / & - behind the first letter or digit. Letters that have no
// Latin one for them are left out; it may be "".
func BankText(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= 'A' && r <= 'Z', r >= '0' && r <= '9', strings.ContainsRune(".,'()/&-", r):
			return r
		case unicode.IsLetter(r), unicode.Is(unicode.Cf, r): // Cf: joiners and marks of direction
			return -1
		}
		return ' '
	}, strings.ToUpper(Unaccented(s)))
	return strings.TrimLeft(strings.Join(strings.Fields(s), " "), " .,'()/&-")
}
