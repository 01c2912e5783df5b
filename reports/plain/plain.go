// Package plain prints text and figures for files without styles, such as CSV.
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

// Digits returns an amount in đồng as digits without separators.
func Digits(d payroll.Dong) string { return strconv.FormatInt(int64(d), 10) }

// Number returns the number of a payment, an entry or another row of the ledger in digits, "" for 0.
func Number(n int64) string {
	if n == 0 {
		return ""
	}
	return strconv.FormatInt(n, 10)
}
