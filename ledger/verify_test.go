package ledger_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nhuanbut/ledger"
	"nhuanbut/ledger/store"
	"nhuanbut/payroll"
)

// full makes a ledger in which every table that is sealed has rows: months closed and
// adjusted, authors merged, payments confirmed, void and carried, tax remitted.
func full(t testing.TB) (path string) {
	t.Helper()
	ctx := context.Background()
	path = filepath.Join(t.TempDir(), "full.db")
	l, err := ledger.Create(ctx, clerk, path, clock)
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
	take(t, l, ledger.ImportOptions{Whole: true}, withID, "1,A,05/09/2026,a,An; Bình,50,0", "2,B,06/09/2026,b,Chi,2,0")
	take(t, l, ledger.ImportOptions{}, withID, "4,D,08/09/2026,d,Dũng,1,0")
	_, err = l.ConfirmAuthors(ctx, clerk, nil, payroll.Contributor)
	must(err)
	_, err = l.SetAuthor(ctx, clerk, "An", map[string]string{"account": "0123456789", "bank": "Kho bạc", "tax-code": "001085012345", "id-number": "001085012345", "account-name": "AN", "email": "an@example.vn", "legal-name": "Lê An", "commitments": "2025"})
	must(err)
	_, err = l.SetAuthor(ctx, clerk, "Dũng", map[string]string{"kind": "staff"})
	must(err)
	_, err = l.SetSetting(ctx, clerk, payroll.Regulation, "Quy chế số 8", "2026-09")
	must(err)
	must(l.SetRate(ctx, clerk, payroll.Rate{Name: payroll.DeadlineRate, From: "2026-09-01", Basis: "Quy chế số 8"}))
	line, err := l.AddLine(ctx, ledger.Act{User: clerk.User, Key: "thù lao 1"}, ledger.NewLine{Month: "2026-09", Author: "Bình", Kind: payroll.RemunerationKind, Amount: 100_000, Basis: "QĐ 1"})
	must(err)
	_, err = l.ClosePeriod(ctx, clerk, "2026-09", ledger.CloseOptions{Accept: []payroll.Code{payroll.Outlier}})
	must(err)
	run, err := l.Pay(ctx, clerk, []payroll.Month{"2026-09"}, "2026-10-10")
	must(err)
	_, err = l.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByBank, "2026-10-11")
	must(err)
	_, err = l.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByPayroll, "2026-10-11")
	must(err)
	_, err = l.VoidPay(ctx, clerk, run.ID, "Bình", "nhầm tài khoản")
	must(err)
	_, err = l.VoidLine(ctx, clerk, line.ID, "nhập trùng")
	must(err)
	_, err = l.MergeAuthors(ctx, clerk, "Chi", []string{"Chi K"})
	must(err)
	_, err = l.MergeAuthors(ctx, clerk, "Bình", []string{"Bình N"})
	must(err)
	_, err = l.DistinctAuthors(ctx, clerk, []string{"An", "Dũng"}, "")
	must(err)
	_, err = l.Decide(ctx, clerk, []string{"2"}, payroll.Rejected, "trùng")
	must(err)
	giveBack(t, l, "2026-10", "5", "Note", "đặt hàng")
	doubtful(t, l)
	amount := payroll.Dong(1_000_000_000)
	must(l.SetBudget(ctx, clerk, payroll.Budget{Period: "2026", Amount: &amount}))
	_, err = l.ClosePeriod(ctx, clerk, "2026-10", ledger.CloseOptions{})
	must(err)
	_, err = l.UnmergeAuthor(ctx, clerk, "Bình N")
	must(err)
	run, err = l.Pay(ctx, clerk, []payroll.Month{"2026-10"}, "2026-11-01")
	must(err)
	if run.Rows[len(run.Rows)-1].Status != payroll.CarriedForward {
		t.Fatalf("nobody is carried: %+v", run.Rows)
	}
	_, err = l.Collect(ctx, clerk, "Chi", payroll.ByCash, "2026-11-01")
	must(err)
	_, err = l.RemitTax(ctx, clerk, payroll.ByBank, "2026-11-01")
	must(err)
	return path
}

