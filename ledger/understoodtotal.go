package ledger

import (
	"slices"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// UnderstoodTotal is a figure of a totals row held against what the import makes of the
// rows above it.
type UnderstoodTotal struct {
	Row        int              `json:"row"`
	Label      string           `json:"label"`
	Column     string           `json:"column"`
	File       payroll.Dong     `json:"file"`
	Ours       payroll.Dong     `json:"ours"`
	Difference payroll.Dong     `json:"difference"` // File − Ours
	Explained  []DifferencePart `json:"explained"`
	Left       payroll.Dong     `json:"unexplained"` // of the difference, what no row explains

	column payroll.Column
	from   int // the row from which on it is the sum
}

// DifferencePart is a part of the difference between a file's total and ours.
type DifferencePart struct {
	Reason DifferenceReason `json:"reason"`
	Amount payroll.Dong     `json:"amount"` // File − Ours
	Rows   []int            `json:"rows"`   // the first of them
	Count  int              `json:"count"`
}

// DifferenceReason says why a row's amount in a file is not what is paid for it.
type DifferenceReason string

// The reasons.
const (
	BySource      DifferenceReason = "source"       // a source is never paid
	ByMistake     DifferenceReason = "mistake"      // the formula gives another amount
	ByNotApproved DifferenceReason = "not-approved" // the file says that it is not approved
	ByHold        DifferenceReason = "held"         // somebody has to decide first
	ByRefusal     DifferenceReason = "refused"
	ByLine        DifferenceReason = "line" // another kind of money than royalty
	ByNobody      DifferenceReason = "no-author"
	ByOtherColumn DifferenceReason = "other-column" // the article is paid by another column
)

// amountColumns are the columns whose totals are held against what is paid.
var amountColumns = []payroll.Column{payroll.CMSAmount, payroll.LumpSum}

// columnDifference are the amounts of a column's rows, and what is paid for them.
type columnDifference struct {
	file        decimal.Decimal
	ours        payroll.Dong
	differences []DifferencePart
}

// rowsExplained is how many rows one reason names.
const rowsExplained = 200

// add takes an article that was stored, or with -1 takes it away again.
func (w *columnDifference) add(c payroll.Column, s *takenRow, by int) {
	file := s.amounts[c]
	w.file = w.file.Add(file.Mul(decimal.NewFromInt(int64(by))))
	ours, parts := s.against(c)
	w.ours += ours * payroll.Dong(by)
	for _, p := range parts {
		w.differ(p.Reason, s.row, p.Amount, by)
	}
}

// against returns what an article is paid by a column, and why that is not what the file has
// there.
func (s *takenRow) against(c payroll.Column) (ours payroll.Dong, parts []DifferencePart) {
	file := payroll.Round(s.amounts[c], 1)
	all := func(why DifferenceReason) []DifferencePart { return []DifferencePart{{Reason: why, Amount: file}} }
	e := &s.earned
	switch {
	case c == payroll.LumpSum && !e.lumpSum:
		return 0, all(ByOtherColumn)
	case s.status == payroll.Held:
		return 0, all(ByHold)
	case s.status == payroll.Rejected, s.status == payroll.Draft, s.status != payroll.Approved && s.stated:
		return 0, all(ByNotApproved)
	case e.nobody, e.unworked:
		return 0, all(ByNobody)
	}
	return e.royalty - e.sources, []DifferencePart{{Reason: ByMistake, Amount: file - e.royalty}, {Reason: BySource, Amount: e.sources}}
}

func (w *columnDifference) differ(why DifferenceReason, row int, amount payroll.Dong, by int) {
	if amount == 0 {
		return
	}
	w.differences = explain(w.differences, why, row, amount, by)
}

// explain adds a row to the reasons for a difference, or with -1 takes it away again.
func explain(list []DifferencePart, why DifferenceReason, row int, amount payroll.Dong, by int) []DifferencePart {
	i := slices.IndexFunc(list, func(e DifferencePart) bool { return e.Reason == why })
	if i < 0 {
		i = len(list)
		list = append(list, DifferencePart{Reason: why, Rows: []int{}})
	}
	e := &list[i]
	e.Amount += amount * payroll.Dong(by)
	e.Count += by
	switch {
	case by < 0:
		e.Rows = slices.DeleteFunc(e.Rows, func(r int) bool { return r == row })
	case len(e.Rows) < rowsExplained:
		e.Rows = append(e.Rows, row)
	}
	if e.Count == 0 {
		return slices.Delete(list, i, i+1)
	}
	return list
}

// reweigh takes it into the totals below a row that nothing is paid for it: it is held.
func (u *understanding) reweigh(s *takenRow) {
	for i := range u.Totals {
		t := &u.Totals[i]
		if s.row < t.from || s.row >= t.Row {
			continue
		}
		ours, parts := s.against(t.column)
		for _, p := range parts {
			if p.Amount != 0 {
				t.Explained = explain(t.Explained, p.Reason, s.row, p.Amount, -1)
			}
		}
		if file := payroll.Round(s.amounts[t.column], 1); file != 0 && s.status != payroll.Rejected {
			t.Explained = explain(t.Explained, ByHold, s.row, file, 1)
		}
		t.Ours -= ours
		t.Difference += ours
	}
}

// understandApart takes a row that is no article of the import: it is refused, or another
// kind of money. Of corrections nothing is understood anew.
func (im *importer) understandApart(row *cms.Row) {
	u := im.understood
	if u == nil {
		return
	}
	why := ByRefusal
	if row.Line != nil {
		why = ByLine
	}
	for c := range u.since {
		file, err := decimal.NewFromString(row.Record[c])
		if err != nil && row.Line != nil && im.present[c] && row.Record[payroll.LumpSum]+row.Record[payroll.CMSAmount] == "" {
			file, err = row.Line.Amount.Decimal(), nil // what cannot be an article's: a deduction
		}
		if err != nil {
			continue
		}
		for _, w := range []*columnDifference{u.since[c], u.part[c]} {
			w.file = w.file.Add(file)
			w.differ(why, row.At.Row, payroll.Round(file, 1), 1)
		}
	}
}

// weighTotals holds the file's figures above a row against the rows so far; row is 0 at
// the file's end. Those of a part of a table are held against its rows where they are read.
func (u *understanding) weighTotals(totals []cms.Total, row int) {
	for ; u.totals < len(totals) && (row == 0 || totals[u.totals].Row < row); u.totals++ {
		t := &totals[u.totals]
		all, part := u.since[t.Column], u.part[t.Column]
		if all == nil || !t.Whole || len(u.Totals) == rowsExplained {
			continue
		}
		if part.file.Equal(t.Value) || !all.file.Equal(t.Value) {
			all = part
		}
		total := all.total(t)
		if all == part {
			total.from = u.begins
		}
		u.Totals = append(u.Totals, total)
		u.part[t.Column] = &columnDifference{}
	}
	if u.totals > 0 {
		u.begins = totals[u.totals-1].Row
	}
}

// total holds a figure against the rows above it.
func (w *columnDifference) total(t *cms.Total) UnderstoodTotal {
	file := payroll.Round(t.Value, 1)
	total := UnderstoodTotal{
		Row: t.Row, Label: t.Label, Column: t.Header,
		File: file, Ours: w.ours, column: t.Column, Difference: file - w.ours, Explained: slices.Clone(w.differences),
	}
	if total.Explained == nil {
		total.Explained = []DifferencePart{}
	}
	total.Left = total.Difference
	for i, e := range total.Explained {
		total.Explained[i].Rows = slices.Clone(e.Rows)
		total.Left -= e.Amount
	}
	return total
}
