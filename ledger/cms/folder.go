package cms

import (
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/text"
	"nhuanbut/payroll"
)

// folderMark is a column or key of SharePoint's by which folders show among the items.
type folderMark func(value string) bool

// folderMarks are those columns, by their names as letters.
var folderMarks = map[string]folderMark{
	"fsobjtype":            isOne,
	"filesystemobjecttype": isOne,
	"contenttypeid":        func(v string) bool { return strings.HasPrefix(strings.ToLower(v), "0x0120") },
	"contenttype":          folderWord,
	"kieunoidung":          folderWord,
	"loainoidung":          folderWord,
	"itemtype":             folderWord,
	"loaimuc":              folderWord,
	"kieumuc":              folderWord,
}

// isOne also knows a lookup's text, "12;#1".
func isOne(v string) bool { return v == "1" || strings.HasSuffix(v, payroll.ListSeparator+"1") }

func folderWord(v string) bool {
	switch payroll.TextKey(v) {
	case "folder", "thư mục", "thu muc":
		return true
	}
	return false
}

// isFolder reports whether an item of JSON is a folder.
func isFolder(members []text.Member) bool {
	for _, m := range members {
		v := grid.FromJSON(m.Value)
		if mark := folderMarks[letters(decode(m.Key))]; mark != nil && mark(v.Shown()) {
			return true
		}
		if object, ok := m.Value.(map[string]any); ok && strings.EqualFold(m.Key, payroll.ContentType.Key()) {
			if id, ok := object["id"].(string); ok && folderMarks["contenttypeid"](id) {
				return true
			}
		}
	}
	return false
}

// folderLine reports whether a line under a header is a folder, of which nobody is paid.
func (t *table) folderLine(cells []grid.Cell) bool {
	if len(t.folders) == 0 || t.any(cells, func(c payroll.Column) bool { return quantity[c] || c.Form() == payroll.People }) {
		return false
	}
	for i := range min(len(cells), len(t.header)) {
		if mark := t.folders[i]; mark != nil && mark(cells[i].Shown()) {
			return true
		}
	}
	return false
}

// findFolderMarks finds the columns by which folders show.
func (t *table) findFolderMarks() {
	t.folders = make(map[int]folderMark)
	for i := range t.header {
		if mark := folderMarks[letters(decode(t.header[i].Name))]; mark != nil {
			t.folders[i] = mark
		}
	}
}

// paying reports whether a row has anything that somebody could be paid by.
func (row *Row) paying() bool {
	for c := range payroll.Extra {
		if c.Form() == payroll.People && row.Record[c] != "" || quantity[c] && row.Record[c] != "" && strings.Trim(row.Record[c], "0.") != "" {
			return true
		}
	}
	return row.Err != nil
}
