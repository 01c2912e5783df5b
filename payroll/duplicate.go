package payroll

import (
	"cmp"
	"slices"
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
	Code     string     `json:"code"`
	Name     string     `json:"name"`
	Kind     AuthorKind `json:"kind"`
	Articles int        `json:"articles"` // that they have a part in, whatever the status

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

// likenessRule says how sure a likeness makes that two authors are one. Of the likenesses
// of names the surest counts.
type likenessRule struct {
	likeness Likeness
	weight   int
	ofName   bool
}

var likenessRules = []likenessRule{
	{SameTaxCode, 100, false}, {SameIDNumber, 100, false}, {SameAccount, 60, false}, {SameEmail, 50, false},
	{SameName, 50, true}, {SameLetters, 40, true}, {OneLetterOff, 20, true},
}

// The scores from which two authors are surely or likely one.
const (
	surely = 100
	likely = 40
)

// manyAlike is how many authors may share something before only the first of them is
// compared with the others: an address that a whole newsroom has makes no end of pairs.
const manyAlike = 8

// AuthorTraits are what tells whether two authors are one person.
type AuthorTraits struct {
	ID       int64 // the ledger's number
	Code     string
	Name     string
	Names    []string // Name, the legal name and pen names
	Kind     AuthorKind
	TaxCode  string
	IDNumber string
	Bank     string
	Account  string
	Email    string
	Articles int
}

// citizenDigits is how long a citizen's number is, which is their tax code too.
const citizenDigits = 12

// IDNumbers returns the numbers of the author's identity documents.
func (a *AuthorTraits) IDNumbers() []string {
	if len(a.TaxCode) == citizenDigits && a.TaxCode != a.IDNumber {
		return []string{a.IDNumber, a.TaxCode}
	}
	return []string{a.IDNumber}
}

// Duplicates returns the authors who may be one person, the surest first. Pairs that apart
// names, the smaller ID first, are left out.
func Duplicates(authors []AuthorTraits, apart map[[2]int64]bool) []Duplicate {
	s := newDuplicateSearch(authors)
	s.numbers()
	s.names()
	list := []Duplicate{}
	for p, found := range s.found {
		a, b := &authors[p.one], &authors[p.other]
		if d := newDuplicate(a, b, found); d.score > 0 && !apart[[2]int64{a.ID, b.ID}] {
			list = append(list, d)
		}
	}
	slices.SortFunc(list, func(a, b Duplicate) int {
		return cmp.Or(b.score-a.score, cmp.Compare(a.Authors[0].id, b.Authors[0].id), cmp.Compare(a.Authors[1].id, b.Authors[1].id))
	})
	return list
}

// SharedNumber are two authors, by their IDs, with one tax code, ID number or account.
type SharedNumber struct {
	One, Other int64
	Same       Likeness
}

// SharedNumbers returns the pairs of authors who share a tax code or an ID number, and those
// who share an account at one bank, by their IDs. Authors come in the order of their IDs.
func SharedNumbers(authors []AuthorTraits) (numbers, accounts []SharedNumber) {
	s := newDuplicateSearch(authors)
	s.numbers()
	for p, found := range s.found {
		a, b := &authors[p.one], &authors[p.other]
		switch {
		case found[SameTaxCode]:
			numbers = append(numbers, SharedNumber{a.ID, b.ID, SameTaxCode})
		case found[SameIDNumber]:
			numbers = append(numbers, SharedNumber{a.ID, b.ID, SameIDNumber})
		case found[SameAccount] && sameBank(a, b):
			accounts = append(accounts, SharedNumber{a.ID, b.ID, SameAccount})
		}
	}
	for _, list := range [][]SharedNumber{numbers, accounts} {
		slices.SortFunc(list, func(a, b SharedNumber) int {
			return cmp.Or(cmp.Compare(a.One, b.One), cmp.Compare(a.Other, b.Other))
		})
	}
	return numbers, accounts
}

// sameBank reports whether two accounts of one number can be one: they are at one bank, or
// one of the authors names no bank.
func sameBank(a, b *AuthorTraits) bool {
	one, other := LetterKey(a.Bank), LetterKey(b.Bank)
	return one == "" || other == "" || one == other
}

// authorPair is two authors by their places in a search.
type authorPair struct{ one, other int }

type duplicateSearch struct {
	authors []AuthorTraits
	found   map[authorPair]map[Likeness]bool
}

func newDuplicateSearch(authors []AuthorTraits) *duplicateSearch {
	return &duplicateSearch{authors: authors, found: make(map[authorPair]map[Likeness]bool)}
}

func (s *duplicateSearch) add(one, other int, like Likeness) {
	if one == other {
		return
	}
	p := authorPair{min(one, other), max(one, other)}
	if s.found[p] == nil {
		s.found[p] = make(map[Likeness]bool)
	}
	s.found[p][like] = true
}

// shared adds what authors of one group have in common.
func (s *duplicateSearch) shared(groups map[string][]int, like Likeness) {
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

// group returns the authors by the values that has returns for each; "" groups nobody.
func (s *duplicateSearch) group(has func(*AuthorTraits) []string) map[string][]int {
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

// numbers finds those with one tax code, ID number, account or e-mail address.
func (s *duplicateSearch) numbers() {
	s.shared(s.group(func(a *AuthorTraits) []string { return []string{a.TaxCode} }), SameTaxCode)
	s.shared(s.group((*AuthorTraits).IDNumbers), SameIDNumber)
	s.shared(s.group(func(a *AuthorTraits) []string { return []string{a.Account} }), SameAccount)
	s.shared(s.group(func(a *AuthorTraits) []string { return []string{TextKey(a.Email)} }), SameEmail)
}

// names finds those with names that are one, or nearly one.
func (s *duplicateSearch) names() {
	keyed := func(key func(string) string) func(*AuthorTraits) []string {
		return func(a *AuthorTraits) []string {
			keys := make([]string, len(a.Names))
			for i, name := range a.Names {
				keys[i] = key(name)
			}
			return keys
		}
	}
	s.shared(s.group(keyed(NameKey)), SameName)
	letters := s.group(keyed(LetterKey))
	s.shared(letters, SameLetters)
	near := make(map[string][]string) // keys by their slips
	for key := range letters {
		for _, slip := range Slips(key) {
			near[slip] = append(near[slip], key)
		}
	}
	for _, keys := range near {
		for i, a := range keys {
			for _, b := range keys[i+1:] {
				if Alike(a, b) {
					s.alike(letters[a], letters[b])
				}
			}
		}
	}
}

// alike adds the pairs of two groups whose names are nearly one.
func (s *duplicateSearch) alike(some, others []int) {
	for _, one := range some[:min(len(some), manyAlike)] {
		for _, other := range others[:min(len(others), manyAlike)] {
			s.add(one, other, OneLetterOff)
		}
	}
}

// newDuplicate weighs what two authors have in common against what tells them apart.
func newDuplicate(a, b *AuthorTraits, found map[Likeness]bool) Duplicate {
	d := Duplicate{Reasons: []Likeness{}, Against: []Likeness{}}
	named := false
	for _, r := range likenessRules {
		if !found[r.likeness] || r.ofName && named {
			continue
		}
		named = named || r.ofName
		d.Reasons = append(d.Reasons, r.likeness)
		d.score += r.weight
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
	of := func(a *AuthorTraits) DuplicateAuthor {
		return DuplicateAuthor{Code: a.Code, Name: a.Name, Kind: a.Kind, Articles: a.Articles, id: a.ID}
	}
	d.Authors = [2]DuplicateAuthor{of(a), of(b)}
	slices.SortFunc(d.Authors[:], keepFirst)
	return d
}

// differentNumbers is what different numbers of one kind take off a score: authors whose
// names are a letter apart are two people then, one name is still told.
const differentNumbers = 39

func (d *Duplicate) tellApart(like Likeness, a, b string) {
	if a != "" && len(a) == len(b) && a != b { // of other lengths they are numbers of other papers
		if len(d.Against) == 0 {
			d.score -= differentNumbers
		}
		d.Against = append(d.Against, like)
	}
}

// keepFirst orders two duplicates: a source, then whoever is confirmed, then whoever has
// more articles is the one to keep.
func keepFirst(a, b DuplicateAuthor) int {
	rank := func(d DuplicateAuthor) int {
		switch d.Kind {
		case Source:
			return 0
		case Unconfirmed:
			return 2
		}
		return 1
	}
	return cmp.Or(rank(a)-rank(b), b.Articles-a.Articles, cmp.Compare(a.id, b.id))
}
