package month_test

import (
	"bytes"
	"encoding/csv"
	"slices"
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

// closedBook is October, closed, with everything that its sheets print set.
func closedBook(t testing.TB, csv string) *ledger.Book {
	return booktest.Book(t, csv, func(l *ledger.Ledger) {
		if _, err := l.ConfirmAuthors(t.Context(), booktest.Clerk, nil, payroll.Contributor); err != nil {
			t.Fatal(err)
		}
		if _, err := l.SetAuthor(t.Context(), booktest.Clerk, "An", map[string]string{"kind": "staff"}); err != nil {
			t.Fatal(err)
		}
		for key, value := range map[string]string{
			payroll.UnitName: "Báo Sông Lam", payroll.UnitParent: "UBND tỉnh Sông Lam", payroll.UnitBudgetCode: "1098765",
			payroll.UnitPlace: "Sông Lam", payroll.SignPreparer: "Nguyễn Thị Hoa", payroll.SignAccountant: "Trần Văn Bách",
			payroll.SignManager: "Người cũ", payroll.BudgetCode: "599/171/7053/13", payroll.BudgetCode + ".Kinh tế": "599/171/7054/13",
		} {
			if _, err := l.SetSetting(t.Context(), booktest.Clerk, key, value, ""); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := l.ClosePeriod(t.Context(), booktest.Clerk, "2026-10", ledger.CloseOptions{Early: true}); err != nil {
			t.Fatal(err)
		}
		// Set later: names are those of now, the month keeps what finance imports.
		for key, value := range map[string]string{payroll.SignManager: "Lê Quang Định", payroll.BudgetCode: "1/1/1/1"} {
			if _, err := l.SetSetting(t.Context(), booktest.Clerk, key, value, ""); err != nil {
				t.Fatal(err)
			}
		}
	})
}

const twoArticles = booktest.Header +
	"1,Một,05/10/2026,Thời sự,Tin,An,,2,,,,,Approved\n" + // 506,000
	"2,Hai,06/10/2026,Kinh tế,Ký,Bình,,1,,,,,Approved\n" // 253,000

// texts are the cells of a sheet that have text, row by row.
func texts(t testing.TB, f *excelize.File, sheet string) (all []string) {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" {
				all = append(all, cell)
			}
		}
	}
	return all
}

// What stands around the table of a sheet that is signed.
func TestSignedSheets(t *testing.T) {
	b := closedBook(t, twoArticles)
	path := t.TempDir() + "/a.xlsx"
	if err := month.Write(t.Context(), month.NewView(b, nil, paper.Options{Day: "2026-11-05"}), path); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for _, sheet := range []string{"Tổng hợp tác giả", "Tổng hợp chuyên mục", "Tổng hợp loại bài", "Chi tiết bài viết"} {
		all := texts(t, f, sheet)
		printed := strings.Join(all, "\n") + "\n"
		for _, want := range []string{
			"UBND TỈNH SÔNG LAM", "Báo Sông Lam", "Mã ĐVQHNS: 1098765", "Đơn vị tính: đồng",
			"Bằng chữ: Bảy trăm năm mươi chín nghìn đồng chẵn.", // 506,000 + 253,000
			"Căn cứ: NĐ 161/2026/NĐ-CP; quy chế của đơn vị — chưa khai báo.",
			"Sông Lam, ngày 05 tháng 11 năm 2026", "Người lập biểu", "Kế toán trưởng", "Thủ trưởng đơn vị",
			"(Ký, họ tên)", "(Ký, họ tên, đóng dấu)", "Nguyễn Thị Hoa", "Trần Văn Bách", "Lê Quang Định",
		} {
			if !strings.Contains(printed, want+"\n") {
				t.Errorf("%s lacks %q", sheet, want)
			}
		}
		if last := all[len(all)-1]; !strings.Contains(last, b.Head) {
			t.Errorf("%s ends with %q, without the head %s", sheet, last, b.Head)
		}
	}
	if title, err := f.GetCellValue("Tổng hợp tác giả", "A4"); err != nil || title != "BẢNG TỔNG HỢP NHUẬN BÚT THÁNG 10 NĂM 2026" {
		t.Error(title, err)
	}
	if props, err := f.GetDocProps(); err != nil || props.Created != "2026-11-05T00:00:00Z" {
		t.Errorf("%+v %v", props, err)
	}
}

