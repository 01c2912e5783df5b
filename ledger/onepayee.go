package ledger

import (
	"cmp"
	"slices"

	"nhuanbut/payroll"
)

// NumberOfTwo refuses a run whose payees share a tax code or an ID number: one person under
// two names would be taxed as two, each below the threshold. Facts: same, author, other, code, other-code.
const NumberOfTwo payroll.Code = "number-of-two"

// NumberPair are two authors with one tax code, ID number or account.
type NumberPair struct {
	One, Other Author
	Same       Likeness
}

// sharing are the authors who share a tax code or ID number, and those who share an
// account, of whom paid has one: those of whom somebody said that they are two, and
// sources, are left out.
func (r rules) sharing(paid func(int64) bool) (numbers, accounts []NumberPair) {
	s := search{found: make(map[pair]map[Likeness]bool)}
	for number, a := range r.authors {
		if number == a.ID && a.Kind != payroll.Source {
			s.authors = append(s.authors, a)
		}
	}
	slices.SortFunc(s.authors, func(a, b Author) int { return cmp.Compare(a.ID, b.ID) })
	s.numbers()
	for p, like := range s.found {
		two := NumberPair{One: s.authors[p.one], Other: s.authors[p.other]}
		if !paid(two.One.ID) && !paid(two.Other.ID) || r.distinct[[2]int64{two.One.ID, two.Other.ID}] {
			continue
		}
		switch {
		case like[SameTaxCode]:
			two.Same = SameTaxCode
			numbers = append(numbers, two)
		case like[SameIDNumber]:
			two.Same = SameIDNumber
			numbers = append(numbers, two)
		case like[SameAccount] && two.oneBank():
			two.Same = SameAccount
			accounts = append(accounts, two)
		}
	}
	for _, list := range [][]NumberPair{numbers, accounts} {
		slices.SortFunc(list, func(a, b NumberPair) int {
			return cmp.Or(cmp.Compare(a.One.ID, b.One.ID), cmp.Compare(a.Other.ID, b.Other.ID))
		})
	}
	return numbers, accounts
}

// oneBank reports whether two accounts of one number can be one: they are at one bank, or
// one says none.
func (p *NumberPair) oneBank() bool {
	one, other := payroll.LetterKey(p.One.Bank), payroll.LetterKey(p.Other.Bank)
	return one == "" || other == "" || one == other
}

func (p *NumberPair) String() string {
	return withCodeOf(&p.One) + ", " + withCodeOf(&p.Other)
}

func withCodeOf(a *Author) string { return a.Name + " (" + a.Code + ")" }

// facts returns the facts of NumberOfTwo and NumberShared.
func (p *NumberPair) facts() []any {
	return []any{
		"same", p.Same, "author", withCodeOf(&p.One), "other", withCodeOf(&p.Other), "code", p.One.Code, "other-code", p.Other.Code,
	}
}

// onePayeeEach refuses to pay one person as two.
func (r rules) onePayeeEach(balances []balance) (accounts []NumberPair, err error) {
	paid := make(map[int64]bool)
	for _, b := range balances {
		paid[b.author.ID] = paid[b.author.ID] || b.sum > 0
	}
	numbers, accounts := r.sharing(func(author int64) bool { return paid[author] })
	if len(numbers) > 0 {
		return nil, payroll.Refuse(NumberOfTwo, numbers[0].facts()...)
	}
	return accounts, nil
}

// sharedNumbers finds payees of the month who share a number with another author.
func (b *Book) sharedNumbers() (found []payroll.Finding) {
	paid := make(map[int64]bool)
	for _, line := range b.Lines {
		paid[line.Payee] = true
	}
	if len(paid) == 0 {
		return nil
	}
	numbers, accounts := b.rules.sharing(func(author int64) bool { return paid[author] })
	warn := func(code payroll.Code, author, value string, facts ...any) {
		found = append(found, payroll.Finding{
			Code: code, Severity: payroll.SeverityOf(code), Subject: payroll.OfAuthor, Articles: []string{}, Author: author, Found: value,
			Reason: payroll.Refuse(code, facts...),
		})
	}
	for _, p := range numbers {
		warn(payroll.NumberShared, p.One.Name, p.String(), p.facts()...)
	}
	if len(accounts) > 0 {
		warn(payroll.AccountShared, accounts[0].One.Name, pairsOf(accounts), "pairs", pairsOf(accounts), "count", len(accounts), "code", accounts[0].One.Code, "other-code", accounts[0].Other.Code)
	}
	return found
}

// alikeNames finds payees of the month who are not confirmed and whose name is another
// author's but for marks of letters, spaces and punctuation.
func (b *Book) alikeNames(entries []*Entry) []payroll.Finding {
	fresh := make(map[int64]bool)
	for _, e := range entries {
		for _, p := range slices.Concat(e.Authors, e.PhotoAuthors) {
			if p.Kind == payroll.Unconfirmed {
				fresh[p.Author] = true
			}
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	letters := make(map[string][]Author)
	for number, a := range b.Authors {
		if number == a.ID && !a.odd() {
			key := payroll.LetterKey(a.Name)
			letters[key] = append(letters[key], a)
		}
	}
	var pairs []NumberPair
	for _, alike := range letters {
		slices.SortFunc(alike, func(a, b Author) int { return cmp.Compare(a.ID, b.ID) })
		for i, one := range alike {
			for _, other := range alike[i+1:] {
				sameName := payroll.NameKey(one.Name) == payroll.NameKey(other.Name)
				if (fresh[one.ID] || fresh[other.ID]) && !sameName && !b.rules.distinct[[2]int64{one.ID, other.ID}] {
					pairs = append(pairs, NumberPair{One: one, Other: other, Same: SameLetters})
				}
			}
		}
	}
	if len(pairs) == 0 {
		return nil
	}
	slices.SortFunc(pairs, func(a, b NumberPair) int {
		return cmp.Or(cmp.Compare(a.One.ID, b.One.ID), cmp.Compare(a.Other.ID, b.Other.ID))
	})
	first := pairs[0]
	return []payroll.Finding{{
		Code: payroll.AuthorsAlike, Severity: payroll.SeverityOf(payroll.AuthorsAlike), Subject: payroll.OfAuthor, Articles: []string{}, Author: first.One.Name,
		Field: payroll.Authors.Header(), Found: pairsOf(pairs), Reason: payroll.Refuse(payroll.AuthorsAlike, "pairs", pairsOf(pairs), "count", len(pairs), "code", first.One.Code, "other-code", first.Other.Code),
	}}
}

// pairsOf names the authors of pairs.
func pairsOf(pairs []NumberPair) string {
	shown := ""
	for i := range pairs {
		if i > 0 {
			shown += "; "
		}
		shown += pairs[i].String()
	}
	return shown
}
