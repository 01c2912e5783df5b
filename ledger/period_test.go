package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

// gross is a month's total by author, "An 506000, Bình 253000", without those of 0.
func gross(t testing.TB, l *ledger.Ledger, m payroll.Month) string {
	t.Helper()
	b, err := l.Book(context.Background(), m)
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, row := range b.Total(payroll.ByAuthor).Rows {
		if row.Gross != 0 {
			words = append(words, fmt.Sprintf("%s %d", row.Key, row.Gross))
		}
	}
	return strings.Join(words, ", ")
}

func confirmAll(t testing.TB, l *ledger.Ledger) {
	t.Helper()
	if _, err := l.ConfirmAuthors(context.Background(), clerk, nil, payroll.Contributor); err != nil {
		t.Fatal(err)
	}
}

// closeMonth closes a month, over large coefficients too: figures of a few articles are
// to be worked out by hand.
func closeMonth(t testing.TB, l *ledger.Ledger, m payroll.Month, accept ...payroll.Code) {
	t.Helper()
	confirmAll(t, l)
	accept = append(accept, payroll.Outlier)
	if _, err := l.ClosePeriod(context.Background(), clerk, m, ledger.CloseOptions{Early: true, Accept: accept}); err != nil {
		t.Fatal(err)
	}
}

func set(t testing.TB, l *ledger.Ledger, id string, column payroll.Column, value string) {
	t.Helper()
	if _, err := l.SetArticle(context.Background(), clerk, id, map[payroll.Column]string{column: value}, "thử"); err != nil {
		t.Fatal(err)
	}
}

