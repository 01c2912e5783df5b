package cms

import (
	"nhuanbut/payroll"
)

// line is one row of a table as the format gives it.
type line struct {
	number int // from 1, as Excel numbers it
	cells  []cell
	broken *payroll.Error // the row cannot be split into cells; cells are those before the damage
	hidden bool           // the row is not shown: hidden, filtered, or of no height
}

// rows is a table: delimited text or a sheet of a workbook. The cells of a line
// are good until the next call.
type rows interface {
	read() (line, error)
	close() error
}
