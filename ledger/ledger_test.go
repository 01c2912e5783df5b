package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"nhuanbut/ledger"
	"nhuanbut/ledger/store"
	"nhuanbut/payroll"
)

// It is 2 November 2026 until a test says otherwise.
var (
	now   = time.Date(2026, 11, 2, 1, 0, 0, 0, time.UTC)
	clock = func() time.Time { return now }

	clerk = ledger.Act{User: "kế toán"}
)

// today makes it another day for the rest of a test, which does not run in parallel.
func today(t testing.TB, day payroll.Date) {
	t.Helper()
	was := now
	now = day.Time().Add(time.Hour)
	t.Cleanup(func() { now = was })
}

func create(t testing.TB) *ledger.Ledger {
	t.Helper()
	l, err := ledger.Create(context.Background(), clerk, filepath.Join(t.TempDir(), "so.db"), clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// take imports rows under a header and returns what the import did.
func take(t testing.TB, l *ledger.Ledger, o ledger.ImportOptions, header string, rows ...string) ledger.Imported {
	t.Helper()
	path := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(path, []byte(header+"\n"+strings.Join(rows, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if o.Source == "" {
		o.Source = ledger.MainSource
	}
	done, err := l.Import(context.Background(), clerk, []string{path}, o)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func counts(done ledger.Imported) string {
	f := done.Files[0]
	return fmt.Sprintf("+%d ~%d =%d -%d", f.Added, f.Changed, f.Unchanged, f.Refused)
}

const (
	withID    = "ID,Tiêu đề,Ngày xuất bản,FriendlyName,Tác giả,Hệ số tin,Approval Status"
	withoutID = "Tiêu đề,Ngày xuất bản,FriendlyName,Tác giả,Hệ số tin,Approval Status"
)

// Which article a row is about: the second file meets the first.
func TestIdentity(t *testing.T) {
	for name, tt := range map[string]struct {
		first, second string // header
		stored, row   string
		want          string
		held          payroll.Code
	}{
		"the same ID":                       {withID, withID, "1,A,05/10/2026,a,An,1,0", "1,B,06/10/2026,b,An,1,0", "+0 ~1 =0 -0", ""},
		"the same row":                      {withID, withID, "1,A,05/10/2026,a,An,1,0", "1,A,05/10/2026,a,An,1,0", "+0 ~0 =1 -0", ""},
		"two IDs under one title":           {withID, withID, "1,A,05/10/2026,a,An,1,0", "2,A,05/10/2026,a,An,1,0", "+1 ~0 =0 -0", ""},
		"without ID, by slug":               {withID, withoutID, "1,A,05/10/2026,a,An,1,0", "B,05/10/2026,a,An,1,0", "+0 ~1 =0 -0", ""},
		"without ID, by title and date":     {withID, withoutID, "1,A,05/10/2026,,An,1,0", "A,05/10/2026,,An,1,0", "+0 ~0 =1 -0", ""},
		"an ID joins by slug":               {withoutID, withID, "A,05/10/2026,a,An,1,0", "1,A,05/10/2026,a,An,1,0", "+0 ~1 =0 -0", ""},
		"an ID joins by title and date":     {withoutID, withID, "A,05/10/2026,,An,1,0", "1,A,05/10/2026,,An,1,0", "+0 ~1 =0 -0", ""},
		"another day of one author":         {withoutID, withoutID, "A,05/10/2026,,An,1,0", "A,06/10/2026,,An,1,0", "+1 ~0 =0 -0", payroll.OneOrTwo},
		"another day of another author":     {withoutID, withoutID, "A,05/10/2026,,An,1,0", "A,06/10/2026,,Bình,1,0", "+1 ~0 =0 -0", ""},
		"one title and day under two slugs": {withoutID, withoutID, "A,05/10/2026,a,An,1,0", "A,05/10/2026,b,An,1,0", "+1 ~0 =0 -0", payroll.OneOrTwo},
		"a slug used again":                 {withoutID, withoutID, "A,05/10/2026,a,An,1,0", "B,12/10/2026,a,An,1,0", "+1 ~0 =0 -0", payroll.OneOrTwo},
		"a title with and without a date":   {withoutID, withoutID, "A,05/10/2026,,An,1,0", "A,,,An,1,0", "+1 ~0 =0 -0", payroll.OneOrTwo},
	} {
		t.Run(name, func(t *testing.T) {
			l := create(t)
			take(t, l, ledger.ImportOptions{}, tt.first, tt.stored)
			done := take(t, l, ledger.ImportOptions{}, tt.second, tt.row)
			if got := counts(done); got != tt.want {
				t.Errorf("got %s, want %s (%v)", got, tt.want, done.Refused)
			}
			if tt.held == "" && len(done.Held) > 0 || tt.held != "" && (len(done.Held) != 1 || done.Held[0].Reason.Code != tt.held) {
				t.Errorf("held %v, want %q", done.Held, tt.held)
			}
		})
	}
}

func TestOneFileNamesAnArticleOnce(t *testing.T) {
	l := create(t)
	done := take(t, l, ledger.ImportOptions{}, withoutID, "A,05/10/2026,,An,1,0", "A,05/10/2026,,Bình,1,0")
	if counts(done) != "+2 ~0 =0 -0" || len(done.Held) != 1 || done.Held[0].At.Row != 3 {
		t.Errorf("without ID: %s, %v", counts(done), done.Held)
	}
	done = take(t, l, ledger.ImportOptions{}, withID, "7,B,05/10/2026,,An,1,0", "7,B,05/10/2026,,An,1,0", "7,B,05/10/2026,,An,2,0")
	if counts(done) != "+1 ~0 =1 -1" || done.Refused[0].At.Row != 4 {
		t.Errorf("with ID: %s, %v", counts(done), done.Refused)
	}
}

func TestSourcesHaveTheirOwnIDs(t *testing.T) {
	l := create(t)
	take(t, l, ledger.ImportOptions{}, withID, "1,A,05/10/2026,,An,1,0")
	if got := counts(take(t, l, ledger.ImportOptions{Source: "video"}, withID, "1,B,05/10/2026,,An,1,0")); got != "+1 ~0 =0 -0" {
		t.Errorf("got %s", got)
	}
	if s, err := l.Article(context.Background(), "video/1"); err != nil || s.Title != "B" {
		t.Errorf("video/1 is %q, %v", s.Title, err)
	}
}

// A file without a column says nothing of it.
func TestAnAbsentColumnKeepsWhatIsStored(t *testing.T) {
	l := create(t)
	take(t, l, ledger.ImportOptions{}, withID, "1,A,05/10/2026,a,An,2,0")
	if got := counts(take(t, l, ledger.ImportOptions{}, "ID,Tiêu đề,Hệ số ảnh", "1,A,1")); got != "+0 ~1 =0 -0" {
		t.Fatalf("got %s", got)
	}
	b, err := l.Book(context.Background(), "2026-10")
	if err != nil {
		t.Fatal(err)
	}
	// 2 × 253,000 + 1 × 253,000
	if got := b.Total(payroll.ByAuthor).Gross; got != 759000 {
		t.Errorf("gross %d, want 759000", got)
	}
}

func TestOverrideStands(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	take(t, l, ledger.ImportOptions{}, withID, "1,A,05/10/2026,a,An,1,2")
	if _, err := l.Decide(ctx, clerk, []string{"1"}, payroll.Approved, "đã xem"); err != nil {
		t.Fatal(err)
	}
	check := func(what string, want ...payroll.Code) {
		t.Helper()
		b, err := l.Book(ctx, "2026-10")
		if err != nil {
			t.Fatal(err)
		}
		if b.MonthArticles[0].Status != payroll.Approved {
			t.Errorf("%s: status %s", what, b.MonthArticles[0].Status)
		}
		var got []payroll.Code
		for _, f := range b.Check() {
			if f.Code == payroll.LocalOverride {
				got = append(got, f.Code)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: found %v, want %v", what, got, want)
		}
	}
	check("approved here")
	if got := counts(take(t, l, ledger.ImportOptions{}, withID, "1,A,05/10/2026,a,An,1,2")); got != "+0 ~0 =1 -0" {
		t.Errorf("the same file again: %s", got)
	}
	check("the same file again")
	take(t, l, ledger.ImportOptions{}, withID, "1,A,05/10/2026,a,An,1,Đã duyệt")
	check("the file agrees in other words")
	take(t, l, ledger.ImportOptions{}, withID, "1,A,05/10/2026,a,An,1,Từ chối")
	check("the file says otherwise", payroll.LocalOverride)
	history, err := l.History(ctx, "1")
	if err != nil || len(history) != 4 {
		t.Errorf("%d versions, %v; want 4", len(history), err)
	}
}

func TestWholeListFindsWhatIsMissing(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	missing := func() (n int) {
		b, err := l.Book(ctx, "2026-10")
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range b.Check() {
			if f.Code == payroll.MissingFromFile {
				n++
			}
		}
		return n
	}
	take(t, l, ledger.ImportOptions{}, withID, "1,A,05/10/2026,a,An,1,0", "2,B,06/10/2026,b,An,1,0", "3,C,06/09/2026,c,An,1,0")
	take(t, l, ledger.ImportOptions{Whole: true}, withID, "1,A,05/10/2026,a,An,1,0")
	if missing() != 1 {
		t.Errorf("%d missing, want 1: another month's articles are not", missing())
	}
	take(t, l, ledger.ImportOptions{Whole: true}, withID, "1,A,05/10/2026,a,An,1,0", "2,B,06/10/2026,b,An,xyz,0")
	if missing() != 1 {
		t.Errorf("%d missing, want 1: a row that is refused is there, and brings nothing back", missing())
	}
	set(t, l, "2", payroll.TextCoefficient, "2")
	if missing() != 1 {
		t.Errorf("%d missing: what is set here is in no file", missing())
	}
	take(t, l, ledger.ImportOptions{}, withID, "2,B,06/10/2026,b,An,1,0")
	if missing() != 0 {
		t.Errorf("%d missing after the article came back", missing())
	}
}

func TestDryRunStoresNothing(t *testing.T) {
	l := create(t)
	if got := counts(take(t, l, ledger.ImportOptions{DryRun: true}, withID, "1,A,05/10/2026,a,An,1,0")); got != "+1 ~0 =0 -0" {
		t.Errorf("got %s", got)
	}
	if _, err := l.Article(context.Background(), "1"); !errors.Is(err, payroll.Refuse(ledger.NoSuchArticle)) {
		t.Errorf("got %v", err)
	}
}

func TestInterruptedImportStoresNothing(t *testing.T) {
	l := create(t)
	ctx, cancel := context.WithCancel(context.Background())
	path := filepath.Join(t.TempDir(), "a.csv")
	var rows strings.Builder
	rows.WriteString(withID + "\n")
	for i := range 5000 {
		fmt.Fprintf(&rows, "%d,A%d,05/10/2026,,An,1,0\n", i+1, i)
	}
	if err := os.WriteFile(path, []byte(rows.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	go cancel()
	if _, err := l.Import(ctx, clerk, []string{path}, ledger.ImportOptions{Source: ledger.MainSource}); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	list, err := l.Articles(context.Background(), ledger.ArticleFilter{})
	if err != nil || len(list) != 0 {
		t.Errorf("%d articles, %v", len(list), err)
	}
}

func TestFileIsItsOwners(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	path := filepath.Join(t.TempDir(), "so.db")
	l, err := ledger.Create(context.Background(), clerk, path, clock)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, f := range []string{path, path + "-wal", path + "-shm"} {
		info, err := os.Stat(f)
		if err == nil && info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %o", f, info.Mode().Perm())
		}
	}
	if _, err := ledger.Create(context.Background(), clerk, path, clock); !errors.Is(err, payroll.Refuse(store.LedgerExists)) {
		t.Errorf("a second time: %v", err)
	}
}

// A row that is refused is kept as refused and makes no author, of another name in its cell either.
func TestARefusedRowMakesNoAuthor(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	done := take(t, l, ledger.ImportOptions{}, withID, "1,A,05/10/2026,a,Người Mới; A0099,1,0", "2,B,05/10/2026,b,Người Mới; Bình (A0001),1,0")
	if counts(done) != "+0 ~0 =0 -2" || len(done.NewAuthors) != 0 {
		t.Errorf("%s, new: %v", counts(done), done.NewAuthors)
	}
	for _, r := range done.Refused {
		if r.Reason.Code != ledger.CodeNotTheirs {
			t.Errorf("%v", r)
		}
	}
	if authors, err := l.Authors(ctx); err != nil || len(authors) != 0 {
		t.Errorf("%+v, %v", authors, err)
	}
	if events, err := l.Events(ctx, ""); err != nil || len(events) != 2 { // the beginning, and the rows kept as refused
		t.Errorf("%+v, %v", events, err)
	}
}

// Whatever is imported, every total has the same gross, and importing again changes nothing.
func TestTotalsAgree(t *testing.T) {
	names := []string{"An", "An; Bình", "An (60%); Bình (40%)", "Hoà; Hòa; Chi", ""}
	statuses := []string{"0", "2", "Đã duyệt", "Từ chối", ""}
	rapid.Check(t, func(rt *rapid.T) {
		l := create(t)
		var rows []string
		for i := range rapid.IntRange(1, 12).Draw(rt, "rows") {
			rows = append(rows, fmt.Sprintf("%d,T%d,%02d/10/2026,,%s,%d.%02d,%s", i+1, i,
				rapid.IntRange(1, 31).Draw(rt, "day"), rapid.SampledFrom(names).Draw(rt, "names"),
				rapid.IntRange(0, 30).Draw(rt, "whole"), rapid.IntRange(0, 99).Draw(rt, "part"), rapid.SampledFrom(statuses).Draw(rt, "status")))
		}
		take(t, l, ledger.ImportOptions{}, withID, rows...)
		b, err := l.Book(context.Background(), "2026-10")
		if err != nil {
			rt.Fatal(err)
		}
		gross := b.Total(payroll.ByAuthor).Gross
		for _, by := range []payroll.By{payroll.ByAuthor, payroll.ByCategory, payroll.ByGenre, payroll.ByArticle} {
			var sum payroll.Dong
			total := b.Total(by)
			for _, r := range total.Rows {
				sum += r.Gross
			}
			if sum != gross || total.Gross != gross {
				rt.Fatalf("by %s: rows %d, gross %d, want %d", by, sum, total.Gross, gross)
			}
		}
		if again := take(t, l, ledger.ImportOptions{}, withID, rows...); again.Files[0].Unchanged != len(rows) {
			rt.Fatalf("again: %s", counts(again))
		}
	})
}

func BenchmarkImport(b *testing.B) {
	var rows []string
	for i := range 1000 {
		rows = append(rows, fmt.Sprintf("%d,Bài số %d,05/10/2026,bai-so-%d,An %d,\"1,5\",0", i+1, i, i, i%50))
	}
	for b.Loop() {
		b.StopTimer()
		l := create(b)
		b.StartTimer()
		take(b, l, ledger.ImportOptions{}, withID, rows...)
	}
	b.ReportMetric(float64(b.N*len(rows))/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkBook(b *testing.B) {
	l := create(b)
	var rows []string
	for i := range 1000 {
		rows = append(rows, fmt.Sprintf("%d,Bài số %d,05/10/2026,bai-so-%d,An %d; Bình,\"1,5\",0", i+1, i, i, i%50))
	}
	take(b, l, ledger.ImportOptions{}, withID, rows...)
	for b.Loop() {
		book, err := l.Book(context.Background(), "2026-10")
		if err != nil {
			b.Fatal(err)
		}
		book.Total(payroll.ByAuthor)
	}
}