// September is closed with 506,000 to An (2 × 253,000) and 253,000 to Bình; what comes
// afterwards changes October alone. The article of October gives Chi 253,000.
func TestWhatChangesAfterClosing(t *testing.T) {
	ctx := context.Background()
	for name, tt := range map[string]struct {
		act  func(*testing.T, *ledger.Ledger)
		want string // of October
	}{
		"nothing": {func(*testing.T, *ledger.Ledger) {}, "Chi 253000"},
		"a coefficient is raised": { // (3 − 2) × 253,000
			func(t *testing.T, l *ledger.Ledger) { set(t, l, "1", payroll.TextCoefficient, "3") }, "An 253000, Chi 253000"},
		"and lowered again": {func(t *testing.T, l *ledger.Ledger) {
			set(t, l, "1", payroll.TextCoefficient, "3")
			set(t, l, "1", payroll.TextCoefficient, "2")
		}, "Chi 253000"},
		"the article is rejected": {func(t *testing.T, l *ledger.Ledger) {
			if _, err := l.Decide(ctx, clerk, []string{"1"}, payroll.Rejected, ""); err != nil {
				t.Fatal(err)
			}
		}, "An -506000, Chi 253000"},
		"another author wrote it": {
			func(t *testing.T, l *ledger.Ledger) { set(t, l, "1", payroll.Authors, "Bình") }, "An -506000, Bình 506000, Chi 253000"},
		"an article without author gets one": { // 4 × 253,000
			func(t *testing.T, l *ledger.Ledger) { set(t, l, "4", payroll.Authors, "An") }, "An 1012000, Chi 253000"},
		"it is moved to October": { // taken back and paid in October: both in October
			func(t *testing.T, l *ledger.Ledger) { set(t, l, "1", payroll.Published, "2026-10-09") }, "Chi 253000"},
		"it is moved to November": {
			func(t *testing.T, l *ledger.Ledger) { set(t, l, "1", payroll.Published, "2026-11-09") }, "An -506000, Chi 253000"},
		"an article of October belongs to September": {
			func(t *testing.T, l *ledger.Ledger) { set(t, l, "3", payroll.Published, "2026-09-20") }, "Chi 253000"},
		"its date is taken away": {
			func(t *testing.T, l *ledger.Ledger) { set(t, l, "1", payroll.Published, "") }, "An -506000, Chi 253000"},
		"a late article comes": {func(t *testing.T, l *ledger.Ledger) {
			take(t, l, ledger.ImportOptions{}, withID, "9,Muộn,30/09/2026,muon,An,1,0")
		}, "An 253000, Chi 253000"},
		"one comes from before the first closed month": {func(t *testing.T, l *ledger.Ledger) {
			take(t, l, ledger.ImportOptions{}, withID, "9,Rất muộn,30/06/2026,muon,An,1,0") // 0.1 × 2,340,000
		}, "An 234000, Chi 253000"},
		"a pending one is approved": { // 5 × 253,000
			func(t *testing.T, l *ledger.Ledger) {
				if _, err := l.Decide(ctx, clerk, []string{"5"}, payroll.Approved, ""); err != nil {
					t.Fatal(err)
				}
			}, "Bình 1265000, Chi 253000"},
		"the author is a source": {func(t *testing.T, l *ledger.Ledger) {
			if _, err := l.SetAuthor(ctx, clerk, "Bình", map[string]string{"kind": "source"}); err != nil {
				t.Fatal(err)
			}
		}, "Bình -253000, Chi 253000"},
		"the author is staff": {func(t *testing.T, l *ledger.Ledger) {
			if _, err := l.SetAuthor(ctx, clerk, "Bình", map[string]string{"kind": "staff"}); err != nil {
				t.Fatal(err)
			}
		}, "Chi 253000"},
		"two authors are one": {func(t *testing.T, l *ledger.Ledger) {
			if _, err := l.MergeAuthors(ctx, clerk, "An", []string{"Bình"}); err != nil {
				t.Fatal(err)
			}
		}, "Chi 253000"},
		"rates and settings are set": { // October: 0.1 × 2,600,000, to 1,000 đồng
			func(t *testing.T, l *ledger.Ledger) {
				for _, err := range []error{
					l.SetRate(ctx, clerk, payroll.Rate{Name: payroll.BaseSalaryRate, From: "2026-09-01", Value: decimalOf("2600000"), Basis: "thử"}),
					errOf(l.SetSetting(ctx, clerk, payroll.RoundTo, "1000", "")),
					errOf(l.SetSetting(ctx, clerk, payroll.FirstDay, "26", "2026-12")),
				} {
					if err != nil {
						t.Fatal(err)
					}
				}
			}, "Chi 260000"},
		"a line is added": {func(t *testing.T, l *ledger.Ledger) {
			if _, err := l.AddLine(ctx, clerk, ledger.NewLine{Month: "2026-09", Author: "An", Kind: payroll.QuotaKind, Amount: 1000, Basis: "x"}); err != nil {
				t.Fatal(err)
			}
		}, "An -1000, Chi 253000"},
		"a line is taken back": {func(t *testing.T, l *ledger.Ledger) {
			if _, err := l.VoidLine(ctx, clerk, "M1", ""); err != nil {
				t.Fatal(err)
			}
		}, "An -70000, Chi 253000"},
	} {
		t.Run(name, func(t *testing.T) {
			l := create(t)
			take(t, l, ledger.ImportOptions{}, withID, "1,A,05/09/2026,a,An,2,0", "2,B,06/09/2026,b,Bình,1,0", "3,C,07/10/2026,c,Chi,1,0",
				"4,D,08/09/2026,d,,4,0", "5,E,09/09/2026,e,Bình,5,2")
			if _, err := l.AddLine(ctx, clerk, ledger.NewLine{Month: "2026-09", Author: "An", Kind: payroll.RemunerationKind, Amount: 70_000, Basis: "x"}); err != nil {
				t.Fatal(err)
			}
			closeMonth(t, l, "2026-09", payroll.NoAuthor)
			tt.act(t, l)
			if got := gross(t, l, "2026-10"); got != tt.want {
				t.Errorf("October: %s, want %s", got, tt.want)
			}
			want := "An 576000, Bình 253000"
			if name == "two authors are one" {
				want = "An 829000"
			}
			if got := gross(t, l, "2026-09"); got != want {
				t.Errorf("September: %s, want %s", got, want)
			}
			// Once October is closed nothing is left to adjust, and all recomputes.
			closeMonth(t, l, "2026-10", payroll.NoAuthor, payroll.NoDate)
			if got := gross(t, l, "2026-11"); got != "" && name != "it is moved to November" {
				t.Errorf("November: %s, want nothing", got)
			}
			if done, err := l.Verify(ctx, ""); err != nil || !done.OK {
				t.Errorf("%+v, %v", done.Problems, err)
			}
		})
	}
}

