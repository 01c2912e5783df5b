package ledger

import (
	"context"
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// What an odd name could mean: the reasons of findings about it. Each is a question that
// one command answers.
const (
	NameOfPeople  payroll.Code = "name-of-people"  // several people. Facts: name, people
	NameWithPhoto payroll.Code = "name-with-photo" // an author and a photographer. Facts: name, people, photographer
	NameWithNote  payroll.Code = "name-with-note"  // a note beside names. Facts: note, names, option
	NamesOfOne    payroll.Code = "names-of-one"    // names of one person, all of them authors. Facts: names, name, others
	NameInName    payroll.Code = "name-in-name"    // two names of one person. Facts: names, name, others
	NameOfSource  payroll.Code = "name-of-source"  // Facts: name
	NameOfOffice  payroll.Code = "name-of-office"  // Facts: name
	NameOfGroup   payroll.Code = "name-of-group"   // Facts: name
	NameOfLogIn   payroll.Code = "name-of-login"   // Facts: name
	NameOfFigures payroll.Code = "name-of-figures" // shares by hand. Facts: cells
	NameUnclear   payroll.Code = "name-unclear"    // Facts: name
)

// OddName is a question about names that are not one person's. Its JSON is a contract.
type OddName struct {
	Code     payroll.Code   `json:"code"` // author-suspicious or author-not-a-person
	Names    []string       `json:"names"`
	Articles []string       `json:"articles"`
	Reason   *payroll.Error `json:"-"`
}

// OddNames returns the questions about names that articles have.
func (l *Ledger) OddNames(ctx context.Context) (list []OddName, err error) {
	err = l.look(ctx, func(t *tx, r rules) error {
		odd := make(map[int64]bool)
		for number, a := range r.authors {
			if a.odd() {
				odd[number] = true
			}
		}
		if len(odd) == 0 {
			return nil
		}
		articles, err := monthArticles(t, r, payroll.LatestEvent, `v.id IN (SELECT version_id FROM article_payee WHERE author_id IN (`+numbers(sortedKeys(odd))+`))`)
		if err != nil {
			return err
		}
		q := newNameQuestions(r.authors)
		for _, e := range articles {
			q.article(e)
		}
		list = q.list()
		return nil
	})
	return list, err
}

// odd reports whether a name is not one person's and nobody has said whose it is: that it
// is a source, which is never paid, or of nobody in particular that it is an organisation,
// says so too.
func (a *Author) odd() bool {
	if a.Named || a.Kind == payroll.Source {
		return false
	}
	look := payroll.LookAt(a.Name).Look
	return look != payroll.LooksPerson && !(look.NotAPerson() && a.Kind == payroll.Organisation)
}

// nameQuestions puts odd names together that one answer settles.
type nameQuestions struct {
	authors map[int64]Author
	order   []int64
	asked   map[int64]*oddAuthor
	odd     map[int64]bool // what is known of authors
	figures []string       // cells with shares by hand
	shares  *oddAuthor
}

// oddAuthor is an odd name with the articles that have it.
type oddAuthor struct {
	Author
	look     payroll.NameLook
	articles []string
}

func newNameQuestions(authors map[int64]Author) *nameQuestions {
	return &nameQuestions{authors: authors, asked: make(map[int64]*oddAuthor), odd: make(map[int64]bool)}
}

// isOdd reports what Author.odd does for an author, worked out once for each.
func (q *nameQuestions) isOdd(author int64) bool {
	odd, ok := q.odd[author]
	if !ok {
		a := q.authors[author]
		odd = a.odd()
		q.odd[author] = odd
	}
	return odd
}

// article adds the odd names of an article to the questions.
func (q *nameQuestions) article(e *MonthArticle) {
	if e.Status == payroll.Rejected || e.Status == payroll.Draft || e.Status == payroll.Same {
		return
	}
	for _, cell := range []struct {
		column payroll.Column
		payees []payroll.Payee
	}{{payroll.Authors, e.Authors}, {payroll.PhotoAuthors, e.PhotoAuthors}} {
		for _, p := range cell.payees {
			if !q.isOdd(p.Author) {
				continue
			}
			a := q.authors[p.Author]
			_, figures := payroll.Weighed(e.Record[cell.column])
			if figures && payroll.LookAt(a.Name).Look == payroll.LooksOdd {
				q.byFigures(a, e.Record[cell.column], e.Ref)
			} else {
				q.author(a, e.Ref)
			}
		}
	}
}

func (q *nameQuestions) author(a Author, ref string) {
	one := q.asked[a.ID]
	if one == nil {
		one = &oddAuthor{Author: a, look: payroll.LookAt(a.Name)}
		q.asked[a.ID] = one
		q.order = append(q.order, a.ID)
	}
	if ref != "" && !slices.Contains(one.articles, ref) {
		one.articles = append(one.articles, ref)
	}
}

// byFigures takes in a cell with shares by hand.
func (q *nameQuestions) byFigures(a Author, cell, ref string) {
	if q.shares == nil {
		q.shares = &oddAuthor{}
	}
	people, _ := payroll.Weighed(cell)
	if shown := "“" + cell + "” → " + strings.Join(weights(people), ", "); !slices.Contains(q.figures, shown) {
		q.figures = append(q.figures, shown)
	}
	if !slices.Contains(q.shares.PenNames, a.Name) {
		q.shares.PenNames = append(q.shares.PenNames, a.Name)
	}
	if !slices.Contains(q.shares.articles, ref) {
		q.shares.articles = append(q.shares.articles, ref)
	}
}

// list returns the questions, each with the names that one answer settles.
func (q *nameQuestions) list() []OddName {
	list := []OddName{}
	if q.shares != nil {
		list = append(list, OddName{payroll.AuthorSuspicious, q.shares.PenNames, q.shares.articles,
			payroll.Refuse(NameOfFigures, "cells", strings.Join(q.figures, "; "))})
	}
	var rest []*oddAuthor
	for _, id := range q.order {
		rest = append(rest, q.asked[id])
	}
	rest = q.notesOf(rest)
	persons, rest := q.persons(rest)
	for _, group := range persons {
		list = append(list, q.onePerson(group))
	}
	notes, rest := withNotes(rest)
	for _, group := range notes {
		list = append(list, noteQuestion(group))
	}
	for _, a := range rest {
		list = append(list, a.question())
	}
	return list
}

// notesOf takes what stands in brackets behind two names or more for a note, not a name.
func (q *nameQuestions) notesOf(odd []*oddAuthor) []*oddAuthor {
	behind := make(map[string]map[string]bool)
	for _, a := range odd {
		if a.look.Other != "" {
			key := payroll.NameKey(a.look.Other)
			if behind[key] == nil {
				behind[key] = make(map[string]bool)
			}
			behind[key][payroll.NameKey(a.look.Name)] = true
		}
	}
	for _, a := range odd {
		if a.look.Other != "" && len(behind[payroll.NameKey(a.look.Other)]) > 1 {
			a.look.Note, a.look.Other = "("+a.look.Other+")", ""
		}
	}
	return odd
}

// persons returns the odd names that are two names of one person, by person, each with those
// that have one of the names with a note.
func (q *nameQuestions) persons(odd []*oddAuthor) (groups [][]*oddAuthor, rest []*oddAuthor) {
	group := make(map[string]int) // by the key of each name
	for _, a := range odd {
		if a.look.Other == "" {
			continue
		}
		one, other := payroll.NameKey(a.look.Name), payroll.NameKey(a.look.Other)
		i, ok := group[one]
		if !ok {
			i, ok = group[other]
		}
		if !ok {
			i = len(groups)
			groups = append(groups, nil)
		}
		group[one], group[other] = i, i
		groups[i] = append(groups[i], a)
	}
	for _, a := range odd {
		i, ok := group[payroll.NameKey(a.look.Name)]
		switch {
		case a.look.Other != "":
		case ok && a.look.Note != "" && lonelyNote(odd, a):
			groups[i] = append(groups[i], a)
		default:
			rest = append(rest, a)
		}
	}
	return groups, rest
}

// lonelyNote reports whether nobody else has the note of an odd name.
func lonelyNote(odd []*oddAuthor, a *oddAuthor) bool {
	return !slices.ContainsFunc(odd, func(b *oddAuthor) bool {
		return b != a && b.look.Note != "" && payroll.NoteKey(b.look.Note) == payroll.NoteKey(a.look.Note)
	})
}

// onePerson asks whether names are one person's.
func (q *nameQuestions) onePerson(group []*oddAuthor) OddName {
	odd := OddName{Code: payroll.AuthorSuspicious}
	first := group[0].look
	keep, pen := first.Name, first.Other
	if personal(pen) > personal(keep) {
		keep, pen = pen, keep
	}
	_, hasKeep := q.bearer(keep)
	_, hasPen := q.bearer(pen)
	others := []string{pen}
	for _, a := range group {
		odd.Names = append(odd.Names, a.Name)
		for _, ref := range a.articles {
			if !slices.Contains(odd.Articles, ref) {
				odd.Articles = append(odd.Articles, ref)
			}
		}
		if a.look.Other == "" {
			others = append(others, a.Name)
		}
	}
	code := NameInName
	switch {
	case hasKeep && hasPen:
		code = NamesOfOne
	case hasPen:
		keep, others[0] = pen, keep
	}
	odd.Reason = payroll.Refuse(code, "names", strings.Join(odd.Names, "”, “"), "name", keep, "others", `"`+strings.Join(others, `" "`)+`"`)
	return odd
}

// personal returns a number that is larger the more a name looks like the one that a person
// is paid under: a name of more words.
func personal(name string) int { return len(strings.Fields(name)) }

func (q *nameQuestions) bearer(name string) (Author, bool) {
	key := payroll.NameKey(name)
	for number, a := range q.authors {
		if number == a.ID && slices.ContainsFunc(append([]string{a.Name}, a.PenNames...), func(n string) bool { return payroll.NameKey(n) == key }) {
			return a, true
		}
	}
	return Author{}, false
}

// sourceNotes are the keys of the words before the name of a source: "Theo TTXVN".
var sourceNotes = []string{payroll.NoteKey("Theo"), payroll.NoteKey("Nguồn")}

// withNotes returns the odd names with a note, by note.
func withNotes(odd []*oddAuthor) (groups [][]*oddAuthor, rest []*oddAuthor) {
	place := make(map[string]int)
	for _, a := range odd {
		key := payroll.NoteKey(a.look.Note)
		if a.look.Note == "" || slices.Contains(sourceNotes, key) || payroll.LookAt(a.look.Name).Look != payroll.LooksPerson {
			rest = append(rest, a)
			continue
		}
		i, ok := place[key]
		if !ok {
			i = len(groups)
			groups = append(groups, nil)
			place[key] = i
		}
		groups[i] = append(groups[i], a)
	}
	return groups, rest
}

// noteQuestion asks whether a note beside names is one.
func noteQuestion(group []*oddAuthor) OddName {
	odd := OddName{Code: payroll.AuthorSuspicious}
	for _, a := range group {
		odd.Names = append(odd.Names, a.Name)
		odd.Articles = append(odd.Articles, a.articles...)
	}
	note := group[0].look.Note
	option := "--drop"
	if kind := payroll.KindOfNote(note); kind != payroll.Unconfirmed {
		option = "--kind " + string(kind)
	}
	odd.Reason = payroll.Refuse(NameWithNote, "note", note, "names", strings.Join(odd.Names, "”, “"), "option", option)
	return odd
}

// question returns what is asked of one odd name.
func (a *oddAuthor) question() OddName {
	odd := OddName{Code: payroll.AuthorSuspicious, Names: []string{a.Name}, Articles: a.articles}
	code, facts := NameUnclear, []any{"name", a.Name}
	switch a.look.Look {
	case payroll.LooksGroup:
		code = NameOfGroup
	case payroll.LooksOffice:
		code = NameOfOffice
	case payroll.LooksSource:
		code = NameOfSource
	}
	if a.look.Look.NotAPerson() {
		odd.Code, odd.Reason = payroll.AuthorNotAPerson, payroll.Refuse(code, facts...)
		return odd
	}
	switch {
	case a.look.Photo != "":
		code, facts = NameWithPhoto, append(facts, "people", strings.Join(spelled(a.look.People), "; "), "photographer", a.look.Photo)
	case len(a.look.People) > 0:
		code, facts = NameOfPeople, append(facts, "people", strings.Join(weights(a.look.People), "; "))
	case slices.Contains(sourceNotes, payroll.NoteKey(a.look.Note)):
		code = NameOfSource
	case a.look.LogIn:
		code = NameOfLogIn
	}
	odd.Reason = payroll.Refuse(code, facts...)
	return odd
}
