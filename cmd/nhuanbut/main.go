// Command nhuanbut computes the royalties (nhuận bút) of a newsroom from the article
// list of its CMS, keeps them in a ledger and writes the month's workbook.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"os/user"
	"slices"
	"strings"
	"syscall"
	"time"

	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/ledger/progress"
	"nhuanbut/ledger/store"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

func main() {
	signal.Ignore(syscall.SIGPIPE) // a write to a closed pipe fails and is answered in exit
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // whoever interrupts it a second time means it
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run executes one command line on the given streams and returns its exit code.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	return runAt(ctx, time.Now, args, in, out, errs)
}

// runAt is run with now as the clock.
func runAt(ctx context.Context, now func() time.Time, args []string, in io.Reader, out, errs io.Writer) int {
	a := &app{
		in: in, now: now,
		lang: languageOf(args), user: systemUser(), command: recorded(args),
	}
	terminal := term.Open(out, errs)
	defer terminal.Close()
	a.out, a.errs = terminal.Out, terminal.Errs
	shown := &shownProgress{app: a, bar: terminal.Bar}
	root := a.root()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(a.out)
	root.SetErr(a.errs)
	cmd, err := root.ExecuteContextC(progress.With(ctx, shown.tell))
	code := a.exit(ctx, err)
	if code == exitUsage || code == exitFailed {
		for _, meant := range a.guide.Suggestions(cmd) {
			a.hint(a.say("hint.near", meant))
		}
	}
	return code
}

// recorded is the command line as the audit trail has it: without private values of
// authors and without passwords.
func recorded(args []string) string {
	ofAuthor := slices.Contains(args, "author")
	words := mapped(args, func(arg string) string {
		field, value, set := strings.Cut(arg, "=")
		if ofAuthor && set && value != "" && fieldNamed(field).Private() {
			return field + "=***"
		}
		return store.WithoutPassword(arg)
	})
	return payroll.OneLine(strings.Join(words, " "))
}

// systemUser is the name that the history has where --user gives none.
func systemUser() string {
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return os.Getenv("USER")
}

// languageOf finds the language before the command line is parsed, since the
// helps of its commands are in it: --lang, then NHUANBUT_LANG, then Vietnamese.
func languageOf(args []string) lang.Language {
	named := os.Getenv("NHUANBUT_LANG")
	for i, arg := range args {
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			named = value
		} else if arg == "--lang" && i+1 < len(args) {
			named = args[i+1]
		}
	}
	if strings.HasPrefix(named, "en") {
		return lang.English
	}
	return lang.Vietnamese
}
