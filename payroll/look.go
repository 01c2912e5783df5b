package payroll

import (
	"regexp"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"
)

// Look is what the name of a payee looks like.
type Look string

// The looks. All but LooksPerson wait for somebody to say who is paid.
const (
	LooksPerson Look = ""       // one person's name
	LooksOdd    Look = "odd"    // more or less than one name: two people, a note, a caption, a log-in
	LooksGroup  Look = "group"  // people without their names: Nhóm PV, BBT
	LooksOffice Look = "office" // an organisation: Sở Tư pháp
	LooksSource Look = "source" // where something was taken from: TTXVN, Tổng hợp
)

// NotAPerson reports whether the name is of nobody in particular.
func (l Look) NotAPerson() bool { return l == LooksGroup || l == LooksOffice || l == LooksSource }

// NameLook is what a name looks like and what it could mean.
type NameLook struct {
	Look   Look
	Name   string   // the name without the note or the other name
	Note   string   // of an odd one: what stands beside a name and is none, as written: "(CTV)", "PV"
	Other  string   // of an odd one: another name of the same person, in brackets
	People []Person // of an odd one: two people or more, or one beside a photographer, each of whom looks like a person
	LogIn  bool     // of an odd one: a name that a system knows somebody by
	Photo  string   // of an odd one: the photographer beside People: "An - Ảnh: Bình"
}

// LookAt judges a name of a cell, or of an author. A percentage in brackets is a share and
// is not looked at.
func LookAt(name string) NameLook {
	name = CleanName(name)
	if m := saidShare.FindStringSubmatch(name); m != nil {
		name = CleanName(m[1])
	}
	if look := nobody(name); look != LooksPerson {
		return NameLook{Look: look, Name: name}
	}
	switch {
	case !hasLetter(name), logIn.MatchString(name):
		return NameLook{Look: LooksOdd, Name: name, LogIn: true}
	case webAddress.MatchString(name):
		return NameLook{Look: LooksSource, Name: name}
	}
	if note, rest := labelled(name); note != "" {
		return NameLook{Look: LooksOdd, Name: bare(rest), Note: note}
	}
	if parts := parted(name); len(parts) > 1 {
		return lookAtParts(name, parts)
	}
	if note, rest := leadingNote(name); note != "" {
		return NameLook{Look: LooksOdd, Name: bare(rest), Note: note}
	}
	if outer, inner, ok := bracketed(name); ok {
		return lookAtBrackets(outer, inner)
	}
	if saysWhere(name) {
		return NameLook{Look: LooksOffice, Name: name}
	}
	if handShare.MatchString(name) || strings.ContainsAny(name, "%:") || unbalanced(name) {
		return NameLook{Look: LooksOdd, Name: name}
	}
	return NameLook{Name: name}
}

var (
	logIn      = regexp.MustCompile(`@|\\|\||^i:0`)
	webAddress = regexp.MustCompile(`(?i)^(https?://|www\.)\S+$|^[\pL0-9-]+(\.[\pL0-9-]+)*\.(vn|com|net|org|gov|info|edu|int)$`)
	handShare  = regexp.MustCompile(`^(.*\pL.*?)\s*(?:[:=,]|\s[-–—x×])\s*([0-9][0-9.,]*)\s*(%|đ|đồng|vnđ)?$|^(.*\pL.*?)\s+([0-9][0-9.,]*)\s*(%)$`)
	figure     = regexp.MustCompile(`^[0-9][0-9.,]*\s*(?:%|đ|đồng|vnđ)$`)
	inBrackets = regexp.MustCompile(`^([^()\[\]{}]*)[(\[{]([^()\[\]{}]*)[)\]}]([^()\[\]{}]*)$`)
)

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

func unbalanced(s string) bool { return strings.ContainsAny(s, "()[]{}") }

// lookAtParts judges a name with marks between its parts: people, or one with a note.
func lookAtParts(name string, parts []string) NameLook {
	look := NameLook{Look: LooksOdd, Name: name}
	if len(parts) == 2 {
		first, last := LookAt(parts[0]), LookAt(parts[1])
		switch {
		case first.Look == LooksPerson && isNote(parts[1], last, parts[0]):
			look.Name, look.Note = first.Name, parts[1]
			return look
		case last.Look == LooksPerson && first.Look == LooksGroup:
			look.Name, look.Note = last.Name, parts[0]
			return look
		}
	}
	people, ok := weighed(parts)
	if ok {
		look.People = people
		return look
	}
	people = nil
	for i, part := range parts {
		one := LookAt(part)
		switch {
		case one.Look == LooksPerson && !noteWords(NameKey(part)):
			people = append(people, Person{Name: one.Name})
		case one.ofPhotos() && i == len(parts)-1:
			look.Photo = one.Name
		case one.ofText() && i == 0:
			people = append(people, Person{Name: one.Name})
		default:
			return look
		}
	}
	look.People = people
	return look
}

