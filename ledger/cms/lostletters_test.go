package cms_test

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/cms/script"
	"nhuanbut/ledger/cms/text"
	"nhuanbut/payroll"
)

// A list whose letters were lost to "?" stops; a question stays one.
func TestLostLetters(t *testing.T) {
	const head = "ID;Title;Author;Text coefficient\n"
	for name, c := range map[string]struct {
		text string
		file payroll.Code
		row  payroll.Code // of the first row
	}{
		"names and titles":   {head + "1;L? h?i ??u xuân;Nguy?n V?n ??;2\n", cms.LettersLost, ""},
		"capitals":           {head + "1;H?P BÁO TH??NG K?;TR?N TH? B?O;2\n", cms.LettersLost, ""},
		"a header":           {"ID;Tiêu đề;Tác gi?;Hệ số tin\n1;A;An;1\n", cms.LettersLost, ""},
		"the headers":        {"ID;Ti?u ??;Tác gi?;H? s? tin\n1;A;An;1\n", cms.LettersLost, ""},
		"U+FFFD":             {head + "1;L\ufffd h\ufffdi;Nguy\ufffdn V\ufffdn;2\n", cms.LettersLost, ""},
		"one name":           {head + "1;Lễ hội;Nguyễn V?n Đỗ;2\n2;Mưa đầu mùa;Lam Giang;1\n", "", cms.LettersLostInCell},
		"one name in U+FFFD": {head + "1;Lễ hội;Nguyễn V\ufffdn Đỗ;2\n2;Mưa đầu mùa;Lam Giang;1\n", "", cms.LettersLostInCell},
		"questions":          {head + "1;Vì sao?;An;2\n2;Có nên đi?Hay ở lại???;An;2\n3;Ai trả?!;An;1\n4;Mưa hay nắng?;Lam Giang;1\n", "", ""},
		"a question alone":   {head + "1;What now?;An;2\n", "", ""},
		"an address":         {head + "1;https://cong.example/tin?id=5&a=b?c;An;2\n", "", ""},
		"doubt of a name":    {head + "1;Mưa;An?;2\n", "", ""},
	} {
		l := readText(t, c.text, cms.Options{})
		equal(t, name, code(l.err), c.file)
		if c.file == "" && len(l.rows) > 0 {
			equal(t, name, rowCode(l.rows[0]), c.row)
		}
	}
}

// oldLetters writes Unicode as TCVN3 or VNI have it, in the characters of Windows-1252.
func oldLetters(t testing.TB, table, text string) string {
	t.Helper()
	of := make(map[string]string)
	for pair := range strings.FieldsSeq(table) {
		letter, old, _ := strings.Cut(pair, "=")
		of[letter] = old
	}
	var b strings.Builder
	for _, r := range norm.NFC.String(text) {
		if old := of[string(r)]; old != "" {
			b.WriteString(old)
		} else if r < 0x80 {
			b.WriteRune(r)
		} else {
			t.Fatalf("%q is not in the table", r)
		}
	}
	return b.String()
}

// Both tables are of the letters that the list below needs, from the standards.
const (
	tcvn3Table = "à=µ á=¸ ả=¶ ã=· ạ=¹ ă=¨ ằ=» ắ=¾ ặ=Æ â=© ầ=Ç ấ=Ê ậ=Ë đ=® é=Ð ê=ª ề=Ò ế=Õ ể=Ó ễ=Ô ệ=Ö ì=× í=Ý ị=Þ ó=ã ọ=ä ô=« ố=è ồ=å ổ=æ ỗ=ç ộ=é ơ=¬ ờ=ê ớ=í ở=ë ợ=î ù=ï ú=ó ủ=ñ ũ=ò ụ=ô ư=\u00ad ừ=õ ứ=ø ữ=÷ ự=ù ý=ý Đ=§ Â=¢"
	vniTable   = "à=aø á=aù ả=aû ã=aõ ạ=aï ă=aê ằ=aè ắ=aé ặ=aë â=aâ ầ=aà ấ=aá ậ=aä đ=ñ é=eù ê=eâ ề=eà ế=eá ể=eå ễ=eã ệ=eä ì=ì í=í ị=ò ó=où ọ=oï ô=oâ ố=oá ồ=oà ổ=oå ỗ=oã ộ=oä ơ=ô ờ=ôø ớ=ôù ở=ôû ợ=ôï ù=uø ú=uù ủ=uû ũ=uõ ụ=uï ư=ö ừ=öø ứ=öù ữ=öõ ự=öï ý=yù Đ=Ñ Â=AÂ"
	oldList    = "ID;Tiêu đề;Ngày xuất bản;Phân loại;Tác giả;Hệ số tin;Hệ số ảnh;Số ảnh\n" +
		"1;Lễ hội đầu xuân ở bản Đồng Văn;06/01/2025;Thời sự;Vũ Thị Sương;1,5;;\n" +
		"2;Giữ rừng từ gốc, được mùa lúa mới;07/01/2025;Kinh tế;Đỗ Văn Ngự; 2;0,5;3\n"
)

