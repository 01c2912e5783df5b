package cms

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// internalLength is where SharePoint cuts a column's internal name.
const internalLength = 32

var (
	escaped  = regexp.MustCompile(`_x([0-9a-fA-F]{4})_`)
	inDong   = regexp.MustCompile(`(?i)\s*\(\s*(?:đồng|dong|đ|vnđ|vnd)\s*\)\s*$`)
	repeated = regexp.MustCompile(`^(.+)[0-9]$`)
)

// subject is what a table is of, articles or payments: what its header must have.
type subject struct {
	understand func(r *reading, names []string) ([]HeaderColumn, *payroll.Error)
	usable     func(header []HeaderColumn) bool
	expected   func() []string            // what a file without a usable header is told of
	identifies func(h *HeaderColumn) bool // no figure of a totals row stands under it
	json       func(r *reading, f *os.File) (reader, error)
}

var articles = subject{
	understand: (*reading).understandRow,
	usable:     usable,
	expected:   expected,
	identifies: identifying,
	json:       openJSON,
}

// match finds the column that a header of the file means, and by what rule. More than
// one column is a name that SharePoint cut where they still agree.
func match(name string) ([]payroll.Column, Rule) {
	name = strings.TrimPrefix(payroll.OneLine(name), "OData_")
	// A cut name is asked for before it is decoded: "Tác giả ảnh" is cut behind its
	// second space, and what is left would pass for "Tác giả".
	if len(name) == internalLength && escaped.MatchString(name) {
		if fit := beginning(name); len(fit) > 0 {
			return fit, ByCutName
		}
	}
	if c, rule, ok := matchWhole(name, LookupColumn); ok {
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
		if c, _, ok := matchWhole(m[1], LookupColumn); ok {
			return []payroll.Column{c}, ByRepeatedName
		}
	}
	return nil, NotKnown
}

// matchSpelled looks a name up without its unit, and with its abbreviations spelled out:
// "SL ảnh (tấm)" is "Số lượng ảnh". Thousands are of amounts alone.
func matchSpelled(name string) (payroll.Column, Rule) {
	bare, unit, cut := withoutUnit(decodeName(name))
	spelled := strings.Join(expand(headerWords(bare)), " ")
	for _, s := range []struct {
		name string
		rule Rule
	}{{bare, WithoutUnit}, {spelled, BySynonym}} {
		c, ok := LookupColumn(s.name)
		if ok && (unit <= UnitDong || inUnits(c)) && (cut || letters(spelled) != letters(bare)) {
			return c, s.rule
		}
	}
	return payroll.Extra, NotKnown
}

// inUnits reports whether the values of a column are amounts that a list may have in
// thousands. Coefficients and the base salary never are.
func inUnits(c payroll.Column) bool { return c == payroll.LumpSum || c == payroll.CMSAmount }

