package cms_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// A number is a date where its format shows one, whatever else the format says.
func TestFormatsOfDates(t *testing.T) {
	for format, dated := range map[string]bool{
		"dd/mm/yyyy": true, "d-mmm": true, "[$-42A]dd mmmm yyyy": true, "h:mm": true, "[h]:mm": true, "yyyy": true, `"ngày" d`: true,
		"[$-F800]dddd, mmmm dd, yyyy": true, "mm/yyyy;@": true,
		"0.00": false, "#,##0": false, `#,##0 "đ"`: false, `#,##0 "ngày"`: false, `0.0\d`: false, "General": false, "@": false,
		"[Red]0.0;[Blue]-0.0": false, "0.00E+00": false, `_-* #,##0\ "₫"_-`: false, "[$đ-42A]#,##0": false, `0.0_m`: false, "# ?/?": false,
	} {
		path := book(t, func(f *excelize.File) {
			rows(t, f, "Sheet1", []any{"ID", "Tiêu đề", "Hệ số tin"}, []any{1, "Một", 2})
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
			if err != nil {
				t.Fatal(err)
			}
			_ = f.SetCellStyle("Sheet1", "C2", "C2", style)
		})
		l := readFile(path, cms.Options{})
		if l.err != nil || len(l.rows) != 1 {
			t.Fatal(format, l.err)
		}
		equal(t, format, l.rows[0].Err != nil, dated)
	}
}

// Rows and columns that are not shown are said; rows can be left out.
func TestHiddenRowsAndColumns(t *testing.T) {
	const cols = `<cols><col min="3" max="3" width="0"/><col min="5" max="9" hidden="1"/></cols>`
	row := func(n int, attrs string) string {
		return fmt.Sprintf(`<row r="%d" %s><c><v>%d</v></c><c t="str"><v>Bài %d</v></c><c r="E%d"><v>1</v></c></row>`, n, attrs, n, n, n)
	}
	path := raw(t, cols+`<sheetData>`+rawHeader+row(2, "")+row(3, `hidden="1"`)+row(4, `hidden='true'`)+row(5, `ht="0" customHeight="1"`)+row(6, `hidden="0" ht="15"`)+`</sheetData>`, "", "<si><t>Lịch sử</t></si>")
	l := readFile(path, cms.Options{})
	l.good(t, 5)
	equalSaid(t, "all", l, "hidden-column[2 3 4 5 6]", "hidden-rows[3 4 5]")
	equal(t, "column", l.warnings[0].Column, "Hệ số tin")
	l = readFile(path, cms.Options{SkipHidden: true})
	l.good(t, 2)
	equalSaid(t, "skipped", l, "hidden-column[2 6]")
	if len(l.passed) != 1 || l.passed[0].Kind != cms.SkipHidden || l.passed[0].Count != 3 {
		t.Errorf("passed: %v", l.passed)
	}
}

// A colour is said where other rows do not have it: not bands, not a coloured column.
func TestColours(t *testing.T) {
	for name, c := range map[string]struct {
		fills []string // of A to C in each row; "" is none
		want  string
	}{
		"one":         {[]string{",,", ",,", "FFFF00,FFFF00,FFFF00", ",,"}, "rows-coloured[4]"},
		"a cell":      {[]string{",,", ",,", ",,FF0000", ",,"}, "rows-coloured[4]"},
		"white":       {[]string{",,", ",,", "FFFFFF,FFFFFF,FFFFFF", ",,"}, ""},
		"bands":       {[]string{",,", "DDDDDD,DDDDDD,DDDDDD", ",,", "DDDDDD,DDDDDD,DDDDDD", ",,", "DDDDDD,DDDDDD,DDDDDD"}, ""},
		"a column":    {[]string{",,FFFF00", ",,FFFF00", ",,FFFF00", ",,FFFF00"}, ""},
		"all but one": {[]string{"00FF00,00FF00,00FF00", "00FF00,00FF00,00FF00", ",,"}, "rows-coloured[4]"},
	} {
		path := book(t, func(f *excelize.File) {
			rows(t, f, "Sheet1", []any{"ID", "Tiêu đề", "Hệ số tin"})
			for i, fills := range c.fills {
				_ = f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+2), &[]any{i + 1, fmt.Sprint("Bài ", i), 1})
				for j, colour := range strings.Split(fills, ",") {
					if colour == "" {
						continue
					}
					style, _ := f.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}})
					cell, _ := excelize.CoordinatesToCellName(j+1, i+2)
					_ = f.SetCellStyle("Sheet1", cell, cell, style)
				}
			}
		})
		l := readFile(path, cms.Options{})
		if c.want == "" {
			equalSaid(t, name, l)
			continue
		}
		equalSaid(t, name, l, c.want)
	}
}

