package cms

import (
	"regexp"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/text"
	"nhuanbut/payroll"
)

// skips reports whether a row is no article, and counts it. An error refuses the file.
func (t *table) skips(l grid.Row) (passed bool, err error) {
	h := t.manual
	if h == nil {
		if t.looksLikeTotal(l.Cells) {
			t.afterTotal = true
			t.in.skip(SkipTotal, l.Number)
			return true, nil
		}
		return false, nil
	}
	if h.ordinary(l.Cells) {
		return false, nil
	}
	if again, err := t.headerAgain(l); again || err != nil {
		return again, err
	}
	if t.isAside(l) {
		return true, nil
	}
	kind, passed := t.skipReason(l)
	if !passed {
		heading, ok := t.heading(l.Cells)
		if !ok {
			return false, nil
		}
		kind = SkipGroup
		if err := t.closeGroup(); err != nil {
			return true, err
		}
		t.openGroup(heading, l.Number)
	}
	t.afterTotal = t.afterTotal && kind != SkipGroup || kind == SkipTotal || kind == SkipFooter
	t.in.skip(kind, l.Number)
	t.warnSkipped(l)
	return true, nil
}

// skipReason returns why a row that heads no group is skipped.
func (t *table) skipReason(l grid.Row) (kind SkipReason, passed bool) {
	switch {
	case numbersColumns(l.Cells) && allBracketed(l.Cells):
		return SkipTitle, true
	case t.isTotalRow(l.Cells):
		t.checkTotal(l)
		return SkipTotal, true
	case t.signed(l.Cells):
		return SkipFooter, true
	case t.prepared(l.Cells):
		return SkipEmpty, true
	}
	return "", false
}

// warnSkipped warns of what a skipped row says of money: "(*) Bài số 3 trả tháng sau".
func (t *table) warnSkipped(l grid.Row) {
	for i := range l.Cells {
		v := &l.Cells[i]
		if v.Comment != "" {
			t.manual.remarks.add(l.Number, grid.Shorten(v.Comment))
		}
		if text := v.Shown(); v.Kind == grid.Text && len(text) < maxNote && decidesInWords(text) && !isTotalLabel(text) && !underTotal.MatchString(payroll.TextKey(text)) {
			t.in.warn(noteBelow, "", l.Number, "text", grid.Shorten(text))
		}
	}
}

// prepared reports whether a row was only numbered or given its formulas: it names nothing,
// and its quantities are blank or zero.
func (t *table) prepared(cells []grid.Cell) bool {
	formulas := false
	for i := range cells {
		v := &cells[i]
		if number := i == t.manual.ordinal-1 && rowNumber.MatchString(v.Shown()); !v.Blank() && !number && !t.nothing(i, v) {
			return false
		}
		formulas = formulas || cells[i].Kind == grid.Formula
	}
	return t.manual.ordinal > 0 || formulas
}

// rowNumber matches the number of a row: 12, 12., 012.
var rowNumber = regexp.MustCompile(`^[0-9]{1,6}\.?$`)

// nothing reports whether a cell that is not blank says nothing of an article: a formula, a
// zero, or a value that all rows share.
func (t *table) nothing(i int, v *grid.Cell) bool {
	switch {
	case v.Kind == grid.Formula:
		return true
	case i >= len(t.in.header) || !t.in.header[i].Known:
		return v.Kind == grid.Number || figure.MatchString(payroll.OneLine(v.Text))
	case countsOnce[t.in.header[i].Column]:
		n, reason := number(t.in.header[i].Column, *v)
		return reason == nil && n.IsZero()
	}
	return t.in.header[i].Column == payroll.BaseSalary || t.in.header[i].Column == payroll.BaseCoefficient
}

// signing matches the words under a list: who signs it, and the amount in words.
var signing = regexp.MustCompile(`^(?:\(?(?:số tiền |tổng số tiền |tổng tiền |tổng cộng )?\(?(?:viết |ghi )?bằng chữ|(?:người|cán bộ) (?:lập|duyệt|kiểm|nhận|tổng hợp|theo dõi|phụ trách|viết|chấm)(?: \pL+){0,3}$|(?:phó )?kế toán(?: \pL+){0,2}$|thủ (?:trưởng|quỹ)(?: \pL+){0,3}$|(?:phó )?(?:giám đốc|chánh văn phòng|trưởng (?:phòng|ban)|tổng biên tập|chủ tịch)(?: \pL+){0,3}$|lãnh đạo(?: \pL+){0,4}$|(?:ban|hội đồng|tổ|bộ phận) (?:biên tập|giám đốc|nhuận bút|thư ký|kế toán)(?: \pL+){0,3}$|ban biên tập$|xác nhận(?: của)?(?: \pL+){0,4}$|phê duyệt$|duyệt(?: chi)?$|\(?ký,? |\(?ký tên|nơi nhận|(?:[\pL ]+, ?)?ngày(?: \d{1,2}|[ .…_]*) tháng|prepared by|approved by|chief accountant|accountant$|in words)`)

// signed reports whether a row stands under a list without a total: signatures, the place and
// day, or the amount in words. An article has a number, a title or a figure.
func (t *table) signed(cells []grid.Cell) bool {
	signs, days, n := false, 0, 0
	for i := range cells {
		v := &cells[i]
		switch {
		case v.Blank():
			continue
		case v.Kind != grid.Text || figure.MatchString(v.Shown()):
			return false
		case t.under(i, isDate) && t.readable(*v):
			days++
		}
		n++
		signs = signs || signing.MatchString(payroll.TextKey(v.Text))
	}
	return signs && (days == 0 || n == 1) && (!t.manual.numbered(cells) || t.manual.cell(cells, payroll.Title).Blank())
}

// folderMark reports whether a value of a column marks a folder.
type folderMark func(value string) bool

// folderMarks gives the columns by which SharePoint marks folders, by their folded names.
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

// isOne reports whether a value is 1, also as a lookup's text, "12;#1".
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
		if mark := folderMarks[foldName(decode(m.Key))]; mark != nil && mark(v.Shown()) {
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

// folderLine reports whether a row is a folder, of which nobody is paid.
func (t *table) folderLine(cells []grid.Cell) bool {
	if len(t.folders) == 0 || t.anyCell(cells, func(c payroll.Column) bool { return countsOnce[c] || c.Form() == payroll.People }) {
		return false
	}
	for i := range min(len(cells), len(t.in.header)) {
		if mark := t.folders[i]; mark != nil && mark(cells[i].Shown()) {
			return true
		}
	}
	return false
}

// findFolderMarks finds the columns that mark folders.
func (t *table) findFolderMarks() {
	t.folders = make(map[int]folderMark)
	for i := range t.in.header {
		if mark := folderMarks[foldName(decode(t.in.header[i].Name))]; mark != nil {
			t.folders[i] = mark
		}
	}
}

// payable reports whether somebody could be paid by a row.
func (row *Row) payable() bool {
	for c := range payroll.Extra {
		if c.Form() == payroll.People && row.Record[c] != "" || countsOnce[c] && row.Record[c] != "" && strings.Trim(row.Record[c], "0.") != "" {
			return true
		}
	}
	return row.Err != nil
}
