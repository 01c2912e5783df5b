package script

import (
	"bufio"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"nhuanbut/payroll"
)

// Evidence counts what the words of a text would be in each script. It counts only words with
// letters beyond ASCII.
type Evidence struct {
	Words  int
	Good   [scripts]int // syllables of Vietnamese
	only   [scripts]int // those that are none in Unicode
	proof  int          // syllables in Unicode with a letter that no old encoding has
	unread [scripts]int // words that the script cannot have

	example [scripts]struct{ word, read string } // the first word that is none in Unicode, and the syllable
}

// enough is the number of words after which Weigh stops if nearly all of them are Unicode.
const enough = 4000

// Weigh reads a text and returns the evidence of its words.
func Weigh(r io.Reader) (*Evidence, error) {
	e := &Evidence{}
	b := bufio.NewReaderSize(r, scriptBuffer)
	var word []rune
	for {
		c, _, err := b.ReadRune()
		if err != nil && !errors.Is(err, io.EOF) {
			return e, err
		}
		ended := err != nil
		if !ended && inWord(c) && len(word) < 64 {
			word = append(word, c)
			continue
		}
		e.see(string(word))
		word = word[:0]
		if ended || e.Words >= enough && e.proof*10 >= e.Words*7 {
			return e, nil
		}
	}
}

func inWord(c rune) bool {
	return c >= utf8.RuneSelf || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// see counts one word.
func (e *Evidence) see(word string) {
	plain := strings.TrimFunc(word, typographic)
	if !hasLetter(plain) {
		return
	}
	e.Words++
	inUnicode := isSyllable(plain)
	for s := range scripts {
		decoded, ok := s.decode(word)
		if !ok {
			e.unread[s]++
			continue
		}
		if decoded = strings.TrimFunc(decoded, typographic); !isSyllable(decoded) {
			continue
		}
		e.Good[s]++
		if !inUnicode {
			if e.only[s]++; e.only[s] == 1 {
				e.example[s].word, e.example[s].read = plain, norm.NFC.String(decoded)
			}
		}
	}
	if inUnicode && strings.ContainsFunc(plain, func(r rune) bool { return r > unicode.MaxLatin1 }) {
		e.proof++
	}
}

// hasLetter reports whether a word has a letter and a character beyond ASCII.
func hasLetter(word string) bool {
	return strings.ContainsFunc(word, unicode.IsLetter) && strings.ContainsFunc(word, func(r rune) bool { return r >= utf8.RuneSelf })
}

// finding tells how surely a text is of a script.
type finding int

const (
	reads   finding = iota // all of it is of the script
	mixes                  // a part is of the script, a part Unicode
	unclear                // it seems to be of the script, but a part cannot be read
)

// verdict returns the script that explains most of the words, and how surely the text is of
// it. Unicode wins where no other script explains more.
func (e *Evidence) verdict() (Script, finding) {
	best := Unicode
	for s := range scripts {
		if e.only[s] > e.only[best] || e.only[s] == e.only[best] && e.Good[s] > e.Good[best] && best != Unicode {
			best = s
		}
	}
	n, only := e.Words-e.proof, e.only[best]
	switch {
	case only < 2 || only*5 < n:
		return Unicode, reads
	case e.proof > 0 && (only < 3 || only*5 < e.Words):
		return Unicode, reads // a few words in a list of Unicode: each row is judged by itself
	case !best.twice() && e.Good[best]*10 >= e.Words*9 && e.proof*10 < e.Words:
		return best, reads // some of its words pass for others in Unicode
	case e.proof > 0:
		return best, mixes
	case e.Good[best]*10 < n*9 || best.twice() && e.unread[best] > 0:
		return best, unclear
	}
	return best, reads
}

// Judge returns the script of the text. It refuses a text of which a part is of another script
// or cannot be read.
func (e *Evidence) Judge() (Script, error) {
	s, found := e.verdict()
	example := e.example[s]
	switch {
	case found == mixes:
		return s, payroll.Refuse(ScriptMixed, "script", s.String(), "word", example.word, "read", example.read)
	case found == unclear && s.twice():
		return s, payroll.Refuse(ScriptTwice, "script", s.String(), "word", example.word, "read", example.read)
	case found == unclear:
		return s, payroll.Refuse(ScriptUnclear, "script", s.String(), "word", example.word, "read", example.read)
	}
	return s, nil
}

// Quote returns the first word that is a syllable in script s and not in Unicode, and the
// syllable.
func (e *Evidence) Quote(s Script) (word, read string) {
	return e.example[s].word, e.example[s].read
}

// Best returns the script that explains most of the words.
func (e *Evidence) Best() Script {
	s, _ := e.verdict()
	return s
}

// Find returns the script from before Unicode in which every word of a short text is a
// syllable, with an example: a word and the syllable. ok is false if there is none.
func Find(text string) (s Script, word, read string, ok bool) {
	if !Suspicious([]byte(text)) {
		return Unicode, "", "", false
	}
	var e Evidence
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !inWord(r) }) {
		e.see(word)
	}
	for s := tcvn3; s < scripts; s++ {
		if e.Words > 0 && e.only[s] > 0 && e.Good[s] == e.Words {
			word, read = e.Quote(s)
			return s, word, read, true
		}
	}
	return Unicode, "", "", false
}

// Suspicious reports whether a text has characters that Vietnamese does not need and that
// texts of other scripts are full of.
func Suspicious(text []byte) bool {
	for i := 0; i+1 < len(text); i++ {
		if text[i] != 0xc2 && text[i] != 0xc3 {
			continue
		}
		r := rune(text[i]&3)<<6 | rune(text[i+1]&0x3f)
		if r >= 0xa1 && !slices.Contains(ordinary, r) {
			return true
		}
	}
	return false
}

// ordinary lists the characters of Latin-1 that Vietnamese lists in Unicode have.
var ordinary = []rune("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý«»·°×²³©®§\u00ad")