// withComments makes a workbook of one article with notes and threads beside its cells.
func withComments(t testing.TB, notes, threads string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for part, content := range map[string]string{
		"xl/workbook.xml":            `<workbook><sheets><sheet name="Tin" id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row><c t="str"><v>ID</v></c><c t="str"><v>Tiêu đề</v></c><c t="str"><v>Tác giả</v></c><c t="str"><v>Hệ số tin</v></c></row>` +
			`<row><c><v>1</v></c><c t="str"><v>Một</v></c><c t="str"><v>An</v></c><c><v>1</v></c></row></sheetData></worksheet>`,
		"xl/worksheets/_rels/sheet1.xml.rels":      `<Relationships><Relationship Id="r1" Type="x/comments" Target="../comments1.xml"/><Relationship Id="r2" Type="x/threadedComment" Target="/xl/threadedComments/threadedComment1.xml"/></Relationships>`,
		"xl/comments1.xml":                         `<comments><authors><author>KT</author></authors><commentList>` + notes + `</commentList></comments>`,
		"xl/threadedComments/threadedComment1.xml": `<ThreadedComments>` + threads + `</ThreadedComments>`,
	} {
		w, err := z.Create(part)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, content)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return write(t, "comments.xlsx", b.String())
}

// A comment that decides about money holds its row, and is quoted.
func TestComments(t *testing.T) {
	for name, c := range map[string]struct{ notes, threads, want string }{
		"a note":        {`<comment ref="D2" authorId="0"><text><r><rPr><b/></rPr><t>KT:</t></r><r><t xml:space="preserve"> trả tháng sau</t></r></text></comment>`, "", "KT: trả tháng sau"},
		"a blank cell":  {`<comment ref="H2" authorId="0"><text><t>đã trả T9</t></text></comment>`, "", "đã trả T9"},
		"a thread":      {`<comment ref="B2"><text><t>[Threaded comment] Your version of Excel allows you to read this.</t></text></comment>`, `<threadedComment ref="B2" id="1"><text>không tính NB</text></threadedComment><threadedComment ref="B2" id="2" parentId="1"><text>đúng vậy</text></threadedComment>`, "không tính NB / đúng vậy"},
		"of the header": {`<comment ref="D1"><text><t>trả tháng sau</t></text></comment>`, "", ""},
	} {
		l := readFile(withComments(t, c.notes, c.threads), cms.Options{})
		if l.err != nil || len(l.rows) != 1 {
			t.Fatal(name, l.err)
		}
		held := ""
		for _, reason := range l.rows[0].Held {
			held += reason.Error()
		}
		if (held != "") != (c.want != "") || !strings.Contains(held, c.want) {
			t.Errorf("%s: held for %q, want %q", name, held, c.want)
		}
	}
}

