package year

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/xuri/excelize/v2"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/paper"
	"nhuanbut/reports/xlsx"
)

// Whatever the year, the program's own forms can be filled in, and no two sheets of a
// workbook have one name.
func TestEmbeddedForms(t *testing.T) {
	for year := 1990; year <= 2100; year++ {
		forms, err := templates(embedded, year)
		if err != nil {
			t.Fatal(err)
		}
		if year >= 2022 && len(forms) != 3 {
			t.Errorf("%d: %d forms", year, len(forms))
		}
		for _, form := range forms {
			for _, own := range []lang.Phrase{yearAuthorsSheet, yearCategoriesSheet, lang.ChartSheet} {
				if sameIn(lang.Vietnamese, form.Sheet, own) || sameIn(lang.English, form.Sheet, own) {
					t.Errorf("%d: %s has a sheet of the workbook's own", year, form.Form)
				}
			}
		}
	}
}

// The certificate of NĐ 254/2026/NĐ-CP replaces the one before within 2026.
func TestAFormIsPickedByTheYear(t *testing.T) {
	for year, want := range map[int]string{2021: "", 2022: "NĐ 123/2020/NĐ-CP, Đ.32", 2025: "NĐ 123/2020/NĐ-CP, Đ.32", 2026: "NĐ 254/2026/NĐ-CP, Đ.23, Đ.24"} {
		forms, err := templates(embedded, year)
		if err != nil {
			t.Fatal(err)
		}
		var found []string
		for _, form := range forms {
			if form.Form == "03/TNCN" {
				found = append(found, form.Basis)
			}
		}
		if got := strings.Join(found, "; "); got != want {
			t.Errorf("%d: %q, want %q", year, got, want)
		}
	}
}

// good is a form of people; people is one with another line in place of one of its own.
const good = `{
  "form": "X", "basis": "TT 1/2030/TT-BTC", "valid_from": "2026-12-31", "valid_to": "2027-12-31",
  "sheet": {"vi": "Mẫu X", "en": "Form X"}, "title": {"vi": "Mẫu mới", "en": "New form"}, "orientation": "portrait",
  "above": [{"label": {"vi": "Đơn vị", "en": "Unit"}, "fact": "payer_name"}],
  "rows": "people",
  "columns": [
    {"code": "[1]", "head": {"vi": "Tên", "en": "Name"}, "width": 20, "format": "text", "fact": "name"},
    {"head": {"vi": "Ngày", "en": "Day"}, "width": 12, "format": "date", "fact": "last_paid"},
    {"code": "[2]", "head": {"vi": "Thuế", "en": "Tax"}, "width": 12, "format": "money", "fact": "tax", "sum": true, "sum_code": "[3]"}
  ],
  "total": {"vi": "Cộng", "en": "Sum"},
  "notes": [{"text": {"vi": "Ghi chú", "en": "Note"}}, {"fact": "unidentified"}]
}`

// goodLines is a form of lines.
const goodLines = `{
  "form": "Y", "basis": "TT 1/2030/TT-BTC", "valid_from": "2026-01-01",
  "sheet": {"vi": "Mẫu Y", "en": "Form Y"}, "title": {"vi": "Mẫu quý", "en": "Quarters"}, "orientation": "landscape",
  "rows": "lines",
  "columns": [
    {"head": {"vi": "Chỉ tiêu", "en": "Line"}, "width": 30, "format": "text", "fact": "label"},
    {"head": {"vi": "Quý IV", "en": "Fourth"}, "width": 12, "format": "money", "fact": "quarter_4"},
    {"head": {"vi": "Năm", "en": "Year"}, "width": 12, "format": "money", "fact": "year"}
  ],
  "lines": [
    {"number": "1", "code": "[1]", "label": {"vi": "Tổng", "en": "All"}, "unit": {"vi": "đồng", "en": "VND"}, "sum": ["[2]", "[3]"]},
    {"number": "2", "code": "[2]", "label": {"vi": "Cư trú", "en": "Residents"}, "unit": {"vi": "đồng", "en": "VND"}, "fact": "resident_tax"},
    {"number": "3", "code": "[3]", "label": {"vi": "Không cư trú", "en": "Others"}, "unit": {"vi": "đồng", "en": "VND"}, "fact": "nonresident_tax"}
  ]
}`

