// Package script reads Vietnamese that is not Unicode as Unicode: TCVN3, VNI, and UTF-8 that a
// program decoded twice. Weigh counts what the words of a text would be in each script;
// Evidence.Judge says which one it is.
package script

import (
	"bufio"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Script is the way to read the letters of a text: as Unicode, in an encoding from before
// Unicode, or as what a program made of them that took one encoding for another. All scripts
// share ASCII.
type Script int

const (
	Unicode     Script = iota
	tcvn3              // ABC: one letter a character, of fonts such as .VnTime
	vniWindows         // VNI: a letter and a mark, of fonts such as VNI-Times
	tcvn3By1258        // TCVN3 that a Vietnamese Windows took for its own Windows-1258
	vniBy1258          // VNI, the same
	twice1252          // UTF-8 that was read as Windows-1252 and written as UTF-8 again
	twice1258          // the same by Windows-1258
	scripts
)

// String returns the script's name as people know it.
func (s Script) String() string {
	return [scripts]string{"Unicode", "TCVN3 (ABC)", "VNI-Windows", "TCVN3 (ABC)", "VNI-Windows", "UTF-8/Windows-1252", "UTF-8/Windows-1258"}[s]
}

// twice reports whether the script is UTF-8 that a program decoded a second time.
func (s Script) twice() bool { return s == twice1252 || s == twice1258 }

// tcvn3Letters gives the letters of TCVN 5712:1993, third form, for the characters that
// Windows-1252 has in their places. Fonts of capitals have the same places.
var tcvn3Letters = pairs(`¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ¨ă©âªê«ô¬ơ` + "\u00ad" + `ư®đµà¶ả·ã¸á¹ạ»ằ¼ẳ½ẵ¾ắÆặÇầÈẩÉẫÊấËậÌèÎẻÏẽÐéÑẹÒềÓểÔễÕếÖệ×ìØỉÜĩÝíÞị` +
	`ßòáỏâõãóäọåồæổçỗèốéộêờëởìỡíớîợïùñủòũóúôụõừöửøứ÷ữùựúỳûỷüỹýýþỵ`)

func pairs(list string) map[rune]rune {
	letters := []rune(list)
	m := make(map[rune]rune, len(letters)/2)
	for i := 0; i+1 < len(letters); i += 2 {
		m[letters[i]] = letters[i+1]
	}
	return m
}

// These tables give what VNI-Windows has: its own letters, and marks that follow a letter.
var (
	vniLetters = pairs(`ôơÔƠöưÖƯñđÑĐííÍÍììÌÌæỉÆỈóĩÓĨòịÒỊîỵÎỴ`)
	vniTones   = map[rune]string{'ù': "\u0301", 'ø': "\u0300", 'û': "\u0309", 'õ': "\u0303", 'ï': "\u0323"}
	vniHats    = map[rune]string{'â': "\u0302", 'á': "\u0302\u0301", 'à': "\u0302\u0300", 'å': "\u0302\u0309", 'ã': "\u0302\u0303", 'ä': "\u0302\u0323"}
	vniBreves  = map[rune]string{'ê': "\u0306", 'é': "\u0306\u0301", 'è': "\u0306\u0300", 'ú': "\u0306\u0309", 'ü': "\u0306\u0303", 'ë': "\u0306\u0323"}
)

// vniMark returns the combining marks that a character of VNI adds to the letter before it; ""
// if none.
func vniMark(before, r rune) string {
	r = []rune(strings.ToLower(string(r)))[0]
	switch {
	case !strings.ContainsRune("aeouyAEOUYơưƠƯ", before):
		return ""
	case vniTones[r] != "":
		return vniTones[r]
	case vniHats[r] != "" && strings.ContainsRune("aeoAEO", before):
		return vniHats[r]
	case vniBreves[r] != "" && strings.ContainsRune("aA", before):
		return vniBreves[r]
	}
	return ""
}

// decoding decodes the characters of a text one at a time.
type decoding struct {
	script Script
	before rune // of VNI: the letter that a mark may follow
}

// next appends the decoded character to a text. ok is false if the script has no such
// character; typographic marks belong to every script.
func (l *decoding) next(to []byte, r rune) (_ []byte, ok bool) {
	if r < utf8.RuneSelf {
		l.before = r
		return append(to, byte(r)), true
	}
	before := l.before
	l.before = 0
	if l.script == tcvn3By1258 || l.script == vniBy1258 {
		if b, ok := charmap.Windows1258.EncodeRune(r); ok {
			r = charmap.Windows1252.DecodeByte(b)
		}
	}
	switch l.script {
	case tcvn3, tcvn3By1258:
		if letter := tcvn3Letters[r]; letter != 0 {
			return utf8.AppendRune(to, letter), true
		}
	case vniWindows, vniBy1258:
		if mark := vniMark(before, r); mark != "" {
			return append(to, mark...), true
		}
		if letter := vniLetters[r]; letter != 0 {
			l.before = letter
			return utf8.AppendRune(to, letter), true
		}
	case twice1252, twice1258:
		b, ok := l.byteOf(r)
		if ok {
			return append(to, b), true
		}
	}
	return utf8.AppendRune(to, r), l.script == Unicode || !l.script.twice() && typographic(r)
}

// byteOf returns the byte that a wrong decoding made a character of.
func (l *decoding) byteOf(r rune) (byte, bool) {
	page := charmap.Windows1252
	if l.script == twice1258 {
		page = charmap.Windows1258
	}
	if b, ok := page.EncodeRune(r); ok {
		return b, true
	}
	return byte(r), r >= 0x80 && r < 0xa0 // which the code page leaves empty
}

// typographic reports whether a character is a typographic mark or a no-break space.
func typographic(r rune) bool {
	return strings.ContainsRune("\u00a0“”‘’«»…–—•™‹›€„‚°", r)
}

// decode returns a text of the script in Unicode; ok is false if the script cannot have it.
func (s Script) decode(text string) (decoded string, ok bool) {
	l := decoding{script: s}
	to := make([]byte, 0, 2*len(text))
	for _, r := range text {
		if to, ok = l.next(to, r); !ok {
			return "", false
		}
	}
	return string(to), utf8.Valid(to)
}

// Reader returns a reader of r, a text of the script in UTF-8, as Unicode.
func (s Script) Reader(r io.Reader) io.Reader {
	if s == Unicode {
		return r
	}
	return &scriptReader{r: bufio.NewReaderSize(r, scriptBuffer), letters: decoding{script: s}}
}

// scriptBuffer is the number of bytes of a text that are decoded at a time.
const scriptBuffer = 64 * 1024

type scriptReader struct {
	r       *bufio.Reader
	letters decoding
	ready   []byte
	buf     []byte
}

func (s *scriptReader) Read(p []byte) (int, error) {
	if len(s.ready) == 0 {
		s.buf = s.buf[:0]
		for len(s.buf) < scriptBuffer/2 {
			r, _, err := s.r.ReadRune()
			if err != nil {
				if len(s.buf) > 0 {
					break
				}
				return 0, err
			}
			s.buf, _ = s.letters.next(s.buf, r)
			if s.r.Buffered() == 0 {
				break
			}
		}
		s.ready = s.buf
	}
	n := copy(p, s.ready)
	s.ready = s.ready[n:]
	return n, nil
}
