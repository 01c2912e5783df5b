package ledger_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"nhuanbut/ledger"
	"nhuanbut/ledger/store"
	"nhuanbut/payroll"
)

func open(t testing.TB, path string) *ledger.Ledger {
	t.Helper()
	l := must(ledger.Open(context.Background(), path, clock))(t)
	t.Cleanup(func() { l.Close() })
	return l
}

func headOf(t testing.TB, l *ledger.Ledger) string {
	t.Helper()
	done := must(l.Verify(context.Background(), ""))(t)
	if !done.OK {
		t.Fatalf("%+v", done.Problems)
	}
	return done.Head
}

// files are the names in a folder.
func files(t testing.TB, dir string) (names []string) {
	t.Helper()
	for _, e := range must(os.ReadDir(dir))(t) {
		names = append(names, e.Name())
	}
	return names
}

func TestBackupAndRestore(t *testing.T) {
	ctx := context.Background()
	path := full(t)
	l := open(t, path)
	head := headOf(t, l)
	share := t.TempDir()
	copied := filepath.Join(share, "so.bak")

	done := must(l.Backup(ctx, copied, false))(t)
	info := must(os.Stat(copied))(t)
	if done.Head != head || done.Path != copied || done.Bytes != info.Size() || done.Entries == 0 {
		t.Errorf("%+v, want head %s", done, head)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %o", info.Mode())
	}
	if _, err := l.Backup(ctx, copied, false); !errors.Is(err, payroll.Refuse(store.BackupExists)) {
		t.Errorf("a second time: %v", err)
	}
	set(t, l, "4", payroll.TextCoefficient, "2")
	if later := must(l.Backup(ctx, copied, true))(t); later.Head == head {
		t.Error("the second backup has the head of the first")
	}
	if got := asJSON(t, files(t, share)); got != `["so.bak"]` {
		t.Errorf("files: %s", got)
	}

	// What came after the backup is gone in the ledger restored, and kept beside it.
	must(l.Backup(ctx, copied, true))(t)
	want := headOf(t, l)
	set(t, l, "4", payroll.TextCoefficient, "3")
	later := headOf(t, l)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := ledger.Restore(ctx, copied, path, false, clock); !errors.Is(err, payroll.Refuse(store.RestoreOver)) {
		t.Errorf("over a ledger: %v", err)
	}
	restored := must(ledger.Restore(ctx, copied, path, true, clock))(t)
	if restored.Head != want || restored.Kept != path+".bak" || restored.Path != path {
		t.Errorf("%+v, want head %s", restored, want)
	}
	if got := headOf(t, open(t, path)); got != want {
		t.Errorf("restored: %s, want %s", got, want)
	}
	if got := headOf(t, open(t, path+".bak")); got != later {
		t.Errorf("kept: %s, want %s", got, later)
	}
}

// Every ledger that is replaced is kept under a name of its own.
func TestRestoreKeepsEveryLedger(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	copied, path := filepath.Join(dir, "b"), filepath.Join(dir, "so.db")
	l := create(t)
	take(t, l, ledger.ImportOptions{}, withID, "1,A,05/10/2026,a,An,1,0")
	must(l.Backup(ctx, copied, false))(t)
	for range 3 {
		must(ledger.Restore(ctx, copied, path, true, clock))(t)
	}
	if got := asJSON(t, files(t, dir)); got != `["b","so.db","so.db.bak","so.db.bak-2"]` {
		t.Errorf("files: %s", got)
	}
}

// What cannot be restored changes nothing and leaves nothing.
func TestRestoreRefuses(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	take(t, l, ledger.ImportOptions{}, withID, "1,A,05/10/2026,a,An,1,0", "2,B,05/10/2026,b,Bình,1,0")
	dir := t.TempDir()
	whole := filepath.Join(dir, "whole")
	must(l.Backup(ctx, whole, false))(t)
	backup := must(os.ReadFile(whole))(t)

	for name, tt := range map[string]struct {
		file []byte
		want payroll.Code
	}{
		"an edited backup": {bytes.Replace(backup, []byte("Bình"), []byte("Minh"), 1), ledger.NotSound},
		"half a backup":    {backup[:len(backup)/2], ledger.NotSound},
		"a list":           {[]byte("ID,Tiêu đề\n1,A\n"), store.NotALedger},
		"nothing":          {nil, store.NotALedger},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			from, path := filepath.Join(dir, "from"), filepath.Join(dir, "so.db")
			if err := os.WriteFile(from, tt.file, 0o600); err != nil {
				t.Fatal(err)
			}
			must(ledger.Restore(ctx, whole, path, false, clock))(t)
			before := must(os.ReadFile(path))(t)
			_, err := ledger.Restore(ctx, from, path, true, clock)
			if !errors.Is(err, payroll.Refuse(tt.want)) && !errors.Is(err, payroll.Refuse(store.LedgerDamaged)) {
				t.Errorf("got %v, want %s", err, tt.want)
			}
			if !bytes.Equal(must(os.ReadFile(path))(t), before) {
				t.Error("the ledger changed")
			}
			if got := asJSON(t, files(t, dir)); got != `["from","so.db"]` {
				t.Errorf("files: %s", got)
			}
		})
	}
}

