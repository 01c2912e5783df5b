package ledger

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// Refusals about authors.
const (
	NoSuchAuthor    payroll.Code = "no-such-author"   // Facts: name
	AuthorAmbiguous payroll.Code = "author-ambiguous" // Facts: name, codes
	NoSuchField     payroll.Code = "no-such-field"    // Facts: field, fields
	BadFieldValue   payroll.Code = "bad-field-value"  // Facts: field, value, takes
	NameTaken       payroll.Code = "name-taken"       // Facts: name, code
	NameEmpty       payroll.Code = "name-empty"
	NameHasList     payroll.Code = "name-has-semicolon" // Facts: name
	CodeNotTheirs   payroll.Code = "code-not-theirs"    // a name with a code that is not its bearer's. Facts: name
)

// Author is a person, or a source, that articles name. Its JSON is a contract.
type Author struct {
	ID            int64              `json:"-"`
	Code          string             `json:"code"`
	Name          string             `json:"name"`
	PenNames      Names              `json:"pen_names"` // every other name that finds the author
	Kind          payroll.AuthorKind `json:"kind"`      // "" until confirmed
	LegalName     string             `json:"legal_name"`
	TaxCode       string             `json:"tax_code"`
	IDNumber      string             `json:"id_number"` // CMND, CCCD or passport
	Bank          string             `json:"bank"`
	Branch        string             `json:"branch"` // of the bank
	Account       string             `json:"account"`
	AccountName   string             `json:"account_name"`
	Email         string             `json:"email"`
	Phone         string             `json:"phone"`
	Address       string             `json:"address"`
	Nationality   string             `json:"nationality"`    // of a foreigner
	Commitments   Years              `json:"commitments"`    // years of 08/CK-TNCN
	WithholdBelow bool               `json:"withhold_below"` // tax also below the threshold, as the author asks

	Forgotten []cms.AuthorField `json:"forgotten,omitempty"` // fields whose value there was and is deleted

	Named bool `json:"-"` // somebody has said whom the name means, whatever it looks like

	mergedInto int64 // the author that this one turned out to be
	private    [privateCount]privateValue
}

// Names are other names of an author; none has a ";".
type Names []string

// Scan reads them as the database has them.
func (n *Names) Scan(v any) error {
	*n = Names{}
	if s, _ := v.(string); s != "" {
		*n = strings.Split(s, "; ")
	}
	return nil
}

// Value writes them as the database has them.
func (n Names) Value() (driver.Value, error) { return strings.Join(n, "; "), nil }

// Years are calendar years.
type Years []int

// Scan reads them as the database has them.
func (y *Years) Scan(v any) (err error) {
	s, _ := v.(string)
	*y, err = parseYears(s)
	return err
}

// Value writes them as the database has them.
func (y Years) Value() (driver.Value, error) { return y.String(), nil }

// String lists the years: "2026,2027".
func (y Years) String() string {
	words := make([]string, len(y))
	for i, year := range y {
		words[i] = strconv.Itoa(year)
	}
	return strings.Join(words, ",")
}

var calendarYear = regexp.MustCompile(`^20[0-9]{2}$`)

func parseYears(s string) (Years, error) {
	years := Years{}
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == ';' || r == ' ' }) {
		if !calendarYear.MatchString(word) {
			return nil, payroll.Refuse(BadFieldValue, "field", "commitments", "value", s, "takes", "2026,2027")
		}
		year, _ := strconv.Atoi(word)
		years = append(years, year)
	}
	slices.Sort(years)
	return slices.Compact(years), nil
}

// Taxpayer returns what the rules of withholding want to know of the author.
func (a *Author) Taxpayer() payroll.Taxpayer {
	code := a.TaxCode
	if slices.Contains(a.Forgotten, cms.AuthorTaxCode) {
		code = "forgotten" // a payment is taxed as it was while the code was known
	}
	return payroll.Taxpayer{Kind: a.Kind, TaxCode: code, Commitments: a.Commitments, OnRequest: a.WithholdBelow}
}

