package month_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/booktest"
	"nhuanbut/reports/lang"
)

// The contract with those who import the sheet: keys, order and table name.
func TestDataKeysAndTable(t *testing.T) {
	b := booktest.OctoberBook(t)
	for sheet, spoken := range map[string]lang.Language{"Dữ liệu": lang.Vietnamese, "Data": lang.English} {
		f := workbook(t, b, spoken)
		data := booktest.Read(t, f, sheet, 1)
		want := strings.Fields(`line_id period article_id published_on title category genre author_code author_name
			tax_code role kind quantity coefficient unit amount adjusts debit credit voucher_no posting_date budget_code
			category_code genre_code`)
		if !slices.Equal(data.Head, want) {
			t.Errorf("%q, want %q", data.Head, want)
		}
		// royalties: 2 + 3 + 1 + 1 + 3; one encouragement; two entered
		if len(data.Rows) != 13 {
			t.Errorf("%d rows, want 13", len(data.Rows))
		}
		tables, err := f.GetTables(sheet)
		if err != nil || len(tables) != 1 || tables[0].Name != "DuLieu" || tables[0].Range != "A1:X14" {
			t.Error(tables, err)
		}
		if merged, err := f.GetMergeCells(sheet); err != nil || len(merged) != 0 {
			t.Error(merged, err)
		}
	}
}

func TestDataCellsHaveTheirTypes(t *testing.T) {
	f := workbook(t, booktest.OctoberBook(t), lang.Vietnamese)
	data := booktest.Read(t, f, "Dữ liệu", 1)
	i := slices.IndexFunc(data.Rows, func(row []string) bool { return row[4] == "=1+1" })
	if i < 0 {
		t.Fatal("no article =1+1")
	}
	for column, want := range map[string]excelize.CellType{
		"article_id": excelize.CellTypeInlineString, "title": excelize.CellTypeInlineString,
		"author_code": excelize.CellTypeInlineString, "period": excelize.CellTypeInlineString,
		"published_on": excelize.CellTypeUnset, "quantity": excelize.CellTypeUnset,
		"coefficient": excelize.CellTypeUnset, "unit": excelize.CellTypeUnset, "amount": excelize.CellTypeUnset,
	} {
		cell, err := excelize.CoordinatesToCellName(data.Column(t, column)+1, i+2)
		if err != nil {
			t.Fatal(err)
		}
		got, err := f.GetCellType("Dữ liệu", cell)
		if err != nil || got != want {
			t.Errorf("%s: type %d, want %d (%v)", column, got, want, err)
		}
		if formula, err := f.GetCellFormula("Dữ liệu", cell); err != nil || formula != "" {
			t.Errorf("%s: formula %q %v", column, formula, err)
		}
	}
	row := data.Rows[i]
	if row[2] != "0008" { // an ID is text
		t.Errorf("article_id %q", row[2])
	}
	if row[3] != "46307" { // 12/10/2026: 46023 is 01/01/2026, and 284 days
		t.Errorf("published_on %q", row[3])
	}
	shown, err := f.GetCellValue("Dữ liệu", "D2")
	if err != nil || shown != "05/10/2026" {
		t.Error(shown, err)
	}
	if shown, err = f.GetCellValue("Dữ liệu", "P2"); err != nil || shown != "506,000" {
		t.Error(shown, err)
	}
}

func TestSheetsPrintAndScroll(t *testing.T) {
	f := workbook(t, booktest.OctoberBook(t), lang.Vietnamese)
	titles, areas := make(map[string]string), make(map[string]string)
	for _, name := range f.GetDefinedName() {
		switch name.Name {
		case "_xlnm.Print_Titles":
			titles[name.Scope] = name.RefersTo
		case "_xlnm.Print_Area":
			areas[name.Scope] = name.RefersTo
		}
	}
	for sheet, row := range map[string]string{
		"Tổng hợp tác giả": "5", "Tổng hợp chuyên mục": "5", "Chi tiết bài viết": "5", "Dữ liệu": "1",
	} {
		if want := "'" + sheet + "'!$" + row + ":$" + row; titles[sheet] != want {
			t.Errorf("%q, want %q", titles[sheet], want)
		}
		if want := "'" + sheet + "'!$A$1:$"; !strings.HasPrefix(areas[sheet], want) {
			t.Errorf("%s prints %q", sheet, areas[sheet])
		}
		panes, err := f.GetPanes(sheet)
		if err != nil || !panes.Freeze || panes.YSplit != int(row[0]-'0') {
			t.Errorf("%s: %+v %v", sheet, panes, err)
		}
		layout, err := f.GetPageLayout(sheet)
		if err != nil || *layout.Size != 9 || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
			t.Errorf("%s: %+v %v", sheet, layout, err)
		}
		props, err := f.GetSheetProps(sheet)
		if err != nil || !*props.FitToPage {
			t.Errorf("%s: %v", sheet, err)
		}
	}
}

