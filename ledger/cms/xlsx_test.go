package cms_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/text"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// book makes a workbook by excelize; sheet "Sheet1" is there already.
func book(t testing.TB, fill func(f *excelize.File)) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	path := filepath.Join(t.TempDir(), "list.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func rows(t testing.TB, f *excelize.File, sheet string, values ...[]any) {
	t.Helper()
	for i, row := range values {
		if err := f.SetSheetRow(sheet, fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
}

// raw makes a workbook of one sheet by hand: what stands in its worksheet element.
func raw(t testing.TB, sheet, workbookPr, sharedStrings string) string {
	t.Helper()
	const ns = `xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main" xmlns:r="http://purl.oclc.org/ooxml/officeDocument/relationships"`
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range [][2]string{
		{"/XL/Workbook.xml", `<workbook ` + ns + `>` + workbookPr + `<sheets><sheet name="Tin" sheetId="1" r:id="rId1"/></sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="http://x/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`},
		{"xl\\worksheets\\sheet1.xml", `<?xml version="1.0" encoding="UTF-8"?><worksheet ` + ns + `>` + sheet + `</worksheet>`},
		{"xl/sharedStrings.xml", `<sst ` + ns + `>` + sharedStrings + `</sst>`},
	} {
		w, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, part[1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return write(t, "raw.xlsx", b.String())
}

func TestNumbersAreReadRaw(t *testing.T) {
	path := book(t, func(f *excelize.File) {
		rows(t, f, "Sheet1",
			[]any{"BẢNG KÊ"},
			nil,
			[]any{"ID", "Tiêu đề", "Ngày xuất bản", "Hệ số tin", "LuongCoSo", "Số Ảnh", "Hệ số ảnh", "Ghi chú"},
			[]any{12, "Một", time.Date(2025, 1, 6, 16, 0, 0, 0, time.UTC), 1.1000000000000001, 2340000, 3, 1.5, 0.30000000000000004},
			[]any{13, "Hai", "06/01/2025", "1,5", "2.340.000", 3.0, 1.125, true},
			[]any{14, "Ba", 45663, 1.5, 2340000.5, "3", "1.125", nil},
		)
		style, _ := f.NewStyle(&excelize.Style{NumFmt: 2})
		_ = f.SetCellStyle("Sheet1", "D4", "G6", style)
	})
	l := readFile(path, cms.Options{})
	if l.err != nil || len(l.rows) != 3 {
		t.Fatal(l.err, l.rows)
	}
	r := l.rows[0].Record
	equal(t, "ID", r[payroll.ID], "12")
	equal(t, "published", r[payroll.Published], "2025-01-06T16:00:00")
	equal(t, "coefficient", r[payroll.TextCoefficient], "1.1")
	equal(t, "salary", r[payroll.BaseSalary], "2340000")
	equal(t, "photos", r[payroll.Photos], "3")
	equal(t, "sheet", l.rows[0].At.Sheet, "Sheet1")
	equal(t, "row", l.rows[0].At.Row, 4)
	r = l.rows[1].Record
	equal(t, "published", r[payroll.Published], "2025-01-06")
	equal(t, "text", r[payroll.TextCoefficient], "1.5")
	equal(t, "a number is never ambiguous", r[payroll.PhotoCoefficient], "1.125")
	equal(t, "published", l.rows[2].Record[payroll.Published], "2025-01-06")
	equal(t, "fraction of a đồng", rowCode(l.rows[2]), value.MoneyFraction)
	equal(t, "column", l.rows[2].Err.Column, "LuongCoSo")
}

func TestMergedCells(t *testing.T) {
	path := book(t, func(f *excelize.File) {
		rows(t, f, "Sheet1",
			[]any{"ID", "Tiêu đề", "Tác giả", "Hệ số tin", "Số Ảnh"},
			[]any{1, "Một", "An", 1, 2},
			[]any{2, "Hai", nil, 1, 2},
			[]any{3, "Ba", "Bình", 3, 1},
			[]any{4, "Bốn", "Bình", nil, 1},
			[]any{5, "Năm", "Bình", 1, 1},
			[]any{6, "Sáu", "Chi", 1, 1},
			[]any{nil, nil, nil, nil, nil},
		)
		for _, m := range [][2]string{{"C2", "C3"}, {"D4", "D5"}, {"C7", "C8"}} {
			if err := f.MergeCell("Sheet1", m[0], m[1]); err != nil {
				t.Fatal(err)
			}
		}
	})
	l := readFile(path, cms.Options{})
	if l.err != nil || len(l.rows) != 6 {
		t.Fatal(l.err, l.rows)
	}
	equal(t, "author of the second row", l.rows[1].Record[payroll.Authors], "An")
	equal(t, "first row", rowCode(l.rows[0]), "")
	for _, i := range []int{2, 3} {
		equal(t, "merged coefficient", rowCode(l.rows[i]), cms.MergedCell)
		equal(t, "column", l.rows[i].Err.Column, "Hệ số tin")
		equal(t, "reason", l.rows[i].Err.Reason.Error(), "merged-cell: D4:D5")
	}
	equal(t, "row below", l.rows[4].Record[payroll.TextCoefficient], "1")
}

func TestHeaderOfTwoRows(t *testing.T) {
	path := book(t, func(f *excelize.File) {
		rows(t, f, "Sheet1",
			[]any{"Bảng kê"},
			[]any{"ID", "Tiêu đề", "Tác giả", "Hệ số", nil, "Số Ảnh"},
			[]any{nil, nil, nil, "tin", "ảnh", nil},
			[]any{1, "Một", "An", 1, 2, 3},
		)
		for _, m := range [][2]string{{"A1", "F1"}, {"A2", "A3"}, {"B2", "B3"}, {"C2", "C3"}, {"D2", "E2"}, {"F2", "F3"}} {
			if err := f.MergeCell("Sheet1", m[0], m[1]); err != nil {
				t.Fatal(err)
			}
		}
	})
	r := readFile(path, cms.Options{}).good(t, 1)[0]
	equal(t, "text", r[payroll.TextCoefficient], "1")
	equal(t, "photo", r[payroll.PhotoCoefficient], "2")
	equal(t, "photos", r[payroll.Photos], "3")
}

func TestSheets(t *testing.T) {
	path := book(t, func(f *excelize.File) {
		for _, name := range []string{"Tháng 9", "Tháng 10", "Ghi chú", "Ẩn"} {
			_, _ = f.NewSheet(name)
		}
		for _, name := range []string{"Tháng 9", "Tháng 10", "Ẩn"} {
			rows(t, f, name, []any{"ID", "Tiêu đề"}, []any{1, name})
		}
		rows(t, f, "Ghi chú", []any{"Người lập"})
		_ = f.SetSheetVisible("Ẩn", false)
	})
	err := readFile(path, cms.Options{}).err
	equal(t, "several", code(err), cms.SeveralSheets)
	if !strings.Contains(err.Error(), "[Tháng 9 Tháng 10]") {
		t.Errorf("%v does not name the sheets", err)
	}
	equal(t, "missing", code(readFile(path, cms.Options{Sheet: "Tháng 8"}).err), cms.SheetMissing)
	equal(t, "no header", code(readFile(path, cms.Options{Sheet: "Ghi chú"}).err), cms.HeaderMissing)
	equal(t, "named", readFile(path, cms.Options{Sheet: "tháng 10"}).good(t, 1)[0][payroll.Title], "Tháng 10")
	equal(t, "hidden", readFile(path, cms.Options{Sheet: "Ẩn"}).good(t, 1)[0][payroll.Title], "Ẩn")
}

const rawHeader = `<row><c t="inlineStr"><is><t>ID</t></is></c><c t="str"><v>Tiêu đề</v></c><c t="s"><v>0</v></c><c t="inlineStr"><is><t>Ngày xuất bản</t></is></c><c t="inlineStr"><is><t>Hệ số tin</t></is></c></row>`

func TestCellsAsOtherProgramsWriteThem(t *testing.T) {
	path := raw(t, `<sheetData>`+rawHeader+
		`<row r="4"><c><v>1</v></c><c t="s"><v>1</v></c><c r="E4"><v>15E-1</v></c></row>`+
		`<row><c r="A5"><v>2</v></c><c r="B5" t="inlineStr"><is><r><t>Hai </t></r><r><t>phần</t></r></is></c><c r="D5"><v>44201.666666666664</v></c><c t="e"><f>A1</f><v>#REF!</v></c></row>`+
		`<row><c><v>3</v></c><c t="str"><f>A</f><v></v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2025-01-06T16:00:00</v></c></row>`+
		`<row><c><v>4</v></c><c t="str"><v>Bốn</v></c><c/><c/><c><f>1+1</f></c></row>`+
		`<row><c><v>5</v></c><c t="str"><v>Năm</v></c><c/><c/><c><f>1+1</f><v>2</v></c></row>`+
		`</sheetData>`,
		`<workbookPr date1904="1"/>`,
		`<si><t>Lịch sử</t></si><si><r><t>Một_x000D_</t></r><rPh sb="0" eb="1"><t>ichi</t></rPh><r><t xml:space="preserve"> &amp; _x005F_x000D_</t></r></si>`)
	l := readFile(path, cms.Options{})
	if l.err != nil || len(l.rows) != 5 {
		t.Fatal(l.err, l.rows)
	}
	r := l.rows[0].Record
	equal(t, "row", l.rows[0].At.Row, 4)
	equal(t, "title", r[payroll.Title], "Một & _x000D_")
	equal(t, "coefficient", r[payroll.TextCoefficient], "1.5")
	equal(t, "title", l.rows[1].Record[payroll.Title], "Hai phần")
	equal(t, "date since 1904", l.rows[1].Record[payroll.Published], "2025-01-06T16:00:00") // 45663 − 1462 days
	equal(t, "error in a paying column", rowCode(l.rows[1]), value.ErrorValue)
	equal(t, "error elsewhere", rowCode(l.rows[2]), "")
	equal(t, "date cell", l.rows[2].Record[payroll.Published], "2025-01-06T16:00:00")
	equal(t, "not calculated", rowCode(l.rows[3]), value.FormulaWithoutValue)
	equal(t, "calculated", l.rows[4].Record[payroll.TextCoefficient], "2")
}

func TestDamagedWorkbooks(t *testing.T) {
	for name, sheet := range map[string]string{
		"cut":            `<sheetData>` + rawHeader + `<row><c><v>1</v></c>`,
		"no such string": `<sheetData>` + rawHeader + `<row><c t="s"><v>9</v></c></row></sheetData>`,
		"cell name":      `<sheetData>` + rawHeader + `<row><c r="ZZZZ1"><v>9</v></c></row></sheetData>`,
		"backwards":      `<sheetData>` + rawHeader + `<row r="9"/><row r="9"/></sheetData>`,
		"not XML":        `<sheetData>` + rawHeader + `<row></sheet<</sheetData>`,
	} {
		equal(t, name, code(readFile(raw(t, sheet, "", "<si><t>Lịch sử</t></si>"), cms.Options{}).err), grid.FileDamaged)
	}
	whole, err := os.ReadFile(book(t, func(f *excelize.File) { rows(t, f, "Sheet1", []any{"ID", "Tiêu đề"}, []any{1, "a"}) }))
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "cut zip", code(readText(t, string(whole[:len(whole)/2]), cms.Options{}).err), grid.FileDamaged)
	for i := 40; i < len(whole); i += 97 {
		torn := bytes.Clone(whole)
		torn[i] ^= 0x55
		for _, row := range readText(t, string(torn), cms.Options{}).rows {
			judge(t, row)
		}
	}
}

func TestZipsThatAreNoWorkbook(t *testing.T) {
	for part, want := range map[string]payroll.Code{
		"mimetype": cms.FormatODS, "word/document.xml": cms.FormatWord, "xl/workbook.bin": cms.FormatBinary,
		"Index/Document.iwa": cms.FormatNumbers, "thang10.xlsx": cms.FormatArchive, "ppt/presentation.xml": text.FormatUnknown,
	} {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		if _, err := z.Create(part); err != nil {
			t.Fatal(err)
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		equal(t, part, code(readText(t, b.String(), cms.Options{}).err), want)
	}
}

func TestTemporaryFilesAreRemoved(t *testing.T) {
	good := book(t, func(f *excelize.File) { rows(t, f, "Sheet1", []any{"ID", "Tiêu đề"}, []any{1, "a"}) })
	bad := book(t, func(f *excelize.File) { rows(t, f, "Sheet1", []any{"x", "y"}, []any{1, "a"}) })
	damaged := raw(t, `<sheetData>`+rawHeader+`<row><c t="s"><v>9</v></c></row></sheetData>`, "", "<si><t>Lịch sử</t></si>")
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Setenv("TMP", dir)
	for _, path := range []string{good, bad, damaged} {
		readFile(path, cms.Options{})
		left, err := os.ReadDir(dir)
		if err != nil || len(left) > 0 {
			t.Errorf("left behind: %v %v", left, err)
		}
	}
}

// A workbook's texts may be TCVN3 or VNI, in the characters of Windows-1252.
func TestScriptsOfAWorkbook(t *testing.T) {
	for name, table := range map[string]string{"TCVN3": tcvn3Table, "VNI": vniTable} {
		old := func(text string) string { return oldLetters(t, table, text) }
		path := book(t, func(f *excelize.File) {
			rows(t, f, "Sheet1",
				[]any{"ID", old("Tiêu đề"), old("Tác giả"), old("Hệ số tin"), old("Số ảnh")},
				[]any{1, old("Lễ hội đầu xuân"), old("Vũ Thị Sương"), 1.5, 2},
				[]any{2, old("Giữ rừng từ gốc"), old("Đỗ Văn Ngự"), 1, nil},
			)
		})
		l := readFile(path, cms.Options{})
		r := l.good(t, 2)[0]
		equal(t, name, r[payroll.Authors], "Vũ Thị Sương")
		equal(t, name, r[payroll.Photos], "2")
		if len(l.warnings) != 1 || l.warnings[0].Reason.Code != cms.ScriptConverted {
			t.Errorf("%s: said: %v", name, l.warnings)
		}
		inline := func(s string) string { return `<c t="inlineStr"><is><t>` + s + `</t></is></c>` }
		path = raw(t, `<sheetData><row>`+inline("ID")+inline(old("Tiêu đề"))+inline(old("Tác giả"))+`</row><row>`+inline("1")+inline(old("Lễ hội đầu xuân"))+inline(old("Đỗ Văn Ngự"))+`</row></sheetData>`, "", "")
		equal(t, name, readFile(path, cms.Options{}).good(t, 1)[0][payroll.Authors], "Đỗ Văn Ngự")
	}
}

// FuzzSheet makes a sheet of anything; a whole zip would rarely survive its checksums.
func FuzzSheet(f *testing.F) {
	f.Add(`<sheetData>`+rawHeader+`<row r="4"><c><v>1</v></c><c t="s"><v>1</v></c><c r="E4"><v>15E-1</v></c></row></sheetData><mergeCells><mergeCell ref="B4:C9"/></mergeCells>`, `<si><r><t>Lịch sử</t></r><rPh><t>x</t></rPh></si><si/>`)
	f.Add(`<sheetData>`+rawHeader+`<row><c><v>1</v></c><c t="e"><v>#REF!</v></c><c t="b"><v>1</v></c><c><v>45000.5</v></c><c><f/></c></row><row/></sheetData>`, ``)
	f.Add(`<cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="3" hidden="1"><c r="B3" s="1"><v>2</v></c><c r="A3"><is><t>1</t></is></c></row>`+rawHeader+`</sheetData>`, `<si><r><rPr><strike/></rPr><t>S`+"\u00ad¬"+`ng</t></r></si>`)
	f.Fuzz(func(t *testing.T, sheet, strings string) {
		for _, row := range readFile(raw(t, sheet, "", strings), cms.Options{}).rows {
			judge(t, row)
		}
	})
}

// FuzzWorkbook is for what reads the zip itself.
func FuzzWorkbook(f *testing.F) {
	whole, err := os.ReadFile(raw(f, `<sheetData>`+rawHeader+`</sheetData>`, "", ""))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Fuzz(judgeFile)
}
