package main

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// heldWhy says what stands beside a row and holds it.
func (a *app) heldWhy(e *payroll.Error) string {
	why := e.Fact("why")
	if why == nil {
		return a.say("finding."+string(e.Code), nil, nil, "", "", "")
	}
	return a.sayFacts("held."+fmt.Sprint(why), e.Facts)
}

// heldHint says by which commands somebody decides of the article that a row is held as.
func (a *app) heldHint(e *payroll.Error, ref string) string {
	why := e.Fact("why")
	if e.Code != payroll.RowHeld || why == nil || ref == "" {
		return ""
	}
	facts := payroll.Pairs("article", quotedWord(ref), "photos", e.Fact("photos"))
	if s := a.sayFacts("held.hint."+fmt.Sprint(why), facts); s != "" {
		return s
	}
	return a.sayFacts("held.hint", facts)
}

// withHint is a sentence with what to do, where anything is.
func (a *app) withHint(sentence, hint string) string {
	if hint == "" {
		return sentence
	}
	if !strings.HasPrefix(hint, "nhuanbut ") {
		first, size := utf8.DecodeRuneInString(hint)
		hint = string(unicode.ToUpper(first)) + hint[size:]
	}
	return sentence + ". " + hint
}

// lineWhy says what money a row is that is no article.
func (a *app) lineWhy(e *payroll.Error) string {
	kind := a.word(lang.Kind(payroll.Kind(fmt.Sprint(e.Fact("kind")))))
	amount, known := e.Fact("amount").(int)
	if !known {
		return a.say("line.row", kind, "", "")
	}
	return a.say("line.row", kind, payroll.Dong(amount), e.Fact("author"))
}

// lineHint is the command that enters a refused row as the line that it is; "" of other
// reasons.
func (a *app) lineHint(e *payroll.Error, row string) string {
	amount, known := e.Fact("amount").(int)
	if e.Code != cms.RowIsLine || !known || row == "" {
		return ""
	}
	month, author := orValue(e.Fact("month"), a.say("arg.month")), orValue(e.Fact("author"), a.say("arg.author"))
	return a.say("line.row.hint", row, quotedWord(month), quotedWord(author), e.Fact("kind"), fmt.Sprint(amount))
}

func orValue(fact any, otherwise string) string {
	if s := fmt.Sprint(fact); s != "" {
		return s
	}
	return otherwise
}
