package help

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Near returns the word that somebody may have meant who typed another one, as cobra finds
// commands: one that begins so, or one that is up to two letters away; "" where there is
// none.
func Near(typed string, words []string) string {
	list := &cobra.Command{}
	for _, word := range words {
		list.AddCommand(&cobra.Command{Use: word, Run: func(*cobra.Command, []string) {}})
	}
	for list.SuggestionsMinimumDistance = 1; list.SuggestionsMinimumDistance <= min(2, len(typed)-1); list.SuggestionsMinimumDistance++ {
		if found := list.SuggestionsFor(typed); len(found) > 0 {
			return found[0]
		}
	}
	return ""
}

// FlagNames returns the names of the flags that a command takes.
func FlagNames(cmd *cobra.Command) (names []string) {
	add := func(f *pflag.Flag) { names = append(names, f.Name) }
	cmd.LocalFlags().VisitAll(add)
	cmd.InheritedFlags().VisitAll(add)
	return names
}

// Suggestions returns the words that somebody may have meant who typed others: values of
// flags, as "--by author", and arguments that are one of a few words.
func (g *Guide) Suggestions(cmd *cobra.Command) (meant []string) {
	suggest := func(before, typed string, words []string) {
		if len(words) == 0 || slices.Contains(words, typed) {
			return
		}
		if word := Near(typed, words); word != "" {
			meant = append(meant, before+word)
		}
	}
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if v, ok := f.Value.(*value); ok && v.String() != f.DefValue {
			for typed := range strings.SplitSeq(v.String(), ",") {
				suggest("--"+f.Name+" ", typed, v.kind.Choices)
			}
		}
	})
	args := cmd.Flags().Args()
	for i, word := range argumentWords(cmd, len(args)) {
		if i < len(args) {
			typed, _, _ := strings.Cut(args[i], "=")
			suggest("", typed, g.argument(cmd, word).Choices)
		}
	}
	return meant
}
