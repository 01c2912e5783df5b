package main

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

func authorCommand(a *app) *cobra.Command {
	return a.group("author", authorListCommand(a), authorShowCommand(a), authorAddCommand(a), authorSetCommand(a),
		authorAliasCommand(a), authorMergeCommand(a), authorUnmergeCommand(a), authorDoublesCommand(a), authorDistinctCommand(a),
		authorConfirmCommand(a), authorSplitCommand(a), authorNoteCommand(a))
}

func authorListCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: a.say("help.author.list"), Example: a.say("example.author.list"), Args: a.between(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			ctx := cmd.Context()
			return a.with(ctx, func(l *ledger.Ledger) error {
				authors, err := l.Authors(ctx)
				if err != nil {
					return err
				}
				return printAuthors(a, authors)
			})
		},
	}
}

func printAuthors(a *app, authors []ledger.Author) error {
	if authors == nil {
		authors = []ledger.Author{}
	}
	return a.print(struct {
		Authors []ledger.Author `json:"authors"`
	}{authors}, authorsTable(a, authors))
}

func authorsTable(a *app, authors []ledger.Author) table {
	s := table{head: []string{"code", "author", "author.kind", "tax-code", "account", "email"}, empty: "author.none"}
	for _, au := range authors {
		s.rows = append(s.rows, []any{au.Code, au.Name, a.msg().Word(lang.AuthorKind(au.Kind)),
			privateOf(a, au, cms.AuthorTaxCode, au.TaxCode), privateOf(a, au, cms.AuthorAccount, au.Account), privateOf(a, au, cms.AuthorEmail, au.Email)})
	}
	return s
}

// privateOf returns the value of a private field, or that it is forgotten.
func privateOf(a *app, au ledger.Author, field cms.AuthorField, value string) string {
	if slices.Contains(au.Forgotten, field) {
		return a.say("author.forgotten")
	}
	return value
}

func authorShowCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "show " + a.say("arg.author"), Short: a.say("help.author.show"), Example: a.say("example.author.show"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error { return runAuthorShow(cmd.Context(), a, args[0]) },
	}
}

func runAuthorShow(ctx context.Context, a *app, name string) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		au, balance, err := l.AuthorBalance(ctx, name)
		if err != nil {
			return err
		}
		s := authorTable(a, au)
		s.rows = append(s.rows, []any{a.say("column.balance"), balance})
		return a.print(struct {
			ledger.Author
			Balance payroll.Dong `json:"balance"`
		}{au, balance}, s)
	})
}

func authorTable(a *app, au ledger.Author) table {
	private := func(field cms.AuthorField, value string) string { return privateOf(a, au, field, value) }
	below := a.say("no")
	if au.WithholdBelow {
		below = a.say("yes")
	}
	return table{head: []string{"field", "value"}, rows: [][]any{
		{a.say("column.code"), au.Code}, {a.say("column.author"), au.Name},
		{a.say("column.pen-names"), strings.Join(au.PenNames, "; ")}, {a.say("column.legal-name"), au.LegalName},
		{a.say("column.author.kind"), a.msg().Word(lang.AuthorKind(au.Kind))},
		{a.say("column.tax-code"), private(cms.AuthorTaxCode, au.TaxCode)},
		{a.say("column.id-number"), private(cms.AuthorIDNumber, au.IDNumber)},
		{a.say("column.bank"), au.Bank}, {a.say("column.branch"), au.Branch},
		{a.say("column.account"), private(cms.AuthorAccount, au.Account)}, {a.say("column.account-name"), au.AccountName},
		{a.say("column.email"), private(cms.AuthorEmail, au.Email)}, {a.say("column.phone"), private(cms.AuthorPhone, au.Phone)},
		{a.say("column.address"), private(cms.AuthorAddress, au.Address)},
		{a.say("column.nationality"), au.Nationality}, {a.say("column.commitments"), au.Commitments.String()},
		{a.say("column.withhold-below"), below},
	}}
}

func authorAddCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use: "add " + a.say("arg.author.add"), Short: a.say("help.author.add"), Long: a.say("help.author.add.long"),
		Example: a.say("example.author.add"), Args: a.between(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			fields, err := a.assignments(args[1:])
			if err != nil {
				return err
			}
			return changeAuthor(cmd.Context(), a, func(ctx context.Context, l *ledger.Ledger) (ledger.Author, error) {
				au, err := l.AddAuthor(ctx, a.act(), args[0], fields)
				if err == nil {
					sayRepeated(a, l)
				}
				return au, err
			})
		},
	}
	a.flags(cmd).key()
	return cmd
}

func authorAliasCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "alias " + a.say("arg.author.alias"), Short: a.say("help.author.alias"), Example: a.say("example.author.alias"), Args: a.between(2, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return changeAuthor(cmd.Context(), a, func(ctx context.Context, l *ledger.Ledger) (ledger.Author, error) {
				return l.AliasAuthor(ctx, a.act(), args[0], args[1:])
			})
		},
	}
}

func authorMergeCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "merge " + a.say("arg.author.merge"), Short: a.say("help.author.merge"), Long: a.say("help.author.merge.long"),
		Example: a.say("example.author.merge"), Args: a.between(2, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			err := changeAuthor(cmd.Context(), a, func(ctx context.Context, l *ledger.Ledger) (ledger.Author, error) {
				kept, err := l.MergeAuthors(ctx, a.act(), args[0], args[1:])
				if err != nil {
					return kept.Author, err
				}
				for _, gone := range kept.Others {
					a.warn("author.account", kept.Name, accountOf(a, kept.Author), gone.Name, accountOf(a, gone))
				}
				return kept.Author, nil
			})
			if err == nil {
				a.note("author.merged", args[1])
			}
			return err
		},
	}
}

// accountOf returns where an author is paid, as a message has it: "…6789, Kho bạc Nhà nước".
func accountOf(a *app, au ledger.Author) string {
	return strings.TrimSuffix(payroll.Masked(au.Account)+", "+au.Bank, ", ")
}

// changeAuthor lets change change one author and prints the result.
func changeAuthor(ctx context.Context, a *app, change func(context.Context, *ledger.Ledger) (ledger.Author, error)) error {
	return a.changing(ctx, func(l *ledger.Ledger) error {
		au, err := change(ctx, l)
		if err != nil {
			return err
		}
		return printAuthors(a, []ledger.Author{au})
	})
}

func authorSetCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "set " + a.say("arg.author.set"), Short: a.say("help.author.set"), Long: a.say("help.author.set.long"),
		Example: a.say("example.author.set"), Args: a.between(2, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			fields, err := a.assignments(args[1:])
			if err != nil {
				return err
			}
			return changeAuthor(cmd.Context(), a, func(ctx context.Context, l *ledger.Ledger) (ledger.Author, error) {
				return l.SetAuthor(ctx, a.act(), args[0], fields)
			})
		},
	}
}

func authorConfirmCommand(a *app) *cobra.Command {
	var all bool
	var kind payroll.AuthorKind
	cmd := &cobra.Command{
		Use: "confirm " + a.say("arg.authors"), Short: a.say("help.author.confirm"), Example: a.say("example.author.confirm"), Args: a.between(0, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if all == (len(args) > 0) {
				return a.misuse("usage.confirm")
			}
			if kind == "" {
				return a.misuse("usage.missing", "--kind")
			}
			return runAuthorConfirm(cmd.Context(), a, args, kind)
		},
	}
	f := a.flags(cmd)
	f.bool(&all, "all", "flag.all")
	chosen(f, &kind, "kind", "flag.kind", payroll.AuthorKinds(), payroll.ParseAuthorKind)
	return cmd
}
