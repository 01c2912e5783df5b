package ledger

import (
	"database/sql"
	"errors"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/payroll"
)

// payee is a name in an article's cells of people, with the author who bears it; 0 if none
// is known.
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
func payeesInRecord(t *tx, r *payroll.Record, before *payroll.Version, cache map[string]int64) ([]payee, error) {
	said, err := readSayings(t)
	if err != nil {
		return nil, err
	}
	text := said.read(r[payroll.Authors], r[payroll.Shares])
	photo := said.read(r[payroll.PhotoAuthors], "")
	same := func(c payroll.Column) bool { return before != nil && before.Record[c] == r[c] }
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
			if were, err = payeesOfVersion(t, before.ID, cell.role); err != nil {
				return nil, err
			}
		}
		sameCount := len(were) == len(cell.people)
		for i, p := range cell.people {
			one := newPayee(cell.role, i, p)
			if cell.via {
				one.via = p.Name
			}
			if sameCount {
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

// sayings are the answers that somebody gave to questions about cells of people and about
// notes beside names.
type sayings struct {
	cells map[string]cellSaying // by cellKey
	notes map[string]payroll.AuthorKind
}

// cellSaying is the people whom, as somebody said, a cell names.
type cellSaying struct{ people, photos []payroll.Person }

// figuresKey is the key of the answer that figures behind names are shares.
const figuresKey = "#"

// readSayings returns what somebody said of cells and notes up to now.
func readSayings(t *tx) (*sayings, error) {
	if t.said != nil {
		return t.said, nil
	}
	said := &sayings{cells: make(map[string]cellSaying), notes: make(map[string]payroll.AuthorKind)}
	err := t.Each(`SELECT cell_key, people, photos FROM people_rule ORDER BY id`, nil, func(rows *sql.Rows) error {
		var key, people, photos string
		err := rows.Scan(&key, &people, &photos)
		said.cells[key] = cellSaying{payroll.ParsePeople(people, ""), payroll.ParsePeople(photos, "")}
		return err
	})
	if err != nil {
		return nil, err
	}
	err = t.Each(`SELECT note_key, kind FROM note_rule ORDER BY id`, nil, func(rows *sql.Rows) error {
		var key string
		var kind payroll.AuthorKind
		err := rows.Scan(&key, &kind)
		said.notes[key] = kind
		return err
	})
	t.said = said
	return said, err
}

// cellKey returns what two spellings of one cell of people share.
func cellKey(cell string) string {
	var keys []string
	for part := range strings.SplitSeq(cell, ";") {
		if key := payroll.NameKey(part); key != "" {
			keys = append(keys, key)
		}
	}
	return strings.Join(keys, "; ")
}

// reading is a cell of people as it is understood.
type reading struct {
	people []payroll.Person
	photos []payroll.Person // whom it names as photographers
	via    bool             // by what somebody said of it: the names are not as in the cell
}

// read understands a cell of people, with the text of the column Tỷ lệ beside it.
func (s *sayings) read(cell, shares string) reading {
	if cell == "" {
		return reading{}
	}
	if len(s.cells) == 0 && len(s.notes) == 0 {
		return reading{people: payroll.ParsePeople(cell, shares)}
	}
	if c, ok := s.cells[cellKey(cell)]; ok {
		r := reading{people: c.people, photos: c.photos, via: true}
		if said := payroll.SharesOf(c.people, shares); said != nil {
			r.people = said
		}
		return r
	}
	if _, ok := s.notes[figuresKey]; ok && payroll.OneLine(shares) == "" {
		if people, ok := payroll.Weighed(cell); ok {
			return reading{people: people, via: true}
		}
	}
	return s.readNames(payroll.ParsePeople(cell, shares))
}

// readNames replaces each name by the people whom it was said to mean.
func (s *sayings) readNames(people []payroll.Person) reading {
	r := reading{}
	meant := make([][]payroll.Person, len(people))
	for i, p := range people {
		meant[i] = []payroll.Person{p}
		if c, ok := s.cells[payroll.NameKey(p.Name)]; ok {
			meant[i], r.via = c.people, true
			r.photos = append(r.photos, c.photos...)
		}
	}
	if !r.via {
		r.people = people
		return r
	}
	shared := false
	for i, p := range people {
		shared = shared || p.Share.Valid || meant[i][0].Share.Valid
	}
	parts := payroll.SplitShare(decimal.NewFromInt(100), equalWeights(len(people)))
	for i, p := range people {
		if p.Share.Valid {
			parts[i] = p.Share.Decimal
		}
		if shared {
			meant[i] = within(parts[i], meant[i])
		}
		r.people = append(r.people, meant[i]...)
	}
	return r
}

func equalWeights(n int) []decimal.Decimal {
	weights := make([]decimal.Decimal, n)
	for i := range weights {
		weights[i] = decimal.NewFromInt(1)
	}
	return weights
}

// within are people who share a part, in percent of the whole.
func within(part decimal.Decimal, people []payroll.Person) []payroll.Person {
	weights := equalWeights(len(people))
	for i, p := range people {
		if p.Share.Valid {
			weights[i] = p.Share.Decimal
		}
	}
	list := make([]payroll.Person, len(people))
	for i, share := range payroll.SplitShare(part, weights) {
		list[i] = payroll.Person{Name: people[i].Name, Share: decimal.NewNullDecimal(share)}
	}
	return list
}

// meantBy returns the name that is meant by one that nobody bears: the name without a note that
// somebody said is none, with the kind that the note says; of two names of one person,
// one in brackets, theirs. It is the name itself where nothing is known of it.
func meantBy(t *tx, name string, said *sayings) (string, payroll.AuthorKind, error) {
	look := payroll.LookAt(name)
	if look.Look != payroll.LooksOdd {
		return name, "", nil
	}
	if bare, kind, ok := said.withoutNote(look); ok {
		fits, err := kindFits(t, bare, kind)
		if err != nil || fits {
			return bare, kind, err
		}
	}
	if look.Other != "" {
		one, err := nameBearer(t, look.Name)
		if err != nil || one == 0 {
			return name, "", err
		}
		other, err := nameBearer(t, look.Other)
		if err == nil && one == other {
			return look.Name, "", nil
		}
		return name, "", err
	}
	return name, "", nil
}

// withoutNote returns a name without its note, where somebody has said of the note that it is none.
func (s *sayings) withoutNote(look payroll.NameLook) (bare string, kind payroll.AuthorKind, ok bool) {
	note := look.Note
	if note == "" {
		note = look.Other
	}
	if note == "" || payroll.LookAt(look.Name).Look != payroll.LooksPerson {
		return "", "", false
	}
	kind, ok = s.notes[payroll.NoteKey(note)]
	return look.Name, kind, ok
}

// kindFits reports whether a note that says a kind can be about whoever bears a name: of
// an author of another kind it is about somebody else.
func kindFits(t *tx, name string, kind payroll.AuthorKind) (bool, error) {
	bearers, err := authorsNamed(t, name)
	if err != nil || len(bearers) == 0 {
		return true, err
	}
	a := bearers[0]
	return len(bearers) == 1 && (kind == "" || a.Kind == payroll.Unconfirmed || a.Kind == kind), nil
}

// nameBearer returns the number of the one author who bears a name, 0 where there is none or several.
func nameBearer(t *tx, name string) (int64, error) {
	a, err := findAuthor(t, name)
	if errors.Is(err, payroll.Refuse(NoSuchAuthor)) || errors.Is(err, payroll.Refuse(AuthorAmbiguous)) || errors.Is(err, payroll.Refuse(CodeNotTheirs)) {
		return 0, nil
	}
	return a.ID, err
}
