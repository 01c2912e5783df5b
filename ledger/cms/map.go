package cms

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"nhuanbut/payroll"
)

// Target is what the user says of a header: a column, Extra to keep it under its
// own name, or not Known to leave it out.
type Target struct {
	Column payroll.Column
	Known  bool
}

// header is a header of which the target is said.
func (t Target) header(name string) HeaderColumn {
	switch {
	case !t.Known:
		return HeaderColumn{Name: name, Column: payroll.Extra, Out: true, Rule: LeftOut}
	case t.Column == payroll.Extra:
		return HeaderColumn{Name: name, Column: payroll.Extra, Rule: KeptByMap}
	}
	return HeaderColumn{Name: name, Column: t.Column, Known: true, Rule: ByMap}
}

// Map says what headers mean, by payroll.TextKey of the header. It goes before
// everything that the tool knows of headers.
type Map map[string]Target

// MapError refuses a map.
type MapError struct {
	Path   string
	Line   int
	Reason *payroll.Error
}

func (e *MapError) Error() string { return fmt.Sprintf("%s, line %d: %v", e.Path, e.Line, e.Reason) }

func (e *MapError) Unwrap() error { return e.Reason }

// ReadMap reads lines "header in the file = Our column", where the right side is a
// header, a key or a synonym, "extra" to keep the column under its own name, or
// blank to leave it out. A line that starts with # is a comment. name is for errors.
func ReadMap(r io.Reader, name string) (Map, error) {
	m := make(Map)
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		if err := m.add(n, lines.Text()); err != nil {
			return nil, &MapError{Path: name, Line: n, Reason: err}
		}
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	return m, nil
}

func (m Map) add(n int, text string) *payroll.Error {
	if !utf8.ValidString(text) {
		return payroll.Refuse(MapUnreadable)
	}
	line := payroll.OneLine(text)
	if line == "" || line[0] == '#' {
		return nil
	}
	i := strings.LastIndexByte(line, '=')
	if i < 0 || payroll.OneLine(line[:i]) == "" {
		return payroll.Refuse(MapLineBad, n, line)
	}
	header, column := payroll.OneLine(line[:i]), payroll.OneLine(line[i+1:])
	var t Target
	switch c, ok := LookupColumn(column); {
	case column == "":
	case payroll.TextKey(column) == payroll.Extra.Key():
		t = Target{payroll.Extra, true}
	case !ok:
		return payroll.Refuse(MapColumnUnknown, n, column)
	default:
		t = Target{c, true}
	}
	if _, twice := m[payroll.TextKey(header)]; twice {
		return payroll.Refuse(MapHeaderTwice, n, header)
	}
	m[payroll.TextKey(header)] = t
	return nil
}

// target finds what is said of a header, as it stands or with SharePoint's escapes undone.
func (m Map) target(header string) (Target, bool) {
	if len(m) == 0 {
		return Target{}, false
	}
	t, ok := m[payroll.TextKey(header)]
	if !ok {
		t, ok = m[payroll.TextKey(decodeName(header))]
	}
	return t, ok
}

// unused are the headers that the map speaks of and the file does not have, sorted.
func (m Map) unused(header []HeaderColumn) []string {
	rest := make(map[string]bool, len(m))
	for name := range m {
		rest[name] = true
	}
	for _, h := range header {
		delete(rest, payroll.TextKey(h.Name))
		delete(rest, payroll.TextKey(decodeName(h.Name)))
	}
	names := make([]string, 0, len(rest))
	for name := range rest {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
