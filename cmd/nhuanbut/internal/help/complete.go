package help

import (
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// complete lets shells complete the arguments and flags of a command.
func (g *Guide) complete(cmd *cobra.Command) {
	if cmd.ValidArgsFunction == nil && !IsGroup(cmd) {
		cmd.ValidArgsFunction = func(cmd *cobra.Command, args []string, prefix string) ([]cobra.Completion, cobra.ShellCompDirective) {
			words := argumentWords(cmd, len(args))
			if len(words) <= len(args) {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return completions(cmd, g.argument(cmd, words[len(args)]), prefix)
		}
	}
	cmd.NonInheritedFlags().VisitAll(func(f *pflag.Flag) {
		if g.token(f) == "" {
			return
		}
		// It fails where a command has seen to it by itself.
		_ = cmd.RegisterFlagCompletionFunc(f.Name, func(cmd *cobra.Command, _ []string, prefix string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return completions(cmd, kindOf(f), prefix)
		})
	})
}

// argument returns the kind of an argument by the word that stands for it.
func (g *Guide) argument(cmd *cobra.Command, word string) Kind {
	kind, ok := g.args[Path(cmd)+" "+word]
	if !ok {
		kind = g.args[word]
	}
	kind.Word = word
	return kind
}

// argumentWords returns what stands for the arguments of a command in its Use, for as many
// of them as are given and one more: those of "set AUTHOR FIELD=VALUE..." are AUTHOR and
// as many FIELD=VALUE as are wanted.
func argumentWords(cmd *cobra.Command, given int) (all []string) {
	words := strings.Fields(cmd.Use)[1:]
	for i := range given + 1 {
		at := min(i, len(words)-1)
		if at < 0 || i > at && !strings.Contains(words[at], "...") {
			break
		}
		all = append(all, strings.TrimSuffix(strings.Trim(words[at], "[]"), "..."))
	}
	return all
}

// completions returns what a flag or an argument of a kind can be: one of its choices,
// something from the ledger, a file or a folder.
func completions(cmd *cobra.Command, kind Kind, prefix string) ([]cobra.Completion, cobra.ShellCompDirective) {
	const noFile = cobra.ShellCompDirectiveNoFileComp
	switch {
	case kind.Choices != nil && strings.Contains(kind.Word, "="):
		fields := make([]string, len(kind.Choices))
		for i, field := range kind.Choices {
			fields[i] = field + "="
		}
		return fields, noFile | cobra.ShellCompDirectiveNoSpace
	case kind.Choices != nil:
		return kind.Choices, noFile
	case kind.Folder:
		return nil, cobra.ShellCompDirectiveFilterDirs
	case len(kind.Files) > 0:
		return kind.Files, cobra.ShellCompDirectiveFilterFileExt
	case kind.Files != nil:
		return nil, cobra.ShellCompDirectiveDefault
	case kind.Offer != nil:
		if found := kind.Offer(cmd.Context(), prefix); found != nil {
			return found, noFile | cobra.ShellCompDirectiveKeepOrder
		}
	}
	return nil, noFile
}
