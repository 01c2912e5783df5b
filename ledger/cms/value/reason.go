package value

import "nhuanbut/payroll"

// Reasons to refuse a value, and to warn of how it was read.
const (
	NumberUnreadable      payroll.Code = "number-unreadable"
	NumberAmbiguous       payroll.Code = "number-ambiguous"   // Args: both readings, as a Vietnamese writes them: "1,5", "1500"
	NumberNegative        payroll.Code = "number-negative"    //
	NumberTooLarge        payroll.Code = "number-too-large"   // Args: the largest allowed, as a Vietnamese writes it
	NumberTooPrecise      payroll.Code = "number-too-precise" // Args: how many decimals are allowed (int)
	NumberIsDate          payroll.Code = "number-is-date"     // Excel made a date of it. Args: the date, as it shows it
	ArithmeticUnclear     payroll.Code = "arithmetic-unclear" // minus, a stroke, or a sign without a number behind it
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
	DateMonthFirst        payroll.Code = "date-month-first"      // Args: header, row (int), value
	IDDamaged             payroll.Code = "id-damaged"            // Args: header, row (int), value
	DateOrderUnknown      payroll.Code = "date-order-unknown"    // Args: what was given
	NumberComputed        payroll.Code = "number-computed"       // Args: what was worked out, "1.5 x 2 = 3; 1+0,5 = 1,5"
	MoneyWorded           payroll.Code = "money-worded"          // Args: what was read, "300k = 300.000; …"
	NumberForTerm         payroll.Code = "number-for-term"       // a bare number where a name is expected. Args: the numbers
)
