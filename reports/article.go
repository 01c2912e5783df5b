package reports

import (
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

// articles writes every article of the month, whatever its status, and below them
// the lines that belong to none of them. Amounts are what is paid: sums of lines,
// so that they add up with the other sheets. What an article would give if what
// stands in its way were settled is in a column of its own.
func (r *report) articles() error {
	d := details{report: r, reasons: r.reasons()}
	d.hasPages = slices.ContainsFunc(r.Lines, paidByPages)
	for _, e := range r.Entries {
		d.allHeld += d.held(e)
	}
	const frozen = 3 // date, ID, title
	s, err := r.open(r.say(articlesSheet), d.columns(), r.headRow(), frozen)
	if err != nil {
		return err
	}
	d.sheet = s
	if err := s.cover(r.titled(royaltyDetail, r.Month), r.below(byArticle)); err != nil {
		return err
	}
	paidArticles := 0
	for _, e := range r.Entries {
		look, p := muted, r.paid[e.Number]
		if p == nil {
			p = new(paid)
		} else {
			look = body
			paidArticles++
		}
		if err := s.put(look, d.values(e, *p)...); err != nil {
			return err
		}
	}
	if err := d.otherLines(); err != nil {
		return err
	}
	if err := s.put(sum, d.row(nil, "", r.say(paidOf, paidArticles, len(r.Entries)), r.month, d.allHeld, "")...); err != nil {
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

// details is the sheet of articles.
type details struct {
	*report
	sheet    *sheet
	reasons  map[string][]payroll.Code
	hasPages bool
	allHeld  payroll.Dong // what is not yet payable; without it there is no column for it
}

func (d *details) columns() []column {
	columns := []column{
		{d.say(date), 10.5, asDate}, {"ID", d.idWidth(), asCode}, {d.say(headline), 36, asText}, {d.say(author), 19, asText},
		{d.say(category), 13, asText}, {d.say(genre), 10, asText}, {d.say(status), 9.5, asWord},
		{d.say(textCoefficient), 6, asFigure}, {d.say(photoCoefficient), 6, asFigure},
		{d.say(baseCoefficient), 7, asFigure}, {d.say(encouragementFactor), 7, asFigure},
	}
	if d.hasPages {
		columns = append(columns, column{d.say(pages), 7, asFigure})
	}
	columns = append(columns, column{d.say(photos), 6, asFigure},
		column{payroll.BaseSalary.Header(), 10, asMoney}, column{d.say(unit), 9.5, asMoney})
	columns = append(columns, d.amountColumns()...)
	if d.allHeld != 0 {
		columns = append(columns, column{d.say(held), widthFor(d.allHeld), asMoney})
	}
	return append(columns, column{d.say(note), 23, asText})
}

// idWidth is a width that the IDs of lines beside the articles fit in.
func (d *details) idWidth() float64 {
	width := 8.0
	for _, line := range d.Lines {
		if d.Entry(line.Article) == nil {
			width = max(width, wordWidth(line.ID)+padding)
		}
	}
	return width
}

// row is a row with its figures blank: of a line that no article has, or the sum.
func (d *details) row(day any, id, title string, p paid, held any, note string) []any {
	values := make([]any, len(d.columns()))
	values[0], values[1], values[2] = day, id, title
	end := len(values) - 1
	values[end] = note
	if d.allHeld != 0 {
		end--
		values[end] = held
	}
	amounts := d.amounts(p)
	copy(values[end-len(amounts):], amounts)
	return values
}

// values is the row of an article.
func (d *details) values(e *ledger.Entry, p paid) []any {
	values := []any{
		e.Published, e.Ref, e.Title, d.people(e), payroll.SpellSeveral(e.Record[payroll.Category]),
		payroll.SpellSeveral(e.Record[payroll.Genre]), d.say(statuses[e.Status]), e.TextCoefficient, e.PhotoCoefficient,
	}
	if r := e.Royalty; r.LumpSum {
		values = append(values, nil, e.Encouragement)
	} else {
		values = append(values, r.BaseCoefficient, e.Encouragement)
	}
	if d.hasPages {
		values = append(values, e.Pages)
	}
	photos := any(e.Photos)
	if r := e.Royalty; r.PhotoCount.IsPositive() {
		photos = r.PhotoCount // a blank one counts as 1
	}
	values = append(values, photos)
	if r := e.Royalty; r.LumpSum {
		values = append(values, nil, nil)
	} else {
		values = append(values, r.BaseSalary, r.Unit)
	}
	values = append(values, d.amounts(p)...)
	if d.allHeld != 0 {
		values = append(values, blankZero(d.held(e)))
	}
	return append(values, d.remark(e))
}

// people are those whom the article names, with their shares as it says them.
func (d *details) people(e *ledger.Entry) string {
	text := e.Record[payroll.Authors]
	if photographers := e.Record[payroll.PhotoAuthors]; photographers != "" {
		text = strings.TrimSpace(text + "\n" + d.say(photosBy, photographers))
	}
	if shares := e.Record[payroll.Shares]; shares != "" {
		text = strings.TrimSpace(text + "\n" + d.say(sharesAre, shares))
	}
	return text
}

// otherLines writes the month's lines that none of its articles has.
func (d *details) otherLines() error {
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
		p.add(line)
		what := d.say(kinds[line.Kind])
		if e := d.Article(line.Article); e != nil {
			what += ": " + d.say(ofArticle, e.Ref, e.Title)
		} else if line.Basis != "" {
			what += ": " + line.Basis
		}
		about := ""
		if line.Adjusts != "" {
			about = d.say(adjusts, line.Adjusts, line.OfMonth)
		}
		values := d.row(nil, line.ID, what, p, nil, about)
		values[3], values[6] = d.Authors[line.Payee].Name, d.say(roles[line.Role])
		if err := d.sheet.put(body, values...); err != nil {
			return err
		}
	}
	return nil
}
