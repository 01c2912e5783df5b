package text

import "nhuanbut/payroll"

// Reasons to refuse a file of text, or a row of it.
const (
	QuoteBare       payroll.Code = "quote-bare" // Args: first and last line of the file that could not be read (int)
	QuoteOpen       payroll.Code = "quote-open" // Args: the line of the file from which nothing could be read (int)
	JSONWithoutList payroll.Code = "json-without-list"
	PageTooLarge    payroll.Code = "page-too-large"   // Args: megabytes allowed (int)
	RecordTooLong   payroll.Code = "record-too-long"  // Args: the row (int), megabytes allowed (int)
	TextDamaged     payroll.Code = "text-damaged"     // Args: the first line that is not UTF-8 in a file that is (int)
	EncodingUnknown payroll.Code = "encoding-unknown" // bytes that are words in no encoding of Vietnamese
	FormatUnknown   payroll.Code = "format-unknown"   // neither a table as text, nor XLSX, nor JSON
)
