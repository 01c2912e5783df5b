// Package plain prints text and figures as CSV and other files without styles hold them.
package plain

import (
	"strconv"
	"strings"

	"nhuanbut/payroll"
)

// Text returns text without the characters that XML 1.0 forbids.
func Text(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || (r >= ' ' && r != '\ufffe' && r != '\uffff') {
			return r
		}
		return -1
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// Inert returns text that no spreadsheet takes for a formula. Text leaves no CR in it.
// https://owasp.org/www-community/attacks/CSV_Injection
func Inert(s string) string {
	if s = Text(s); s != "" && strings.ContainsRune("=+-@\t", rune(s[0])) {
		return "'" + s
	}
	return s
}

// Digits returns an amount in đồng as plain digits.
func Digits(d payroll.Dong) string { return strconv.FormatInt(int64(d), 10) }

// Number returns a number of the ledger's, nothing where there is none.
func Number(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}
