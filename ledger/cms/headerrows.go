package cms

import (
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nhuanbut/payroll"
)

// take makes the header of a row of names, and of the rows under it that belong to it.
func (t *table) take(header []HeaderColumn, names []string, row int) error {
	m := &merges{}
	if s, ok := t.rows.(spanning); ok {
		m = s.spans()
		m.header = m.headerEnd(header, row)
	}
	last := max(row, m.header)
	for {
		l, err := t.read()
		if err != nil && !errors.Is(err, io.EOF) {
			return err
		}
		if err != nil {
			break
		}
		lower := texts(l.cells)
		if l.number > last && (l.number >= row+headerRowsMost || l.broken != nil || !t.refines(m, names, row, lower)) {
			t.ahead = &l
			break
		}
		m.header = max(m.header, l.number)
		names = t.layer(m, names, row, l.number, lower)
	}
	header, reason := t.subject.understand(t.reading, names)
	if reason != nil {
		return t.refuse(reason.Code, reason.Args...)
	}
	if err := t.judgeHeaderLetters(names, row); err != nil {
		return err
	}
	t.header, t.names, t.width, t.underTitle = header, names, len(header), true
	t.findFolderMarks()
	if t.about.headerRow == 0 {
		t.about.headerRow = row
	}
	return t.begin(header)
}

// begin begins the rows under a header.
func (t *table) begin(header []HeaderColumn) error {
	for _, name := range t.o.Map.unused(header) {
		t.warn(MapUnused, "", 0, t.path, name)
	}
	if t.hand == nil {
		return nil
	}
	t.hand.begin(header)
	return t.setFill()
}

// layer puts a row of names under those above: "tin" and "ảnh" under a "Hệ số" over both
// are "Hệ số tin" and "Hệ số ảnh".
func (t *table) layer(m *merges, upper []string, row, number int, lower []string) []string {
	names := slices.Clone(upper)
	for i, name := range lower {
		if name == "" || m.below(row, i) >= number {
			continue
		}
		for len(names) <= i {
			names = append(names, "")
		}
		names[i] = payroll.OneLine(groupOver(m, upper, row, i) + " " + name)
		if !t.knows(names[i]) && t.knows(name) {
			names[i] = name
		}
	}
	return names
}

// groupOver is the name that stands over column i: that of the merge, else the next one to
// the left.
func groupOver(m *merges, upper []string, row, i int) string {
	from := m.group(row, i)
	if from == i && (i >= len(upper) || upper[i] == "") {
		for from > 0 && (from >= len(upper) || upper[from] == "") {
			from--
		}
	}
	if from < len(upper) {
		return upper[from]
	}
	return ""
}

// refines reports whether a row right under a header that no merge binds to it names its
// columns further: each of its names stands under one that is none by itself, or with it
// makes a column that is known.
func (t *table) refines(m *merges, upper []string, row int, lower []string) bool {
	better := false
	for i, name := range lower {
		if name == "" {
			continue
		}
		if len(name) > 60 || !withLetter(name) {
			return false
		}
		combined := payroll.OneLine(groupOver(m, upper, row, i) + " " + name)
		known := t.knows(combined)
		if !known && i < len(upper) && upper[i] != "" && t.knows(upper[i]) {
			return false
		}
		better = better || known
	}
	return better
}

// layered is a row of names with those of the row above it, where that makes more of them
// known: a "Hệ số" that stands over "tin" and "ảnh".
func (t *table) layered(above, names []string) []string {
	if nonblank(above) == 0 {
		return names
	}
	both := slices.Clone(names)
	for i, name := range names {
		switch over := groupOver(&merges{}, above, 0, i); {
		case name == "" && i < len(above):
			both[i] = above[i]
		case name != "" && !t.knows(name) && t.knows(payroll.OneLine(over+" "+name)):
			both[i] = payroll.OneLine(over + " " + name)
		}
	}
	for i := len(names); i < len(above); i++ {
		both = append(both, above[i])
	}
	before, _ := t.subject.understand(t.reading, names)
	after, reason := t.subject.understand(t.reading, both)
	if reason != nil || knownIn(after) <= knownIn(before) {
		return names
	}
	return both
}

func (t *table) knows(name string) bool {
	header, _ := t.subject.understand(t.reading, []string{name})
	return header[0].Known
}

// texts are the cells as one line each, without blanks at the end.
func texts(cells []cell) []string {
	names := make([]string, 0, len(cells))
	last := 0
	for i := range cells {
		names = append(names, payroll.OneLine(unguarded(cells[i].text)))
		if names[i] != "" {
			last = i + 1
		}
	}
	return names[:last]
}

// ordinalCell is a column's number as official forms have it: (1), [2], 7=5x6, A.
var ordinalCell = regexp.MustCompile(`^[(\[]?\s*([0-9]{1,2}|[A-Z])\s*[)\]]?(?:\s*=.*)?$`)

// numbering reports whether cells number the columns, (1) (2) (3), as official forms do;
// letters may come first.
func numbering(cells []cell) bool {
	n, letter := 0, byte('A')
	count := 0
	for i := range cells {
		if cells[i].blank() {
			continue
		}
		m := ordinalCell.FindStringSubmatch(strings.TrimSuffix(payroll.OneLine(cells[i].text), ".0"))
		switch {
		case m == nil:
			return false
		case m[1][0] >= 'A':
			if n > 0 || m[1][0] != letter {
				return false
			}
			letter++
		default:
			if n++; m[1] != strconv.Itoa(n) {
				return false
			}
		}
		count++
	}
	return count >= 3 && n > 0
}

// bracketed reports whether all cells stand in brackets: so no article is written.
func bracketed(cells []cell) bool {
	return !slices.ContainsFunc(cells, func(v cell) bool {
		text := payroll.OneLine(v.text)
		return !v.blank() && !(strings.HasPrefix(text, "(") || strings.HasPrefix(text, "["))
	})
}
