package main

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"

	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// words are one sentence or word in both languages. The facts of a refusal stand in them
// by name, {path}; what commands fill in stands by number, %[1]s.
type words struct{ vi, en string }

// catalogues are all that the program says. No key stands in two of them.
var catalogues = []map[string]words{
	messages, ledgerMessages, helps, ledgerHelps, reportWords, templateWords, htmlWords, terminalWords, reviewWords, valueWords,
	doorWords, identityWords,
	correctionWords,
	columnWords,
	outlierWords,
	formatWords,
	rowsWords,
	peopleWords,
}

// say gives the words of a key with its facts filled in.
func (a *app) say(key string, args ...any) string {
	if s := a.sayIfAny(key, args...); s != "" {
		return s
	}
	return "!" + key // a test finds every key that has no words
}

// wordsOf returns the words of a key in the language of the program, "" where it has none.
func (a *app) wordsOf(key string) string {
	for _, catalogue := range catalogues {
		if w, ok := catalogue[key]; ok {
			if a.lang == lang.English {
				return w.en
			}
			return w.vi
		}
	}
	return ""
}

// sayFacts returns the words of a key with facts filled in by their names; "" where the
// key has none.
func (a *app) sayFacts(key string, facts payroll.Facts) string {
	return factName.ReplaceAllStringFunc(a.wordsOf(key), func(name string) string {
		return term.Printable(a.cell(facts.Fact(name[1 : len(name)-1])))
	})
}

var factName = regexp.MustCompile(`\{[a-z-]+\}`)

// sayIfAny is say for keys that need not have words.
func (a *app) sayIfAny(key string, args ...any) string {
	s := a.wordsOf(key)
	if !strings.Contains(s, "%[") {
		return s
	}
	facts := make([]any, len(args))
	for i, arg := range args {
		facts[i] = term.Printable(a.cell(arg))
	}
	return fmt.Sprintf(s, facts...)
}

// sentence puts an error in words. What has a code has words of its own; what the
// operating system says stands as it is.
func (a *app) sentence(err error) string {
	var cell *cms.CellError
	var file *cms.FileError
	var warning *cms.Warning
	var refusal *payroll.Error
	var usage usageError
	switch {
	case errors.As(err, &usage):
		return usage.text
	case errors.As(err, &cell):
		return a.cellSentence(cell)
	case errors.As(err, &warning):
		return a.warningSentence(warning)
	case errors.As(err, &file) && errors.As(err, &refusal):
		return file.Path + ": " + a.refusal(refusal)
	case errors.As(err, &refusal):
		return a.refusal(refusal)
	case errors.Is(err, fs.ErrNotExist):
		return a.say("error.not-exist", pathOf(err))
	case errors.Is(err, fs.ErrPermission):
		return a.say("error.permission", pathOf(err))
	}
	return err.Error()
}

func (a *app) refusal(e *payroll.Error) string {
	if e.Code == payroll.RowHeld {
		return a.heldWhy(e)
	}
	if e.Code == cms.RowIsLine {
		return a.lineWhy(e)
	}
	if s := a.sayFacts("error."+string(e.Code), e.Facts); s != "" {
		return s
	}
	return e.Error()
}

// cellSentence says where a cell is, what it holds and why that is refused.
func (a *app) cellSentence(e *cms.CellError) string {
	s := a.place(e.At.Path, e.At.Sheet, []int{e.At.Row}, e.Column) + ": "
	reason := a.refusal(e.Reason)
	if e.Value != "" && !strings.HasPrefix(reason, "“"+e.Value+"”") {
		s += fmt.Sprintf("%q ", e.Value)
	}
	return s + reason
}

// warningSentence says what a file is said of, and of which of its rows.
func (a *app) warningSentence(w *cms.Warning) string {
	s := a.refusal(w.Reason)
	if len(w.Rows) == 0 && w.Column == "" || w.Reason.Fact("path") == w.Path {
		return s // its words name the place
	}
	return a.place(w.Path, w.Sheet, w.Rows, w.Column) + ": " + s
}

// rowsShown is how many rows of a file one sentence names.
const rowsShown = 8

// place says where in a file something stands.
func (a *app) place(path, sheet string, rows []int, column string) string {
	where := []string{path}
	if sheet != "" {
		where = append(where, a.say("at.sheet", sheet))
	}
	numbers := make([]string, len(rows))
	for i, row := range rows {
		numbers[i] = fmt.Sprint(row)
	}
	switch {
	case len(rows) > rowsShown:
		where = append(where, a.say("at.rows", list(numbers, rowsShown), len(rows)))
	case len(rows) > 0:
		where = append(where, a.say("at.row", strings.Join(numbers, ", ")))
	}
	if column != "" {
		where = append(where, a.say("at.column", column))
	}
	return strings.Join(where, ", ")
}

func pathOf(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Path
	}
	return ""
}

// word returns a domain word in the app's language.
func (a *app) word(t lang.Term) string { return a.lang.Say(t.Word) }
