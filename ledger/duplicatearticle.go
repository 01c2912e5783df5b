package ledger

import (
	"cmp"
	"database/sql"
	"fmt"
	"slices"

	"nhuanbut/payroll"
)

// comparedArticle is an article as it is compared with those of other months.
type comparedArticle struct {
	payroll.Identity
	number int64
	ref    string
	source string
	cmsID  string
	title  string
	month  payroll.Month
}

// duplicateSearch looks for articles that are stored twice.
type duplicateSearch struct {
	rules     rules
	month     payroll.Month
	articles  []comparedArticle // of the month, of closed ones that changed, and of the 31 days before them
	own       map[int64]bool
	different distinctions
	serial    map[recurringTitle]bool
}

// addAgain adds to an open month what could be one article twice: one of the month, or of a
// closed month that changed, beside one of the 31 days before it, of closed months too.
func addAgain(t *tx, b *Book, r rules) error {
	own := slices.Concat(b.MonthArticles, b.Late)
	if len(own) == 0 || r.asOf != payroll.LatestEvent {
		return nil
	}
	a := duplicateSearch{rules: r, month: b.Month, own: make(map[int64]bool)}
	first := b.Last
	for _, e := range own {
		if e.Published == "" || e.Status.PaysNothing() || a.own[e.Number] {
			continue
		}
		a.own[e.Number] = true
		first = min(first, e.Published)
		p := comparedArticle{number: e.Number, ref: e.Ref, source: e.Source, cmsID: e.Record[payroll.ID], title: e.Title, month: r.calendar.MonthOf(e.Published)}
		p.Title, p.Day, p.Authors = payroll.FormOfTitle(e.Title), e.Published, authorsOf(e.Authors, e.PhotoAuthors)
		a.articles = append(a.articles, p)
	}
	from, _ := first.Near()
	if err := addBefore(t, &a, from, b.Last); err != nil {
		return err
	}
	var err error
	if a.different, err = toldApart(t, payroll.LatestEvent); err != nil {
		return err
	}
	if err := addSerials(t, &a); err != nil {
		return err
	}
	doubts, pairs := a.pairs()
	if doubts, err = notOfOneFile(t, doubts); err != nil {
		return err
	}
	b.said = append(b.said, a.doubts(doubts)...)
	b.said = append(b.said, a.summary(pairs)...)
	return nil
}

// authorsOf returns the numbers of an article's authors, of its photographers where it has none.
func authorsOf(text, photo []payroll.Payee) (ids []int64) {
	of := text
	if len(of) == 0 {
		of = photo
	}
	for _, p := range of {
		ids = append(ids, p.Author)
	}
	return ids
}

// addBefore adds the articles of some days that are not there yet.
func addBefore(t *tx, a *duplicateSearch, from, to payroll.Date) error {
	where := inDates("$1", "$2")
	args := []any{from, to.AddDays(1)}
	payees, err := payeesOf(t, a.rules.authors, payroll.LatestEvent, where, args...)
	if err != nil {
		return err
	}
	query := `SELECT a.id, a.source, COALESCE(a.cms_id, ''), v.title, a.published_on, v.approval_status, v.newsroom_status` + versions + standingAt(payroll.LatestEvent) + where + ` ORDER BY a.id`
	return t.Each(query, args, func(rows *sql.Rows) error {
		var p comparedArticle
		var approval, newsroom string
		if err := rows.Scan(&p.number, &p.source, &p.cmsID, &p.title, &p.Day, &approval, &newsroom); err != nil {
			return err
		}
		p.month = a.rules.calendar.MonthOf(p.Day)
		status := a.rules.inMonth(p.month).words.Resolve(approval, newsroom)
		if a.own[p.number] || a.rules.doubtedStatus(p.number, status, payroll.LatestEvent).PaysNothing() {
			return nil
		}
		p.ref, p.Title = ref(p.source, p.cmsID, p.number), payroll.FormOfTitle(p.title)
		p.Authors = authorsOf(payees[p.number].text, payees[p.number].photo)
		a.articles = append(a.articles, p)
		return nil
	})
}

// addSerials adds the titles that recur because two articles with them were told apart.
func addSerials(t *tx, a *duplicateSearch) error {
	var articles []int64
	for pair := range a.different.pairs {
		articles = append(articles, pair[0], pair[1])
	}
	identities := make(map[int64]payroll.Identity)
	for some := range slices.Chunk(articles, statementIDs) {
		its, err := readIdentities(t, a.rules.authors, some)
		if err != nil {
			return err
		}
		for id, one := range its {
			identities[id] = one
		}
	}
	a.serial = recurringTitles(a.different, identities)
	return nil
}

// comparedPair is two articles, the later one first.
type comparedPair struct{ later, earlier *comparedArticle }

