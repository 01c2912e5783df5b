package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// acceptFlags say which findings check accepts, and why.
type acceptFlags struct {
	code, author, file, reason string
}

func (a *app) checkCommand() *cobra.Command {
	var f acceptFlags
	cmd := &cobra.Command{
		Use: "check " + a.say("arg.month"), Short: a.say("help.check"), Long: a.say("help.check.long"), Example: a.say("example.check"), Args: a.between(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			m, err := a.month(args[0])
			if err != nil {
				return err
			}
			if cmd.Flags().Changed("accept") {
				return a.acceptFindings(cmd.Context(), m, args[1:], f)
			}
			if len(args) > 1 {
				return a.misuse("usage.args", cmd.UseLine())
			}
			return a.check(cmd.Context(), m)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.code, "accept", "", a.say("flag.check.accept"))
	flags.StringVar(&f.author, "author", "", a.say("flag.check.author"))
	flags.StringVar(&f.file, "file", "", a.say("flag.check.file"))
	flags.StringVar(&f.reason, "reason", "", a.say("flag.reason"))
	return cmd
}

// acceptFindings accepts findings of a month as they are.
func (a *app) acceptFindings(ctx context.Context, m payroll.Month, articles []string, f acceptFlags) error {
	if payroll.OneLine(f.reason) == "" {
		return a.misuse("usage.missing", "--reason")
	}
	return a.with(ctx, func(l *ledger.Ledger) error {
		choice := ledger.FindingChoice{Articles: articles, Author: f.author, File: f.file}
		accepted, err := l.AcceptFindings(ctx, m, payroll.Code(f.code), choice, f.reason)
		if err != nil {
			return err
		}
		a.note("check.accepted", len(accepted), f.code)
		return a.check(ctx, m)
	})
}

func (a *app) check(ctx context.Context, m payroll.Month) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		b, err := l.Book(ctx, m)
		if err != nil {
			return err
		}
		found := a.findings(b)
		err = a.print(struct {
			Period   payroll.Month      `json:"period"`
			Findings []payroll.Finding  `json:"findings"`
			Budgets  []ledger.BudgetUse `json:"budgets,omitempty"`
		}{m, found, b.Budgets}, a.withBudgets(a.findingSheet(m, found), b.Budgets)...)
		if err == nil && len(found) > 0 {
			return errFound
		}
		return err
	})
}

// findings are the month's findings in words.
func (a *app) findings(b *ledger.Book) []payroll.Finding {
	found := b.Check()
	if found == nil {
		found = []payroll.Finding{}
	}
	exceeded := b.Exceeded()
	for i := range found {
		f := &found[i]
		field := f.Field
		if f.Code == payroll.OverBudget {
			field, exceeded = a.budgetOf(exceeded[0].Budget), exceeded[1:]
		}
		if f.Reason != nil {
			f.Message = a.doubt(f)
			continue
		}
		f.Message = a.say("finding."+string(f.Code), a.found(f.Expected), a.found(f.Found), f.Author, field, f.Title)
	}
	return found
}

// doubt says why a row is held or refused, or what is said of a file.
func (a *app) doubt(f *payroll.Finding) string {
	switch f.Subject {
	case payroll.OfRow:
		return a.sentence(&cms.CellError{At: cms.Position{Path: f.Path, Sheet: f.Sheet, Row: f.Rows[0]}, Column: f.Field, Value: fmt.Sprint(f.Found), Reason: f.Reason})
	case payroll.OfFile:
		return a.place(f.Path, f.Sheet, f.Rows, f.Field) + ": " + a.refusal(f.Reason)
	}
	return a.refusal(f.Reason) + " (“" + f.Title + "”)"
}

// found is the expected or found value of a finding in words.
func (a *app) found(v any) any {
	if s, ok := v.(string); ok {
		if d, err := decimal.NewFromString(s); err == nil {
			return d
		}
		if status, err := payroll.ParseStatus(s); err == nil {
			return a.say("status." + string(status))
		}
	}
	return v
}

func (a *app) findingSheet(m payroll.Month, found []payroll.Finding) sheet {
	s := sheet{title: a.say("check.title", m), head: []string{"severity", "code", "articles.ids", "finding"}, empty: "check.none"}
	for _, f := range found {
		var severity any = a.say("severity." + string(f.Severity))
		if f.Severity == payroll.Blocking {
			severity = alarm(a.say("severity." + string(f.Severity)))
		}
		s.rows = append(s.rows, []any{severity, string(f.Code), list(f.Articles, 6), f.Message})
	}
	return s
}

// list joins what fits in a line and counts the rest.
func list(items []string, most int) string {
	if len(items) > most {
		return strings.Join(items[:most], ", ") + ", …"
	}
	return strings.Join(items, ", ")
}
