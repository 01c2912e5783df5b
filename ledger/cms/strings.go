package cms

import (
	"archive/zip"
	"bufio"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
)

// errDamaged is a workbook that contradicts itself.
var errDamaged = errors.New("damaged")

// sharedStrings are the texts of a workbook, which its cells name by number. They
// are spilled to disk, so that memory stays flat however many there are.
type sharedStrings struct {
	texts, ends *spill // the texts one behind another, and where each ends
	count       int
}

// newSharedStrings reads the part; a workbook without texts has none.
func newSharedStrings(part *zip.File) (*sharedStrings, error) {
	s := &sharedStrings{}
	if part == nil {
		return s, nil
	}
	rc, err := part.Open()
	if err != nil {
		return nil, err
	}
	defer rc.Close()
	if s.texts, err = newSpill(); err != nil {
		return nil, err
	}
	if s.ends, err = newSpill(); err != nil {
		return nil, errors.Join(err, s.close())
	}
	if err := s.fill(xml.NewDecoder(rc)); err != nil {
		return nil, errors.Join(err, s.close())
	}
	return s, nil
}

// fill spills the texts: the runs of rich text joined, phonetic hints left out.
func (s *sharedStrings) fill(d *xml.Decoder) error {
	var text strings.Builder
	var inText bool
	phonetic := 0
	for {
		token, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return errors.Join(s.texts.flush(), s.ends.flush())
		}
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			inText = e.Name.Local == "t"
			if e.Name.Local == "rPh" {
				phonetic++
			}
			if e.Name.Local == "si" {
				text.Reset()
			}
		case xml.EndElement:
			inText = false
			if e.Name.Local == "rPh" {
				phonetic--
			}
			if e.Name.Local == "si" {
				if err := s.add(unescapeText(text.String())); err != nil {
					return err
				}
			}
		case xml.CharData:
			if inText && phonetic == 0 {
				text.Write(e)
			}
		}
	}
}

func (s *sharedStrings) add(text string) error {
	s.count++
	if err := s.texts.write([]byte(text)); err != nil {
		return err
	}
	return s.ends.write(binary.LittleEndian.AppendUint64(nil, uint64(s.texts.size)))
}

// at is the text with a number, from 0.
func (s *sharedStrings) at(i int) (string, error) {
	if i < 0 || i >= s.count {
		return "", errDamaged
	}
	start, err := s.end(i - 1)
	if err != nil {
		return "", err
	}
	end, err := s.end(i)
	if err != nil {
		return "", err
	}
	text, err := s.texts.read(start, int(end-start))
	return string(text), err
}

func (s *sharedStrings) end(i int) (int64, error) {
	if i < 0 {
		return 0, nil
	}
	b, err := s.ends.read(int64(i)*8, 8)
	if err != nil {
		return 0, err
	}
	return int64(binary.LittleEndian.Uint64(b)), nil
}

func (s *sharedStrings) close() error { return errors.Join(s.texts.close(), s.ends.close()) }

// Blocks of a spill that are kept in memory: neighbouring cells name texts that
// stand near one another.
const (
	blockSize  = 32 * 1024
	blocksKept = 64
)

// spill is a temporary file that is written once and then read.
type spill struct {
	file   *os.File
	w      *bufio.Writer
	size   int64
	blocks [blocksKept]struct {
		number int64 // from 1
		data   []byte
	}
}

func newSpill() (*spill, error) {
	f, err := os.CreateTemp("", "nhuanbut-*")
	if err != nil {
		return nil, err
	}
	return &spill{file: f, w: bufio.NewWriter(f)}, nil
}

func (s *spill) write(b []byte) error {
	n, err := s.w.Write(b)
	s.size += int64(n)
	return err
}

func (s *spill) flush() error { return s.w.Flush() }

func (s *spill) read(at int64, length int) ([]byte, error) {
	out := make([]byte, 0, length)
	for len(out) < length {
		block, err := s.block(at / blockSize)
		if err != nil {
			return nil, err
		}
		from := int(at % blockSize)
		if from >= len(block) {
			return nil, errDamaged
		}
		n := min(length-len(out), len(block)-from)
		out = append(out, block[from:from+n]...)
		at += int64(n)
	}
	return out, nil
}

func (s *spill) block(n int64) ([]byte, error) {
	slot := &s.blocks[n%blocksKept]
	if slot.number == n+1 {
		return slot.data, nil
	}
	if slot.data == nil {
		slot.data = make([]byte, blockSize)
	}
	slot.number = 0
	read, err := s.file.ReadAt(slot.data[:blockSize], n*blockSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	slot.data, slot.number = slot.data[:read], n+1
	return slot.data, nil
}

func (s *spill) close() error {
	if s == nil {
		return nil
	}
	return errors.Join(s.file.Close(), os.Remove(s.file.Name()))
}

// controls are the characters that Excel writes as escapes. Others that look like
// one are a person's, such as a column's internal name in SharePoint.
var controls = regexp.MustCompile(`_x00(?:0[0-9A-Fa-f]|1[0-9A-Fa-f]|5F)_`)

func unescapeText(s string) string {
	if !strings.Contains(s, "_x00") {
		return s
	}
	return controls.ReplaceAllStringFunc(s, func(e string) string {
		unit, _ := strconv.ParseUint(e[2:6], 16, 16)
		return string(rune(unit))
	})
}
