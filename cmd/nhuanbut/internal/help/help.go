// Package help gives the commands their helps and manual pages, completes what somebody
// types in a shell, suggests words for mistyped ones and reads typed flags. Begin with
// [New] and [Guide.Arrange].
package help

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/cmd/nhuanbut/manual"
)

// Guide writes the helps of the commands in one language.
type Guide struct {
	words  func(key string, args ...any) string
	out    *term.Screen
	tasks  []Task
	topics []manual.Topic
	args   map[string]Kind
}

// Task is what somebody wants to do, with the names of the commands for it. The word of
// its title has the key "group.ID".
type Task struct {
	ID       string
	Commands []string
}

// New returns a guide that writes to out. words returns the words of a key, "" where it
// has none. topics are the pages of the manual. args are the arguments by the word that stands for them in a command's Use,
// and by "path of the command, word" where another command has another one.
func New(
	out *term.Screen, words func(key string, args ...any) string,
	tasks []Task, topics []manual.Topic, args map[string]Kind,
) *Guide {
	return &Guide{words: words, out: out, tasks: tasks, topics: topics, args: args}
}

// say returns the words of a key.
func (g *Guide) say(key string, args ...any) string {
	if s := g.words(key, args...); s != "" {
		return s
	}
	return "!" + key // a test finds every key that has no words
}

// Arrange gives every command what all have: the group of its task, examples, help,
// completion.
func (g *Guide) Arrange(root *cobra.Command) {
	root.SetHelpFunc(func(cmd *cobra.Command, _ []string) {
		fmt.Fprint(g.out, g.Text(cmd, g.width()))
	})
	byName := make(map[string]*cobra.Command)
	for _, c := range root.Commands() {
		byName[c.Name()] = c
	}
	for _, t := range g.tasks {
		root.AddGroup(&cobra.Group{ID: t.ID, Title: g.say("group." + t.ID)})
		for _, name := range t.Commands {
			if c := byName[name]; c != nil {
				c.GroupID = t.ID
			}
		}
	}
	Visit(root, func(c *cobra.Command) {
		c.DisableFlagsInUseLine = true // cobra says it in English
		c.Flags().SortFlags, c.PersistentFlags().SortFlags = false, false
		if IsGroup(c) && c != root {
			c.Example = examplesOf(c)
		}
		g.complete(c)
	})
}

// Visit calls see for a command and all below it.
func Visit(cmd *cobra.Command, see func(*cobra.Command)) {
	see(cmd)
	for _, c := range cmd.Commands() {
		Visit(c, see)
	}
}

// IsGroup reports whether a command does nothing but hold others: it has no options.
func IsGroup(cmd *cobra.Command) bool {
	return cmd.HasSubCommands() && !cmd.LocalNonPersistentFlags().HasAvailableFlags()
}

// Path returns the name of a command without that of the program: "pay confirm".
func Path(cmd *cobra.Command) string {
	return strings.TrimPrefix(strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()), " ")
}

// examplesOf returns two examples of the commands of a group, of different ones if it can.
func examplesOf(group *cobra.Command) string {
	var first, others []string
	for _, c := range group.Commands() {
		examples := strings.Split(c.Example, "\n")
		first, others = append(first, examples[0]), append(others, examples[1:]...)
	}
	all := append(first, others...)
	return strings.Join(all[:min(2, len(all))], "\n")
}
