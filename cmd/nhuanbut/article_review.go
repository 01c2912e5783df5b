package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// ReviewClosed refuses to review a month whose money cannot change any more. Facts: month.
const ReviewClosed payroll.Code = "review-closed"

func articleReviewCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "review " + a.say("arg.month"), Short: a.say("help.article.review"), Long: a.say("help.article.review.long"),
		Example: a.say("example.article.review"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			m, err := a.month(args[0])
			if err != nil {
				return err
			}
			if !term.IsTerminal(a.in) {
				return a.misuse("usage.review.terminal")
			}
			return runReview(cmd.Context(), a, m, term.NewKeyboard(a.in, a.errs))
		},
	}
}

// review walks with somebody through what check finds in a month: its articles, each with
// all that was found about it, then its authors and the month itself. Every act is stored
// at once.
type review struct {
	app    *app
	ledger *ledger.Ledger
	month  payroll.Month
	keys   *term.Keyboard
	found  []payroll.Finding // as things stand
	book   *ledger.Book
	stops  []stop
	seen   int64 // the last event when found and book were read
	done   reviewed
}

// stop is an article, an author or a finding of the month that a review shows.
type stop struct {
	subject payroll.Subject
	name    string // the Ref of an article, the code of an author, or what is found in the month
}

// reviewed is what a review did. Its JSON is a contract.
type reviewed struct {
	Period    payroll.Month `json:"period"`
	Approved  []string      `json:"approved"` // refs
	Rejected  []string      `json:"rejected"`
	Edited    []string      `json:"edited"`
	Confirmed []string      `json:"confirmed"` // codes of authors
	Skipped   []string      `json:"skipped"`   // refs, codes of authors, and what was found in the month
	Left      int           `json:"left"`      // findings
	Blocking  int           `json:"blocking"`  // of them
}

func runReview(ctx context.Context, a *app, m payroll.Month, keys *term.Keyboard) error {
	return a.changing(ctx, func(l *ledger.Ledger) error {
		r := &review{app: a, ledger: l, month: m, keys: keys, done: reviewed{
			Period: m, Approved: []string{}, Rejected: []string{}, Edited: []string{}, Confirmed: []string{}, Skipped: []string{},
		}}
		if err := r.look(ctx); err != nil {
			return err
		}
		if r.book.Closed {
			return payroll.Refuse(ReviewClosed, "month", m)
		}
		switch err := r.walk(ctx); {
		case errors.Is(err, context.Canceled) || ctx.Err() != nil:
			return stopped{a.say("review.stopped", r.did())}
		case err != nil && !errors.Is(err, io.EOF): // the end of what is typed is a way to leave too
			return err
		}
		fmt.Fprintln(r.app.errs)
		return a.print(r.done, r.table())
	})
}

// act names who reviews and what they have seen.
func (r *review) act() ledger.Act {
	act := r.app.act()
	act.Seen = r.seen
	return act
}

// look finds what is to be looked at now. What is new comes last.
func (r *review) look(ctx context.Context) (err error) {
	if r.seen, _, err = r.ledger.Head(ctx); err != nil {
		return err
	}
	if r.book, err = r.ledger.Book(ctx, r.month); err != nil {
		return err
	}
	r.found = r.app.msg().Findings(r.book)
	r.done.Left, r.done.Blocking = len(r.found), 0
	var order []stop
	for _, f := range r.found {
		if f.Severity == payroll.Blocking {
			r.done.Blocking++
		}
		order = append(order, r.stopsOf(f)...)
	}
	slices.SortStableFunc(order, func(a, b stop) int { return rank[a.subject] - rank[b.subject] })
	for _, s := range order {
		if !slices.Contains(r.stops, s) {
			r.stops = append(r.stops, s)
		}
	}
	return nil
}

// rank orders the stops by their subject.
var rank = map[payroll.Subject]int{payroll.OfArticle: 0, payroll.OfRow: 1, payroll.OfAuthor: 2, payroll.OfFile: 3, payroll.OfMonth: 4}

// stopsOf returns the stops of a finding: each article that it names.
func (r *review) stopsOf(f payroll.Finding) []stop {
	switch f.Subject {
	case payroll.OfAuthor:
		return []stop{{f.Subject, r.codeOf(f)}}
	case payroll.OfMonth, payroll.OfFile:
		return []stop{{f.Subject, f.Message}}
	}
	stops := make([]stop, len(f.Articles))
	for i, ref := range f.Articles {
		stops[i] = stop{f.Subject, ref}
	}
	return stops
}

