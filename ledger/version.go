package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"nhuanbut/payroll"
)

// origin says where a version came from.
type origin struct {
	name   string // "import" or "set"
	file   int64  // 0 where it was set in the tool
	sheet  string
	row    int
	reason string
}

// versionColumns are the columns that a version has; the article's ID is the article's own.
var versionColumns = func() (columns []payroll.Column) {
	for c := range payroll.Column(payroll.ColumnCount) {
		if c != payroll.ID {
			columns = append(columns, c)
		}
	}
	return columns
}()

// isInteger reports whether the database keeps the column as an INTEGER.
func isInteger(c payroll.Column) bool { return c.Form() == payroll.Money || c.Form() == payroll.Count }

var insertVersion = func() string {
	keys := make([]string, len(versionColumns))
	marks := make([]string, len(versionColumns))
	for i, c := range versionColumns {
		keys[i], marks[i] = c.Key(), "$"+strconv.Itoa(i+14)
	}
	return fmt.Sprintf(`INSERT INTO article_version
  (article_id, number, origin, made_at, made_by, file_id, sheet, file_row, reason, overridden, event_id, source, cms_id, %s)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, (SELECT source FROM article WHERE id = $12), $13, %s) RETURNING id`, strings.Join(keys, ", "), strings.Join(marks, ", "))
}()

// addArticleVersion stores v as what article is from now on, with who has a part in it.
func addArticleVersion(t *tx, article int64, v payroll.Version, payees []payee, from origin) error {
	if v.Number > 1 {
		if err := checkUnchanged(t, articleRows(article)); err != nil {
			return err
		}
	}
	overrides, err := json.Marshal(v.Override)
	if err != nil {
		return err
	}
	args := make([]any, 0, len(versionColumns)+13)
	args = append(args, article, v.Number, from.name, t.At, t.User,
		sql.NullInt64{Int64: from.file, Valid: from.file != 0}, from.sheet, from.row, from.reason, string(overrides), t.EventID, article, cmsID(&v.Record))
	for _, c := range versionColumns {
		value, err := stored(c, v.Record[c])
		if err != nil {
			return err
		}
		args = append(args, value)
	}
	var id int64
	if err := t.Get(insertVersion, args, &id); err != nil {
		return err
	}
	if err := addPayees(t, id, payees); err != nil {
		return err
	}
	near := titleKeys(v.Record[payroll.Title])
	_, err = t.Exec(`UPDATE article SET cms_id = $1, slug_key = $2, title_key = $3, published_on = $4, version_id = $5, near_1 = $6, near_2 = $7, near_3 = $8
WHERE id = $9`,
		cmsID(&v.Record), payroll.TextKey(v.Record[payroll.Slug]), payroll.TextKey(v.Record[payroll.Title]),
		string(v.Record.PublishedOn()), id, near[0], near[1], near[2], article)
	return err
}

// stored returns a canonical value as its column of the database has it.
func stored(c payroll.Column, value string) (any, error) {
	if !isInteger(c) {
		return value, nil
	}
	if value == "" {
		return nil, nil
	}
	n, err := strconv.ParseInt(value, 10, 64)
	if err != nil {
		return nil, payroll.Refuse(payroll.BadValue, "column", c.Header(), "value", value)
	}
	return n, nil
}

func cmsID(r *payroll.Record) sql.NullString {
	return sql.NullString{String: r[payroll.ID], Valid: r[payroll.ID] != ""}
}

// selected are columns of the version v as a SELECT names them.
func selected(columns []payroll.Column) string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = "v." + c.Key()
		if isInteger(c) {
			names[i] = "COALESCE(CAST(v." + c.Key() + " AS TEXT), '')"
		}
	}
	return strings.Join(names, ", ")
}

// into returns where the columns of selected are scanned to.
func into(r *payroll.Record, columns []payroll.Column) []any {
	dest := make([]any, len(columns))
	for i, c := range columns {
		dest[i] = &r[c]
	}
	return dest
}

var selectVersion = `SELECT v.id, v.number, v.overridden, COALESCE(a.cms_id, ''), ` + selected(versionColumns) + `
FROM article a JOIN article_version v ON v.id = a.version_id WHERE a.id = $1`

