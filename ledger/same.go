package ledger

import (
	"database/sql"
	"maps"
	"slices"

	"nhuanbut/payroll"
)

// sameness says that an article turned out to be another from an event on; as is 0 where
// it is itself again.
type sameness struct{ event, as int64 }

// readSames returns what articles turned out to be, by article, oldest first.
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

// sameAs is the article that an article was said to be after an event, 0 where it was
// itself.
func sameAs(same map[int64][]sameness, article, asOf int64) (as int64) {
	for _, s := range same[article] {
		if s.event <= asOf {
			as = s.as
		}
	}
	return as
}

// rootOf is the article that an article turned out to be in the end.
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

// toldApart returns those after an event.
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
	kept, err := articleVersion(t, keeps)
	if err != nil {
		return err
	}
	other, err := articleVersion(t, gone)
	if err != nil {
		return err
	}
	before := kept.imported()
	file[payroll.ID], before[payroll.ID] = other.record[payroll.ID], kept.record[payroll.ID]
	if file[payroll.ID] == "" {
		file[payroll.ID], before[payroll.ID] = kept.record[payroll.ID], ""
	}
	if _, err := t.Exec(`UPDATE article SET cms_id = NULL WHERE id IN ($1, $2)`, keeps, gone); err != nil { // an ID has one article at a time
		return err
	}
	if err := putVersion(t, keeps, &kept, kept.takeFile(file).withSet(&other), from); err != nil {
		return err
	}
	return putVersion(t, gone, &other, other.takeFile(before), from)
}

// withSet is the version with what was set in the tool of another article, where nothing was
// set here. A decision about the other one is none about this one.
func (v version) withSet(other *version) version {
	for c := range payroll.Column(payroll.ColumnCount) {
		_, here := v.override[c.Key()]
		if _, set := other.override[c.Key()]; !set || here || c == payroll.ApprovalStatus || c == payroll.NewsroomStatus {
			continue
		}
		if v.override == nil {
			v.override = make(overridden)
		}
		v.override[c.Key()] = fileValue{Base: v.record[c], File: v.record[c]}
		v.record[c] = other.record[c]
	}
	return v
}

// putVersion stores a version with its people.
func putVersion(t *tx, article int64, before *version, next version, from origin) error {
	cache := make(map[string]int64)
	payees, err := payeesInRecord(t, &next.record, before, cache)
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
