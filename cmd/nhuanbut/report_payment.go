package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"nhuanbut/ledger"
	"nhuanbut/reports"
)

// paymentFiles are where the workbook of a run goes, and its transfers as CSV; "" is
// nowhere.
type paymentFiles struct{ workbook, csv string }

func (a *app) reportPaymentCommand() *cobra.Command {
	var path, date string
	var csv bool
	cmd := &cobra.Command{
		Use: "payment " + a.say("arg.run"), Short: a.say("help.report.payment"), Long: a.say("help.report.payment.long"),
		Example: a.say("example.report.payment"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := a.runID(args[0])
			if err != nil {
				return err
			}
			if path == "" {
				path = fmt.Sprintf("chi-tra-%d.xlsx", id)
			}
			files, err := a.paymentFiles(path, csv)
			if err != nil {
				return err
			}
			day, err := a.dateOrAll("--date", date)
			if err != nil {
				return err
			}
			return a.reportPayment(cmd.Context(), id, files, reports.Options{Lang: reports.Language(a.lang), Day: day})
		},
	}
	cmd.Flags().StringVarP(&path, "out", "o", "", a.say("flag.payment.out"))
	cmd.Flags().StringVar(&date, "date", "", a.say("flag.payment.date"))
	cmd.Flags().BoolVar(&csv, "csv", false, a.say("flag.payment.csv"))
	return cmd
}

// paymentFiles are the files for -o and --csv: a path that ends in .csv is that of the
// transfers, which else lie beside the workbook.
func (a *app) paymentFiles(path string, csv bool) (paymentFiles, error) {
	extension := filepath.Ext(path)
	switch isCSV := strings.EqualFold(extension, ".csv"); {
	case isCSV && csv:
		return paymentFiles{csv: path}, nil
	case isCSV:
		return paymentFiles{}, a.misuse("usage.payment.csv", path)
	case csv:
		return paymentFiles{workbook: path, csv: strings.TrimSuffix(path, extension) + ".csv"}, nil
	}
	return paymentFiles{workbook: path}, nil
}

func (a *app) reportPayment(ctx context.Context, id int64, files paymentFiles, o reports.Options) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		p, err := l.PaymentReport(ctx, id)
		if err != nil {
			return err
		}
		if err := writePayment(ctx, p, files, o); err != nil {
			return err
		}
		for _, path := range []string{files.workbook, files.csv} {
			if path != "" {
				a.note("report.done", path)
			}
		}
		if names := reports.WithoutAccount(p); len(names) > 0 {
			a.note("payment.no-account", len(names), list(names, 6))
		}
		return nil
	})
}

// writePayment writes both files or none: the workbook while the transfers, which are
// written already, wait for their name.
func writePayment(ctx context.Context, p *ledger.PaymentReport, files paymentFiles, o reports.Options) error {
	workbook := func() error {
		if files.workbook == "" {
			return nil
		}
		if err := reports.Payment(ctx, p, files.workbook, o); err != nil {
			return fmt.Errorf("%s: %w", files.workbook, err)
		}
		return nil
	}
	if files.csv == "" {
		return workbook()
	}
	return reports.Save(ctx, files.csv, func(out io.Writer) error {
		if err := reports.Transfers(out, p); err != nil {
			return err
		}
		return workbook()
	})
}
