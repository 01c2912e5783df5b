package month

import (
	"fmt"

	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// AmountKind is a part of a sum that has a column of its own.
type AmountKind int

// The kinds of amounts, in the order of their columns.
const (
	TextAmount AmountKind = iota
	PhotoAmount
	RoyaltyAmount // of text and photos
	EncouragementAmount
	OtherAmount
	TotalAmount
)

// Of returns the part of p, in đồng.
func (k AmountKind) Of(p payroll.Parts) payroll.Dong {
	switch k {
	case TextAmount:
		return p.Text
	case PhotoAmount:
		return p.Photo
	case RoyaltyAmount:
		return p.Text + p.Photo
	case EncouragementAmount:
		return p.Encouragement
	case OtherAmount:
		return p.Other
	}
	return p.Gross()
}

// AmountColumn is a column of money that the tables of a month share.
type AmountColumn struct {
	Kind   AmountKind
	Head   lang.Phrase
	Sparse bool // few rows have anything: 0 is blank
}

// amountColumns returns the columns for a month that comes to sum: one without
// encouragement or other lines has no column for them.
func amountColumns(sum payroll.Parts) []AmountColumn {
	columns := []AmountColumn{{TextAmount, lang.TextPart, false}, {PhotoAmount, lang.PhotoPart, false}, {RoyaltyAmount, royalty, false}}
	if sum.Encouraged {
		columns = append(columns, AmountColumn{EncouragementAmount, lang.Encouragement, true})
	}
	if sum.Others {
		columns = append(columns, AmountColumn{OtherAmount, lang.OtherAmounts, true})
	}
	if sum.Encouraged || sum.Others {
		columns = append(columns, AmountColumn{TotalAmount, lang.Total, false})
	}
	return columns
}

// Table is the month by author, category or genre.
type Table struct {
	Rows     []Row
	Articles int  // each once, however many share it
	Photos   int  // as Articles
	Shared   bool // the rows count some articles or photos more than once
}

// Row is an author, a category or a genre.
type Row struct {
	Name     string // words where lines have no category or genre
	Code     string // in this month, but for authors
	Articles int
	Photos   int
	Parts    payroll.Parts
}

// Gross returns what the row comes to.
func (r *Row) Gross() payroll.Dong { return r.Parts.Gross() }

// addTable adds the month by author, category or genre. Categories and genres have codes,
// since formulas go by them: a name may hold what a criterion takes for a wildcard or a
// comparison.
func (v *View) addTable(by payroll.By) {
	total := v.Total(by)
	letter := map[payroll.By]string{payroll.ByCategory: "C", payroll.ByGenre: "G"}[by]
	t := Table{Rows: make([]Row, len(total.Rows)), Articles: total.Articles, Photos: total.Photos}
	codes := make(map[string]string, len(total.Rows))
	articles, photos := 0, 0
	for i, row := range total.Rows {
		code := row.Code
		if by != payroll.ByAuthor {
			code = fmt.Sprintf("%s%03d", letter, i+1)
			codes[payroll.TextKey(row.Key)] = code
		}
		t.Rows[i] = Row{
			v.nameOf(by, row.Key), code, row.Articles, row.Photos,
			payroll.Parts{Text: row.Text, Photo: row.Photo, Encouragement: row.Encouragement, Other: row.Other - row.Encouragement},
		}
		articles, photos = articles+row.Articles, photos+row.Photos
	}
	t.Shared = articles != t.Articles || photos != t.Photos
	v.Tables[by], v.codes[by] = t, codes
}

// nameOf returns the name of a row, also of that of lines without a category or genre.
func (v *View) nameOf(by payroll.By, name string) string {
	switch {
	case name != "" || by == payroll.ByAuthor:
		return name
	case by == payroll.ByGenre:
		return v.Lang.Say(noGenre)
	}
	return v.Lang.Say(lang.NoCategory)
}

// code returns the code of a category or genre in this month.
func (v *View) code(by payroll.By, name string) string { return v.codes[by][payroll.TextKey(name)] }
