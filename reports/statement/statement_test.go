package statement_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/booktest"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/outfile"
	"nhuanbut/reports/paper"
	"nhuanbut/reports/statement"
)

// Châu's September. The unit is 0.1 × 2,530,000 = 253,000.
const september = "ID,Tiêu đề,Ngày xuất bản,Tác giả,Tác giả ảnh,Hệ số tin,Hệ số ảnh,Số Ảnh,Hệ số khuyến khích,Số tiền,LuongCoSo,Approval Status\n" +
	// 2 × 253,000 = 506,000, of it 60%; 40% are 202,400
	"1,Chung tay,05/09/2026,Châu (60%); Bình (40%),,2,,,,,,Approved\n" +
	// text 253,000 / 3: 84,334 to the first named; photos 3 × 0.5 × 253,000 = 379,500 / 3
	"2,=SUM(A1:A9),06/09/2026,Châu; Bình; Dũng,,1,0.5,3,,,,Approved\n" +
	// 1.5 × 253,000 = 379,500 and (1.2 − 1) × 379,500 = 75,900; the photos are Bình's
	"3,Vùng cao,07/09/2026,Châu,Bình,1.5,1,,1.2,,,Approved\n" +
	"4,Khoán,08/09/2026,Châu,,,,,,500000,,Approved\n" +
	// 1.35 × 123,456.7 = 166,666.545
	"5,Lẻ,09/09/2026,Châu,,1.35,,,,,1234567,Approved\n" +
	"6,Nửa khoán,10/09/2026,Bình; Châu,,,,,,300001,,Approved\n"

// inSeptember is a ledger with Châu's September.
func inSeptember(t testing.TB) *ledger.Ledger {
	t.Helper()
	ctx, dir := t.Context(), t.TempDir()
	l, err := ledger.Create(ctx, booktest.Clerk, filepath.Join(dir, "a.db"), func() time.Time { return time.Date(2026, 11, 2, 1, 0, 0, 0, time.UTC) })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	take(t, l, september)
	if _, err := l.ConfirmAuthors(ctx, booktest.Clerk, nil, payroll.Contributor); err != nil {
		t.Fatal(err)
	}
	return l
}

func take(t testing.TB, l *ledger.Ledger, csv string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.csv")
	if err := os.WriteFile(path, []byte(csv), 0o600); err != nil {
		t.Fatal(err)
	}
	done, err := l.Import(t.Context(), booktest.Clerk, []string{path}, ledger.ImportOptions{Source: ledger.MainSource})
	if err != nil || len(done.Refused) > 0 {
		t.Fatal(err, done.Refused)
	}
}

