package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

func (a *app) articleHistoryCommand() *cobra.Command {
	return &cobra.Command{
		Use: "history " + a.say("arg.article"), Short: a.say("help.article.history"), Example: a.say("example.article.history"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.history(cmd.Context(), args[0]) },
	}
}

func (a *app) history(ctx context.Context, name string) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		past, err := l.History(ctx, name)
		if err != nil {
			return err
		}
		s := sheet{head: []string{"version", "at", "by", "from.file", "changes"}}
		for _, p := range past {
			s.rows = append(s.rows, []any{p.Version, a.instant(p.At), p.By, a.origin(p), a.changes(p)})
		}
		shown, err := l.Article(ctx, name)
		if err != nil {
			return err
		}
		lines := linesOf(shown.Lines, shown.Payees)
		sheets := []sheet{s}
		if len(lines) > 0 {
			sheets = append(sheets, a.lineSheet(lines))
		}
		return a.print(struct {
			Article  string        `json:"article"`
			Versions []ledger.Past `json:"versions"`
			Lines    []lineJSON    `json:"lines"`
		}{name, past, lines}, sheets...)
	})
}

// origin says where a version came from.
func (a *app) origin(p ledger.Past) string {
	if p.Origin == "set" {
		return strings.TrimSuffix(a.say("history.set")+": "+p.Reason, ": ")
	}
	at := p.File
	if p.Sheet != "" {
		at += ", " + a.say("at.sheet", p.Sheet)
	}
	return at + ", " + a.say("at.row", p.Row)
}

// changes says what a version changed, a line a column; of the first only the
// columns that money depends on.
func (a *app) changes(p ledger.Past) string {
	var lines []string
	for _, c := range p.Changes {
		if p.Version == 1 && !c.Column.Pays() {
			continue
		}
		line := a.field(c.Column) + ": " + a.brief(c.Column, c.From) + " → " + a.brief(c.Column, c.To)
		if p.Version == 1 {
			line = a.field(c.Column) + ": " + a.brief(c.Column, c.To)
		}
		if c.File != nil {
			line += " " + a.say("history.file", a.brief(c.Column, *c.File))
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// brief is a value in a line among others.
func (a *app) brief(c payroll.Column, v string) string {
	if v == "" {
		return "∅"
	}
	text := []rune(strings.Join(strings.Fields(a.value(c, v)), " "))
	if len(text) > 60 {
		return string(text[:59]) + "…"
	}
	return string(text)
}
