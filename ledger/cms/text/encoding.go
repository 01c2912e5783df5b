// Package text reads delimited text, JSON and pages of HTML as typed cells. Begin with
// FindEncoding; NewDelimited, OpenJSON and ParsePage take the encoding that it returns. A
// *payroll.Error refuses the file; any other error is the disk's.
package text

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"nhuanbut/ledger/cms/script"
	"nhuanbut/payroll"
)

// sniffed is the number of bytes by which the format of a file, and an encoding without a
// mark, are told.
const sniffed = 4096

// Encoding tells how the bytes of a file are text.
type Encoding struct {
	decoder encoding.Encoding // nil is UTF-8
	Script  script.Script
	Name    string // as a person knows it
	// Word is the first word that is none in Unicode where the text is of another script,
	// and read what that script reads it as.
	Word, Read string
}

// FindEncoding tells a file's encoding: by the mark of UTF-16 or UTF-8, by the zero bytes of
// UTF-16, as UTF-8 if the whole file is valid, else as one from before Unicode. Its letters
// may be of another script, which their words tell.
func FindEncoding(f *os.File) (Encoding, error) {
	head, err := Head(f)
	if err != nil {
		return Encoding{}, err
	}
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), zeros(head, 1):
		return withScript(f, Encoding{Name: "UTF-16LE", decoder: unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)})
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}), zeros(head, 0):
		return withScript(f, Encoding{Name: "UTF-16BE", decoder: unicode.UTF16(unicode.BigEndian, unicode.UseBOM)})
	case bytes.IndexByte(head, 0) >= 0:
		return Encoding{}, payroll.Refuse(FormatUnknown)
	}
	seen, err := countUTF8(f)
	switch {
	case err != nil:
		return Encoding{}, err
	case seen.bad == 0 && !seen.suspicious:
		return Encoding{Name: "UTF-8"}, nil
	case seen.bad == 0:
		return withScript(f, Encoding{Name: "UTF-8"})
	case seen.good > seen.bad || bytes.HasPrefix(head, []byte("\ufeff")):
		return Encoding{}, payroll.Refuse(TextDamaged, "line", seen.firstBadLine)
	}
	return beforeUnicode(f)
}

// withScript adds the script of the text to a known encoding.
func withScript(f *os.File, enc Encoding) (Encoding, error) {
	e, err := enc.evidence(f)
	if err != nil {
		return enc, err
	}
	enc.Script, err = e.Judge()
	if enc.Script != script.Unicode {
		enc.Name += ", " + enc.Script.String()
		enc.Word, enc.Read = e.Quote(enc.Script)
	}
	return enc, err
}

// beforeUnicode finds which of Windows-1258, TCVN3 and VNI makes words of a text.
func beforeUnicode(f *os.File) (Encoding, error) {
	windows := Encoding{Name: "Windows-1258", decoder: charmap.Windows1258}
	western := Encoding{decoder: charmap.Windows1252}
	as1258, err := windows.evidence(f)
	if err != nil {
		return windows, err
	}
	as1252, err := western.evidence(f)
	if err != nil {
		return windows, err
	}
	if best := as1252.Best(); best != script.Unicode && as1252.Good[best] > as1258.Good[script.Unicode] {
		western.Script, err = as1252.Judge()
		western.Name = western.Script.String()
		western.Word, western.Read = as1252.Quote(western.Script)
		return western, err
	}
	if as1258.Words >= 3 && as1258.Good[script.Unicode]*2 < as1258.Words {
		return windows, payroll.Refuse(EncodingUnknown)
	}
	return windows, nil
}

// evidence weighs the words of the whole file, read in the encoding.
func (e Encoding) evidence(f *os.File) (*script.Evidence, error) {
	text, err := e.Reader(f)
	if err != nil {
		return nil, err
	}
	weighed, err := script.Weigh(text)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", f.Name(), err)
	}
	return weighed, nil
}

// zeros reports whether the zero bytes at odd (parity 1) or even (0) places are as many as in
// UTF-16 of Latin letters, with hardly any at the other places.
func zeros(head []byte, parity int) bool {
	var n [2]int
	for i, b := range head {
		if b == 0 {
			n[i%2]++
		}
	}
	return n[parity] > 0 && n[parity] >= len(head)/6 && n[1-parity]*8 <= n[parity] // the mark of a grave accent is one at the other
}

// utf8Count counts the characters beyond ASCII that are valid UTF-8, and the bytes that are
// not.
type utf8Count struct {
	good, bad, firstBadLine int
	suspicious              bool
}

func countUTF8(f *os.File) (n utf8Count, err error) {
	if _, err = f.Seek(0, io.SeekStart); err != nil {
		return n, err
	}
	line := 1
	buf := make([]byte, 64*1024)
	kept := 0
	for {
		read, err := f.Read(buf[kept:])
		chunk := buf[:kept+read]
		n.suspicious = n.suspicious || script.Suspicious(chunk)
		for len(chunk) > 0 && (err != nil || utf8.FullRune(chunk)) {
			c, size := utf8.DecodeRune(chunk)
			switch {
			case c == '\n':
				line++
			case c == utf8.RuneError && size == 1:
				if n.bad++; n.bad == 1 {
					n.firstBadLine = line
				}
			case size > 1:
				n.good++
			}
			chunk = chunk[size:]
		}
		kept = copy(buf, chunk)
		if errors.Is(err, io.EOF) {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// Head returns the first bytes of a file, which tell its format and encoding.
func Head(f *os.File) ([]byte, error) {
	head := make([]byte, sniffed)
	n, err := f.ReadAt(head, 0)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return head[:n], err
}

// Reader returns a reader of f from its start, as UTF-8 without a byte order mark.
func (e Encoding) Reader(f *os.File) (*bufio.Reader, error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	var r io.Reader = f
	if e.decoder != nil {
		r = transform.NewReader(f, e.decoder.NewDecoder())
	}
	b := bufio.NewReaderSize(e.Script.Reader(r), 64*1024)
	if mark, err := b.Peek(3); err == nil && string(mark) == "\ufeff" {
		_, err = b.Discard(3)
		return b, err
	}
	return b, nil
}
