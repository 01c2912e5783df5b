package help

import (
	"cmp"
	"io"
	"runtime"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/cmd/nhuanbut/manual"
)

// The screen that every help fits.
const (
	Columns = 80
	Lines   = 24
)

// Command returns the command help. refuse returns the error for words that name neither a
// topic nor a command below another; meant is the topic that they may mean, "" for none.
func (g *Guide) Command(refuse func(below *cobra.Command, words []string, meant string) error) *cobra.Command {
	return &cobra.Command{
		Use: "help " + g.say("arg.topic"), Short: g.say("help.help"), Example: g.say("example.help"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				if topic, ok := manual.Find(g.topics, args[0]); ok {
					_, err := io.WriteString(g.out, topic.Screen(g.width()))
					return err
				}
			}
			found, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return refuse(found, rest, g.meantTopic(found, rest[0]))
			}
			if err := found.Help(); err != nil || found.HasParent() {
				return err
			}
			_, err = io.WriteString(g.out, "\n"+g.say("help.topics")+"\n"+g.topicRows().text(g.width()))
			return err
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) (found []cobra.Completion, _ cobra.ShellCompDirective) {
			if at, rest, err := cmd.Root().Find(args); err == nil && len(rest) == 0 {
				for _, c := range at.Commands() {
					if c.IsAvailableCommand() {
						found = append(found, cobra.CompletionWithDesc(c.Name(), c.Short))
					}
				}
			}
			if len(args) == 0 {
				for _, topic := range g.topics {
					found = append(found, cobra.CompletionWithDesc(topic.Name, topic.Title()))
				}
			}
			return found, cobra.ShellCompDirectiveNoFileComp
		},
	}
}

// width returns how wide helps are: as the terminal, or as a screen where there is none.
func (g *Guide) width() int { return cmp.Or(g.out.Columns(), Columns) }

// topicRows returns the topics of the manual, each with its title.
func (g *Guide) topicRows() (r rows) {
	for _, topic := range g.topics {
		r = append(r, [2]string{topic.Name, topic.Title()})
	}
	return r
}

// meantTopic returns the topic that a word behind a command may mean: "" where there is
// none, or where a command is as near.
func (g *Guide) meantTopic(below *cobra.Command, typed string) string {
	if below.HasParent() {
		return ""
	}
	var names []string
	for _, c := range below.Commands() {
		names = append(names, c.Name())
	}
	for _, topic := range g.topics {
		names = append(names, topic.Name)
	}
	meant := Near(typed, names)
	if _, ok := manual.Find(g.topics, meant); !ok {
		return ""
	}
	return meant
}

// Text returns the help of a command: what it does, how it is called, what belongs to it,
// examples and options. Blank lines give way where a screen has no room for them.
func (g *Guide) Text(cmd *cobra.Command, width int) string {
	usage := Fill(g.say("help.usage", g.useLine(cmd)), width)
	examples := g.say("help.examples") + "\n" + strings.Join(continuedAll(cmd.Example, width), "")
	if !cmd.HasParent() {
		return spaced(Fill(cmd.Long, width)+usage, g.commandsByTask(cmd, width), examples, g.commonOptions(cmd, width))
	}
	sections := []string{Fill(longOf(cmd), width), usage}
	if IsGroup(cmd) {
		sections = append(sections, g.say("help.commands")+"\n"+commandRows(cmd.Commands()).text(width))
	}
	sections = append(sections, examples)
	if rows := g.flagRows(cmd); len(rows) > 0 {
		sections = append(sections, g.say("help.options")+"\n"+rows.text(width))
	}
	sections[len(sections)-1] += Fill(g.say("help.global"), width)
	return spaced(sections...)
}

// spaced joins sections, with blank lines between them if a screen has room for those.
func spaced(sections ...string) string {
	s := strings.Join(sections, "\n")
	if strings.Count(s, "\n") > Lines {
		return strings.Join(sections, "")
	}
	return s
}

func longOf(cmd *cobra.Command) string {
	if cmd.Long != "" {
		return cmd.Long
	}
	return cmd.Short
}

// useLine says how a command is called.
func (g *Guide) useLine(cmd *cobra.Command) string {
	line := cmd.UseLine()
	switch {
	case !cmd.HasParent():
		return line + " " + g.say("arg.command") + " " + g.say("help.flags")
	case IsGroup(cmd):
		return line + " " + g.bare("arg.command") + " " + g.say("help.flags")
	case cmd.HasAvailableLocalFlags():
		return line + " " + g.say("help.flags")
	}
	return line
}

// bare returns the word of a key without what says that it may be left out.
func (g *Guide) bare(key string) string { return strings.Trim(g.say(key), "[]") }

// rows are names, each with what it is.
type rows [][2]string

// The blanks before a name and between it and what it is.
const (
	rowIndent = 2
	rowGap    = 2
)

// text returns the rows in two columns.
func (r rows) text(width int) string {
	most := 0
	for _, row := range r {
		most = max(most, term.Width(row[0]))
	}
	left := rowIndent + min(most, width/2) + rowGap
	var b strings.Builder
	for _, row := range r {
		name := text.Pad(strings.Repeat(" ", rowIndent)+row[0], left-rowGap, ' ') + strings.Repeat(" ", rowGap)
		about := term.Wrap(row[1], width-term.Width(name))
		b.WriteString(name + strings.ReplaceAll(about, "\n", "\n"+strings.Repeat(" ", left)) + "\n")
	}
	return b.String()
}

func commandRows(commands []*cobra.Command) (r rows) {
	for _, c := range commands {
		if c.IsAvailableCommand() {
			r = append(r, [2]string{c.Name(), c.Short})
		}
	}
	return r
}

