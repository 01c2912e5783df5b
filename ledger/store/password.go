package store

import (
	"regexp"
	"strings"
)

// A password stands between a user and a host, postgres://u:secret@host, or as a value:
// password=secret.
var (
	passwordOfUser = regexp.MustCompile(`([A-Za-z][A-Za-z0-9+.-]*://[^\s:/@]*:)[^\s“”"']*@`)
	passwordValue  = regexp.MustCompile(`(?i)(password=)[^\s&;“”"']+`)
)

// WithoutPassword returns a text with *** for each password in it, which messages and the
// audit trail do not repeat.
func WithoutPassword(text string) string {
	if !strings.Contains(text, "@") && !strings.Contains(text, "=") {
		return text
	}
	return passwordValue.ReplaceAllString(passwordOfUser.ReplaceAllString(text, "$1***@"), "$1***")
}
