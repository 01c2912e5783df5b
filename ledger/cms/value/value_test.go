package value_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"nhuanbut/ledger/cms/value"
	"nhuanbut/ledger/cms/value/valuetest"
	"nhuanbut/payroll"
)

var values = []struct {
	column payroll.Column
	text   string
	want   string
}{
	{payroll.Title, "  Một\r\n bài  ", "Một bài"},
	{payroll.Title, "Ca\u0301 to", "Cá to"},
	{payroll.Summary, "Một\r\nhai\u200b", "Một\nhai"},
	{payroll.NewsroomStatus, "12;#Đã duyệt", "Đã duyệt"},
	{payroll.ApprovalStatus, "0;#Approved", "Approved"},
	{payroll.ApprovalStatus, "0", "0"},
	{payroll.ID, "1.234", "1234"},
	{payroll.ID, "1,234,567", "1234567"},
	{payroll.ID, "12a", "12a"},
	{payroll.Category, "Thời sự", "Thời sự"},
	{payroll.Category, "Thời sự; Xã hội", "Thời sự;#Xã hội"},
	{payroll.Category, "Thời sự; ;", "Thời sự"},
	{payroll.Category, ";#Tin;#Ảnh;#", "Tin;#Ảnh"},
	{payroll.Category, "12;#Thời sự", "Thời sự"},
	{payroll.Category, "3;#a;#7;#b", "a;#b"},
	{payroll.Category, "3;#a;;b;#7;#c", "a;b;#c"},
	{payroll.Category, `["Tin","Ảnh; tranh"]`, "Tin;#Ảnh; tranh"},
	{payroll.Category, "[Video] Tin", "[Video] Tin"},
	{payroll.Authors, "Phượng Khuê", "Phượng Khuê"},
	{payroll.Authors, "12;#Phượng Khuê", "Phượng Khuê"},
	{payroll.Authors, "12;#Phượng Khuê,#i:0#.w|b\\khue,#a@b.vn,#a@b.vn", "Phượng Khuê"},
	{payroll.Authors, "3;#An;#7;#Bình", "An; Bình"},
	{payroll.Authors, "Phượng Khuê <a@b.vn>", "Phượng Khuê"},
	{payroll.Authors, "<a@b.vn>", "a@b.vn"},
	{payroll.Authors, "An <a@b.vn> (60%); Bình <b@b.vn> (40%)", "An (60%); Bình (40%)"},
	{payroll.Authors, "An;Bình;;", "An; Bình"},
	{payroll.Authors, "An (60%);  Bình (40%) ;", "An (60%); Bình (40%)"},
	{payroll.Authors, "An;\nBình", "An; Bình"},
	{payroll.Authors, "An\nBình", "An / Bình"},
	{payroll.Authors, "An, Bình", "An, Bình"},
	{payroll.Authors, `[{"title":"An","email":"a@b.vn"},{"title":"Bình"}]`, "An; Bình"},
	{payroll.CreatedBy, "12;#Phượng Khuê", "Phượng Khuê"},
	{payroll.ID, " 4244\u00a0", "4244"},
	{payroll.ID, "4244.0", "4244"},
	{payroll.ID, "4244,00", "4244"},
	{payroll.ID, `="4244"`, "4244"},
	{payroll.ID, `="00424"`, "00424"},
	{payroll.ID, "'4244", "4244"},
	{payroll.ID, "42\u200b44", "4244"},
	{payroll.ID, "４２４４", "4244"},
	{payroll.ID, "4244.5", "4244.5"},
	{payroll.ID, "20250106160000123", "20250106160000123"},
	{payroll.ID, "2,02501E+16", "id-damaged: ID, 0, 2,02501E+16"},
	{payroll.ID, "2.02501E+16", "id-damaged: ID, 0, 2.02501E+16"},
	{payroll.ID, "1E+15", "id-damaged: ID, 0, 1E+15"},
	{payroll.ID, "1e5", "1e5"},
	{payroll.ApprovalStatus, "Approved;#", "Approved"},
	{payroll.ApprovalStatus, "Approved;#0", "Approved"},
	{payroll.NewsroomStatus, ";#Đã duyệt;#", "Đã duyệt"},
	{payroll.NewsroomStatus, "<div>Đã duyệt</div>", "Đã duyệt"},
	{payroll.Title, `="Khai hội"`, "Khai hội"},
	{payroll.Title, `="Nói ""có"""`, `Nói "có"`},
	{payroll.Title, "'=1+1", "=1+1"},
	{payroll.Title, "'20 năm sau'", "'20 năm sau'"},
	{payroll.Title, "Thi &amp; đấu", "Thi & đấu"},
	{payroll.Title, "<b>Khai</b> hội<br/>xuân", "Khai hội xuân"},
	{payroll.Title, "5 < 6 & 7 > 3", "5 < 6 & 7 > 3"},
	{payroll.Category, "Thời sự;#3", "Thời sự"},
	{payroll.Category, "a;#3;#b;#7", "a;#b"},
	{payroll.Category, "3;#a;#b;#7", "a;#b"},
	{payroll.Category, "a;#b;#7", "a;#b"},
	{payroll.Category, "12;#2025", "2025"},
	{payroll.Category, "Thời sự|1d2c3b4a-1111-2222-3333-444455556666", "Thời sự"},
	{payroll.Category, "12;#Thời sự|1d2c3b4a-1111-2222-3333-444455556666;#13;#Kinh tế|1d2c3b4a-1111-2222-3333-444455556667", "Thời sự;#Kinh tế"},
	{payroll.Category, "Thời sự|1d2c3b4a-1111-2222-3333-444455556666; Kinh tế|1D2C3B4A-1111-2222-3333-444455556667", "Thời sự;#Kinh tế"},
	{payroll.Genre, "L0|#01d2c3b4a-1111-2222-3333-444455556666|Tin", "Tin"},
	{payroll.Genre, "Tin|bài", "Tin|bài"},
	{payroll.Category, "Thể thao &amp; Văn hóa", "Thể thao & Văn hóa"},
	{payroll.Authors, "Phượng Khuê;#12", "Phượng Khuê"},
	{payroll.Authors, "Phượng Khuê;#12;#An;#15", "Phượng Khuê; An"},
	{payroll.Authors, "12;#Phượng Khuê;#An;#15", "Phượng Khuê; An"},
	{payroll.PhotoAuthors, "An;#15", "An"},
	{payroll.Authors, "<p>Vũ Thị S&#432;&#417;ng</p>", "Vũ Thị Sương"},
	{payroll.Authors, `<div class="ExternalClass01">An; B&igrave;nh</div>`, "An; Bình"},
	{payroll.Authors, "<div>An</div><div>Bình</div>", "An / Bình"},
	{payroll.Authors, "An &lt;a@b.vn&gt;", "An"},
	{payroll.Authors, "Vũ Thị S&amp;#432;&amp;#417;ng", "Vũ Thị Sương"},
	{payroll.Authors, "<b> & co", "<b> & co"},
	{payroll.Authors, "0", ""},
	{payroll.Authors, "-", ""},
	{payroll.Authors, "–", ""},
	{payroll.Authors, "NULL", ""},
	{payroll.Authors, "nan", ""},
	{payroll.Authors, "TRUE", ""},
	{payroll.Authors, "Err:502", ""},
	{payroll.Authors, "#N/A", ""},
	{payroll.Authors, "#NAME?", ""},
	{payroll.Authors, "?", ""},
	{payroll.Authors, "...", ""},
	{payroll.Authors, "12", "12"},
	{payroll.Authors, "12;#", ""},
	{payroll.Authors, "An; -", "An"},
	{payroll.CMSVersion, "1.10", "1.10"},
	{payroll.CMSVersion, "2", "2.0"},
	{payroll.CMSVersion, "1,1", "1,1"},
	{payroll.CMSVersion, "bản 3", "bản 3"},
	{payroll.Shares, "60; 40", "60; 40"},
	{payroll.Featured, "#N/A", ""},
	{payroll.Title, "#N/A", "error-value"},
}

