package month

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/xlsx"
)

// A spreadsheet reckons in floats. Its formulas round to places inside, then by the
// newsroom's policy, and so give the ledger's đồng up to reckoned: of larger amounts a
// float has no room for the places. Where a formula would come to another đồng than
// the ledger's all the same, the cell has the value instead.
const (
	places                = 6
	reckoned payroll.Dong = 1_000_000_000
)

func rounded(expression string) string { return fmt.Sprintf("ROUND(%s,%d)", expression, places) }

// byPolicy returns an expression rounded half up to a multiple of the policy's unit.
func byPolicy(expression string, p payroll.Policy) string {
	digits := 0
	for unit := p.RoundTo; unit >= 10; unit /= 10 {
		digits--
	}
	return fmt.Sprintf("ROUND(%s,%d)", rounded(expression), digits)
}

// reckoning is how a spreadsheet comes to what an article earns by its coefficients:
// the formulas, and what each comes to, worked out with the roundings that it has.
type reckoning struct {
	unit, royalty, photo, encouragement xlsx.Formula // their values are the Dongs below, or a decimal
	amount, photoAmount, encouraged     payroll.Dong
}

// reckonCells are the cells of an article's row.
type reckonCells struct {
	text, photo, base, salary, factor, pages, photos, unit, royalty string
}

// reckon works out an article's reckoning. Its row shows Số Trang where byPages.
func reckon(e *ledger.MonthArticle, p payroll.Policy, c reckonCells, byPages bool) (k reckoning) {
	unit := e.Royalty.Unit.Round(places)
	text, photo := e.TextCoefficient.Decimal.Mul(unit), e.PhotoCoefficient.Decimal.Mul(unit)
	textFactors, photoFactors := []string{c.text, c.unit}, []string{c.photo, c.unit}
	if byPages {
		textFactors = append(textFactors, c.pages)
		text = text.Mul(PagesOf(e))
	}
	if !p.PhotoTotal {
		photoFactors = append(photoFactors, c.photos)
		photo = photo.Mul(e.Royalty.PhotoCount)
	}
	text, photo = text.Round(places), photo.Round(places)
	textOf, photoOf := rounded(strings.Join(textFactors, "*")), rounded(strings.Join(photoFactors, "*"))
	sum := textOf + "+" + photoOf
	switch {
	case photo.IsZero():
		sum = strings.Join(textFactors, "*")
	case text.IsZero():
		sum = strings.Join(photoFactors, "*")
	}
	k.amount = payroll.Round(text.Add(photo), p.RoundTo)
	more := e.Encouragement.Decimal.Sub(decimal.NewFromInt(1)).Mul(k.amount.Decimal())
	k.encouraged = payroll.Round(more.Round(places), p.RoundTo)
	k.unit = xlsx.Calc(rounded(c.base+"*"+c.salary), unit)
	k.royalty = xlsx.Calc(byPolicy(sum, p), k.amount)
	k.encouragement = xlsx.Calc(byPolicy(fmt.Sprintf("(%s-1)*%s", c.factor, c.royalty), p), k.encouraged)
	k.photo.Of, k.photoAmount = c.royalty, k.amount
	if !text.IsZero() {
		k.photo.Of, k.photoAmount = allotted(textOf, photoOf, c.royalty, text, photo, k.amount)
	}
	k.photo.Value = k.photoAmount
	return k
}

// PagesOf returns the Số Trang that counts: a blank one is 1.
func PagesOf(e *ledger.MonthArticle) decimal.Decimal {
	if e.Pages.Valid {
		return e.Pages.Decimal
	}
	return decimal.NewFromInt(1)
}

// near is the difference below which a spreadsheet may take either of two remainders for the
// larger.
var near = decimal.New(1, 1-places)

// allotted returns the photos' part of a royalty in whole đồng, by largest remainder as the
// ledger allots it between one part of text and one of photos: of what their whole
// đồng leave, a single đồng goes to the larger remainder, on a tie to the text. Where
// rounding to more than 1 đồng leaves more, the parts are scaled to the royalty first.
// There is no formula where the remainders are too near.
func allotted(textOf, photoOf, royalty string, text, photo decimal.Decimal, amount payroll.Dong) (of string, to payroll.Dong) {
	whole := func(x string) string { return "INT(" + x + ")" }
	over := func(x string) string { return rounded(x + "-" + whole(x)) }
	rest := amount.Decimal().Sub(text.Floor()).Sub(photo.Floor()).IntPart()
	if rest < 0 || rest > 2 {
		photo = amount.Decimal().Mul(photo).DivRound(text.Add(photo), places)
		text = amount.Decimal().Sub(photo)
		rest = amount.Decimal().Sub(text.Floor()).Sub(photo.Floor()).IntPart()
		share := rounded(fmt.Sprintf("%s*%s/(%s+%s)", royalty, photoOf, textOf, photoOf))
		of = fmt.Sprintf("%s+IF(%s>0.5,1,0)", whole(share), over(share))
	} else {
		of = fmt.Sprintf("%s+MIN(1,MAX(0,%s-%s-%s-IF(%s>%s,0,1)))",
			whole(photoOf), royalty, whole(textOf), whole(photoOf), over(photoOf), over(textOf))
	}
	larger := photo.Sub(photo.Floor()).Sub(text.Sub(text.Floor()))
	if rest == 1 && larger.Abs().LessThan(near) {
		return "", 0
	}
	to = payroll.Dong(photo.Floor().IntPart())
	if rest == 2 || (rest == 1 && larger.IsPositive()) {
		to++
	}
	return of, to
}
