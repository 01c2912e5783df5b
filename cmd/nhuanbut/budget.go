package main

import (
	"context"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

func budgetCommand(a *app) *cobra.Command {
	list := &cobra.Command{
		Use: "list", Short: a.say("help.budget.list"), Example: a.say("example.budget.list"), Args: a.between(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error { return runBudgetList(cmd.Context(), a) },
	}
	var b payroll.Budget
	set := &cobra.Command{
		Use: "set " + a.say("arg.budget"), Short: a.say("help.budget.set"), Long: a.say("help.budget.set.long"),
		Example: a.say("example.budget.set"), Args: a.between(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			b.Period = args[0]
			if len(b.Period) != 4 {
				m, err := a.month(args[0])
				if err != nil {
					return payroll.Refuse(payroll.BadBudgetPeriod, "period", args[0])
				}
				b.Period = string(m)
			}
			if err := budgetValue(a, &b, args[1]); err != nil {
				return err
			}
			return runBudgetSet(cmd.Context(), a, b)
		},
	}
	f := a.flags(set)
	f.text(&b.Category, "category", "flag.budget.category", a.kinds.name)
	chosen(f, &b.Kind, "kind", "flag.budget.kind", payroll.CappedKinds(), func(typed string) (payroll.Kind, error) { return payroll.Kind(typed), nil })
	return a.group("budget", list, set)
}

// budgetValue reads an amount, a percentage, or none.
func budgetValue(a *app, b *payroll.Budget, s string) error {
	if s == none {
		return nil
	}
	percent, isPercent := strings.CutSuffix(strings.TrimSpace(s), "%")
	if isPercent != (b.Kind != "") {
		return payroll.Refuse(payroll.BadBudget)
	}
	if !isPercent {
		amount, err := a.amount(s)
		if err != nil {
			return a.misuse("usage.budget", s)
		}
		b.Amount = &amount
		return nil
	}
	canonical, refusal := value.Parse(payroll.TextCoefficient, percent, value.DatesDMY)
	if refusal != nil || canonical == "" {
		return payroll.Refuse(payroll.BadBudget)
	}
	b.Percent = decimal.NewNullDecimal(decimal.RequireFromString(canonical))
	return nil
}

func runBudgetList(ctx context.Context, a *app) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		budgets, err := l.Budgets(ctx)
		if err != nil {
			return err
		}
		if budgets == nil {
			budgets = []payroll.Budget{}
		}
		s := table{head: []string{"period", "budget.of", "amount", "percent"}, empty: "budget.none"}
		for _, b := range budgets {
			row := []any{b.Period, a.msg().Budget(b), nil, nil}
			if b.Amount != nil {
				row[2] = *b.Amount
			}
			if b.Percent.Valid {
				row[3] = a.msg().Value(b.Percent) + "%"
			}
			s.rows = append(s.rows, row)
		}
		return a.print(struct {
			Budgets []payroll.Budget `json:"budgets"`
		}{budgets}, s)
	})
}

func runBudgetSet(ctx context.Context, a *app, b payroll.Budget) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		if err := l.SetBudget(ctx, a.act(), b); err != nil {
			return err
		}
		key := "budget.done"
		if b.Amount == nil && !b.Percent.Valid {
			key = "budget.removed"
		}
		a.note(key, b.Period, a.msg().Budget(b))
		return nil
	})
}

// withBudgets returns s, followed by a table of the budgets where any is set.
func withBudgets(a *app, s table, uses []payroll.BudgetUse) []table {
	if len(uses) == 0 {
		return []table{s}
	}
	return []table{s, budgetTable(a, uses)}
}

// budgetTable returns a table of what was spent of each budget.
func budgetTable(a *app, uses []payroll.BudgetUse) table {
	s := table{title: a.say("budget.title"), head: []string{"period", "budget.of", "limit", "spent", "left"}}
	for _, u := range uses {
		of := a.msg().Budget(u.Budget)
		if u.Percent.Valid {
			of += " ≤ " + a.msg().Value(u.Percent) + "%"
		}
		s.rows = append(s.rows, []any{u.Period, of, u.Limit, u.Spent, u.Left})
	}
	return s
}

// warnBudgets says which budgets are exceeded.
func warnBudgets(a *app, uses []payroll.BudgetUse) {
	for _, u := range uses {
		if u.Left < 0 && !a.quiet {
			a.warn("budget.exceeded", u.Period, a.msg().Budget(u.Budget), -u.Left)
		}
	}
}
