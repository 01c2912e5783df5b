package text

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// maxRecord is the number of bytes that a row of text or an item of JSON may have. It stands
// in memory, and a quotation mark that is never closed makes one row of everything behind it.
const maxRecord = 64 << 20

// Delimited gives the rows of delimited text. It is a grid.Rows.
type Delimited struct {
	file    *os.File
	text    *grid.Budget
	csv     *csv.Reader
	said    bool // the file names its delimiter
	number  int  // of the row given last, as Excel numbers it
	endLine int  // the line of the file on which it ended
	cells   []grid.Cell
	ahead   *record // read already, to see whether an open quote reached the end
}

// NewDelimited reads f from its start with a delimiter; a first line such as "sep=;" overrides
// it.
func NewDelimited(f *os.File, enc Encoding, comma rune) (*Delimited, error) {
	b, err := enc.Reader(f)
	if err != nil {
		return nil, err
	}
	r := &Delimited{file: f}
	if said, ok := saidComma(b); ok {
		comma, r.said = said, true
	}
	r.text = &grid.Budget{R: &lineEnds{r: bufio.NewReader(withBareGuards(b, comma)), comma: comma}, Left: maxRecord}
	r.csv = csv.NewReader(r.text)
	r.csv.Comma = comma
	r.csv.FieldsPerRecord = -1
	r.csv.ReuseRecord = true
	return r, nil
}

// Comma returns the delimiter; said is true if the file names it.
func (r *Delimited) Comma() (comma rune, said bool) { return r.csv.Comma, r.said }

// saidComma reads Excel's first line "sep=;", which Excel neither shows nor counts.
func saidComma(b *bufio.Reader) (rune, bool) {
	first, _ := b.Peek(len("sep=;\r\n"))
	text := string(first)
	if !strings.HasPrefix(strings.ToLower(text), "sep=") || len(text) < 6 || strings.ContainsAny(text[4:5], "\"\r\n") || text[4] >= 0x80 {
		return 0, false
	}
	end := len(text) - len(strings.TrimLeft(text[5:], "\r\n"))
	if strings.HasPrefix(text[5:], "\r\n") {
		end = 7
	} else if end > 5 {
		end = 6
	}
	if end == 5 {
		return 0, false
	}
	_, err := b.Discard(end)
	return rune(text[4]), err == nil
}

// Next returns the next row, numbered as Excel numbers it; io.EOF at the end.
func (r *Delimited) Next() (grid.Row, error) {
	one := r.ahead
	if one != nil {
		r.ahead = nil
	} else {
		one = r.readOne()
	}
	if one.err != nil || !one.open {
		return one.line, one.err
	}
	one.line.Cells = slices.Clone(one.line.Cells)
	r.ahead = r.readOne()
	if errors.Is(r.ahead.err, io.EOF) {
		one.line.Broken = payroll.Refuse(QuoteOpen, "line", one.line.Broken.Fact("first"))
	}
	return one.line, nil
}

// withoutGuard takes off the apostrophe that exports put before a text which a spreadsheet
// would take for a formula.
func withoutGuard(s string) string {
	if len(s) > 1 && s[0] == '\'' && strings.IndexByte("=+-@\t", s[1]) >= 0 {
		return s[1:]
	}
	return s
}

// record is a row, or the error in its place. open is set if a quotation mark in it may never
// have been closed.
type record struct {
	line grid.Row
	open bool
	err  error
}

func (r *Delimited) readOne() *record {
	r.text.Left = maxRecord
	fields, err := r.csv.Read()
	var bad *csv.ParseError
	if errors.Is(err, grid.ErrTooLarge) {
		return &record{err: payroll.Refuse(RecordTooLong, "row", r.number+1, "megabytes", maxRecord>>20)}
	}
	if err != nil && !errors.As(err, &bad) {
		return &record{err: err}
	}
	r.cells = r.cells[:0]
	for _, s := range fields {
		r.cells = append(r.cells, grid.Cell{Text: withoutGuard(s)})
	}
	one := &record{line: grid.Row{Cells: r.cells}}
	start, end := 0, 0
	if bad != nil {
		start, end = bad.StartLine, bad.Line
		one.line.Broken = payroll.Refuse(QuoteBare, "first", start, "last", end)
		one.open = errors.Is(bad, csv.ErrQuote)
	} else {
		start, _ = r.csv.FieldPos(0)
		end, _ = r.csv.FieldPos(len(fields) - 1)
		end += strings.Count(fields[len(fields)-1], "\n")
	}
	// encoding/csv passes over empty lines, which Excel counts; a record of several
	// lines is one row.
	r.number += start - r.endLine
	r.endLine = end
	one.line.Number = r.number
	return one
}

func (r *Delimited) Close() error { return r.file.Close() }