func errOf[T any](_ T, err error) error { return err }

// An adjustment says what it adjusts, and its article's category takes it.
func TestAdjustmentNamesTheOriginal(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	const header = "ID,Tiêu đề,Ngày xuất bản,Phân loại,Tác giả,Hệ số tin,Approval Status"
	take(t, l, ledger.ImportOptions{}, header, "1,A,05/09/2026,Kinh tế,An,2,0")
	closeMonth(t, l, "2026-09")
	take(t, l, ledger.ImportOptions{}, header, "1,A,05/09/2026,Văn hóa,An,3,0")
	b, err := l.Book(ctx, "2026-10")
	if err != nil {
		t.Fatal(err)
	}
	line := b.Lines[0]
	if line.ID != "J1-1/2026-10" || line.Adjusts != "R1-1" || line.Of != payroll.RoyaltyKind || line.OfMonth != "2026-09" || line.Amount != 253_000 {
		t.Errorf("%+v", line)
	}
	for m, want := range map[payroll.Month]string{"2026-09": "Kinh tế", "2026-10": "Văn hóa"} {
		b, err := l.Book(ctx, m)
		if err != nil {
			t.Fatal(err)
		}
		total := b.Total(payroll.ByCategory)
		if len(total.Rows) != 1 || total.Rows[0].Key != want {
			t.Errorf("%s: %+v", m, total.Rows)
		}
	}
	s, err := l.Article(ctx, "1")
	if err != nil || len(s.Lines) != 2 || s.Lines[1].ID != line.ID {
		t.Errorf("article: %+v, %v", s.Lines, err)
	}
}

// What comes into a closed month is looked at, and blocks, where it is paid: a 1 in place
// of 0.1 would pay ten times too much.
func TestLateArticlesAreChecked(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	take(t, l, ledger.ImportOptions{}, withID, "1,A,05/09/2026,a,An,2,0")
	closeMonth(t, l, "2026-09")
	take(t, l, ledger.ImportOptions{}, withID, "2,B,06/09/2026,b,An,1,0", "3,C,06/09/2026,c,Mới,1,0")
	set(t, l, "2", payroll.BaseCoefficient, "1")
	b := must(l.Book(ctx, "2026-10"))(t)
	var codes []string
	for _, f := range b.Check() {
		if f.Severity == payroll.Blocking {
			codes = append(codes, string(f.Code)+" "+strings.Join(f.Articles, " "))
		}
	}
	if got := strings.Join(codes, ", "); got != "base-coefficient-differs 2, author-unknown 3" {
		t.Error(got)
	}
	if _, err := l.ClosePeriod(ctx, clerk, "2026-10", ledger.CloseOptions{}); !errors.Is(err, payroll.Refuse(ledger.PeriodBlocked)) {
		t.Errorf("%v", err)
	}
}

