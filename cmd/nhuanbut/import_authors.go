package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

func importAuthorsCommand(a *app) *cobra.Command {
	var dryRun, yes bool
	var sheet string
	cmd := &cobra.Command{
		Use: "authors " + a.say("arg.files"), Short: a.say("help.import.authors"), Long: a.say("help.import.authors.long"),
		Example: a.say("example.import.authors"), Args: a.between(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runImportAuthors(cmd.Context(), a, args, cms.Options{Sheet: sheet}, dryRun, yes)
		},
	}
	f := a.flags(cmd)
	f.bool(&dryRun, "dry-run", "flag.dry-run")
	f.key()
	f.bool(&yes, "yes", "flag.authors.yes")
	f.text(&sheet, "sheet", "flag.authors.sheet", a.kinds.name)
	return cmd
}

// runImportAuthors shows what lists of authors change, asks on a terminal, and stores it.
func runImportAuthors(ctx context.Context, a *app, paths []string, o cms.Options, dryRun, yes bool) error {
	return a.changing(ctx, func(l *ledger.Ledger) error {
		var weighed *ledger.AuthorsImported
		store, asked := !dryRun, false
		if dryRun || !yes && !a.quiet && a.format == "table" && term.IsTerminal(a.in) {
			shown, err := l.WeighAuthors(ctx, paths, o)
			if err != nil {
				return err
			}
			weighed = &shown
			asked = store && len(shown.Added)+len(shown.Changes) > 0
		}
		if asked {
			if err := showAuthors(a, *weighed); err != nil {
				return err
			}
			var err error
			if store, err = a.ask(ctx, a.say("ask.authors", len(weighed.Added), len(weighed.Changes))); err != nil {
				return err
			}
		}
		done, err := weighed, error(nil)
		if store {
			stored, err := l.ImportAuthors(ctx, a.act(), paths, o, weighed)
			if err != nil {
				return err
			}
			sayRepeated(a, l)
			done = &stored
		}
		if !asked {
			err = showAuthors(a, *done)
		}
		if err != nil {
			return err
		}
		if !store {
			a.note("import.dry-run")
		}
		if len(done.Refused) > 0 {
			return errFound
		}
		return nil
	})
}

// showAuthors shows what lists of authors change, and says what is to be looked at: each
// account that is another is named, since money goes there.
func showAuthors(a *app, done ledger.AuthorsImported) error {
	if err := a.print(authorsImportedJSON(a, done), authorFilesTable(a, done), authorChangesTable(a, done)); err != nil {
		return err
	}
	for _, r := range done.Refused {
		a.fail(r)
	}
	for _, w := range done.Warnings {
		a.errs.Say(a.say("warning"), a.sentence(w))
	}
	for _, c := range done.Changes {
		if c.Field == string(cms.AuthorAccount) && c.Old != "" {
			a.warn("authors.account", c.Author, c.Code, payroll.Masked(c.Old), payroll.Masked(c.New))
		}
	}
	if n := len(done.Added); n > 0 {
		a.note("authors.added", n, list8(done.Added))
	}
	return nil
}

// authorsImportedJSON returns what import authors prints with --output json.
func authorsImportedJSON(a *app, done ledger.AuthorsImported) any {
	refused := mapped(done.Refused, func(r *cms.CellError) refusedRow {
		return refusedRow{Path: r.At.Path, Sheet: r.At.Sheet, Row: r.At.Row, Column: r.Column, Value: r.Value, Code: string(r.Reason.Code), Reason: a.sentence(r.Reason)}
	})
	warnings := mapped(done.Warnings, func(w *payroll.Error) fileWarning {
		return fileWarning{Code: string(w.Code), Path: fmt.Sprint(w.Fact("path")), Rows: []int{}, Message: a.sentence(w)}
	})
	changes := done.Changes
	if changes == nil {
		changes = []ledger.AuthorChange{}
	}
	return struct {
		Files    []authorFile          `json:"files"`
		Added    []string              `json:"new_authors"`
		Changes  []ledger.AuthorChange `json:"changes"`
		Refused  []refusedRow          `json:"refused"`
		Warnings []fileWarning         `json:"warnings"`
		DryRun   bool                  `json:"dry_run"`
	}{mapped(done.Files, authorFileOf), append([]string{}, done.Added...), changes, refused, warnings, done.DryRun}
}

// authorFile counts the rows of a list of authors.
type authorFile struct {
	Path      string `json:"path"`
	Rows      int    `json:"rows"`
	Added     int    `json:"added"`
	Changed   int    `json:"changed"`
	Unchanged int    `json:"unchanged"`
	Refused   int    `json:"refused"`
}

func authorFileOf(f ledger.ImportedFile) authorFile {
	return authorFile{f.Path, f.Rows, f.Added, f.Changed, f.Unchanged, f.Refused}
}

func authorFilesTable(a *app, done ledger.AuthorsImported) table {
	s := table{head: []string{"file", "rows", "added", "changed", "unchanged", "refused"}}
	for _, f := range done.Files {
		s.rows = append(s.rows, []any{f.Path, f.Rows, f.Added, f.Changed, f.Unchanged, f.Refused})
	}
	return s
}

func authorChangesTable(a *app, done ledger.AuthorsImported) table {
	s := table{head: []string{"row", "code", "author", "field", "old", "new"}, empty: "authors.same"}
	for _, c := range done.Changes {
		s.rows = append(s.rows, []any{fmt.Sprint(c.Row), c.Code, c.Author, authorField(a, c.Field), c.Old, c.New})
	}
	return s
}

// authorField returns the header of an author's field in the language of the screen.
func authorField(a *app, field string) string {
	for _, c := range cms.AuthorColumns {
		if string(c.Field) == field {
			if a.lang == lang.English {
				return c.EN
			}
			return c.VI
		}
	}
	return field
}
