package cms_test

import (
	"strings"
	"testing"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

func readMap(t testing.TB, text string) cms.Map {
	t.Helper()
	m := cms.NewMap()
	if err := m.Read(strings.NewReader(text), "bang.txt"); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestMapGoesFirst(t *testing.T) {
	m := readMap(t, "\ufeff# bảng\n\nHệ số mới = Hệ số tin\nGhi chú =\nTác giả = extra\nkhông có = ID\nNgười viết = author\n")
	l := readText(t, "Tiêu đề,hệ số MỚI,Hệ số tin,Ghi chú,Tác giả,Người viết\nMột,2,3,x,An,Bình\n", cms.Options{Map: m})
	r := l.good(t, 1)[0]
	equal(t, "coefficient", r[payroll.TextCoefficient], "2")
	equal(t, "author", r[payroll.Authors], "Bình")
	equal(t, "extra", r[payroll.Extra], `{"Hệ số tin":"3","Tác giả":"An"}`)
	if len(l.warnings) != 1 || l.warnings[0].Reason.Code != cms.MapUnused || l.warnings[0].Reason.Fact("header") != "không có" {
		t.Errorf("warnings: %v", l.warnings)
	}
}

// A newsroom's own words of status are read as what the map says; the rest stay as they are.
func TestMapOfStatusWords(t *testing.T) {
	m := readMap(t, "publish = approved\n\"Chờ đăng\" = scheduled\nnháp = pending\n2 = draft\n")
	l := readText(t, "ID,Title,Trạng thái,Approval Status\n1,a,Publish,\n2,b,chờ  đăng,\n3,c,Nháp,\n4,d,lạ,2\n5,e,,\n", cms.Options{Map: m})
	for i, want := range [][2]string{{"approved", ""}, {"scheduled", ""}, {"pending", ""}, {"lạ", "draft"}, {"", ""}} {
		r := l.good(t, 5)[i]
		equal(t, "Trạng thái", r[payroll.NewsroomStatus], want[0])
		equal(t, "Approval Status", r[payroll.ApprovalStatus], want[1])
	}
}

// A constant stands where a row has nothing, whether or not the file has the column.
func TestMapOfConstants(t *testing.T) {
	m := readMap(t, "\"Tin\" = Loại bài viết\n\"publish\" = Trạng thái\npublish = approved\n\"Ban biên tập\" = author\n")
	l := readText(t, "ID,Title,Tác giả,Loại bài viết\n1,a,An,Ảnh\n2,b,,\n", cms.Options{Map: m})
	rows := l.good(t, 2)
	equal(t, "genre of its own", rows[0][payroll.Genre], "Ảnh")
	equal(t, "genre", rows[1][payroll.Genre], "Tin")
	equal(t, "author of its own", rows[0][payroll.Authors], "An")
	equal(t, "author", rows[1][payroll.Authors], "Ban biên tập")
	equal(t, "status, by the map's own word", rows[0][payroll.NewsroomStatus], "approved")
	equal(t, "warnings", len(l.warnings), 0)
}

// What stands between values is said for a column; a blank one between two is none.
func TestMapThatSplits(t *testing.T) {
	m := readMap(t, "Categories = Phân loại split |\nBylines = Tác giả Split ,\n")
	l := readText(t, "ID\tTitle\tCategories\tBylines\n1\ta\tKinh tế, thuế| |Xã hội\tAn, Bình\n2\tb\tKinh tế\tAn\n", cms.Options{Map: m})
	rows := l.good(t, 2)
	equal(t, "categories", rows[0][payroll.Category], "Kinh tế, thuế;#Xã hội")
	equal(t, "authors", rows[0][payroll.Authors], "An; Bình")
	equal(t, "one category", rows[1][payroll.Category], "Kinh tế")
	equal(t, "one author", rows[1][payroll.Authors], "An")
}

func TestMapErrorsNameTheLine(t *testing.T) {
	for text, want := range map[string]payroll.Code{
		"a = ID\nTiêu đề":                    cms.MapLineBad,
		"a = ID\n= Tiêu đề":                  cms.MapLineBad,
		"a = ID\nb = Không có":               cms.MapColumnUnknown,
		"a = ID\n\"b\" = Không có":           cms.MapColumnUnknown,
		"a = ID\nA = Tiêu đề":                cms.MapHeaderTwice,
		"a = approved\nA = draft":            cms.MapHeaderTwice,
		"a = ID\nTi\xeau = Tiêu đề":          cms.MapUnreadable,
		"a = ID\nb = Tiêu đề split |":        cms.MapSplitBad,
		"a = ID\nb = extra split |":          cms.MapSplitBad,
		"a = ID\n\"1\" = Hệ số tin":          cms.MapConstantBad,
		"a = ID\n\"1\" = ID":                 cms.MapConstantBad,
		"a = ID\n\"\" = Loại bài viết":       cms.MapConstantBad,
		"a = ID\n\"1\" =":                    cms.MapColumnUnknown,
		"\"a\" = Tác giả\n\"b\" = Tác giả":   cms.MapConstantTwice,
		"a = ID\n\"05/10/2026\" = published": cms.MapConstantBad,
	} {
		err := cms.NewMap().Read(strings.NewReader(text), "bang.txt")
		equal(t, text, code(err), want)
		if err != nil && !strings.HasPrefix(err.Error(), "bang.txt, line 2: ") {
			t.Errorf("%v does not name file and line", err)
		}
	}
}

// No status is the name of a column: the right side of a line is one or the other.
func TestStatusesAreNoColumns(t *testing.T) {
	for _, s := range []payroll.Status{payroll.Approved, payroll.Rejected, payroll.Pending, payroll.Draft, payroll.Scheduled} {
		if c, ok := cms.LookupColumn(string(s)); ok {
			t.Errorf("%s is also %s", s, c.Header())
		}
	}
}
