package xlsx

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"nhuanbut/payroll"
)

// Formula is the value of a cell that a spreadsheet works out, with what it comes to.
type Formula struct {
	Of    string // without "="
	Value any    // as cell takes it
}

// SumOf returns the sum of a column from a row to the last one written.
func (s *Sheet) SumOf(column, first int, value payroll.Dong) any {
	if first > s.Row {
		return value
	}
	return Formula{"SUM(" + At(column, first) + ":" + At(column, s.Row) + ")", value}
}

// SumOf returns the sum of a column's cells from one row to another; of none it is 0.
func SumOf(column, first, last int) string {
	if last < first {
		return "0"
	}
	return fmt.Sprintf("SUM(%s:%s)", At(column, first), At(column, last))
}

// SumAcross returns the sum of a row's cells from one column to another; of none it is 0.
func SumAcross(row, first, last int) string {
	if last < first {
		return "0"
	}
	return "SUM(" + At(first, row) + ":" + At(last, row) + ")"
}

// Quoted returns a sheet's name as formulas have it.
func Quoted(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

// Absolute returns a cell as formulas name it, the same wherever they stand.
func Absolute(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column+1, row, true) // fails only outside a sheet
	return name
}

// At names a cell; columns begin with 0, rows with 1.
func At(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column+1, row) // fails only outside a sheet
	return name
}

// SharePlaces are the digits of a share behind the point: enough that shares add up to
// 100,00 %.
const SharePlaces = 10

// Calc returns the value of a cell that a spreadsheet works out by a formula, without "=",
// and that comes to value.
func Calc(of string, value any) Formula { return Formula{of, value} }
