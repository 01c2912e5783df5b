package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/ledger"
	"nhuanbut/ledger/store"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// app is one run of the program: its streams, its language and where its ledger is.
type app struct {
	in        io.Reader
	out, errs *term.Screen
	now       func() time.Time

	db     string
	lang   lang.Language
	format string
	user   string
	quiet  bool

	command string // the command line, for the audit trail

	started bool // a command has begun: what fails before is wrong usage

	stored []string // what the command has stored, as the audit trail names it
}

// defaultLedger is the ledger's file where nobody names another.
const defaultLedger = "nhuanbut.db"

// misuse is a usageError in the words of a key.
func (a *app) misuse(key string, args ...any) error {
	return usageError{a.say(key, args...), a.sayIfAny("hint."+key, args...)}
}

// misused returns a refusal as an error of how the program was called.
func (a *app) misused(err error) error { return usageError{text: a.sentence(err)} }

func (a *app) root() *cobra.Command {
	cobra.EnableCommandSorting = false // commands are listed as they are used one after another
	cobra.MousetrapHelpText, cobra.MousetrapDisplayDuration = a.say("help.explorer"), 20*time.Second
	root := &cobra.Command{
		Use:           "nhuanbut",
		Short:         a.say("help.root"),
		Long:          a.say("help.root.long"),
		Example:       a.say("example.root"),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          a.noSuchCommand,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			if err := a.noBlankFlag(cmd); err != nil {
				return err
			}
			if a.lang != lang.Vietnamese && a.lang != lang.English {
				return a.misuse("usage.lang", string(a.lang))
			}
			if a.format != "table" && a.format != "json" && a.format != "csv" {
				return a.misuse("usage.output", a.format)
			}
			a.user = payroll.OneLine(a.user)
			a.started = true
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return a.next(cmd) },
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(a.helpCommand())
	flags := root.PersistentFlags()
	flags.StringVar(&a.db, "db", envOr("NHUANBUT_DB", defaultLedger), a.say("flag.db"))
	flags.StringVar((*string)(&a.lang), "lang", string(a.lang), a.say("flag.lang"))
	flags.StringVar(&a.format, "output", "table", a.say("flag.output"))
	flags.StringVar(&a.user, "user", a.user, a.say("flag.user"))
	flags.BoolVar(&a.quiet, "quiet", false, a.say("flag.quiet"))
	flags.BoolP("help", "h", false, a.say("flag.help"))
	root.SetHelpFunc(a.help)
	root.SetFlagErrorFunc(a.badFlag)
	root.AddCommand(
		a.demoCommand(), a.initCommand(), a.importCommand(), a.templateCommand(), a.articleCommand(), a.lineCommand(),
		a.authorCommand(), a.rateCommand(), a.settingCommand(), a.totalCommand(), a.checkCommand(), a.periodCommand(),
		a.payCommand(), a.budgetCommand(), a.reportCommand(), a.exportCommand(), a.verifyCommand(), a.auditCommand(),
		a.backupCommand(), a.restoreCommand(), a.completionCommand(), a.docsCommand(), a.versionCommand(),
	)
	a.arrange(root)
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

// noBlankFlag refuses a flag that is given and says nothing: without its value a command
// would act on everybody, or be recorded as nobody's. A reason may stay unsaid.
func (a *app) noBlankFlag(cmd *cobra.Command) (err error) {
	cmd.Flags().Visit(func(f *pflag.Flag) {
		if f.Value.Type() == "string" && f.Name != "reason" && payroll.OneLine(f.Value.String()) == "" {
			err = a.misuse("usage.flag.value", "--"+f.Name)
		}
	})
	return err
}

// month reads a month as people write it: 2026-10 or 10/2026.
func (a *app) month(typed string) (payroll.Month, error) {
	s := typed
	if mm, yyyy, ok := strings.Cut(s, "/"); ok && len(yyyy) == 4 {
		s = fmt.Sprintf("%s-%02s", yyyy, mm)
	}
	m, err := payroll.ParseMonth(s)
	if err != nil {
		return "", a.misused(payroll.Refuse(payroll.BadMonth, "month", typed))
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
func (a *app) date(flag, typed string) (payroll.Date, error) {
	s := typed
	if s == "" {
		return "", a.misuse("usage.missing", flag)
	}
	if p := strings.Split(s, "/"); len(p) == 3 && len(p[2]) == 4 {
		s = fmt.Sprintf("%s-%02s-%02s", p[2], p[1], p[0])
	}
	d, err := payroll.ParseDate(s)
	if err != nil {
		return "", a.misuse("usage.date", flag, typed)
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

// today is the day in Vietnam.
func (a *app) today() payroll.Date { return payroll.DateOf(a.now().In(payroll.Vietnam)) }

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

func (a *app) who() store.Who { return store.Who{User: a.user, Command: a.command, Now: a.now} }

// with runs act on the open ledger.
func (a *app) with(ctx context.Context, act func(*ledger.Ledger) error) error {
	l, err := a.open(ctx)
	if err != nil {
		return err
	}
	err = errors.Join(act(l), l.Close())
	a.stored = append(a.stored, l.Stored()...)
	return err
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
		m, after, err := l.Adjustments(context.WithoutCancel(ctx)) // what is stored is stored
		switch {
		case err != nil || slices.EqualFunc(before, after, samePay):
		case sum(after) != sum(before):
			a.note("adjusted", m, sum(after)-sum(before), len(after), sum(after))
		default:
			a.note("adjusted.between", m, len(after), sum(after))
		}
		return errors.Join(done, err)
	})
}

// samePay reports whether two adjustments give the same for the same to the same person.
func samePay(a, b payroll.Line) bool {
	return a.ID == b.ID && a.Payee == b.Payee && a.Role == b.Role && a.Of == b.Of && a.Amount == b.Amount
}

func sum(lines []payroll.Line) (sum payroll.Dong) {
	for _, line := range lines {
		sum += line.Amount
	}
	return sum
}
