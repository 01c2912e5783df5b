package ledger

import (
	"database/sql"

	"nhuanbut/payroll"
)

// titleKeys are the keys of a title as the article's columns have them.
func titleKeys(title string) [3]sql.NullInt64 {
	var columns [3]sql.NullInt64
	if keys, ok := payroll.FormOfTitle(title).Keys(); ok {
		for i, key := range keys {
			columns[i] = sql.NullInt64{Int64: key, Valid: true}
		}
	}
	return columns
}
