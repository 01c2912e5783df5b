package outfile_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/booktest"
	"nhuanbut/reports/outfile"
)

// A file takes the place of an older one, and of nothing else.
func TestSaveTakesNoOtherPlace(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	db := filepath.Join(dir, "so.db")
	l, err := ledger.Create(ctx, booktest.Clerk, db, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	link := filepath.Join(dir, "link.xlsx")
	if err := os.Symlink(db, link); err != nil {
		t.Skip(err)
	}
	hard := filepath.Join(dir, "hard.xlsx")
	if err := os.Link(db, hard); err != nil {
		t.Skip(err)
	}
	before := contents(t, db)
	for path, want := range map[string]payroll.Code{
		db: outfile.OutIsLedger, db + "-wal": outfile.OutIsLedger, db + "-shm": outfile.OutIsLedger, link: outfile.OutIsLedger,
		hard: outfile.OutIsLedger, filepath.Join(dir, ".", "x", "..", "so.db"): outfile.OutIsLedger, dir: outfile.OutIsNoFile, os.DevNull: outfile.OutIsNoFile,
	} {
		err := outfile.Write(ctx, path, func(w io.Writer) error { _, err := w.Write([]byte("x")); return err })
		if !errors.Is(err, payroll.Refuse(want)) {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
	if after := contents(t, db); string(after) != string(before) {
		t.Error("the ledger was changed")
	}
	path := filepath.Join(dir, "a.csv")
	if err := os.WriteFile(path, []byte("older"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := outfile.Write(ctx, path, func(w io.Writer) error { _, err := w.Write([]byte("newer")); return err }); err != nil || string(contents(t, path)) != "newer" {
		t.Errorf("%v", err)
	}
}

func contents(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
