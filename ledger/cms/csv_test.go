package cms_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/text"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

const smallList = "ID;Tiêu đề;Tác giả;Hệ số tin\r\n7;Một bài;Phượng Khuê;1,5\r\n"

func TestEncodings(t *testing.T) {
	utf16 := func(e unicode.Endianness, bom unicode.BOMPolicy) string {
		s, err := unicode.UTF16(e, bom).NewEncoder().String(smallList)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for name, content := range map[string]string{
		"UTF-8":                  smallList,
		"UTF-8 with mark":        "\ufeff" + smallList,
		"UTF-8 decomposed":       norm.NFD.String(smallList),
		"UTF-16 LE":              utf16(unicode.LittleEndian, unicode.UseBOM),
		"UTF-16 BE":              utf16(unicode.BigEndian, unicode.UseBOM),
		"UTF-16 LE without mark": utf16(unicode.LittleEndian, unicode.IgnoreBOM),
		"UTF-16 BE without mark": utf16(unicode.BigEndian, unicode.IgnoreBOM),
		"Windows-1258":           windows1258(t, smallList),
		"sep":                    "sep=;\r\n" + smallList,
		"sep after mark":         "\ufeffsep=;\r\n" + smallList,
		"comma":                  "ID,Tiêu đề,Tác giả,Hệ số tin\n7,Một bài,Phượng Khuê,\"1,5\"\n",
		"tab":                    strings.ReplaceAll(smallList, ";", "\t"),
	} {
		t.Run(name, func(t *testing.T) {
			l := readText(t, content, cms.Options{})
			r := l.good(t, 1)[0]
			equal(t, "ID", r[payroll.ID], "7")
			equal(t, "title", r[payroll.Title], "Một bài")
			equal(t, "author", r[payroll.Authors], "Phượng Khuê")
			equal(t, "coefficient", r[payroll.TextCoefficient], "1.5")
			equal(t, "row", l.rows[0].At.Row, 2)
		})
	}
}

// windows1258 writes tone marks as the code page has them: apart from their letters.
func windows1258(t testing.TB, s string) string {
	t.Helper()
	var b strings.Builder
	for _, r := range s {
		if _, ok := charmap.Windows1258.EncodeRune(r); ok {
			b.WriteRune(r)
			continue
		}
		parts := []rune(norm.NFD.String(string(r)))
		for i := len(parts) - 1; i >= 0; i-- {
			switch parts[i] {
			case '\u0300', '\u0301', '\u0303', '\u0309', '\u0323':
				letter := append(append([]rune(nil), parts[:i]...), parts[i+1:]...)
				b.WriteString(norm.NFC.String(string(letter)) + string(parts[i]))
				i = -1
			}
		}
	}
	encoded, err := charmap.Windows1258.NewEncoder().String(b.String())
	if err != nil {
		t.Fatal(err)
	}
	return encoded
}

func TestRowsAreNumberedAsExcelDoes(t *testing.T) {
	l := readText(t, "ID,Tiêu đề,Nội dung\n"+ // row 1
		"1,Một,\"dòng một\ndòng hai\n\ndòng bốn\"\n"+ // row 2, four lines
		"\n"+ // row 3
		"\r\n"+ // row 4
		",,\n"+ // row 5
		"2,Hai,x\n", // row 6
		cms.Options{})
	r := l.good(t, 2)
	equal(t, "content", r[0][payroll.Content], "dòng một\ndòng hai\n\ndòng bốn")
	equal(t, "first", l.rows[0].At.Row, 2)
	equal(t, "second", l.rows[1].At.Row, 6)
}

func TestRowsThatCannotBeSplit(t *testing.T) {
	l := readText(t, "ID,Tiêu đề,Hệ số tin\n"+
		"1,Một \"bài\" hay,1\n"+
		"2,Hai,1\n"+
		"3,\"Ba\" bốn,1\n"+
		"4,Bốn,1,thừa\n"+
		"5,Năm\n"+
		"6,Sáu,1,,\n"+
		"7,\"Bảy,1\n"+
		"8,Tám,1\n", cms.Options{})
	if l.err != nil {
		t.Fatal(l.err)
	}
	want := []struct {
		row  int
		id   string
		code payroll.Code
	}{
		{2, "1", text.QuoteBare}, {3, "2", ""}, {4, "3", text.QuoteBare}, {5, "4", cms.RowTooLong},
		{6, "5", cms.RowTooShort}, {7, "6", cms.RowTooLong}, {8, "7", text.QuoteOpen},
	}
	if len(l.rows) != len(want) {
		t.Fatalf("%d rows", len(l.rows))
	}
	for i, w := range want {
		equal(t, "row", l.rows[i].At.Row, w.row)
		equal(t, "ID", l.rows[i].Record[payroll.ID], w.id)
		equal(t, "refusal", rowCode(l.rows[i]), w.code)
	}
}

// A comma that is no delimiter makes a row longer, also where the cells behind it are
// blank. Blank cells behind the header's columns are no surplus where its row has them.
func TestSurplusCells(t *testing.T) {
	const blank, long, short = payroll.Code(""), cms.RowTooLong, cms.RowTooShort
	for name, c := range map[string]struct {
		text string
		want []payroll.Code
	}{
		"decimal comma":           {"ID,Tiêu đề,Hệ số tin,Hệ số ảnh,Số Ảnh\n1,A,1,5,,\n2,B,2,,\n3,C,2,5,1,5\n4,D,\"1,5\",,\n", []payroll.Code{long, blank, long, blank}},
		"semicolons":              {"ID;Tiêu đề;Hệ số tin;Tác giả\n1;A;1,5;An; Bình\n2;B;1,5;An;\n3;C;1,5;An\n", []payroll.Code{long, long, blank}},
		"tabs":                    {"ID\tTiêu đề\tHệ số tin\n1\tA\t1,5\n2\tB\t1,5\t\n", []payroll.Code{blank, long}},
		"the header has them too": {"ID,Tiêu đề,Hệ số tin,,\n1,A,1,,\n2,B,1,5,\n3,C,1,,,\n4,D\n", []payroll.Code{blank, long, long, short}},
		"not all that it has":     {"ID,Tiêu đề,Hệ số tin,,\n1,A,1,\n2,B,1\n3,C,1,,\n", []payroll.Code{long, blank, long}},
		"a total":                 {"ID,Tiêu đề,Hệ số tin\n1,A,1\n,Tổng cộng,1,,,\n", []payroll.Code{blank}},
	} {
		l := readText(t, c.text, cms.Options{})
		var got []payroll.Code
		for _, row := range l.rows {
			got = append(got, rowCode(row))
		}
		if l.err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %q %v, want %q", name, got, l.err, c.want)
		}
	}
}

