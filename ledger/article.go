package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"strconv"
	"strings"

	"nhuanbut/payroll"
)

// Refusals about articles.
const (
	NoSuchArticle payroll.Code = "no-such-article" // Args: what was given
	FieldFixed    payroll.Code = "field-fixed"     // a column that is not set by hand. Args: column
)

// MainSource is the source of a newsroom with one list.
const MainSource = "main"

// ref is how people name an article: its ID in the CMS, behind the source where
// it is not the main one, or the ledger's own number.
func ref(source, cmsID string, number int64) string {
	switch {
	case cmsID == "":
		return "#" + itoa(number)
	case source == MainSource:
		return cmsID
	}
	return source + "/" + cmsID
}

// find is the article that ref names.
func (t *tx) find(name string) (int64, error) {
	name = strings.TrimSpace(name)
	query, args := `SELECT id FROM article WHERE source = $1 AND cms_id = $2`, []any{MainSource, name}
	if number, ok := strings.CutPrefix(name, "#"); ok {
		n, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return 0, payroll.Refuse(NoSuchArticle, name)
		}
		query, args = `SELECT id FROM article WHERE id = $1`, []any{n}
	} else if source, id, ok := strings.Cut(name, "/"); ok {
		args = []any{source, id}
	}
	var id int64
	err := t.get(query, args, &id)
	if isNoRow(err) {
		return 0, payroll.Refuse(NoSuchArticle, name)
	}
	return id, err
}

// ArticleFilter picks articles; its zero value picks all.
type ArticleFilter struct {
	Month  payroll.Month
	Status payroll.Status
	Author string // name or code, of text or photos
}

// Articles are the articles that a filter picks, by date of publication.
func (l *Ledger) Articles(ctx context.Context, f ArticleFilter) (list []*Entry, err error) {
	err = l.eachArticle(ctx, f, listed, func(e *Entry) error {
		list = append(list, e)
		return nil
	})
	return list, err
}

// EachArticle visits the articles that a filter picks, by date of publication, with
// everything that is kept of them.
func (l *Ledger) EachArticle(ctx context.Context, f ArticleFilter, visit func(*Entry) error) error {
	return l.eachArticle(ctx, f, kept, visit)
}

func (l *Ledger) eachArticle(ctx context.Context, f ArticleFilter, columns []payroll.Column, visit func(*Entry) error) error {
	return l.look(ctx, func(t *tx, r rules) error {
		where, args := "1 = 1", []any(nil)
		if f.Month != "" {
			first, last := r.dates(f.Month)
			where, args = inDates("$2", "$3"), []any{first, last.AddDays(1)}
		}
		if f.Author != "" {
			author, err := t.author(f.Author)
			if err != nil {
				return err
			}
			// Pen names and merged authors are numbers of their own.
			where += " AND v.id IN (SELECT version_id FROM article_payee WHERE author_id IN (" + numbers(r.numbersOf(author.ID)) + "))"
		}
		return t.eachEntry(r, latest, columns, func(e *Entry) error {
			if f.Status != "" && e.Status != f.Status {
				return nil
			}
			return visit(e)
		}, where, args...)
	})
}

// Shown is an article with everything that is kept of it.
type Shown struct {
	*Entry
	Full   payroll.Record
	Lines  []payroll.Line // what is paid for it, empty while it is not payable: what is posted, then what is not yet
	Payees map[int64]Author
}

// Article is one article, named by its Ref.
func (l *Ledger) Article(ctx context.Context, name string) (s Shown, err error) {
	err = l.read(ctx, func(t *tx) error {
		s, err = t.shown(name)
		return err
	})
	return s, err
}

func (t *tx) shown(name string) (Shown, error) {
	r, err := t.rules()
	if err != nil {
		return Shown{}, err
	}
	e, err := t.entry(r, name)
	if err != nil {
		return Shown{}, err
	}
	v, err := t.version(e.Number)
	if err != nil {
		return Shown{}, err
	}
	s := Shown{Entry: e, Full: v.record, Payees: r.authors}
	s.Lines, err = t.linesOfArticle(r, e)
	return s, err
}

