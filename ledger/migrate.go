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
		goose.WithGoMigrations(goose.NewGoMigration(sealStep, &goose.GoFunc{RunTx: l.sealFirst}, nil)))
	if err != nil {
		return err
	}
	have, want, err := provider.GetVersions(ctx)
	switch {
	case errors.Is(err, goose.ErrVersionNotFound):
		return payroll.Refuse(NotALedger, l.path)
	case err != nil:
		return fmt.Errorf("read the schema's version: %w", err)
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
		return fmt.Errorf("migrate: %w", err)
	}
	return nil
}

// sealStep is the step that seals what the ledger held before it had a chain; it has
// the first of the tables of today's.
const (
	sealStep      = 3
	chainedBySeal = 18
)

func (l *Ledger) sealFirst(ctx context.Context, begun *sql.Tx) error {
	t := l.newTx(ctx, begun)
	if _, err := t.exec(`UPDATE event SET made_at = $1, made_by = $2, command = $3 WHERE id = 1`, t.at, t.user, t.command); err != nil {
		return err
	}
	if err := t.fillPenNames(); err != nil {
		return err
	}
	return t.seal(chained[:chainedBySeal])
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
