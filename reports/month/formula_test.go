package month_test

import (
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/booktest"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/month"
	"nhuanbut/reports/paper"
)

// randomMonth is an article list with coefficients of up to four decimals, so that
// parts are no whole đồng, with articles that are shared, unpaid, lump sums, of a
// source, and with blank cells. It is the same for the same seed.
func randomMonth(seed uint64, articles int) string {
	r := rand.New(rand.NewPCG(seed, 0))
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	coefficient := func(most int) string {
		decimals := []int{0, 1, 2, 4}[r.IntN(4)] // three could be thousands
		if r.IntN(5) == 0 {
			return ""
		}
		return strconv.FormatFloat(float64(r.IntN(most*10_000))/10_000, 'f', decimals, 64)
	}
	var csv strings.Builder
	csv.WriteString("ID,Tiêu đề,Ngày xuất bản,Phân loại,Loại bài viết,Tác giả,Tác giả ảnh,Hệ số tin,Hệ số ảnh,Số Ảnh,Số Trang,Hệ số lương cơ sở,Hệ số khuyến khích,Số tiền,Approval Status\n")
	for i := range articles {
		author := fmt.Sprintf("Tác giả %d", r.IntN(12))
		if r.IntN(4) == 0 {
			author += fmt.Sprintf("; Người %d", r.IntN(5))
		}
		fmt.Fprintf(&csv, "%d,Bài %d,%02d/10/2026,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n", i+1, i+1, 1+r.IntN(31),
			pick("Kinh tế", "Thời sự", "*", "?", "=1", `">0"`, ""), pick("Tin", "Ảnh", "Ký", ""),
			pick(author, author, author, author, "TTXVN", "", author+"; TTXVN"), pick("", "", "", "Dũng", "An; Bình"),
			coefficient(9), coefficient(2), pick("", "1", "3", "7"), pick("", "1", "2"), pick("", "", "", "0.1", "0.0973", "0.113313555564"),
			pick("", "", "", "1.2", "1.3333"), pick("", "", "", "500000"), pick("Approved", "Approved", "Approved", "Pending"))
	}
	return csv.String()
}

// policies are the ways of a newsroom that formulas follow.
var policies = map[string]map[string]string{
	"usual":    {},
	"thousand": {payroll.RoundTo: "1000"},
	"pages":    {payroll.TextByPages: "yes", payroll.PhotoCoefficients: "total", payroll.RoundTo: "10"},
}

func policyBook(t testing.TB, csv string, policy map[string]string) *ledger.Book {
	return booktest.Book(t, csv, func(l *ledger.Ledger) {
		for key, value := range policy {
			if _, err := l.SetSetting(t.Context(), booktest.Clerk, key, value, ""); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := l.ConfirmAuthors(t.Context(), booktest.Clerk, []string{"TTXVN"}, payroll.Source); err != nil {
			t.Fatal(err)
		}
		if _, err := l.AddLine(t.Context(), booktest.Clerk, ledger.NewLine{Month: "2026-10", Author: "Tác giả 1", Kind: payroll.QuotaKind, Amount: 777, Basis: "Định mức"}); err != nil {
			t.Fatal(err)
		}
	})
}

// formulas are the formulas of a workbook with the values that its cells have, by sheet and cell.
func formulas(t testing.TB, f *excelize.File) map[[2]string][2]string {
	t.Helper()
	got := make(map[[2]string][2]string)
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		for y, row := range rows {
			for x, value := range row {
				cell, err := excelize.CoordinatesToCellName(x+1, y+1)
				if err != nil {
					t.Fatal(err)
				}
				of, err := f.GetCellFormula(sheet, cell)
				if err != nil {
					t.Fatal(err)
				}
				if of != "" {
					got[[2]string{sheet, cell}] = [2]string{of, value}
				}
			}
		}
	}
	return got
}

// same reports whether two raw values of a cell are one đồng, or one share.
func same(a, b string) bool {
	x, errX := strconv.ParseFloat(a, 64)
	y, errY := strconv.ParseFloat(b, 64)
	return errX == nil && errY == nil && x-y < 1e-9 && y-x < 1e-9
}

// What a spreadsheet works out is what the ledger has: here by excelize's own engine.
func TestFormulasComeToTheLedgersFigures(t *testing.T) {
	for name, policy := range policies {
		t.Run(name, func(t *testing.T) {
			f := workbook(t, policyBook(t, randomMonth(1, 150), policy), lang.Vietnamese)
			all := formulas(t, f)
			count := make(map[string]int)
			for at, has := range all {
				got, err := f.CalcCellValue(at[0], at[1], excelize.Options{RawCellValue: true})
				if err != nil || !same(got, has[1]) {
					t.Errorf("%s %s: =%s comes to %s, has %s (%v)", at[0], at[1], has[0], got, has[1], err)
				}
				count[at[0]]++
			}
			for _, sheet := range []string{"Tổng hợp tác giả", "Tổng hợp chuyên mục", "Tổng hợp loại bài", "Tác giả × chuyên mục", "Chi tiết bài viết", "Dữ liệu"} {
				if count[sheet] < 10 {
					t.Errorf("%s has only %d formulas", sheet, count[sheet])
				}
			}
		})
	}
}

