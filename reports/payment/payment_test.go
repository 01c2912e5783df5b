package payment_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/booktest"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/paper"
	"nhuanbut/reports/payment"
)

const lumpSums = "ID,Tiêu đề,Ngày xuất bản,Tác giả,Số tiền,Approval Status\n"

// office is a ledger whose clock stands still.
type office struct {
	*ledger.Ledger
	t testing.TB
}

func newOffice(t testing.TB) office {
	t.Helper()
	now := func() time.Time { return time.Date(2026, 11, 11, 2, 30, 0, 0, time.UTC) }
	l, err := ledger.Create(t.Context(), booktest.Clerk, filepath.Join(t.TempDir(), "a.db"), now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return office{l, t}
}

// do fails the test where one of the ledger's methods failed.
func (n office) do(_ any, err error) {
	n.t.Helper()
	if err != nil {
		n.t.Fatal(err)
	}
}

// close imports the articles of a month and closes it; whoever is new contributes.
func (n office) close(m payroll.Month, csv string) {
	n.t.Helper()
	path := filepath.Join(n.t.TempDir(), "a.csv")
	if err := os.WriteFile(path, []byte(csv), 0o600); err != nil {
		n.t.Fatal(err)
	}
	done, err := n.Import(n.t.Context(), booktest.Clerk, []string{path}, ledger.ImportOptions{Source: ledger.MainSource})
	if err != nil || len(done.Refused) > 0 {
		n.t.Fatal(err, done.Refused)
	}
	booktest.ConfirmEverybody(n.t, n.Ledger)
	n.do(n.ClosePeriod(n.t.Context(), booktest.Clerk, m, ledger.CloseOptions{Early: true, Accept: []payroll.Code{payroll.Outlier}}))
}

func (n office) set(author string, fields ...string) {
	n.t.Helper()
	values := make(map[string]string)
	for _, f := range fields {
		key, value, _ := strings.Cut(f, "=")
		values[key] = value
	}
	n.do(n.SetAuthor(n.t.Context(), booktest.Clerk, author, values))
}

func (n office) report(run int64) *ledger.PaymentReport {
	n.t.Helper()
	p, err := n.PaymentReport(n.t.Context(), run)
	if err != nil {
		n.t.Fatal(err)
	}
	return p
}

// november is a ledger whose run 2 has a payment of every sort: below the threshold of
// 5,000,000 and on it, with a commitment, to a non-resident, to staff, carried, void,
// in cash, and without an account.
func november(t testing.TB) office {
	t.Helper()
	ctx, n := t.Context(), newOffice(t)
	for key, value := range map[string]string{
		payroll.UnitName: "Báo Sông Lam", payroll.UnitParent: "UBND tỉnh Sông Lam", payroll.UnitBudgetCode: "1122334",
		payroll.UnitAccount: "9523.3.1122334", payroll.UnitTreasury: "KBNN khu vực XII", payroll.UnitPlace: "Sông Lam",
		payroll.SignPreparer: "Trần Thị Hạnh", payroll.SignAccountant: "Nguyễn Văn Thu", payroll.SignManager: "Đỗ Quang Huy",
	} {
		n.do(n.SetSetting(ctx, booktest.Clerk, key, value, ""))
	}
	n.close("2026-08", lumpSums+"1,Một,05/08/2026,Phúc,700000,0\n2,Hai,05/08/2026,An,1000000,0\n")
	n.set("Phúc", "account=1000", "bank=BIDV")
	n.set("An", "account=0000123456", "bank=BIDV Sông Lam")
	n.do(n.Pay(ctx, booktest.Clerk, []payroll.Month{"2026-08"}, "2026-10-20"))
	n.do(n.ConfirmPay(ctx, booktest.Clerk, 1, "", payroll.ByBank, "2026-10-20"))
	n.do(n.Decide(ctx, booktest.Clerk, []string{"1"}, payroll.Rejected, "trùng")) // takes 700,000 back from Phúc
	n.close("2026-09", lumpSums+
		"3,Ba,05/09/2026,An,4999999,0\n"+
		"4,Bốn,05/09/2026,Bình,5000000,0\n"+
		"5,Năm,05/09/2026,Chi,12345678,0\n"+
		"6,Sáu,05/09/2026,Dora,2000003,0\n"+
		"7,Bảy,05/09/2026,Em,3000000,0\n"+
		"8,Tám,05/09/2026,Giang,6000000,0\n"+
		"9,Chín,05/09/2026,Hoa,1000000,0\n"+
		"10,Mười,05/09/2026,Khoa,5555555,0\n")
	n.set("Bình", "legal-name=Đặng Thị Bình", "account=0000999999", "bank=VCB", "account-name=ĐẶNG THỊ BÌNH")
	n.set("Chi", "commitments=2026", "tax-code=001085012345", "account=88", "account=8888", "bank=VCB")
	n.set("Dora", "kind=nonresident", "account=DE89370400440532013000", "bank=Müller & Söhne", "account-name=Dora Müller e.K.")
	n.set("Em", "kind=staff", "account=7777", "bank=VCB")
	n.set("Giang", "account=6666", "bank=VCB")
	n.set("Khoa", "account=5555", "bank=VCB")
	n.do(n.Pay(ctx, booktest.Clerk, []payroll.Month{"2026-09"}, "2026-11-10"))
	n.do(n.VoidPay(ctx, booktest.Clerk, 2, "Giang", "sai"))
	n.do(n.ConfirmPay(ctx, booktest.Clerk, 2, "Bình", payroll.ByBank, "2026-11-10"))
	n.do(n.ConfirmPay(ctx, booktest.Clerk, 2, "Khoa", payroll.ByCash, "2026-11-10"))
	n.do(n.ConfirmPay(ctx, booktest.Clerk, 2, "Em", payroll.ByPayroll, "2026-11-10"))
	return n
}

// paymentWorkbook writes p and reads it back.
func paymentWorkbook(t testing.TB, p *ledger.PaymentReport, o paper.Options) *excelize.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.xlsx")
	if err := payment.Write(t.Context(), p, path, o); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// printed are the rows of a sheet, raw, each as its cells that have something in them.
func printed(t testing.TB, f *excelize.File, sheet string) []string {
	t.Helper()
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, row := range rows {
		cells := slices.DeleteFunc(row, func(cell string) bool { return cell == "" })
		if len(cells) > 0 {
			list = append(list, strings.ReplaceAll(strings.Join(cells, " | "), "\n", "/"))
		}
	}
	return list
}

func samePrint(t testing.TB, got []string, want string) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(want), "\n")
	for i := range max(len(got), len(lines)) {
		switch {
		case i >= len(got):
			t.Errorf("missing: %s", lines[i])
		case i >= len(lines):
			t.Errorf("more: %s", got[i])
		case got[i] != lines[i]:
			t.Errorf("line %d:\n got %s\nwant %s", i+1, got[i], lines[i])
		}
	}
}

