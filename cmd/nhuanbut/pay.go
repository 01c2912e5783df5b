package main

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/msg"
	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

func payCommand(a *app) *cobra.Command {
	return a.group("pay", payRunCommand(a), payListCommand(a), payShowCommand(a), payConfirmCommand(a), payVoidCommand(a),
		payCollectCommand(a), payRemitCommand(a), payImportCommand(a))
}

func payRunCommand(a *app) *cobra.Command {
	var day payroll.Date
	cmd := &cobra.Command{
		Use: "run " + a.say("arg.months"), Short: a.say("help.pay.run"), Long: a.say("help.pay.run.long"),
		Example: a.say("example.pay.run"), Args: a.between(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			months := make([]payroll.Month, len(args))
			for i, arg := range args {
				m, err := a.month(arg)
				if err != nil {
					return err
				}
				months[i] = m
			}
			if day == "" {
				return a.misuse("usage.missing", "--date")
			}
			return makeRun(cmd.Context(), a, day, func(ctx context.Context, l *ledger.Ledger) (ledger.Run, error) {
				return l.Pay(ctx, a.act(), months, day)
			})
		},
	}
	f := a.flags(cmd)
	f.date(&day, "date", "flag.pay.date")
	f.key()
	return cmd
}

// makeRun makes a run that is of a day, says what is doubtful about it and shows it.
func makeRun(
	ctx context.Context, a *app, day payroll.Date, made func(context.Context, *ledger.Ledger) (ledger.Run, error),
) error {
	return showRun(ctx, a, func(ctx context.Context, l *ledger.Ledger) (ledger.Run, error) {
		run, err := made(ctx, l)
		if err == nil {
			sayRepeated(a, l)
			warnDay(a, run, day)
			warnAccounts(a, run.SameAccount)
		}
		return run, err
	})
}

// warnAccounts says whose payments go to one account, once a run.
func warnAccounts(a *app, pairs []ledger.NumberPair) {
	if len(pairs) == 0 {
		return
	}
	shown := mapped(pairs, func(p ledger.NumberPair) string { return p.String() })
	a.warn("pay.same-account", len(pairs), strings.Join(shown, "; "), pairs[0].One.Code, pairs[0].Other.Code)
}

// showRun makes or finds a run and prints it.
func showRun(ctx context.Context, a *app, act func(context.Context, *ledger.Ledger) (ledger.Run, error)) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		run, err := act(ctx, l)
		if err != nil {
			return err
		}
		return a.print(run, runTable(a, run))
	})
}

func runTable(a *app, run ledger.Run) table {
	s := table{
		title: a.say("pay.title", run.ID, a.msg().Word(lang.RunKind(run.Kind)), cmp.Or(run.Date, "—"), a.msg().Word(lang.PaymentStatus(run.Status))),
		head:  []string{"payment", "code", "author", "status", "gross", "tax", "net", "tax-rule", "method", "paid-on"},
	}
	for _, p := range run.Rows {
		method := ""
		if p.Method != "" {
			method = a.msg().Word(lang.Method(p.Method))
		}
		s.rows = append(s.rows, []any{
			int(p.ID), p.AuthorCode, p.Author, a.msg().Word(lang.PaymentStatus(p.Status)), p.Gross, p.Tax, p.Net, shownTaxRule(a, p), method, p.Date,
		})
	}
	s.foot = []any{"", "", a.say("total.sum"), "", run.Gross, run.Tax, run.Net, "", "", ""}
	return s
}

// shownTaxRule returns the rule of a payment's tax. For people it leaves the legal
// basis out, which all rows share.
func shownTaxRule(a *app, p ledger.Payment) string {
	if a.format != "table" || p.TaxCase == payroll.CaseNone {
		return p.TaxRule.String()
	}
	return a.say("tax."+string(p.TaxCase), p.TaxRule.Terms())
}

func payListCommand(a *app) *cobra.Command {
	var due bool
	var on payroll.Date
	cmd := &cobra.Command{
		Use: "list", Short: a.say("help.pay.list"), Example: a.say("example.pay.list"), Args: a.between(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !due && on != "" {
				return a.misuse("usage.on")
			}
			if !due {
				return runPayList(cmd.Context(), a)
			}
			return runPayDue(cmd.Context(), a, cmp.Or(on, a.today()))
		},
	}
	f := a.flags(cmd)
	f.bool(&due, "due", "flag.due")
	f.date(&on, "on", "flag.on")
	return cmd
}

