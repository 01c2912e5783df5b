package ledger

import (
	"slices"

	"nhuanbut/payroll"
)

// Refusals of a row because of whose row it is.
const (
	TwiceInFile  payroll.Code = "twice-in-file"  // Facts: row
	NameTellsNot payroll.Code = "name-tells-not" // two people bear the name. Facts: name, codes
)

// storedArticle is a stored article with what tells which row of a list is its own.
type storedArticle struct {
	id          int64
	cmsID       string
	slug, title string // keys
	published   payroll.Date
	missing     bool
}

// resemblance says whether two articles that no ID tells apart are one.
type resemblance int

const (
	other resemblance = iota
	equal
	doubtful
)

// compare compares a row with a stored article where at least one has no ID.
// FriendlyName comes first, then title and date of publication. It is doubtful
// where one of them says yes and another no: a slug that is used again for
// another title on another day, one title and day under two slugs, one title
// with and without a date.
func (k storedArticle) compare(slug, title string, published payroll.Date) resemblance {
	sameTitle := title != "" && k.title == title
	sameDate := k.published == published
	switch {
	case slug != "" && k.slug == slug:
		if !sameTitle && !sameDate {
			return doubtful
		}
		return equal
	case !sameTitle:
		return other
	case sameDate && (slug == "" || k.slug == ""):
		return equal
	case sameDate || k.published == "" || published == "":
		return doubtful
	}
	return other
}

// rowMatch is the article that a row of a list is about: a stored one, or a new one that could
// be one of those in could.
type rowMatch struct {
	storedArticle
	ok    bool    // it is a stored article
	could []int64 // otherwise the stored articles that it could be
	code  payroll.Code
	sure  bool   // the doubt stands also where those are in this file too
	likes bool   // the doubt is one of title, day and author alone
	claim string // the ID that another article has

	twins []int64 // of a new article: those stored with its title and day under another ID
}

// articleSearch finds the stored article that a row of a list is about.
type articleSearch struct {
	tx      *tx
	source  string
	history *sourceHistory
	authors map[string]int64 // by the name as it stands in a cell
	present []bool           // columns that the file has
	seen    rowSet           // articles of rows before
}

func (im *importer) search() *articleSearch {
	return &articleSearch{im.tx, im.o.Source, &im.history, im.authors, im.present, im.seen}
}

// identify finds the stored article that a row is about, or those that it could be. The
// key is the source with the CMS's ID. A row without ID is found by FriendlyName, then by
// title and date; a row with an ID joins a stored article without one in the same way.
func (s *articleSearch) identify(r *payroll.Record) (rowMatch, error) {
	if r[payroll.ID] != "" {
		f, err := s.byID(r)
		if err != nil || f.ok || len(f.could) > 0 {
			return f, err
		}
		twins, err := s.twinsOf(r)
		if err != nil || !s.history.blankIDs {
			return rowMatch{twins: twins}, err
		}
		f, err = s.byText(r)
		f.twins = twins
		return f, err
	}
	return s.byText(r)
}

// twinsOf returns the articles that were stored before the import with a row's title and day
// under another ID.
func (s *articleSearch) twinsOf(r *payroll.Record) ([]int64, error) {
	title, day := payroll.TextKey(r[payroll.Title]), r.PublishedOn()
	if title == "" || day == "" || s.history.newest == 0 {
		return nil, nil
	}
	return all(s.tx, `SELECT id FROM article WHERE source = $1 AND title_key = $2 AND published_on = $3 AND cms_id IS NOT NULL AND id <= $4 ORDER BY id LIMIT $5`,
		[]any{s.source, title, day, s.history.newest, mostOthers}, func(id *int64) []any { return []any{id} })
}

// byID finds a row by its ID.
func (s *articleSearch) byID(r *payroll.Record) (rowMatch, error) {
	id := r[payroll.ID]
	k, ok, err := articleByCMSID(s.tx, s.source, id)
	if err != nil {
		return rowMatch{}, err
	}
	claims := s.history.claims[id]
	switch {
	case !ok && len(claims) == 0:
		return s.byOtherZeros(r)
	case ok && len(claims) == 0 && k.evident(r):
		return rowMatch{storedArticle: k, ok: true}, nil
	}
	return s.amongClaims(k, claims, r)
}