// What an accounting program needs besides amounts: accounts, vouchers and budget codes.
func TestDataOfAClosedMonth(t *testing.T) {
	f := workbook(t, closedBook(t, twoArticles), lang.Vietnamese)
	data := booktest.Read(t, f, "Dữ liệu", 1)
	for id, want := range map[string][]string{
		// debit, credit, voucher_no, posting_date (31/10/2026), budget_code, category_code, genre_code
		"R1-1": {"611", "334", "NB000001", "46326", "599/171/7053/13", "C002", "G002"}, // Kinh tế before Thời sự, Ký before Tin
		"R2-1": {"611", "331", "NB000002", "46326", "599/171/7054/13", "C001", "G001"},
	} {
		if row := data.Find(t, "line_id", id); !slices.Equal(row[17:], want) {
			t.Errorf("%s: %q, want %q", id, row[17:], want)
		}
	}
}

func TestMetadataIsHidden(t *testing.T) {
	b := closedBook(t, twoArticles)
	f := workbook(t, b, lang.English)
	if visible, err := f.GetSheetVisible("_meta"); err != nil || visible {
		t.Error(visible, err)
	}
	rows, err := f.GetRows("_meta")
	if err != nil {
		t.Fatal(err)
	}
	got := make(map[string]string)
	for _, row := range rows {
		got[row[0]] = row[1]
	}
	for key, want := range map[string]string{
		"schema": "nhuanbut.month", "schema_version": "1", "period": "2026-10", "period_status": "closed", "lines": "2",
		"gross": "759000", "data_sheet": "Data", "data_table": "DuLieu", "ledger_head": b.Head, "last_entry_at": b.At.Format("2006-01-02T15:04:05Z"),
	} {
		if got[key] != want {
			t.Errorf("%s: %q, want %q", key, got[key], want)
		}
	}
}

