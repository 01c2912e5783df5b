package ledger

import (
	"context"

	"nhuanbut/payroll"
)

// MonthState is a month that has anything, and whether it is closed.
type MonthState struct {
	Month  payroll.Month
	Closed bool
}

// Months are the months that have articles or lines, and those between them, oldest
// first. Unlike Periods it works nothing out.
func (l *Ledger) Months(ctx context.Context) (list []MonthState, err error) {
	err = l.eachMonth(ctx, func(_ *tx, r rules, m payroll.Month) error {
		list = append(list, MonthState{m, r.Closed.Closed(m)})
		return nil
	})
	return list, err
}

// SettableColumns are the columns that SetArticle sets.
func SettableColumns() (columns []payroll.Column) {
	for c := range payroll.Column(payroll.ColumnCount) {
		if settable(c) {
			columns = append(columns, c)
		}
	}
	return columns
}

// Titled is an article by its name.
type Titled struct {
	Ref   string
	Title string
}

// Titles are the articles whose name begins with a prefix, the latest first, and no
// more of them than asked for.
func (l *Ledger) Titles(ctx context.Context, prefix string, most int) (list []Titled, err error) {
	err = l.read(ctx, func(t *tx) error {
		list, err = all(t, `SELECT name, title FROM (
  SELECT CASE WHEN a.cms_id IS NULL THEN '#' || a.id WHEN a.source = $1 THEN a.cms_id ELSE a.source || '/' || a.cms_id END AS name,
    v.title, v.published, a.id
  FROM article a JOIN article_version v ON v.id = a.version_id
) n WHERE SUBSTR(name, 1, LENGTH($2)) = $2 ORDER BY published DESC, id DESC LIMIT $3`,
			[]any{MainSource, prefix, most}, func(a *Titled) []any { return []any{&a.Ref, &a.Title} })
		return err
	})
	return list, err
}