// evident reports whether a row under an article's ID is that article's without looking
// any closer: at most one thing of three differs.
func (k storedArticle) evident(r *payroll.Record) bool {
	return k.title == payroll.TextKey(r[payroll.Title]) && payroll.Identity{Day: k.published}.Differences(payroll.Identity{Day: r.PublishedOn()}) == 0
}

// amongClaims finds the article of a row whose ID several articles had: the one that it
// differs least from. A row that is like none of them, nor like what one was before, is an
// article under a used ID.
func (s *articleSearch) amongClaims(k storedArticle, claims []int64, r *payroll.Record) (rowMatch, error) {
	row, err := s.identityOfRow(r)
	if err != nil {
		return rowMatch{}, err
	}
	best, least := rowMatch{}, 0
	for _, id := range slices.Concat([]int64{k.id}, claims) {
		its, err := s.identityOf(id)
		if err != nil {
			return rowMatch{}, err
		}
		n := 2 * its.Differences(row)
		if its.Title.Letters != row.Title.Letters {
			n++
		}
		if !its.Reused(row) && (!best.ok || n < least) {
			best, least = rowMatch{storedArticle: storedArticle{id: id}, ok: true}, n
		}
	}
	if !best.ok {
		was, err := wasOnce(s.tx, k.id, row)
		if err != nil || !was {
			return rowMatch{could: []int64{k.id}, code: payroll.IDReused, sure: true, claim: r[payroll.ID]}, err
		}
		best = rowMatch{storedArticle: k, ok: true}
	}
	best.storedArticle, err = articleByNumber(s.tx, best.id)
	return best, err
}

// wasOnce reports whether an article was like a row before: a list of before is no other
// article.
func wasOnce(t *tx, article int64, row payroll.Identity) (bool, error) {
	type past struct {
		title     string
		published string
	}
	versions, err := all(t, `SELECT title, published FROM article_version WHERE article_id = $1`, []any{article},
		func(p *past) []any { return []any{&p.title, &p.published} })
	for _, p := range versions {
		record := payroll.Record{payroll.Published: p.published}
		its := payroll.Identity{Title: payroll.FormOfTitle(p.title), Day: record.PublishedOn(), Authors: row.Authors}
		if its.Title.Letters == row.Title.Letters && its.Day == row.Day {
			return true, nil
		}
	}
	return false, err
}

// byOtherZeros finds a row by its ID with other zeros before it: one article where title
// and day agree, otherwise it could be one.
func (s *articleSearch) byOtherZeros(r *payroll.Record) (rowMatch, error) {
	id := r[payroll.ID]
	forms := payroll.IDForms(id)
	if forms == nil || id[0] != '0' && !s.history.zeroIDs {
		return rowMatch{}, nil
	}
	args := []any{s.source}
	for _, form := range forms {
		args = append(args, form)
	}
	alike, err := all(s.tx, selectStoredArticle+` WHERE a.source = $1 AND a.cms_id IN (`+marks(2, len(forms))+`) ORDER BY a.id`, args, (*storedArticle).fields)
	var could []int64
	for _, k := range alike {
		if k.title == payroll.TextKey(r[payroll.Title]) && k.published == r.PublishedOn() {
			return rowMatch{storedArticle: k, ok: true}, nil
		}
		could = append(could, k.id)
	}
	return rowMatch{could: could, code: payroll.OneOrTwo}, err
}

// byText finds a row by FriendlyName, or by title and date.
func (s *articleSearch) byText(r *payroll.Record) (rowMatch, error) {
	slug, title := payroll.TextKey(r[payroll.Slug]), payroll.TextKey(r[payroll.Title])
	near, err := similarArticles(s.tx, s.source, slug, title, r)
	if err != nil {
		return rowMatch{}, err
	}
	var alike []storedArticle
	var doubts []int64
	for _, k := range near {
		switch k.compare(slug, title, r.PublishedOn()) {
		case equal:
			alike = append(alike, k)
		case doubtful:
			doubts = append(doubts, k.id)
		}
	}
	switch {
	case len(alike) > 0:
		f, err := s.oneOf(alike, r)
		if f.ok && len(doubts) > 0 {
			f = rowMatch{could: append([]int64{f.id}, doubts...), code: payroll.OneOrTwo}
		}
		return f, err
	case len(doubts) > 0:
		return rowMatch{could: doubts, code: payroll.OneOrTwo}, nil
	}
	could, err := s.nearTitles(r)
	return rowMatch{could: could, code: payroll.OneOrTwo, likes: true}, err
}