func TestWrongFormsAreRefused(t *testing.T) {
	for _, tt := range []struct{ form, old, new, want string }{
		{good, `"fact": "tax"`, `"fact": "taxes"`, `no fact "taxes"`},
		{good, `"fact": "tax"`, `"fact": "quarter_1"`, `no fact "quarter_1"`},
		{good, `"fact": "payer_name"`, `"fact": "name"`, `no fact "name"`},
		{good, `"fact": "unidentified"`, `"fact": "tax"`, `"tax"`},
		{good, `"format": "money"`, `"format": "dong"`, `no format "dong"`},
		{good, `"format": "money"`, `"format": "text"`, "a column of numbers"},
		{good, `"sum": true, `, ``, "a sum"},
		{good, `    {"head": {"vi": "Ngày", "en": "Day"}, "width": 12, "format": "date", "fact": "last_paid"},`, ``, "at least 3"},
		{good, `"total": {"vi": "Cộng", "en": "Sum"},`, ``, "total"},
		{good, `"width": 20`, `"width": 0`, "width"},
		{good, `"vi": "Tên"`, `"vi": ""`, "vi and en"},
		{good, `"en": "Form X"`, `"en": "05/KK"`, "sheet"},
		{good, `"en": "Form X"`, `"en": "` + strings.Repeat("x", 32) + `"`, "sheet"},
		{good, `"portrait"`, `"upright"`, "orientation"},
		{good, `"rows": "people"`, `"rows": "persons"`, `"persons"`},
		{good, `"rows": "people"`, `"rows": "lines"`, "lines"},
		{good, `"2026-12-31"`, `""`, "valid_from"},
		{good, `"2027-12-31"`, `"2027-13-31"`, "2027-13-31"},
		{good, `"basis": "TT 1/2030/TT-BTC",`, ``, "basis"},
		{good, `"rows"`, `"row"`, "unknown field"},
		{goodLines, `"fact": "label"`, `"fact": "name"`, `no fact "name"`},
		{goodLines, `"fact": "resident_tax"`, `"fact": "tax"`, `no fact "tax"`},
		{goodLines, `"[2]", "[3]"`, `"[2]", "[4]"`, `no line "[4]"`},
		{goodLines, `"[2]", "[3]"`, `"[1]"`, `no line "[1]"`},
		{goodLines, `"sum": ["[2]", "[3]"]`, `"sum": []`, "either a fact or a sum"},
	} {
		wrong := strings.Replace(tt.form, tt.old, tt.new, 1)
		if wrong == tt.form {
			t.Errorf("%s is not in the form", tt.old)
		}
		_, err := templates(fstest.MapFS{"forms/x.json": {Data: []byte(wrong)}}, 2026)
		if !errors.Is(err, payroll.Refuse(BadForm)) || !strings.Contains(err.Error(), "x.json, ") || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s → %s: %v", tt.old, tt.new, err)
		}
	}
	twice := fstest.MapFS{"forms/a.json": {Data: []byte(good)}, "forms/b.json": {Data: []byte(strings.Replace(good, `"Mẫu X"`, `"mẫu x"`, 1))}}
	if _, err := templates(twice, 2026); !errors.Is(err, payroll.Refuse(BadForm)) {
		t.Errorf("two forms with one sheet: %v", err)
	}
}

// A new file is enough for a new sheet, from the year on whose last day it is in force.
func TestANewFormIsANewSheet(t *testing.T) {
	files := fstest.MapFS{"forms/z.json": {Data: []byte(good)}, "forms/y.json": {Data: []byte(goodLines)}}
	for year, want := range map[int]string{2025: "", 2026: "Mẫu Y, Mẫu X", 2027: "Mẫu Y, Mẫu X", 2028: "Mẫu Y"} {
		f := written(t, year, files)
		sheets := f.GetSheetList()
		if got := strings.Join(sheets[2:len(sheets)-2], ", "); got != want {
			t.Errorf("%d: %s, want %s", year, got, want)
		}
	}
	f := written(t, 2026, files)
	for cell, want := range map[string]string{
		"A1": "Đơn vị", "A2": "MẪU MỚI", "A4": "Đơn vị: Đơn vị", "A6": "Tên\n[1]",
		"A7": "An", "B7": "46305", "C7": "530100", "A8": "Smith", "C8": "200000", "C9": "[3]", "A10": "Cộng", "C10": "730100",
		"A12": "Ghi chú", "A13": "Chưa có mã số thuế và số giấy tờ (1 người): A0002 Smith.",
	} {
		if got, err := f.GetCellValue("Mẫu X", cell, excelize.Options{RawCellValue: true}); err != nil || got != want {
			t.Errorf("X, %s: %q, want %q (%v)", cell, got, want, err)
		}
	}
	if got, _ := f.GetCellFormula("Mẫu X", "C10"); got != "SUM(C7:C8)" {
		t.Errorf("X: %q", got)
	}
	for cell, want := range map[string]string{"B6": "730100", "B7": "530100", "B8": "200000", "C6": "730100"} {
		if got, err := f.GetCellValue("Mẫu Y", cell, excelize.Options{RawCellValue: true}); err != nil || got != want {
			t.Errorf("Y, %s: %q, want %q (%v)", cell, got, want, err)
		}
	}
	if got, _ := f.GetCellFormula("Mẫu Y", "C6"); got != "C7+C8" {
		t.Errorf("Y: %q", got)
	}
}

// written is the workbook of aYear with forms of files.
func written(t *testing.T, year int, files fs.FS) *excelize.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.xlsx")
	if err := writeWithForms(t.Context(), aYear(year), path, paper.Options{Lang: lang.Vietnamese}, files); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// aYear is a year in which An and Smith, a non-resident, were paid.
