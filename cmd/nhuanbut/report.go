package main

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/msg"
	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/month"
	"nhuanbut/reports/outfile"
	"nhuanbut/reports/page"
	"nhuanbut/reports/paper"
	"nhuanbut/reports/payment"
	"nhuanbut/reports/year"
)

func reportCommand(a *app) *cobra.Command {
	return a.group("report",
		reportMonthCommand(a), reportPaymentCommand(a), reportYearCommand(a), reportAuthorCommand(a), reportAuthorsCommand(a), reportHTMLCommand(a),
	)
}

// reportFlags are the flags of every workbook.
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

func runReportMonth(ctx context.Context, a *app, m payroll.Month, files reportFiles, o paper.Options) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		b, err := l.Report(ctx, m)
		if err != nil {
			return err
		}
		v := month.NewView(b, a.msg().Findings(b), o)
		return writeReport(ctx, a, files,
			func(path string) error { return month.Write(ctx, v, path) },
			func(out io.Writer) error { return month.WriteRows(ctx, out, v) })
	})
}

// reportFiles are the paths of a workbook and of its rows as CSV; "" writes none.
type reportFiles struct{ workbook, csv string }

// reportTo reads the flags of a workbook. With --csv the rows lie beside the workbook;
// a path that ends in .csv is that of the rows alone.
func reportTo(a *app, f *reportFlags, path string) (files reportFiles, o paper.Options, err error) {
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
func reportOptions(a *app, date payroll.Date) paper.Options {
	return paper.Options{Lang: a.lang, Day: date}
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
	} else if err = outfile.Write(ctx, files.csv, func(out io.Writer) error {
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
func runReportHTML(ctx context.Context, a *app, m payroll.Month, files reportFiles, o paper.Options) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		b, err := l.Report(ctx, m)
		if err != nil {
			return err
		}
		return writeReport(ctx, a, files, func(path string) error { return page.Write(ctx, month.NewView(b, a.msg().Findings(b), o), path) }, nil)
	})
}

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

func runReportPayment(ctx context.Context, a *app, id int64, files reportFiles, o paper.Options) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		p, err := l.PaymentReport(ctx, id)
		if err != nil {
			return err
		}
		err = writeReport(ctx, a, files,
			func(path string) error { return payment.Write(ctx, p, path, o) },
			func(out io.Writer) error { return payment.WriteTransfers(out, p) })
		if err != nil {
			return err
		}
		if names := payment.WithoutAccount(p); len(names) > 0 {
			a.note("payment.no-account", len(names), msg.List(names, 6))
		}
		return nil
	})
}

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

func runReportYear(ctx context.Context, a *app, n int, files reportFiles, o paper.Options) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		y, err := l.Year(ctx, n)
		if err != nil {
			return err
		}
		return writeReport(ctx, a, files, func(path string) error { return year.Write(ctx, y, path, o) }, nil)
	})
}
