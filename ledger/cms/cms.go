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
	"os"
	"slices"

	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// Options tell how to read a file.
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

// Position is the place of a row.
type Position struct {
	Path  string
	Sheet string // "" where the format has none
	Row   int    // from 1, as Excel numbers it; in JSON the item's ordinal
}

// rowReader reads the rows of one format; next returns io.EOF at the end.
type rowReader interface {
	next() (Row, error)
	close() error
}

// File is an open list.
type File struct {
	r rowReader
	*input
	ahead []pendingRow // read already, to see what the file is
	err   error        // what Next gave last, and gives from then on
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
		f.weighUnit(&row)
	}
	return row, err
}

// judgeWhole returns the refusal of a file for what only all of its rows show, else end.
func (f *File) judgeWhole(end error) error {
	f.flushCellWarnings()
	f.warnColours()
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
		f.refusal = stop
	}
	return end
}

// Close closes the file and removes its temporary files.
func (f *File) Close() error { return f.r.close() }

// Warnings returns the warnings of the file. They are complete once Next has returned io.EOF.
func (f *File) Warnings() []*Warning { return f.warnings }

// SkippedRows returns the rows that are no articles, by reason. They are complete once Next
// has returned io.EOF.
func (f *File) SkippedRows() []SkippedRows { return f.skipped }

// Refusal returns why the file would be refused as a whole for what only all of its rows show,
// if Options.Explain is set. It is complete once Next has returned io.EOF.
func (f *File) Refusal() *FileError { return f.refusal }

// Header returns how each column was understood. In JSON it grows with the rows. The caller
// must not change it.
func (f *File) Header() []HeaderColumn { return f.header }

// Sheet returns the name of the sheet; "" if the format has none.
func (f *File) Sheet() string { return f.sheet }

// AllHeaders returns the columns of all tables that the sheet has had so far, one below
// another.
func (f *File) AllHeaders() []HeaderColumn { return append(slices.Clone(f.earlier), f.header...) }

// Page returns where in a list the file's items stand. It is zero before io.EOF and for other
// formats than JSON.
func (f *File) Page() Page { return f.page }

// input is the state of reading one file that the readers of all formats share.
type input struct {
	path, sheet  string
	o            Options
	kind         *tableKind
	info         formatInfo
	explained    *explanation // nil unless it is asked for
	header       []HeaderColumn
	earlier      []HeaderColumn // of tables that stand above another in the sheet
	warnings     []*Warning
	skipped      []SkippedRows
	page         Page
	serials      value.Epoch   // how numbers are dates
	cellWarnings []cellWarning // of cells, until the end of the file
	judge        *dateJudge    // nil where dates are not judged
	swapBack     bool          // real dates have day and month swapped
	above        []string      // the texts above the header
	totals       []Total       // the file's own
	extent       extent
	lost         lostLetters
	fills        []colours // by column
	unknown      []unknownColumn
	payBasis     payBasis
	units        units
	unitOnly     bool // nothing is wanted of the file but what its amounts are counted in
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
	r := &input{path: path, o: o, kind: &articleLists, judge: &dateJudge{}}
	if o.Explain {
		r.explained = &explanation{dates: value.Dates{Order: o.Dates}}
	}
	opened, err := r.open()
	if err != nil {
		return nil, err
	}
	r.swapBack = o.Dates == value.DatesDMY && r.info.format == "xlsx" && swapBack(path, o)
	return &File{r: opened, input: r}, nil
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
	if f.extent.done == nil {
		return 0, 0
	}
	return f.extent.done(), f.extent.total
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