// authorColumns are what an author a was in a version v.
const authorColumns = `a.id, a.code, v.name, v.pen_names, v.kind, v.legal_name, v.tax_code, v.id_number, v.bank, v.branch, v.account, v.account_name,
  v.email, v.phone, v.address, v.nationality, v.commitments, v.withhold_below, v.named,
  COALESCE(v.merged_into, 0), v.tax_code_hash, v.id_number_hash, v.account_hash, v.email_hash, v.phone_hash, v.address_hash`

// authorsAt returns a query of who authors were after an event.
func authorsAt(asOf int64) string {
	return `SELECT ` + authorColumns + `
FROM author a JOIN author_version_known v ON v.id = (SELECT MAX(w.id) FROM author_version w
WHERE w.author_id = a.id AND w.event_id <= ` + itoa(asOf) + `)`
}

func (a *Author) fields() []any {
	value := func(field cms.AuthorField) any { return storedValue{a, slices.Index(cms.PrivateFields, field)} }
	list := []any{
		&a.ID, &a.Code, &a.Name, &a.PenNames, &a.Kind, &a.LegalName, value(cms.AuthorTaxCode), value(cms.AuthorIDNumber),
		&a.Bank, &a.Branch, value(cms.AuthorAccount), &a.AccountName,
		value(cms.AuthorEmail), value(cms.AuthorPhone), value(cms.AuthorAddress), &a.Nationality, &a.Commitments, &a.WithholdBelow, &a.Named, &a.mergedInto,
	}
	for i := range cms.PrivateFields {
		list = append(list, storedHash{a, i})
	}
	return list
}

// readAuthors returns the authors that where, the end of a query, selects, as they are now.
func readAuthors(t *tx, where string, args ...any) ([]Author, error) {
	return all(t, authorsAt(payroll.LatestEvent)+where, args, (*Author).fields)
}

// authorsAsOf returns every author by number, as they were after an event: one who was merged
// is the one kept.
func authorsAsOf(t *tx, asOf int64) (map[int64]Author, error) {
	list, err := all(t, authorsAt(asOf), nil, (*Author).fields)
	as := make(map[int64]Author, len(list))
	for _, a := range list {
		as[a.ID] = a
	}
	for _, a := range list {
		survivor := a
		for steps := 0; survivor.mergedInto != 0 && steps < len(list); steps++ { // a ring, which nobody makes here, ends
			survivor = as[survivor.mergedInto]
		}
		as[a.ID] = survivor
	}
	return as, err
}

// Authors returns all authors, in the order of their codes, without the names that turned out
// to be several people's.
func (l *Ledger) Authors(ctx context.Context) (authors []Author, err error) {
	err = l.read(ctx, func(t *tx) error {
		authors, err = readAuthors(t, ` WHERE v.merged_into IS NULL ORDER BY a.id`)
		if err != nil {
			return err
		}
		split, err := namesToSplit(t)
		authors = slices.DeleteFunc(authors, func(a Author) bool { return split(&a) })
		return err
	})
	return authors, err
}

// Author finds one by code or by any spelling of the name.
func (l *Ledger) Author(ctx context.Context, name string) (a Author, err error) {
	err = l.read(ctx, func(t *tx) error {
		a, err = findAuthor(t, name)
		return err
	})
	return a, err
}

// AuthorBalance is Author with what is posted for them and not paid by a confirmed
// payment, in đồng; below zero is what they owe.
func (l *Ledger) AuthorBalance(ctx context.Context, name string) (a Author, balance payroll.Dong, err error) {
	err = l.look(ctx, func(t *tx, r rules) error {
		if a, err = findAuthor(t, name); err != nil {
			return err
		}
		owed, err := owedByAuthor(t, r)
		balance = owed[a.ID]
		return err
	})
	return a, balance, err
}

