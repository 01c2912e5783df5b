package cms

import (
	"fmt"
	"strings"

	"nhuanbut/payroll"
)

// Reasons to refuse a row.
const (
	NumberUnreadable      payroll.Code = "number-unreadable"
	NumberAmbiguous       payroll.Code = "number-ambiguous"   // Args: both readings, as a Vietnamese writes them: "1,5", "1500"
	NumberNegative        payroll.Code = "number-negative"    //
	NumberTooLarge        payroll.Code = "number-too-large"   // Args: the largest allowed, as a Vietnamese writes it
	NumberTooPrecise      payroll.Code = "number-too-precise" // Args: how many decimals are allowed (int)
	NumberIsDate          payroll.Code = "number-is-date"     // Excel made a date of it. Args: the date, as it shows it
	ArithmeticUnclear     payroll.Code = "arithmetic-unclear" // minus, a stroke, or a sign without a number behind it
	ProductAgainstCount   payroll.Code = "product-and-count"  // "3x0,5" beside another count. Args: header of the count, the count
	MoneyFraction         payroll.Code = "money-fraction"
	CountFraction         payroll.Code = "count-fraction"
	CountGrouped          payroll.Code = "count-grouped"           // a count takes no thousands sign. Args: the count without it
	EncouragementBelowOne payroll.Code = "encouragement-below-one" // a factor under 1 would take money away: 1,2 is 20% more
	DateUnreadable        payroll.Code = "date-unreadable"
	DateAmbiguous         payroll.Code = "date-ambiguous"        // a year of two digits
	DateWithoutDay        payroll.Code = "date-without-day"      // "01/2025"
	DateWithoutYear       payroll.Code = "date-without-year"     // "06/01"
	DateOutOfRange        payroll.Code = "date-out-of-range"     // Args: first and last year that are read
	ErrorValue            payroll.Code = "error-value"           // #REF! and the like
	FormulaWithoutValue   payroll.Code = "formula-without-value" // the program that wrote the workbook did not calculate it
	MergedCell            payroll.Code = "merged-cell"           // Args: the merged range, "C3:C5"
	RowTooLong            payroll.Code = "row-too-long"          // Args: cells of the header, of the row (int)
	RowTooShort           payroll.Code = "row-too-short"         // Args: cells of the header, of the row (int)
	QuoteBare             payroll.Code = "quote-bare"            // Args: first and last line of the file that could not be read (int)
	QuoteOpen             payroll.Code = "quote-open"            // Args: the line of the file from which nothing could be read (int)
	LettersLostInCell     payroll.Code = "letters-lost-in-cell"  // "?" or U+FFFD stands for letters
	ScriptOfCell          payroll.Code = "script-of-cell"        // a text of TCVN3 or the like in a file of Unicode. Args: its name, a word of it, what that is
	ObjectUnnamed         payroll.Code = "object-unnamed"        // an object of JSON that gives no name, where one is expected
	NoIdentity            payroll.Code = "no-identity"           // neither ID nor slug nor title
	SampleFilled          payroll.Code = "sample-filled"         // an article under the ID of a sample row
	KeyTwice              payroll.Code = "key-twice"             // Args: both keys of one item that say a paying column differently
	CellMissing           payroll.Code = "cell-missing"          // a payment without author, date or gross
	SeveralPayees         payroll.Code = "several-payees"        // a payment is made to one author
	PaymentZero           payroll.Code = "payment-zero"          // nothing was paid
	TaxOverGross          payroll.Code = "tax-over-gross"        // Args: the row's gross in đồng, as a Vietnamese writes it
)

// Reasons to refuse a file.
const (
	HeaderMissing        payroll.Code = "header-missing"         // Args: headers found, headers expected ([]string)
	HeaderDuplicate      payroll.Code = "header-duplicate"       // Args: both headers, our column's header
	HeaderAmbiguous      payroll.Code = "header-ambiguous"       // Args: the header, our columns' headers that it fits ([]string)
	DateMonthFirst       payroll.Code = "date-month-first"       // Args: header, row (int), value
	DatesSwapped         payroll.Code = "dates-swapped"          // Args: header, how many real dates (int), one of them, how many texts (int), one of them
	IDDamaged            payroll.Code = "id-damaged"             // Args: header, row (int), value
	SeveralSheets        payroll.Code = "several-sheets"         // Args: names of the sheets with a usable header ([]string), path, the first of them
	SeveralPaymentSheets payroll.Code = "several-payment-sheets" // Args: names of the sheets with a usable header ([]string)
	SheetMissing         payroll.Code = "sheet-missing"          // Args: the name asked for, the names there are ([]string)
	FileEmpty            payroll.Code = "file-empty"
	FileEncrypted        payroll.Code = "file-encrypted"
	FileDamaged          payroll.Code = "file-damaged"     // Args: the part (XLSX) or the item (JSON) where it broke off
	TextDamaged          payroll.Code = "text-damaged"     // Args: the first line that is not UTF-8 in a file that is (int)
	EncodingUnknown      payroll.Code = "encoding-unknown" // bytes that are words in no encoding of Vietnamese
	ScriptMixed          payroll.Code = "script-mixed"     // a text of TCVN3 or the like beside Unicode. Args: its name, a word of it, what that is
	ScriptTwice          payroll.Code = "script-twice"     // UTF-8 that was decoded twice, with letters lost. Args: as of ScriptMixed
	ScriptUnclear        payroll.Code = "script-unclear"   // TCVN3 or the like, with words that it does not make. Args: as of ScriptMixed
	LettersLost          payroll.Code = "letters-lost"     // Args: the first row where "?" stands for letters (int), its text, the encoding
	FieldsMissing        payroll.Code = "fields-missing"   // items of Microsoft Graph without their fields
	JSONWithoutList      payroll.Code = "json-without-list"
	SeveralTables        payroll.Code = "several-tables"    // a page with two tables that could be the list
	PageTooLarge         payroll.Code = "page-too-large"    // Args: megabytes allowed (int)
	PartTooLarge         payroll.Code = "part-too-large"    // Args: the part, gigabytes allowed (int)
	RecordTooLong        payroll.Code = "record-too-long"   // Args: the row (int), megabytes allowed (int)
	CellTooLong          payroll.Code = "cell-too-long"     // Args: the part, megabytes allowed (int)
	CommentsTooMany      payroll.Code = "comments-too-many" // Args: how many are read (int)
	RowsOutOfOrder       payroll.Code = "rows-out-of-order" // of a sheet too large to be put in order. Args: the part
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
	DateOrderUnknown payroll.Code = "date-order-unknown" // Args: what was given
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
	NumberComputed  payroll.Code = "number-computed"   // Args: what was worked out, "1.5 x 2 = 3; 1+0,5 = 1,5"
	MoneyWorded     payroll.Code = "money-worded"      // Args: what was read, "300k = 300.000; …"
	NoPerson        payroll.Code = "no-person"         // a word for nobody where a name is expected. Args: the words, quoted
	NumberForTerm   payroll.Code = "number-for-term"   // a bare number where a name is expected. Args: the numbers
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

// shownRunes is how much of a value an error shows: enough to find it by.
const shownRunes = 80

func shorten(s string) string { return shortenTo(s, shownRunes) }

// shortenTo gives at most so many characters of a text, on one line.
func shortenTo(s string, most int) string {
	if len(s) > 8*most {
		s = strings.ToValidUTF8(s[:8*most], "")
	}
	runes := []rune(payroll.OneLine(s))
	if len(runes) > most {
		return string(runes[:most-1]) + "…"
	}
	return string(runes)
}
