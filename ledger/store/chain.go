package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"slices"
	"strconv"
	"strings"

	"nhuanbut/ledger/progress"
)

// firstEvent is the number of the first event; each has the number after the one before.
const firstEvent int64 = 1

// seal seals the events that the transaction began, with their rows in sealed tables.
func (t *Tx) seal() error {
	last, head, err := t.Head()
	if err != nil {
		return err
	}
	return t.walk(last+1, head, func(event int64, hash string) (string, error) {
		_, err := t.Exec(`INSERT INTO seal (event_id, hash) VALUES ($1, $2)`, event, hash)
		return hash, err
	}, func(table string, event int64) error { return fmt.Errorf("%s has a row of event %d", table, event) })
}

// Head returns the last seal with its event, 0 and "" before the first.
func (t *Tx) Head() (event int64, hash string, err error) {
	err = t.Get(`SELECT event_id, hash FROM seal ORDER BY event_id DESC LIMIT 1`, nil, &event, &hash)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return event, hash, err
}

// walk works out the seals of the events from one on, with their rows in the sealed
// tables. before is the seal before the first of them. visit gets each seal and returns
// the hash that the next one is chained to; stray gets every table and number of an event
// that is not there and has rows.
func (t *Tx) walk(from int64, before string, visit func(event int64, hash string) (string, error),
	stray func(table string, event int64) error) error {
	events, tables, err := t.openSealed(from)
	defer func() {
		for _, table := range append(tables, events) {
			table.close()
		}
	}()
	if err != nil {
		return err
	}
	var newest int64
	if err := t.Get(`SELECT COALESCE(MAX(id), 0) FROM event`, nil, &newest); err != nil {
		return err
	}
	first := max(from, firstEvent)
	for !events.done {
		event, sum := events.event, sha256.New()
		done := event - first
		progress.Tell(t, progress.State{Step: progress.Seal, Rows: done, Done: done, Total: newest - first + 1})
		sum.Write([]byte(before))
		if err := events.add(sum); err != nil {
			return err
		}
		for _, table := range tables {
			if err := table.addEvent(event, sum, stray); err != nil {
				return err
			}
		}
		if before, err = visit(event, hex.EncodeToString(sum.Sum(nil))); err != nil {
			return err
		}
	}
	for _, table := range tables {
		if err := table.pass(nil, stray); err != nil {
			return err
		}
	}
	return nil
}

// openSealed opens the events and the sealed tables from an event on.
func (t *Tx) openSealed(from int64) (events *sealedRows, tables []*sealedRows, err error) {
	events, err = t.openTable(Table{"event", eventColumns}, "id", from)
	for _, table := range t.schema.sealed {
		if err != nil {
			return events, tables, err
		}
		var rows *sealedRows
		rows, err = t.openTable(table, "event_id", from)
		tables = append(tables, rows)
	}
	return events, tables, err
}

// eventColumns are the columns of an event that its seal covers.
const eventColumns = "id, made_at, made_by, command, action, subject, detail"

// sealedRows are a table's rows by event, one ahead.
type sealedRows struct {
	name    string
	rows    *sql.Rows
	columns []string
	key     int // the column of the event's number
	cells   []sql.RawBytes
	dest    []any
	event   int64 // of the row ahead
	done    bool
	buffer  []byte
}

func (t *Tx) openTable(table Table, key string, from int64) (*sealedRows, error) {
	rows, err := t.sql.QueryContext(t, `SELECT `+table.Columns+` FROM `+table.Name+` WHERE `+key+` >= $1 ORDER BY `+key+`, id`, from)
	if err != nil {
		return nil, err
	}
	c := &sealedRows{name: table.Name, rows: rows, columns: strings.Split(table.Columns, ", ")}
	c.key = slices.Index(c.columns, key)
	c.cells = make([]sql.RawBytes, len(c.columns))
	for i := range c.cells {
		c.dest = append(c.dest, &c.cells[i])
	}
	return c, c.next()
}

func (c *sealedRows) close() {
	if c != nil {
		c.rows.Close()
	}
}

func (c *sealedRows) next() error {
	if !c.rows.Next() {
		c.done = true
		return c.rows.Err()
	}
	if err := c.rows.Scan(c.dest...); err != nil {
		return err
	}
	event, err := strconv.ParseInt(string(c.cells[c.key]), 10, 64)
	c.event = event
	return err
}

// addEvent hashes the rows of an event. Rows of events before it are strays.
func (c *sealedRows) addEvent(event int64, sum hash.Hash, stray func(table string, event int64) error) error {
	if err := c.pass(&event, stray); err != nil {
		return err
	}
	for !c.done && c.event == event {
		if err := c.add(sum); err != nil {
			return err
		}
	}
	return nil
}

// pass skips the rows whose event is before the given one, or all rows if before is nil. It
// calls stray once for each event that it skips.
func (c *sealedRows) pass(before *int64, stray func(table string, event int64) error) error {
	for !c.done && (before == nil || c.event < *before) {
		event := c.event
		if err := stray(c.name, event); err != nil {
			return err
		}
		for !c.done && c.event == event {
			if err := c.next(); err != nil {
				return err
			}
		}
	}
	return nil
}

// add hashes the row ahead and goes to the next. A column without a value is left out,
// so that a later step of the schema may add columns; every name and value comes with
// its length, so that no two rows are written alike.
func (c *sealedRows) add(sum hash.Hash) error {
	b := appendSized(c.buffer[:0], []byte(c.name))
	for i, cell := range c.cells {
		if cell == nil {
			continue
		}
		b = appendSized(b, []byte(c.columns[i]))
		b = appendSized(b, cell)
	}
	c.buffer = append(b, 0xff) // no length begins so: the row ends here
	sum.Write(c.buffer)
	return c.next()
}

func appendSized(b, value []byte) []byte {
	return append(binary.BigEndian.AppendUint32(b, uint32(len(value))), value...)
}
