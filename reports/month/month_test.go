package month_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nhuanbut/ledger"
	"nhuanbut/ledger/store"
	"nhuanbut/payroll"
	"nhuanbut/reports/booktest"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/month"
	"nhuanbut/reports/paper"
)

// workbook writes b and reads it back.
func workbook(t testing.TB, b *ledger.Book, spoken lang.Language) *excelize.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.xlsx")
	if err := month.Write(t.Context(), month.NewView(b, nil, paper.Options{Lang: spoken}), path); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func TestColumnsAddUpToTheSameTotals(t *testing.T) {
	f := workbook(t, booktest.OctoberBook(t), lang.Vietnamese)
	want := map[string]int64{
		"Phần tin": booktest.Text, "Phần ảnh": booktest.Photo, "Tiền nhuận bút": booktest.Royalty,
		"Khuyến khích": booktest.Encouragement, "Khoản khác": booktest.Other, "Tổng cộng": booktest.Gross,
	}
	for _, sheet := range []string{"Tổng hợp tác giả", "Tổng hợp chuyên mục", "Tổng hợp loại bài", "Chi tiết bài viết"} {
		got := booktest.Read(t, f, sheet, 5)
		last := len(got.Rows) - 1
		for head, sum := range want {
			if n := got.Sum(t, head, got.Rows[last:]); n != sum {
				t.Errorf("%s, %s: total %d, want %d", sheet, head, n, sum)
			}
			if n := got.Sum(t, head, got.Rows[:last]); n != sum {
				t.Errorf("%s, %s: rows add up to %d, want %d", sheet, head, n, sum)
			}
		}
	}
	articles := booktest.Read(t, f, "Chi tiết bài viết", 5)
	if n := articles.Sum(t, "Chưa được trả", articles.Rows[len(articles.Rows)-1:]); n != booktest.Held {
		t.Errorf("held: %d, want %d", n, booktest.Held)
	}
	data := booktest.Read(t, f, "Dữ liệu", 1)
	if n := data.Sum(t, "amount", data.Rows); n != booktest.Gross {
		t.Errorf("data: %d, want %d", n, booktest.Gross)
	}
}

func TestAuthorsHaveTheirAmounts(t *testing.T) {
	f := workbook(t, booktest.OctoberBook(t), lang.Vietnamese)
	authors := booktest.Read(t, f, "Tổng hợp tác giả", 5)
	data := booktest.Read(t, f, "Dữ liệu", 1)
	for name, want := range map[string][]string{
		// articles, photos, text, photo, royalty, encouragement, other, total
		"An":        {"3", "3", "742134", "379500", "1121634", "0", "2000000", "3121634"}, // 506,000 + 84,334 + 151,800
		"Bình":      {"3", "0", "685533", "0", "685533", "0", "-1000000", "-314467"},      // 84,333 + 500,000 + 101,200
		"Châu":      {"2", "0", "337333", "0", "337333", "50600", "0", "387933"},          // 84,333 + 253,000
		"Dũng":      {"1", "1", "0", "75900", "75900", "0", "0", "75900"},
		"Tổng cộng": {"5", "4", "1765000", "455400", "2220400", "50600", "1000000", "3271000"}, // each article once
	} {
		row := authors.Find(t, "Tác giả", name)
		if got := row[3 : len(row)-1]; !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
		if name == "Tổng cộng" {
			continue
		}
		theirs := slices.DeleteFunc(slices.Clone(data.Rows), func(row []string) bool {
			return row[data.Column(t, "author_name")] != name
		})
		if n := strconv.FormatInt(data.Sum(t, "amount", theirs), 10); n != want[7] {
			t.Errorf("%s: data has %s, want %s", name, n, want[7])
		}
	}
	if len(authors.Rows) != 5 {
		t.Errorf("%d rows: somebody is listed who is not paid", len(authors.Rows))
	}
	// 3,121,634 / 3,271,000 = 0.95433629…
	if got := authors.Find(t, "Tác giả", "An")[11]; !strings.HasPrefix(got, "0.954336") {
		t.Errorf("An's share: %s", got)
	}
}

