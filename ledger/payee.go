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
// the author who bears it. In a cell that the version before had, which may be nil,
// they are whom they were. A name that two people bear refuses the record with
// NameTellsNot. Names already found are in cache.
func (t *tx) people(r *payroll.Record, before *version, cache map[string]int64) ([]payee, error) {
	var list []payee
	for _, cell := range []struct {
		role   payroll.Role
		column payroll.Column
		list   []payroll.Person
	}{
		{payroll.TextRole, payroll.Authors, payroll.ParsePeople(r[payroll.Authors], r[payroll.Shares])},
		{payroll.PhotoRole, payroll.PhotoAuthors, payroll.ParsePeople(r[payroll.PhotoAuthors], "")},
	} {
		var were []int64
		if before != nil && before.record[cell.column] == r[cell.column] {
			var err error
			if were, err = t.payeesOfVersion(before.id, cell.role); err != nil {
				return nil, err
			}
		}
		for i, p := range cell.list {
			if i < len(were) {
				list = append(list, newPayee(cell.role, i, p, were[i]))
				continue
			}
			id, err := t.known(p.Name, cache)
			if err != nil {
				return nil, &cellError{cell.column, err}
			}
			list = append(list, newPayee(cell.role, i, p, id))
		}
	}
	return list, nil
}

// cellError is an error about one of a record's cells of people.
type cellError struct {
	column payroll.Column
	error
}

func (e *cellError) Unwrap() error { return e.error }

func newPayee(role payroll.Role, place int, p payroll.Person, author int64) payee {
	share := sql.NullString{String: p.Share.Decimal.String(), Valid: p.Share.Valid}
	return payee{role: role, position: place + 1, name: p.Name, author: author, share: share}
}

// payeesOfVersion are the authors of a version's cell, in the order named.
func (t *tx) payeesOfVersion(version int64, role payroll.Role) ([]int64, error) {
	return all(t, `SELECT author_id FROM article_payee WHERE version_id = $1 AND role = $2 ORDER BY position`,
		[]any{version, role}, func(id *int64) []any { return []any{id} })
}

// known is the author who bears a name, 0 where it is a new one that an author can be
// made for.
func (t *tx) known(name string, cache map[string]int64) (int64, error) {
	if id, ok := cache[name]; ok {
		return id, nil
	}
	a, err := t.author(name)
	var refusal *payroll.Error
	if errors.As(err, &refusal) {
		switch refusal.Code {
		case NoSuchAuthor:
			return 0, checkName(name)
		case AuthorAmbiguous:
			return 0, payroll.Refuse(NameTellsNot, refusal.Args...)
		}
		return 0, refusal
	}
	if err == nil {
		cache[name] = a.ID
	}
	return a.ID, err
}

// settle makes every one of people an author: a name that nobody bears makes one, to
// be confirmed, and is among added.
func (t *tx) settle(people []payee, cache map[string]int64) (added []string, err error) {
	for i := range people {
		p := &people[i]
		if p.author != 0 {
			continue
		}
		a, isNew, err := t.findOrAddAuthor(p.name) // found where the row names it twice
		if err != nil {
			return nil, err
		}
		if isNew {
			added = append(added, a.Name)
		}
		p.author = a.ID
		cache[p.name] = a.ID
	}
	return added, nil
}

// addPayees stores who has a part in a version of an article.
func (t *tx) addPayees(version int64, payees []payee) error {
	for _, p := range payees {
		_, err := t.exec(`INSERT INTO article_payee (event_id, version_id, role, position, author_id, share) VALUES ($1, $2, $3, $4, $5, $6)`,
			t.eventID, version, p.role, p.position, p.author, p.share)
		if err != nil {
			return err
		}
	}
	return nil
}
