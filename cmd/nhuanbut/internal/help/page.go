package help

import (
	"context"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/cpuguy83/go-md2man/v2/md2man"
	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/manual"
)

// ManPages returns pages for man, with roff, by the names of their files: the commands in
// section 1, the topics of the manual in section 7.
func (g *Guide) ManPages(root *cobra.Command) map[string]string {
	pages := make(map[string]string)
	Visit(root, func(c *cobra.Command) {
		if documented(c) {
			pages[fileOf(c, "-")+".1"] = string(md2man.Render([]byte(g.manual(c))))
		}
	})
	for _, topic := range g.topics {
		name := root.Name() + "-" + topic.Name
		pages[name+".7"] = string(md2man.Render([]byte(g.topicPage(name, topic))))
	}
	return pages
}

// topicPage returns a topic's page in the Markdown that is made into roff.
func (g *Guide) topicPage(name string, topic manual.Topic) string {
	_, body, _ := strings.Cut(topic.Text, "\n")
	return `% "` + strings.ToUpper(name) + `" "7" "" "" "nhuanbut"` + "\n" +
		"# " + strings.ToUpper(g.say("docs.name")) + "\n" + name + ` \- ` + topic.Title() + "\n" +
		strings.ReplaceAll(body, "\n## ", "\n# ")
}

// MarkdownPages returns the pages of the reference and of the manual, by the names of
// their files.
func (g *Guide) MarkdownPages(root *cobra.Command) map[string]string {
	pages := make(map[string]string)
	Visit(root, func(c *cobra.Command) {
		if documented(c) {
			pages[fileOf(c, "_")+".md"] = g.reference(c)
		}
	})
	for _, topic := range g.topics {
		pages[topic.Name+".md"] = topic.Text
	}
	return pages
}

// WritePages writes pages, by the names of their files, into a folder. The same program
// writes the same files.
func WritePages(ctx context.Context, dir string, pages map[string]string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(pages)) {
		if err := context.Cause(ctx); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(pages[name]), 0o644); err != nil {
			return err
		}
	}
	return nil
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
	} else {
		section("##", g.say("docs.topics"), g.topicLinks())
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

func (g *Guide) topicLinks() string {
	var b strings.Builder
	for _, topic := range g.topics {
		b.WriteString("- [" + topic.Title() + "](" + topic.Name + ".md)\n")
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
