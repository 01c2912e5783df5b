package main

import (
	"io"
	"os"
	"strings"
	"unicode"

	"github.com/mattn/go-isatty"
	"golang.org/x/term"
	"golang.org/x/text/unicode/norm"
)

// screen is a stream that the program writes to. It takes the progress bar away first:
// output and error stream are one terminal for whoever looks at it.
type screen struct {
	io.Writer
	terminal *os.File // nil where it is none
	bar      *bar
}

func newScreen(w io.Writer, b *bar) *screen {
	s := &screen{Writer: w, bar: b}
	if f, ok := w.(*os.File); ok && isatty.IsTerminal(f.Fd()) {
		s.terminal = f
	}
	return s
}

func (s *screen) Write(p []byte) (int, error) {
	s.bar.clear()
	return s.Writer.Write(p)
}

// usualColumns is how wide a terminal is that does not say so.
const usualColumns = 80

// columns is how wide a stream is as a terminal, 0 where it is none: what goes into a
// file or a pipe is never wrapped.
func columns(w io.Writer) int {
	s, ok := w.(*screen)
	if !ok || s.terminal == nil {
		return 0
	}
	width, _, err := term.GetSize(int(s.terminal.Fd()))
	if err != nil || width <= 0 {
		return usualColumns
	}
	return width
}

// style is how text stands out on a terminal, as an SGR code of ECMA-48.
type style string

const (
	red style = "31"
	dim style = "2"
)

// paint makes text stand out where the stream is a terminal that knows colours and wants
// them. https://no-color.org
func (a *app) paint(w io.Writer, as style, s string) string {
	if columns(w) == 0 || !a.ansi || a.format != "table" || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return s
	}
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		if line != "" {
			lines[i] = "\x1b[" + string(as) + "m" + line + "\x1b[0m"
		}
	}
	return strings.Join(lines, "\n")
}

// printable is text as a terminal can show it: composed (NFC), since many draw a letter
// and its marks side by side otherwise, and without the control characters that a title
// or name from a file could steer the terminal with.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r):
			return -1
		}
		return r
	}, norm.NFC.String(s))
}
