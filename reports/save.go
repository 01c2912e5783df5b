package reports

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

// Save puts what write writes into path, all of it or nothing. The file is
// readable by its owner alone: it has names, tax codes and money in it.
func Save(ctx context.Context, path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".nhuanbut-*.tmp") // mode 0600
	if errors.Is(err, os.ErrNotExist) {
		return payroll.Refuse(ledger.NoSuchFolder, filepath.Dir(path))
	}
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			f.Close() // a second time does no harm
			os.Remove(f.Name())
		}
	}()
	if err := write(f); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
