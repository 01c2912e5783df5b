package grid

import "nhuanbut/payroll"

// FileDamaged refuses a file that breaks off or cannot be unpacked. Facts: part.
const FileDamaged payroll.Code = "file-damaged"
