package ledger

import (
	"context"
	"database/sql"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nhuanbut/payroll"
)

// Refusals about articles.
const (
	NoSuchArticle    payroll.Code = "no-such-article"   // Facts: name
	ArticleAmbiguous payroll.Code = "article-ambiguous" // one's ID, another's number. Facts: name, articles, by-id, by-number
	FieldFixed       payroll.Code = "field-fixed"       // a column that is not set by hand. Facts: column
)

// MainSource is the source of a newsroom with one list.
const MainSource = "main"

// ref returns how people name an article: its ID in the CMS, behind the source where it is not
// the main one, or the ledger's own number, "b12".
func ref(source, cmsID string, number int64) string {
	switch {
	case cmsID == "":
		return "b" + itoa(number)
	case source == MainSource && !readsAsNumber(cmsID):
		return cmsID
	}
	return source + "/" + cmsID
}

// readsAsNumber reports whether an ID of the CMS has the form of a number of the ledger,
// "b12" or "r3": alone it would name another article or a refused row.
func readsAsNumber(cmsID string) bool {
	m := ownNumber.FindStringSubmatch(cmsID)
	return m != nil && m[1] != "" || IsRefusedRow(cmsID)
}

// ownNumber reads the ledger's number of an article: "b12", "#12" as it was written
// before, and bare, "12", which only names an article that has no ID.
var ownNumber = regexp.MustCompile(`^([bB#]?)([0-9]{1,18})$`)

// findArticle returns the article that people name so: of one that turned out to be another, that
// other. It refuses a name that is the CMS's ID of one article and the ledger's number of
// another.
func findArticle(t *tx, name string) (int64, error) {
	id, err := findArticleItself(t, name)
	if err != nil {
		return 0, err
	}
	return currentRoot(t, id)
}

// findArticleItself returns the article that ref names, also where it turned out to be another.
func findArticleItself(t *tx, name string) (int64, error) {
	name = strings.TrimSpace(name)
	if source, id, ok := strings.Cut(name, "/"); ok {
		found, err := namedArticles(t, `a.source = $1 AND a.cms_id = $2`, source, id)
		if len(found) == 0 && err == nil { // an ID may have a stroke: "15/2026"
			found, err = namedArticles(t, `a.source = $1 AND a.cms_id = $2`, MainSource, name)
		}
		return onlyArticle(name, found, err)
	}
	m := ownNumber.FindStringSubmatch(name)
	if m == nil {
		found, err := namedArticles(t, `a.source = $1 AND a.cms_id = $2`, MainSource, name)
		return onlyArticle(name, found, err)
	}
	number, err := strconv.ParseInt(m[2], 10, 64)
	if err != nil {
		return 0, payroll.Refuse(NoSuchArticle, "name", name)
	}
	numbered := `a.id = $3`
	if m[1] == "" {
		numbered += ` AND a.cms_id IS NULL`
	}
	found, err := namedArticles(t, `a.source = $1 AND a.cms_id = $2 OR `+numbered, MainSource, name, number)
	if len(found) > 1 && err == nil {
		shown, err := refsAndTitles(t, found)
		if err != nil {
			return 0, err
		}
		return 0, payroll.Refuse(ArticleAmbiguous, "name", name, "articles", shown, "by-id", MainSource+"/"+name, "by-number", otherForm(m[1])+m[2])
	}
	return onlyArticle(name, found, err)
}

// otherForm returns the mark of the ledger's numbers in the form that a name does not have.
func otherForm(mark string) string {
	if strings.EqualFold(mark, "b") {
		return "#"
	}
	return "b"
}

func namedArticles(t *tx, where string, args ...any) ([]storedArticle, error) {
	return all(t, selectStoredArticle+` WHERE `+where+` ORDER BY a.id`, args, (*storedArticle).fields)
}

func onlyArticle(name string, found []storedArticle, err error) (int64, error) {
	if err != nil {
		return 0, err
	}
	if len(found) == 0 {
		return 0, payroll.Refuse(NoSuchArticle, "name", name)
	}
	return found[0].id, nil
}

