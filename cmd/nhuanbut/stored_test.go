package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/help"
	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/reports/lang"
)

// An interruption after something was stored does not say that nothing was.
func TestInterruptionSaysWhatIsStored(t *testing.T) {
	for stored, want := range map[string]string{
		"":                     "Interrupted; nothing was stored.",
		"period close 2026-05": "Interrupted. Stored before that: period close 2026-05. Nothing else was stored.",
	} {
		var errs bytes.Buffer
		a := &app{out: term.NewScreen(io.Discard), errs: term.NewScreen(&errs), lang: lang.English, started: true}
		if stored != "" {
			a.stored = []string{stored}
		}
		code := a.exit(context.Background(), context.Canceled)
		if code != exitInterrupted || strings.TrimSpace(errs.String()) != want {
			t.Errorf("exit %d, %q; want %q", code, errs.String(), want)
		}
	}
}

// What was stored beats an interruption and findings where the output is lost.
func TestLostOutput(t *testing.T) {
	broken := errors.New("broken")
	for _, tt := range []struct {
		name   string
		stored []string
		lost   error // of the output
		err    error
		want   int
	}{
		{"nothing stored, nothing lost", nil, nil, errFound, exitFound},
		{"nothing stored", nil, broken, errFound, exitFailed},
		{"nothing stored, no error", nil, broken, nil, exitFailed},
		{"nothing stored, interrupted", nil, broken, context.Canceled, exitInterrupted},
		{"stored", []string{"x"}, broken, nil, exitUnseen},
		{"stored and found", []string{"x"}, broken, errFound, exitUnseen},
		{"stored and interrupted", []string{"x"}, broken, context.Canceled, exitUnseen},
		{"stored, then failed", []string{"x"}, nil, broken, exitUnseen},
		{"stored, then refused", []string{"x"}, nil, usageError{text: "x"}, exitUnseen},
		{"stored and found, all seen", []string{"x"}, nil, errFound, exitFound},
	} {
		var errs bytes.Buffer
		a := &app{out: term.NewScreen(&lossy{err: tt.lost}), errs: term.NewScreen(&errs), lang: lang.English, started: true, stored: tt.stored}
		a.out.Write([]byte("x"))
		code := a.exit(context.Background(), tt.err)
		if code != tt.want || (code == exitUnseen) != strings.Contains(errs.String(), "this is stored and need not be done again: x") {
			t.Errorf("%s: exit %d, want %d; %s", tt.name, code, tt.want, errs.String())
		}
	}
}

// lossy is a stream on which every write fails with err, as on a full disk. It remembers
// what was to be written.
type lossy struct {
	bytes.Buffer
	err error
}

func (l *lossy) Write(p []byte) (int, error) {
	n, _ := l.Buffer.Write(p)
	return n, l.err
}

// storing is the life of a ledger in which every command stores something. NEW is a folder
// with the files of newFiles, and "|" a blank in an argument. A new command that stores
// belongs here, another one to notStoring.
var storing = []string{
	"init --unit x",
	"import NEW/a.csv",
	"import NEW/again.csv",
	"article different 17 b6",
	"article same 17 b6",
	"import authors NEW/people.csv",
	"author add Mới",
	"author set An email=a@example.vn",
	"author alias An A.N.",
	"author merge An Mới",
	"author unmerge Mới",
	"author distinct Bình Chi",
	"author split Dung|-|Giang Dung Giang",
	"author note (Hà|Nội) --kind contributor",
	"author confirm --all --kind contributor",
	"setting set unit.name Báo",
	"rate set base-salary 2600000 --from 2027-01-01 --basis x",
	"budget set 2026-05 90000000",
	"article set 3 text-coefficient=2",
	"article reject 3 --output json",
	"article approve 3 --output json",
	"line add --month 2026-05 --author Chi --kind quota --amount 5 --basis x",
	"line void M1",
	"check 2026-05 --accept amount-differs 4 --reason x",
	"period close 2026-05 --yes",
	"pay run 2026-05 --date 2026-06-10",
	"pay confirm 1 --method bank --date 2026-06-12",
	"article reject 2 --output json",
	"period close 2026-06 --yes",
	"pay collect --author Bình --method cash --date 2026-07-10",
	"pay remit-tax --method bank --date 2026-07-31",
	"pay void 1 --author Chi",
	"pay import NEW/paid.csv",
	"backup NEW/copy.db",
	"restore NEW/copy.db --force",
}