// codeOf returns the code of the author whom a finding names, since two people may
// have one name.
func (r *review) codeOf(f payroll.Finding) string {
	if f.AuthorCode != "" || len(f.Articles) == 0 {
		return cmp.Or(f.AuthorCode, f.Author)
	}
	for _, e := range slices.Concat(r.book.Undated, r.book.Late, r.book.MonthArticles) {
		if e.Ref != f.Articles[0] {
			continue
		}
		for _, p := range slices.Concat(e.Authors, e.PhotoAuthors) {
			if p.Name == f.Author && p.Kind == payroll.Unconfirmed {
				return r.book.Authors[p.Author].Code
			}
		}
	}
	return f.Author
}

// findingsAt returns the findings of a stop.
func (r *review) findingsAt(s stop) []payroll.Finding {
	return slices.DeleteFunc(slices.Clone(r.found), func(f payroll.Finding) bool { return !slices.Contains(r.stopsOf(f), s) })
}

// walk shows the stops in turn. It skips what was settled on the way, unless somebody
// goes back to it.
func (r *review) walk(ctx context.Context) error {
	if len(r.stops) == 0 {
		fmt.Fprintln(r.app.errs, r.app.say("check.none"))
	}
	to := anew
	for at := 0; at < len(r.stops); {
		if to != before && len(r.findingsAt(r.stops[at])) == 0 {
			at++
			continue
		}
		var err error
		if to, err = r.stopAt(ctx, at); err != nil {
			return err
		}
		switch to {
		case after:
			at++
		case before:
			at = max(at-1, 0)
		case out:
			return nil
		}
	}
	return nil
}

// move says where a review goes from a stop.
type move int

const (
	here   move = iota // nothing was done: the next key
	anew               // something was changed: to the same stop, if it is not settled
	after              // to the next stop
	before             // to the one before
	out
)

// act is a key and what it does at a stop.
type act struct {
	key  rune
	name string // of its words
	do   func(context.Context, stop) (move, error)
}

const helpKey = '?'

// commonActs returns the acts that every stop has.
func (r *review) commonActs() []act {
	to := func(m move) func(context.Context, stop) (move, error) {
		return func(context.Context, stop) (move, error) { return m, nil }
	}
	return []act{{'s', "skip", r.skip}, {'b', "back", to(before)}, {'q', "quit", to(out)}, {helpKey, "help", to(here)}}
}

// stopAt shows a stop and does what is wanted there.
func (r *review) stopAt(ctx context.Context, at int) (move, error) {
	acts, err := r.show(ctx, at)
	if err != nil {
		return here, err
	}
	for {
		key, err := r.keys.Key(ctx, r.prompt(acts))
		if err != nil {
			fmt.Fprintln(r.app.errs)
			return here, err
		}
		i := slices.IndexFunc(acts, func(a act) bool { return a.key == key })
		if i < 0 {
			fmt.Fprintln(r.app.errs, r.app.say("review.unknown"))
			continue
		}
		fmt.Fprintln(r.app.errs, r.app.say("review.key."+acts[i].name))
		if key == helpKey {
			r.help(acts)
		}
		to, err := acts[i].do(ctx, r.stops[at])
		var refusal *payroll.Error
		if errors.As(err, &refusal) && ctx.Err() == nil { // such as another program that is writing
			r.app.fail(err)
			if refusal.Code != ledger.ChangedSince {
				continue
			}
			to, err = anew, nil
		}
		if err == nil && (to == anew || to == after) {
			err = r.look(ctx)
		}
		if err != nil || to != here {
			return to, err
		}
	}
}

func (r *review) skip(_ context.Context, s stop) (move, error) {
	r.done.Skipped = withName(r.done.Skipped, s.name)
	return after, nil
}

func (r *review) approve(ctx context.Context, s stop) (move, error) {
	err := r.decide(ctx, s, payroll.Approved, "")
	if errors.Is(err, payroll.Refuse(ledger.HeldForOthers)) { // another command says first which article it is
		r.app.fail(err)
		return here, nil
	}
	return after, err
}

