package cms

import "nhuanbut/payroll"

// Reasons to refuse.
const (
	FileDamaged payroll.Code = "file-damaged" // Args: the part (XLSX) or the item (JSON) where it broke off
)
