package cms_test

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"

	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/text"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

const itemsJSON = `[{"Id":7,"ID":7,"Title":"Một","Author":{"Title":"Quản trị","EMail":"q@b.vn"},"AuthorId":3,
	"T_x00e1_c_x0020_gi_x1ea3_":"Phượng Khuê","H_x1ec7__x0020_s_x1ed1__x0020_ti":1.1000000000000001,
	"H_x1ec7__x0020_s_x1ed1__x0020__x":1.125,"S_x1ed1__x0020__x1ea2_nh":3.0,"LuongCoSo":2.34E6,
	"Ng_x00e0_y_x0020_xu_x1ea5_t_x002":"2025-01-06T09:00:00Z","OData__ModerationStatus":0,
	"Ph_x00e2_n_x0020_lo_x1ea1_i":{"results":["Thời sự","Xã hội"]},
	"Folder":{"__deferred":{"uri":"x"}},"Ghi":null,"Attachments":false,"Rating":12345678901234567890}]`

func TestShapesOfJSON(t *testing.T) {
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(itemsJSON)
	if err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string]string{
		"array":        itemsJSON,
		"with mark":    "\ufeff" + itemsJSON,
		"UTF-16":       utf16,
		"value":        `{"odata.metadata":"x","value":` + itemsJSON + `,"odata.nextLink":"https://x/?p_ID=7"}`,
		"value, next":  `{"@odata.nextLink":"https://x/?p_ID=7","value":` + itemsJSON + `}`,
		"verbose":      `{"d":{"results":` + itemsJSON + `,"__next":"https://x/?p_ID=7"}}`,
		"verbose, old": `{"d":` + itemsJSON + `}`,
	} {
		t.Run(name, func(t *testing.T) {
			l := readText(t, content, cms.Options{})
			r := l.good(t, 1)[0]
			for c, want := range map[payroll.Column]string{
				payroll.ID: "7", payroll.Title: "Một", payroll.CreatedBy: "Quản trị", payroll.Authors: "Phượng Khuê",
				payroll.TextCoefficient: "1.1", payroll.PhotoCoefficient: "1.125", payroll.Photos: "3", payroll.BaseSalary: "2340000",
				payroll.Published: "2025-01-06T16:00:00", payroll.ApprovalStatus: "0", payroll.Category: "Thời sự;#Xã hội",
				payroll.Attachments: "FALSE", payroll.Extra: `{"AuthorId":"3","Rating":"12345678901234567890"}`,
			} {
				equal(t, c.Header(), r[c], want)
			}
			equal(t, "next", l.page.Next != "", strings.Contains(content, "p_ID"))
			equal(t, "first", l.page.FirstID, "7")
		})
	}
}

func TestValuesOfJSON(t *testing.T) {
	for member, want := range map[string]string{
		`"Tác giả":{"Title":"An","Email":"an@b.vn"}`:                           "An",
		`"Tác giả":[{"LookupId":1,"LookupValue":"An"},{"LookupValue":"Bình"}]`: "An; Bình",
		`"Tác giả":{"results":[{"Title":"An"}]}`:                               "An",
		`"Tác giả":{"__deferred":{"uri":"x"}}`:                                 "",
		`"Tác giả":"12;#An"`:                                                   "An",
		`"Hệ số tin":"1.500"`:                                                  "number-ambiguous: 1,5, 1500",
		`"Hệ số tin":{"Value":1.500}`:                                          "1.5",
		`"Hệ số tin":-1`:                                                       "row-is-line: quota, ",
		`"Hệ số tin":true`:                                                     "number-unreadable",
		`"Hệ số tin":1e400`:                                                    "number-too-large: 1.000",
		`"Hệ số tin":5.5e-17`:                                                  "0",
		`"Hệ số tin":0.33333333333333331`:                                      "0.333333333333",
		`"Hệ số tin":null`:                                                     "",
		`"Hệ số tin":["1.5"]`:                                                  "1.5",
		`"Hệ số tin":[1.5,2]`:                                                  "number-unreadable",
		`"Hệ số tin":["float","2"]`:                                            "number-unreadable",
		`"Hệ số tin":[]`:                                                       "",
		`"Ngày xuất bản":["2025-01-06"]`:                                       "2025-01-06",
		`"Tác giả":{"Title":null,"EMail":""}`:                                  "",
		`"Tác giả":{}`:                                                         "",
		`"Tiền nhuận bút":"468000.000000000"`:                                  "468000",
		`"Ngày xuất bản":45663`:                                                "date-unreadable",
		`"Phân loại":[{"Label":"Tin; ảnh","TermGuid":"x"},"B"]`:                "Tin; ảnh;#B",
		`"Hình ảnh":{"__metadata":{},"Description":"mô tả","Url":"https://x/a"}`: "https://x/a",
		`"ID":12345678901234567`: "12345678901234567",
	} {
		t.Run(member, func(t *testing.T) {
			l := readText(t, `[{"Title":"a","FriendlyName":"b","Hệ số ảnh":1,`+member+`}]`, cms.Options{})
			if l.err != nil {
				t.Fatal(l.err)
			}
			c, _ := cms.LookupColumn(member[1 : 1+strings.Index(member[1:], `"`)])
			got := l.rows[0].Record[c]
			if l.rows[0].Err != nil {
				got = l.rows[0].Err.Reason.Error()
			}
			equal(t, "value", got, want)
		})
	}
}

