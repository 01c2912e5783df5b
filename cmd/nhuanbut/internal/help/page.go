package help

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"

	"github.com/cpuguy83/go-md2man/v2/md2man"
	"github.com/spf13/cobra"
)

// Page is how a command's page of the manual is written and named.
type Page struct {
	between, suffix string // of the file's name
	text            func(*cobra.Command) []byte
}

// ManPage returns how pages for man are written, with roff.
func (g *Guide) ManPage() Page {
	return Page{"-", ".1", func(cmd *cobra.Command) []byte { return md2man.Render([]byte(g.manual(cmd))) }}
}

// MarkdownPage returns how pages of the reference are written.
func (g *Guide) MarkdownPage() Page {
	return Page{"_", ".md", func(cmd *cobra.Command) []byte { return []byte(g.reference(cmd)) }}
}

// WritePages writes a file for every command into a folder and returns how many. The same
// program writes the same files.
func WritePages(ctx context.Context, root *cobra.Command, dir string, p Page) (n int, err error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return 0, err
	}
	Visit(root, func(c *cobra.Command) {
		if err != nil || !documented(c) {
			return
		}
		if err = context.Cause(ctx); err != nil {
			return
		}
		err = os.WriteFile(filepath.Join(dir, fileOf(c, p.between)+p.suffix), p.text(c), 0o644)
		n++
	})
	return n, err
}

// documented reports whether a command is one that people call.
func documented(c *cobra.Command) bool { return c.IsAvailableCommand() || !c.HasParent() }

func fileOf(c *cobra.Command, between string) string {
	return strings.ReplaceAll(c.CommandPath(), " ", between)
}

// reference returns a command's page of the reference in Markdown.
func (g *Guide) reference(cmd *cobra.Command) string {
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
	section("##", g.say("docs.synopsis"), code(g.useLine(cmd)))
	section("##", g.say("docs.commands"), g.links(cmd))
	section("##", g.say("docs.examples"), code(unindented(cmd.Example)))
	section("##", g.say("docs.options"), code(g.flagRows(cmd).text(Columns)))
	if cmd.HasParent() {
		section("##", g.say("docs.see"), "- "+link(cmd.Parent())+"\n")
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

// manualColumns is how many columns a page of the manual has between its margins.
const manualColumns = Columns - 8

// prose returns the text of a help as a paragraph, or as it stands where it has columns.
func prose(s string) string {
	if strings.Contains(s, "  ") {
		return code(Fill(s, manualColumns))
	}
	return Fill(s, math.MaxInt)
}

func code(s string) string {
	if s = strings.Trim(s, "\n"); s == "" {
		return ""
	}
	return "```\n" + s + "\n```\n"
}

func unindented(examples string) string { return strings.ReplaceAll("\n"+examples, "\n  ", "\n") }

func (g *Guide) links(cmd *cobra.Command) string {
	var b strings.Builder
	for _, c := range cmd.Commands() {
		if documented(c) {
			b.WriteString("- " + link(c) + ": " + c.Short + "\n")
		}
	}
	return b.String()
}

func link(c *cobra.Command) string { return "[" + c.CommandPath() + "](" + fileOf(c, "_") + ".md)" }

// manual returns a command's page of the manual, in the Markdown that is made into roff.
// It has no date: a page changes with the program alone.
func (g *Guide) manual(cmd *cobra.Command) string {
	name := fileOf(cmd, "-")
	var b strings.Builder
	b.WriteString(`% "` + strings.ToUpper(name) + `" "1" "" "" "nhuanbut"` + "\n")
	section := func(title, body string) {
		if body != "" {
			b.WriteString("# " + strings.ToUpper(title) + "\n" + body + "\n")
		}
	}
	section(g.say("docs.name"), name+` \- `+cmd.Short+"\n")
	section(g.say("docs.synopsis"), "**"+strings.ReplaceAll(g.useLine(cmd), "_", `\_`)+"**\n")
	section(g.say("docs.description"), prose(longOf(cmd)))
	if cmd.HasSubCommands() {
		section(g.say("docs.commands"), code(commandRows(cmd.Commands()).text(manualColumns)))
	}
	section(g.say("docs.options"), code(g.flagRows(cmd).text(manualColumns)))
	examples := strings.Join(continuedAll(cmd.Example, manualColumns), "")
	section(g.say("docs.examples"), code(unindented(examples)))
	var see []string
	if cmd.HasParent() {
		see = append(see, "**"+fileOf(cmd.Parent(), "-")+"(1)**")
	}
	for _, c := range cmd.Commands() {
		if documented(c) {
			see = append(see, "**"+fileOf(c, "-")+"(1)**")
		}
	}
	section(g.say("docs.see"), strings.Join(see, ", ")+"\n")
	return b.String()
}
