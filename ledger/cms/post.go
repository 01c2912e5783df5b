package cms

import (
	"encoding/json"
	"strings"

	"nhuanbut/payroll"
)

// isPost reports whether a member is the title of a post of WordPress.
func isPost(key string, object map[string]any) bool {
	_, ok := object["rendered"]
	return ok && key == "title"
}

// numberColumn is a key that has numbers of the CMS's where a column has names.
type numberColumn struct {
	name    string
	column  payroll.Column
	further bool // of those who come after the column's own: others say nothing of them
}

// byNumber reports whether a value is a number, or a list of nothing else: WordPress
// says by its own numbers who wrote a post and in which categories it is.
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

// lookupBase is the column of which a key has the numbers: SharePoint and Graph give a
// lookup that is not expanded so. Author and Editor are who made the item. It is "" of
// other keys.
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
		h, _, _ := l.understand(name)
		form := h.Column.Form()
		takes = h.Known && (form == payroll.Several || form == payroll.People || h.Column == payroll.Keywords)
		l.names[name] = takes
	}
	return takes
}

// numbered is the column that keeps the numbers under a name that means names.
func (l *items) numbered(name string) (int, error) {
	key := name + "#"
	if i, ok := l.columns[key]; ok {
		return i, nil
	}
	h, _, _ := l.understand(name)
	if h.Column != payroll.Keywords { // which nothing is worked out by
		l.numbers = append(l.numbers, numberColumn{h.Name, h.Column, h.Further})
	}
	return l.addColumn(key, HeaderColumn{Name: h.Name, Column: payroll.Extra, Rule: ByNumber}, false)
}