func TestTextThatACellCannotHold(t *testing.T) {
	long := strings.Repeat("😀", 20_000) // 40,000 UTF-16 units
	const right, name = "عنوان", "A\x00B\x0bC\ufffe"
	b := booktest.OctoberBook(t)
	b.Unit = "Báo <&> \x01"
	b.MonthArticles[0].Title, b.MonthArticles[1].Title = long, strings.Repeat("Dài ", 50)
	for id, a := range b.Authors {
		switch a.Name {
		case "An":
			a.Name = name
		case "Bình":
			a.Name = right
		}
		b.Authors[id] = a
	}
	f := workbook(t, b, lang.Vietnamese)
	data := booktest.Read(t, f, "Dữ liệu", 1)
	title := data.Rows[0][4]
	if units := len(utf16.Encode([]rune(title))); units > 32_767 || units < 32_760 || !strings.HasSuffix(title, "😀…") {
		t.Errorf("%d units", units)
	}
	if row := data.Find(t, "author_name", "ABC"); row[7] != "A0001" {
		t.Errorf("%q", row)
	}
	data.Find(t, "author_name", right)
	if unit, err := f.GetCellValue("Tổng hợp tác giả", "A1"); err != nil || unit != "Báo <&> " {
		t.Errorf("%q %v", unit, err)
	}
}

func TestALineOfAnotherMonthsArticleIsCounted(t *testing.T) {
	ctx := context.Background()
	csv := booktest.Header +
		"1,Cũ,05/09/2026,Thời sự,Tin,An,,2,,,,,Approved\n" +
		"2,Mới,05/10/2026,Thời sự,Tin,An,,1,,,,,Approved\n"
	b := booktest.Book(t, csv, func(l *ledger.Ledger) {
		if _, err := l.ConfirmAuthors(ctx, booktest.Clerk, nil, payroll.Contributor); err != nil {
			t.Fatal(err)
		}
		if _, err := l.ClosePeriod(ctx, booktest.Clerk, "2026-09", ledger.CloseOptions{Early: true}); err != nil {
			t.Fatal(err)
		}
		// (1.5 − 2) × 253,000
		if _, err := l.SetArticle(ctx, booktest.Clerk, "1", map[payroll.Column]string{payroll.TextCoefficient: "1.5"}, ""); err != nil {
			t.Fatal(err)
		}
	})
	f := workbook(t, b, lang.Vietnamese)
	articles := booktest.Read(t, f, "Chi tiết bài viết", 5)
	if row := articles.Find(t, "ID", "J1-1/2026-10"); row[articles.Column(t, "Khoản khác")] != "-126500" ||
		row[articles.Column(t, "Tiêu đề")] != "Điều chỉnh: bài 1 “Cũ”" ||
		row[articles.Column(t, "Ghi chú")] != "Điều chỉnh dòng R1-1, tháng 2026-09" {
		t.Errorf("%q", row)
	}
	if n := articles.Sum(t, "Tổng cộng", articles.Rows[len(articles.Rows)-1:]); n != 253_000-126_500 {
		t.Errorf("%d", n)
	}
	data := booktest.Read(t, f, "Dữ liệu", 1)
	if row := data.Find(t, "line_id", "J1-1/2026-10"); row[2] != "1" || row[4] != "Cũ" || row[5] != "Thời sự" || row[16] != "R1-1" {
		t.Errorf("%q", row)
	}
	if total := b.Total(payroll.ByCategory); total.Articles != 1 || len(total.Rows) != 1 || total.Gross != 253_000-126_500 {
		t.Errorf("%+v", total)
	}
}
