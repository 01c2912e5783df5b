package ledger

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"

	"nhuanbut/payroll"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrate brings the schema up to this program's and refuses one that is newer.
// A released step is never edited: a change is a new step.
func (l *Ledger) migrate(ctx context.Context) error {
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	provider, err := goose.NewProvider(goose.DialectSQLite3, l.db, steps, goose.WithDisableGlobalRegistry(true),
		goose.WithGoMigrations(
			goose.NewGoMigration(sealStep, &goose.GoFunc{RunTx: l.sealFirst}, nil),
			goose.NewGoMigration(missingStep, &goose.GoFunc{RunTx: l.moveMissing}, nil),
			goose.NewGoMigration(indexStep, &goose.GoFunc{RunTx: l.indexAgain}, nil),
			goose.NewGoMigration(nearStep, &goose.GoFunc{RunTx: l.addTitleKeys}, nil)))
	if err != nil {
		return err
	}
	have, want, err := provider.GetVersions(ctx)
	switch {
	case errors.Is(err, goose.ErrVersionNotFound):
		return payroll.Refuse(NotALedger, l.path)
	case err != nil:
		return fmt.Errorf("read the schema's version: %w", l.unfit(ctx, err))
	case have > want:
		return payroll.Refuse(LedgerTooNew, l.path)
	case have == want:
		return nil
	}
	if have == 0 {
		var id int64
		if err := l.db.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
			return err
		}
		if id == applicationID { // it has been a ledger, and no longer says of which schema
			return payroll.Refuse(LedgerDamaged, l.path)
		}
		if _, err := l.db.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d", applicationID)); err != nil {
			return err
		}
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("migrate: %w", l.unfit(ctx, err))
	}
	if have == 0 { // its mark is in the file itself from now on, where everybody looks for it
		_, err = l.db.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	}
	return err
}

// unfit is an error of a step. No step fails on a ledger that has the steps before it and
// no others, unless the disk, another program or an interruption is in its way.
func (l *Ledger) unfit(ctx context.Context, err error) error {
	var refusal *payroll.Error
	if code := codeOf(err); ctx.Err() != nil || errors.As(err, &refusal) || code != 0 && code != sqliteError && code != sqliteConstraint {
		return err
	}
	return fmt.Errorf("%w (%w)", payroll.Refuse(LedgerDamaged, l.path), err)
}

// sealStep is the step that seals what the ledger held before it had a chain.
// missingStep moves what whole lists lacked out of the articles, whose rows are not
// sealed. Each knows the first of today's chained tables: later ones are not there yet.
// indexStep finds names and titles by the keys of today: marks that nobody sees no longer
// make another.
const (
	sealStep    = 3
	missingStep = 7
	indexStep   = 11

	chainedBySeal    = 18
	chainedByMissing = 19
)

func (l *Ledger) sealFirst(ctx context.Context, begun *sql.Tx) error {
	t := l.newTx(ctx, begun)
	var later int
	if err := t.get(`SELECT COUNT(*) FROM event WHERE id <> $1`, []any{firstEvent}, &later); err != nil {
		return err
	}
	if later > 0 { // it had its chain, and the step was taken back: it would seal what was edited
		return payroll.Refuse(LedgerDamaged, l.path)
	}
	if _, err := t.exec(`UPDATE event SET made_at = $1, made_by = $2, command = $3 WHERE id = 1`, t.at, t.user, t.command); err != nil {
		return err
	}
	if err := t.fillPenNames(); err != nil {
		return err
	}
	return t.seal(chained[:chainedBySeal])
}

func (l *Ledger) moveMissing(ctx context.Context, begun *sql.Tx) error {
	t := l.newTx(ctx, begun)
	missing, err := all(t, `SELECT id FROM article WHERE missing_since IS NOT NULL ORDER BY id`, nil, func(id *int64) []any { return []any{id} })
	if err != nil {
		return err
	}
	if len(missing) > 0 {
		if err := t.event("migrate", "", ""); err != nil {
			return err
		}
	}
	for _, id := range missing {
		if err := t.setMissing(id, true); err != nil {
			return err
		}
	}
	if _, err := t.exec(`ALTER TABLE article DROP COLUMN missing_since`); err != nil {
		return err
	}
	return t.seal(chained[:chainedByMissing])
}

func (l *Ledger) indexAgain(ctx context.Context, begun *sql.Tx) error {
	t := l.newTx(ctx, begun)
	type name struct {
		key    string
		author int64
	}
	names, err := all(t, `SELECT key, author_id FROM author_name ORDER BY key, author_id`, nil, func(n *name) []any { return []any{&n.key, &n.author} })
	if err != nil {
		return err
	}
	for _, n := range names {
		key := payroll.NameKey(n.key) // a key is a name, and the key of itself
		if key == n.key {
			continue
		}
		if _, err := t.exec(`DELETE FROM author_name WHERE key = $1 AND author_id = $2`, n.key, n.author); err != nil {
			return err
		}
		if _, err := t.exec(`INSERT INTO author_name (key, author_id) VALUES ($1, $2) ON CONFLICT DO NOTHING`, key, n.author); err != nil {
			return err
		}
	}
	type article struct {
		id          int64
		slug, title string
	}
	articles, err := all(t, `SELECT id, slug_key, title_key FROM article ORDER BY id`, nil, func(a *article) []any { return []any{&a.id, &a.slug, &a.title} })
	for _, a := range articles {
		slug, title := payroll.TextKey(a.slug), payroll.TextKey(a.title)
		if err != nil || slug == a.slug && title == a.title {
			continue
		}
		_, err = t.exec(`UPDATE article SET slug_key = $1, title_key = $2 WHERE id = $3`, slug, title, a.id)
	}
	return err
}

// fillPenNames gives authors who were renamed the names that still find them, which
// the first schema kept as keys alone. Its queries are those of its step's schema.
func (t *tx) fillPenNames() error {
	type found struct {
		author int64
		name   string
		key    string
	}
	names, err := all(t, `SELECT v.author_id, v.name, n.key FROM author_name n JOIN author_version v ON v.author_id = n.author_id ORDER BY v.author_id, n.key`,
		nil, func(f *found) []any { return []any{&f.author, &f.name, &f.key} })
	if err != nil {
		return err
	}
	pen := make(map[int64]Names)
	for _, f := range names {
		if payroll.NameKey(f.name) == f.key {
			continue
		}
		pen[f.author] = append(pen[f.author], f.key)
		if _, err := t.exec(`UPDATE author_version SET pen_names = $1 WHERE author_id = $2`, pen[f.author], f.author); err != nil {
			return err
		}
	}
	return nil
}
