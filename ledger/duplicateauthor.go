package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"slices"

	"nhuanbut/payroll"
)

// Duplicate is two authors who may be one person. Its JSON is a contract.
type Duplicate struct {
	Sureness string             `json:"sureness"` // sure, likely or maybe
	Reasons  []Likeness         `json:"reasons"`  // what they have in common, the surest first
	Against  []Likeness         `json:"against"`  // what tells them apart
	Authors  [2]DuplicateAuthor `json:"authors"`  // the one to keep first

	score int
}

// DuplicateAuthor is what somebody has to know of an author to tell whether they are another.
type DuplicateAuthor struct {
	Code     string             `json:"code"`
	Name     string             `json:"name"`
	Kind     payroll.AuthorKind `json:"kind"`
	Articles int                `json:"articles"` // that they have a part in, whatever the status

	id int64
}

// Likeness is what two authors have in common, or what tells them apart.
type Likeness string

// The likenesses. Names are compared with pen names and legal names too.
const (
	SameTaxCode  Likeness = "tax-code"
	SameIDNumber Likeness = "id-number" // or the number that the other has as a tax code
	SameAccount  Likeness = "account"
	SameEmail    Likeness = "email"
	SameName     Likeness = "name"
	SameLetters  Likeness = "letters"    // one name but for diacritics, spaces and punctuation
	OneLetterOff Likeness = "one-letter" // names one slip of a finger apart
)

// weight is how sure a likeness makes that two authors are one.
var weight = map[Likeness]int{
	SameTaxCode: 100, SameIDNumber: 100, SameAccount: 60, SameEmail: 50, SameName: 50, SameLetters: 40, OneLetterOff: 20,
}

// The scores from which two authors are surely or likely one.
const (
	surely = 100
	likely = 40
)

// manyAlike is how many authors may share something before only the first of them is
// compared with the others: an address that a whole newsroom has makes no end of pairs.
const manyAlike = 8

// Duplicates are authors who may be one person, the surest first. Those of whom somebody
// said that they are two are left out.
func (l *Ledger) Duplicates(ctx context.Context) (list []Duplicate, err error) {
	err = l.read(ctx, func(t *tx) error {
		list, err = findDuplicates(t)
		return err
	})
	return list, err
}

func findDuplicates(t *tx) ([]Duplicate, error) {
	authors, err := readAuthors(t, ` WHERE v.merged_into IS NULL ORDER BY a.id`)
	if err != nil {
		return nil, err
	}
	s := search{authors: authors, found: make(map[pair]map[Likeness]bool)}
	s.numbers()
	s.names()
	as, err := authorsAsOf(t, payroll.LatestEvent)
	if err != nil {
		return nil, err
	}
	two, err := distinctPairs(t, as)
	if err != nil {
		return nil, err
	}
	articles, err := articlesPerAuthor(t, as)
	if err != nil {
		return nil, err
	}
	list := []Duplicate{}
	for p, reasons := range s.found {
		a, b := &authors[p.one], &authors[p.other]
		if d := newDuplicate(a, b, reasons, articles); d.score > 0 && !two[[2]int64{a.ID, b.ID}] {
			list = append(list, d)
		}
	}
	slices.SortFunc(list, func(a, b Duplicate) int {
		return cmp.Or(b.score-a.score, cmp.Compare(a.Authors[0].id, b.Authors[0].id), cmp.Compare(a.Authors[1].id, b.Authors[1].id))
	})
	return list, nil
}

// articlesPerAuthor counts each author's articles.
func articlesPerAuthor(t *tx, as map[int64]Author) (map[int64]int, error) {
	count, last := make(map[int64]int), make(map[int64]int64)
	err := t.Each(`SELECT a.id, p.author_id FROM article a JOIN article_payee p ON p.version_id = a.version_id ORDER BY a.id`, nil,
		func(rows *sql.Rows) error {
			var article, author int64
			err := rows.Scan(&article, &author)
			if author = as[author].ID; last[author] != article {
				last[author] = article
				count[author]++
			}
			return err
		})
	return count, err
}

// pair is two authors by their places in a search.
type pair struct{ one, other int }

type search struct {
	authors []Author
	found   map[pair]map[Likeness]bool
}

func (s *search) add(one, other int, like Likeness) {
	if one == other {
		return
	}
	p := pair{min(one, other), max(one, other)}
	if s.found[p] == nil {
		s.found[p] = make(map[Likeness]bool)
	}
	s.found[p][like] = true
}

// shared adds what authors of one group have in common.
func (s *search) shared(groups map[string][]int, like Likeness) {
	for _, group := range groups {
		group = slices.Compact(group)
		for i, one := range group {
			if i > 0 && len(group) > manyAlike {
				break
			}
			for _, other := range group[i+1:] {
				s.add(one, other, like)
			}
		}
	}
}

