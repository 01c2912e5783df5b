package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"time"

	"nhuanbut/payroll"
)

// The schema of these tests is one sealed table, in one step or in two.
const (
	firstStep = `CREATE TABLE thing (
  id       INTEGER PRIMARY KEY,
  event_id INTEGER NOT NULL REFERENCES event (id),
  name     TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO thing (event_id, name) VALUES (1, 'một');`
	secondStep = `ALTER TABLE thing ADD COLUMN note TEXT;
CREATE TABLE other (id INTEGER PRIMARY KEY, event_id INTEGER NOT NULL REFERENCES event (id)) STRICT;`
)

var (
	who = Who{User: "kế toán"}
	now = func() time.Time { return time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC) }
)

func oneStep() *Schema {
	return NewSchema(fstest.MapFS{"1.sql": {Data: []byte(firstStep)}}, []Table{{"thing", "id, event_id, name"}})
}

func twoSteps() *Schema {
	return NewSchema(fstest.MapFS{"1.sql": {Data: []byte(firstStep)}, "2.sql": {Data: []byte(secondStep)}},
		[]Table{{"thing", "id, event_id, name, note"}, {"other", "id, event_id"}})
}

// made makes a file with one thing besides that of the first step.
func made(t *testing.T, schema *Schema) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "so.db")
	db, err := Create(context.Background(), who, path, schema, now)
	if err != nil {
		t.Fatal(err)
	}
	if err := add(db, "hai"); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func add(db *DB, name string) error {
	return db.Write(context.Background(), who, func(t *Tx) error {
		if err := t.BeginEvent("add", name, ""); err != nil {
			return err
		}
		_, err := t.Exec(`INSERT INTO thing (event_id, name) VALUES ($1, $2)`, t.EventID, name)
		return err
	})
}

// sound fails where a check of the file finds anything, and returns the head.
func sound(t *testing.T, db *DB) (head string) {
	t.Helper()
	report := func(code payroll.Code, where string, args ...any) { t.Errorf("%s %s %v", code, where, args) }
	err := db.Read(context.Background(), func(tx *Tx) (err error) {
		if _, head, err = tx.Head(); err != nil {
			return err
		}
		return errors.Join(tx.CheckFile(report), tx.CheckSchema(report), tx.CheckChain(report, head))
	})
	if err != nil {
		t.Error(err)
	}
	return head
}

// A ledger that cannot be written is read and verified all the same, and says so when it
// is to be changed.
func TestFixedLedger(t *testing.T) {
	ctx := context.Background()
	path := made(t, oneStep())
	dir := filepath.Dir(path)
	read := func(db *DB, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		defer db.Close()
		sound(t, db)
		if err := add(db, "ba"); !errors.Is(err, payroll.Refuse(LedgerFixed)) {
			t.Errorf("written: %v", err)
		}
	}
	read(open(ctx, Who{}, path, oneStep(), now, fixed))
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
	read(Open(ctx, path, oneStep(), now))
}

// A transaction stores all or nothing, and only what begins an event is told.
func TestWrite(t *testing.T) {
	db, err := Create(context.Background(), who, filepath.Join(t.TempDir(), "so.db"), oneStep(), now)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, end := range []error{ErrDiscard, errors.New("x")} {
		err := db.Write(context.Background(), who, func(t *Tx) error {
			_, err := t.Exec(`INSERT INTO thing (event_id, name) VALUES (1, 'bốn')`)
			return errors.Join(err, end)
		})
		if errors.Is(end, ErrDiscard) != (err == nil) {
			t.Errorf("%v: %v", end, err)
		}
	}
	if err := add(db, "hai"); err != nil {
		t.Fatal(err)
	}
	var n int
	err = db.Read(context.Background(), func(t *Tx) error { return t.Get(`SELECT COUNT(*) FROM thing`, nil, &n) })
	if stored := db.Stored(); err != nil || n != 2 || len(stored) != 1 || stored[0] != "add hai" {
		t.Errorf("%d, %q, %v", n, stored, err)
	}
	sound(t, db)
}

// raw changes a file as another program does.
func raw(t *testing.T, path string, queries ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, query := range queries {
		if _, err := db.Exec(query); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	}
}
