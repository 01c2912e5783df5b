package ledger

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"

	"nhuanbut/payroll"
)

// Refusals of backups.
const (
	BackupExists payroll.Code = "backup-exists" // Args: path
	BackupIsIt   payroll.Code = "backup-is-it"  // the backup and the ledger are one file. Args: path
	BackupInUse  payroll.Code = "backup-in-use" // a ledger that is open, or was not closed, instead of a backup of it. Args: path
	NotSound     payroll.Code = "not-sound"     // verify finds problems. Args: path, how many
	RestoreOver  payroll.Code = "restore-over"  // there is a ledger already. Args: path
)

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
// renamed; one that is there already is replaced where it may be.
func (l *Ledger) Backup(ctx context.Context, path string, replace bool) (Copied, error) {
	if sameFile(l.path, path) {
		return Copied{}, payroll.Refuse(BackupIsIt, path)
	}
	if exists(path) && !replace {
		return Copied{}, payroll.Refuse(BackupExists, path)
	}
	return beside(path, func(temp string) (Copied, error) {
		Tell(ctx, Progress{Step: StepCopy, Subject: path})
		if _, err := l.db.ExecContext(ctx, `VACUUM INTO $1`, temp); err != nil {
			return Copied{}, (&Ledger{path: path}).mark(err)
		}
		// Nobody else has the copy: it needs no locks, which a network share may not have.
		copied, err := sql.Open("sqlite", dsn(temp, fixed))
		if err != nil {
			return Copied{}, err
		}
		done, err := (&Ledger{db: copied, path: l.path, who: l.who}).prove(ctx)
		return done, errors.Join(err, copied.Close())
	}, os.Rename)
}

// Restore makes a copy of a backup the ledger at path. It brings the copy's schema up to
// this program's and proves it as Verify does before anything is replaced. A ledger
// that is there already is replaced where it may be, and kept beside the new one.
func Restore(ctx context.Context, backup, path string, replace bool, who Who) (Copied, error) {
	if onNetwork(path) {
		return Copied{}, payroll.Refuse(NetworkShare, path)
	}
	if err := restorable(backup); err != nil {
		return Copied{}, err
	}
	if sameFile(backup, path) {
		return Copied{}, payroll.Refuse(BackupIsIt, path)
	}
	there := exists(path)
	if there && !replace {
		return Copied{}, payroll.Refuse(RestoreOver, path)
	}
	var kept string
	done, err := beside(path, func(temp string) (Copied, error) {
		Tell(ctx, Progress{Step: StepCopy, Subject: backup})
		if err := copyFile(backup, temp); err != nil {
			return Copied{}, err
		}
		l, err := open(ctx, temp, who, writable)
		if err != nil {
			return Copied{}, named(err, temp, backup)
		}
		l.path = backup
		done, err := l.prove(ctx)
		return done, errors.Join(err, l.Close())
	}, func(temp, path string) (err error) {
		if there {
			kept, err = replaceFile(ctx, temp, path)
			return err
		}
		return os.Rename(temp, path)
	})
	done.Kept = kept
	return done, err
}

// named is an error with another name for a file: nobody knows that of a temporary one.
func named(err error, temp, path string) error {
	var refusal *payroll.Error
	if errors.As(err, &refusal) {
		for i, arg := range refusal.Args {
			if arg == temp {
				refusal.Args[i] = path
			}
		}
	}
	return err
}

// restorable refuses what is no backup.
func restorable(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !isLedger(path, info) {
		return payroll.Refuse(NotALedger, path)
	}
	if wal, err := os.Stat(path + walSuffix); err == nil && wal.Size() > 0 {
		return payroll.Refuse(BackupInUse, path)
	}
	return nil
}

// prove refuses a copy with which Verify finds problems.
func (l *Ledger) prove(ctx context.Context) (Copied, error) {
	found, err := l.Verify(ctx, "")
	if err != nil {
		return Copied{}, err
	}
	if !found.OK {
		return Copied{}, payroll.Refuse(NotSound, l.path, len(found.Problems))
	}
	return Copied{Entries: found.Entries, Head: found.Head}, nil
}

