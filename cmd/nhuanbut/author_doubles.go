package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/msg"
	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

func authorDoublesCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "doubles", Short: a.say("help.author.doubles"), Long: a.say("help.author.doubles.long"), Example: a.say("example.author.doubles"), Args: a.between(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			return a.with(ctx, func(l *ledger.Ledger) error {
				list, err := l.Duplicates(ctx)
				if err != nil {
					return err
				}
				return printDoubles(a, list)
			})
		},
	}
}

// doubleJSON is two authors who may be one person, with the commands that merge them.
type doubleJSON struct {
	payroll.Duplicate
	Commands []string `json:"commands"`
}

func printDoubles(a *app, list []payroll.Duplicate) error {
	doubles := make([]doubleJSON, len(list))
	for i, d := range list {
		doubles[i] = doubleJSON{d, mergeCommands(d)}
	}
	s := doublesTable(a, doubles)
	if a.format == "csv" {
		s = doublesCSV(doubles)
	}
	return a.print(struct {
		Doubles []doubleJSON `json:"doubles"`
	}{doubles}, s)
}

// mergeCommands are the commands that make two authors one. A source takes in a person
// only where the person is said to be a source first.
func mergeCommands(d payroll.Duplicate) []string {
	keep, gone := d.Authors[0], d.Authors[1]
	merge := fmt.Sprintf("nhuanbut author merge %s %s", keep.Code, gone.Code)
	if keep.Kind == payroll.Source && gone.Kind != payroll.Source {
		return []string{fmt.Sprintf("nhuanbut author set %s kind=source", gone.Code), merge}
	}
	return []string{merge}
}

// doublesTable returns a table with two rows a pair, and one more for each command
// beyond the first.
func doublesTable(a *app, doubles []doubleJSON) table {
	s := table{head: []string{"sureness", "code", "author", "author.kind", "articles", "why"}, empty: "double.none"}
	for _, d := range doubles {
		why := make([]string, 0, len(d.Reasons)+len(d.Against))
		for _, r := range d.Reasons {
			why = append(why, a.say("double."+string(r)))
		}
		for _, r := range d.Against {
			why = append(why, a.say("double.not."+string(r)))
		}
		notes := append([]string{strings.Join(why, ", ")}, d.Commands...)
		sureness := a.say("sureness." + d.Sureness)
		for i, note := range notes {
			row := []any{sureness, "", "", "", nil, note}
			if i < len(d.Authors) {
				au := d.Authors[i]
				row = []any{sureness, au.Code, au.Name, a.msg().Word(lang.AuthorKind(au.Kind)), au.Articles, note}
			}
			s.rows = append(s.rows, row)
			sureness = ""
		}
	}
	return s
}

// doublesCSV returns a table with one row a pair, for programs.
func doublesCSV(doubles []doubleJSON) table {
	s := table{head: []string{
		"sureness", "reasons", "against", "code", "author", "kind", "articles", "other_code", "other_author", "other_kind", "other_articles", "commands",
	}}
	for _, d := range doubles {
		row := []any{d.Sureness, likenessWords(d.Reasons), likenessWords(d.Against)}
		for _, au := range d.Authors {
			row = append(row, au.Code, au.Name, au.Kind, au.Articles)
		}
		s.rows = append(s.rows, append(row, strings.Join(d.Commands, "; ")))
	}
	return s
}

func likenessWords(likenesses []payroll.Likeness) string {
	return strings.Trim(fmt.Sprint(likenesses), "[]")
}

func authorDistinctCommand(a *app) *cobra.Command {
	var reason string
	cmd := &cobra.Command{
		Use: "distinct " + a.say("arg.author.distinct"), Short: a.say("help.author.distinct"), Example: a.say("example.author.distinct"), Args: a.between(2, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			ctx := cmd.Context()
			return a.with(ctx, func(l *ledger.Ledger) error {
				authors, err := l.DistinctAuthors(ctx, a.act(), args, reason)
				if err != nil {
					return err
				}
				return printAuthors(a, authors)
			})
		},
	}
	a.flags(cmd).reason(&reason)
	return cmd
}

func authorUnmergeCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "unmerge " + a.say("arg.author.code"), Short: a.say("help.author.unmerge"), Long: a.say("help.author.unmerge.long"),
		Example: a.say("example.author.unmerge"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error { return runAuthorUnmerge(cmd.Context(), a, args[0]) },
	}
}

func runAuthorUnmerge(ctx context.Context, a *app, name string) error {
	return a.changing(ctx, func(l *ledger.Ledger) error {
		done, err := l.UnmergeAuthor(ctx, a.act(), name)
		if err != nil {
			return err
		}
		if err := a.print(done, authorsTable(a, []ledger.Author{done.Author, done.From})); err != nil {
			return err
		}
		one, other := done.Author, done.From
		if len(done.Articles) > 0 {
			a.note("unmerge.articles", len(done.Articles), one.Name, msg.List(done.Articles, 8))
		}
		if len(done.Unsure) > 0 {
			a.note("unmerge.unsure", len(done.Unsure), msg.List(done.Unsure, 8), other.Code)
		}
		if done.Unpaid != 0 {
			a.note("unmerge.unpaid", done.Unpaid, one.Name)
		}
		if done.Paid != 0 {
			a.note("unmerge.paid", done.Paid, other.Name, one.Name)
		}
		a.note("unmerge.distinct", one.Code, other.Code)
		return nil
	})
}