func TestPaymentTable(t *testing.T) {
	f := paymentWorkbook(t, november(t).report(2), paper.Options{Lang: lang.Vietnamese})
	if got := strings.Join(f.GetSheetList(), ", "); got != "Bảng thanh toán, Mẫu 09, Chuyển khoản, _meta" {
		t.Error(got)
	}
	// 10% of 5,000,000 and of 5,555,555 = 555,555.5; 20% of 2,000,003 = 400,000.6.
	// Gross 4,999,999 + 5,000,000 + 12,345,678 + 2,000,003 + 1,000,000 + 5,555,555;
	// tax 500,000 + 400,001 + 555,556.
	got := printed(t, f, "Bảng thanh toán")
	samePrint(t, got[:len(got)-1], `
UBND TỈNH SÔNG LAM
Báo Sông Lam
Mã ĐVQHNS: 1122334
BẢNG THANH TOÁN NHUẬN BÚT
Đợt 2, ngày chi 10/11/2026, nhuận bút tháng 09/2026
Đơn vị tính: đồng
STT | Mã | Họ và tên | Mã số thuế | Số tài khoản | Ngân hàng | Tổng tiền | Quy định thuế | Thuế TNCN | Thực lĩnh | Ký nhận
I. Chi theo bảng này
1 | A0002 | An | 0000123456 | BIDV Sông Lam | 4999999 | dưới ngưỡng 5.000.000 | 0 | 4999999
2 | A0003 | Đặng Thị Bình/(bút danh: Bình) | 0000999999 | VCB | 5000000 | khấu trừ 10% | 500000 | 4500000
3 | A0004 | Chi | 001085012345 | 8888 | VCB | 12345678 | cam kết 08/CK-TNCN | 0 | 12345678
4 | A0005 | Dora | DE89370400440532013000 | Müller & Söhne | 2000003 | không cư trú 20% | 400001 | 1600002
5 | A0008 | Hoa | 1000000 | dưới ngưỡng 5.000.000 | 0 | 1000000
6 | A0009 | Khoa | 5555 | VCB | 5555555 | khấu trừ 10% | 555556 | 4999999
Cộng chi theo bảng này | 30901235 | 1455557 | 29445678
II. Chuyển bảng lương (phóng viên, biên tập viên), thuế tính cùng lương
1 | A0006 | Em | 7777 | VCB | 3000000 | cùng lương
Cộng chuyển bảng lương | 3000000
Tổng cộng | 33901235 | 1455557 | 29445678
Chuyển sang kỳ sau (số dư âm, không chi, không tính vào tổng)
1 | A0001 | Phúc | 1000 | BIDV | -700000
Đã hủy (không chi, không tính vào tổng)
1 | A0007 | Giang | 6666 | VCB | 6000000 | khấu trừ 10% | 600000 | 5400000 | đã hủy
Thực lĩnh, bằng chữ: Hai mươi chín triệu bốn trăm bốn mươi lăm nghìn sáu trăm bảy mươi tám đồng.
Căn cứ khấu trừ thuế thu nhập cá nhân: NĐ 253/2026/NĐ-CP, Đ.50.2; NĐ 253/2026/NĐ-CP, Đ.64.
Số thực nhận của cả đợt trong sổ: 32.445.678 đồng, gồm 29.445.678 đồng thực lĩnh theo bảng này và 3.000.000 đồng chuyển bảng lương.
Chưa có số tài khoản, hoặc tên chủ tài khoản bằng chữ không dấu, nên không có trong trang “Chuyển khoản” và “Mẫu 09”: Hoa (A0008).
/Người lập biểu/(Ký, họ tên)/////Trần Thị Hạnh | /Kế toán trưởng/(Ký, họ tên)/////Nguyễn Văn Thu | Sông Lam, ngày 11 tháng 11 năm 2026/Thủ trưởng đơn vị/(Ký, họ tên, đóng dấu)/////Đỗ Quang Huy
`)
	for row, height := range map[int]float64{9: 32, 14: 32} { // room to sign
		if got, err := f.GetRowHeight("Bảng thanh toán", row); err != nil || got < height {
			t.Errorf("row %d: %g points high, %v", row, got, err)
		}
	}
}

