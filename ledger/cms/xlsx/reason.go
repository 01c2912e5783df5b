package xlsx

import "nhuanbut/payroll"

// These codes refuse a workbook.
const (
	partTooLarge    payroll.Code = "part-too-large"    // Facts: part, gigabytes
	CellTooLong     payroll.Code = "cell-too-long"     // Facts: part, megabytes
	commentsTooMany payroll.Code = "comments-too-many" // Facts: limit
	rowsOutOfOrder  payroll.Code = "rows-out-of-order" // of a sheet too large to be put in order. Facts: part
)
