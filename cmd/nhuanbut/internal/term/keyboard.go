package term

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
)

// IsTerminal reports whether somebody types what in reads.
func IsTerminal(in io.Reader) bool {
	f, ok := in.(*os.File)
	return ok && isatty.IsTerminal(f.Fd())
}

// Keyboard reads what somebody types, by line or by key. A wait ends with its context.
type Keyboard struct {
	in      io.Reader
	out     io.Writer  // where it is asked
	raw     *os.File   // the terminal whose keys are read one by one, nil where lines are
	ahead   []byte     // typed and not asked for yet
	reading chan typed // the read that is under way
}

// typed is the result of one read.
type typed struct {
	bytes []byte
	err   error
}

// NewKeyboard returns a keyboard that reads in and asks on out.
func NewKeyboard(in io.Reader, out io.Writer) *Keyboard {
	k := &Keyboard{in: in, out: out}
	if f, ok := in.(*os.File); ok && IsTerminal(in) && os.Getenv("TERM") != "dumb" {
		k.raw = f
	}
	return k
}

// more waits for what is typed next.
func (k *Keyboard) more(ctx context.Context) error {
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

// Line asks a question and returns the line that answers it, without blanks at its ends;
// io.EOF after the last line.
func (k *Keyboard) Line(ctx context.Context, question string) (string, error) {
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
	return strings.TrimSpace(string(k.take())), nil
}

// take returns what is typed ahead up to the end of a line.
func (k *Keyboard) take() []byte {
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

// The bytes that a terminal read key by key sends for three keys.
const (
	keyInterrupt = '\x03' // Ctrl-C
	keyEnd       = '\x04' // Ctrl-D
	keyEscape    = '\x1b' // begins what arrows and function keys give
)

// NoKey stands for input that is no single key: an arrow, or a text that was pasted.
const NoKey rune = 0

// Key asks a question and returns the key that answers it, in lower case. Enter may
// follow it. Ctrl-C is context.Canceled, Ctrl-D io.EOF.
func (k *Keyboard) Key(ctx context.Context, question string) (rune, error) {
	for {
		line, err := k.keys(ctx, question)
		if err != nil {
			return NoKey, err
		}
		switch {
		case bytes.ContainsRune(line, keyInterrupt):
			return NoKey, context.Canceled
		case bytes.ContainsRune(line, keyEnd):
			return NoKey, io.EOF
		case bytes.ContainsRune(line, keyEscape):
			return NoKey, nil
		}
		text := strings.TrimSpace(string(line))
		switch utf8.RuneCountInString(text) {
		case 0: // Enter alone
			question = ""
		case 1:
			key, _ := utf8.DecodeRuneInString(text)
			return unicode.ToLower(key), nil
		default:
			return NoKey, nil
		}
	}
}

// keys returns what is typed up to an Enter, or up to now.
func (k *Keyboard) keys(ctx context.Context, question string) ([]byte, error) {
	if k.raw == nil {
		line, err := k.Line(ctx, question)
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

// slowest is how long the rest of an arrow or function key may be on its way over a slow
// line. Its last letter alone is no key that somebody pressed.
const slowest = 100 * time.Millisecond

// restOfEscape waits for the rest of a sequence that has begun.
func (k *Keyboard) restOfEscape(ctx context.Context) error {
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

// escapeBegun reports whether typed ends in the beginning of a sequence that a terminal
// sends for a key, such as ESC [ A for an arrow.
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
