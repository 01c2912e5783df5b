package ledger

import (
	"context"
	"errors"
	"slices"

	"nhuanbut/payroll"
)

// AliasAuthor adds pen names that find an author.
func (l *Ledger) AliasAuthor(ctx context.Context, name string, aliases []string) (a Author, err error) {
	err = l.write(ctx, func(t *tx) error {
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
