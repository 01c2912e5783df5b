package main

import (
	"errors"
	"regexp"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// near is the word that somebody may have meant: one that begins so, or that some two
// typing errors made so; "" where there is none.
func near(word string, words []string) string {
	best, least := "", 3
	for _, w := range words {
		n := typingErrors(strings.ToLower(word), w)
		if len(word) >= 3 && strings.HasPrefix(w, strings.ToLower(word)) {
			n = min(n, 1)
		}
		if n < least && n < len(w)/2+1 {
			best, least = w, n
		}
	}
	return best
}

// typingErrors are the letters left out, added, changed or swapped with the next one
// that make b of a (optimal string alignment).
func typingErrors(a, b string) int {
	x, y := []rune(a), []rune(b)
	d := make([][]int, len(x)+1)
	for i := range d {
		d[i] = make([]int, len(y)+1)
		d[i][0] = i
	}
	for j := range y {
		d[0][j+1] = j + 1
	}
	for i := range x {
		for j := range y {
			same := 1
			if x[i] == y[j] {
				same = 0
			}
			d[i+1][j+1] = min(d[i][j+1]+1, d[i+1][j]+1, d[i][j]+same)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				d[i+1][j+1] = min(d[i+1][j+1], d[i-1][j-1]+1)
			}
		}
	}
	return d[len(x)][len(y)]
}

// noSuchCommand refuses what is left on the line where a command was expected.
func (a *app) noSuchCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	if name := near(args[0], names); name != "" {
		return a.misuse("usage.command.near", args[0], cmd.CommandPath()+" "+name)
	}
	var elsewhere []string // "close" is in "period"
	for _, group := range cmd.Root().Commands() {
		for _, c := range group.Commands() {
			if c.Name() == strings.ToLower(args[0]) {
				elsewhere = append(elsewhere, c.CommandPath())
			}
		}
	}
	if len(elsewhere) > 0 {
		return a.misuse("usage.command.near", args[0], strings.Join(elsewhere, "”, “"))
	}
	return a.misuse("usage.command", args[0], cmd.CommandPath())
}

// negative is what stands behind the "-" of a number that is taken for options.
var negative = regexp.MustCompile(`^[0-9][0-9.,%]*$`)

// badFlag puts a wrong flag in words.
func (a *app) badFlag(cmd *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown) && negative.MatchString(unknown.GetSpecifiedShortnames()):
		return a.misuse("usage.negative", "-"+unknown.GetSpecifiedShortnames())
	case errors.As(err, &unknown):
		name := unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			return a.misuse("usage.flag.unknown", "-"+name)
		}
		if meant := near(name, flagNames(cmd)); meant != "" {
			return a.misuse("usage.flag.near", "--"+name, "--"+meant)
		}
		for _, c := range cmd.Root().Commands() {
			if c.Name() == name { // --version
				return a.misuse("usage.flag.near", "--"+name, c.CommandPath())
			}
		}
		return a.misuse("usage.flag.unknown", "--"+name)
	case errors.As(err, &missing):
		return a.misuse("usage.flag.value", "--"+missing.GetSpecifiedName())
	case errors.As(err, &invalid):
		return a.misuse("usage.flag.invalid", "--"+invalid.GetFlag().Name, invalid.GetValue())
	case errors.As(err, &syntax):
		return a.misuse("usage.flag.unknown", syntax.GetSpecifiedFlag())
	}
	return usageError{text: err.Error()}
}

func flagNames(cmd *cobra.Command) (names []string) {
	add := func(f *pflag.Flag) { names = append(names, f.Name) }
	cmd.LocalFlags().VisitAll(add)
	cmd.InheritedFlags().VisitAll(add)
	return names
}

// suggest says which words somebody may have meant who used others: values of flags, and
// arguments that are one of a few words.
func (a *app) suggest(cmd *cobra.Command) {
	cmd.Flags().Visit(func(f *pflag.Flag) {
		for value := range strings.SplitSeq(strings.Trim(f.Value.String(), "[]"), ",") {
			a.suggestOne("--"+f.Name+" ", value, choices(cmd, f.Name))
		}
	})
	args := cmd.Flags().Args()
	for i, token := range argumentTokens(cmd, len(args)) {
		if i < len(args) {
			word, _, _ := strings.Cut(args[i], "=")
			a.suggestOne("", word, choices(cmd, token))
		}
	}
}

func (a *app) suggestOne(before, word string, words []string) {
	if len(words) == 0 || slices.Contains(words, word) {
		return
	}
	if meant := near(word, words); meant != "" {
		a.hint(a.say("hint.near", before+meant))
	}
}
