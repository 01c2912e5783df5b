package ledger

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
)

// chained are the append-only tables that events put rows into. The seal of an event
// covers the event and its rows in all of them, in this order, and the seal before
// it: whatever is edited behind the tool's back, also with the triggers dropped, no
// longer has its seal. A table is added at the end, since the order is hashed.
var chained = []string{
	"setting", "rate", "author", "author_version", "import_file", "article_version", "article_payee", "line", "line_void", "period",
	"pay_run", "payment", "payment_step", "entry", "posting", "posted_line", "payment_line", "budget", "article_missing",
	"author_distinct", "posted_owner",
	"refused_row", "refused_settled", "hold", "hold_settled", "article_same", "article_different", "accepted_finding",
	"file_warning", "file_warning_settled", "column_rule", "people_rule", "note_rule",
	"article_note", "list_layout",
}

// firstEvent is the number of the first event; each has the number after the one before.
const firstEvent int64 = 1

// event begins a change of data: rows written from now on are its own, and it says
// in the audit trail who made them, when and with what command.
func (t *tx) event(action, subject, detail string) error {
	t.did = strings.TrimSpace(action + " " + subject)
	return t.get(`INSERT INTO event (made_at, made_by, command, action, subject, detail) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
		[]any{t.at, t.user, t.command, action, subject, detail}, &t.eventID)
}

// seal seals the events that the transaction made, with their rows in tables.
func (t *tx) seal(tables []string) error {
	last, head, err := t.head()
	if err != nil {
		return err
	}
	return t.walk(tables, last+1, head, func(event int64, hash string) (string, error) {
		_, err := t.exec(`INSERT INTO seal (event_id, hash) VALUES ($1, $2)`, event, hash)
		return hash, err
	}, func(table string, event int64) error { return fmt.Errorf("%s has a row of event %d", table, event) })
}

// head is the last seal with its event, 0 and "" before the first.
func (t *tx) head() (event int64, hash string, err error) {
	err = t.get(`SELECT event_id, hash FROM seal ORDER BY event_id DESC LIMIT 1`, nil, &event, &hash)
	if isNoRow(err) {
		err = nil
	}
	return event, hash, err
}

// walk works out the seals of the events from one on with their rows in tables, before
// being the seal before it. visit gets each and says which hash the next one is chained to; stray gets every
// table and number of an event that is not there and has rows.
func (t *tx) walk(names []string, from int64, before string, visit func(event int64, hash string) (string, error), stray func(table string, event int64) error) error {
	events, err := t.openChained("event", "id", from)
	if err != nil {
		return err
	}
	defer events.rows.Close()
	tables := make([]*chainedRows, len(names))
	for i, name := range names {
		if tables[i], err = t.openChained(name, "event_id", from); err != nil {
			return err
		}
		defer tables[i].rows.Close()
	}
	var newest int64
	if err := t.get(`SELECT COALESCE(MAX(id), 0) FROM event`, nil, &newest); err != nil {
		return err
	}
	for !events.done {
		event, sum := events.event, sha256.New()
		done := event - max(from, 1)
		Tell(t, Progress{Step: StepSeal, Rows: done, Done: done, Total: newest - max(from, 1) + 1})
		sum.Write([]byte(before))
		if err := events.add(sum); err != nil {
			return err
		}
		for _, table := range tables {
			if err := table.pass(event, stray); err != nil {
				return err
			}
			for !table.done && table.event == event {
				if err := table.add(sum); err != nil {
					return err
				}
			}
		}
		if before, err = visit(event, hex.EncodeToString(sum.Sum(nil))); err != nil {
			return err
		}
	}
	for _, table := range tables {
		if err := table.pass(latest, stray); err != nil {
			return err
		}
	}
	return nil
}

// chainedRows are a table's rows by event, one ahead.
type chainedRows struct {
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

func (t *tx) openChained(table, key string, from int64) (*chainedRows, error) {
	rows, err := t.sql.QueryContext(t, `SELECT * FROM `+table+` WHERE `+key+` >= $1 ORDER BY `+key+`, id`, from)
	if err != nil {
		return nil, err
	}
	c := &chainedRows{name: table, rows: rows}
	if c.columns, err = rows.Columns(); err != nil {
		return nil, errors.Join(err, rows.Close())
	}
	c.key = slices.Index(c.columns, key)
	c.cells = make([]sql.RawBytes, len(c.columns))
	for i := range c.cells {
		c.dest = append(c.dest, &c.cells[i])
	}
	return c, c.next()
}

func (c *chainedRows) next() error {
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

// pass goes on behind the rows of events before one, of all where it is the latest, and
// says of which they are.
func (c *chainedRows) pass(before int64, stray func(table string, event int64) error) error {
	for !c.done && (c.event < before || before == latest) {
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
func (c *chainedRows) add(sum hash.Hash) error {
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
