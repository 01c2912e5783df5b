package main

import (
	"strings"

	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/help"
)

func docsCommand(a *app) *cobra.Command {
	formats := map[string]func(*cobra.Command) map[string]string{"man": a.guide.ManPages, "markdown": a.guide.MarkdownPages}
	return &cobra.Command{
		Use: "docs " + a.say("arg.docs"), Short: a.say("help.docs"), Long: a.say("help.docs.long"),
		Example: a.say("example.docs"), Args: a.between(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			format, ok := formats[args[0]]
			if !ok {
				return a.misuse("usage.docs", strings.Join(docFormats, ", "), args[0])
			}
			pages := format(cmd.Root())
			err := help.WritePages(cmd.Context(), args[1], pages)
			if err == nil {
				a.note("docs.done", len(pages), args[1])
			}
			return err
		},
	}
}
