package ledger_test

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

// full makes a ledger in which every table that is sealed has rows: months closed and
// adjusted, authors merged, payments confirmed, void and carried, tax remitted.
func full(t testing.TB) (path string) {
	t.Helper()
	ctx := context.Background()
	path = filepath.Join(t.TempDir(), "full.db")
	l, err := ledger.Create(ctx, path, who)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	take(t, l, ledger.ImportOptions{}, withID, "1,A,05/09/2026,a,An; Bình,50,0", "2,B,06/09/2026,b,Chi,2,0", "3,C,07/09/2026,c,Chi K,1,0", "4,D,08/09/2026,d,Dũng,1,0", "5,E,08/10/2026,e,Bình N,0,0")
	_, err = l.ConfirmAuthors(ctx, nil, payroll.Contributor)
	must(err)
	_, err = l.SetAuthor(ctx, "An", map[string]string{"account": "0123456789", "bank": "Kho bạc", "tax-code": "001085012345", "id-number": "001085012345", "account-name": "AN", "email": "an@example.vn", "legal-name": "Lê An", "commitments": "2025"})
	must(err)
	_, err = l.SetAuthor(ctx, "Dũng", map[string]string{"kind": "staff"})
	must(err)
	_, err = l.SetSetting(ctx, ledger.Regulation, "Quy chế số 8", "2026-09")
	must(err)
	must(l.SetRate(ctx, payroll.Rate{Name: payroll.DeadlineRate, From: "2026-09-01", Basis: "Quy chế số 8"}))
	line, err := l.AddLine(ctx, ledger.NewLine{Month: "2026-09", Author: "Bình", Kind: payroll.RemunerationKind, Amount: 100_000, Basis: "QĐ 1"})
	must(err)
	_, err = l.ClosePeriod(ctx, "2026-09", ledger.CloseOptions{})
	must(err)
	run, err := l.Pay(ctx, []payroll.Month{"2026-09"}, "2026-10-10")
	must(err)
	_, err = l.ConfirmPay(ctx, run.ID, "", ledger.ByBank, "2026-10-11")
	must(err)
	_, err = l.ConfirmPay(ctx, run.ID, "", ledger.ByPayroll, "2026-10-11")
	must(err)
	_, err = l.VoidPay(ctx, run.ID, "Bình", "nhầm tài khoản")
	must(err)
	_, err = l.VoidLine(ctx, line.ID, "nhập trùng")
	must(err)
	_, err = l.MergeAuthors(ctx, "Chi", []string{"Chi K"})
	must(err)
	_, err = l.MergeAuthors(ctx, "Bình", []string{"Bình N"})
	must(err)
	_, err = l.DistinctAuthors(ctx, []string{"An", "Dũng"})
	must(err)
	_, err = l.Decide(ctx, []string{"2"}, payroll.Rejected, "trùng")
	must(err)
	amount := payroll.Dong(1_000_000_000)
	must(l.SetBudget(ctx, ledger.Budget{Period: "2026", Amount: &amount}))
	_, err = l.ClosePeriod(ctx, "2026-10", ledger.CloseOptions{})
	must(err)
	_, err = l.UnmergeAuthor(ctx, "Bình N")
	must(err)
	run, err = l.Pay(ctx, []payroll.Month{"2026-10"}, "2026-11-01")
	must(err)
	if run.Rows[len(run.Rows)-1].Status != ledger.StatusCarried {
		t.Fatalf("nobody is carried: %+v", run.Rows)
	}
	_, err = l.Collect(ctx, "Chi", ledger.ByCash, "2026-11-01")
	must(err)
	_, err = l.RemitTax(ctx, ledger.ByBank, "2026-11-01")
	must(err)
	return path
}

func verify(t testing.TB, path, against string) ledger.Verified {
	t.Helper()
	l, err := ledger.Open(context.Background(), path, who)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	done, err := l.Verify(context.Background(), against)
	if err != nil {
		t.Fatal(err)
	}
	return done
}

func TestVerifyPassesWhatTheToolDid(t *testing.T) {
	path := full(t)
	done := verify(t, path, "")
	if !done.OK {
		t.Fatalf("%+v", done.Problems)
	}
	if again := verify(t, path, done.Head[:20]); !again.OK {
		t.Fatalf("against its own head: %+v", again.Problems)
	}
	if other := verify(t, path, strings.Repeat("0", 64)); other.OK || other.Problems[0].Code != ledger.HeadMissing {
		t.Fatalf("against another head: %+v", other.Problems)
	}
}

// raw is the database as another program opens it.
func raw(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func exec(t testing.TB, db *sql.DB, query string, args ...any) {
	t.Helper()
	if _, err := db.Exec(query, args...); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

func column(t testing.TB, db *sql.DB, query string, args ...any) (values []string) {
	t.Helper()
	rows, err := db.Query(query, args...)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			t.Fatal(err)
		}
		values = append(values, s)
	}
	return values
}

