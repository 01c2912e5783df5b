package payroll

import (
	"math/big"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Person is one name of a cell of people and the share that is said for it, in
// percent; without a share all in the cell share equally.
type Person struct {
	Name   string
	Share  decimal.NullDecimal
	Amount Dong // said in place of a share; 0 where none is
}

var (
	saidShare = regexp.MustCompile(`^(.*\S)\s*\(\s*([0-9]{1,3}(?:[.,][0-9]{1,6})?)\s*%\s*\)$`)
	shareWord = regexp.MustCompile(`^([0-9]{1,3}(?:[.,][0-9]{1,6})?)\s*%?$`)
)

// ParsePeople reads a cell of people in canonical form, "An; Bình" or
// "An (60%); Bình (40%)", with the text of the column Tỷ lệ beside it, "60;40"
// or "60/40", where a newsroom has one. Shares that cannot be read, that are not
// one for each name, or that contradict the cell are all given as 0, so that
// they do not make 100 and a check finds them.
func ParsePeople(cell, shares string) []Person {
	var people []Person
	for _, part := range strings.FieldsFunc(cell, func(r rune) bool { return r == ';' || r == fullWidthSemicolon }) {
		name := OneLine(part)
		if name == "" {
			continue
		}
		p := Person{Name: name}
		if m := saidShare.FindStringSubmatch(name); m != nil {
			p = Person{Name: m[1], Share: percent(m[2])}
		}
		people = append(people, p)
	}
	if said := SharesOf(people, shares); said != nil {
		return said
	}
	return people
}

// SharesOf returns people with the shares that the text of the column Tỷ lệ says, nil where it
// says none. Shares that cannot be read, that are not one for each, or that contradict
// those that the people have are all given as 0.
func SharesOf(people []Person, shares string) []Person {
	if shares = OneLine(shares); shares == "" || len(people) == 0 {
		return nil
	}
	people = slices.Clone(people)
	said, ok := parseShares(shares)
	ok = ok && len(said) == len(people)
	for i := range people {
		contradicted := ok && people[i].Share.Valid && !people[i].Share.Decimal.Equal(said[i])
		ok = ok && !contradicted
	}
	for i := range people {
		people[i].Share = decimal.NewNullDecimal(decimal.Zero)
		if ok {
			people[i].Share.Decimal = said[i]
		}
	}
	return people
}

const fullWidthSemicolon = '；'

// SplitShare splits a share, in percent, by weights above 0 into parts that make it again:
// each is rounded down to 12 places, and the last takes the rest.
func SplitShare(share decimal.Decimal, weights []decimal.Decimal) []decimal.Decimal {
	sum := decimal.Zero
	for _, w := range weights {
		sum = sum.Add(w)
	}
	parts, left := make([]decimal.Decimal, len(weights)), share
	for i, w := range weights {
		parts[i] = left
		if i < len(weights)-1 {
			parts[i] = share.Mul(w).DivRound(sum, 13).Truncate(12)
			left = left.Sub(parts[i])
		}
	}
	return parts
}

// parseShares reads the column Tỷ lệ: percentages, or fractions that make 1.
func parseShares(text string) ([]decimal.Decimal, bool) {
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(";/:|", r) })
	said := make([]decimal.Decimal, len(words))
	sum := decimal.Zero
	for i, w := range words {
		m := shareWord.FindStringSubmatch(strings.TrimSpace(w))
		if m == nil {
			return nil, false
		}
		said[i] = percent(m[1]).Decimal
		sum = sum.Add(said[i])
	}
	if sum.Equal(decimal.NewFromInt(1)) && !strings.Contains(text, "%") {
		for i := range said {
			said[i] = said[i].Shift(2)
		}
	}
	return said, true
}

func percent(s string) decimal.NullDecimal {
	d, err := decimal.NewFromString(strings.Replace(s, ",", ".", 1))
	return decimal.NullDecimal{Decimal: d, Valid: err == nil}
}

// Payee is a person with a part in an article.
type Payee struct {
	Author int64 // the ledger's number of the author
	Name   string
	Kind   AuthorKind
	Share  decimal.NullDecimal // percent; not valid: equal
	Amount Dong                // what the cell says of the article's amount, in place of a share; 0 where it says none
}

// portions are the payees' shares of one. They are not ok where some are said
// and some are not, or where what is said does not make 100 percent.
func portions(payees []Payee) (shares []*big.Rat, ok bool) {
	if amounts := saidAmounts(payees); amounts > 0 {
		return byAmount(payees, amounts)
	}
	shares = make([]*big.Rat, len(payees))
	said, sum := 0, decimal.Zero
	for i, p := range payees {
		shares[i] = big.NewRat(1, int64(len(payees)))
		if p.Share.Valid {
			said++
			sum = sum.Add(p.Share.Decimal)
			shares[i] = p.Share.Decimal.Shift(-2).Rat()
		}
	}
	return shares, said == 0 || (said == len(payees) && sum.Equal(decimal.NewFromInt(100)))
}

// saidAmounts is the sum of what a cell says in đồng for its payees, 0 where it says nothing.
func saidAmounts(payees []Payee) (sum Dong) {
	for _, p := range payees {
		sum += p.Amount
	}
	return sum
}

// byAmount are the shares of one of payees for whom amounts are said, which make sum. They
// are not ok where one has none.
func byAmount(payees []Payee, sum Dong) (shares []*big.Rat, ok bool) {
	ok = true
	for _, p := range payees {
		ok = ok && p.Amount > 0
		shares = append(shares, big.NewRat(int64(p.Amount), int64(sum)))
	}
	return shares, ok
}

// wrongAmounts are the amounts that a cell says in đồng for its people, added up, and the
// money that they are to share, where the two differ.
func (a *Article) wrongAmounts(r Royalty) (column Column, said, whole Dong, wrong bool) {
	whole = r.Amount
	if len(a.PhotoAuthors) > 0 {
		whole = Round(r.Text, 1)
	}
	if said := saidAmounts(a.Authors); said != 0 && said != whole {
		return Authors, said, whole, true
	}
	said, whole = saidAmounts(a.PhotoAuthors), Round(r.Photo, 1)
	return PhotoAuthors, said, whole, said != 0 && said != whole
}

// Portions returns the shares of one that an author has of an article's text or photos, in
// the order named: several where its people name the author more than once. There are
// none where the shares do not make 100 percent.
func (a *Article) Portions(author int64, role Role) []*big.Rat {
	payees := a.Authors
	if role == PhotoRole && len(a.PhotoAuthors) > 0 {
		payees = a.PhotoAuthors
	}
	shares, ok := portions(payees)
	if !ok {
		return nil
	}
	var theirs []*big.Rat
	for i, p := range payees {
		if p.Author == author {
			theirs = append(theirs, shares[i])
		}
	}
	return theirs
}
