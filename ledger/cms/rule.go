package cms

import (
	"nhuanbut/payroll"
)

// Rule says why a column of a file was taken for what it was.
type Rule string

// The rules by which a header is a column of ours.
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

// The rules by which it is none.
const (
	NotKnown    Rule = "not-known"    // kept under its own name
	KeptByMap   Rule = "kept-by-map"  // the same, since the map says so
	LeftOut     Rule = "left-out"     // by the map
	IsComputed  Rule = "computed"     // what an export of this program computed
	SecondOfOne Rule = "second"       // another header has the column
	FitsSeveral Rule = "fits-several" // a cut name that begins two columns, on which no money depends
	ByNumber    Rule = "by-number"    // numbers of the CMS's where names are expected
	Inside      Rule = "inside"       // within a key of JSON: a map can name it
	NoMoney     Rule = "no-money"     // of the columns that lists have beside, and that carry no royalty
	UnitPrice   Rule = "unit-price"   // what a coefficient of 1 pays: held against what is in force
)

// nameRule says how a name that is not changed is one of column c's.
func nameRule(c payroll.Column, name string) Rule {
	switch {
	case payroll.TextKey(name) == payroll.TextKey(c.Header()):
		return ByName
	case letters(name) == letters(c.Header()), letters(name) == letters(c.Key()):
		return BySpelling
	}
	return BySynonym
}
