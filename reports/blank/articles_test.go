package blank_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/blank"
	"nhuanbut/reports/booktest"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/paper"
)

// emptySheet writes an empty list and opens it, with its visible sheet and the row of its head.
func emptySheet(t testing.TB, c ledger.Choices, spoken lang.Language) (f *excelize.File, sheet string, head int) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "mau.xlsx")
	if err := blank.WriteArticles(t.Context(), c, path, paper.Options{Lang: spoken}); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	sheet = f.GetSheetName(0)
	panes, err := f.GetPanes(sheet)
	if err != nil {
		t.Fatal(err)
	}
	return f, sheet, panes.YSplit
}

// fill writes rows below the samples.
func fill(t testing.TB, f *excelize.File, sheet string, head int, rows ...[]any) {
	t.Helper()
	for i, row := range rows {
		cell, _ := excelize.CoordinatesToCellName(1, head+3+i)
		if err := f.SetSheetRow(sheet, cell, &row); err != nil {
			t.Fatal(err)
		}
	}
}

// imported is what a new ledger makes of a file.
func imported(t testing.TB, path string) (*ledger.Ledger, ledger.Imported) {
	t.Helper()
	l, err := ledger.Create(t.Context(), booktest.Clerk, filepath.Join(t.TempDir(), "a.db"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	done, err := l.Import(t.Context(), booktest.Clerk, []string{path}, ledger.ImportOptions{Source: ledger.MainSource})
	if err != nil {
		t.Fatal(err)
	}
	return l, done
}

// filledRows are ID, title, date, category, genre, author, photographer, text and photo
// coefficient, photos, factor, lump sum, status. In October 2026 the unit is 253,000.
var filledRows = [][]any{
	// text 2 × 253,000 = 506,000 to Lam Giang; photos 0.5 × 3 × 253,000 = 379,500 to Phượng Khuê
	{"4137", "Khai mạc", day("2026-10-05"), "Thời sự", "Tin", "Lam Giang", "Phượng Khuê", 2, 0.5, 3, nil, nil, "Đã duyệt"},
	// a lump sum of 500,000: 300,000 and 200,000; (1.2 − 1) × 500,000 = 100,000: 60,000 and 40,000
	{nil, "Vùng cao", day("2026-10-31"), "Kinh tế", "Phóng sự", "Lam Giang (60%); Phượng Khuê (40%)", nil, nil, nil, nil, 1.2, 500000, "Đã duyệt"},
	// 1.5 × 253,000 = 379,500, not yet payable
	{"0009", "Chờ", "07/10/2026", "Chuyên mục mới", "Tin", "Người mới", nil, "1,5", nil, nil, nil, nil, "Chờ duyệt"},
}

func day(s string) time.Time { return payroll.Date(s).Time() }

func checkFilled(t testing.TB, path string) {
	t.Helper()
	l, done := imported(t, path)
	for _, refused := range done.Refused {
		t.Fatalf("refused: %v", refused)
	}
	if f := done.Files[0]; f.Added != 3 || f.Skipped != 2 || done.Samples != 2 {
		t.Errorf("%+v, samples %d", f, done.Samples)
	}
	b, err := l.Book(t.Context(), "2026-10")
	if err != nil {
		t.Fatal(err)
	}
	got := make(map[string]payroll.Dong)
	for _, row := range b.Total(payroll.ByAuthor).Rows {
		got[row.Key] = row.Gross
	}
	// Lam Giang 506,000 + 300,000 + 60,000; Phượng Khuê 379,500 + 200,000 + 40,000
	if len(got) != 2 || got["Lam Giang"] != 866_000 || got["Phượng Khuê"] != 619_500 {
		t.Errorf("totals: %v", got)
	}
	authors, err := l.Authors(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(authors) != 3 {
		t.Errorf("authors: %v", authors)
	}
	for _, ref := range []string{"4137", "0009"} {
		if _, err := l.Article(t.Context(), ref); err != nil {
			t.Error(err)
		}
	}
}

// A sheet that is filled needs no map, and a forgotten sample is never paid.
func TestFilledListIsImported(t *testing.T) {
	english := slices.Clone(filledRows)
	for i, status := range []string{"Approved", "Approved", "Pending"} {
		english[i] = append(slices.Clone(filledRows[i][:12]), status)
	}
	for _, spoken := range []lang.Language{lang.Vietnamese, lang.English} {
		f, sheet, head := emptySheet(t, ledger.CommonChoices("2026-10"), spoken)
		rows := filledRows
		if spoken == lang.English {
			rows = english
		}
		fill(t, f, sheet, head, rows...)
		path := filepath.Join(t.TempDir(), "filled.xlsx")
		if err := f.SaveAs(path); err != nil {
			t.Fatal(err)
		}
		checkFilled(t, path)
	}
}

// LibreOffice writes the filled sheet anew, as an office without Excel does.
func TestFilledListSavedByLibreOffice(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Skip("LibreOffice is not installed, or the run is short: the filled sheet is not saved with it")
	}
	f, sheet, head := emptySheet(t, ledger.CommonChoices("2026-10"), lang.Vietnamese)
	fill(t, f, sheet, head, filledRows...)
	dir := t.TempDir()
	path := filepath.Join(dir, "filled.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile"))
	out := filepath.Join(dir, "out")
	if said, err := exec.Command(soffice, profile, "--headless", "--convert-to", "xlsx", "--outdir", out, path).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	saved := filepath.Join(out, "filled.xlsx")
	checkFilled(t, saved)
	again, err := excelize.OpenFile(saved)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	validations, err := again.GetDataValidations(sheet)
	if err != nil || len(validations) < 9 {
		t.Errorf("%d validations are left, %v", len(validations), err)
	}
}

// An empty sheet as it is gives nothing.
func TestEmptyListGivesNothing(t *testing.T) {
	f, _, _ := emptySheet(t, ledger.Choices{}, lang.Vietnamese)
	l, done := imported(t, f.Path)
	if count := done.Files[0]; count.Rows != 0 || count.Skipped != 2 || len(done.NewAuthors)+len(done.Warnings)+len(done.Refused) != 0 {
		t.Errorf("%+v", done)
	}
	if list, err := l.Articles(t.Context(), ledger.ArticleFilter{}); err != nil || len(list) != 0 {
		t.Errorf("%d articles, %v", len(list), err)
	}
}

// Every head is one that import knows, with a note that names it.
func TestEmptyListHeads(t *testing.T) {
	want := []payroll.Column{
		payroll.ID, payroll.Title, payroll.Published, payroll.Category, payroll.Genre, payroll.Authors, payroll.PhotoAuthors,
		payroll.TextCoefficient, payroll.PhotoCoefficient, payroll.Photos, payroll.Pages, payroll.Encouragement, payroll.LumpSum, payroll.NewsroomStatus,
	}
	for _, spoken := range []lang.Language{lang.Vietnamese, lang.English} {
		f, sheet, head := emptySheet(t, ledger.Choices{Policy: payroll.Policy{TextByPages: true}}, spoken)
		heads := booktest.Read(t, f, sheet, head).Head
		notes := make(map[string]string)
		comments, err := f.GetComments(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range comments {
			for _, run := range c.Paragraph {
				notes[c.Cell] += run.Text
			}
		}
		if len(heads) != len(want) || len(notes) != len(want) {
			t.Fatalf("%d heads, %d notes, want %d", len(heads), len(notes), len(want))
		}
		for i, name := range heads {
			if c, ok := cms.LookupColumn(name); !ok || c != want[i] {
				t.Errorf("%s is understood as %s, want %s", name, c.Key(), want[i].Key())
			}
			cell, _ := excelize.CoordinatesToCellName(i+1, head)
			if note := notes[cell]; !strings.HasPrefix(note, name+" — ") || strings.Count(note, "\n") < 2 {
				t.Errorf("%s, note %q", name, note)
			}
		}
	}
}

// Lists are those of the ledger, on the hidden sheet, longer than a cell's check can hold;
// authors are suggestions, statuses are not.
func TestEmptyListLists(t *testing.T) {
	c := ledger.CommonChoices("2026-10")
	c.Categories, c.Genres, c.Statuses = []string{"Đời sống, xã hội", "Kinh tế"}, []string{"Tản văn"}, []string{"lên trang", "nháp"}
	for len(strings.Join(c.Authors, ",")) <= 255 {
		c.Authors = append(c.Authors, "Cộng tác viên có tên rất dài "+string(rune('A'+len(c.Authors))))
	}
	f, sheet, head := emptySheet(t, c, lang.Vietnamese)
	if visible, err := f.GetSheetVisible("_lists"); err != nil || visible {
		t.Errorf("_lists is visible: %v, %v", visible, err)
	}
	validations, err := f.GetDataValidations(sheet)
	if err != nil {
		t.Fatal(err)
	}
	heads := booktest.Read(t, f, sheet, head).Head
	got := make(map[string]*excelize.DataValidation)
	for _, v := range validations {
		column, row, err := excelize.CellNameToCoordinates(strings.Split(v.Sqref, ":")[0])
		if err != nil || row != head+1 {
			t.Errorf("%s: %v", v.Sqref, err)
		}
		got[heads[column-1]] = v
	}
	for name, want := range map[string]struct {
		items []string
		style string // "": nothing is asked
	}{
		"Phân loại":     {c.Categories, "warning"},
		"Loại bài viết": {c.Genres, "warning"},
		"Tác giả":       {c.Authors, ""},
		"Tác giả ảnh":   {c.Authors, ""},
		"Trạng thái":    {[]string{"Đã duyệt", "Chờ duyệt", "Nháp", "Từ chối", "Lên trang"}, "stop"},
	} {
		v := got[name]
		if v == nil || v.Type != "list" {
			t.Errorf("%s: %+v", name, v)
			continue
		}
		style := ""
		if v.ShowErrorMessage {
			style = *v.ErrorStyle
		}
		if style != want.style {
			t.Errorf("%s: %q, want %q", name, style, want.style)
		}
		if items := listed(t, f, v.Formula1); !slices.Equal(items, want.items) {
			t.Errorf("%s: %v, want %v", name, items, want.items)
		}
	}
	// 2026-10-01 is Excel's day 46296 (2026-01-01 is 46023, and 273 days of 2026 lie before).
	if v := got["Ngày xuất bản"]; v == nil || v.Type != "date" || v.Formula1 != "46296" || v.Formula2 != "46326.99999" {
		t.Errorf("dates: %+v", v)
	}
	for _, v := range validations {
		if v.Error != nil && len([]rune(*v.Error)) > 225 || v.ErrorTitle != nil && len([]rune(*v.ErrorTitle)) > 32 {
			t.Errorf("Excel refuses the error of %s", v.Sqref)
		}
	}
}

// listed are the cells of a range as a check names it: '_lists'!$D$2:$D$8.
func listed(t testing.TB, f *excelize.File, formula string) (items []string) {
	t.Helper()
	_, cells, _ := strings.Cut(strings.ReplaceAll(formula, "$", ""), "!")
	from, to, ok := strings.Cut(cells, ":")
	column, first, err := excelize.CellNameToCoordinates(from)
	_, last, err2 := excelize.CellNameToCoordinates(to)
	if !ok || err != nil || err2 != nil {
		t.Fatalf("%s: %v, %v", formula, err, err2)
	}
	for row := first; row <= last; row++ {
		cell, _ := excelize.CoordinatesToCellName(column, row)
		item, err := f.GetCellValue("_lists", cell)
		if err != nil {
			t.Fatal(err)
		}
		items = append(items, item)
	}
	return items
}

// Empty cells have their form before anything is typed: an ID stays text, a date is one.
func TestEmptyListForms(t *testing.T) {
	f, sheet, head := emptySheet(t, ledger.Choices{}, lang.Vietnamese)
	heads := booktest.Read(t, f, sheet, head).Head
	for name, want := range map[string]string{
		"ID": "@", "Tiêu đề": "@", "Tác giả": "@", "Ngày xuất bản": "dd/mm/yyyy", "Số Ảnh": "#,##0", "Số tiền": "#,##0", "Hệ số tin": "",
	} {
		column, _ := excelize.ColumnNumberToName(slices.Index(heads, name) + 1)
		id, err := f.GetColStyle(sheet, column)
		if err != nil {
			t.Fatal(err)
		}
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		if style.CustomNumFmt != nil {
			got = *style.CustomNumFmt
		}
		if got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// Photos by the newsroom's rule: of one, or of all.
func TestEmptyListSaysTheRule(t *testing.T) {
	for total, want := range map[bool]string{false: "một ảnh", true: "tất cả ảnh"} {
		f, sheet, _ := emptySheet(t, ledger.Choices{Policy: payroll.Policy{PhotoTotal: total}}, lang.Vietnamese)
		comments, err := f.GetComments(sheet)
		if err != nil {
			t.Fatal(err)
		}
		found := slices.ContainsFunc(comments, func(c excelize.Comment) bool {
			return len(c.Paragraph) == 2 && strings.HasPrefix(c.Paragraph[0].Text, "Hệ số ảnh") && strings.Contains(c.Paragraph[1].Text, want)
		})
		if !found {
			t.Errorf("no note says %q", want)
		}
	}
}

func TestEmptyListIsTheSameTwice(t *testing.T) {
	var files [2][]byte
	for i := range files {
		f, _, _ := emptySheet(t, ledger.CommonChoices("2026-10"), lang.Vietnamese)
		var err error
		if files[i], err = os.ReadFile(f.Path); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("two lists of the same choices differ")
	}
}
