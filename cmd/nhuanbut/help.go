package main

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"nhuanbut/cmd/nhuanbut/internal/term"
)

// The screen that every help fits on.
const (
	screenColumns = 80
	screenLines   = 24
)

func (a *app) helpCommand() *cobra.Command {
	return &cobra.Command{
		Use: "help " + a.say("arg.command"), Short: a.say("help.help"), Example: a.say("example.help"),
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return a.noSuchCommand(found, rest)
			}
			return found.Help()
		},
		ValidArgsFunction: func(cmd *cobra.Command, args []string, _ string) (found []cobra.Completion, _ cobra.ShellCompDirective) {
			if at, rest, err := cmd.Root().Find(args); err == nil && len(rest) == 0 {
				for _, c := range at.Commands() {
					if c.IsAvailableCommand() {
						found = append(found, cobra.CompletionWithDesc(c.Name(), c.Short))
					}
				}
			}
			return found, cobra.ShellCompDirectiveNoFileComp
		},
	}
}

// help writes the help of a command, no wider than the terminal.
func (a *app) help(cmd *cobra.Command, _ []string) {
	width := a.out.Columns()
	if width == 0 {
		width = screenColumns
	}
	fmt.Fprint(a.out, a.helpText(cmd, width))
}

// helpText is the help of a command: what it does, how it is called, what belongs to it,
// examples and options. Blank lines give way where a screen has no room for them.
func (a *app) helpText(cmd *cobra.Command, width int) string {
	usage := filled(a.say("help.usage", a.useLine(cmd)), width)
	examples := a.say("help.examples") + "\n" + strings.Join(mapped(strings.Split(cmd.Example, "\n"), func(line string) string { return continued(line, width) }), "")
	if !cmd.HasParent() {
		return spaced(filled(cmd.Long, width)+usage, a.commandsByTask(cmd, width), examples, a.commonOptions(cmd, width))
	}
	sections := []string{filled(longOf(cmd), width), usage}
	if isGroup(cmd) {
		sections = append(sections, a.say("help.commands")+"\n"+commandRows(cmd.Commands()).text(width))
	}
	sections = append(sections, examples)
	if rows := a.flagRows(cmd); len(rows) > 0 {
		sections = append(sections, a.say("help.options")+"\n"+rows.text(width))
	}
	sections[len(sections)-1] += filled(a.say("help.global"), width)
	return spaced(sections...)
}

// spaced are sections with blank lines between them, if a screen has room for those.
func spaced(sections ...string) string {
	s := strings.Join(sections, "\n")
	if strings.Count(s, "\n") > screenLines {
		return strings.Join(sections, "")
	}
	return s
}

// isGroup reports whether a command does nothing but hold others: it has no options.
func isGroup(cmd *cobra.Command) bool {
	return cmd.HasSubCommands() && !cmd.LocalNonPersistentFlags().HasAvailableFlags()
}

func longOf(cmd *cobra.Command) string {
	if cmd.Long != "" {
		return cmd.Long
	}
	return cmd.Short
}

// useLine is how a command is called, in the language.
func (a *app) useLine(cmd *cobra.Command) string {
	line := cmd.UseLine()
	switch {
	case !cmd.HasParent():
		return line + " " + a.say("arg.command") + " " + a.say("help.flags")
	case isGroup(cmd):
		return line + " " + a.bare("arg.command") + " " + a.say("help.flags")
	case cmd.HasAvailableLocalFlags():
		return line + " " + a.say("help.flags")
	}
	return line
}

// rows are names with what they are.
type rows [][2]string

// The blanks before a name and between it and what it is.
const (
	rowIndent = 2
	rowGap    = 2
)

// text writes the rows in two columns; what a name is goes on below itself.
func (r rows) text(width int) string {
	most := 0
	for _, row := range r {
		most = max(most, term.Width(row[0]))
	}
	left := rowIndent + min(most, width/2) + rowGap
	var b strings.Builder
	for _, row := range r {
		name := text.Pad(strings.Repeat(" ", rowIndent)+row[0], left-rowGap, ' ') + strings.Repeat(" ", rowGap)
		b.WriteString(name + strings.ReplaceAll(term.Wrap(row[1], width-term.Width(name)), "\n", "\n"+strings.Repeat(" ", left)) + "\n")
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

// flagRows are a command's own options.
func (a *app) flagRows(cmd *cobra.Command) (r rows) {
	cmd.NonInheritedFlags().VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		about := f.Usage
		if by := f.DefValue; by != "" && by != "false" && by != "[]" && !slices.Contains(fromEnvironment, f.Name) {
			about += " " + a.say("help.default", by)
		}
		r = append(r, [2]string{a.flagName(cmd, f), about})
	})
	return r
}

// fromEnvironment are the flags whose value is another on each machine if none is given.
var fromEnvironment = []string{"db", "lang", "user"}

// flagName is a flag with what stands for its value: "-o, --out FILE".
func (a *app) flagName(cmd *cobra.Command, f *pflag.Flag) string {
	name := "--" + f.Name
	if f.Shorthand != "" {
		name = "-" + f.Shorthand + ", " + name
	}
	return strings.TrimSpace(name + " " + a.token(cmd, f))
}

// commonOptions are those of every command, in two columns.
func (a *app) commonOptions(root *cobra.Command, width int) string {
	var cells []string
	root.PersistentFlags().VisitAll(func(f *pflag.Flag) {
		cells = append(cells, entry(a.flagName(root, f), a.say("brief.flag."+f.Name)))
	})
	var left, right []string
	for i, c := range cells {
		if i%2 == 0 {
			left = append(left, c)
		} else {
			right = append(right, c)
		}
	}
	return a.say("help.options.global") + "\n" + sideBySide(left, right, width)
}

// commandsByTask are the commands by task in two columns.
func (a *app) commandsByTask(root *cobra.Command, width int) string {
	var left, right []string
	for i, g := range taskGroups {
		lines := []string{a.say("group." + g.id)}
		for _, name := range g.commands {
			if c, _, err := root.Find([]string{name}); err == nil && c != root {
				brief := a.sayIfAny("brief." + name)
				if brief == "" {
					brief = c.Short
				}
				lines = append(lines, entry(name, brief))
			}
		}
		if i < len(taskGroups)/2 {
			left = append(left, lines...)
		} else {
			right = append(right, lines...)
		}
	}
	return sideBySide(left, right, width)
}

// entry is a name with what it is, in one line.
func entry(name, about string) string { return "  " + text.Pad(name, 10, ' ') + "  " + about }

// sideBySide writes two columns of lines.
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

// filled is text no wider than a width. Its lines are one paragraph, but for those that
// are a name with what it is, two blanks apart.
func filled(s string, width int) string {
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

// continued is a command line that goes on in the next line where it is too long, as a
// shell reads it. It breaks before a flag if it can, and never within quotes.
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
