package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"regexp"
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// authorsNamed returns the authors that a name finds.
func authorsNamed(t *tx, name string) ([]Author, error) {
	found, err := readAuthors(t, ` WHERE a.id IN (SELECT author_id FROM author_name WHERE key = $1) ORDER BY a.id`, payroll.NameKey(name))
	if err != nil {
		return nil, err
	}
	var bearers []Author
	for _, a := range found {
		if a, err = survivorOf(t, a); err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(bearers, func(b Author) bool { return b.ID == a.ID }) {
			bearers = append(bearers, a)
		}
	}
	return bearers, nil
}

// survivorOf returns the author that a turned out to be, itself where it was not merged.
func survivorOf(t *tx, a Author) (Author, error) {
	if a.mergedInto == 0 {
		return a, nil
	}
	as, err := authorsAsOf(t, payroll.LatestEvent)
	return as[a.ID], err
}

// authorCode is a code, or ends in one.
var authorCode = regexp.MustCompile(`(?:^|\()\s*[Aa][0-9]{4,}\s*\)?$`)

// withCode is a name with the code that tells its bearer from others: "An (A0007)".
var withCode = regexp.MustCompile(`^(.*\S)\s*\(\s*([Aa][0-9]{4,})\s*\)$`)

// findAuthor finds one author by code, by name, or by a name with a code.
func findAuthor(t *tx, name string) (Author, error) {
	code := name
	said := withCode.FindStringSubmatch(name)
	if said != nil {
		code = said[2]
	}
	found, err := readAuthors(t, ` WHERE a.code = $1`, strings.ToUpper(strings.TrimSpace(code)))
	if err != nil {
		return Author{}, err
	}
	if len(found) == 1 {
		a, err := survivorOf(t, found[0])
		if err == nil && said != nil && !a.bears(said[1]) {
			return Author{}, payroll.Refuse(CodeNotTheirs, "name", name)
		}
		return a, err
	}
	if said != nil {
		return Author{}, payroll.Refuse(CodeNotTheirs, "name", name)
	}
	found, err = authorsNamed(t, name)
	switch {
	case err != nil:
		return Author{}, err
	case len(found) == 0:
		return Author{}, payroll.Refuse(NoSuchAuthor, "name", name)
	case len(found) > 1:
		return Author{}, payroll.Refuse(AuthorAmbiguous, "name", name, "codes", codes(found))
	}
	return found[0], nil
}

// nameAuthor lets a name find a, unless it is somebody else's.
func nameAuthor(t *tx, a Author, name string) error {
	if name == "" {
		return payroll.Refuse(NameEmpty)
	}
	if err := checkName(name); err != nil {
		return err
	}
	bearers, err := authorsNamed(t, name)
	if err != nil {
		return err
	}
	for _, b := range bearers {
		if b.ID == a.ID {
			return nil
		}
	}
	if len(bearers) > 0 {
		return payroll.Refuse(NameTaken, "name", name, "code", bearers[0].Code)
	}
	return indexName(t, name, a.ID)
}

// checkName refuses a name that a cell of people could not say: one with the mark
// between two names, or one that reads as a code.
func checkName(name string) error {
	if strings.Contains(name, ";") {
		return payroll.Refuse(NameHasList, "name", name)
	}
	if authorCode.MatchString(name) {
		return payroll.Refuse(CodeNotTheirs, "name", name)
	}
	return nil
}

func indexName(t *tx, name string, author int64) error {
	_, err := t.Exec(`INSERT INTO author_name (key, author_id) VALUES ($1, $2)`, payroll.NameKey(name), author)
	return err
}

// AliasAuthor adds pen names that find an author.
func (l *Ledger) AliasAuthor(ctx context.Context, act Act, name string, aliases []string) (a Author, err error) {
	err = l.write(ctx, act, func(t *tx) error {
		a, err = findAuthor(t, name)
		unknown := errors.Is(err, payroll.Refuse(NoSuchAuthor)) && saidOfOdd(t, name)
		if err != nil && !unknown {
			return err
		}
		subject := a.Code
		if unknown {
			subject = name
		}
		if err := t.BeginEvent("author alias", subject, ""); err != nil {
			return err
		}
		if unknown {
			if a, _, err = findOrAddAuthor(t, name); err != nil {
				return err
			}
		}
		for _, alias := range aliases {
			if err := addAlias(t, &a, payroll.CleanName(alias)); err != nil {
				return err
			}
		}
		if err := addAuthorVersion(t, a); err != nil {
			return err
		}
		if err := uniteNames(t); err != nil {
			return err
		}
		a, err = findAuthor(t, a.Code)
		return err
	})
	return a, err
}

