package cms

import (
	"io"
	"os"
)

// extent is how much there is to read of a file and how much of it has been read.
type extent struct {
	total int64
	done  func() int64
}

// Progress is how much has been read of the file, in bytes, of how much there is. Of a
// workbook it is the sheet's own bytes.
func (f *File) Progress() (done, total int64) {
	if f.extent.done == nil {
		return 0, 0
	}
	return f.extent.done(), f.extent.total
}

// extentOf is that of a file which is read from its start to its end.
func extentOf(f *os.File) extent {
	info, err := f.Stat()
	if err != nil {
		return extent{} // the reading says why
	}
	return extent{info.Size(), func() int64 {
		at, _ := f.Seek(0, io.SeekCurrent)
		return at
	}}
}
