package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/blank"
	"nhuanbut/reports/export"
	"nhuanbut/reports/journal"
	"nhuanbut/reports/outfile"
	"nhuanbut/reports/paper"
)

func exportCommand(a *app) *cobra.Command {
	return a.group("export", exportJournalCommand(a), exportArticlesCommand(a), exportAuthorsCommand(a), exportTotalsCommand(a))
}

func exportJournalCommand(a *app) *cobra.Command {
	var path string
	format := journal.HLedger
	cmd := &cobra.Command{
		Use: "journal", Short: a.say("help.export.journal"), Example: a.say("example.export.journal"), Args: a.between(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runExportJournal(cmd.Context(), a, format, path)
		},
	}
	f := a.flags(cmd)
	formats := []journal.Format{journal.HLedger, journal.Beancount, journal.CSV}
	chosen(f, &format, "format", "flag.format", formats, journal.ParseFormat)
	f.out(&path, "flag.export.out")
	return cmd
}

// exportTo writes to a file, all of it or nothing, or to the output.
func exportTo(ctx context.Context, a *app, path string, write func(io.Writer) error) error {
	if path == "" {
		return write(a.out)
	}
	if err := outfile.Write(ctx, path, write); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	a.note("report.done", path)
	return nil
}

func runExportJournal(ctx context.Context, a *app, f journal.Format, path string) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		entries, err := l.Journal(ctx)
		if err != nil {
			return err
		}
		unit, err := l.UnitName(ctx)
		if err != nil {
			return err
		}
		return exportTo(ctx, a, path, func(w io.Writer) error { return journal.Write(w, entries, unit, f) })
	})
}

func exportArticlesCommand(a *app) *cobra.Command {
	var path string
	cmd := &cobra.Command{
		Use: "articles " + a.say("arg.month.any"), Short: a.say("help.export.articles"), Example: a.say("example.export.articles"), Args: a.between(0, 1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			var f ledger.ArticleFilter
			if len(args) > 0 {
				if f.Month, err = a.month(args[0]); err != nil {
					return err
				}
			}
			ctx := cmd.Context()
			return a.with(ctx, func(l *ledger.Ledger) error {
				return exportTo(ctx, a, path, func(w io.Writer) error { return export.WriteArticles(ctx, w, l, f) })
			})
		},
	}
	a.flags(cmd).out(&path, "flag.export.out")
	return cmd
}

func exportTotalsCommand(a *app) *cobra.Command {
	var path string
	by := payroll.ByAuthor
	cmd := &cobra.Command{
		Use: "totals", Short: a.say("help.export.totals"), Example: a.say("example.export.totals"), Args: a.between(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runExportTotals(cmd.Context(), a, by, path)
		},
	}
	f := a.flags(cmd)
	f.by(&by)
	f.out(&path, "flag.export.out")
	return cmd
}

func runExportTotals(ctx context.Context, a *app, by payroll.By, path string) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		totals, err := l.Totals(ctx, by)
		if err != nil {
			return err
		}
		if totals == nil {
			totals = []payroll.Total{}
		}
		return exportTo(ctx, a, path, func(w io.Writer) error {
			if a.format == "json" {
				return writeJSON(w, struct {
					Totals []payroll.Total `json:"totals"`
				}{totals})
			}
			return export.WriteTotals(w, totals)
		})
	})
}

func exportAuthorsCommand(a *app) *cobra.Command {
	var path string
	cmd := &cobra.Command{
		Use: "authors", Short: a.say("help.export.authors"), Long: a.say("help.export.authors.long"), Example: a.say("example.export.authors"), Args: a.between(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error { return runExportAuthors(cmd.Context(), a, path) },
	}
	a.flags(cmd).out(&path, "flag.export.out")
	return cmd
}

// runExportAuthors writes all authors: a workbook where the file's name ends in .xlsx, else CSV.
func runExportAuthors(ctx context.Context, a *app, path string) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		authors, err := l.Authors(ctx)
		if err != nil {
			return err
		}
		lang := a.lang
		if !strings.EqualFold(filepath.Ext(path), ".xlsx") {
			return exportTo(ctx, a, path, func(w io.Writer) error { return blank.WriteAuthorsCSV(w, authors, lang) })
		}
		if err := blank.WriteAuthors(ctx, authors, ledger.ReportHeader{}, path, paper.Options{Lang: lang, Day: a.today()}); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		a.note("report.done", path)
		return nil
	})
}