// addAlias lets a name find an author too. An odd name that says the author's name is theirs.
func addAlias(t *tx, a *Author, name string) error {
	bearers, err := authorsNamed(t, name)
	if err != nil {
		return err
	}
	if len(bearers) == 1 && bearers[0].ID != a.ID && bearers[0].odd() && bearers[0].Kind == payroll.Unconfirmed && a.bears(payroll.LookAt(name).Name) {
		return mergeAuthor(t, a, bearers[0])
	}
	if err := nameAuthor(t, *a, name); err != nil {
		return err
	}
	if !a.bears(name) {
		a.PenNames = append(a.PenNames, name)
	}
	return nil
}

// saidOfOdd reports whether an odd name says a name that nobody bears: "Hoa Sim (Vũ Thị
// Sương)" says Vũ Thị Sương.
func saidOfOdd(t *tx, name string) bool {
	odd, err := oddAuthors(t)
	key := payroll.NameKey(name)
	return err == nil && slices.ContainsFunc(odd, func(a Author) bool {
		look := payroll.LookAt(a.Name)
		return look.Other != "" && (payroll.NameKey(look.Name) == key || payroll.NameKey(look.Other) == key)
	})
}

// DistinctNeedsReason refuses to take two with one tax code or ID number for two people
// without a reason. Facts: author, other.
const DistinctNeedsReason payroll.Code = "distinct-needs-reason"

// DistinctAuthors says that authors are different people, however alike they look: they
// are not suggested as doubles again, and are paid each. Of two with one tax code or ID
// number it takes a reason, which stays in the history. It returns them.
func (l *Ledger) DistinctAuthors(ctx context.Context, act Act, names []string, reason string) (authors []Author, err error) {
	err = l.write(ctx, act, func(t *tx) error {
		authors = nil
		for _, name := range names {
			a, err := findAuthor(t, name)
			if err != nil {
				return err
			}
			for _, other := range authors {
				if other.ID == a.ID {
					return payroll.Refuse(MergedAlready, "name", name, "code", a.Code)
				}
			}
			if err := checkUnchanged(t, authorRows(a.ID)); err != nil {
				return err
			}
			authors = append(authors, a)
		}
		as, err := authorsAsOf(t, payroll.LatestEvent)
		if err != nil {
			return err
		}
		two, err := distinctPairs(t, as)
		if err != nil {
			return err
		}
		if a, b, one := oneNumber(authors); one && payroll.OneLine(reason) == "" {
			return payroll.Refuse(DistinctNeedsReason, "author", a.Name, "other", b.Name)
		}
		return tellDistinct(t, authors, two, payroll.OneLine(reason))
	})
	return authors, err
}

// oneNumber are two of the authors who have one tax code or ID number.
func oneNumber(authors []Author) (a, b Author, ok bool) {
	for i, a := range authors {
		for _, b := range authors[i+1:] {
			for _, number := range append(a.idNumbers(), a.TaxCode) {
				if number != "" && slices.Contains(append(b.idNumbers(), b.TaxCode), number) {
					return a, b, true
				}
			}
		}
	}
	return a, b, false
}

// tellDistinct stores what is not known yet.
func tellDistinct(t *tx, authors []Author, known map[[2]int64]bool, reason string) error {
	begun := false
	for i, a := range authors {
		for _, b := range authors[i+1:] {
			if known[[2]int64{a.ID, b.ID}] {
				continue
			}
			if !begun {
				begun = true
				if err := t.BeginEvent("author distinct", codes(authors), reason); err != nil {
					return err
				}
			}
			if _, err := t.Exec(`INSERT INTO author_distinct (event_id, author_id, other_id) VALUES ($1, $2, $3)`,
				t.EventID, min(a.ID, b.ID), max(a.ID, b.ID)); err != nil {
				return err
			}
		}
	}
	return nil
}

// distinctPairs returns the authors of whom somebody said that they are two, in either order, as
// they have turned out since.
func distinctPairs(t *tx, as map[int64]Author) (map[[2]int64]bool, error) {
	two := make(map[[2]int64]bool)
	err := t.Each(`SELECT author_id, other_id FROM author_distinct`, nil, func(rows *sql.Rows) error {
		var a, b int64
		err := rows.Scan(&a, &b)
		a, b = as[a].ID, as[b].ID
		two[[2]int64{a, b}], two[[2]int64{b, a}] = true, true
		return err
	})
	return two, err
}

