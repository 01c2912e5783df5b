package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// taskGroups are the commands by what somebody wants to do, in the order in which a
// newcomer comes to it. A command that is in none of them fails a test.
var taskGroups = []struct {
	id       string // of its title: group.ID
	commands []string
}{
	{"ledger", []string{"demo", "init", "backup", "restore"}},
	{"articles", []string{"import", "template", "article", "author", "line"}},
	{"rules", []string{"rate", "setting", "budget"}},
	{"month", []string{"total", "check", "report", "export"}},
	{"money", []string{"period", "pay"}},
	{"other", []string{"verify", "audit", "completion", "docs", "version"}},
}

// arrange gives every command what all have: the group of its task, examples, completion.
func (a *app) arrange(root *cobra.Command) {
	byName := make(map[string]*cobra.Command)
	for _, c := range root.Commands() {
		byName[c.Name()] = c
	}
	for _, g := range taskGroups {
		root.AddGroup(&cobra.Group{ID: g.id, Title: a.say("group." + g.id)})
		for _, name := range g.commands {
			if c := byName[name]; c != nil {
				c.GroupID = g.id
			}
		}
	}
	visit(root, func(c *cobra.Command) {
		c.DisableFlagsInUseLine = true // cobra says it in English
		c.Flags().SortFlags, c.PersistentFlags().SortFlags = false, false
		if isGroup(c) && c != root {
			c.Example = examplesOf(c)
		}
		a.addCompletion(c)
	})
}

func visit(cmd *cobra.Command, see func(*cobra.Command)) {
	see(cmd)
	for _, c := range cmd.Commands() {
		visit(c, see)
	}
}

// examplesOf are two examples of the commands of a group, of different ones if it can be.
func examplesOf(group *cobra.Command) string {
	var first, others []string
	for _, c := range group.Commands() {
		examples := strings.Split(c.Example, "\n")
		first, others = append(first, examples[0]), append(others, examples[1:]...)
	}
	all := append(first, others...)
	return strings.Join(all[:min(2, len(all))], "\n")
}