func TestTreasuryForm(t *testing.T) {
	n := november(t)
	f := paymentWorkbook(t, n.report(2), paper.Options{Lang: lang.Vietnamese})
	// An 4,999,999 + Bình 4,500,000 + Chi 12,345,678 + Dora 1,600,002; not Hoa, who has no
	// account, nor Khoa, who was paid in cash. In October An had 1,000,000, Phúc 700,000.
	got := printed(t, f, "Mẫu 09")
	samePrint(t, got[:len(got)-1], `
Mẫu số 09
(NĐ 11/2020/NĐ-CP)
Mã hiệu: ………… Số: …………
BẢNG THANH TOÁN CHO ĐỐI TƯỢNG THỤ HƯỞNG
(Kèm theo Giấy rút dự toán/Ủy nhiệm chi số ………… ngày …… tháng …… năm ………)
Tài khoản dự toán: □      Tài khoản tiền gửi: □
1. Đơn vị sử dụng ngân sách: Báo Sông Lam
2. Mã đơn vị (mã ĐVQHNS): 1122334
3. Tài khoản của đơn vị: 9523.3.1122334, mở tại: KBNN khu vực XII
I. Nội dung đề nghị thanh toán
Đơn vị tính: đồng
STT | Họ và tên | Tài khoản ngân hàng | Tổng số | Trong đó | Ghi chú
Số tài khoản người hưởng | Tên ngân hàng | Lương và phụ cấp theo lương | Tiền công lao động thường xuyên theo hợp đồng | Tiền thu nhập tăng thêm | Tiền thưởng | Tiền phụ cấp và trợ cấp khác | Tiền khoán | Tiền học bổng
1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13
1 | An | 0000123456 | BIDV Sông Lam | 4999999 | 4999999 | Nhuận bút
2 | Đặng Thị Bình | 0000999999 | VCB | 4500000 | 4500000 | Nhuận bút
3 | Chi | 8888 | VCB | 12345678 | 12345678 | Nhuận bút
4 | Dora | DE89370400440532013000 | Müller & Söhne | 1600002 | 1600002 | Nhuận bút; chủ tài khoản: DORA MULLER E.K.
Tổng cộng | 23445679 | 23445679
Bằng chữ: Hai mươi ba triệu bốn trăm bốn mươi lăm nghìn sáu trăm bảy mươi chín đồng.
II. Phần thuyết minh thay đổi so với tháng trước
STT | Họ và tên | Số tiền thay đổi | Ghi chú
I | Tăng | 22445679 | 4 người
II | Giảm | 700000 | 1 người
Chênh lệch | 21745679
Tháng 10/2026: 2 người, 1.700.000 đồng. Tháng 11/2026, tính đến hết bảng này: 4 người, 23.445.679 đồng.
/Người lập/(Ký, họ tên)/////Trần Thị Hạnh | /Kế toán trưởng/(Ký, họ tên)/////Nguyễn Văn Thu | Sông Lam, ngày 11 tháng 11 năm 2026/Thủ trưởng đơn vị/(Ký, họ tên, đóng dấu)/////Đỗ Quang Huy
/KHO BẠC NHÀ NƯỚC/Chuyên viên kiểm soát chi/Giao dịch viên/(Ký, họ tên)///// | Ngày …… tháng …… năm ………/KHO BẠC NHÀ NƯỚC/Giám đốc hoặc người được ủy quyền/(Ký, họ tên, đóng dấu)/////
`)
	if got, err := f.GetCellValue("Mẫu 09", "K15"); err != nil || got != "4,999,999" { // column 11
		t.Errorf("K15: %q, %v", got, err)
	}
	n.do(n.SetSetting(t.Context(), booktest.Clerk, payroll.TreasuryColumn, "8", ""))
	f = paymentWorkbook(t, n.report(2), paper.Options{Lang: lang.Vietnamese})
	for cell, want := range map[string]string{"H15": "4,999,999", "K15": "", "H19": "23,445,679"} {
		if got, err := f.GetCellValue("Mẫu 09", cell); err != nil || got != want {
			t.Errorf("%s: %q, want %q, %v", cell, got, want, err)
		}
	}
}

