package cms

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// lastColumn is how many columns a sheet has at the most (Excel's specification).
const lastColumn = 16_384

// sheetRows are the rows of a sheet.
type sheetRows struct {
	book   *workbook
	part   io.ReadCloser
	xml    *xml.Decoder
	merges *merges
	number int
	cells  []cell
}

func openSheet(b *workbook, entry sheetEntry) (*sheetRows, error) {
	e := b.entries[entry.part]
	scan, err := e.Open()
	if err != nil {
		return nil, err
	}
	merged, err := findMerges(scan)
	if err := scan.Close(); err != nil {
		return nil, err
	}
	if err != nil {
		return nil, err
	}
	part, err := e.Open()
	if err != nil {
		return nil, err
	}
	return &sheetRows{book: b, part: part, xml: xml.NewDecoder(part), merges: merged}, nil
}

func (s *sheetRows) close() error { return s.part.Close() }

// headerEnd is the last row that merged cells of a row cover.
func (s *sheetRows) headerEnd(row int) int { return s.merges.end(row) }

func (s *sheetRows) read() (line, error) {
	for {
		token, err := s.xml.RawToken()
		if err != nil {
			return line{}, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Local == "row" {
				return s.row(e)
			}
		case xml.EndElement:
			if e.Name.Local == "sheetData" {
				return line{}, io.EOF
			}
		}
	}
}

func (s *sheetRows) row(start xml.StartElement) (line, error) {
	s.number++
	if n, err := strconv.Atoi(attr(start, "r")); err == nil && n > 0 {
		s.number = n
	}
	s.cells = s.cells[:0]
	next := 0
	for {
		token, err := s.xml.RawToken()
		if err != nil {
			return line{}, cut(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Local != "c" {
				continue
			}
			at := next
			if column, ok := columnOf(attr(e, "r")); ok {
				at = column
			}
			v, err := s.cell(attr(e, "t"))
			if err != nil {
				return line{}, err
			}
			if at < lastColumn {
				s.put(at, v)
			}
			next = at + 1
		case xml.EndElement:
			if e.Name.Local == "row" {
				s.merges.spread(s.number, s)
				return line{number: s.number, cells: s.cells}, nil
			}
		}
	}
}

func (s *sheetRows) put(at int, v cell) {
	for len(s.cells) <= at {
		s.cells = append(s.cells, cell{})
	}
	s.cells[at] = v
}

// cell reads up to the end of a cell. A formula counts for the value that was
// stored with it.
func (s *sheetRows) cell(kind string) (cell, error) {
	var value strings.Builder
	var formula, hasValue bool
	phonetic := 0
	inside := ""
	for {
		token, err := s.xml.RawToken()
		if err != nil {
			return cell{}, cut(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			inside = e.Name.Local
			formula = formula || inside == "f"
			hasValue = hasValue || inside == "v" || inside == "is"
			if inside == "rPh" {
				phonetic++
			}
		case xml.EndElement:
			inside = ""
			if e.Name.Local == "rPh" {
				phonetic--
			}
			if e.Name.Local == "c" {
				if formula && !hasValue {
					return cell{kind: formulaCell}, nil
				}
				return s.typed(kind, value.String())
			}
		case xml.CharData:
			if (inside == "v" || inside == "t") && phonetic == 0 {
				value.Write(e)
			}
		}
	}
}

// typed is a stored value by its type (ECMA-376, part 1, 18.18.11).
func (s *sheetRows) typed(kind, value string) (cell, error) {
	switch kind {
	case "s":
		index, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil {
			return cell{}, errDamaged
		}
		text, err := s.book.strings.at(index)
		return cell{text: text}, err
	case "inlineStr", "str":
		return cell{text: unescapeText(value)}, nil
	case "d":
		return cell{text: value}, nil
	case "b":
		if strings.TrimSpace(value) == "1" {
			return cell{text: "TRUE"}, nil
		}
		return cell{text: "FALSE"}, nil
	case "e":
		return cell{kind: errorCell, text: value}, nil
	}
	if value = strings.TrimSpace(value); value == "" {
		return cell{}, nil
	}
	return cell{kind: numberCell, text: value}, nil
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name && a.Name.Space == "" {
			return a.Value
		}
	}
	return ""
}

// cut says that an end in the middle of a part is damage.
func cut(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// columnOf is the column, from 0, of a reference such as "C7".
func columnOf(ref string) (int, bool) {
	column := 0
	for _, r := range strings.TrimPrefix(ref, "$") {
		if r < 'A' || r > 'Z' {
			break
		}
		if column = column*26 + int(r-'A') + 1; column > lastColumn {
			return 0, false
		}
	}
	return column - 1, column > 0
}
