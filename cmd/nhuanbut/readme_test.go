//go:build !windows

package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
	"github.com/rogpeppe/go-internal/txtar"
	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/help"
	"nhuanbut/cmd/nhuanbut/manual"
	"nhuanbut/reports/lang"
)

var fill = flag.Bool("fill", false, "write what commands show into the manual, where it shows nothing")

// manualDay is the day on which the manual's commands are run.
var manualDay = time.Date(2026, 11, 25, 9, 30, 0, 0, time.UTC)

// manualPage is a text with examples: README.md, or a topic of the manual.
type manualPage struct{ lang, path, text string }

func pagesOf(t *testing.T) []manualPage {
	t.Helper()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	pages := []manualPage{{"vi", "../../README.md", string(readme)}}
	for _, lang := range []string{"vi", "en"} {
		for _, topic := range manual.Topics(lang) {
			pages = append(pages, manualPage{lang, filepath.Join("manual", lang, topic.Name+".md"), topic.Text})
		}
	}
	return pages
}

// fence is a block of code. file is the name of the file that it is, "" for none.
type fence struct {
	kind, file string
	line       int
	text       string
}

var fences = regexp.MustCompile("(?m)^```(\\w*)(?: (\\S+))?\n((?s:.*?))^```$")

func fencesOf(text string) (found []fence) {
	for _, at := range fences.FindAllStringSubmatchIndex(text, -1) {
		part := func(n int) string {
			if at[2*n] < 0 {
				return ""
			}
			return text[at[2*n]:at[2*n+1]]
		}
		found = append(found, fence{part(1), part(2), strings.Count(text[:at[0]], "\n") + 2, part(3)})
	}
	return found
}

// The commands of README.md and the manual are run page by page. A page has a folder with
// the sample newsroom, or without it where the page makes a ledger. A block of "console"
// shows what a terminal of 80 columns shows; each line of "sh" succeeds; a block with a
// file's name is that file. "…" stands for what is left out.
func TestExamplesOfTheManual(t *testing.T) {
	sample := filepath.Join(t.TempDir(), "demo")
	args := []string{"demo", sample}
	if code := runAt(t.Context(), manualClock, args, nil, io.Discard, io.Discard); code != exitDone {
		t.Fatalf("the sample fails: %d", code)
	}
	pages := pagesOf(t)
	lists, err := filepath.Abs("testdata/manual")
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("NO_COLOR", "1")
	for _, p := range pages {
		path, err := filepath.Abs(p.path)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(strings.TrimPrefix(p.path, "../../"), func(t *testing.T) {
			blocks := fencesOf(p.text)
			dir := t.TempDir()
			copyFiles(t, lists, dir)
			if !strings.Contains(p.text, "nhuanbut init") {
				copyFiles(t, sample, dir)
			}
			t.Chdir(dir)
			t.Setenv("NHUANBUT_LANG", p.lang)
			for _, b := range blocks {
				if b.file != "" {
					if err := os.WriteFile(b.file, []byte(b.text), 0o600); err != nil {
						t.Fatal(err)
					}
				}
			}
			for _, b := range blocks {
				switch {
				case b.file != "":
				case b.kind == "sh":
					b.succeeds(t)
				case b.kind == "console":
					if shown := b.shows(t); *fill && shown != b.text {
						p.text = strings.Replace(p.text, "```console\n"+b.text+"```", "```console\n"+shown+"```", 1)
						if err := os.WriteFile(path, []byte(p.text), 0o644); err != nil {
							t.Fatal(err)
						}
					}
				case b.kind == "json" && !strings.Contains(b.text, "…") && !json.Valid([]byte(b.text)):
					t.Errorf("line %d: no JSON", b.line)
				case !slices.Contains([]string{"json", "text"}, b.kind):
					t.Errorf("line %d: a block of %q is neither run nor a file", b.line, b.kind)
				}
			}
		})
	}
}

func copyFiles(t *testing.T, from, to string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}

var commandWord = regexp.MustCompile(`(?:[^\s"]|"[^"]*")+`)

// argsOf returns the words of a command line behind the program's name; nil where the line
// calls another program.
func argsOf(line string) []string {
	line, _, _ = strings.Cut(line, "  #")
	line = strings.Replace(line, "go run ./cmd/nhuanbut", "nhuanbut", 1)
	words := commandWord.FindAllString(line, -1)
	for i := range words {
		words[i] = strings.ReplaceAll(words[i], `"`, "")
	}
	if len(words) == 0 || words[0] != "nhuanbut" {
		return nil
	}
	return words[1:]
}

// others are the programs that the manual calls beside ours: they are not run.
var others = regexp.MustCompile(`^(curl|go (test|build|install)|git clone|LC_ALL=\S+ hledger|#)`)

func (b fence) succeeds(t *testing.T) {
	t.Helper()
	text := strings.ReplaceAll(b.text, "\\\n", " ")
	for line := range strings.SplitSeq(strings.TrimSpace(text), "\n") {
		args := argsOf(line)
		if args == nil {
			if line != "" && !others.MatchString(line) {
				t.Errorf("line %d: %q is no command of ours", b.line, line)
			}
			continue
		}
		var shown bytes.Buffer
		if code := runAt(context.Background(), manualClock, args, strings.NewReader(""), &shown, &shown); code > exitFound {
			t.Errorf("line %d: %s: exit %d: %s", b.line, line, code, shown.String())
		}
	}
}

func manualClock() time.Time { return manualDay }

