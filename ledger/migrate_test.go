package ledger

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/pressly/goose/v3"

	"nhuanbut/payroll"
)

// A ledger of the first schema keeps what it has: it is brought up to this program's,
// sealed, and goes on.
func TestLedgerOfTheFirstSchema(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "old.db")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		t.Fatal(err)
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, db, steps, goose.WithDisableGlobalRegistry(true))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := provider.UpTo(ctx, 1); err != nil {
		t.Fatal(err)
	}
	// One article of An (60%) and Bình (40%), 1 × 253,000; a line of 70,000 to An, and
	// one of Bình's that is void.
	texts := ""
	for _, c := range kept {
		switch c {
		case payroll.Photos, payroll.LumpSum, payroll.BaseSalary:
			texts += ", NULL"
		case payroll.Title:
			texts += ", 'Một'"
		case payroll.Published:
			texts += ", '2026-10-05'"
		case payroll.Authors:
			texts += ", 'An (60%); Bình (40%)'"
		case payroll.ApprovalStatus:
			texts += ", 'Approved'"
		case payroll.TextCoefficient:
			texts += ", '1'"
		default:
			texts += ", ''"
		}
	}
	columns := ""
	for _, c := range kept {
		columns += ", " + c.Key()
	}
	for _, query := range []string{
		`PRAGMA application_id = 1852334708`, // "nhbt"
		`INSERT INTO setting VALUES ('regulation', '2026-09', 'Quy chế số 8', '', '')`,
		`INSERT INTO author VALUES (1, 'A0001', 'An', 'contributor', '8012345677', 'an@example.vn', '', ''), (2, 'A0002', 'Bình', 'staff', '', '', '', '')`,
		`INSERT INTO author_name VALUES ('an', 1), ('` + payroll.NameKey("An cũ") + `', 1), ('` + payroll.NameKey("Bình") + `', 2)`,
		`INSERT INTO import_file VALUES (1, 'a.csv', 'main', 1, 1, 0, 0, 0, '', '')`,
		`INSERT INTO article VALUES (1, 'main', '7', '', 'một', '2026-10-05', 1, 1)`, // missing since file 1
		`INSERT INTO article_version (id, article_id, number, origin, made_at, made_by, file_id, sheet, file_row, reason, overridden` + columns + `)
VALUES (1, 1, 1, 'import', '2026-11-01T00:00:00Z', 'x', NULL, '', 2, '', '{}'` + texts + `)`,
		`INSERT INTO article_payee VALUES (1, 'text', 1, 1, '60'), (1, 'text', 2, 2, '40')`,
		`INSERT INTO line VALUES (1, '2026-10', NULL, 1, 'editing', 'remuneration', '1', '1', '70000', 70000, 'QĐ 1', '2026-11-01T00:00:00Z', 'x', NULL, NULL, NULL),
  (2, '2026-10', NULL, 2, 'editing', 'remuneration', '1', '1', '5', 5, 'QĐ 1', '2026-11-01T00:00:00Z', 'x', '2026-11-02T00:00:00Z', 'y', 'nhầm')`,
	} {
		if _, err := db.Exec(query); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	}
	db.Close()

	who := Who{User: "kế toán", Now: func() time.Time { return time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC) }}
	if done, err := Restore(ctx, path, filepath.Join(t.TempDir(), "restored.db"), false, who); err != nil || done.Head == "" {
		t.Errorf("a backup of the first schema: %+v, %v", done, err)
	}
	l, err := Open(ctx, path, who)
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	b, err := l.Book(ctx, "2026-10")
	if err != nil {
		t.Fatal(err)
	}
	total := b.Total(ByAuthor)
	if a, err := l.Author(ctx, "An Cũ"); err != nil || a.Code != "A0001" {
		t.Errorf("by the old name: %+v, %v", a, err)
	}
	// 60% of 253,000 and 70,000; 40%
	if len(total.Rows) != 2 || total.Rows[0].Gross != 221_800 || total.Rows[1].Gross != 101_200 || b.Undeclared {
		t.Errorf("%+v", total)
	}
	if !b.Entries[0].Missing {
		t.Error("the article is no longer missing")
	}
	if a, err := l.Author(ctx, "An"); err != nil || a.TaxCode != "8012345677" || len(a.PenNames) != 1 || a.Kind != payroll.Contributor {
		t.Errorf("%+v, %v", a, err)
	}
	if lines, err := l.EnteredLines(ctx, ""); err != nil || len(lines) != 2 || lines[1].VoidReason != "nhầm" {
		t.Errorf("%+v, %v", lines, err)
	}
	if _, err := l.ClosePeriod(ctx, "2026-10", CloseOptions{}); err != nil {
		t.Error(err)
	}
	done, err := l.Verify(ctx, "")
	if err != nil || !done.OK {
		t.Errorf("%+v, %v", done.Problems, err)
	}
	events, err := l.Events(ctx, "")
	if err != nil || events[0].By != "kế toán" || events[0].Action != "begin" {
		t.Errorf("%+v, %v", events, err)
	}
}