// oneOf picks among stored articles that are all equal to a row the one that it is about:
// one that no row of this file was before it, and of several one that is just as the row,
// or the only one with an author of its. Where nothing tells, the row could be any.
func (s *articleSearch) oneOf(alike []storedArticle, r *payroll.Record) (rowMatch, error) {
	var free []storedArticle
	for _, k := range alike {
		if _, seen := s.seen.row(k.id); !seen {
			free = append(free, k)
		}
	}
	switch len(free) {
	case 0:
		recurs, err := s.toldOften(r)
		if err != nil || recurs {
			return rowMatch{}, err
		}
		return rowMatch{could: []int64{s.history.root(alike[0].id)}, code: payroll.OneOrTwo, sure: true}, nil
	case 1:
		if len(alike) == 1 {
			return s.onlyOne(free[0], r)
		}
	}
	row, err := s.identityOfRow(r)
	if err != nil {
		return rowMatch{}, err
	}
	var itsAuthors []storedArticle
	for _, k := range free {
		v, err := articleVersion(s.tx, k.id)
		if err != nil {
			return rowMatch{}, err
		}
		if before := v.Imported(); s.history.takeRow(k, before, r, s.present) == before {
			return rowMatch{storedArticle: k, ok: true}, nil
		}
		its, err := s.identityOf(k.id)
		if err != nil {
			return rowMatch{}, err
		}
		if its.SameAuthor(row) {
			itsAuthors = append(itsAuthors, k)
		}
	}
	if len(itsAuthors) == 1 {
		return rowMatch{storedArticle: itsAuthors[0], ok: true}, nil
	}
	could := make([]int64, len(free))
	for i, k := range free {
		could[i] = k.id
	}
	return rowMatch{could: could, code: payroll.OneOrTwo}, nil
}

// onlyOne returns the one stored article that is equal to a row. Under a title that recurs, and
// by others, the row could be another one: no article takes another's place.
func (s *articleSearch) onlyOne(k storedArticle, r *payroll.Record) (rowMatch, error) {
	same := rowMatch{storedArticle: k, ok: true}
	if slug := payroll.TextKey(r[payroll.Slug]); slug != "" && slug == k.slug || r[payroll.Authors] == "" {
		return same, nil
	}
	var authors string
	err := s.tx.Get(`SELECT v.author FROM article a JOIN article_version v ON v.id = a.version_id WHERE a.id = $1`, []any{k.id}, &authors)
	if err != nil || authors == r[payroll.Authors] {
		return same, err
	}
	row, err := s.identityOfRow(r)
	if err != nil {
		return rowMatch{}, err
	}
	its, err := s.identityOf(k.id)
	if err != nil || len(its.Authors) == 0 || its.SameAuthor(row) {
		return same, err
	}
	often, err := s.toldOften(r)
	if err != nil {
		return rowMatch{}, err
	}
	if often {
		return rowMatch{}, nil
	}
	uses, err := s.usesOf(its.Title)
	if err != nil {
		return rowMatch{}, err
	}
	var days []payroll.Date
	for _, u := range uses {
		if u.SameAuthor(its) {
			days = append(days, u.Day)
		}
	}
	if !payroll.Recurs(days, its.Day) {
		return same, nil
	}
	return rowMatch{could: []int64{k.id}, code: payroll.OneOrTwo}, nil
}

// toldOften reports whether somebody has said of a row's title that it recurs, or of two
// articles under it that they are two.
func (s *articleSearch) toldOften(r *payroll.Record) (bool, error) {
	title := payroll.FormOfTitle(r[payroll.Title])
	if s.history.different.series(s.source, title) {
		return true, nil
	}
	if s.history.toldTitles == nil {
		titles, err := titlesToldApart(s.tx, s.history.different)
		if err != nil {
			return false, err
		}
		s.history.toldTitles = titles
	}
	return s.history.toldTitles[title.Letters], nil
}

// mostNear is how many stored articles one row is compared with.
const mostNear = 200
