package cms

import (
	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// settleSums settles coefficients that were worked out, beside the count that they are
// multiplied by: "3x0,5" under Hệ số ảnh is three photos of 0,5, once.
func (r *reading) settleSums(row *Row, sums *[payroll.ColumnCount]*value.Sum) {
	policy := r.policy(row)
	if !policy.PhotoTotal {
		r.settleSum(row, sums[payroll.PhotoCoefficient], payroll.PhotoCoefficient, payroll.Photos)
	}
	if policy.TextByPages {
		r.settleSum(row, sums[payroll.TextCoefficient], payroll.TextCoefficient, payroll.Pages)
	}
}

func (r *reading) settleSum(row *Row, s *value.Sum, coefficient, count payroll.Column) {
	said := row.Record[count]
	switch {
	case s == nil:
	case said == "" && s.Product:
		if i := s.WholePart(); i >= 0 {
			row.Record[count], row.Record[coefficient] = s.Parts[i].String(), s.Parts[1-i].String()
			return
		}
		row.Record[count] = "1"
	case said == "":
		row.Record[count] = "1"
	case said == "1" && !s.Product:
	default:
		n := decimal.RequireFromString(said)
		if i := s.PartEqual(n); i >= 0 {
			row.Record[coefficient] = s.Parts[1-i].String()
			return
		}
		row.refuse(r.headerOf(coefficient), s.Text, payroll.Refuse(ProductAgainstCount, r.headerOf(count), value.Spell(said)))
	}
}

// headerOf is the header in the file of column c.
func (r *reading) headerOf(c payroll.Column) string {
	for _, h := range r.header {
		if h.Known && h.Column == c {
			return h.Name
		}
	}
	return c.Header()
}
