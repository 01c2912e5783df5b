package ledger_test

import (
	"strings"
	"testing"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// What articles have is offered in the spelling that most of them have, in the order of
// a Vietnamese index; a name that two bear says who is meant.
func TestChoices(t *testing.T) {
	l := create(t)
	take(t, l, ledger.ImportOptions{}, "ID,Tiêu đề,Ngày xuất bản,Phân loại,Loại bài viết,Tác giả",
		`1,a,05/10/2026,"Đời sống; Kinh tế, thuế",Tản văn,Phượng Khuê`,
		`2,b,06/10/2026,KINH TẾ,tin,Ánh Dương; Bảo Anh`,
		`3,c,07/10/2026,Kinh tế,Tin,An`,
		`4,d,08/10/2026,Kinh tế,,"TTXVN; An, Bình"`,
	)
	if _, err := l.AddAuthor(t.Context(), clerk, "An", nil); err != nil {
		t.Fatal(err)
	}
	if err := errOf(l.MergeAuthors(t.Context(), clerk, "Bảo Anh", []string{"Ánh Dương"})); err != nil {
		t.Fatal(err)
	}
	for _, s := range [][2]string{{"status.word.Lên trang", "approved"}, {payroll.TextByPages, "yes"}, {payroll.FirstDay, "26"}, {payroll.UnitName, "Báo Sông Lam"}} {
		if _, err := l.SetSetting(t.Context(), clerk, s[0], s[1], ""); err != nil {
			t.Fatal(err)
		}
	}
	c := must(l.Choices(t.Context(), "2026-10"))(t)
	for what, got := range map[string][2]string{
		"categories": {strings.Join(c.Categories, " | "), "Đời sống | Kinh tế | Kinh tế, thuế"},
		"genres": {strings.Join(c.Genres, " | "),
			"Ảnh | Bài phỏng vấn | Chính luận | Ký | Media | Nghiên cứu | Phóng sự | Phỏng vấn | Sáng tác | Sáng tác văn học | Tản văn | Tin | Trả lời bạn đọc | Tranh | Trực tuyến"},
		"statuses": {strings.Join(c.Statuses, " | "), "lên trang"},
		"authors":  {strings.Join(c.Authors, " | "), "An (A0004) | An (A0007) | Bảo Anh | Phượng Khuê | TTXVN"},
		"unit":     {c.Unit, "Báo Sông Lam"},
		"dates":    {string(c.First + " " + c.Last), "2026-09-26 2026-10-25"},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: %s, want %s", what, got[0], got[1])
		}
	}
	if !c.Policy.TextByPages {
		t.Error("pages are not said to count")
	}
}

// A ledger without articles has the genres of the law and nothing else.
func TestChoicesOfAnEmptyLedger(t *testing.T) {
	c := must(create(t).Choices(t.Context(), ""))(t)
	if len(c.Categories)+len(c.Authors)+len(c.Statuses) != 0 || len(c.Genres) == 0 || c.First != "" || c.Policy.TextByPages {
		t.Errorf("%+v", c)
	}
}

// What stands in for absent columns is what was in force on the days of the file.
func TestAbsentColumns(t *testing.T) {
	l := create(t)
	done := take(t, l, ledger.ImportOptions{DryRun: true, Options: cms.Options{Explain: true}}, "ID,Tiêu đề,Ngày xuất bản,Tác giả",
		"1,a,30/06/2026,An", "2,b,01/07/2026,An", "3,c,01/09/2026,An")
	var got []string
	for _, a := range done.Explained[0].Absent {
		line := a.Column.Key()
		for _, rate := range a.Rates {
			line += " " + string(rate.From) + "=" + rate.Value.Decimal.String()
		}
		got = append(got, line)
	}
	want := []string{
		"category", "pages", "photos", "lump_sum", "newsroom_status", "genre", "slug", "photo_coefficient",
		"base_coefficient 2014-06-01=0.1 2026-09-01=0.1", "text_coefficient",
		"base_salary 2024-07-01=2340000 2026-07-01=2530000", "cms_amount", "approval_status", "photo_author", "shares", "encouragement",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("absent:\n%s", strings.Join(got, "\n"))
	}
	if e := done.Explained[0]; e.First != "2026-06-30" || e.Last != "2026-09-01" || len(e.Columns) != 4 {
		t.Errorf("%+v", e.Explained)
	}
	if list := must(l.Articles(t.Context(), ledger.ArticleFilter{}))(t); len(list) != 0 {
		t.Error("something was stored")
	}
}

// Sample rows of the empty sheet are skipped: they make no article and no author.
func TestSamplesAreNoArticles(t *testing.T) {
	l := create(t)
	done := take(t, l, ledger.ImportOptions{}, "ID,Tiêu đề,Ngày xuất bản,Tác giả,Hệ số tin,Trạng thái",
		"MAU-1,a,05/10/2026,Người Mẫu,2,Nháp", "MAU-2,b,06/10/2026,Người Mẫu,2,Đã duyệt", "7,c,06/10/2026,An,2,Đã duyệt")
	if f := done.Files[0]; counts(done) != "+1 ~0 =0 -1" || f.Skipped != 1 || f.Rows != 2 || done.Samples != 1 {
		t.Errorf("%+v, samples %d", f, done.Samples)
	}
	if len(done.NewAuthors) != 1 || done.NewAuthors[0] != "An" {
		t.Errorf("new authors: %v", done.NewAuthors)
	}
	if got := gross(t, l, payroll.Month("2026-10")); !strings.Contains(got, "506000") { // 2 × 253,000, of article 7 alone
		t.Error(got)
	}
}
