package value

import "nhuanbut/payroll"

// These codes refuse a value, or warn of how it was read.
const (
	NumberUnreadable      payroll.Code = "number-unreadable"
	NumberAmbiguous       payroll.Code = "number-ambiguous"   // Facts: small, large
	NumberNegative        payroll.Code = "number-negative"    //
	NumberTooLarge        payroll.Code = "number-too-large"   // Facts: limit
	numberTooPrecise      payroll.Code = "number-too-precise" // Facts: decimals
	numberIsDate          payroll.Code = "number-is-date"     // Excel made a date of it. Facts: date
	arithmeticUnclear     payroll.Code = "arithmetic-unclear" // minus, a stroke, or a sign without a number behind it
	MoneyFraction         payroll.Code = "money-fraction"
	countFraction         payroll.Code = "count-fraction"
	countGrouped          payroll.Code = "count-grouped"           // a count takes no thousands sign. Facts: count
	encouragementBelowOne payroll.Code = "encouragement-below-one" // a factor under 1 would take money away: 1,2 is 20% more
	DateUnreadable        payroll.Code = "date-unreadable"
	DateAmbiguous         payroll.Code = "date-ambiguous"        // a year of two digits
	dateWithoutDay        payroll.Code = "date-without-day"      // "01/2025"
	dateWithoutYear       payroll.Code = "date-without-year"     // "06/01"
	DateOutOfRange        payroll.Code = "date-out-of-range"     // Facts: first, last
	ErrorValue            payroll.Code = "error-value"           // #REF! and the like
	FormulaWithoutValue   payroll.Code = "formula-without-value" // the program that wrote the workbook did not calculate it
	DateMonthFirst        payroll.Code = "date-month-first"      // Facts: header, row, value
	iDDamaged             payroll.Code = "id-damaged"            // Facts: header, row, value
	dateOrderUnknown      payroll.Code = "date-order-unknown"    // Facts: order
	NumberComputed        payroll.Code = "number-computed"       // Facts: cells
	MoneyWorded           payroll.Code = "money-worded"          // Facts: cells
	NumberForTerm         payroll.Code = "number-for-term"       // a bare number where a name is expected. Facts: cells
)
