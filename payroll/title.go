package payroll

import (
	"hash/fnv"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// TitleForm is a title as it is compared with others: marks, quotes, spaces and case
// count as nothing, what is numbered counts.
type TitleForm struct {
	Letters string // letters and digits alone, in lower case, without marks
	Numbers string // digits, and numerals behind words such as "kỳ": what no slip changes
}

// FormOfTitle returns a title as it is compared.
func FormOfTitle(title string) TitleForm {
	title = OneLine(title)
	return TitleForm{Letters: bareLetters(title), Numbers: numbersOf(title)}
}

// bareLetters are the letters and digits of a text in lower case, without their marks.
func bareLetters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, TextKey(Unaccented(s)))
}

// Numbered words, and the words behind them that are numbers there, without marks.
var (
	numbered = strings.Fields("ky ki phan bai tap chuong quy khoa lan thu hoi dot vong so buoi ngay thang nam doan muc dieu quyen ban")
	numerals = strings.Fields("mot hai ba bon tu nam lam sau bay tam chin muoi nhat nhi dau cuoi ket")
	roman    = regexp.MustCompile(`^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$`)
)

// romanWords are syllables that look like Roman numerals where a title is all capitals.
var romanWords = strings.Fields("VI XI LI MI DI CI")

// numbersOf are the digits of a title, Roman numerals, and what stands behind a numbered
// word: "Nông thôn mới, kỳ cuối" has "cuoi".
func numbersOf(title string) string {
	var digits strings.Builder
	var words []string
	capitals := title == strings.ToUpper(title)
	before := ""
	for word := range strings.FieldsFuncSeq(title, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		for _, r := range word {
			if unicode.IsDigit(r) {
				digits.WriteRune(r)
			}
		}
		plain := bareLetters(word)
		if isNumeral(word, plain, before, capitals) {
			words = append(words, plain)
		}
		before = plain
	}
	return digits.String() + " " + strings.Join(words, " ")
}

// isNumeral reports whether a word without digits is a number where it stands.
func isNumeral(word, plain, before string, capitals bool) bool {
	if slices.Contains(numbered, before) {
		return slices.Contains(numerals, plain) || len(plain) == 1 && !unicode.IsDigit(rune(plain[0])) || roman.MatchString(strings.ToUpper(plain)) && plain != ""
	}
	return word != "" && roman.MatchString(word) && !(capitals && slices.Contains(romanWords, word))
}

// mostSlips is how many letters one title may have otherwise than another and still be
// the same with slips.
const mostSlips = 2

// The shortest titles, in letters, that one or two of them can be wrong in: of "Bài A" and
// "Bài B" most are two.
const (
	oneSlip  = 5
	twoSlips = 8
)

// Same reports whether two titles are equal, or one is the other with slips: within two
// letters, none of them a number.
func (f TitleForm) Same(other TitleForm) bool {
	if f.Letters == other.Letters {
		return f.Letters != ""
	}
	if f.Numbers != other.Numbers {
		return false
	}
	a, b := []rune(f.Letters), []rune(other.Letters)
	slips := 0
	switch shorter := min(len(a), len(b)); {
	case shorter >= twoSlips:
		slips = mostSlips
	case shorter >= oneSlip:
		slips = 1
	}
	return max(len(a), len(b))-min(len(a), len(b)) <= slips && edits(a, b) <= slips
}

// Changed reports whether more than 40% of a title's letters have changed.
func (f TitleForm) Changed(other TitleForm) bool {
	a, b := []rune(f.Letters), []rune(other.Letters)
	return 100*edits(a, b) > 40*max(len(a), len(b))
}

// edits are the letters to be left out, added or changed to make b of a (Levenshtein's
// distance).
func edits(a, b []rune) int {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j := range b {
			above := row[j+1]
			if a[i] != b[j] {
				diagonal = min(diagonal, above, row[j]) + 1
			}
			row[j+1], diagonal = diagonal, above
		}
	}
	return row[len(b)]
}

// titleParts is into how many parts a title is cut: two slips leave one of three whole.
const titleParts = mostSlips + 1

// TitleKeys find a title that was written with slips: two titles within two letters of one
// another have a part in common that stands in the same place but for the slips before it.
// (Li, Deng, Wang, Feng: PASS-JOIN, VLDB 2011.)
type TitleKeys [titleParts]int64

// Keys returns the keys that a title is stored with; ok is false where it has no letters.
func (f TitleForm) Keys() (keys TitleKeys, ok bool) {
	text := []rune(f.Letters)
	for part := range keys {
		at, size := partOf(len(text), part)
		keys[part] = partKey(len(text), part, text[at:at+size])
	}
	return keys, len(text) > 0
}

// Probes returns the keys, by part, of all titles that are within two letters of this one.
// Titles that have one of them need not be.
func (f TitleForm) Probes() (probes [titleParts][]int64) {
	text := []rune(f.Letters)
	for length := max(len(text)-mostSlips, 1); length <= len(text)+mostSlips; length++ {
		more := len(text) - length
		for part := range probes {
			at, size := partOf(length, part)
			from, to := max(at-(mostSlips-more)/2, 0), min(at+(mostSlips+more)/2, len(text)-size)
			for start := from; start <= to; start++ {
				probes[part] = append(probes[part], partKey(length, part, text[start:start+size]))
			}
		}
	}
	return probes
}

// partOf is where a part of a text of so many letters begins, and how long it is: the
// last parts are the longer ones.
func partOf(length, part int) (at, size int) {
	size, longer := length/titleParts, length%titleParts
	at = part * size
	if first := titleParts - longer; part >= first {
		return at + part - first, size + 1
	}
	return at, size
}

func partKey(length, part int, text []rune) int64 {
	h := fnv.New64a()
	h.Write([]byte{byte(length), byte(length >> 8), byte(part)})
	h.Write([]byte(string(text)))
	return int64(h.Sum64())
}
