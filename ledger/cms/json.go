package cms

import (
	"cmp"
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/text"
	"nhuanbut/payroll"
)

// items reads a list from JSON.
type items struct {
	in      *input
	list    *text.JSON
	columns map[string]int // the column's index by key; -1 for what is no column
	fromMap []bool         // by the column's index: set if the map names it
	places  map[string][]text.Path
	hints   map[string]moneyHint // by path
	names   map[string]bool      // by name: set if it means a column of names
	numbers []numberColumn
	cells   []grid.Cell
	terms   termNames
	manual  *table // the rules of lists kept by hand
	learned int    // the number of columns that manual knows
	ended   bool
	first   *Row // the first row, read ahead to judge the header
}

func openJSON(r *input, f *os.File) (rowReader, error) {
	enc, err := r.encodingOf(f)
	if err != nil {
		return nil, err
	}
	list, err := text.OpenJSON(f, enc)
	if err != nil {
		return nil, r.located(err)
	}
	l := &items{
		in: r, list: list, columns: make(map[string]int), places: r.options.Map.places(),
		names: make(map[string]bool), hints: make(map[string]moneyHint),
	}
	l.manual = &table{in: r, manual: newManualList()}
	row, err := l.read()
	if errors.Is(err, io.EOF) {
		return l, nil
	}
	if err != nil {
		return nil, err
	}
	if !usableArticles(l.in.header) {
		return nil, r.refuse(HeaderMissing, "found", l.keys(), "expected", expectedOfArticles())
	}
	l.first = &row
	return l, nil
}

func (l *items) keys() []string {
	var names []string
	for _, h := range l.in.header {
		names = append(names, h.Name)
	}
	return names
}

func (l *items) next() (Row, error) {
	if l.first != nil {
		row := *l.first
		l.first = nil
		return row, nil
	}
	return l.read()
}

func (l *items) read() (Row, error) {
	for {
		members, err := l.list.Next()
		if errors.Is(err, io.EOF) {
			l.end()
		}
		if err != nil {
			return Row{}, l.in.located(err)
		}
		row, skip, err := l.readItem(members)
		if err != nil {
			return row, err
		}
		if id := row.Record[payroll.ID]; id != "" {
			l.in.page.LastID = id
			if l.in.page.FirstID == "" {
				l.in.page.FirstID = id
			}
		}
		l.in.page.Items++
		if !skip && (row.Err != nil || !grid.Blank(l.cells)) {
			return row, nil
		}
	}
}

// end takes the pages of the file, and warns once of what the whole file shows.
func (l *items) end() {
	if l.in.page.Next, l.in.page.Number, l.in.page.Pages = l.list.Pages.Next, l.list.Pages.Number, l.list.Pages.Count; !l.ended {
		l.warnAbsent()
	}
	l.ended = true
}

// warnAbsent warns of the map's headers that no item has, and of numbers in place of names. It
// is silent on an empty list.
func (l *items) warnAbsent() {
	if l.list.Item == 0 {
		return
	}
	for _, name := range l.in.options.Map.unused(l.in.header) {
		l.in.warn(MapUnused, "", 0, "path", l.in.path, "header", name)
	}
	for _, n := range l.numbers {
		if n.further || !slices.ContainsFunc(l.in.header, func(h HeaderColumn) bool { return h.Known && h.Column == n.column }) {
			l.in.warn(numbersForNames, n.name, 0, "path", l.in.path, "key", n.name, "column", n.column.Header())
		}
	}
}

// readItem reads an item; skip is set for a folder.
func (l *items) readItem(members []text.Member) (row Row, skip bool, err error) {
	at := Position{Path: l.in.path, Row: l.list.Item}
	members, err = l.settle(members)
	if err != nil {
		return Row{}, false, err
	}
	clear(l.cells)
	var twice *CellError
	for _, m := range members {
		clash, err := l.take(m)
		if err != nil {
			return Row{}, false, err
		}
		twice = cmp.Or(twice, clash)
	}
	row, err = l.itemRow(at)
	if err != nil {
		return row, false, err
	}
	if isFolder(members) && !row.payable() {
		l.in.skip(SkipFolder, l.list.Item)
		return row, true, nil
	}
	l.settleItem(&row, twice)
	return row, false, nil
}

func (l *items) firstShown() string {
	for i := range l.cells {
		if !l.cells[i].Blank() {
			return l.cells[i].Shown()
		}
	}
	return ""
}

// take reads a member of an item into its cell.
func (l *items) take(m text.Member) (*CellError, error) {
	l.explain(m.Key, m.Value)
	clash, err := l.readPlaces(m.Key, m.Value)
	if err != nil {
		return nil, err
	}
	i, err := l.column(m.Key, m.Value)
	if err != nil || i < 0 {
		return clash, err
	}
	l.findHints(i, m.Key, m.Value, 0)
	return cmp.Or(clash, l.setCell(i, m.Key, grid.FromJSON(m.Value))), nil
}

// explain shows what a map can name within a member.
func (l *items) explain(key string, value any) {
	if l.in.explained == nil || key == "_links" || key == "__metadata" {
		return
	}
	if object, ok := value.(map[string]any); ok {
		if _, tells := grid.FromObject(object); tells {
			return
		}
	}
	l.in.explained.within(key, value, 0)
}

