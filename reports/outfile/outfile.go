// Package outfile writes the files that people ask for, each whole or not at all.
package outfile

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"nhuanbut/ledger/store"
	"nhuanbut/ledger/store/wholefile"
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
func Write(ctx context.Context, path string, write func(io.Writer) error) error {
	if err := replaceable(path); err != nil {
		return err
	}
	_, err := wholefile.Write(path, func(temp string) (err error) {
		f, err := os.OpenFile(temp, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, f.Close()) }()
		return write(f)
	}, func(temp, path string) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		return os.Rename(temp, path)
	})
	if errors.Is(err, wholefile.ErrNoFolder) {
		return payroll.Refuse(store.NoSuchFolder, "path", filepath.Dir(path))
	}
	return err
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
