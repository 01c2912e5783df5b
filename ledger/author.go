package ledger

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// Refusals about authors.
const (
	NoSuchAuthor    payroll.Code = "no-such-author"   // Args: name or code
	AuthorAmbiguous payroll.Code = "author-ambiguous" // Args: name, codes of those who bear it
	NoSuchField     payroll.Code = "no-such-field"    // Args: what was given, the fields there are
	NameTaken       payroll.Code = "name-taken"       // Args: name, code of who bears it
	NameEmpty       payroll.Code = "name-empty"
)

// Author is a person, or a source, that articles name.
type Author struct {
	ID      int64              `json:"-"`
	Code    string             `json:"code"`
	Name    string             `json:"name"`
	Kind    payroll.AuthorKind `json:"kind"` // "" until confirmed
	TaxCode string             `json:"tax_code"`
	Email   string             `json:"email"`
}

const selectAuthor = `SELECT id, code, name, kind, tax_code, email FROM author`

func (a *Author) fields() []any {
	return []any{&a.ID, &a.Code, &a.Name, &a.Kind, &a.TaxCode, &a.Email}
}

// Authors are all authors, in the order of their codes.
func (l *Ledger) Authors(ctx context.Context) (authors []Author, err error) {
	err = l.read(ctx, func(t *tx) error {
		authors, err = t.authors(selectAuthor + ` ORDER BY id`)
		return err
	})
	return authors, err
}

// Author finds one by code or by any spelling of the name.
func (l *Ledger) Author(ctx context.Context, name string) (a Author, err error) {
	err = l.read(ctx, func(t *tx) error {
		a, err = t.author(name)
		return err
	})
	return a, err
}

// ConfirmAuthors settles the kind of authors, by name or code. Without names it
// settles all whose kind is not yet confirmed. It returns those it changed.
func (l *Ledger) ConfirmAuthors(ctx context.Context, names []string, kind payroll.AuthorKind) (changed []Author, err error) {
	err = l.write(ctx, func(t *tx) error {
		changed, err = t.toConfirm(names)
		if err != nil {
			return err
		}
		for i := range changed {
			changed[i].Kind = kind
			if err := t.updateAuthor(changed[i]); err != nil {
				return err
			}
		}
		return nil
	})
	return changed, err
}

func (t *tx) toConfirm(names []string) ([]Author, error) {
	if len(names) == 0 {
		return t.authors(selectAuthor + ` WHERE kind = '' ORDER BY id`)
	}
	var found []Author
	for _, name := range names {
		a, err := t.author(name)
		if err != nil {
			return nil, err
		}
		found = append(found, a)
	}
	return found, nil
}

// AuthorFields are what SetAuthor can set.
var AuthorFields = []string{"name", "kind", "tax-code", "email"}

// SetAuthor sets fields of an author, found by name or code. A new name is the
// one shown from now on; the old one still finds the author.
func (l *Ledger) SetAuthor(ctx context.Context, name string, fields map[string]string) (a Author, err error) {
	err = l.write(ctx, func(t *tx) error {
		if a, err = t.author(name); err != nil {
			return err
		}
		for field, value := range fields {
			if err := t.setAuthorField(&a, field, payroll.OneLine(value)); err != nil {
				return err
			}
		}
		return t.updateAuthor(a)
	})
	return a, err
}

func (t *tx) setAuthorField(a *Author, field, value string) error {
	switch field {
	case "name":
		if value == "" {
			return payroll.Refuse(NameEmpty)
		}
		a.Name = value
		return t.nameAuthor(*a)
	case "kind":
		kind, err := payroll.ParseAuthorKind(value)
		a.Kind = kind
		return err
	case "tax-code":
		a.TaxCode = value
	case "email":
		a.Email = value
	default:
		return payroll.Refuse(NoSuchField, field, strings.Join(AuthorFields, ", "))
	}
	return nil
}

// nameAuthor lets a's name find a, unless it is somebody else's.
func (t *tx) nameAuthor(a Author) error {
	bearers, err := t.bearers(a.Name)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(bearers, func(b Author) bool { return b.ID == a.ID }) {
		return nil
	}
	if len(bearers) > 0 {
		return payroll.Refuse(NameTaken, a.Name, bearers[0].Code)
	}
	_, err = t.exec(`INSERT INTO author_name (key, author_id) VALUES ($1, $2)`, payroll.NameKey(a.Name), a.ID)
	return err
}

func (t *tx) updateAuthor(a Author) error {
	_, err := t.exec(`UPDATE author SET name = $1, kind = $2, tax_code = $3, email = $4 WHERE id = $5`,
		a.Name, a.Kind, a.TaxCode, a.Email, a.ID)
	return err
}

func (t *tx) authors(query string, args ...any) ([]Author, error) {
	return all(t, query, args, (*Author).fields)
}

// bearers are the authors that a name finds.
func (t *tx) bearers(name string) ([]Author, error) {
	return t.authors(selectAuthor+` WHERE id IN (SELECT author_id FROM author_name WHERE key = $1) ORDER BY id`,
		payroll.NameKey(name))
}

// author finds one author by code or name.
func (t *tx) author(name string) (Author, error) {
	var a Author
	err := t.get(selectAuthor+` WHERE code = $1`, []any{strings.ToUpper(strings.TrimSpace(name))}, a.fields()...)
	if !isNoRow(err) {
		return a, err
	}
	found, err := t.bearers(name)
	switch {
	case err != nil:
		return Author{}, err
	case len(found) == 0:
		return Author{}, payroll.Refuse(NoSuchAuthor, name)
	case len(found) > 1:
		codes := make([]string, len(found))
		for i, f := range found {
			codes[i] = f.Code
		}
		return Author{}, payroll.Refuse(AuthorAmbiguous, name, strings.Join(codes, ", "))
	}
	return found[0], nil
}

// findOrAddAuthor finds the author of a name, or makes one to be confirmed.
func (t *tx) findOrAddAuthor(name string) (a Author, added bool, err error) {
	a, err = t.author(name)
	if !errors.Is(err, payroll.Refuse(NoSuchAuthor)) {
		return a, false, err
	}
	var last int64
	if err := t.get(`SELECT COALESCE(MAX(id), 0) FROM author`, nil, &last); err != nil {
		return Author{}, false, err
	}
	a = Author{ID: last + 1, Code: fmt.Sprintf("A%04d", last+1), Name: payroll.OneLine(name)}
	_, err = t.exec(`INSERT INTO author (id, code, name, kind, made_at, made_by) VALUES ($1, $2, $3, '', $4, $5)`,
		a.ID, a.Code, a.Name, t.at, t.user)
	if err != nil {
		return Author{}, false, err
	}
	_, err = t.exec(`INSERT INTO author_name (key, author_id) VALUES ($1, $2)`, payroll.NameKey(name), a.ID)
	return a, true, err
}
