package page

import (
	"context"
	"slices"
	"strings"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/month"
)

// pageArticle is an article as the page shows it where somebody asks. A text that is
// "" is not shown.
type pageArticle struct {
	ID    string   `json:"id"`
	Date  string   `json:"date"`
	Title string   `json:"title"`
	Under string   `json:"under,omitempty"` // categories and genres
	By    string   `json:"by,omitempty"`    // as the CMS says it
	Text  string   `json:"text,omitempty"`  // coefficients
	Photo string   `json:"photo,omitempty"`
	Count string   `json:"count,omitempty"` // of the photos that are paid
	How   []string `json:"how,omitempty"`   // how the amount comes about
	Note  string   `json:"note,omitempty"`
	Held  string   `json:"held,omitempty"`  // đồng, not yet payable
	Found []int    `json:"found,omitempty"` // among the page's findings
}

// pageLine is what an author gets for an article, or beside the articles. Amounts are
// đồng in the language's digits, "" for 0.
type pageLine struct {
	Article int    `json:"article"`         // -1 where there is none of the month
	ID      string `json:"id,omitempty"`    // of a line without an article
	About   string `json:"about,omitempty"` // what such a line is for
	Note    string `json:"note,omitempty"`
	Text    string `json:"text,omitempty"`
	Photo   string `json:"photo,omitempty"`
	More    string `json:"more,omitempty"` // encouragement
	Other   string `json:"other,omitempty"`
	Sum     string `json:"sum,omitempty"`
}

// articles describes every article of the month.
func (d *pageSheet) articles(ctx context.Context) error {
	for i, e := range d.Articles {
		if err := ctx.Err(); err != nil {
			return err
		}
		if len(e.Lines) == 0 {
			d.unpaid = append(d.unpaid, i)
		}
		a := pageArticle{
			ID: e.Ref, Date: lang.PaperDate(e.Published), Title: e.Title, By: strings.ReplaceAll(e.People, "\n", "; "),
			Under: d.under(e.MonthArticle), How: d.how(e.MonthArticle), Note: e.Remark, Held: d.sparse(e.Held), Found: d.foundOn[i],
		}
		if e.TextCoefficient.Valid {
			a.Text = d.Lang.Decimal(e.TextCoefficient.Decimal)
		}
		if e.PhotoCoefficient.Valid {
			a.Photo = d.Lang.Decimal(e.PhotoCoefficient.Decimal)
		}
		if e.Royalty.PhotoCount.IsPositive() && !d.Policy.PhotoTotal {
			a.Count = d.Lang.Decimal(e.Royalty.PhotoCount)
		}
		d.list = append(d.list, a)
	}
	return nil
}

// under returns where an article stands: its categories and genres.
func (d *pageSheet) under(e *ledger.MonthArticle) string {
	var words []string
	for _, c := range []payroll.Column{payroll.Category, payroll.Genre} {
		if word := payroll.SpellSeveral(e.Record[c]); word != "" {
			words = append(words, word)
		}
	}
	return strings.Join(words, " · ")
}

// how says how an article's royalty comes about, and who gets it where several do.
func (d *pageSheet) how(e *ledger.MonthArticle) []string {
	r := e.Royalty
	var lines []string
	switch {
	case e.Err != nil:
		return nil
	case r.LumpSum:
		lines = append(lines, d.rounding(d.say(lumpSumIs, d.Lang.Decimal(r.Text)), e))
	case r.Text.IsPositive() || r.Photo.IsPositive():
		sum := strings.Join(d.terms(e), " + ") + " = " + d.Lang.Decimal(r.Text.Add(r.Photo))
		lines = append(lines, d.rounding(sum, e), d.say(unitComesTo, d.Lang.Decimal(r.BaseCoefficient), d.Lang.Decimal(r.BaseSalary), d.Lang.Decimal(r.Unit)))
	default:
		return nil
	}
	if r.Encouragement != 0 {
		lines = append(lines, d.say(encouragedHow, d.Lang.Decimal(e.Encouragement.Decimal), d.Lang.Amount(r.Amount), d.Lang.Amount(r.Encouragement)))
	}
	if shares := d.shares(r); shares != "" {
		lines = append(lines, shares)
	}
	return lines
}

// terms returns the products that a royalty is the sum of.
func (d *pageSheet) terms(e *ledger.MonthArticle) []string {
	var terms []string
	if e.Royalty.Text.IsPositive() {
		factors := []string{d.Lang.Decimal(e.TextCoefficient.Decimal)}
		if d.Policy.TextByPages {
			factors = append(factors, d.Lang.Decimal(month.PagesOf(e)))
		}
		terms = append(terms, strings.Join(append(factors, d.Lang.Decimal(e.Royalty.Unit)), " × "))
	}
	if e.Royalty.Photo.IsPositive() {
		factors := []string{d.Lang.Decimal(e.PhotoCoefficient.Decimal)}
		if !d.Policy.PhotoTotal {
			factors = append(factors, d.Lang.Decimal(e.Royalty.PhotoCount))
		}
		terms = append(terms, strings.Join(append(factors, d.Lang.Decimal(e.Royalty.Unit)), " × "))
	}
	return terms
}

// rounding adds to a sum what it is rounded to, where that is another amount.
func (d *pageSheet) rounding(sum string, e *ledger.MonthArticle) string {
	if e.Royalty.Text.Add(e.Royalty.Photo).Equal(e.Royalty.Amount.Decimal()) {
		return sum
	}
	return d.say(roundedTo, sum, d.Lang.Amount(e.Royalty.Amount))
}

// shares says what each of several people gets of a royalty.
func (d *pageSheet) shares(r payroll.Royalty) string {
	if !slices.ContainsFunc(r.Cells, func(c payroll.Cell) bool { return c.Payee.Author != r.Cells[0].Payee.Author }) {
		return ""
	}
	words := make([]string, len(r.Cells))
	for i, c := range r.Cells {
		name := c.Payee.Name
		if c.Role == payroll.PhotoRole {
			name = d.say(photographerIs, name)
		}
		words[i] = name + " " + d.Lang.Amount(c.Amount)
	}
	return d.say(allottedOver, strings.Join(words, "; "))
}

// sparse returns an amount, nothing where there is none to speak of.
func (d *pageSheet) sparse(amount payroll.Dong) string {
	if amount == 0 {
		return ""
	}
	return d.Lang.Amount(amount)
}