// A second run of a month is compared together with the first; without a month before
// there is nothing to compare with.
func TestTreasuryFormOfASecondRun(t *testing.T) {
	n := november(t)
	n.do(n.Pay(t.Context(), booktest.Clerk, []payroll.Month{"2026-09"}, "2026-11-20")) // Giang again: 5,400,000
	f := paymentWorkbook(t, n.report(3), paper.Options{Lang: lang.Vietnamese})
	got := printed(t, f, "Mẫu 09")
	i := slices.Index(got, "II | Giảm | 700000 | 1 người")
	if i < 0 || !slices.Contains(got, "I | Tăng | 27845679 | 5 người") { // 22,445,679 + 5,400,000
		t.Fatalf("%q", got)
	}
	if want := "Tháng 10/2026: 2 người, 1.700.000 đồng. Tháng 11/2026, tính đến hết bảng này: 5 người, 28.845.679 đồng."; got[i+1] != "Chênh lệch | 27145679" || got[i+2] != want {
		t.Errorf("%s\n%s", got[i+1], got[i+2])
	}
	f = paymentWorkbook(t, n.report(1), paper.Options{Lang: lang.Vietnamese})
	if got := printed(t, f, "Mẫu 09"); !slices.Contains(got, "I | Tăng | Trong sổ không có đợt chuyển khoản nào của tháng 09/2026.") {
		t.Errorf("%q", got)
	}
}

