package cms_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// valuesOf are the values of facts, in their order.
func valuesOf(facts payroll.Facts) (values []any) {
	for _, f := range facts {
		values = append(values, f.Value)
	}
	return values
}

// saidOf are the warnings of a code, each with its column, rows and facts.
func (l list) saidOf(code payroll.Code) (said []string) {
	for _, w := range l.warnings {
		if w.Reason.Code == code {
			said = append(said, fmt.Sprintf("%s %v %v", w.Column, w.Rows, valuesOf(w.Reason.Facts)))
		}
	}
	return said
}

func stopOf(l list) string {
	var stop *cms.FileError
	if !errors.As(l.err, &stop) {
		return fmt.Sprint(l.err)
	}
	return stop.Reason.Error()
}

// Coefficients that are worked out pay what the words say, whatever the rule multiplies
// them by: coefficient × count is the exact product.
func TestSumsBesideCounts(t *testing.T) {
	perPage := func(payroll.Date) payroll.Policy { return payroll.Policy{TextByPages: true} }
	total := func(payroll.Date) payroll.Policy { return payroll.Policy{PhotoTotal: true} }
	for _, c := range []struct {
		text, pages, photo, photos string
		policy                     func(payroll.Date) payroll.Policy
		want                       string // text coefficient, pages, photo coefficient, photos; or the refusal
	}{
		{"1.5 x 2", "", "", "", nil, "3   "},
		{"1,5*2", "", "", "", nil, "3   "},
		{"1,5 × 2", "4", "", "", nil, "3 4  "}, // pages are not paid by
		{"1+0,5", "", "", "", nil, "1.5   "},
		{"2+1+0,25", "", "", "", nil, "3.25   "},
		{"2x0,5x3", "", "", "", nil, "3   "},
		{"HS: 1+1", "", "", "", nil, "2   "},
		{"1,5 x 2 = 3", "", "", "", nil, "3   "},
		{"1,5 nhân 2", "", "", "", nil, "3   "},
		{"hs 1 + hs 0,5", "", "", "", nil, "1.5   "},
		{"", "", "1", "2 ảnh + 1 ảnh", nil, "  1 3"},
		{"1,5x2", "2", "", "", perPage, "1.5 2  "},
		{"1,5x2", "", "", "", perPage, "1.5 2  "},
		{"1,5x2", "3", "", "", perPage, "product-and-count: Số Trang, 3"},
		{"1+0,5", "", "", "", perPage, "1.5 1  "},
		{"1+0,5", "2", "", "", perPage, "product-and-count: Số Trang, 2"},
		{"", "", "3x0,5", "", nil, "  0.5 3"},
		{"", "", "0,5 x 3", "", nil, "  0.5 3"},
		{"", "", "3 ảnh x 0,5", "", nil, "  0.5 3"},
		{"", "", "3x0,5", "3", nil, "  0.5 3"},
		{"", "", "3x0,5", "3 ảnh", nil, "  0.5 3"},
		{"", "", "3x0,5", "2", nil, "product-and-count: Số Ảnh, 2"},
		{"", "", "3x0,5", "1", nil, "product-and-count: Số Ảnh, 1"},
		{"", "", "3x0,5", "", total, "  1.5 "},
		{"", "", "3x0,5", "3", total, "  1.5 3"},
		{"", "", "0,5x0,5", "", nil, "  0.25 1"},
		{"", "", "1+0,5", "", nil, "  1.5 1"},
		{"", "", "1+0,5", "1", nil, "  1.5 1"},
		{"", "", "1+0,5", "2", nil, "product-and-count: Số Ảnh, 2"}, // 1,5 of each, or of both
		{"", "", "1+0,5", "2", total, "  1.5 2"},
		{"", "", "0,5", "2+1", nil, "  0.5 3"},
		{"", "", "0,5", "2x3", nil, "  0.5 6"},
	} {
		l := readText(t, "ID;Hệ số tin;Số Trang;Hệ số ảnh;Số Ảnh\n"+strings.Join([]string{"1", c.text, c.pages, c.photo, c.photos}, ";")+"\n",
			cms.Options{Policy: c.policy})
		if len(l.rows) != 1 {
			t.Fatalf("%+v: %v", c, l.err)
		}
		row := l.rows[0]
		got := ""
		if row.Err != nil {
			got = row.Err.Reason.Error()
		} else {
			r := row.Record
			got = strings.Join([]string{r[payroll.TextCoefficient], r[payroll.Pages], r[payroll.PhotoCoefficient], r[payroll.Photos]}, " ")
		}
		equal(t, fmt.Sprintf("%q %q %q %q", c.text, c.pages, c.photo, c.photos), got, c.want)
		if len(l.saidOf(value.NumberComputed)) != 1 {
			t.Errorf("%+v: said %v", c, l.warnings)
		}
	}
}

