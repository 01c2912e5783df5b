package month_test

import (
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/booktest"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/month"
	"nhuanbut/reports/paper"
)

// A month's workbook that nobody touched says nothing new, whatever the newsroom's ways,
// the language, and whether the month is closed; nor does one that another program saved.
func TestAnUntouchedWorkbookSaysNothing(t *testing.T) {
	for name, policy := range policies {
		for _, spoken := range []lang.Language{lang.Vietnamese, lang.English} {
			t.Run(name+" "+string(spoken), func(t *testing.T) {
				booktest.Book(t, randomMonth(11, 200), func(l *ledger.Ledger) {
					setWays(t, l, policy)
					saysNothing(t, l, spoken)
					if _, err := l.ConfirmAuthors(t.Context(), booktest.Clerk, nil, payroll.Contributor); err != nil {
						t.Fatal(err)
					}
					accept := []payroll.Code{payroll.NoAuthor, payroll.BaseCoefficientOff}
					if _, err := l.ClosePeriod(t.Context(), booktest.Clerk, "2026-10", ledger.CloseOptions{Early: true, Accept: accept}); err != nil {
						t.Fatal(err)
					}
					saysNothing(t, l, spoken)
				})
			})
		}
	}
}

// odd has values that are written in another way than they are read, or look like
// something else.
const odd = booktest.Header +
	"1,=1+1,05/10/2026 16:30,\"A;B\",Tin,Ảnh: Châu,,2,0.5,,,,Approved\n" +
	"2,\"Tổng cộng: 4 tin\",06/10/2026,Kinh tế,Tin,An (60%); Bình (40%),Dũng,0.3333,,,,,Approved\n" +
	"3,_x0041_ bài,07/10/2026,\"Kinh tế; Xã hội\",Tin,Photos: An,Shares: 60,1,,,,,Pending\n" +
	"4,\"  hai   khoảng trắng \",08/10/2026,Kinh tế,Tin,\"An\nBình\",,1.5,,,,,đăng tạm\n" +
	"00424,ID,09/10/2026,,Tin,Bình,,,,,,500000,Approved\n" +
	",Không có ID,10/10/2026,Kinh tế,Tin,An & Bình,,1,,,1.2,,Approved\n" +
	"thoi-su/9,Có nguồn,11/10/2026,Thời sự,Tin,TTXVN,,1,,,,,Draft\n"

func TestOddValuesSayNothing(t *testing.T) {
	for _, spoken := range []lang.Language{lang.Vietnamese, lang.English} {
		booktest.Book(t, odd, func(l *ledger.Ledger) { saysNothing(t, l, spoken) })
	}
}