// sealed are the tables whose rows are never changed: all but what finds articles and
// authors, which can be made anew from the others, and the steps of the schema.
func sealed(t testing.TB, db *sql.DB) []string {
	return column(t, db, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
AND name NOT IN ('article', 'author_name', 'goose_db_version') ORDER BY name`)
}

func TestTriggersRefuseEveryChange(t *testing.T) {
	db := raw(t, full(t))
	tables := sealed(t, db)
	if len(tables) < 19 {
		t.Fatalf("only %v", tables)
	}
	for _, table := range tables {
		if n := column(t, db, `SELECT COUNT(*) FROM `+table); n[0] == "0" {
			t.Errorf("%s has no rows: its triggers are not tried", table)
		}
		for _, query := range []string{
			`DELETE FROM ` + table, `UPDATE ` + table + ` SET rowid = rowid`, `INSERT OR REPLACE INTO ` + table + ` SELECT * FROM ` + table,
		} {
			if _, err := db.Exec(query); err == nil || !strings.Contains(err.Error(), "append-only") {
				t.Errorf("%s: %v", query, err)
			}
		}
	}
}

// edit changes a copy of a ledger behind the tool's back: with the triggers of a table
// dropped and put back, and without SQLite's own checks. It reports whether SQLite
// could do it at all.
func edit(t testing.TB, path, table, query string) (copied string, ok bool) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	copied = filepath.Join(t.TempDir(), "copy.db")
	if err := os.WriteFile(copied, data, 0o600); err != nil {
		t.Fatal(err)
	}
	db := raw(t, copied)
	defer db.Close()
	db.SetMaxOpenConns(1)
	exec(t, db, `PRAGMA foreign_keys = OFF`)
	exec(t, db, `PRAGMA ignore_check_constraints = ON`)
	triggers := column(t, db, `SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = $1`, table)
	for _, name := range column(t, db, `SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = $1`, table) {
		exec(t, db, `DROP TRIGGER `+name)
	}
	result, err := db.Exec(query)
	for _, trigger := range triggers {
		_, _ = db.Exec(trigger) // its table may be gone
	}
	if err != nil {
		return copied, false
	}
	n, err := result.RowsAffected()
	return copied, err == nil && n > 0
}

// A row that replaces another of the same key under a new number is refused too.
func TestTriggersRefuseAReplacement(t *testing.T) {
	db := raw(t, full(t))
	for table, columns := range map[string]string{
		"period":        `999, event_id, month, first_day, last_day, articles, gross, accepted`,
		"payment_step":  `999, event_id, payment_id, status, method, date, reason`,
		"line_void":     `999, event_id, line_id, reason, made_at, made_by`,
		"article_payee": `999, event_id, version_id, role, position, author_id, share`,
	} {
		_, err := db.Exec(`INSERT OR REPLACE INTO ` + table + ` SELECT ` + columns + ` FROM ` + table + ` LIMIT 1`)
		if err == nil || !strings.Contains(err.Error(), "append-only") {
			t.Errorf("%s: %v", table, err)
		}
	}
}

// Every column of every sealed table, changed by a single value, is found.
func TestVerifyFindsEveryEdit(t *testing.T) {
	if testing.Short() {
		t.Skip("every column of every table takes long")
	}
	path := full(t)
	db := raw(t, path)
	tried := 0
	for _, table := range sealed(t, db) {
		for _, name := range column(t, db, `SELECT name FROM pragma_table_info($1)`, table) {
			set := `UPDATE ` + table + ` SET ` + name + ` = CASE typeof(` + name + `) WHEN 'integer' THEN 1 - ` + name + ` WHEN 'null' THEN 1 ELSE ` + name + ` || '0' END WHERE rowid = `
			for _, row := range []string{`MIN`, `MAX`} {
				copied, ok := edit(t, path, table, set+`(SELECT `+row+`(rowid) FROM `+table+`)`)
				if !ok {
					continue
				}
				tried++
				if done := verify(t, copied, ""); done.OK {
					t.Errorf("%s.%s of the %s row: not found", table, name, row)
				}
			}
		}
	}
	if tried < 300 {
		t.Errorf("only %d edits were tried", tried)
	}
}

// A row that is deleted, or put in, is found.
func TestVerifyFindsEveryRow(t *testing.T) {
	path := full(t)
	db := raw(t, path)
	for _, table := range sealed(t, db) {
		copied, ok := edit(t, path, table, `DELETE FROM `+table+` WHERE rowid = (SELECT MAX(rowid) FROM `+table+`)`)
		if !ok {
			t.Errorf("%s: nothing deleted", table)
		} else if done := verify(t, copied, ""); done.OK {
			t.Errorf("%s: a deleted row was not found", table)
		}
		columns := strings.Join(slices.DeleteFunc(column(t, db, `SELECT name FROM pragma_table_info($1)`, table), func(c string) bool { return c == "id" }), ", ")
		if table == "seal" {
			continue // one for each event, which has one
		}
		copied, ok = edit(t, path, table, `INSERT OR IGNORE INTO `+table+` (`+columns+`) SELECT `+columns+` FROM `+table+` WHERE rowid = (SELECT MIN(rowid) FROM `+table+`)`)
		if ok && verify(t, copied, "").OK {
			t.Errorf("%s: a row put in was not found", table)
		}
	}
}

// A ledger whose end was cut off, all of it consistently, no longer has the head.
func TestVerifyFindsACutOffEnd(t *testing.T) {
	path := full(t)
	head := verify(t, path, "").Head
	db := raw(t, path)
	db.SetMaxOpenConns(1)
	last := column(t, db, `SELECT MAX(id) FROM event`)[0]
	exec(t, db, `PRAGMA foreign_keys = OFF`)
	tables := sealed(t, db)
	triggers := column(t, db, `SELECT sql FROM sqlite_schema WHERE type = 'trigger'`)
	for _, name := range column(t, db, `SELECT name FROM sqlite_schema WHERE type = 'trigger'`) {
		exec(t, db, `DROP TRIGGER `+name)
	}
	for _, table := range tables { // the tax remitted: its payment, its entry and its step
		key := "event_id"
		if table == "event" {
			key = "id"
		}
		exec(t, db, `DELETE FROM `+table+` WHERE `+key+` IN ($1, $1 - 1)`, last)
	}
	for _, trigger := range triggers {
		exec(t, db, trigger)
	}
	db.Close()
	if done := verify(t, path, ""); !done.OK {
		t.Fatalf("cutting off was not consistent: %+v", done.Problems)
	}
	done := verify(t, path, head)
	if done.OK || done.Problems[0].Code != ledger.HeadMissing {
		t.Errorf("%+v", done.Problems)
	}
}

// A trigger that was weakened is found, also where no value was changed.
func TestVerifyFindsChangedTriggers(t *testing.T) {
	path := full(t)
	for _, query := range []string{
		`DROP TRIGGER posting_no_update`,
		`DROP INDEX posting_entry`,
		`CREATE TRIGGER extra AFTER INSERT ON entry BEGIN SELECT 1; END`,
	} {
		copied, _ := edit(t, path, "none", query)
		done := verify(t, copied, "")
		if done.OK || done.Problems[0].Code != ledger.SchemaDiffers {
			t.Errorf("%s: %+v", query, done.Problems)
		}
	}
	copied, _ := edit(t, path, "none", `DROP TRIGGER posting_no_update`)
	db := raw(t, copied)
	exec(t, db, `CREATE TRIGGER posting_no_update BEFORE UPDATE ON posting BEGIN SELECT 1; END`)
	db.Close()
	if done := verify(t, copied, ""); done.OK || done.Problems[0].Where != "trigger posting_no_update" {
		t.Errorf("%+v", done.Problems)
	}
}

// What finds articles and authors is checked too, though it can be made anew.
func TestVerifyFindsChangedIndexes(t *testing.T) {
	path := full(t)
	for _, query := range []string{
		`UPDATE article SET published_on = '2026-10-05' WHERE id = 1`,
		`UPDATE article SET version_id = 2 WHERE id = 1`,
		`UPDATE article SET cms_id = 'x1' WHERE id = 1`,
		`UPDATE article SET source = 'x' WHERE id = 1`,
		`UPDATE article SET slug_key = 'x' WHERE id = 1`,
		`UPDATE article SET title_key = 'x' WHERE id = 1`,
		`UPDATE author_name SET author_id = 2 WHERE author_id = 1`,
		`DELETE FROM author_name WHERE author_id = 1`,
	} {
		copied, ok := edit(t, path, "none", query)
		if !ok {
			t.Fatalf("%s: not done", query)
		}
		if done := verify(t, copied, ""); done.OK || done.Problems[0].Code != ledger.IndexDiffers {
			t.Errorf("%s: %+v", query, done.Problems)
		}
	}
}

// An edit that breaks what everything relies on is found, and neither hangs nor panics.
func TestVerifySurvivesWhatItFinds(t *testing.T) {
	path := full(t)
	for table, queries := range map[string][]string{
		"author_version": {`UPDATE author_version SET merged_into = author_id`, `UPDATE author_version SET merged_into = 999 WHERE author_id = 1`},
		"period":         {`UPDATE period SET month = '' WHERE id = 2`, `UPDATE period SET month = 'zz' WHERE id = 1`},
		"setting":        {`UPDATE setting SET key = 'formula.round-to', value = '0'`},
		"line":           {`UPDATE line SET month = 'zz'`},
		"article_payee":  {`UPDATE article_payee SET share = '1e-2000000000'`},
		"event":          {`UPDATE event SET id = 4000000000000000000 WHERE id = (SELECT MAX(id) FROM event)`},
		"seal":           {`DROP TABLE seal`},
		"entry":          {`DROP TABLE entry`},
	} {
		for _, query := range queries {
			copied, _ := edit(t, path, table, query)
			if done := verify(t, copied, ""); done.OK {
				t.Errorf("%s: not found", query)
			}
		}
	}
}
