package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-isatty"
	"golang.org/x/term"

	"nhuanbut/payroll"
)

// terminal is the terminal that somebody types on, nil where the input is none.
func (a *app) terminal() *os.File {
	in, ok := a.in.(*os.File)
	if !ok || !isatty.IsTerminal(in.Fd()) {
		return nil
	}
	return in
}

// canAsk refuses, in the words of a key, to go on where nobody can be asked and nobody
// said yes.
func (a *app) canAsk(yes bool, key string) error {
	if !yes && a.terminal() == nil {
		return a.misuse(key)
	}
	return nil
}

// ask asks a question; whatever is not yes is no.
func (a *app) ask(ctx context.Context, question string) (bool, error) {
	k := keyboard{in: a.in, out: a.errs}
	answer, err := k.line(ctx, question)
	if errors.Is(err, io.EOF) {
		fmt.Fprintln(a.errs)
		err = nil
	}
	switch payroll.TextKey(answer) {
	case "c", "co", "có", "y", "yes":
		return true, err
	}
	return false, err
}

// keyboard is what somebody types, by line or by key. Waiting for it ends with the run.
type keyboard struct {
	in      io.Reader
	out     io.Writer  // where it is asked
	raw     *os.File   // the terminal whose keys are read one by one, nil where lines are
	ahead   []byte     // typed, and not asked for yet
	reading chan typed // the read that is under way
}

// typed is what one read gave.
type typed struct {
	bytes []byte
	err   error
}

// newKeyboard reads keys one by one where the terminal can.
func newKeyboard(terminal *os.File, out io.Writer) *keyboard {
	k := &keyboard{in: terminal, out: out}
	if os.Getenv("TERM") != "dumb" {
		k.raw = terminal
	}
	return k
}

// more waits for what is typed next.
func (k *keyboard) more(ctx context.Context) error {
	if k.reading == nil {
		reading := make(chan typed, 1)
		k.reading = reading
		go func() {
			buffer := make([]byte, 4096)
			n, err := k.in.Read(buffer)
			reading <- typed{buffer[:n], err}
		}()
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case got := <-k.reading:
		k.reading = nil
		k.ahead = append(k.ahead, got.bytes...)
		if len(got.bytes) > 0 {
			return nil
		}
		return got.err
	}
}

// line asks for a line: it comes on one line and without space at its ends; io.EOF after
// the last.
func (k *keyboard) line(ctx context.Context, question string) (string, error) {
	fmt.Fprint(k.out, question)
	for !bytes.ContainsAny(k.ahead, "\r\n") {
		err := k.more(ctx)
		if errors.Is(err, io.EOF) && len(k.ahead) > 0 {
			break
		}
		if err != nil {
			return "", err
		}
	}
	return payroll.OneLine(string(k.take())), nil
}

// take is what is typed ahead up to the end of a line.
func (k *keyboard) take() []byte {
	line, rest := k.ahead, []byte(nil)
	if i := bytes.IndexAny(k.ahead, "\r\n"); i >= 0 {
		line, rest = k.ahead[:i], k.ahead[i+1:]
		if k.ahead[i] == '\r' {
			rest = bytes.TrimPrefix(rest, []byte("\n"))
		}
	}
	k.ahead = rest
	return line
}

// What a terminal that is read key by key gives for three keys.
const (
	keyInterrupt = '\x03' // Ctrl-C
	keyEnd       = '\x04' // Ctrl-D
	keyEscape    = '\x1b' // begins what arrows and function keys give
)

// noKey is what is typed and is no single key: an arrow, or a text that was pasted.
const noKey rune = 0

// key asks for a key: it comes in lower case, alone or with Enter behind it. Ctrl-C is
// context.Canceled.
func (k *keyboard) key(ctx context.Context, question string) (rune, error) {
	for {
		line, err := k.keys(ctx, question)
		if err != nil {
			return noKey, err
		}
		switch {
		case bytes.ContainsRune(line, keyInterrupt):
			return noKey, context.Canceled
		case bytes.ContainsRune(line, keyEnd):
			return noKey, io.EOF
		case bytes.ContainsRune(line, keyEscape):
			return noKey, nil
		}
		text := strings.TrimSpace(string(line))
		switch utf8.RuneCountInString(text) {
		case 0: // Enter alone
			question = ""
		case 1:
			key, _ := utf8.DecodeRuneInString(text)
			return unicode.ToLower(key), nil
		default:
			return noKey, nil
		}
	}
}

// keys are the keys typed up to an Enter, or up to now.
func (k *keyboard) keys(ctx context.Context, question string) ([]byte, error) {
	if k.raw == nil {
		line, err := k.line(ctx, question)
		return []byte(line), err
	}
	if len(k.ahead) > 0 {
		fmt.Fprint(k.out, question)
		return k.take(), nil
	}
	before, err := term.MakeRaw(int(k.raw.Fd())) // before it is asked: who answers at once is not shown twice
	if err != nil {
		k.raw = nil
		return k.keys(ctx, question)
	}
	fmt.Fprint(k.out, strings.ReplaceAll(question, "\n", "\r\n"))
	err = errors.Join(k.more(ctx), k.restOfEscape(ctx), term.Restore(int(k.raw.Fd()), before))
	if err != nil {
		return nil, err
	}
	return k.take(), nil
}

// slowest is how long the rest of an arrow or function key may be on its way, over a slow
// line: its last letter alone is no key that somebody pressed.
const slowest = 100 * time.Millisecond

func (k *keyboard) restOfEscape(ctx context.Context) error {
	for escapeBegun(k.ahead) {
		wait, cancel := context.WithTimeout(ctx, slowest)
		err := k.more(wait)
		cancel()
		if errors.Is(err, context.DeadlineExceeded) { // Escape itself
			return nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// escapeBegun reports whether the last of what is typed is the beginning of what a
// terminal sends for a key, such as ESC [ A for an arrow.
func escapeBegun(typed []byte) bool {
	i := bytes.LastIndexByte(typed, keyEscape)
	if i < 0 {
		return false
	}
	rest := typed[i+1:]
	switch {
	case len(rest) == 0:
		return true
	case rest[0] == 'O':
		return len(rest) == 1
	case rest[0] == '[':
		last := rest[len(rest)-1]
		return len(rest) == 1 || last < '@' || last > '~'
	}
	return false
}
