package main

import (
	"context"
	"errors"
	"fmt"
	"io"

	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/payroll"
)

// canAsk refuses, in the words of a key, to go on where nobody said yes and nobody can be
// asked.
func (a *app) canAsk(yes bool, key string) error {
	if !yes && !term.IsTerminal(a.in) {
		return a.misuse(key)
	}
	return nil
}

// asks reports whether a command that shows first what it would do asks about it: where
// somebody reads tables on a terminal and types on one.
func (a *app) asks() bool {
	return !a.quiet && a.format == "table" && term.IsTerminal(a.in) && a.errs.Columns() > 0
}

// want asks about a decision that was weighed and shown. A no ends with the refusal no, and
// the caller acts on a yes on exactly what was shown.
func want(ctx context.Context, a *app, question string, no *payroll.Error) error {
	yes, err := a.ask(ctx, question)
	if err == nil && !yes {
		return no
	}
	return err
}

// ask asks a question; whatever is not yes is no.
func (a *app) ask(ctx context.Context, question string) (bool, error) {
	answer, err := term.NewKeyboard(a.in, a.errs).Line(ctx, question)
	if errors.Is(err, io.EOF) {
		fmt.Fprintln(a.errs)
		err = nil
	}
	switch payroll.TextKey(answer) {
	case "c", "co", "có", "y", "yes":
		return true, err
	}
	return false, err
}
