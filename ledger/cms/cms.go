// Package cms reads the article lists that newsrooms have: delimited text, XLSX
// and the JSON of SharePoint's and WordPress's REST APIs. Begin with Open: it tells the format by
// the content and finds the header; Next then gives one row after another as a
// payroll.Record, every value in its column's canonical form. Memory does not
// grow with the number of rows.
// ReadPayments reads the other table that newsrooms bring: what they paid before.
//
// Money depends on what is read here, so a value that can be read in two ways is
// refused, never guessed. A refused row carries a *CellError and reading goes on;
// a file that cannot be read as a whole is refused with a *FileError.
package cms

import (
	"cmp"
	"errors"
	"io"
	"slices"

	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// Options say how to read a file.
type Options struct {
	Dates value.DateOrder // how to read 06/01/2025
	Map   Map             // what the user says of the list; its zero value says nothing
	Unit  Unit            // what amounts are counted in, where somebody said

	Newsroom Newsroom // what the ledger knows
	Sheet    string   // of a workbook; "" is the only visible one with a usable header

	Sheets    []string // those that Sheets is to give
	AllSheets bool     // Sheets gives all visible ones with a usable header

	First, Last payroll.Date                      // rows of these days alone are wanted; "" where all are
	Calendar    payroll.Calendar                  // of the newsroom's months; nil is the calendar's own
	Policy      func(payroll.Date) payroll.Policy // the newsroom's rule on a day; nil is the formula's own

	SkipHidden bool     // rows that the sheet does not show are passed over
	Groups     GroupsAs // what the headings of groups stand for
	FillDown   []string // headers of the columns in which a blank means the cell above

	Explain bool // collect how the file is understood, for Explained
}

// Position is where a row stands.
type Position struct {
	Path  string
	Sheet string // "" where the format has none
	Row   int    // from 1, as Excel numbers it; in JSON the item's ordinal
}

// Row is one row of the list.
type Row struct {
	At     Position
	Record payroll.Record   // where Err is set, what could be read nevertheless
	Err    *CellError       // why the row is refused: its first bad cell
	Held   []*payroll.Error // why the row is taken and pays nothing until somebody decides: each quotes what says so
	Line   *ProposedLine    // that the row is, where Err refuses it as an article with RowIsLine
	Sample bool             // a row of the empty sheet that shows how it is filled: no article

	photographer []any // the facts of a hold where the row pays photos
	continuation bool  // it goes on with the article above, and is held

	UnitPrice string // what a coefficient of 1 pays, as the row says; "" where it does not
}

// HeaderColumn says how a column of the file was understood.
type HeaderColumn struct {
	Name     string         // as in the file
	Column   payroll.Column // Extra where it is not known
	Known    bool
	Rule     Rule
	Out      bool         // left out: by the map, or as what an export of this program computed
	photos   bool         // known by a name that it has in lists of photos alone
	byGenre  bool         // a quantity of what the row's genre is
	split    string       // stands between the values of one cell, by the map
	field    paymentField // of a table of payments, where Column says nothing
	ofAuthor AuthorField  // of a list of authors, where Column says nothing

	Further bool       // its people come after those of the column's own header
	weak    bool       // the name is the column's only where nothing else is
	smell   moneySmell // of a header that is not understood
	unit    Unit       // that the header names, of an amount
	order   int        // of what was said before of headers, from the oldest
}

// reader is one format: it gives rows until io.EOF.
type reader interface {
	next() (Row, error)
	close() error
}

// File is an open list.
type File struct {
	r reader
	*reading
	ahead []given // read already, to see what the file is
	err   error   // what Next gave last, and gives from then on
}

// Next gives the next row. io.EOF is the end; any other error refuses the whole
// file, with the rows that were already given.
func (f *File) Next() (Row, error) {
	if f.err != nil {
		return Row{}, f.err
	}
	var next given
	if len(f.ahead) > 0 {
		next, f.ahead = f.ahead[0], f.ahead[1:]
	} else {
		next.row, next.err = f.read()
	}
	if errors.Is(next.err, io.EOF) {
		next.err = f.judgeWhole(next.err)
	}
	f.err = next.err
	return next.row, next.err
}

// read reads the next row.
func (f *File) read() (Row, error) {
	row, err := f.r.next()
	f.judgeSample(&row)
	if err == nil {
		f.weighUnit(&row)
	}
	return row, err
}

// judgeWhole refuses a file, when all of it has been read, for what only all of it shows;
// else it gives end.
func (f *File) judgeWhole(end error) error {
	f.sayCells()
	f.sayColours()
	if stop := f.judgeDates(); stop != nil {
		return stop
	}
	if stop := f.judgeLost(); stop != nil {
		return stop
	}
	if stop := cmp.Or(f.judgeUnit(), f.judgeColumns()); stop != nil {
		if !f.o.Explain {
			return stop
		}
		f.stopped = stop
	}
	return end
}

// Close removes what the file needed on disk.
func (f *File) Close() error { return f.r.close() }

// Warnings are what is said of the file. They are complete when Next has given io.EOF.
func (f *File) Warnings() []*Warning { return f.warnings }

// Passed are the rows that are no articles, by kind. They are complete when Next has
// given io.EOF.
func (f *File) Passed() []Passed { return f.passed }

// Stopped is why the file would be refused as a whole, for what only all of it shows: it
// is explained all the same. It is complete when Next has given io.EOF.
func (f *File) Stopped() *FileError { return f.stopped }

// Header says how each column was understood. In JSON it grows with the rows. It
// is not to be changed.
func (f *File) Header() []HeaderColumn { return f.header }

// Sheet is the name of the sheet that is read, "" where the format has none.
func (f *File) Sheet() string { return f.sheet }

// Headers are the columns of all the tables that stand in the file so far, one below another.
func (f *File) Headers() []HeaderColumn { return append(slices.Clone(f.earlier), f.header...) }

// Page says where in a list the file's rows stand. It is zero before io.EOF and
// for other formats than JSON.
func (f *File) Page() Page { return f.page }

// reading is what the readers of every format keep of one file.
type reading struct {
	path, sheet string
	o           Options
	subject     *subject
	about       about
	explained   *explaining // nil unless it is asked for
	header      []HeaderColumn
	earlier     []HeaderColumn // of tables that stand above another in the sheet
	warnings    []*Warning
	passed      []Passed
	page        Page
	serials     value.Epoch // how numbers are dates
	sayings     []saying    // of cells, until the end of the file
	judge       *dateJudge  // nil where dates are not judged
	swapBack    bool        // real dates have day and month swapped
	above       []string    // the texts above the header
	totals      []Total     // the file's own
	extent      extent
	lost        lostLetters
	fills       []colours // by column
	unknown     []unknownColumn
	pays        paying
	units       units
	surveys     bool // nothing is wanted of the file but what its amounts are counted in
	stopped     *FileError
}

// about is what a reader found out of its file.
type about struct {
	format, encoding, delimiter string
	headerRow                   int
}

// located returns a refusal of the file's bytes as one of the file; other errors stay.
func (r *reading) located(err error) error {
	if reason, refused := err.(*payroll.Error); refused {
		return r.refuse(reason.Code, reason.Args...)
	}
	return err
}

func (r *reading) refuse(code payroll.Code, args ...any) *FileError {
	return &FileError{Path: r.path, Sheet: r.sheet, Reason: payroll.Refuse(code, args...)}
}
