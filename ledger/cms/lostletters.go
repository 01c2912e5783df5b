package cms

import (
	"slices"
	"strings"
	"unicode"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/script"
	"nhuanbut/payroll"
)

// lostLetters counts, over the rows of a file, the words in which "?" stands for letters that
// an export could not write.
type lostLetters struct {
	words, rows, sound int // sound rows have letters that such an export would lose
	first              int // the first row with such words
	text               string
}

// lostWords counts the words of a text in which "?" or U+FFFD stands for letters: within a
// word, or behind one without a vowel. The "?" of a URL does not count.
func lostWords(text string) (n int) {
	if strings.IndexByte(text, '?') < 0 && !strings.ContainsRune(text, unicode.ReplacementChar) {
		return 0
	}
	for field := range strings.FieldsSeq(text) {
		if strings.ContainsRune(field, unicode.ReplacementChar) {
			n++
			continue
		}
		if strings.ContainsAny(field, "/=@") {
			continue
		}
		for word := range strings.FieldsFuncSeq(field, func(r rune) bool { return r != '?' && !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
			if lostWord([]rune(word)) {
				n++
			}
		}
	}
	return n
}

func lostWord(word []rune) bool {
	last := -1
	for i, r := range word {
		if r == '?' {
			last = i
		}
	}
	switch {
	case last < 0 || last == 0 && len(word) == 1:
		return false
	case last < len(word)-1:
		return word[0] == '?' || unicode.IsLower(word[last+1]) || unicode.IsUpper(word[last-1]) && unicode.IsUpper(word[last+1])
	}
	before := strings.TrimRight(string(word), "?")
	return before != "" && before != strings.ToUpper(before) && !strings.ContainsFunc(before, isVowel) ||
		before != "" && strings.ContainsRune(before, '?')
}

func isVowel(r rune) bool {
	return r > unicode.MaxASCII && r != 'đ' && r != 'Đ' || strings.ContainsRune("aeiouyAEIOUY", r)
}

// beyondLatin reports whether a text has a Vietnamese letter beyond Latin-1.
func beyondLatin(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxLatin1 && (unicode.IsLetter(r) || unicode.IsMark(r)) })
}

// checkLetters refuses a row whose title or authors have lost letters, or are in another
// script than the file.
func (r *input) checkLetters(row *Row, cells []grid.Cell) {
	words, sound := 0, false
	for i := range min(len(cells), len(r.header)) {
		h := &r.header[i]
		c := h.Column
		if !h.Known || !lettered[c] || cells[i].Blank() {
			continue
		}
		text := cells[i].Written()
		n, person, whole := lostWords(text), c.Form() == payroll.People, beyondLatin(text)
		sound = sound || whole
		if whole && !person && !strings.ContainsRune(text, unicode.ReplacementChar) {
			n = 0
		}
		words += n
		if n >= 2 || n == 1 && (person || strings.ContainsRune(text, unicode.ReplacementChar)) {
			row.refuse(h.Name, text, payroll.Refuse(LettersLostInCell))
		}
		if person || c == payroll.Title {
			checkScript(row, h.Name, text)
		}
	}
	l := &r.lost
	if sound {
		l.sound++
	}
	if words > 0 {
		l.words += words
		if l.rows++; l.rows == 1 {
			l.first, l.text = row.At.Row, grid.Shorten(row.Record[payroll.Title]+" | "+row.Record[payroll.Authors])
		}
	}
}

// checkScript refuses a row whose text is in TCVN3 or the like in a file of Unicode.
func checkScript(row *Row, header, text string) {
	if s, word, read, found := script.Find(text); found {
		row.refuse(header, text, payroll.Refuse(ScriptOfCell, "script", s.String(), "word", word, "read", read))
	}
}

// lettered are the columns whose letters are checked: those that identify articles, payees and
// totals.
var lettered = [payroll.ColumnCount]bool{
	payroll.Title: true, payroll.Authors: true, payroll.PhotoAuthors: true, payroll.Category: true, payroll.Genre: true,
}

// judgeLost refuses the file if more rows have lost letters than have any such letter.
func (r *input) judgeLost() error {
	l := r.lost
	if l.words < 2 || l.rows <= l.sound {
		return nil
	}
	return r.refuse(LettersLost, "row", l.first, "text", l.text, "encoding", r.info.encoding)
}

// judgeHeaderLetters refuses the file if a header has lost letters.
func (r *input) judgeHeaderLetters(names []string, row int) error {
	for _, name := range names {
		if lostWords(name) > 0 || cutName(name) {
			return r.refuse(LettersLost, "row", row, "text", name, "encoding", r.info.encoding)
		}
	}
	return nil
}

// cutName reports whether a header is the name of a column except for letters lost to "?".
func cutName(name string) bool {
	if !strings.Contains(name, "?") {
		return false
	}
	lossy := []rune(payroll.TextKey(name))
	for c := range payroll.Extra {
		for _, one := range Names(c) {
			if slices.EqualFunc(lossy, []rune(payroll.TextKey(one)), func(a, b rune) bool { return a == '?' || a == b }) {
				return true
			}
		}
	}
	return false
}
