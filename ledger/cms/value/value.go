// Package value reads the text of one cell as a value of a column: a number, an amount, a
// date, people, terms or an ID. Begin with Parser.Read. What can be read in two ways is
// refused with a *payroll.Error, never guessed.
package value

import (
	"encoding/json"
	"regexp"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// errorValues matches what Excel shows instead of a value that it cannot calculate.
var errorValues = regexp.MustCompile(`^#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA|BLOCKED!|CONNECT!|#{3,})$|^Err:[0-9]{3}$`)

// IsError reports whether a text is one of Excel's error values.
func IsError(text string) bool {
	return (strings.Contains(text, "#") || strings.Contains(text, "Err:")) && errorValues.MatchString(strings.TrimSpace(text))
}

// Parse returns the canonical form of one value that a person typed for column c, by the rules
// for cells.
func Parse(c payroll.Column, text string, o DateOrder) (string, *payroll.Error) {
	p := Parser{Order: o}
	value, reason := p.Read(c, grid.Cell{Text: text}.Unguarded())
	switch {
	case p.MonthFirst:
		return "", payroll.Refuse(DateMonthFirst, "header", c.Header(), "row", 0, "value", grid.Shorten(text))
	case p.damaged:
		return "", payroll.Refuse(iDDamaged, "header", c.Header(), "row", 0, "value", grid.Shorten(text))
	case value.Sum != nil: // whoever types a number says which
		return "", payroll.Refuse(NumberUnreadable)
	}
	return value.Text, reason
}

// Parser reads cells as values. Its fields say how the file is to be read.
type Parser struct {
	Order      DateOrder
	Serials    Epoch
	Factor     int64  // amounts are multiplied by it; 0 means 1
	MonthFirst bool   // set when a date can only be month-first and Order does not say so
	damaged    bool   // set when a spreadsheet has rounded an ID
	Dates      *Dates // counts the forms of dates; may be nil
}

// Value is the value of a cell in its column's canonical form.
type Value struct {
	Text   string
	Mail   string       // the e-mail address of the only person in a cell of people
	Sum    *Sum         // the calculation that a number stands as
	Warn   payroll.Code // the code to warn of how the cell was read; "" if there is none
	Nobody Nobody       // set if a cell of people names nobody
	Date   *WrittenDate // how a date was written
}

// Stop returns the code by which the value read last refuses the whole file: a date that is
// month-first, or a damaged ID. It returns "" if none does.
func (p *Parser) Stop() payroll.Code {
	switch {
	case p.MonthFirst:
		return DateMonthFirst
	case p.damaged:
		return iDDamaged
	}
	return ""
}

// Read returns the value of a cell of column c. A blank cell has the zero Value.
func (p *Parser) Read(c payroll.Column, v grid.Cell) (Value, *payroll.Error) {
	if c.Form() != payroll.Text || v.HTML && c != payroll.Content {
		v = v.WithoutHTML()
	}
	switch failed := v.Kind == grid.Error || v.Kind == grid.Text && IsError(v.Text); {
	case failed && c.Form() == payroll.People:
		return Value{Nobody: UnknownPerson}, nil
	case failed && c.Pays():
		return Value{}, payroll.Refuse(ErrorValue)
	case v.Kind == grid.Formula && c.Pays():
		return Value{}, payroll.Refuse(FormulaWithoutValue)
	case failed || v.Kind == grid.Formula || v.Blank():
		return Value{}, nil
	}
	switch c.Form() {
	case payroll.Coefficient, payroll.Count, payroll.Money, payroll.Amount:
		return p.number(c, Single(v))
	case payroll.Time:
		value, reason := p.time(Single(v))
		if reason != nil && !c.Pays() {
			return Value{Text: payroll.OneLine(v.Text)}, nil
		}
		return value, reason
	case payroll.Several:
		return terms(v), nil
	case payroll.People:
		return People(v), nil
	}
	switch c {
	case payroll.ID:
		return Value{Text: p.id(v)}, nil
	case payroll.CMSVersion:
		return Value{Text: version(v)}, nil
	}
	return Value{Text: plain(c, v)}, nil
}

var (
	lookup = regexp.MustCompile(`^-?[0-9]+;#`)
	angled = regexp.MustCompile(`\s*<([^<>\s]*@[^<>\s]+)>\s*`)
	claims = regexp.MustCompile(`,#.*$`) // SharePoint's expanded users: Name,#login,#mail,#…
	broken = regexp.MustCompile(`\s*\n\s*`)
)

// Single returns a list cell as one text; other cells stay. A list of several is neither a
// number nor a date.
func Single(v grid.Cell) grid.Cell {
	if v.Kind != grid.List {
		return v
	}
	return grid.Cell{Text: strings.Join(v.List, "; ")}
}

// plain returns the text of a cell of column c, which holds one text.
func plain(c payroll.Column, v grid.Cell) string {
	switch v.Kind {
	case grid.Number:
		return PlainNumber(v.Text)
	case grid.List:
		return payroll.OneLine(strings.Join(v.List, "; "))
	}
	text := WithoutType(payroll.Clean(v.Text))
	person := c == payroll.CreatedBy || c == payroll.ModifiedBy
	switch {
	case (c == payroll.ApprovalStatus || c == payroll.NewsroomStatus) && strings.Contains(text, payroll.ListSeparator):
		text = payroll.First(joinSeveral(tidy(splitNames(text))))
	case (person || c.Form() == payroll.Label) && strings.Count(text, payroll.ListSeparator) == 1:
		text = lookup.ReplaceAllString(text, "")
	}
	if person {
		text = claims.ReplaceAllString(text, "")
	}
	if c.Form() == payroll.Label {
		text = strings.Join(strings.Fields(text), " ")
	}
	return strings.TrimSpace(text)
}

// PlainNumber returns a number as the text of an ID or a slug.
func PlainNumber(text string) string {
	if IsDigits(text) {
		return text
	}
	n, reason := MachineNumber(text)
	if reason != nil {
		return payroll.Clean(text)
	}
	return n.String()
}

// several returns the values of a cell that may hold several.
func several(v grid.Cell) []string {
	if v.Kind == grid.List {
		return tidy(v.List)
	}
	if v.Kind == grid.Number {
		return tidy([]string{PlainNumber(v.Text)})
	}
	text := WithoutType(v.Shown())
	if list, ok := jsonList(text); ok {
		return tidy(list)
	}
	if !strings.Contains(text, payroll.ListSeparator) {
		return tidy(strings.Split(text, ";"))
	}
	return tidy(splitNames(text))
}

func tidy(values []string) []string {
	kept := make([]string, 0, len(values))
	for _, s := range values {
		if s = strings.ReplaceAll(payroll.OneLine(s), payroll.ListSeparator, "; #"); s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

func joinSeveral(values []string) string { return strings.Join(values, payroll.ListSeparator) }

// jsonList reads the list that SharePoint's own CSV holds in a cell: ["A","B"].
func jsonList(text string) ([]string, bool) {
	if !strings.HasPrefix(text, "[") || !strings.HasSuffix(text, "]") {
		return nil, false
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var items []any
	if d.Decode(&items) != nil || d.More() {
		return nil, false
	}
	v := grid.FromJSON(items)
	return v.List, v.Kind == grid.List
}
