package main

import (
	"context"

	"github.com/spf13/cobra"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

func totalCommand(a *app) *cobra.Command {
	by := payroll.ByAuthor
	cmd := &cobra.Command{
		Use: "total " + a.say("arg.month"), Short: a.say("help.total"), Example: a.say("example.total"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			m, err := a.month(args[0])
			if err != nil {
				return err
			}
			return runTotal(cmd.Context(), a, m, by)
		},
	}
	a.flags(cmd).by(&by)
	return cmd
}

// by adds the flag for what totals are by.
func (f flags) by(to *payroll.By) {
	all := payroll.Bys()
	chosen(f, to, "by", "flag.by", all, payroll.ParseBy)
}

func runTotal(ctx context.Context, a *app, m payroll.Month, by payroll.By) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		b, err := l.Book(ctx, m)
		if err != nil {
			return err
		}
		t := b.Total(by)
		if err := a.print(t, withBudgets(a, totalTable(a, t), t.Budgets)...); err != nil {
			return err
		}
		warnBudgets(a, t.Budgets)
		return nil
	})
}

func totalTable(a *app, t payroll.Total) table {
	s := table{
		title: a.say("total.title", t.Period), empty: "total.empty",
		head: []string{string(t.By), "articles", "photos", "text", "photo", "other", "gross"},
	}
	if t.By == payroll.ByArticle {
		s.head = append([]string{"article", "title"}, s.head[1:]...)
	}
	var text, photo, other payroll.Dong
	for _, r := range t.Rows {
		row := []any{r.Key, r.Articles, r.Photos, r.Text, r.Photo, r.Other, r.Gross}
		if r.Key == "" && a.format == "table" {
			row[0] = a.say("total.none")
		}
		if t.By == payroll.ByArticle {
			row = append([]any{row[0], r.Title}, row[1:]...)
		}
		s.rows = append(s.rows, row)
		text, photo, other = text+r.Text, photo+r.Photo, other+r.Other
	}
	s.foot = []any{a.say("total.sum"), t.Articles, t.Photos, text, photo, other, t.Gross}
	if t.By == payroll.ByArticle {
		s.foot = append([]any{s.foot[0], ""}, s.foot[1:]...)
	}
	return s
}