// setWays gives a ledger a newsroom's ways, a source and an amount beside the articles.
func setWays(t testing.TB, l *ledger.Ledger, policy map[string]string) {
	t.Helper()
	for key, value := range policy {
		if _, err := l.SetSetting(t.Context(), booktest.Clerk, key, value, ""); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := l.ConfirmAuthors(t.Context(), booktest.Clerk, []string{"TTXVN"}, payroll.Source); err != nil {
		t.Fatal(err)
	}
	if _, err := l.AddLine(t.Context(), booktest.Clerk, ledger.NewLine{Month: "2026-10", Author: "Tác giả 1", Kind: payroll.QuotaKind, Amount: 777, Basis: "Định mức"}); err != nil {
		t.Fatal(err)
	}
}

// saysNothing takes October's workbook back as it was written, as another program saves it,
// and without the values of its formulas.
func saysNothing(t testing.TB, l *ledger.Ledger, spoken lang.Language) {
	t.Helper()
	b, err := l.Report(t.Context(), "2026-10")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "m.xlsx")
	if err := month.Write(t.Context(), month.NewView(b, nil, paper.Options{Lang: spoken}), path); err != nil {
		t.Fatal(err)
	}
	nothing := func(how string) {
		t.Helper()
		done, err := l.WeighCorrections(t.Context(), path)
		if err != nil {
			t.Fatalf("%s: %v", how, err)
		}
		if len(done.Corrections)+len(done.Refused)+len(done.Warnings) > 0 || done.Files[0].Unchanged != len(b.MonthArticles) {
			t.Errorf("%s: %+v\n%+v", how, done, done.Corrections)
		}
		for _, r := range done.Refused {
			t.Errorf("%s: row %d, %s: %q %v", how, r.At.Row, r.Column, r.Value, r.Reason)
		}
		for _, w := range done.Warnings {
			t.Errorf("%s: rows %d, %s: %v", how, w.Rows, w.Column, w.Reason)
		}
	}
	nothing("as written")
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	nothing("saved again")
	for at := range formulas(t, f) {
		if strings.HasPrefix(at[0], "Chi tiết") || at[0] == "Articles" {
			of, _ := f.GetCellFormula(at[0], at[1])
			if err := f.SetCellValue(at[0], at[1], nil); err != nil {
				t.Fatal(err)
			}
			if err := f.SetCellFormula(at[0], at[1], of); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	nothing("not calculated")
}

// What an editor changes in a workbook gives the same đồng as setting it in the ledger.
func TestCorrectionsAreWhatSettingGives(t *testing.T) {
	list := randomMonth(12, 120)
	edits := []edit{
		{"3", "Text coef.", payroll.TextCoefficient, 1.25, "1.25"}, {"7", "Text coef.", payroll.TextCoefficient, "0,75", "0.75"},
		{"7", "Photo coef.", payroll.PhotoCoefficient, 0.3, "0.3"}, {"11", "Photos", payroll.Photos, 5, "5"},
		{"20", "Encour. factor", payroll.Encouragement, 1.5, "1.5"}, {"31", "Base coef.", payroll.BaseCoefficient, "0.12", "0.12"},
		{"44", "LuongCoSo", payroll.BaseSalary, "2.340.000", "2340000"}, {"53", "Author", payroll.Authors, "Tác giả 3 (70%); Người 1 (30%)", "Tác giả 3 (70%); Người 1 (30%)"},
		{"60", "Text coef.", payroll.TextCoefficient, nil, ""}, {"61", "Genre", payroll.Genre, "Phóng sự", "Phóng sự"},
		{"77", "Published", payroll.Published, "02/11/2026", "2026-11-02"}, {"90", "Title", payroll.Title, "Tiêu đề khác", "Tiêu đề khác"},
	}
	totals := func(correct func(*ledger.Ledger)) (sums []payroll.Total) {
		booktest.Book(t, list, func(l *ledger.Ledger) {
			setWays(t, l, policies["thousand"])
			correct(l)
			for _, m := range []payroll.Month{"2026-10", "2026-11"} {
				b, err := l.Book(t.Context(), m)
				if err != nil {
					t.Fatal(err)
				}
				sums = append(sums, b.Total(payroll.ByAuthor), b.Total(payroll.ByGenre))
			}
		})
		return sums
	}
	set := totals(func(l *ledger.Ledger) {
		for _, e := range edits {
			if _, err := l.SetArticle(t.Context(), booktest.Clerk, e.article, map[payroll.Column]string{e.column: e.set}, ""); err != nil {
				t.Fatal(err)
			}
		}
	})
	corrected := totals(func(l *ledger.Ledger) {
		done, err := l.Correct(t.Context(), booktest.Clerk, edited(t, l, edits), nil)
		if err != nil || len(done.Refused) > 0 {
			t.Fatal(err, done.Refused)
		}
		if got := done.Files[0]; got.Changed != 11 || got.Unchanged != 109 {
			t.Errorf("%+v", got)
		}
		if len(done.Corrections) != len(edits) {
			t.Errorf("%d corrections, want %d", len(done.Corrections), len(edits))
		}
	})
	if !reflect.DeepEqual(set, corrected) {
		t.Errorf("set %+v\ncorrected %+v", set, corrected)
	}
}

// edit is a cell of an article's row, with what it sets.
type edit struct {
	article, header string
	column          payroll.Column
	value           any
	set             string
}

// edited is October's workbook with cells changed.
func edited(t testing.TB, l *ledger.Ledger, edits []edit) (path string) {
	t.Helper()
	b, err := l.Report(t.Context(), "2026-10")
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "m.xlsx")
	if err := month.Write(t.Context(), month.NewView(b, nil, paper.Options{Lang: lang.English}), path); err != nil {
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
	head := slices.IndexFunc(rows, func(row []string) bool { return slices.Contains(row, "ID") })
	for _, e := range edits {
		row := slices.IndexFunc(rows, func(row []string) bool { return len(row) > 1 && row[1] == e.article })
		cell, err := excelize.CoordinatesToCellName(slices.Index(rows[head], e.header)+1, row+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellValue("Articles", cell, e.value); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	return path
}