func aYear(year int) *ledger.Year {
	y := &ledger.Year{ReportHeader: ledger.ReportHeader{Unit: "Đơn vị", At: time.Unix(0, 0)}, Year: year}
	for i := range y.Months {
		y.Months[i].Month = payroll.Month(fmt.Sprintf("%d-%02d", year, i+1))
	}
	day := payroll.Date(fmt.Sprintf("%d-10-10", year))
	y.First, y.Last = payroll.CalendarYear(year)
	y.Payments = []payroll.TaxedPayment{
		{Payee: 1, Date: day, Kind: payroll.Contributor, Gross: 5_301_000, Tax: 530_100},
		{Payee: 2, Date: day, Kind: payroll.Nonresident, Gross: 1_000_000, Tax: 200_000},
	}
	who := []ledger.Author{{Code: "A0001", Name: "An", TaxCode: "8000000300"}, {Code: "A0002", Name: "Smith"}}
	for i, person := range payroll.TaxByPerson(y.Payments) {
		y.People = append(y.People, ledger.TaxedPerson{PersonTax: person, Author: who[i]})
	}
	return y
}

// Money that came back is told of below a table of those whom it came from.
func TestNotesAreOfTheTablesPeople(t *testing.T) {
	y := aYear(2026)
	y.Payments = append(y.Payments,
		payroll.TaxedPayment{Payee: 3, Date: "2026-03-01", Kind: payroll.Contributor, Gross: 1_000_000},
		payroll.TaxedPayment{Payee: 3, Date: "2026-10-01", Kind: payroll.Contributor, Gross: -400_000},
		payroll.TaxedPayment{Payee: 4, Date: "2026-10-01", Kind: payroll.Staff, Gross: -70_000})
	y.People = append(y.People, ledger.TaxedPerson{PersonTax: payroll.TaxByPerson(y.Payments)[2], Author: ledger.Author{Code: "A0003", Name: "Bình"}})
	w, err := paper.New(t.Context(), y.ReportHeader, paper.Options{Lang: lang.Vietnamese}, ofYearTitle, 2026)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	r := newYearReport(w, y)
	for rows, want := range map[string][2]string{
		peopleRows: {
			"Đã trừ 400.000 đồng thu hồi: làm giảm thu nhập chịu thuế, không làm giảm thu nhập thuộc diện khấu trừ và số thuế đã khấu trừ.",
			"Chưa có mã số thuế và số giấy tờ (2 người): A0002 Smith, A0003 Bình.",
		},
		withheldRows: {"", "Chưa có mã số thuế và số giấy tờ (1 người): A0002 Smith."},
	} {
		f := r.fill(formTemplate{Rows: rows})
		if got := [2]string{noteFacts["came_back"](r, f.people), noteFacts["unidentified"](r, f.people)}; got != want {
			t.Errorf("%s: %q", rows, got)
		}
	}
}

// The categories of a chart are at most ten: what does not fit is one bar.
func TestCategoriesOfAChart(t *testing.T) {
	for categories, want := range map[int]string{
		0: "[]", 1: "[100]", 10: "[100 99 98 97 96 95 94 93 92 91]", 11: "[100 99 98 97 96 95 94 93 92 181]", // 91 + 90
	} {
		y := aYear(2026)
		for i := range categories {
			y.Categories = append(y.Categories, ledger.YearRow{Key: fmt.Sprint(i), Months: [12]payroll.Dong{payroll.Dong(100 - i)}})
		}
		y.Categories = append(y.Categories, ledger.YearRow{Key: "taken back", Months: [12]payroll.Dong{-5}})
		r := &yearReport{Workbook: &paper.Workbook{Workbook: &xlsx.Workbook{Lang: lang.Vietnamese}}, Year: y}
		s := r.categoryBars()
		if got := fmt.Sprint(s.Values); got != want || len(s.Names) != len(s.Values) || (categories > mostBars) != slices.Contains(s.Names, "Khác") {
			t.Errorf("%d: %s %q", categories, got, s.Names)
		}
	}
}

// The manual has every fact that a form can show.
func TestFactsAreDocumented(t *testing.T) {
	names := append([]string(nil), periodNames...)
	for name := range personFacts {
		names = append(names, name)
	}
	for name := range periodFacts {
		names = append(names, name)
	}
	for name := range yearFacts {
		names = append(names, name)
	}
	for name := range lineFacts {
		names = append(names, name)
	}
	for name := range noteFacts {
		names = append(names, name)
	}
	for name := range cellForms {
		names = append(names, name)
	}
	for _, file := range []string{"vi/ma-nguon.md", "en/code.md"} {
		page, err := os.ReadFile("../../cmd/nhuanbut/manual/" + file)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if !strings.Contains(string(page), "`"+name+"`") {
				t.Errorf("%s does not say what %s is", file, name)
			}
		}
	}
}
