package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/msg"
	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

func articleSameCommand(a *app) *cobra.Command {
	var reason string
	cmd := &cobra.Command{
		Use: "same " + a.say("arg.article") + " " + a.say("arg.article"), Short: a.say("help.article.same"), Long: a.say("help.article.same.long"),
		Example: a.say("example.article.same"), Args: a.between(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.changing(cmd.Context(), func(l *ledger.Ledger) error {
				done, err := l.SameArticle(cmd.Context(), a.act(), args[0], args[1], reason)
				if err != nil {
					return err
				}
				a.note("article.same", done.Articles[0], done.Articles[1])
				return printTold(a, done)
			})
		},
	}
	a.flags(cmd).reason(&reason)
	return cmd
}

func articleDifferentCommand(a *app) *cobra.Command {
	var title, reason string
	source := ledger.MainSource
	cmd := &cobra.Command{
		Use: "different [" + a.say("arg.article") + "...]", Short: a.say("help.article.different"), Long: a.say("help.article.different.long"),
		Example: a.say("example.article.different"), Args: a.between(0, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if (title == "") == (len(args) == 0) {
				return a.misuse("usage.different")
			}
			return runArticleDifferent(cmd.Context(), a, args, title, source, reason)
		},
	}
	f := a.flags(cmd)
	f.text(&title, "title", "flag.different.title", a.kinds.text)
	f.text(&source, "source", "flag.source", a.kinds.name)
	f.reason(&reason)
	return cmd
}

func runArticleDifferent(ctx context.Context, a *app, articles []string, title, source, reason string) error {
	return a.changing(ctx, func(l *ledger.Ledger) (err error) {
		var done ledger.Told
		if title != "" {
			done, err = l.DifferentTitle(ctx, a.act(), payroll.OneLine(source), title, reason)
		} else {
			done, err = l.DifferentArticles(ctx, a.act(), articles[0], strings.Join(articles[1:], ""), reason)
		}
		switch {
		case err != nil:
			return err
		case title != "":
			a.note("article.series", done.Title)
		case done.Undone:
			a.note("article.different.undone", done.Articles[0], done.Articles[1])
		case len(done.Articles) == 2:
			a.note("article.different", done.Articles[0], done.Articles[1])
		default:
			a.note("article.different.others", done.Articles[0], strings.Join(done.Articles[1:], ", "))
		}
		return printTold(a, done)
	})
}

// printTold says what was settled by saying which article is which.
func printTold(a *app, done ledger.Told) error {
	s := table{head: []string{"articles.ids", "freed"}, rows: [][]any{{strings.Join(done.Articles, ", "), strings.Join(done.Settled, ", ")}}}
	if len(done.Settled) == 0 && a.format == "table" {
		return nil // the sentence has said all of it
	}
	return a.print(done, s)
}

// runRefusedShow shows a refused row.
func runRefusedShow(ctx context.Context, a *app, name string) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		r, err := l.RefusedRow(ctx, name)
		if err != nil {
			return err
		}
		s := table{head: []string{"field", "value"}}
		reason := a.sentence(&cms.CellError{At: cms.Position{Path: r.Path, Sheet: r.Sheet, Row: r.Row}, Column: r.Column, Value: r.Value, Reason: r.Reason})
		for _, field := range [][2]string{
			{a.say("column.row"), r.ID}, {a.say("column.status"), a.say("refused." + r.Status)}, {a.say("column.finding"), reason},
			{a.say("column.title"), r.Title}, {payroll.ID.Header(), r.CMSID}, {a.say("column.published"), a.msg().Value(r.Published)},
			{a.say("column.at"), a.instant(r.At)}, {a.say("column.by"), r.By}, {a.say("column.reason"), r.Why},
		} {
			if field[1] != "" {
				s.rows = append(s.rows, []any{field[0], field[1]})
			}
		}
		return a.print(struct {
			ledger.Refused
			Message string `json:"message"`
		}{r, reason}, s)
	})
}

// mostHints is for how many held rows an import names the commands that decide about
// them.
const mostHints = 5

// sayHeld says which rows of an import are held, and what decides about them.
func sayHeld(a *app, held []ledger.HeldRow) {
	for i, h := range held {
		a.errs.Say(a.say("held"), a.msg().HeldRow(h))
		if h.Article != "" && len(h.Others) > 0 && i < mostHints {
			a.hint(a.msg().DoubtHint(msg.Quoted(h.Article), msg.Quoted(h.Others[0]), len(h.Others)))
		}
	}
}

// heldFor says why an article is held, in the JSON of article show.
type heldFor struct {
	Code   string   `json:"code"`
	Others []string `json:"others"` // the articles that it could be
	Reason string   `json:"reason"`
}
