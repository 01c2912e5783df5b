package cms

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/text"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// settle returns the members that describe an item: the fields of an item of Microsoft Graph,
// the exact values of a row of a view, terms with their names.
func (l *items) settle(members []text.Member) ([]text.Member, error) {
	members, err := l.graphFields(members)
	if err != nil {
		return nil, err
	}
	if l.list.View {
		members = l.exactValues(members)
	}
	l.terms.learn(members)
	for i := range members {
		l.nameTerms(&members[i])
	}
	return members, nil
}

// graphNames gives the columns of members that an item of Microsoft Graph has beside its
// fields.
var graphNames = map[string]payroll.Column{
	"createdDateTime": payroll.CreatedAt, "lastModifiedDateTime": payroll.ModifiedAt,
	"createdBy": payroll.CreatedBy, "lastModifiedBy": payroll.ModifiedBy, "contentType": payroll.ContentType, "id": payroll.ID,
}

// graphFields returns the fields of an item of Microsoft Graph, with what only the item itself
// has. Other items stay.
func (l *items) graphFields(members []text.Member) ([]text.Member, error) {
	at := slices.IndexFunc(members, func(m text.Member) bool { return m.Key == "fields" })
	if at < 0 {
		if l.list.Graph || has(members, "parentReference") && has(members, "contentType") {
			return nil, l.in.refuse(FieldsMissing)
		}
		return members, nil
	}
	fields, ok := members[at].Value.(map[string]any)
	if _, tells := grid.FromObject(fields); !ok || len(l.places["fields"]) > 0 || tells && fields["Title"] == nil {
		return members, nil
	}
	var record []text.Member
	for _, key := range slices.Sorted(maps.Keys(fields)) {
		record = append(record, text.Member{Key: key, Value: fields[key]})
	}
	for _, m := range members {
		c, ok := graphNames[m.Key]
		known := func(f text.Member) bool { column, ok := LookupColumn(f.Key); return ok && column == c }
		if ok && !slices.ContainsFunc(record, known) {
			record = append(record, text.Member{Key: c.Key(), Value: m.Value})
		}
	}
	return record, nil
}

func has(members []text.Member, key string) bool {
	return slices.ContainsFunc(members, func(m text.Member) bool { return m.Key == key })
}

// exactValues returns the members of a row of a view, each with its exact value: that of the
// key with "." behind, beside the one that people are shown.
func (l *items) exactValues(members []text.Member) []text.Member {
	byKey := make(map[string]any, len(members))
	for _, m := range members {
		byKey[m.Key] = m.Value
	}
	var kept []text.Member
	for _, m := range members {
		if base, _, ok := cutLast(m.Key); ok && !l.mapped(m.Key) {
			if _, shown := byKey[base]; shown {
				continue
			}
		}
		if value, ok := byKey[m.Key+"."].(string); ok && value != "" && l.takesFigures(m.Key) {
			m.Value = value
			if text.IsNumber(value) {
				m.Value = json.Number(value)
			}
		}
		kept = append(kept, m)
	}
	return kept
}

func cutLast(key string) (before, after string, ok bool) {
	i := strings.LastIndexByte(key, '.')
	if i <= 0 {
		return key, "", false
	}
	return key[:i], key[i+1:], true
}

// takesFigures reports whether a key means a column of numbers or times.
func (l *items) takesFigures(key string) bool {
	h, _, _ := l.in.understand(key)
	if !h.Known {
		return false
	}
	switch h.Column.Form() {
	case payroll.Coefficient, payroll.Count, payroll.Money, payroll.Amount, payroll.Time:
		return true
	}
	return false
}

// warnElsewhere warns of people in a key that is not used, since another has its column: they
// get nothing.
func (l *items) warnElsewhere(row *Row) {
	for i := range l.cells {
		h := &l.in.header[i]
		if h.Rule != ColumnTaken || l.cells[i].Blank() {
			continue
		}
		fit, _ := matchColumn(h.Name)
		if len(fit) != 1 || fit[0].Form() != payroll.People {
			continue
		}
		used := make(map[string]bool)
		for name := range strings.SplitSeq(row.Record[fit[0]], ";") {
			used[payroll.NameKey(name)] = true
		}
		for name := range strings.SplitSeq(value.People(l.cells[i]).Text, ";") {
			if name = payroll.OneLine(name); name != "" && !used[payroll.NameKey(name)] {
				l.in.warn(peopleElsewhere, h.Name, l.list.Item, "column", fit[0].Header(), "name", name)
				break
			}
		}
	}
}