// A copy of a newer program is refused by its own name.
func TestRestoreOfANewerLedger(t *testing.T) {
	ctx := context.Background()
	path := full(t)
	db := raw(t, path)
	exec(t, db, `PRAGMA user_version = 9999`)
	exec(t, db, `PRAGMA wal_checkpoint(TRUNCATE)`)
	db.Close()
	dir := t.TempDir()
	_, err := ledger.Restore(ctx, path, filepath.Join(dir, "so.db"), false, clock)
	var refusal *payroll.Error
	if !errors.As(err, &refusal) || refusal.Code != store.LedgerTooNew || refusal.Fact("path") != path {
		t.Errorf("got %v", err)
	}
	if got := files(t, dir); len(got) != 0 {
		t.Errorf("files: %v", got)
	}
}

// A ledger that somebody has open is neither replaced nor taken for a backup.
func TestRestoreOverAnOpenLedger(t *testing.T) {
	ctx := context.Background()
	path := full(t)
	l := open(t, path)
	copied := filepath.Join(t.TempDir(), "b")
	must(l.Backup(ctx, copied, false))(t)
	if _, err := ledger.Restore(ctx, copied, path, true, clock); !errors.Is(err, payroll.Refuse(store.LedgerBusy)) {
		t.Errorf("over an open ledger: %v", err)
	}
	set(t, l, "4", payroll.TextCoefficient, "2") // it is as it was
	headOf(t, l)
	if _, err := ledger.Restore(ctx, path, filepath.Join(t.TempDir(), "so.db"), false, clock); !errors.Is(err, payroll.Refuse(store.BackupInUse)) {
		t.Errorf("from an open ledger: %v", err)
	}
	if _, err := l.Backup(ctx, path, true); !errors.Is(err, payroll.Refuse(store.BackupIsIt)) {
		t.Errorf("over itself: %v", err)
	}
}

// A damaged ledger is no reason not to go back to a backup, and is kept as it is.
func TestRestoreOverADamagedLedger(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	take(t, l, ledger.ImportOptions{}, withID, "1,A,05/10/2026,a,An,1,0")
	dir := t.TempDir()
	copied, path := filepath.Join(dir, "b"), filepath.Join(dir, "so.db")
	must(l.Backup(ctx, copied, false))(t)
	for name, content := range map[string]string{path: "damaged", path + "-wal": "what it had not taken in"} {
		if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	must(ledger.Restore(ctx, copied, path, true, clock))(t)
	headOf(t, open(t, path))
	for name, want := range map[string]string{path + ".bak": "damaged", path + ".bak-wal": "what it had not taken in"} {
		if got := string(must(os.ReadFile(name))(t)); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// A backup of problems would replace a good one.
func TestBackupRefusesWhatDoesNotVerify(t *testing.T) {
	ctx := context.Background()
	path, _ := edit(t, full(t), "author_version", `UPDATE author_version SET account_hash = '99'`)
	dir := t.TempDir()
	if _, err := open(t, path).Backup(ctx, filepath.Join(dir, "b"), false); !errors.Is(err, payroll.Refuse(ledger.NotSound)) {
		t.Errorf("got %v", err)
	}
	if _, err := open(t, path).Backup(ctx, filepath.Join(dir, "none", "b"), false); !errors.Is(err, payroll.Refuse(store.NoSuchFolder)) {
		t.Errorf("got %v", err)
	}
	stopped, stop := context.WithCancel(ctx)
	stop()
	if _, err := open(t, path).Backup(stopped, filepath.Join(dir, "b"), false); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if got := files(t, dir); len(got) != 0 {
		t.Errorf("files: %v", got)
	}
}
