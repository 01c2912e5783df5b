package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

func completionCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "completion SHELL", Short: a.say("help.completion"), Long: a.say("help.completion.long"),
		Example: a.say("example.completion"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			root := cmd.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.out, true)
			case "zsh":
				return root.GenZshCompletion(a.out)
			case "fish":
				return root.GenFishCompletion(a.out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.out)
			}
			return a.misuse("usage.shell", strings.Join(shells, ", "), args[0])
		},
	}
}

// mostArticles is how many articles a shell is offered. It asks at every stroke of a
// key.
const mostArticles = 100

// offer returns what a shell can offer from the ledger for the beginning of a word.
type offer func(ctx context.Context, a *app, l *ledger.Ledger, prefix string) ([]cobra.Completion, error)

// fromLedger returns an offer as help takes it. A ledger that cannot be read has nothing to
// offer; this is no place to say why.
func (a *app) fromLedger(of offer) func(context.Context, string) []cobra.Completion {
	return func(ctx context.Context, prefix string) []cobra.Completion {
		l, err := ledger.Peek(a.db, a.now)
		if err != nil {
			return nil
		}
		defer l.Close()
		found, err := of(ctx, a, l, prefix)
		if err != nil {
			return nil
		}
		return append([]cobra.Completion{}, found...)
	}
}

// offerMonths offers the months, the latest first.
func offerMonths(ctx context.Context, a *app, l *ledger.Ledger, _ string) (found []cobra.Completion, err error) {
	months, err := l.Months(ctx)
	slices.Reverse(months)
	for _, m := range months {
		state := ledger.StatusOpen
		if m.Closed {
			state = ledger.StatusClosed
		}
		found = append(found, cobra.CompletionWithDesc(string(m.Month), a.say("period."+state)))
	}
	return found, err
}

// offerAuthors offers names where a name was begun, otherwise codes, which need no
// quotes.
func offerAuthors(ctx context.Context, a *app, l *ledger.Ledger, prefix string) (found []cobra.Completion, err error) {
	authors, err := l.Authors(ctx)
	for _, au := range authors {
		if strings.HasPrefix(au.Code, strings.ToUpper(prefix)) {
			found = append(found, cobra.CompletionWithDesc(au.Code, term.Printable(au.Name)))
		} else if name := term.Printable(au.Name); strings.HasPrefix(name, prefix) {
			found = append(found, cobra.CompletionWithDesc(name, au.Code))
		}
	}
	return found, err
}

func offerArticles(ctx context.Context, a *app, l *ledger.Ledger, prefix string) (found []cobra.Completion, err error) {
	articles, err := l.Titles(ctx, prefix, mostArticles)
	for _, article := range articles {
		found = append(found, cobra.CompletionWithDesc(article.Ref, briefValue(a, payroll.Title, term.Printable(article.Title))))
	}
	return found, err
}

func offerRuns(ctx context.Context, a *app, l *ledger.Ledger, _ string) (found []cobra.Completion, err error) {
	runs, err := l.Runs(ctx)
	slices.Reverse(runs)
	for _, run := range runs {
		what := fmt.Sprintf("%s %s, %s", a.msg().Word(lang.RunKind(run.Kind)), a.msg().Value(run.Date), a.msg().Word(lang.PaymentStatus(run.Status)))
		found = append(found, cobra.CompletionWithDesc(fmt.Sprint(run.ID), what))
	}
	return found, err
}

func offerLines(ctx context.Context, a *app, l *ledger.Ledger, _ string) (found []cobra.Completion, err error) {
	lines, err := l.EnteredLines(ctx, "")
	for _, line := range lines {
		if line.VoidedAt == "" {
			what := fmt.Sprintf("%s, %s, %s", line.Author.Name, a.msg().Word(lang.Kind(line.Kind)), a.msg().Value(line.Amount))
			found = append(found, cobra.CompletionWithDesc(line.ID, term.Printable(what)))
		}
	}
	return found, err
}
