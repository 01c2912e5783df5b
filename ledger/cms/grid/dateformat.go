package grid

import (
	"regexp"
	"strings"
)

var (
	elapsed   = regexp.MustCompile(`(?i)\[(?:h+|m+|s+)\]`)
	unwritten = regexp.MustCompile(`"[^"]*"?|\\.|[_*].|\[[^\]]*\]|(?i:general)|(?i:AM/PM|A/P)`)
)

// ShowsDate reports whether one of Excel's number formats shows a date or a time: it has d, m,
// y, h or s that are neither quoted nor part of a colour, a condition or a currency.
func ShowsDate(code string) bool {
	if elapsed.MatchString(code) {
		return true
	}
	return strings.ContainsAny(strings.ToLower(unwritten.ReplaceAllString(code, "")), "dmyhs")
}
