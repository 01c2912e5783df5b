package cms_test

import (
	"fmt"
	"slices"
	"testing"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// said are the codes of what is said of a list, each with its rows.
func (l list) said() (codes []string) {
	for _, w := range l.warnings {
		codes = append(codes, fmt.Sprint(w.Reason.Code, w.Rows))
	}
	return codes
}

func equalSaid(t testing.TB, what string, l list, want ...string) {
	t.Helper()
	if got := l.said(); l.err != nil || !slices.Equal(got, want) {
		t.Errorf("%s: said %q %v, want %q", what, got, l.err, want)
	}
}

// A view's rows show values as a person likes to see them; beside each stands the value.
func TestRowsOfAView(t *testing.T) {
	const row = `{"ID":"31","PermMask":"0x7fffffffffffffff","FSObjType":"0","Title":"Chợ quê",
		"Ng_x00e0_y_x0020_xu_x1ea5_t_x0020_b_x1ea3_n":"1/6/2025 4:00 PM","Ng_x00e0_y_x0020_xu_x1ea5_t_x0020_b_x1ea3_n.":"2025-01-06T09:00:00Z",
		"H_x1ec7__x0020_s_x1ed1__x0020_tin":"1,500","H_x1ec7__x0020_s_x1ed1__x0020_tin.":"1.50000000000000",
		"S_x1ed1__x0020_ti_x1ec1_n":"","S_x1ed1__x0020_ti_x1ec1_n.":"",
		"T_x00e1_c_x0020_gi_x1ea3_":[{"lookupId":12,"lookupValue":"Lam Giang","isSecretFieldValue":false},{"lookupId":15,"lookupValue":"An"}],
		"Ph_x00e2_n_x0020_lo_x1ea1_i":{"__type":"TaxonomyFieldValue","Label":"Thời sự","TermID":"1d2c3b4a-1111-2222-3333-444455556666"},
		"Author":[{"id":"7","title":"Quản trị","email":"qt@songlam.example"}],"Created":"1/6/2025","Created.":"2025-01-06T02:00:00Z","Created.FriendlyDisplay":"0|6",
		"_ModerationStatus":"Approved","_ModerationStatus.":"0"}`
	for name, text := range map[string]string{
		"Row":      `{"Row":[` + row + `],"FirstRow":1,"FolderPermissions":"0x","LastRow":30,"RowLimit":30,"NextHref":"?Paged=TRUE&p_ID=31&PageFirstRow=31"}`,
		"ListData": `{"wpq":"","Templates":{},"ListData":{"Row":[` + row + `],"FirstRow":1,"NextHref":"?Paged=TRUE&p_ID=31"},"ListSchema":{"Field":[{"Name":"ID"}]}}`,
	} {
		l := readText(t, text, cms.Options{})
		r := l.good(t, 1)[0]
		for c, want := range map[payroll.Column]string{
			payroll.ID: "31", payroll.Published: "2025-01-06T16:00:00", payroll.TextCoefficient: "1.5", payroll.LumpSum: "",
			payroll.Authors: "Lam Giang; An", payroll.Category: "Thời sự", payroll.CreatedBy: "Quản trị", payroll.CreatedAt: "2025-01-06T09:00:00",
			payroll.ApprovalStatus: "Approved",
		} {
			equal(t, name+", "+c.Header(), r[c], want)
		}
		equal(t, name, l.page.Next != "", true)
	}
}

func TestItemsOfGraph(t *testing.T) {
	l := readText(t, `{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#sites('x')/lists('y')/items(fields())","@odata.nextLink":"https://graph.microsoft.com/v1.0/x?$skiptoken=y","value":[
		{"@odata.etag":"\"x,1\"","createdDateTime":"2025-01-06T02:00:00Z","id":"9","lastModifiedDateTime":"2025-01-07T02:00:00Z","webUrl":"https://x/9_.000",
		 "createdBy":{"user":{"email":"qt@songlam.example","id":"x","displayName":"Quản trị"}},"contentType":{"id":"0x0100A1","name":"Tin Tức Mở Rộng"},
		 "fields":{"@odata.etag":"\"x,1\"","Title":"Chợ quê","H_x1ec7__x0020_s_x1ed1__x0020_tin":1.5,"T_x00e1_c_x0020_gi_x1ea3_":[{"LookupId":12,"LookupValue":"Lam Giang","Email":"lg@x.vn"}]}},
		{"id":"10","contentType":{"id":"0x0120","name":"Folder"},"fields":{"id":"10","Title":"Thư mục"}},
		{"id":"11","fields":{"id":"11","Title":"Mưa","T_x00e1_c_x0020_gi_x1ea3_LookupId":"12"}}]}`, cms.Options{})
	r := l.good(t, 2)
	for c, want := range map[payroll.Column]string{
		payroll.ID: "9", payroll.Title: "Chợ quê", payroll.TextCoefficient: "1.5", payroll.Authors: "Lam Giang", payroll.Email: "lg@x.vn",
		payroll.CreatedAt: "2025-01-06T09:00:00", payroll.CreatedBy: "Quản trị", payroll.ContentType: "Tin Tức Mở Rộng",
	} {
		equal(t, c.Header(), r[0][c], want)
	}
	equal(t, "next", l.page.Next != "", true)
	l2 := readText(t, `{"value":[{"ID":1,"Title":"A","T_x00e1_c_x0020_gi_x1ea3_Id":12,"AuthorId":3}]}`, cms.Options{})
	equalSaid(t, "a lookup that is not expanded", l2, "numbers-for-names[]")
	equal(t, "folders", len(l.passed), 1)
	equal(t, "not expanded", code(readText(t, `{"@odata.context":"https://graph.microsoft.com/v1.0/x","value":[{"id":"9","webUrl":"x","parentReference":{},"contentType":{"name":"x"}}]}`, cms.Options{}).err), cms.FieldsMissing)
}

// Folders among the items are no articles, in whichever column they say what they are.
func TestFolders(t *testing.T) {
	for name, text := range map[string]string{
		"REST":         `[{"ID":1,"Title":"A","FileSystemObjectType":0},{"ID":2,"Title":"Thư mục 2025","FileSystemObjectType":1},{"ID":3,"Title":null,"FileLeafRef":"B","FileSystemObjectType":1}]`,
		"content type": `[{"ID":1,"Title":"A","ContentTypeId":"0x0100AB"},{"ID":2,"Title":"B","ContentTypeId":"0x0120"},{"ID":3,"Title":"C","ContentTypeId":"0x012000F1"}]`,
		"its name":     `[{"ID":1,"Title":"A","ContentType":"Tin"},{"ID":2,"Title":"B","ContentType":"Folder"},{"ID":3,"Title":"C","ContentType":"Thư mục"}]`,
		"view":         `{"Row":[{"ID":"1","Title":"A","FSObjType":"0"},{"ID":"2","Title":"B","FSObjType":"1"},{"ID":"3","Title":"C","FSObjType":"1"}]}`,
		"CSV":          "ID,Title,Content Type\n1,A,Tin\n2,B,Folder\n3,C,Thư mục\n",
		"export":       "ID,Title,Item Type,Path\n1,A,Item,x\n2,B,Folder,x\n3,C,Folder,x\n",
	} {
		l := readText(t, text, cms.Options{})
		l.good(t, 1)
		if len(l.passed) != 1 || l.passed[0].Kind != cms.SkipFolder || l.passed[0].Count != 2 {
			t.Errorf("%s: %v", name, l.passed)
		}
	}
	l := readText(t, "ID,Title,Author,Content Type\n1,A,An,Folder\n", cms.Options{})
	equal(t, "a folder with an author is no folder", len(l.good(t, 1)), 1)
}

func TestPeopleOfPosts(t *testing.T) {
	const wp = "title.rendered = Tiêu đề\n_embedded.author[0].name = Tác giả\n"
	const two = `[{"id":1,"title":{"rendered":"A"},"_embedded":{"author":[{"name":"Lam Giang"}]}},{"id":2,"title":{"rendered":"B"},"_embedded":{"author":[{"name":"Lam Giang"},{"name":"An"}]}}]`
	l := readText(t, two, cms.Options{Map: readMap(t, wp)})
	equalSaid(t, "the first of two", l, "place-leaves-out[2]")
	equal(t, "what names all", l.warnings[0].Reason.Error(), "place-leaves-out: _embedded.author.name")
	for _, place := range []string{"_embedded.author.name", "_embedded.author"} {
		l = readText(t, two, cms.Options{Map: readMap(t, "title.rendered = Tiêu đề\n"+place+" = Tác giả\n")})
		equal(t, place, l.good(t, 2)[1][payroll.Authors], "Lam Giang; An")
		equalSaid(t, place, l)
	}

	const press = `[{"id":1,"title":{"rendered":"A"},"author":7,"_embedded":{"author":[{"name":"Lam Giang"}]},"authors":[{"term_id":45,"display_name":"Lam Giang"},{"term_id":46,"is_guest":1,"slug":"an","display_name":"An"}]},
		{"id":2,"title":{"rendered":"B"},"_embedded":{"author":[{"name":"Lam Giang"}]},"authors":[{"display_name":"LAM GIANG"}]}]`
	equalSaid(t, "a guest elsewhere", readText(t, press, cms.Options{Map: readMap(t, wp)}), "people-elsewhere[1]")
	l = readText(t, press, cms.Options{Map: readMap(t, "title.rendered = Tiêu đề\nauthors = Tác giả\n")})
	equal(t, "display names", l.good(t, 2)[0][payroll.Authors], "Lam Giang; An")

	for member, want := range map[string]string{
		`"authors":[{"name":"Lam Giang"},{"name":"An"}]`:                     "Lam Giang; An",
		`"authors":[{"fullName":"Lam Giang","url":"https://x"}]`:             "Lam Giang",
		`"authors":{"results":[{"Title":"An","EMail":"an@x.vn"}]}`:           "An",
		`"Tác giả":{"nickname":"Hoa Sim"}`:                                   "Hoa Sim",
		`"Tác giả":{"user":{"displayName":"An","id":"x"}}`:                   "An",
		`"Tác giả":{"id":12,"slug":"an"}`:                                    "object-unnamed",
		`"Tác giả":[{"name":"An"},{"id":12}]`:                                "object-unnamed",
		`"Tác giả":{"url":"https://x/an"}`:                                   "object-unnamed",
		`"Hệ số tin":{"raw":{"x":2}}`:                                        "object-unnamed",
		`"Nội dung":{"blocks":[1]}`:                                          `{"blocks":[1]}`,
		`"Tác giả":{"code":"rest_user_invalid_id","message":"Invalid user"}`: "object-unnamed",
	} {
		l := readText(t, `[{"id":1,"title":"A",`+member+`}]`, cms.Options{})
		if l.err != nil || len(l.rows) != 1 {
			t.Fatal(member, l.err)
		}
		got := l.rows[0].Record[payroll.Authors] + l.rows[0].Record[payroll.Content]
		if l.rows[0].Err != nil {
			got = string(rowCode(l.rows[0]))
		}
		equal(t, member, got, want)
	}
}

// SharePoint answers for a column of one term with its number, and names the terms of an
// item in TaxCatchAll where it is asked to.
func TestTermsByNumber(t *testing.T) {
	l := readText(t, `{"value":[
		{"ID":1,"Title":"A","Phân loại":{"Label":"12","TermGuid":"x","WssId":12},"TaxCatchAll":[{"ID":12,"Term":"Thời sự","Path":"x"},{"ID":13,"Term":"Kinh tế"}]},
		{"ID":2,"Title":"B","Phân loại":[{"Label":"13","TermGuid":"y","WssId":13},{"Label":"12","TermGuid":"x","WssId":12}]},
		{"ID":3,"Title":"C","Phân loại":{"Label":"Văn hóa","TermGuid":"z","WssId":14}},
		{"ID":4,"Title":"D","Phân loại":{"Label":"99","TermGuid":"w","WssId":99}}]}`, cms.Options{})
	r := l.good(t, 4)
	for i, want := range []string{"Thời sự", "Kinh tế;#Thời sự", "Văn hóa"} {
		equal(t, "term", r[i][payroll.Category], want)
	}
	equalSaid(t, "a number alone", l, "number-for-term[4]")
}

func TestListsWithinObjects(t *testing.T) {
	for name, text := range map[string]string{
		"Ghost":         `{"posts":[{"id":"63f1","title":"A"}],"meta":{"pagination":{"page":1,"pages":1}}}`,
		"an own answer": `{"status":"ok","data":{"total":1},"items":[{"id":1,"title":"A"}]}`,
		"deeper":        `{"data":{"paging":{"page":1},"items":[{"id":1,"title":"A"}]},"code":0}`,
	} {
		l := readText(t, text, cms.Options{})
		equal(t, name, l.good(t, 1)[0][payroll.Title], "A")
		equal(t, name, l.page.Next, "")
	}
	pageOf := func(text string) cms.Page { return readText(t, text, cms.Options{}).page }
	first := pageOf(`{"posts":[{"id":"63f1","title":"A"}],"meta":{"pagination":{"page":1,"limit":1,"pages":3,"total":3,"next":2}}}`)
	second := pageOf(`{"posts":[{"id":"63f2","title":"B"}],"meta":{"pagination":{"page":2,"pages":3}}}`)
	equal(t, "more", first.Next != "", true)
	equal(t, "followed", first.FollowedBy(second), true)
	equal(t, "followed", second.FollowedBy(first), false)
	equal(t, "more", pageOf(`{"data":[{"id":1,"title":"A"}],"links":{"next":"https://x?page=2"}}`).Next != "", true)
	equal(t, "more", pageOf(`{"count":9,"next":"https://x?page=2","results":[{"id":1,"title":"A"}]}`).Next != "", true)
	equal(t, "no more", pageOf(`{"count":9,"next":null,"results":[{"id":1,"title":"A"}]}`).Next, "")
}