func utf8Twice(t testing.TB, page *charmap.Charmap, text string) string {
	t.Helper()
	var b strings.Builder
	for _, c := range []byte(text) {
		r := page.DecodeByte(c)
		if r == '\ufffd' {
			r = rune(c) // as programs have it that keep what a code page leaves empty
		}
		b.WriteRune(r)
	}
	return b.String()
}

// Lists from before Unicode, and lists that were decoded twice, are read as what they
// say, and that is said.
func TestScripts(t *testing.T) {
	tcvn3, vni := oldLetters(t, tcvn3Table, oldList), oldLetters(t, vniTable, oldList)
	bytesOf := func(s string) string {
		b, err := charmap.Windows1252.NewEncoder().String(s)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	by1258 := func(s string) string {
		wrong, err := charmap.Windows1258.NewDecoder().String(bytesOf(s))
		if err != nil {
			t.Fatal(err)
		}
		return wrong
	}
	for name, text := range map[string]string{
		"TCVN3 by Windows-1258": by1258(tcvn3), "VNI by Windows-1258": by1258(vni),
		"TCVN3 in bytes": bytesOf(tcvn3), "TCVN3 in UTF-8": tcvn3, "TCVN3 in UTF-8 with a mark": "\ufeff" + tcvn3,
		"VNI in bytes": bytesOf(vni), "VNI in UTF-8": vni,
		"twice, Windows-1252": utf8Twice(t, charmap.Windows1252, oldList), "twice, Windows-1258": utf8Twice(t, charmap.Windows1258, oldList),
	} {
		l := readText(t, text, cms.Options{})
		if l.err != nil || len(l.rows) != 2 || rowCode(l.rows[0])+rowCode(l.rows[1]) != "" {
			t.Errorf("%s: %v %v", name, l.err, l.rows)
			continue
		}
		equal(t, name, l.rows[0].Record[payroll.Title], "Lễ hội đầu xuân ở bản Đồng Văn")
		equal(t, name, l.rows[0].Record[payroll.Authors], "Vũ Thị Sương")
		equal(t, name, l.rows[1].Record[payroll.Authors], "Đỗ Văn Ngự")
		equal(t, name, l.rows[1].Record[payroll.Photos], "3")
		if len(l.warnings) != 1 || l.warnings[0].Reason.Code != cms.ScriptConverted {
			t.Errorf("%s: said: %v", name, l.warnings)
		}
	}
}

func TestScriptsThatAreRefused(t *testing.T) {
	const head = "ID;Tiêu đề;Tác giả;Hệ số tin\n"
	old := oldLetters(t, tcvn3Table, "Lễ hội đầu xuân ở bản")
	for name, c := range map[string]struct {
		text      string
		file, row payroll.Code
	}{
		"half and half":   {head + "1;" + old + ";Nguyễn Văn Đỗ;1\n2;" + old + ";Vũ Thị Sương;1\n", script.ScriptMixed, ""},
		"a cell":          {head + "1;Lễ hội;Lam Giang;1\n2;Mưa đầu mùa về bản;" + "Vò ThÞ S\u00ad¬ng" + ";1\n" + manyRows, "", cms.ScriptOfCell},
		"twice with loss": {"ID;Title;Author;Text coefficient\n1;Lá»… há»™i Ä‘áº§u;Nguyá»…n Vă\ufffd\ufffd Ä\ufffdá»—;1\n", script.ScriptTwice, ""},
		"no encoding":     {"ID,Ti\x81u \x8d\x8e,T\x90c gi\x9d,H\x9e s\x8f\n1,x\x81 y\x8d z\x9d,q\x9e,1\n", text.EncodingUnknown, ""},
		"French":          {head + "1;Le café français de l'Opéra;François Noël;1\n2;Lễ hội đầu xuân ở bản;Lam Giang;1\n", "", ""},
	} {
		l := readText(t, c.text, cms.Options{})
		equal(t, name, code(l.err), c.file)
		if c.file == "" && len(l.rows) > 1 {
			equal(t, name, rowCode(l.rows[0])+rowCode(l.rows[1]), c.row)
		}
	}
}

var manyRows = strings.Repeat("3;Giữ rừng từ gốc, được mùa lúa mới;Nguyễn Văn Đỗ;1\n", 20)
