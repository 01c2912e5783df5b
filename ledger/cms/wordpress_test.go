package cms_test

import (
	"fmt"
	"strings"
	"testing"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// postsJSON is what WordPress answers to /wp-json/wp/v2/posts?_embed, shortened. Its
// people are invented.
const postsJSON = `[
{"id":8801,"date":"2026-10-05T08:00:00","date_gmt":"2026-10-05T01:00:00","guid":{"rendered":"https://bao.example/?p=8801&#038;x=1"},
 "modified":"2026-10-05T09:30:00","slug":"hoi-sach","status":"publish","type":"post","link":"https://bao.example/hoi-sach/",
 "title":{"rendered":"Hội sách &#8220;Đọc &amp; Sống&#8221; <em>khai mạc</em>"},
 "content":{"rendered":"<p>Sáng 5/10 &hellip;</p>\n","protected":false},"excerpt":{"rendered":"<p>Sáng 5/10 &hellip;</p>\n","protected":false},
 "author":12,"featured_media":0,"categories":[3,7],"tags":[],
 "meta":{"he_so_anh":["0.5"]},"acf":{"he_so_tin":"1.5","so_anh":3,"ghi_chu":""},
 "_links":{"self":[{"href":"https://bao.example/wp-json/wp/v2/posts/8801"}]},
 "_embedded":{"author":[{"id":12,"name":"Lam Giang","slug":"lam-giang"}],
  "wp:term":[[{"id":3,"name":"Văn hóa &amp; Giải trí","slug":"van-hoa","taxonomy":"category"},{"id":7,"name":"Giáo dục","taxonomy":"category"}],[]]}},
{"id":8802,"date":"2026-10-06T10:15:00","slug":"hop-dan","status":"draft","title":{"rendered":"Họp dân"},
 "author":15,"categories":[1],"tags":[5],"meta":{"he_so_anh":[]},"acf":[],
 "_embedded":{"author":[{"code":"rest_user_invalid_id","message":"Invalid user ID."}],"wp:term":[[],[]]}}
]`

const postsMap = `date = Ngày xuất bản
title.rendered = Tiêu đề
_embedded.author[0].name = Tác giả
_embedded.wp:term[0] = Phân loại
acf.he_so_tin = Hệ số tin
ACF.so_anh = Số Ảnh
meta.he_so_anh[0] = Hệ số ảnh
publish = approved
`

func TestPostsByTheirMap(t *testing.T) {
	l := readText(t, postsJSON, cms.Options{Map: readMap(t, postsMap)})
	rows := l.good(t, 2)
	for c, want := range map[payroll.Column]string{
		payroll.ID: "8801", payroll.Title: "Hội sách “Đọc & Sống” khai mạc", payroll.Published: "2026-10-05T08:00:00", payroll.Slug: "hoi-sach",
		payroll.Authors: "Lam Giang", payroll.Category: "Văn hóa & Giải trí;#Giáo dục", payroll.TextCoefficient: "1.5",
		payroll.PhotoCoefficient: "0.5", payroll.Photos: "3", payroll.NewsroomStatus: "approved", payroll.ModifiedAt: "2026-10-05T09:30:00",
		payroll.Content: "<p>Sáng 5/10 &hellip;</p>", // as the CMS has it
		payroll.Extra: `{"acf":"{\"ghi_chu\":\"\",\"he_so_tin\":\"1.5\",\"so_anh\":3}","author":"12","categories":"3;#7","date_gmt":"2026-10-05T01:00:00",` +
			`"excerpt":"Sáng 5/10 …","featured_media":"0","guid":"https://bao.example/?p=8801&x=1","link":"https://bao.example/hoi-sach/",` +
			`"meta":"{\"he_so_anh\":[\"0.5\"]}","type":"post"}`,
	} {
		equal(t, c.Header(), rows[0][c], want)
	}
	for c, want := range map[payroll.Column]string{
		payroll.ID: "8802", payroll.Title: "Họp dân", payroll.Authors: "", payroll.Category: "", payroll.TextCoefficient: "",
		payroll.PhotoCoefficient: "", payroll.Keywords: "", payroll.NewsroomStatus: "draft",
	} {
		equal(t, c.Header(), rows[1][c], want)
	}
	if len(l.warnings) != 0 {
		t.Errorf("warnings: %v", l.warnings)
	}
	equal(t, "posts", l.page.Posts, true)
}

// Without a map the coefficients within a post stop the file. Where they are kept aside,
// the numbers of authors and categories are no names, and that is said.
func TestPostsWithoutMap(t *testing.T) {
	equal(t, "refusal", code(readText(t, postsJSON, cms.Options{}).err), cms.ColumnsNotUnderstood)
	l := readText(t, postsJSON, cms.Options{Map: readMap(t, "acf = extra\nmeta = extra\n")})
	r := l.good(t, 2)[0]
	equal(t, "title", r[payroll.Title], "Hội sách “Đọc & Sống” khai mạc")
	equal(t, "author", r[payroll.Authors], "")
	equal(t, "category", r[payroll.Category], "")
	var said []string
	for _, w := range l.warnings {
		said = append(said, string(w.Reason.Code), fmt.Sprint(valuesOf(w.Reason.Facts[1:])))
	}
	equal(t, "warnings", strings.Join(said, " "), "numbers-for-names [author Tác giả] numbers-for-names [categories Phân loại]")
}

// A map that takes the numbers for names does not make names of them.
func TestNumbersAreNoNames(t *testing.T) {
	m := readMap(t, "acf.nguoi_viet = Tác giả\ncategories = Phân loại\n")
	l := readText(t, `[{"id":1,"slug":"a","categories":[3],"acf":{"nguoi_viet":7}},{"id":2,"slug":"b","categories":["Kinh tế"],"acf":{"nguoi_viet":"An"}}]`, cms.Options{Map: m})
	rows := l.good(t, 2)
	equal(t, "author by number", rows[0][payroll.Authors], "")
	equal(t, "category by number", rows[0][payroll.Category], "")
	equal(t, "kept", rows[0][payroll.Extra], `{"acf":"{\"nguoi_viet\":7}","acf.nguoi_viet":"7","categories":"3"}`)
	equal(t, "author", rows[1][payroll.Authors], "An")
	equal(t, "category", rows[1][payroll.Category], "Kinh tế")
	equal(t, "warnings", len(l.warnings), 0) // both columns are there
}

func TestPlacesInItems(t *testing.T) {
	for line, want := range map[string]string{
		"x.a.b = Hệ số tin":     "1.5",
		"X.A.B = Hệ số tin":     "1.5",
		"x.list[1] = Hệ số tin": "2.5",
		"x.list[1].b = Hệ số tin\nx.deep[0][0].n = Hệ số ảnh": "",
		"x.list[9] = Hệ số tin":                               "",
		"x[0] = Hệ số tin":                                    "",
		"x.none = Hệ số tin":                                  "",
		"x.b.c = Hệ số tin":                                   "",
		"x.list = Hệ số tin":                                  "number-unreadable",
		"x.long = Hệ số tin":                                  "1.123456789012", // as it is written, not as a float has it
		"x.a.b = Hệ số tin\nb = ID":                           "1.5",
	} {
		t.Run(line, func(t *testing.T) {
			l := readText(t, `[{"id":1,"slug":"a","b":9,"x":{"a":{"b":"1.5"},"list":["a","2.5"],"deep":[[{"n":3}]],"b":1,"long":1.1234567890123}}]`,
				cms.Options{Map: readMap(t, line)})
			if l.err != nil {
				t.Fatal(l.err)
			}
			got := l.rows[0].Record[payroll.TextCoefficient]
			if l.rows[0].Err != nil {
				got = l.rows[0].Err.Reason.Error()
			}
			equal(t, "value", got, want)
		})
	}
}

// The map's ID goes before the CMS's own number.
func TestMapOfAnID(t *testing.T) {
	l := readText(t, `[{"id":1,"slug":"a","meta":{"ma":["BB-7"]}}]`, cms.Options{Map: readMap(t, "meta.ma[0] = ID\n")})
	equal(t, "ID", l.good(t, 1)[0][payroll.ID], "BB-7")
}

// Two places of one figure are refused, as two headers are.
func TestTwoPlacesOfOneFigure(t *testing.T) {
	m := readMap(t, "acf.he_so = Hệ số tin\nmeta.he_so[0] = Hệ số tin\n")
	l := readText(t, `[{"id":1,"slug":"a","acf":{"he_so":1},"meta":{"he_so":[2]}}]`, cms.Options{Map: m})
	equal(t, "refusal", code(l.err), cms.HeaderDuplicate)
}

// A place that only later items have is there; one that none has is warned of.
func TestPlacesThatAreMissing(t *testing.T) {
	m := readMap(t, "acf.he_so = Hệ số tin\nacf.anh = Hệ số ảnh\n")
	l := readText(t, `[{"id":1,"slug":"a","acf":[]},{"id":2,"slug":"b","acf":{"he_so":2}}]`, cms.Options{Map: m})
	equal(t, "second", l.good(t, 2)[1][payroll.TextCoefficient], "2")
	if len(l.warnings) != 1 || l.warnings[0].Reason.Code != cms.MapUnused || l.warnings[0].Reason.Fact("header") != "acf.anh" {
		t.Errorf("warnings: %v", l.warnings)
	}
}

// WordPress names no next page: a page is full where it has as many posts as one holds.
func TestPagesOfPosts(t *testing.T) {
	for n, full := range map[int]bool{1: false, 9: false, 10: true, 11: false, 100: true} {
		posts := make([]string, n)
		for i := range posts {
			posts[i] = fmt.Sprintf(`{"id":%d,"slug":"s%d","title":{"rendered":"Bài %d"}}`, i+1, i, i)
		}
		l := readText(t, "["+strings.Join(posts, ",")+"]", cms.Options{})
		l.good(t, n)
		equal(t, fmt.Sprint(n), l.page.Full(), full)
		equal(t, fmt.Sprint("last of ", n), l.page.Last(), !full)
	}
	l := readText(t, itemsJSON, cms.Options{})
	equal(t, "SharePoint's", l.page.Full() || l.page.Last(), false)
}

// Whatever JSON says, with a map of everything, is read or refused.
func FuzzPosts(f *testing.F) {
	f.Add([]byte(postsJSON), postsMap)
	f.Add([]byte(`[{"id":1,"slug":"a","title":{"rendered":"&#x110;&lt;b&gt;"},"author":"5","acf":{"a":[[{"b":"1,5"}]]}}]`), "acf.a[0][0].b = Hệ số tin\n\"x\" = Tác giả\n")
	f.Add([]byte(`[{"id":1,"slug":"a","categories":"A|B, C"},{"id":2,"categories":[3]},{"slug":"b","categories":null}]`), "categories = Phân loại split |\n")
	f.Fuzz(func(t *testing.T, content []byte, lines string) {
		m := cms.NewMap()
		if err := m.Read(strings.NewReader(lines), "map"); err != nil {
			return
		}
		for _, row := range readText(t, string(content), cms.Options{Map: m}).rows {
			judge(t, row)
		}
	})
}