func TestTransfers(t *testing.T) {
	p := november(t).report(2)
	f := paymentWorkbook(t, p, paper.Options{Lang: lang.Vietnamese})
	samePrint(t, printed(t, f, "Chuyển khoản"), `
no | account_name | account_number | bank | amount | description | payment_id
1 | AN | 0000123456 | BIDV Sông Lam | 4999999 | NHUAN BUT 2026-09 A0002 | 4
2 | DANG THI BINH | 0000999999 | VCB | 4500000 | NHUAN BUT 2026-09 A0003 | 5
3 | CHI | 8888 | VCB | 12345678 | NHUAN BUT 2026-09 A0004 | 6
4 | DORA MULLER E.K. | DE89370400440532013000 | Müller & Söhne | 1600002 | NHUAN BUT 2026-09 A0005 | 7
`)
	for cell, want := range map[string]excelize.CellType{"B2": excelize.CellTypeInlineString, "C2": excelize.CellTypeInlineString, "E2": excelize.CellTypeUnset} {
		if got, err := f.GetCellType("Chuyển khoản", cell); err != nil || got != want {
			t.Errorf("%s is of type %d, want %d, %v", cell, got, want, err)
		}
	}
	tables, err := f.GetTables("Chuyển khoản")
	if err != nil || len(tables) != 1 || tables[0].Range != "A1:G5" || tables[0].Name != "ChuyenKhoan" {
		t.Error(tables, err)
	}
	var csv bytes.Buffer
	if err := payment.WriteTransfers(&csv, p); err != nil {
		t.Fatal(err)
	}
	if want := "\ufeffno,account_name,account_number,bank,amount,description,payment_id\n" +
		"1,AN,0000123456,BIDV Sông Lam,4999999,NHUAN BUT 2026-09 A0002,4\n" +
		"2,DANG THI BINH,0000999999,VCB,4500000,NHUAN BUT 2026-09 A0003,5\n" +
		"3,CHI,8888,VCB,12345678,NHUAN BUT 2026-09 A0004,6\n" +
		"4,DORA MULLER E.K.,DE89370400440532013000,Müller & Söhne,1600002,NHUAN BUT 2026-09 A0005,7\n"; csv.String() != want {
		t.Error(csv.String())
	}
	if got := strings.Join(payment.WithoutAccount(p), ", "); got != "Hoa (A0008)" {
		t.Error(got)
	}
}

// What is forgotten of an author is missing from the workbook, as if it had never been
// known; the money stays.
func TestPaymentToAnAuthorForgotten(t *testing.T) {
	n := november(t)
	n.do(n.ForgetPrivate(t.Context(), booktest.Clerk, "Chi", cms.PrivateFields))
	n.do(n.ConfirmPay(t.Context(), booktest.Clerk, 2, "Chi", payroll.ByCash, "2026-11-10"))
	p := n.report(2)
	f := paymentWorkbook(t, p, paper.Options{Lang: lang.Vietnamese})
	samePrint(t, printed(t, f, "Chuyển khoản"), `
no | account_name | account_number | bank | amount | description | payment_id
1 | AN | 0000123456 | BIDV Sông Lam | 4999999 | NHUAN BUT 2026-09 A0002 | 4
2 | DANG THI BINH | 0000999999 | VCB | 4500000 | NHUAN BUT 2026-09 A0003 | 5
3 | DORA MULLER E.K. | DE89370400440532013000 | Müller & Söhne | 1600002 | NHUAN BUT 2026-09 A0005 | 7
`)
	if done, err := n.Verify(t.Context(), ""); err != nil || !done.OK || len(done.Forgotten) != 2 {
		t.Error(done, err)
	}
}

