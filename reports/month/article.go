package month

import (
	"slices"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/xlsx"
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
	sheet   *xlsx.Sheet
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
	s, err := r.NewTable(r.Say(articlesSheet), columns, r.HeadRow(), frozen)
	if err != nil {
		return err
	}
	d.sheet = s
	if err := r.Cover(s, r.Titled(royaltyDetail, r.Month), r.below(byArticle)); err != nil {
		return err
	}
	first, paidArticles := s.Row+1, 0
	for i := range r.Articles {
		a, look := &r.Articles[i], xlsx.Muted
		if len(a.Lines) > 0 {
			look = xlsx.Body
			paidArticles++
		}
		if err := d.put(look, d.article(a)); err != nil {
			return err
		}
	}
	if err := d.otherLines(); err != nil {
		return err
	}
	d.totalTitle = r.Say(paidOf, paidArticles, len(r.MonthArticles))
	if err := d.put(xlsx.Sum, d.sums(d.totalTitle, first)); err != nil {
		return err
	}
	var notes []string
	if d.Held != 0 {
		notes = append(notes, r.Say(heldMeans))
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

// columns returns those that the month has a use for.
func (d *detailSheet) columns() []xlsx.Column {
	money := xlsx.WidthFor(d.mass)
	all := [details]xlsx.Column{
		xlsx.Col(d.Say(lang.Published), 10.5, xlsx.Date), xlsx.Col("ID", d.idWidth(), xlsx.Code), xlsx.Col(d.Say(lang.Title), 36, xlsx.Text), xlsx.Col(d.Say(lang.Author), 19, xlsx.Text),
		xlsx.Col(d.Say(lang.Category), 13, xlsx.Text), xlsx.Col(d.Say(lang.Genre), 10, xlsx.Text), xlsx.Col(d.Say(lang.StatusHead), 9.5, xlsx.Word),
		xlsx.Col(d.Say(textCoefficient), d.figureWidth(payroll.TextCoefficient, 6), xlsx.Figure),
		xlsx.Col(d.Say(photoCoefficient), d.figureWidth(payroll.PhotoCoefficient, 6), xlsx.Figure),
		xlsx.Col(d.Say(lang.BaseCoefficient), d.figureWidth(payroll.BaseCoefficient, 7), xlsx.Figure),
		xlsx.Col(d.Say(encouragementFactor), d.figureWidth(payroll.Encouragement, 7), xlsx.Figure),
		xlsx.Col(d.Say(pages), 7, xlsx.Figure), xlsx.Col(d.Say(photos), 6, xlsx.Figure),
		xlsx.Col(payroll.BaseSalary.Header(), 10, xlsx.Money), xlsx.Col(d.Say(lang.UnitPrice), 9.5, xlsx.Money),
		xlsx.Col(d.Say(lang.TextPart), money, xlsx.Money), xlsx.Col(d.Say(lang.PhotoPart), money, xlsx.Money), xlsx.Col(d.Say(royalty), money, xlsx.Money),
		xlsx.Col(d.Say(lang.Encouragement), money, xlsx.Sparse), xlsx.Col(d.Say(lang.OtherAmounts), money, xlsx.Sparse), xlsx.Col(d.Say(lang.Total), money, xlsx.Money),
		xlsx.Col(d.Say(lang.NotYetPayable), xlsx.WidthFor(d.Held), xlsx.Money), xlsx.Col(d.Say(lang.NoteHead), 23, xlsx.Text),
	}
	absent := map[detail]bool{
		dPages: !d.byPages, dEncouragement: !d.Sum.Encouraged, dOther: !d.Sum.Others,
		dTotal: !d.Sum.Encouraged && !d.Sum.Others, dHeld: d.Held == 0,
	}
	var columns []xlsx.Column
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

// idWidth returns a width that the IDs of lines beside the articles fit in.
func (d *detailSheet) idWidth() float64 {
	width := 8.0
	for _, line := range d.Lines {
		if d.MonthArticle(line.Article) == nil {
			width = max(width, xlsx.WordWidth(line.ID)+xlsx.Padding)
		}
	}
	return width
}

// figureWidth returns a width that every value of a column fits in: one that does not is shown
// rounded.
func (d *detailSheet) figureWidth(c payroll.Column, least float64) float64 {
	for _, e := range d.MonthArticles {
		least = max(least, xlsx.WordWidth(e.Record[c])+xlsx.Padding)
	}
	return least
}

// put writes the values of a row that are shown.
func (d *detailSheet) put(l xlsx.Look, row [details]any) error {
	values := make([]any, len(d.shown))
	for i, f := range d.shown {
		values[i] = row[f]
	}
	return d.sheet.Put(l, values...)
}

// cell returns the cell of a column in the row that is written next.
func (d *detailSheet) cell(f detail) string { return xlsx.At(d.at[f], d.sheet.Row+1) }

// article returns the row of an article.
func (d *detailSheet) article(a *Article) [details]any {
	row := d.amounts(a.Paid)
	inputs := a.Inputs(a.Record, a.Royalty, d.Policy)
	for f := range detail(details) {
		if c := f.Column(); c != payroll.Extra {
			row[f] = inputOf(c, inputs[c])
		}
	}
	row[dID], row[dAuthor], row[dStatus], row[dNote] = a.Ref, a.People, d.Say(lang.Status(a.Status).Cell), noteOn(a)
	row[dHeld] = xlsx.BlankZero(a.Held)
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

// inputOf returns a canonical value as the cell of a column takes it.
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
		if k.photo.Of != "" && k.photoAmount == p.Photo && p.Photo != 0 {
			row[dPhotoPart] = k.photo
		}
		row[dTextPart] = xlsx.Calc(d.cell(dRoyalty)+"-"+d.cell(dPhotoPart), p.Text)
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
		if _, live := row[group.cell].(xlsx.Formula); !live {
			continue
		}
		lines := slices.DeleteFunc(slices.Clone(a.Lines), func(line payroll.Line) bool {
			return line.Kind != group.kind || (group.role != "" && line.Role != group.role)
		})
		if len(lines) == 1 {
			d.linked[lines[0].ID] = xlsx.Quoted(d.sheet.Name) + "!" + d.cell(group.cell)
		}
	}
}

// encouragedIf returns the encouragement where the article has a factor.
func (k *reckoning) encouragedIf(e *ledger.MonthArticle) payroll.Dong {
	if e.Encouragement.Decimal.IsPositive() {
		return k.encouraged
	}
	return 0
}

// heldFormula returns what an article would give.
func (d *detailSheet) heldFormula(e *ledger.MonthArticle, k reckoning) any {
	if k.amount == 0 {
		return nil
	}
	of, more := k.royalty.Of, k.encouragedIf(e)
	if more != 0 {
		of += "+" + byPolicy("("+d.cell(dFactor)+"-1)*"+k.royalty.Of, d.Policy)
	}
	return xlsx.Calc(of, k.amount+more)
}

// amounts returns a row's amounts as they add up.
func (d *detailSheet) amounts(p paid) (row [details]any) {
	row[dTextPart], row[dPhotoPart] = p.Text, p.Photo
	row[dRoyalty] = xlsx.Calc(d.cell(dTextPart)+"+"+d.cell(dPhotoPart), p.Text+p.Photo)
	row[dEncouragement], row[dOther] = xlsx.BlankZero(p.Encouragement), xlsx.BlankZero(p.Other)
	row[dTotal] = xlsx.Calc("SUM("+d.cell(dRoyalty)+":"+xlsx.At(d.at[dTotal]-1, d.sheet.Row+1)+")", p.Gross())
	return row
}

// sums returns the last row: the sums of the rows from first on.
func (d *detailSheet) sums(title string, first int) (row [details]any) {
	row[dTitle] = title
	for f, amount := range map[detail]payroll.Dong{
		dTextPart: d.Sum.Text, dPhotoPart: d.Sum.Photo, dRoyalty: d.Sum.Text + d.Sum.Photo,
		dEncouragement: d.Sum.Encouragement, dOther: d.Sum.Other, dTotal: d.Sum.Gross(), dHeld: d.Held,
	} {
		row[f] = xlsx.Calc(xlsx.SumOf(d.at[f], first, d.sheet.Row), amount)
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
			if err := d.sheet.Line(xlsx.SectionBlock, d.Say(withoutArticle), 20); err != nil {
				return err
			}
		}
		var p paid
		p.Add(line)
		row := d.amounts(p)
		row[dID], row[dTitle], row[dAuthor], row[dStatus] = line.ID, d.About(line), d.Authors[line.Payee].Name, d.Say(lang.Role(line.Role).Cell)
		if note := d.Adjusts(line); note != "" {
			row[dNote] = note
		}
		if err := d.put(xlsx.Body, row); err != nil {
			return err
		}
	}
	return nil
}
