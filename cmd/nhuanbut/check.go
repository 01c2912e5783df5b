package main

import (
	"context"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

func (a *app) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use: "check " + a.say("arg.month"), Short: a.say("help.check"), Example: a.say("example.check"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			m, err := a.month(args[0])
			if err != nil {
				return err
			}
			return a.check(cmd.Context(), m)
		},
	}
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
		f.Message = a.say("finding."+string(f.Code), a.found(f.Expected), a.found(f.Found), f.Author, field, f.Title)
	}
	return found
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
