package cms

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// sniffed is how much of a file its encoding is guessed from where it has no mark.
const sniffed = 4096

// textEncoding is how a file's bytes are text.
type textEncoding struct {
	encoding.Encoding // nil is UTF-8
	script            script
}

// findEncoding tells the encoding of text: a mark of UTF-16 or UTF-8, the zero
// bytes of UTF-16, else UTF-8 if the whole file is, else one from before Unicode. Its
// letters may be of another script yet, by the words that they make.
func (r *reading) findEncoding(f *os.File) (textEncoding, error) {
	head, err := headOf(f, sniffed)
	if err != nil {
		return textEncoding{}, err
	}
	switch {
	case bytes.HasPrefix(head, []byte{0xff, 0xfe}), zeros(head, 1):
		return r.withScript(f, "UTF-16LE", textEncoding{Encoding: unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)})
	case bytes.HasPrefix(head, []byte{0xfe, 0xff}), zeros(head, 0):
		return r.withScript(f, "UTF-16BE", textEncoding{Encoding: unicode.UTF16(unicode.BigEndian, unicode.UseBOM)})
	case bytes.IndexByte(head, 0) >= 0:
		return textEncoding{}, r.refuse(FormatUnknown)
	}
	seen, err := countUTF8(f)
	switch {
	case err != nil:
		return textEncoding{}, err
	case seen.bad == 0 && !seen.suspicious:
		r.about.encoding = "UTF-8"
		return textEncoding{}, nil
	case seen.bad == 0:
		return r.withScript(f, "UTF-8", textEncoding{})
	case seen.good > seen.bad || bytes.HasPrefix(head, []byte("\ufeff")):
		return textEncoding{}, r.refuse(TextDamaged, seen.firstBadLine)
	}
	return r.beforeUnicode(f)
}

// withScript finds the script of a text whose encoding is known.
func (r *reading) withScript(f *os.File, name string, enc textEncoding) (textEncoding, error) {
	e, err := r.evidence(f, enc)
	if err != nil {
		return enc, err
	}
	enc.script, err = r.judgeScript(e)
	r.about.encoding = name
	if enc.script != asUnicode {
		r.about.encoding += ", " + enc.script.String()
	}
	return enc, err
}

// beforeUnicode finds the encoding of text that is none of Unicode's: Windows-1258,
// TCVN3 or VNI, whichever makes words of it.
func (r *reading) beforeUnicode(f *os.File) (textEncoding, error) {
	windows, western := textEncoding{Encoding: charmap.Windows1258}, textEncoding{Encoding: charmap.Windows1252}
	as1258, err := r.evidence(f, windows)
	if err != nil {
		return windows, err
	}
	as1252, err := r.evidence(f, western)
	if err != nil {
		return windows, err
	}
	if best, _ := as1252.verdict(); best != asUnicode && as1252.good[best] > as1258.good[asUnicode] {
		western.script, err = r.judgeScript(as1252)
		r.about.encoding = western.script.String()
		return western, err
	}
	if as1258.words >= 3 && as1258.good[asUnicode]*2 < as1258.words {
		return windows, r.refuse(EncodingUnknown)
	}
	r.about.encoding = "Windows-1258"
	return windows, nil
}

func (r *reading) evidence(f *os.File, enc textEncoding) (*evidence, error) {
	text, err := enc.reader(f)
	if err != nil {
		return nil, err
	}
	e, err := weigh(text)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", r.path, err)
	}
	return e, nil
}

// judgeScript says in which script a text was read that is not as Unicode has it, or
// refuses the file where not all of it can be.
func (r *reading) judgeScript(e *evidence) (script, error) {
	s, found := e.verdict()
	example := e.example[s]
	switch {
	case found == mixes:
		return s, r.refuse(ScriptMixed, s.String(), example.word, example.read)
	case found == unclear && s.twice():
		return s, r.refuse(ScriptTwice, s.String(), example.word, example.read)
	case found == unclear:
		return s, r.refuse(ScriptUnclear, s.String(), example.word, example.read)
	case s != asUnicode:
		r.warn(ScriptConverted, "", 0, r.path, s.String(), example.word, example.read)
	}
	return s, nil
}

// zeros reports whether at least a third of the bytes at odd (1) or even (0)
// places are zero and hardly any at the others: UTF-16 of Latin letters and digits.
func zeros(head []byte, parity int) bool {
	var n [2]int
	for i, b := range head {
		if b == 0 {
			n[i%2]++
		}
	}
	return n[parity] > 0 && n[parity] >= len(head)/6 && n[1-parity]*8 <= n[parity] // the mark of a grave accent is one at the other
}

// utf8Count counts the characters beyond ASCII that are UTF-8 and the bytes that are not.
type utf8Count struct {
	good, bad, firstBadLine int
	suspicious              bool
}

func countUTF8(f *os.File) (n utf8Count, err error) {
	if _, err = f.Seek(0, io.SeekStart); err != nil {
		return n, err
	}
	line := 1
	buf := make([]byte, 64*1024)
	kept := 0
	for {
		read, err := f.Read(buf[kept:])
		chunk := buf[:kept+read]
		n.suspicious = n.suspicious || suspicious(chunk)
		for len(chunk) > 0 && (err != nil || utf8.FullRune(chunk)) {
			c, size := utf8.DecodeRune(chunk)
			switch {
			case c == '\n':
				line++
			case c == utf8.RuneError && size == 1:
				if n.bad++; n.bad == 1 {
					n.firstBadLine = line
				}
			case size > 1:
				n.good++
			}
			chunk = chunk[size:]
		}
		kept = copy(buf, chunk)
		if errors.Is(err, io.EOF) {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

func headOf(f *os.File, size int) ([]byte, error) {
	head := make([]byte, size)
	n, err := f.ReadAt(head, 0)
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return head[:n], err
}

// reader reads f from its start as UTF-8 without a mark.
func (e textEncoding) reader(f *os.File) (*bufio.Reader, error) {
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	var r io.Reader = f
	if e.Encoding != nil {
		r = transform.NewReader(f, e.NewDecoder())
	}
	b := bufio.NewReaderSize(e.script.reader(r), 64*1024)
	if mark, err := b.Peek(3); err == nil && string(mark) == "\ufeff" {
		_, err = b.Discard(3)
		return b, err
	}
	return b, nil
}