// Old Macs end lines with CR alone. One between quotation marks is part of the text.
func TestLineEnds(t *testing.T) {
	for name, text := range map[string]string{
		"CR":           "ID;Tiêu đề;Hệ số tin\r1;Một;1\r2;\"Hai\rba\";2\r",
		"CR, no last":  "ID;Tiêu đề;Hệ số tin\r1;Một;1\r2;Hai ba;2",
		"CRLF":         "ID;Tiêu đề;Hệ số tin\r\n1;Một;1\r\n2;\"Hai\r\nba\";2\r\n",
		"mixed":        "ID;Tiêu đề;Hệ số tin\r\n1;Một;1\r2;\"Hai\nba\";2\n",
		"blank lines":  "ID;Tiêu đề;Hệ số tin\r\r1;Một;1\r\r\r2;Hai ba;2\r",
		"sep, CR":      "sep=;\rID;Tiêu đề;Hệ số tin\r1;Một;1\r2;Hai ba;2\r",
		"doubled mark": "ID;Tiêu đề;Hệ số tin\r\"1\";\"Một\";1\r2;\"Hai \"\"ba\"\"\";2\r",
	} {
		l := readText(t, text, cms.Options{})
		if l.err != nil || len(l.rows) != 2 {
			t.Errorf("%s: %v, %d rows", name, l.err, len(l.rows))
			continue
		}
		equal(t, name, l.rows[0].Record[payroll.TextCoefficient]+l.rows[1].Record[payroll.TextCoefficient], "12")
		equal(t, name, l.rows[1].Record[payroll.ID], "2")
	}
	rows := readText(t, "ID;Tiêu đề\r1;Một\r\r2;\"Hai\rba\"\r3;Bốn\r", cms.Options{}).rows
	equal(t, "row as Excel counts", rows[2].At.Row, 5)
}

func TestTotalsAndSignatures(t *testing.T) {
	l := readText(t, "STT,Tiêu đề,Tác giả,Ngày xuất bản,Hệ số tin,Tiền nhuận bút\n"+
		"1,Tổng Bí thư thăm Cao Bằng,An,06/01/2025,1,\n"+
		"2,Cộng đồng số,Bình,06/01/2025,1,\n"+
		",Cộng mục I:,,,2,468000\n"+
		"3,Ba,An,07/01/2025,1,\n"+
		"Tổng cộng,,,,3,702.000 đ\n"+
		",,,,,\n"+
		",\"Bằng chữ: bảy trăm linh hai nghìn đồng\",,,,\n"+
		",,,Hà Nội ngày 31 tháng 10 năm 2025,,\n"+
		",Người lập,Kế toán trưởng,Thủ trưởng,,\n", cms.Options{})
	r := l.good(t, 3)
	equal(t, "first", r[0][payroll.Title], "Tổng Bí thư thăm Cao Bằng")
	equal(t, "second", r[1][payroll.Title], "Cộng đồng số")
	equal(t, "third", r[2][payroll.Title], "Ba")
}

// A title is not taken for a label of totals where the list has no other column to tell.
func TestTitleLikeTotals(t *testing.T) {
	l := readText(t, "Tiêu đề,Hệ số tin\nTổng thống Pháp thăm Hà Nội,1\nTổng số ca mắc tăng,2\n", cms.Options{})
	l.good(t, 2)
}

func TestRowWithoutIdentity(t *testing.T) {
	l := readText(t, "Tiêu đề,Tác giả,Hệ số tin\n,An,1\n", cms.Options{})
	equal(t, "refusal", rowCode(l.rows[0]), cms.NoIdentity)
}

