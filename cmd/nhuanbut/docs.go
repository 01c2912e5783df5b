package main

import (
	"strings"

	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/help"
)

func (a *app) docsCommand() *cobra.Command {
	pages := map[string]help.Page{"man": a.guide.ManPage(), "markdown": a.guide.MarkdownPage()}
	return &cobra.Command{
		Use: "docs " + a.say("arg.docs"), Short: a.say("help.docs"), Long: a.say("help.docs.long"),
		Example: a.say("example.docs"), Args: a.between(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			page, ok := pages[args[0]]
			if !ok {
				return a.misuse("usage.docs", strings.Join(docFormats, ", "), args[0])
			}
			n, err := help.WritePages(cmd.Context(), cmd.Root(), args[1], page)
			if err == nil {
				a.note("docs.done", n, args[1])
			}
			return err
		},
	}
}
