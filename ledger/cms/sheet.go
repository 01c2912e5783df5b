package cms

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// What a sheet may have, by Excel's own limits.
const (
	maxRows    = 1_048_576
	maxColumns = 16_384
)

// sheet gives the rows of one worksheet.
type sheet struct {
	*part
	strings *sharedStrings
	merges  merges
	started bool // sheetData is reached
	ended   bool
	number  int // of the row read last
	cells   []cell
	text    strings.Builder
}

func (w *workbook) openSheet(e sheetEntry) (*sheet, error) {
	merges, err := w.findMerges(e.part)
	if err != nil {
		return nil, err
	}
	p, err := w.part(e.part)
	if err != nil {
		return nil, err
	}
	read := &counted{ReadCloser: p.zip}
	p.zip, p.xml = read, xml.NewDecoder(read)
	w.extent = extent{int64(w.parts[entryName(e.part)].UncompressedSize64), func() int64 { return read.n }}
	return &sheet{part: p, strings: w.strings, merges: merges}, nil
}

// read gives the next row that the sheet has.
func (s *sheet) read() (line, error) {
	for !s.ended {
		t, err := s.inside()
		if err != nil {
			return line{}, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "sheetData":
				s.started = true
			case "row":
				if s.started {
					return s.readRow(t)
				}
			}
		case xml.EndElement:
			if t.Name.Local == "sheetData" {
				return line{}, s.end()
			}
		}
	}
	return line{}, io.EOF
}

// end reads the part to its end, so that the zip's checksum is compared.
func (s *sheet) end() error {
	s.ended = true
	for {
		if _, err := s.token(); err != nil {
			return err
		}
	}
}

func (s *sheet) readRow(e xml.StartElement) (line, error) {
	s.number++
	if r := attr(e, "r"); r != "" {
		n, err := strconv.Atoi(r)
		if err != nil || n < s.number || n > maxRows {
			return line{}, s.cut()
		}
		s.number = n
	}
	s.cells = s.cells[:0]
	for {
		t, err := s.inside()
		if err != nil {
			return line{}, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "c" {
				if err := s.readCell(t); err != nil {
					return line{}, err
				}
			}
		case xml.EndElement:
			if t.Name.Local == "row" {
				s.cells = s.merges.fill(s.number, s.cells)
				return line{number: s.number, cells: s.cells}, nil
			}
		}
	}
}

func (s *sheet) readCell(e xml.StartElement) error {
	at := len(s.cells)
	typ := ""
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "r":
			column, _, ok := cellName(a.Value)
			if !ok || column < at {
				return s.cut()
			}
			at = column
		case "t":
			typ = a.Value
		}
	}
	if at >= maxColumns {
		return s.cut()
	}
	v, err := s.readValue(typ)
	if err != nil {
		return err
	}
	for len(s.cells) < at {
		s.cells = append(s.cells, cell{})
	}
	s.cells = append(s.cells, v)
	return nil
}

// readValue reads a cell to its end.
func (s *sheet) readValue(typ string) (cell, error) {
	s.text.Reset()
	inValue, valued, formula := false, false, false
	inline := ""
	for {
		t, err := s.inside()
		if err != nil {
			return cell{}, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				inValue, valued = true, true
			case "f":
				formula = true
			case "is":
				if inline, err = s.richText("is"); err != nil {
					return cell{}, err
				}
			}
		case xml.CharData:
			if inValue {
				s.text.Write(t)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "v":
				inValue = false
			case "c":
				if typ == "inlineStr" {
					return cell{text: inline}, nil
				}
				v, err := s.typed(typ, s.text.String(), valued, formula)
				v.formula = formula
				return v, err
			}
		}
	}
}

// typed is a cell of a type as XLSX names it. A formula counts by the value that
// was last worked out.
func (s *sheet) typed(typ, text string, valued, formula bool) (cell, error) {
	number := typ == "" || typ == "n"
	if formula && (!valued || text == "" && typ != "str") {
		return cell{kind: formulaCell}, nil
	}
	if text == "" {
		return cell{}, nil
	}
	switch {
	case number:
		return cell{kind: numberCell, text: strings.TrimSpace(text)}, nil
	case typ == "e":
		return cell{kind: errorCell, text: text}, nil
	case typ == "b" && strings.TrimSpace(text) == "1":
		return cell{text: "TRUE"}, nil
	case typ == "b":
		return cell{text: "FALSE"}, nil
	case typ != "s":
		return cell{text: unescapeText(text)}, nil
	}
	i, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil {
		return cell{}, s.cut()
	}
	shared, ok, err := s.strings.text(i)
	if err == nil && !ok {
		err = s.cut()
	}
	return cell{text: shared}, err
}

// cellName reads "BC12" as column 54, from 0, and row 12; the row may be left out.
func cellName(name string) (column, row int, ok bool) {
	i := 0
	for i < len(name) && i <= 3 && name[i]|0x20 >= 'a' && name[i]|0x20 <= 'z' {
		column = column*26 + int(name[i]|0x20-'a') + 1
		i++
	}
	if i < len(name) {
		n, err := strconv.ParseUint(name[i:], 10, 31)
		if err != nil {
			return 0, 0, false
		}
		row = int(n)
	}
	return column - 1, row, column > 0 && column <= maxColumns
}
