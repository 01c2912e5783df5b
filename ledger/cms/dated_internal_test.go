package cms

import (
	"testing"

	"nhuanbut/payroll"
)

// A cell that a workbook shows as a date is no number, small as its serial may be.
func TestDatedCellsAreNoNumbers(t *testing.T) {
	for _, c := range []struct {
		column payroll.Column
		serial string
		from   epoch
		want   string
	}{
		{payroll.TextCoefficient, "2", since1900, "number-is-date: 02/01/1900"},
		{payroll.TextCoefficient, "46143", since1900, "number-is-date: 01/05/2026"},
		{payroll.TextCoefficient, "44681", since1904, "number-is-date: 01/05/2026"},
		{payroll.Photos, "3", since1900, "number-is-date: 03/01/1900"},
		{payroll.LumpSum, "46143", since1900, "number-is-date: 01/05/2026"},
		{payroll.CMSAmount, "60", since1900, "number-is-date: 28/02/1900"},
	} {
		p := parser{serials: c.from}
		if value, reason := p.value(c.column, cell{kind: numberCell, text: c.serial, dated: true}); reason == nil || reason.Error() != c.want {
			t.Errorf("%s %s: %q, %v, want %s", c.column.Key(), c.serial, value.text, reason, c.want)
		}
	}
	p := parser{serials: since1900}
	if value, reason := p.value(payroll.Published, cell{kind: numberCell, text: "46300", dated: true}); reason != nil || value.text != "2026-10-05" {
		t.Errorf("a date: %q, %v", value.text, reason)
	}
}
