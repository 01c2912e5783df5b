package ledger

import (
	"cmp"
	"context"
	"slices"

	"nhuanbut/payroll"
)

// Refusals of merging.
const (
	MergedAlready      payroll.Code = "merged-already"      // the two are one. Facts: name, code. Facts: name, code. Facts: name, code
	SourceMerged       payroll.Code = "source-merged"       // a source, which is never paid, and a person. Facts: merged, author. Facts: merged, author. Facts: merged, author
	OrganisationMerged payroll.Code = "organisation-merged" // an organisation and a person. Facts: merged, author. Facts: merged, author. Facts: merged, author
	MergeDiffers       payroll.Code = "merge-differs"       // two tax codes or ID numbers are two people. Facts: field, value, other. Facts: field, value, other. Facts: field, value, other
)

// Merged is the author who is kept.
type Merged struct {
	Author
	Others []Author // those gone who had another bank account, which is no longer paid to
}

// MergeAuthors says that authors are one person: the first is kept, with the names of
// all, and with what is known of the others where nothing is known of the first. What is
// posted stays as it was posted; what is still to be paid is paid to the one kept.
func (l *Ledger) MergeAuthors(ctx context.Context, keep string, others []string) (kept Merged, err error) {
	err = l.write(ctx, func(t *tx) error {
		if kept.Author, err = findAuthor(t, keep); err != nil {
			return err
		}
		for _, name := range others {
			gone, err := findAuthor(t, name)
			if err != nil {
				return err
			}
			if gone.ID == kept.ID {
				return payroll.Refuse(MergedAlready, "name", name, "code", kept.Code)
			}
			if err := t.BeginEvent("author merge", kept.Code+", "+gone.Code, ""); err != nil {
				return err
			}
			if kept.Account != "" && gone.Account != "" && kept.Account != gone.Account {
				kept.Others = append(kept.Others, gone)
			}
			if err := kept.take(gone); err != nil {
				return err
			}
			gone.mergedInto = kept.ID
			if err := addAuthorVersion(t, gone); err != nil {
				return err
			}
		}
		if err := addAuthorVersion(t, kept.Author); err != nil {
			return err
		}
		if err := uniteNames(t); err != nil {
			return err
		}
		kept.Author, err = findAuthor(t, kept.Code)
		return err
	})
	return kept, err
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
		return payroll.Refuse(MergeDiffers, "field", "tax-code", "value", a.TaxCode, "other", gone.TaxCode)
	case differ(a.IDNumber, gone.IDNumber):
		return payroll.Refuse(MergeDiffers, "field", "id-number", "value", a.IDNumber, "other", gone.IDNumber)
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