// ofPhotos and ofText report whether the note before a name says what it is the name of.
func (l NameLook) ofPhotos() bool { return l.plainNote() && photoNotes(NoteKey(l.Note)) }
func (l NameLook) ofText() bool   { return l.plainNote() && textNotes(NoteKey(l.Note)) }

func (l NameLook) plainNote() bool {
	return l.Look == LooksOdd && l.Note != "" && LookAt(l.Name).Look == LooksPerson
}

var (
	photoNotes = keySet([]string{"Ảnh", "Chụp ảnh", "Photo", "Hình", "Hình ảnh"})
	textNotes  = keySet([]string{"Bài", "Tin", "Tin bài", "Bài viết", "Lời", "Thực hiện", "Text"})
)

// lookAtBrackets judges a name with something in brackets.
func lookAtBrackets(outer, inner string) NameLook {
	look := NameLook{Look: LooksOdd, Name: outer}
	switch in := LookAt(inner); {
	case !hasLetter(inner) || LookAt(outer).Look != LooksPerson:
		look.Name = outer + " (" + inner + ")"
	case isNote(inner, in, outer):
		look.Note = "(" + inner + ")"
	case in.Look == LooksPerson:
		look.Other = in.Name
	default:
		look.Note = "(" + inner + ")"
	}
	return look
}

// isNote reports whether a text beside a name is a note about the person, not a name. In a
// list that is typed all in capitals, or without any, these say nothing.
func isNote(text string, look NameLook, name string) bool {
	if look.Look.NotAPerson() || noteWords(NameKey(text)) {
		return true
	}
	first, words := []rune(text)[0], strings.Fields(text)
	abbreviation := len(words) == 1 && len([]rune(text)) <= 6 && text == strings.ToUpper(text) && !strings.Contains(text, ".")
	return unicode.IsLower(first) && !small(name) || abbreviation && name != strings.ToUpper(name)
}

// bracketed is a name with one pair of brackets, at its end or in its middle.
func bracketed(name string) (outer, inner string, ok bool) {
	m := inBrackets.FindStringSubmatch(name)
	if m == nil {
		return "", "", false
	}
	outer, inner = CleanName(m[1]+" "+m[3]), CleanName(m[2])
	return outer, inner, outer != "" && inner != ""
}

// parted are the parts of a name between marks that join people: , / & + " - " and the
// word và. It is one part where a mark has not a letter on either side.
func parted(name string) []string {
	var parts []string
	depth, start := 0, 0
	for i, r := range name {
		switch {
		case strings.ContainsRune("([{", r):
			depth++
		case strings.ContainsRune(")]}", r):
			depth--
		case depth > 0 || i < start:
			continue
		}
		if n := joiner(name[i:], i > 0 && name[i-1] == ' '); n > 0 && depth == 0 && !inFigure(name, i) {
			parts = append(parts, name[start:i])
			start = i + n
		}
	}
	return lettered(append(parts, name[start:]))
}

