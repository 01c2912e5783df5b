package ledger_test

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

// takeSheet imports a workbook of rows as they are given: numbers as numbers, texts as texts.
func takeSheet(t testing.TB, l *ledger.Ledger, rows ...[]any) ledger.Imported {
	t.Helper()
	book := excelize.NewFile()
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := book.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "list.xlsx")
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	return must(l.Import(context.Background(), clerk, []string{path}, ledger.ImportOptions{Source: ledger.MainSource}))(t)
}

// A version that stands as a number could be 1.1 or 1.10: refused beside the other, with
// that reason; whole numbers leave nothing open, and the highest stands. 253,000 a unit.
func TestVersionsAsNumbers(t *testing.T) {
	l := create(t)
	head := []any{"ID", "Tiêu đề", "Ngày xuất bản", "Tác giả", "Hệ số tin", "Approval Status", "Version"}
	rows := [][]any{
		head,
		{"5", "Bài một", "05/10/2026", "An", 1, "Approved", 1.1},
		{"5", "Bài một", "05/10/2026", "An", 2, "Approved", "1.10"},
		{"6", "Bài hai", "06/10/2026", "Bình", 3, "Approved", 2},
		{"6", "Bài hai", "06/10/2026", "Bình", 1, "Pending", 1},
	}
	done := takeSheet(t, l, rows...)
	if len(done.Refused) != 1 || done.Refused[0].At.Row != 2 || done.Refused[0].Reason.Code != ledger.VersionUnclear || done.Refused[0].Column != "Version" {
		t.Fatalf("%+v", done.Refused)
	}
	if got := gross(t, l, "2026-10"); got != "An 506000, Bình 759000" {
		t.Error(got)
	}
	isEqual(t, "standing", codesOf(t, l, "2026-10", payroll.RowRefused), []string{"row-refused r1"})
	if again := takeSheet(t, l, rows...); again.Files[0].Unchanged != 3 || len(again.Refused) != 1 || again.Refused[0].ID != "r1" {
		t.Errorf("%+v, %+v", again.Files, again.Refused)
	}
	// exported as text, the list is clear: 1.1 is the history of 1.10
	rows[1][6] = "1.1"
	if clear := takeSheet(t, l, rows...); clear.Files[0].Unchanged != 4 || len(clear.Refused) != 0 {
		t.Errorf("%+v, %+v", clear.Files, clear.Refused)
	}
	isEqual(t, "settled", codesOf(t, l, "2026-10", payroll.RowRefused), nil)
}
