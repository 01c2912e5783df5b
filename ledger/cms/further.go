package cms

import (
	"strings"

	"nhuanbut/payroll"
)

// furtherPeople are those of a further column.
type furtherPeople struct {
	column payroll.Column
	names  string
}

// addFurther puts the people of a further column, as a cell of people is read, behind
// those of the column's own header. Somebody who is named there already is named once.
func (row *Row) addFurther(c payroll.Column, people string) {
	for name := range strings.SplitSeq(people, ";") {
		if name = payroll.OneLine(name); name == "" || row.names(c, name) {
			continue
		}
		if row.Record[c] != "" {
			row.Record[c] += "; "
		}
		row.Record[c] += name
	}
}

func (row *Row) names(c payroll.Column, name string) bool {
	for other := range strings.SplitSeq(row.Record[c], ";") {
		if payroll.NameKey(other) == payroll.NameKey(name) {
			return true
		}
	}
	return false
}
