package month_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"nhuanbut/payroll"
	"nhuanbut/reports/booktest"
	"nhuanbut/reports/month"
	"nhuanbut/reports/paper"
)

// Another program than the one that wrote it opens the workbook and finds the
// month's total on its first sheet.
func TestLibreOfficeOpensTheWorkbook(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Skip("LibreOffice is not installed, or the run is short: the workbook is not opened with it")
	}
	b := booktest.OctoberBook(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "month.xlsx")
	if err := month.Write(context.Background(), month.NewView(b, nil, paper.Options{Lang: "vi"}), path); err != nil {
		t.Fatal(err)
	}
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile"))
	cmd := exec.Command(soffice, profile, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir", dir, path)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	sheet, err := os.ReadFile(filepath.Join(dir, "month.csv"))
	if err != nil {
		t.Fatal(err)
	}
	gross := strconv.FormatInt(int64(b.Total(payroll.ByAuthor).Gross), 10)
	digits := strings.NewReplacer(",", "", ".", "", `"`, "").Replace(string(sheet))
	if !strings.Contains(string(sheet), "Tổng cộng") || !strings.Contains(digits, gross) {
		t.Errorf("no total of %s in\n%s", gross, sheet)
	}
}
