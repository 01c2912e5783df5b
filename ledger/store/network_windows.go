package store

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// onNetwork reports whether path is on a network share, a mapped drive letter
// included, where SQLite's WAL does not work. https://www.sqlite.org/wal.html
func onNetwork(path string) bool {
	abs, err := filepath.Abs(path)
	if err != nil {
		return false // the opening says why
	}
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(abs) + `\`)
	if err != nil {
		return false
	}
	return windows.GetDriveType(root) == windows.DRIVE_REMOTE
}
