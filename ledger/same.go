package ledger

import (
	"context"
	"database/sql"
	"maps"
	"slices"

	"nhuanbut/payroll"
)

// Refusals of saying whether two articles are one.
const (
	SameAlready   payroll.Code = "same-already"   // they are one. Facts: article, other
	SameAsItself  payroll.Code = "same-as-itself" // one article is named twice. Facts: article
	SameChanged   payroll.Code = "same-changed"   // two that were said to be one changed since. Facts: article, other
	NotHeld       payroll.Code = "not-held"       // for any that it could be. Facts: article
	TitleEmpty    payroll.Code = "title-empty"
	HeldForOthers payroll.Code = "held-for-others" // whether the article is another one is not decided. Facts: article, other
)

// Told is the result of saying that two articles are one or two. Its JSON is a contract.
type Told struct {
	Decision string   `json:"decision"` // same or different
	Articles []string `json:"articles"` // that were told apart or are one: the first stands
	Title    string   `json:"title,omitempty"`
	Source   string   `json:"source,omitempty"` // of the title
	Settled  []string `json:"settled"`          // that were held for this and no longer are
	Undone   bool     `json:"undone"`           // they had been said to be one
}

// SameArticle says that two articles are one. Where one is or was held for the other, the
// other stands and takes what the held row says; otherwise the first named stands as it is. What
// was posted for the one that goes is taken back in the earliest open month.
func (l *Ledger) SameArticle(ctx context.Context, act Act, a, b, reason string) (done Told, err error) {
	err = l.write(ctx, act, func(t *tx) error {
		done, err = sayArticlesSame(t, a, b, payroll.OneLine(reason))
		return err
	})
	return done, err
}

func sayArticlesSame(t *tx, a, b, reason string) (Told, error) {
	keeps, gone, err := findBoth(t, a, b)
	if err != nil {
		return Told{}, err
	}
	if err := checkUnchanged(t, articleRows(keeps, gone)); err != nil {
		return Told{}, err
	}
	holds, err := readHolds(t, `h.article_id IN (`+numbers([]int64{keeps, gone})+`)`)
	if err != nil {
		return Told{}, err
	}
	heldFor := func(article, other int64) bool {
		return slices.ContainsFunc(holds[article], func(h hold) bool { return h.ofIdentity() && h.other == other })
	}
	if heldFor(keeps, gone) && !heldFor(gone, keeps) {
		keeps, gone = gone, keeps
	}
	refs, err := refsOf(t, keeps, gone)
	if err != nil {
		return Told{}, err
	}
	if err := t.BeginEvent("article same", refs[0]+" "+refs[1], reason); err != nil {
		return Told{}, err
	}
	done := Told{Decision: "same", Articles: refs, Settled: []string{}}
	if heldFor(gone, keeps) {
		if err := takeHeld(t, keeps, gone, holds[gone], reason); err != nil {
			return Told{}, err
		}
	}
	for _, article := range []int64{gone, keeps} {
		for _, h := range holds[article] {
			if article == keeps && h.other != gone || !h.stands(payroll.LatestEvent) {
				continue
			}
			if err := settleTold(t, &done, h, "same", reason); err != nil {
				return Told{}, err
			}
		}
	}
	if err := presentAgain(t, keeps, gone); err != nil {
		return Told{}, err
	}
	_, err = t.Exec(`INSERT INTO article_same (event_id, article_id, same_as) VALUES ($1, $2, $3)`, t.EventID, gone, keeps)
	return done, err
}

// findBoth returns the numbers of the articles that two names stand for now. It fails with
// SameAsItself or SameAlready if they are one.
func findBoth(t *tx, a, b string) (one, other int64, err error) {
	if one, err = findArticleItself(t, a); err != nil {
		return 0, 0, err
	}
	if other, err = findArticleItself(t, b); err != nil {
		return 0, 0, err
	}
	if one == other {
		return 0, 0, payroll.Refuse(SameAsItself, "article", a)
	}
	if one, err = currentRoot(t, one); err != nil {
		return 0, 0, err
	}
	if other, err = currentRoot(t, other); err == nil && one == other {
		err = payroll.Refuse(SameAlready, "article", a, "other", b)
	}
	return one, other, err
}

