package cms_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"nhuanbut/ledger/cms"
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
	{payroll.Authors, "Phượng Châu", "Phượng Châu"},
	{payroll.Authors, "12;#Phượng Châu", "Phượng Châu"},
	{payroll.Authors, "12;#Phượng Châu,#i:0#.w|b\\chau,#a@b.vn,#a@b.vn", "Phượng Châu"},
	{payroll.Authors, "3;#An;#7;#Bình", "An; Bình"},
	{payroll.Authors, "Phượng Châu <a@b.vn>", "Phượng Châu"},
	{payroll.Authors, "<a@b.vn>", "a@b.vn"},
	{payroll.Authors, "An <a@b.vn> (60%); Bình <b@b.vn> (40%)", "An (60%); Bình (40%)"},
	{payroll.Authors, "An;Bình;;", "An; Bình"},
	{payroll.Authors, "An (60%);  Bình (40%) ;", "An (60%); Bình (40%)"},
	{payroll.Authors, "An;\nBình", "An; Bình"},
	{payroll.Authors, "An\nBình", "An / Bình"},
	{payroll.Authors, "An, Bình", "An, Bình"},
	{payroll.Authors, `[{"title":"An","email":"a@b.vn"},{"title":"Bình"}]`, "An; Bình"},
	{payroll.CreatedBy, "12;#Phượng Châu", "Phượng Châu"},
	{payroll.Shares, "60; 40", "60; 40"},
	{payroll.Featured, "#N/A", ""},
	{payroll.Title, "#N/A", "error-value"},
}

func TestTexts(t *testing.T) {
	for _, c := range values {
		t.Run(fmt.Sprintf("%s %q", c.column.Key(), c.text), func(t *testing.T) {
			equal(t, "value", parsed(c.column, c.text, cms.DatesUnsaid), c.want)
		})
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

// again is a value whose canonical form reads as something else than a list of
// the same: a number looks like a lookup's, an escape or JSON like itself.
var again = regexp.MustCompile(`(?i)^-?\d+;#|;;|^\[|^[a-z]+;#|,#|<|#`)

func FuzzParseText(f *testing.F) {
	for _, c := range values {
		f.Add(int(c.column), c.text)
	}
	f.Fuzz(func(t *testing.T, column int, text string) {
		c := payroll.Column(uint(column) % uint(payroll.Extra))
		value, reason := cms.Parse(c, text, cms.DatesUnsaid)
		if reason != nil {
			return
		}
		canonicalValue(t, c, value)
		switch c.Form() {
		case payroll.Label, payroll.Text, payroll.Several, payroll.People:
		default:
			return
		}
		if again.MatchString(value) || c.Form() == payroll.Several && strings.Contains(value, ";") {
			return
		}
		if twice, reason := cms.Parse(c, value, cms.DatesUnsaid); reason != nil || twice != value {
			t.Fatalf("%s: %q becomes %q, then %q (%v)", c.Key(), text, value, twice, reason)
		}
	})
}
