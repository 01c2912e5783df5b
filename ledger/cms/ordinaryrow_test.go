package cms_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// titles sound like the rows that lists kept by hand have among their articles.
var titles = []string{
	"Tổng Bí thư thăm Cao Bằng", "Cộng đồng", "Tổng kết phong trào", "Cộng tác viên",
	"Thưởng tin hay tháng 10", "Thưởng thức ẩm thực", "Thù lao biên tập", "Phụ cấp Ban biên tập", "Trừ sâu bệnh hại lúa", "Truy thu thuế", "Khai mạc", "TIN VẮN", "THÁNG X",
	"Tháng 10/2026", "I. TIN", "A", "Phóng sự", "Vũ Thị Sương", "nt", "như trên", "Bằng chữ", "Người lập", "Kế toán trưởng", "STT", "Tiêu đề", "Ghi chú", "12", "1. Tháng 9", "II",
	"Lễ hội đua thuyền", "Trồng cây (3 ảnh)", "Ngày 31 tháng 10", "Đã trả", "Không tính", "Hủy", "Tên ảnh", "Số lượng", "(1)", "〃",
}

// A list with the CMS's numbers is read as it is written: none of its rows is a heading, a
// total, a sign for the row above or money of another kind, whatever its title.
func TestListsOfACMSAreOrdinary(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	for range 300 {
		var b strings.Builder
		b.WriteString("ID;Tiêu đề;Ngày xuất bản;Phân loại;Loại bài viết;Tác giả;Hệ số tin;Hệ số ảnh;Số Ảnh;Số tiền;Approval Status;Từ khóa\n")
		var want [][]string
		for i := range 1 + r.IntN(12) {
			row := []string{
				fmt.Sprint(100 + i), titles[r.IntN(len(titles))], fmt.Sprintf("2026-%02d-%02d", 1+r.IntN(12), 1+r.IntN(28)), pick("Thời sự", "Kinh tế", "Tổng hợp"),
				pick("Tin", "Bài", "Ảnh", "Phóng sự"), pick("Vũ Thị Sương", "Lam Giang", "Trần Bình"), pick("1", "2.5", ""), pick("0.5", ""), pick("3", ""), pick("", "", "300000"), "Approved", pick("nt", "", "\"\"\"\"", "như trên"),
			}
			want = append(want, row)
			b.WriteString(strings.Join(row, ";") + "\n")
		}
		l := readText(t, b.String(), cms.Options{})
		got := l.good(t, len(want))
		l.warnings = slices.DeleteFunc(l.warnings, func(w *cms.Warning) bool { return w.Reason.Code == cms.PhotosUncounted })
		if len(l.warnings) > 0 {
			t.Fatalf("%s\n%v", b.String(), l.warnings)
		}
		for i, row := range want {
			if len(l.rows[i].Held) > 0 {
				t.Fatalf("%s\nheld: %v", b.String(), l.rows[i].Held)
			}
			for k, c := range []payroll.Column{payroll.ID, payroll.Title, payroll.Published, payroll.Category, payroll.Genre, payroll.Authors, payroll.TextCoefficient, payroll.PhotoCoefficient, payroll.Photos, payroll.LumpSum} {
				if got[i][c] != row[k] {
					t.Fatalf("%s\n%s: %q, want %q", b.String(), c.Header(), got[i][c], row[k])
				}
			}
		}
	}
}

// Without the CMS's numbers, a row that has a title of an article, a day, an author and a
// figure is that article.
func TestArticlesWithoutNumbersAreArticles(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	plain := []string{
		"Tổng Bí thư thăm Cao Bằng", "Cộng đồng dân cư chung tay", "Tổng kết phong trào thi đua", "Thưởng thức ẩm thực Tây Bắc", "Lũy kế giải ngân đạt 65%", "Chuyển trang mới cho vùng cao",
		"Tin vắn", "Phóng sự", "THÁNG THANH NIÊN", "I. Kế hoạch", "Vũ Thị Sương", "Kế toán trưởng bị bắt", "Người lập kỷ lục", "Hủy bỏ lệnh cấm", "Ghi chú của một nhà báo", "Tháng 10 lịch sử",
	}
	for range 200 {
		var b strings.Builder
		b.WriteString("STT;Tiêu đề;Ngày đăng;Tác giả;Hệ số tin;Trạng thái\n")
		n := 1 + r.IntN(10)
		var want []string
		for i := range n {
			title := plain[r.IntN(len(plain))] + strings.Repeat(" ", r.IntN(2))
			want = append(want, strings.TrimSpace(title))
			fmt.Fprintf(&b, "%d;%s;%02d/10/2026;%s;%d,5;Đã duyệt\n", i+1, title, i+1, []string{"Vũ Sương", "Lam Giang"}[r.IntN(2)], 1+r.IntN(3))
		}
		l := readText(t, b.String(), cms.Options{})
		for i, record := range l.good(t, n) {
			if record[payroll.Title] != want[i] || len(l.rows[i].Held) > 0 || l.rows[i].Line != nil {
				t.Fatalf("%s\n%q held %v", b.String(), record[payroll.Title], l.rows[i].Held)
			}
		}
		l.warnings = slices.DeleteFunc(l.warnings, func(w *cms.Warning) bool { return w.Reason.Code == cms.PhotosUncounted })
		if len(l.warnings) > 0 {
			t.Fatalf("%s\n%v", b.String(), l.warnings)
		}
	}
}
