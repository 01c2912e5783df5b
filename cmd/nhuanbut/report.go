package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports"
)

func (a *app) reportCommand() *cobra.Command {
	var path string
	month := &cobra.Command{
		Use: "month " + a.say("arg.month"), Short: a.say("help.report.month"), Example: a.say("example.report.month"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			m, err := a.month(args[0])
			if err != nil {
				return err
			}
			if path == "" {
				path = fmt.Sprintf("nhuan-but-%s.xlsx", m)
			}
			return a.reportMonth(cmd.Context(), m, path)
		},
	}
	month.Flags().StringVarP(&path, "out", "o", "", a.say("flag.out"))
	return a.group("report", month)
}

func (a *app) reportMonth(ctx context.Context, m payroll.Month, path string) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		b, err := l.Book(ctx, m)
		if err != nil {
			return err
		}
		if err := reports.Month(ctx, b, path, reports.Options{Lang: reports.Language(a.lang)}); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		a.note("report.done", path)
		return nil
	})
}