// ArticleFilter picks articles; its zero value picks all.
type ArticleFilter struct {
	Month    payroll.Month
	Status   payroll.Status
	Author   string // name or code, of text or photos
	Category string // any of the article's
	Genre    string // any of the article's
	Title    string // a part of it
}

// picks reports whether the filter picks an article of its month and author.
func (f *ArticleFilter) picks(e *MonthArticle) bool {
	return (f.Status == "" || e.Status == f.Status) &&
		(f.Category == "" || hasValue(e.Record[payroll.Category], f.Category)) &&
		(f.Genre == "" || hasValue(e.Record[payroll.Genre], f.Genre)) &&
		strings.Contains(payroll.TextKey(e.Title), payroll.TextKey(f.Title))
}

// hasValue reports whether a value is one of several in a column.
func hasValue(several, value string) bool {
	key := payroll.TextKey(value)
	for one := range strings.SplitSeq(several, payroll.ListSeparator) {
		if payroll.TextKey(one) == key {
			return true
		}
	}
	return false
}

// Articles returns the articles that a filter picks, by date of publication.
func (l *Ledger) Articles(ctx context.Context, f ArticleFilter) (list []*MonthArticle, err error) {
	err = l.eachArticle(ctx, f, listed, func(e *MonthArticle) error {
		list = append(list, e)
		return nil
	})
	return list, err
}

// EachArticle visits the articles that a filter picks, by date of publication, with
// everything that is kept of them.
func (l *Ledger) EachArticle(ctx context.Context, f ArticleFilter, visit func(*MonthArticle) error) error {
	return l.eachArticle(ctx, f, versionColumns, visit)
}

func (l *Ledger) eachArticle(ctx context.Context, f ArticleFilter, columns []payroll.Column, visit func(*MonthArticle) error) error {
	return l.look(ctx, func(t *tx, r rules) error { return eachPickedArticle(t, r, f, columns, visit) })
}

func eachPickedArticle(t *tx, r rules, f ArticleFilter, columns []payroll.Column, visit func(*MonthArticle) error) error {
	where, args := "1 = 1", []any(nil)
	if f.Month != "" {
		first, last := r.dates(f.Month)
		where, args = inDates("$1", "$2"), []any{first, last.AddDays(1)}
	}
	if f.Author != "" {
		author, err := findAuthor(t, f.Author)
		if err != nil {
			return err
		}
		// Pen names and merged authors are numbers of their own.
		where += " AND v.id IN (SELECT version_id FROM article_payee WHERE author_id IN (" + numbers(r.numbersOf(author.ID)) + "))"
	}
	return eachMonthArticle(t, r, payroll.LatestEvent, columns, func(e *MonthArticle) error {
		if !f.picks(e) {
			return nil
		}
		return visit(e)
	}, where, args...)
}

// Shown is an article with everything that is kept of it.
type Shown struct {
	*MonthArticle
	Full   payroll.Record
	Lines  []payroll.Line // what is paid for it, empty while it is not payable: what is posted, then what is not yet
	Payees map[int64]Author

	FromFile *payroll.Royalty // by the last file's values; nil where nothing was set in the tool

	Held []payroll.Finding // why it is held
	Was  []string          // the Refs of articles that turned out to be this one
}

// Article returns one article, named by its Ref.
func (l *Ledger) Article(ctx context.Context, name string) (s Shown, err error) {
	err = l.read(ctx, func(t *tx) error {
		s, err = showArticle(t, name)
		return err
	})
	return s, err
}

func showArticle(t *tx, name string) (Shown, error) {
	r, err := readRules(t)
	if err != nil {
		return Shown{}, err
	}
	e, err := monthArticle(t, r, name)
	if err != nil {
		return Shown{}, err
	}
	v, err := articleVersion(t, e.Number)
	if err != nil {
		return Shown{}, err
	}
	s := Shown{MonthArticle: e, Full: v.Record, Payees: r.authors}
	if s.FromFile, err = r.royaltyFromFile(&v); err != nil {
		return s, err
	}
	s.Held = r.heldFindings(e)
	for article := range r.same {
		if article != e.Number && r.root(article) == e.Number {
			name, err := refOf(t, article)
			if err != nil {
				return Shown{}, err
			}
			s.Was = append(s.Was, name)
		}
	}
	slices.Sort(s.Was)
	s.Lines, err = linesOfArticle(t, r, e)
	return s, err
}