// An importer finds every total in the lines alone, by the keys.
func TestDataRebuildsEveryTotal(t *testing.T) {
	b := policyBook(t, randomMonth(7, 300), nil)
	f := workbook(t, b, lang.Vietnamese)
	data := booktest.Read(t, f, "Dữ liệu", 1)
	for by, at := range map[payroll.By][3]string{ // sheet, its key, the key of the lines
		payroll.ByAuthor:   {"Tổng hợp tác giả", "Mã", "author_code"},
		payroll.ByCategory: {"Tổng hợp chuyên mục", "Mã", "category_code"},
		payroll.ByGenre:    {"Tổng hợp loại bài", "Mã", "genre_code"},
	} {
		sums := make(map[string]int64)
		for _, row := range data.Rows {
			amount, err := strconv.ParseInt(row[data.Column(t, "amount")], 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			sums[row[data.Column(t, at[2])]] += amount
		}
		sheet := booktest.Read(t, f, at[0], 5)
		for code, sum := range sums {
			if row := sheet.Find(t, at[1], code); row[sheet.Column(t, "Tổng cộng")] != strconv.FormatInt(sum, 10) {
				t.Errorf("%s %s: lines come to %d, the sheet has %q", at[0], code, sum, row)
			}
		}
		if len(sums) != len(b.Total(by).Rows) {
			t.Errorf("%s: %d codes, want %d", by, len(sums), len(b.Total(by).Rows))
		}
	}
}

func TestDataAsCSV(t *testing.T) {
	long := strings.Repeat("dài ", 10_000)
	b := closedBook(t, booktest.Header+
		"1,=1+1,05/10/2026,@Thời sự,Tin,An,,1.5,,,,,Approved\n"+ // 379,500
		"2,"+long+",06/10/2026,Kinh tế,Ký,+Bình,,1,,,,,Approved\n")
	var out bytes.Buffer
	if err := month.WriteRows(t.Context(), &out, month.NewView(b, nil, paper.Options{})); err != nil {
		t.Fatal(err)
	}
	text, ok := strings.CutPrefix(out.String(), "\ufeff")
	if !ok {
		t.Error("no BOM")
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	f := workbook(t, b, lang.Vietnamese)
	if head := booktest.Read(t, f, "Dữ liệu", 1).Head; !slices.Equal(rows[0], head) {
		t.Errorf("%q, want %q", rows[0], head)
	}
	want := []string{
		"R1-1", "2026-10", "1", "2026-10-05", "'=1+1", "'@Thời sự", "Tin", "A0001", "An", "", "text", "royalty", "1", "1.5", "253000", "379500", "",
		"611", "334", "NB000001", "2026-10-31", "599/171/7053/13", "C001", "G002",
	}
	if !slices.Equal(rows[1], want) {
		t.Errorf("%q, want %q", rows[1], want)
	}
	if rows[2][4] != strings.TrimSpace(long) || rows[2][8] != "'+Bình" {
		t.Errorf("%d bytes of title, author %q", len(rows[2][4]), rows[2][8])
	}
	cell := booktest.Read(t, f, "Dữ liệu", 1).Rows[1][4]
	if n := len([]rune(cell)); n != 32_767 || !strings.HasSuffix(cell, "…") {
		t.Errorf("%d characters, ends %q", n, cell[len(cell)-6:])
	}
}

func TestAdjustmentsAndFindings(t *testing.T) {
	b := booktest.Book(t, booktest.Header+
		"1,Cũ,05/09/2026,Thời sự,Tin,An,,2,,,,,Approved\n"+
		"2,Mới,05/10/2026,Thời sự,Tin,An,,1,,,,,Approved\n", func(l *ledger.Ledger) {
		if _, err := l.ConfirmAuthors(t.Context(), booktest.Clerk, nil, payroll.Contributor); err != nil {
			t.Fatal(err)
		}
		if _, err := l.ClosePeriod(t.Context(), booktest.Clerk, "2026-09", ledger.CloseOptions{Early: true}); err != nil {
			t.Fatal(err)
		}
		// (1.5 − 2) × 253,000 = −126,500
		if _, err := l.SetArticle(t.Context(), booktest.Clerk, "1", map[payroll.Column]string{payroll.TextCoefficient: "1.5"}, ""); err != nil {
			t.Fatal(err)
		}
	})
	found := []payroll.Finding{
		{Code: payroll.NoAuthor, Severity: payroll.Blocking, Articles: []string{"2", "3"}, Message: "chưa có tác giả"},
		{Code: payroll.NotApproved, Severity: payroll.Warning, Message: "=chưa duyệt"},
	}
	path := t.TempDir() + "/a.xlsx"
	if err := month.Write(t.Context(), month.NewView(b, found, paper.Options{}), path); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	adjusted := booktest.Read(t, f, "Điều chỉnh tháng trước", 5)
	want := []string{"1", "J1-1/2026-10", "A0001", "An", "bài 1 “Cũ”", "R1-1", "2026-09", "Nhuận bút", "-126500"}
	if !slices.Equal(adjusted.Rows[0], want) || adjusted.Rows[1][8] != "-126500" {
		t.Errorf("%q, want %q", adjusted.Rows, want)
	}
	findings := booktest.Read(t, f, "Cần xem lại", 5)
	if row := findings.Rows[0]; !slices.Equal(row, []string{"1", "Chặn khóa sổ", "no-author", "2, 3", "", "chưa có tác giả"}) {
		t.Errorf("%q", row)
	}
	colours := make(map[string]string)
	for _, cell := range []string{"F6", "F7"} {
		style, err := f.GetCellStyle("Cần xem lại", cell)
		if err != nil {
			t.Fatal(err)
		}
		s, err := f.GetStyle(style)
		if err != nil {
			t.Fatal(err)
		}
		colours[cell] = s.Font.Color
	}
	if colours["F6"] != "C00000" || colours["F7"] == "C00000" {
		t.Errorf("what blocks closing is red, what does not is not: %v", colours)
	}
	// 2 × 253,000 in September, 253,000 − 126,500 in October
	charts := strings.Join(texts(t, f, "Biểu đồ"), "|")
	if !strings.Contains(charts, "2026-08|0|2026-09|506,000|2026-10|126,500") {
		t.Error(charts)
	}
}

// Names that formulas, XML or people stumble over are text like any other.
func TestUglyNames(t *testing.T) {
	names := []string{"=SUM(A1)", `"Trích", dẫn`, "😀 Cười", "كاتب عربي", strings.Repeat("Tên ", 50) + "dài", "-Gạch", "@an", "<3 & co", "'Nháy"}
	var rows strings.Builder
	rows.WriteString(booktest.Header)
	for i, name := range names {
		rows.WriteString(strconv.Itoa(i+1) + ",Bài,05/10/2026,=*?,Tin,\"" + strings.ReplaceAll(name, `"`, `""`) + "\",,1,,,,,Approved\n")
	}
	b := booktest.Book(t, rows.String(), nil)
	f := workbook(t, b, lang.Vietnamese)
	authors := booktest.Read(t, f, "Tổng hợp tác giả", 5)
	for _, name := range names {
		if row := authors.Find(t, "Tác giả", strings.TrimSpace(name)); row[authors.Column(t, "Tiền nhuận bút")] != "253000" {
			t.Errorf("%q", row)
		}
	}
	for at, has := range formulas(t, f) {
		got, err := f.CalcCellValue(at[0], at[1], excelize.Options{RawCellValue: true})
		if err != nil || !same(got, has[1]) {
			t.Errorf("%s %s: =%s comes to %s, has %s (%v)", at[0], at[1], has[0], got, has[1], err)
		}
	}
}
