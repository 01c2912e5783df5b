package grid

import (
	"nhuanbut/payroll"
)

// Row is one row of a table as the format gives it.
type Row struct {
	Number int // from 1, as Excel numbers it
	Cells  []Cell
	Broken *payroll.Error // the row cannot be split into cells; cells are those before the damage
	Hidden bool           // the row is not shown: hidden, filtered, or of no height
}

// Rows is a table: delimited text or a sheet of a workbook. The cells of a line
// are good until the next call.
type Rows interface {
	Next() (Row, error)
	Close() error
}
