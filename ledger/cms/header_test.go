package cms_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// If two columns shared a name, the one that LookupColumn does not give would show.
func TestNamesAreOfOneColumn(t *testing.T) {
	for c := range payroll.Extra {
		for _, name := range cms.Names(c) {
			if got, ok := cms.LookupColumn(name); !ok || got != c {
				t.Errorf("%q of %s is found as %s", name, c.Key(), got.Key())
			}
		}
	}
}

var headers = []struct {
	name string
	want payroll.Column // Extra: not known
}{
	{"Hệ số tin", payroll.TextCoefficient},
	{" HỆ  SỐ TIN ", payroll.TextCoefficient},
	{"He\u0323\u0302 so\u0302\u0301 tin", payroll.TextCoefficient}, // NFD
	{"He so tin", payroll.TextCoefficient},
	{"hesotin", payroll.TextCoefficient},
	{"Hệ số tin (*)", payroll.TextCoefficient},
	{"text_coefficient", payroll.TextCoefficient},
	{"H_x1ec7__x0020_s_x1ed1__x0020_tin", payroll.TextCoefficient},
	{"H_x1EC7__x0020_s_x1ED1__x0020_tin", payroll.TextCoefficient},
	{"H_x1ec7__x0020_s_x1ed1__x0020_ti", payroll.TextCoefficient},
	{"H_x1EC7__x0020_s_x1ED1__x0020_ti", payroll.TextCoefficient},
	{"H_x1ec7__x0020_s_x1ed1__x0020_ti0", payroll.TextCoefficient},
	{"H_x1ec7__x0020_s_x1ed1__x0020_t1", payroll.TextCoefficient}, // cut to 31, then the digit
	{"H_x1ec7__x0020_s_x1ed1__x0020__x", payroll.PhotoCoefficient},
	{"H_x1ec7__x0020_s_x1ed1__x0020_l_", payroll.BaseCoefficient},
	{"H_x1ec7__x0020_s_x1ed1__x0020_kh", payroll.Encouragement},
	{"H_x1ec7__x0020_s_x1ed1__x0020_nn", payroll.Extra},
	{"H_x1ec7__x0020_s_x1ed1_", payroll.Extra},
	{"T_x00e1_c_x0020_gi_x1ea3_", payroll.Authors},
	{"T_x00e1_c_x0020_gi_x1ea3__x0020_", payroll.PhotoAuthors},
	{"Tin_x0020_n_x1ed5_i_x0020_b_x1ea", payroll.Extra}, // Tin nổi bật, or Tin nổi bật(Time)
	{"Tin nổi bật", payroll.Featured},
	{"Tin nổi bật(Time)", payroll.FeaturedAt},
	{"OData__ModerationStatus", payroll.ApprovalStatus},
	{"_ModerationStatus", payroll.ApprovalStatus},
	{"Trạng thái phê duyệt", payroll.ApprovalStatus},
	{"Trạng thái", payroll.NewsroomStatus},
	{"Title0", payroll.Title},
	{"Id", payroll.ID},
	{"Created By", payroll.CreatedBy},
	{"Người tạo", payroll.CreatedBy},
	{"Đã tạo", payroll.CreatedAt},
	{"_x0110__x00e3__x0020_t_x1ea1_o", payroll.CreatedAt},
	{"OData__x0110__x00e3__x0020_t_x1ea1_o", payroll.CreatedAt},
	{"Published date", payroll.Published},
	{"Photographer", payroll.PhotoAuthors},
	{"Lump sum", payroll.LumpSum},
	{"Royalty", payroll.CMSAmount},
	{"Nhuận bút (đồng)", payroll.CMSAmount},
	{"Nhuận bút (nghìn đồng)", payroll.CMSAmount},
	{"AuthorId", payroll.Extra},
	{"Ghi chú", payroll.Extra},
}

func TestHeaders(t *testing.T) {
	for _, h := range headers {
		t.Run(h.name, func(t *testing.T) {
			// Two columns that no case is about make the header usable.
			l := readText(t, "FriendlyName\tLượt người xem\t"+h.name+"\n", cms.Options{})
			if l.err != nil {
				t.Fatal(l.err)
			}
			got := l.header[2]
			equal(t, "column", got.Column, h.want)
			equal(t, "known", got.Known, h.want != payroll.Extra)
		})
	}
}

// SharePoint makes the internal name of a header, cuts it, and numbers a repeated one.
func TestInternalNames(t *testing.T) {
	for c := range payroll.Extra {
		if c == payroll.Slug || c == payroll.Views || c == payroll.Featured || c == payroll.FeaturedAt {
			continue
		}
		var internal strings.Builder
		for _, r := range c.Header() {
			if strings.ContainsRune("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_", r) {
				internal.WriteRune(r)
			} else {
				fmt.Fprintf(&internal, "_x%04X_", r)
			}
		}
		whole := internal.String()
		cut := whole[:min(len(whole), 32)]
		for _, name := range []string{whole, cut, strings.ToLower(cut), cut + "0", cut[:min(len(cut), 31)] + "2"} {
			if len(whole) < 32 && name == cut[:min(len(cut), 31)]+"2" {
				name = whole + "2"
			}
			l := readText(t, "FriendlyName\tLượt người xem\t"+name+"\n", cms.Options{})
			if l.err != nil {
				t.Fatal(l.err)
			}
			if got := l.header[2]; !got.Known || got.Column != c {
				t.Errorf("%s of %s is understood as %s", name, c.Header(), got.Column.Header())
			}
		}
	}
}

func TestTwoHeadersOfOneColumn(t *testing.T) {
	l := readText(t, "ID,He so tin,Hệ số tin\n1,1,2\n", cms.Options{})
	equal(t, "refusal", code(l.err), cms.HeaderDuplicate)

	l = readText(t, "ID,Phân loại,Chuyên mục\n1,Tin,Xã hội\n", cms.Options{})
	r := l.good(t, 1)[0]
	equal(t, "first", r[payroll.Category], "Tin")
	equal(t, "second", r[payroll.Extra], `{"Chuyên mục":"Xã hội"}`)
}

func TestHeaderUnderTitleBlock(t *testing.T) {
	l := readText(t, "BÁO ĐIỆN TỬ,,\nBảng kê tháng 10,,\n,,\nTác giả,Tiêu đề,Hệ số tin\n(1),(2),(3)\nAn,Một,1\n", cms.Options{})
	r := l.good(t, 1)
	equal(t, "author", r[0][payroll.Authors], "An")
	equal(t, "row", l.rows[0].At.Row, 6)
}

func TestNoHeader(t *testing.T) {
	l := readText(t, "a,b\n1,2\n", cms.Options{})
	equal(t, "refusal", code(l.err), cms.HeaderMissing)
	l = readText(t, "x\nHe so tin,So anh,Cột lạ\n1,2,3\n", cms.Options{})
	var e *payroll.Error
	if !errors.As(l.err, &e) || !slices.Equal(e.Fact("found").([]string), []string{"He so tin", "So anh", "Cột lạ"}) {
		t.Errorf("headers found: %v", l.err)
	}
}

func FuzzHeader(f *testing.F) {
	for _, h := range headers {
		f.Add(h.name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		l := readText(t, "FriendlyName\tLượt người xem\t\""+strings.ReplaceAll(name, `"`, `""`)+"\"\tx\n", cms.Options{})
		if l.err == nil && len(l.header) == 4 && l.header[2].Known && l.header[2].Column == payroll.Extra {
			t.Fatalf("%q is known as no column", name)
		}
	})
}
