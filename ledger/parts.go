package ledger

import "nhuanbut/payroll"

// Parts are what lines come to, by what they are for, in đồng.
type Parts struct {
	Text, Photo, Encouragement, Other payroll.Dong

	Encouraged, Others bool // some line is of that kind
}

// Add adds a line.
func (p *Parts) Add(line payroll.Line) {
	switch {
	case line.Kind == payroll.EncouragementKind:
		p.Encouragement += line.Amount
		p.Encouraged = true
	case line.Kind != payroll.RoyaltyKind:
		p.Other += line.Amount
		p.Others = true
	case line.Role == payroll.PhotoRole:
		p.Photo += line.Amount
	default:
		p.Text += line.Amount
	}
}

// Gross is what they come to together.
func (p *Parts) Gross() payroll.Dong { return p.Text + p.Photo + p.Encouragement + p.Other }

// UnpaidAmount is what an article would give if what stands in its way were settled: its
// status, or who is to be paid. Rejected and draft articles will never give it, nor do
// sources.
func (e *Entry) UnpaidAmount() payroll.Dong {
	switch {
	case e.Err != nil, e.Status == payroll.Rejected, e.Status == payroll.Draft, e.Status == payroll.Same:
		return 0
	case len(e.Royalty.Cells) == 0:
		return e.Royalty.Amount + e.Royalty.Encouragement
	case e.Status == payroll.Approved:
		return 0
	}
	var sum payroll.Dong
	for _, c := range e.Royalty.Cells {
		if c.Payee.Kind != payroll.Source {
			sum += c.Amount + c.Encouragement
		}
	}
	return sum
}

// Inputs are the values that an article is worked out from, as the sheet of articles of
// its month shows them: canonical, the day of publication without its time, and where a
// value is blank and is used, what stands in for it by the month's policy and rates.
func (e *Entry) Inputs(p payroll.Policy) payroll.Record {
	r := e.Record
	r[payroll.Published] = string(e.Published)
	if e.Royalty.LumpSum {
		r[payroll.BaseCoefficient], r[payroll.BaseSalary] = "", ""
		return r
	}
	r[payroll.BaseCoefficient], r[payroll.BaseSalary] = e.Royalty.BaseCoefficient.String(), e.Royalty.BaseSalary.String()
	if e.Royalty.PhotoCount.IsPositive() {
		r[payroll.Photos] = e.Royalty.PhotoCount.String() // a blank one counts as 1
	}
	if p.TextByPages && r[payroll.Pages] == "" {
		r[payroll.Pages] = "1"
	}
	return r
}