// Cells and rows may stand in any order; two in one place are damage.
func TestOrderOfCells(t *testing.T) {
	const a, b = `<c r="A%[1]d"><v>%[1]d</v></c>`, `<c r="B%[1]d" t="str"><v>Bài %[1]d</v></c>`
	row := func(n int, cells string) string {
		return fmt.Sprintf(`<row r="%d">`, n) + fmt.Sprintf(cells, n) + `</row>`
	}
	path := raw(t, `<sheetData>`+row(4, b+a)+row(3, a+b)+strings.Replace(rawHeader, "<row>", `<row r="1">`, 1)+row(2, b+a)+`</sheetData>`, "", "<si><t>Lịch sử</t></si>")
	l := readFile(path, cms.Options{})
	r := l.good(t, 3)
	for i, want := range []string{"2 Bài 2", "3 Bài 3", "4 Bài 4"} {
		equal(t, "row", r[i][payroll.ID]+" "+r[i][payroll.Title], want)
	}
	equal(t, "number", l.rows[2].At.Row, 4)
	equal(t, "twice", code(readFile(raw(t, `<sheetData>`+rawHeader+row(2, a+b+b)+`</sheetData>`, "", "<si><t>Lịch sử</t></si>"), cms.Options{}).err), grid.FileDamaged)
	equal(t, "row of its cells", readFile(raw(t, `<sheetData>`+rawHeader+`<row><c r="A7"><v>1</v></c><c r="B7" t="str"><v>x</v></c></row></sheetData>`, "", "<si><t>Lịch sử</t></si>"), cms.Options{}).rows[0].At.Row, 7)
}

func TestSheetsToImport(t *testing.T) {
	path := book(t, func(f *excelize.File) {
		for _, name := range []string{"T9", "T10", "Tổng", "Ghi chú", "Ẩn", "Trống"} {
			_, _ = f.NewSheet(name)
		}
		for _, name := range []string{"T9", "T10", "Ẩn"} {
			rows(t, f, name, []any{"ID", "Tiêu đề"}, []any{1, name})
		}
		rows(t, f, "Tổng", []any{"Bảng cộng"}, []any{"Họ và tên", "Tổng tiền"}, []any{"An", 100})
		rows(t, f, "Ghi chú", []any{"Người lập"})
		_ = f.SetSheetVisible("Ẩn", false)
		_ = f.DeleteSheet("Sheet1")
	})
	for name, c := range map[string]struct {
		o           cms.Options
		names, said string
	}{
		"all":    {cms.Options{AllSheets: true}, "[T9 T10]", "sheet-of-sums:Tổng sheet-without-list:Ghi chú sheet-hidden:Ẩn"},
		"some":   {cms.Options{Sheets: []string{"ẩn", "T9", "T9"}}, "[T9 Ẩn]", ""},
		"one":    {cms.Options{Sheet: "T10"}, "[T10]", ""},
		"unsaid": {cms.Options{}, "several-sheets", ""},
		"none":   {cms.Options{Sheets: []string{"T11"}}, "sheet-missing", ""},
	} {
		names, warnings, err := cms.Sheets(path, c.o)
		got := fmt.Sprint(names)
		if err != nil {
			got = string(code(err))
		}
		equal(t, name, got, c.names)
		var said []string
		for _, w := range warnings {
			said = append(said, string(w.Reason.Code)+":"+w.Sheet)
		}
		if err == nil {
			equal(t, name, strings.Join(said, " "), c.said)
		}
	}
	other := book(t, func(f *excelize.File) {
		rows(t, f, "Sheet1", []any{"ID", "Tiêu đề"}, []any{1, "A"})
		for _, name := range []string{"Ảnh", "Lời nhắn"} {
			_, _ = f.NewSheet(name)
		}
		rows(t, f, "Ảnh", []any{"Bài", "Ai chụp", "Được"}, []any{"A", "An", 100}, []any{"B", "An", 200})
		rows(t, f, "Lời nhắn", []any{"Chị Hà xem lại giúp"})
	})
	names, warnings, err := cms.Sheets(other, cms.Options{})
	equal(t, "one list", fmt.Sprintf("%q %v", names, err), `["Sheet1"] <nil>`)
	if len(warnings) != 1 || warnings[0].Reason.Code != cms.SheetWithoutList || warnings[0].Sheet != "Ảnh" {
		t.Errorf("a table beside the list: %v", warnings)
	}
	names, _, err = cms.Sheets(write(t, "list.csv", smallList), cms.Options{AllSheets: true})
	equal(t, "no sheets", fmt.Sprintf("%q %v", names, err), `[""] <nil>`)
}
