package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"nhuanbut/cmd/nhuanbut/internal/msg"
	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// reviewWidth is the width of a review's text; a plain terminal has 80 columns.
const reviewWidth = 78

// show shows a stop, and says what can be done there.
func (r *review) show(ctx context.Context, at int) ([]act, error) {
	s := r.stops[at]
	place := fmt.Sprintf("[%d/%d] ", at+1, len(r.stops))
	fmt.Fprintln(r.app.errs)
	var acts []act
	var err error
	switch s.subject {
	case payroll.OfArticle:
		acts, err = r.showArticle(ctx, place, s)
	case payroll.OfAuthor:
		acts, err = r.showAuthor(ctx, place, s)
	default:
		r.line("", place+r.app.say("review.month", r.month))
	}
	found := r.findingsAt(s)
	for _, f := range found {
		// The title stands above already.
		message := strings.Replace(f.Message, " (“"+f.Title+"”)", "", 1)
		if s.subject == payroll.OfArticle && len(f.Articles) > 1 {
			message += " (" + msg.List(f.Articles, 8) + ")"
		}
		r.line("  • ", r.app.msg().Word(lang.Severity(f.Severity))+": "+message)
	}
	if len(found) == 0 {
		r.line("  ", r.app.say("review.settled"))
	}
	return append(acts, r.commonActs()...), err
}

// line writes a sentence that goes on in further lines below itself.
func (r *review) line(indent, sentence string) {
	fmt.Fprintln(r.app.errs, term.Hang(indent, sentence, reviewWidth))
}

// together keeps the words of a short text on one line.
func together(words string) string {
	if term.Width(words) > reviewWidth/2 {
		return words
	}
	return term.Together(words)
}

// showArticle shows an article behind its place among the stops. Nothing of a line is
// written before the ledger is read: a progress bar takes its whole line away with it.
func (r *review) showArticle(ctx context.Context, place string, s stop) ([]act, error) {
	shown, err := r.ledger.Article(ctx, s.name)
	if err != nil {
		return nil, err
	}
	e := shown.MonthArticle
	fmt.Fprintln(r.app.errs, place+r.app.say("review.article", e.Ref, orBlank(r.app, r.app.msg().Value(e.Published)), r.app.msg().Word(lang.Status(e.Status))))
	r.line("  ", e.Title)
	var facts []string
	for _, c := range []payroll.Column{
		payroll.Category, payroll.Genre, payroll.Authors, payroll.PhotoAuthors, payroll.TextCoefficient, payroll.PhotoCoefficient, payroll.Photos, payroll.LumpSum,
	} {
		if v := e.Record[c]; v != "" {
			facts = append(facts, fieldName(r.app, c)+": "+shownValue(r.app, c, v))
		}
	}
	if e.Err == nil {
		unit := r.app.say("article.unit", e.Royalty.BaseCoefficient, e.Royalty.BaseSalary, e.Royalty.Unit)
		facts = append(facts, r.app.say("column.unit")+": "+unit, r.app.say("column.royalty")+": "+r.app.msg().Value(e.Royalty.Amount))
	}
	for i := range facts {
		facts[i] = together(facts[i])
	}
	r.line("  ", strings.Join(facts, term.Joint+"· "))
	acts := []act{{'a', "approve", r.approve}, {'r', "reject", r.reject}, {'e', "edit", r.edit}}
	if authors := unconfirmed(shown); len(authors) > 0 {
		acts = append(acts, act{'c', "confirm", r.confirm(authors)})
	}
	return acts, nil
}

// unconfirmed returns the authors of an article whose kind nobody has confirmed.
func unconfirmed(shown ledger.Shown) (authors []ledger.Author) {
	for _, p := range slices.Concat(shown.Authors, shown.PhotoAuthors) {
		if a := shown.Payees[p.Author]; p.Kind == payroll.Unconfirmed && !slices.ContainsFunc(authors, func(b ledger.Author) bool { return b.ID == a.ID }) {
			authors = append(authors, a)
		}
	}
	return authors
}

// showAuthor shows an author behind their place among the stops.
func (r *review) showAuthor(ctx context.Context, place string, s stop) ([]act, error) {
	au, err := r.ledger.Author(ctx, s.name)
	if err != nil {
		return nil, err
	}
	r.line("", place+r.app.say("review.author", au.Code, au.Name, r.app.msg().Word(lang.AuthorKind(au.Kind))))
	for _, f := range r.findingsAt(s) {
		r.line("  ", r.app.say("column.articles.ids")+": "+msg.List(f.Articles, 8))
	}
	doubles, err := r.ledger.Duplicates(ctx)
	if err != nil {
		return nil, err
	}
	for _, d := range doubles {
		for i, one := range d.Authors {
			if other := d.Authors[1-i]; one.Code == au.Code {
				r.line("  ", r.app.say("review.double", other.Code, other.Name, strings.Join(mergeCommands(d), "; ")))
			}
		}
	}
	if au.Kind != payroll.Unconfirmed {
		return nil, nil
	}
	return []act{{'c', "confirm", r.confirm([]ledger.Author{au})}}, nil
}

// prompt names the keys.
func (r *review) prompt(acts []act) string {
	words := make([]string, len(acts))
	for i, a := range acts {
		words[i] = together("[" + string(a.key) + "] " + r.app.say("review.key."+a.name))
	}
	return term.Wrap(strings.Join(words, " "), reviewWidth) + " › "
}

// help says what the keys of a stop do.
func (r *review) help(acts []act) {
	for _, a := range acts {
		r.line("  "+string(a.key)+"  ", r.app.say("review.help."+a.name))
	}
}

// did says in a line what a review stored.
func (r *review) did() string {
	words := []string{}
	for _, d := range []struct {
		what string
		n    int
	}{
		{"approved", len(r.done.Approved)}, {"rejected", len(r.done.Rejected)}, {"edited", len(r.done.Edited)}, {"confirmed", len(r.done.Confirmed)},
	} {
		if d.n > 0 {
			words = append(words, r.app.say("review.did."+d.what, d.n))
		}
	}
	if len(words) == 0 {
		return r.app.say("review.did.nothing")
	}
	return strings.Join(words, ", ")
}

func (r *review) table() table {
	d := r.done
	return table{title: r.app.say("review.title", d.Period), head: []string{"field", "value"}, rows: [][]any{
		{r.app.say("column.approved"), len(d.Approved)}, {r.app.say("column.rejected"), len(d.Rejected)}, {r.app.say("column.edited"), len(d.Edited)},
		{r.app.say("column.confirmed"), len(d.Confirmed)}, {r.app.say("column.skipped"), len(d.Skipped)},
		{r.app.say("column.findings.left"), d.Left}, {r.app.say("column.blocking.left"), d.Blocking},
	}}
}
