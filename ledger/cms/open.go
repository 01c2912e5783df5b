package cms

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"os"
	"regexp"
)

// Open opens a list and finds its header. It refuses with a *FileError a file that
// nothing can be read from.
func Open(path string, o Options) (*File, error) {
	r := &reading{path: path, o: o, subject: &articles, judge: &dateJudge{}}
	if o.Explain {
		r.explained = &explaining{dates: Dates{Order: o.Dates}}
	}
	opened, err := r.open()
	if err != nil {
		return nil, err
	}
	r.swapBack = o.Dates == DatesDMY && r.about.format == "xlsx" && swapBack(path, o)
	return &File{r: opened, reading: r}, nil
}

// open opens the file in its format and finds its header.
func (r *reading) open() (reader, error) {
	f, err := os.Open(r.path)
	if err != nil {
		return nil, err
	}
	format, err := r.format(f)
	if err != nil {
		f.Close()
		return nil, err
	}
	r.extent = extentOf(f)
	opened, err := format(r, f)
	if err != nil {
		if opened != nil {
			opened.close()
		}
		f.Close()
		return nil, err
	}
	return opened, nil
}

var (
	jsonStart = regexp.MustCompile(`^(?:\{\s*["}]|\[\s*[{\]])`)
	zipMark   = []byte("PK\x03\x04")
	oleMark   = []byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}
)

// format tells the format of a file by its content, since names lie.
func (r *reading) format(f *os.File) (func(*reading, *os.File) (reader, error), error) {
	head, err := headOf(f, sniffed)
	if err != nil {
		return nil, err
	}
	text := bytes.TrimPrefix(head, []byte("\ufeff"))
	if bytes.HasPrefix(head, []byte{0xff, 0xfe}) || bytes.HasPrefix(head, []byte{0xfe, 0xff}) {
		text = bytes.ReplaceAll(head[2:], []byte{0}, nil)
	}
	text = bytes.TrimLeft(text, " \t\r\n")
	switch {
	case len(text) == 0:
		return nil, r.refuse(FileEmpty)
	case bytes.HasPrefix(head, zipMark):
		r.about.format = "xlsx"
		return openWorkbook, nil
	case bytes.HasPrefix(head, oleMark):
		return nil, r.ole(f)
	case bytes.HasPrefix(text, []byte("%PDF")), bytes.HasPrefix(text, []byte("<")), bytes.HasPrefix(head, []byte("PK\x05\x06")), bytes.HasPrefix(text, []byte(`{\rtf`)):
		return nil, r.refuse(FormatUnknown)
	case jsonStart.Match(text):
		r.about.format = "json"
		return r.subject.json, nil
	}
	r.about.format = "csv"
	return openDelimited, nil
}

// ole tells the files in Microsoft's old container apart: a workbook with a
// password, or one of Excel 97.
func (r *reading) ole(f *os.File) error {
	var encrypted []byte
	for _, c := range []byte("EncryptedPackage") {
		encrypted = append(encrypted, c, 0)
	}
	if found, err := contains(f, encrypted); err != nil {
		return err
	} else if found {
		return r.refuse(FileEncrypted)
	}
	return r.refuse(FormatOldExcel)
}

func contains(f *os.File, what []byte) (bool, error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return false, err
	}
	buf := make([]byte, 64*1024)
	kept := 0
	for {
		n, err := f.Read(buf[kept:])
		chunk := buf[:kept+n]
		if bytes.Contains(chunk, what) {
			return true, nil
		}
		if errors.Is(err, io.EOF) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		kept = copy(buf, chunk[max(0, len(chunk)-len(what)+1):])
	}
}

// otherZip refuses a zip that is no XLSX by what it is.
func (r *reading) otherZip(z *zip.Reader) error {
	for _, f := range z.File {
		if f.Name == "mimetype" || f.Name == "content.xml" {
			return r.refuse(FormatODS)
		}
		if entryName(f.Name) == "encryptedpackage" {
			return r.refuse(FileEncrypted)
		}
	}
	return r.refuse(FormatUnknown)
}
