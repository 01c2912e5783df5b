package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// DifferentArticles says that two articles are two, also where they were said to be one.
// It refuses with SameChanged where they changed since then. Without the second, the first
// is none of all those that it is held for.
func (l *Ledger) DifferentArticles(ctx context.Context, act Act, a, b, reason string) (done Told, err error) {
	err = l.write(ctx, act, func(t *tx) error {
		if b == "" {
			done, err = sayArticleNew(t, a, payroll.OneLine(reason))
		} else {
			done, err = sayArticlesDifferent(t, a, b, payroll.OneLine(reason))
		}
		return err
	})
	return done, err
}

// sayArticleNew says that a held article is none of those that it could be.
func sayArticleNew(t *tx, name, reason string) (Told, error) {
	article, err := findArticle(t, name)
	if err != nil {
		return Told{}, err
	}
	if err := checkUnchanged(t, articleRows(article)); err != nil {
		return Told{}, err
	}
	holds, err := standingHolds(t, article)
	if err != nil {
		return Told{}, err
	}
	refs, err := refsOf(t, article)
	if err != nil {
		return Told{}, err
	}
	done := Told{Decision: "different", Articles: refs, Settled: []string{}}
	for _, h := range holds[article] {
		if !h.ofIdentity() {
			continue
		}
		if len(done.Settled) == 0 {
			if err := t.BeginEvent("article different", refs[0], reason); err != nil {
				return Told{}, err
			}
		}
		other, err := refOf(t, h.other)
		if err != nil {
			return Told{}, err
		}
		done.Articles = append(done.Articles, other)
		if err := settleTold(t, &done, h, "different", reason); err != nil {
			return Told{}, err
		}
		if err := addDifferent(t, article, h.other); err != nil {
			return Told{}, err
		}
	}
	if len(done.Settled) == 0 {
		return Told{}, payroll.Refuse(NotHeld, "article", refs[0])
	}
	return done, nil
}

func sayArticlesDifferent(t *tx, a, b, reason string) (Told, error) {
	one, err := findArticleItself(t, a)
	if err != nil {
		return Told{}, err
	}
	other, err := findArticleItself(t, b)
	if err != nil {
		return Told{}, err
	}
	if err := checkUnchanged(t, articleRows(one, other)); err != nil {
		return Told{}, err
	}
	if one == other && strings.TrimSpace(a) != strings.TrimSpace(b) {
		if other, err = onlyOneSame(t, one); err != nil {
			return Told{}, err
		}
	}
	if one == other {
		return Told{}, payroll.Refuse(SameAsItself, "article", a)
	}
	refs, err := refsOf(t, one, other)
	if err != nil {
		return Told{}, err
	}
	done := Told{Decision: "different", Settled: []string{}}
	if err := t.BeginEvent("article different", refs[0]+" "+refs[1], reason); err != nil {
		return Told{}, err
	}
	if done.Undone, err = undoSame(t, one, other, refs, reason); err != nil {
		return Told{}, err
	}
	if done.Articles, err = refsOf(t, one, other); err != nil { // an ID goes back with its row
		return Told{}, err
	}
	holds, err := standingHolds(t, one, other)
	if err != nil {
		return Told{}, err
	}
	for _, pair := range [][2]int64{{one, other}, {other, one}} {
		for _, h := range holds[pair[0]] {
			root, err := currentRoot(t, max(h.other, 0))
			if err != nil {
				return Told{}, err
			}
			if h.ofIdentity() && (h.other == pair[1] || root == pair[1]) {
				if err := settleTold(t, &done, h, "different", reason); err != nil {
					return Told{}, err
				}
			}
		}
	}
	return done, addDifferent(t, one, other)
}

// onlyOneSame returns the article that was said to be the given one, which took its ID with it:
// both names find the given one since. It is the given one where there is none or more than one.
func onlyOneSame(t *tx, article int64) (int64, error) {
	same, err := readSames(t)
	if err != nil {
		return 0, err
	}
	only := article
	for other := range same {
		if sameAs(same, other, payroll.LatestEvent) != article {
			continue
		}
		if only != article {
			return article, nil
		}
		only = other
	}
	return only, nil
}

