package msg

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// Value returns a value as the language writes it.
func (p Printer) Value(v any) string {
	switch c := v.(type) {
	case nil:
		return ""
	case payroll.Dong:
		return p.Lang.Whole(int64(c))
	case *payroll.Dong:
		if c == nil {
			return ""
		}
		return p.Lang.Whole(int64(*c))
	case int:
		return p.Lang.Whole(int64(c))
	case decimal.Decimal:
		return p.Lang.Decimal(c)
	case decimal.NullDecimal:
		if !c.Valid {
			return ""
		}
		return p.Lang.Decimal(c.Decimal)
	case payroll.Date:
		return p.Lang.ScreenDate(string(c))
	case time.Time:
		return p.Lang.ScreenTime(c.UTC().Format(time.RFC3339))
	case []string:
		return strings.Join(c, ", ")
	case payroll.Likeness:
		return p.Say("likeness." + string(c))
	case payroll.Withholding:
		return p.taxRule(c)
	case []ledger.Owing:
		words := make([]string, len(c))
		for i, o := range c {
			words[i] = fmt.Sprintf("%s (%s)", o.Author, p.Value(o.Balance))
		}
		return strings.Join(words, ", ")
	}
	return strings.ReplaceAll(fmt.Sprint(v), "\t", " ")
}

// Word returns a domain word within a sentence.
func (p Printer) Word(t lang.Term) string { return p.Lang.Say(t.Word) }

// taxRule is a rule of tax with its threshold and its legal basis: two that differ in
// nothing else are told apart.
func (p Printer) taxRule(w payroll.Withholding) string {
	words := p.Say("tax."+string(w.Case), w.Rule.Terms())
	if w.Rule.Below > 0 {
		words += " (" + w.Rule.Terms() + ")"
	}
	if w.Rule.Basis != "" {
		words += " — " + w.Rule.Basis
	}
	return words
}

// Budget is what a budget limits, in words.
func (p Printer) Budget(b payroll.Budget) string {
	switch {
	case b.Kind != "":
		return p.Word(lang.Kind(b.Kind))
	case b.Category != "":
		return b.Category
	}
	return p.Say("budget.all")
}

// Quoted returns an argument as a command line takes it, in quotes where a shell needs them.
func Quoted(s string) string {
	if plainWord.MatchString(s) {
		return s
	}
	return `"` + s + `"`
}

// plainWord is what every shell takes as one word.
var plainWord = regexp.MustCompile(`^[\pL\pN_./:,@%+=-]+$`)
