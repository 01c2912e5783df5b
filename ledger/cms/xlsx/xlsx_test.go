package xlsx_test

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/xlsx"
)

// spell tells all that a cell says.
func spell(v grid.Cell) string {
	s := [...]string{"text", "number", "list", "error", "formula"}[v.Kind] + " " + v.Text
	for _, mark := range []struct {
		name string
		set  bool
	}{{"dated", v.Dated}, {"calculated", v.Calculated}, {"struck", v.Struck}, {"filled", v.Fill != 0}} {
		if mark.set {
			s += " " + mark.name
		}
	}
	if v.Merged != "" {
		s += " merged " + v.Merged
	}
	if v.Comment != "" {
		s += " comment " + v.Comment
	}
	return s
}

// open opens the first sheet of a workbook that fill fills.
func open(t *testing.T, fill func(f *excelize.File)) (*xlsx.Book, *xlsx.Sheet) {
	t.Helper()
	f := excelize.NewFile()
	fill(f)
	path := filepath.Join(t.TempDir(), "a.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	book, err := xlsx.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { book.Close() })
	if err := book.ReadTexts(); err != nil {
		t.Fatal(err)
	}
	sheet, err := book.OpenSheet(book.Sheets[0])
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { sheet.Close() })
	return book, sheet
}

// A sheet gives its cells typed and raw, each row with its number.
func TestCellsAreTyped(t *testing.T) {
	book, sheet := open(t, func(f *excelize.File) {
		day, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
		marked, _ := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFF00"}}})
		f.SetCellValue("Sheet1", "A1", "1.5")
		f.SetCellValue("Sheet1", "B1", 1.5)
		f.SetCellValue("Sheet1", "C1", 46300)
		f.SetCellStyle("Sheet1", "C1", "C1", day)
		f.SetCellBool("Sheet1", "D1", true)
		f.SetCellFormula("Sheet1", "A3", "SUM(B1:B2)")
		f.SetCellValue("Sheet1", "B3", "Sương")
		f.SetCellStyle("Sheet1", "B3", "B3", marked)
		f.AddComment("Sheet1", excelize.Comment{Cell: "C3", Text: "không tính"})
		f.SetCellValue("Sheet1", "A4", "gộp")
		f.SetCellValue("Sheet1", "B4", 1)
		f.SetCellValue("Sheet1", "B5", 2)
		f.MergeCell("Sheet1", "A4", "A5")
		f.SetRowVisible("Sheet1", 5, false)
		f.SetColVisible("Sheet1", "D", false)
	})
	if book.Sheets[0].Name != "Sheet1" || book.Sheets[0].Hidden || book.Since1904 || !sheet.Hides(3) || sheet.Hides(2) {
		t.Errorf("%+v, hides D: %v", book.Sheets, sheet.Hides(3))
	}
	var got []string
	for {
		row, err := sheet.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		line := fmt.Sprintf("%d hidden=%v", row.Number, row.Hidden)
		for _, v := range row.Cells {
			line += " | " + spell(v)
		}
		got = append(got, line)
	}
	want := []string{
		"1 hidden=false | text 1.5 | number 1.5 | number 46300 dated | text TRUE",
		"3 hidden=false | formula SUM(B1:B2) calculated | text Sương struck filled | text  comment không tính",
		"4 hidden=false | text gộp merged A4:A5 | number 1",
		"5 hidden=true | text gộp merged A4:A5 | number 2",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if sheet.Done() != sheet.Size {
		t.Errorf("%d of %d bytes are read", sheet.Done(), sheet.Size)
	}
}

func TestOtherZips(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.zip")
	file, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	z := zip.NewWriter(file)
	if _, err := z.Create("Word/document.xml"); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	var other *xlsx.NotWorkbook
	if _, err := xlsx.Open(file); !errors.As(err, &other) || len(other.Names) != 1 || other.Names[0] != "word/document.xml" {
		t.Errorf("%v", err)
	}
}