var newFiles = map[string]string{
	"a.csv": "ID;Tiêu đề;Ngày xuất bản;Tác giả;Hệ số tin;Thành tiền;Approval Status\n" +
		"1;A;05/05/2026;An;10;;0\n2;B;05/05/2026;Bình;3;;0\n3;C;05/05/2026;Chi;1;;0\n4;D;06/05/2026;Dung - Giang;1;5;0\n17;E;06/05/2026;Hà (Hà Nội);1;;0\n",
	"again.csv":  "ID;Tiêu đề;Ngày xuất bản;Tác giả;Hệ số tin;Approval Status\n17;F;07/05/2026;An;5;0\n",
	"people.csv": "Họ và tên,STK,Ngân hàng\nBình,0123456789,VCB\n",
	"paid.csv":   "Họ và tên,Ngày chi,Số tiền,Thuế TNCN,Số chứng từ\nBình,10/03/2026,3.000.000,300.000,PC01\n",
}

// notStoring are the commands that store nothing in a ledger that is there.
var notStoring = []string{
	"", "demo", "total", "verify", "audit", "completion", "docs", "version", "help", "article review", // asks on a terminal
	"article list", "article show", "article history", "line list", "author list", "author show", "author doubles", "rate list", "setting list",
	"budget list", "period list", "period show", "pay list", "pay show", "template articles", "template authors",
	"report month", "report payment", "report year", "report author", "report authors", "report html",
	"export journal", "export articles", "export authors", "export totals",
}

// A command that has stored something never ends with 3: with 4 where its output is lost.
func TestStoredAndUnseen(t *testing.T) {
	dir := t.TempDir()
	for name, text := range newFiles {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	db := filepath.Join(dir, "so.db")
	events := func() int {
		var out bytes.Buffer
		var audit struct{ Events []any }
		if code := run(t.Context(), []string{"--db", db, "--output", "json", "audit"}, nil, &out, io.Discard); code != exitDone {
			return 0
		}
		if err := json.Unmarshal(out.Bytes(), &audit); err != nil {
			t.Fatal(err)
		}
		return len(audit.Events)
	}
	seen := make(map[string]bool)
	a := silentApp(lang.Vietnamese)
	root := a.root()
	for before, i := 0, 0; i < len(storing); i++ {
		words := strings.Fields(storing[i])
		if cmd, _, err := root.Find(words); err == nil {
			seen[help.Path(cmd)] = true
		}
		args := []string{"--db", db, "--lang", "en"}
		for _, word := range words {
			args = append(args, strings.NewReplacer("NEW", dir, "|", " ").Replace(word))
		}
		out, errs := &lossy{err: errors.New("full")}, &lossy{err: errors.New("full")}
		code := run(t.Context(), args, nil, out, errs)
		after := events()
		copied := strings.HasPrefix(storing[i], "backup") || strings.HasPrefix(storing[i], "restore")
		if code != exitUnseen || !strings.Contains(errs.String(), "stored and need not be done again") || after <= before && !copied {
			t.Errorf("%s exits %d, %d events after %d: %s", storing[i], code, after, before, errs.String())
		}
		before = after
	}
	help.Visit(root, func(cmd *cobra.Command) {
		path := help.Path(cmd)
		if (!help.IsGroup(cmd) || path == "") && seen[path] == slices.Contains(notStoring, path) {
			t.Errorf("%s is neither among storing nor notStoring, or in both", path)
		}
	})
}
