package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports"
)

func reportYearCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use: "year " + a.say("arg.year"), Short: a.say("help.report.year"), Long: a.say("help.report.year.long"),
		Example: a.say("example.report.year"), Args: a.between(1, 1),
	}
	f := newReportFlags(a, cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		year, err := a.year(args[0])
		if err != nil {
			return err
		}
		files, o, err := reportTo(a, f, fmt.Sprintf("nhuan-but-nam-%d.xlsx", year))
		if err != nil {
			return err
		}
		return runReportYear(cmd.Context(), a, year, files, o)
	}
	return cmd
}

// year reads a year that months can be of.
func (a *app) year(s string) (int, error) {
	if _, err := payroll.ParseMonth(s + "-12"); err != nil {
		return 0, a.misuse("usage.year", s)
	}
	return strconv.Atoi(s)
}

func runReportYear(ctx context.Context, a *app, year int, files reportFiles, o reports.Options) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		y, err := l.Year(ctx, year)
		if err != nil {
			return err
		}
		return writeReport(ctx, a, files, func(path string) error { return reports.Year(ctx, y, path, o) }, nil)
	})
}