// doubtful fills the tables of what is doubtful, and of what was decided of it.
func doubtful(t testing.TB, l *ledger.Ledger) {
	t.Helper()
	ctx := context.Background()
	take(t, l, ledger.ImportOptions{}, withID, "6,Chợ phiên cuối năm,10/10/2026,,Dũng,xyz,2", "7,Mùa lúa chín,11/10/2026,,Dũng,abc,2")
	take(t, l, ledger.ImportOptions{}, withID, "6,Chợ phiên cuối năm,10/10/2026,,Dũng,1,2")
	must(l.AcceptFindings(ctx, clerk, "2026-10", payroll.RowRefused, ledger.FindingChoice{Articles: []string{"r2"}}, "dòng thừa"))(t)
	held := take(t, l, ledger.ImportOptions{}, withoutID, "Chợ phiên cuối nămm,12/10/2026,,Dũng,1,2", "Chợ phiên cuối năm nay,10/10/2026,,Dũng,1,2")
	if len(held.Held) != 1 {
		t.Fatalf("%+v", held.Held)
	}
	must(l.SameArticle(ctx, clerk, "6", held.Held[0].Article, ""))(t)
	must(l.DifferentArticles(ctx, clerk, "6", "1", ""))(t)
	must(l.DifferentTitle(ctx, clerk, ledger.MainSource, "Tin vắn", ""))(t)
	must(l.AcceptFindings(ctx, clerk, "2026-10", payroll.NoCoefficient, ledger.FindingChoice{}, "bài đặt hàng"))(t)
	for _, next := range []string{`,"odata.nextLink":"next"`, ""} {
		path := filepath.Join(t.TempDir(), "trang.json")
		content := `{"value":[{"ID":"60","Title":"Ra quân","Author":"Dũng","Published":"2026-10-20","Approval Status":"1"}]` + next + `}`
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		must(l.Import(ctx, clerk, []string{path}, ledger.ImportOptions{Source: "trang"}))(t)
	}
}

