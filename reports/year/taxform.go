package year

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/xlsx"
)

// embedded are the forms that the program has. The manual documents how one is written.
//
//go:embed forms/*.json
var embedded embed.FS

// BadForm refuses a template that cannot be filled in. Facts: form, problem.
const BadForm payroll.Code = "bad-form"

// formTemplate is a form of the tax office: how it is laid out, and the names of the facts
// that it shows. A form that another replaces keeps its file, with valid_to.
type formTemplate struct {
	Form        string         `json:"form"` // as the law names it
	Basis       string         `json:"basis"`
	ValidFrom   payroll.Date   `json:"valid_from"` // both inclusive
	ValidTo     payroll.Date   `json:"valid_to"`   // "" while it holds
	Sheet       lang.Phrase    `json:"sheet"`
	Title       lang.Phrase    `json:"title"`
	Orientation string         `json:"orientation"`
	Above       []labelledFact `json:"above"`
	Rows        string         `json:"rows"` // people, withheld or lines
	Lines       []formLine     `json:"lines"`
	Columns     []formColumn   `json:"columns"`
	Total       *lang.Phrase   `json:"total"` // the label of the row of sums
	Notes       []formNote     `json:"notes"`
}

// The rows that a form can have.
const (
	peopleRows   = "people"   // who was paid without a labour contract
	withheldRows = "withheld" // of them, from whom tax was withheld
	lineRows     = "lines"    // those that the template has, by quarter
)

// labelledFact is a fact about the newsroom or the year, above the table.
type labelledFact struct {
	Label lang.Phrase `json:"label"`
	Fact  string      `json:"fact"`
}

// formColumn is a column of a form. Fact is one of a person, or of a form's line.
type formColumn struct {
	Code    string      `json:"code"`
	Head    lang.Phrase `json:"head"`
	Width   float64     `json:"width"` // at least, in characters
	Format  string      `json:"format"`
	Fact    string      `json:"fact"`
	Sum     bool        `json:"sum"`
	SumCode string      `json:"sum_code"`
}

// formLine is a row that a template has itself: a fact of a period, or the sum of others.
type formLine struct {
	Number string      `json:"number"`
	Code   string      `json:"code"`
	Label  lang.Phrase `json:"label"`
	Unit   lang.Phrase `json:"unit"`
	Strong bool        `json:"strong"`
	Fact   string      `json:"fact"`
	Sum    []string    `json:"sum"` // codes of lines that have a fact
}

// formNote is a sentence below the table, or a fact that is one, if there is anything to say.
type formNote struct {
	Text *lang.Phrase `json:"text"`
	Fact string       `json:"fact"`
}

// decode reads one value and nothing that it has no field for.
func decode(data []byte, v any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	return d.Decode(v)
}

// templates returns the forms in files that are in force on the last day of a year, by name
// of file. It fails with BadForm on any file that is wrong.
func templates(files fs.FS, year int) ([]formTemplate, error) {
	names, err := fs.Glob(files, "forms/*.json")
	if err != nil {
		return nil, err
	}
	_, day := payroll.CalendarYear(year)
	var list []formTemplate
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		var t formTemplate
		if err := decode(data, &t); err != nil {
			return nil, payroll.Refuse(BadForm, "form", path.Base(name), "problem", err)
		}
		if err := t.check(); err != nil {
			return nil, payroll.Refuse(BadForm, "form", path.Base(name), "problem", err)
		}
		if t.ValidFrom > day || (t.ValidTo != "" && t.ValidTo < day) {
			continue
		}
		if slices.ContainsFunc(list, t.sharesSheet) {
			return nil, payroll.Refuse(BadForm, "form", path.Base(name), "problem", fmt.Errorf("sheet: another form of %d has it", year))
		}
		list = append(list, t)
	}
	return list, nil
}

// sharesSheet reports whether two forms have one sheet, whose name has no case.
func (t *formTemplate) sharesSheet(o formTemplate) bool {
	return sameIn(lang.Vietnamese, t.Sheet, o.Sheet) || sameIn(lang.English, t.Sheet, o.Sheet)
}

func sameIn(l lang.Language, a, b lang.Phrase) bool { return strings.EqualFold(l.Say(a), l.Say(b)) }

