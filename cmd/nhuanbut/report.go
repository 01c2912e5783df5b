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

func reportCommand(a *app) *cobra.Command {
	return a.group("report",
		reportMonthCommand(a), reportPaymentCommand(a), reportYearCommand(a), reportAuthorCommand(a), reportAuthorsCommand(a), reportHTMLCommand(a),
	)
}

// reportFlags are those of every workbook.
type reportFlags struct {
	path string
	date payroll.Date
	csv  bool
}

func newReportFlags(a *app, cmd *cobra.Command) *reportFlags {
	var o reportFlags
	f := a.flags(cmd)
	f.out(&o.path, "flag.out")
	f.date(&o.date, "date", "flag.report.date")
	return &o
}

func reportMonthCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use: "month " + a.say("arg.month"), Short: a.say("help.report.month"), Long: a.say("help.report.month.long"),
		Example: a.say("example.report.month"), Args: a.between(1, 1),
	}
	f := newReportFlags(a, cmd)
	a.flags(cmd).bool(&f.csv, "csv", "flag.report.csv")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		m, err := a.month(args[0])
		if err != nil {
			return err
		}
		files, o, err := reportTo(a, f, fmt.Sprintf("nhuan-but-%s.xlsx", m))
		if err != nil {
			return err
		}
		return runReportMonth(cmd.Context(), a, m, files, o)
	}
	return cmd
}

func runReportMonth(ctx context.Context, a *app, m payroll.Month, files reportFiles, o reports.Options) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		b, err := l.Report(ctx, m)
		if err != nil {
			return err
		}
		v := reports.NewView(b, a.msg().Findings(b), o)
		return writeReport(ctx, a, files,
			func(path string) error { return reports.Month(ctx, v, path) },
			func(out io.Writer) error { return reports.Data(ctx, out, v) })
	})
}

// reportFiles are where a workbook goes, and its rows as CSV; "" is nowhere.
type reportFiles struct{ workbook, csv string }

// reportTo reads the flags of a workbook. With --csv the rows lie beside the workbook;
// a path that ends in .csv is that of the rows alone.
func reportTo(a *app, f *reportFlags, path string) (files reportFiles, o reports.Options, err error) {
	o = reportOptions(a, f.date)
	kind := filepath.Ext(path)
	if f.path != "" {
		path = f.path
	}
	extension := filepath.Ext(path)
	switch isCSV := strings.EqualFold(extension, ".csv"); {
	case isCSV && f.csv:
		files.csv = path
	case isCSV:
		return files, o, a.misuse("usage.report.csv", path)
	case len(extension) > 1 && !f.csv && !strings.EqualFold(extension, kind):
		return files, o, a.misuse("usage.report.name", path, kind)
	case f.csv:
		files = reportFiles{path, strings.TrimSuffix(path, extension) + ".csv"}
	default:
		files.workbook = path
	}
	return files, o, nil
}

// reportOptions are those of a workbook that is dated with a day, if there is one.
func reportOptions(a *app, date payroll.Date) reports.Options {
	return reports.Options{Lang: a.lang, Day: date}
}

// writeReport writes both files or none, the workbook while the rows, which are
// written already, wait for their name, and says so.
func writeReport(ctx context.Context, a *app, files reportFiles, workbook func(path string) error, rows func(io.Writer) error) error {
	var failed error // of the workbook
	whole := func() error {
		if files.workbook != "" {
			failed = about(files.workbook, workbook(files.workbook))
		}
		return failed
	}
	var err error
	if files.csv == "" {
		err = whole()
	} else if err = reports.Save(ctx, files.csv, func(out io.Writer) error {
		if err := rows(out); err != nil {
			return err
		}
		return whole()
	}); failed == nil {
		err = about(files.csv, err)
	}
	if err != nil {
		return err
	}
	for _, path := range []string{files.workbook, files.csv} {
		if path != "" {
			a.note("report.done", path)
		}
	}
	return nil
}

// about says which file an error is about.
func about(path string, err error) error {
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
