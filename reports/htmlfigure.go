package reports

import (
	"github.com/shopspring/decimal"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// figures head the page.
func (d *pageSheet) figures(t ledger.Total) []pageFigure {
	blocking := 0
	for _, f := range d.found {
		if f.Severity == payroll.Blocking {
			blocking++
		}
	}
	figures := []pageFigure{
		{Label: d.say(grossFigure), Value: d.lang.Amount(t.Gross)},
		d.change(t.Gross),
		{Label: d.say(paidFigure), Value: d.lang.Count(t.Articles), Note: d.say(paidAmong, d.lang.Count(len(d.Entries)))},
		{Label: d.say(photoCount), Value: d.lang.Count(t.Photos)},
	}
	if d.heldSum != 0 {
		figures = append(figures, pageFigure{Label: d.say(heldFigure), Value: d.lang.Amount(d.heldSum), To: "unpaid"})
	}
	look := pageFigure{Label: d.say(findingsFigure), Value: d.lang.Count(len(d.found)), To: "findings"}
	if blocking > 0 {
		look.Note = d.say(findingsNote, d.lang.Count(blocking))
	}
	return append(figures, look)
}

// change is the month's total against that of the month before, in đồng and, where
// there was something, in percent.
func (r *report) change(gross payroll.Dong) pageFigure {
	if len(r.History) < 2 {
		return pageFigure{Label: r.say(changeNone), Value: "–", Note: r.say(changeFirst)}
	}
	before := r.History[len(r.History)-2]
	more := gross - before.Gross
	f := pageFigure{Label: r.say(changeFigure, before.Month[5:]+"/"+before.Month[:4]), Value: plus(more, r.lang.Amount(more))}
	if before.Gross > 0 {
		part := more.Decimal().Mul(decimal.NewFromInt(100)).DivRound(before.Gross.Decimal(), 1)
		f.Note = plus(more, r.lang.Decimal(part)) + "%"
	}
	return f
}

// plus puts a plus before what is more.
func plus(more payroll.Dong, text string) string {
	if more > 0 {
		return "+" + text
	}
	return text
}

// adjustments are the lines that correct closed months, and their sum.
func (d *pageSheet) adjustments() (list []pageAdjustment, sum string) {
	var gross payroll.Dong
	for _, line := range d.Lines {
		if line.Kind != payroll.AdjustmentKind {
			continue
		}
		gross += line.Amount
		list = append(list, pageAdjustment{
			ID: line.ID, Author: d.Authors[line.Payee].Name, Subject: d.subject(line), Adjusts: line.Adjusts,
			Month: string(line.OfMonth), Kind: d.say(lang.Kind(line.Of).Cell), Amount: d.lang.Amount(line.Amount),
		})
	}
	return list, d.lang.Amount(gross)
}
