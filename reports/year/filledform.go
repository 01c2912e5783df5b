package year

import (
	"slices"
	"strings"

	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/xlsx"
)

// filledForm is a form with the values of its table.
type filledForm struct {
	*yearReport
	formTemplate
	people []formPerson
	rows   [][]any // of the table, without sums
	looks  []xlsx.Look
	sheet  *xlsx.Sheet
}

// form fills a form in and writes its sheet. All that it knows of the form is in the
// template.
func (r *yearReport) form(t formTemplate) error {
	f := r.fill(t)
	facts := f.above()
	head := r.HeadRow() + len(facts)
	var err error
	if f.sheet, err = r.NewTable(r.Say(t.Sheet), f.columns(), head, f.named()); err != nil {
		return err
	}
	if err := f.sheet.Turn(t.Orientation); err != nil {
		return err
	}
	first, last := payroll.CalendarYear(r.Year.Year)
	below := r.Say(ofForm, t.Form, t.Basis, lang.PaperDate(first), lang.PaperDate(last))
	if err := f.Cover(f.sheet, strings.ToUpper(r.Say(t.Title)), below, facts...); err != nil {
		return err
	}
	for i, row := range f.rows {
		if err := f.sheet.Put(f.looks[i], f.live(i, row, head+1)...); err != nil {
			return err
		}
	}
	if err := f.total(head + 1); err != nil {
		return err
	}
	return f.end()
}

// fill works the table of a form out.
func (r *yearReport) fill(t formTemplate) *filledForm {
	f := &filledForm{yearReport: r, formTemplate: t}
	for _, p := range r.People {
		if t.Rows != withheldRows || p.Tax > 0 {
			f.people = append(f.people, formPerson{r.Workbook, p, len(f.people) + 1})
		}
	}
	if t.Rows == lineRows {
		for _, line := range t.Lines {
			f.add(f.lineRow(line), line.Strong)
		}
		return f
	}
	for _, p := range f.people {
		row := make([]any, len(t.Columns))
		for i, c := range t.Columns {
			row[i] = personFacts[c.Fact](p)
		}
		f.add(row, false)
	}
	return f
}

func (f *filledForm) add(row []any, strong bool) {
	l := xlsx.Body
	if strong {
		l = xlsx.Sum
	}
	f.rows, f.looks = append(f.rows, row), append(f.looks, l)
}

// lineRow returns the row of a line, each period with its figure.
func (f *filledForm) lineRow(line formLine) []any {
	row := make([]any, len(f.Columns))
	for i, c := range f.Columns {
		if say := lineFacts[c.Fact]; say != nil {
			row[i] = say(f.yearReport, line)
			continue
		}
		row[i] = f.figure(line, f.periods[c.Fact])
	}
	return row
}

// figure returns the amount, in đồng, that a line of the form shows for a period: the
// line's own fact, or the sum of other lines.
func (f *filledForm) figure(line formLine, p payroll.PeriodTax) (sum payroll.Dong) {
	if line.Fact != "" {
		return periodFacts[line.Fact](p)
	}
	for _, code := range line.Sum {
		sum += f.figure(f.Lines[f.lineOf(code)], p)
	}
	return sum
}

// live returns a row of the table with its sums of other rows as formulas; the table begins
// in row first.
func (f *filledForm) live(i int, row []any, first int) []any {
	if f.Rows != lineRows || len(f.Lines[i].Sum) == 0 {
		return row
	}
	row = slices.Clone(row)
	for column, c := range f.Columns {
		if lineFacts[c.Fact] != nil {
			continue
		}
		var cells []string
		for _, code := range f.Lines[i].Sum {
			cells = append(cells, xlsx.At(column, first+f.lineOf(code)))
		}
		row[column] = xlsx.Calc(strings.Join(cells, "+"), row[column])
	}
	return row
}

// columns returns the columns of the sheet, as wide as the template says or as amounts need.
func (f *filledForm) columns() []xlsx.Column {
	columns := make([]xlsx.Column, len(f.Columns))
	for i, c := range f.Columns {
		head := f.Say(c.Head)
		if c.Code != "" {
			head += "\n" + c.Code
		}
		columns[i] = xlsx.Col(head, c.Width, cellForms[c.Format])
		if c.Format == "money" {
			columns[i].Width = max(c.Width, xlsx.WidthFor(f.mass(i)))
		}
	}
	return columns
}

// mass returns what the amounts of a column come to without their signs: no sum of them is wider.
func (f *filledForm) mass(column int) (mass payroll.Dong) {
	for _, row := range f.rows {
		if amount, ok := row[column].(payroll.Dong); ok {
			mass += max(amount, -amount)
		}
	}
	return mass
}

// named returns how many columns say what a row is about: those up to the first text.
func (f *filledForm) named() int {
	return 1 + slices.IndexFunc(f.Columns, func(c formColumn) bool { return c.Format == "text" })
}

// above returns the facts above the table.
func (f *filledForm) above() []string {
	var lines []string
	for _, one := range f.Above {
		lines = append(lines, f.Say(one.Label)+": "+yearFacts[one.Fact](f.yearReport))
	}
	return lines
}

// total writes the row of sums, below their codes where the form has any. The table
// begins in row first.
func (f *filledForm) total(first int) error {
	if f.Total == nil {
		return nil
	}
	codes, sums := make([]any, len(f.Columns)), make([]any, len(f.Columns))
	for i, c := range f.Columns {
		if c.SumCode != "" {
			codes[i] = c.SumCode
		}
		if c.Sum {
			sums[i] = f.sum(i, first)
		}
	}
	sums[max(f.named()-1, 0)] = f.Say(*f.Total)
	if slices.ContainsFunc(codes, func(code any) bool { return code != nil }) {
		if err := f.sheet.Put(xlsx.Sum, codes...); err != nil {
			return err
		}
	}
	return f.sheet.Put(xlsx.Sum, sums...)
}

// sum returns the sum of a column of the table, which begins in row first and ends in the
// last one written.
func (f *filledForm) sum(column, first int) any {
	var amount payroll.Dong
	for _, row := range f.rows {
		if in, ok := row[column].(payroll.Dong); ok {
			amount += in
		}
	}
	return f.sheet.SumOf(column, first, amount)
}

// end writes what stands below the table.
func (f *filledForm) end() error {
	f.sheet.MarkEnd()
	f.sheet.Skip()
	var notes []string
	for _, note := range f.Notes {
		text := ""
		if note.Text != nil {
			text = f.Say(*note.Text)
		} else {
			text = noteFacts[note.Fact](f.yearReport, f.people)
		}
		if text != "" {
			notes = append(notes, text)
		}
	}
	if err := f.sheet.Notes(notes...); err != nil {
		return err
	}
	if err := f.Signatures(f.sheet, f.Signers()); err != nil {
		return err
	}
	return f.sheet.Close()
}
