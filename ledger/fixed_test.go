package ledger

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"nhuanbut/payroll"
)

// A ledger that cannot be written is read and verified all the same, and says so when it
// is to be changed.
func TestFixedLedger(t *testing.T) {
	ctx := context.Background()
	who := Who{User: "x", Now: time.Now}
	dir := t.TempDir()
	path := filepath.Join(dir, "so.db")
	l, err := Create(ctx, path, who)
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	read := func(l *Ledger) {
		t.Helper()
		defer l.Close()
		if done, err := l.Verify(ctx, ""); err != nil || !done.OK {
			t.Errorf("%+v, %v", done.Problems, err)
		}
		if _, err := l.SetSetting(ctx, UnitName, "x", ""); !errors.Is(err, payroll.Refuse(LedgerFixed)) {
			t.Errorf("written: %v", err)
		}
	}
	l, err = open(ctx, path, who, fixed)
	if err != nil {
		t.Fatal(err)
	}
	read(l)
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(dir, 0o700) })
	if os.WriteFile(filepath.Join(dir, "x"), nil, 0o600) == nil {
		t.Skip("nothing is fixed to this user")
	}
	if l, err = Open(ctx, path, who); err != nil {
		t.Fatal(err)
	}
	read(l)
}
