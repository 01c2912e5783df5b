package ledger

import (
	"cmp"
	"database/sql"

	"nhuanbut/payroll"
)

// nameCell is a name of an article's version with the number that the version has for it.
type nameCell struct {
	role   payroll.Role
	name   string
	author int64
	share  sql.NullString
	amount payroll.Dong
	via    string // the name, where the cell has it otherwise
}

// selectCells is a query of the names of versions v, each with a number that comes first.
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
		`v.id IN (SELECT version_id FROM article_payee WHERE author_id IN (`+numbers(sortedKeys(u.rest))+`))`))
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

// payees are those of an article as they are from now on.
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
	return addArticleVersion(u.tx, article, v.set(nil), payees, origin{name: "set", reason: "author unmerge " + u.gone.Code})
}

// unsettled renews the articles of closed months of which each of the two has not just
// what is theirs, since one line was posted for both: so the open month adjusts them.
func (u *unmerging) unsettled() error {
	r, err := readRules(u.tx)
	if err != nil || len(r.Closed) == 0 {
		return err
	}
	both := numbers(sortedKeys(u.rest)) + `, ` + numbers(sortedKeys(u.back))
	last := r.Closed[len(r.Closed)-1]
	where := `v.event_id <= $2 AND a.id IN (SELECT article_id FROM posted_line_now WHERE month <= $3 AND owner_id IN (` + both + `))`
	entries, err := monthArticles(u.tx, r, payroll.LatestEvent, where, last.Event, last.Month)
	if err != nil {
		return err
	}
	posted, err := postedLinesOf(u.tx, r, where, last.Event, last.Month)
	if err != nil {
		return err
	}
	for _, e := range entries {
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
