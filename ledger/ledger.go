// Package ledger remembers: articles in all their versions, authors, rates,
// settings and lines of money, in one SQLite file. Begin at Create, Open and
// Import; Ledger.Book gives a month with everything worked out.
//
// An exported method is one transaction. Amounts are whole đồng.
package ledger

import (
	"context"

	"nhuanbut/ledger/store"
)

// Ledger is an open ledger. It is safe for use by several goroutines.
type Ledger struct{ db *store.DB }

// Create makes a new ledger at path, readable by its owner alone, and opens it.
func Create(ctx context.Context, path string, who store.Who) (*Ledger, error) {
	db, err := store.Create(ctx, path, schema, who)
	if err != nil {
		return nil, err
	}
	return &Ledger{db}, nil
}

// Open opens the ledger at path and brings its schema up to this program's. A ledger that
// cannot be written, such as an auditor's copy, is opened for reading only.
func Open(ctx context.Context, path string, who store.Who) (*Ledger, error) {
	db, err := store.Open(ctx, path, schema, who)
	if err != nil {
		return nil, err
	}
	return &Ledger{db}, nil
}

// Peek opens the ledger at path for a look: it makes nothing, changes nothing, not even
// the schema, and does not wait long for other programs. Reading a ledger with another
// schema gives an error.
func Peek(path string, who store.Who) (*Ledger, error) {
	db, err := store.Peek(path, schema, who)
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
}

// write runs act in a transaction and seals the events that it made.
func (l *Ledger) write(ctx context.Context, act func(*tx) error) error {
	return l.db.Write(ctx, func(t *store.Tx) error { return act(&tx{Tx: t}) })
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
