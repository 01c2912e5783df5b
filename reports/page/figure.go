package page

import (
	"github.com/shopspring/decimal"

	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// figures head the page.
func (d *pageSheet) figures() []pageFigure {
	t := d.Tables[payroll.ByAuthor]
	blocking := 0
	for _, f := range d.Findings {
		if f.Severity == payroll.Blocking {
			blocking++
		}
	}
	figures := []pageFigure{
		{Label: d.say(grossFigure), Value: d.Lang.Amount(d.Sum.Gross())},
		d.change(),
		{Label: d.say(paidFigure), Value: d.Lang.Count(t.Articles), Note: d.say(paidAmong, d.Lang.Count(len(d.MonthArticles)))},
		{Label: d.say(lang.PhotoCount), Value: d.Lang.Count(t.Photos)},
	}
	if d.Held != 0 {
		figures = append(figures, pageFigure{Label: d.say(heldFigure), Value: d.Lang.Amount(d.Held), To: "unpaid"})
	}
	look := pageFigure{Label: d.say(findingsFigure), Value: d.Lang.Count(len(d.Findings)), To: "findings"}
	if blocking > 0 {
		look.Note = d.say(findingsNote, d.Lang.Count(blocking))
	}
	return append(figures, look)
}

// change returns the month's total against that of the month before, in đồng and, where
// there was something, in percent.
func (d *pageSheet) change() pageFigure {
	if len(d.History) < 2 {
		return pageFigure{Label: d.say(changeNone), Value: "–", Note: d.say(changeFirst)}
	}
	before := d.History[len(d.History)-2]
	more := d.Sum.Gross() - before.Gross
	f := pageFigure{Label: d.say(changeFigure, before.Month[5:]+"/"+before.Month[:4]), Value: plus(more, d.Lang.Amount(more))}
	if before.Gross > 0 {
		part := more.Decimal().Mul(decimal.NewFromInt(100)).DivRound(before.Gross.Decimal(), 1)
		f.Note = plus(more, d.Lang.Decimal(part)) + "%"
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

// adjustments returns the lines that correct closed months.
func (d *pageSheet) adjustments() (list []pageAdjustment) {
	for _, a := range d.Adjustments {
		list = append(list, pageAdjustment{
			ID: a.ID, Author: a.Payee.Name, Subject: a.Subject, Adjusts: a.Adjusts,
			Month: string(a.OfMonth), Kind: a.Of, Amount: d.Lang.Amount(a.Amount),
		})
	}
	return list
}
