package store

import (
	"context"
	"database/sql"
	_ "embed" // sqlite.sql
	"encoding/binary"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"

	"nhuanbut/payroll"
)

// Everything that only SQLite has: how a file is opened, what its errors mean, and how
// it keeps rows from being changed.

// SQLiteVersion returns the version of the SQLite that the program contains.
func SQLiteVersion(ctx context.Context) (version string, err error) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return "", err
	}
	defer db.Close()
	err = db.QueryRowContext(ctx, `SELECT sqlite_version()`).Scan(&version)
	return version, err
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
		"secure_delete(ON)",   // a value that is forgotten is overwritten
		"trusted_schema(OFF)", // a file made by somebody else runs no code of theirs
	},
}

// fixed reads a file in a folder where nothing can be put beside it. Nobody can be
// writing to it: SQLite would not see that.
var fixed = url.Values{"mode": {"ro"}, "immutable": {"1"}, "_pragma": {"trusted_schema(OFF)"}}

// looking reads without waiting long. WAL makes even a reader write beside the file.
var looking = url.Values{
	"mode":    {"rw"},
	"_pragma": {"busy_timeout(200)", "query_only(ON)", "trusted_schema(OFF)"},
}

// dsn returns the driver's name for the file at abs, opened in one of the ways above.
func dsn(abs string, how url.Values) string {
	abs = filepath.ToSlash(abs)
	if !strings.HasPrefix(abs, "/") { // C:/…
		abs = "/" + abs
	}
	return (&url.URL{Scheme: "file", Path: abs, RawQuery: how.Encode()}).String()
}

// connect opens the file at path and leaves its schema as it is.
func connect(path string, schema *Schema, now func() time.Time, how url.Values) (*DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", dsn(abs, how))
	if err != nil {
		return nil, err
	}
	return &DB{sql: db, path: path, schema: schema, now: now}, nil
}

func open(ctx context.Context, who Who, path string, schema *Schema, now func() time.Time, how url.Values) (*DB, error) {
	db, err := connect(path, schema, now, how)
	if err != nil {
		return nil, err
	}
	if err := db.migrate(ctx, who); err != nil {
		return nil, errors.Join(refusal(err, path), db.Close())
	}
	return db, nil
}

// SQLite keeps what is not in the file of a database yet in files of these names
// beside it. https://www.sqlite.org/wal.html
const (
	walSuffix = "-wal"
	shmSuffix = "-shm"
)

// hasLog reports whether there are changes beside the file that are not in it yet.
func hasLog(path string) bool {
	info, err := os.Stat(path + walSuffix)
	return err == nil && info.Size() > 0
}

// applicationID marks a SQLite file as a ledger of this program: "nhbt".
const applicationID = 0x6e686274

// IsLedger reports whether a file is a ledger, or one of those that SQLite keeps beside
// a ledger while it is open.
func IsLedger(path string) bool {
	for _, beside := range []string{"", walSuffix, shmSuffix, "-journal"} {
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

// codeOf returns SQLite's primary result code of an error, 0 where it has none.
func codeOf(err error) int {
	var coded interface{ Code() int }
	if errors.As(err, &coded) {
		return coded.Code() & 0xff
	}
	return 0
}

// refusal returns the refusal that an error of the driver stands for; other errors stay.
func refusal(err error, path string) error {
	switch codeOf(err) {
	case sqliteBusy:
		return payroll.Refuse(LedgerBusy)
	case sqliteReadOnly, sqliteCantOpen:
		return payroll.Refuse(LedgerFixed, "path", path)
	case sqliteCorrupt, sqliteNotADB:
		return fmt.Errorf("%w (%w)", payroll.Refuse(LedgerDamaged, "path", path), err)
	}
	return err
}

// stepRefusal returns the refusal that an error of a step of the schema stands for. No
// step fails on a ledger that has the steps before it and no others, unless the disk,
// another program or an interruption is in its way.
func stepRefusal(ctx context.Context, err error, path string) error {
	var refused *payroll.Error
	code := codeOf(err)
	if ctx.Err() != nil || errors.As(err, &refused) || code != 0 && code != sqliteError && code != sqliteConstraint {
		return err
	}
	return fmt.Errorf("%w (%w)", payroll.Refuse(LedgerDamaged, "path", path), err)
}

// version returns how many steps of the schema the file has, which its header says. 0
// is that of an empty file: one that is marked as a ledger has lost its version.
func version(ctx context.Context, db querier, path string) (steps int, err error) {
	var mark int64
	if err := db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&steps); err != nil {
		return 0, err
	}
	if err := db.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&mark); err != nil {
		return 0, err
	}
	if steps < 0 || steps == 0 && mark == applicationID {
		return 0, payroll.Refuse(LedgerDamaged, "path", path)
	}
	return steps, nil
}

