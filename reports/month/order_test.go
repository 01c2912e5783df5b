package month_test

import (
	"archive/zip"
	"io"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"nhuanbut/ledger"
	"nhuanbut/reports/blank"
	"nhuanbut/reports/booktest"
	"nhuanbut/reports/month"
	"nhuanbut/reports/paper"
)

var columnElement = regexp.MustCompile(`<col min="(\d+)" max="(\d+)"`)

// The columns of a sheet stand in the file in their order: not every program reads them
// otherwise.
func TestColumnsAreInOrder(t *testing.T) {
	dir := t.TempDir()
	full, empty := filepath.Join(dir, "month.xlsx"), filepath.Join(dir, "empty.xlsx")
	if err := month.Write(t.Context(), month.NewView(booktest.OctoberBook(t), nil, paper.Options{Lang: "vi"}), full); err != nil {
		t.Fatal(err)
	}
	if err := blank.WriteArticles(t.Context(), ledger.Choices{}, empty, paper.Options{Lang: "vi"}); err != nil {
		t.Fatal(err)
	}
	seen := 0
	for _, path := range []string{full, empty} {
		z, err := zip.OpenReader(path)
		if err != nil {
			t.Fatal(err)
		}
		defer z.Close()
		for _, f := range z.File {
			if !strings.HasPrefix(f.Name, "xl/worksheets/sheet") {
				continue
			}
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			text, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			last := 0
			for _, m := range columnElement.FindAllStringSubmatch(string(text), -1) {
				first, _ := strconv.Atoi(m[1])
				if first <= last {
					t.Errorf("%s, %s: column %d behind %d", filepath.Base(path), f.Name, first, last)
				}
				last, _ = strconv.Atoi(m[2])
				seen++
			}
		}
	}
	if seen < 20 {
		t.Errorf("%d columns", seen)
	}
}