// articleVersion returns the article as it stands.
func articleVersion(t *tx, article int64) (payroll.Version, error) {
	var v payroll.Version
	var overrides string
	dest := append([]any{&v.ID, &v.Number, &overrides, &v.Record[payroll.ID]}, into(&v.Record, versionColumns)...)
	if err := t.Get(selectVersion, []any{article}, dest...); err != nil {
		return v, err
	}
	return v, json.Unmarshal([]byte(overrides), &v.Override)
}

// ArticleChange is what setting fields of an article did.
type ArticleChange struct {
	Before, After Shown
	Changed       bool // false: all was so already, and there is no new version
}

// SetArticle sets fields, in canonical form, against whatever files say now and later,
// for a reason that stays in the history. What has the value already is left as it is.
func (l *Ledger) SetArticle(ctx context.Context, act Act, name string, fields map[payroll.Column]string, reason string) (ArticleChange, error) {
	for c := range fields {
		if !settable(c) {
			return ArticleChange{}, payroll.Refuse(FieldFixed, "column", c.Header())
		}
	}
	return l.changeArticle(ctx, act, name, "article set", reason, func(v *payroll.Version) (payroll.Version, bool) {
		changed := v.Differing(fields)
		return v.Set(changed), len(changed) > 0
	})
}

// ResetArticle lets the file's values stand again.
func (l *Ledger) ResetArticle(ctx context.Context, act Act, name string, columns []payroll.Column, reason string) (ArticleChange, error) {
	return l.changeArticle(ctx, act, name, "article reset", reason, func(v *payroll.Version) (payroll.Version, bool) {
		for _, c := range columns {
			if _, set := v.Override[c.Key()]; set {
				return v.Reset(columns), true
			}
		}
		return payroll.Version{}, false
	})
}

// changeArticle makes the version that change gives, where it says that there is one.
func (l *Ledger) changeArticle(ctx context.Context, act Act, name, action, reason string, change func(*payroll.Version) (payroll.Version, bool)) (done ArticleChange, err error) {
	err = l.write(ctx, act, func(t *tx) error {
		if done.Before, err = showArticle(t, name); err != nil {
			return err
		}
		id := done.Before.Number
		v, err := articleVersion(t, id)
		if err != nil {
			return err
		}
		next, changed := change(&v)
		if !changed {
			done.After = done.Before
			return nil
		}
		if err := t.BeginEvent(action, name, reason); err != nil {
			return err
		}
		if err := changeVersion(t, id, v, next, reason); err != nil {
			return err
		}
		done.Changed = true
		done.After, err = showArticle(t, "b"+itoa(id))
		return err
	})
	return done, err
}

func changeArticle(t *tx, id int64, reason string, change func(*payroll.Version) payroll.Version) error {
	v, err := articleVersion(t, id)
	if err != nil {
		return err
	}
	return changeVersion(t, id, v, change(&v), reason)
}

// changeVersion stores what an article is from now on.
func changeVersion(t *tx, id int64, v, next payroll.Version, reason string) error {
	cache := make(map[string]int64)
	payees, err := payeesInRecord(t, &next.Record, &v, cache)
	if err != nil {
		return err
	}
	if _, err := settlePayees(t, payees, cache); err != nil {
		return err
	}
	return addArticleVersion(t, id, next, payees, origin{name: "set", reason: payroll.OneLine(reason)})
}

// royaltyFromFile returns what a version would earn by the last file's values; nil where
// nothing was set in the tool, or where that gives none.
func (r rules) royaltyFromFile(v *payroll.Version) (*payroll.Royalty, error) {
	if len(v.Override) == 0 {
		return nil, nil
	}
	record := v.Imported()
	a, err := payroll.NewArticle(&record)
	if err != nil {
		return nil, err
	}
	var m payroll.Month
	if a.Published != "" {
		m = r.calendar.MonthOf(a.Published)
	}
	in := r.inMonth(m)
	royalty, refused := a.Royalty(in.policy, in.rates)
	if refused != nil {
		return nil, nil
	}
	return &royalty, nil
}
