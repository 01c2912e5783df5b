package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"sync"
	"time"
)

// database runs SQLite's own checks.
func (v *verifier) database() error {
	Tell(v, Progress{Step: StepFile})
	damage, err := v.integrity(`PRAGMA integrity_check`)
	if err != nil {
		return err
	}
	if len(damage) > 0 {
		if err := v.damagedTables(damage); err != nil {
			return err
		}
	}
	type missing struct {
		table, parent string
		row           sql.NullInt64
		key           int
	}
	rows, err := all(v.tx, `PRAGMA foreign_key_check`, nil, func(m *missing) []any { return []any{&m.table, &m.row, &m.parent, &m.key} })
	for _, m := range rows {
		v.report(ForeignKeyMissing, fmt.Sprintf("%s %d", m.table, m.row.Int64), m.parent)
	}
	return err
}

// integrity is what a check of SQLite's finds.
func (v *verifier) integrity(pragma string) ([]string, error) {
	texts, err := all(v.tx, pragma, nil, func(s *string) []any { return []any{s} })
	return slices.DeleteFunc(texts, func(text string) bool { return text == "ok" }), err
}

// damagedTables says of which tables damage is; what is of none is the file's.
func (v *verifier) damagedTables(damage []string) error {
	tables, err := all(v.tx, `SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`, nil, func(s *string) []any { return []any{s} })
	if err != nil {
		return err
	}
	for _, table := range tables {
		texts, err := v.integrity(`PRAGMA integrity_check("` + strings.ReplaceAll(table, `"`, `""`) + `")`)
		if err != nil {
			return err
		}
		for _, text := range texts {
			v.report(DatabaseDamaged, "table "+table, text)
			damage = slices.DeleteFunc(damage, func(d string) bool { return d == text })
		}
	}
	for _, text := range damage {
		v.report(DatabaseDamaged, "file", text)
	}
	return nil
}

// object is a table, index or trigger as SQLite keeps it.
type object struct{ kind, name, sql string }

// selectSchema leaves out what SQLite keeps for itself, which depends on what was done
// with the file: the counters and statistics that are tables, and indexes that no
// statement made. A trigger or view is ours or a stranger's, whatever its name.
const selectSchema = `SELECT type, name, COALESCE(sql, '') FROM sqlite_schema
WHERE NOT (type = 'table' AND name IN ('sqlite_sequence', 'sqlite_stat1', 'sqlite_stat2', 'sqlite_stat3', 'sqlite_stat4'))
AND NOT (type = 'index' AND name LIKE 'sqlite\_autoindex\_%' ESCAPE '\' AND sql IS NULL) ORDER BY type, name`

func (o *object) fields() []any { return []any{&o.kind, &o.name, &o.sql} }

// shippedSchema is the schema that the steps make.
var shippedSchema = sync.OnceValues(func() (list []object, err error) {
	ctx := context.Background() // a cancelled run is not to spoil the next one's
	db, err := sql.Open("sqlite", "file:shipped?mode=memory&cache=shared")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	l := &Ledger{db: db, path: "shipped", who: Who{Now: time.Now}}
	if err := l.migrate(ctx); err != nil {
		return nil, err
	}
	err = l.read(ctx, func(t *tx) error {
		list, err = all(t, selectSchema, nil, (*object).fields)
		return err
	})
	return list, err
})

// schema compares the database's schema with the one shipped.
func (v *verifier) schema(shipped []object) error {
	have, err := all(v.tx, selectSchema, nil, (*object).fields)
	for _, o := range have {
		if !slices.Contains(shipped, o) {
			v.report(SchemaDiffers, o.kind+" "+o.name)
		}
	}
	for _, o := range shipped {
		if !slices.ContainsFunc(have, func(h object) bool { return h.kind == o.kind && h.name == o.name }) {
			v.report(SchemaDiffers, o.kind+" "+o.name)
		}
	}
	return err
}

// chain works every seal out anew. A seal that differs is reported and the next one
// held against it as it stands, so that each edit is found at its own place.
func (v *verifier) chain() error {
	type sealed struct {
		event int64
		hash  string
	}
	seals, err := all(v.tx, `SELECT event_id, hash FROM seal ORDER BY event_id`, nil, func(s *sealed) []any { return []any{&s.event, &s.hash} })
	if err != nil {
		return err
	}
	at, next, last := make(map[int64]string, len(seals)), firstEvent, ""
	for _, s := range seals {
		at[s.event] = s.hash
		v.have = v.have || strings.HasPrefix(s.hash, v.against)
	}
	broken := func(event int64) error {
		where, err := v.nameEvent(event)
		v.report(ChainBroken, where)
		return err
	}
	err = v.walk(chained, math.MinInt64, "", func(event int64, hash string) (string, error) {
		if event < firstEvent { // the tool never made it, whatever it is sealed with
			delete(at, event)
			return last, broken(event)
		}
		if next < event {
			v.report(EventUnsealed, fmt.Sprintf("event %d", next))
		}
		next = event + 1
		stands, ok := at[event]
		delete(at, event)
		switch {
		case !ok:
			v.report(EventUnsealed, fmt.Sprintf("event %d", event))
			stands = hash
		case stands != hash:
			if err := broken(event); err != nil {
				return "", err
			}
		}
		last = stands
		return last, nil
	}, func(table string, event int64) error {
		v.report(RowStray, fmt.Sprintf("%s, event %d", table, event))
		return nil
	})
	for _, event := range slices.Sorted(maps.Keys(at)) {
		v.report(EventUnsealed, fmt.Sprintf("event %d", event))
	}
	if v.against != "" && !v.have {
		v.report(HeadMissing, v.against)
	}
	return errors.Join(err, v.unchained())
}

// nameEvent says which event it is and what it put where.
func (v *verifier) nameEvent(event int64) (string, error) {
	var at, by, action, subject string
	if err := v.get(`SELECT made_at, made_by, action, subject FROM event WHERE id = $1`, []any{event}, &at, &by, &action, &subject); err != nil {
		return "", err
	}
	var tables []string
	for _, table := range chained {
		var n int
		if err := v.get(`SELECT COUNT(*) FROM `+table+` WHERE event_id = $1`, []any{event}, &n); err != nil {
			return "", err
		}
		if n > 0 {
			tables = append(tables, table)
		}
	}
	return fmt.Sprintf("event %d: %s %s (%s, %s) [%s]", event, action, subject, at, by, strings.Join(tables, ", ")), nil
}

// unchained finds rows that say of no event that they are its own.
func (v *verifier) unchained() error {
	for _, table := range chained {
		var n int
		err := v.get(`SELECT COUNT(*) FROM `+table+` WHERE event_id IS NULL`, nil, &n)
		if err != nil {
			return err
		}
		if n > 0 {
			v.report(RowStray, table)
		}
	}
	return nil
}