// readPlaces reads the paths of the map within a member.
func (l *items) readPlaces(key string, value any) (first *CellError, err error) {
	if len(l.places) == 0 {
		return nil, nil
	}
	for _, p := range l.places[payroll.TextKey(key)] {
		inside, ok := p.In(value)
		if !ok {
			continue
		}
		i, err := l.named(p.Header, p.Header, inside)
		if err != nil {
			return nil, err
		}
		if p.LeavesOut(value) && i >= 0 && l.in.header[i].Known && l.in.header[i].Column.Form() == payroll.People {
			l.in.warn(placeLeavesOut, p.Header, l.list.Item, "place", p.Whole())
		}
		first = cmp.Or(first, l.setCell(i, p.Header, p.Cell(inside)))
	}
	return first, nil
}

// setCell puts a value into the cell of a column. It refuses another value for money from
// another key.
func (l *items) setCell(i int, key string, v grid.Cell) *CellError {
	if v.Blank() {
		return nil
	}
	old := &l.cells[i]
	if !old.Blank() && old.Shown() != v.Shown() && l.in.header[i].Column.Pays() {
		return &CellError{Column: key, Value: grid.Shorten(v.Shown()), Reason: payroll.Refuse(KeyTwice, "key", l.in.header[i].Name, "other", key)}
	}
	*old = v
	return nil
}

// column returns the index of a key's column; -1 if it is no column of the list.
func (l *items) column(key string, value any) (int, error) {
	name := key
	object, isObject := value.(map[string]any)
	_, deferred := object["__deferred"]
	if builtIn := key == "Author" || key == "Editor"; builtIn && (isObject || value == nil || l.list.View) && !l.mapped(key) {
		// SharePoint's own Author is who made the item; a newsroom's is a text.
		name = map[string]string{"Author": payroll.CreatedBy.Header(), "Editor": payroll.ModifiedBy.Header()}[key]
		key += "{}"
	}
	l.in.page.Posts = l.in.page.Posts || isPost(key, object)
	if deferred || value == nil && name != key && strings.HasSuffix(key, "{}") || isObject && l.takenByMap(key, object) {
		return -1, nil
	}
	return l.named(key, name, value)
}

// takenByMap reports whether the map takes all that an object says.
func (l *items) takenByMap(key string, object map[string]any) bool {
	if len(l.places) == 0 || len(l.places[payroll.TextKey(key)]) == 0 || l.mapped(key) {
		return false
	}
	_, tells := grid.FromObject(object)
	return tells
}

// named returns the index of the column that a name means; -1 if it is no column of the list.
// The index is kept under key.
func (l *items) named(key, name string, value any) (int, error) {
	if byNumber(value) && l.takesNames(name) {
		return l.numbered(name)
	}
	if base := lookupBase(key); base != "" && !l.mapped(key) && l.takesNames(base) {
		return l.numbered(base)
	}
	if i, ok := l.columns[key]; ok {
		return i, nil
	}
	if isMeta(key) && !l.mapped(key) {
		l.columns[key] = -1
		return -1, nil
	}
	return l.newColumn(key, name)
}

// isMeta reports whether a key belongs to the protocol and not to the list.
func isMeta(key string) bool {
	return key == "__metadata" || key == taxCatchAll || key == text.Embedded || key == "_links" || strings.HasPrefix(key, "odata.") || strings.Contains(key, "@odata.")
}

func (l *items) mapped(key string) bool {
	_, ok := l.in.options.Map.target(key)
	return ok
}

func (l *items) newColumn(key, name string) (int, error) {
	h, said, reason := l.in.understand(name)
	if reason != nil {
		return 0, l.in.refused(reason)
	}
	if name != key && !said {
		h.Name, h.Rule = strings.TrimSuffix(key, "{}"), BuiltIn
	}
	if h.Known && h.Column == payroll.ID {
		for i := range l.in.header {
			if l.in.header[i].Known && l.in.header[i].Column == payroll.ID && !said && !l.fromMap[i] {
				l.columns[key] = i // SharePoint gives both Id and ID
				return i, nil
			}
		}
	}
	return l.addColumn(key, h, said)
}

func (l *items) addColumn(key string, h HeaderColumn, said bool) (int, error) {
	l.columns[key] = len(l.in.header)
	l.in.header = append(l.in.header, h)
	l.fromMap = append(l.fromMap, said)
	l.cells = append(l.cells, grid.Cell{})
	if reason := settleDuplicates(l.in.header, l.fromMap); reason != nil {
		return 0, l.in.refused(reason)
	}
	return l.columns[key], nil
}

func (l *items) close() error { return l.list.Close() }

// itemRow reads the cells of an item as a row, with the rules of lists kept by hand: people
// convert such lists to JSON too.
func (l *items) itemRow(at Position) (Row, error) {
	t := l.manual
	if l.learned < len(l.in.header) {
		l.learned = len(l.in.header)
		t.manual.learn(l.in.header)
	}
	refused := t.copyFromAbove(at.Row, l.cells)
	row, err := l.in.record(at, l.cells)
	if err != nil {
		return row, err
	}
	if refused != nil {
		row.refuse(refused.Column, refused.Value, refused.Reason)
	}
	t.applyGenre(&row)
	t.holdForNotes(&row, l.cells)
	t.findLine(&row, l.cells)
	t.holdTotalLabel(&row, l.cells)
	return row, nil
}

// settleItem refuses an item's row for a key that says a column twice, or that has no
// identity, and keeps its cells for signs that say "as above".
func (l *items) settleItem(row *Row, twice *CellError) {
	if twice != nil {
		at := row.At
		row.Err = cmp.Or(twice, row.Err)
		row.Err.At = at
	} else if row.unidentified() && row.Err == nil && !grid.Blank(l.cells) {
		row.refuse("", l.firstShown(), payroll.Refuse(NoIdentity))
	}
	l.manual.manual.cellsAbove = slices.Clone(l.cells)
	l.warnElsewhere(row)
}
