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
	"nhuanbut/reports"
)

func (a *app) reportCommand() *cobra.Command {
	return a.group("report", a.reportMonthCommand(), a.reportPaymentCommand())
}

// reportFlags are those of every workbook.
type reportFlags struct {
	path string
	date string
}

func (a *app) reportFlags(cmd *cobra.Command) *reportFlags {
	var f reportFlags
	cmd.Flags().StringVarP(&f.path, "out", "o", "", a.say("flag.out"))
	cmd.Flags().StringVar(&f.date, "date", "", a.say("flag.report.date"))
	return &f
}

// options are what the flags say of a workbook.
func (a *app) options(f *reportFlags) (o reports.Options, err error) {
	o.Lang = reports.Language(a.lang)
	o.Day, err = a.dateOrAll("date", f.date)
	return o, err
}

func (a *app) reportMonthCommand() *cobra.Command {
	var asCSV bool
	cmd := &cobra.Command{
		Use: "month " + a.say("arg.month"), Short: a.say("help.report.month"), Long: a.say("help.report.month.long"),
		Example: a.say("example.report.month"), Args: a.between(1, 1),
	}
	f := a.reportFlags(cmd)
	cmd.Flags().BoolVar(&asCSV, "csv", false, a.say("flag.report.csv"))
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		m, err := a.month(args[0])
		if err != nil {
			return err
		}
		o, err := a.options(f)
		if err != nil {
			return err
		}
		if f.path == "" {
			f.path = fmt.Sprintf("nhuan-but-%s.xlsx", m)
		}
		return a.reportMonth(cmd.Context(), m, f.path, o, asCSV)
	}
	return cmd
}

// reportMonth writes the workbook of a month. With asCSV its lines come as CSV too,
// beside the workbook; alone where the path is that of a CSV file.
func (a *app) reportMonth(ctx context.Context, m payroll.Month, path string, o reports.Options, asCSV bool) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		b, err := l.Report(ctx, m)
		if err != nil {
			return err
		}
		csvPath, alone := beside(path)
		if !asCSV || !alone {
			if err := reports.Month(ctx, b, a.findings(b), path, o); err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
			a.note("report.done", path)
		}
		if !asCSV {
			return nil
		}
		return a.export(ctx, csvPath, func(w io.Writer) error { return reports.Data(ctx, w, b) })
	})
}

// beside is the CSV file beside a workbook; alone where the path is that of one itself.
func beside(path string) (csv string, alone bool) {
	ext := filepath.Ext(path)
	if strings.EqualFold(ext, ".csv") {
		return path, true
	}
	return strings.TrimSuffix(path, ext) + ".csv", false
}
