package payroll

import "unicode/utf8"

// Masked returns a private value as messages have it, which are kept where tables are not:
// "…" and its last four characters, of a value with at least nine. "" stays.
func Masked(value string) string {
	const shown, long = 4, 9
	if value == "" {
		return ""
	}
	n := utf8.RuneCountInString(value)
	if n < long {
		return "…"
	}
	return "…" + string([]rune(value)[n-shown:])
}
