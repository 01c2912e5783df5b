package cms

import (
	"slices"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// GroupsAs tells which column the headings of groups stand for.
type GroupsAs string

// GroupsUnspecified takes a heading that is a genre as the genre of rows without one, and
// ignores the others.
const (
	GroupsUnspecified GroupsAs = ""
	GroupsAuthors     GroupsAs = "author"
	GroupsGenres      GroupsAs = "genre"
	GroupsCategories  GroupsAs = "category"
)

// groupsUnknown refuses a word for what headings stand for. Facts: groups.
const groupsUnknown payroll.Code = "groups-unknown"

// ParseGroups reads "author", "genre" or "category".
func ParseGroups(s string) (GroupsAs, error) {
	switch g := GroupsAs(strings.ToLower(s)); g {
	case GroupsAuthors, GroupsGenres, GroupsCategories:
		return g, nil
	}
	return GroupsUnspecified, payroll.Refuse(groupsUnknown, "groups", s)
}

// What is said of headings, and why they stop a file.
const (
	groupsTaken   payroll.Code = "groups-taken"   // Facts: column, headings
	groupsOffered payroll.Code = "groups-offered" // headings that could be the category. Facts: headings
	groupsNeeded  payroll.Code = "groups-needed"  // no row under a heading has an author. Facts: heading, row, count
)

// groups holds the headings of a table, and what the rows below the last one are.
type groups struct {
	open     heading
	row      int // the row of the heading above; 0 without one
	under    int // the number of articles under it
	nameless int // the number of them without an author
	genre    string
	category string
	author   string
	outer    heading // the heading that the one above stands within; blank if none
	outerRow int

	taken   map[payroll.Column]*headedRows
	offered headedRows
}

// headedRows are the rows that headings gave a value, with the headings.
type headedRows struct {
	names []string
	rows  []int
}

func (g *headedRows) add(name string, row int) {
	if len(g.rows) >= maxRowsNamed {
		return
	}
	if !slices.Contains(g.names, name) {
		g.names = append(g.names, name)
	}
	g.rows = append(g.rows, row)
}

// beginTable forgets the headings of the table before, but not the warnings, nor the heading
// right above the table.
func (g *groups) beginTable() {
	if g.row > 0 && g.under == 0 {
		return
	}
	g.open, g.outer, g.row, g.under, g.nameless, g.genre, g.category, g.author = heading{}, heading{}, 0, 0, 0, "", "", ""
}

// openGroup begins the group of a heading.
func (t *table) openGroup(found heading, row int) {
	h := t.manual
	g := &h.groups
	g.nest(found)
	g.open, g.row, g.under, g.nameless = found, row, 0, 0
	h.cellsAbove = nil // a sign for "as above" does not mean the group before
	h.tally.beginGroup(found)
	h.months.open(found.text)
	switch t.headingColumn(found) {
	case payroll.Genre:
		g.genre = found.name
	case payroll.Category:
		g.category = found.name
	case payroll.Authors:
		g.author = found.name
	case payroll.Published:
		g.genre, g.category = "", ""
	}
	if found.of == ofMonth || found.of == ofGenre && g.outer.text == "" {
		g.author = ""
	}
}

// openAbove begins the group of a heading right above the first header.
func (t *table) openAbove(rows []headerLevel) {
	for i := len(rows) - 1; i >= 0 && t.manual != nil; i-- {
		if countNonblank(rows[i].names) == 0 {
			continue
		}
		label := joinNames(rows[i].names)
		found, _ := readHeading(label)
		if countNonblank(rows[i].names) == 1 && (found.of == ofGenre || found.of == ofPerson && nameBefore.MatchString(label)) {
			t.openGroup(found, rows[i].row)
		}
		return
	}
}

// nest finds the heading that another one stands within: a genre right under a name is that
// person's, and so are the genres after it, until another heading.
func (g *groups) nest(found heading) {
	switch {
	case found.of != ofGenre:
		g.outer = heading{}
	case g.row > 0 && g.under == 0 && g.open.of != ofGenre && g.open.of != ofMonth:
		g.outer, g.outerRow = g.open, g.row
	}
}

// headingColumn returns the column that a heading stands for; Extra if none.
func (t *table) headingColumn(found heading) payroll.Column {
	switch {
	case found.of == ofMonth:
		return payroll.Published
	case found.of == ofGenre:
		return payroll.Genre
	}
	switch t.in.options.Groups {
	case GroupsAuthors:
		return payroll.Authors
	case GroupsGenres:
		return payroll.Genre
	case GroupsCategories:
		return payroll.Category
	}
	return payroll.Extra
}

// applyGroup gives a row what its heading stands for, unless the row has its own.
func (t *table) applyGroup(row *Row) {
	g := &t.manual.groups
	if g.row == 0 {
		return
	}
	t.fillFromGroup(row, payroll.Genre, g.genre)
	t.fillFromGroup(row, payroll.Category, g.category)
	t.fillFromGroup(row, payroll.Authors, g.author)
	g.under++
	if row.Record[payroll.Authors] == "" && row.Record[payroll.PhotoAuthors] == "" {
		g.nameless++
	}
	if t.headingColumn(g.open) == payroll.Extra && g.open.name != "" && row.Record[payroll.Category] == "" && g.open.of == ofSomething {
		g.offered.add(g.open.name, row.At.Row)
	}
}

func (t *table) fillFromGroup(row *Row, c payroll.Column, name string) {
	if name == "" || row.Record[c] != "" || c == payroll.Authors && row.Record[payroll.PhotoAuthors] != "" {
		return
	}
	value, reason := (&value.Parser{}).Read(c, grid.Cell{Text: name})
	if reason != nil {
		return
	}
	row.Record[c] = value.Text
	if c == payroll.Genre && t.ofPhotos() {
		return // its header says as much
	}
	g := &t.manual.groups
	if g.taken == nil {
		g.taken = make(map[payroll.Column]*headedRows)
	}
	if g.taken[c] == nil {
		g.taken[c] = &headedRows{}
	}
	g.taken[c].add(name, row.At.Row)
}

// closeGroup ends the current group. It stops the file if none of its rows has an author and a
// heading may name who wrote them.
func (t *table) closeGroup() error {
	g := &t.manual.groups
	head, row := g.open, g.row
	if head.of == ofGenre {
		head, row = g.outer, g.outerRow
	}
	if head.name == "" || g.under == 0 || g.nameless < g.under || t.headingColumn(head) != payroll.Extra {
		return nil
	}
	return t.in.refuse(groupsNeeded, "heading", head.text, "row", row, "count", g.under)
}

// warnGroups warns of what headings gave their rows.
func (t *table) warnGroups() {
	g := &t.manual.groups
	for _, c := range []payroll.Column{payroll.Genre, payroll.Category, payroll.Authors} {
		if of := g.taken[c]; of != nil {
			t.in.warnRows(groupsTaken, "", of.rows, "column", c.Header(), "headings", strings.Join(of.names, ", "))
		}
	}
	if len(g.offered.rows) > 0 {
		t.in.warnRows(groupsOffered, "", g.offered.rows, "headings", strings.Join(g.offered.names, ", "))
	}
}

// warnRows warns of several rows.
func (r *input) warnRows(code payroll.Code, column string, rows []int, facts ...any) {
	for _, row := range rows {
		r.warn(code, column, row, facts...)
	}
}
