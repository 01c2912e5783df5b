// Package ledger remembers: articles in all their versions, authors, rates,
// settings and lines of money, in one SQLite file. Begin at Create, Open and
// Import; Ledger.Book gives a month with everything worked out.
//
// An exported method is one transaction. Amounts are whole đồng.
package ledger

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"nhuanbut/ledger/store"
	"nhuanbut/payroll"
)

// Ledger is an open ledger. It is safe for use by several goroutines.
type Ledger struct{ db *store.DB }

// Create makes a new ledger at path, readable by its owner alone, and opens it. now is the
// clock, which is asked once a transaction.
func Create(ctx context.Context, act Act, path string, now func() time.Time) (*Ledger, error) {
	db, err := store.Create(ctx, act.who(), path, schema, now)
	if err != nil {
		return nil, err
	}
	return &Ledger{db}, nil
}

// Open opens the ledger at path and brings its schema up to this program's. A ledger that
// cannot be written, such as an auditor's copy, is opened for reading only.
func Open(ctx context.Context, path string, now func() time.Time) (*Ledger, error) {
	db, err := store.Open(ctx, path, schema, now)
	if err != nil {
		return nil, err
	}
	return &Ledger{db}, nil
}

// Peek opens the ledger at path for a look: it makes nothing, changes nothing, not even
// the schema, and does not wait long for other programs. Reading a ledger with another
// schema gives an error.
func Peek(path string, now func() time.Time) (*Ledger, error) {
	db, err := store.Peek(path, schema, now)
	if err != nil {
		return nil, err
	}
	return &Ledger{db}, nil
}

// Close releases the file.
func (l *Ledger) Close() error { return l.db.Close() }

// Stored returns what was stored since the ledger was opened, as the audit trail names
// it: the last event of each transaction.
func (l *Ledger) Stored() []string { return l.db.Stored() }

// tx is a transaction with what it has read once.
type tx struct {
	*store.Tx
	said *sayings
	seen int64 // of the act
}

// write runs do in a transaction and seals the events that it made.
func (l *Ledger) write(ctx context.Context, act Act, do func(*tx) error) error {
	return l.db.Write(ctx, act.who(), func(t *store.Tx) error { return do(&tx{Tx: t, seen: act.Seen}) })
}

// read runs act in a transaction that sees one moment of the ledger.
func (l *Ledger) read(ctx context.Context, act func(*tx) error) error {
	return l.db.Read(ctx, func(t *store.Tx) error { return act(&tx{Tx: t}) })
}

// look is read with the rules of now.
func (l *Ledger) look(ctx context.Context, act func(*tx, rules) error) error {
	return l.read(ctx, func(t *tx) error {
		r, err := readRules(t)
		if err != nil {
			return err
		}
		return act(t, r)
	})
}

// all returns the rows of a query, each scanned into the fields of a T.
func all[T any](t *tx, query string, args []any, fields func(*T) []any) ([]T, error) {
	return store.All(t.Tx, query, args, fields)
}

// NotSound refuses a backup with which Verify finds problems. Facts: path, count.
const NotSound payroll.Code = "not-sound"

// Copied is a ledger that was copied and proved. Its JSON is a contract.
type Copied struct {
	Path    string `json:"path"`
	Bytes   int64  `json:"bytes"`
	Entries int    `json:"entries"`
	Head    string `json:"head"` // the last seal of the copy: what verify --against takes
	Kept    string `json:"kept"` // where the ledger is now that a restored one replaced, "" where there was none
}

// Backup copies the ledger, as it stands at one moment, into the file at path, which may
// be on a network share. The copy is written beside path, proved as Verify does and then
// renamed; a file that is there already is replaced where it may be.
func (l *Ledger) Backup(ctx context.Context, path string, replace bool) (Copied, error) {
	var done Copied
	size, err := l.db.Backup(ctx, path, replace, func(db *store.DB) (err error) {
		done, err = (&Ledger{db}).prove(ctx)
		return err
	})
	if err != nil {
		return Copied{}, err
	}
	done.Path, done.Bytes = path, size
	return done, nil
}

// Restore makes a copy of a backup the ledger at path. It brings the copy's schema up to
// this program's and proves it as Verify does before anything is replaced. A ledger
// that is there already is replaced where it may be, and kept beside the new one.
func Restore(ctx context.Context, backup, path string, replace bool, now func() time.Time) (Copied, error) {
	var done Copied
	size, kept, err := store.Restore(ctx, backup, path, replace, schema, now, func(db *store.DB) (err error) {
		done, err = (&Ledger{db}).prove(ctx)
		return err
	})
	if err != nil {
		return Copied{}, err
	}
	done.Path, done.Bytes, done.Kept = path, size, kept
	return done, nil
}

// prove refuses a copy with which Verify finds problems.
func (l *Ledger) prove(ctx context.Context) (Copied, error) {
	found, err := l.Verify(ctx, "")
	if err != nil {
		return Copied{}, err
	}
	if !found.OK {
		return Copied{}, payroll.Refuse(NotSound, "path", l.db.Path(), "count", len(found.Problems))
	}
	return Copied{Entries: found.Entries, Head: found.Head}, nil
}

// Event is one change of data in the audit trail. Its JSON is a contract.
type Event struct {
	ID      int64  `json:"id"`
	At      string `json:"at"` // UTC
	By      string `json:"by"`
	Command string `json:"command"`
	Action  string `json:"action"`
	Subject string `json:"subject"`
	Detail  string `json:"detail"`
	Hash    string `json:"hash"`
}

// Events returns the changes made from a day on (Vietnam time), all where it is "", oldest
// first.
func (l *Ledger) Events(ctx context.Context, since payroll.Date) (list []Event, err error) {
	from := ""
	if since != "" {
		at := since.Time()
		from = time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, payroll.Vietnam).UTC().Format(time.RFC3339)
	}
	err = l.read(ctx, func(t *tx) error {
		list, err = all(t, `SELECT e.id, e.made_at, e.made_by, e.command, e.action, e.subject, e.detail, s.hash
FROM event e JOIN seal s ON s.event_id = e.id WHERE e.made_at >= $1 ORDER BY e.id`, []any{from},
			func(e *Event) []any {
				return []any{&e.ID, &e.At, &e.By, &e.Command, &e.Action, &e.Subject, &e.Detail, &e.Hash}
			})
		return err
	})
	return list, err
}

// isNoRow reports whether a query had no row.
func isNoRow(err error) bool { return errors.Is(err, sql.ErrNoRows) }
