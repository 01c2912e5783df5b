package payroll_test

import (
	"fmt"
	"strings"
	"testing"

	"nhuanbut/payroll"
)

func TestLookAt(t *testing.T) {
	for _, tt := range []struct {
		look  payroll.Look
		names string // separated by |
	}{
		{payroll.LooksPerson, "Vũ Thị Sương|Lê-na|Lê-Na|K5|T.H|P.C.|Hồ Văn Theo|An|ĐINH CÔNG SÁNG|Ban Mai|Đài Trang|Trường Giang|Hoàng Trường Sơn|Khoa Nguyễn|Khoa|Báo|Viện|Ca Dao|" +
			"Đoàn Thị Điểm|Bộ Hành|Phong Vân|Nguyễn Văn Ban|Lê Văn Nhóm|Bảo Ngọc|Bao Ngoc|Thanh Tra|Nguyen Van An|Công An|Công An Bình|Nguyễn Công An|Y Moan Êban|H'Hen Niê|O'Brien|" +
			"John Smith|An 2|Vàng A Sùng|Thào A Tủa|Lò Văn Hội|Hội An|Quỳnh Như|Trung Tâm|Mai Sở|Trần Công Ty|Hà Minh Ảnh|Phạm Nguồn|Lữ Thành Phố|Nguyễn Thị Xã|Phan Huyện|Sơn-Hà|An (60%)|Tổ Uyên|Kim Hoa Giang|Văn Phòng|" +
			"Nguyễn thị Lan|Lê thành Nam|Trần văn Ban|CA DAO|KHOA NGUYỄN|THANH TRA|CÔNG AN BÌNH|nguyễn văn tỉnh|BAN MAI|" +
			"Lam.G|A Lăng Ngước|Đinh Và|M.Tr|Thu Hà K3|St. John"},
		{payroll.LooksOdd, "An, Bình|An/Bình|An / Bình|An & Bình|An&Bình|An + Bình|An - Bình|An – Bình|An và Bình|An, Bình và Cường|Theo TTXVN|theo Báo Nhân Dân|Theo Lê Mai|Ảnh: An|ảnh : An|" +
			"Nguồn: VOV|Nguồn VOV|PV Lê Mai|CTV Lê Mai|CTV: Lê Mai|PV. Lê Mai|Phạm Thu Dung (CTV)|An Bình (TH)|Hoa Sim (Vũ Thị Sương)|Vũ Thị Sương (Đài TT-TH huyện)|An (60)|An: 6|An (300.000)|An - 60|An = 6|An 60%|" +
			"i:0#.f|12|2026|an.binh@example.vn|TOASOAN\\anbinh|An [CTV]|An (|Lê Mai - CTV|Lê Mai, PV|Bài: An - Ảnh: Bình|Tin, ảnh: An|ThS. Lê Văn An|An, 60|An Bình - Sở Tư pháp"},
		{payroll.LooksGroup, "Nhóm PV|BBT|P.V|PV|P.V.|Phóng viên|CTV|cộng tác viên|Ban biên tập|BAN BIÊN TẬP|Nhóm PV Thời sự|Nhóm phóng viên|Toà soạn|Tòa soạn|PV, CTV|Nhiều tác giả|Admin|phong vien|Nhóm Bình Minh|Ban Bien tap"},
		{payroll.LooksSource, "Tổng hợp|TH|ST|Sưu tầm|Internet|TTXVN|Báo Nhân Dân|Báo Tuổi trẻ|BÁO LAO ĐỘNG|Cổng TTĐT Chính phủ|Cổng thông tin điện tử huyện|tổng hợp|Tong hop|baochinhphu.vn|vnexpress.net|www.vtv.vn|Tổng hợp từ Internet|Theo báo chí"},
		{payroll.LooksOffice, "Sở Tư pháp|SỞ TƯ PHÁP|Sở GD&ĐT|Sở Văn hóa, Thể thao và Du lịch|UBND huyện|UBND|Trung tâm VHTT|Trung tâm Y tế|Phòng Văn hóa|Phòng VH-TT|Đài TT-TH huyện|Đài truyền thanh|Đài PT-TH Quảng Bình|" +
			"Văn phòng UBND tỉnh|Công an huyện|Công an Hà Nội|CÔNG AN TỈNH|Ban Tuyên giáo|Ban Tổ chức Tỉnh ủy|Ban quản lý dự án|Đảng ủy xã|Huyện đoàn|Hội Nông dân|Hội LHPN xã|Đoàn thanh niên|Trường THPT Lê Lợi|Chi cục Thuế|" +
			"Đội văn nghệ thị trấn Nghèn|KHOA NỘI TỈNH|Cục Thuế|Khoa nội|So Tu phap|Bệnh viện đa khoa|Đội văn nghệ xã Quảng Phú|CA tỉnh|Mặt trận Tổ quốc|Viện KSND|Cong an huyen"},
	} {
		for name := range strings.SplitSeq(tt.names, "|") {
			if got := payroll.LookAt(name).Look; got != tt.look {
				t.Errorf("%q looks %q, want %q", name, got, tt.look)
			}
		}
	}
}

