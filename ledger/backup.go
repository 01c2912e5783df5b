package ledger

import (
	"context"

	"nhuanbut/ledger/store"
	"nhuanbut/payroll"
)

// NotSound refuses a backup with which Verify finds problems. Facts: path, count.
const NotSound payroll.Code = "not-sound"

// Copied is a ledger that was copied and proved. Its JSON is a contract.
type Copied struct {
	Path    string `json:"path"`
	Bytes   int64  `json:"bytes"`
	Entries int    `json:"entries"`
	Head    string `json:"head"` // the last seal of the copy: what verify --against takes
	Kept    string `json:"kept"` // where the ledger is now that a restored one replaced, "" where there was none
}

// Backup copies the ledger, as it stands at one moment, into the file at path, which may
// be on a network share. The copy is written beside path, proved as Verify does and then
// renamed; a file that is there already is replaced where it may be.
func (l *Ledger) Backup(ctx context.Context, path string, replace bool) (Copied, error) {
	var done Copied
	size, err := l.db.Backup(ctx, path, replace, func(db *store.DB) (err error) {
		done, err = (&Ledger{db}).prove(ctx)
		return err
	})
	if err != nil {
		return Copied{}, err
	}
	done.Path, done.Bytes = path, size
	return done, nil
}

// Restore makes a copy of a backup the ledger at path. It brings the copy's schema up to
// this program's and proves it as Verify does before anything is replaced. A ledger
// that is there already is replaced where it may be, and kept beside the new one.
func Restore(ctx context.Context, backup, path string, replace bool, who store.Who) (Copied, error) {
	var done Copied
	size, kept, err := store.Restore(ctx, backup, path, replace, schema, who, func(db *store.DB) (err error) {
		done, err = (&Ledger{db}).prove(ctx)
		return err
	})
	if err != nil {
		return Copied{}, err
	}
	done.Path, done.Bytes, done.Kept = path, size, kept
	return done, nil
}

// prove refuses a copy with which Verify finds problems.
func (l *Ledger) prove(ctx context.Context) (Copied, error) {
	found, err := l.Verify(ctx, "")
	if err != nil {
		return Copied{}, err
	}
	if !found.OK {
		return Copied{}, payroll.Refuse(NotSound, "path", l.db.Path(), "count", len(found.Problems))
	}
	return Copied{Entries: found.Entries, Head: found.Head}, nil
}