// entry is the article that ref names, worked out.
func (t *tx) entry(r rules, ref string) (*Entry, error) {
	id, err := t.find(ref)
	if err != nil {
		return nil, err
	}
	entries, err := t.entries(r, latest, `a.id = $2`, id)
	if err != nil {
		return nil, err
	}
	return entries[0], nil
}

// settable are the columns that can be set in the tool: what money, payee or
// month depends on, and what articles are listed by.
func settable(c payroll.Column) bool {
	switch c {
	case payroll.ID, payroll.CMSAmount, payroll.Slug, payroll.Extra:
		return false
	case payroll.Category, payroll.Genre:
		return true
	}
	return c.Pays()
}

// SetArticle sets fields, in canonical form, against whatever files say now and
// later, for a reason that stays in the history.
func (l *Ledger) SetArticle(ctx context.Context, name string, fields map[payroll.Column]string, reason string) error {
	for c := range fields {
		if !settable(c) {
			return payroll.Refuse(FieldFixed, c.Header())
		}
	}
	return l.changeArticle(ctx, name, "article set", reason, func(v *version) version { return v.set(fields) })
}

// ResetArticle lets the file's values stand again.
func (l *Ledger) ResetArticle(ctx context.Context, name string, columns []payroll.Column, reason string) error {
	return l.changeArticle(ctx, name, "article reset", reason, func(v *version) version { return v.reset(columns) })
}

func (l *Ledger) changeArticle(ctx context.Context, name, action, reason string, change func(*version) version) error {
	return l.write(ctx, func(t *tx) error {
		id, err := t.find(name)
		if err != nil {
			return err
		}
		if err := t.event(action, name, reason); err != nil {
			return err
		}
		return t.changeArticle(id, reason, change)
	})
}

func (t *tx) changeArticle(id int64, reason string, change func(*version) version) error {
	v, err := t.version(id)
	if err != nil {
		return err
	}
	next := change(&v)
	cache := make(map[string]int64)
	payees, err := t.people(&next.record, &v, cache)
	if err != nil {
		return err
	}
	if _, err := t.settle(payees, cache); err != nil {
		return err
	}
	return t.addVersion(id, next, payees, origin{name: "set", reason: payroll.OneLine(reason)})
}

// decisions are the words that a decision in the tool stands in the columns with.
var decisions = map[payroll.Status]map[payroll.Column]string{
	payroll.Approved: {payroll.ApprovalStatus: "Approved", payroll.NewsroomStatus: "Đã duyệt"},
	payroll.Rejected: {payroll.ApprovalStatus: "Rejected", payroll.NewsroomStatus: "Từ chối"},
}

// Decided says what a decision did.
type Decided struct {
	Changed []string // refs
	Already []string // refs of those that stood so before
}

// Decide approves or rejects articles, all or none of them.
func (l *Ledger) Decide(ctx context.Context, names []string, to payroll.Status, reason string) (done Decided, err error) {
	err = l.write(ctx, func(t *tx) error {
		done = Decided{Changed: []string{}, Already: []string{}}
		r, err := t.rules()
		if err != nil {
			return err
		}
		for _, name := range names {
			e, err := t.entry(r, name)
			if err != nil {
				return err
			}
			if e.Status == to {
				done.Already = append(done.Already, e.Ref)
				continue
			}
			if err := t.event("article "+string(to), e.Ref, reason); err != nil {
				return err
			}
			err = t.changeArticle(e.Number, reason, func(v *version) version { return v.set(decisions[to]) })
			if err != nil {
				return err
			}
			done.Changed = append(done.Changed, e.Ref)
		}
		return nil
	})
	return done, err
}

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
