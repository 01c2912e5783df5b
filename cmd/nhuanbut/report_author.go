package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/paper"
	"nhuanbut/reports/statement"
)

func reportAuthorCommand(a *app) *cobra.Command {
	var from, to payroll.Month
	var date payroll.Date
	var path string
	cmd := &cobra.Command{
		Use: "author " + a.say("arg.author"), Short: a.say("help.report.author"), Long: a.say("help.report.author.long"),
		Example: a.say("example.report.author"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			first, last, err := parseSpan(a, from, to)
			if err != nil {
				return err
			}
			return runReportAuthor(cmd.Context(), a, args[0], first, last, path, reportOptions(a, date))
		},
	}
	f := a.flags(cmd)
	f.month(&from, "from", "flag.span.from")
	f.month(&to, "to", "flag.span.to")
	f.out(&path, "flag.out.author")
	f.date(&date, "date", "flag.report.date")
	return cmd
}

// parseSpan returns the months from one to another. Where one is not given it is the other;
// where neither is, both are "".
func parseSpan(a *app, from, to payroll.Month) (first, last payroll.Month, err error) {
	first, last = cmp.Or(from, to), cmp.Or(to, from)
	if last < first {
		return "", "", a.misuse("usage.span", first, last)
	}
	return first, last, nil
}

func runReportAuthor(ctx context.Context, a *app, author string, from, to payroll.Month, path string, o paper.Options) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		s, err := l.Statement(ctx, author, from, to)
		if err != nil {
			return err
		}
		if path == "" {
			path = fmt.Sprintf("%s-%s", statement.AuthorFile(s.Author), s.From)
			if s.To != s.From {
				path += "-" + string(s.To)
			}
			path += ".xlsx"
		}
		if err := statement.Write(ctx, s, path, o); err != nil {
			return about(path, err)
		}
		a.note("report.done", path)
		return nil
	})
}

func reportAuthorsCommand(a *app) *cobra.Command {
	var dir string
	var date payroll.Date
	cmd := &cobra.Command{
		Use: "authors " + a.say("arg.month"), Short: a.say("help.report.authors"), Long: a.say("help.report.authors.long"),
		Example: a.say("example.report.authors"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			m, err := a.month(args[0])
			if err != nil {
				return err
			}
			if dir == "" {
				dir = fmt.Sprintf("sao-ke-%s", m)
			}
			return runReportAuthors(cmd.Context(), a, m, dir, reportOptions(a, date))
		},
	}
	f := a.flags(cmd)
	f.out(&dir, "flag.out.authors")
	f.date(&date, "date", "flag.report.date")
	return cmd
}

// runReportAuthors writes a file for each author of a month. What is written when it is
// stopped or fails stays, and is counted.
func runReportAuthors(ctx context.Context, a *app, m payroll.Month, dir string, o paper.Options) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		list, err := l.Statements(ctx, m)
		if err != nil {
			return err
		}
		if len(list) == 0 {
			a.note("report.authors.none", m)
			return nil
		}
		written, err := statement.WriteAll(ctx, list, dir, o)
		switch {
		case err == nil:
			a.note("report.authors.done", written, dir)
		case errors.Is(err, context.Canceled) || ctx.Err() != nil:
			return stopped{a.say("report.authors.stopped", written, len(list), dir)}
		case written > 0:
			a.errs.Say(a.say("warning"), a.say("report.authors.failed", written, len(list), dir))
		}
		return err
	})
}