// pairs returns the pairs that could be one article and have not been told apart: those of which
// one has no ID, and those under two IDs.
func (a *duplicateSearch) pairs() (doubts, withIDs []comparedPair) {
	byKey := make(map[int64][]*comparedArticle)
	byTitle := make(map[string][]*comparedArticle)
	for i := range a.articles {
		p := &a.articles[i]
		keys, ok := p.Title.Keys()
		if !ok || onlySources(a.rules.authors, p.Identity) {
			continue
		}
		byTitle[p.source+"\x00"+p.Title.Letters] = append(byTitle[p.source+"\x00"+p.Title.Letters], p)
		for _, key := range keys {
			byKey[key] = append(byKey[key], p)
		}
	}
	seen := make(map[[2]int64]bool)
	consider := func(p, q *comparedArticle) {
		pair := pairOf(p.number, q.number)
		if p == q || seen[pair] || p.source != q.source || !a.own[p.number] && !a.own[q.number] {
			return
		}
		seen[pair] = true
		if !p.CouldBe(q.Identity) || a.different.pairs[pair] || a.recurs(p, q, byTitle) {
			return
		}
		later, earlier := p, q
		if cmp.Compare(p.Day, q.Day) < 0 || p.Day == q.Day && p.number < q.number {
			later, earlier = q, p
		}
		switch {
		case p.cmsID == "" || q.cmsID == "":
			doubts = append(doubts, comparedPair{later, earlier})
		case p.month != q.month || a.rules.Closed.Closed(p.month): // of an open month duplicate-title says it
			withIDs = append(withIDs, comparedPair{later, earlier})
		}
	}
	for _, alike := range byTitle {
		a.considerAlike(alike, consider)
	}
	for i := range a.articles {
		p := &a.articles[i]
		if p.cmsID != "" {
			continue
		}
		for _, probes := range p.Title.Probes() {
			for _, key := range probes {
				for _, q := range byKey[key] {
					if q.Title.Letters != p.Title.Letters {
						consider(p, q)
					}
				}
			}
		}
	}
	return doubts, withIDs
}

// mostAlike is how many articles under one title are compared each with each: what is used
// more often recurs, whoever wrote it, and is compared within one day.
const mostAlike = 40

func (a *duplicateSearch) considerAlike(alike []*comparedArticle, consider func(p, q *comparedArticle)) {
	slices.SortFunc(alike, func(p, q *comparedArticle) int {
		return cmp.Or(cmp.Compare(p.Day, q.Day), cmp.Compare(p.number, q.number))
	})
	for i, p := range alike {
		for _, q := range alike[i+1:] {
			if len(alike) > mostAlike && p.Day != q.Day {
				break
			}
			consider(p, q)
		}
	}
}

// recurs reports whether a title of two articles on two days is one that their author uses
// again and again.
func (a *duplicateSearch) recurs(p, q *comparedArticle, byTitle map[string][]*comparedArticle) bool {
	if a.different.series(p.source, p.Title) || a.different.series(q.source, q.Title) {
		return true
	}
	if p.Day == q.Day {
		return false
	}
	for _, author := range p.Authors {
		if p.Title.Letters == q.Title.Letters && a.serial[recurringTitle{p.Title.Letters, author}] {
			return true
		}
	}
	for _, title := range []string{p.Title.Letters, q.Title.Letters} {
		var days []payroll.Date
		for _, one := range byTitle[p.source+"\x00"+title] {
			if one.SameAuthor(p.Identity) {
				days = append(days, one.Day)
			}
		}
		slices.Sort(days)
		if payroll.Recurs(days, max(p.Day, q.Day)) {
			return true
		}
	}
	return false
}

// notOfOneFile leaves out pairs that one file had both of: their titles alone are no doubt.
func notOfOneFile(t *tx, pairs []comparedPair) (list []comparedPair, err error) {
	for _, pair := range pairs {
		var together bool
		err := t.Get(`SELECT EXISTS (SELECT 1 FROM article_version v JOIN article_version w ON w.file_id = v.file_id
WHERE v.article_id = $1 AND w.article_id = $2)`, []any{pair.later.number, pair.earlier.number}, &together)
		if err != nil {
			return nil, err
		}
		if !together {
			list = append(list, pair)
		}
	}
	return list, nil
}

// doubts returns the findings of pairs of which one has no ID.
func (a *duplicateSearch) doubts(pairs []comparedPair) (found []payroll.Finding) {
	sortPairs(pairs)
	for _, p := range pairs {
		found = append(found, payroll.Finding{
			Code: payroll.OneOrTwo, Severity: payroll.SeverityOf(payroll.OneOrTwo), Subject: payroll.OfArticle,
			Articles: []string{p.later.ref, p.earlier.ref}, Title: p.later.title,
			Reason: payroll.Refuse(payroll.OneOrTwo, "title", p.later.title, "day", shownDay(p.later.Day), "other-title", p.earlier.title, "other-day", shownDay(p.earlier.Day)),
		})
	}
	return found
}

// summary returns the one finding of the pairs under two IDs.
func (a *duplicateSearch) summary(pairs []comparedPair) []payroll.Finding {
	if len(pairs) == 0 {
		return nil
	}
	sortPairs(pairs)
	var refs []string
	for _, p := range pairs {
		for _, name := range []string{p.later.ref, p.earlier.ref} {
			if !slices.Contains(refs, name) {
				refs = append(refs, name)
			}
		}
	}
	first := pairs[0]
	return []payroll.Finding{{
		Code: payroll.ArticleAgain, Severity: payroll.SeverityOf(payroll.ArticleAgain), Subject: payroll.OfArticle, Articles: refs,
		Field: payroll.Title.Header(), Found: fmt.Sprint(len(pairs)), Title: first.later.title,
	}}
}

func sortPairs(pairs []comparedPair) {
	slices.SortFunc(pairs, func(a, b comparedPair) int {
		return cmp.Or(cmp.Compare(a.later.Day, b.later.Day), cmp.Compare(a.later.number, b.later.number), cmp.Compare(a.earlier.number, b.earlier.number))
	})
}
