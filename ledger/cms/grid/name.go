package grid

import "strconv"

// MaxRows and MaxColumns are Excel's own limits of a sheet.
const (
	MaxRows    = 1_048_576
	MaxColumns = 16_384
)

// ColumnName returns Excel's name of column i, counted from 0: A, Z, AA.
func ColumnName(i int) string {
	s := ""
	for i++; i > 0; i = (i - 1) / 26 {
		s = string(rune('A'+(i-1)%26)) + s
	}
	return s
}

// ParseName reads a cell's name: "BC12" is column 54, counted from 0, and row 12. The row may
// be left out and is 0 then.
func ParseName(name string) (column, row int, ok bool) {
	i := 0
	for i < len(name) && i <= 3 && name[i]|0x20 >= 'a' && name[i]|0x20 <= 'z' {
		column = column*26 + int(name[i]|0x20-'a') + 1
		i++
	}
	if i < len(name) {
		n, err := strconv.ParseUint(name[i:], 10, 31)
		if err != nil {
			return 0, 0, false
		}
		row = int(n)
	}
	return column - 1, row, column > 0 && column <= MaxColumns
}
