package store

import (
	"context"
	"fmt"
	"io/fs"
	"sync"
	"time"

	"nhuanbut/payroll"
)

// Schema is what a ledger's tables are.
type Schema struct {
	steps      fs.FS
	sealed     []Table
	forgetting []string
	shipped    func() ([]object, error)
}

// Table is a sealed table: its rows have an id, name their event and are never changed.
type Table struct {
	Name    string
	Columns string // every column, as a SELECT has them; the order is hashed
}

// NewSchema returns the schema that the SQL files of steps make, in the order of their
// names. A released step is never edited: a change is a new step. A table is added to
// the end of sealed, since the order is hashed. The rows of a table in forgetting may be
// deleted, and are never changed; no seal covers them.
func NewSchema(steps fs.FS, sealed []Table, forgetting ...string) *Schema {
	s := &Schema{steps: steps, sealed: sealed, forgetting: forgetting}
	s.shipped = sync.OnceValues(s.make)
	return s
}

// make returns what the steps make in an empty database.
func (s *Schema) make() (list []object, err error) {
	ctx := context.Background() // a cancelled run is not to spoil the next one's
	db, err := inMemory(s, time.Now)
	if err != nil {
		return nil, err
	}
	defer db.Close()
	if err := db.migrate(ctx, Who{}); err != nil {
		return nil, err
	}
	err = db.Read(ctx, func(t *Tx) error {
		list, err = t.objects()
		return err
	})
	return list, err
}

// migrate brings the schema up to this program's and refuses one that is newer.
func (db *DB) migrate(ctx context.Context, who Who) error {
	steps, err := fs.Glob(db.schema.steps, "*.sql")
	if err != nil {
		return err
	}
	have, err := version(ctx, db.sql, db.path)
	switch {
	case err != nil:
		return err
	case have > len(steps):
		return payroll.Refuse(LedgerTooNew, "path", db.path)
	case have == len(steps):
		return nil
	}
	err = db.in(ctx, who, nil, func(t *Tx) error {
		have, err := version(ctx, t.sql, db.path) // another program may have been faster
		if err != nil || have >= len(steps) {
			return err
		}
		return t.migrate(steps, have)
	})
	if err != nil {
		return fmt.Errorf("migrate: %w", stepRefusal(ctx, err, db.path))
	}
	return db.settled(ctx)
}

// migrate takes the steps that come after the first so many. What the first step puts
// into tables is of the first event.
func (t *Tx) migrate(steps []string, have int) error {
	if have == 0 {
		if _, err := t.sql.ExecContext(t, eventTables); err != nil {
			return err
		}
		if err := t.BeginEvent("begin", "", ""); err != nil {
			return err
		}
	}
	for _, name := range steps[have:] {
		step, err := fs.ReadFile(t.schema.steps, name)
		if err != nil {
			return err
		}
		if _, err := t.sql.ExecContext(t, string(step)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	if err := t.protect(); err != nil {
		return err
	}
	if err := t.setVersion(len(steps)); err != nil {
		return err
	}
	return t.seal()
}
