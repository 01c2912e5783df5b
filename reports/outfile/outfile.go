// Package outfile writes the files that people ask for, each whole or not at all.
package outfile

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"nhuanbut/ledger/store"
	"nhuanbut/payroll"
)

// Refusals of a file to be written.
const (
	OutIsLedger payroll.Code = "out-is-ledger"  // Facts: path
	OutIsNoFile payroll.Code = "out-is-no-file" // a folder or a device. Facts: path
	OutNoFolder payroll.Code = "out-no-folder"  // what is to be a folder is something else. Facts: path
)

// Write puts what write writes into path, all of it or nothing. The file is
// readable by its owner alone: it has names, tax codes and money in it. It takes the
// place of an older file, but never of a ledger.
func Write(ctx context.Context, path string, write func(io.Writer) error) (err error) {
	if err := replaceable(path); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".nhuanbut-*.tmp") // mode 0600
	if errors.Is(err, os.ErrNotExist) {
		return payroll.Refuse(store.NoSuchFolder, "path", filepath.Dir(path))
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

// replaceable refuses what a file must not take the place of.
func replaceable(path string) error {
	if store.IsLedger(path) {
		return payroll.Refuse(OutIsLedger, "path", path)
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return payroll.Refuse(OutIsNoFile, "path", path)
	}
	return nil
}
