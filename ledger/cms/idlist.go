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

// ListedID is an ID of a list, with its place.
type ListedID struct {
	ID string
	At Position
}

// listComment matches a comment, on a line of its own or behind an ID. "#17" is none: an
// article without ID is named so.
var listComment = regexp.MustCompile(`(^#\D|^#$|\s#).*$`)

// ListEmpty refuses a list without an ID. Facts: path.
const ListEmpty payroll.Code = "list-empty"

// ReadIDs reads IDs, one a line. It skips blank lines and comments, which begin with #. It
// refuses a list without any. name is for errors.
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
