package ledger

import (
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// probesOfPart is how many keys of one part of a title there are at most: a statement has
// as many marks, whatever the title.
const probesOfPart = 13

// nearTitles are articles that were stored before the import with a title that is the
// row's but for slips, within 31 days of it. Where the row has an ID only those without one
// are: rows of one import are no doubt for their titles alone.
func (s *articleSearch) nearTitles(r *payroll.Record) ([]int64, error) {
	form, day := payroll.FormOfTitle(r[payroll.Title]), r.PublishedOn()
	if form.Letters == "" || day == "" {
		return nil, nil
	}
	first, last := day.Near()
	args := []any{s.source, first, last, s.history.newest}
	var searches []string
	for part, probes := range form.Probes() {
		for i := range probesOfPart {
			args = append(args, probes[min(i, len(probes)-1)])
		}
		searches = append(searches, fmt.Sprintf(`SELECT id FROM article WHERE near_%d IN (%s) AND published_on BETWEEN $2 AND $3`,
			part+1, marks(5+part*probesOfPart, probesOfPart)))
	}
	which := ""
	if r[payroll.ID] != "" {
		which = ` AND a.cms_id IS NULL`
	}
	type titled struct {
		id    int64
		title string
	}
	list, err := all(s.tx, `SELECT a.id, v.title FROM article a JOIN article_version v ON v.id = a.version_id
WHERE a.source = $1 AND a.id <= $4 AND a.id IN (`+strings.Join(searches, " UNION ")+`)`+which+` ORDER BY a.id`, args, func(a *titled) []any { return []any{&a.id, &a.title} })
	var could []int64
	for _, a := range list {
		if form.Same(payroll.FormOfTitle(a.title)) {
			could = append(could, a.id)
		}
	}
	return could, err
}

// marks are n arguments of a statement from the first on: "$4, $5".
func marks(first, n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = fmt.Sprintf("$%d", first+i)
	}
	return strings.Join(list, ", ")
}

// identityOf returns what tells a stored article from others.
func (s *articleSearch) identityOf(article int64) (payroll.Identity, error) {
	list, err := readIdentities(s.tx, s.history.authors, []int64{article})
	return list[article], err
}

// readIdentities returns what tells stored articles from others, by article.
func readIdentities(t *tx, authors map[int64]Author, articles []int64) (map[int64]payroll.Identity, error) {
	of := make(map[int64]payroll.Identity)
	if len(articles) == 0 {
		return of, nil
	}
	in := numbers(articles)
	err := t.Each(`SELECT a.id, v.title, a.published_on FROM article a JOIN article_version v ON v.id = a.version_id WHERE a.id IN (`+in+`)`, nil,
		func(rows *sql.Rows) error {
			var id int64
			var title string
			var its payroll.Identity
			err := rows.Scan(&id, &title, &its.Day)
			its.Title = payroll.FormOfTitle(title)
			of[id] = its
			return err
		})
	if err != nil {
		return nil, err
	}
	photographers := make(map[int64][]int64)
	err = t.Each(`SELECT a.id, p.role, p.author_id FROM article a JOIN article_payee p ON p.version_id = a.version_id WHERE a.id IN (`+in+`) ORDER BY p.id`, nil,
		func(rows *sql.Rows) error {
			var id, author int64
			var role payroll.Role
			err := rows.Scan(&id, &role, &author)
			author = whoIs(authors, author)
			if role != payroll.TextRole {
				photographers[id] = append(photographers[id], author)
				return err
			}
			its := of[id]
			its.Authors = append(its.Authors, author)
			of[id] = its
			return err
		})
	for id, its := range of {
		if len(its.Authors) == 0 {
			its.Authors = photographers[id]
			of[id] = its
		}
	}
	return of, err
}

// nobodyYet is the number of authors whom the ledger does not know: they are none of those
// that it knows.
const nobodyYet = -1

// identityOfRow returns what tells a row from stored articles.
func (s *articleSearch) identityOfRow(r *payroll.Record) (payroll.Identity, error) {
	its := payroll.Identity{Title: payroll.FormOfTitle(r[payroll.Title]), Day: r.PublishedOn()}
	people, err := payeesInRecord(s.tx, r, nil, s.authors)
	if err != nil {
		return its, err
	}
	hasText := slices.ContainsFunc(people, func(p payee) bool { return p.role == payroll.TextRole })
	for _, p := range people {
		switch {
		case hasText && p.role != payroll.TextRole:
		case p.author == 0:
			its.Authors = append(its.Authors, nobodyYet)
		default:
			its.Authors = append(its.Authors, whoIs(s.history.authors, p.author))
		}
	}
	return its, nil
}

// whoIs returns whom an author turned out to be.
func whoIs(authors map[int64]Author, author int64) int64 {
	if a, ok := authors[author]; ok {
		return a.ID
	}
	return author // made since they were read
}

