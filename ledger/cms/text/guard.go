package text

import (
	"bufio"
	"bytes"
	"io"
)

// bareGuards reads delimited text whose writer guards cells without quoting them: it turns
// ;="00424"; into ;"=""00424""";. It does not change text between quotation marks.
type bareGuards struct {
	r       *bufio.Reader
	comma   byte
	state   quoting
	guarded bool   // within ="…"
	pending []byte // to be given first
}

// bareGuard begins a cell that a program guards against being taken for a number: ="00424".
const bareGuard = `="`

// guardsWithin is the number of bytes in which the first guard of a file stands: every row has
// one before its ID.
const guardsWithin = 64 * 1024

// withBareGuards returns a reader of r, with bareGuards in between if the beginning has any.
func withBareGuards(r *bufio.Reader, comma rune) io.Reader {
	head, _ := r.Peek(guardsWithin)
	guard := []byte(bareGuard)
	if comma >= 0x80 || !bytes.HasPrefix(head, guard) && !bytes.Contains(head, append([]byte{byte(comma)}, guard...)) &&
		!bytes.Contains(head, append([]byte{'\n'}, guard...)) {
		return r
	}
	return &bareGuards{r: r, comma: byte(comma)}
}

func (g *bareGuards) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if len(g.pending) > 0 {
			moved := copy(p[n:], g.pending)
			g.pending, n = g.pending[moved:], n+moved
			continue
		}
		if n > 0 && g.r.Buffered() == 0 {
			return n, nil
		}
		c, err := g.r.ReadByte()
		if err != nil {
			if g.guarded && err == io.EOF {
				g.guarded, g.pending = false, []byte{'"'}
				continue
			}
			if n > 0 {
				return n, nil
			}
			return 0, err
		}
		g.take(c)
	}
	return n, nil
}

// take replaces one byte.
func (g *bareGuards) take(c byte) {
	next, _ := g.r.Peek(1)
	g.pending = append(g.pending[:0], c)
	end := c == g.comma || c == '\n' || c == '\r'
	switch {
	case g.guarded && end:
		g.guarded, g.state, g.pending = false, atStart, []byte{'"', c}
	case g.guarded && c == '"':
		g.pending = []byte{'"', '"'}
	case g.guarded:
	case g.state == quoted:
		if c == '"' {
			g.state = maybeEnd
		}
	case g.state == maybeEnd && c == '"':
		g.state = quoted
	case end:
		g.state = atStart
	case g.state == atStart && c == '"':
		g.state = quoted
	case g.state == atStart && c == '=' && len(next) == 1 && next[0] == '"':
		g.guarded, g.state, g.pending = true, bare, []byte{'"', '='}
	default:
		g.state = bare
	}
}
