package ledger

import (
	"context"
	"database/sql"
	"encoding/json"

	"nhuanbut/payroll"
)

// Past is one version of an article: where it came from and what it changed.
type Past struct {
	Version int      `json:"version"`
	Origin  string   `json:"origin"` // import or set
	At      string   `json:"at"`
	By      string   `json:"by"`
	Source  string   `json:"source,omitempty"`
	File    string   `json:"file,omitempty"`
	Sheet   string   `json:"sheet,omitempty"`
	Row     int      `json:"row,omitempty"`
	Reason  string   `json:"reason,omitempty"`
	Changes []Change `json:"changes"`
}

// Change is one column of a version that differs from the version before it.
type Change struct {
	Column payroll.Column `json:"-"`
	Key    string         `json:"field"`
	From   string         `json:"from"`
	To     string         `json:"to"`
	File   *string        `json:"file,omitempty"` // what the file says where the tool's value stands instead
}

var selectPast = `SELECT v.number, v.origin, v.made_at, v.made_by, a.source, COALESCE(f.path, ''), v.sheet, v.file_row, v.reason, v.overridden, ` +
	selected(kept) + `
FROM article_version v JOIN article a ON a.id = v.article_id LEFT JOIN import_file f ON f.id = v.file_id
WHERE v.article_id = $1 ORDER BY v.number`

// History is every version of an article, oldest first.
func (l *Ledger) History(ctx context.Context, name string) (list []Past, err error) {
	err = l.read(ctx, func(t *tx) error {
		id, err := t.find(name)
		if err != nil {
			return err
		}
		var before version
		return t.each(selectPast, []any{id}, func(rows *sql.Rows) error {
			var p Past
			var v version
			var overrides string
			dest := append([]any{&p.Version, &p.Origin, &p.At, &p.By, &p.Source, &p.File, &p.Sheet, &p.Row, &p.Reason, &overrides},
				into(&v.record, kept)...)
			if err := rows.Scan(dest...); err != nil {
				return err
			}
			if err := json.Unmarshal([]byte(overrides), &v.override); err != nil {
				return err
			}
			p.Changes = changes(&before, &v)
			list = append(list, p)
			before = v
			return nil
		})
	})
	return list, err
}

// changes are what v changed of the version before it, in what stands or in what
// the file says beside what stands.
func changes(before, v *version) []Change {
	list := []Change{}
	for _, c := range kept {
		was, is := before.override[c.Key()], v.override[c.Key()]
		_, overridden := v.override[c.Key()]
		if before.record[c] == v.record[c] && was == is {
			continue
		}
		change := Change{Column: c, Key: c.Key(), From: before.record[c], To: v.record[c]}
		if overridden {
			change.File = &is.File
		}
		list = append(list, change)
	}
	return list
}