// closedAndPaid closes September and pays it in October, closes October with a line of
// 1,000,000 by hand and two adjustments: −500,000 of the lump sum, which is rejected, and
// (3 − 2) × 253,000 × 60% = 151,800.
func closedAndPaid(t testing.TB) *ledger.Ledger {
	t.Helper()
	l, ctx := inSeptember(t), t.Context()
	for _, act := range []func() error{
		func() error { return errOf(l.ClosePeriod(ctx, booktest.Clerk, "2026-09", ledger.CloseOptions{})) },
		func() error { return errOf(l.Pay(ctx, booktest.Clerk, []payroll.Month{"2026-09"}, "2026-10-10")) },
		func() error { return errOf(l.ConfirmPay(ctx, booktest.Clerk, 1, "", payroll.ByBank, "2026-10-12")) },
		func() error { return errOf(l.VoidPay(ctx, booktest.Clerk, 1, "Châu", "sai tài khoản")) },
		func() error { return errOf(l.Pay(ctx, booktest.Clerk, []payroll.Month{"2026-09"}, "2026-10-20")) },
		func() error { return errOf(l.ConfirmPay(ctx, booktest.Clerk, 2, "", payroll.ByCash, "2026-10-21")) },
		func() error {
			return errOf(l.AddLine(ctx, booktest.Clerk, ledger.NewLine{Month: "2026-10", Author: "Châu", Kind: payroll.RemunerationKind, Amount: 1_000_000, Basis: "QĐ 12"}))
		},
		func() error { return errOf(l.Decide(ctx, booktest.Clerk, []string{"4"}, payroll.Rejected, "trùng")) },
		func() error {
			return errOf(l.SetArticle(ctx, booktest.Clerk, "1", map[payroll.Column]string{payroll.TextCoefficient: "3"}, "chấm lại"))
		},
		func() error { return errOf(l.ClosePeriod(ctx, booktest.Clerk, "2026-10", ledger.CloseOptions{})) },
	} {
		if err := act(); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

func errOf[T any](_ T, err error) error { return err }

// statementOf writes an author's statement and reads its rows back, raw.
func statementOf(t testing.TB, l *ledger.Ledger, author string, from, to payroll.Month, spoken lang.Language) (*excelize.File, [][]string) {
	t.Helper()
	s, err := l.Statement(t.Context(), author, from, to)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.xlsx")
	if err := statement.Write(t.Context(), s, path, paper.Options{Lang: spoken}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	rows, err := f.GetRows(f.GetSheetName(0), excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		rows[i] = append(rows[i], make([]string, 13-len(rows[i]))...)
	}
	return f, rows
}

// beginning are the rows whose first cell, or title, begins so.
func beginning(rows [][]string, with string) (found [][]string) {
	for _, row := range rows {
		if strings.HasPrefix(row[0], with) || strings.HasPrefix(row[2], with) || strings.HasPrefix(row[3], with) {
			found = append(found, row)
		}
	}
	return found
}

func TestStatementSaysHowAmountsComeAbout(t *testing.T) {
	l := closedAndPaid(t)
	_, rows := statementOf(t, l, "Châu", "2026-09", "2026-10", lang.Vietnamese)
	for id, want := range map[string][]string{
		// date, ID, title, item, coefficient, number, base coefficient, base salary, unit, share, how, amount
		"R1-1": {"46270", "1", "Chung tay", "Tin, bài", "2", "1", "0.1", "2530000", "253000", "0.6",
			"2 × 253.000 = 506.000; phần của tác giả 60% = 303.600", "303600"},
		"R2-1": {"46271", "2", "=SUM(A1:A9)", "Tin, bài", "1", "1", "0.1", "2530000", "253000", "0.3333333333",
			"1 × 253.000 = 253.000; phần của tác giả 1/3 ≈ 84.334", "84334"},
		"R2-4": {"46271", "2", "=SUM(A1:A9)", "Ảnh", "0.5", "3", "0.1", "2530000", "253000", "0.3333333333",
			"3 × 0,5 × 253.000 = 379.500; phần của tác giả 1/3 = 126.500", "126500"},
		"R3-1": {"46272", "3", "Vùng cao", "Tin, bài", "1.5", "1", "0.1", "2530000", "253000", "1", "1,5 × 253.000 = 379.500", "379500"},
		"E3-1": {"46272", "3", "Vùng cao", "Khuyến khích", "0.2", "", "", "", "", "", "khuyến khích 0,2 × 379.500 = 75.900", "75900"},
		"R4-1": {"46273", "4", "Khoán", "Tin, bài", "", "", "", "", "", "1", "khoán 500.000", "500000"},
		"R5-1": {"46274", "5", "Lẻ", "Tin, bài", "1.35", "1", "0.1", "1234567", "123456.7", "1", "1,35 × 123.456,7 ≈ 166.667", "166667"},
		"R6-2": {"46275", "6", "Nửa khoán", "Tin, bài", "", "", "", "", "", "0.5", "khoán 300.001; phần của tác giả 50% ≈ 150.000", "150000"},
		"M1":   {"", "", "Biên tập", "Thù lao", "", "", "", "", "", "", "Căn cứ: QĐ 12", "1000000"},
		"J1-1/2026-10": {"46270", "1", "Chung tay", "Điều chỉnh: Tin, bài", "", "", "", "", "", "",
			"Điều chỉnh dòng R1-1, tháng 09/2026: đã tính 303.600, tính lại 455.400", "151800"},
		"J4-1/2026-10": {"46273", "4", "Khoán", "Điều chỉnh: Tin, bài", "", "", "", "", "", "",
			"Điều chỉnh dòng R4-1, tháng 09/2026: đã tính 500.000, tính lại 0", "-500000"},
	} {
		found := slices.DeleteFunc(slices.Clone(rows), func(row []string) bool { return row[0] != id })
		if len(found) != 1 || !slices.Equal(found[0][1:], want) {
			t.Errorf("%s: %q, want %q", id, found, want)
		}
	}
	// Nothing is said of the others: neither who they are nor what they get.
	for _, row := range rows {
		for _, cell := range row {
			if strings.Contains(cell, "Bình") || strings.Contains(cell, "Dũng") || strings.Contains(cell, "202.400") || cell == "202400" {
				t.Errorf("%q", row)
			}
		}
	}
}

func TestStatementAddsUp(t *testing.T) {
	l := closedAndPaid(t)
	take(t, l, "ID,Tiêu đề,Ngày xuất bản,Tác giả,Hệ số tin,Approval Status\n20,Mới,05/11/2026,Châu,1,Approved\n")
	for span, want := range map[string]map[string]string{
		// 303,600 + 84,334 + 126,500 + 379,500 + 75,900 + 500,000 + 166,667 + 150,000
		"2026-09 2026-09": {
			"Cộng tháng 09/2026": "1786501",
			"Số dư đầu kỳ":       "0", "Cộng: nhuận bút": "1786501", "Trừ: đã chi": "0", "Số dư cuối kỳ, hết ngày 30/09/2026: còn phải trả": "1786501",
			"Số dư cuối kỳ bằng chữ: Một triệu bảy trăm tám mươi sáu nghìn năm trăm linh một đồng.": "",
		},
		// 1,000,000 + 151,800 − 500,000
		"2026-10 2026-10": {
			"Cộng tháng 10/2026": "651800", "Cộng đã chi": "1786501",
			"Số dư đầu kỳ, trước ngày 01/10/2026": "1786501", "Cộng: nhuận bút": "651800", "Trừ: đã chi": "1786501", "Số dư cuối kỳ, hết": "651800",
		},
		"2026-09 2026-11": {
			"Cộng tháng 09/2026": "1786501", "Cộng tháng 10/2026": "651800", "Cộng tháng 11/2026": "253000", "Cộng các tháng": "2691301",
			"Tháng 11/2026 — TẠM TÍNH": "", "Cộng đã chi": "1786501", "Số dư đầu kỳ": "0", "Cộng: nhuận bút": "2691301",
			"Số dư cuối kỳ, hết ngày 30/11/2026: còn phải trả tác giả (tạm tính)": "904800",
		},
		"2026-12 2026-12": {"Không có khoản nào": "0", "Số dư đầu kỳ, trước ngày 01/12/2026 (tạm tính)": "904800", "Trừ: đã chi": "0", "Số dư cuối kỳ, hết": "904800"},
	} {
		from, to, _ := strings.Cut(span, " ")
		f, rows := statementOf(t, l, "Châu", payroll.Month(from), payroll.Month(to), lang.Vietnamese)
		for name, amount := range want {
			found := beginning(rows, name)
			if len(found) != 1 || found[0][12] != amount {
				t.Errorf("%s, %s: %q, want %s", span, name, found, amount)
			}
		}
		sums := beginning(rows, "Cộng")
		if recalculated(t, f, rows) < len(sums) {
			t.Errorf("%s: a sum is no formula", span)
		}
	}
}

// recalculated works every formula out and compares it with the value beside it. It says
// how many there are.
func recalculated(t testing.TB, f *excelize.File, rows [][]string) (n int) {
	t.Helper()
	sheet := f.GetSheetName(0)
	for r, row := range rows {
		before := "" // a merged cell gives its formula for every cell that it lies across
		for c := range row {
			cell, err := excelize.CoordinatesToCellName(c+1, r+1)
			if err != nil {
				t.Fatal(err)
			}
			formula, err := f.GetCellFormula(sheet, cell)
			if err != nil {
				t.Fatal(err)
			}
			merged := formula == before
			before = formula
			if formula == "" || merged {
				continue
			}
			n++
			got, err := f.CalcCellValue(sheet, cell, excelize.Options{RawCellValue: true})
			if err != nil || got != row[c] {
				t.Errorf("%s = %s: %s, kept %s, %v", cell, formula, got, row[c], err)
			}
		}
	}
	return n
}

// A statement of a few lines is one page, a little smaller; in one of many every page
// has the head of its lines.
func TestStatementPages(t *testing.T) {
	l := inSeptember(t)
	var csv strings.Builder
	csv.WriteString("ID,Tiêu đề,Ngày xuất bản,Tác giả,Hệ số tin,Approval Status\n")
	for i := range 40 {
		fmt.Fprintf(&csv, "%d,Bài,05/10/2026,Châu,1,Approved\n", 100+i)
	}
	take(t, l, csv.String())
	for m, want := range map[payroll.Month]struct {
		high   int
		titles bool
	}{"2026-09": {1, false}, "2026-10": {0, true}} {
		f, _ := statementOf(t, l, "Châu", m, m, lang.Vietnamese)
		sheet := f.GetSheetName(0)
		layout, err := f.GetPageLayout(sheet)
		if err != nil || layout.FitToWidth == nil || *layout.FitToWidth != 1 || layout.FitToHeight == nil || *layout.FitToHeight != want.high {
			t.Errorf("%s: %+v, %v", m, layout, err)
		}
		titles := slices.ContainsFunc(f.GetDefinedName(), func(d excelize.DefinedName) bool { return d.Name == "_xlnm.Print_Titles" })
		panes, err := f.GetPanes(sheet)
		if err != nil || titles != want.titles || panes.Freeze != want.titles {
			t.Errorf("%s: heads repeated %t, kept in sight %t, %v", m, titles, panes.Freeze, err)
		}
	}
}

func TestStatementOfWhatWasTakenBack(t *testing.T) {
	l, ctx := closedAndPaid(t), t.Context()
	for _, act := range []func() error{
		func() error {
			return errOf(l.Decide(ctx, booktest.Clerk, []string{"1", "2", "3"}, payroll.Rejected, "trùng"))
		},
		func() error {
			return errOf(l.ClosePeriod(ctx, booktest.Clerk, "2026-11", ledger.CloseOptions{Early: true}))
		},
		func() error { return errOf(l.Collect(ctx, booktest.Clerk, "Châu", payroll.ByCash, "2026-11-20")) },
	} {
		if err := act(); err != nil {
			t.Fatal(err)
		}
	}
	// −(455,400 + 84,334 + 126,500 + 379,500 + 75,900) + 651,800 = −469,834
	f, rows := statementOf(t, l, "Châu", "2026-11", "2026-11", lang.Vietnamese)
	for name, want := range map[string]string{
		"Cộng tháng 11/2026": "-1121634", "Số dư đầu kỳ": "651800", "Cộng đã thu hồi": "469834", "Cộng: đã thu hồi": "469834", "Số dư cuối kỳ, hết": "0",
	} {
		if found := beginning(rows, name); len(found) != 1 || found[0][12] != want {
			t.Errorf("%s: %q, want %s", name, found, want)
		}
	}
	recalculated(t, f, rows)
	_, rows = statementOf(t, l, "Châu", "2026-10", "2026-11", lang.English)
	for name, want := range map[string]string{"Total taken back": "469834", "Closing balance, after 30/11/2026: owed": "0", "Total of October 2026": "651800"} {
		if found := beginning(rows, name); len(found) != 1 || found[0][12] != want {
			t.Errorf("%s: %q, want %s", name, found, want)
		}
	}
	void := beginning(rows, "September 2026; VOID on 02/11/2026: sai tài khoản")
	if len(void) != 1 || void[0][7] != "1786501" || void[0][11] != "below 5,000,000: NĐ 253/2026/NĐ-CP, Đ.50.2" {
		t.Errorf("%q", void)
	}
}

func TestSameStatementGivesTheSameBytes(t *testing.T) {
	l := closedAndPaid(t)
	for _, o := range []paper.Options{{Lang: lang.Vietnamese}, {Lang: lang.English, Day: "2026-11-05"}} {
		booktest.SameBytes(t, func() string {
			list, err := l.Statements(t.Context(), "2026-10")
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			if n, err := statement.WriteAll(t.Context(), list, dir, o); err != nil || n != 3 {
				t.Fatal(n, err)
			}
			return filepath.Join(dir, "A0001-chau.xlsx")
		})
	}
}

// Stopped at whatever moment: every file that is there is whole, and they are counted.
func TestStatementsStopped(t *testing.T) {
	list, err := inSeptember(t).Statements(t.Context(), "2026-09")
	if err != nil || len(list) != 3 {
		t.Fatal(err, len(list))
	}
	var sizes []int
	for checks := 0; ; checks += 7 {
		dir := filepath.Join(t.TempDir(), "new", "folder")
		n, err := statement.WriteAll(booktest.CancelledAfter(t, checks), list, dir, paper.Options{})
		files, globErr := filepath.Glob(filepath.Join(dir, "*"))
		hidden, _ := filepath.Glob(filepath.Join(dir, ".*"))
		if globErr != nil || len(files) != n || len(hidden) > 0 {
			t.Fatalf("%d written, %q, %q", n, files, hidden)
		}
		for _, file := range files {
			f, err := excelize.OpenFile(file)
			if err != nil {
				t.Fatal(err)
			}
			f.Close()
		}
		if !slices.Contains(sizes, n) {
			sizes = append(sizes, n)
		}
		if err == nil {
			break
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
	}
	if !slices.Equal(sizes, []int{0, 1, 2, 3}) {
		t.Errorf("%d", sizes)
	}
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if n, err := statement.WriteAll(t.Context(), list, file, paper.Options{}); n != 0 || !errors.Is(err, payroll.Refuse(outfile.OutNoFolder)) {
		t.Error(n, err)
	}
}

func TestAuthorFile(t *testing.T) {
	safe := regexp.MustCompile(`^[A-Z0-9]+(-[a-z0-9]+)*$`)
	for name, want := range map[string]string{
		"Phượng Khuê":               "A0007-phuong-khue",
		"ĐỖ THỊ Ỷ-Lan (Hà Nội)":     "A0007-do-thi-y-lan-ha-noi",
		"../../etc/passwd":          "A0007-etc-passwd",
		`C:\Windows\con.txt`:        "A0007-c-windows-con-txt",
		"CON":                       "A0007-con",
		"=cmd|'/c calc'!A1":         "A0007-cmd-c-calc-a1",
		"王小明":                       "A0007",
		"\u202eمرحبا 🌸":             "A0007",
		"...":                       "A0007",
		strings.Repeat("Vĩnh ", 40): "A0007" + strings.Repeat("-vinh", 12),
	} {
		got := statement.AuthorFile(ledger.Author{Code: "A0007", Name: name})
		if got != want || !safe.MatchString(got) {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}

func TestStatementOfAnyName(t *testing.T) {
	for _, name := range []string{"=1+1", "@An", `Ngô "Tí", Sửu`, "مرحبا \u202e🌸", strings.Repeat("Nguyễn ", 28) + "An"} {
		l, ctx := inSeptember(t), t.Context()
		if _, err := l.SetAuthor(ctx, booktest.Clerk, "Châu", map[string]string{"name": name, "legal-name": name, "bank": "=1", "account": "0001"}); err != nil {
			t.Fatal(err)
		}
		f, rows := statementOf(t, l, "A0001", "2026-09", "2026-09", lang.Vietnamese)
		if found := beginning(rows, "Tác giả: "+payroll.OneLine(name)+"; mã A0001"); len(found) != 1 {
			t.Errorf("%q: %q", name, rows[:5])
		}
		if n := recalculated(t, f, rows); n != 3 { // the sum, the balance's copy of it, the balance
			t.Errorf("%q: %d formulas", name, n)
		}
	}
}

func BenchmarkStatements500(b *testing.B) {
	l := inSeptember(b)
	var csv strings.Builder
	csv.WriteString("ID,Tiêu đề,Ngày xuất bản,Tác giả,Hệ số tin,Hệ số ảnh,Số Ảnh,Approval Status\n")
	for i := range 10_000 {
		fmt.Fprintf(&csv, "%d,Bài viết số %d về đời sống nông thôn mới,05/10/2026,Tác giả %d; Tác giả %d,1.5,0.3,2,Approved\n", i+100, i, i%500, (i+7)%500)
	}
	take(b, l, csv.String())
	dir := b.TempDir()
	for b.Loop() {
		list, err := l.Statements(b.Context(), "2026-10")
		if err != nil {
			b.Fatal(err)
		}
		if n, err := statement.WriteAll(b.Context(), list, dir, paper.Options{}); n != 500 || err != nil {
			b.Fatal(n, err)
		}
	}
}