// ConfirmAuthors settles the kind of authors, by name or code: whatever the names look
// like, somebody has said whose they are. Without names it settles all whose kind is not
// yet confirmed, but for those whose names are not one person's. It returns those it changed.
func (l *Ledger) ConfirmAuthors(ctx context.Context, act Act, names []string, kind payroll.AuthorKind) (changed []Author, err error) {
	err = l.write(ctx, act, func(t *tx) error {
		changed, err = authorsToConfirm(t, names)
		if err != nil || len(changed) == 0 {
			return err
		}
		if err := t.BeginEvent("author confirm", codes(changed), string(kind)); err != nil {
			return err
		}
		for i := range changed {
			changed[i].Kind = kind
			changed[i].Named = changed[i].Named || len(names) > 0
			if err := addAuthorVersion(t, changed[i]); err != nil {
				return err
			}
		}
		return nil
	})
	return changed, err
}

func authorsToConfirm(t *tx, names []string) ([]Author, error) {
	if len(names) == 0 {
		all, err := readAuthors(t, ` WHERE v.kind = '' AND v.merged_into IS NULL ORDER BY a.id`)
		return slices.DeleteFunc(all, func(a Author) bool { return a.odd() }), err
	}
	var found []Author
	for _, name := range names {
		a, err := findAuthor(t, name)
		if err != nil {
			return nil, err
		}
		found = append(found, a)
	}
	return found, nil
}

func codes(authors []Author) string {
	list := make([]string, len(authors))
	for i, a := range authors {
		list[i] = a.Code
	}
	return strings.Join(list, ", ")
}

// AddAuthor makes an author, also where another bears the name already: the two are
// told apart by code, and an import that cannot tell refuses the row.
func (l *Ledger) AddAuthor(ctx context.Context, act Act, name string, fields map[string]string) (Author, error) {
	if name = payroll.CleanName(name); name == "" {
		return Author{}, payroll.Refuse(NameEmpty)
	}
	return once(ctx, l, act, rememberedAuthor, []any{"author add", name, fields}, func(t *tx) (a Author, err error) {
		if err := t.BeginEvent("author add", name, ""); err != nil {
			return a, err
		}
		if a, err = addAuthor(t, name); err != nil {
			return a, err
		}
		return a, setAuthor(t, &a, fields)
	})
}

// rememberedAuthor keeps the code of an author; a repeat returns the author as they are now.
var rememberedAuthor = remembered[Author]{
	keep: func(a Author) (string, error) { return a.Code, nil },
	find: findAuthor,
}

// AuthorFields are what SetAuthor can set.
var AuthorFields = []string{
	"name", "kind", "legal-name", "tax-code", "id-number", "bank", "branch", "account", "account-name", "email",
	"phone", "address", "nationality", "commitments", "withhold-below",
}

// SetAuthor sets fields of an author, found by name or code. A new name is the
// one shown from now on; the old one still finds the author.
func (l *Ledger) SetAuthor(ctx context.Context, act Act, name string, fields map[string]string) (a Author, err error) {
	err = l.write(ctx, act, func(t *tx) error {
		if a, err = findAuthor(t, name); err != nil {
			return err
		}
		if err := t.BeginEvent("author set", a.Code, ""); err != nil {
			return err
		}
		return setAuthor(t, &a, fields)
	})
	return a, err
}

func setAuthor(t *tx, a *Author, fields map[string]string) error {
	if len(fields) == 0 {
		return nil
	}
	for _, field := range slices.Sorted(maps.Keys(fields)) { // one and the same is refused first
		value := fields[field]
		if err := setAuthorField(t, a, field, payroll.OneLine(value)); err != nil {
			return err
		}
		if value == "" {
			a.drop(cms.AuthorField(field))
		}
	}
	return addAuthorVersion(t, *a)
}

func setAuthorField(t *tx, a *Author, field, value string) (err error) {
	switch field {
	case "name":
		return renameAuthor(t, a, payroll.CleanName(value))
	case "kind":
		a.Kind, err = payroll.ParseAuthorKind(value)
		a.Named = a.Named || err == nil
	case "legal-name":
		a.LegalName = value
	case "tax-code":
		a.TaxCode, err = payroll.ParseTaxCode(value)
	case "id-number":
		a.IDNumber, err = payroll.ParseIDNumber(value)
	case "bank":
		a.Bank = value
	case "branch":
		a.Branch = value
	case "account":
		a.Account, err = accountOf(value)
	case "account-name":
		a.AccountName = value
	case "email":
		a.Email = value
	case "phone":
		a.Phone = value
	case "address":
		a.Address = value
	case "nationality":
		a.Nationality = value
	case "commitments":
		a.Commitments, err = parseYears(value)
	case "withhold-below":
		if value != "yes" && value != "no" {
			return payroll.Refuse(BadFieldValue, "field", field, "value", value, "takes", "yes, no")
		}
		a.WithholdBelow = value == "yes"
	default:
		return payroll.Refuse(NoSuchField, "field", field, "fields", strings.Join(AuthorFields, ", "))
	}
	return err
}

