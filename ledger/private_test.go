package ledger_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// shownAuthor is an author with every field, but for the hashes, which are random.
func shownAuthor(a ledger.Author) string {
	return privateHashes.ReplaceAllString(fmt.Sprintf("%+v", a), "}")
}

var privateHashes = regexp.MustCompile(` private:\[.*\]\}$`)

// privates are the private values of full and those of two authors more.
func privates(t testing.TB) (path string) {
	t.Helper()
	path = full(t)
	l := open(t, path)
	for name, fields := range map[string]map[string]string{
		"Bình": {"account": "9876543210", "phone": "0911222333", "address": "Ngõ 5"}, "Dũng": {"account": "5555666677"},
	} {
		must(l.SetAuthor(context.Background(), clerk, name, fields))(t)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// wrongPrivates are where Verify finds private values that differ.
func wrongPrivates(done ledger.Verified) (list []string) {
	for _, p := range done.Problems {
		if p.Code == ledger.PrivateDiffers {
			list = append(list, p.Where)
		}
	}
	return list
}

// Verify names author and field of every private value that is not as it was stored.
func TestVerifyFindsEditedPrivateValues(t *testing.T) {
	path := privates(t)
	const an, binh = `(SELECT author_id FROM author_version WHERE name = 'An')`, `(SELECT author_id FROM author_version WHERE name = 'Bình')`
	codeOf := func(name string) string {
		return must(open(t, path).Author(context.Background(), name))(t).Code
	}
	ofAn, ofBinh := "author "+codeOf("An")+", ", "author "+codeOf("Bình")+", "
	for name, tt := range map[string]struct {
		table, query string
		want         []string
	}{
		"a value":    {"author_private", `UPDATE author_private SET value = value || '0' WHERE field = 'account' AND author_id = ` + an, []string{ofAn + "account"}},
		"a salt":     {"author_private", `UPDATE author_private SET salt = 'x' WHERE field = 'tax-code'`, []string{ofAn + "tax-code"}},
		"a hash":     {"author_private", `UPDATE author_private SET hash = 'x' WHERE field = 'id-number'`, []string{ofAn + "id-number"}},
		"an author":  {"author_private", `UPDATE author_private SET author_id = ` + binh + ` WHERE field = 'tax-code'`, []string{ofAn + "tax-code", ofBinh + "tax-code"}},
		"a field":    {"author_private", `UPDATE author_private SET field = 'address' WHERE field = 'email'`, []string{ofAn + "address", ofAn + "email"}},
		"two values": {"author_private", `UPDATE author_private SET value = CASE value WHEN '0123456789' THEN '9876543210' ELSE '0123456789' END WHERE value IN ('0123456789', '9876543210')`, []string{ofAn + "account", ofBinh + "account"}},
		"two rows": {"author_private", `UPDATE author_private SET author_id = CASE author_id WHEN ` + an + ` THEN ` + binh + ` ELSE ` + an + ` END WHERE value IN ('0123456789', '9876543210')`,
			[]string{ofAn + "account", ofBinh + "account"}},
		"a row more": {"author_private", `INSERT INTO author_private SELECT ` + binh + `, field, hash, salt, value FROM author_private WHERE field = 'email'`, []string{ofBinh + "email"}},
	} {
		t.Run(name, func(t *testing.T) {
			copied, ok := edit(t, path, tt.table, tt.query)
			done := verify(t, copied, "")
			if got := wrongPrivates(done); !ok || !slices.Equal(got, tt.want) || len(done.Forgotten) > 0 {
				t.Errorf("%v: %q, want %q; %+v", ok, got, tt.want, done)
			}
		})
	}
	copied, _ := edit(t, path, "author_version", `UPDATE author_version SET account_hash = tax_code_hash WHERE tax_code_hash <> ''`)
	if done := verify(t, copied, ""); done.OK || !slices.Contains(wrongPrivates(done), ofAn+"account") {
		t.Errorf("a hash that is sealed: %+v", done)
	}
}

// A private value may be deleted, and neither changed nor replaced.
func TestPrivateValuesAreDeletedAndNeverChanged(t *testing.T) {
	path := privates(t)
	db := raw(t, path)
	for _, query := range []string{
		`UPDATE author_private SET value = '1'`, `UPDATE author_private SET salt = salt`,
		`INSERT OR REPLACE INTO author_private SELECT author_id, field, hash, salt, '1' FROM author_private`,
	} {
		if _, err := db.Exec(query); err == nil || !strings.Contains(err.Error(), "append-only") {
			t.Errorf("%s: %v", query, err)
		}
	}
	exec(t, db, `DELETE FROM author_private WHERE field = 'account'`)
	db.Close()
	done := verify(t, path, "")
	if !done.OK || len(done.Forgotten) != 3 || done.Forgotten[0].Field != cms.AuthorAccount {
		t.Errorf("%+v", done)
	}
}

// A value that did not change keeps its row: one a value, however many versions there are.
func TestUnchangedPrivateValueKeepsItsHash(t *testing.T) {
	ctx := context.Background()
	path := privates(t)
	l := open(t, path)
	must(l.SetAuthor(ctx, clerk, "An", map[string]string{"bank": "VCB"}))(t)
	must(l.SetAuthor(ctx, clerk, "An", map[string]string{"account": "0123456789"}))(t)
	db := raw(t, path)
	if n := column(t, db, `SELECT COUNT(*) FROM author_private WHERE value = '0123456789'`); n[0] != "1" {
		t.Errorf("%s rows", n[0])
	}
	must(l.SetAuthor(ctx, clerk, "An", map[string]string{"account": ""}))(t)
	if a := must(l.Author(ctx, "An"))(t); a.Account != "" || len(a.Forgotten) > 0 {
		t.Errorf("%+v", a)
	}
	headOf(t, l)
}

// What is forgotten is gone from the file; the chain stays whole, payments recompute to
// the tax that they had, and copies keep what was not forgotten.
func TestForgetPrivate(t *testing.T) {
	ctx := context.Background()
	path := privates(t)
	l := open(t, path)
	before := headOf(t, l)
	runs := asJSON(t, must(l.PaymentReport(ctx, 1))(t).Run.Rows)
	if _, err := l.ForgetPrivate(ctx, clerk, "An", []cms.AuthorField{cms.AuthorName}); !errors.Is(err, payroll.Refuse(ledger.NoSuchField)) {
		t.Errorf("a name: %v", err)
	}
	a := must(l.ForgetPrivate(ctx, clerk, "An", cms.PrivateFields))(t)
	if a.Account != "" || a.TaxCode != "" || !slices.Equal(a.Forgotten, []cms.AuthorField{cms.AuthorTaxCode, cms.AuthorIDNumber, cms.AuthorAccount, cms.AuthorEmail}) {
		t.Errorf("%+v", a)
	}
	done := must(l.Verify(ctx, before))(t)
	if !done.OK || len(done.Forgotten) != 4 {
		t.Errorf("%+v", done)
	}
	if after := asJSON(t, must(l.PaymentReport(ctx, 1))(t).Run.Rows); after != runs {
		t.Errorf("payments were %s and are %s", runs, after)
	}
	must(l.Book(ctx, "2026-10"))(t)

	// A later version keeps the hash; a new value is one again.
	must(l.SetAuthor(ctx, clerk, "An", map[string]string{"bank": "VCB", "account": "4444333322"}))(t)
	if a := must(l.Author(ctx, "An"))(t); a.Account != "4444333322" || len(a.Forgotten) != 3 {
		t.Errorf("%+v", a)
	}
	copied := filepath.Join(t.TempDir(), "b")
	restored := filepath.Join(t.TempDir(), "so.db")
	must(l.Backup(ctx, copied, false))(t)
	must(ledger.Restore(ctx, copied, restored, false, clock))(t)
	if a := must(open(t, restored).Author(ctx, "An"))(t); a.Account != "4444333322" || len(a.Forgotten) != 3 {
		t.Errorf("restored: %+v", a)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{path, copied} {
		for _, value := range []string{"0123456789", "001085012345", "an@example.vn"} {
			if bytes.Contains(must(os.ReadFile(file))(t), []byte(value)) {
				t.Errorf("%s still has %s", filepath.Base(file), value)
			}
		}
	}
}
