// Package cms reads the lists of articles that newsrooms have: delimited text, XLSX, pages of
// HTML, and the JSON of SharePoint's and WordPress's REST APIs. Begin with Open: it tells the
// format by the content and finds the header. File.Next then returns one row after another as
// a payroll.Record, every value in its column's canonical form. Memory does not grow with the
// number of rows. ReadPayments and ReadAuthors read tables of former payments and of authors;
// OpenReturned reads a month's workbook of this program that comes back with corrections.
//
// The rooms below turn bytes into values and know no newsroom: xlsx and text read a file as
// rows of the typed cells of grid, script the letters from before Unicode, and value a cell as
// a number, a date, people or an ID. This package knows what a list means.
//
// Money depends on what is read here, so a value that can be read in two ways is refused,
// never guessed. A refused row carries a *CellError and reading goes on. A *FileError refuses a
// file as a whole.
package cms

import (
	"cmp"
	"errors"
	"io"
	"os"
	"slices"

	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// Options tell how to read a file.
type Options struct {
	Dates value.DateOrder // the order of dates such as 06/01/2025
	Map   Map             // what the user says of the list
	Unit  Unit            // the unit of the amounts, if the user gives it

	Newsroom Newsroom // what the ledger knows
	Sheet    string   // the sheet of a workbook; "" for the only visible one with a usable header

	Sheets    []string // the sheets that the function Sheets returns
	AllSheets bool     // Sheets returns all visible ones with a usable header

	First, Last payroll.Date                      // the days whose rows are wanted; "" for all
	Calendar    payroll.Calendar                  // the newsroom's months; nil for calendar months
	Policy      func(payroll.Date) payroll.Policy // the newsroom's rule on a day; nil for the formula's own

	SkipHidden bool     // skip rows that the sheet hides
	Groups     GroupsAs // what the headings of groups stand for
	FillDown   []string // the headers of columns in which a blank cell means the one above

	Explain bool // collect how the file is understood, for Explained
}

// Position is the place of a row.
type Position struct {
	Path  string
	Sheet string // "" if the format has none
	Row   int    // from 1, as Excel numbers it; in JSON the item's ordinal
}

// rowReader reads the rows of one format; next returns io.EOF at the end.
type rowReader interface {
	next() (Row, error)
	close() error
}

// File is an open list.
type File struct {
	r     rowReader
	in    *input
	ahead []pendingRow // rows that were read ahead
	err   error        // the error that Next returned, and returns from then on
}

// Next returns the next row; io.EOF at the end. Any other error refuses the whole file, with
// the rows that were already given.
func (f *File) Next() (Row, error) {
	if f.err != nil {
		return Row{}, f.err
	}
	var next pendingRow
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
		f.in.weighUnit(&row)
	}
	return row, err
}

// judgeWhole returns the refusal of a file for what only all of its rows show, else end.
func (f *File) judgeWhole(end error) error {
	f.in.flushCellWarnings()
	f.in.warnColours()
	if stop := f.in.judgeDates(); stop != nil {
		return stop
	}
	if stop := f.in.judgeLost(); stop != nil {
		return stop
	}
	if stop := cmp.Or(f.judgeUnit(), f.judgeColumns()); stop != nil {
		if !f.in.options.Explain {
			return stop
		}
		f.in.refusal = stop
	}
	return end
}

// Close closes the file and removes its temporary files.
func (f *File) Close() error { return f.r.close() }

// Warnings returns the warnings of the file. They are complete once Next has returned io.EOF.
func (f *File) Warnings() []*Warning { return f.in.warnings }

// SkippedRows returns the rows that are no articles, by reason. They are complete once Next
// has returned io.EOF.
func (f *File) SkippedRows() []SkippedRows { return f.in.skipped }

// Refusal returns why the file would be refused as a whole for what only all of its rows show,
// if Options.Explain is set. It is complete once Next has returned io.EOF.
func (f *File) Refusal() *FileError { return f.in.refusal }

// Header returns how each column was understood. In JSON it grows with the rows. The caller
// must not change it.
func (f *File) Header() []HeaderColumn { return f.in.header }

