package xlsx

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/script"
	"nhuanbut/payroll"
)

// These limits bound a part of a workbook: a zip file of a few kilobytes can unpack to
// anything.
const (
	maxPart  = 4 << 30  // bytes unpacked: Excel's most rows, each with an article's whole text
	maxToken = 16 << 20 // bytes of one text or tag, which stand in memory: Excel's cells end at 32,767 characters
)

// part is an XML part of a workbook, read token by token.
type part struct {
	book *Book
	name string
	zip  *counted
	text *grid.Budget
	xml  *xml.Decoder
}

// part opens a part with texts in Unicode.
func (b *Book) part(name string) (*part, error) { return b.partIn(name, script.Unicode) }

// partIn opens a part with texts in a script.
func (b *Book) partIn(name string, texts script.Script) (*part, error) {
	f, ok := b.parts[entryName(name)]
	if !ok {
		return nil, payroll.Refuse(grid.FileDamaged, "part", name)
	}
	if f.UncompressedSize64 > maxPart {
		return nil, payroll.Refuse(partTooLarge, "part", name, "gigabytes", maxPart>>30)
	}
	rc, err := f.Open()
	if err != nil {
		return nil, payroll.Refuse(grid.FileDamaged, "part", name)
	}
	p := &part{book: b, name: name, zip: &counted{ReadCloser: rc}}
	p.decode(io.LimitReader(p.zip, maxPart), texts)
	return p, nil
}

// decode begins to read the part as UTF-8. XLSX also allows UTF-16.
func (p *part) decode(r io.Reader, texts script.Script) {
	b := bufio.NewReaderSize(r, 4096)
	head, _ := b.Peek(4)
	r = b
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), bytes.HasPrefix(head, []byte{'<', 0}):
		r = transform.NewReader(b, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}), bytes.HasPrefix(head, []byte{0, '<'}):
		r = transform.NewReader(b, unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder())
	case bytes.HasPrefix(head, []byte("\ufeff")):
		_, _ = b.Discard(3)
	}
	utf16 := r != io.Reader(b)
	p.text = &grid.Budget{R: texts.Reader(r), Left: maxToken}
	p.xml = xml.NewDecoder(p.text)
	p.xml.CharsetReader = func(label string, in io.Reader) (io.Reader, error) {
		if utf16 {
			return in, nil // it is UTF-8 by now
		}
		return charset.NewReaderLabel(label, in)
	}
}

// token returns the next token, which is good until the next call; io.EOF at the end.
func (p *part) token() (xml.Token, error) {
	p.text.Left = maxToken
	t, err := p.xml.RawToken()
	if err == nil || errors.Is(err, io.EOF) {
		return t, err
	}
	return nil, p.failed(err)
}

// inside returns the next token within an element, where the end of the part is damage.
func (p *part) inside() (xml.Token, error) {
	t, err := p.token()
	if errors.Is(err, io.EOF) {
		return nil, p.cut()
	}
	return t, err
}

// cut returns the refusal of a part that breaks off.
func (p *part) cut() error { return payroll.Refuse(grid.FileDamaged, "part", p.name) }

// failed returns an error of reading: the refusal of a broken part, or the error of a broken
// disk.
func (p *part) failed(err error) error {
	var disk *os.PathError
	switch {
	case errors.As(err, &disk):
		return fmt.Errorf("read %s: %w", p.book.path, err)
	case errors.Is(err, grid.ErrTooLarge):
		return payroll.Refuse(CellTooLong, "part", p.name, "megabytes", maxToken>>20)
	}
	return p.cut()
}

func (p *part) close() error { return p.zip.Close() }

// counted counts the bytes that are read.
type counted struct {
	io.ReadCloser
	n int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.ReadCloser.Read(p)
	c.n += int64(n)
	return n, err
}
