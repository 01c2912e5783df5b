package store

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"nhuanbut/ledger/progress"
	"nhuanbut/payroll"
)

// What the checks of the file find.
const (
	ChainBroken       payroll.Code = "chain-broken"        // an event or a row of it is not as it was sealed
	RowStray          payroll.Code = "row-stray"           // a row of an event that is not there
	EventUnsealed     payroll.Code = "event-unsealed"      // an event without seal, or a seal without event
	HeadMissing       payroll.Code = "head-missing"        // the hash of --against is not in the chain: its end was cut off
	SchemaDiffers     payroll.Code = "schema-differs"      // a table, index or trigger is not the one shipped
	DatabaseDamaged   payroll.Code = "database-damaged"    // SQLite's own check. Facts: text
	ForeignKeyMissing payroll.Code = "foreign-key-missing" // a row names another that is not there. Facts: parent
)

// Report takes a problem that a check found: where it is, and the facts of its words.
type Report func(code payroll.Code, where string, facts ...any)

// CheckFile runs the database's own checks.
func (t *Tx) CheckFile(report Report) error {
	progress.Tell(t, progress.State{Step: progress.File})
	damage, err := t.damage(`PRAGMA integrity_check`)
	if err != nil {
		return err
	}
	if len(damage) > 0 {
		if err := t.damagedTables(damage, report); err != nil {
			return err
		}
	}
	return t.missingParents(report)
}

// CheckSchema compares the database's schema with the one that the steps make.
func (t *Tx) CheckSchema(report Report) error {
	shipped, err := t.schema.shipped()
	if err != nil {
		return err
	}
	have, err := t.objects()
	for _, o := range have {
		if !slices.Contains(shipped, o) {
			report(SchemaDiffers, o.kind+" "+o.name)
		}
	}
	for _, o := range shipped {
		if !slices.ContainsFunc(have, func(h object) bool { return h.kind == o.kind && h.name == o.name }) {
			report(SchemaDiffers, o.kind+" "+o.name)
		}
	}
	return err
}

// CheckChain works every seal out anew. A seal that differs is reported and the next one
// held against it as it stands, so that each edit is found at its own place. against is
// an earlier head, or its beginning, that the chain must have; "" asks for none.
func (t *Tx) CheckChain(report Report, against string) error {
	type seal struct {
		event int64
		hash  string
	}
	seals, err := All(t, `SELECT event_id, hash FROM seal ORDER BY event_id`, nil, func(s *seal) []any { return []any{&s.event, &s.hash} })
	if err != nil {
		return err
	}
	unmet, next, last := make(map[int64]string, len(seals)), firstEvent, ""
	for _, s := range seals {
		unmet[s.event] = s.hash
	}
	broken := func(event int64) error {
		where, err := t.nameEvent(event)
		report(ChainBroken, where)
		return err
	}
	err = t.walk(math.MinInt64, "", func(event int64, hash string) (string, error) {
		stands, sealed := unmet[event]
		delete(unmet, event)
		if event < firstEvent { // the tool never made it, whatever it is sealed with
			return last, broken(event)
		}
		if next < event {
			report(EventUnsealed, fmt.Sprintf("event %d", next))
		}
		next = event + 1
		switch {
		case !sealed:
			report(EventUnsealed, fmt.Sprintf("event %d", event))
			stands = hash
		case stands != hash:
			if err := broken(event); err != nil {
				return "", err
			}
		}
		last = stands
		return last, nil
	}, func(table string, event int64) error {
		report(RowStray, fmt.Sprintf("%s, event %d", table, event))
		return nil
	})
	for _, event := range slices.Sorted(maps.Keys(unmet)) {
		report(EventUnsealed, fmt.Sprintf("event %d", event))
	}
	if against != "" && !slices.ContainsFunc(seals, func(s seal) bool { return strings.HasPrefix(s.hash, against) }) {
		report(HeadMissing, against)
	}
	return errors.Join(err, t.withoutEvent(report))
}

// nameEvent says which event it is and into which tables it put rows.
func (t *Tx) nameEvent(event int64) (string, error) {
	var at, by, action, subject string
	if err := t.Get(`SELECT made_at, made_by, action, subject FROM event WHERE id = $1`, []any{event}, &at, &by, &action, &subject); err != nil {
		return "", err
	}
	var tables []string
	for _, table := range t.schema.sealed {
		var n int
		if err := t.Get(`SELECT COUNT(*) FROM `+table.Name+` WHERE event_id = $1`, []any{event}, &n); err != nil {
			return "", err
		}
		if n > 0 {
			tables = append(tables, table.Name)
		}
	}
	return fmt.Sprintf("event %d: %s %s (%s, %s) [%s]", event, action, subject, at, by, strings.Join(tables, ", ")), nil
}

// withoutEvent reports tables with rows that name no event.
func (t *Tx) withoutEvent(report Report) error {
	for _, table := range t.schema.sealed {
		var n int
		err := t.Get(`SELECT COUNT(*) FROM `+table.Name+` WHERE event_id IS NULL`, nil, &n)
		if err != nil {
			return err
		}
		if n > 0 {
			report(RowStray, table.Name)
		}
	}
	return nil
}
