package grid

import "nhuanbut/payroll"

// Row is one row of a table.
type Row struct {
	Number int // from 1, as Excel numbers it
	Cells  []Cell
	Broken *payroll.Error // why the row cannot be split into cells; Cells are those before the damage
	Hidden bool           // the row is hidden, filtered, or of no height
}

// Rows gives the rows of a table one at a time, io.EOF at the end. The cells of a row are good
// until the next call.
type Rows interface {
	Next() (Row, error)
	Close() error
}
