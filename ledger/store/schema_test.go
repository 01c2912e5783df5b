package store

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"nhuanbut/payroll"
)

// A ledger is brought up to a later schema: what it has stays as it was sealed.
func TestLaterStep(t *testing.T) {
	ctx := context.Background()
	path := made(t, oneStep())
	before, err := Open(ctx, path, oneStep(), now)
	if err != nil {
		t.Fatal(err)
	}
	head := sound(t, before)
	before.Close()
	db, err := Open(ctx, path, twoSteps(), now)
	if err != nil {
		t.Fatal(err)
	}
	if after := sound(t, db); after != head {
		t.Errorf("the head was %s and is %s", head, after)
	}
	if err := add(db, "ba"); err != nil {
		t.Error(err)
	}
	sound(t, db)
	db.Close()
	if _, err := Open(ctx, path, oneStep(), now); !errors.Is(err, payroll.Refuse(LedgerTooNew)) {
		t.Errorf("by an older program: %v", err)
	}
}

// A ledger whose steps are not those that it was made with is damaged; above all it is
// not sealed anew over what somebody has edited.
func TestStepsThatWereTakenBack(t *testing.T) {
	edited := []string{
		`DROP TRIGGER seal_no_delete`, `DROP TRIGGER thing_no_update`, `UPDATE thing SET name = name || 'x'`, `DELETE FROM seal`,
	}
	for _, queries := range [][]string{
		append(edited, `PRAGMA user_version = 0`),
		{`PRAGMA user_version = 0`}, {`PRAGMA user_version = 1`}, {`PRAGMA user_version = -1`},
		{`PRAGMA user_version = 0`, `DROP TABLE other`},
	} {
		path := made(t, twoSteps())
		raw(t, path, queries...)
		db, err := Open(context.Background(), path, twoSteps(), now)
		if err == nil {
			db.Close()
		}
		if !errors.Is(err, payroll.Refuse(LedgerDamaged)) {
			t.Errorf("%q: %v", queries, err)
		}
	}
}

// A step that fails leaves nothing behind: neither tables nor a mark.
func TestStepThatFails(t *testing.T) {
	path := made(t, oneStep())
	steps := fstest.MapFS{"1.sql": {Data: []byte(firstStep)}, "2.sql": {Data: []byte(`CREATE TABLE more (id INTEGER); SELECT wrong`)}}
	if _, err := Open(context.Background(), path, NewSchema(steps, nil), now); err == nil {
		t.Fatal("it did not fail")
	}
	db, err := Open(context.Background(), path, oneStep(), now)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	sound(t, db)
}

// Rows of a sealed table are added and never changed, also not by one of the same key.
func TestSealedTablesRefuseChanges(t *testing.T) {
	for _, query := range []string{
		`UPDATE thing SET name = 'x'`, `DELETE FROM thing`,
		`INSERT OR REPLACE INTO thing (id, event_id, name) VALUES (1, 1, 'x')`,
		`INSERT OR REPLACE INTO thing (event_id, name) VALUES (1, 'một')`,
		`UPDATE seal SET hash = 'x'`, `DELETE FROM event`,
		`INSERT INTO event VALUES (0, '', '', '', '', '', '')`,
	} {
		path := made(t, oneStep())
		db, err := Open(context.Background(), path, oneStep(), now)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.sql.Exec(query); err == nil || !strings.Contains(err.Error(), "append-only") {
			t.Errorf("%s: %v", query, err)
		}
		db.Close()
	}
}