// Refusals of merging.
const (
	MergedAlready      payroll.Code = "merged-already"      // the two are one. Facts: name, code
	SourceMerged       payroll.Code = "source-merged"       // a source, which is never paid, and a person. Facts: merged, author
	OrganisationMerged payroll.Code = "organisation-merged" // an organisation and a person. Facts: merged, author
	MergeDiffers       payroll.Code = "merge-differs"       // two tax codes or ID numbers are two people. Facts: field, value, other
)

// Merged is the author who is kept.
type Merged struct {
	Author
	Others []Author // those gone who had another bank account, which is no longer paid to
}

// MergeAuthors says that authors are one person: the first is kept, with the names of
// all, and with what is known of the others where nothing is known of the first. What is
// posted stays as it was posted; what is still to be paid is paid to the one kept.
func (l *Ledger) MergeAuthors(ctx context.Context, act Act, keep string, others []string) (survivor Merged, err error) {
	err = l.write(ctx, act, func(t *tx) error {
		if survivor.Author, err = findAuthor(t, keep); err != nil {
			return err
		}
		if err := checkUnchanged(t, authorRows(survivor.ID)); err != nil {
			return err
		}
		for _, name := range others {
			gone, err := findAuthor(t, name)
			if err != nil {
				return err
			}
			if gone.ID == survivor.ID {
				return payroll.Refuse(MergedAlready, "name", name, "code", survivor.Code)
			}
			if err := t.BeginEvent("author merge", survivor.Code+", "+gone.Code, ""); err != nil {
				return err
			}
			if survivor.Account != "" && gone.Account != "" && survivor.Account != gone.Account {
				survivor.Others = append(survivor.Others, gone)
			}
			if err := survivor.take(gone); err != nil {
				return err
			}
			gone.mergedInto = survivor.ID
			if err := addAuthorVersion(t, gone); err != nil {
				return err
			}
		}
		if err := addAuthorVersion(t, survivor.Author); err != nil {
			return err
		}
		if err := uniteNames(t); err != nil {
			return err
		}
		survivor.Author, err = findAuthor(t, survivor.Code)
		return err
	})
	return survivor, err
}

// take gives a what is known of another author who is the same person. An account comes
// whole: a number at another's bank would be nobody's.
func (a *Author) take(gone Author) error {
	confirmed := a.Kind != payroll.Unconfirmed && gone.Kind != payroll.Unconfirmed
	switch {
	case confirmed && (gone.Kind == payroll.Source) != (a.Kind == payroll.Source):
		return payroll.Refuse(SourceMerged, "merged", gone.Name, "author", a.Name)
	case confirmed && (gone.Kind == payroll.Organisation) != (a.Kind == payroll.Organisation):
		return payroll.Refuse(OrganisationMerged, "merged", gone.Name, "author", a.Name)
	case differ(a.TaxCode, gone.TaxCode):
		return payroll.Refuse(MergeDiffers, "field", "tax-code", "value", payroll.Masked(a.TaxCode), "other", payroll.Masked(gone.TaxCode))
	case differ(a.IDNumber, gone.IDNumber):
		return payroll.Refuse(MergeDiffers, "field", "id-number", "value", payroll.Masked(a.IDNumber), "other", payroll.Masked(gone.IDNumber))
	}
	for _, n := range append([]string{gone.Name}, gone.PenNames...) {
		if !a.bears(n) {
			a.PenNames = append(a.PenNames, n)
		}
	}
	if a.Account == "" && gone.Account != "" {
		a.Bank, a.Branch, a.Account, a.AccountName = gone.Bank, gone.Branch, gone.Account, gone.AccountName
	}
	a.Kind = cmp.Or(a.Kind, gone.Kind)
	a.LegalName, a.TaxCode, a.IDNumber = cmp.Or(a.LegalName, gone.LegalName), cmp.Or(a.TaxCode, gone.TaxCode), cmp.Or(a.IDNumber, gone.IDNumber)
	a.Email, a.Phone = cmp.Or(a.Email, gone.Email), cmp.Or(a.Phone, gone.Phone)
	a.Address, a.Nationality = cmp.Or(a.Address, gone.Address), cmp.Or(a.Nationality, gone.Nationality)
	a.WithholdBelow = a.WithholdBelow || gone.WithholdBelow
	a.Commitments = append(slices.Clone(a.Commitments), gone.Commitments...)
	slices.Sort(a.Commitments)
	a.Commitments = slices.Compact(a.Commitments)
	return nil
}

// differ reports whether two values are both there, and not one.
func differ(a, b string) bool { return a != "" && b != "" && a != b }
