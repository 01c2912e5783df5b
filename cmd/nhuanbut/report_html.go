package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports"
)

func reportHTMLCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use: "html " + a.say("arg.month"), Short: a.say("help.report.html"), Long: a.say("help.report.html.long"),
		Example: a.say("example.report.html"), Args: a.between(1, 1),
	}
	f := newReportFlags(a, cmd)
	cmd.Flags().Lookup("out").Usage = a.say("flag.html.out")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		m, err := a.month(args[0])
		if err != nil {
			return err
		}
		files, o, err := reportTo(a, f, fmt.Sprintf("nhuan-but-%s.html", m))
		if err != nil {
			return err
		}
		return runReportHTML(cmd.Context(), a, m, files, o)
	}
	return cmd
}

// runReportHTML writes the page of a month.
func runReportHTML(ctx context.Context, a *app, m payroll.Month, files reportFiles, o reports.Options) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		b, err := l.Report(ctx, m)
		if err != nil {
			return err
		}
		return writeReport(ctx, a, files, func(path string) error { return reports.HTML(ctx, reports.NewView(b, a.msg().Findings(b), o), path) }, nil)
	})
}
