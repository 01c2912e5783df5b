package reports

import (
	"github.com/xuri/excelize/v2"

	"nhuanbut/payroll"
)

// dataTable is the name of the Excel table of lines.
const dataTable = "DuLieu"

// dataColumns are the keys of the sheet that finance imports, the same in every
// language. README.md documents them.
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
}

// data writes one row for every line of the month.
func (r *report) data() error {
	s, err := r.open(r.say(dataSheet), dataColumns, 1, 0)
	if err != nil {
		return err
	}
	if err := s.head(r.styles.blocks[headBlock]); err != nil {
		return err
	}
	for _, line := range r.Lines {
		if err := s.put(bare, r.dataRow(line)...); err != nil {
			return err
		}
	}
	last := at(len(dataColumns)-1, max(s.row, 2)) // a table has a row
	stripes := false
	if err := s.stream.AddTable(&excelize.Table{
		Range: "A1:" + last, Name: dataTable, StyleName: "TableStyleLight1", ShowRowStripes: &stripes,
	}); err != nil {
		return err
	}
	return s.close()
}

// dataRow is a line in the order of dataColumns.
func (r *report) dataRow(line payroll.Line) []any {
	var article payroll.Article
	if e := r.Article(line.Article); e != nil {
		article = *e.Article
	}
	payee := r.Authors[line.Payee]
	return []any{
		line.ID, string(line.Month), article.Ref, article.Published, article.Title, article.Category, article.Genre,
		payee.Code, payee.Name, payee.TaxCode, string(line.Role), string(line.Kind),
		line.Quantity, line.Coefficient, line.Unit, line.Amount, line.Adjusts,
	}
}