// termNames gives the names of a taxonomy's terms by their numbers.
type termNames map[string]string

// maxTerms is the number of terms that are kept. A newsroom's taxonomy has some hundreds.
const maxTerms = 20_000

// learn takes the terms of an item's TaxCatchAll.
func (t *termNames) learn(members []text.Member) {
	for _, m := range members {
		if m.Key != taxCatchAll {
			continue
		}
		list := asList(m.Value)
		for _, one := range list {
			fields := lowerKeys(one)
			term, _ := fields["term"].(string)
			if id := shownID(fields["id"]); id != "" && term != "" && len(*t) < maxTerms {
				if *t == nil {
					*t = make(termNames)
				}
				(*t)[id] = term
			}
		}
	}
}

// taxCatchAll is the key under which SharePoint names the terms of an item, if asked.
const taxCatchAll = "TaxCatchAll"

func asList(value any) []any {
	switch v := value.(type) {
	case []any:
		return v
	case map[string]any:
		if list, ok := v["results"].([]any); ok {
			return list
		}
	}
	return nil
}

func lowerKeys(value any) map[string]any {
	object, _ := value.(map[string]any)
	fields := make(map[string]any, len(object))
	for key, one := range object {
		fields[strings.ToLower(key)] = one
	}
	return fields
}

func shownID(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case json.Number:
		return v.String()
	}
	return ""
}

// nameTerms replaces the numbers of a member's terms by their names. SharePoint gives the
// number for a column of one term.
func (l *items) nameTerms(m *text.Member) {
	if list := asList(m.Value); list != nil {
		for i := range list {
			list[i] = l.nameTerm(list[i])
		}
		return
	}
	m.Value = l.nameTerm(m.Value)
}

// nameTerm returns a term with its name, if an item has named it.
func (l *items) nameTerm(value any) any {
	if len(l.terms) == 0 {
		return value
	}
	fields := lowerKeys(value)
	_, guid := fields["termguid"]
	_, id := fields["termid"]
	name := l.terms[payroll.OneLine(shownID(fields["label"]))]
	if name == "" || !guid && !id {
		return value
	}
	fields["label"] = name
	return fields
}

// isPost reports whether a member is the title of a post of WordPress.
func isPost(key string, object map[string]any) bool {
	_, ok := object["rendered"]
	return ok && key == "title"
}

// numberColumn is a key with the CMS's numbers in place of names.
type numberColumn struct {
	name    string
	column  payroll.Column
	further bool // a column of co-authors
}

// byNumber reports whether a value is a number or a list of numbers. WordPress gives the
// author and the categories of a post so.
func byNumber(value any) bool {
	switch v := value.(type) {
	case json.Number:
		return true
	case []any:
		for _, one := range v {
			if !byNumber(one) {
				return false
			}
		}
		return len(v) > 0
	}
	return false
}

// lookupBase returns the column whose numbers a key has, since SharePoint and Graph give
// lookups so unless they are expanded; "" for other keys. Author and Editor are who made the
// item.
func lookupBase(key string) string {
	base, ok := strings.CutSuffix(key, "Id")
	base = strings.TrimSuffix(base, "Lookup")
	if !ok || base == "Author" || base == "Editor" {
		return ""
	}
	return base
}

// takesNames reports whether a name means a column of names.
func (l *items) takesNames(name string) bool {
	takes, ok := l.names[name]
	if !ok {
		h, _, _ := l.in.understand(name)
		form := h.Column.Form()
		takes = h.Known && (form == payroll.Several || form == payroll.People || h.Column == payroll.Keywords)
		l.names[name] = takes
	}
	return takes
}

// numbered returns the column that keeps the numbers under a name.
func (l *items) numbered(name string) (int, error) {
	key := name + "#"
	if i, ok := l.columns[key]; ok {
		return i, nil
	}
	h, _, _ := l.in.understand(name)
	if h.Column != payroll.Keywords { // which no money depends on
		l.numbers = append(l.numbers, numberColumn{h.Name, h.Column, h.Further})
	}
	return l.addColumn(key, HeaderColumn{Name: h.Name, Column: payroll.Extra, Rule: ByNumber}, false)
}
