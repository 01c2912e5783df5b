package cms

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"nhuanbut/ledger/cms/text"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// Target is what a map says of a header: its column; Extra to keep it under its own name; not
// Known to leave it out.
type Target struct {
	Column payroll.Column
	Known  bool
	Split  string // the separator of the values of a cell; "" for the column's own
	name   string // the header as the map has it
	rule   Rule   // why; "" means by the map
	order  int    // the order of an earlier map, the oldest first
}

// header returns the column of a header with this target.
func (t Target) header(name string) HeaderColumn {
	switch {
	case !t.Known:
		return HeaderColumn{Name: name, Column: payroll.Extra, Omitted: true, Rule: LeftOut}
	case t.Column == payroll.Extra:
		return HeaderColumn{Name: name, Column: payroll.Extra, Rule: ExtraByMap}
	}
	return HeaderColumn{Name: name, Column: t.Column, Known: true, Rule: cmp.Or(t.rule, ByMap), split: t.Split, order: t.order}
}

// right returns the right side of a line of a map with this target.
func (t Target) right() string {
	switch {
	case !t.Known:
		return ""
	case t.Column == payroll.Extra:
		return payroll.Extra.Key()
	case t.Split != "":
		return t.Column.Header() + " split " + t.Split
	}
	return t.Column.Header()
}

// Map tells what the program cannot know of a list. It goes before everything else.
type Map struct {
	headers   map[string]Target         // by payroll.TextKey of the header
	words     payroll.StatusWords       // the meaning of the list's words of status
	constants map[payroll.Column]string // the value for rows without one, in canonical form
}

// MapError is the refusal of a map.
type MapError struct {
	Path   string
	Line   int
	Reason *payroll.Error
}

func (e *MapError) Error() string { return fmt.Sprintf("%s, line %d: %v", e.Path, e.Line, e.Reason) }

func (e *MapError) Unwrap() error { return e.Reason }

// NewMap returns an empty map.
func NewMap() Map {
	return Map{headers: make(map[string]Target), words: make(payroll.StatusWords), constants: make(map[payroll.Column]string)}
}

// Read adds to m the lines "what the file has = what it is". name is for errors.
//
//	Người viết = Tác giả          a header, or a place in JSON (acf.he_so_tin, meta.he_so_tin[0])
//	Categories = Phân loại split | a cell of several values, with what stands between them
//	Kho = extra                   keeps the column under its own name
//	Ghi chú =                     leaves the column out
//	publish = approved            a word of status
//	"Tin" = Loại bài viết         stands where a row has nothing in the column
//
// A column goes by its header, its key or a synonym. A line that starts with # is a comment.
func (m Map) Read(r io.Reader, name string) error {
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		if err := m.add(n, lines.Text()); err != nil {
			return &MapError{Path: name, Line: n, Reason: err}
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return nil
}

// Ignore keeps a header's column under its own name, as one without money. It refuses a header
// that the map has already.
func (m Map) Ignore(header string) error {
	if err := m.addHeader(0, payroll.OneLine(header), payroll.Extra.Key()); err != nil {
		return err
	}
	return nil
}

// ColumnRule is what a map says of a header: the two sides of its line.
type ColumnRule struct{ Header, Target string }

// WithEarlier returns the map with the rules of earlier ones, the oldest first, for headers
// that it does not name.
func (m Map) WithEarlier(earlier []ColumnRule) Map {
	all := NewMap()
	for i, r := range earlier {
		if all.addHeader(0, r.Header, r.Target) != nil {
			continue // of a column that this program no longer has
		}
		key := payroll.TextKey(r.Header)
		t := all.headers[key]
		t.rule, t.order = Remembered, i
		all.headers[key] = t
	}
	for key, t := range all.headers {
		if _, ok := text.ParsePath(t.name); ok && t.Known && t.Column != payroll.Extra && (claimed(m.headers, t, 0) || claimed(all.headers, t, t.order+1)) {
			delete(all.headers, key)
		}
	}
	maps.Copy(all.headers, m.headers)
	all.words, all.constants = m.words, m.constants
	return all
}

// claimed reports whether headers, from an order on, claim the column of another target. A
// path within JSON is not read if a header has its column.
func claimed(headers map[string]Target, t Target, from int) bool {
	for _, other := range headers {
		if other.Known && other.Column == t.Column && other.order >= from && other.name != t.name {
			return true
		}
	}
	return false
}

// Rules returns what this map, and no earlier one, says of a file's headers.
func (m Map) Rules(header []HeaderColumn) (rules []ColumnRule) {
	for _, h := range header {
		if t, ok := m.target(h.Name); ok && t.rule != Remembered {
			rules = append(rules, ColumnRule{h.Name, t.right()})
		}
	}
	return rules
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
		return payroll.Refuse(MapLineBad, "line", n, "text", line)
	}
	left, right := payroll.OneLine(line[:i]), payroll.OneLine(line[i+1:])
	constant, isConstant := inQuotes(left)
	if status, err := payroll.ParseStatus(payroll.TextKey(right)); err == nil {
		if isConstant {
			left = constant
		}
		return m.addWord(n, left, status)
	}
	if isConstant {
		return m.addConstant(n, constant, right)
	}
	return m.addHeader(n, left, right)
}

