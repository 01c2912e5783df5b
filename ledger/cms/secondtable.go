package cms

import (
	"slices"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// AnotherTable says that a header of other columns begins a table below: its rows are read
// by it. Facts: headers.
const AnotherTable payroll.Code = "another-table"

// headerAgain reports whether a line is a header: the same again, on each printed page, or
// that of another table, which then is read.
func (t *table) headerAgain(l grid.Row) (again bool, err error) {
	if !headerLike(l.Cells) {
		return false, nil
	}
	names := texts(l.Cells)
	if t.sameHeader(names) {
		t.pass(PassedTitle, l.Number)
		t.underTitle, t.hand.aside = true, ""
		return true, nil
	}
	header, _ := t.subject.understand(t.reading, names)
	if !t.subject.usable(header) || 2*knownIn(header) < nonblank(names) {
		return t.setAside(l, names, header), nil
	}
	t.hand.aside = ""
	if err := t.closeGroup(); err != nil {
		return true, err
	}
	t.pass(PassedTitle, l.Number)
	t.explained.endTable(t.header)
	t.rawWidth = len(l.Cells)
	if err := t.take([]headerLevel{{l.Number, names}}); err != nil {
		return true, err
	}
	t.warn(AnotherTable, "", l.Number, "headers", grid.Shorten(joinNames(names)))
	return true, nil
}

// TableAside says that a table without titles stands among those of articles, such as the
// sums of each author: its rows are left aside. Facts: headers.
const TableAside payroll.Code = "table-aside"

// setAside begins a table of something else where a line is a header without titles: a
// number of rows, people, and sums.
func (t *table) setAside(l grid.Row, names []string, header []HeaderColumn) bool {
	people, others := false, 0
	for i, name := range names {
		switch key := letters(name); {
		case name == "":
		case header[i].Known && isAuthor(header[i].Column), asidePeople[key]:
			people = true
		case header[i].Known || header[i].Rule == NoMoney || ordinalNames[key] || isNote(key) || header[i].smell != noSmell:
			others++
		}
	}
	if !people || others < 2 || 3*(others+1) < 2*nonblank(names) {
		return false
	}
	t.hand.aside = grid.Shorten(joinNames(names))
	t.warn(TableAside, "", l.Number, "headers", t.hand.aside)
	t.pass(PassedAside, l.Number)
	return true
}

// isAside reports whether a line is one of a table that is left aside, and counts it. An
// article ends that table: it has a title, a day and an author where the list has them.
func (t *table) isAside(l grid.Row) bool {
	h := t.hand
	if h.aside == "" {
		return false
	}
	day := h.cell(l.Cells, payroll.Published)
	if !h.cell(l.Cells, payroll.Title).Blank() && !h.cell(l.Cells, payroll.Authors).Blank() && !day.Blank() && t.readable(*day) {
		h.aside = ""
		return false
	}
	t.warn(TableAside, "", l.Number, "headers", h.aside)
	t.pass(PassedAside, l.Number)
	return true
}

// asidePeople are the names of columns of people in tables of sums, as letters.
var asidePeople = wordSet(`hoten hovaten hotentacgia hovatentacgia tacgia tentacgia nguoinhan hotennguoinhan hovatennguoinhan phongvien ctv congtacvien`)

// headerLike reports whether a line may be a header: short texts alone, the first of which
// is the name of a column.
func headerLike(cells []grid.Cell) bool {
	n := 0
	for i := range cells {
		v := &cells[i]
		if v.Blank() {
			continue
		}
		if v.Kind != grid.Text || len(v.Text) > 80 || v.Text[0] >= '0' && v.Text[0] <= '9' {
			return false
		}
		if n == 0 && !columnName(v.Text) {
			return false
		}
		n++
	}
	return n >= 2
}

// columnName reports whether a text names a column of such lists.
func columnName(text string) bool {
	name := letters(text)
	_, ok := known[name]
	_, photos := photoColumns[name]
	return ok || photos || ordinalNames[name] || isNote(name)
}

// sameHeader reports whether names are those of the table's header, in their columns.
func (t *table) sameHeader(names []string) bool {
	same := 0
	for i, name := range names {
		switch {
		case name == "":
		case i < len(t.names) && letters(name) == letters(t.names[i]):
			same++
		default:
			return false
		}
	}
	return same >= 2 && 2*same >= nonblank(t.names)
}

func nonblank(names []string) (n int) {
	for _, name := range names {
		if name != "" {
			n++
		}
	}
	return n
}

func joinNames(names []string) string {
	joined := ""
	for _, name := range slices.DeleteFunc(slices.Clone(names), func(s string) bool { return s == "" }) {
		if joined != "" {
			joined += "; "
		}
		joined += name
	}
	return joined
}
