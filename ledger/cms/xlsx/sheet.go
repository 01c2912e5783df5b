package xlsx

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"

	"nhuanbut/ledger/cms/grid"
)

// maxFormula is the number of bytes of a formula that a cell gives. Sums are shorter.
const maxFormula = 2_000

// Sheet gives the rows of one worksheet. It is a grid.Rows.
type Sheet struct {
	part     *part
	survey   *survey
	Size     int64 // of its part in bytes
	strings  *sharedStrings
	styles   styles
	comments comments
	sorted   *sortedRows // of a sheet whose rows do not stand in their order
	started  bool        // sheetData is reached
	ended    bool
	number   int  // of the row read last
	unsaid   bool // set until the row or a cell gives its number
	cells    []grid.Cell
	text     strings.Builder
	formula  strings.Builder // of the cell that is read
}

// OpenSheet opens a sheet. Its rows are read in the order of their numbers.
func (b *Book) OpenSheet(e SheetInfo) (*Sheet, error) {
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
	s := &Sheet{part: p, Size: int64(b.parts[entryName(e.part)].UncompressedSize64), survey: survey, strings: b.strings, styles: b.styles, comments: comments}
	if survey.shuffled {
		if err := s.sort(); err != nil {
			p.close()
			return nil, err
		}
	}
	return s, nil
}

// Done returns how many of the sheet's Size bytes have been read.
func (s *Sheet) Done() int64 { return s.part.zip.n }

// Next returns the sheet's next row, with the values of merges and the comments; io.EOF at the
// end.
func (s *Sheet) Next() (grid.Row, error) {
	l, err := s.nextRow()
	if err != nil {
		return l, err
	}
	l.Cells = s.comments.over(l.Number, s.survey.merges.Fill(l.Number, l.Cells))
	s.cells = l.Cells
	return l, nil
}

// Hides reports whether column i, counted from 0, is hidden.
func (s *Sheet) Hides(i int) bool { return s.survey.hides(i) }

// Close closes the sheet.
func (s *Sheet) Close() error { return s.part.close() }

// Merges returns the merges of the sheet.
func (s *Sheet) Merges() *grid.Merges { return &s.survey.merges }

func (s *Sheet) nextRow() (grid.Row, error) {
	if s.sorted != nil {
		return s.sorted.next()
	}
	return s.readNext()
}

// readNext returns the row that stands next in the part.
func (s *Sheet) readNext() (grid.Row, error) {
	for !s.ended {
		t, err := s.part.inside()
		if err != nil {
			return grid.Row{}, err
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
				return grid.Row{}, s.end()
			}
		}
	}
	return grid.Row{}, io.EOF
}

// end reads the rest of the part, so that the zip's checksum is compared.
func (s *Sheet) end() error {
	s.ended = true
	for {
		if _, err := s.part.token(); err != nil {
			return err
		}
	}
}

func (s *Sheet) readRow(e xml.StartElement) (grid.Row, error) {
	s.number++
	s.unsaid = true
	if r := attr(e, "r"); r != "" {
		n, err := strconv.Atoi(r)
		if err != nil || n < 1 {
			return grid.Row{}, s.part.cut()
		}
		if err := s.is(n); err != nil {
			return grid.Row{}, err
		}
	}
	row := grid.Row{Hidden: yes(attr(e, "hidden")) || zero(attr(e, "ht"))}
	s.cells = s.cells[:0]
	for next := 0; ; {
		t, err := s.part.inside()
		if err != nil {
			return grid.Row{}, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local == "c" {
				if next, err = s.readCell(t, next); err != nil {
					return grid.Row{}, err
				}
			}
		case xml.EndElement:
			if t.Name.Local == "row" {
				row.Number, row.Cells = s.number, s.cells
				return row, nil
			}
		}
	}
}

// is sets the number of the current row, as the row or one of its cells gives it.
func (s *Sheet) is(n int) error {
	if n != s.number && !s.unsaid || n < s.number && !s.survey.shuffled || n > grid.MaxRows {
		return s.part.cut()
	}
	s.number, s.unsaid = n, false
	return nil
}

// readCell puts a cell where its name says, else next to the cell before. It returns the place
// that follows.
func (s *Sheet) readCell(e xml.StartElement, at int) (next int, err error) {
	typ, format := "", style{}
	for _, a := range e.Attr {
		switch a.Name.Local {
		case "r":
			column, row, ok := grid.ParseName(a.Value)
			if !ok {
				return 0, s.part.cut()
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
	if at >= grid.MaxColumns {
		return 0, s.part.cut()
	}
	v, err := s.readValue(typ)
	if err != nil {
		return 0, err
	}
	v.Struck = v.Struck || format.struck
	v.Fill = format.fill
	v.Dated = typ == "d" || format.dated && v.Kind == grid.Number
	for len(s.cells) <= at {
		s.cells = append(s.cells, grid.Cell{})
	}
	if !s.cells[at].Blank() && !v.Blank() {
		return 0, s.part.cut() // two cells in one place: nobody can say which counts
	}
	if s.cells[at].Blank() {
		s.cells[at] = v
	}
	return at + 1, nil
}

// readValue reads a cell to the end of its element.
func (s *Sheet) readValue(typ string) (grid.Cell, error) {
	s.text.Reset()
	inValue, valued, formula, inFormula := false, false, false, false
	s.formula.Reset()
	var inline sharedString
	for {
		t, err := s.part.inside()
		if err != nil {
			return grid.Cell{}, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "v":
				inValue, valued = true, true
			case "f":
				formula, inFormula = true, true
			case "is":
				if inline, err = s.part.richText("is"); err != nil {
					return grid.Cell{}, err
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
					return grid.Cell{Text: inline.text, Struck: inline.struck}, nil
				}
				v, err := s.typed(typ, text, valued, formula)
				v.Calculated = formula
				return v, err
			}
		}
	}
}

// typed returns a cell of a type as XLSX names types. A formula has the value that was last
// calculated.
func (s *Sheet) typed(typ, text string, valued, formula bool) (grid.Cell, error) {
	number := typ == "" || typ == "n"
	if formula && (!valued || text == "" && typ != "str") {
		return grid.Cell{Kind: grid.Formula, Text: s.formula.String()}, nil
	}
	if text == "" {
		return grid.Cell{}, nil
	}
	trimmed := strings.TrimSpace(text)
	switch {
	case number:
		return grid.Cell{Kind: grid.Number, Text: trimmed}, nil
	case typ == "e":
		return grid.Cell{Kind: grid.Error, Text: text}, nil
	case typ == "b" && (trimmed == "1" || strings.EqualFold(trimmed, "true")):
		return grid.Cell{Text: "TRUE"}, nil
	case typ == "b":
		return grid.Cell{Text: "FALSE"}, nil
	case typ != "s":
		return grid.Cell{Text: unescapeText(text)}, nil
	}
	i, err := strconv.Atoi(trimmed)
	if err != nil {
		return grid.Cell{}, s.part.cut()
	}
	shared, ok, err := s.strings.text(i)
	if err == nil && !ok {
		err = s.part.cut()
	}
	return grid.Cell{Text: shared.text, Struck: shared.struck}, err
}
