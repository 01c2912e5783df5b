package value

import (
	"testing"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// A cell that a workbook shows as a date is no number, small as its serial may be.
func TestDatedCellsAreNoNumbers(t *testing.T) {
	for _, c := range []struct {
		column payroll.Column
		serial string
		from   Epoch
		want   string
	}{
		{payroll.TextCoefficient, "2", Since1900, "number-is-date: 02/01/1900"},
		{payroll.TextCoefficient, "46143", Since1900, "number-is-date: 01/05/2026"},
		{payroll.TextCoefficient, "44681", Since1904, "number-is-date: 01/05/2026"},
		{payroll.Photos, "3", Since1900, "number-is-date: 03/01/1900"},
		{payroll.LumpSum, "46143", Since1900, "number-is-date: 01/05/2026"},
		{payroll.CMSAmount, "60", Since1900, "number-is-date: 28/02/1900"},
	} {
		p := Parser{Serials: c.from}
		if value, reason := p.Read(c.column, grid.Cell{Kind: grid.Number, Text: c.serial, Dated: true}); reason == nil || reason.Error() != c.want {
			t.Errorf("%s %s: %q, %v, want %s", c.column.Key(), c.serial, value.Text, reason, c.want)
		}
	}
	p := Parser{Serials: Since1900}
	if value, reason := p.Read(payroll.Published, grid.Cell{Kind: grid.Number, Text: "46300", Dated: true}); reason != nil || value.Text != "2026-10-05" {
		t.Errorf("a date: %q, %v", value.Text, reason)
	}
}
