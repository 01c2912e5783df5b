package cms

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// maxRecord is how many bytes a row of text, or an item of JSON, may have: it stands in
// memory, and a quotation mark that is never closed makes one row of all that follows.
const maxRecord = 64 << 20

// records are the rows of delimited text.
type records struct {
	file    *os.File
	text    *budget
	csv     *csv.Reader
	said    bool // the file names its delimiter
	number  int  // of the row given last, as Excel numbers it
	endLine int  // the line of the file on which it ended
	cells   []cell
	ahead   *record // read already, to see whether an open quote reached the end
}

func newRecords(f *os.File, enc textEncoding, comma rune) (*records, error) {
	b, err := enc.reader(f)
	if err != nil {
		return nil, err
	}
	r := &records{file: f}
	if said, ok := saidComma(b); ok {
		comma, r.said = said, true
	}
	r.text = &budget{r: &lineEnds{r: bufio.NewReader(withBareGuards(b, comma)), comma: comma}, left: maxRecord}
	r.csv = csv.NewReader(r.text)
	r.csv.Comma = comma
	r.csv.FieldsPerRecord = -1
	r.csv.ReuseRecord = true
	return r, nil
}

// comma returns the delimiter; said is false where the file does not name it.
func (r *records) comma() (comma rune, said bool) { return r.csv.Comma, r.said }

// saidComma takes Excel's first line, which Excel does not show or count.
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

func (r *records) read() (line, error) {
	one := r.ahead
	if one != nil {
		r.ahead = nil
	} else {
		one = r.readOne()
	}
	if one.err != nil || !one.open {
		return one.line, one.err
	}
	one.line.cells = slices.Clone(one.line.cells)
	r.ahead = r.readOne()
	if errors.Is(r.ahead.err, io.EOF) {
		one.line.broken = payroll.Refuse(QuoteOpen, one.line.broken.Args[0])
	}
	return one.line, nil
}

// withoutGuard takes off the apostrophe that exports put before a text which a
// spreadsheet would take for a formula.
func withoutGuard(s string) string {
	if len(s) > 1 && s[0] == '\'' && strings.IndexByte("=+-@\t", s[1]) >= 0 {
		return s[1:]
	}
	return s
}

// record is a line, or why there is none. open says that a quote in it may never
// have been closed.
type record struct {
	line line
	open bool
	err  error
}

func (r *records) readOne() *record {
	r.text.left = maxRecord
	fields, err := r.csv.Read()
	var bad *csv.ParseError
	if errors.Is(err, errTokenTooLarge) {
		return &record{err: payroll.Refuse(RecordTooLong, r.number+1, maxRecord>>20)}
	}
	if err != nil && !errors.As(err, &bad) {
		return &record{err: err}
	}
	r.cells = r.cells[:0]
	for _, s := range fields {
		r.cells = append(r.cells, cell{text: withoutGuard(s)})
	}
	one := &record{line: line{cells: r.cells}}
	start, end := 0, 0
	if bad != nil {
		start, end = bad.StartLine, bad.Line
		one.line.broken = payroll.Refuse(QuoteBare, start, end)
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
	one.line.number = r.number
	return one
}

func (r *records) close() error { return r.file.Close() }
