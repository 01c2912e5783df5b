package ledger

import (
	"cmp"
	"maps"
	"slices"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// doubt is a new article that could be a stored one: it is held, unless the stored one is
// in the file too.
type doubt struct {
	article int64
	at      cms.Position
	sheet   int      // its place among the files of the import
	columns []string // keys of those that the file has
	rowMatch
}

// doubt holds a new article that could be a stored one; one that depends on what else the
// file has is judged at its end.
func (im *importer) doubt(article int64, row *cms.Row, f rowMatch) error {
	if len(f.could) == 0 {
		return nil
	}
	if f.claim != "" {
		im.history.claim(article, f.claim)
	}
	d := doubt{article: article, at: row.At, sheet: len(im.done.Files), rowMatch: f}
	for c, present := range im.present {
		if present {
			d.columns = append(d.columns, payroll.Column(c).Key())
		}
	}
	if !f.sure {
		im.doubts = append(im.doubts, d)
		return nil
	}
	return im.holdDoubt(d, f.could)
}

// judge holds the new articles of a file that could be stored ones which the file does not
// have.
func (im *importer) judge() error {
	if len(im.doubts) == 0 {
		return nil
	}
	doubts := im.doubts
	im.doubts = nil
	j, err := im.newJudge(doubts)
	if err != nil {
		return err
	}
	for _, d := range doubts {
		others, err := j.others(d)
		if err != nil {
			return err
		}
		if len(others) == 0 {
			continue
		}
		im.counting(d.sheet)
		if err := im.holdDoubt(d, others); err != nil {
			return err
		}
	}
	return nil
}

// judge knows what tells the articles of some doubts apart.
type judge struct {
	im         *importer
	identities map[int64]payroll.Identity
	serial     map[recurringTitle]bool
	uses       map[string][]titleUse // of titles, by their letters
}

// titleUse is an article under a title.
type titleUse struct {
	article int64
	payroll.Identity
}

// recurringTitle is a title of an author that was told apart before: it recurs.
type recurringTitle struct {
	letters string
	author  int64
}

func (im *importer) newJudge(doubts []doubt) (*judge, error) {
	articles := make(map[int64]bool)
	for _, d := range doubts {
		articles[d.article] = true
		for _, o := range d.could {
			articles[o] = true
		}
	}
	for pair := range im.history.different.pairs {
		articles[pair[0]], articles[pair[1]] = true, true
	}
	j := judge{im: im, identities: make(map[int64]payroll.Identity), uses: make(map[string][]titleUse)}
	for some := range slices.Chunk(slices.Sorted(maps.Keys(articles)), statementIDs) {
		its, err := readIdentities(im.tx, im.history.authors, some)
		if err != nil {
			return nil, err
		}
		maps.Copy(j.identities, its)
	}
	j.serial = recurringTitles(im.history.different, j.identities)
	return &j, nil
}

// recurringTitles returns the titles that recur because two articles of one author that bear them were
// told apart.
func recurringTitles(different distinctions, of map[int64]payroll.Identity) map[recurringTitle]bool {
	recur := make(map[recurringTitle]bool)
	for pair := range different.pairs {
		a, b := of[pair[0]], of[pair[1]]
		if a.Title.Letters != b.Title.Letters || a.Title.Letters == "" {
			continue
		}
		for _, author := range a.Authors {
			if slices.Contains(b.Authors, author) {
				recur[recurringTitle{a.Title.Letters, author}] = true
			}
		}
	}
	return recur
}

// mostOthers is of how many stored articles a held one could be one: more are no help.
const mostOthers = 9

// others returns the stored articles that a new one could be, as they are now.
func (j *judge) others(d doubt) (others []int64, err error) {
	its := j.identities[d.article]
	recurring := make(map[string]bool) // by the letters of the stored title
	if d.likes && (onlySources(j.im.history.authors, its) || j.im.history.different.series(j.im.o.Source, its.Title)) {
		return nil, nil
	}
	for _, o := range d.could {
		root := j.im.history.root(o)
		if root == d.article || slices.Contains(others, root) {
			continue
		}
		if d.likes {
			like, err := j.like(d.article, o, recurring)
			if err != nil {
				return nil, err
			}
			if !like {
				continue
			}
		}
		if j.im.inFile(o) || j.im.inFile(root) {
			if d.likes { // the list has both: nobody is to be asked later either
				if err := addDifferent(j.im.tx, d.article, root); err != nil {
					return nil, err
				}
			}
			continue
		}
		others = append(others, root)
	}
	if len(others) > mostOthers {
		others = others[len(others)-mostOthers:]
	}
	return slices.DeleteFunc(others, func(o int64) bool { // what is held for another of them is that one, or will be
		return slices.ContainsFunc(j.im.history.held[o], func(h hold) bool { return h.ofIdentity() && slices.Contains(others, h.other) })
	}), nil
}

// like reports whether a new article could be a stored one by title, day and author. A
// title that recurs is doubted on the same day alone. What was found to recur for the new
// article is in recurring.
func (j *judge) like(article, stored int64, recurring map[string]bool) (bool, error) {
	its, other := j.identities[article], j.identities[stored]
	if !its.CouldBe(other) || its.Day == other.Day {
		return its.CouldBe(other), nil
	}
	letters := other.Title.Letters
	recurs, known := recurring[letters]
	if known {
		return !recurs, nil
	}
	for _, author := range its.Authors {
		recurs = recurs || its.Title.Letters == letters && j.serial[recurringTitle{letters, author}]
	}
	for _, title := range []payroll.TitleForm{its.Title, other.Title} {
		if recurs {
			break
		}
		var err error
		if recurs, err = j.recurs(article, its, title); err != nil {
			return false, err
		}
	}
	recurring[letters] = recurs
	return !recurs, nil
}

// recurs reports whether the authors of an article used a title three times or more in 60
// days, the article left out.
func (j *judge) recurs(article int64, its payroll.Identity, title payroll.TitleForm) (bool, error) {
	uses, known := j.uses[title.Letters]
	if !known {
		var err error
		if uses, err = j.im.search().usesOf(title); err != nil {
			return false, err
		}
		j.uses[title.Letters] = uses
	}
	var days []payroll.Date
	for _, u := range uses {
		if u.article != article && u.SameAuthor(its) {
			days = append(days, u.Day)
		}
	}
	return payroll.Recurs(days, its.Day), nil
}

// usesOf returns the articles of the source under a title, by their days.
func (s *articleSearch) usesOf(title payroll.TitleForm) (uses []titleUse, err error) {
	keys, ok := title.Keys()
	if !ok {
		return nil, nil
	}
	ids, err := all(s.tx, `SELECT id FROM article WHERE source = $1 AND near_1 = $2 AND near_2 = $3 AND near_3 = $4 AND published_on <> '' ORDER BY published_on, id`,
		[]any{s.source, keys[0], keys[1], keys[2]}, func(id *int64) []any { return []any{id} })
	if err != nil {
		return nil, err
	}
	for some := range slices.Chunk(ids, statementIDs) {
		its, err := readIdentities(s.tx, s.history.authors, some)
		if err != nil {
			return nil, err
		}
		for _, id := range some {
			uses = append(uses, titleUse{id, its[id]})
		}
	}
	return uses, nil
}

// inFile reports whether the sheets of the file that were read have a row of a stored
// article.
func (im *importer) inFile(article int64) bool {
	return im.through[article] || slices.ContainsFunc(im.before, func(sheet sheetRows) bool {
		_, seen := sheet.rows.row(article)
		return seen
	})
}

// holdDoubt holds an article for those that it could be.
func (im *importer) holdDoubt(d doubt, others []int64) error {
	row, err := titleOf(im.tx, d.article)
	if err != nil {
		return err
	}
	var first *payroll.Error
	for _, o := range others {
		stored, err := titleOf(im.tx, o)
		if err != nil {
			return err
		}
		reason := payroll.Refuse(d.code, "title", row.title, "day", row.day, "other-title", stored.title, "other-day", stored.day, "columns", d.columns)
		if err := im.begin(); err != nil {
			return err
		}
		if err := addHold(im.tx, hold{article: d.article, other: o, cmsID: d.claim, reason: reason}); err != nil {
			return err
		}
		first = cmp.Or(first, reason)
	}
	return im.sayHeld(d.article, d.at, first, others)
}

// stillHeld says of a row whose article is held already that it is. One that was rejected
// since pays nothing whichever it is.
func (im *importer) stillHeld(article int64, row *cms.Row) error {
	var first *payroll.Error
	var others []int64
	for _, h := range im.history.held[article] {
		if h.ofIdentity() {
			first = cmp.Or(first, h.reason)
			others = append(others, im.history.root(h.other))
		}
	}
	if first == nil {
		return nil
	}
	v, err := articleVersion(im.tx, article)
	if err != nil {
		return err
	}
	words := im.rule.inMonth(im.monthOf(v.Record.PublishedOn())).words
	if words.Resolve(v.Record[payroll.ApprovalStatus], v.Record[payroll.NewsroomStatus]).PaysNothing() {
		return nil
	}
	return im.sayHeld(article, row.At, first, others)
}

// columnsOf returns the columns that the file of a held row had, by the reason of its hold; ok
// is false where it does not say.
func (h *hold) columnsOf() (columns []string, ok bool) {
	if !h.ofIdentity() {
		return nil, false
	}
	columns, ok = h.reason.Fact("columns").([]string)
	return columns, ok
}

type titleAndDay struct{ title, day string }

// titleOf returns how an article is shown to who has to tell it from another: its title, and its
// day as "05/10/2026".
func titleOf(t *tx, article int64) (a titleAndDay, err error) {
	var day payroll.Date
	err = t.Get(`SELECT v.title, a.published_on FROM article a JOIN article_version v ON v.id = a.version_id WHERE a.id = $1`, []any{article}, &a.title, &day)
	a.day = shownDay(day)
	return a, err
}

// refOf returns how people name a stored article.
func refOf(t *tx, article int64) (string, error) {
	var source, cmsID string
	err := t.Get(`SELECT source, COALESCE(cms_id, '') FROM article WHERE id = $1`, []any{article}, &source, &cmsID)
	return ref(source, cmsID, article), err
}
