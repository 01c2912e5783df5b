package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"nhuanbut/payroll"
)

// Tx is a transaction with who acts in it and when. It is the context that the
// transaction was begun with.
type Tx struct {
	context.Context
	User    string
	Command string
	At      string       // UTC, RFC 3339 to the second
	Today   payroll.Date // in Vietnam
	EventID int64        // of the last BeginEvent: what rows are written for

	sql    *sql.Tx
	schema *Schema
	stmts  map[string]*sql.Stmt
	did    string // what the last event was
}

func (db *DB) newTx(ctx context.Context, who Who, begun *sql.Tx) *Tx {
	now := db.now()
	return &Tx{
		Context: ctx, User: who.User, Command: who.Command,
		At: now.UTC().Format(time.RFC3339), Today: payroll.DateOf(now.In(payroll.Vietnam)),
		sql: begun, schema: db.schema, stmts: make(map[string]*sql.Stmt),
	}
}

// BeginEvent begins a change of data: rows written from now on are its own. The audit
// trail says who made it, when, with what command, and what it was.
func (t *Tx) BeginEvent(action, subject, detail string) error {
	t.did = strings.TrimSpace(action + " " + subject)
	return t.Get(`INSERT INTO event (made_at, made_by, command, action, subject, detail)
VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
		[]any{t.At, t.User, t.Command, action, subject, detail}, &t.EventID)
}

// prepared returns query as a statement of this transaction, prepared once.
func (t *Tx) prepared(query string) (*sql.Stmt, error) {
	if s, ok := t.stmts[query]; ok {
		return s, nil
	}
	s, err := t.sql.PrepareContext(t, query)
	if err != nil {
		return nil, fmt.Errorf("prepare: %w", err)
	}
	t.stmts[query] = s
	return s, nil
}

// Exec runs a statement and returns how many rows it changed.
func (t *Tx) Exec(query string, args ...any) (int64, error) {
	s, err := t.prepared(query)
	if err != nil {
		return 0, err
	}
	result, err := s.ExecContext(t, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// Get scans the one row of a query into dest; sql.ErrNoRows where there is none.
func (t *Tx) Get(query string, args []any, dest ...any) error {
	s, err := t.prepared(query)
	if err != nil {
		return err
	}
	return s.QueryRowContext(t, args...).Scan(dest...)
}

// Each calls scan for every row of a query.
func (t *Tx) Each(query string, args []any, scan func(*sql.Rows) error) error {
	s, err := t.prepared(query)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(t, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// All returns the rows of a query, each scanned into the fields of a T.
func All[T any](t *Tx, query string, args []any, fields func(*T) []any) (list []T, err error) {
	err = t.Each(query, args, func(rows *sql.Rows) error {
		var one T
		if err := rows.Scan(fields(&one)...); err != nil {
			return err
		}
		list = append(list, one)
		return nil
	})
	return list, err
}
