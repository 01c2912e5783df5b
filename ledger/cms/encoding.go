package cms

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"os"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// sniffed is how much of a file its encoding is guessed from where it has no mark.
const sniffed = 4096

// textEncoding is how a file's bytes are text.
type textEncoding struct {
	encoding.Encoding // nil is UTF-8
}

// findEncoding tells the encoding of text: a mark of UTF-16 or UTF-8, the zero
// bytes of UTF-16, else UTF-8 if the whole file is, else Windows-1258.
func (r *reading) findEncoding(f *os.File) (textEncoding, error) {
	head, err := headOf(f, sniffed)
	if err != nil {
		return textEncoding{}, err
	}
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), zeros(head, 1):
		r.about.encoding = "UTF-16LE"
		return textEncoding{unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)}, nil
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}), zeros(head, 0):
		r.about.encoding = "UTF-16BE"
		return textEncoding{unicode.UTF16(unicode.BigEndian, unicode.UseBOM)}, nil
	case bytes.IndexByte(head, 0) >= 0:
		return textEncoding{}, r.refuse(FormatUnknown)
	}
	seen, err := countUTF8(f)
	switch {
	case err != nil:
		return textEncoding{}, err
	case seen.bad == 0:
		r.about.encoding = "UTF-8"
		return textEncoding{}, nil
	case seen.good > seen.bad || bytes.HasPrefix(head, []byte("\ufeff")):
		return textEncoding{}, r.refuse(TextDamaged, seen.firstBadLine)
	}
	r.about.encoding = "Windows-1258"
	return textEncoding{charmap.Windows1258}, nil
}

// zeros reports whether at least a third of the bytes at odd (1) or even (0)
// places are zero and none at the others: UTF-16 of Latin letters and digits.
func zeros(head []byte, parity int) bool {
	var n [2]int
	for i, b := range head {
		if b == 0 {
			n[i%2]++
		}
	}
	return n[parity] > 0 && n[parity] >= len(head)/6 && n[1-parity] == 0
}

// utf8Count counts the characters beyond ASCII that are UTF-8 and the bytes that are not.
type utf8Count struct{ good, bad, firstBadLine int }

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

func headOf(f *os.File, size int) ([]byte, error) {
	head := make([]byte, size)
	n, err := f.ReadAt(head, 0)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return head[:n], err
}

// reader reads f from its start as UTF-8 without a mark.
func (e textEncoding) reader(f *os.File) (*bufio.Reader, error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	var r io.Reader = f
	if e.Encoding != nil {
		r = transform.NewReader(f, e.NewDecoder())
	}
	b := bufio.NewReaderSize(r, 64*1024)
	if mark, err := b.Peek(3); err == nil && string(mark) == "\ufeff" {
		_, err = b.Discard(3)
		return b, err
	}
	return b, nil
}
