package cms

import (
	"slices"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// anotherTable says that a header of other columns begins a table below: its rows are read
// by it. Facts: headers.
const anotherTable payroll.Code = "another-table"

// headerAgain reports whether a row is a header: the same one repeated, as on each printed
// page, or that of another table, which is then read.
func (t *table) headerAgain(l grid.Row) (again bool, err error) {
	if !headerLike(l.Cells) {
		return false, nil
	}
	names := cellTexts(l.Cells)
	if t.sameHeader(names) {
		t.in.skip(SkipTitle, l.Number)
		t.underTitle, t.manual.aside = true, ""
		return true, nil
	}
	header, _ := t.in.kind.understand(t.in, names)
	if !t.in.kind.usable(header) || 2*countKnown(header) < countNonblank(names) {
		return t.setAside(l, names, header), nil
	}
	t.manual.aside = ""
	if err := t.closeGroup(); err != nil {
		return true, err
	}
	t.in.skip(SkipTitle, l.Number)
	t.in.explained.endTable(t.in.header)
	t.rawWidth = len(l.Cells)
	if err := t.take([]headerLevel{{l.Number, names}}); err != nil {
		return true, err
	}
	t.in.warn(anotherTable, "", l.Number, "headers", grid.Shorten(joinNames(names)))
	return true, nil
}

// tableAside says that a table without titles stands among those of articles, such as the
// sums of each author: its rows are left aside. Facts: headers.
const tableAside payroll.Code = "table-aside"

// setAside begins a table to ignore if a row is a header without titles: of row numbers,
// people and sums.
func (t *table) setAside(l grid.Row, names []string, header []HeaderColumn) bool {
	people, others := false, 0
	for i, name := range names {
		switch key := foldName(name); {
		case name == "":
		case header[i].Known && isAuthor(header[i].Column), asidePeople[key]:
			people = true
		case header[i].Known || header[i].Rule == NoMoney || ordinalNames[key] || isNote(key) || header[i].hint != noHint:
			others++
		}
	}
	if !people || others < 2 || 3*(others+1) < 2*countNonblank(names) {
		return false
	}
	t.manual.aside = grid.Shorten(joinNames(names))
	t.in.warn(tableAside, "", l.Number, "headers", t.manual.aside)
	t.in.skip(SkipAside, l.Number)
	return true
}

// isAside reports whether a row belongs to a table to ignore. An article with a title, a day
// and an author ends that table.
func (t *table) isAside(l grid.Row) bool {
	h := t.manual
	if h.aside == "" {
		return false
	}
	day := h.cell(l.Cells, payroll.Published)
	if !h.cell(l.Cells, payroll.Title).Blank() && !h.cell(l.Cells, payroll.Authors).Blank() && !day.Blank() && t.readable(*day) {
		h.aside = ""
		return false
	}
	t.in.warn(tableAside, "", l.Number, "headers", h.aside)
	t.in.skip(SkipAside, l.Number)
	return true
}

// asidePeople are the folded names of columns of people in tables of sums.
var asidePeople = wordSet(`hoten hovaten hotentacgia hovatentacgia tacgia tentacgia nguoinhan hotennguoinhan hovatennguoinhan phongvien ctv congtacvien`)

// headerLike reports whether a row may be a header: it has only short texts, the first of
// which names a column.
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
	name := foldName(text)
	_, ok := columnByName[name]
	_, photos := photoColumns[name]
	return ok || photos || ordinalNames[name] || isNote(name)
}

// sameHeader reports whether names are those of the table's header, in their columns.
func (t *table) sameHeader(names []string) bool {
	same := 0
	for i, name := range names {
		switch {
		case name == "":
		case i < len(t.names) && foldName(name) == foldName(t.names[i]):
			same++
		default:
			return false
		}
	}
	return same >= 2 && 2*same >= countNonblank(t.names)
}

func countNonblank(names []string) (n int) {
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
