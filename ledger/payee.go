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
	if err == nil {
		cache[name] = a.ID
	}
	return a.ID, err
}

// payees are the people of a record, every one an author: a name that nobody bears
// makes one, to be confirmed, and is among added.
func (t *tx) payees(r *payroll.Record, cache map[string]int64) (people []payee, added []string, err error) {
	people, err = t.people(r, cache)
	if err != nil {
		return nil, nil, err
	}
	for i := range people {
		p := &people[i]
		if p.author != 0 {
			continue
		}
		a, isNew, err := t.findOrAddAuthor(p.name) // found where the row names it twice
		if err != nil {
			return nil, nil, err
		}
		if isNew {
			added = append(added, a.Name)
		}
		p.author = a.ID
		cache[p.name] = a.ID
	}
	return people, added, nil
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
