package ledger

import (
	"cmp"
	"database/sql"
	"slices"

	"nhuanbut/payroll"
)

// givenLine is a posted line whose owner a merge that is taken back may change.
type givenLine struct {
	id, article, entered int64
	event                int64
	role                 payroll.Role
	kind, of             payroll.Kind // of is that of the line that an adjustment corrects
	name                 string       // R47-1, E47-1, J47-1/2026-10
	month                payroll.Month
	payee                int64 // as it was posted
	was, owner           int64 // whose it was until now, and whose it is
	open                 bool  // it was posted while the two were merged
}

// lines returns the lines that were posted while the two were merged and are the other's, as
// it turns out: mostly gone's, posted to kept.
func (u *unmerging) lines() ([]givenLine, error) {
	open := `l.event_id > $1 AND l.owner_id IN (` + numbers(sortedKeys(u.survivorIDs)) + `, ` + numbers(sortedKeys(u.restoredIDs)) + `)`
	lines, err := all(u.tx, `SELECT id, COALESCE(article_id, 0), COALESCE(entered_id, 0), event_id, role, kind, CASE WHEN of_kind = '' THEN kind ELSE of_kind END,
  line_id, month, author_id, owner_id, owner_id, `+open+`
FROM posted_line_now l WHERE (`+open+`) OR article_id IN (SELECT article_id FROM posted_line_now l WHERE `+open+`) ORDER BY id`, []any{u.since},
		func(g *givenLine) []any {
			return []any{&g.id, &g.article, &g.entered, &g.event, &g.role, &g.kind, &g.of, &g.name, &g.month, &g.payee, &g.was, &g.owner, &g.open}
		})
	if err != nil || len(lines) == 0 {
		return nil, err
	}
	cells, err := readNameCells(u.tx, selectCells(`l.id`, `posted_line_now l JOIN article_version v ON v.article_id = l.article_id
AND v.number = (SELECT MAX(w.number) FROM article_version w WHERE w.article_id = l.article_id AND w.event_id <= l.event_id)`, open), u.since)
	if err != nil {
		return nil, err
	}
	if err := u.ofEntered(lines); err != nil {
		return nil, err
	}
	if err := u.ofArticles(lines, cells); err != nil {
		return nil, err
	}
	return slices.DeleteFunc(lines, func(g givenLine) bool { return u.restoredIDs[g.owner] == u.restoredIDs[g.was] }), nil
}

// ofEntered gives the lines that somebody entered to whom they were entered for.
func (u *unmerging) ofEntered(lines []givenLine) error {
	of := make(map[int64]int64)
	err := u.tx.Each(`SELECT id, author_id FROM line`, nil, func(rows *sql.Rows) error {
		var line, author int64
		err := rows.Scan(&line, &author)
		of[line] = author
		return err
	})
	for i := range lines {
		g := &lines[i]
		if author := of[g.entered]; g.open && g.entered != 0 && u.restoredIDs[author] {
			g.owner = author
		}
	}
	return err
}

// lineGroup is what was posted at once of an article's lines of one role and kind.
type lineGroup struct {
	article int64
	month   payroll.Month
	role    payroll.Role
	kind    payroll.Kind
	payee   int64
}

// ofArticles gives the lines of articles to whom the articles named when they were posted.
func (u *unmerging) ofArticles(lines []givenLine, cells map[int64][]nameCell) error {
	var order []lineGroup
	groups := make(map[lineGroup][]int)
	then := make(map[payroll.Month]map[int64]Author) // who was who when a month closed
	for i, g := range lines {
		if g.article == 0 || !g.open {
			continue
		}
		if then[g.month] == nil {
			as, err := authorsAsOf(u.tx, g.event)
			if err != nil {
				return err
			}
			then[g.month] = as
		}
		in := lineGroup{g.article, g.month, g.role, g.kind, then[g.month][g.payee].ID}
		if groups[in] == nil {
			order = append(order, in)
		}
		groups[in] = append(groups[in], i)
	}
	for _, in := range order { // an article's royalty stands before its encouragement and its adjustments
		places := groups[in]
		were := func(author int64) bool { return then[in.month][author].ID == in.payee }
		owners := u.named(cells[lines[places[0]].id], in.role, were)
		switch in.kind {
		case payroll.RoyaltyKind:
			u.giveInOrder(lines, places, owners)
		case payroll.EncouragementKind:
			u.giveWithRoyalty(lines, places, owners)
		default:
			u.giveAdjustments(lines, places, owners, were)
		}
	}
	return nil
}

