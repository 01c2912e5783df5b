package year_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
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
	"nhuanbut/reports/year"
)

// Names that people have, and names that break things.
var (
	longName = strings.TrimSpace(strings.Repeat("Công Tằng Tôn Nữ ", 12))[:200]
	oddNames = []string{`"Ô, kê" <O'Neil>`, "=1+1", longName, "🖋️ Bút Vàng", "עברית"}
)

// yearLedger is a year whose September is closed and paid on 10 October, and whose
// October is open. People below the threshold have 300,000 each.
func yearLedger(t testing.TB) *ledger.Ledger {
	t.Helper()
	ctx, dir := t.Context(), t.TempDir()
	at := time.Date(2026, 11, 2, 1, 0, 0, 0, time.UTC)
	l, err := ledger.Create(ctx, booktest.Clerk, filepath.Join(dir, "a.db"), func() time.Time { return at })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	var articles bytes.Buffer
	w := csv.NewWriter(&articles)
	rows := [][]string{
		{"ID", "Tiêu đề", "Ngày xuất bản", "Phân loại", "Tác giả", "Số tiền", "Approval Status"},
		{"1", "A", "05/09/2026", "Kinh tế", "An", "6000000", "0"},
		{"2", "B", "06/09/2026", "Kinh tế", "Smith", "1000000", "0"},
		{"3", "C", "07/09/2026", "Thời sự", "Hà", "9000000", "0"},
		{"4", "D", "05/10/2026", "Thời sự", "An", "253000", "0"},
	}
	for i, name := range oddNames {
		rows = append(rows, []string{fmt.Sprint(10 + i), "E" + fmt.Sprint(i), "08/09/2026", "", name, "300000", "0"})
	}
	if err := w.WriteAll(rows); err != nil {
		t.Fatal(err)
	}
	paid := "Tác giả,Ngày trả,Số tiền,Thuế,Số chứng từ\nAn,10/03/2026,3.000.000,300.000,PC1\n"
	files := map[string][]byte{"a.csv": articles.Bytes(), "paid.csv": []byte(paid)}
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	done, err := l.Import(ctx, booktest.Clerk, []string{filepath.Join(dir, "a.csv")}, ledger.ImportOptions{Source: ledger.MainSource})
	if err != nil || len(done.Refused) > 0 {
		t.Fatal(err, done.Refused)
	}
	for key, value := range map[string]string{
		payroll.UnitName: "Báo Sông Lam", payroll.UnitTaxCode: "0100109106", payroll.UnitAddress: "1 phố Bến", payroll.UnitPhone: "0238 123",
		payroll.SignManager: "Trần Văn Bút",
	} {
		if _, err := l.SetSetting(ctx, booktest.Clerk, key, value, ""); err != nil {
			t.Fatal(err)
		}
	}
	for name, fields := range map[string]map[string]string{
		"Smith": {"kind": "nonresident", "legal-name": "John Smith", "id-number": "C1234567", "nationality": "Úc", "address": "2 phố Mới", "phone": "0912"},
		"Hà":    {"kind": "staff"}, "An": {"legal-name": "Nguyễn Văn An", "tax-code": "001085012345", "id-number": "001085012345"},
	} {
		if _, err := l.SetAuthor(ctx, booktest.Clerk, name, fields); err != nil {
			t.Fatal(err)
		}
	}
	booktest.ConfirmEverybody(t, l)
	if _, err := l.ImportPayments(ctx, booktest.Clerk, []string{filepath.Join(dir, "paid.csv")}, cms.Options{}, false); err != nil {
		t.Fatal(err)
	}
	if _, err := l.ClosePeriod(ctx, booktest.Clerk, "2026-09", ledger.CloseOptions{}); err != nil {
		t.Fatal(err)
	}
	run, err := l.Pay(ctx, booktest.Clerk, []payroll.Month{"2026-09"}, "2026-10-10")
	if err != nil {
		t.Fatal(err)
	}
	for _, method := range []payroll.Method{payroll.ByBank, payroll.ByPayroll} {
		if _, err := l.ConfirmPay(ctx, booktest.Clerk, run.ID, "", method, "2026-10-10"); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

func yearOf(t testing.TB, l *ledger.Ledger) *ledger.Year {
	t.Helper()
	y, err := l.Year(t.Context(), 2026)
	if err != nil {
		t.Fatal(err)
	}
	return y
}

// yearFile writes a year and gives the file's path.
func yearFile(t testing.TB, y *ledger.Year, o paper.Options) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "year.xlsx")
	if err := year.Write(t.Context(), y, path, o); err != nil {
		t.Fatal(err)
	}
	return path
}

