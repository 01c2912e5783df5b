// Package ledger remembers: articles in all their versions, authors, rates,
// settings and lines of money, in one SQLite file. Begin at Create, Open and
// Import; Ledger.Book gives a month with everything worked out.
//
// An exported method is one transaction. Amounts are whole đồng.
package ledger

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"nhuanbut/payroll"
)

// Refusals of the ledger as a whole.
const (
	NoLedger      payroll.Code = "no-ledger"      // Args: path
	LedgerExists  payroll.Code = "ledger-exists"  // Args: path
	NotALedger    payroll.Code = "not-a-ledger"   // Args: path
	LedgerTooNew  payroll.Code = "ledger-too-new" // Args: path
	LedgerBusy    payroll.Code = "ledger-busy"    // another program is writing
	NetworkShare  payroll.Code = "network-share"  // Args: path
	NoSuchFolder  payroll.Code = "no-such-folder" // Args: path
	LedgerDamaged payroll.Code = "ledger-damaged" // Args: path
	LedgerFixed   payroll.Code = "ledger-fixed"   // the file, or its folder, cannot be written. Args: path
)

// Who says who acts, with what command and when, for the audit trail. Now is asked
// once a transaction.
type Who struct {
	User    string
	Command string
	Now     func() time.Time
}

// Ledger is an open ledger. It is safe for use by several goroutines.
type Ledger struct {
	db   *sql.DB
	path string
	who  Who

	mu     sync.Mutex
	stored []string
}

// Create makes a new ledger at path, readable by its owner alone, and opens it.
func Create(ctx context.Context, path string, who Who) (*Ledger, error) {
	if onNetwork(path) {
		return nil, payroll.Refuse(NetworkShare, path)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	switch {
	case errors.Is(err, os.ErrExist):
		return nil, payroll.Refuse(LedgerExists, path)
	case errors.Is(err, os.ErrNotExist):
		return nil, payroll.Refuse(NoSuchFolder, filepath.Dir(path))
	case err != nil:
		return nil, err
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	l, err := open(ctx, path, who, writable)
	if err != nil {
		return nil, errors.Join(err, os.Remove(path))
	}
	return l, nil
}

// Open opens the ledger at path and brings its schema up to this program's. One that
// cannot be written, as an auditor's copy, is opened for reading alone.
func Open(ctx context.Context, path string, who Who) (*Ledger, error) {
	info, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil, payroll.Refuse(NoLedger, path)
	}
	if err != nil {
		return nil, err
	}
	if !isLedger(path, info) {
		return nil, payroll.Refuse(NotALedger, path)
	}
	if onNetwork(path) {
		return nil, payroll.Refuse(NetworkShare, path)
	}
	l, err := open(ctx, path, who, writable)
	if errors.Is(err, payroll.Refuse(LedgerFixed)) && !hasLog(path) {
		return open(ctx, path, who, fixed)
	}
	return l, err
}

// hasLog reports whether a ledger has changes beside it that are not in its file yet.
func hasLog(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}

// applicationID marks a SQLite file as a ledger of this program: "nhbt".
const applicationID = 0x6e686274

// IsLedger reports whether a file is a ledger, or one of those that SQLite keeps beside
// one while it is open.
func IsLedger(path string) bool {
	for _, beside := range []string{"", "-wal", "-shm", "-journal"} {
		name, ok := strings.CutSuffix(path, beside)
		info, err := os.Stat(name)
		if ok && err == nil && isLedger(name, info) {
			return true
		}
	}
	return false
}

// isLedger looks at the header of a SQLite file without opening it as one.
// https://www.sqlite.org/fileformat2.html#the_database_header
func isLedger(path string, info os.FileInfo) bool {
	if !info.Mode().IsRegular() {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return true // the opening says why
	}
	defer f.Close()
	var header [72]byte
	if _, err := f.ReadAt(header[:], 0); err != nil {
		return false
	}
	return strings.HasPrefix(string(header[:]), "SQLite format 3\x00") &&
		binary.BigEndian.Uint32(header[68:]) == applicationID
}

func open(ctx context.Context, path string, who Who, how url.Values) (*Ledger, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", dsn(abs, how))
	if err != nil {
		return nil, err
	}
	l := &Ledger{db: db, path: path, who: who}
	if err := l.migrate(ctx); err != nil {
		return nil, errors.Join(l.mark(err), db.Close())
	}
	return l, nil
}

// writable is what the ledger relies on.
var writable = url.Values{
	"_txlock": {"immediate"}, // a writer waits at its beginning, not in its middle
	"_pragma": {
		"busy_timeout(10000)",
		"journal_mode(WAL)",   // who reads does not wait for who writes
		"synchronous(FULL)",   // what is said to be stored survives a power cut
		"foreign_keys(ON)",    // SQLite leaves them off
		"temp_store(FILE)",    // an import's memory stays flat
		"trusted_schema(OFF)", // a file made by somebody else runs no code of theirs
	},
}

// fixed reads a file in a folder where nothing can be put beside it. Nobody can be
// writing to it: SQLite would not see that.
var fixed = url.Values{"mode": {"ro"}, "immutable": {"1"}, "_pragma": {"trusted_schema(OFF)"}}

// dsn opens the file at abs in one of the two ways.
func dsn(abs string, how url.Values) string {
	abs = filepath.ToSlash(abs)
	if !strings.HasPrefix(abs, "/") { // C:/…
		abs = "/" + abs
	}
	return (&url.URL{Scheme: "file", Path: abs, RawQuery: how.Encode()}).String()
}

// Close releases the file.
func (l *Ledger) Close() error { return l.db.Close() }

// tx is a transaction with who acts in it and when.
type tx struct {
	context.Context
	sql     *sql.Tx
	stmts   map[string]*sql.Stmt
	user    string
	command string
	at      string // UTC, RFC 3339 to the second
	today   payroll.Date
	eventID int64  // what rows are written for; event begins one
	did     string // what the last event was
	said    *sayings
}

func (l *Ledger) newTx(ctx context.Context, begun *sql.Tx) *tx {
	now := l.who.Now()
	return &tx{
		Context: ctx, sql: begun, stmts: make(map[string]*sql.Stmt), user: l.who.User, command: l.who.Command,
		at: now.UTC().Format(time.RFC3339), today: payroll.DateOf(now.In(payroll.Vietnam)),
	}
}

// write runs act in a transaction and seals the events that it made.
func (l *Ledger) write(ctx context.Context, act func(*tx) error) error {
	did := ""
	err := l.in(ctx, &sql.TxOptions{}, func(t *tx) error {
		if err := act(t); err != nil {
			return err
		}
		did = t.did
		return t.seal(chained)
	})
	if err == nil && did != "" {
		l.mu.Lock()
		l.stored = append(l.stored, did)
		l.mu.Unlock()
	}
	return err
}

// Stored is what was stored since the ledger was opened, as the audit trail names it: the
// last event of each transaction.
func (l *Ledger) Stored() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.stored)
}

