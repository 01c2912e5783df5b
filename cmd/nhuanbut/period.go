package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/help"
	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

func periodCommand(a *app) *cobra.Command {
	list := &cobra.Command{
		Use: "list", Short: a.say("help.period.list"), Example: a.say("example.period.list"), Args: a.between(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error { return runPeriodList(cmd.Context(), a) },
	}
	show := &cobra.Command{
		Use: "show " + a.say("arg.month"), Short: a.say("help.period.show"), Example: a.say("example.period.show"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			m, err := a.month(args[0])
			if err != nil {
				return err
			}
			return runPeriodShow(cmd.Context(), a, m)
		},
	}
	return a.group("period", list, show, periodCloseCommand(a))
}

func periodCloseCommand(a *app) *cobra.Command {
	var yes bool
	var o ledger.CloseOptions
	var accept []string
	cmd := &cobra.Command{
		Use: "close " + a.say("arg.month"), Short: a.say("help.period.close"), Long: a.say("help.period.close.long"),
		Example: a.say("example.period.close"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			m, err := a.month(args[0])
			if err != nil {
				return err
			}
			for _, code := range accept {
				c := payroll.Code(strings.TrimSpace(code))
				if payroll.SettledOneByOne(c) {
					return a.misuse("usage.accept.one", code, m)
				}
				if payroll.SeverityOf(c) != payroll.Blocking {
					return a.misuse("usage.accept", code, strings.Join(wordsFor(payroll.AcceptedTogether()...), ", "))
				}
				o.Accept = append(o.Accept, c)
			}
			return runPeriodClose(cmd.Context(), a, m, o, yes)
		},
	}
	f := a.flags(cmd)
	f.bool(&yes, "yes", "flag.yes")
	f.bool(&o.Early, "early", "flag.early")
	f.list(&accept, "accept", "flag.accept", help.Kind{Word: a.kinds.code.Word, Choices: wordsFor(payroll.AcceptedTogether()...)})
	return cmd
}

func runPeriodList(ctx context.Context, a *app) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		periods, err := l.Periods(ctx)
		if err != nil {
			return err
		}
		if periods == nil {
			periods = []ledger.Period{}
		}
		s := table{head: []string{"month", "status", "articles", "gross", "closed-at", "head"}, empty: "period.none"}
		for _, p := range periods {
			s.rows = append(s.rows, []any{string(p.Month), a.say("period." + p.Status), p.Articles, p.Gross, a.instant(p.ClosedAt), a.hash(p.Head)})
		}
		return a.print(struct {
			Periods []ledger.Period `json:"periods"`
		}{periods}, s)
	})
}

// shortHash is how many letters of a hash people see. They tell it from every other
// one, and verify takes them.
const shortHash = 16

// hash returns a hash as a table shows it.
func (a *app) hash(h string) string {
	if a.format == "table" && len(h) > shortHash {
		return h[:shortHash]
	}
	return h
}

func runPeriodShow(ctx context.Context, a *app, m payroll.Month) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		p, err := l.Period(ctx, m)
		if err != nil {
			return err
		}
		return a.print(p, periodTable(a, p))
	})
}

func periodTable(a *app, p ledger.Period) table {
	s := table{head: []string{"field", "value"}, rows: [][]any{
		{a.say("column.month"), string(p.Month)}, {a.say("column.status"), a.say("period." + p.Status)},
		{a.say("column.first-day"), p.First}, {a.say("column.last-day"), p.Last},
		{a.say("column.articles"), p.Articles}, {a.say("column.gross"), p.Gross},
	}}
	if p.Status == ledger.StatusClosed {
		s.rows = append(s.rows, []any{a.say("column.closed-at"), a.instant(p.ClosedAt)}, []any{a.say("column.by"), p.ClosedBy},
			[]any{a.say("column.accepted"), strings.Join(p.Accepted, ", ")}, []any{a.say("column.head"), p.Head})
	}
	return s
}

// runPeriodClose weighs a closing, shows it, asks about it unless yes, and closes the month
// as it was weighed.
func runPeriodClose(ctx context.Context, a *app, m payroll.Month, o ledger.CloseOptions, yes bool) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		if err := a.canAsk(yes, "usage.close.yes"); err != nil {
			return err
		}
		weighed, err := l.WeighClosing(ctx, m, o)
		if err != nil && !yes { // nobody is asked about what is refused
			return err
		}
		if weighed != nil && weighed.Unpaid > 0 {
			a.warn("period.unpaid", weighed.Unpaid, m)
		}
		if err != nil {
			return err
		}
		if !yes {
			if err := wantClosing(ctx, a, weighed.Period); err != nil {
				return err
			}
		}
		p, err := l.CloseWeighed(ctx, a.act(), weighed)
		if err != nil {
			return err
		}
		if err := a.print(p, periodTable(a, p)); err != nil {
			return err
		}
		a.note("period.done", m, m.Add(1))
		return nil
	})
}

// wantClosing asks whether a month is to be closed.
func wantClosing(ctx context.Context, a *app, p ledger.Period) error {
	question := a.say("period.ask", p.Month, p.Articles, p.Gross)
	return want(ctx, a, question, payroll.Refuse(NotClosed, "month", p.Month))
}

// NotClosed ends a closing that nobody wanted after all. Facts: month.
const NotClosed payroll.Code = "not-closed"
