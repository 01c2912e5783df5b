package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
)

// database runs SQLite's own checks.
func (v *verifier) database() error {
	texts, err := all(v.tx, `PRAGMA integrity_check`, nil, func(s *string) []any { return []any{s} })
	if err != nil {
		return err
	}
	for _, text := range texts {
		if text != "ok" {
			v.report(DatabaseDamaged, "", text)
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

// object is a table, index or trigger as SQLite keeps it.
type object struct{ kind, name, sql string }

const selectSchema = `SELECT type, name, COALESCE(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY type, name`

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
	at, next := make(map[int64]string, len(seals)), int64(1)
	for _, s := range seals {
		at[s.event] = s.hash
		v.have = v.have || strings.HasPrefix(s.hash, v.against)
	}
	err = v.walk(chained, 0, "", func(event int64, hash string) (string, error) {
		if next < event {
			v.report(EventUnsealed, fmt.Sprintf("event %d", next))
		}
		next = event + 1
		stands, ok := at[event]
		delete(at, event)
		switch {
		case !ok:
			v.report(EventUnsealed, fmt.Sprintf("event %d", event))
			return hash, nil
		case stands != hash:
			where, err := v.nameEvent(event)
			if err != nil {
				return "", err
			}
			v.report(ChainBroken, where)
		}
		return stands, nil
	})
	var stray *strayRow
	if errors.As(err, &stray) {
		v.report(RowStray, fmt.Sprintf("%s, event %d", stray.table, stray.event))
		err = nil
	}
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

// unchained finds rows that no event has.
func (v *verifier) unchained() error {
	for _, table := range chained {
		var n int
		err := v.get(`SELECT COUNT(*) FROM `+table+` WHERE event_id IS NULL OR event_id NOT IN (SELECT id FROM event)`, nil, &n)
		if err != nil {
			return err
		}
		if n > 0 {
			v.report(RowStray, table)
		}
	}
	return nil
}
