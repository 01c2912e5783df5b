package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

func (a *app) completionCommand() *cobra.Command {
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
			return a.misuse("usage.shell", strings.Join(choices(cmd, "SHELL"), ", "), args[0])
		},
	}
}

// mostArticles is how many articles a shell is offered: it asks on every stroke of a key.
const mostArticles = 100

// addCompletion lets shells complete the arguments and flags of a command: what they are
// says what stands for them in its help.
func (a *app) addCompletion(cmd *cobra.Command) {
	if cmd.ValidArgsFunction == nil && !isGroup(cmd) {
		cmd.ValidArgsFunction = func(cmd *cobra.Command, args []string, prefix string) ([]cobra.Completion, cobra.ShellCompDirective) {
			tokens := argumentTokens(cmd, len(args))
			if len(tokens) <= len(args) {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return a.complete(cmd, tokens[len(args)], tokens[len(args)], prefix)
		}
	}
	cmd.NonInheritedFlags().VisitAll(func(f *pflag.Flag) {
		token := a.token(cmd, f)
		if token == "" {
			return
		}
		// It fails where a command has seen to it by itself.
		_ = cmd.RegisterFlagCompletionFunc(f.Name, func(cmd *cobra.Command, _ []string, prefix string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return a.complete(cmd, f.Name, token, prefix)
		})
	})
}

// complete gives what a flag or argument can be: one of its words, something from the
// ledger, a file or a folder. A ledger that cannot be read has nothing to offer; this
// is no place to say why.
func (a *app) complete(cmd *cobra.Command, name, token, prefix string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if words := choices(cmd, name); words != nil {
		if strings.Contains(token, "=") {
			return suffixed(words, "="), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
		}
		return words, cobra.ShellCompDirectiveNoFileComp
	}
	if token == a.bare("arg.dir") {
		return nil, cobra.ShellCompDirectiveFilterDirs
	}
	if token == a.say("value.file") {
		if path := pathOfCommand(cmd); path == "import" || path == "pay import" {
			return []string{"csv", "xlsx", "json"}, cobra.ShellCompDirectiveFilterFileExt
		}
		return nil, cobra.ShellCompDirectiveDefault
	}
	offers := map[string]func(context.Context, *ledger.Ledger, string) ([]cobra.Completion, error){
		a.say("arg.month"): a.offerMonths, a.bare("arg.author"): a.offerAuthors, a.bare("arg.article"): a.offerArticles,
		a.say("arg.run"): a.offerRuns, a.say("arg.line"): a.offerLines, a.say("value.keep"): a.offerAuthors, a.say("value.gone"): a.offerAuthors,
		a.say("value.period"): a.offerMonths,
	}
	offer := offers[token]
	if offer == nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	l, err := ledger.Peek(a.db, a.who())
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	defer l.Close()
	found, err := offer(cmd.Context(), l, prefix)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return found, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

// bare is the word of a key without what says that it may be left out or repeated.
func (a *app) bare(key string) string {
	return strings.TrimSuffix(strings.Trim(a.say(key), "[]"), "...")
}

func suffixed(words []string, suffix string) []string {
	return mapped(words, func(w string) string { return w + suffix })
}

// offerMonths are the months, the latest first.
func (a *app) offerMonths(ctx context.Context, l *ledger.Ledger, _ string) (found []cobra.Completion, err error) {
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

// offerAuthors are names where a name was begun, else codes, which need no quotes.
func (a *app) offerAuthors(ctx context.Context, l *ledger.Ledger, prefix string) (found []cobra.Completion, err error) {
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

func (a *app) offerArticles(ctx context.Context, l *ledger.Ledger, prefix string) (found []cobra.Completion, err error) {
	articles, err := l.Titles(ctx, prefix, mostArticles)
	for _, article := range articles {
		found = append(found, cobra.CompletionWithDesc(article.Ref, a.brief(payroll.Title, term.Printable(article.Title))))
	}
	return found, err
}

func (a *app) offerRuns(ctx context.Context, l *ledger.Ledger, _ string) (found []cobra.Completion, err error) {
	runs, err := l.Runs(ctx)
	slices.Reverse(runs)
	for _, run := range runs {
		what := fmt.Sprintf("%s %s, %s", a.word(lang.RunKind(run.Kind)), a.cell(run.Date), a.word(lang.PaymentStatus(run.Status)))
		found = append(found, cobra.CompletionWithDesc(fmt.Sprint(run.ID), what))
	}
	return found, err
}

func (a *app) offerLines(ctx context.Context, l *ledger.Ledger, _ string) (found []cobra.Completion, err error) {
	lines, err := l.EnteredLines(ctx, "")
	for _, line := range lines {
		if line.VoidedAt == "" {
			what := fmt.Sprintf("%s, %s, %s", line.Author.Name, a.word(lang.Kind(line.Kind)), a.cell(line.Amount))
			found = append(found, cobra.CompletionWithDesc(line.ID, term.Printable(what)))
		}
	}
	return found, err
}