func TestLookAtMeans(t *testing.T) {
	for name, want := range map[string]string{
		"An, Bình":                       "An; Bình",
		"An Bình và Lê Na":               "An Bình; Lê Na",
		"An/Bình/Cường":                  "An; Bình; Cường",
		"An - Ảnh: Bình":                 "An ảnh Bình",
		"Bài: An - Ảnh: Lê Na":           "An ảnh Lê Na",
		"An (60), Bình (40)":             "An 60; Bình 40",
		"An - 70%, Bình - 30%":           "An 70; Bình 30",
		"AN, HÀ":                         "AN; HÀ",
		"an, bình":                       "an; bình",
		"Lê An, Nguyên":                  "Lê An; Nguyên",
		"LÊ AN (CTV)":                    "LÊ AN note (CTV)",
		"lê an (tổng hợp)":               "lê an note (tổng hợp)",
		"An, PV TTXVN, Bình":             "",
		"Phạm Thu Dung (CTV)":            "Phạm Thu Dung note (CTV)",
		"PV Lê Mai":                      "Lê Mai note PV",
		"CTV: Lê Mai":                    "Lê Mai note CTV:",
		"Lê Mai - CTV":                   "Lê Mai note CTV",
		"Lê Mai, Đài TT-TH huyện":        "Lê Mai note Đài TT-TH huyện",
		"Vũ Thị Sương (Đài TT-TH huyện)": "Vũ Thị Sương note (Đài TT-TH huyện)",
		"Vũ Thị Sương (tổng hợp)":        "Vũ Thị Sương note (tổng hợp)",
		"An Bình (TH)":                   "An Bình note (TH)",
		"Hoa Sim (Vũ Thị Sương)":         "Hoa Sim also Vũ Thị Sương",
		"Tin, ảnh: An":                   "An note Tin, ảnh:",
		"Theo TTXVN":                     "TTXVN note Theo",
		"ThS. Lê Văn An":                 "Lê Văn An note ThS.",
		"Ảnh: Lê Na":                     "Lê Na note Ảnh:",
		"Sở Tư pháp (Lê Na)":             "",
		"An (60)":                        "",
	} {
		l := payroll.LookAt(name)
		got := said(l.People)
		switch {
		case l.Photo != "":
			got += " ảnh " + l.Photo
		case l.Note != "":
			got = l.Name + " note " + l.Note
		case l.Other != "":
			got = l.Name + " also " + l.Other
		}
		if got != want {
			t.Errorf("%q means %q, want %q (%+v)", name, got, want, l)
		}
	}
}

func said(list []payroll.Person) string {
	var words []string
	for _, p := range list {
		w := p.Name
		if p.Share.Valid {
			w += " " + p.Share.Decimal.String()
		}
		if p.Amount != 0 {
			w += fmt.Sprint(" ", p.Amount, "đ")
		}
		words = append(words, w)
	}
	return strings.Join(words, "; ")
}

func TestWeighed(t *testing.T) {
	for cell, want := range map[string]string{
		"Vũ Thị Sương (60), Lam Giang (40)":           "Vũ Thị Sương 60; Lam Giang 40",
		"Vũ Thị Sương (300.000); Lam Giang (206.000)": "Vũ Thị Sương 300000đ; Lam Giang 206000đ",
		"Vũ Thị Sương: 6; Lam Giang: 4":               "Vũ Thị Sương 60; Lam Giang 40",
		"An (0,5); Bình (0,3); Lê Na (0,2)":           "An 50; Bình 30; Lê Na 20",
		"An (33,3); Bình (33,3); Lê Na (33,4)":        "An 33.3; Bình 33.3; Lê Na 33.4",
		"An - 200,000đ / Bình - 100,000đ":             "An 200000đ; Bình 100000đ",
		"An (70%); Bình (30%)":                        "An 70; Bình 30",
		"An (2); Bình (3)":                            "", // nothing says what they are parts of
		"An (60); Bình (50)":                          "",
		"An (60); Bình":                               "",
		"An (60)":                                     "",
		"An; Bình":                                    "",
		"Sở Tư pháp (60); Bình (40)":                  "",
	} {
		got, ok := payroll.Weighed(cell)
		if said(got) != want && ok || ok != (want != "") {
			t.Errorf("%q: %q %v, want %q", cell, said(got), ok, want)
		}
	}
}
