package reports

import (
	"slices"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// The columns of the sheet of articles, in the order in which they stand.
const (
	dDate          = cms.DetailDate
	dID            = cms.DetailID
	dTitle         = cms.DetailTitle
	dAuthor        = cms.DetailAuthors
	dCategory      = cms.DetailCategory
	dGenre         = cms.DetailGenre
	dStatus        = cms.DetailStatus
	dText          = cms.DetailText
	dPhoto         = cms.DetailPhoto
	dBase          = cms.DetailBase
	dFactor        = cms.DetailFactor
	dPages         = cms.DetailPages
	dPhotos        = cms.DetailPhotos
	dSalary        = cms.DetailSalary
	dUnit          = cms.DetailUnit
	dTextPart      = cms.DetailTextPart
	dPhotoPart     = cms.DetailPhotoPart
	dRoyalty       = cms.DetailRoyalty
	dEncouragement = cms.DetailEncouragement
	dOther         = cms.DetailOther
	dTotal         = cms.DetailTotal
	dHeld          = cms.DetailUnpaid
	dNote          = cms.DetailNote

	details = cms.Details
)

// detail is one of them.
type detail = cms.Detail

// detailSheet is the sheet of articles while it is written.
type detailSheet struct {
	*report
	sheet   *sheet
	reasons map[string][]payroll.Code
	shown   []detail
	at      [details]int // the column of each that is shown
	byPages bool
	allHeld payroll.Dong // what is not yet payable; without it there is no column for it

	totalTitle string // of the row of totals
}

// articles writes every article of the month, whatever its status, and below them
// the lines that belong to none of them. Unit, parts and royalty are formulas over the
// row's coefficients, and come to what is paid: sums of lines, so that they add up with
// the other sheets. What an article would give if what stands in its way were settled
// is in a column of its own.
func (r *report) articles() error {
	d := &detailSheet{report: r, reasons: r.reasons(), byPages: slices.ContainsFunc(r.Lines, paidByPages)}
	r.detail = d
	for _, e := range r.Entries {
		d.allHeld += e.UnpaidAmount()
	}
	columns := d.columns()
	const frozen = 3 // date, ID, title
	s, err := r.open(r.say(articlesSheet), columns, r.headRow(), frozen)
	if err != nil {
		return err
	}
	d.sheet = s
	if err := s.cover(r.titled(royaltyDetail, r.Month), r.below(byArticle)); err != nil {
		return err
	}
	first, paidArticles := s.row+1, 0
	for _, e := range r.Entries {
		look, p := muted, r.paid[e.Number]
		if p == nil {
			p = new(paid)
		} else {
			look = body
			paidArticles++
		}
		if err := d.put(look, d.article(e, *p)); err != nil {
			return err
		}
	}
	if err := d.otherLines(); err != nil {
		return err
	}
	d.totalTitle = r.say(paidOf, paidArticles, len(r.Entries))
	if err := d.put(sum, d.sums(d.totalTitle, first)); err != nil {
		return err
	}
	var notes []string
	if d.allHeld != 0 {
		notes = append(notes, r.say(heldMeans))
	}
	if n := len(r.Undated); n > 0 {
		notes = append(notes, r.say(undated, n))
	}
	return r.signed(s, notes...)
}

// paidByPages reports whether Số Trang has a part in an article's amount.
func paidByPages(line payroll.Line) bool {
	return line.Kind == payroll.RoyaltyKind && line.Role == payroll.TextRole &&
		!line.Quantity.Equal(decimal.NewFromInt(1))
}

// columns are those that the month has a use for.
func (d *detailSheet) columns() []column {
	money := widthFor(d.mass)
	all := [details]column{
		{d.say(date), 10.5, asDate}, {"ID", d.idWidth(), asCode}, {d.say(headline), 36, asText}, {d.say(author), 19, asText},
		{d.say(category), 13, asText}, {d.say(genre), 10, asText}, {d.say(status), 9.5, asWord},
		{d.say(textCoefficient), d.figureWidth(payroll.TextCoefficient, 6), asFigure},
		{d.say(photoCoefficient), d.figureWidth(payroll.PhotoCoefficient, 6), asFigure},
		{d.say(baseCoefficient), d.figureWidth(payroll.BaseCoefficient, 7), asFigure},
		{d.say(encouragementFactor), d.figureWidth(payroll.Encouragement, 7), asFigure},
		{d.say(pages), 7, asFigure}, {d.say(photos), 6, asFigure},
		{payroll.BaseSalary.Header(), 10, asMoney}, {d.say(unit), 9.5, asMoney},
		{d.say(textPart), money, asMoney}, {d.say(photoPart), money, asMoney}, {d.say(royalty), money, asMoney},
		{d.say(encouragement), money, asSparse}, {d.say(otherAmounts), money, asSparse}, {d.say(total), money, asMoney},
		{d.say(held), widthFor(d.allHeld), asMoney}, {d.say(note), 23, asText},
	}
	absent := map[detail]bool{
		dPages: !d.byPages, dEncouragement: !d.month.Encouraged, dOther: !d.month.Others,
		dTotal: !d.month.Encouraged && !d.month.Others, dHeld: d.allHeld == 0,
	}
	var columns []column
	for f := range detail(details) {
		if absent[f] {
			continue
		}
		d.at[f] = len(columns)
		d.shown = append(d.shown, f)
		columns = append(columns, all[f])
	}
	return columns
}

// idWidth is a width that the IDs of lines beside the articles fit in.
func (d *detailSheet) idWidth() float64 {
	width := 8.0
	for _, line := range d.Lines {
		if d.Entry(line.Article) == nil {
			width = max(width, wordWidth(line.ID)+padding)
		}
	}
	return width
}

// figureWidth is a width that every value of a column fits in: one that does not is shown
// rounded.
func (d *detailSheet) figureWidth(c payroll.Column, least float64) float64 {
	for _, e := range d.Entries {
		least = max(least, wordWidth(e.Record[c])+padding)
	}
	return least
}

// put writes the values of a row that are shown.
func (d *detailSheet) put(l look, row [details]any) error {
	values := make([]any, len(d.shown))
	for i, f := range d.shown {
		values[i] = row[f]
	}
	return d.sheet.put(l, values...)
}

// cell is the cell of a column in the row that is written next.
func (d *detailSheet) cell(f detail) string { return at(d.at[f], d.sheet.row+1) }

// article is the row of an article.
func (d *detailSheet) article(e *ledger.Entry, p paid) [details]any {
	row := d.amounts(p)
	inputs := e.Inputs(d.Policy)
	for f := range detail(details) {
		if c := f.Column(); c != payroll.Extra {
			row[f] = inputOf(c, inputs[c])
		}
	}
	row[dID], row[dAuthor], row[dStatus], row[dNote] = e.Ref, d.people(e), d.say(lang.Status(e.Status).Cell), d.noteOn(e)
	amount := e.UnpaidAmount()
	row[dHeld] = blankZero(amount)
	if e.Royalty.LumpSum {
		return row
	}
	row[dUnit] = e.Royalty.Unit
	if e.Err == nil {
		d.reckon(e, p, amount, &row)
	}
	return row
}

// inputOf is a canonical value as the cell of a column takes it.
func inputOf(c payroll.Column, value string) any {
	switch c.Form() {
	case payroll.Coefficient, payroll.Count, payroll.Money:
		if d, err := decimal.NewFromString(value); err == nil {
			return d
		}
	case payroll.Time:
		return payroll.Date(value)
	case payroll.Several:
		return payroll.SpellSeveral(value)
	}
	return value
}

// reckon puts formulas into an article's row, each where it comes to what the cell has.
func (d *detailSheet) reckon(e *ledger.Entry, p paid, held payroll.Dong, row *[details]any) {
	k := reckon(e, d.Policy, reckonCells{
		text: d.cell(dText), photo: d.cell(dPhoto), base: d.cell(dBase), salary: d.cell(dSalary), factor: d.cell(dFactor),
		pages: d.cell(dPages), photos: d.cell(dPhotos), unit: d.cell(dUnit), royalty: d.cell(dRoyalty),
	}, d.byPages && d.Policy.TextByPages)
	if k.amount >= reckoned || k.encouraged >= reckoned || !e.Royalty.Unit.Equal(e.Royalty.Unit.Round(places)) {
		return
	}
	row[dUnit] = k.unit
	switch {
	case p == paid{} && held == k.amount+k.encouragedIf(e):
		row[dHeld] = d.heldFormula(e, k)
	case k.amount == p.Text+p.Photo && k.amount > 0:
		row[dRoyalty] = k.royalty
		if k.photo.of != "" && k.photoAmount == p.Photo && p.Photo != 0 {
			row[dPhotoPart] = k.photo
		}
		row[dTextPart] = formula{d.cell(dRoyalty) + "-" + d.cell(dPhotoPart), p.Text}
		if k.encouraged == p.Encouragement && p.Encouraged {
			row[dEncouragement] = k.encouragement
		}
		d.link(e, row)
	}
}

// link lets the lines of an article that nobody shares follow its row: those of its one
// text author, its one photographer and their encouragement. Cells that are shared are
// values, since whole đồng are allotted over them by largest remainder.
func (d *detailSheet) link(e *ledger.Entry, row *[details]any) {
	for _, group := range []struct {
		kind payroll.Kind
		role payroll.Role
		cell detail
	}{
		{payroll.RoyaltyKind, payroll.TextRole, dTextPart}, {payroll.RoyaltyKind, payroll.PhotoRole, dPhotoPart},
		{payroll.EncouragementKind, "", dEncouragement},
	} {
		if _, live := row[group.cell].(formula); !live {
			continue
		}
		lines := slices.DeleteFunc(slices.Clone(d.linesOf[e.Number]), func(line payroll.Line) bool {
			return line.Kind != group.kind || (group.role != "" && line.Role != group.role)
		})
		if len(lines) == 1 {
			d.linked[lines[0].ID] = quoted(d.sheet.name) + "!" + d.cell(group.cell)
		}
	}
}

// encouragedIf is the encouragement where the article has a factor.
func (k *reckoning) encouragedIf(e *ledger.Entry) payroll.Dong {
	if e.Encouragement.Decimal.IsPositive() {
		return k.encouraged
	}
	return 0
}

// heldFormula is what an article would give.
func (d *detailSheet) heldFormula(e *ledger.Entry, k reckoning) any {
	if k.amount == 0 {
		return nil
	}
	of, more := k.royalty.of, k.encouragedIf(e)
	if more != 0 {
		of += "+" + byPolicy("("+d.cell(dFactor)+"-1)*"+k.royalty.of, d.Policy)
	}
	return formula{of, k.amount + more}
}

// amounts are a row's amounts as they add up.
func (d *detailSheet) amounts(p paid) (row [details]any) {
	row[dTextPart], row[dPhotoPart] = p.Text, p.Photo
	row[dRoyalty] = formula{d.cell(dTextPart) + "+" + d.cell(dPhotoPart), p.Text + p.Photo}
	row[dEncouragement], row[dOther] = blankZero(p.Encouragement), blankZero(p.Other)
	row[dTotal] = formula{"SUM(" + d.cell(dRoyalty) + ":" + at(d.at[dTotal]-1, d.sheet.row+1) + ")", p.Gross()}
	return row
}

// sums is the last row: the sums of the rows from first on.
func (d *detailSheet) sums(title string, first int) (row [details]any) {
	row[dTitle] = title
	for f, amount := range map[detail]payroll.Dong{
		dTextPart: d.month.Text, dPhotoPart: d.month.Photo, dRoyalty: d.month.Text + d.month.Photo,
		dEncouragement: d.month.Encouragement, dOther: d.month.Other, dTotal: d.month.Gross(), dHeld: d.allHeld,
	} {
		row[f] = formula{sumOf(d.at[f], first, d.sheet.row), amount}
	}
	return row
}

// people are those whom the article names, with their shares as it says them.
func (d *detailSheet) people(e *ledger.Entry) string {
	return cms.SpellPeople(&e.Record, d.say(photosBy, ""), d.say(sharesAre, ""))
}

// otherLines writes the month's lines that none of its articles has.
func (d *detailSheet) otherLines() error {
	begun := false
	for _, line := range d.Lines {
		if d.Entry(line.Article) != nil {
			continue
		}
		if !begun {
			begun = true
			if err := d.sheet.line(sectionBlock, d.say(withoutArticle), 20); err != nil {
				return err
			}
		}
		var p paid
		p.Add(line)
		row := d.amounts(p)
		row[dID], row[dTitle], row[dAuthor], row[dStatus] = line.ID, d.about(line), d.Authors[line.Payee].Name, d.say(lang.Role(line.Role).Cell)
		if line.Adjusts != "" {
			row[dNote] = d.say(adjusts, line.Adjusts, line.OfMonth)
		}
		if err := d.put(body, row); err != nil {
			return err
		}
	}
	return nil
}

// about says what a line that is no article's own is for.
func (r *report) about(line payroll.Line) string {
	what := r.say(lang.Kind(line.Kind).Cell)
	if e := r.Article(line.Article); e != nil {
		return what + ": " + r.say(ofArticle, e.Ref, e.Title)
	}
	if len(line.Bases) > 0 {
		what += ": " + line.Bases.String()
	}
	return what
}
