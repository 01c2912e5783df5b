package cms

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// maxFormula is how long a formula may be, in bytes, to be given: longer ones are no sums.
const maxFormula = 2_000

// sheet gives the rows of one worksheet.
type sheet struct {
	*part
	*survey
	size     int64 // of its part in bytes
	strings  *sharedStrings
	styles   styles
	comments comments
	sorted   *sortedRows // of a sheet whose rows do not stand in their order
	started  bool        // sheetData is reached
	ended    bool
	number   int  // of the row read last
	unsaid   bool // the row has not said its number
	cells    []cell
	text     strings.Builder
	formula  strings.Builder // of the cell that is read
}

// openSheet opens a sheet for its rows to be read.
func (b *book) openSheet(e sheetEntry) (*sheet, error) {
	survey, err := b.surveySheet(e.part)
	if err != nil {
		return nil, err
	}
	if survey.odd {
		if err := b.weighTexts(); err != nil {
			return nil, err
		}
	}
	comments, err := b.readComments(e.part)
	if err != nil {
		return nil, err
	}
	p, err := b.partIn(e.part, b.script)
	if err != nil {
		return nil, err
	}
	s := &sheet{part: p, size: int64(b.parts[entryName(e.part)].UncompressedSize64), survey: survey, strings: b.strings, styles: b.styles, comments: comments}
	if survey.shuffled {
		if err := s.sort(); err != nil {
			p.close()
			return nil, err
		}
	}
	return s, nil
}

// done returns how many of the sheet's bytes have been read.
func (s *sheet) done() int64 { return s.zip.n }

// read gives the next row that the sheet has.
func (s *sheet) read() (line, error) {
	l, err := s.nextRow()
	if err != nil {
		return l, err
	}
	l.cells = s.comments.over(l.number, s.merges.fill(l.number, l.cells))
	s.cells = l.cells
	return l, nil
}

// spans are the sheet's merges.
func (s *sheet) spans() *merges { return &s.merges }

func (s *sheet) nextRow() (line, error) {
	if s.sorted != nil {
		return s.sorted.next()
	}
	return s.readNext()
}

// readNext gives the row that stands next in the part.
func (s *sheet) readNext() (line, error) {
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
	s.unsaid = true
	if r := attr(e, "r"); r != "" {
		n, err := strconv.Atoi(r)
		if err != nil || n < 1 {
			return line{}, s.cut()
		}
		if err := s.is(n); err != nil {
			return line{}, err
		}
	}
	row := line{hidden: yes(attr(e, "hidden")) || zero(attr(e, "ht"))}
	s.cells = s.cells[:0]
	for next := 0; ; {
		t, err := s.inside()
		if err != nil {
			return line{}, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "c" {
				if next, err = s.readCell(t, next); err != nil {
					return line{}, err
				}
			}
		case xml.EndElement:
			if t.Name.Local == "row" {
				row.number, row.cells = s.number, s.cells
				return row, nil
			}
		}
	}
}

// is sets the number of the row that is read, which it or a cell of it says.
func (s *sheet) is(n int) error {
	if n != s.number && !s.unsaid || n < s.number && !s.shuffled || n > maxRows {
		return s.cut()
	}
	s.number, s.unsaid = n, false
	return nil
}

// readCell puts a cell where it says that it stands, else at the place next to the
// one before it; it gives the place that follows.
func (s *sheet) readCell(e xml.StartElement, at int) (next int, err error) {
	typ, format := "", style{}
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "r":
			column, row, ok := cellName(a.Value)
			if !ok {
				return 0, s.cut()
			}
			if row != 0 {
				if err := s.is(row); err != nil {
					return 0, err
				}
			}
			at = column
		case "t":
			typ = a.Value
		case "s":
			format = s.styles.of(a.Value)
		}
	}
	if at >= maxColumns {
		return 0, s.cut()
	}
	v, err := s.readValue(typ)
	if err != nil {
		return 0, err
	}
	v.struck = v.struck || format.struck
	v.fill = format.fill
	v.dated = typ == "d" || format.dated && v.kind == numberCell
	for len(s.cells) <= at {
		s.cells = append(s.cells, cell{})
	}
	if !s.cells[at].blank() && !v.blank() {
		return 0, s.cut() // two cells in one place: nobody can say which counts
	}
	if s.cells[at].blank() {
		s.cells[at] = v
	}
	return at + 1, nil
}

// readValue reads a cell to its end.
func (s *sheet) readValue(typ string) (cell, error) {
	s.text.Reset()
	inValue, valued, formula, inFormula := false, false, false, false
	s.formula.Reset()
	var inline sharedString
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
				formula, inFormula = true, true
			case "is":
				if inline, err = s.richText("is"); err != nil {
					return cell{}, err
				}
			}
		case xml.CharData:
			switch {
			case inValue:
				s.text.Write(t)
			case inFormula && s.formula.Len()+len(t) <= maxFormula:
				s.formula.Write(t)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "v":
				inValue = false
			case "f":
				inFormula = false
			case "c":
				text := s.text.String()
				if inline.text != "" && strings.TrimSpace(text) == "" {
					return cell{text: inline.text, struck: inline.struck}, nil
				}
				v, err := s.typed(typ, text, valued, formula)
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
		return cell{kind: formulaCell, text: s.formula.String()}, nil
	}
	if text == "" {
		return cell{}, nil
	}
	trimmed := strings.TrimSpace(text)
	switch {
	case number:
		return cell{kind: numberCell, text: trimmed}, nil
	case typ == "e":
		return cell{kind: errorCell, text: text}, nil
	case typ == "b" && (trimmed == "1" || strings.EqualFold(trimmed, "true")):
		return cell{text: "TRUE"}, nil
	case typ == "b":
		return cell{text: "FALSE"}, nil
	case typ != "s":
		return cell{text: unescapeText(text)}, nil
	}
	i, err := strconv.Atoi(trimmed)
	if err != nil {
		return cell{}, s.cut()
	}
	shared, ok, err := s.strings.text(i)
	if err == nil && !ok {
		err = s.cut()
	}
	return cell{text: shared.text, struck: shared.struck}, err
}