func runPayList(ctx context.Context, a *app) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		runs, err := l.Runs(ctx)
		if err != nil {
			return err
		}
		if runs == nil {
			runs = []ledger.Run{}
		}
		s := table{head: []string{"run", "run.kind", "month", "date", "status", "authors", "gross", "tax", "net"}, empty: "pay.none"}
		for _, run := range runs {
			months := make([]string, len(run.Periods))
			for i, m := range run.Periods {
				months[i] = string(m)
			}
			s.rows = append(s.rows, []any{
				int(run.ID), a.msg().Word(lang.RunKind(run.Kind)), strings.Join(months, ", "), run.Date, a.msg().Word(lang.PaymentStatus(run.Status)),
				len(run.Rows), run.Gross, run.Tax, run.Net,
			})
		}
		return a.print(struct {
			Runs []ledger.Run `json:"runs"`
		}{runs}, s)
	})
}

func runPayDue(ctx context.Context, a *app, day payroll.Date) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		list, err := l.Overdue(ctx, day)
		if err != nil {
			return err
		}
		if list == nil {
			list = []ledger.Overdue{}
		}
		s := table{
			title: a.say("due.title", day), empty: "due.none",
			head: []string{"deadline", "days-late", "author", "article", "title", "published", "amount", "status"},
		}
		for _, o := range list {
			s.rows = append(s.rows, []any{o.Deadline, o.Days, o.Author, o.Article, o.Title, o.Published, o.Amount, a.say("due." + string(o.Status))})
		}
		return a.print(struct {
			On  payroll.Date     `json:"on"`
			Due []ledger.Overdue `json:"due"`
		}{day, list}, s)
	})
}

func payShowCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "show " + a.say("arg.run"), Short: a.say("help.pay.show"), Example: a.say("example.pay.show"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := a.runID(args[0])
			if err != nil {
				return err
			}
			return showRun(cmd.Context(), a, func(ctx context.Context, l *ledger.Ledger) (ledger.Run, error) { return l.Run(ctx, id) })
		},
	}
}

func (a *app) runID(s string) (int64, error) {
	id, err := strconv.ParseInt(s, 10, 64)
	if err != nil || id < 1 {
		return 0, a.misuse("usage.run", s)
	}
	return id, nil
}

// payoutFlags tell to whom a payment is made, how and when.
type payoutFlags struct {
	author string
	method payroll.Method
	day    payroll.Date
}

// made adds the flags for how and when a payment was made; method and day are the keys of
// their words.
func (f flags) made(p *payoutFlags, methods []payroll.Method, method, day string) {
	chosen(f, &p.method, "method", method, methods, func(typed string) (payroll.Method, error) {
		m, err := payroll.ParseMethod(typed, methods)
		if err != nil {
			err = f.app.misuse("usage.method", strings.Join(wordsFor(methods...), ", "), typed)
		}
		return m, err
	})
	f.date(&p.day, "date", day)
}

// checkPayment refuses a payment that does not say how and when it was made.
func checkPayment(a *app, p payoutFlags) error {
	switch {
	case p.method == "":
		return a.misuse("usage.missing", "--method")
	case p.day == "":
		return a.misuse("usage.missing", "--date")
	}
	return nil
}

// warnDay warns of a day of payment that is probably a slip: one before the day of its
// run, before the months that it pays, long ago, or still to come.
func warnDay(a *app, run ledger.Run, day payroll.Date) {
	switch {
	case day < run.Date:
		a.warn("pay.before-run", day, run.Date)
	case len(run.Periods) > 0 && day < payroll.Date(slices.Max(run.Periods)+"-01"):
		a.warn("pay.early", day, slices.Max(run.Periods))
	case day < ledger.LongAgo:
		a.warn("pay.long-ago", day)
	case day > a.today() && (day != run.Date || run.Kind != payroll.PayRun): // a run may be planned
		a.warn("pay.ahead", day)
	}
}