// undoSame makes two articles of one again, as they were.
func undoSame(t *tx, one, other int64, refs []string, reason string) (undone bool, err error) {
	keeps, err := currentRoot(t, one)
	if err != nil {
		return false, err
	}
	root, err := currentRoot(t, other)
	if err != nil || keeps != root {
		return false, err
	}
	gone := one
	if keeps == one {
		gone = other
	}
	var event int64
	var as sql.NullInt64
	if err := t.Get(`SELECT event_id, same_as FROM article_same WHERE article_id = $1 ORDER BY id DESC LIMIT 1`, []any{gone}, &event, &as); err != nil {
		return false, err
	}
	current, err := articleVersion(t, keeps)
	if err != nil {
		return false, err
	}
	was, err := articleVersion(t, gone)
	if err != nil {
		return false, err
	}
	exchanged, err := versionsOf(t, event, keeps, gone, current.ID, was.ID)
	switch {
	case err != nil:
		return false, err
	case as.Int64 != keeps || exchanged == changedExchange:
		return false, payroll.Refuse(SameChanged, "article", refs[0], "other", refs[1])
	case exchanged == wholeExchange:
		if err := exchangeBack(t, keeps, gone, &current, &was, origin{name: "set", reason: reason}); err != nil {
			return false, err
		}
	}
	_, err = t.Exec(`INSERT INTO article_same (event_id, article_id, same_as) VALUES ($1, $2, NULL)`, t.EventID, gone)
	return true, err
}

// versionsOf says whether an event exchanged two articles, and whether the versions that
// stand are still those that it made.
func versionsOf(t *tx, event, a, b, versionOfA, versionOfB int64) (int, error) {
	var made, standing int
	err := t.Get(fmt.Sprintf(`SELECT COUNT(*), COALESCE(SUM(CASE WHEN id IN (%d, %d) THEN 1 ELSE 0 END), 0) FROM article_version WHERE event_id = $1 AND article_id IN ($2, $3)`,
		versionOfA, versionOfB), []any{event, a, b}, &made, &standing)
	switch {
	case made == 0:
		return noExchange, err
	case standing == made:
		return wholeExchange, err
	}
	return changedExchange, err
}

// exchangeBack gives two articles back what each was before exchange.
func exchangeBack(t *tx, keeps, gone int64, current, was *payroll.Version, from origin) error {
	before, row := was.Imported(), current.Imported()
	id, err := idBefore(t, keeps, current.Number)
	if err != nil {
		return err
	}
	before[payroll.ID], row[payroll.ID] = id, current.Record[payroll.ID]
	if id == current.Record[payroll.ID] {
		row[payroll.ID] = was.Record[payroll.ID]
	}
	if _, err := t.Exec(`UPDATE article SET cms_id = NULL WHERE id IN ($1, $2)`, keeps, gone); err != nil {
		return err
	}
	if err := putVersion(t, keeps, current, current.TakeFile(before), from); err != nil {
		return err
	}
	return putVersion(t, gone, was, was.TakeFile(row), from)
}

// idBefore returns the ID that an article had before its version of a number.
func idBefore(t *tx, article int64, number int) (id string, err error) {
	return id, t.Get(`SELECT COALESCE(cms_id, '') FROM article_version WHERE article_id = $1 AND number < $2 ORDER BY number DESC LIMIT 1`,
		[]any{article, number}, &id)
}

// DifferentTitle says that a title recurs in a source: articles that bear it on different
// days, or twice in one list, are different ones. What was held for it is free.
func (l *Ledger) DifferentTitle(ctx context.Context, act Act, source, title, reason string) (done Told, err error) {
	form := payroll.FormOfTitle(title)
	if form.Letters == "" {
		return done, payroll.Refuse(TitleEmpty)
	}
	err = l.write(ctx, act, func(t *tx) error {
		done = Told{Decision: "different", Articles: []string{}, Title: payroll.OneLine(title), Source: source, Settled: []string{}}
		if err := checkUnchanged(t, titleRows, source, form.Letters); err != nil {
			return err
		}
		if err := t.BeginEvent("article different", source+": "+done.Title, payroll.OneLine(reason)); err != nil {
			return err
		}
		_, err := t.Exec(`INSERT INTO article_different (event_id, source, title_key) VALUES ($1, $2, $3)`, t.EventID, source, form.Letters)
		if err != nil {
			return err
		}
		return freeTitle(t, &done, source, form, payroll.OneLine(reason))
	})
	return done, err
}

// freeTitle settles the holds of the articles of a title that recurs.
func freeTitle(t *tx, done *Told, source string, form payroll.TitleForm, reason string) error {
	keys, _ := form.Keys()
	holds, err := readHolds(t, `h.code = $1 AND NOT EXISTS (SELECT 1 FROM hold_settled s WHERE s.hold_id = h.id)
AND h.article_id IN (SELECT id FROM article WHERE source = $2 AND near_1 = $3 AND near_2 = $4 AND near_3 = $5)`,
		payroll.OneOrTwo, source, keys[0], keys[1], keys[2])
	if err != nil {
		return err
	}
	var articles []int64
	for article := range holds {
		articles = append(articles, article)
	}
	slices.Sort(articles)
	for _, article := range articles {
		for _, h := range holds[article] {
			if err := settleTold(t, done, h, "different", reason); err != nil {
				return err
			}
		}
	}
	return nil
}
