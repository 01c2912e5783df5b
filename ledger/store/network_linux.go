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
	switch uint32(fs.Type) {
	case unix.NFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC, unix.AFS_SUPER_MAGIC:
		return true
	}
	return false
}