func TestCategories(t *testing.T) {
	f := workbook(t, booktest.OctoberBook(t), lang.Vietnamese)
	categories := booktest.Read(t, f, "Tổng hợp chuyên mục", 5)
	for name, want := range map[string]string{
		"Kinh tế":               "556600",  // 253,000 + 253,000 + 50,600
		"Thời sự":               "1214400", // 885,500 + 328,900
		"(Không có chuyên mục)": "1500000", // 500,000 + 2,000,000 − 1,000,000
	} {
		if got := categories.Find(t, "Chuyên mục", name)[categories.Column(t, "Tổng cộng")]; got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestArticlesSayWhyTheyAreNotPaid(t *testing.T) {
	f := workbook(t, booktest.OctoberBook(t), lang.Vietnamese)
	articles := booktest.Read(t, f, "Chi tiết bài viết", 5)
	for id, want := range map[string][2]string{ // not yet payable, note
		"1": {"", ""},
		"3": {"253000", "chưa trả: chờ duyệt"},
		"4": {"379500", "chưa trả: chưa có tác giả"},
		"5": {"", "tiền khoán"},
		"7": {"", "không trả cho nguồn tin TTXVN (253.000)"},
		"9": {"253000", "chưa trả: tỷ lệ chia không đủ 100%"},
	} {
		row := articles.Find(t, "ID", id)
		got := [2]string{row[articles.Column(t, "Chưa được trả")], row[articles.Column(t, "Ghi chú")]}
		if got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
		paid := row[articles.Column(t, "Tổng cộng")]
		if (paid == "0") != (id != "1" && id != "5") {
			t.Errorf("%s: paid %s", id, paid)
		}
	}
	row := articles.Find(t, "ID", "1")
	for head, want := range map[string]string{
		"Hệ số tin": "2", "Hệ số ảnh": "0.5", "Hệ số lương cơ sở": "0.1", "Số ảnh": "3",
		"LuongCoSo": "2530000", "Đơn giá": "253000", "Trạng thái": "Đã duyệt",
	} {
		if got := row[articles.Column(t, head)]; got != want {
			t.Errorf("%s: %s, want %s", head, got, want)
		}
	}
}

func TestNoFloatArtefact(t *testing.T) {
	f := workbook(t, booktest.Book(t, booktest.Header+
		"1,Tin,05/10/2026,Kinh tế,Tin,An,,1.1,0.7,3,1.15,,Approved\n", nil), lang.Vietnamese)
	row := booktest.Read(t, f, "Chi tiết bài viết", 5).Rows[0]
	// 1.1 × 253,000 = 278,300; 0.7 × 3 × 253,000 = 531,300; 0.15 × 809,600 = 121,440
	want := []string{"1.1", "0.7", "0.1", "1.15", "3", "2530000", "253000", "278300", "531300", "809600", "121440", "931040"}
	if got := row[7:19]; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestSheetsAgreeWithTotalInEnglish(t *testing.T) {
	b := booktest.OctoberBook(t)
	f := workbook(t, b, lang.English)
	if got := f.GetSheetList(); !slices.Equal(got, []string{
		"Authors", "Categories", "Genres", "Authors × categories", "Articles", "Adjustments", "Findings", "Charts", "Data", "_meta",
	}) {
		t.Fatalf("%q", got)
	}
	for by, at := range map[payroll.By][2]string{payroll.ByAuthor: {"Authors", "Author"}, payroll.ByCategory: {"Categories", "Category"}} {
		got := booktest.Read(t, f, at[0], 5)
		for _, row := range b.Total(by).Rows {
			name := row.Key
			if name == "" {
				name = "(No category)"
			}
			if n := got.Find(t, at[1], name)[got.Column(t, "Total")]; n != strconv.FormatInt(int64(row.Gross), 10) {
				t.Errorf("%s: %s, want %d", name, n, row.Gross)
			}
		}
	}
	title, err := f.GetCellValue("Authors", "A2")
	if err != nil || title != "ROYALTIES — OCTOBER 2026" {
		t.Error(title, err)
	}
}

func TestMonthWithoutLines(t *testing.T) {
	f := workbook(t, booktest.Book(t, booktest.Header, nil), lang.Vietnamese)
	authors := booktest.Read(t, f, "Tổng hợp tác giả", 5)
	if len(authors.Rows) != 1 || authors.Rows[0][authors.Column(t, "Tiền nhuận bút")] != "0" {
		t.Errorf("%q", authors.Rows)
	}
	tables, err := f.GetTables("Dữ liệu")
	if err != nil || len(tables) != 1 || tables[0].Range != "A1:X2" {
		t.Error(tables, err)
	}
}

func TestSameBookGivesTheSameBytes(t *testing.T) {
	b := booktest.OctoberBook(t)
	booktest.SameBytes(t, func() string {
		path := filepath.Join(t.TempDir(), "a.xlsx")
		if err := month.Write(t.Context(), month.NewView(b, nil, paper.Options{Lang: lang.Vietnamese}), path); err != nil {
			t.Fatal(err)
		}
		return path
	})
}

func TestFailureLeavesWhatWasThere(t *testing.T) {
	b := booktest.OctoberBook(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "a.xlsx")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	for checks := range 200 { // cancelled ever later, until it is too late
		err := month.Write(booktest.CancelledAfter(t, checks), month.NewView(b, nil, paper.Options{Lang: lang.Vietnamese}), path)
		if err == nil {
			if checks < 30 {
				t.Fatalf("asked only %d times whether to stop", checks)
			}
			break
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(path); err != nil || string(got) != "old" {
			t.Fatalf("after %d checks: %d bytes, %v", checks, len(got), err)
		}
	}
	if names, err := os.ReadDir(dir); err != nil || len(names) != 1 {
		t.Fatal(names, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 || info.Size() < 5_000 {
		t.Error(info, err)
	}
	if err := month.Write(t.Context(), month.NewView(b, nil, paper.Options{Lang: lang.Vietnamese}), filepath.Join(dir, "none", "a.xlsx")); !errors.Is(err, payroll.Refuse(store.NoSuchFolder)) {
		t.Error(err)
	}
}

func BenchmarkMonth10000(b *testing.B) {
	large := booktest.Book(b, booktest.ManyArticles(10_000), nil)
	path := filepath.Join(b.TempDir(), "a.xlsx")
	for b.Loop() {
		if err := month.Write(b.Context(), month.NewView(large, nil, paper.Options{Lang: lang.Vietnamese}), path); err != nil {
			b.Fatal(err)
		}
	}
}