func verify(t testing.TB, path, against string) ledger.Verified {
	t.Helper()
	l, err := ledger.Open(context.Background(), path, clock)
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
	if other := verify(t, path, strings.Repeat("0", 64)); other.OK || other.Problems[0].Code != store.HeadMissing {
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
// authors, which can be made anew from the others, and private values.
func sealed(t testing.TB, db *sql.DB) []string {
	return slices.DeleteFunc(column(t, db, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
AND name NOT IN ('article', 'author_name', 'author_private') ORDER BY name`),
		func(table string) bool { return slices.Contains(unfilled, table) })
}

// unfilled are the tables that full puts no row into yet.
var unfilled = []string{
	"column_rule", "people_rule", "note_rule",
}

func TestTriggersRefuseEveryChange(t *testing.T) {
	db := raw(t, full(t))
	tables := sealed(t, db)
	if len(tables) < 20 {
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

// An event is put behind the last one and nowhere else.
func TestTriggerRefusesAnEventOfBefore(t *testing.T) {
	path := full(t)
	db := raw(t, path)
	for _, id := range []string{"-5", "0"} {
		if _, err := db.Exec(forgedEvent(id)); err == nil || !strings.Contains(err.Error(), "append-only") {
			t.Errorf("event %s: %v", id, err)
		}
	}
	exec(t, db, forgedEvent("4000000000000000000"))
	if _, err := db.Exec(forgedEvent("3000000000000000000")); err == nil || !strings.Contains(err.Error(), "append-only") {
		t.Errorf("%v", err)
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
		"article_payee": `999, event_id, version_id, role, position, author_id, share, name, amount`,
	} {
		_, err := db.Exec(`INSERT OR REPLACE INTO ` + table + ` SELECT ` + columns + ` FROM ` + table + ` LIMIT 1`)
		if err == nil || !strings.Contains(err.Error(), "append-only") {
			t.Errorf("%s: %v", table, err)
		}
	}
}

// Every column of every sealed table, changed by a single value, is found.
func TestVerifyFindsEveryEdit(t *testing.T) {
	t.Parallel()
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
	t.Parallel()
	path := full(t)
	db := raw(t, path)
	for _, table := range sealed(t, db) {
		copied, ok := edit(t, path, table, `DELETE FROM `+table+` WHERE rowid = (SELECT MAX(rowid) FROM `+table+`)`)
		if !ok {
			t.Errorf("%s: nothing deleted", table)
		} else if done := verify(t, copied, ""); done.OK {
			t.Errorf("%s: a deleted row was not found", table)
		}
		if table == "seal" {
			continue // one for each event, which has one
		}
		query := forgedEvent("(SELECT MAX(id) + 1 FROM event)")
		if table != "event" {
			query = forge(t, db, table, "event_id")
		}
		copied, ok = edit(t, path, table, query)
		if !ok {
			t.Errorf("%s: nothing put in", table)
		} else if done := verify(t, copied, ""); done.OK {
			t.Errorf("%s: a row put in was not found", table)
		}
	}
}

// forgery is what a forged row has otherwise than the row that it is copied from, so that
// nothing but its event is wrong with it.
var forgery = map[string]string{
	"author": "code = 'A9999'", "article_version": "number = number + 100", "article_payee": "position = position + 100",
	"line_void": "line_id = line_id + 1000", "period": "month = '2026-08'", "payment_step": "payment_id = payment_id + 1000",
	"posted_line": "line_id = line_id || 'x'", "entry": "reverses = NULL", "act_key": "key = key || 'x'", "article_same": "same_as = NULL",
}

// A row under an event that the ledger never had is found: before the first event, far
// behind the last, with the event and a seal forged beside it and without.
func TestVerifyFindsForgedEvents(t *testing.T) {
	t.Parallel()
	path := full(t)
	db := raw(t, path)
	tables := slices.DeleteFunc(sealed(t, db), func(table string) bool { return table == "seal" })
	if len(tables) < 19 {
		t.Fatalf("only %v", tables)
	}
	events := []string{"-5", "-9223372036854775808", "0", "4000000000000000000"}
	if testing.Short() {
		events = events[:1]
	}
	for _, table := range tables {
		for _, event := range events {
			for name, beside := range map[string][]string{
				"alone":                {},
				"with an event":        {forgedEvent(event)},
				"with event and seal":  {forgedEvent(event), `INSERT INTO seal (event_id, hash) VALUES (` + event + `, '` + strings.Repeat("0", 64) + `')`},
				"with a seal, no more": {`INSERT INTO seal (event_id, hash) VALUES (` + event + `, '` + strings.Repeat("0", 64) + `')`},
			} {
				queries := append([]string{}, beside...)
				if table == "event" {
					if len(beside) == 0 || name == "with a seal, no more" {
						continue
					}
				} else {
					queries = append(queries, forge(t, db, table, event))
				}
				copied := forged(t, path, queries)
				if done := verify(t, copied, ""); !slices.ContainsFunc(done.Problems, func(p ledger.Problem) bool {
					return p.Code == store.ChainBroken || p.Code == store.RowStray || p.Code == store.EventUnsealed
				}) {
					t.Errorf("%s of event %s, %s: %+v", table, event, name, done.Problems)
				}
			}
		}
	}
}

func forgedEvent(id string) string {
	return `INSERT INTO event (id, made_at, made_by, command, action, subject, detail) VALUES (` + id + `, '2026-11-02T01:00:00Z', 'kế toán', '', 'post', '', '')`
}

// forge is a query that copies a row of a table under another event.
func forge(t testing.TB, db *sql.DB, table, event string) string {
	t.Helper()
	columns := slices.DeleteFunc(column(t, db, `SELECT name FROM pragma_table_info($1)`, table), func(c string) bool { return c == "id" })
	values := slices.Clone(columns)
	if change, ok := forgery[table]; ok {
		name, value, _ := strings.Cut(change, " = ")
		values[slices.Index(columns, name)] = value
	}
	values[slices.Index(columns, "event_id")] = event
	return `INSERT INTO ` + table + ` (` + strings.Join(columns, ", ") + `) SELECT ` + strings.Join(values, ", ") + ` FROM ` + table + ` ORDER BY rowid LIMIT 1`
}

// forged is a copy of a ledger with rows put in while its triggers were gone.
func forged(t testing.TB, path string, queries []string) (copied string) {
	t.Helper()
	copied, _ = edit(t, path, "none", "SELECT 1")
	db := raw(t, copied)
	defer db.Close()
	db.SetMaxOpenConns(1)
	exec(t, db, `PRAGMA foreign_keys = OFF`)
	exec(t, db, `BEGIN`)
	triggers := column(t, db, `SELECT sql FROM sqlite_schema WHERE type = 'trigger'`)
	for _, name := range column(t, db, `SELECT name FROM sqlite_schema WHERE type = 'trigger'`) {
		exec(t, db, `DROP TRIGGER `+name)
	}
	for _, query := range append(queries, triggers...) {
		exec(t, db, query)
	}
	exec(t, db, `COMMIT`)
	return copied
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
	if done.OK || done.Problems[0].Code != store.HeadMissing {
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
		if done.OK || done.Problems[0].Code != store.SchemaDiffers {
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

// A trigger or view does not hide behind a name of SQLite's own.
func TestVerifyFindsHiddenTriggers(t *testing.T) {
	path := full(t)
	for where, sql := range map[string]string{
		"trigger sqlite_evil":          `CREATE TRIGGER sqlite_evil AFTER INSERT ON event BEGIN SELECT 1; END`,
		"trigger sqlite_autoindex_x_1": `CREATE TRIGGER sqlite_autoindex_x_1 AFTER INSERT ON event BEGIN SELECT 1; END`,
		"trigger sqlite_stat1":         `CREATE TRIGGER sqlite_stat1 AFTER INSERT ON event BEGIN SELECT 1; END`,
		"view sqlite_sequence_2":       `CREATE VIEW sqlite_sequence_2 AS SELECT 1`,
	} {
		kind, name, _ := strings.Cut(where, " ")
		copied := forged(t, path, nil)
		db := raw(t, copied)
		db.SetMaxOpenConns(1)
		exec(t, db, `PRAGMA writable_schema = ON`)
		table := "event"
		if kind == "view" {
			table = name
		}
		exec(t, db, `INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql) VALUES ($1, $2, $3, 0, $4)`, kind, name, table, sql)
		db.Close()
		done := verify(t, copied, "")
		if !slices.ContainsFunc(done.Problems, func(p ledger.Problem) bool { return p.Code == store.SchemaDiffers && p.Where == where }) {
			t.Errorf("%s: %+v", where, done.Problems)
		}
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

// Every problem has a place, and what a closing says of its month is told apart from what
// its lines are: 2026-09 is 12,650,000 + 506,000 + 253,000 + 253,000 + 100,000.
func TestVerifyNamesThePlace(t *testing.T) {
	path := full(t)
	for query, want := range map[string]string{
		`UPDATE period SET gross = 5 WHERE month = '2026-09'`:                                                       "closing-differs 2026-09, gross [13762000 5]",
		`UPDATE period SET articles = 9 WHERE month = '2026-09'`:                                                    "closing-differs 2026-09, articles [4 9]",
		`UPDATE posted_line SET amount = amount + 1 WHERE line_id = 'R2-1'`:                                         "period-differs 2026-09 [13762000 13762001]",
		`UPDATE posted_line SET amount = amount - 1 WHERE line_id = 'R1-1'`:                                         "cells-differ 2026-09, article 1 [12650000 12649999]",
		`UPDATE payment_step SET method = 'cash' WHERE payment_id = 1`:                                              "payment-differs payment 1 []",
		`UPDATE entry SET month = '2026-10' WHERE id = 1`:                                                           "entry-differs entry 1 []",
		`UPDATE entry SET date = '2026-09-29' WHERE id = 2`:                                                         "entry-differs entry 2 []",
		`UPDATE posting SET account = '642' WHERE id = 1`:                                                           "entry-differs entry 1 []",
		`UPDATE posting SET account = '1121' WHERE purpose = 'bank'`:                                                "entry-differs entry 6 []",
		`UPDATE posting SET account = '3337' WHERE purpose = 'tax'`:                                                 "entry-differs entry 6 []",
		`UPDATE posting SET event_id = event_id + 1 WHERE id = 1`:                                                   "event-differs posting 1 []",
		`UPDATE payment SET tax_rule = '5%: x' WHERE id = 2`:                                                        "payment-differs payment 2 []",
		`UPDATE payment SET tax_case = 'salary' WHERE run_id IN (SELECT id FROM pay_run WHERE kind = 'collection')`: "payment-differs payment 8 []",
		`UPDATE article_payee SET share = 'x' WHERE version_id = 1`:                                                 "unreadable check of periods ",
		`UPDATE posting SET debit = 5, credit = 5 WHERE id = 1`:                                                     "database-damaged table posting [CHECK constraint failed in posting]",
		`UPDATE entry SET payment_id = 999 WHERE id = (SELECT MAX(id) FROM entry)`:                                  "foreign-key-missing entry 15 [payment]",
	} {
		table := strings.Fields(query)[1]
		copied, ok := edit(t, path, table, query)
		var got []string
		for _, p := range verify(t, copied, "").Problems {
			var facts []any
			for _, fact := range p.Facts {
				facts = append(facts, fact.Value)
			}
			got = append(got, fmt.Sprintf("%s %s %v", p.Code, p.Where, facts))
			if p.Where == "" {
				t.Errorf("%s: %+v has no place", query, p)
			}
		}
		if !ok || !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, want) }) {
			t.Errorf("%s: %q, want %s", query, got, want)
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
