package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/blank"
	"nhuanbut/reports/paper"
)

// FileExists refuses to write over a file that somebody may have filled. Facts: path.
const FileExists payroll.Code = "file-exists"

func templateCommand(a *app) *cobra.Command {
	return a.group("template", templateArticlesCommand(a), templateAuthorsCommand(a))
}

func templateArticlesCommand(a *app) *cobra.Command {
	var path string
	var month payroll.Month
	cmd := &cobra.Command{
		Use: "articles", Short: a.say("help.template.articles"), Long: a.say("help.template.articles.long"),
		Example: a.say("example.template.articles"), Args: a.between(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if path == "" {
				return a.misuse("usage.template.out")
			}
			return runTemplateArticles(cmd.Context(), a, month, path)
		},
	}
	f := a.flags(cmd)
	f.out(&path, "flag.template.out")
	f.month(&month, "month", "flag.template.month")
	return cmd
}

// runTemplateArticles writes the empty sheet, with what the ledger knows where there is one.
func runTemplateArticles(ctx context.Context, a *app, m payroll.Month, path string) error {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return payroll.Refuse(FileExists, "path", path)
	}
	choices, err := templateChoices(ctx, a, m)
	if err != nil {
		return err
	}
	if err := blank.WriteArticles(ctx, choices, path, paper.Options{Lang: a.lang}); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	a.note("template.done", path)
	return nil
}

func templateAuthorsCommand(a *app) *cobra.Command {
	var path string
	cmd := &cobra.Command{
		Use: "authors", Short: a.say("help.template.authors"), Example: a.say("example.template.authors"), Args: a.between(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if path == "" {
				return a.misuse("usage.template.out")
			}
			if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
				return payroll.Refuse(FileExists, "path", path)
			}
			if err := blank.WriteAuthors(cmd.Context(), nil, ledger.ReportHeader{}, path, paper.Options{Lang: a.lang}); err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
			a.note("template.authors.done", path)
			return nil
		},
	}
	a.flags(cmd).out(&path, "flag.template.out")
	return cmd
}

// templateChoices returns the ledger's choices for the cells of a template, or common
// ones where there is no ledger.
func templateChoices(ctx context.Context, a *app, m payroll.Month) (c ledger.Choices, err error) {
	if a.ledgerless() {
		return ledger.CommonChoices(m), nil
	}
	err = a.with(ctx, func(l *ledger.Ledger) error {
		c, err = l.Choices(ctx, m)
		return err
	})
	return c, err
}

// ledgerless reports whether there is no ledger where one is looked for unless somebody
// names another: one that is named must be there.
func (a *app) ledgerless() bool {
	_, err := os.Lstat(a.db)
	return a.db == defaultLedger && errors.Is(err, fs.ErrNotExist)
}