// monthArticle returns the article that ref names, worked out.
func monthArticle(t *tx, r rules, ref string) (*MonthArticle, error) {
	id, err := findArticle(t, ref)
	if err != nil {
		return nil, err
	}
	articles, err := monthArticles(t, r, payroll.LatestEvent, `a.id = $1`, id)
	if err != nil {
		return nil, err
	}
	return articles[0], nil
}

// settable returns the columns that can be set in the tool: what money, payee or
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

// noteAt returns the expression of what somebody wrote beside article a, as it stood after an
// event.
func noteAt(asOf int64) string {
	return `COALESCE((SELECT n.note FROM article_note n
WHERE n.article_id = a.id AND n.event_id <= ` + itoa(asOf) + ` ORDER BY n.id DESC LIMIT 1), '')`
}

// addArticleNote writes something beside an article, instead of what was there; "" takes it away.
func addArticleNote(t *tx, article int64, note string) error {
	_, err := t.Exec(`INSERT INTO article_note (event_id, article_id, note) VALUES ($1, $2, $3)`, t.EventID, article, note)
	return err
}

// titleKeys returns the keys of a title as the article's columns have them.
func titleKeys(title string) [3]sql.NullInt64 {
	var columns [3]sql.NullInt64
	if keys, ok := payroll.FormOfTitle(title).Keys(); ok {
		for i, key := range keys {
			columns[i] = sql.NullInt64{Int64: key, Valid: true}
		}
	}
	return columns
}

// AuthorArticles are an author's articles with what the author has of them.
type AuthorArticles struct {
	Author        Author
	MonthArticles []*MonthArticle // the articles that the filter picks, by date of publication
	Lines         []StatementLine // the author's money; that of other articles and of none too, where the filter is one of months alone
}

// Sum returns what the lines come to: the author's total, where the filter is one of months
// alone.
func (a *AuthorArticles) Sum() (sum payroll.Dong) {
	for _, line := range a.Lines {
		sum += line.Amount
	}
	return sum
}

// AuthorArticles returns the articles of the filter's author, who must be named, with the
// lines of the filter's month; of all months where it has none.
func (l *Ledger) AuthorArticles(ctx context.Context, f ArticleFilter) (found AuthorArticles, err error) {
	err = l.look(ctx, func(t *tx, r rules) error {
		if found.Author, err = findAuthor(t, f.Author); err != nil {
			return err
		}
		err := eachPickedArticle(t, r, f, listed, func(e *MonthArticle) error {
			found.MonthArticles = append(found.MonthArticles, e)
			return nil
		})
		if err != nil {
			return err
		}
		lines, err := linesToAuthor(t, r, found.Author.ID, f.Month)
		for _, line := range lines {
			if f.monthsAlone() || line.Article != nil && f.picks(line.Article) {
				found.Lines = append(found.Lines, line)
			}
		}
		return err
	})
	return found, err
}

// monthsAlone reports whether a filter picks by months and author alone.
func (f *ArticleFilter) monthsAlone() bool {
	return *f == ArticleFilter{Month: f.Month, Author: f.Author}
}

// linesToAuthor returns an author's lines of a month; of all where it is "".
func linesToAuthor(t *tx, r rules, author int64, m payroll.Month) (lines []StatementLine, err error) {
	from, to := m, m
	if m == "" {
		if from, to, err = firstAndLastMonth(t, r); err != nil || from == "" {
			return nil, err
		}
	}
	w := newStatementWriter(t, r, from, to)
	w.only, w.sources = r.numbersOf(author), true
	if err := w.lines(); err != nil {
		return nil, err
	}
	for _, s := range w.statements {
		for _, month := range s.Months {
			lines = append(lines, month.Lines...)
		}
	}
	return lines, nil
}