func TestOneWarningForAllThatWasWorkedOut(t *testing.T) {
	l := readText(t, "ID;Hệ số tin;Số tiền\n1;1.5 x 2;\n2;2;\n3;1+0,5;\n4;1.5 x 2;300k\n5;HS: 2;1.200.000\n6;;1tr2\n", cms.Options{})
	l.good(t, 6)
	equal(t, "computed", fmt.Sprint(l.saidOf(value.NumberComputed)), "[Hệ số tin [2 4 5] [“1.5 x 2” = 3; “1+0,5” = 1,5]]")
	equal(t, "worded", fmt.Sprint(l.saidOf(value.MoneyWorded)), "[Số tiền [5 7] [“300k” = 300.000; “1tr2” = 1.200.000]]")
	equal(t, "warnings", fmt.Sprint(len(l.warnings)), "2")
}

func TestNoAuthors(t *testing.T) {
	l := readText(t, "ID;Tác giả;Tác giả ảnh;Hệ số tin;Hệ số ảnh\n"+
		"1;0;;2;\n"+ // no author
		"2;-;;2;\n"+
		"3;An;-;2;1\n"+ // no photographer: the photos are the author's
		"4;An;?;2;1\n"+ // a photographer whom nobody knows: held
		"5;An;?;2;\n"+ // and no photo
		"6;An; Bình;2;\n"+
		"7;\"An; ?\";;2;\n"+ // a second author whom nobody knows: held
		"8;12;;2;\n"+
		"9;12;#;;2;\n", cms.Options{})
	held := ""
	for _, row := range l.rows {
		if row.Err != nil {
			continue // 9 has a cell too many
		}
		for _, h := range row.Held {
			held += row.Record[payroll.ID] + " " + h.Error() + ", "
		}
	}
	equal(t, "held", held, "4 row-held: person, Tác giả ảnh, ?, 7 row-held: person, Tác giả, An; ?, ")
	equal(t, "said", fmt.Sprint(l.saidOf(cms.NoPerson)), "[Tác giả [2 3] [“0”; “-”]]")
	equal(t, "a number stays", l.rows[7].Record[payroll.Authors], "12")
}

func TestNumbersOfStatus(t *testing.T) {
	for _, c := range []struct{ header, want, said string }{
		{"Approval Status", "0", "[]"},
		{"_ModerationStatus", "0", "[]"},
		{"OData__ModerationStatus", "0", "[]"},
		{"ModerationStatus", "0", "[]"},
		{"Moderation Status", "0", "[]"},
		{"Trạng thái duyệt", "Trạng thái duyệt: 0", "[Trạng thái duyệt [2] [“0”]]"},
		{"Tình trạng phê duyệt", "Tình trạng phê duyệt: 0", "[Tình trạng phê duyệt [2] [“0”]]"},
		{"Trạng thái", "0", "[Trạng thái [2] [“0”]]"},
	} {
		l := readText(t, "ID,"+c.header+"\n1,0\n", cms.Options{})
		r := l.good(t, 1)[0]
		equal(t, c.header, r[payroll.ApprovalStatus]+r[payroll.NewsroomStatus], c.want)
		equal(t, c.header, fmt.Sprint(l.saidOf(cms.StatusNumber)), c.said)
		status := payroll.StatusWords{}.Resolve(r[payroll.ApprovalStatus], r[payroll.NewsroomStatus])
		if own := c.said != "[]"; own != (status == payroll.Unknown) {
			t.Errorf("%s: 0 is %s", c.header, status)
		}
	}
	l := readText(t, "ID,Trạng thái duyệt\n1,1\n", cms.Options{Map: readMap(t, "1 = approved\n")})
	equal(t, "by a map", l.good(t, 1)[0][payroll.ApprovalStatus], "approved")
	equal(t, "by a map", fmt.Sprint(l.saidOf(cms.StatusNumber)), "[]")
}