// decide decides about an article and counts the change.
func (r *review) decide(ctx context.Context, s stop, to payroll.Status, why string) error {
	d, err := r.ledger.Decide(ctx, r.act(), []string{s.name}, to, why)
	if err != nil {
		return err
	}
	if len(d.Changed) == 0 {
		fmt.Fprintln(r.app.errs, r.app.say("review.already", r.app.msg().Word(lang.Status(to))))
		return nil
	}
	r.done.Approved, r.done.Rejected = withoutName(r.done.Approved, s.name), withoutName(r.done.Rejected, s.name)
	if to == payroll.Approved {
		r.done.Approved = append(r.done.Approved, s.name)
	} else {
		r.done.Rejected = append(r.done.Rejected, s.name)
	}
	return nil
}

func (r *review) reject(ctx context.Context, s stop) (move, error) {
	ok, err := r.answer(ctx, r.app.say("review.ask.reject"), func(why string) error { return r.decide(ctx, s, payroll.Rejected, why) })
	if !ok {
		return here, err
	}
	return after, nil
}

// edit sets one field. What is refused is asked for again.
func (r *review) edit(ctx context.Context, s stop) (move, error) {
	var fields map[payroll.Column]string
	for {
		ok, err := r.answer(ctx, r.app.say("review.ask.field"), func(setting string) (err error) {
			fields, err = articleFields(r.app, []string{setting})
			return err
		})
		if !ok {
			return here, err
		}
		var why string
		ok, err = r.answer(ctx, r.app.say("review.ask.why"), func(text string) error {
			why = text
			return nil
		})
		if !ok {
			return here, err
		}
		_, err = r.ledger.SetArticle(ctx, r.act(), s.name, fields, why)
		var refusal *payroll.Error
		if errors.As(err, &refusal) && refusal.Code != ledger.ChangedSince {
			r.app.fail(err)
			continue
		}
		if err == nil {
			r.done.Edited = withName(r.done.Edited, s.name)
		}
		return anew, err
	}
}

// confirm returns the act that asks for the kind of each author and stores it.
func (r *review) confirm(authors []ledger.Author) func(context.Context, stop) (move, error) {
	return func(ctx context.Context, _ stop) (move, error) {
		to := here
		for _, au := range authors {
			var changed error
			ok, err := r.answer(ctx, r.app.say("review.ask.kind", au.Code, au.Name), func(text string) error {
				kind, err := r.kind(text)
				if err == nil {
					_, err = r.ledger.ConfirmAuthors(ctx, r.act(), []string{au.Code}, kind)
				}
				if errors.Is(err, payroll.Refuse(ledger.ChangedSince)) { // another answer would not help
					changed, err = err, nil
				}
				return err
			})
			if err = cmp.Or(changed, err); err != nil {
				return here, err
			}
			if ok {
				to = anew
				r.done.Confirmed = withName(r.done.Confirmed, au.Code)
			}
		}
		return to, nil
	}
}

// kind reads a kind of author by its word, or by the number that the question gives it.
func (r *review) kind(text string) (payroll.AuthorKind, error) {
	for i, kind := range payroll.AuthorKinds() {
		if text == fmt.Sprint(i+1) {
			return kind, nil
		}
	}
	return payroll.ParseAuthorKind(text)
}

// answer asks for a line until it is taken: what is refused is shown and asked again. It
// is not ok where nothing is typed twice, so that an Enter behind a key asks again too.
func (r *review) answer(ctx context.Context, question string, take func(string) error) (ok bool, err error) {
	for blank := 0; blank < 2; {
		line, err := r.keys.Line(ctx, question)
		if err != nil {
			fmt.Fprintln(r.app.errs)
			return false, err
		}
		line = payroll.OneLine(line)
		if line == "" {
			blank++
			continue
		}
		err = take(line)
		var usage usageError
		var refusal *payroll.Error
		if err == nil || (!errors.As(err, &usage) && !errors.As(err, &refusal)) {
			return err == nil, err
		}
		r.app.fail(err)
	}
	return false, nil
}

// withName returns list with name, which it has once.
func withName(list []string, name string) []string {
	if slices.Contains(list, name) {
		return list
	}
	return append(list, name)
}

func withoutName(list []string, name string) []string {
	return slices.DeleteFunc(list, func(n string) bool { return n == name })
}
