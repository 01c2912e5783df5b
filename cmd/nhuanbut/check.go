package main

import (
	"context"

	"github.com/spf13/cobra"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

// acceptFlags say which findings check accepts, and why.
type acceptFlags struct {
	code, author, file, reason string
}

func checkCommand(a *app) *cobra.Command {
	var f acceptFlags
	var codes []string
	cmd := &cobra.Command{
		Use: "check " + a.say("arg.month"), Short: a.say("help.check"), Long: a.say("help.check.long"), Example: a.say("example.check"), Args: a.between(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			m, err := a.month(args[0])
			if err != nil {
				return err
			}
			if cmd.Flags().Changed("accept") {
				return runCheckAccept(cmd.Context(), a, m, args[1:], f)
			}
			if len(args) > 1 {
				return a.misuse("usage.args", cmd.UseLine())
			}
			return runCheck(cmd.Context(), a, m, codes)
		},
	}
	flags := a.flags(cmd)
	flags.list(&codes, "code", "flag.check.code", a.kinds.code)
	flags.text(&f.code, "accept", "flag.check.accept", a.kinds.code)
	flags.text(&f.author, "author", "flag.check.author", a.kinds.author)
	flags.text(&f.file, "file", "flag.check.file", a.kinds.text)
	flags.reason(&f.reason)
	return cmd
}

// runCheckAccept accepts findings of a month as they are.
func runCheckAccept(ctx context.Context, a *app, m payroll.Month, articles []string, f acceptFlags) error {
	if payroll.OneLine(f.reason) == "" {
		return a.misuse("usage.missing", "--reason")
	}
	if err := knownCode(a, f.code); err != nil {
		return err
	}
	return a.with(ctx, func(l *ledger.Ledger) error {
		choice := ledger.FindingChoice{Articles: articles, Author: f.author, File: f.file}
		accepted, err := l.AcceptFindings(ctx, a.act(), m, payroll.Code(f.code), choice, f.reason)
		if err != nil {
			return err
		}
		a.note("check.accepted", len(accepted), f.code)
		return runCheck(ctx, a, m, nil)
	})
}

// runCheck says what is to be looked at in a month: all, or the findings of some codes one
// by one.
func runCheck(ctx context.Context, a *app, m payroll.Month, codes []string) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		b, err := l.Book(ctx, m)
		if err != nil {
			return err
		}
		found, err := ofCodes(a, a.msg().Findings(b), codes)
		if err != nil {
			return err
		}
		shown := kindTable(a, m, found)
		if len(codes) > 0 {
			shown = findingTable(a, m, found)
		}
		err = a.print(struct {
			Period   payroll.Month       `json:"period"`
			Findings []payroll.Finding   `json:"findings"`
			Budgets  []payroll.BudgetUse `json:"budgets,omitempty"`
		}{m, found, b.Budgets}, withBudgets(a, shown, b.Budgets)...)
		if err == nil && len(found) > 0 {
			return errFound
		}
		return err
	})
}
