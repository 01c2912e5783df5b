package main

import (
	"regexp"
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/help"
	"nhuanbut/reports/lang"
)

// inBothLanguages runs a test on the commands in each language.
func inBothLanguages(t *testing.T, test func(*testing.T, *app, *cobra.Command)) {
	for _, lang := range []lang.Language{lang.Vietnamese, lang.English} {
		t.Run(string(lang), func(t *testing.T) {
			a := silentApp(lang)
			test(t, a, a.root())
		})
	}
}

// The help of every command fits a screen of 80 columns and 24 lines.
func TestHelpFitsAScreen(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, a *app, root *cobra.Command) {
		help.Visit(root, func(cmd *cobra.Command) {
			shown := a.guide.Text(cmd, help.Columns)
			lines := strings.Split(strings.TrimSuffix(shown, "\n"), "\n")
			if len(lines) > help.Lines {
				t.Errorf("%s: %d lines\n%s", cmd.CommandPath(), len(lines), shown)
			}
			for _, line := range lines {
				if text.StringWidth(line) > help.Columns {
					t.Errorf("%s: %d columns: %s", cmd.CommandPath(), text.StringWidth(line), line)
				}
			}
		})
	})
}

// No word of cobra's or pflag's own English is left.
func TestHelpIsInTheLanguage(t *testing.T) {
	theirs := regexp.MustCompile(`\[flags\]|\[command\]|\bstrings?\b|\(default|Available Commands|Use "`)
	inBothLanguages(t, func(t *testing.T, a *app, root *cobra.Command) {
		help.Visit(root, func(cmd *cobra.Command) {
			if found := theirs.FindString(a.guide.Text(cmd, 200)); found != "" {
				t.Errorf("%s: %q", cmd.CommandPath(), found)
			}
		})
	})
}

// Every command is in the group of a task, and says so in no more than a column has.
func TestEveryCommandHasATask(t *testing.T) {
	inBothLanguages(t, func(t *testing.T, a *app, root *cobra.Command) {
		shown := a.guide.Text(root, help.Columns)
		for _, cmd := range root.Commands() {
			if cmd.GroupID == "" {
				t.Errorf("%s is in no group of tasks", cmd.Name())
			}
			brief := a.msg().Find("brief." + cmd.Name())
			if brief == "" || !strings.Contains(shown, brief) {
				t.Errorf("%s: its brief words %q are not in the help of the program whole", cmd.Name(), brief)
			}
		}
	})
}

// Every command has two examples that are what they say: calls of that command, with
// its flags and its number of arguments.
func TestExamplesAreCalls(t *testing.T) {
	word := regexp.MustCompile(`(?:[^\s"]|"[^"]*")+`)
	inBothLanguages(t, func(t *testing.T, a *app, _ *cobra.Command) {
		help.Visit(a.root(), func(cmd *cobra.Command) {
			examples := strings.Split(cmd.Example, "\n")
			if len(examples) < 2 {
				t.Errorf("%s has %d examples", cmd.CommandPath(), len(examples))
			}
			for _, example := range examples {
				words := word.FindAllString(example, -1)
				for i := range words {
					words[i] = strings.ReplaceAll(words[i], `"`, "")
				}
				if len(words) == 0 || words[0] != "nhuanbut" {
					t.Errorf("%s: %q is no call of the program", cmd.CommandPath(), example)
					continue
				}
				root := a.root() // flags keep their values
				found, rest, err := root.Find(words[1:])
				if err != nil || !strings.HasPrefix(found.CommandPath(), cmd.CommandPath()) {
					t.Errorf("%s: %q is not a call of it: %v", cmd.CommandPath(), example, err)
					continue
				}
				if err := found.ParseFlags(rest); err != nil {
					t.Errorf("%s: %q: %v", cmd.CommandPath(), example, err)
				} else if err := found.ValidateArgs(found.Flags().Args()); err != nil {
					t.Errorf("%s: %q: %v", cmd.CommandPath(), example, err)
				}
			}
		})
	})
}