// named returns the owners, in order, of the names that a role pays and that were the payee's
// when they were paid.
func (u *unmerging) named(cells []nameCell, role payroll.Role, were func(int64) bool) []int64 {
	ofRole := func(c nameCell) bool { return c.role == role }
	if !slices.ContainsFunc(cells, ofRole) { // photos are shared like the text
		ofRole = func(c nameCell) bool { return c.role == payroll.TextRole }
	}
	var owners []int64
	for _, c := range cells {
		if !ofRole(c) || !were(c.author) {
			continue
		}
		if owner, _ := u.ownerOf(c.name, c.author); owner != 0 {
			owners = append(owners, owner)
		}
	}
	return owners
}

// giveInOrder gives lines of royalty, which are in the order of the names, one of each. A
// name of 0 đồng may have none: then they can be told apart only where all are gone's.
func (u *unmerging) giveInOrder(lines []givenLine, places []int, owners []int64) {
	if len(places) != len(owners) {
		u.giveTogether(lines, places, owners)
		return
	}
	for k, i := range places {
		lines[i].owner = owners[k]
	}
}

// giveWithRoyalty gives lines of encouragement to whom the royalty of the same name went.
func (u *unmerging) giveWithRoyalty(lines []givenLine, places []int, owners []int64) {
	for _, i := range places {
		e := &lines[i]
		royalty := slices.IndexFunc(lines[:i], func(g givenLine) bool { return g.open && g.month == e.month && g.name == "R"+e.name[1:] })
		if royalty < 0 {
			u.giveTogether(lines, places, owners)
			return
		}
		e.owner = lines[royalty].owner
	}
}

// giveAdjustments gives adjustments to whom everything went that they come from: what was
// posted before, and what the article named then.
func (u *unmerging) giveAdjustments(lines []givenLine, places []int, owners []int64, were func(int64) bool) {
	for _, i := range places {
		j := lines[i]
		of := owners
		for _, g := range lines[:i] {
			if g.article == j.article && g.role == j.role && g.of == j.of && g.month < j.month && were(g.payee) {
				of = append(slices.Clip(of), g.owner)
			}
		}
		u.giveTogether(lines, []int{i}, of)
	}
}

// giveTogether gives lines to the one whose all is that they are of. Where they are of
// both they stay where they are.
func (u *unmerging) giveTogether(lines []givenLine, places []int, owners []int64) {
	gones := slices.ContainsFunc(owners, func(n int64) bool { return u.restoredIDs[n] })
	others := slices.ContainsFunc(owners, func(n int64) bool { return !u.restoredIDs[n] })
	for _, i := range places {
		switch g := &lines[i]; {
		case gones && others:
		case gones && !u.restoredIDs[g.was]:
			g.owner = u.restored.ID
		case others && u.restoredIDs[g.was]:
			g.owner = u.survivor.ID
		}
	}
}

// nameCell is a name of an article's version with the number that the version has for it.
type nameCell struct {
	role   payroll.Role
	name   string
	author int64
	share  sql.NullString
	amount payroll.Dong
	via    string // the name, where the cell has it otherwise
}

// selectCells returns a query of the names of versions v, each with a number that comes first.
func selectCells(number, from, where string) string {
	return `SELECT ` + number + `, v.author, v.shares, v.photo_author, p.role, p.position, p.author_id, p.share, COALESCE(p.name, ''), COALESCE(p.amount, 0)
FROM ` + from + ` JOIN article_payee p ON p.version_id = v.id WHERE ` + where + ` ORDER BY ` + number + `, p.role DESC, p.position`
}

