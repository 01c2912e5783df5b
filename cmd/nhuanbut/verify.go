package main

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

func verifyCommand(a *app) *cobra.Command {
	var against string
	cmd := &cobra.Command{
		Use: "verify", Short: a.say("help.verify"), Long: a.say("help.verify.long"), Example: a.say("example.verify"), Args: a.between(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			against = strings.ToLower(strings.TrimSpace(against))
			if cmd.Flags().Changed("against") && !headHash.MatchString(against) {
				return a.misuse("usage.against", shortHash)
			}
			return runVerify(cmd.Context(), a, against)
		},
	}
	a.flags(cmd).text(&against, "against", "flag.against", a.kinds.hash)
	return cmd
}

// headHash matches a head hash as period list or period show prints it.
var headHash = regexp.MustCompile(fmt.Sprintf(`^[0-9a-f]{%d,64}$`, shortHash))

func runVerify(ctx context.Context, a *app, against string) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		done, err := l.Verify(ctx, against)
		if err != nil {
			return err
		}
		s := table{title: a.say("verify.found", len(done.Problems)), head: []string{"code", "where", "problem"}}
		if done.OK {
			s.title = a.say("verify.ok", done.Entries, done.Head)
		}
		for i := range done.Problems {
			p := &done.Problems[i]
			p.Message = a.msg().FindFacts("problem."+string(p.Code), p.Facts)
			s.rows = append(s.rows, []any{alarm(p.Code), p.Where, p.Message})
		}
		for _, f := range done.Forgotten {
			s.rows = append(s.rows, []any{"forgotten", f.Author + ", " + string(f.Field), a.say("verify.forgotten")})
		}
		if err := a.print(done, s); err != nil {
			return err
		}
		if !done.OK {
			return errFound
		}
		return nil
	})
}

func auditCommand(a *app) *cobra.Command {
	var since payroll.Date
	cmd := &cobra.Command{
		Use: "audit", Short: a.say("help.audit"), Example: a.say("example.audit"), Args: a.between(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error { return runAudit(cmd.Context(), a, since) },
	}
	a.flags(cmd).date(&since, "since", "flag.since")
	return cmd
}

func runAudit(ctx context.Context, a *app, since payroll.Date) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		events, err := l.Events(ctx, since)
		if err != nil {
			return err
		}
		if events == nil {
			events = []ledger.Event{}
		}
		s := table{head: []string{"number", "at", "by", "action", "subject", "detail", "command"}, empty: "audit.none"}
		for _, e := range events {
			s.rows = append(s.rows, []any{fmt.Sprint(e.ID), a.instant(e.At), e.By, e.Action, e.Subject, e.Detail, e.Command})
		}
		return a.print(struct {
			Events []ledger.Event `json:"events"`
		}{events}, s)
	})
}