func opened(t testing.TB, path string) *excelize.File {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestYearByAuthorAndCategory(t *testing.T) {
	f := opened(t, yearFile(t, yearOf(t, yearLedger(t)), paper.Options{Lang: lang.Vietnamese}))
	months := []string{"Tháng 1", "Tháng 9", "Tháng 10 (tạm tính)", "Tháng 12", "Tổng cộng"}
	authors := booktest.Read(t, f, "Theo tác giả", 5)
	for name, want := range map[string]string{
		"An": "|6000000|253000||6253000", "Hà": "|9000000|||9000000", "=1+1": "|300000|||300000", longName: "|300000|||300000",
		// 6,000,000 + 1,000,000 + 9,000,000 + 5 × 300,000
		"Tổng cộng": "0|17500000|253000|0|17753000",
	} {
		if got := authors.Cells(t, "Tác giả", name, months...); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	if len(authors.Rows) != 3+len(oddNames)+1 {
		t.Errorf("%d rows", len(authors.Rows))
	}
	categories := booktest.Read(t, f, "Theo chuyên mục", 5)
	for name, want := range map[string]string{
		"Kinh tế": "|7000000|||7000000", "Thời sự": "|9000000|253000||9253000", "(Không có chuyên mục)": "|1500000|||1500000",
		"Tổng cộng": "0|17500000|253000|0|17753000",
	} {
		if got := categories.Cells(t, "Chuyên mục", name, months...); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	all, err := f.GetRows("Theo tác giả")
	if err != nil {
		t.Fatal(err)
	}
	text := fmt.Sprint(all)
	for _, want := range []string{
		"BẢNG TỔNG HỢP NHUẬN BÚT NĂM 2026", "Theo tác giả, từ ngày 01/01/2026 đến ngày 31/12/2026", "Trần Văn Bút",
		"Bằng chữ: Mười bảy triệu bảy trăm năm mươi ba nghìn đồng chẵn.", "Tạm tính: tháng chưa khóa sổ", "NĐ 161/2026/NĐ-CP",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q in %s", want, text)
		}
	}
}

func TestTaxForms(t *testing.T) {
	f := opened(t, yearFile(t, yearOf(t, yearLedger(t)), paper.Options{Lang: lang.Vietnamese}))
	list := booktest.Read(t, f, "05-2 BK-QTT-TNCN", 8)
	heads := []string{"Mã số thuế\n[08]", "Loại giấy tờ", "Số CMND/CCCD/Hộ chiếu\n[09]", "Cá nhân không cư trú\n[10]", "TNCT: tổng số\n[11]", "TNCT được miễn theo Hiệp định\n[13]", "Thuế TNCN đã khấu trừ: tổng số\n[15]"}
	for name, want := range map[string]string{
		// 3,000,000 in March, 10% from 2,000,000; 6,000,000 in October, 10% from 5,000,000
		"Nguyễn Văn An": "001085012345|CCCD|001085012345||9000000|0|900000",
		"John Smith":    "|Hộ chiếu|C1234567|x|1000000|0|200000",
		"=1+1":          "||||300000|0|0",
		"עברית":         "||||300000|0|0",
		"Tổng":          "||||11500000|0|1100000",
	} {
		if got := list.Cells(t, "Họ và tên\n[07]", name, heads...); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	codes := list.Rows[len(list.Rows)-2]
	if got := strings.Join(codes[6:], " "); got != "[17] [18] [19] [20] [21] [22]" || len(list.Rows) != 2+len(oddNames)+2 {
		t.Errorf("%q in %d rows", got, len(list.Rows))
	}

	quarters := booktest.Read(t, f, "05 KK-TNCN theo quý", 8)
	for code, want := range map[string]string{ // quarters I to IV and the year
		"[16]": "1|0|0|7|7", "[17]": "0|0|0|0|0", "[18]": "1|0|0|2|2", "[19]": "1|0|0|1|1", "[20]": "0|0|0|1|1",
		"[21]": "3000000|0|0|8500000|11500000", "[22]": "3000000|0|0|7500000|10500000", "[23]": "0|0|0|1000000|1000000", "[24]": "0|0|0|0|0",
		"[25]": "0|0|0|0|0", "[26]": "3000000|0|0|7000000|10000000", "[27]": "3000000|0|0|6000000|9000000", "[28]": "0|0|0|1000000|1000000",
		"[29]": "300000|0|0|800000|1100000", "[30]": "300000|0|0|600000|900000", "[31]": "0|0|0|200000|200000", "[32]": "0|0|0|0|0",
	} {
		if got := quarters.Cells(t, "Mã chỉ tiêu", code, "Quý I", "Quý II", "Quý III", "Quý IV", "Cả năm"); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
	}
	if len(quarters.Rows) != 17 {
		t.Errorf("%d indicators", len(quarters.Rows))
	}

	certificates := booktest.Read(t, f, "03 TNCN chứng từ", 9)
	heads = []string{"Mã số thuế", "Số giấy tờ / số định danh", "Địa chỉ", "Điện thoại", "Quốc tịch", "Không cư trú", "Tổng thu nhập chịu thuế", "Trong đó: thuộc diện khấu trừ", "Bảo hiểm bắt buộc", "Từ thiện, nhân đạo, khuyến học", "Số thuế đã khấu trừ"}
	for name, want := range map[string]string{
		"Nguyễn Văn An": "001085012345|001085012345|||||9000000|9000000|0|0|900000",
		"John Smith":    "|C1234567|2 phố Mới|0912|Úc|x|1000000|1000000|0|0|200000",
		"Tổng cộng":     "||||||10000000|10000000|0|0|1100000",
	} {
		if got := certificates.Cells(t, "Họ và tên", name, heads...); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	if len(certificates.Rows) != 3 {
		t.Errorf("%d certificates", len(certificates.Rows)-1)
	}
	// 10/03/2026 and 10/10/2026 as days since 30/12/1899
	if got := certificates.Cells(t, "Họ và tên", "Nguyễn Văn An", "Trả từ ngày", "Trả đến ngày"); got != "46091|46305" {
		t.Error(got)
	}
	for sheet, want := range map[string][]string{
		"03 TNCN chứng từ":    {"Tổ chức trả thu nhập: Báo Sông Lam", "Mã số thuế: 0100109106", "Địa chỉ: 1 phố Bến", "Điện thoại: 0238 123"},
		"05-2 BK-QTT-TNCN":    {"[04] Tên người nộp thuế: Báo Sông Lam", "Không gồm nhuận bút của 1 người có hợp đồng lao động, 9.000.000 đồng", "(5 người): "},
		"05 KK-TNCN theo quý": {"[01] Kỳ tính thuế (năm): 2026", "kế toán cộng thêm số liệu tiền lương"},
	} {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, words := range want {
			if !strings.Contains(fmt.Sprint(rows), words) {
				t.Errorf("%s: no %q", sheet, words)
			}
		}
	}
}

// Every formula comes to what its cell says already, and the texts are texts.
func TestYearsFormulas(t *testing.T) {
	f := opened(t, yearFile(t, yearOf(t, yearLedger(t)), paper.Options{Lang: lang.Vietnamese}))
	formulas := make(map[string]int)
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range rows {
			for c, cached := range row {
				cell, _ := excelize.CoordinatesToCellName(c+1, r+1)
				of, err := f.GetCellFormula(sheet, cell)
				if err != nil || of == "" {
					continue
				}
				formulas[sheet]++
				if !strings.HasPrefix(of, "SUM(") && !strings.Contains(of, "+") {
					t.Errorf("%s %s: %q", sheet, cell, of)
				}
				if got, err := f.CalcCellValue(sheet, cell, excelize.Options{RawCellValue: true}); err != nil || got != cached {
					t.Errorf("%s %s: %q comes to %s, cached %s (%v)", sheet, cell, of, got, cached, err)
				}
			}
		}
	}
	want := map[string]int{
		"Theo tác giả": 8 + 13, "Theo chuyên mục": 3 + 13, // rows, and the columns with their total
		"05-2 BK-QTT-TNCN": 6, "03 TNCN chứng từ": 5, "05 KK-TNCN theo quý": 4 * 5,
	}
	if !maps.Equal(formulas, want) {
		t.Errorf("%v, want %v", formulas, want)
	}
}

func TestYearInEnglish(t *testing.T) {
	f := opened(t, yearFile(t, yearOf(t, yearLedger(t)), paper.Options{Lang: lang.English, Day: "2027-01-15"}))
	if got := f.GetSheetList(); !slices.Equal(got, []string{"By author", "By category", "03 TNCN certificates", "05-2 BK-QTT-TNCN", "05 KK-TNCN by quarter", "Charts", "_meta"}) {
		t.Errorf("%q", got)
	}
	authors := booktest.Read(t, f, "By author", 5)
	if got := authors.Cells(t, "Author", "An", "September", "October (provisional)", "Total"); got != "6000000|253000|6253000" {
		t.Error(got)
	}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		text := fmt.Sprint(rows)
		for _, vi := range []string{"Tổng", "Tháng", "Ngày", "Người lập", "Họ và tên", "Căn cứ"} {
			if strings.Contains(text, vi) {
				t.Errorf("%s: %q", sheet, vi)
			}
		}
		if sheet != "Charts" && sheet != "_meta" && !strings.Contains(text, "15 January 2027") {
			t.Errorf("%s is not dated", sheet)
		}
	}
}

func TestYearsCharts(t *testing.T) {
	path := yearFile(t, yearOf(t, yearLedger(t)), paper.Options{Lang: lang.Vietnamese})
	f := opened(t, path)
	rows, err := f.GetRows("Biểu đồ", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	var figures []string // beside the charts
	for _, row := range rows {
		if figure := strings.Trim(strings.Join(row, "|"), "|"); len(row) > 2 {
			figures = append(figures, figure)
		}
	}
	got := strings.Join(figures, "; ")
	for _, want := range []string{
		"Nhuận bút theo tháng, triệu đồng; Tháng 1|0; ", "; Tháng 9|17500000; Tháng 10|253000; ",
		"Nhuận bút theo chuyên mục, triệu đồng; Thời sự|9253000; Kinh tế|7000000; (Không có chuyên mục)|1500000; ",
		"Tác giả có nhuận bút cao nhất, triệu đồng; Hà|9000000; An|6253000; Smith|1000000; ", "; =1+1|300000; Công Tằng Tôn Nữ Công Tằng Tôn …|300000; ",
		"Thuế TNCN đã khấu trừ theo quý chi trả, đồng; Quý I|300000; Quý II|0; Quý III|0; Quý IV|800000",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	charts := 0
	for _, part := range z.File {
		if strings.HasPrefix(part.Name, "xl/charts/chart") {
			charts++
		}
	}
	if charts != 4 {
		t.Errorf("%d charts", charts)
	}
}

// A year without anybody paid, and without any line.
func TestYearOfNothingPaid(t *testing.T) {
	y := &ledger.Year{Year: 2026, ReportHeader: ledger.ReportHeader{Unit: "Đơn vị", At: time.Unix(0, 0)}}
	for i := range y.Months {
		y.Months[i].Month = payroll.Month("2026-01").Add(i)
	}
	f := opened(t, yearFile(t, y, paper.Options{Lang: lang.Vietnamese}))
	for sheet, cell := range map[string]string{"Theo tác giả": "P6", "Theo chuyên mục": "O6", "05-2 BK-QTT-TNCN": "G10", "03 TNCN chứng từ": "Q10"} {
		if got, err := f.GetCellValue(sheet, cell); err != nil || got != "0" {
			t.Errorf("%s %s: %q, %v", sheet, cell, got, err)
		}
		if of, _ := f.GetCellFormula(sheet, cell); of != "" {
			t.Errorf("%s %s: %q sums up nothing", sheet, cell, of)
		}
	}
}

func TestSameYearGivesTheSameBytes(t *testing.T) {
	y := yearOf(t, yearLedger(t))
	booktest.SameBytes(t, func() string { return yearFile(t, y, paper.Options{Lang: lang.Vietnamese}) })
}

func TestFailedYearLeavesNoFile(t *testing.T) {
	y := yearOf(t, yearLedger(t))
	dir := t.TempDir()
	for checks := range 400 { // cancelled ever later, until it is too late
		err := year.Write(booktest.CancelledAfter(t, checks), y, filepath.Join(dir, "a.xlsx"), paper.Options{Lang: lang.Vietnamese})
		if err == nil {
			if checks < 60 {
				t.Fatalf("asked only %d times whether to stop", checks)
			}
			return
		}
		if names, _ := os.ReadDir(dir); !errors.Is(err, context.Canceled) || len(names) != 0 {
			t.Fatal(err, names)
		}
	}
	t.Fatal("never written")
}

// LibreOffice works every formula out anew, from a workbook that no longer says what they
// come to, and comes to the same.
func TestLibreOfficeRecalculatesTheYear(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Skip("LibreOffice is not installed, or the run is short: the year is not recalculated with it")
	}
	path := yearFile(t, yearOf(t, yearLedger(t)), paper.Options{Lang: lang.Vietnamese})
	f := opened(t, path)
	dir := t.TempDir()
	forgetful := filepath.Join(dir, "forgetful.xlsx")
	booktest.Uncached(t, path, forgetful)
	cmd := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(dir, "profile")), "--headless",
		"--convert-to", `csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1`, "--outdir", dir, forgetful)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	compared := 0
	for _, sheet := range f.GetSheetList() {
		file, err := os.Open(filepath.Join(dir, "forgetful-"+sheet+".csv"))
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		in := csv.NewReader(file)
		in.FieldsPerRecord = -1
		got, err := in.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		want, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for r, row := range want {
			for c, cell := range row {
				if amount.MatchString(cell) {
					compared++
					if got[r][c] != cell {
						t.Errorf("%s, row %d, column %d: %s, want %s", sheet, r+1, c+1, got[r][c], cell)
					}
				}
			}
		}
	}
	if compared < 200 {
		t.Errorf("only %d amounts", compared)
	}
}

var amount = regexp.MustCompile(`^-?[0-9]{1,3}$|^-?[0-9]{6,12}$`) // not the serial of a day