// readNameCells returns the names of selectCells by number, text first.
func readNameCells(t *tx, query string, args ...any) (map[int64][]nameCell, error) {
	of := make(map[int64][]nameCell)
	err := t.Each(query, args, func(rows *sql.Rows) error {
		var number int64
		var authors, shares, photoAuthors string
		var position int
		var c nameCell
		if err := rows.Scan(&number, &authors, &shares, &photoAuthors, &c.role, &position, &c.author, &c.share, &c.via, &c.amount); err != nil {
			return err
		}
		people := payroll.ParsePeople(authors, shares)
		if c.role == payroll.PhotoRole {
			people = payroll.ParsePeople(photoAuthors, "")
		}
		switch {
		case c.via != "":
			c.name = c.via
		case position <= len(people):
			c.name = people[position-1].Name
		}
		of[number] = append(of[number], c)
		return nil
	})
	return of, err
}

// articles gives those that came while the two were merged, and name gone, to gone: each
// has a new version, in which nothing else is changed.
func (u *unmerging) articles() error {
	of, err := readNameCells(u.tx, selectCells(`a.id`, `article a JOIN article_version v ON v.id = a.version_id`,
		`v.id IN (SELECT version_id FROM article_payee WHERE author_id IN (`+numbers(sortedKeys(u.survivorIDs))+`))`))
	if err != nil {
		return err
	}
	for _, article := range sortedKeys(of) {
		payees, changed, unsure := u.payees(of[article])
		if !changed && !unsure {
			continue
		}
		var source, cmsID string
		if err := u.tx.Get(`SELECT source, COALESCE(cms_id, '') FROM article WHERE id = $1`, []any{article}, &source, &cmsID); err != nil {
			return err
		}
		name := ref(source, cmsID, article)
		if unsure {
			u.done.Unsure = append(u.done.Unsure, name)
		}
		if !changed {
			continue
		}
		u.done.Articles = append(u.done.Articles, name)
		if err := u.renew(article, payees); err != nil {
			return err
		}
	}
	return nil
}

// payees returns the payees of an article as they are from now on.
func (u *unmerging) payees(cells []nameCell) (payees []payee, changed, unsure bool) {
	place := make(map[payroll.Role]int)
	for _, c := range cells {
		owner, both := u.ownerOf(c.name, c.author)
		owner = cmp.Or(owner, c.author) // somebody else's name
		changed, unsure = changed || owner != c.author, unsure || both
		place[c.role]++
		payees = append(payees, payee{role: c.role, position: place[c.role], name: c.name, author: owner, share: c.share, amount: c.amount, via: c.via})
	}
	return payees, changed, unsure
}

// renew makes a version of an article in which only the payees are changed, if anything.
func (u *unmerging) renew(article int64, payees []payee) error {
	v, err := articleVersion(u.tx, article)
	if err != nil {
		return err
	}
	return addArticleVersion(u.tx, article, v.Set(nil), payees, origin{name: "set", reason: "author unmerge " + u.restored.Code})
}

// unsettled renews the articles of closed months of which each of the two has not just
// what is theirs, since one line was posted for both: so the open month adjusts them.
func (u *unmerging) unsettled() error {
	r, err := readRules(u.tx)
	if err != nil || len(r.Closed) == 0 {
		return err
	}
	both := numbers(sortedKeys(u.survivorIDs)) + `, ` + numbers(sortedKeys(u.restoredIDs))
	last := r.Closed[len(r.Closed)-1]
	where := `v.event_id <= $1 AND a.id IN (SELECT article_id FROM posted_line_now WHERE month <= $2 AND owner_id IN (` + both + `))`
	articles, err := monthArticles(u.tx, r, payroll.LatestEvent, where, last.Event, last.Month)
	if err != nil {
		return err
	}
	posted, err := postedLinesOf(u.tx, r, where, last.Event, last.Month)
	if err != nil {
		return err
	}
	for _, e := range articles {
		if len(r.adjust(r.document(e, posted[e.Number]))) == 0 {
			continue
		}
		of, err := readNameCells(u.tx, selectCells(`a.id`, `article a JOIN article_version v ON v.id = a.version_id`, `a.id = $1`), e.Number)
		if err != nil {
			return err
		}
		payees, _, _ := u.payees(of[e.Number])
		if err := u.renew(e.Number, payees); err != nil {
			return err
		}
	}
	return nil
}
