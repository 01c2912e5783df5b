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

func (a *app) reportYearCommand() *cobra.Command {
	var path, date string
	cmd := &cobra.Command{
		Use: "year " + a.say("arg.year"), Short: a.say("help.report.year"), Long: a.say("help.report.year.long"),
		Example: a.say("example.report.year"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			year, err := a.year(args[0])
			if err != nil {
				return err
			}
			day, err := a.dateOrAll("--date", date)
			if err != nil {
				return err
			}
			if path == "" {
				path = fmt.Sprintf("nhuan-but-nam-%d.xlsx", year)
			}
			return a.reportYear(cmd.Context(), year, path, reports.Options{Lang: reports.Language(a.lang), Day: day})
		},
	}
	cmd.Flags().StringVarP(&path, "out", "o", "", a.say("flag.out.year"))
	cmd.Flags().StringVar(&date, "date", "", a.say("flag.dated.year"))
	return cmd
}

// year reads a year that months can be of.
func (a *app) year(s string) (int, error) {
	if _, err := payroll.ParseMonth(s + "-12"); err != nil {
		return 0, a.misuse("usage.year", s)
	}
	return strconv.Atoi(s)
}

func (a *app) reportYear(ctx context.Context, year int, path string, o reports.Options) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		y, err := l.Year(ctx, year)
		if err != nil {
			return err
		}
		if err := reports.Year(ctx, y, path, o); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		a.note("report.done", path)
		return nil
	})
}