// onlySources reports whether all that an article names are paid nothing.
func onlySources(authors map[int64]Author, its payroll.Identity) bool {
	return len(its.Authors) > 0 && !slices.ContainsFunc(its.Authors, func(id int64) bool { return authors[id].Kind != payroll.Source })
}

// twin is a new article with the title and the day of stored ones that have other IDs.
type twin struct {
	article int64
	at      cms.Position
	stored  []int64
}

// sayTwins says of new articles that they have title, day and author of a stored one whose
// ID the file no longer has: an ID that changed makes another article, which is paid too.
func (im *importer) sayTwins() error {
	twins := im.twins
	im.twins = nil
	said := make(map[string]*cms.Warning) // by sheet
	for _, t := range twins {
		stored, err := im.likeTwin(t)
		if err != nil {
			return err
		}
		if stored == 0 {
			continue
		}
		w := said[t.at.Sheet]
		if w == nil {
			name, err := refOf(im.tx, stored)
			if err != nil {
				return err
			}
			mine, err := refOf(im.tx, t.article)
			if err != nil {
				return err
			}
			w = &cms.Warning{Path: t.at.Path, Sheet: t.at.Sheet, Column: payroll.ID.Header(), Reason: payroll.Refuse(payroll.ArticleAgain, "article", mine, "other", name)}
			said[t.at.Sheet] = w
			im.done.Warnings = append(im.done.Warnings, w)
		}
		w.Rows = append(w.Rows, t.at.Row)
	}
	return nil
}

// likeTwin returns the stored article that a new one is like, 0 where the file has all of them
// too, or somebody said that they are two.
func (im *importer) likeTwin(t twin) (int64, error) {
	of, err := readIdentities(im.tx, im.history.authors, append(slices.Clone(t.stored), t.article))
	if err != nil {
		return 0, err
	}
	its := of[t.article]
	if onlySources(im.history.authors, its) || im.history.different.series(im.o.Source, its.Title) {
		return 0, nil
	}
	for _, id := range t.stored {
		if its.CouldBe(of[id]) && !im.inFile(id) && im.history.root(id) == id && !im.history.different.pairs[pairOf(t.article, id)] {
			return id, nil
		}
	}
	return 0, nil
}

func articleByCMSID(t *tx, source, id string) (storedArticle, bool, error) {
	if id == "" {
		return storedArticle{}, false, nil
	}
	var k storedArticle
	err := t.Get(selectStoredArticle+` WHERE source = $1 AND cms_id = $2`, []any{source, id}, k.fields()...)
	if isNoRow(err) {
		return storedArticle{}, false, nil
	}
	return k, err == nil, err
}

func articleByNumber(t *tx, id int64) (k storedArticle, err error) {
	return k, t.Get(selectStoredArticle+` WHERE a.id = $1`, []any{id}, k.fields()...)
}

// similarArticles returns stored articles that the row could be, but for its ID: those with its
// slug, or with its title and either its date or none. Where the row has an ID only
// those without one are.
func similarArticles(t *tx, source, slug, title string, r *payroll.Record) ([]storedArticle, error) {
	published := r.PublishedOn()
	which, dates := "", `IN ($4, '')`
	if published == "" {
		dates = `>= $4` // any date
	}
	if r[payroll.ID] != "" {
		which = ` AND cms_id IS NULL`
	}
	// Two searches, each by its own index: OR would make SQLite read the whole list.
	where := ` WHERE id IN (
  SELECT id FROM article WHERE source = $1 AND slug_key = $2 AND slug_key <> ''` + which + `
  UNION
  SELECT id FROM article WHERE source = $1 AND title_key = $3 AND title_key <> '' AND published_on ` + dates + which + `)`
	return all(t, selectStoredArticle+where+` ORDER BY id LIMIT $5`, []any{source, slug, title, published, mostNear}, (*storedArticle).fields)
}

const selectStoredArticle = `SELECT a.id, COALESCE(a.cms_id, ''), a.slug_key, a.title_key, a.published_on, a.missing FROM article_now a`

func (k *storedArticle) fields() []any {
	return []any{&k.id, &k.cmsID, &k.slug, &k.title, &k.published, &k.missing}
}

// refsAndTitles describes stored articles to the person who has to tell them apart.
func refsAndTitles(t *tx, articles []storedArticle) (string, error) {
	var shown []string
	for _, k := range articles {
		v, err := articleVersion(t, k.id)
		if err != nil {
			return "", err
		}
		name := "b" + itoa(k.id)
		if k.cmsID != "" {
			name = "ID " + k.cmsID
		}
		shown = append(shown, name+" "+describe(v.Record[payroll.Title], v.Record[payroll.Published]))
	}
	return strings.Join(shown, "; "), nil
}

func describe(title, published string) string {
	if published == "" {
		return "“" + title + "”"
	}
	return "“" + title + "” (" + published + ")"
}