// beside makes a file beside path, readable by its owner alone, and puts it there when
// it is whole. Whatever fails leaves path as it was.
func beside(path string, fill func(temp string) (Copied, error), put func(temp, path string) error) (done Copied, err error) {
	dir, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return done, err
	}
	f, err := os.CreateTemp(dir, ".nhuanbut-*.tmp") // mode 0600
	if errors.Is(err, fs.ErrNotExist) {
		return done, payroll.Refuse(NoSuchFolder, filepath.Dir(path))
	}
	if err != nil {
		return done, err
	}
	temp := f.Name()
	if err := f.Close(); err != nil {
		return done, err
	}
	defer func() {
		for _, suffix := range []string{"", walSuffix, shmSuffix} {
			os.Remove(temp + suffix) // what was put in its place is there no more
		}
	}()
	if done, err = fill(temp); err != nil {
		return Copied{}, err
	}
	if done.Bytes, err = flush(temp); err != nil {
		return Copied{}, err
	}
	if err := put(temp, path); err != nil {
		return Copied{}, err
	}
	done.Path = path
	return done, nil
}

// flush waits until the disk has a file, and gives its size.
func flush(path string) (size int64, err error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	return info.Size(), f.Sync()
}

func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_TRUNC, 0)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	_, err = io.Copy(out, in)
	return err
}

// sameFile reports whether two names are of one file.
func sameFile(a, b string) bool {
	in, err1 := os.Stat(a)
	on, err2 := os.Stat(b)
	return err1 == nil && err2 == nil && os.SameFile(in, on)
}

// SQLite keeps what is not in the file of a database yet in files of these names
// beside it. https://www.sqlite.org/wal.html
const (
	walSuffix = "-wal"
	shmSuffix = "-shm"
)

// replaceFile puts a whole ledger in the place of another, which it keeps beside it.
func replaceFile(ctx context.Context, temp, path string) (kept string, err error) {
	if err := settle(ctx, path); err != nil {
		return "", err
	}
	kept, err = keep(path)
	if err != nil {
		return "", err
	}
	if err := os.Rename(temp, path); err != nil {
		return "", errors.Join(err, putBack(kept, path))
	}
	return kept, nil
}

// settle brings everything that a ledger is into its one file. It refuses a ledger that
// another program has open; what is damaged stays as it is.
func settle(ctx context.Context, path string) error {
	info, err := os.Stat(path)
	if err != nil || !isLedger(path, info) {
		return err
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite", dsn(abs, url.Values{"mode": {"rw"}}))
	if err != nil {
		return err
	}
	defer db.Close()
	var mode string
	err = db.QueryRowContext(ctx, `PRAGMA journal_mode = DELETE`).Scan(&mode)
	if busy := (&Ledger{path: path}).mark(err); errors.Is(busy, payroll.Refuse(LedgerBusy)) {
		return busy
	}
	return ctx.Err()
}

// keep gives the file at path a second name beside it, so that at every moment there is
// a whole ledger at path; where a disk knows no second names it moves the file there.
// What a damaged ledger could not be brought to take in goes with it.
func keep(path string) (kept string, err error) {
	for n := 1; kept == "" || exists(kept) || exists(kept+walSuffix); n++ {
		kept = path + ".bak"
		if n > 1 {
			kept += "-" + strconv.Itoa(n)
		}
	}
	if err := os.Link(path, kept); err != nil {
		if err := os.Rename(path, kept); err != nil {
			return "", err
		}
	}
	for _, suffix := range []string{walSuffix, shmSuffix} {
		if err := os.Rename(path+suffix, kept+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", errors.Join(err, putBack(kept, path))
		}
	}
	return kept, nil
}

// putBack undoes keep.
func putBack(kept, path string) error {
	if sameFile(kept, path) {
		if err := os.Remove(kept); err != nil {
			return err
		}
	}
	for _, suffix := range []string{"", walSuffix, shmSuffix} {
		if err := os.Rename(kept+suffix, path+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
