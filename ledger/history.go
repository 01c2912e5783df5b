package ledger

import (
	"context"
	"database/sql"
	"encoding/json"

	"nhuanbut/payroll"
)

// PastVersion is one version of an article: where it came from, what it changed, and what came
// of it. Its JSON is a contract.
type PastVersion struct {
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

	Status  payroll.Status `json:"status"`
	Royalty *payroll.Dong  `json:"royalty"` // đồng, by the rules of its month; nil where it has none
	Payees  []string       `json:"payees"`  // codes of those who have a part in it, text first
}

// Change is one column of a version that differs from the version before it.
type Change struct {
	Column payroll.Column `json:"-"`
	Key    string         `json:"field"`
	From   string         `json:"from"`
	To     string         `json:"to"`
	File   *string        `json:"file,omitempty"` // what the file says where the tool's value stands instead
}

var selectPastVersions = `SELECT v.number, v.origin, v.made_at, v.made_by, a.source, COALESCE(f.path, ''), v.sheet, v.file_row, v.reason, v.overridden, ` +
	selected(versionColumns) + `
FROM article_version v JOIN article a ON a.id = v.article_id LEFT JOIN import_file f ON f.id = v.file_id
WHERE v.article_id = $1 ORDER BY v.number`

// History returns every version of an article, oldest first.
func (l *Ledger) History(ctx context.Context, name string) (list []PastVersion, err error) {
	err = l.look(ctx, func(t *tx, r rules) error {
		id, err := findArticle(t, name)
		if err != nil {
			return err
		}
		payees, err := pastPayees(t, id)
		if err != nil {
			return err
		}
		var before payroll.Version
		return t.Each(selectPastVersions, []any{id}, func(rows *sql.Rows) error {
			var p PastVersion
			var v payroll.Version
			var overrides string
			dest := append([]any{&p.Version, &p.Origin, &p.At, &p.By, &p.Source, &p.File, &p.Sheet, &p.Row, &p.Reason, &overrides},
				into(&v.Record, versionColumns)...)
			if err := rows.Scan(dest...); err != nil {
				return err
			}
			if err := json.Unmarshal([]byte(overrides), &v.Override); err != nil {
				return err
			}
			p.Changes, p.Payees = changes(&before, &v), append([]string{}, payees[p.Version]...)
			if err := r.conclude(&p, &v.Record); err != nil {
				return err
			}
			list = append(list, p)
			before = v
			return nil
		})
	})
	return list, err
}

// pastPayees returns the codes of those who have a part in each version of an article.
func pastPayees(t *tx, article int64) (map[int][]string, error) {
	codes := make(map[int][]string)
	err := t.Each(`SELECT v.number, a.code FROM article_version v JOIN article_payee p ON p.version_id = v.id JOIN author a ON a.id = p.author_id
WHERE v.article_id = $1 ORDER BY v.number, p.role DESC, p.position`, []any{article}, func(rows *sql.Rows) error {
		var version int
		var code string
		err := rows.Scan(&version, &code)
		codes[version] = append(codes[version], code)
		return err
	})
	return codes, err
}

// conclude says what came of a version: where it stands, and what it earns by the rules
// that its month has now.
func (r rules) conclude(p *PastVersion, record *payroll.Record) error {
	a, err := payroll.NewArticle(record)
	if err != nil {
		return err
	}
	var m payroll.Month
	if a.Published != "" {
		m = r.calendar.MonthOf(a.Published)
	}
	in := r.inMonth(m)
	p.Status = in.words.Resolve(record[payroll.ApprovalStatus], record[payroll.NewsroomStatus])
	if royalty, err := a.Royalty(in.policy, in.rates); err == nil {
		p.Royalty = &royalty.Amount
	}
	return nil
}

// changes returns what v changed of the version before it, in what stands or in what
// the file says beside what stands.
func changes(before, v *payroll.Version) []Change {
	list := []Change{}
	for _, c := range versionColumns {
		was, is := before.Override[c.Key()], v.Override[c.Key()]
		_, overridden := v.Override[c.Key()]
		if before.Record[c] == v.Record[c] && was == is {
			continue
		}
		change := Change{Column: c, Key: c.Key(), From: before.Record[c], To: v.Record[c]}
		if overridden {
			change.File = &is.File
		}
		list = append(list, change)
	}
	return list
}
