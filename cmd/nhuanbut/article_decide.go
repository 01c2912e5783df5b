package main

import (
	"context"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// deciding holds what the command line says of a decision about articles.
type deciding struct {
	to          payroll.Status
	refs        []string
	from        string // a file with refs
	filter      ledger.ArticleFilter
	reason      string
	yes, dryRun bool
}

func decideCommand(a *app, verb string, to payroll.Status) *cobra.Command {
	d := deciding{to: to}
	cmd := &cobra.Command{
		Use: verb + " " + a.say("arg.articles.any"), Short: a.say("help.article." + verb), Long: a.say("help.article.decide.long"),
		Example: a.say("example.article." + verb), Args: a.between(0, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			d.refs = args
			return runDecide(cmd.Context(), a, d)
		},
	}
	f := a.flags(cmd)
	f.articles(&d.filter)
	f.text(&d.from, "from", "flag.decide.from", a.kinds.date)
	f.reason(&d.reason)
	f.bool(&d.yes, "yes", "flag.decide.yes")
	f.bool(&d.dryRun, "dry-run", "flag.dry-run")
	return cmd
}

func runDecide(ctx context.Context, a *app, d deciding) error {
	named, filtered := len(d.refs) > 0 || d.from != "", d.filter != ledger.ArticleFilter{}
	switch {
	case named && filtered:
		return a.misuse("usage.decide.both")
	case !named && !filtered:
		return a.misuse("usage.decide.none")
	}
	sure := d.yes || d.dryRun || (d.from == "" && !filtered) // who typed the IDs has chosen them
	if err := a.canAsk(sure, "usage.decide.yes"); err != nil {
		return err
	}
	choice := ledger.Choice{Filter: d.filter}
	if named {
		var err error
		if choice.Names, err = listedArticles(a, d); err != nil {
			return err
		}
	}
	return a.changing(ctx, func(l *ledger.Ledger) error { return decideChosen(ctx, a, l, d, choice, sure) })
}

// listedArticles returns the articles that the command line and the file of --from
// name.
func listedArticles(a *app, d deciding) ([]cms.ListedID, error) {
	var names []cms.ListedID
	for _, ref := range d.refs {
		names = append(names, cms.ListedID{ID: ref})
	}
	if d.from == "" {
		return names, nil
	}
	in, name := a.in, a.say("stdin")
	if d.from != "-" {
		f, err := os.Open(d.from)
		if err != nil {
			return nil, err
		}
		defer f.Close()
		in, name = io.Reader(f), d.from
	}
	list, err := cms.ReadIDs(in, name)
	return append(names, list...), err
}

// decideChosen says what a decision is about, asks where that is not sure, and makes it.
func decideChosen(ctx context.Context, a *app, l *ledger.Ledger, d deciding, choice ledger.Choice, sure bool) error {
	weighed, err := l.Weigh(ctx, choice, d.to)
	if err != nil {
		return allOf(a, err)
	}
	if err := sayWeighed(a, weighed); err != nil {
		return err
	}
	if d.dryRun {
		return printDecision(a, weighed, true)
	}
	if !sure && len(weighed.Changed) > 0 {
		question := a.say("decide.ask."+string(d.to), len(weighed.Changed), weighed.Payable)
		if err := want(ctx, a, question, payroll.Refuse(NotDecided)); err != nil {
			return err
		}
	}
	if err := l.DecideWeighed(ctx, a.act(), weighed, d.reason); err != nil {
		return err
	}
	if err := printDecision(a, weighed, false); err != nil {
		return err
	}
	if m := choice.Filter.Month; m != "" && d.to == payroll.Approved {
		a.note("decide.next", m)
	}
	return nil
}

// NotDecided ends a decision that nobody wanted after all.
const NotDecided payroll.Code = "not-decided"

// allOf says all but the last of several refusals, and gives the last one.
func allOf(a *app, err error) error {
	several, ok := err.(interface{ Unwrap() []error })
	if !ok {
		return err
	}
	errs := several.Unwrap()
	for _, one := range errs[:len(errs)-1] {
		a.fail(one)
	}
	return errs[len(errs)-1]
}

// sayWeighed shows, to people, what a decision is about.
func sayWeighed(a *app, d ledger.Decision) error {
	for _, left := range d.Left {
		a.note("decide.left", left.Articles, a.msg().Word(lang.Status(left.Status)), string(left.Status))
	}
	if a.format != "table" {
		return nil
	}
	return a.table(weighedTable(a, d))
}

func weighedTable(a *app, d ledger.Decision) table {
	s := table{title: a.say("decide.title." + string(d.Status)), head: []string{"status", "articles", "amount.paid"}, empty: "article.none"}
	for _, sum := range d.Before {
		s.rows = append(s.rows, []any{a.msg().Word(lang.Status(sum.Status)), sum.Articles, sum.Amount})
	}
	s.foot = []any{a.say("total.sum"), d.Articles, d.Amount}
	return s
}

func printDecision(a *app, d ledger.Decision, dryRun bool) error {
	s := table{
		head: []string{"status", "changed", "already", "payable"},
		rows: [][]any{{a.msg().Word(lang.Status(d.Status)), len(d.Changed), len(d.Already), d.Payable}},
	}
	if dryRun {
		a.note("import.dry-run")
		s = weighedTable(a, d)
	}
	if a.format == "table" {
		if dryRun || d.Articles == 0 {
			return nil // it has been shown
		}
		fmt.Fprintln(a.out)
	}
	return a.print(struct {
		ledger.Decision
		DryRun bool `json:"dry_run"`
	}{d, dryRun}, s)
}
