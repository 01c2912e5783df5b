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

	details = cms.DetailCount
)

// detail is one of them.
type detail = cms.Detail

// detailSheet is the sheet of articles while it is written.
type detailSheet struct {
	*report
	sheet   *sheet
	shown   []detail
	at      [details]int // the column of each that is shown
	byPages bool

	totalTitle string // of the row of totals
}

// articles writes every article of the month, whatever its status, and below them
// the lines that belong to none of them. Unit, parts and royalty are formulas over the
// row's coefficients, and come to what is paid: sums of lines, so that they add up with
// the other sheets. What an article would give if what stands in its way were settled
// is in a column of its own.
func (r *report) articles() error {
	d := &detailSheet{report: r, byPages: slices.ContainsFunc(r.Lines, paidByPages)}
	r.detail = d
	columns := d.columns()
	const frozen = 3 // date, ID, title
	s, err := r.open(r.say(articlesSheet), columns, r.headRow(), frozen)
	if err != nil {
		return err
	}
	d.sheet = s
	if err := r.cover(s, r.titled(royaltyDetail, r.Month), r.below(byArticle)); err != nil {
		return err
	}
	first, paidArticles := s.row+1, 0
	for i := range r.Articles {
		a, look := &r.Articles[i], muted
		if len(a.Lines) > 0 {
			look = body
			paidArticles++
		}
		if err := d.put(look, d.article(a)); err != nil {
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
	if d.Held != 0 {
		notes = append(notes, r.say(heldMeans))
	}
	if note := r.UndatedNote(); note != "" {
		notes = append(notes, note)
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
		{d.say(held), widthFor(d.Held), asMoney}, {d.say(note), 23, asText},
	}
	absent := map[detail]bool{
		dPages: !d.byPages, dEncouragement: !d.Sum.Encouraged, dOther: !d.Sum.Others,
		dTotal: !d.Sum.Encouraged && !d.Sum.Others, dHeld: d.Held == 0,
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
		if d.MonthArticle(line.Article) == nil {
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
func (d *detailSheet) article(a *Article) [details]any {
	row := d.amounts(a.Paid)
	inputs := a.Inputs(a.Record, a.Royalty, d.Policy)
	for f := range detail(details) {
		if c := f.Column(); c != payroll.Extra {
			row[f] = inputOf(c, inputs[c])
		}
	}
	row[dID], row[dAuthor], row[dStatus], row[dNote] = a.Ref, a.People, d.say(lang.Status(a.Status).Cell), noteOn(a)
	row[dHeld] = blankZero(a.Held)
	if a.Royalty.LumpSum {
		return row
	}
	row[dUnit] = a.Royalty.Unit
	if a.Err == nil {
		d.reckon(a, &row)
	}
	return row
}

// noteOn returns an article's cell of notes: what the program says of it, then what
// somebody wrote beside it.
func noteOn(a *Article) string {
	if a.Remark != "" && a.Note != "" {
		return a.Remark + "; " + a.Note
	}
	return a.Remark + a.Note
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
func (d *detailSheet) reckon(a *Article, row *[details]any) {
	e, p := a.MonthArticle, a.Paid
	k := reckon(e, d.Policy, reckonCells{
		text: d.cell(dText), photo: d.cell(dPhoto), base: d.cell(dBase), salary: d.cell(dSalary), factor: d.cell(dFactor),
		pages: d.cell(dPages), photos: d.cell(dPhotos), unit: d.cell(dUnit), royalty: d.cell(dRoyalty),
	}, d.byPages && d.Policy.TextByPages)
	if k.amount >= reckoned || k.encouraged >= reckoned || !e.Royalty.Unit.Equal(e.Royalty.Unit.Round(places)) {
		return
	}
	row[dUnit] = k.unit
	switch {
	case p == paid{} && a.Held == k.amount+k.encouragedIf(e):
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
		d.link(a, row)
	}
}

// link lets the lines of an article that nobody shares follow its row: those of its one
// text author, its one photographer and their encouragement. Cells that are shared are
// values, since whole đồng are allotted over them by largest remainder.
func (d *detailSheet) link(a *Article, row *[details]any) {
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
		lines := slices.DeleteFunc(slices.Clone(a.Lines), func(line payroll.Line) bool {
			return line.Kind != group.kind || (group.role != "" && line.Role != group.role)
		})
		if len(lines) == 1 {
			d.linked[lines[0].ID] = quoted(d.sheet.name) + "!" + d.cell(group.cell)
		}
	}
}

// encouragedIf is the encouragement where the article has a factor.
func (k *reckoning) encouragedIf(e *ledger.MonthArticle) payroll.Dong {
	if e.Encouragement.Decimal.IsPositive() {
		return k.encouraged
	}
	return 0
}

// heldFormula is what an article would give.
func (d *detailSheet) heldFormula(e *ledger.MonthArticle, k reckoning) any {
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
		dTextPart: d.Sum.Text, dPhotoPart: d.Sum.Photo, dRoyalty: d.Sum.Text + d.Sum.Photo,
		dEncouragement: d.Sum.Encouragement, dOther: d.Sum.Other, dTotal: d.Sum.Gross(), dHeld: d.Held,
	} {
		row[f] = formula{sumOf(d.at[f], first, d.sheet.row), amount}
	}
	return row
}

// otherLines writes the month's lines that none of its articles has.
func (d *detailSheet) otherLines() error {
	begun := false
	for _, line := range d.Lines {
		if d.MonthArticle(line.Article) != nil {
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
		row[dID], row[dTitle], row[dAuthor], row[dStatus] = line.ID, d.About(line), d.Authors[line.Payee].Name, d.say(lang.Role(line.Role).Cell)
		if note := d.Adjusts(line); note != "" {
			row[dNote] = note
		}
		if err := d.put(body, row); err != nil {
			return err
		}
	}
	return nil
}
