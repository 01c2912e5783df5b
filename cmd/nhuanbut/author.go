package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

func (a *app) authorCommand() *cobra.Command {
	return a.group("author", a.authorListCommand(), a.authorShowCommand(), a.authorSetCommand(), a.authorConfirmCommand())
}

func (a *app) authorListCommand() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: a.say("help.author.list"), Example: a.say("example.author.list"), Args: a.between(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			return a.with(ctx, func(l *ledger.Ledger) error {
				authors, err := l.Authors(ctx)
				if err != nil {
					return err
				}
				return a.printAuthors(authors)
			})
		},
	}
}

func (a *app) printAuthors(authors []ledger.Author) error {
	if authors == nil {
		authors = []ledger.Author{}
	}
	s := sheet{head: []string{"code", "author", "author.kind", "tax-code", "email"}, empty: "author.none"}
	for _, au := range authors {
		s.rows = append(s.rows, []any{au.Code, au.Name, a.say("author.kind." + string(au.Kind)), au.TaxCode, au.Email})
	}
	return a.print(struct {
		Authors []ledger.Author `json:"authors"`
	}{authors}, s)
}

func (a *app) authorShowCommand() *cobra.Command {
	return &cobra.Command{
		Use: "show " + a.say("arg.author"), Short: a.say("help.author.show"), Example: a.say("example.author.show"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.authorShow(cmd.Context(), args[0]) },
	}
}

func (a *app) authorShow(ctx context.Context, name string) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		au, err := l.Author(ctx, name)
		if err != nil {
			return err
		}
		s := sheet{head: []string{"field", "value"}, rows: [][]any{
			{a.say("column.code"), au.Code}, {a.say("column.author"), au.Name},
			{a.say("column.author.kind"), a.say("author.kind." + string(au.Kind))},
			{a.say("column.tax-code"), au.TaxCode}, {a.say("column.email"), au.Email},
		}}
		return a.print(au, s)
	})
}

func (a *app) authorSetCommand() *cobra.Command {
	return &cobra.Command{
		Use: "set " + a.say("arg.author.set"), Short: a.say("help.author.set"), Example: a.say("example.author.set"), Args: a.between(2, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			fields := make(map[string]string)
			for _, setting := range args[1:] {
				key, value, err := a.assignment(setting)
				if err != nil {
					return err
				}
				fields[strings.ReplaceAll(key, "_", "-")] = value
			}
			return a.authorSet(cmd.Context(), args[0], fields)
		},
	}
}

func (a *app) authorSet(ctx context.Context, name string, fields map[string]string) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		au, err := l.SetAuthor(ctx, name, fields)
		if err != nil {
			return err
		}
		return a.printAuthors([]ledger.Author{au})
	})
}

func (a *app) authorConfirmCommand() *cobra.Command {
	var all bool
	var kind string
	cmd := &cobra.Command{
		Use: "confirm " + a.say("arg.authors"), Short: a.say("help.author.confirm"), Example: a.say("example.author.confirm"), Args: a.between(0, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if all == (len(args) > 0) {
				return a.misuse("usage.confirm")
			}
			k, err := payroll.ParseAuthorKind(kind)
			if err != nil {
				return a.misuse("error.bad-author-kind", kind)
			}
			return a.authorConfirm(cmd.Context(), args, k)
		},
	}
	cmd.Flags().BoolVar(&all, "all", false, a.say("flag.all"))
	cmd.Flags().StringVar(&kind, "kind", "", a.say("flag.kind"))
	return cmd
}

func (a *app) authorConfirm(ctx context.Context, names []string, kind payroll.AuthorKind) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		changed, err := l.ConfirmAuthors(ctx, names, kind)
		if err != nil {
			return err
		}
		return a.printAuthors(changed)
	})
}