func TestDamagedIDs(t *testing.T) {
	for _, c := range []struct{ name, content, want string }{
		{"csv", "ID;Tiêu đề\n2,02501E+16;A\n", "id-damaged: ID, 2, 2,02501E+16"},
		{"csv in the last row", "ID;Tiêu đề\n1;A\n2.02501E+16;B\n", "id-damaged: ID, 3, 2.02501E+16"},
		{"text of any length", "ID;Tiêu đề\n20250106160000123;A\n", "<nil>"},
		{"json", `[{"ID":20250106160000123,"Title":"A"}]`, "<nil>"},
		{"json of a spreadsheet", `[{"ID":2.02501E+16,"Title":"A"}]`, "id-damaged: ID, 1, 2.02501E+16"},
	} {
		equal(t, c.name, stopOf(readText(t, c.content, cms.Options{})), c.want)
	}
	l := readText(t, `[{"ID":20250106160000123,"Title":"A"},{"ID":4244.0,"Title":"B"}]`, cms.Options{})
	equal(t, "long", l.good(t, 2)[0][payroll.ID], "20250106160000123")
	equal(t, "whole", l.good(t, 2)[1][payroll.ID], "4244")
}

func TestDatesThatCouldBeMonthFirst(t *testing.T) {
	lines := func(dates ...string) string {
		return "ID;Ngày xuất bản;Created\n" + strings.Join(dates, "\n") + "\n"
	}
	for _, c := range []struct {
		name, content, want string
		o                   cms.Options
	}{
		{"one month if the month comes first", lines("1;1/5/2026;", "2;1/6/2026;", "3;1/7/2026;"), "[Ngày xuất bản [2 3 4] [3 1/5/2026]]", cms.Options{}},
		{"one month day first", lines("1;5/1/2026;", "2;6/1/2026;", "3;7/1/2026;"), "[]", cms.Options{}},
		{"two months", lines("1;1/5/2026;", "2;1/6/2026;", "3;2/6/2026;"), "[]", cms.Options{}},
		{"a day beyond 12", lines("1;1/5/2026;", "2;1/6/2026;", "3;1/7/2026;", "4;13/7/2026;"), "[]", cms.Options{}},
		{"a day beyond 12 elsewhere", lines("1;1/5/2026;20/5/2026", "2;1/6/2026;", "3;1/7/2026;"), "[]", cms.Options{}},
		{"Vietnamese words", lines("1;ngày 1/5/2026;", "2;ngày 1/6/2026;", "3;ngày 1/7/2026;"), "[]", cms.Options{}},
		{"--dates", lines("1;1/5/2026;", "2;1/6/2026;", "3;1/7/2026;"), "[]", cms.Options{Dates: value.DatesDMY}},
		{"the year first", lines("1;2026-05-01;", "2;2026-06-01;", "3;2026-07-01;"), "[]", cms.Options{}},
	} {
		l := readText(t, c.content, c.o)
		l.good(t, strings.Count(c.content, "\n")-1)
		equal(t, c.name, fmt.Sprint(l.saidOf(cms.DatesAmbiguous)), c.want)
	}
}

// swappedList is a January as an English Excel leaves it: what could be month-first
// became another date, the rest stayed text.
func swappedList(title string, real []string, texts ...string) []string {
	var rows []string
	n := 1
	if title != "" {
		rows = append(rows, `<row r="1"><c r="A1" t="inlineStr"><is><t>`+title+`</t></is></c></row>`)
		n++
	}
	rows = append(rows, fmt.Sprintf(`<row r="%d"><c t="inlineStr"><is><t>ID</t></is></c><c t="inlineStr"><is><t>Ngày xuất bản</t></is></c></row>`, n))
	for i, v := range slices.Concat(real, texts) {
		cell := `<c><v>` + v + `</v></c>`
		if strings.Contains(v, "/") {
			cell = `<c t="inlineStr"><is><t>` + v + `</t></is></c>`
		}
		rows = append(rows, fmt.Sprintf(`<row r="%d"><c><v>%d</v></c>%s</row>`, n+i+1, i+1, cell))
	}
	return rows
}

