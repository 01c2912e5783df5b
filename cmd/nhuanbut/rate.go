package main

import (
	"context"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/help"
	"nhuanbut/ledger"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

func rateCommand(a *app) *cobra.Command {
	list := &cobra.Command{
		Use: "list", Short: a.say("help.rate.list"), Example: a.say("example.rate.list"), Args: a.between(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error { return runRateList(cmd.Context(), a) },
	}
	var r payroll.Rate
	set := &cobra.Command{
		Use: "set " + a.say("arg.rate"), Short: a.say("help.rate.set"), Long: a.say("help.rate.set.long"),
		Example: a.say("example.rate.set"), Args: a.between(2, 2),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			if r.From == "" {
				return a.misuse("usage.from", "")
			}
			r.Name = payroll.RateName(args[0])
			if r.Value, err = rateValue(a, r.Name, args[1]); err != nil {
				return err
			}
			return runRateSet(cmd.Context(), a, r)
		},
	}
	f := a.flags(set)
	help.Add(f.set, f.flag("from", "flag.from.date", a.kinds.date), &r.From, func(typed string) (payroll.Date, error) {
		day, err := payroll.ParseDate(typed)
		if err != nil {
			return "", a.misuse("usage.from", typed)
		}
		return day, nil
	})
	f.text(&r.Basis, "basis", "flag.basis", a.kinds.text)
	f.text(&r.Genre, "genre", "flag.genre", a.kinds.name)
	return a.group("rate", list, set)
}

func runRateList(ctx context.Context, a *app) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		rates, err := l.Rates(ctx)
		if err != nil {
			return err
		}
		s := table{head: []string{"rate", "genre", "from", "value", "basis"}}
		for _, r := range rates {
			s.rows = append(s.rows, []any{string(r.Name), r.Genre, r.From, r.Value, r.Basis})
		}
		return a.print(struct {
			Rates []payroll.Rate `json:"rates"`
		}{rates}, s)
	})
}

// none is the word that ends a rate or removes a budget.
const none = "none"

// rateValue reads a figure as the columns of the CMS have it.
func rateValue(a *app, name payroll.RateName, s string) (decimal.NullDecimal, error) {
	if s == none {
		return decimal.NullDecimal{}, nil
	}
	column := payroll.BaseCoefficient
	switch name {
	case payroll.BaseSalaryRate, payroll.TaxThreshold:
		column = payroll.BaseSalary
	case payroll.CapRate:
		column = payroll.TextCoefficient
	case payroll.DeadlineRate:
		column = payroll.Photos // a whole number
	}
	canonical, refusal := value.Parse(column, s, value.DatesDMY)
	if refusal != nil || canonical == "" {
		return decimal.NullDecimal{}, a.misuse("usage.rate", string(name), s)
	}
	return decimal.NewNullDecimal(decimal.RequireFromString(canonical)), nil
}

func runRateSet(ctx context.Context, a *app, r payroll.Rate) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		if err := l.SetRate(ctx, a.act(), r); err != nil {
			return err
		}
		name := strings.TrimSpace(string(r.Name) + " " + r.Genre)
		switch r.Name {
		case payroll.BaseSalaryRate, payroll.BaseCoefficientRate, payroll.CapRate:
			a.note("rate.done", name, r.From)
		default:
			a.note("rate.done.pay", name, r.From)
		}
		return nil
	})
}
