// Package booktest makes the ledgers of the tests of reports, and reads what was printed.
package booktest

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

// Clerk writes in the tests.
var Clerk = ledger.Act{User: "kế toán"}

const Header = "ID,Tiêu đề,Ngày xuất bản,Phân loại,Loại bài viết,Tác giả,Tác giả ảnh,Hệ số tin,Hệ số ảnh,Số Ảnh,Hệ số khuyến khích,Số tiền,Approval Status\n"

// october is a month with every way of being paid and of not being paid. In
// October 2026 the unit is 0.1 × 2,530,000 = 253,000 đồng.
const october = Header +
	// text 2 × 253,000 = 506,000; photos 0.5 × 3 × 253,000 = 379,500
	"1,Mở đầu,05/10/2026,Thời sự,Tin,An,,2,0.5,3,,,Approved\n" +
	// 253,000 / 3: An 84,334, Bình 84,333, Châu 84,333
	"2,Chung tay,06/10/2026,Kinh tế,Tin,An; Bình; Châu,,1,,,,,Approved\n" +
	// 253,000, not yet payable
	"3,Chờ,07/10/2026,Kinh tế,Tin,Bình,,1,,,,,Pending\n" +
	// 1.5 × 253,000 = 379,500, not yet payable
	"4,Vô danh,08/10/2026,Kinh tế,Tin,,,1.5,,,,,Approved\n" +
	// a lump sum
	"5,Khoán,09/10/2026,,Tin,Bình,,,,,,500000,Approved\n" +
	// 253,000 and (1.2 − 1) × 253,000 = 50,600 for encouragement
	"6,Vùng cao,10/10/2026,Kinh tế,Tin,Châu,,1,,,1.2,,Approved\n" +
	// a source is never paid
	"7,Tin nguồn,11/10/2026,Thời sự,Tin,TTXVN,,1,,,,,Approved\n" +
	// An 151,800, Bình 101,200; one photo of Dũng's 0.3 × 253,000 = 75,900
	"0008,=1+1,12/10/2026,Thời sự,Tin,An (60%); Bình (40%),Dũng,1,0.3,,,,Approved\n" +
	// 253,000, not yet payable
	"9,Chia thiếu,13/10/2026,Thời sự,Tin,An (50%); Bình (40%),,1,,,,,Approved\n"

// What october comes to with 2,000,000 of remuneration to An and a quota of
// 1,000,000 taken off Bình.
const (
	Text          = 506_000 + 253_000 + 500_000 + 253_000 + 253_000 // 1,765,000
	Photo         = 379_500 + 75_900
	Royalty       = Text + Photo // 2,220,400
	Encouragement = 50_600
	Other         = 2_000_000 - 1_000_000
	Gross         = 3_271_000
	Held          = 253_000 + 379_500 + 253_000
)

