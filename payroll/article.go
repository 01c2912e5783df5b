package payroll

import (
	"strings"

	"github.com/shopspring/decimal"
)

// Article is what the rules need to know of one article: its effective record,
// with the status and the people that the ledger found for it.
type Article struct {
	Number    int64  // the ledger's own number
	Ref       string // how people name it: "123", "thoi-su/123", or "b17" where the CMS gave no ID
	Title     string
	Published Date // "" where the record has none
	Category  string
	Genre     string
	Status    Status

	TextCoefficient  decimal.NullDecimal
	PhotoCoefficient decimal.NullDecimal
	BaseCoefficient  decimal.NullDecimal
	BaseSalary       decimal.NullDecimal // đồng
	Pages            decimal.NullDecimal
	Photos           decimal.NullDecimal
	LumpSum          decimal.NullDecimal // đồng
	Encouragement    decimal.NullDecimal
	CMSAmount        decimal.NullDecimal // đồng: what the CMS says, kept, never trusted

	Authors      []Payee
	PhotoAuthors []Payee

	Overrides []Override
	Missing   bool // a later file that was the whole list of its months did not have it
}

// Override is a field that was set in the tool and stands against what files say.
type Override struct {
	Column Column
	Value  string // what was set
	Base   string // what the file said when it was set
	File   string // what the file says now
}

// NewArticle reads the fields of a record that the rules need. It fails only on
// a record that no reader of this program wrote.
func NewArticle(r *Record) (*Article, error) {
	a := &Article{
		Title:     r[Title],
		Published: r.PublishedOn(),
		Category:  First(r[Category]),
		Genre:     First(r[Genre]),
	}
	for _, f := range [...]struct {
		column Column
		value  *decimal.NullDecimal
	}{
		{TextCoefficient, &a.TextCoefficient}, {PhotoCoefficient, &a.PhotoCoefficient},
		{BaseCoefficient, &a.BaseCoefficient}, {BaseSalary, &a.BaseSalary},
		{Pages, &a.Pages}, {Photos, &a.Photos}, {LumpSum, &a.LumpSum},
		{Encouragement, &a.Encouragement}, {CMSAmount, &a.CMSAmount},
	} {
		text := r[f.column]
		if text == "" {
			continue
		}
		d, err := decimal.NewFromString(text)
		if err != nil {
			return nil, Refuse(BadValue, "column", f.column.Header(), "value", text)
		}
		*f.value = decimal.NewNullDecimal(d)
	}
	return a, nil
}

// BadValue refuses a stored value that is not in its column's form. Facts: column, value.
const BadValue Code = "bad-value"

// First returns the first value of a column that holds several: an article counts in
// totals under its first category and genre.
func First(several string) string {
	first, _, _ := strings.Cut(several, ListSeparator)
	return first
}

// SpellSeveral returns the values of a column that holds several, as people write them.
func SpellSeveral(several string) string { return strings.ReplaceAll(several, ListSeparator, "; ") }

// usesCoefficients reports whether the coefficients make the royalty: a lump sum
// does where both are blank or zero.
func (a *Article) usesCoefficients() bool {
	return a.TextCoefficient.Decimal.IsPositive() || a.PhotoCoefficient.Decimal.IsPositive()
}

func (a *Article) hasLumpSum() bool { return a.LumpSum.Decimal.IsPositive() }

// orElse returns n, or blank where n is blank.
func orElse(n decimal.NullDecimal, blank decimal.Decimal) decimal.Decimal {
	if n.Valid {
		return n.Decimal
	}
	return blank
}