func TestMonthsCloseInOrder(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	closing := func(m payroll.Month, o ledger.CloseOptions, want payroll.Code) {
		t.Helper()
		if _, err := l.ClosePeriod(ctx, clerk, m, o); want == "" && err != nil || want != "" && !errors.Is(err, payroll.Refuse(want)) {
			t.Errorf("close %s: %v, want %q", m, err, want)
		}
	}
	closing("2026-09", ledger.CloseOptions{}, ledger.NothingToClose)
	take(t, l, ledger.ImportOptions{}, withID, "1,A,05/09/2026,a,An,2,0", "2,B,06/11/2026,b,An,1,0")
	closing("2026-08", ledger.CloseOptions{}, ledger.NothingToClose)
	closing("2026-10", ledger.CloseOptions{}, ledger.PeriodNotFirst)
	closing("2026-09", ledger.CloseOptions{}, ledger.PeriodBlocked)
	closing("2026-09", ledger.CloseOptions{Accept: []payroll.Code{payroll.NoAuthor}}, ledger.PeriodBlocked)
	closing("2026-09", ledger.CloseOptions{Accept: []payroll.Code{payroll.AuthorUnknown}}, "")
	closing("2026-09", ledger.CloseOptions{}, ledger.PeriodClosed)
	closing("2026-08", ledger.CloseOptions{}, ledger.PeriodClosed)
	closing("2026-11", ledger.CloseOptions{}, ledger.PeriodNotNext)
	closing("2026-10", ledger.CloseOptions{}, "") // a month without articles; it is 2 November
	confirmAll(t, l)
	closing("2026-11", ledger.CloseOptions{}, ledger.PeriodNotOver)
	closing("2026-11", ledger.CloseOptions{Early: true}, "")
	periods, err := l.Periods(ctx)
	if err != nil || len(periods) != 4 || periods[0].Accepted[0] != "author-unknown" || periods[3].Status != ledger.StatusOpen {
		t.Errorf("%+v, %v", periods, err)
	}
	if len(slices.Compact([]string{periods[0].Head, periods[1].Head, periods[2].Head})) != 3 {
		t.Error("heads are not of their closings")
	}
}

// With 26, October runs from 26/09 to 25/10; what closed keeps its dates when the day
// changes, without gap or overlap to the next month.
func TestFirstDayOfThePeriod(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	if _, err := l.SetSetting(ctx, clerk, payroll.FirstDay, "26", ""); err != nil {
		t.Fatal(err)
	}
	take(t, l, ledger.ImportOptions{}, withID, "1,A,25/09/2026,a,An,1,0", "2,B,26/09/2026,b,Bình,1,0", "3,C,26/10/2026,c,Chi,1,0")
	for m, want := range map[payroll.Month]string{"2026-09": "An 253000", "2026-10": "Bình 253000", "2026-11": "Chi 253000"} {
		if got := gross(t, l, m); got != want {
			t.Errorf("%s: %s, want %s", m, got, want)
		}
	}
	closeMonth(t, l, "2026-09")
	closeMonth(t, l, "2026-10")
	if _, err := l.SetSetting(ctx, clerk, payroll.FirstDay, "1", ""); err != nil {
		t.Fatal(err)
	}
	for m, want := range map[payroll.Month]string{"2026-09": "An 253000", "2026-10": "Bình 253000", "2026-11": "Chi 253000"} {
		if got := gross(t, l, m); got != want {
			t.Errorf("after the change, %s: %s, want %s", m, got, want)
		}
	}
	p, err := l.Period(ctx, "2026-11")
	if err != nil || p.First != "2026-10-26" || p.Last != "2026-11-30" {
		t.Errorf("November runs from %s to %s, %v", p.First, p.Last, err)
	}
}

func BenchmarkClose(b *testing.B) {
	var rows []string
	for i := range 5000 {
		rows = append(rows, fmt.Sprintf("%d,Bài số %d,05/10/2026,bai-so-%d,An %d; Bình,\"1,5\",0", i+1, i, i, i%50))
	}
	for b.Loop() {
		b.StopTimer()
		l := create(b)
		take(b, l, ledger.ImportOptions{}, withID, rows...)
		confirmAll(b, l)
		b.StartTimer()
		closeMonth(b, l, "2026-10")
	}
	b.ReportMetric(float64(b.N*len(rows))/b.Elapsed().Seconds(), "articles/s")
}