// Book returns the month of a ledger into which csv was imported.
func Book(t testing.TB, csv string, act func(*ledger.Ledger)) *ledger.Book {
	t.Helper()
	ctx, dir := t.Context(), t.TempDir()
	l, err := ledger.Create(ctx, Clerk, filepath.Join(dir, "a.db"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	path := filepath.Join(dir, "a.csv")
	if err := os.WriteFile(path, []byte(csv), 0o600); err != nil {
		t.Fatal(err)
	}
	done, err := l.Import(ctx, Clerk, []string{path}, ledger.ImportOptions{Source: ledger.MainSource})
	if err != nil {
		t.Fatal(err)
	}
	for _, refused := range done.Refused {
		t.Fatalf("refused: %+v", refused)
	}
	if act != nil {
		act(l)
	}
	b, err := l.Report(ctx, "2026-10")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func OctoberBook(t testing.TB) *ledger.Book {
	return Book(t, october, func(l *ledger.Ledger) {
		if _, err := l.SetSetting(t.Context(), Clerk, payroll.UnitName, "Báo Sông Lam", ""); err != nil {
			t.Fatal(err)
		}
		if _, err := l.ConfirmAuthors(t.Context(), Clerk, []string{"TTXVN"}, payroll.Source); err != nil {
			t.Fatal(err)
		}
		for _, line := range []ledger.NewLine{
			{Month: "2026-10", Author: "An", Kind: payroll.RemunerationKind, Amount: 2_000_000, Basis: "QĐ 12"},
			{Month: "2026-10", Author: "Bình", Kind: payroll.QuotaKind, Amount: 1_000_000, Basis: "Định mức"},
		} {
			if _, err := l.AddLine(t.Context(), Clerk, line); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// ManyArticles are articles of two hundred authors and of one who is in all of them.
func ManyArticles(n int) string {
	var csv strings.Builder
	csv.WriteString(Header)
	for i := range n {
		id := strconv.Itoa(i + 1)
		csv.WriteString(id + ",Bài viết số " + id + " về đời sống nông thôn mới,05/10/2026,Kinh tế,Tin,Tác giả " +
			strconv.Itoa(i%200) + "; Người thứ hai,,1.5,0.3,2,,,Approved\n")
	}
	return csv.String()
}

// ConfirmEverybody makes contributors of all who are not confirmed, also of those whose
// names are not one person's.
func ConfirmEverybody(t testing.TB, l *ledger.Ledger) {
	t.Helper()
	authors, err := l.Authors(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range authors {
		if a.Kind != payroll.Unconfirmed {
			continue
		}
		if _, err := l.ConfirmAuthors(t.Context(), Clerk, []string{a.Code}, payroll.Contributor); err != nil {
			t.Fatal(err)
		}
	}
}

// table is a sheet's table: its head and the rows below it, raw, to the first
// empty row.
type table struct {
	Head []string
	Rows [][]string
}

func Read(t testing.TB, f *excelize.File, sheet string, headRow int) table {
	t.Helper()
	all, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	got := table{Head: all[headRow-1]}
	for _, row := range all[headRow:] {
		if strings.Join(row, "") == "" {
			break
		}
		row = append(row, make([]string, len(got.Head)-len(row))...)
		got.Rows = append(got.Rows, row)
	}
	return got
}

// SameBytes writes a file again and again, since excelize keeps sheets in a map: its
// bytes are those of the first time.
func SameBytes(t *testing.T, write func() (path string)) {
	t.Helper()
	var first []byte
	for range 8 {
		got, err := os.ReadFile(write())
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = got
		}
		if !bytes.Equal(first, got) {
			t.Fatal("other bytes")
		}
	}
}

// countdown is a context that is cancelled when it has been asked often enough.
type countdown struct {
	context.Context
	left int
}

func CancelledAfter(t *testing.T, checks int) context.Context {
	return &countdown{t.Context(), checks}
}

func (c *countdown) Err() error {
	if c.left == 0 {
		return context.Canceled
	}
	c.left--
	return nil
}

// cached is a cell's formula with the value that is kept beside it.
var cached = regexp.MustCompile(`(<f>[^<]*</f>)<v>[^<]*</v>`)

// Uncached copies a workbook without the values of its formulas.
func Uncached(t *testing.T, from, to string) {
	t.Helper()
	in, err := zip.OpenReader(from)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	removed := 0
	for _, part := range in.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasPrefix(part.Name, "xl/worksheets/") {
			removed += len(cached.FindAll(data, -1))
			data = cached.ReplaceAll(data, []byte("$1"))
		}
		p, err := w.Create(part.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := p.Write(data); err != nil {
			t.Fatal(err)
		}
	}
	if removed == 0 {
		t.Fatal("no formula has a value")
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

func (tb table) Column(t testing.TB, head string) int {
	t.Helper()
	i := slices.Index(tb.Head, head)
	if i < 0 {
		t.Fatalf("no column %q among %q", head, tb.Head)
	}
	return i
}

// Find returns the row that has value in a column.
func (tb table) Find(t testing.TB, head, value string) []string {
	t.Helper()
	c := tb.Column(t, head)
	i := slices.IndexFunc(tb.Rows, func(row []string) bool { return row[c] == value })
	if i < 0 {
		t.Fatalf("no row with %s %q", head, value)
	}
	return tb.Rows[i]
}

// Sum adds a column up, without the last row where that is the total.
func (tb table) Sum(t testing.TB, head string, rows [][]string) int64 {
	t.Helper()
	sum := int64(0)
	for _, row := range rows {
		if cell := row[tb.Column(t, head)]; cell != "" {
			n, err := strconv.ParseInt(cell, 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			sum += n
		}
	}
	return sum
}

// Cells returns the cells of the row that has value in a column, with the cells of some others.
func (tb table) Cells(t testing.TB, head, value string, heads ...string) string {
	t.Helper()
	row := tb.Find(t, head, value)
	var cells []string
	for _, h := range heads {
		cells = append(cells, row[tb.Column(t, h)])
	}
	return strings.Join(cells, "|")
}