// group returns the authors by what each of them has; "" is nothing.
func (s *search) group(has func(*Author) []string) map[string][]int {
	groups := make(map[string][]int)
	for i := range s.authors {
		for _, value := range has(&s.authors[i]) {
			if value != "" {
				groups[value] = append(groups[value], i)
			}
		}
	}
	return groups
}

// numbers finds those with one tax code, ID number, account or e-mail.
func (s *search) numbers() {
	s.shared(s.group(func(a *Author) []string { return []string{a.TaxCode} }), SameTaxCode)
	s.shared(s.group((*Author).idNumbers), SameIDNumber)
	s.shared(s.group(func(a *Author) []string { return []string{a.Account} }), SameAccount)
	s.shared(s.group(func(a *Author) []string { return []string{payroll.TextKey(a.Email)} }), SameEmail)
}

// citizenDigits is how long a citizen's number is, which is their tax code too.
const citizenDigits = 12

// idNumbers returns the numbers of the author's papers.
func (a *Author) idNumbers() []string {
	if len(a.TaxCode) == citizenDigits && a.TaxCode != a.IDNumber {
		return []string{a.IDNumber, a.TaxCode}
	}
	return []string{a.IDNumber}
}

// names returns all names of an author.
func (a *Author) names() []string {
	return append([]string{a.Name, a.LegalName}, a.PenNames...)
}

// names finds those with names that are one, or nearly one.
func (s *search) names() {
	keyed := func(key func(string) string) func(*Author) []string {
		return func(a *Author) []string {
			var keys []string
			for _, name := range a.names() {
				keys = append(keys, key(name))
			}
			return keys
		}
	}
	s.shared(s.group(keyed(payroll.NameKey)), SameName)
	letters := s.group(keyed(payroll.LetterKey))
	s.shared(letters, SameLetters)
	near := make(map[string][]string) // keys by their slips
	for key := range letters {
		for _, slip := range payroll.Slips(key) {
			near[slip] = append(near[slip], key)
		}
	}
	for _, keys := range near {
		for i, a := range keys {
			for _, b := range keys[i+1:] {
				if payroll.Alike(a, b) {
					s.alike(letters[a], letters[b])
				}
			}
		}
	}
}

// alike adds the pairs of two groups whose names are nearly one.
func (s *search) alike(some, others []int) {
	for _, one := range some[:min(len(some), manyAlike)] {
		for _, other := range others[:min(len(others), manyAlike)] {
			s.add(one, other, OneLetterOff)
		}
	}
}

// newDuplicate weighs what two authors have in common against what tells them apart. Of the
// likenesses of names the surest counts.
func newDuplicate(a, b *Author, found map[Likeness]bool, articles map[int64]int) Duplicate {
	d := Duplicate{Reasons: []Likeness{}, Against: []Likeness{}}
	named := false
	for _, like := range []Likeness{SameTaxCode, SameIDNumber, SameAccount, SameEmail, SameName, SameLetters, OneLetterOff} {
		ofName := like == SameName || like == SameLetters || like == OneLetterOff
		if !found[like] || (ofName && named) {
			continue
		}
		named = named || ofName
		d.Reasons = append(d.Reasons, like)
		d.score += weight[like]
	}
	if d.score < surely { // whoever has one number in common may have mistyped another
		d.tellApart(SameTaxCode, a.TaxCode, b.TaxCode)
		d.tellApart(SameIDNumber, a.IDNumber, b.IDNumber)
	}
	switch {
	case d.score >= surely:
		d.Sureness = "sure"
	case d.score >= likely:
		d.Sureness = "likely"
	default:
		d.Sureness = "maybe"
	}
	of := func(a *Author) DuplicateAuthor { return DuplicateAuthor{a.Code, a.Name, a.Kind, articles[a.ID], a.ID} }
	d.Authors = [2]DuplicateAuthor{of(a), of(b)}
	slices.SortFunc(d.Authors[:], keepFirst)
	return d
}

// apart is what different numbers of one kind take off a score: names that are a letter
// apart are two people then, one name is still told.
const apart = 39

func (d *Duplicate) tellApart(like Likeness, a, b string) {
	if a != "" && len(a) == len(b) && a != b { // of other lengths they are numbers of other papers
		if len(d.Against) == 0 {
			d.score -= apart
		}
		d.Against = append(d.Against, like)
	}
}

// keepFirst orders two doubles: a source, then whoever is confirmed, then whoever has more
// articles is the one to keep.
func keepFirst(a, b DuplicateAuthor) int {
	rank := func(d DuplicateAuthor) int {
		switch d.Kind {
		case payroll.Source:
			return 0
		case payroll.Unconfirmed:
			return 2
		}
		return 1
	}
	return cmp.Or(rank(a)-rank(b), b.Articles-a.Articles, cmp.Compare(a.id, b.id))
}
