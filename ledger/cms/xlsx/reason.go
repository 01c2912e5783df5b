package xlsx

import "nhuanbut/payroll"

// Reasons to refuse a workbook.
const (
	PartTooLarge    payroll.Code = "part-too-large"    // Facts: part, gigabytes
	CellTooLong     payroll.Code = "cell-too-long"     // Facts: part, megabytes
	CommentsTooMany payroll.Code = "comments-too-many" // Facts: limit
	RowsOutOfOrder  payroll.Code = "rows-out-of-order" // of a sheet too large to be put in order. Facts: part
)