func payConfirmCommand(a *app) *cobra.Command {
	var p payoutFlags
	cmd := &cobra.Command{
		Use: "confirm " + a.say("arg.run"), Short: a.say("help.pay.confirm"), Long: a.say("help.pay.confirm.long"),
		Example: a.say("example.pay.confirm"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := a.runID(args[0])
			if err != nil {
				return err
			}
			if err := checkPayment(a, p); err != nil {
				return err
			}
			return showRun(cmd.Context(), a, func(ctx context.Context, l *ledger.Ledger) (ledger.Run, error) {
				done, err := l.ConfirmPay(ctx, a.act(), id, p.author, p.method, p.day)
				if err == nil && len(done.Left) > 0 {
					a.note("pay.left."+leftBy(p.method), len(done.Left), msg.List(done.Left, 6))
				}
				for _, over := range done.Over {
					a.warn("pay.over", over.Author, over.Gross, over.Balance)
				}
				if err == nil {
					warnDay(a, done.Run, p.day)
				}
				return done.Run, err
			})
		},
	}
	f := a.flags(cmd)
	f.made(&p, payroll.Methods(), "flag.method", "flag.pay.date")
	f.author(&p.author)
	return cmd
}

// leftBy says whom a method leaves: staff, or everybody else.
func leftBy(m payroll.Method) string {
	if m == payroll.ByPayroll {
		return "others"
	}
	return "staff"
}

func payVoidCommand(a *app) *cobra.Command {
	var author, reason string
	cmd := &cobra.Command{
		Use: "void " + a.say("arg.run"), Short: a.say("help.pay.void"), Long: a.say("help.pay.void.long"),
		Example: a.say("example.pay.void"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			id, err := a.runID(args[0])
			if err != nil {
				return err
			}
			return showRun(cmd.Context(), a, func(ctx context.Context, l *ledger.Ledger) (ledger.Run, error) {
				done, err := l.VoidPay(ctx, a.act(), id, author, reason)
				return done.Run, err
			})
		},
	}
	f := a.flags(cmd)
	f.author(&author)
	f.reason(&reason)
	return cmd
}

func payCollectCommand(a *app) *cobra.Command {
	var p payoutFlags
	cmd := &cobra.Command{
		Use: "collect", Short: a.say("help.pay.collect"), Long: a.say("help.pay.collect.long"),
		Example: a.say("example.pay.collect"), Args: a.between(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if p.author == "" {
				return a.misuse("usage.author")
			}
			if err := checkPayment(a, p); err != nil {
				return err
			}
			return makeRun(cmd.Context(), a, p.day, func(ctx context.Context, l *ledger.Ledger) (ledger.Run, error) {
				return l.Collect(ctx, a.act(), p.author, p.method, p.day)
			})
		},
	}
	f := a.flags(cmd)
	f.made(&p, payroll.MoneyMethods(), "flag.method.cash", "flag.made")
	f.author(&p.author)
	f.key()
	return cmd
}

func payRemitCommand(a *app) *cobra.Command {
	var p payoutFlags
	cmd := &cobra.Command{
		Use: "remit-tax", Short: a.say("help.pay.remit-tax"), Example: a.say("example.pay.remit-tax"), Args: a.between(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := checkPayment(a, p); err != nil {
				return err
			}
			return makeRun(cmd.Context(), a, p.day, func(ctx context.Context, l *ledger.Ledger) (ledger.Run, error) {
				return l.RemitTax(ctx, a.act(), p.method, p.day)
			})
		},
	}
	f := a.flags(cmd)
	f.made(&p, payroll.MoneyMethods(), "flag.method.cash", "flag.made")
	f.key()
	return cmd
}

func payImportCommand(a *app) *cobra.Command {
	var o cms.Options
	var dryRun bool
	cmd := &cobra.Command{
		Use: "import " + a.say("arg.files"), Short: a.say("help.pay.import"), Long: a.say("help.pay.import.long"),
		Example: a.say("example.pay.import"), Args: a.between(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return importing(cmd.Context(), a, func(ctx context.Context, l *ledger.Ledger) (ledger.Imported, error) {
				return l.ImportPayments(ctx, a.act(), args, o, dryRun)
			})
		},
	}
	f := a.flags(cmd)
	f.bool(&dryRun, "dry-run", "flag.dry-run")
	f.key()
	f.dates(&o.Dates)
	f.text(&o.Sheet, "sheet", "flag.sheet", a.kinds.name)
	return cmd
}