// A run of several months says so; names hold anything, and no cell of them is a formula.
func TestTransfersToAnybody(t *testing.T) {
	n := newOffice(t)
	long := strings.Repeat("Nguyễn ", 28) + "Dài"
	n.close("2026-08", lumpSums+"1,A,05/08/2026,\"=1+1\",1000,0\n")
	n.close("2026-09", lumpSums+"2,B,05/09/2026,\"An, \"\"Bé\"\"\",2000,0\n3,C,05/09/2026,Иван 🌸,3000,0\n4,D,05/09/2026,\u202bعلي,4000,0\n5,E,05/09/2026,"+long+",5000,0\n")
	authors, err := n.Authors(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range authors {
		n.set(a.Code, "account=0012", "bank==cmd|' /C calc'!A0")
	}
	n.do(n.Pay(t.Context(), booktest.Clerk, []payroll.Month{"2026-08", "2026-09"}, "2026-10-10"))
	p := n.report(1)
	var csv bytes.Buffer
	if err := payment.WriteTransfers(&csv, p); err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{
		"1,1 1,0012,'=cmd|' /C calc'!A0,1000,NHUAN BUT 2026-08 DEN 2026-09 A0001,1",
		`2,"AN, BE",0012,'=cmd|' /C calc'!A0,2000,NHUAN BUT 2026-08 DEN 2026-09 A0002,2`,
		"3,NGUYEN NGUYEN ",
	} {
		if got := strings.Split(csv.String(), "\n")[i+1]; !strings.HasPrefix(got, want) {
			t.Errorf("%s", got)
		}
	}
	if got := len(payment.WithoutAccount(p)); got != 2 { // no letter that banks take
		t.Errorf("%d cannot be transferred to", got)
	}
	f := paymentWorkbook(t, p, paper.Options{Lang: lang.Vietnamese})
	for sheet, column := range map[string]string{"Bảng thanh toán": "C", "Mẫu 09": "B", "Chuyển khoản": "D"} {
		for _, row := range []string{"2", "6", "7", "8", "9", "15", "16"} {
			if formula, err := f.GetCellFormula(sheet, column+row); err != nil || formula != "" {
				t.Errorf("%s %s%s: %q, %v", sheet, column, row, formula, err)
			}
		}
	}
	if got, err := f.GetCellValue("Mẫu 09", "B15"); err != nil || got != "=1+1" {
		t.Errorf("%q, %v", got, err)
	}
}

// A note names the first fifty; whose account is blank is seen in the table.
func TestManyWithoutAccount(t *testing.T) {
	n := newOffice(t)
	csv := lumpSums
	for i := range 52 {
		csv += fmt.Sprintf("%d,T%d,05/09/2026,Người %02d,1000,0\n", i+1, i, i+1)
	}
	n.close("2026-09", csv)
	n.do(n.Pay(t.Context(), booktest.Clerk, []payroll.Month{"2026-09"}, "2026-10-10"))
	f := paymentWorkbook(t, n.report(1), paper.Options{Lang: lang.Vietnamese})
	if got := strings.Join(printed(t, f, "Bảng thanh toán"), "\n"); !strings.Contains(got, "Người 49 (A0049), Người 50 (A0050) và 2 người khác.") {
		t.Error(got)
	}
	if got := printed(t, f, "Chuyển khoản"); len(got) != 1 {
		t.Errorf("%q", got)
	}
}

// Every formula comes to the value that its cell shows.
func TestPaymentFormulas(t *testing.T) {
	f := paymentWorkbook(t, november(t).report(2), paper.Options{Lang: lang.English})
	count := 0
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, shown := range row {
				cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
				formula, err := f.GetCellFormula(sheet, cell)
				if err != nil || formula == "" {
					continue
				}
				count++
				if got, err := f.CalcCellValue(sheet, cell, excelize.Options{RawCellValue: true}); err != nil || got != shown {
					t.Errorf("%s %s: =%s is %s, %v, shown %s", sheet, cell, formula, got, err, shown)
				}
			}
		}
	}
	// The table: 6 net, 1 of the void one, sums 3 + 1 + 3; the form: 4 rows, 2 sums, 1 difference.
	if count != 21 {
		t.Errorf("%d formulas", count)
	}
}

