package ledger

import (
	"context"
	"database/sql"

	"nhuanbut/payroll"
)

// nearStep gives articles the keys that find a title with slips.
const nearStep = 12

// titleKeys are the keys of a title as the article's columns have them.
func titleKeys(title string) [3]sql.NullInt64 {
	var columns [3]sql.NullInt64
	if keys, ok := payroll.FormOfTitle(title).Keys(); ok {
		for i, key := range keys {
			columns[i] = sql.NullInt64{Int64: key, Valid: true}
		}
	}
	return columns
}

func (l *Ledger) addTitleKeys(ctx context.Context, begun *sql.Tx) error {
	t := l.newTx(ctx, begun)
	for _, query := range []string{
		`ALTER TABLE article ADD COLUMN near_1 INTEGER`, `ALTER TABLE article ADD COLUMN near_2 INTEGER`, `ALTER TABLE article ADD COLUMN near_3 INTEGER`,
		`CREATE INDEX article_near_1 ON article (near_1, published_on)`,
		`CREATE INDEX article_near_2 ON article (near_2, published_on)`,
		`CREATE INDEX article_near_3 ON article (near_3, published_on)`,
	} {
		if _, err := t.sql.ExecContext(t, query); err != nil {
			return err
		}
	}
	type titled struct {
		id    int64
		title string
	}
	titles, err := all(t, `SELECT a.id, v.title FROM article a JOIN article_version v ON v.id = a.version_id ORDER BY a.id`, nil,
		func(a *titled) []any { return []any{&a.id, &a.title} })
	if err != nil {
		return err
	}
	for _, a := range titles {
		keys := titleKeys(a.title)
		if _, err := t.exec(`UPDATE article SET near_1 = $1, near_2 = $2, near_3 = $3 WHERE id = $4`, keys[0], keys[1], keys[2], a.id); err != nil {
			return err
		}
	}
	return nil
}