// inFigure reports whether the character at i stands between two digits: 0,6.
func inFigure(s string, i int) bool {
	return i > 0 && i+1 < len(s) && isDigit(s[i-1]) && isDigit(s[i+1])
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// joiner is how long the mark between two people is that a text begins with, 0 for none.
func joiner(s string, afterSpace bool) int {
	if strings.ContainsRune(",/&+;", rune(s[0])) {
		return 1
	}
	if !afterSpace {
		return 0
	}
	for _, mark := range []string{"- ", "– ", "— ", "và ", "and "} {
		if strings.HasPrefix(s, mark) {
			return len(mark)
		}
	}
	return 0
}

// lettered joins parts without a letter to the part before them.
func lettered(parts []string) []string {
	var list []string
	for _, part := range parts {
		switch part = CleanName(part); {
		case hasLetter(part) && !figure.MatchString(part):
			list = append(list, part)
		case len(list) > 0 && part != "":
			list[len(list)-1] += ": " + part // "An - 60": a share by hand
		}
	}
	return list
}

// labelled takes off what says of which part of an article a person is the author: "Tin, ảnh: An".
func labelled(name string) (note, rest string) {
	before, after, ok := strings.Cut(name, ":")
	if !ok || !hasLetter(before) || !hasLetter(after) {
		return "", ""
	}
	for _, part := range parted(before) {
		if !noteWords(NameKey(part)) && !leads(NameKey(part)) {
			return "", ""
		}
	}
	if len(parted(after)) > 1 {
		return "", ""
	}
	return CleanName(before) + ":", after
}

// leadingNote is a word before a name that is none, with the rest: "PV Lê Mai", "Ảnh: An".
func leadingNote(name string) (note, rest string) {
	if before, after, ok := strings.Cut(name, ":"); ok && hasLetter(before) && hasLetter(after) {
		return CleanName(before) + ":", after
	}
	words := strings.Fields(name)
	for n := min(3, len(words)-1); n > 0; n-- {
		note = strings.Join(words[:n], " ")
		if leads(NameKey(note)) || degrees[strings.TrimRight(note, ".")] && len(words) > n+1 {
			return note, strings.Join(words[n:], " ")
		}
	}
	return "", ""
}

// bare is what is behind a note, without a note of its own.
func bare(rest string) string {
	rest = CleanName(rest)
	if look := LookAt(rest); look.Look == LooksOdd && look.Note != "" {
		return look.Name
	}
	return rest
}

// NoteKey returns a note in the form in which notes are compared: "(CTV)", "CTV:" and "ctv"
// have one.
func NoteKey(note string) string {
	return NameKey(strings.Trim(CleanName(note), "()[]{} :.,"))
}

// KindOfNote returns the kind of author that a note beside a name tells, Unconfirmed where it
// tells none. Whoever is of another unit is a contributor.
func KindOfNote(note string) AuthorKind {
	key := NoteKey(note)
	switch {
	case staffNotes(key):
		return Staff
	case contributorNotes(key), LookAt(strings.Trim(note, "()[]{} ")).Look == LooksOffice:
		return Contributor
	}
	return Unconfirmed
}

var (
	staffNotes       = keySet([]string{"PV", "P.V", "BTV", "B.T.V", "Phóng viên", "Biên tập viên", "Nhà báo"})
	contributorNotes = keySet([]string{"CTV", "C.T.V", "Cộng tác viên", "Bạn đọc", "Học viên", "Sinh viên", "TTS", "Thực tập sinh"})
)

// Weighed reads shares that a cell says in figures of its own, without a percent sign:
// "An (60), Bình (40)", "An: 6; Bình: 4", "An (300.000); Bình (200.000)". They are read
// where they make 100, 10 or 1, or are amounts of money. It is not ok for any other cell.
func Weighed(cell string) (people []Person, ok bool) {
	var parts []string
	for part := range strings.SplitSeq(cell, ";") {
		parts = append(parts, parted(OneLine(part))...)
	}
	return weighed(parts)
}

// smallestSaidAmount is what a figure behind a name is, from which on it is đồng.
const smallestSaidAmount Dong = 1000

func weighed(parts []string) (people []Person, ok bool) {
	if len(parts) < 2 {
		return nil, false
	}
	sum := decimal.Zero
	amounts := 0
	for _, part := range parts {
		name, figure, ok := handWeight(part)
		if !ok {
			return nil, false
		}
		people = append(people, Person{Name: name, Share: decimal.NewNullDecimal(figure)})
		sum = sum.Add(figure)
		if figure.GreaterThanOrEqual(smallestSaidAmount.Decimal()) && figure.IsInteger() {
			amounts++
		}
	}
	if amounts == len(people) {
		for i := range people {
			people[i].Amount = Dong(people[i].Share.Decimal.IntPart())
			people[i].Share = decimal.NullDecimal{}
		}
		return people, true
	}
	for shift, whole := range map[int32]int64{0: 100, 1: 10, 2: 1} {
		if sum.Equal(decimal.NewFromInt(whole)) {
			for i := range people {
				people[i].Share.Decimal = people[i].Share.Decimal.Shift(shift)
			}
			return people, true
		}
	}
	return nil, false
}

// handWeight is a name with a figure that stands for its share.
func handWeight(part string) (name string, figure decimal.Decimal, ok bool) {
	outer, text, ok := bracketed(part)
	if !ok {
		m := handShare.FindStringSubmatch(part)
		if m == nil {
			return "", figure, false
		}
		outer, text = m[1]+m[4], m[2]+m[5]
	}
	outer = CleanName(outer)
	if LookAt(outer).Look != LooksPerson {
		return "", figure, false
	}
	figure, ok = saidFigure(text)
	return outer, figure, ok && figure.IsPositive()
}

var (
	saidMoney = regexp.MustCompile(`^[0-9]{1,3}(?:[. ,][0-9]{3})+$`)
	saidWhole = regexp.MustCompile(`^[0-9]{1,12}(?:[.,][0-9]{1,6})?$`)
)

// saidFigure reads a figure behind a name: 60, 0,6 or 300.000.
func saidFigure(text string) (decimal.Decimal, bool) {
	text = strings.TrimSpace(strings.TrimRight(strings.TrimSpace(text), "%đĐ"))
	switch {
	case saidMoney.MatchString(text):
		text = strings.NewReplacer(".", "", ",", "", " ", "").Replace(text)
	case saidWhole.MatchString(text):
		text = strings.Replace(text, ",", ".", 1)
	default:
		return decimal.Zero, false
	}
	d, err := decimal.NewFromString(text)
	return d, err == nil
}
