package cms_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// toldBook is told of a workbook.
func toldBook(t testing.TB, o cms.Options, fill func(f *excelize.File)) string {
	t.Helper()
	content, err := os.ReadFile(book(t, fill))
	if err != nil {
		t.Fatal(err)
	}
	return told(t, string(content), o)
}

// What a total's formula would be is worked out where the file does not have it: a range
// that leaves a row out is said, one that no program here knows too.
func TestTotalsAsFormulas(t *testing.T) {
	list := func(formulas ...string) func(f *excelize.File) {
		return func(f *excelize.File) {
			rows(t, f, "Sheet1",
				[]any{"STT", "Tên bài", "Ngày đăng", "Tác giả", "Hệ số tin", "Thành tiền"},
				[]any{"I. TIN"},
				[]any{1, "Một", "05/10/2026", "Lê An", 1.5, 379500},
				[]any{2, "Hai", "06/10/2026", "Lê An", "0,5", 126500},
				[]any{"II", "BÀI VIẾT"},
				[]any{3, "Ba", "07/10/2026", "Lê An", 2, 506000},
				[]any{"Tổng cộng"},
			)
			_ = f.MergeCell("Sheet1", "A7", "D7")
			_ = f.MergeCell("Sheet1", "A2", "F2")
			for i, formula := range formulas {
				if err := f.SetCellFormula("Sheet1", fmt.Sprintf("%c7", 'E'+i), formula); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	for formula, want := range map[string]string{
		"SUM(F2:F6)":            "",
		"SUM(F3:F4,F6)":         "",
		"SUM($F$3:$F$4)+F6":     "",
		"SUBTOTAL(9,F2:F6)":     "",
		"sum(F2:F6)":            "",
		"SUM(F3:F5)":            "total-differs: Tổng cộng, 506.000, 1.012.000 [7]\n",
		"ROUND(F3*1.1,0)":       "total-unread: Tổng cộng, ROUND(F3*1.1,0) [7]\n",
		"SUM(E2:E6)":            "total-unread: Tổng cộng, SUM(E2:E6) [7]\n",
		"SUM(F2:F6)/SUM(F2:F6)": "total-unread: Tổng cộng, SUM(F2:F6)/SUM(F2:F6) [7]\n",
	} {
		got := toldBook(t, cms.Options{}, list("SUM(E2:E6)", formula))
		equal(t, formula, got, "3|Một|2026-10-05|Tin|Lê An|t1.5\n4|Hai|2026-10-06|Tin|Lê An|t0.5\n6|Ba|2026-10-07|Bài viết|Lê An|t2\n"+
			want+"groups-taken: Loại bài viết, Tin, Bài viết [3 4 6]\ngroup [2 5]\ntotal [7]\n")
	}
}

// The office's own list: what its rows are, and its total, of which no value is stored.
func TestOfficeList(t *testing.T) {
	f, err := cms.Open(filepath.Join("..", "..", "cmd", "nhuanbut", "testdata", "door", "nhuan-but-T9-T10.xlsx"), cms.Options{Sheet: "Tháng 9"})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := 0
	for {
		row, err := f.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil || row.Err != nil || len(row.Held) > 0 {
			t.Fatal(err, row.Err, row.Held)
		}
		n++
	}
	equal(t, "articles", n, 32)
	equal(t, "said", len(f.Warnings()), 0)
	equal(t, "passed over", fmt.Sprint(f.SkippedRows()), "[{group 2 [10 33]} {total 1 [44]} {footer 4 [45 47 48 53]}]")
	var amount string
	for _, total := range f.Totals() {
		if total.Column == payroll.CMSAmount && total.Whole && total.Row == 44 {
			amount = total.Value.String()
		}
	}
	equal(t, "its total", amount, "27840000")
}

// A title over several rows with an author in each: the others are held.
func TestMergedTitles(t *testing.T) {
	got := toldBook(t, cms.Options{}, func(f *excelize.File) {
		rows(t, f, "Sheet1",
			[]any{"STT", "Tên bài", "Ngày đăng", "Tác giả", "Hệ số tin"},
			[]any{1, "Một", "05/10/2026", "Lê An", 1.5},
			[]any{nil, nil, nil, "Trần Bình", 0.5},
			[]any{2, "Hai", "06/10/2026", "Lê An", 2},
		)
		_ = f.MergeCell("Sheet1", "B2", "B3")
		_ = f.MergeCell("Sheet1", "C2", "C3")
	})
	equal(t, "rows", got, "2|Một|2026-10-05|Lê An|t1.5\n"+
		"3|Một (Trần Bình)|2026-10-05|Trần Bình|t0.5|row-held: continuation, Một, Lê An, Trần Bình, 0,5\n4|Hai|2026-10-06|Lê An|t2\n")
}
