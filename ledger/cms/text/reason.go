package text

import "nhuanbut/payroll"

// These codes refuse a file of text, or one of its rows.
const (
	QuoteBare       payroll.Code = "quote-bare" // Facts: first, last
	QuoteOpen       payroll.Code = "quote-open" // Facts: line
	JSONWithoutList payroll.Code = "json-without-list"
	pageTooLarge    payroll.Code = "page-too-large"   // Facts: megabytes
	RecordTooLong   payroll.Code = "record-too-long"  // Facts: row, megabytes
	TextDamaged     payroll.Code = "text-damaged"     // Facts: line
	EncodingUnknown payroll.Code = "encoding-unknown" // bytes that are words in no encoding of Vietnamese
	FormatUnknown   payroll.Code = "format-unknown"   // neither a table as text, nor XLSX, nor JSON
)
