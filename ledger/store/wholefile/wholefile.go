// Package wholefile writes a file whole or not at all.
package wholefile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrNoFolder says that the folder of a file is absent.
var ErrNoFolder = errors.New("no such folder")

// Write makes a temporary file beside path, lets fill write it and put give it its name,
// and returns its size in bytes. The file is readable by its owner alone. Whatever fails
// leaves path as it was and no temporary file. put is os.Rename where nothing else is to
// be done.
func Write(path string, fill func(temp string) error, put func(temp, path string) error) (size int64, err error) {
	dir, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return 0, err
	}
	f, err := os.CreateTemp(dir, ".nhuanbut-*.tmp") // mode 0600
	if errors.Is(err, fs.ErrNotExist) {
		return 0, ErrNoFolder
	}
	if err != nil {
		return 0, err
	}
	temp := f.Name()
	if err := f.Close(); err != nil {
		return 0, err
	}
	defer os.Remove(temp) // what was put in its place is there no more
	if err := fill(temp); err != nil {
		return 0, err
	}
	if size, err = flush(temp); err != nil {
		return 0, err
	}
	return size, put(temp, path)
}

// flush waits until the disk has a file and returns its size in bytes.
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
