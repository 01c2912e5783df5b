package ledger_test

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/month"
	"nhuanbut/reports/paper"
)

// giveBack writes the workbook of a month, changes a cell of an article's row, and takes
// the workbook back.
func giveBack(t testing.TB, l *ledger.Ledger, m payroll.Month, article, header string, value any) ledger.Corrected {
	t.Helper()
	ctx := context.Background()
	b, err := l.Report(ctx, m)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "month.xlsx")
	if err := month.Write(ctx, month.NewView(b, nil, paper.Options{Lang: lang.English}), path); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("Articles", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	id, column := -1, -1
	for i, row := range rows {
		switch {
		case id < 0 && slices.Contains(row, "ID"):
			id, column = slices.Index(row, "ID"), slices.Index(row, header)
		case id >= 0 && id < len(row) && row[id] == article:
			cell, _ := excelize.CoordinatesToCellName(column+1, i+1)
			if err := f.SetCellValue("Articles", cell, value); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	done, err := l.Correct(ctx, clerk, path, nil)
	if err != nil {
		t.Fatal(err)
	}
	return done
}
