package ledger

import (
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// given is what a merge gives whoever is kept of the other, where nothing was known of it.
// An account comes and goes whole.
var given = []struct {
	of   func(*Author) string
	none func(*Author)
}{
	{func(a *Author) string { return string(a.Kind) }, func(a *Author) { a.Kind = payroll.Unconfirmed }},
	{func(a *Author) string { return a.LegalName }, func(a *Author) { a.LegalName = "" }},
	{func(a *Author) string { return a.TaxCode }, func(a *Author) { a.TaxCode = "" }},
	{func(a *Author) string { return a.IDNumber }, func(a *Author) { a.IDNumber = "" }},
	{func(a *Author) string {
		return strings.Trim(strings.Join([]string{a.Bank, a.Branch, a.Account, a.AccountName}, "\n"), "\n")
	},
		func(a *Author) { a.Bank, a.Branch, a.Account, a.AccountName = "", "", "", "" }},
	{func(a *Author) string { return a.Email }, func(a *Author) { a.Email = "" }},
	{func(a *Author) string { return a.Phone }, func(a *Author) { a.Phone = "" }},
	{func(a *Author) string { return a.Address }, func(a *Author) { a.Address = "" }},
	{func(a *Author) string { return a.Nationality }, func(a *Author) { a.Nationality = "" }},
}

// giveBack takes from a what they have of gone's by a merge: what they did not have before
// it, had after it, and have still. What others have too who were merged into them stays.
func (a *Author) giveBack(gone, before, after *Author, others []Author) {
	for _, g := range given {
		theirs := g.of(gone)
		if theirs != "" && g.of(before) == "" && g.of(after) == theirs && g.of(a) == theirs &&
			!slices.ContainsFunc(others, func(o Author) bool { return g.of(&o) == theirs }) {
			g.none(a)
		}
	}
	a.Commitments = slices.DeleteFunc(slices.Clone(a.Commitments), func(year int) bool {
		return slices.Contains(gone.Commitments, year) && !slices.Contains(before.Commitments, year) && slices.Contains(after.Commitments, year) &&
			!slices.ContainsFunc(others, func(o Author) bool { return slices.Contains(o.Commitments, year) })
	})
	if gone.WithholdBelow && !before.WithholdBelow && after.WithholdBelow && !slices.ContainsFunc(others, func(o Author) bool { return o.WithholdBelow }) {
		a.WithholdBelow = false
	}
}
