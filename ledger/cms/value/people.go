package value

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// Nobody tells that a cell of people names nobody, and why.
type Nobody int

const (
	NoOne         Nobody = iota + 1 // there is nobody: 0, "-", NULL
	UnknownPerson                   // nobody knows who: "?", "...", TRUE, an error value
)

// noOneWord matches the words of programs and people for nobody, unknownWord those for
// somebody whose name is missing.
var (
	noOneWord   = regexp.MustCompile(`^(?:0+(?:[.,]0+)?|null|nil|none|nan|n/a|n\.a\.?|undefined|false|empty|blank|trống|\(null\)|\(none\)|\(blank\)|\(empty\)|\(trống\)|\[\]|\{\}|<null>)$`)
	unknownWord = regexp.MustCompile(`^(?:true|err:[0-9]{3}|\[object object\]|#?lỗi!?|#tên\?)$`)
)

// nobodyIn tells whether a name stands for nobody; 0 if it is a name.
func nobodyIn(name string) Nobody {
	if first, _ := utf8.DecodeRuneInString(name); unicode.IsLetter(first) && strings.Contains(name, " ") {
		return 0 // nearly all
	}
	key := payroll.TextKey(PlainFigures(name))
	switch {
	case noOneWord.MatchString(key):
		return NoOne
	case unknownWord.MatchString(key), IsError(key), IsError(strings.ToUpper(key)):
		return UnknownPerson
	case strings.ContainsFunc(key, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		return 0
	case strings.ContainsAny(key, "?…") || strings.Contains(key, ".."):
		return UnknownPerson
	}
	return NoOne
}

// People returns the names of a cell, joined as payroll.ParsePeople splits them.
func People(v grid.Cell) Value {
	if v.Kind == grid.Text {
		v.Text = broken.ReplaceAllString(payroll.Clean(v.Text), "\n")
		v.Text = strings.ReplaceAll(strings.ReplaceAll(v.Text, ";\n", ";"), "\n;", ";")
		// Two names, or one that was wrapped: a stroke makes the cell one that an editor must look at.
		v.Text = strings.ReplaceAll(v.Text, "\n", " / ")
	}
	mail := v.Mail
	var none Nobody
	var names []string
	for _, name := range several(v) {
		name = claims.ReplaceAllString(name, "")
		if m := angled.FindStringSubmatch(name); m != nil {
			bare := payroll.OneLine(angled.ReplaceAllString(name, " "))
			if bare == "" {
				bare = m[1]
			}
			name, mail = bare, m[1]
		}
		for part := range strings.SplitSeq(name, ";") {
			part = payroll.OneLine(part)
			if part == "" {
				continue
			}
			if n := nobodyIn(withoutShare(part)); n != 0 {
				none = max(none, n)
				continue
			}
			names = append(names, part)
		}
	}
	if len(names) == 0 && none == 0 && !v.Blank() {
		none = UnknownPerson // "12;#": the number of a person whose name is gone
	}
	if len(names) != 1 {
		mail = ""
	}
	return Value{Text: strings.Join(names, "; "), Mail: mail, Nobody: none}
}

var shareBehind = regexp.MustCompile(`\s*\(\s*[0-9.,]+\s*%\s*\)$`)

func withoutShare(name string) string { return shareBehind.ReplaceAllString(name, "") }