// querier is a database or a transaction.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// setVersion marks the file as a ledger with so many steps of the schema.
func (t *Tx) setVersion(steps int) error {
	_, err := t.sql.ExecContext(t, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", applicationID, steps))
	return err
}

// settled moves everything into the one file, whose header has its mark from now on.
func (db *DB) settled(ctx context.Context) error {
	_, err := db.sql.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	return err
}

//go:embed sqlite.sql
var eventTables string

// protect makes the sealed tables append-only, and those that forget but for deletions. Inserts are watched too, since INSERT OR
// REPLACE deletes a row without asking the triggers of deletion. Each table also gets
// an index by event, in which order its rows are sealed.
func (t *Tx) protect() error {
	tables := []string{"event", "seal"}
	for _, table := range t.schema.sealed {
		tables = append(tables, table.Name)
		query := `CREATE INDEX IF NOT EXISTS ` + table.Name + `_event ON ` + table.Name + ` (event_id)`
		if _, err := t.sql.ExecContext(t, query); err != nil {
			return err
		}
	}
	for _, table := range slices.Concat(tables, t.schema.forgetting) {
		there, err := t.sameKey(table)
		if err != nil {
			return err
		}
		abort := `SELECT RAISE(ABORT, '` + table + ` is append-only')`
		queries := []string{
			`no_update BEFORE UPDATE ON ` + table + " BEGIN\n  " + abort,
			`no_replace BEFORE INSERT ON ` + table + " BEGIN\n  " + abort + ` WHERE ` + there,
		}
		if !slices.Contains(t.schema.forgetting, table) {
			queries = append(queries, `no_delete BEFORE DELETE ON `+table+" BEGIN\n  "+abort)
		}
		for _, query := range queries {
			if _, err := t.sql.ExecContext(t, `CREATE TRIGGER IF NOT EXISTS `+table+`_`+query+";\nEND"); err != nil {
				return err
			}
		}
	}
	return nil
}

// sameKey returns a condition of a trigger: the table has a row with the primary key of
// the new one, or with its values of another unique key.
func (t *Tx) sameKey(table string) (condition string, err error) {
	type column struct{ index, name string }
	list, err := All(t, `SELECT '', name FROM pragma_table_info($1) WHERE pk > 0
UNION ALL SELECT l.name, i.name FROM pragma_index_list($1) l JOIN pragma_index_info(l.name) i
WHERE l."unique" = 1 AND l.partial = 0 ORDER BY 1, 2`, []any{table}, func(c *column) []any { return []any{&c.index, &c.name} })
	if err != nil {
		return "", err
	}
	var keys []string
	for i, c := range list {
		same := c.name + ` = NEW.` + c.name
		if i > 0 && c.index == list[i-1].index {
			keys[len(keys)-1] += ` AND ` + same
		} else {
			keys = append(keys, same)
		}
	}
	for i, key := range keys {
		keys[i] = `EXISTS (SELECT 1 FROM ` + table + ` WHERE ` + key + `)`
	}
	return strings.Join(keys, ` OR `), nil
}

// vacuumInto copies the database, as it stands at one moment, into the file at path.
func (db *DB) vacuumInto(ctx context.Context, path string) error {
	_, err := db.sql.ExecContext(ctx, `VACUUM INTO $1`, path)
	return err
}

// settle brings everything that a ledger is into its one file. It refuses a ledger that
// another program has open; what is damaged stays as it is.
func settle(ctx context.Context, path string) error {
	info, err := os.Stat(path)
	if err != nil || !isLedger(path, info) {
		return err
	}
	db, err := connect(path, nil, time.Now, url.Values{"mode": {"rw"}})
	if err != nil {
		return err
	}
	defer db.Close()
	var mode string
	err = db.sql.QueryRowContext(ctx, `PRAGMA journal_mode = DELETE`).Scan(&mode)
	if busy := refusal(err, path); errors.Is(busy, payroll.Refuse(LedgerBusy)) {
		return busy
	}
	return ctx.Err()
}

// object is a table, index, view or trigger as SQLite keeps it.
type object struct{ kind, name, sql string }

func (o *object) fields() []any { return []any{&o.kind, &o.name, &o.sql} }

// objects returns the schema without what SQLite keeps for itself, which depends on what
// was done with the file: its counters and statistics, which are tables, and indexes
// that no statement made. A trigger or view is never SQLite's, whatever its name.
func (t *Tx) objects() ([]object, error) {
	return All(t, `SELECT type, name, COALESCE(sql, '') FROM sqlite_schema
WHERE NOT (type = 'table' AND name IN ('sqlite_sequence', 'sqlite_stat1', 'sqlite_stat2', 'sqlite_stat3', 'sqlite_stat4'))
AND NOT (type = 'index' AND name LIKE 'sqlite\_autoindex\_%' ESCAPE '\' AND sql IS NULL) ORDER BY type, name`, nil, (*object).fields)
}

// inMemory opens an empty database that is gone when it is closed.
func inMemory(schema *Schema, now func() time.Time) (*DB, error) {
	db, err := sql.Open("sqlite", "file:shipped?mode=memory&cache=shared")
	if err != nil {
		return nil, err
	}
	return &DB{sql: db, path: "shipped", schema: schema, now: now}, nil
}

// damage returns what a check of SQLite's own finds.
func (t *Tx) damage(pragma string) ([]string, error) {
	texts, err := All(t, pragma, nil, func(s *string) []any { return []any{s} })
	return slices.DeleteFunc(texts, func(text string) bool { return text == "ok" }), err
}

// damagedTables reports of which tables the damage is; what is of none is the file's.
func (t *Tx) damagedTables(damage []string, report Report) error {
	tables, err := All(t, `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`, nil, func(s *string) []any { return []any{s} })
	if err != nil {
		return err
	}
	for _, table := range tables {
		texts, err := t.damage(`PRAGMA integrity_check("` + strings.ReplaceAll(table, `"`, `""`) + `")`)
		if err != nil {
			return err
		}
		for _, text := range texts {
			report(DatabaseDamaged, "table "+table, "text", text)
			damage = slices.DeleteFunc(damage, func(d string) bool { return d == text })
		}
	}
	for _, text := range damage {
		report(DatabaseDamaged, "file", "text", text)
	}
	return nil
}

// missingParents reports rows that name another row which is not there.
func (t *Tx) missingParents(report Report) error {
	type missing struct {
		table, parent string
		row           sql.NullInt64
		key           int
	}
	rows, err := All(t, `PRAGMA foreign_key_check`, nil, func(m *missing) []any { return []any{&m.table, &m.row, &m.parent, &m.key} })
	for _, m := range rows {
		report(ForeignKeyMissing, fmt.Sprintf("%s %d", m.table, m.row.Int64), "parent", m.parent)
	}
	return err
}
