package ledger

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// The seal of an event covers every table that has an event, and every column of it.
func TestSealsCoverEveryColumn(t *testing.T) {
	l, err := Create(context.Background(), Act{}, filepath.Join(t.TempDir(), "so.db"), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	columns := make(map[string]string)
	err = l.read(context.Background(), func(t *tx) error {
		type column struct{ table, name string }
		list, err := all(t, `SELECT s.name, c.name FROM sqlite_schema s JOIN pragma_table_info(s.name) c
WHERE s.type = 'table' AND EXISTS (SELECT 1 FROM pragma_table_info(s.name) WHERE name = 'event_id') AND s.name <> 'seal'
ORDER BY s.name, c.cid`, nil, func(c *column) []any { return []any{&c.table, &c.name} })
		for _, c := range list {
			columns[c.table] = strings.TrimPrefix(columns[c.table]+", "+c.name, ", ")
		}
		return err
	})
	if err != nil || len(columns) < 30 {
		t.Fatalf("%v, %v", columns, err)
	}
	for _, table := range sealed {
		if columns[table.Name] != table.Columns {
			t.Errorf("%s: sealed are %q, there are %q", table.Name, table.Columns, columns[table.Name])
		}
		delete(columns, table.Name)
	}
	for table := range columns {
		t.Errorf("%s is not sealed", table)
	}
}
