package text

import "bufio"

// lineEnds reads delimited text with "\n" at the end of every line. Old Macs, and some
// programs still, end lines with "\r" alone. It does not change text between quotation marks.
type lineEnds struct {
	r     *bufio.Reader
	comma rune
	state quoting
	cut   bool // "\r" was given as "\n": a "\n" that follows it is part of the same end
}

// quoting is the state of a reader within a record.
type quoting int

const (
	atStart  quoting = iota // of a field
	bare                    // in a field without quotation marks
	quoted                  // between quotation marks
	maybeEnd                // behind a quotation mark that ends the field, or stands for one
)

func (l *lineEnds) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if n > 0 && l.r.Buffered() == 0 {
			return n, nil
		}
		c, err := l.r.ReadByte()
		if err != nil {
			if n > 0 {
				return n, nil
			}
			return 0, err
		}
		if c, ok := l.next(c); ok {
			p[n] = c
			n++
		}
	}
	return n, nil
}

// next returns the byte to read in place of c; ok is false if there is none.
func (l *lineEnds) next(c byte) (byte, bool) {
	after := l.cut
	l.cut = false
	if l.state == quoted {
		if c == '"' {
			l.state = maybeEnd
		}
		return c, true
	}
	switch {
	case c == '\n' && after:
		return 0, false
	case c == '\r':
		l.cut = true
		c = '\n'
		l.state = atStart
	case c == '\n', l.comma < 0x80 && c == byte(l.comma):
		l.state = atStart
	case c == '"' && l.state != bare:
		l.state = quoted
	default:
		l.state = bare
	}
	return c, true
}
