package ledger_test

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"nhuanbut/ledger"
	"nhuanbut/ledger/progress"
)

// Whoever asks is told of every step, in order, and never of more than there is.
func TestProgress(t *testing.T) {
	l := create(t)
	rows := withID + "\n1,A,05/09/2026,a,An,1,0\n2,B,06/09/2026,b,Bình,2,0\n"
	list := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(list, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	last := make(map[progress.Step]progress.State)
	ctx := progress.With(context.Background(), func(p progress.State) {
		if was, ok := last[p.Step]; ok && was.Subject == p.Subject && p.Done < was.Done && p.Step != progress.Read && p.Step != progress.Seal {
			t.Errorf("%+v after %+v", p, was)
		}
		if p.Total != 0 && p.Done > p.Total {
			t.Errorf("%+v: more than there is", p)
		}
		last[p.Step] = p
	})
	must(l.Import(ctx, clerk, []string{list}, ledger.ImportOptions{Source: ledger.MainSource}))(t)
	if got, size := last[progress.Import], int64(len(rows)); got != (progress.State{Step: progress.Import, Subject: list, Rows: 1, Done: size, Total: size}) {
		t.Errorf("import: %+v", got) // a small file is read at once
	}
	confirmAll(t, l)
	must(l.ClosePeriod(ctx, clerk, "2026-09", ledger.CloseOptions{}))(t)
	if got := last[progress.Post]; got != (progress.State{Step: progress.Post, Subject: "2026-09", Rows: 1, Done: 1, Total: 2}) {
		t.Errorf("post: %+v", got)
	}
	must(l.Verify(ctx, ""))(t)
	steps := slices.Sorted(maps.Keys(last))
	if want := []progress.Step{progress.File, progress.Import, progress.Periods, progress.Post, progress.Read, progress.Seal}; !slices.Equal(steps, want) {
		t.Errorf("got %v, want %v", steps, want)
	}
}

// What is stored is named as in the audit trail; a dry run and a second time store nothing.
func TestStored(t *testing.T) {
	l := create(t)
	take(t, l, ledger.ImportOptions{DryRun: true}, withID, "1,A,05/09/2026,a,An,1,0")
	if got := l.Stored(); len(got) != 0 {
		t.Errorf("a dry run: %v", got)
	}
	take(t, l, ledger.ImportOptions{}, withID, "1,A,05/09/2026,a,An,1,0")
	closeMonth(t, l, "2026-09")
	if _, err := l.ClosePeriod(context.Background(), clerk, "2026-09", ledger.CloseOptions{}); err == nil {
		t.Error("closed twice")
	}
	got := l.Stored()
	if len(got) != 3 || got[1] != "author confirm A0001" || got[2] != "period close 2026-09" {
		t.Errorf("%q", got)
	}
}