// standingHolds returns the holds of articles that nobody has settled.
func standingHolds(t *tx, articles ...int64) (map[int64][]hold, error) {
	of, err := readHolds(t, `h.article_id IN (`+numbers(articles)+`) AND NOT EXISTS (SELECT 1 FROM hold_settled s WHERE s.hold_id = h.id)`)
	return of, err
}

func refsOf(t *tx, articles ...int64) (refs []string, err error) {
	for _, article := range articles {
		name, err := refOf(t, article)
		if err != nil {
			return nil, err
		}
		refs = append(refs, name)
	}
	return refs, nil
}

// takeHeld makes what a held row says the version of the article that it turned out to be.
// A column that its file did not have stays.
func takeHeld(t *tx, keeps, held int64, holds []hold, reason string) error {
	stands, err := articleVersion(t, keeps)
	if err != nil {
		return err
	}
	row, err := articleVersion(t, held)
	if err != nil {
		return err
	}
	file, says := stands.Imported(), row.Imported()
	columns, known := []string(nil), false
	for _, h := range holds {
		if named, ok := h.columnsOf(); ok {
			columns, known = named, true
		}
	}
	for c := range payroll.Column(payroll.ColumnCount) {
		if says[c] != "" || known && slices.Contains(columns, c.Key()) {
			file[c] = says[c]
		}
	}
	return exchangeArticles(t, keeps, held, file, origin{name: "set", reason: reason})
}

// settleTold settles a hold and says so.
func settleTold(t *tx, done *Told, h hold, how, reason string) error {
	name, err := refOf(t, h.article)
	if err != nil {
		return err
	}
	if !slices.Contains(done.Settled, name) {
		done.Settled = append(done.Settled, name)
	}
	return settleHold(t, h.id, how, reason)
}

// presentAgain takes back that an article was missing where the other one is not.
func presentAgain(t *tx, article, other int64) error {
	var missing, otherMissing bool
	err := t.Get(`SELECT missing FROM article_now WHERE id = $1`, []any{article}, &missing)
	if err != nil || !missing {
		return err
	}
	if err := t.Get(`SELECT missing FROM article_now WHERE id = $1`, []any{other}, &otherMissing); err != nil || otherMissing {
		return err
	}
	return setMissing(t, article, false)
}

// These say what became of an exchange of two articles: there was none, it stands as it
// was made, or one of the two has changed since.
const (
	noExchange = iota
	wholeExchange
	changedExchange
)

// sameness says that, from event on, an article is the article as; 0 means that it is
// itself again.
type sameness struct{ event, as int64 }

// readSames returns, by article, which articles it was said to be, oldest first.
func readSames(t *tx) (map[int64][]sameness, error) {
	of := make(map[int64][]sameness)
	err := t.Each(`SELECT article_id, event_id, COALESCE(same_as, 0) FROM article_same ORDER BY id`, nil, func(rows *sql.Rows) error {
		var article int64
		var s sameness
		err := rows.Scan(&article, &s.event, &s.as)
		of[article] = append(of[article], s)
		return err
	})
	return of, err
}

// sameAs returns the article that an article was said to be after an event, 0 where it was
// itself.
func sameAs(same map[int64][]sameness, article, asOf int64) (as int64) {
	for _, s := range same[article] {
		if s.event <= asOf {
			as = s.as
		}
	}
	return as
}

// rootOf returns the article that an article turned out to be in the end.
func rootOf(same map[int64]int64, article int64) int64 {
	for range same {
		as := same[article]
		if as == 0 {
			break
		}
		article = as
	}
	return article
}

// currentRoot returns the article that a stored article is now.
func currentRoot(t *tx, article int64) (int64, error) {
	for {
		var as int64
		err := t.Get(`SELECT COALESCE(same_as, 0) FROM article_same WHERE article_id = $1 ORDER BY id DESC LIMIT 1`, []any{article}, &as)
		switch {
		case isNoRow(err) || err == nil && as == 0:
			return article, nil
		case err != nil:
			return 0, err
		}
		article = as
	}
}

