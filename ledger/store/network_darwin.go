package store

import (
	"path/filepath"

	"golang.org/x/sys/unix"
)

// onNetwork reports whether path is on a network share, where SQLite's WAL does
// not work. https://www.sqlite.org/wal.html
func onNetwork(path string) bool {
	var fs unix.Statfs_t
	if err := unix.Statfs(filepath.Dir(path), &fs); err != nil {
		return false // the opening says why
	}
	return fs.Flags&unix.MNT_LOCAL == 0
}
