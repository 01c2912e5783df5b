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

// Each header stands beside those of an ordinary list, with a value in a row. "" is a column
// that is kept and not asked for.
func TestColumnsThatSmellOfMoney(t *testing.T) {
	for header, want := range map[string]string{
		"Tiền thưởng | 300.000":        "stops",
		"Tien thuong | 300.000":        "stops",
		"tien_thuong | 300000":         "stops",
		"TienThuong | 300000":          "stops",
		"Hệ số vùng | 0":               "stops", // a factor of 0 pays nothing
		"HS vùng miền | 1,2":           "stops",
		"NB thêm | 50.000":             "stops",
		"Thù lao biên tập | 100.000":   "stops",
		"Số lượng video | 2":           "stops",
		"Mức nhuận bút | B":            "stops",
		"Khoản khác | 10.000":          "stops",
		"Tỷ lệ hưởng 2 | 50%":          "stops",
		"Bút danh | Hoa Sim":           "stops", // beside Tác giả
		"CTV | x":                      "stops",
		"Không duyệt | x":              "stops",
		"Khong tinh | x":               "stops",
		"Đã trả | T9":                  "stops",
		"Chuyển tháng | 11":            "stops",
		"Chi hộ | x":                   "stops",
		"Người nhận hộ | Lê Thu":       "stops",
		"Bonus amount | 5":             "stops",
		"Royalty rate | 2":             "stops",
		"Extra fee | 10":               "stops",
		"Author pen name | Hoa":        "stops",
		"Duyệt | x":                    "",
		"Tiền thưởng | 0":              "",
		"Tiền thưởng | -":              "",
		"Tiền thưởng | ":               "",
		"Không duyệt | Không":          "",
		"Đã thanh toán | FALSE":        "",
		"Ưu tiên | 1":                  "",
		"Tiến độ | Xong":               "",
		"Đầu tiên | x":                 "",
		"Tài khoản | 0123456789":       "",
		"Chuyên mục con | Thời sự":     "",
		"Danh mục con | A":             "",
		"Mức độ ưu tiên | 2":           "",
		"Muc do | 2":                   "",
		"Thuế TNCN (10%) | 50.000":     "",
		"Thực lĩnh | 450.000":          "",
		"Còn được lĩnh | 450.000":      "",
		"Số tài khoản tác giả | 0123":  "",
		"Mã số thuế | 8012345678":      "",
		"CMND/CCCD | 001234567890":     "",
		"Số tiền bằng chữ | Năm trăm":  "",
		"Ghi chú nhuận bút | gấp":      "",
		"STT | 3":                      "",
		"Hotline | 3":                  "",
		"Author ID | 7":                "",
		"Người duyệt | Lan":            "",
		"Số lượt thích | 3":            "",
		"Đơn giá | 234.000":            "",
		"Đơn giá ảnh | 50.000":         "stops",
		"Nợ thuế nhuận bút | 1":        "stops",
		"Thưởng | 100.000":             "stops",
		"Phụ cấp | 100.000":            "stops",
		"Bình thường | x":              "",
		"Hình | 3":                     "stops",
		"Hình | a.jpg":                 "",
		"T_x1ec1_n_x0020_l_ | 3":       "",
		"Ti_x1ec1_n_x0020_xe | 20.000": "stops",
	} {
		t.Run(header, func(t *testing.T) {
			name, value, _ := strings.Cut(header, " | ")
			l := readText(t, "ID;Tiêu đề;Tác giả;Hệ số tin;Trạng thái;"+name+"\n1;Một;An;1;Đã duyệt;\n2;Hai;An;1;Đã duyệt;"+value+"\n", cms.Options{})
			want := map[string]payroll.Code{"stops": cms.ColumnsNotUnderstood}[want]
			equal(t, "refusal", code(l.err), want)
		})
	}
}