// shows runs the commands of a transcript and compares what they show. It returns the
// block; with -fill, commands without an output have what they show.
func (b fence) shows(t *testing.T) string {
	t.Helper()
	var real strings.Builder
	for part := range strings.SplitSeq(strings.TrimPrefix(b.text, "$ "), "\n$ ") {
		part = strings.TrimSuffix(part, "\n")
		line, rest, _ := strings.Cut(part, "\n")
		for strings.HasSuffix(line, `\`) {
			more, after, _ := strings.Cut(rest, "\n")
			line, rest = strings.TrimSuffix(line, `\`)+strings.TrimSpace(more), after
		}
		args := argsOf(line)
		if args == nil {
			t.Fatalf("line %d: %q is no command of ours", b.line, line)
		}
		code, shown := onScreen(t, args, rest)
		switch {
		case *fill && rest == "":
			part += "\n" + strings.TrimRight(shown, "\n")
		case rest != "" && !likeness(rest).MatchString(shown):
			t.Errorf("line %d: %s shows\n%s\nand not\n%s", b.line, line, shown, rest)
		}
		if code > exitFound && !(*fill && rest == "") && !regexp.MustCompile(`(?m)^(lỗi|error): `).MatchString(rest) {
			t.Errorf("line %d: %s: exit %d: %s", b.line, line, code, shown)
		}
		real.WriteString("$ " + strings.TrimRight(part, "\n") + "\n")
	}
	return real.String()
}

// likeness returns the pattern of a text. "…" alone on a line stands for any lines, within
// a line for any text.
func likeness(text string) *regexp.Regexp {
	pattern := regexp.QuoteMeta(strings.TrimRight(text, "\n"))
	pattern = regexp.MustCompile(`(?m)^…$\n?`).ReplaceAllString(pattern, `(?s:.*)`)
	return regexp.MustCompile(`^\s*` + strings.ReplaceAll(pattern, "…", ".*") + `\s*$`)
}

// question is what the program shows when it waits for an answer.
var question = regexp.MustCompile(`\[\pL+/\pL+\] $`)

// onScreen runs a command on a terminal of 80 columns. It returns the exit code and what
// the terminal shows. Questions are answered as the transcript answers them, else with n.
func onScreen(t *testing.T, args []string, transcript string) (int, string) {
	t.Helper()
	master, tty, err := pty.Open()
	if errors.Is(err, pty.ErrUnsupported) {
		t.Skip(err)
	}
	if err != nil {
		t.Fatal(err)
	}
	defer master.Close()
	if err := pty.Setsize(tty, &pty.Winsize{Rows: help.Lines, Cols: help.Columns}); err != nil {
		t.Fatal(err)
	}
	answers := regexp.MustCompile(`(?m)\[\pL+/\pL+\] (\S+)$`).FindAllStringSubmatch(transcript, -1)
	shown := make(chan string, 1)
	go func() {
		var s strings.Builder
		buffer := make([]byte, 4096)
		for {
			n, err := master.Read(buffer)
			s.Write(buffer[:n])
			if strings.HasSuffix(s.String(), "› ") { // a review, which ends at once
				_, _ = master.WriteString("q")
			}
			if question.MatchString(s.String()) {
				answer := "n"
				if len(answers) > 0 {
					answer, answers = answers[0][1], answers[1:]
				}
				_, _ = master.WriteString(answer + "\n")
			}
			if err != nil {
				shown <- strings.NewReplacer("\r\n", "\n", "› qquit", "› quit", "› qthôi", "› thôi").Replace(s.String())
				return
			}
		}
	}()
	code := runAt(context.Background(), manualClock, args, tty, tty, tty)
	tty.Close()
	return code, escape.ReplaceAllString(overwritten.ReplaceAllString(<-shown, ""), "")
}

// A command within the text is one, too, with flags that it has.
func TestCommandsWithinTheText(t *testing.T) {
	span := regexp.MustCompile("`([^`\n]+)`")
	flags := regexp.MustCompile(`(?:^|\s)--([a-z][a-z-]+)`)
	for _, p := range pagesOf(t) {
		a := &app{lang: lang.Language(p.lang)}
		known := make(map[string]bool)
		help.Visit(a.root(), func(cmd *cobra.Command) {
			for _, name := range help.FlagNames(cmd) {
				known[name] = true
			}
		})
		for _, m := range span.FindAllStringSubmatch(fences.ReplaceAllString(p.text, ""), -1) {
			for _, f := range flags.FindAllStringSubmatch(m[1], -1) {
				if !known[f[1]] {
					t.Errorf("%s: %s: no command has --%s", p.path, m[1], f[1])
				}
			}
			args := argsOf(m[1])
			if len(args) == 0 {
				continue
			}
			root := a.root() // flags keep their values
			if args[0] == "help" {
				if len(args) == 2 && isTopic(p.lang, args[1]) {
					continue
				}
				args = args[1:]
			}
			cmd, rest, err := root.Find(args)
			if err == nil {
				err = cmd.ParseFlags(rest)
			}
			if err != nil || cmd == root && len(cmd.Flags().Args()) > 0 {
				t.Errorf("%s: %s: %v", p.path, m[1], err)
			}
		}
	}
}

// isTopic reports whether a topic has the name in the language itself.
func isTopic(lang, name string) bool {
	return slices.ContainsFunc(manual.Topics(lang), func(t manual.Topic) bool { return t.Name == name })
}

// The maps of WordPress that the manual gives are those that the script imports by.
func TestMapsOfTheManual(t *testing.T) {
	script, err := txtar.ParseFile("testdata/wordpress.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"vi", "en"} {
		topic, _ := manual.Find(manual.Topics(lang), "maps")
		maps := 0
		for _, file := range script.Files {
			if strings.HasPrefix(file.Name, "wordpress-") {
				maps++
				if !strings.Contains(topic.Text, string(file.Data)+"```\n") {
					t.Errorf("%s: %s is not as the script has it", lang, file.Name)
				}
			}
		}
		if maps != 2 {
			t.Errorf("%d maps, want 2", maps)
		}
	}
}
