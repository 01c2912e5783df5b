package store

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"nhuanbut/ledger/progress"
	"nhuanbut/ledger/store/wholefile"
	"nhuanbut/payroll"
)

// Refusals of backups.
const (
	BackupExists payroll.Code = "backup-exists" // Facts: path
	BackupIsIt   payroll.Code = "backup-is-it"  // the backup and the ledger are one file. Facts: path
	BackupInUse  payroll.Code = "backup-in-use" // a ledger that is open, or was not closed, instead of a backup of it. Facts: path
	RestoreOver  payroll.Code = "restore-over"  // there is a ledger already. Facts: path
)

// Backup copies the file, as it stands at one moment, to path, which may be on a network
// share, and returns the copy's size in bytes. The copy is written beside path, given to
// prove and then renamed; a file that is there already is replaced where it may be.
func (db *DB) Backup(ctx context.Context, path string, replace bool, prove func(*DB) error) (size int64, err error) {
	if sameFile(db.path, path) {
		return 0, payroll.Refuse(BackupIsIt, "path", path)
	}
	if exists(path) && !replace {
		return 0, payroll.Refuse(BackupExists, "path", path)
	}
	return beside(path, func(temp string) error {
		progress.Tell(ctx, progress.State{Step: progress.Copy, Subject: path})
		if err := db.vacuumInto(ctx, temp); err != nil {
			return refusal(err, path)
		}
		// Nobody else has the copy: it needs no locks, which a network share may not have.
		copied, err := connect(temp, db.schema, db.now, fixed)
		if err != nil {
			return err
		}
		copied.path = db.path
		return errors.Join(prove(copied), copied.Close())
	}, os.Rename)
}

// Restore makes a copy of a backup the ledger at path and returns its size in bytes. It
// brings the copy's schema up to this program's and gives it to prove before anything is
// replaced. A ledger that is there already is replaced where it may be, and kept beside
// the new one under the name that Restore returns, "" where there was none.
func Restore(ctx context.Context, backup, path string, replace bool, schema *Schema, now func() time.Time, prove func(*DB) error) (
	size int64, kept string, err error) {
	if onNetwork(path) {
		return 0, "", payroll.Refuse(NetworkShare, "path", path)
	}
	if err := restorable(backup); err != nil {
		return 0, "", err
	}
	if sameFile(backup, path) {
		return 0, "", payroll.Refuse(BackupIsIt, "path", path)
	}
	there := exists(path)
	if there && !replace {
		return 0, "", payroll.Refuse(RestoreOver, "path", path)
	}
	size, err = beside(path, func(temp string) error {
		progress.Tell(ctx, progress.State{Step: progress.Copy, Subject: backup})
		if err := copyFile(backup, temp); err != nil {
			return err
		}
		db, err := open(ctx, Who{}, temp, schema, now, writable)
		if err != nil {
			return named(err, temp, backup)
		}
		db.path = backup
		return errors.Join(prove(db), db.Close())
	}, func(temp, path string) (err error) {
		if there {
			kept, err = replaceFile(ctx, temp, path)
			return err
		}
		return os.Rename(temp, path)
	})
	return size, kept, err
}

// named replaces temp by path in the facts of a refusal: users do not know the name of the
// temporary file.
func named(err error, temp, path string) error {
	var refusal *payroll.Error
	if errors.As(err, &refusal) {
		for i, fact := range refusal.Facts {
			if fact.Value == temp {
				refusal.Facts[i].Value = path
			}
		}
	}
	return err
}

// restorable returns an error if the file at path is not a backup of a ledger.
func restorable(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !isLedger(path, info) {
		return payroll.Refuse(NotALedger, "path", path)
	}
	if hasLog(path) {
		return payroll.Refuse(BackupInUse, "path", path)
	}
	return nil
}

// beside writes a database file whole or not at all, and returns its size in bytes.
func beside(path string, fill func(temp string) error, put func(temp, path string) error) (size int64, err error) {
	size, err = wholefile.Write(path, func(temp string) error {
		defer func() {
			for _, suffix := range []string{walSuffix, shmSuffix} {
				os.Remove(temp + suffix)
			}
		}()
		return fill(temp)
	}, put)
	if errors.Is(err, wholefile.ErrNoFolder) {
		err = payroll.Refuse(NoSuchFolder, "path", filepath.Dir(path))
	}
	return size, err
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