func TestCollectionIsPrinted(t *testing.T) {
	n := november(t)
	n.do(n.Collect(t.Context(), booktest.Clerk, "Phúc", payroll.ByCash, "2026-11-15"))
	p := n.report(3)
	f := paymentWorkbook(t, p, paper.Options{Lang: lang.Vietnamese})
	if sheets := f.GetSheetList(); len(sheets) != 2 {
		t.Errorf("%q", sheets)
	}
	samePrint(t, printed(t, f, "Bảng thanh toán")[3:10], `
BẢNG THU HỒI NHUẬN BÚT
Đợt 3, ngày thu 15/11/2026
Đơn vị tính: đồng
STT | Mã | Họ và tên | Mã số thuế | Số tài khoản | Ngân hàng | Số tiền phải thu | Quy định thuế | Thuế TNCN | Thực thu | Ký nộp
1 | A0001 | Phúc | 1000 | BIDV | 700000 | 0 | 700000
Tổng cộng | 700000 | 0 | 700000
Thực thu, bằng chữ: Bảy trăm nghìn đồng chẵn.
`)
	if err := payment.WriteTransfers(&bytes.Buffer{}, p); !errors.Is(err, payroll.Refuse(payment.NoTransfers)) {
		t.Error(err)
	}
}

func TestPaymentsOfBeforeArePrinted(t *testing.T) {
	n := newOffice(t)
	path := filepath.Join(t.TempDir(), "paid.csv")
	rows := "Tác giả,Ngày trả,Số tiền,Thuế,Số chứng từ\nAn,10/03/2026,3.000.000,300.000,PC01\nBình,11/03/2026,1.000.000,0,\n"
	if err := os.WriteFile(path, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	n.do(n.ImportPayments(t.Context(), booktest.Clerk, []string{path}, cms.Options{}, false))
	f := paymentWorkbook(t, n.report(1), paper.Options{Lang: lang.English})
	if sheets := f.GetSheetList(); len(sheets) != 2 {
		t.Errorf("%q", sheets)
	}
	samePrint(t, printed(t, f, "Payments")[0:9], `
ROYALTIES PAID
Run 1, paid before this ledger
Unit: đồng (VND)
No. | Code | Name | Tax code | Account | Bank | Gross | Tax rule | Income tax | Net | Paid on, voucher
1 | A0001 | An | 3000000 | 300000 | 2700000 | 10/03/2026, PC01
2 | A0002 | Bình | 1000000 | 0 | 1000000 | 11/03/2026
Total | 4000000 | 300000 | 3700000
Net in words: Three million seven hundred thousand đồng.
/Prepared by/(Signature, name)///// | /Chief accountant/(Signature, name)///// | 11 November 2026/Head of the unit/(Signature, name, seal)/////
`)
}

func TestSameRunGivesTheSameBytes(t *testing.T) {
	n := november(t)
	for _, o := range []paper.Options{{Lang: lang.Vietnamese}, {Lang: lang.English, Day: "2026-11-30"}} {
		booktest.SameBytes(t, func() string {
			path := filepath.Join(t.TempDir(), "a.xlsx")
			if err := payment.Write(t.Context(), n.report(2), path, o); err != nil {
				t.Fatal(err)
			}
			return path
		})
	}
	f := paymentWorkbook(t, n.report(2), paper.Options{Lang: lang.English, Day: "2026-11-30"})
	if got := strings.Join(printed(t, f, "Payments"), "\n"); !strings.Contains(got, "Sông Lam, 30 November 2026/Head of the unit") {
		t.Error(got)
	}
}

func TestCancelledPaymentLeavesNoFile(t *testing.T) {
	p := november(t).report(2)
	dir := t.TempDir()
	for checks := range 20 {
		if err := payment.Write(booktest.CancelledAfter(t, checks), p, filepath.Join(dir, "a.xlsx"), paper.Options{}); err == nil {
			t.Fatalf("asked only %d times whether to stop", checks)
		}
		if names, err := os.ReadDir(dir); err != nil || len(names) != 0 {
			t.Fatal(names, err)
		}
	}
}
