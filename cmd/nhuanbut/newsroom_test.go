package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// What tests of the commands share: the sample newsroom, small ledgers, lists, and the
// program with streams of its own.

// sampleLedger returns a folder with the sample newsroom.
func sampleLedger(t *testing.T) (dir string) {
	t.Helper()
	dir = t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(sampleOnce(t))); err != nil {
		t.Fatal(err)
	}
	return dir
}

// sampleMade is the folder of the sample that is made once and copied.
var sampleMade struct {
	sync.Once
	dir string
	err error
}

func sampleOnce(t *testing.T) string {
	t.Helper()
	sampleMade.Do(func() {
		if sampleMade.dir, sampleMade.err = os.MkdirTemp("", "nhuanbut-sample-"); sampleMade.err != nil {
			return
		}
		var errs bytes.Buffer
		if code := run(context.Background(), []string{"demo", sampleMade.dir}, nil, io.Discard, &errs); code != exitDone {
			sampleMade.err = fmt.Errorf("the sample exits %d: %s", code, errs.String())
		}
	})
	if sampleMade.err != nil {
		t.Fatal(sampleMade.err)
	}
	return sampleMade.dir
}

// silentApp returns the program with streams that go nowhere.
func silentApp(l lang.Language) *app {
	return &app{out: term.NewScreen(io.Discard), errs: term.NewScreen(io.Discard), lang: l, format: "table"}
}

// sampleApp returns the program with a ledger whose September has one article by An, and
// what it says.
func sampleApp(t *testing.T) (a *app, said *bytes.Buffer) {
	t.Helper()
	said = &bytes.Buffer{}
	dir := t.TempDir()
	a = &app{in: strings.NewReader(""), out: term.NewScreen(io.Discard), errs: term.NewScreen(said), now: time.Now, db: filepath.Join(dir, "so.db"), lang: lang.English, format: "json", user: "x"}
	ctx := context.Background()
	l, err := ledger.Create(ctx, a.act(), a.db, a.now)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	path := filepath.Join(dir, "a.csv")
	if err := os.WriteFile(path, []byte("ID,Tiêu đề,Ngày xuất bản,Tác giả,Hệ số tin,Approval Status\n1,A,05/09/2026,An,1,0\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Import(ctx, a.act(), []string{path}, ledger.ImportOptions{Source: ledger.MainSource}); err != nil {
		t.Fatal(err)
	}
	if _, err := l.ConfirmAuthors(ctx, a.act(), nil, payroll.Contributor); err != nil {
		t.Fatal(err)
	}
	return a, said
}

// does runs a command that needs no terminal.
func does(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(context.Background(), args, strings.NewReader(""), &out, &errs); code > exitFound {
		t.Fatalf("%q exits %d: %s", args, code, errs.String())
	}
	return out.String()
}

// toReview returns the path of a ledger whose October has something wrong of every sort: 1 pays ten times
// too much, 2 has nobody, 3 is pending, 4 and 5 have one title. An and Bình are new.
func toReview(t *testing.T) string {
	t.Helper()
	db := newLedger(t)
	rows := `ID,Tiêu đề,Ngày xuất bản,Tác giả,Hệ số lương cơ sở,Hệ số tin,Tiền nhuận bút,Approval Status
1,Khánh thành cầu Sông Lam,05/10/2026,An,1,2,506000,Đã duyệt
2,Không ai ký,06/10/2026,,,1,,Đã duyệt
3,Chờ xem,07/10/2026,Bình,,3,,Chờ duyệt
4,Điểm tin,08/10/2026,An,,1,,Đã duyệt
5,Điểm tin,09/10/2026,An,,1,,Đã duyệt
`
	does(t, "--db", db, "import", writeList(t, "a.csv", rows))
	return db
}

// writeList writes a list into a folder of its own and returns its path.
func writeList(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// bigList returns the path of an article list that takes a while.
func bigList(t *testing.T, rows int) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("ID,Tiêu đề,Ngày xuất bản,Tác giả,Hệ số tin,Approval Status\n")
	for i := range rows {
		fmt.Fprintf(&b, "%d,Bài số %d,05/05/2026,Tác giả %d,1,Đã duyệt\n", i+1, i+1, i%200)
	}
	return writeList(t, "big.csv", b.String())
}

// newLedger returns the path of an empty ledger.
func newLedger(t *testing.T) string {
	t.Helper()
	db := filepath.Join(t.TempDir(), "so.db")
	does(t, "--db", db, "init")
	return db
}
