package ledger

import (
	"database/sql"
	"errors"

	"nhuanbut/payroll"
)

// payee is a name of an article's cells with the author it finds, 0 where none is known.
type payee struct {
	role     payroll.Role
	position int
	name     string
	author   int64
	share    sql.NullString // percent
}

// people are the names of a record's cells of people, in the order named, each with
// the author who bears it. A name that two people bear refuses the record with
// NameTellsNot. Names already found are in cache.
func (t *tx) people(r *payroll.Record, cache map[string]int64) ([]payee, error) {
	var list []payee
	for _, cell := range []struct {
		role payroll.Role
		list []payroll.Person
	}{
		{payroll.TextRole, payroll.ParsePeople(r[payroll.Authors], r[payroll.Shares])},
		{payroll.PhotoRole, payroll.ParsePeople(r[payroll.PhotoAuthors], "")},
	} {
		for i, p := range cell.list {
			id, err := t.known(p.Name, cache)
			if err != nil {
				return nil, err
			}
			share := sql.NullString{String: p.Share.Decimal.String(), Valid: p.Share.Valid}
			list = append(list, payee{role: cell.role, position: i + 1, name: p.Name, author: id, share: share})
		}
	}
	return list, nil
}

func (t *tx) known(name string, cache map[string]int64) (int64, error) {
	if id, ok := cache[name]; ok {
		return id, nil
	}
	a, err := t.author(name)
	var refusal *payroll.Error
	if errors.As(err, &refusal) {
		if refusal.Code == NoSuchAuthor {
			return 0, nil
		}
		return 0, payroll.Refuse(NameTellsNot, refusal.Args...)
	}
	if err == nil && cache != nil {
		cache[name] = a.ID
	}
	return a.ID, err
}

// setPayees stores who has a part in an article from now on.
func (t *tx) setPayees(article int64, payees []payee) error {
	if _, err := t.exec(`DELETE FROM article_payee WHERE article_id = $1`, article); err != nil {
		return err
	}
	for _, p := range payees {
		_, err := t.exec(`INSERT INTO article_payee (article_id, role, position, author_id, share) VALUES ($1, $2, $3, $4, $5)`,
			article, p.role, p.position, p.author, p.share)
		if err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) ids(query string, args ...any) ([]int64, error) {
	var ids []int64
	err := t.each(query, args, func(rows *sql.Rows) error {
		var id int64
		if err := rows.Scan(&id); err != nil {
			return err
		}
		ids = append(ids, id)
		return nil
	})
	return ids, err
}