func TestTexts(t *testing.T) {
	for _, c := range values {
		t.Run(fmt.Sprintf("%s %q", c.column.Key(), c.text), func(t *testing.T) {
			equal(t, "value", parsed(c.column, c.text, value.DatesUnspecified), c.want)
		})
	}
}

// again is a value whose canonical form reads as something else than a list of
// the same: a number looks like a lookup's, an escape or JSON like itself.
var again = regexp.MustCompile(`(?i)^-?\d+;#|;;|^\[|^[a-z]+;#|,#|<|#|&|^="|^'`)

func FuzzParseText(f *testing.F) {
	for _, c := range values {
		f.Add(int(c.column), c.text)
	}
	f.Fuzz(func(t *testing.T, column int, text string) {
		c := payroll.Column(uint(column) % uint(payroll.Extra))
		read, reason := value.Parse(c, text, value.DatesUnspecified)
		if reason != nil {
			return
		}
		valuetest.Canonical(t, c, read)
		switch c.Form() {
		case payroll.Label, payroll.Text, payroll.Several, payroll.People:
		default:
			return
		}
		if again.MatchString(read) || c.Form() == payroll.Several && strings.Contains(read, ";") {
			return
		}
		if twice, reason := value.Parse(c, read, value.DatesUnspecified); reason != nil || twice != read {
			t.Fatalf("%s: %q becomes %q, then %q (%v)", c.Key(), text, read, twice, reason)
		}
	})
}

func equal[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}
