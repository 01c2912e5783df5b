package main

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"

	"github.com/cpuguy83/go-md2man/v2/md2man"
	"github.com/spf13/cobra"
)

func (a *app) docsCommand() *cobra.Command {
	return &cobra.Command{
		Use: "docs " + a.say("arg.docs"), Short: a.say("help.docs"), Long: a.say("help.docs.long"),
		Example: a.say("example.docs"), Args: a.between(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch args[0] {
			case "man":
				return a.docs(cmd, args[1], "-", ".1", func(cmd *cobra.Command) []byte { return md2man.Render([]byte(a.manual(cmd))) })
			case "markdown":
				return a.docs(cmd, args[1], "_", ".md", func(cmd *cobra.Command) []byte { return []byte(a.reference(cmd)) })
			}
			return a.misuse("usage.docs", strings.Join(choices(cmd, "FORMAT"), ", "), args[0])
		},
	}
}

// docs writes a file for every command into a folder. The same program writes the same
// files.
func (a *app) docs(cmd *cobra.Command, dir, between, suffix string, of func(*cobra.Command) []byte) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	n := 0
	var failed error
	visit(cmd.Root(), func(c *cobra.Command) {
		if failed != nil || !documented(c) {
			return
		}
		if failed = context.Cause(cmd.Context()); failed != nil {
			return
		}
		failed = os.WriteFile(filepath.Join(dir, fileOf(c, between)+suffix), of(c), 0o644)
		n++
	})
	if failed == nil {
		a.note("docs.done", n, dir)
	}
	return failed
}

// documented reports whether a command is one that people call.
func documented(c *cobra.Command) bool { return c.IsAvailableCommand() || !c.HasParent() }

func fileOf(c *cobra.Command, between string) string {
	return strings.ReplaceAll(c.CommandPath(), " ", between)
}

// reference is a command's page of the reference in Markdown.
func (a *app) reference(cmd *cobra.Command) string {
	var b strings.Builder
	section := func(level, title, body string) {
		if body != "" {
			b.WriteString(level + " " + title + "\n\n" + body + "\n")
		}
	}
	section("#", cmd.CommandPath(), cmd.Short+".\n")
	if cmd.Long != "" {
		b.WriteString(prose(cmd.Long) + "\n")
	}
	section("##", a.say("docs.synopsis"), code(a.useLine(cmd)))
	section("##", a.say("docs.commands"), a.links(cmd))
	section("##", a.say("docs.examples"), code(unindented(cmd.Example)))
	section("##", a.say("docs.options"), code(a.flagRows(cmd).text(screenColumns)))
	if cmd.HasParent() {
		section("##", a.say("docs.see"), "- "+link(cmd.Parent())+"\n")
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// manualColumns is what a page of the manual has beside its margins.
const manualColumns = screenColumns - 8

// prose is the text of a help: a paragraph, or as it stands where it has columns.
func prose(s string) string {
	if strings.Contains(s, "  ") {
		return code(filled(s, manualColumns))
	}
	return filled(s, math.MaxInt)
}

func code(s string) string {
	if s = strings.Trim(s, "\n"); s == "" {
		return ""
	}
	return "```\n" + s + "\n```\n"
}

func unindented(examples string) string { return strings.ReplaceAll("\n"+examples, "\n  ", "\n") }

func (a *app) links(cmd *cobra.Command) string {
	var b strings.Builder
	for _, c := range cmd.Commands() {
		if documented(c) {
			b.WriteString("- " + link(c) + ": " + c.Short + "\n")
		}
	}
	return b.String()
}

func link(c *cobra.Command) string { return "[" + c.CommandPath() + "](" + fileOf(c, "_") + ".md)" }

// manual is a command's page of the manual, in the Markdown that is made into roff. It
// has no date: a page changes with the program alone.
func (a *app) manual(cmd *cobra.Command) string {
	name := fileOf(cmd, "-")
	var b strings.Builder
	b.WriteString(`% "` + strings.ToUpper(name) + `" "1" "" "" "nhuanbut"` + "\n")
	section := func(title, body string) {
		if body != "" {
			b.WriteString("# " + strings.ToUpper(title) + "\n" + body + "\n")
		}
	}
	section(a.say("docs.name"), name+` \- `+cmd.Short+"\n")
	section(a.say("docs.synopsis"), "**"+strings.ReplaceAll(a.useLine(cmd), "_", `\_`)+"**\n")
	section(a.say("docs.description"), prose(longOf(cmd)))
	if cmd.HasSubCommands() {
		section(a.say("docs.commands"), code(commandRows(cmd.Commands()).text(manualColumns)))
	}
	section(a.say("docs.options"), code(a.flagRows(cmd).text(manualColumns)))
	examples := mapped(strings.Split(cmd.Example, "\n"), func(line string) string { return continued(line, manualColumns) })
	section(a.say("docs.examples"), code(unindented(strings.Join(examples, ""))))
	var see []string
	if cmd.HasParent() {
		see = append(see, "**"+fileOf(cmd.Parent(), "-")+"(1)**")
	}
	for _, c := range cmd.Commands() {
		if documented(c) {
			see = append(see, "**"+fileOf(c, "-")+"(1)**")
		}
	}
	section(a.say("docs.see"), strings.Join(see, ", ")+"\n")
	return b.String()
}
