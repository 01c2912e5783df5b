package cms

import (
	"os"
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// HeaderColumn tells how a column of the file was understood.
type HeaderColumn struct {
	Name        string         // as in the file
	Column      payroll.Column // Extra if it is not known
	Known       bool
	Rule        Rule
	Omitted     bool         // left out: by the map, or as what an export of this program computed
	ofPhotoList bool         // known by a name of lists of photos
	countsGenre bool         // counts what the row's genre is
	split       string       // the separator of the values of a cell, by the map
	field       paymentField // in a table of payments
	ofAuthor    AuthorField  // in a list of authors

	Further bool      // a column of co-authors, whose people follow those of the column itself
	weak    bool      // by a weak synonym
	hint    moneyHint // of an unknown header
	unit    Unit      // the unit of an amount that the header names
	order   int       // of an earlier map, the oldest first
}

// Rule tells why a column of a file was understood as it was.
type Rule string

// By these rules a header is a column of an article's.
const (
	ByName         Rule = "name"          // the column's own name
	BySpelling     Rule = "spelling"      // its name in other case, spaces or punctuation, or without diacritics
	BySynonym      Rule = "synonym"       // another name of the column
	ByInternalName Rule = "internal-name" // SharePoint's internal name, decoded
	ByCutName      Rule = "cut-name"      // an internal name that SharePoint cut at 32 characters
	ByRepeatedName Rule = "repeated-name" // a name with the digit that SharePoint gives to a second one
	WithoutUnit    Rule = "without-unit"  // a name behind which the currency stands
	BuiltIn        Rule = "built-in"      // SharePoint's own Author and Editor, who made the item
	ByMap          Rule = "map"
	ByConstant     Rule = "constant"   // the map's text for rows that have nothing
	Remembered     Rule = "remembered" // what an earlier map said of this source's header
)

// By these rules it is none.
const (
	NotKnown    Rule = "not-known"    // kept under its own name
	ExtraByMap  Rule = "kept-by-map"  // the same, since the map says so
	LeftOut     Rule = "left-out"     // by the map
	IsComputed  Rule = "computed"     // what an export of this program computed
	ColumnTaken Rule = "second"       // another header has the column
	FitsSeveral Rule = "fits-several" // a cut name that begins two columns, on which no money depends
	ByNumber    Rule = "by-number"    // numbers of the CMS's where names are expected
	InsideJSON  Rule = "inside"       // within a key of JSON: a map can name it
	NoMoney     Rule = "no-money"     // of the columns that lists have beside, and that carry no royalty
	UnitPrice   Rule = "unit-price"   // what a coefficient of 1 pays: held against what is in force
)

// nameRule returns the rule by which a name, as it stands, is column c's.
func nameRule(c payroll.Column, name string) Rule {
	switch {
	case payroll.TextKey(name) == payroll.TextKey(c.Header()):
		return ByName
	case foldName(name) == foldName(c.Header()), foldName(name) == foldName(c.Key()):
		return BySpelling
	}
	return BySynonym
}

// tableKind is a kind of table, by what its header must have: articles, payments or authors.
type tableKind struct {
	understand func(r *input, names []string) ([]HeaderColumn, *payroll.Error)
	usable     func(header []HeaderColumn) bool
	expected   func() []string            // the headers that a refusal names
	identifies func(h *HeaderColumn) bool // reports a column in which totals have no figure
	json       func(r *input, f *os.File) (rowReader, error)
}

var articleLists = tableKind{
	understand: (*input).understandRow,
	usable:     usableArticles,
	expected:   expectedOfArticles,
	identifies: identifiesArticle,
	json:       openJSON,
}

// understand returns what a header means. The map goes first; said is set if it names the
// header.
func (r *input) understand(name string) (h HeaderColumn, said bool, reason *payroll.Error) {
	h = HeaderColumn{Name: payroll.OneLine(name), Column: payroll.Extra, Rule: NotKnown}
	if t, ok := r.options.Map.target(h.Name); ok {
		return t.header(h.Name), true, nil
	}
	if strings.HasPrefix(h.Name, ComputedPrefix) {
		h.Omitted, h.Rule = true, IsComputed
		return h, false, nil
	}
	if c, ok := coauthorNames[foldName(h.Name)]; ok && !escaped.MatchString(h.Name) {
		h.Column, h.Known, h.Further, h.Rule = c, true, true, BySynonym
		return h, false, nil
	}
	fit, rule := matchColumn(h.Name)
	switch {
	case len(fit) == 1:
		h.Column, h.Known, h.Rule = fit[0], true, rule
	case len(fit) > 1 && slices.ContainsFunc(fit, payroll.Column.Pays):
		return h, false, payroll.Refuse(headerAmbiguous, "header", h.Name, "columns", headersOf(fit))
	case len(fit) > 1:
		h.Rule = FitsSeveral
	default:
		h.guessMeaning()
	}
	if _, unit, _ := withoutUnit(decodeName(h.Name)); inUnits(h.Column) || h.Rule == UnitPrice {
		h.unit = unit
	}
	return h, false, nil
}

// guessMeaning sets what a header means that is no column's own name: a name with a unit or an
// abbreviation, a weak synonym, a column that carries no money, or nothing known. An unknown
// header that hints at money is not ignored.
func (h *HeaderColumn) guessMeaning() {
	if c, rule := matchExpanded(h.Name); rule != NotKnown {
		h.Column, h.Known, h.Rule = c, true, rule
		return
	}
	c, isWeak := weakNames[foldName(h.expandedName())]
	_, isPrice := isUnitPrice(h.Name)
	switch {
	case isPrice:
		h.Rule = UnitPrice
	case carriesNoMoney(h.Name):
		h.Rule = NoMoney
	case isWeak:
		h.Column, h.Known, h.Rule, h.weak = c, true, BySynonym, true
	default:
		h.hint = moneyHintOf(h.Name)
	}
}

// ComputedPrefix begins the headers that an export of articles has beside the CMS's columns.
// They are left out when it is imported again.
const ComputedPrefix = "nb_"

// understandRow returns the header of a row of names.
func (r *input) understandRow(names []string) ([]HeaderColumn, *payroll.Error) {
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
	if twice := settleDuplicates(header, said); ambiguous == nil {
		return header, twice
	}
	return header, ambiguous
}

// claimStrength ranks a header's claim to its column: the map's own first, then earlier maps,
// the later the better, then its name.
func (h *HeaderColumn) claimStrength(said bool) int {
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

// settleDuplicates leaves each column to the header with the best claim, else to the first. It
// refuses two equal claims to money.
func settleDuplicates(header []HeaderColumn, said []bool) *payroll.Error {
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
		switch more := h.claimStrength(said[i]) - header[first].claimStrength(said[first]); {
		case more > 0:
			header[first].loseColumn()
			owner[h.Column] = i + 1
		case more < 0, !h.Column.Pays():
			h.loseColumn()
		default:
			return payroll.Refuse(HeaderDuplicate, "header", header[first].Name, "other", h.Name, "column", h.Column.Header())
		}
	}
	settleBareNames(header, &owner)
	return nil
}

// settleBareNames takes a bare "Hệ số" for the text's beside one of photos, and a bare "Số
// lượng" for the photos' count. Alone they may be either, row by row.
func settleBareNames(header []HeaderColumn, owner *[payroll.ColumnCount]int) {
	if owner[payroll.PhotoCoefficient] == 0 {
		return
	}
	for i := range header {
		h := &header[i]
		c := payroll.TextCoefficient
		switch {
		case h.Known || h.Rule != NotKnown:
			continue
		case foldName(h.expandedName()) == "heso":
		case foldName(h.expandedName()) == "soluong":
			c = payroll.Photos
		default:
			continue
		}
		if owner[c] == 0 {
			h.Column, h.Known, h.Rule, h.hint = c, true, BySynonym, noHint
			owner[c] = i + 1
		}
	}
}

// expandedName returns a header without its unit and with its abbreviations spelled out.
func (h *HeaderColumn) expandedName() string {
	bare, _, _ := withoutUnit(decodeName(h.Name))
	return strings.Join(expand(headerWords(bare)), " ")
}

func (h *HeaderColumn) isBareCoefficient() bool { return bareCoefficient[foldName(h.expandedName())] }

// loseColumn takes a column from a header, since another has it. A weak name may then be
// another person or another count.
func (h *HeaderColumn) loseColumn() {
	if h.weak {
		switch h.Column.Form() {
		case payroll.People:
			h.hint = hintFactor
		case payroll.Count, payroll.Money, payroll.Amount:
			h.hint = hintAmount
		}
	}
	h.Known, h.Column, h.Rule = false, payroll.Extra, ColumnTaken
}

// usableArticles reports whether a header can be that of a list of articles: it has two
// columns, one of which tells articles apart.
func usableArticles(header []HeaderColumn) bool {
	columns, identity := 0, false
	for _, h := range header {
		if h.Known {
			columns++
			identity = identity || h.Column == payroll.ID || h.Column == payroll.Title || h.Column == payroll.Slug
		}
	}
	return columns >= 2 && identity
}

func countKnown(header []HeaderColumn) int {
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

// expectedOfArticles returns the headers that the refusal of a file names: those that articles
// are dated, attributed and paid by.
func expectedOfArticles() []string {
	var names []string
	for c := range payroll.Extra {
		if c.Pays() {
			names = append(names, c.Header())
		}
	}
	return names
}
