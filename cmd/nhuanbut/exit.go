package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"syscall"

	"nhuanbut/cmd/nhuanbut/internal/msg"
	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/journal"
)

// The exit codes are a contract.
const (
	exitDone        = 0
	exitFound       = 1 // done, and it found problems
	exitUsage       = 2
	exitFailed      = 3 // nothing changed
	exitUnseen      = 4 // stored, but the output could not be written, or what came afterwards failed
	exitInterrupted = 130
	exitPipe        = 141 // nothing changed, and nobody reads the output: as SIGPIPE ends a program
)

// errFound ends a command that did its work and found problems, which it has shown.
var errFound = errors.New("problems found")

// stopped is an interruption after which something stays. Its text says what.
type stopped struct{ text string }

func (e stopped) Error() string { return e.text }

// Is makes it an interruption.
func (e stopped) Is(target error) bool { return target == context.Canceled }

// wrongWords are the refusals of a word on the command line. They are wrong usage,
// exit code 2, whatever the ledger holds.
var wrongWords = []payroll.Code{
	payroll.BadAuthorKind, payroll.BadStatus, payroll.BadTaxCode, payroll.BadIDNumber,
	payroll.BadBy, ledger.NoSuchField, ledger.BadFieldValue, ledger.NameEmpty, ledger.NameHasList, ledger.FieldFixed,
	payroll.NoSuchSetting, payroll.BadSettingValue, payroll.NoSuchRate, payroll.BadRate, payroll.NeedsBasis, payroll.CapNeedsGenre,
	payroll.BadLineKind, payroll.BadLineRole, ledger.BadAmount, ledger.LineNeedsPayee, payroll.BadBudgetPeriod, payroll.BadBudget,
	payroll.BadMethod, payroll.SettingOfAll, journal.BadFormat, ledger.KeyReused,
}

// exit says on the error stream what went wrong and returns the exit code. What is
// stored is never answered with exitFailed or exitUsage: somebody would do it again.
func (a *app) exit(ctx context.Context, err error) int {
	err = ended(ctx, err)
	stored, lost := len(a.stored) > 0, a.out.Err()
	if lost == nil && stored {
		lost = a.errs.Err()
	}
	if lost != nil && (stored || err == nil || errors.Is(err, errFound)) {
		err = lost
	}
	if errors.Is(err, syscall.EPIPE) && !stored {
		return exitPipe
	}
	code := a.exitCode(err)
	a.sayEnd(code, err)
	if stored && (code == exitFailed || code == exitUsage) {
		a.warn("stored", msg.List(a.stored, 6))
		return exitUnseen
	}
	return code
}

// exitCode returns the exit code of a command that ended with err.
func (a *app) exitCode(err error) int {
	var usage usageError
	var refusal *payroll.Error
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errFound):
		return exitFound
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, &usage) || !a.started || errors.As(err, &refusal) && slices.Contains(wrongWords, refusal.Code):
		return exitUsage
	}
	return exitFailed
}

// sayEnd says on the error stream why a command ends with a code.
func (a *app) sayEnd(code int, err error) {
	var left stopped
	switch {
	case code == exitDone || code == exitFound:
	case errors.As(err, &left):
		fmt.Fprintln(a.errs, left.text)
	case code == exitInterrupted && len(a.stored) == 0:
		fmt.Fprintln(a.errs, a.say("interrupted"))
	case code == exitInterrupted:
		fmt.Fprintln(a.errs, a.say("interrupted.stored", msg.List(a.stored, 6)))
	default:
		a.fail(err)
	}
}

// ended returns how a command ended: by its interruption, whatever that broke, unless it
// had done its work by then.
func ended(ctx context.Context, err error) error {
	if err != nil && !errors.Is(err, errFound) && !errors.Is(err, context.Canceled) && ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}
