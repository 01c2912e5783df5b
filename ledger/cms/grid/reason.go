package grid

import "nhuanbut/payroll"

// FileDamaged refuses a file that breaks off or cannot be unpacked. Args: the part (XLSX) or
// the item (JSON) where it broke off.
const FileDamaged payroll.Code = "file-damaged"
