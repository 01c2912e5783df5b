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
	if len(e.Args) == 0 {
		return a.say("finding."+string(e.Code), nil, nil, "", "", "")
	}
	return a.say("held."+fmt.Sprint(e.Args[0]), e.Args[1:]...)
}

// heldHint says by which commands somebody decides of the article that a row is held as.
func (a *app) heldHint(e *payroll.Error, ref string) string {
	if e.Code != payroll.RowHeld || len(e.Args) == 0 || ref == "" {
		return ""
	}
	facts := []any{quotedWord(ref)}
	if len(e.Args) > 2 {
		facts = append(facts, e.Args[2])
	}
	if s := a.sayIfAny("held.hint."+fmt.Sprint(e.Args[0]), facts...); s != "" {
		return s
	}
	return a.say("held.hint", facts...)
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
	if len(e.Args) < 4 {
		return a.say("line.row", a.word(lang.Kind(payroll.Kind(fmt.Sprint(e.Args[0])))), "", "")
	}
	amount, _ := e.Args[1].(int)
	return a.say("line.row", a.word(lang.Kind(payroll.Kind(fmt.Sprint(e.Args[0])))), payroll.Dong(amount), e.Args[2])
}

// lineHint is the command that enters a refused row as the line that it is; "" of other
// reasons.
func (a *app) lineHint(e *payroll.Error, row string) string {
	if e.Code != cms.RowIsLine || len(e.Args) < 4 || row == "" {
		return ""
	}
	amount, _ := e.Args[1].(int)
	return a.say("line.row.hint", row, quotedWord(orValue(e.Args[3], a.say("arg.month"))), quotedWord(orValue(e.Args[2], a.say("arg.author"))), e.Args[0], fmt.Sprint(amount))
}

func orValue(fact any, otherwise string) string {
	if s := fmt.Sprint(fact); s != "" {
		return s
	}
	return otherwise
}
