package reports

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"nhuanbut/payroll"
)

// formula is the value of a cell that a spreadsheet works out, with what it comes to.
type formula struct {
	of    string // without "="
	value any    // as cell takes it
}

// sumOf is the sum of a column from a row to the last one written.
func (s *sheet) sumOf(column, first int, value payroll.Dong) any {
	if first > s.row {
		return value
	}
	return formula{"SUM(" + at(column, first) + ":" + at(column, s.row) + ")", value}
}

// sumOf is the sum of a column's cells from one row to another; of none it is 0.
func sumOf(column, first, last int) string {
	if last < first {
		return "0"
	}
	return fmt.Sprintf("SUM(%s:%s)", at(column, first), at(column, last))
}

// sumAcross is the sum of a row's cells from one column to another; of none it is 0.
func sumAcross(row, first, last int) string {
	if last < first {
		return "0"
	}
	return "SUM(" + at(first, row) + ":" + at(last, row) + ")"
}

// quoted is a sheet's name as formulas have it.
func quoted(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

// absolute is a cell as formulas name it, the same wherever they stand.
func absolute(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column+1, row, true) // fails only outside a sheet
	return name
}

// at names a cell; columns begin with 0, rows with 1.
func at(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column+1, row) // fails only outside a sheet
	return name
}

// sharePlaces are the digits of a share behind the point: enough that shares add up to
// 100,00 %.
const sharePlaces = 10

// Calc returns the value of a cell that a spreadsheet works out by a formula, without "=",
// and that comes to value.
func Calc(of string, value any) formula { return formula{of, value} }
