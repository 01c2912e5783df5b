package cms

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"

	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// internalLength is the length at which SharePoint cuts a column's internal name.
const internalLength = 32

var (
	escaped  = regexp.MustCompile(`_x([0-9a-fA-F]{4})_`)
	inDong   = regexp.MustCompile(`(?i)\s*\(\s*(?:đồng|dong|đ|vnđ|vnd)\s*\)\s*$`)
	repeated = regexp.MustCompile(`^(.+)[0-9]$`)
)

// matchColumn returns the column that a header means, and by what rule. It returns several for
// a name that SharePoint cut where they still agree.
func matchColumn(name string) ([]payroll.Column, Rule) {
	name = strings.TrimPrefix(payroll.OneLine(name), "OData_")
	// A cut name is asked for before it is decoded: "Tác giả ảnh" is cut behind its
	// second space, and what is left would pass for "Tác giả".
	if len(name) == internalLength && escaped.MatchString(name) {
		if fit := beginning(name); len(fit) > 0 {
			return fit, ByCutName
		}
	}
	if c, rule, ok := matchName(name, LookupColumn); ok {
		if rule == ByName {
			rule = nameRule(c, name)
		}
		return []payroll.Column{c}, rule
	}
	first, last := name[:max(0, len(name)-1)], name[max(0, len(name)-1):]
	if last == "" || !value.IsDigits(last) {
		return nil, NotKnown
	}
	if n := len(first); escaped.MatchString(name) && (n == internalLength || n == internalLength-1) {
		if fit := beginning(first); len(fit) > 0 {
			return fit, ByCutName
		}
	}
	if m := repeated.FindStringSubmatch(name); m != nil {
		if c, _, ok := matchName(m[1], LookupColumn); ok {
			return []payroll.Column{c}, ByRepeatedName
		}
	}
	return nil, NotKnown
}

// matchExpanded looks a name up without its unit and with its abbreviations spelled out: "SL
// ảnh (tấm)" is "Số lượng ảnh". Only amounts may be in thousands.
func matchExpanded(name string) (payroll.Column, Rule) {
	bare, unit, cut := withoutUnit(decodeName(name))
	spelled := strings.Join(expand(headerWords(bare)), " ")
	for _, s := range []struct {
		name string
		rule Rule
	}{{bare, WithoutUnit}, {spelled, BySynonym}} {
		c, ok := LookupColumn(s.name)
		if ok && (unit <= UnitDong || inUnits(c)) && (cut || foldName(spelled) != foldName(bare)) {
			return c, s.rule
		}
	}
	return payroll.Extra, NotKnown
}

// inUnits reports whether a list may have the amounts of a column in thousands. Coefficients
// and the base salary never are.
func inUnits(c payroll.Column) bool { return c == payroll.LumpSum || c == payroll.CMSAmount }

// matchName looks a name up as it stands, with SharePoint's escapes undone, and without its
// unit.
func matchName[C any](name string, lookup func(string) (C, bool)) (C, Rule, bool) {
	decoded := decode(name)
	for _, s := range []struct {
		name string
		rule Rule
	}{{name, ByName}, {decoded, ByInternalName}, {inDong.ReplaceAllString(name, ""), WithoutUnit}} {
		if c, ok := lookup(s.name); ok && decoded == strings.TrimSpace(decoded) {
			return c, s.rule, true
		}
	}
	var none C
	return none, NotKnown, false
}

// beginning returns the columns whose internal names a cut name begins.
func beginning(cut string) []payroll.Column {
	var fit []payroll.Column
	for c := range payroll.Extra {
		internal := encodeName(c.Header())
		if strings.EqualFold(internal, cut) {
			return []payroll.Column{c}
		}
		if len(internal) > len(cut) && strings.EqualFold(internal[:len(cut)], cut) {
			fit = append(fit, c)
		}
	}
	return fit
}

// decodeName returns the title of a column for its internal name.
func decodeName(name string) string { return payroll.OneLine(decode(name)) }

// decode undoes SharePoint's escapes: "H_x1ec7__x0020_s_x1ed1_" is "Hệ số".
func decode(name string) string {
	return escaped.ReplaceAllStringFunc(name, func(s string) string {
		unit, _ := strconv.ParseUint(s[2:6], 16, 16)
		return string(utf16.Decode([]uint16{uint16(unit)}))
	})
}

// encodeName returns a column's internal name before SharePoint cuts it.
func encodeName(header string) string {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(header)) {
		switch r := rune(unit); {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '_':
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "_x%04x_", unit)
		}
	}
	return b.String()
}
