package month

import (
	"context"
	"encoding/csv"
	"fmt"
	"io"
	"slices"

	"nhuanbut/payroll"
	"nhuanbut/reports/plain"
	"nhuanbut/reports/xlsx"
)

// dataTable is the name of the Excel table of lines.
const dataTable = "DuLieu"

// dataColumns are the keys of the sheet that finance imports, the same in every
// language. The manual documents them.
var dataColumns = []xlsx.Column{
	xlsx.Col("line_id", 16, xlsx.Code),
	xlsx.Col("period", 9, xlsx.Code),
	xlsx.Col("article_id", 12, xlsx.Code),
	xlsx.Col("published_on", 12, xlsx.Date),
	xlsx.Col("title", 50, xlsx.Text),
	xlsx.Col("category", 20, xlsx.Text),
	xlsx.Col("genre", 14, xlsx.Text),
	xlsx.Col("author_code", 12, xlsx.Code),
	xlsx.Col("author_name", 26, xlsx.Text),
	xlsx.Col("tax_code", 15, xlsx.Code),
	xlsx.Col("role", 11, xlsx.Text),
	xlsx.Col("kind", 15, xlsx.Text),
	xlsx.Col("quantity", 10, xlsx.Figure),
	xlsx.Col("coefficient", 11, xlsx.Figure),
	xlsx.Col("unit", 14, xlsx.Figure),
	xlsx.Col("amount", 15, xlsx.Money),
	xlsx.Col("adjusts", 12, xlsx.Code),
	xlsx.Col("debit", 9, xlsx.Code),
	xlsx.Col("credit", 9, xlsx.Code),
	xlsx.Col("voucher_no", 11, xlsx.Code),
	xlsx.Col("posting_date", 12, xlsx.Date),
	xlsx.Col("budget_code", 20, xlsx.Code),
	xlsx.Col("category_code", 13, xlsx.Code),
	xlsx.Col("genre_code", 11, xlsx.Code),
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
	s, err := r.NewTable(r.Say(dataSheet), dataColumns, 1, 0)
	if err != nil {
		return err
	}
	if err := s.Head(); err != nil {
		return err
	}
	amount := keyColumn(amountKey)
	for i, line := range r.Lines {
		row := r.dataRow(i)
		if cell, ok := r.linked[line.ID]; ok {
			row[amount] = xlsx.Calc(cell, line.Amount)
		}
		if err := s.Put(xlsx.Bare, row...); err != nil {
			return err
		}
	}
	return s.CloseTable(dataTable)
}

// WriteRows writes the rows of a month's sheet of data as CSV in UTF-8 with BOM, which Excel
// asks for: the same keys and lines, exact figures with a point, dates as 2026-10-05,
// and texts whole. A text that a spreadsheet would take for a formula begins with an
// apostrophe. The same view gives the same bytes.
func WriteRows(ctx context.Context, out io.Writer, v *View) error {
	const bom = "\ufeff"
	if _, err := io.WriteString(out, bom); err != nil {
		return err
	}
	rows := csv.NewWriter(out)
	keys := make([]string, len(dataColumns))
	for i, c := range dataColumns {
		keys[i] = c.Head
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
				cell = plain.Inert(text)
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

// lastDataRow returns the last row of the table: one without lines has an empty row.
func (r *report) lastDataRow() int { return max(len(r.Lines)+1, 2) }

// dataRow returns the i-th line in the order of dataColumns.
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

// keyColumn returns the place of a key among dataColumns.
func keyColumn(key string) int {
	return slices.IndexFunc(dataColumns, func(c xlsx.Column) bool { return c.Head == key })
}

// dataRange returns the cells of a key.
func (r *report) dataRange(key string) string {
	column := keyColumn(key)
	return fmt.Sprintf("%s!%s:%s", xlsx.Quoted(r.Say(dataSheet)), xlsx.Absolute(column, 2), xlsx.Absolute(column, r.lastDataRow()))
}

// sumIfs returns the sum of the amounts of the lines whose keys have values: pairs of a key
// and a criterion, an expression.
func (r *report) sumIfs(pairs ...string) string {
	of := "SUMIFS(" + r.dataRange(amountKey)
	for i := 0; i < len(pairs); i += 2 {
		of += "," + r.dataRange(pairs[i]) + "," + pairs[i+1]
	}
	return of + ")"
}
