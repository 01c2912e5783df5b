package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/msg"
	"nhuanbut/ledger"
	"nhuanbut/reports"
)

func reportPaymentCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use: "payment " + a.say("arg.run"), Short: a.say("help.report.payment"), Long: a.say("help.report.payment.long"),
		Example: a.say("example.report.payment"), Args: a.between(1, 1),
	}
	f := newReportFlags(a, cmd)
	a.flags(cmd).bool(&f.csv, "csv", "flag.payment.csv")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		id, err := a.runID(args[0])
		if err != nil {
			return err
		}
		files, o, err := reportTo(a, f, fmt.Sprintf("chi-tra-%d.xlsx", id))
		if err != nil {
			return err
		}
		return runReportPayment(cmd.Context(), a, id, files, o)
	}
	return cmd
}

func runReportPayment(ctx context.Context, a *app, id int64, files reportFiles, o reports.Options) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		p, err := l.PaymentReport(ctx, id)
		if err != nil {
			return err
		}
		err = writeReport(ctx, a, files,
			func(path string) error { return reports.Payment(ctx, p, path, o) },
			func(out io.Writer) error { return reports.Transfers(out, p) })
		if err != nil {
			return err
		}
		if names := reports.WithoutAccount(p); len(names) > 0 {
			a.note("payment.no-account", len(names), msg.List(names, 6))
		}
		return nil
	})
}
