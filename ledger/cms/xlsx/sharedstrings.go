package xlsx

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"

	"nhuanbut/ledger/cms/script"
)

// sharedStrings holds the texts that cells refer to by number. They may not fit in memory, so
// they lie in a temporary file, with a table of where each one ends.
type sharedStrings struct {
	texts, ends *window
	count       int
	odd         bool                 // set if they may be of another script
	often       map[int]sharedString // words of status and the like, which come again in every row
}

// sharedString is a text of a workbook; struck is set if all of it is struck through.
type sharedString struct {
	text   string
	struck bool
}

// struckBit marks a struck text in the table of ends.
const struckBit = 1 << 63

// These sizes bound the part of the strings that is kept in memory.
const (
	windowSize  = 64 * 1024
	oftenCount  = 2048
	oftenLength = 256 // bytes
)

// window is a temporary file of which one stretch is in memory.
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

// at returns n bytes from an offset. They are good until the next call.
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

// readStrings writes the workbook's strings to temporary files.
func (b *Book) readStrings(name string) (s *sharedStrings, err error) {
	s = &sharedStrings{often: make(map[int]sharedString)}
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
	p, err := b.partIn(name, b.script)
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
		one, err := p.richText("si")
		if err != nil {
			return err
		}
		s.odd = s.odd || script.Suspicious([]byte(one.text))
		n, _ := texts.WriteString(one.text)
		end += int64(n)
		mark := uint64(end)
		if one.struck {
			mark |= struckBit
		}
		_, _ = ends.Write(binary.LittleEndian.AppendUint64(nil, mark))
		s.count++
	}
	if err := errors.Join(texts.Flush(), ends.Flush()); err != nil {
		return fmt.Errorf("write temporary file: %w", err)
	}
	return nil
}

// text returns string number i; ok is false if the workbook has no such string.
func (s *sharedStrings) text(i int) (one sharedString, ok bool, err error) {
	if s == nil || i < 0 || i >= s.count {
		return one, false, nil
	}
	if one, ok := s.often[i]; ok {
		return one, true, nil
	}
	var start int64
	if i > 0 {
		if start, _, err = s.end(i - 1); err != nil {
			return one, false, err
		}
	}
	end, struck, err := s.end(i)
	if err != nil {
		return one, false, err
	}
	b, err := s.texts.at(start, int(end-start))
	if err != nil {
		return one, false, fmt.Errorf("read temporary file: %w", err)
	}
	one = sharedString{string(b), struck}
	if len(one.text) <= oftenLength {
		if len(s.often) >= oftenCount {
			clear(s.often)
		}
		s.often[i] = one
	}
	return one, true, nil
}

func (s *sharedStrings) end(i int) (end int64, struck bool, err error) {
	b, err := s.ends.at(int64(i)*8, 8)
	if err != nil {
		return 0, false, fmt.Errorf("read temporary file: %w", err)
	}
	mark := binary.LittleEndian.Uint64(b)
	return int64(mark &^ struckBit), mark&struckBit != 0, nil
}

// richText reads an element's text to its end: its runs joined, without the phonetic runs,
// which repeat the text for readers of Japanese. The text is struck if every run that shows
// anything is.
func (p *part) richText(element string) (one sharedString, err error) {
	var text strings.Builder
	inText, inRun, phonetic, struck, plain := false, false, false, false, false
	for {
		t, err := p.inside()
		if err != nil {
			return one, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			inText = t.Name.Local == "t"
			switch t.Name.Local {
			case "rPh":
				phonetic = true
			case "r":
				inRun, struck = true, false
			case "strike":
				struck = inRun && on(t)
			}
		case xml.CharData:
			if inText && !phonetic {
				text.Write(t)
				plain = plain || !struck && len(bytes.TrimSpace(t)) > 0
			}
		case xml.EndElement:
			inText = false
			switch t.Name.Local {
			case "rPh":
				phonetic = false
			case "r":
				inRun, struck = false, false
			case element:
				shown := unescapeText(text.String())
				return sharedString{shown, !plain && strings.TrimSpace(shown) != ""}, nil
			}
		}
	}
}

var escapedControl = regexp.MustCompile(`_x(00[01][0-9A-Fa-f])_|_x005[Ff]_(x[0-9A-Fa-f]{4}_)`)

// unescapeText undoes the escapes of control characters and of "_x" itself. SharePoint's other
// escapes stay: headers are matched with them.
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
