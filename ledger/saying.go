package ledger

import (
	"database/sql"
	"errors"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/payroll"
)

// sayings are what somebody said of cells of people and of notes beside names.
type sayings struct {
	cells map[string]cellSaying // by cellKey
	notes map[string]payroll.AuthorKind
}

// cellSaying is whom a cell names.
type cellSaying struct{ people, photos []payroll.Person }

// figuresKey is the note that stands for figures behind names: they are shares.
const figuresKey = "#"

// readSayings returns those of now.
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

// cellKey is what two spellings of one cell of people share.
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

// readNames puts for each name the people that it was said to mean.
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

// withoutNote is a name without its note, where somebody has said of the note that it is none.
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