// A ledger whose steps are not those it was made with is damaged; above all it is not
// sealed anew over what somebody has edited.
func TestStepsThatWereTakenBack(t *testing.T) {
	ctx := context.Background()
	who := Who{User: "kế toán", Now: func() time.Time { return time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC) }}
	sound := filepath.Join(t.TempDir(), "so.db")
	l, err := Create(ctx, sound, who)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.SetSetting(ctx, UnitName, "Cổng Sông Lam", ""); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(sound)
	if err != nil {
		t.Fatal(err)
	}
	for _, queries := range [][]string{
		{`DROP TRIGGER seal_no_delete`, `DROP TRIGGER setting_no_update`, `DROP TRIGGER event_no_update`, `UPDATE setting SET value = 'x'`,
			`DELETE FROM seal`, `DELETE FROM goose_db_version WHERE version_id >= 3`},
		{`DELETE FROM goose_db_version WHERE version_id >= 2`},
		{`DELETE FROM goose_db_version WHERE version_id >= 4`},
		{`DELETE FROM goose_db_version WHERE version_id >= 5`},
		{`DELETE FROM goose_db_version WHERE version_id >= 9`},
		{`DELETE FROM goose_db_version WHERE version_id >= 10`},
		{`DELETE FROM goose_db_version WHERE version_id >= 11`},
		{`DELETE FROM goose_db_version WHERE version_id >= 12`},
		{`DELETE FROM goose_db_version WHERE version_id = 4 OR version_id >= 9`},
		{`DELETE FROM goose_db_version WHERE version_id > 0`},
		{`DELETE FROM goose_db_version`},
		{`DROP TABLE goose_db_version`},
	} {
		path := filepath.Join(t.TempDir(), "so.db")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		db, err := sql.Open("sqlite", path)
		if err != nil {
			t.Fatal(err)
		}
		for _, query := range queries {
			if _, err := db.Exec(query); err != nil {
				t.Fatalf("%s: %v", query, err)
			}
		}
		db.Close()
		l, err := Open(ctx, path, who)
		if err == nil {
			l.Close()
		}
		if !errors.Is(err, payroll.Refuse(LedgerDamaged)) {
			t.Errorf("%q: %v", queries, err)
		}
	}
}

// Names and titles are found by the keys of today, also in a ledger that was made when
// marks that nobody sees made another name.
func TestKeysOfBefore(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "a.db")
	who := Who{User: "kế toán", Now: func() time.Time { return time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC) }}
	l, err := Create(ctx, path, who)
	if err != nil {
		t.Fatal(err)
	}
	list := filepath.Join(t.TempDir(), "a.csv")
	if err := os.WriteFile(list, []byte("ID,Tiêu đề,Ngày xuất bản,Tác giả\n1,Hội xuân,05/10/2026,Đỗ Công Hạnh\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Import(ctx, []string{list}, ImportOptions{Source: MainSource}); err != nil {
		t.Fatal(err)
	}
	l.Close()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{
		`UPDATE author_name SET key = 'ð' || SUBSTR(key, 2)`, // as Ð folds
		`UPDATE article SET title_key = title_key || char(8206)`,
	} {
		if _, err := db.Exec(query); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	}
	db.Close()
	if l, err = Open(ctx, path, who); err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if err := l.write(ctx, func(t *tx) error { return l.indexAgain(ctx, t.sql) }); err != nil {
		t.Fatal(err)
	}
	if a, err := l.Author(ctx, "đỗ công hạnh"); err != nil || a.Code != "A0001" {
		t.Errorf("%+v, %v", a, err)
	}
	if done, err := l.Verify(ctx, ""); err != nil || !done.OK {
		t.Errorf("%+v, %v", done.Problems, err)
	}
}
