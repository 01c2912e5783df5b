package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

// app is one run of the program: its streams, its language and where its ledger is.
type app struct {
	in        io.Reader
	out, errs io.Writer
	now       func() time.Time

	db     string
	lang   language
	format string
	user   string
	quiet  bool

	command string // the command line, for the audit trail

	started bool // a command has begun: what fails before is wrong usage
}

// errFound ends a command that did its work and found problems, which it has shown.
var errFound = errors.New("problems found")

// usageError is a wrong use of the command line, in words.
type usageError struct{ text string }

func (e usageError) Error() string { return e.text }

// stoppedError is an interruption of a command that stores as it goes, in words that say
// what it has stored.
type stoppedError struct{ text string }

func (e stoppedError) Error() string { return e.text }

// misuse is a usageError in the words of a key.
func (a *app) misuse(key string, args ...any) error { return usageError{a.say(key, args...)} }

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:           "nhuanbut",
		Short:         a.say("help.root"),
		Long:          a.say("help.root.long"),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          a.noSuchCommand,
		PersistentPreRunE: func(*cobra.Command, []string) error {
			if a.format != "table" && a.format != "json" && a.format != "csv" {
				return a.misuse("usage.output", a.format)
			}
			a.started = true
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(&cobra.Command{Hidden: true, Use: "no-help"})
	flags := root.PersistentFlags()
	flags.StringVar(&a.db, "db", envOr("NHUANBUT_DB", "nhuanbut.db"), a.say("flag.db"))
	flags.StringVar((*string)(&a.lang), "lang", string(a.lang), a.say("flag.lang"))
	flags.StringVar(&a.format, "output", "table", a.say("flag.output"))
	flags.StringVar(&a.user, "user", a.user, a.say("flag.user"))
	flags.BoolVar(&a.quiet, "quiet", false, a.say("flag.quiet"))
	flags.BoolP("help", "h", false, a.say("flag.help"))
	root.SetUsageTemplate(a.say("help.template"))
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return a.badFlag(err) })
	root.AddCommand(
		a.demoCommand(), a.initCommand(), a.importCommand(), a.articleCommand(), a.lineCommand(),
		a.authorCommand(), a.rateCommand(), a.settingCommand(), a.totalCommand(), a.checkCommand(), a.periodCommand(),
		a.payCommand(), a.budgetCommand(), a.reportCommand(), a.exportCommand(), a.verifyCommand(), a.auditCommand(),
	)
	return root
}

func envOr(name, otherwise string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return otherwise
}

// group is a command that only holds others.
func (a *app) group(name string, commands ...*cobra.Command) *cobra.Command {
	g := &cobra.Command{
		Use: name, Short: a.say("help." + name), Args: a.noSuchCommand, DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_ = cmd.Help()
			return a.misuse("usage.verb", cmd.CommandPath())
		},
	}
	g.AddCommand(commands...)
	return g
}

// noSuchCommand refuses what is left on the line where a command was expected.
func (a *app) noSuchCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	cmd.SuggestionsMinimumDistance = 2
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		return a.misuse("usage.command.near", args[0], cmd.CommandPath()+" "+near[0])
	}
	return a.misuse("usage.command", args[0], cmd.CommandPath())
}

// between demands from min to max arguments; max < 0 is any number. What they are
// is said in the command's Use line.
func (a *app) between(min, max int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) < min || (max >= 0 && len(args) > max) {
			return a.misuse("usage.args", cmd.UseLine())
		}
		return nil
	}
}

// month reads a month as people write it: 2026-10 or 10/2026.
func (a *app) month(s string) (payroll.Month, error) {
	if mm, yyyy, ok := strings.Cut(s, "/"); ok && len(yyyy) == 4 {
		s = fmt.Sprintf("%s-%02s", yyyy, mm)
	}
	m, err := payroll.ParseMonth(s)
	if err != nil {
		return "", a.misuse("error.bad-month", s)
	}
	return m, nil
}