func TestSwappedDates(t *testing.T) {
	// 45717 is 01/03/2025, 45778 01/05, 45901 01/09: 03/01, 05/01 and 09/01 as typed.
	swapped := []string{"45717", "45778", "45901"}
	texts := []string{"13/01/2025", "20/01/2025", "31/01/2025"}
	stop := "dates-swapped: Ngày xuất bản, 3, 01/03/2025, 3, 13/01/2025"
	for _, c := range []struct {
		name string
		rows []string
		o    cms.Options
		want string // the stop, or the days that are read
	}{
		{"swapped", swappedList("", swapped, texts...), cms.Options{}, stop},
		{"two real dates", swappedList("", swapped[:2], texts...), cms.Options{}, "2025-03-01 2025-05-01 2025-01-13 2025-01-20 2025-01-31"},
		{"two texts", swappedList("", swapped, texts[:2]...), cms.Options{}, "2025-03-01 2025-05-01 2025-09-01 2025-01-13 2025-01-20"},
		{"a late real date", swappedList("", append(slices.Clone(swapped), "45670"), texts...), cms.Options{}, "2025-03-01 2025-05-01 2025-09-01 2025-01-13 2025-01-13 2025-01-20 2025-01-31"},
		{"an early text", swappedList("", swapped, append(slices.Clone(texts), "02/01/2025")...), cms.Options{}, "2025-03-01 2025-05-01 2025-09-01 2025-01-13 2025-01-20 2025-01-31 2025-01-02"},
		{"the same month", swappedList("", []string{"45658", "45659", "45660"}, texts...), cms.Options{}, "2025-01-01 2025-01-02 2025-01-03 2025-01-13 2025-01-20 2025-01-31"},
		{"day first", swappedList("", swapped, texts...), cms.Options{Dates: value.DatesDMY}, "2025-01-03 2025-01-05 2025-01-09 2025-01-13 2025-01-20 2025-01-31"},
		{"their month is wanted", swappedList("", []string{"45717", "45718", "45719"}, texts...), cms.Options{First: "2025-03-01", Last: "2025-03-31"}, "2025-03-01 2025-03-02 2025-03-03 2025-01-13 2025-01-20 2025-01-31"},
		{"another month is wanted", swappedList("", swapped, texts...), cms.Options{First: "2025-01-01", Last: "2025-01-31"}, stop},
		{"the title names their month", swappedList("BẢNG KÊ THÁNG 3 NĂM 2025", []string{"45717", "45718", "45719"}, texts...), cms.Options{}, "2025-03-01 2025-03-02 2025-03-03 2025-01-13 2025-01-20 2025-01-31"},
		{"the title names another", swappedList("BẢNG KÊ THÁNG 1/2025", swapped, texts...), cms.Options{}, stop},
		{"real dates that were right, day first", swappedList("", []string{"45717", "45718", "45720"}, texts...), cms.Options{Dates: value.DatesDMY}, "2025-03-01 2025-03-02 2025-03-04 2025-01-13 2025-01-20 2025-01-31"},
	} {
		l := readFile(raw(t, `<sheetData>`+strings.Join(c.rows, "")+`</sheetData>`, "", ""), c.o)
		got := stopOf(l)
		if l.err == nil {
			var days []string
			for _, row := range l.rows {
				days = append(days, row.Record[payroll.Published])
			}
			got = strings.Join(days, " ")
		}
		equal(t, c.name, got, c.want)
	}
}

func TestCellsOfWorkbooks(t *testing.T) {
	header := `<row r="1">` + cells("ID", "Hệ số tin", "Tác giả", "Ngày xuất bản", "Version") + `</row>`
	for _, c := range []struct{ name, row, pr, want string }{
		{"17 digits", `<c><v>20250100000000001</v></c>`, "", "id-damaged: ID, 2, 20250100000000001"},
		{"an exponent", `<c><v>2.02501061600001E16</v></c>`, "", "id-damaged: ID, 2, 2.02501061600001E16"},
		{"15 digits", `<c><v>123456789012345</v></c>`, "", "123456789012345    "},
		{"17 digits as text", cells("20250100000000001"), "", "20250100000000001    "},
		{"a whole number as Excel has it", `<c><v>4244.0</v></c>`, "", "4244    "},
		{"0 is no author", `<c><v>1</v></c><c/><c><v>0</v></c>`, "", "1    "},
		{"12 is a name", `<c><v>1</v></c><c/><c><v>12</v></c>`, "", "1  12  "},
		{"an error is no author", `<c><v>1</v></c><c/><c t="e"><v>#N/A</v></c>`, "", "1    "},
		{"TRUE is no author", `<c><v>1</v></c><c/><c t="b"><v>1</v></c>`, "", "1    "},
		{"a serial as text", `<c><v>1</v></c><c/><c/>` + cells("45663"), "", "1   2025-01-06 "},
		// 44201 days from 01/01/1904 is 06/01/2025.
		{"a serial as text of 1904", `<c><v>1</v></c><c/><c/>` + cells("44201"), `<workbookPr date1904="1"/>`, "1   2025-01-06 "},
		{"a serial of 1904", `<c><v>1</v></c><c/><c/><c><v>44201</v></c>`, `<workbookPr date1904="1"/>`, "1   2025-01-06 "},
		{"a packed date", `<c><v>1</v></c><c/><c/><c><v>20250106</v></c>`, "", "1   2025-01-06 "},
		{"a version as number", `<c><v>1</v></c><c/><c/><c/><c><v>1.1</v></c>`, "", "1    1,1"},
		{"a whole version as number", `<c><v>1</v></c><c/><c/><c/><c><v>2</v></c>`, "", "1    2.0"},
		{"a serial as coefficient", `<c><v>1</v></c><c><v>46143</v></c>`, "", "number-is-date: 01/05/2026"},
	} {
		l := readFile(raw(t, `<sheetData>`+header+`<row r="2">`+c.row+`</row></sheetData>`, c.pr, ""), cms.Options{})
		got := stopOf(l)
		if l.err == nil && l.rows[0].Err != nil {
			got = l.rows[0].Err.Reason.Error()
		} else if l.err == nil {
			r := l.rows[0].Record
			got = strings.Join([]string{r[payroll.ID], r[payroll.TextCoefficient], r[payroll.Authors], r[payroll.Published], r[payroll.CMSVersion]}, " ")
		}
		equal(t, c.name, got, c.want)
	}
}