// check says what is wrong with a template, first of all a fact that nobody knows.
func (t *formTemplate) check() error {
	switch {
	case t.Form == "" || t.Basis == "" || t.Title == lang.Phrase{}:
		return errors.New("form, basis and title are needed")
	case !isSheetName(lang.Vietnamese.Say(t.Sheet)) || !isSheetName(lang.English.Say(t.Sheet)):
		return fmt.Errorf("sheet: a name has 1 to %d characters and none of %s", maxSheetName, noSheetName)
	case !slices.Contains([]string{"portrait", "landscape"}, t.Orientation):
		return fmt.Errorf("orientation: %q is not portrait or landscape", t.Orientation)
	case !slices.Contains([]string{peopleRows, withheldRows, lineRows}, t.Rows):
		return fmt.Errorf("rows: %q is not %s, %s or %s", t.Rows, peopleRows, withheldRows, lineRows)
	case (t.Rows == lineRows) != (len(t.Lines) > 0):
		return errors.New("lines: they go with rows that are lines")
	case len(t.Columns) < signing:
		return fmt.Errorf("columns: at least %d, for those who sign below them", signing)
	}
	for _, day := range []payroll.Date{t.ValidFrom, t.ValidTo} {
		if _, err := payroll.ParseDate(string(day)); err != nil && (day != "" || t.ValidFrom == "") {
			return fmt.Errorf("valid_from, valid_to: %q is not a date", day)
		}
	}
	return errors.Join(t.checkColumns(), t.checkLines(), t.checkFacts())
}

const signing = 3 // who sign a sheet

// https://support.microsoft.com/en-us/office/rename-a-worksheet-3f1f7148-ee83-404d-8ef0-9ff99fbad1f9
const (
	maxSheetName = 31
	noSheetName  = `\ / ? * [ ] : '`
)

func isSheetName(s string) bool {
	n := len([]rune(s))
	return n > 0 && n <= maxSheetName && !strings.ContainsAny(s, strings.ReplaceAll(noSheetName, " ", ""))
}

func (t *formTemplate) checkColumns() error {
	sums := false
	for _, c := range t.Columns {
		sums = sums || c.Sum
		switch _, ok := cellForms[c.Format]; {
		case c.Head == lang.Phrase{} || c.Width <= 0:
			return fmt.Errorf("column %q: head and width are needed", c.Fact)
		case !ok:
			return fmt.Errorf("column %q: no format %q", c.Fact, c.Format)
		case c.Sum && (t.Rows == lineRows || !c.isNumber()), c.SumCode != "" && !c.Sum:
			return fmt.Errorf("column %q: a sum is of a column of numbers of people", c.Fact)
		case !t.knows(c.Fact):
			return fmt.Errorf("column: no fact %q", c.Fact)
		}
	}
	if sums != (t.Total != nil) {
		return errors.New("total: it is the label of the sums of columns")
	}
	return nil
}

// cellForms are the formats by name.
var cellForms = map[string]xlsx.Form{
	"text": xlsx.Text, "word": xlsx.Word, "code": xlsx.Code, "date": xlsx.Date, "count": xlsx.Count, "money": xlsx.Money,
}

func (c *formColumn) isNumber() bool { return c.Format == "count" || c.Format == "money" }

// knows reports whether a column can show a fact.
func (t *formTemplate) knows(fact string) bool {
	if t.Rows != lineRows {
		return personFacts[fact] != nil
	}
	return lineFacts[fact] != nil || slices.Contains(periodNames, fact)
}

func (t *formTemplate) checkLines() error {
	for _, line := range t.Lines {
		switch {
		case line.Label == lang.Phrase{} || line.Unit == lang.Phrase{}:
			return fmt.Errorf("line %q: label and unit are needed", line.Code)
		case (line.Fact == "") == (len(line.Sum) == 0):
			return fmt.Errorf("line %q: it has either a fact or a sum", line.Code)
		case line.Fact != "" && periodFacts[line.Fact] == nil:
			return fmt.Errorf("line %q: no fact %q", line.Code, line.Fact)
		}
		for _, code := range line.Sum {
			if i := t.lineOf(code); i < 0 || t.Lines[i].Fact == "" {
				return fmt.Errorf("line %q: no line %q with a fact", line.Code, code)
			}
		}
	}
	return nil
}

// lineOf returns the place of a line, -1 where there is none.
func (t *formTemplate) lineOf(code string) int {
	return slices.IndexFunc(t.Lines, func(line formLine) bool { return line.Code == code })
}

func (t *formTemplate) checkFacts() error {
	for _, above := range t.Above {
		if above.Label == (lang.Phrase{}) || yearFacts[above.Fact] == nil {
			return fmt.Errorf("above: no fact %q, or no label", above.Fact)
		}
	}
	for _, note := range t.Notes {
		if (note.Text == nil) == (note.Fact == "") || (note.Fact != "" && noteFacts[note.Fact] == nil) {
			return fmt.Errorf("notes: a text or a fact that is one, not %q", note.Fact)
		}
	}
	return nil
}