// monthOrAll is month for a flag that need not be given: "" is every month.
func (a *app) monthOrAll(s string) (payroll.Month, error) {
	if s == "" {
		return "", nil
	}
	return a.month(s)
}

// date reads a date of a flag: 2026-11-10, or 10/11/2026.
func (a *app) date(flag, s string) (payroll.Date, error) {
	if s == "" {
		return "", a.misuse("usage.missing", flag)
	}
	if p := strings.Split(s, "/"); len(p) == 3 && len(p[2]) == 4 {
		s = fmt.Sprintf("%s-%02s-%02s", p[2], p[1], p[0])
	}
	d, err := payroll.ParseDate(s)
	if err != nil {
		return "", a.misuse("usage.date", flag, s)
	}
	return d, nil
}

// dateOrAll is date for a flag that need not be given: "" is every day.
func (a *app) dateOrAll(flag, s string) (payroll.Date, error) {
	if s == "" {
		return "", nil
	}
	return a.date(flag, s)
}

// assignments reads FIELD=VALUE words, with - for _ in the fields.
func (a *app) assignments(words []string) (map[string]string, error) {
	fields := make(map[string]string)
	for _, word := range words {
		key, value, err := a.assignment(word)
		if err != nil {
			return nil, err
		}
		fields[strings.ReplaceAll(key, "_", "-")] = value
	}
	return fields, nil
}

// assignment reads FIELD=VALUE.
func (a *app) assignment(s string) (field, value string, err error) {
	field, value, ok := strings.Cut(s, "=")
	if !ok {
		return "", "", a.misuse("usage.assignment", s)
	}
	return field, value, nil
}

// open opens the ledger; the caller closes it.
func (a *app) open(ctx context.Context) (*ledger.Ledger, error) {
	return ledger.Open(ctx, a.db, a.who())
}

func (a *app) who() ledger.Who { return ledger.Who{User: a.user, Command: a.command, Now: a.now} }

// with runs act on the open ledger.
func (a *app) with(ctx context.Context, act func(*ledger.Ledger) error) error {
	l, err := a.open(ctx)
	if err != nil {
		return err
	}
	return errors.Join(act(l), l.Close())
}

// changing is with for what may change closed months: it says what that adds to the
// adjustments of the open one.
func (a *app) changing(ctx context.Context, act func(*ledger.Ledger) error) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		_, before, err := l.Adjustments(ctx)
		if err != nil {
			return err
		}
		done := act(l)
		if done != nil && !errors.Is(done, errFound) {
			return done
		}
		m, after, err := l.Adjustments(ctx)
		if err == nil && sum(after) != sum(before) {
			a.note("adjusted", m, sum(after)-sum(before), len(after), sum(after))
		}
		return errors.Join(done, err)
	})
}

func sum(lines []payroll.Line) (sum payroll.Dong) {
	for _, line := range lines {
		sum += line.Amount
	}
	return sum
}

// exit says what went wrong, on the error stream, and gives the exit code.
func (a *app) exit(err error) int {
	var usage usageError
	var stopped stoppedError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errFound):
		return exitFound
	case errors.As(err, &stopped):
		fmt.Fprintln(a.errs, stopped.text)
		return exitInterrupted
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(a.errs, a.say("interrupted"))
		return exitInterrupted
	case errors.As(err, &usage) || !a.started:
		a.fail(err)
		return exitUsage
	}
	a.fail(err)
	return exitFailed
}

// badFlag puts a wrong flag in words.
func (a *app) badFlag(err error) error {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return a.misuse("usage.flag.unknown", "--"+unknown.GetSpecifiedName())
	case errors.As(err, &missing):
		return a.misuse("usage.flag.value", "--"+missing.GetSpecifiedName())
	case errors.As(err, &invalid):
		return a.misuse("usage.flag.invalid", "--"+invalid.GetFlag().Name, invalid.GetValue())
	}
	return usageError{err.Error()}
}