func cells(texts ...string) string {
	s := ""
	for _, text := range texts {
		s += `<c t="inlineStr"><is><t>` + text + `</t></is></c>`
	}
	return s
}

func TestNamesInJSON(t *testing.T) {
	l := readText(t, `{"value":[
		{"ID":1,"Title":"a","Phân loại":{"Label":"12","TermGuid":"1d2c3b4a-1111-2222-3333-444455556666","WssId":12}},
		{"ID":2,"Title":"b","Phân loại":"Thời sự|1d2c3b4a-1111-2222-3333-444455556666"},
		{"ID":3,"Title":"c","Phân loại":[{"Label":"Thời sự","TermGuid":"1d2c"},{"TermLabel":"Kinh tế","TermGuid":"1d2d"}]},
		{"ID":4,"Title":"d","Phân loại":{"Label":"Tin|1d2c3b4a-1111-2222-3333-444455556666"},"Tác giả":"<div class=\"ExternalClass01\">Vũ Thị S&#432;&#417;ng; An</div>"},
		{"ID":5,"Title":"e &amp; g","Tác giả":[{"Title":"Vũ Thị S&#432;&#417;ng"}]}]}`, cms.Options{})
	var got []string
	for _, r := range l.good(t, 5) {
		got = append(got, r[payroll.Category]+"/"+r[payroll.Authors])
	}
	equal(t, "values", strings.Join(got, " "), "12/ Thời sự/ Thời sự;#Kinh tế/ Tin/Vũ Thị Sương; An /Vũ Thị Sương")
	equal(t, "said", fmt.Sprint(l.saidOf(value.NumberForTerm)), "[Phân loại [1] [“12”]]")
}

// Under the totals a day in words is a signature's, beside a title an article's.
func TestDaysInWordsUnderTotals(t *testing.T) {
	l := readText(t, "ID;Tiêu đề;Ngày xuất bản;Hệ số tin\n1;A;ngày 6 tháng 1 năm 2025;2\n;Tổng cộng;;2\n;;Ngày 31 tháng 01 năm 2025;\n2;B;ngày 7 tháng 1 năm 2025;1\n", cms.Options{})
	records := l.good(t, 2)
	equal(t, "first", records[0][payroll.Published], "2025-01-06")
	equal(t, "second", records[1][payroll.Published], "2025-01-07")
}

// Exporters write guards without quoting them for CSV.
func TestGuardsThatAreNotQuoted(t *testing.T) {
	for _, comma := range []string{",", ";", "\t"} {
		l := readText(t, strings.ReplaceAll("ID;Tiêu đề;Hệ số tin\n=\"00424\";A;=\"1.5\"\n\"=\"\"00425\"\"\";B;2\n", ";", comma), cms.Options{})
		records := l.good(t, 2)
		equal(t, comma, records[0][payroll.ID]+" "+records[0][payroll.TextCoefficient]+" "+records[1][payroll.ID], "00424 1.5 00425")
	}
}

func TestMailOfTheOnlyAuthor(t *testing.T) {
	l := readText(t, "ID,Tác giả,Email\n"+
		"1,An <an@b.vn>,\n"+
		"2,An <an@b.vn>,khac@b.vn\n"+
		"3,An <an@b.vn>; Bình <binh@b.vn>,\n", cms.Options{})
	for i, want := range []string{"an@b.vn", "khac@b.vn", ""} {
		equal(t, "mail", l.good(t, 3)[i][payroll.Email], want)
	}
}
