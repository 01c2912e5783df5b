package cms

import (
	"fmt"

	"nhuanbut/payroll"
)

// Reasons to refuse a row.
const (
	ProductAgainstCount payroll.Code = "product-and-count"    // "3x0,5" beside another count. Args: header of the count, the count
	MergedCell          payroll.Code = "merged-cell"          // Args: the merged range, "C3:C5"
	RowTooLong          payroll.Code = "row-too-long"         // Args: cells of the header, of the row (int)
	RowTooShort         payroll.Code = "row-too-short"        // Args: cells of the header, of the row (int)
	LettersLostInCell   payroll.Code = "letters-lost-in-cell" // "?" or U+FFFD stands for letters
	ScriptOfCell        payroll.Code = "script-of-cell"       // a text of TCVN3 or the like in a file of Unicode. Args: its name, a word of it, what that is
	ObjectUnnamed       payroll.Code = "object-unnamed"       // an object of JSON that gives no name, where one is expected
	NoIdentity          payroll.Code = "no-identity"          // neither ID nor slug nor title
	SampleFilled        payroll.Code = "sample-filled"        // an article under the ID of a sample row
	KeyTwice            payroll.Code = "key-twice"            // Args: both keys of one item that say a paying column differently
	CellMissing         payroll.Code = "cell-missing"         // a payment without author, date or gross
	SeveralPayees       payroll.Code = "several-payees"       // a payment is made to one author
	PaymentZero         payroll.Code = "payment-zero"         // nothing was paid
	TaxOverGross        payroll.Code = "tax-over-gross"       // Args: the row's gross in đồng, as a Vietnamese writes it
)

// Reasons to refuse a file.
const (
	HeaderMissing        payroll.Code = "header-missing"         // Args: headers found, headers expected ([]string)
	HeaderDuplicate      payroll.Code = "header-duplicate"       // Args: both headers, our column's header
	HeaderAmbiguous      payroll.Code = "header-ambiguous"       // Args: the header, our columns' headers that it fits ([]string)
	DatesSwapped         payroll.Code = "dates-swapped"          // Args: header, how many real dates (int), one of them, how many texts (int), one of them
	SeveralSheets        payroll.Code = "several-sheets"         // Args: names of the sheets with a usable header ([]string), path, the first of them
	SeveralPaymentSheets payroll.Code = "several-payment-sheets" // Args: names of the sheets with a usable header ([]string)
	SheetMissing         payroll.Code = "sheet-missing"          // Args: the name asked for, the names there are ([]string)
	FileEmpty            payroll.Code = "file-empty"
	FileEncrypted        payroll.Code = "file-encrypted"
	LettersLost          payroll.Code = "letters-lost"   // Args: the first row where "?" stands for letters (int), its text, the encoding
	FieldsMissing        payroll.Code = "fields-missing" // items of Microsoft Graph without their fields
	SeveralTables        payroll.Code = "several-tables" // a page with two tables that could be the list
)

// Reasons to refuse a map of headers.
const (
	MapUnreadable    payroll.Code = "map-unreadable"     // not UTF-8
	MapLineBad       payroll.Code = "map-line-bad"       // Args: line (int), its text
	MapColumnUnknown payroll.Code = "map-column-unknown" // Args: line (int), the right side
	MapHeaderTwice   payroll.Code = "map-header-twice"   // Args: line (int), the header
	MapSplitBad      payroll.Code = "map-split-bad"      // a column that holds one value. Args: line (int), the column
	MapConstantBad   payroll.Code = "map-constant-bad"   // a column or a value that no constant can have. Args: line (int), our column's header
	MapConstantTwice payroll.Code = "map-constant-twice" // Args: line (int), our column's header
)

// Warnings.
const (
	PlaceLeavesOut  payroll.Code = "place-leaves-out"  // a place of the map is the first of several people. Args: the place of all of them
	PeopleElsewhere payroll.Code = "people-elsewhere"  // a key that is not used names people beside those that are. Args: our column's header, the first of them
	ScriptConverted payroll.Code = "script-converted"  // a text of TCVN3 or the like was read. Args: path, its name, a word of it, what that is
	CutAt30000      payroll.Code = "cut-at-30000"      // Args: path
	MapUnused       payroll.Code = "map-unused"        // Args: path, the map's header that the file does not have
	DatesAmbiguous  payroll.Code = "dates-ambiguous"   // every date could be month-first. Args: in how many months they fall (int), one of them, as it is written
	DatesUnswapped  payroll.Code = "dates-unswapped"   // real dates that Excel had swapped are read as they were meant. Args: one of them as it stands, as it is read
	NoPerson        payroll.Code = "no-person"         // a word for nobody where a name is expected. Args: the words, quoted
	StatusNumber    payroll.Code = "status-number"     // a number under a newsroom's own name of a status. Args: the numbers
	NumbersForNames payroll.Code = "numbers-for-names" // the CMS's numbers, which say nobody. Args: path, the key, our column's header
)

// FileError refuses a whole file.
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

// CellError refuses a row for one of its cells.
type CellError struct {
	At     Position
	Column string // the header as in the file; "" where the row as a whole is wrong
	Value  string // as in the file, on one line and shortened
	Reason *payroll.Error
}

func (e *CellError) Error() string {
	return fmt.Sprintf("%s, sheet %q, row %d, column %q: %q: %v", e.At.Path, e.At.Sheet, e.At.Row, e.Column, e.Value, e.Reason)
}

func (e *CellError) Unwrap() error { return e.Reason }
