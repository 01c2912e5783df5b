package ledger

import (
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// readColumnRules returns what stands of what was said of the headers of a source's lists.
func readColumnRules(t *tx, source string) ([]cms.ColumnRule, error) {
	return all(t, `SELECT r.header, r.target FROM column_rule r WHERE r.source = $1
AND r.id = (SELECT MAX(o.id) FROM column_rule o WHERE o.source = r.source AND o.header_key = r.header_key) ORDER BY r.id`,
		[]any{source}, func(r *cms.ColumnRule) []any { return []any{&r.Header, &r.Target} })
}

// keepColumns remembers what the import says of the headers of a file.
func (im *importer) keepColumns(header []cms.HeaderColumn) error {
	for _, said := range im.o.Map.Rules(header) {
		key := payroll.TextKey(said.Header)
		if stands, ok := im.door.columns[key]; ok && stands == said.Target {
			continue
		}
		if err := im.begin(); err != nil {
			return err
		}
		if _, err := im.tx.Exec(`INSERT INTO column_rule (event_id, source, header, header_key, target) VALUES ($1, $2, $3, $4, $5)`,
			im.tx.EventID, im.o.Source, said.Header, key, said.Target); err != nil {
			return err
		}
		im.door.columns[key] = said.Target
	}
	return nil
}

// presentColumns are the columns that a header has, in reuse where that is not nil.
func presentColumns(header []cms.HeaderColumn, reuse []bool) []bool {
	if reuse == nil {
		reuse = make([]bool, payroll.ColumnCount)
	}
	clear(reuse)
	for _, h := range header {
		switch {
		case h.Known:
			reuse[h.Column] = true
		case !h.Omitted:
			reuse[payroll.Extra] = true
		}
	}
	return reuse
}