// flagRows returns a command's own options.
func (g *Guide) flagRows(cmd *cobra.Command) (r rows) {
	cmd.NonInheritedFlags().VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		about := f.Usage
		if by := f.DefValue; by != "" && by != "false" && by != "[]" && !slices.Contains(fromEnvironment, f.Name) {
			about += " " + g.say("help.default", by)
		}
		r = append(r, [2]string{g.flagName(cmd, f), about})
	})
	return r
}

// fromEnvironment are the flags whose default is another on each machine.
var fromEnvironment = []string{"db", "lang", "user"}

// flagName returns a flag with what stands for its value: "-o, --out FILE".
func (g *Guide) flagName(cmd *cobra.Command, f *pflag.Flag) string {
	name := "--" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", " + name
	}
	return strings.TrimSpace(name + " " + g.token(f))
}

// commonOptions returns the options of every command in two columns.
func (g *Guide) commonOptions(root *cobra.Command, width int) string {
	var cells []string
	root.PersistentFlags().VisitAll(func(f *pflag.Flag) {
		cells = append(cells, entry(g.flagName(root, f), g.say("brief.flag."+f.Name)))
	})
	var left, right []string
	for i, c := range cells {
		if i%2 == 0 {
			left = append(left, c)
		} else {
			right = append(right, c)
		}
	}
	return g.say("help.options.global") + "\n" + sideBySide(left, right, width)
}

// commandsByTask returns the commands by task in two columns.
func (g *Guide) commandsByTask(root *cobra.Command, width int) string {
	var left, right []string
	for i, t := range g.tasks {
		lines := []string{g.say("group." + t.ID)}
		for _, name := range t.Commands {
			if c, _, err := root.Find([]string{name}); err == nil && c != root {
				brief := g.words("brief." + name)
				if brief == "" {
					brief = c.Short
				}
				lines = append(lines, entry(name, brief))
			}
		}
		if i < len(g.tasks)/2 {
			left = append(left, lines...)
		} else {
			right = append(right, lines...)
		}
	}
	return sideBySide(left, right, width)
}

// entry returns a name with what it is in one line.
func entry(name, about string) string { return "  " + text.Pad(name, 10, ' ') + "  " + about }

// sideBySide returns two columns of lines.
func sideBySide(left, right []string, width int) string {
	var b strings.Builder
	half := width / 2
	for i := range max(len(left), len(right)) {
		line := ""
		if i < len(left) {
			line = text.Trim(left[i], half-1)
		}
		if i < len(right) {
			line = text.Pad(line, half, ' ') + text.Trim(right[i], half)
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

// Fill returns text no wider than a width. Its lines are one paragraph, but for those that
// are a name with what it is, two blanks apart.
func Fill(s string, width int) string {
	var b strings.Builder
	var paragraph []string
	end := func() {
		if len(paragraph) > 0 {
			b.WriteString(term.Wrap(strings.Join(paragraph, " "), width) + "\n")
		}
		paragraph = nil
	}
	for line := range strings.SplitSeq(strings.TrimRight(s, "\n"), "\n") {
		at := strings.LastIndex(line, "  ") + rowGap
		if at <= rowGap {
			paragraph = append(paragraph, strings.TrimSpace(line))
			continue
		}
		end()
		left := term.Width(line[:at])
		if left > width/2 {
			b.WriteString(term.Wrap(strings.TrimSpace(line[:at]), width) + "\n    " + strings.ReplaceAll(term.Wrap(line[at:], width-4), "\n", "\n    ") + "\n")
			continue
		}
		b.WriteString(line[:at] + strings.ReplaceAll(term.Wrap(line[at:], width-left), "\n", "\n"+strings.Repeat(" ", left)) + "\n")
	}
	end()
	return b.String()
}

// continuedAll returns the lines of examples, each continued.
func continuedAll(examples string, width int) []string {
	lines := strings.Split(examples, "\n")
	for i, line := range lines {
		lines[i] = continued(line, width)
	}
	return lines
}

// continued returns a command line that goes on in the next line, as a shell reads it,
// where it is too long. It breaks before a flag if it can, and never within quotes.
func continued(line string, width int) string {
	mark := ` \`
	if runtime.GOOS == "windows" {
		mark = " ^" // cmd.exe
	}
	var b strings.Builder
	for term.Width(line) > width {
		flag, word := 0, 0
		column, quoted := 0, false
		for i, r := range line {
			if column += text.RuneWidth(r); column > width-len(mark)+1 { // the blank itself goes
				break
			}
			switch {
			case r == '"':
				quoted = !quoted
			case r != ' ' || quoted || strings.TrimSpace(line[:i]) == "":
			case strings.HasPrefix(line[i+1:], "-"):
				flag = i
			default:
				word = i
			}
		}
		at := cmp.Or(flag, word)
		if at == 0 {
			break
		}
		b.WriteString(line[:at] + mark + "\n")
		line = "      " + line[at+1:]
	}
	return b.String() + line + "\n"
}

// mostChoices is how wide the words of a flag may be to stand for its value themselves.
const mostChoices = 18

// token returns what stands for the value of a flag in helps, "" where it has none.
func (g *Guide) token(f *pflag.Flag) string {
	kind := kindOf(f)
	words := strings.Join(kind.Choices, "|")
	switch {
	case f.Value.Type() == "bool":
		return ""
	case words != "" && len(words) <= mostChoices:
		return words
	case kind.Word != "":
		return kind.Word
	case words != "":
		return g.say("value.one")
	}
	return g.say("value.text")
}