// matchWhole looks a name up as it stands, with SharePoint's escapes undone, and
// without its unit.
func matchWhole[C any](name string, lookup func(string) (C, bool)) (C, Rule, bool) {
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

// beginning are the columns whose internal names a cut name begins.
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

// decodeName is the title of a column by its internal name.
func decodeName(name string) string { return payroll.OneLine(decode(name)) }

// decode undoes SharePoint's escapes: "H_x1ec7__x0020_s_x1ed1_" is "Hệ số".
func decode(name string) string {
	return escaped.ReplaceAllStringFunc(name, func(s string) string {
		unit, _ := strconv.ParseUint(s[2:6], 16, 16)
		return string(utf16.Decode([]uint16{uint16(unit)}))
	})
}

// encodeName is a column's internal name before SharePoint cuts it.
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

// understand says what a header means, the map first.
func (r *reading) understand(name string) (h HeaderColumn, said bool, reason *payroll.Error) {
	h = HeaderColumn{Name: payroll.OneLine(name), Column: payroll.Extra, Rule: NotKnown}
	if t, ok := r.o.Map.target(h.Name); ok {
		return t.header(h.Name), true, nil
	}
	if strings.HasPrefix(h.Name, ComputedPrefix) {
		h.Out, h.Rule = true, IsComputed
		return h, false, nil
	}
	if c, ok := furtherNames[letters(h.Name)]; ok && !escaped.MatchString(h.Name) {
		h.Column, h.Known, h.Further, h.Rule = c, true, true, BySynonym
		return h, false, nil
	}
	fit, rule := match(h.Name)
	switch {
	case len(fit) == 1:
		h.Column, h.Known, h.Rule = fit[0], true, rule
	case len(fit) > 1 && slices.ContainsFunc(fit, payroll.Column.Pays):
		return h, false, payroll.Refuse(HeaderAmbiguous, h.Name, headersOf(fit))
	case len(fit) > 1:
		h.Rule = FitsSeveral
	default:
		h.guess()
	}
	if _, unit, _ := withoutUnit(decodeName(h.Name)); inUnits(h.Column) || h.Rule == UnitPrice {
		h.unit = unit
	}
	return h, false, nil
}

// guess says what a header is that is no column's own name: a name with a unit or an
// abbreviation, one that is a column's only where nothing else is, a column that carries no
// money, or nothing that is known. What then smells of money may not be passed over.
func (h *HeaderColumn) guess() {
	if c, rule := matchSpelled(h.Name); rule != NotKnown {
		h.Column, h.Known, h.Rule = c, true, rule
		return
	}
	c, isWeak := weakNames[letters(h.spelledOut())]
	_, isPrice := isUnitPrice(h.Name)
	switch {
	case isPrice:
		h.Rule = UnitPrice
	case carriesNoMoney(h.Name):
		h.Rule = NoMoney
	case isWeak:
		h.Column, h.Known, h.Rule, h.weak = c, true, BySynonym, true
	default:
		h.smell = smellOf(h.Name)
	}
}

// ComputedPrefix begins the headers of what an export of articles has beside the CMS's
// columns: they are no part of the list when it is taken in again.
const ComputedPrefix = "nb_"

// understandRow makes the header of a row of names.
func (r *reading) understandRow(names []string) ([]HeaderColumn, *payroll.Error) {
	header := make([]HeaderColumn, len(names))
	said := make([]bool, len(names))
	var ambiguous *payroll.Error
	for i, name := range names {
		var reason *payroll.Error
		if header[i], said[i], reason = r.understand(name); ambiguous == nil {
			ambiguous = reason
		}
	}
	understandPhotos(names, header, said)
	understandQuantity(names, header, said)
	if twice := settleTwice(header, said); ambiguous == nil {
		return header, twice
	}
	return header, ambiguous
}

// claim says how good a header's claim of its column is: the map's own first, then what
// was said before, the later the better, then its name.
func (h *HeaderColumn) claim(said bool) int {
	const byName, before, now = 1, 2, 1 << 30
	switch {
	case h.Rule == Remembered:
		return before + h.order
	case said:
		return now
	case h.weak:
		return 0
	}
	return byName
}

// settleTwice leaves each column to one header: the one with the best claim, else the
// first. Money that two headers claim alike is refused.
func settleTwice(header []HeaderColumn, said []bool) *payroll.Error {
	var owner [payroll.ColumnCount]int
	for i := range header {
		h := &header[i]
		if !h.Known || h.Further {
			continue
		}
		first := owner[h.Column] - 1
		if first < 0 {
			owner[h.Column] = i + 1
			continue
		}
		switch more := h.claim(said[i]) - header[first].claim(said[first]); {
		case more > 0:
			header[first].second()
			owner[h.Column] = i + 1
		case more < 0, !h.Column.Pays():
			h.second()
		default:
			return payroll.Refuse(HeaderDuplicate, header[first].Name, h.Name, h.Column.Header())
		}
	}
	settleBare(header, &owner)
	return nil
}

// settleBare takes a bare "Hệ số" for the text's beside the photos' own, and a bare "Số
// lượng" for that of photos beside their coefficient. Alone they may be of either, row by row.
func settleBare(header []HeaderColumn, owner *[payroll.ColumnCount]int) {
	if owner[payroll.PhotoCoefficient] == 0 {
		return
	}
	for i := range header {
		h := &header[i]
		c := payroll.TextCoefficient
		switch {
		case h.Known || h.Rule != NotKnown:
			continue
		case letters(h.spelledOut()) == "heso":
		case letters(h.spelledOut()) == "soluong":
			c = payroll.Photos
		default:
			continue
		}
		if owner[c] == 0 {
			h.Column, h.Known, h.Rule, h.smell = c, true, BySynonym, noSmell
			owner[c] = i + 1
		}
	}
}

// spelledOut is a header without its unit and with its abbreviations spelled out.
func (h *HeaderColumn) spelledOut() string {
	bare, _, _ := withoutUnit(decodeName(h.Name))
	return strings.Join(expand(headerWords(bare)), " ")
}

func (h *HeaderColumn) isBareCoefficient() bool { return bareCoefficient[letters(h.spelledOut())] }

// second takes a column from a header, since another has it. A name that is a column's
// only where nothing else is may then be somebody else, or another count.
func (h *HeaderColumn) second() {
	if h.weak {
		switch h.Column.Form() {
		case payroll.People:
			h.smell = smellsFactor
		case payroll.Count, payroll.Money, payroll.Amount:
			h.smell = smellsAdded
		}
	}
	h.Known, h.Column, h.Rule = false, payroll.Extra, SecondOfOne
}

// usable reports whether a header can carry a list: two columns, one of which
// tells articles apart.
func usable(header []HeaderColumn) bool {
	columns, identity := 0, false
	for _, h := range header {
		if h.Known {
			columns++
			identity = identity || h.Column == payroll.ID || h.Column == payroll.Title || h.Column == payroll.Slug
		}
	}
	return columns >= 2 && identity
}

func knownIn(header []HeaderColumn) int {
	n := 0
	for _, h := range header {
		if h.Known {
			n++
		}
	}
	return n
}

func headersOf(columns []payroll.Column) []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Header()
	}
	return names
}

// expected are the headers that a refused file is told of: those of the content
// type by which articles are told apart, dated, attributed and paid.
func expected() []string {
	var names []string
	for c := range payroll.Extra {
		if c.Pays() {
			names = append(names, c.Header())
		}
	}
	return names
}
