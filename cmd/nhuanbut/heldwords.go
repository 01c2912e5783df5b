package main

import (
	"fmt"

	"nhuanbut/payroll"
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
	return sentence + ". " + hint
}