// All such columns stand in one refusal, with what leaves them aside and what maps them.
func TestUnknownColumnsAreNamedTogether(t *testing.T) {
	l := readText(t, "Tiêu đề;Ngày đăng;Tác giả;Hệ số;Tiền thưởng\nMột;05/10/2026;An;1,5;\nHai;05/10/2026;An;1;300.000\n", cms.Options{})
	var e *payroll.Error
	if !errors.As(l.err, &e) || e.Code != cms.ColumnsNotUnderstood {
		t.Fatal(l.err)
	}
	equal(t, "columns", strings.Join(e.Fact("columns").([]string), " "), "“Hệ số” (“1,5”) “Tiền thưởng” (“300.000”)")
	equal(t, "flags", e.Fact("ignore-flags").(string), `--ignore-column "Hệ số" --ignore-column "Tiền thưởng"`)
	equal(t, "map", e.Fact("map-flags").(string), `--map "Hệ số = Hệ số tin"`)

	m := readMap(t, "Hệ số = Hệ số tin\n")
	if err := m.Ignore("tiền thưởng"); err != nil {
		t.Fatal(err)
	}
	l = readText(t, "Tiêu đề;Ngày đăng;Tác giả;Hệ số;Tiền thưởng\nMột;05/10/2026;An;1,5;300.000\n", cms.Options{Map: m})
	r := l.good(t, 1)[0]
	equal(t, "coefficient", r[payroll.TextCoefficient], "1.5")
	equal(t, "kept", r[payroll.Extra], `{"Tiền thưởng":"300.000"}`)
}

// What was said once of a header stands until it is said otherwise.
func TestMapOverEarlierOnes(t *testing.T) {
	earlier := []cms.ColumnRule{{"Điểm", "Hệ số tin"}, {"Thưởng", "extra"}, {"Kho", ""}, {"Mất", "không còn cột này"}}
	m := readMap(t, "Kho = Từ khóa\n").WithEarlier(earlier)
	l := readText(t, "ID;Tiêu đề;Điểm;Thưởng;Kho\n1;Một;1,5;2;x\n", cms.Options{Map: m})
	r := l.good(t, 1)[0]
	equal(t, "coefficient", r[payroll.TextCoefficient], "1.5")
	equal(t, "kept", r[payroll.Extra], `{"Thưởng":"2"}`)
	equal(t, "the later", r[payroll.Keywords], "x")
	equal(t, "rule", l.header[2].Rule, cms.Remembered)
	equal(t, "warnings", len(l.warnings), 0)
	l = readText(t, "ID;Tiêu đề;Điểm;Thưởng;Kho;Chấm\n1;Một;1,5;2;x;3\n", cms.Options{Map: m})
	equal(t, "without the header", l.good(t, 1)[0][payroll.TextCoefficient], "1.5")
	m = readMap(t, "Kho = Từ khóa\n").WithEarlier(append(earlier, cms.ColumnRule{Header: "Chấm", Target: "Hệ số tin"}))
	l = readText(t, "ID;Tiêu đề;Điểm;Thưởng;Kho;Chấm\n1;Một;1,5;2;x;3\n", cms.Options{Map: m})
	equal(t, "the later said", l.good(t, 1)[0][payroll.TextCoefficient], "3")
	if said := m.Rules(l.header); !slices.Equal(said, []cms.ColumnRule{{"Kho", "Từ khóa"}}) {
		t.Errorf("said: %v", said)
	}
}

// Names with a unit, abbreviations and the names that offices use.
func TestNamesOfOffices(t *testing.T) {
	for name, want := range map[string]payroll.Column{
		"Số Ảnh (tấm)": payroll.Photos, "SL ảnh": payroll.Photos, "Số lượng ảnh (cái)": payroll.Photos, "SL ảnh (tấm)": payroll.Photos,
		"Số ảnh [chiếc]": payroll.Photos, "HS tin": payroll.TextCoefficient, "Hệ số tin (lần)": payroll.TextCoefficient,
		"Hệ số bài viết": payroll.TextCoefficient, "HS tin, bài": payroll.TextCoefficient, "HS ảnh (lần)": payroll.PhotoCoefficient,
		"Số tiền (đồng)": payroll.LumpSum, "Số tiền (VNĐ)": payroll.LumpSum, "Số tiền VNĐ": payroll.LumpSum, "Số tiền (1.000đ)": payroll.LumpSum,
		"Nhuận bút (VNĐ)": payroll.CMSAmount, "Thành tiền - đồng": payroll.CMSAmount, "Tiền NB": payroll.CMSAmount, "Tỷ lệ (%)": payroll.Shares,
		"Bút danh": payroll.Authors, "Người viết": payroll.Authors, "Họ và tên": payroll.Authors, "PV/BTV": payroll.Authors,
		"Nhiếp ảnh": payroll.PhotoAuthors, "Chụp ảnh": payroll.PhotoAuthors, "Ngày đăng tải": payroll.Published,
		"Tên tin, bài": payroll.Title, "Thể loại tin, bài": payroll.Genre, "LuongCoSo (nghìn đồng)": payroll.Extra, "Số ảnh cũ": payroll.Extra,
	} {
		t.Run(name, func(t *testing.T) {
			l := readText(t, "FriendlyName\tLượt người xem\t"+name+"\n", cms.Options{})
			if l.err != nil {
				t.Fatal(l.err)
			}
			equal(t, "column", l.header[2].Column, want)
		})
	}
}