func inQuotes(s string) (inside string, ok bool) {
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return "", false
	}
	return payroll.OneLine(s[1 : len(s)-1]), true
}

func (m Map) addWord(n int, word string, status payroll.Status) *payroll.Error {
	if _, twice := m.words[payroll.TextKey(word)]; twice {
		return payroll.Refuse(MapHeaderTwice, "line", n, "header", word)
	}
	m.words[payroll.TextKey(word)] = status
	return nil
}

func (m Map) addConstant(n int, text, column string) *payroll.Error {
	c, ok := LookupColumn(column)
	switch {
	case !ok:
		return payroll.Refuse(MapColumnUnknown, "line", n, "column", column)
	case !constant(c):
		return payroll.Refuse(MapConstantBad, "line", n, "column", c.Header())
	}
	if _, twice := m.constants[c]; twice {
		return payroll.Refuse(MapConstantTwice, "line", n, "column", c.Header())
	}
	value, reason := value.Parse(c, text, value.DatesDMY)
	if reason != nil || value == "" {
		return payroll.Refuse(MapConstantBad, "line", n, "column", c.Header())
	}
	m.constants[c] = value
	return nil
}

// constant reports whether one value may stand for all rows without one: not if articles are
// told apart by it, and not a figure, which would change what a blank pays.
func constant(c payroll.Column) bool {
	switch c {
	case payroll.ID, payroll.Title, payroll.Slug, payroll.Shares, payroll.Extra:
		return false
	}
	switch c.Form() {
	case payroll.Text, payroll.Label, payroll.Several, payroll.People:
		return true
	}
	return false
}

// splitting matches a column with the separator of its values.
var splitting = regexp.MustCompile(`^(.*\S)\s+(?i:split)\s+(\S+)$`)

func (m Map) addHeader(n int, header, column string) *payroll.Error {
	t := Target{Column: payroll.Extra, name: header}
	if s := splitting.FindStringSubmatch(column); s != nil {
		column, t.Split = s[1], s[2]
	}
	switch c, ok := LookupColumn(column); {
	case column == "":
	case payroll.TextKey(column) == payroll.Extra.Key():
		t.Known = true
	case !ok:
		return payroll.Refuse(MapColumnUnknown, "line", n, "column", column)
	default:
		t.Column, t.Known = c, true
	}
	if f := t.Column.Form(); t.Split != "" && f != payroll.Several && f != payroll.People {
		return payroll.Refuse(MapSplitBad, "line", n, "column", column)
	}
	if _, twice := m.headers[payroll.TextKey(header)]; twice {
		return payroll.Refuse(MapHeaderTwice, "line", n, "header", header)
	}
	m.headers[payroll.TextKey(header)] = t
	return nil
}

// target returns what the map says of a header, as it stands or with SharePoint's escapes
// undone.
func (m Map) target(header string) (Target, bool) {
	if len(m.headers) == 0 {
		return Target{}, false
	}
	t, ok := m.headers[payroll.TextKey(header)]
	if !ok {
		t, ok = m.headers[payroll.TextKey(decodeName(header))]
	}
	return t, ok
}

// read returns a column's value by the map's words of status.
func (m Map) read(c payroll.Column, value string) string {
	if len(m.words) == 0 || value == "" || c != payroll.ApprovalStatus && c != payroll.NewsroomStatus {
		return value
	}
	if status, ok := m.words[payroll.TextKey(value)]; ok {
		return string(status)
	}
	return value
}

// fill sets the map's constants in a record without them.
func (m Map) fill(r *payroll.Record) {
	for c, value := range m.constants {
		if r[c] == "" {
			r[c] = m.read(c, value)
		}
	}
}

// unused returns the map's headers that the file does not have, sorted.
func (m Map) unused(header []HeaderColumn) []string {
	rest := make(map[string]string, len(m.headers))
	for key, t := range m.headers {
		if t.rule != Remembered {
			rest[key] = t.name
		}
	}
	for _, h := range header {
		delete(rest, payroll.TextKey(h.Name))
		delete(rest, payroll.TextKey(decodeName(h.Name)))
	}
	return slices.Sorted(maps.Values(rest))
}

// places returns the map's paths by the key of the item's member that they begin with.
func (m Map) places() map[string][]text.Path {
	of := make(map[string][]text.Path)
	for _, key := range slices.Sorted(maps.Keys(m.headers)) {
		if p, ok := text.ParsePath(m.headers[key].name); ok {
			of[p.Begins()] = append(of[p.Begins()], p)
		}
	}
	return of
}
