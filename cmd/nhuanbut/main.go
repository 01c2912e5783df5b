// Command nhuanbut computes the royalties (nhuận bút) of a newsroom from the article
// list of its CMS, keeps them in a ledger and writes the month's workbook.
package main

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"os/user"
	"strings"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// The exit codes are a contract.
const (
	exitDone        = 0
	exitFound       = 1 // done, and it found problems
	exitUsage       = 2
	exitFailed      = 3 // nothing changed
	exitInterrupted = 130
)

// run executes one command line on the given streams and returns its exit code.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	a := &app{
		in: in, out: out, errs: errs, now: time.Now,
		lang: languageOf(args), user: systemUser(), command: strings.Join(args, " "),
	}
	root := a.root()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errs)
	err := root.ExecuteContext(ctx)
	var stopped stoppedError
	if err != nil && ctx.Err() != nil && !errors.As(err, &stopped) {
		err = ctx.Err() // whatever the interruption broke
	}
	return a.exit(err)
}

// systemUser is the name that the history has where --user gives none.
func systemUser() string {
	if u, err := user.Current(); err == nil {
		return u.Username
	}
	return os.Getenv("USER")
}