func TestFurtherAuthors(t *testing.T) {
	for header, want := range map[string]string{
		"Tác giả;Đồng tác giả;Tác giả ảnh;Tác giả ảnh 2\nAn;Bình; Chi;Dung":        "An; Bình | Chi; Dung",
		"Đồng tác giả;Tác giả;Tác giả ảnh;x\nBình;An;;":                            "An; Bình | ",
		"Tác giả;Tác giả 2;Tác giả 3;x\nAn (60%);Bình (40%);;":                     "An (60%); Bình (40%) | ",
		"Author;Co-author;x;y\nAn;an;;":                                            "An | ",
		"Tác giả;Cộng tác;x;y\nAn;Bình; ;":                                         "An; Bình | ",
		"Tác giả;Tác giả phụ;x;y\n;Bình; ;":                                        "Bình | ",
		"Tác giả;Đồng tác giả;Tác giả thứ hai;y\nAn;Bình; Chi;":                    "An; Bình; Chi | ",
		"Tác giả;Tác giả2;x;y\nAn;Bình;;":                                          "An; Bình | ",
		"Tác giả;Đồng tác giả;Người chụp;Người chụp 2\nAn;Bình;An;Bình (bên trái)": "An; Bình | An; Bình (bên trái)",
	} {
		t.Run(header, func(t *testing.T) {
			head, row, _ := strings.Cut(header, "\n")
			l := readText(t, "ID;Hệ số tin;"+head+"\n1;1;"+row+"\n", cms.Options{})
			r := l.good(t, 1)[0]
			equal(t, "people", r[payroll.Authors]+" | "+r[payroll.PhotoAuthors], want)
		})
	}
}

func TestBareNames(t *testing.T) {
	const office = "Tiêu đề;Ngày đăng;Tác giả;Loại tin;%s\n"
	for _, tt := range []struct{ name, header, rows, want string }{
		{"a coefficient beside the photos'", "Hệ số;Hệ số ảnh;Số ảnh", "A;05/10/2026;An;Tin;1,5;0,5;2", ""},
		{"a coefficient alone", "Hệ số;Số ảnh;x", "A;05/10/2026;An;Tin;1,5;2;", "columns-not-understood"},
		{"a count of photos", "Hệ số tin;Hệ số ảnh;Số lượng", "A;05/10/2026;An;Tin;1,5;0,5;2", ""},
		{"a count of a photo row", "Hệ số tin;x;Số lượng", "A;05/10/2026;An;Ảnh;1,5;;3", ""},
		{"one text", "Hệ số tin;x;Số lượng", "A;05/10/2026;An;Tin;1,5;;1", ""},
		{"several texts", "Hệ số tin;x;SL", "A;05/10/2026;An;Tin;1,5;;2", ""},
		{"a count beside the photos'", "Hệ số tin;Số ảnh;Số lượng", "A;05/10/2026;An;Tin;1,5;1;2", "columns-not-understood"},
		{"amounts twice", "Hệ số tin;Thành tiền;Tổng tiền", "A;05/10/2026;An;Tin;1,5;300.000;400.000", "columns-not-understood"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l := readText(t, fmt.Sprintf(office, tt.header)+tt.rows+"\n", cms.Options{})
			equal(t, "refusal", code(l.err), payroll.Code(tt.want))
		})
	}
}

func TestAmountsAlone(t *testing.T) {
	const list = "Tên tin, bài;Ngày đăng;Tác giả;Hệ số tin;Thành tiền\nA;05/10/2026;An;%s;300.000\nB;06/10/2026;An;;150.000\nC;06/10/2026;An;%[1]s;150.000\n"
	l := readText(t, fmt.Sprintf(list, ""), cms.Options{})
	equal(t, "refusal", code(l.err), cms.AmountsOnly)
	l = readText(t, fmt.Sprintf(list, ""), cms.Options{Map: readMap(t, "Thành tiền = Số tiền")})
	equal(t, "lump sum", l.good(t, 3)[1][payroll.LumpSum], "150000")
	l = readText(t, fmt.Sprintf(list, "1"), cms.Options{})
	l.good(t, 3) // that row is a finding of its own
}
