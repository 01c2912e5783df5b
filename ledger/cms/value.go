package cms

import (
	"encoding/json"
	"regexp"
	"strings"

	"nhuanbut/payroll"
)

// errorValues are what Excel shows in place of a value that it cannot work out.
var errorValues = regexp.MustCompile(`^#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|FIELD!|GETTING_DATA|BLOCKED!|CONNECT!|#{3,})$|^Err:[0-9]{3}$`)

func failedText(text string) bool {
	return (strings.Contains(text, "#") || strings.Contains(text, "Err:")) && errorValues.MatchString(strings.TrimSpace(text))
}

// Parse gives one value that a person typed for column c in the column's canonical
// form, by the rules for the text of a cell: what is ambiguous is refused.
func Parse(c payroll.Column, text string, o DateOrder) (string, *payroll.Error) {
	p := parser{order: o}
	value, reason := p.value(c, cell{text: text}.unguarded())
	switch {
	case p.monthFirst:
		return "", payroll.Refuse(DateMonthFirst, c.Header(), 0, shorten(text))
	case p.damaged:
		return "", payroll.Refuse(IDDamaged, c.Header(), 0, shorten(text))
	case value.sum != nil: // whoever types a number says which
		return "", payroll.Refuse(NumberUnreadable)
	}
	return value.text, reason
}

// parser turns cells into canonical text.
type parser struct {
	order      DateOrder
	serials    epoch
	factor     int64  // that amounts are multiplied by; 0 is 1
	monthFirst bool   // a date was read that can only be month-first, and nobody said how to read it
	damaged    bool   // an ID was read that a spreadsheet has rounded
	dates      *Dates // counts how dates are written; may be nil
}

// canonical is a value in its column's form.
type canonical struct {
	text   string
	mail   string       // of the only person of a cell of people
	sum    *sum         // what a number was worked out of
	said   payroll.Code // why it is said what was read; "" where it is not
	nobody nobody       // of a cell of people
	seen   *seenDate    // of a date
}

// stop is why an ID or a date refuses the whole file, "" where none does.
func (p *parser) stop() payroll.Code {
	switch {
	case p.monthFirst:
		return DateMonthFirst
	case p.damaged:
		return IDDamaged
	}
	return ""
}

func (p *parser) value(c payroll.Column, v cell) (canonical, *payroll.Error) {
	if c.Form() != payroll.Text || v.html && c != payroll.Content {
		v = v.shownHTML()
	}
	switch failed := v.kind == errorCell || v.kind == textCell && failedText(v.text); {
	case failed && c.Form() == payroll.People:
		return canonical{nobody: unknown}, nil
	case failed && c.Pays():
		return canonical{}, payroll.Refuse(ErrorValue)
	case v.kind == formulaCell && c.Pays():
		return canonical{}, payroll.Refuse(FormulaWithoutValue)
	case failed || v.kind == formulaCell || v.blank():
		return canonical{}, nil
	}
	switch c.Form() {
	case payroll.Coefficient, payroll.Count, payroll.Money, payroll.Amount:
		return p.number(c, single(v))
	case payroll.Time:
		value, reason := p.time(single(v))
		if reason != nil && !c.Pays() {
			return canonical{text: payroll.OneLine(v.text)}, nil
		}
		return value, reason
	case payroll.Several:
		return terms(v), nil
	case payroll.People:
		return people(v), nil
	}
	switch c {
	case payroll.ID:
		return canonical{text: p.id(v)}, nil
	case payroll.CMSVersion:
		return canonical{text: version(v)}, nil
	}
	return canonical{text: plain(c, v)}, nil
}

var (
	lookup = regexp.MustCompile(`^-?[0-9]+;#`)
	angled = regexp.MustCompile(`\s*<([^<>\s]*@[^<>\s]+)>\s*`)
	claims = regexp.MustCompile(`,#.*$`) // SharePoint's expanded users: Name,#login,#mail,#…
	broken = regexp.MustCompile(`\s*\n\s*`)
)

// single is a cell where one value is expected: a list of one is that one, and one of
// several is no number and no date.
func single(v cell) cell {
	if v.kind != listCell {
		return v
	}
	return cell{text: strings.Join(v.list, "; ")}
}

// plain is the text of a column of one text.
func plain(c payroll.Column, v cell) string {
	switch v.kind {
	case numberCell:
		return plainNumber(v.text)
	case listCell:
		return payroll.OneLine(strings.Join(v.list, "; "))
	}
	text := untyped(payroll.Clean(v.text))
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

// plainNumber is a number where text is expected: an ID, a slug.
func plainNumber(text string) string {
	if digits(text) {
		return text
	}
	n, reason := machineNumber(text)
	if reason != nil {
		return payroll.Clean(text)
	}
	return n.String()
}

// several are the values of a cell that holds more than one.
func several(v cell) []string {
	if v.kind == listCell {
		return tidy(v.list)
	}
	if v.kind == numberCell {
		return tidy([]string{plainNumber(v.text)})
	}
	text := untyped(v.shown())
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
	v := nested(items)
	return v.list, v.kind == listCell
}