func (l *Ledger) read(ctx context.Context, act func(*tx) error) error {
	return l.in(ctx, &sql.TxOptions{ReadOnly: true}, act)
}

// look is read with the rules of now.
func (l *Ledger) look(ctx context.Context, act func(*tx, rules) error) error {
	return l.read(ctx, func(t *tx) error {
		r, err := t.rules()
		if err != nil {
			return err
		}
		return act(t, r)
	})
}

// errDiscard ends a transaction whose changes are not to be kept, without a failure.
var errDiscard = errors.New("discard")

func (l *Ledger) in(ctx context.Context, o *sql.TxOptions, act func(*tx) error) error {
	begun, err := l.db.BeginTx(ctx, o)
	if err != nil {
		return l.mark(err)
	}
	defer begun.Rollback()
	if err := act(l.newTx(ctx, begun)); errors.Is(err, errDiscard) {
		return nil
	} else if ctx.Err() != nil {
		return ctx.Err() // whatever the interruption broke
	} else if err != nil {
		return l.mark(err)
	}
	return l.mark(begun.Commit())
}

// SQLite's result codes that have words of their own. https://www.sqlite.org/rescode.html
const (
	sqliteError      = 1 // of a statement: what it names is not there, or is already
	sqliteBusy       = 5
	sqliteReadOnly   = 8
	sqliteCorrupt    = 11
	sqliteCantOpen   = 14
	sqliteConstraint = 19
	sqliteNotADB     = 26
)

// codeOf is SQLite's primary result code of an error, 0 where it has none.
func codeOf(err error) int {
	var coded interface{ Code() int }
	if errors.As(err, &coded) {
		return coded.Code() & 0xff
	}
	return 0
}

// mark gives an error of the driver its code.
func (l *Ledger) mark(err error) error {
	switch codeOf(err) {
	case sqliteBusy:
		return payroll.Refuse(LedgerBusy)
	case sqliteReadOnly, sqliteCantOpen:
		return payroll.Refuse(LedgerFixed, l.path)
	case sqliteCorrupt, sqliteNotADB:
		return fmt.Errorf("%w (%w)", payroll.Refuse(LedgerDamaged, l.path), err)
	}
	return err
}

// prepared is query as a statement of this transaction, prepared once.
func (t *tx) prepared(query string) (*sql.Stmt, error) {
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

// exec runs a statement and says how many rows it changed.
func (t *tx) exec(query string, args ...any) (int64, error) {
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

// get scans the one row of a query into dest; sql.ErrNoRows where there is none.
func (t *tx) get(query string, args []any, dest ...any) error {
	s, err := t.prepared(query)
	if err != nil {
		return err
	}
	return s.QueryRowContext(t, args...).Scan(dest...)
}

// all are the rows of a query, each scanned into the fields of a T.
func all[T any](t *tx, query string, args []any, fields func(*T) []any) (list []T, err error) {
	err = t.each(query, args, func(rows *sql.Rows) error {
		var one T
		if err := rows.Scan(fields(&one)...); err != nil {
			return err
		}
		list = append(list, one)
		return nil
	})
	return list, err
}

// each calls scan for every row of a query.
func (t *tx) each(query string, args []any, scan func(*sql.Rows) error) error {
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
