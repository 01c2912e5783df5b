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
	share    sql.NullString     // percent
	amount   payroll.Dong       // said in place of a share, 0 where none is
	via      string             // the name, where the cell has it otherwise
	kind     payroll.AuthorKind // that a note beside the name says, of an author who is new
}

// payeesInRecord returns the names of a record's cells of people, in the order named, each with
// the author who bears it. In a cell that the version before had, which may be nil,
// they are whom they were. A name that two people bear refuses the record with
// NameTellsNot. Names already found are in cache.
func payeesInRecord(t *tx, r *payroll.Record, before *version, cache map[string]int64) ([]payee, error) {
	said, err := readSayings(t)
	if err != nil {
		return nil, err
	}
	text := said.read(r[payroll.Authors], r[payroll.Shares])
	photo := said.read(r[payroll.PhotoAuthors], "")
	same := func(c payroll.Column) bool { return before != nil && before.record[c] == r[c] }
	samePhoto := same(payroll.PhotoAuthors)
	if len(photo.people) == 0 && len(text.photos) > 0 {
		photo = reading{people: text.photos, via: true}
		samePhoto = samePhoto && same(payroll.Authors)
	}
	var list []payee
	for _, cell := range []struct {
		role   payroll.Role
		column payroll.Column
		reading
		same bool
	}{
		{payroll.TextRole, payroll.Authors, text, same(payroll.Authors)},
		{payroll.PhotoRole, payroll.PhotoAuthors, photo, samePhoto},
	} {
		var were []int64
		if cell.same {
			if were, err = payeesOfVersion(t, before.id, cell.role); err != nil {
				return nil, err
			}
		}
		kept := len(were) == len(cell.people)
		for i, p := range cell.people {
			one := newPayee(cell.role, i, p)
			if cell.via {
				one.via = p.Name
			}
			if kept {
				one.author = were[i]
			} else if err := findPayee(t, &one, said, cache); err != nil {
				return nil, &cellError{cell.column, err}
			}
			list = append(list, one)
		}
	}
	return list, nil
}

// findPayee gives a payee the author who bears the name, or the name without a note that
// is known to be none.
func findPayee(t *tx, p *payee, said *sayings, cache map[string]int64) (err error) {
	if p.author, err = knownAuthor(t, p.name, cache); err != nil || p.author != 0 {
		return err
	}
	meant, kind, err := meantBy(t, p.name, said)
	if err != nil || meant == p.name {
		return err
	}
	written := p.name
	p.name, p.kind = meant, kind
	if p.author, err = knownAuthor(t, meant, cache); err == nil && p.author != 0 {
		cache[written] = p.author
	}
	return err
}

// cellError is an error about one of a record's cells of people.
type cellError struct {
	column payroll.Column
	error
}

func (e *cellError) Unwrap() error { return e.error }

func newPayee(role payroll.Role, place int, p payroll.Person) payee {
	share := sql.NullString{String: p.Share.Decimal.String(), Valid: p.Share.Valid}
	return payee{role: role, position: place + 1, name: p.Name, share: share, amount: p.Amount}
}

// payeesOfVersion returns the authors of a version's cell, in the order named.
func payeesOfVersion(t *tx, version int64, role payroll.Role) ([]int64, error) {
	return all(t, `SELECT author_id FROM article_payee WHERE version_id = $1 AND role = $2 ORDER BY position`,
		[]any{version, role}, func(id *int64) []any { return []any{id} })
}

// knownAuthor returns the author who bears a name, 0 where it is a new one that an author can be
// made for.
func knownAuthor(t *tx, name string, cache map[string]int64) (int64, error) {
	if id, ok := cache[name]; ok {
		return id, nil
	}
	a, err := findAuthor(t, name)
	var refusal *payroll.Error
	if errors.As(err, &refusal) {
		switch refusal.Code {
		case NoSuchAuthor:
			return 0, checkName(name)
		case AuthorAmbiguous:
			return 0, payroll.Refuse(NameTellsNot, "name", name, "codes", refusal.Fact("codes"))
		}
		return 0, refusal
	}
	if err == nil {
		cache[name] = a.ID
	}
	return a.ID, err
}

// settlePayees makes every one of people an author: a name that nobody bears makes one, to
// be confirmed, and is among added.
func settlePayees(t *tx, people []payee, cache map[string]int64) (added []string, err error) {
	for i := range people {
		p := &people[i]
		if p.author != 0 {
			continue
		}
		a, isNew, err := findOrAddAuthor(t, p.name) // found where the row names it twice
		if err != nil {
			return nil, err
		}
		if isNew {
			added = append(added, a.Name)
			if p.kind != payroll.Unconfirmed {
				a.Kind = p.kind
				if err := addAuthorVersion(t, a); err != nil {
					return nil, err
				}
			}
		}
		p.author = a.ID
		cache[p.name] = a.ID
	}
	return added, nil
}

// addPayees stores who has a part in a version of an article.
func addPayees(t *tx, version int64, payees []payee) error {
	for _, p := range payees {
		_, err := t.Exec(`INSERT INTO article_payee (event_id, version_id, role, position, author_id, share, name, amount)
VALUES ($1, $2, $3, $4, $5, $6, NULLIF($7, ''), NULLIF($8, 0))`, t.EventID, version, p.role, p.position, p.author, p.share, p.via, p.amount)
		if err != nil {
			return err
		}
	}
	return nil
}
