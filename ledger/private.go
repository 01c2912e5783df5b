package ledger

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"slices"
	"strings"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// PrivateDiffers is found by Verify where a private value or its salt does not give its
// hash, or no version of its author has that hash. It is named by author and field.
const PrivateDiffers payroll.Code = "private-differs"

// Forgotten is a private value that versions of an author had and that was deleted. Its
// JSON is a contract.
type Forgotten struct {
	Author string          `json:"author"` // the code
	Field  cms.AuthorField `json:"field"`
}

// privateCount is the number of cms.PrivateFields, in whose order hashes are kept.
const privateCount = 6

// privateValue is what the ledger has of a private field of an author: the hash, "" where
// there is no value, and the value, "" where it is forgotten too.
type privateValue struct{ hash, value string }

// privateOf returns where an author has a private field.
func (a *Author) privateOf(field cms.AuthorField) *string {
	switch field {
	case cms.AuthorTaxCode:
		return &a.TaxCode
	case cms.AuthorIDNumber:
		return &a.IDNumber
	case cms.AuthorAccount:
		return &a.Account
	case cms.AuthorEmail:
		return &a.Email
	case cms.AuthorPhone:
		return &a.Phone
	}
	return &a.Address
}

// storedValue scans a private value, NULL where there is none or it is forgotten.
type storedValue struct {
	author *Author
	field  int
}

// Scan takes the value.
func (s storedValue) Scan(v any) error {
	value, _ := v.(string)
	s.author.private[s.field].value = value
	*s.author.privateOf(cms.PrivateFields[s.field]) = value
	return nil
}

// storedHash scans the hash of a private value, after the value.
type storedHash storedValue

// Scan takes the hash.
func (s storedHash) Scan(v any) error {
	p := &s.author.private[s.field]
	p.hash, _ = v.(string)
	if p.hash != "" && p.value == "" {
		s.author.Forgotten = append(s.author.Forgotten, cms.PrivateFields[s.field])
	}
	return nil
}

// drop takes away that a private field has a value which is forgotten.
func (a *Author) drop(field cms.AuthorField) {
	if i := slices.Index(cms.PrivateFields, field); i >= 0 && a.private[i].value == "" {
		a.private[i] = privateValue{}
	}
}

// storePrivate stores the values of an author's private fields that are not those of the
// version which a was read from, and returns the hashes of all.
func storePrivate(t *tx, a *Author) (hashes []any, err error) {
	for i, field := range cms.PrivateFields {
		value, hash := *a.privateOf(field), a.private[i].hash
		switch {
		case value == a.private[i].value:
		case value == "":
			hash = ""
		default:
			salt := rand.Text()
			hash = privateHash(salt, value)
			if _, err := t.Exec(`INSERT INTO author_private (author_id, field, hash, salt, value) VALUES ($1, $2, $3, $4, $5)`,
				a.ID, field, hash, salt, value); err != nil {
				return nil, err
			}
		}
		hashes = append(hashes, hash)
	}
	return hashes, nil
}

// privateHash returns the hash that stands for a private value in what is sealed.
func privateHash(salt, value string) string {
	sum := sha256.Sum256([]byte(salt + value))
	return hex.EncodeToString(sum[:])
}

// ForgetPrivate deletes every value that the ledger has, or had, of private fields of an
// author and of those who were merged into the author. Versions keep the hashes. It
// refuses a field that is not private with NoSuchField. Copies of the ledger made before
// still have the values.
func (l *Ledger) ForgetPrivate(ctx context.Context, act Act, name string, fields []cms.AuthorField) (a Author, err error) {
	for _, field := range fields {
		if !field.Private() {
			return a, payroll.Refuse(NoSuchField, "field", string(field), "fields", joined(cms.PrivateFields))
		}
	}
	err = l.write(ctx, act, func(t *tx) error {
		if a, err = findAuthor(t, name); err != nil {
			return err
		}
		if err := checkUnchanged(t, authorRows(a.ID)); err != nil {
			return err
		}
		if err := t.BeginEvent("author forget", a.Code, joined(fields)); err != nil {
			return err
		}
		as, err := authorsAsOf(t, payroll.LatestEvent)
		if err != nil {
			return err
		}
		for number, survivor := range as {
			if survivor.ID != a.ID {
				continue
			}
			for _, field := range fields {
				if _, err := t.Exec(`DELETE FROM author_private WHERE author_id = $1 AND field = $2`, number, field); err != nil {
					return err
				}
			}
		}
		a, err = findAuthor(t, a.Code)
		return err
	})
	return a, err
}

// privateKey says of whom and of which field a hash is.
type privateKey struct {
	author int64
	field  cms.AuthorField
	hash   string
}

// private compares private values with the hashes that versions have of them. A hash
// without a value is forgotten, unless the value stands elsewhere: then it was moved.
func (v *verifier) private() error {
	codes, of, err := v.privateHashes()
	if err != nil {
		return err
	}
	var wrong []Forgotten
	has, sealed, moved := make(map[privateKey]bool), make(map[privateKey]bool), make(map[string]bool)
	for _, k := range of {
		sealed[k] = true
	}
	err = v.tx.Each(`SELECT author_id, field, hash, salt, value FROM author_private ORDER BY author_id, field, hash`, nil, func(rows *sql.Rows) error {
		var k privateKey
		var salt, value string
		if err := rows.Scan(&k.author, &k.field, &k.hash, &salt, &value); err != nil {
			return err
		}
		has[k] = true
		if sum := privateHash(salt, value); !sealed[k] || sum != k.hash {
			wrong = append(wrong, Forgotten{codes[k.author], k.field})
			moved[k.hash], moved[sum] = true, true
		}
		return nil
	})
	if err != nil {
		return err
	}
	for _, k := range of {
		switch at := (Forgotten{codes[k.author], k.field}); {
		case has[k]:
		case moved[k.hash]:
			wrong = append(wrong, at)
		default:
			v.forgotten = append(v.forgotten, at)
		}
	}
	v.forgotten = slices.Compact(v.forgotten)
	slices.SortFunc(wrong, func(a, b Forgotten) int { return strings.Compare(a.place(), b.place()) })
	for _, at := range slices.Compact(wrong) {
		v.report(PrivateDiffers, at.place())
	}
	return nil
}

func (f Forgotten) place() string { return "author " + f.Author + ", " + string(f.Field) }

// privateHashes returns the codes of all authors and each hash that a version has.
func (v *verifier) privateHashes() (codes map[int64]string, of []privateKey, err error) {
	codes = make(map[int64]string)
	err = v.tx.Each(`SELECT id, code FROM author`, nil, func(rows *sql.Rows) error {
		var id int64
		var code string
		err := rows.Scan(&id, &code)
		codes[id] = code
		return err
	})
	if err != nil {
		return nil, nil, err
	}
	var parts []string
	for _, field := range cms.PrivateFields {
		column := strings.ReplaceAll(string(field), "-", "_") + "_hash"
		parts = append(parts, `SELECT author_id, '`+string(field)+`' AS field, `+column+` AS hash FROM author_version WHERE `+column+` <> ''`)
	}
	of, err = all(v.tx, strings.Join(parts, ` UNION `)+` ORDER BY 1, 2, 3`, nil,
		func(k *privateKey) []any { return []any{&k.author, &k.field, &k.hash} })
	return codes, of, err
}