func TestJSONThatIsRefused(t *testing.T) {
	for content, want := range map[string]payroll.Code{
		`{"error":{"code":"x"}}`:                          text.JSONWithoutList,
		`{"value":3}`:                                     text.JSONWithoutList,
		`[{"a":1,"b":2}]`:                                 cms.HeaderMissing,
		`[{"ID":1,"Title":"a"}`:                           grid.FileDamaged,
		`[{"ID":1,"Title":"a"},{"ID":2,`:                  grid.FileDamaged,
		`[{"ID":1,"Title":"a"}] x`:                        grid.FileDamaged,
		`{"value":[{"ID":1,"Title":"a"}]`:                 grid.FileDamaged,
		`[{"ID":1,"Title":"a","Hệ số tin":1,"HS tin":1}]`: cms.HeaderDuplicate,
		`[{"ID":1,"Title":"a","Created":"12/25/2025"}]`:   value.DateMonthFirst,
		`[]`:           "",
		`{"value":[]}`: "",
		`[{"ID":1,"Title":"a"},{},{"ID":2,"Title":null}]`: "",
	} {
		equal(t, content, code(readText(t, content, cms.Options{}).err), want)
	}
}

func TestRowsBeforeTheDamageAreGiven(t *testing.T) {
	path := write(t, "cut.json", `{"value":[{"ID":1,"Title":"a"},{"ID":2,"Title":"b"},{"ID":3`)
	f, err := cms.Open(path, cms.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for range 2 {
		if _, err := f.Next(); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		_, err := f.Next()
		equal(t, "error", err.Error(), path+": file-damaged: 3")
	}
}

func TestItemThatContradictsItself(t *testing.T) {
	l := readText(t, `[{"Id":1,"ID":1,"Title":"a"},{"Id":2,"ID":3,"Title":"b"}]`, cms.Options{})
	equal(t, "equal", rowCode(l.rows[0]), "")
	equal(t, "not equal", rowCode(l.rows[1]), cms.KeyTwice)
}

func TestPages(t *testing.T) {
	page := func(first, last, next int) cms.Page {
		p := cms.Page{FirstID: fmt.Sprint(first), LastID: fmt.Sprint(last), Items: 100}
		if next > 0 {
			p.Next = fmt.Sprintf("https://x/items?%%24skiptoken=Paged%%3dTRUE%%26p_ID%%3d%d&%%24top=100", next)
		}
		return p
	}
	one, two, three := page(1, 100, 100), page(102, 205, 205), page(206, 310, 0)
	equal(t, "next", one.FollowedBy(two), true)
	equal(t, "itself", one.FollowedBy(one), false)
	equal(t, "one left out", one.FollowedBy(three), false)
	equal(t, "before", two.FollowedBy(one), false)
	equal(t, "newest first", page(310, 206, 206).FollowedBy(page(205, 102, 0)), true)
}

func FuzzJSON(f *testing.F) {
	f.Add([]byte(itemsJSON))
	f.Add([]byte(`{"d":{"results":` + itemsJSON + `,"__next":"x"}}`))
	f.Add([]byte(`{"value":[{"ID":1,"Title":"a","Tác giả":[{"Title":"An","Email":"a@b"}]},{},{"ID":[],"Title":{"results":[{}]}}],"x":[[[]]]}`))
	f.Add([]byte(`{"ListData":{"Row":[{"ID":"1","Title":"a","Created":"1/6/2025","Created.":"2025-01-06T02:00:00Z","FSObjType":"1"},{"ID":"2","Author":[{"title":"x"}]}],"NextHref":"?p_ID=2"}}`))
	f.Add([]byte(`{"@odata.context":"https://graph.microsoft.com/x","value":[{"id":"1","contentType":{"name":"x"},"fields":{"Title":"a","TaxCatchAll":[{"ID":1,"Term":"b"}]}}],"meta":{"pagination":{"page":1,"pages":2}}}`))
	f.Fuzz(judgeFile)
}