// A unit with more decimals than a formula keeps would come to another đồng: its article
// has values. 0.113313555564 × 2,340,001 × 15 = 3,977,307.4999…, in floats 3,977,307.5.
func TestFormulasLeaveLongUnitsAlone(t *testing.T) {
	csv := "ID,Tiêu đề,Ngày xuất bản,Phân loại,Loại bài viết,Tác giả,Hệ số tin,Hệ số lương cơ sở,LuongCoSo,Approval Status\n" +
		"1,Một,05/10/2026,a,Tin,An,15,0.113313555564,2340001,Approved\n" +
		"2,Hai,05/10/2026,a,Tin,An,6,0.066668169515,2340001,Approved\n" +
		"3,Ba,05/10/2026,a,Tin,An,14,0.110385926575,2340001,Approved\n" +
		"4,Bốn,05/10/2026,a,Tin,An,1,0.1,2530000,Approved\n"
	f := workbook(t, booktest.Book(t, csv, nil), lang.Vietnamese)
	const details = "Chi tiết bài viết"
	column := booktest.Read(t, f, details, 5).Column(t, "Đơn giá")
	for row, live := range map[int]bool{6: false, 7: false, 8: false, 9: true} {
		cell, err := excelize.CoordinatesToCellName(column+1, row)
		if err != nil {
			t.Fatal(err)
		}
		if of, err := f.GetCellFormula(details, cell); err != nil || (of != "") != live {
			t.Errorf("%s: =%s %v", cell, of, err)
		}
	}
	for at, has := range formulas(t, f) {
		got, err := f.CalcCellValue(at[0], at[1], excelize.Options{RawCellValue: true})
		if err != nil || !same(got, has[1]) {
			t.Errorf("%s %s: =%s comes to %s, has %s (%v)", at[0], at[1], has[0], got, has[1], err)
		}
	}
}

// A coefficient that is changed in the sheet goes through to the totals, as in the
// sheet that accountants make by hand.
func TestFormulasAreLive(t *testing.T) {
	f := workbook(t, booktest.OctoberBook(t), lang.Vietnamese)
	const details = "Chi tiết bài viết"
	articles := booktest.Read(t, f, details, 5)
	if articles.Rows[0][articles.Column(t, "ID")] != "1" {
		t.Fatal(articles.Rows[0])
	}
	cell, err := excelize.CoordinatesToCellName(articles.Column(t, "Hệ số tin")+1, 6)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellValue(details, cell, 3); err != nil { // 2 before: 253,000 more
		t.Fatal(err)
	}
	for _, sheet := range []string{"Tổng hợp tác giả", "Tổng hợp chuyên mục", "Tổng hợp loại bài", details} {
		got := booktest.Read(t, f, sheet, 5)
		cell, err := excelize.CoordinatesToCellName(got.Column(t, "Tổng cộng")+1, 5+len(got.Rows))
		if err != nil {
			t.Fatal(err)
		}
		sum, err := f.CalcCellValue(sheet, cell, excelize.Options{RawCellValue: true})
		if err != nil || sum != strconv.Itoa(booktest.Gross+253_000) {
			t.Errorf("%s %s: %s, want %d (%v)", sheet, cell, sum, booktest.Gross+253_000, err)
		}
	}
}

// Names are no criteria: a formula goes by the code in its row.
func TestFormulasHaveNoNames(t *testing.T) {
	f := workbook(t, policyBook(t, randomMonth(2, 40), nil), lang.Vietnamese)
	for at, has := range formulas(t, f) {
		for _, name := range []string{"Kinh tế", "Thời sự", "Tác giả 1", "*\"", "?\""} {
			if strings.Contains(has[0], name) {
				t.Errorf("%s %s: =%s", at[0], at[1], has[0])
			}
		}
	}
}

// LibreOffice works a workbook out anew, without the values that came with it, and
// comes to the same đồng in every cell.
func TestLibreOfficeComesToTheSameFigures(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Skip("LibreOffice is not installed, or the run is short: the formulas are not worked out with it")
	}
	for name, policy := range policies {
		t.Run(name, func(t *testing.T) {
			b := policyBook(t, randomMonth(3, 400), policy)
			dir := t.TempDir()
			path, bare := filepath.Join(dir, "month.xlsx"), filepath.Join(dir, "bare.xlsx")
			if err := month.Write(t.Context(), month.NewView(b, nil, paper.Options{}), path); err != nil {
				t.Fatal(err)
			}
			booktest.Uncached(t, path, bare)
			profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile"))
			cmd := exec.CommandContext(t.Context(), soffice, profile, "--headless", "--convert-to", "xlsx", "--outdir", filepath.Join(dir, "out"), bare)
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, out)
			}
			f, err := excelize.OpenFile(path)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			anew, err := excelize.OpenFile(filepath.Join(dir, "out", "bare.xlsx"))
			if err != nil {
				t.Fatal(err)
			}
			defer anew.Close()
			all := formulas(t, f)
			for at, has := range all {
				got, err := anew.GetCellValue(at[0], at[1], excelize.Options{RawCellValue: true})
				if err != nil || !same(got, has[1]) {
					t.Errorf("%s %s: =%s comes to %q, has %s (%v)", at[0], at[1], has[0], got, has[1], err)
				}
			}
			t.Logf("%d formulas", len(all))
		})
	}
}