var bankAccount = regexp.MustCompile(`^[0-9A-Z]{4,34}$`)

// accountOf returns a bank account's number: digits, or letters and digits as some banks
// give them; people write it with spaces, dots and hyphens.
func accountOf(s string) (string, error) {
	number := strings.ToUpper(strings.NewReplacer(" ", "", ".", "", "-", "").Replace(s))
	if number != "" && !bankAccount.MatchString(number) {
		return "", payroll.Refuse(BadFieldValue, "field", "account", "value", payroll.Masked(s), "takes", "0123456789")
	}
	return number, nil
}

// renameAuthor gives an author another name to be shown; the old one is a pen name now.
func renameAuthor(t *tx, a *Author, name string) error {
	if err := nameAuthor(t, *a, name); err != nil {
		return err
	}
	old := a.Name
	a.Name = name
	a.PenNames = slices.DeleteFunc(a.PenNames, func(n string) bool { return payroll.NameKey(n) == payroll.NameKey(name) })
	if payroll.NameKey(old) != payroll.NameKey(name) {
		a.PenNames = append(a.PenNames, old)
	}
	return nil
}

// bears reports whether a name is one of the author's.
func (a *Author) bears(name string) bool {
	key := payroll.NameKey(name)
	return payroll.NameKey(a.Name) == key || slices.ContainsFunc(a.PenNames, func(n string) bool { return payroll.NameKey(n) == key })
}

// addAuthorVersion stores who an author is from now on.
func addAuthorVersion(t *tx, a Author) error {
	if err := checkUnchanged(t, authorRows(a.ID)); err != nil {
		return err
	}
	args := []any{
		t.EventID, a.ID, a.Name, a.Named, a.PenNames, a.Kind, a.LegalName, a.Bank, a.Branch, a.AccountName,
		a.Nationality, a.Commitments, a.WithholdBelow, a.mergedInto,
	}
	hashes, err := storePrivate(t, &a)
	if err != nil {
		return err
	}
	_, err = t.Exec(`INSERT INTO author_version (event_id, author_id, name, named, pen_names, kind, legal_name, bank, branch, account_name,
  nationality, commitments, withhold_below, merged_into, tax_code_hash, id_number_hash, account_hash, email_hash, phone_hash, address_hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, NULLIF($14, 0), $15, $16, $17, $18, $19, $20)`, append(args, hashes...)...)
	return err
}

// findOrAddAuthor finds the author of a name, or makes one to be confirmed.
func findOrAddAuthor(t *tx, name string) (a Author, added bool, err error) {
	a, err = findAuthor(t, name)
	if !errors.Is(err, payroll.Refuse(NoSuchAuthor)) {
		return a, false, err
	}
	a, err = addAuthor(t, payroll.CleanName(name))
	return a, true, err
}

// addAuthor makes an author to be confirmed.
func addAuthor(t *tx, name string) (Author, error) {
	if err := checkName(name); err != nil {
		return Author{}, err
	}
	var last int64
	if err := t.Get(`SELECT COALESCE(MAX(id), 0) FROM author`, nil, &last); err != nil {
		return Author{}, err
	}
	a := Author{ID: last + 1, Code: fmt.Sprintf("A%04d", last+1), Name: name, PenNames: Names{}, Commitments: Years{}}
	if _, err := t.Exec(`INSERT INTO author (id, event_id, code) VALUES ($1, $2, $3)`, a.ID, t.EventID, a.Code); err != nil {
		return Author{}, err
	}
	if err := indexName(t, name, a.ID); err != nil {
		return Author{}, err
	}
	return a, addAuthorVersion(t, a)
}