// distinctions are articles of which somebody said that they are two, and titles that recur.
type distinctions struct {
	pairs  map[[2]int64]bool  // the smaller number first
	titles map[[2]string]bool // source and letters of the title
}

// toldApart returns which articles were told apart up to an event.
func toldApart(t *tx, asOf int64) (distinctions, error) {
	a := distinctions{pairs: make(map[[2]int64]bool), titles: make(map[[2]string]bool)}
	err := t.Each(`SELECT COALESCE(article_id, 0), COALESCE(other_id, 0), source, title_key FROM article_different WHERE event_id <= $1`,
		[]any{asOf}, func(rows *sql.Rows) error {
			var one, other int64
			var source, title string
			err := rows.Scan(&one, &other, &source, &title)
			if title != "" {
				a.titles[[2]string{source, title}] = true
			} else {
				a.pairs[pairOf(one, other)] = true
			}
			return err
		})
	return a, err
}

func pairOf(a, b int64) [2]int64 { return [2]int64{min(a, b), max(a, b)} }

// series reports whether somebody said that a title recurs.
func (a distinctions) series(source string, title payroll.TitleForm) bool {
	return a.titles[[2]string{source, title.Letters}]
}

// addDifferent remembers that two articles are two.
func addDifferent(t *tx, a, b int64) error {
	_, err := t.Exec(`INSERT INTO article_different (event_id, article_id, other_id, source, title_key) VALUES ($1, $2, $3, '', '')`, t.EventID, a, b)
	return err
}

// exchangeArticles makes an article what another was said to be, and keeps under the other's number
// what the article was before, so that a list of either kind finds it: file is what the last
// file says of it. An ID goes with what its row says, but for one that both have.
func exchangeArticles(t *tx, keeps, gone int64, file payroll.Record, from origin) error {
	current, err := articleVersion(t, keeps)
	if err != nil {
		return err
	}
	other, err := articleVersion(t, gone)
	if err != nil {
		return err
	}
	before := current.Imported()
	file[payroll.ID], before[payroll.ID] = other.Record[payroll.ID], current.Record[payroll.ID]
	if file[payroll.ID] == "" {
		file[payroll.ID], before[payroll.ID] = current.Record[payroll.ID], ""
	}
	if _, err := t.Exec(`UPDATE article SET cms_id = NULL WHERE id IN ($1, $2)`, keeps, gone); err != nil { // an ID has one article at a time
		return err
	}
	if err := putVersion(t, keeps, &current, current.TakeFile(file).WithSetOf(&other), from); err != nil {
		return err
	}
	return putVersion(t, gone, &other, other.TakeFile(before), from)
}

// putVersion stores a version with its people.
func putVersion(t *tx, article int64, before *payroll.Version, next payroll.Version, from origin) error {
	cache := make(map[string]int64)
	payees, err := payeesInRecord(t, &next.Record, before, cache)
	if err != nil {
		return err
	}
	if _, err := settlePayees(t, payees, cache); err != nil {
		return err
	}
	return addArticleVersion(t, article, next, payees, from)
}

// titlesToldApart returns the letters of titles under which two articles were told apart.
func titlesToldApart(t *tx, d distinctions) (map[string]bool, error) {
	titles := make(map[int64]string)
	articles := make(map[int64]bool)
	for pair := range d.pairs {
		articles[pair[0]], articles[pair[1]] = true, true
	}
	for some := range slices.Chunk(slices.Sorted(maps.Keys(articles)), statementIDs) {
		err := t.Each(`SELECT a.id, v.title FROM article a JOIN article_version v ON v.id = a.version_id WHERE a.id IN (`+numbers(some)+`)`, nil,
			func(rows *sql.Rows) error {
				var id int64
				var title string
				err := rows.Scan(&id, &title)
				titles[id] = payroll.FormOfTitle(title).Letters
				return err
			})
		if err != nil {
			return nil, err
		}
	}
	told := make(map[string]bool)
	for pair := range d.pairs {
		if title := titles[pair[0]]; title != "" && title == titles[pair[1]] {
			told[title] = true
		}
	}
	return told, nil
}
