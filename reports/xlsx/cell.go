package xlsx

import (
	"strconv"
	"unicode/utf16"

	"github.com/shopspring/decimal"
	"github.com/xuri/excelize/v2"

	"nhuanbut/payroll"
	"nhuanbut/reports/plain"
)

// Cell returns the cell of a value: a string, an int, a payroll.Dong, a payroll.Date,
// a decimal, a formula with such a value, or nil. An empty one shows nothing.
func (w *Workbook) Cell(form Form, l Look, v any) excelize.Cell {
	c := excelize.Cell{StyleID: w.styles.cells[form][l]}
	switch v := v.(type) {
	case string:
		if v = Clean(v); v != "" {
			c.Value = v
		}
	case Formula:
		c = w.Cell(form, l, v.Value)
		c.Formula = v.Of
	case int:
		c.Value = v
	case payroll.Dong:
		c.Value = int64(v)
	case payroll.Date:
		if v != "" {
			c.Value = v.Time()
		}
	case decimal.NullDecimal:
		if v.Valid {
			return w.Cell(form, l, v.Decimal)
		}
	case decimal.Decimal:
		c.Value = floatOf(v)
		if form == Money && !v.IsInteger() {
			c.StyleID = w.styles.fraction[l]
		}
	}
	return c
}

// floatOf returns the value that a cell of a workbook has for d: a workbook knows no
// other numbers than floats. It is written with d's own digits, up to the 15 that
// Excel keeps; nothing is reckoned with it.
func floatOf(d decimal.Decimal) float64 {
	f, _ := strconv.ParseFloat(d.String(), 64) // a decimal's text is a number
	return f
}

// maxText is what one cell holds, in UTF-16 units.
// https://support.microsoft.com/en-us/office/excel-specifications-and-limits-1672b34d-7043-467e-8e27-269d656771c3
const maxText = 32_767

// Clean returns text as a cell can hold it: without forbidden characters, and cut, with an ellipsis as mark,
// where it is too long.
func Clean(s string) string {
	s = plain.Text(s)
	if len(s) <= maxText { // bytes are never fewer than units
		return s
	}
	units, cut := 0, 0
	for at, r := range s {
		if units < maxText {
			cut = at
		}
		if units += utf16.RuneLen(r); units > maxText {
			return s[:cut] + "…"
		}
	}
	return s
}

// BlankZero leaves a cell empty where there is no amount to speak of.
func BlankZero(amount payroll.Dong) any {
	if amount == 0 {
		return nil
	}
	return amount
}
