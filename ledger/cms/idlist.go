package cms

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"nhuanbut/payroll"
)

// ListedID is one ID of a list, with where it stands.
type ListedID struct {
	ID string
	At Position
}

// listComment is a line that is a comment, or the comment behind an ID. "#17" is none:
// so an article without ID is named.
var listComment = regexp.MustCompile(`(^#\D|^#$|\s#).*$`)

// ListEmpty refuses a list without an ID. Facts: path.
const ListEmpty payroll.Code = "list-empty"

// ReadIDs reads IDs, one a line; blank lines and comments, which begin with #, are
// passed over. It refuses a list that has none. name is for errors.
func ReadIDs(r io.Reader, name string) ([]ListedID, error) {
	var list []ListedID
	// Notepad and PowerShell write UTF-16, and a mark before UTF-8.
	lines := bufio.NewScanner(transform.NewReader(r, unicode.BOMOverride(transform.Nop)))
	for n := 1; lines.Scan(); n++ {
		id := strings.TrimSpace(listComment.ReplaceAllString(payroll.OneLine(lines.Text()), ""))
		if id != "" {
			list = append(list, ListedID{ID: id, At: Position{Path: name, Row: n}})
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if len(list) == 0 {
		return nil, payroll.Refuse(ListEmpty, "path", name)
	}
	return list, nil
}