func TestRefusedCell(t *testing.T) {
	l := readText(t, "ID,Tiêu đề,He so tin,Số Ảnh\n1,Một,1.500,abc\n", cms.Options{})
	row := l.rows[0]
	equal(t, "column", row.Err.Column, "He so tin")
	equal(t, "value", row.Err.Value, "1.500")
	equal(t, "row", row.Err.At.Row, 2)
	equal(t, "reason", row.Err.Reason.Error(), "number-ambiguous: 1,5, 1500")
	equal(t, "ID", row.Record[payroll.ID], "1")
}

func TestMonthFirstRefusesTheFile(t *testing.T) {
	const text = "ID,Tiêu đề,Ngày xuất bản,Created\n1,Một,06/01/2025,01/05/2025\n2,Hai,06/01/2025,12/25/2025\n"
	equal(t, "unsaid", code(readText(t, text, cms.Options{}).err), value.DateMonthFirst)
	equal(t, "mdy", readText(t, text, cms.Options{Dates: value.DatesMDY}).good(t, 2)[0][payroll.Published], "2025-06-01")
	r := readText(t, text, cms.Options{Dates: value.DatesDMY}).good(t, 2)[1]
	equal(t, "dmy", r[payroll.Published], "2025-01-06")
	equal(t, "dmy, not paid by", r[payroll.CreatedAt], "12/25/2025")
}

func TestExtraKeepsWhatIsNotKnown(t *testing.T) {
	l := readText(t, "ID,Tiêu đề,Zeta,<Ghi chú>,Zeta,,Trống\n1,Một,a,b & c,d,e,\n", cms.Options{})
	equal(t, "extra", l.good(t, 1)[0][payroll.Extra], `{"<Ghi chú>":"b & c","F":"e","Zeta":"a","Zeta (2)":"d"}`)
}

func TestCutBySharePoint(t *testing.T) {
	for rows, want := range map[int]int{29_999: 0, 30_000: 1, 30_001: 0} {
		l := readText(t, "ID,Tiêu đề\n"+strings.Repeat("1,a\n", rows), cms.Options{})
		equal(t, fmt.Sprint(rows), len(l.warnings), want)
	}
}

func TestFilesThatAreNoList(t *testing.T) {
	for content, want := range map[string]payroll.Code{
		"":                           cms.FileEmpty,
		" \r\n":                      cms.FileEmpty,
		"ID,Tiêu đề\x00\x01\x02\x03": text.FormatUnknown,
		"PK\x03\x04 and no zip":      grid.FileDamaged,
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 Workbook":                   cms.FormatOldExcel,
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + wide("EncryptedPackage"): cms.FileEncrypted,
		"ID,Tiêu đề\n1,Một bài\n2,H\xeci bài\n":                       text.TextDamaged,
		"\ufeffID,Title\n1,H\xeci\n":                                  text.TextDamaged,
		"ID,Title\n1,\"never closed\n2,b\n":                           "",
	} {
		equal(t, content, code(readText(t, content, cms.Options{}).err), want)
	}
}

func wide(s string) string { return strings.Join(strings.Split(s, ""), "\x00") + "\x00" }

func FuzzDelimited(f *testing.F) {
	f.Add([]byte(smallList))
	f.Add([]byte("\ufeffsep=;\r\n" + smallList))
	f.Add([]byte(windows1258(f, smallList)))
	f.Add([]byte("ID,Tiêu đề,Hệ số tin\n1,\"Một\n\n\",1\n\n2,\"Hai,1\n3,b\"c,1\nTổng,,2\n,An,\n"))
	f.Add([]byte("ID\tTitle\tCreated\tGhi chú\n1\ta\t12/25/2025\tx\n"))
	f.Add([]byte("ID;Tiêu đề;Hệ số tin;;\r1;\"Một\rhai\";1;;\r2;L? h?i;1,5\r"))
	f.Add([]byte("ID;Ti\xaau \xae\xd2;T\xb8c gi\xb6\n1;L\xd4 h\xe9i;V\xf2 Th\xde S\xad\xacng\n"))
	f.Add([]byte("ID;Tieâu ñeà;Taùc giaû\n1;Leã hoäi;Vuõ Thò Söông\n"))
	f.Add([]byte("ID;TiÃªu Ä\u2018á»\u0081\n1;Lá»… há»™i\n"))
	f.Add([]byte("<table><tr><th>ID<th rowspan=2>Tiêu đề<tr><td>1<td x:num=2 style='background:red'><s>Một</s><tr hidden><td colspan=9999>"))
	f.Fuzz(func(t *testing.T, content []byte) { judgeFile(t, content) })
}

// judgeFile reads a file that may be anything.
func judgeFile(t *testing.T, content []byte) {
	t.Helper()
	last := 0
	for _, row := range readText(t, string(content), cms.Options{}).rows {
		judge(t, row)
		if row.At.Row <= last {
			t.Fatalf("row %d after row %d", row.At.Row, last)
		}
		last = row.At.Row
	}
}
