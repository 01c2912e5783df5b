package main

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// NotStored ends an import that nobody wanted after it was shown.
const NotStored payroll.Code = "not-stored"

// importAsked takes lists in where somebody can be asked: which sheets of several, and,
// of a list of a new kind, whether what was understood is right. What was shown is what is
// stored.
func importAsked(ctx context.Context, a *app, l *ledger.Ledger, paths []string, o ledger.ImportOptions) (ledger.Imported, error) {
	o.AskNew = !o.DryRun
	done, err := l.Import(ctx, a.act(), paths, o)
	var file *cms.FileError
	if errors.As(err, &file) && file.Reason.Code == cms.SeveralSheets {
		if err := askSheets(ctx, a, file, &o); err != nil {
			return done, err
		}
		done, err = l.Import(ctx, a.act(), paths, o)
	}
	if err != nil || !done.Unstored {
		return done, err
	}
	sayUnderstood(a, done)
	if err := want(ctx, a, a.say("import.ask"), payroll.Refuse(NotStored)); err != nil {
		return done, err
	}
	o.AskNew, o.Shown = false, done.Understood
	stored, err := l.Import(ctx, a.act(), paths, o)
	stored.Shown = true
	return stored, err
}

// askSheets asks which sheets of a workbook are to be taken in.
func askSheets(ctx context.Context, a *app, several *cms.FileError, o *ledger.ImportOptions) error {
	names, _ := several.Reason.Fact("sheets").([]string)
	for i, name := range names {
		fmt.Fprintf(a.errs, "%3d  %s\n", i+1, term.Printable(name))
	}
	answer, err := term.NewKeyboard(a.in, a.errs).Line(ctx, a.say("import.ask.sheets"))
	if err != nil && answer == "" {
		return several
	}
	if answer = payroll.TextKey(answer); answer == "a" {
		o.AllSheets = true
		return nil
	}
	for one := range strings.SplitSeq(answer, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(one))
		if err != nil || n < 1 || n > len(names) {
			return several
		}
		o.Sheets = append(o.Sheets, names[n-1])
	}
	return nil
}