// Sheet returns the name of the sheet; "" if the format has none.
func (f *File) Sheet() string { return f.in.sheet }

// AllHeaders returns the columns of all tables that the sheet has had so far, one below
// another.
func (f *File) AllHeaders() []HeaderColumn { return append(slices.Clone(f.in.earlier), f.in.header...) }

// Page returns where in a list the file's items stand. It is zero before io.EOF and for other
// formats than JSON.
func (f *File) Page() Page { return f.in.page }

// input is the state of reading one file that the readers of all formats share.
type input struct {
	path, sheet  string
	options      Options
	kind         *tableKind
	info         formatInfo
	explained    *explanation // nil unless Options.Explain is set
	header       []HeaderColumn
	earlier      []HeaderColumn // of the tables above in the sheet
	warnings     []*Warning
	skipped      []SkippedRows
	page         Page
	serials      value.Epoch   // the day that date serials count from
	cellWarnings []cellWarning // of cells, given at the end of the file
	judge        *dateJudge    // nil if dates are not judged
	restoreDates bool          // real dates have day and month swapped
	titleTexts   []string      // the texts above the header
	totals       []Total       // the file's own
	extent       extent
	lost         lostLetters
	fills        []colours // by column
	unknown      []unknownColumn
	payBasis     payBasis
	units        units
	unitOnly     bool // the file is read only for the unit of its amounts
	refusal      *FileError
}

// formatInfo is what a reader found out of its file.
type formatInfo struct {
	format, encoding, delimiter string
	headerRow                   int
}

// located returns the refusal of a room below as one of this file and sheet; it returns other
// errors as they are.
func (r *input) located(err error) error {
	if reason, refused := err.(*payroll.Error); refused {
		return r.refused(reason)
	}
	return err
}

// refuse refuses the file; facts are names and values, as payroll.Refuse takes them.
func (r *input) refuse(code payroll.Code, facts ...any) *FileError {
	return r.refused(payroll.Refuse(code, facts...))
}

func (r *input) refused(reason *payroll.Error) *FileError {
	return &FileError{Path: r.path, Sheet: r.sheet, Reason: reason}
}

// Open opens a list and finds its header. A *FileError refuses a file that nothing can be read
// from.
func Open(path string, o Options) (*File, error) {
	f, err := open(path, o)
	if err != nil {
		return nil, err
	}
	return f.settleUnit()
}

func open(path string, o Options) (*File, error) {
	r := &input{path: path, options: o, kind: &articleLists, judge: &dateJudge{}}
	if o.Explain {
		r.explained = &explanation{dates: value.Dates{Order: o.Dates}}
	}
	opened, err := r.open()
	if err != nil {
		return nil, err
	}
	r.restoreDates = o.Dates == value.DatesDMY && r.info.format == "xlsx" && datesRestorable(path, o)
	return &File{r: opened, in: r}, nil
}

// open opens the file in its format and finds its header.
func (r *input) open() (rowReader, error) {
	f, err := os.Open(r.path)
	if err != nil {
		return nil, err
	}
	format, err := r.format(f)
	if err != nil {
		f.Close()
		return nil, err
	}
	r.extent = extentOf(f)
	opened, err := format(r, f)
	if err != nil {
		if opened != nil {
			opened.close()
		}
		f.Close()
		return nil, err
	}
	return opened, nil
}

// extent tells how much of a file has been read.
type extent struct {
	total int64
	done  func() int64
}

// Progress returns how many bytes have been read, of how many: of the file, or of the sheet in
// a workbook.
func (f *File) Progress() (done, total int64) {
	if f.in.extent.done == nil {
		return 0, 0
	}
	return f.in.extent.done(), f.in.extent.total
}

// extentOf returns the extent of a file that is read from its start to its end.
func extentOf(f *os.File) extent {
	info, err := f.Stat()
	if err != nil {
		return extent{} // the reading says why
	}
	return extent{info.Size(), func() int64 {
		at, _ := f.Seek(0, io.SeekCurrent)
		return at
	}}
}

// pendingRow is a row that was read ahead.
type pendingRow struct {
	row Row
	err error
}
