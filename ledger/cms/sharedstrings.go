package cms

import (
	"bufio"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
)

// sharedStrings are the texts that a workbook's cells refer to by number. There may
// be more of them than fit in memory, so they lie on disk with a table of where
// each one ends.
type sharedStrings struct {
	texts, ends *window
	count       int
	often       map[int]string // words of status and the like, which come again in every row
}

// What of the strings is kept in memory.
const (
	windowSize  = 64 * 1024
	oftenCount  = 2048
	oftenLength = 256 // bytes
)

// window is a temporary file, of which one stretch is in memory.
type window struct {
	file  *os.File
	start int64
	bytes []byte
	buf   []byte
}

func newWindow() (*window, error) {
	f, err := os.CreateTemp("", "nhuanbut-*.tmp")
	if err != nil {
		return nil, err
	}
	return &window{file: f, buf: make([]byte, windowSize)}, nil
}

// at gives n bytes from offset; they are good until the next call.
func (w *window) at(offset int64, n int) ([]byte, error) {
	if offset < w.start || offset+int64(n) > w.start+int64(len(w.bytes)) {
		if n > len(w.buf) {
			b := make([]byte, n)
			_, err := w.file.ReadAt(b, offset)
			return b, err
		}
		read, err := w.file.ReadAt(w.buf, offset)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		w.start, w.bytes = offset, w.buf[:read]
		if read < n {
			return nil, io.ErrUnexpectedEOF
		}
	}
	from := offset - w.start
	return w.bytes[from : from+int64(n)], nil
}

func (w *window) close() error {
	if w == nil {
		return nil
	}
	return errors.Join(w.file.Close(), os.Remove(w.file.Name()))
}

func (s *sharedStrings) close() error {
	if s == nil {
		return nil
	}
	return errors.Join(s.texts.close(), s.ends.close())
}

// readStrings spills the workbook's strings to disk.
func (w *workbook) readStrings(name string) (s *sharedStrings, err error) {
	s = &sharedStrings{often: make(map[int]string)}
	defer func() {
		if err != nil {
			s.close()
			s = nil
		}
	}()
	if s.texts, err = newWindow(); err != nil {
		return s, err
	}
	if s.ends, err = newWindow(); err != nil {
		return s, err
	}
	p, err := w.part(name)
	if err != nil {
		return s, err
	}
	defer p.close()
	return s, s.spill(p)
}

func (s *sharedStrings) spill(p *part) error {
	texts, ends := bufio.NewWriterSize(s.texts.file, windowSize), bufio.NewWriterSize(s.ends.file, windowSize)
	var end int64
	for {
		t, err := p.token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if start, ok := t.(xml.StartElement); !ok || start.Name.Local != "si" {
			continue
		}
		text, err := p.richText("si")
		if err != nil {
			return err
		}
		n, _ := texts.WriteString(text)
		end += int64(n)
		_, _ = ends.Write(binary.LittleEndian.AppendUint64(nil, uint64(end)))
		s.count++
	}
	if err := errors.Join(texts.Flush(), ends.Flush()); err != nil {
		return fmt.Errorf("write temporary file: %w", err)
	}
	return nil
}

// text is string number i; ok is false where the workbook has no such string.
func (s *sharedStrings) text(i int) (text string, ok bool, err error) {
	if s == nil || i < 0 || i >= s.count {
		return "", false, nil
	}
	if text, ok := s.often[i]; ok {
		return text, true, nil
	}
	var start int64
	if i > 0 {
		if start, err = s.end(i - 1); err != nil {
			return "", false, err
		}
	}
	end, err := s.end(i)
	if err != nil {
		return "", false, err
	}
	b, err := s.texts.at(start, int(end-start))
	if err != nil {
		return "", false, fmt.Errorf("read temporary file: %w", err)
	}
	text = string(b)
	if len(text) <= oftenLength {
		if len(s.often) >= oftenCount {
			clear(s.often)
		}
		s.often[i] = text
	}
	return text, true, nil
}

func (s *sharedStrings) end(i int) (int64, error) {
	b, err := s.ends.at(int64(i)*8, 8)
	if err != nil {
		return 0, fmt.Errorf("read temporary file: %w", err)
	}
	return int64(binary.LittleEndian.Uint64(b)), nil
}

// richText reads an element's text to its end: its runs joined, without the
// phonetic ones, which repeat the text for readers of Japanese.
func (p *part) richText(element string) (string, error) {
	var text strings.Builder
	inText, phonetic := false, false
	for {
		t, err := p.inside()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			inText = t.Name.Local == "t"
			phonetic = phonetic || t.Name.Local == "rPh"
		case xml.CharData:
			if inText && !phonetic {
				text.Write(t)
			}
		case xml.EndElement:
			inText = false
			switch t.Name.Local {
			case "rPh":
				phonetic = false
			case element:
				return unescapeText(text.String()), nil
			}
		}
	}
}

var escapedControl = regexp.MustCompile(`_x(00[01][0-9A-Fa-f])_|_x005[Ff]_(x[0-9A-Fa-f]{4}_)`)

// unescapeText undoes the escapes of control characters in a workbook's text and
// of what looks like one. The others are SharePoint's and stay: matching a header
// needs them as they are.
func unescapeText(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escapedControl.ReplaceAllStringFunc(s, func(e string) string {
		if strings.HasPrefix(strings.ToLower(e), "_x005f_") {
			return "_" + e[len("_x005f_"):]
		}
		n, _ := strconv.ParseUint(e[2:6], 16, 16)
		return string(rune(n))
	})
}
