package cms_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

func explain(t testing.TB, content string, o cms.Options) cms.Explained {
	t.Helper()
	o.Explain = true
	f, err := cms.Open(write(t, "list", content), o)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for {
		if _, err := f.Next(); errors.Is(err, io.EOF) {
			return f.Explained()
		} else if err != nil {
			t.Fatal(err)
		}
	}
}

// shownColumn is a column as one line.
func shownColumn(c cms.ExplainedColumn) string {
	s := fmt.Sprintf("%s | %s %s | %s | %s", c.Name, c.Column.Key(), c.Rule, c.Sample, c.Read)
	if c.Reason != nil {
		s += string(c.Reason.Code)
	}
	return s
}

func equalColumns(t *testing.T, e cms.Explained, want ...string) {
	t.Helper()
	var got []string
	for _, c := range e.Columns {
		got = append(got, shownColumn(c))
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("columns:\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestExplainedText(t *testing.T) {
	content := "Bảng kê;;;;;;\r\n\r\n" +
		"Mã bài;Tiêu đề;Ngày xuất bản;He so tin;Trạng thái;Ghi chú;Điểm cũ\r\n" +
		"1;Một;06/01/2025 16:00;abc;publish;;x\r\n" + // the sample of Hệ số tin is refused …
		"2;Hai;2025-01-07;1,5;publish;gấp;x\r\n" + // … until a better one comes
		"3;Ba;25/01/2025;2;;;x\r\n"
	e := explain(t, windows1258(t, content), cms.Options{Map: readMap(t, "publish = approved\n\"Tin\" = genre\nĐiểm cũ =\n")})
	equal(t, "format", e.Format, "csv")
	equal(t, "encoding", e.Encoding, "Windows-1258")
	equal(t, "delimiter", e.Delimiter, ";")
	equal(t, "header", e.HeaderRow, 3)
	equal(t, "dates", e.Dates, value.Dates{ISO: 1, ByOrder: 2, Proof: "25/01/2025"})
	equal(t, "first", e.First, payroll.Date("2025-01-07")) // the row of 06/01 is refused
	equal(t, "last", e.Last, payroll.Date("2025-01-25"))
	equalColumns(t, e,
		"Mã bài | id synonym | 1 | 1",
		"Tiêu đề | title name | Một | Một",
		"Ngày xuất bản | published name | 06/01/2025 16:00 | 2025-01-06T16:00:00",
		"He so tin | text_coefficient spelling | 1,5 | 1.5",
		"Trạng thái | newsroom_status name | publish | approved",
		"Ghi chú | extra no-money | gấp | ",
		"Điểm cũ | extra left-out | x | ",
		`"Tin" | genre constant | Tin | Tin`,
	)
}

func TestExplainedRefusals(t *testing.T) {
	e := explain(t, "\ufeffID,Title,Hệ số tin,View count,Lượt xem\n1,a,1.500,7,8\n", cms.Options{})
	equal(t, "encoding", e.Encoding, "UTF-8")
	equalColumns(t, e,
		"ID | id name | 1 | 1",
		"Title | title spelling | a | a",
		"Hệ số tin | text_coefficient name | 1.500 | number-ambiguous",
		"View count | views synonym | 7 | 7",
		"Lượt xem | extra second | 8 | ",
	)
}

// Month first, when that is said: what proves it is another value.
func TestExplainedDates(t *testing.T) {
	e := explain(t, "ID,Title,Created\n1,a,06/01/2025\n2,b,12/25/2025\n", cms.Options{Dates: value.DatesMDY})
	equal(t, "dates", e.Dates, value.Dates{ByOrder: 2, Order: value.DatesMDY, Proof: "12/25/2025"})
	e = explain(t, "ID,Title,Created\n1,a,06/01/2025\n", cms.Options{})
	equal(t, "dates", e.Dates, value.Dates{ByOrder: 1})
}

func TestExplainedPosts(t *testing.T) {
	e := explain(t, postsJSON, cms.Options{Map: readMap(t, "date = published\nacf.he_so_tin = text_coefficient\n")})
	equal(t, "format", e.Format, "json")
	equal(t, "dates", e.Dates.ISO, 3) // of both posts, and when the first was changed
	var got []string
	for _, c := range e.Columns {
		if c.Known || c.Rule == cms.ByNumber || c.Rule == cms.InsideJSON {
			got = append(got, shownColumn(c))
		}
	}
	equal(t, "columns", strings.Join(got, "\n"), strings.Join([]string{
		"id | id name | 8801 | 8801",
		"date | published map | 2026-10-05T08:00:00 | 2026-10-05T08:00:00",
		"modified | modified_at name | 2026-10-05T09:30:00 | 2026-10-05T09:30:00",
		"slug | slug spelling | hoi-sach | hoi-sach",
		"status | newsroom_status synonym | publish | publish",
		"title | title spelling | Hội sách “Đọc & Sống” khai mạc | Hội sách “Đọc & Sống” khai mạc",
		"content | content spelling | Sáng 5/10 … | <p>Sáng 5/10 &hellip;</p>",
		"author | extra by-number | 12 | ",
		"categories | extra by-number | 3;#7 | ",
		"tags | keywords synonym |  | ",
		"acf.he_so_tin | text_coefficient map | 1.5 | 1.5",
		"tags | extra by-number | 5 | ",
		"meta.he_so_anh[0] | extra inside | 0.5 | ",
		"acf.so_anh | extra inside | 3 | ",
		"_embedded.author[0].id | extra inside | 12 | ",
		"_embedded.author[0].name | extra inside | Lam Giang | ",
		"_embedded.author[0].slug | extra inside | lam-giang | ",
		"_embedded.wp:term[0][0].id | extra inside | 3 | ",
		"_embedded.wp:term[0][0].name | extra inside | Văn hóa & Giải trí | ",
		"_embedded.wp:term[0][0].slug | extra inside | van-hoa | ",
		"_embedded.wp:term[0][0].taxonomy | extra inside | category | ",
		"_embedded.author[0].code | extra inside | rest_user_invalid_id | ",
		"_embedded.author[0].message | extra inside | Invalid user ID. | ",
	}, "\n"))
}

// What is not asked for is not collected.
func TestNothingIsExplainedUnasked(t *testing.T) {
	f, err := cms.Open(write(t, "list", smallList), cms.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	equal(t, "columns", len(f.Explained().Columns), 0)
}
