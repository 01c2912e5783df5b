// Package store keeps rows in one database file: it opens the file, runs
// transactions, brings the schema up to date, seals what was written, copies the file
// and checks it. It knows two tables, event and seal; the others come with the Schema
// that its user gives. Begin at Create, Open and DB.Write.
//
// A transaction that writes begins at least one event. The rows of sealed tables name
// their event, and the seal of an event is the SHA-256 of the event, its rows and the
// seal before it: rows are added and never changed.
package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"nhuanbut/payroll"
)

// Refusals of the ledger as a whole.
const (
	NoLedger      payroll.Code = "no-ledger"      // Facts: path
	LedgerExists  payroll.Code = "ledger-exists"  // Facts: path
	NotALedger    payroll.Code = "not-a-ledger"   // Facts: path
	LedgerTooNew  payroll.Code = "ledger-too-new" // Facts: path
	LedgerBusy    payroll.Code = "ledger-busy"    // another program is writing
	NetworkShare  payroll.Code = "network-share"  // Facts: path
	NoSuchFolder  payroll.Code = "no-such-folder" // Facts: path
	LedgerDamaged payroll.Code = "ledger-damaged" // Facts: path
	LedgerFixed   payroll.Code = "ledger-fixed"   // the file, or its folder, cannot be written. Facts: path
)

// Who names, for the audit trail, the person who writes and the command that they gave.
type Who struct {
	User    string
	Command string
}

// DB is an open ledger file. It is safe for use by several goroutines.
type DB struct {
	sql    *sql.DB
	path   string
	schema *Schema
	now    func() time.Time // asked once a transaction

	mu     sync.Mutex
	stored []string
}

// Create makes a new file at path, readable by its owner alone, and opens it. who begins
// its first event; now is the clock.
func Create(ctx context.Context, who Who, path string, schema *Schema, now func() time.Time) (*DB, error) {
	if onNetwork(path) {
		return nil, payroll.Refuse(NetworkShare, "path", path)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	switch {
	case errors.Is(err, fs.ErrExist):
		return nil, payroll.Refuse(LedgerExists, "path", path)
	case errors.Is(err, fs.ErrNotExist):
		return nil, payroll.Refuse(NoSuchFolder, "path", filepath.Dir(path))
	case err != nil:
		return nil, err
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	db, err := open(ctx, who, path, schema, now, writable)
	if err != nil {
		return nil, errors.Join(err, os.Remove(path))
	}
	return db, nil
}

// Open opens the file at path and brings its schema up to this program's. A file that
// cannot be written, such as an auditor's copy, is opened for reading only.
func Open(ctx context.Context, path string, schema *Schema, now func() time.Time) (*DB, error) {
	if err := openable(path); errors.Is(err, fs.ErrNotExist) {
		return nil, payroll.Refuse(NoLedger, "path", path)
	} else if err != nil {
		return nil, err
	}
	db, err := open(ctx, Who{}, path, schema, now, writable)
	if errors.Is(err, payroll.Refuse(LedgerFixed)) && !hasLog(path) {
		return open(ctx, Who{}, path, schema, now, fixed)
	}
	return db, err
}

// Peek opens the file at path for a look: it makes nothing, changes nothing, not even
// the schema, and does not wait long for other programs. Reading a file with another
// schema gives an error.
func Peek(path string, schema *Schema, now func() time.Time) (*DB, error) {
	if err := openable(path); err != nil {
		return nil, err
	}
	return connect(path, schema, now, looking)
}

// openable refuses what is not a ledger on a local disk.
func openable(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !isLedger(path, info) {
		return payroll.Refuse(NotALedger, "path", path)
	}
	if onNetwork(path) {
		return payroll.Refuse(NetworkShare, "path", path)
	}
	return nil
}

// Close releases the file.
func (db *DB) Close() error { return db.sql.Close() }

// Path returns the file's path as it was given.
func (db *DB) Path() string { return db.path }

// ErrDiscard ends a transaction whose changes are not to be stored, without a failure.
var ErrDiscard = errors.New("discard")

// Write runs act in a transaction in which who may write, and seals the events that it
// began.
func (db *DB) Write(ctx context.Context, who Who, act func(*Tx) error) error {
	did := ""
	err := db.in(ctx, who, &sql.TxOptions{}, func(t *Tx) error {
		if err := act(t); err != nil {
			return err
		}
		did = t.did
		return t.seal()
	})
	if err == nil && did != "" {
		db.mu.Lock()
		db.stored = append(db.stored, did)
		db.mu.Unlock()
	}
	return err
}

// Read runs act in a transaction that sees one moment of the file.
func (db *DB) Read(ctx context.Context, act func(*Tx) error) error {
	return db.in(ctx, Who{}, &sql.TxOptions{ReadOnly: true}, act)
}

// Stored returns what was stored since the file was opened, as the audit trail names
// it: the last event of each transaction.
func (db *DB) Stored() []string {
	db.mu.Lock()
	defer db.mu.Unlock()
	return slices.Clone(db.stored)
}

func (db *DB) in(ctx context.Context, who Who, o *sql.TxOptions, act func(*Tx) error) error {
	begun, err := db.sql.BeginTx(ctx, o)
	if err != nil {
		return refusal(err, db.path)
	}
	defer begun.Rollback()
	if err := act(db.newTx(ctx, who, begun)); errors.Is(err, ErrDiscard) {
		return nil
	} else if ctx.Err() != nil {
		return ctx.Err() // whatever the interruption broke
	} else if err != nil {
		return refusal(err, db.path)
	}
	return refusal(begun.Commit(), db.path)
}
