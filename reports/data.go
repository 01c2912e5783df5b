package reports

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"slices"

	"nhuanbut/payroll"
)

// dataTable is the name of the Excel table of lines.
const dataTable = "DuLieu"

// dataColumns are the keys of the sheet that finance imports, the same in every
// language. The manual documents them.
var dataColumns = []column{
	{"line_id", 16, asCode},
	{"period", 9, asCode},
	{"article_id", 12, asCode},
	{"published_on", 12, asDate},
	{"title", 50, asText},
	{"category", 20, asText},
	{"genre", 14, asText},
	{"author_code", 12, asCode},
	{"author_name", 26, asText},
	{"tax_code", 15, asCode},
	{"role", 11, asText},
	{"kind", 15, asText},
	{"quantity", 10, asFigure},
	{"coefficient", 11, asFigure},
	{"unit", 14, asFigure},
	{"amount", 15, asMoney},
	{"adjusts", 12, asCode},
	{"debit", 9, asCode},
	{"credit", 9, asCode},
	{"voucher_no", 11, asCode},
	{"posting_date", 12, asDate},
	{"budget_code", 20, asCode},
	{"category_code", 13, asCode},
	{"genre_code", 11, asCode},
}

// The keys that formulas of other sheets go by.
const (
	amountKey   = "amount"
	authorKey   = "author_code"
	categoryKey = "category_code"
	genreKey    = "genre_code"
	roleKey     = "role"
	kindKey     = "kind"
)

// data writes one row for every line of the month.
func (r *report) data() error {
	s, err := r.open(r.say(dataSheet), dataColumns, 1, 0)
	if err != nil {
		return err
	}
	if err := s.head(); err != nil {
		return err
	}
	amount := keyColumn(amountKey)
	for i, line := range r.Lines {
		row := r.dataRow(i)
		if cell, ok := r.linked[line.ID]; ok {
			row[amount] = formula{cell, line.Amount}
		}
		if err := s.put(bare, row...); err != nil {
			return err
		}
	}
	return s.closeTable(dataTable)
}

// Data writes the rows of a month's sheet of data as CSV in UTF-8 with BOM, which Excel
// asks for: the same keys and lines, exact figures with a point, dates as 2026-10-05,
// and texts whole. A text that a spreadsheet would take for a formula begins with an
// apostrophe. The same view gives the same bytes.
func Data(ctx context.Context, out io.Writer, v *View) error {
	const bom = "\ufeff"
	if _, err := io.WriteString(out, bom); err != nil {
		return err
	}
	rows := csv.NewWriter(out)
	keys := make([]string, len(dataColumns))
	for i, c := range dataColumns {
		keys[i] = c.head
	}
	if err := rows.Write(keys); err != nil {
		return err
	}
	for i := range v.Lines {
		if err := ctx.Err(); err != nil {
			return err
		}
		cells := v.dataRow(i)
		texts := make([]string, len(cells))
		for c, cell := range cells {
			if text, ok := cell.(string); ok {
				cell = inert(text)
			}
			texts[c] = fmt.Sprint(cell)
		}
		if err := rows.Write(texts); err != nil {
			return err
		}
	}
	rows.Flush()
	return rows.Error()
}

// lastDataRow is the last row of the table: one without lines has an empty row.
func (r *report) lastDataRow() int { return max(len(r.Lines)+1, 2) }

// dataRow is the i-th line in the order of dataColumns.
func (v *View) dataRow(i int) []any {
	line := v.Lines[i]
	var article payroll.Article
	if e := v.Article(line.Article); e != nil {
		article = *e.Article
	}
	payee, posted := v.Authors[line.Payee], v.Posting(i)
	voucher := ""
	if posted.Entry != 0 {
		voucher = fmt.Sprintf("NB%06d", posted.Entry)
	}
	return []any{
		line.ID, string(line.Month), article.Ref, article.Published, article.Title, article.Category, article.Genre,
		payee.Code, payee.Name, payee.TaxCode, string(line.Role), string(line.Kind),
		line.Quantity, line.Coefficient, line.Unit, line.Amount, line.Adjusts,
		posted.Debit, posted.Credit, voucher, posted.Date, posted.Budget,
		v.code(payroll.ByCategory, article.Category), v.code(payroll.ByGenre, article.Genre),
	}
}

// keyColumn is the place of a key among dataColumns.
func keyColumn(key string) int {
	return slices.IndexFunc(dataColumns, func(c column) bool { return c.head == key })
}

// dataRange is the cells of a key.
func (r *report) dataRange(key string) string {
	column := keyColumn(key)
	return fmt.Sprintf("%s!%s:%s", quoted(r.say(dataSheet)), absolute(column, 2), absolute(column, r.lastDataRow()))
}

// sumIfs is the sum of the amounts of the lines whose keys have values: pairs of a key
// and a criterion, an expression.
func (r *report) sumIfs(pairs ...string) string {
	of := "SUMIFS(" + r.dataRange(amountKey)
	for i := 0; i < len(pairs); i += 2 {
		of += "," + r.dataRange(pairs[i]) + "," + pairs[i+1]
	}
	return of + ")"
}
