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

	"nhuanbut/cmd/nhuanbut/internal/help"
	"nhuanbut/cmd/nhuanbut/internal/msg"
	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/cmd/nhuanbut/manual"
	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/store"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// app is one run of the program: its streams, its language, where its ledger is.
type app struct {
	in        io.Reader
	out, errs *term.Screen
	now       func() time.Time

	db     string
	lang   lang.Language
	format string
	user   string
	key    string // of the act, "" where it has none
	quiet  bool

	guide   *help.Guide
	kinds   kinds
	command string // the command line, for the audit trail

	started bool // a command has begun: what fails before is wrong usage

	stored []string // what the command has stored, as the audit trail names it
}

// defaultLedger is the ledger's file where nobody names another.
const defaultLedger = "nhuanbut.db"

// msg returns what says things in the language of the run.
func (a *app) msg() msg.Printer { return msg.Printer{Lang: a.lang} }

// say returns the message of a key with args filled in.
func (a *app) say(key string, args ...any) string {
	return store.WithoutPassword(a.msg().Say(key, args...))
}

// sentence returns an error in words.
func (a *app) sentence(err error) string { return store.WithoutPassword(a.msg().Sentence(err)) }

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
			// Without the value of a flag a command would act on everybody, or be recorded
			// as nobody's.
			if name := help.Blank(cmd); name != "" {
				return a.misuse("usage.flag.value", "--"+name)
			}
			a.user = payroll.OneLine(a.user)
			a.started = true
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return runNext(a, cmd) },
	}
	root.CompletionOptions.DisableDefaultCmd = true
	a.kinds = newKinds(a)
	a.guide = help.New(a.out, a.msg().Find, tasks, manual.Topics(string(a.lang)), a.kinds.arguments(a))
	root.SetHelpCommand(a.guide.Command(a.noSuchTopic))
	a.db, a.format = envOr("NHUANBUT_DB", defaultLedger), "table"
	f := flags{a, root.PersistentFlags()}
	f.text(&a.db, "db", "flag.db", a.kinds.file)
	oneOf(f, &a.lang, "lang", "flag.lang", []lang.Language{lang.Vietnamese, lang.English}, "usage.lang")
	oneOf(f, &a.format, "output", "flag.output", []string{"table", "json", "csv"}, "usage.output")
	f.text(&a.user, "user", "flag.user", a.kinds.name)
	f.bool(&a.quiet, "quiet", "flag.quiet")
	f.set.BoolP("help", "h", false, a.say("flag.help"))
	root.SetFlagErrorFunc(a.badFlag)
	root.AddCommand(
		demoCommand(a), initCommand(a), importCommand(a), templateCommand(a), articleCommand(a), lineCommand(a),
		authorCommand(a), rateCommand(a), settingCommand(a), totalCommand(a), checkCommand(a), periodCommand(a),
		payCommand(a), budgetCommand(a), reportCommand(a), exportCommand(a), verifyCommand(a), auditCommand(a),
		backupCommand(a), restoreCommand(a), completionCommand(a), docsCommand(a), versionCommand(a),
	)
	a.guide.Arrange(root)
	return root
}

func envOr(name, otherwise string) string {
	if v := os.Getenv(name); v != "" {
		return v
	}
	return otherwise
}

// group returns a command that only holds others.
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

// date reads a date of a flag: 2026-11-10, or 10/11/2026.
func (a *app) date(flag, typed string) (payroll.Date, error) {
	s := typed
	if p := strings.Split(s, "/"); len(p) == 3 && len(p[2]) == 4 {
		s = fmt.Sprintf("%s-%02s-%02s", p[2], p[1], p[0])
	}
	d, err := payroll.ParseDate(s)
	if err != nil {
		return "", a.misuse("usage.date", flag, typed)
	}
	return d, nil
}

// today returns the day in Vietnam.
func (a *app) today() payroll.Date { return payroll.DateOf(a.now().In(payroll.Vietnam)) }

// assignments reads FIELD=VALUE words, with - for _ in the fields.
func (a *app) assignments(words []string) (map[string]string, error) {
	fields := make(map[string]string)
	for _, word := range words {
		key, value, err := a.assignment(word)
		if err != nil {
			return nil, err
		}
		fields[string(fieldNamed(key))] = value
	}
	return fields, nil
}

// fieldNamed returns the field that a word of the command line names, with - for _.
func fieldNamed(word string) cms.AuthorField {
	return cms.AuthorField(strings.ReplaceAll(word, "_", "-"))
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
	return ledger.Open(ctx, a.db, a.now)
}

// act names who gives the command, for the audit trail, and the key that they gave it.
func (a *app) act() ledger.Act {
	return ledger.Act{User: a.user, Command: a.command, Key: payroll.OneLine(a.key)}
}

// sayRepeated says that an act was done before under its key: then nothing is stored.
func sayRepeated(a *app, l *ledger.Ledger) {
	if a.key != "" && len(l.Stored()) == 0 {
		a.note("key.repeated", a.key)
	}
}

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

// changing runs act, which may change closed months, and says how that changes the
// adjustments of the open month.
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
