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
}

// selectCells is a query of the names of versions v, each with a number that comes first.
func selectCells(number, from, where string) string {
	return `SELECT ` + number + `, v.author, v.shares, v.photo_author, p.role, p.position, p.author_id, p.share
FROM ` + from + ` JOIN article_payee p ON p.version_id = v.id WHERE ` + where + ` ORDER BY ` + number + `, p.role DESC, p.position`
}

// cells are the names of selectCells by number, text first.
func (u *unmerging) cells(query string, args ...any) (map[int64][]nameCell, error) {
	of := make(map[int64][]nameCell)
	err := u.each(query, args, func(rows *sql.Rows) error {
		var number int64
		var authors, shares, photoAuthors string
		var position int
		var c nameCell
		if err := rows.Scan(&number, &authors, &shares, &photoAuthors, &c.role, &position, &c.author, &c.share); err != nil {
			return err
		}
		people := payroll.ParsePeople(authors, shares)
		if c.role == payroll.PhotoRole {
			people = payroll.ParsePeople(photoAuthors, "")
		}
		if position <= len(people) {
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
	of, err := u.cells(selectCells(`a.id`, `article a JOIN article_version v ON v.id = a.version_id`,
		`v.id IN (SELECT version_id FROM article_payee WHERE author_id IN (`+numbers(sortedKeys(u.rest))+`)) OR a.id IN (`+numbers(sortedKeys(u.mixed))+`)`))
	if err != nil {
		return err
	}
	for _, article := range sortedKeys(of) {
		var payees []payee
		changed, unsure := u.mixed[article], false
		place := make(map[payroll.Role]int)
		for _, c := range of[article] {
			owner, both := u.ownerOf(c.name, c.author)
			owner = cmp.Or(owner, c.author) // somebody else's name
			changed, unsure = changed || owner != c.author, unsure || both
			place[c.role]++
			payees = append(payees, payee{role: c.role, position: place[c.role], name: c.name, author: owner, share: c.share})
		}
		if !changed && !unsure {
			continue
		}
		if err := u.article(article, payees, changed, unsure); err != nil {
			return err
		}
	}
	return nil
}

func (u *unmerging) article(id int64, payees []payee, changed, unsure bool) error {
	var source string
	var missing sql.NullInt64
	if err := u.get(`SELECT source, missing_since FROM article WHERE id = $1`, []any{id}, &source, &missing); err != nil {
		return err
	}
	v, err := u.version(id)
	if err != nil {
		return err
	}
	name := ref(source, v.record[payroll.ID], id)
	if unsure {
		u.done.Unsure = append(u.done.Unsure, name)
	}
	if !changed {
		return nil
	}
	u.done.Articles = append(u.done.Articles, name)
	if err := u.addVersion(id, v.set(nil), payees, origin{name: "set", reason: "author unmerge " + u.gone.Code}); err != nil {
		return err
	}
	_, err = u.exec(`UPDATE article SET missing_since = $1 WHERE id = $2`, missing, id) // a new version found nothing
	return err
}
