// Package term shows text, tables and progress on a terminal and reads what somebody
// types there. It knows no command and no newsroom. Begin with [Open].
package term

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/mattn/go-isatty"
	"golang.org/x/term"
)

// Terminal is the output and the error stream of the program with the progress bar that
// stands on the latter.
type Terminal struct {
	Out, Errs *Screen
	Bar       *Bar

	restore func()
}

// Open prepares the two streams, on Windows also the console. Close undoes that.
func Open(out, errs io.Writer) *Terminal {
	ansi, restore := console(out, errs)
	t := &Terminal{Out: NewScreen(out), Errs: NewScreen(errs), restore: restore}
	t.Bar = &Bar{screen: t.Errs}
	t.Out.ansi, t.Errs.ansi = ansi, ansi
	t.Out.bar, t.Errs.bar = t.Bar, t.Bar
	return t
}

// Close removes the progress bar and restores the console.
func (t *Terminal) Close() {
	t.Bar.clear()
	t.restore()
}

// Screen is a stream that the program writes to. Each write removes the progress bar
// first, since output and errors share one terminal. Screen keeps its first error.
type Screen struct {
	w        io.Writer
	terminal *os.File // nil where the stream is no terminal
	ansi     bool     // the terminal understands colours and moves of the cursor
	bar      *Bar     // nil where there is none
	err      error    // the first write that failed
}

// NewScreen returns a screen on w that has no progress bar.
func NewScreen(w io.Writer) *Screen {
	s := &Screen{w: w}
	if f, ok := w.(*os.File); ok && isatty.IsTerminal(f.Fd()) {
		s.terminal = f
	}
	return s
}

// Write implements [io.Writer].
func (s *Screen) Write(p []byte) (int, error) {
	s.bar.clear()
	n, err := s.w.Write(p)
	if s.err == nil {
		s.err = err
	}
	return n, err
}

// Err returns the error of the first write that failed, nil if all of them succeeded.
func (s *Screen) Err() error { return s.err }

// usualColumns is the width of a terminal that does not say its own.
const usualColumns = 80

// Columns returns the width of the terminal, 0 where the stream is a file or a pipe:
// what goes there is never wrapped.
func (s *Screen) Columns() int {
	if s.terminal == nil {
		return 0
	}
	width, _, err := term.GetSize(int(s.terminal.Fd()))
	if err != nil || width <= 0 {
		return usualColumns
	}
	return width
}

// Fold returns text with its lines broken between words to fit the terminal.
func (s *Screen) Fold(text string) string {
	if width := s.Columns(); width > 0 {
		return Wrap(text, width)
	}
	return text
}

// Say writes a line "label: sentence", folded.
func (s *Screen) Say(label, sentence string) {
	fmt.Fprintln(s, s.Fold(label+": "+sentence))
}

// Style is how text stands out on a terminal, as an SGR code of ECMA-48.
type Style string

// The styles that the program uses.
const (
	Red Style = "31"
	Dim Style = "2"
)

// Paint returns text in a style where the terminal knows colours and its user wants
// them (https://no-color.org), otherwise text itself.
func (s *Screen) Paint(as Style, text string) string {
	if s.terminal == nil || !s.ansi || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if line != "" {
			lines[i] = "\x1b[" + string(as) + "m" + line + "\x1b[0m"
		}
	}
	return strings.Join(lines, "\n")
}
