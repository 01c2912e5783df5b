package xlsx

import "nhuanbut/payroll"

// Reasons to refuse a workbook.
const (
	PartTooLarge    payroll.Code = "part-too-large"    // Args: the part, gigabytes allowed (int)
	CellTooLong     payroll.Code = "cell-too-long"     // Args: the part, megabytes allowed (int)
	CommentsTooMany payroll.Code = "comments-too-many" // Args: how many are read (int)
	RowsOutOfOrder  payroll.Code = "rows-out-of-order" // of a sheet too large to be put in order. Args: the part
)
