package cms

import (
	"fmt"

	"nhuanbut/payroll"
)

// Reasons to refuse a row.
const (
	productAgainstCount payroll.Code = "product-and-count"    // "3x0,5" beside another count. Facts: header, count
	MergedCell          payroll.Code = "merged-cell"          // Facts: range
	RowTooLong          payroll.Code = "row-too-long"         // Facts: columns, cells
	RowTooShort         payroll.Code = "row-too-short"        // Facts: columns, cells
	LettersLostInCell   payroll.Code = "letters-lost-in-cell" // "?" or U+FFFD stands for letters
	ScriptOfCell        payroll.Code = "script-of-cell"       // a text of TCVN3 or the like in a file of Unicode. Facts: script, word, read
	objectUnnamed       payroll.Code = "object-unnamed"       // an object of JSON that gives no name, where one is expected
	NoIdentity          payroll.Code = "no-identity"          // neither ID nor slug nor title
	sampleFilled        payroll.Code = "sample-filled"        // an article under the ID of a sample row
	KeyTwice            payroll.Code = "key-twice"            // Facts: key, other
	CellMissing         payroll.Code = "cell-missing"         // a payment without author, date or gross
	SeveralPayees       payroll.Code = "several-payees"       // a payment is made to one author
	PaymentZero         payroll.Code = "payment-zero"         // nothing was paid
	TaxOverGross        payroll.Code = "tax-over-gross"       // Facts: gross
)

// Reasons to refuse a file.
const (
	HeaderMissing        payroll.Code = "header-missing"         // Facts: found, expected
	HeaderDuplicate      payroll.Code = "header-duplicate"       // Facts: header, other, column
	headerAmbiguous      payroll.Code = "header-ambiguous"       // Facts: header, columns
	datesSwapped         payroll.Code = "dates-swapped"          // Facts: header, count, date, text-count, text
	SeveralSheets        payroll.Code = "several-sheets"         // Facts: sheets, path, first
	SeveralPaymentSheets payroll.Code = "several-payment-sheets" // Facts: sheets
	SheetMissing         payroll.Code = "sheet-missing"          // Facts: sheet, sheets
	FileEmpty            payroll.Code = "file-empty"
	FileEncrypted        payroll.Code = "file-encrypted"
	LettersLost          payroll.Code = "letters-lost"   // Facts: row, text, encoding
	FieldsMissing        payroll.Code = "fields-missing" // items of Microsoft Graph without their fields
	SeveralTables        payroll.Code = "several-tables" // a page with two tables that could be the list
)

// Reasons to refuse a map of headers.
const (
	MapUnreadable    payroll.Code = "map-unreadable"     // not UTF-8
	MapLineBad       payroll.Code = "map-line-bad"       // Facts: line, text
	MapColumnUnknown payroll.Code = "map-column-unknown" // Facts: line, column
	MapHeaderTwice   payroll.Code = "map-header-twice"   // Facts: line, header
	MapSplitBad      payroll.Code = "map-split-bad"      // a column that holds one value. Facts: line, column
	MapConstantBad   payroll.Code = "map-constant-bad"   // a column or a value that no constant can have. Facts: line, column
	MapConstantTwice payroll.Code = "map-constant-twice" // Facts: line, column
)

// Warnings.
const (
	placeLeavesOut  payroll.Code = "place-leaves-out"  // a place of the map is the first of several people. Facts: place
	peopleElsewhere payroll.Code = "people-elsewhere"  // a key that is not used names people beside those that are. Facts: column, name
	ScriptConverted payroll.Code = "script-converted"  // a text of TCVN3 or the like was read. Facts: path, script, word, read
	cutAt30000      payroll.Code = "cut-at-30000"      // Facts: path
	MapUnused       payroll.Code = "map-unused"        // Facts: path, header
	DatesAmbiguous  payroll.Code = "dates-ambiguous"   // every date could be month-first. Facts: months, date
	datesUnswapped  payroll.Code = "dates-unswapped"   // real dates that Excel had swapped are read as they were meant. Facts: cells
	NoPerson        payroll.Code = "no-person"         // a word for nobody where a name is expected. Facts: cells
	StatusNumber    payroll.Code = "status-number"     // a number under a newsroom's own name of a status. Facts: cells
	numbersForNames payroll.Code = "numbers-for-names" // the CMS's numbers, which say nobody. Facts: path, key, column
)

// FileError is the refusal of a whole file.
type FileError struct {
	Path, Sheet string
	Reason      *payroll.Error
}

func (e *FileError) Error() string {
	if e.Sheet == "" {
		return fmt.Sprintf("%s: %v", e.Path, e.Reason)
	}
	return fmt.Sprintf("%s, sheet %s: %v", e.Path, e.Sheet, e.Reason)
}

func (e *FileError) Unwrap() error { return e.Reason }

// CellError is the refusal of a row for one of its cells.
type CellError struct {
	At     Position
	Column string // the header as in the file; "" if the row as a whole is wrong
	Value  string // as in the file, on one line and shortened
	Reason *payroll.Error

	Private bool // of a person: no message repeats the value
}

func (e *CellError) Error() string {
	return fmt.Sprintf("%s, sheet %q, row %d, column %q: %q: %v", e.At.Path, e.At.Sheet, e.At.Row, e.Column, e.Shown(), e.Reason)
}

// Shown returns the value as a message has it, masked where it is private.
func (e *CellError) Shown() string {
	if e.Private {
		return payroll.Masked(e.Value)
	}
	return e.Value
}

func (e *CellError) Unwrap() error { return e.Reason }
