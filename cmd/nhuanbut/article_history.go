package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/term"
	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

func articleHistoryCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "history " + a.say("arg.article"), Short: a.say("help.article.history"), Example: a.say("example.article.history"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error { return runArticleHistory(cmd.Context(), a, args[0]) },
	}
}

func runArticleHistory(ctx context.Context, a *app, name string) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		past, err := l.History(ctx, name)
		if err != nil {
			return err
		}
		shown, err := l.Article(ctx, name)
		if err != nil {
			return err
		}
		lines := linesOf(shown.Lines, shown.Payees)
		if a.format == "table" {
			return historyText(a, shown, past, lines)
		}
		s := table{head: []string{"version", "at", "by", "from.file", "changes"}}
		for i, p := range past {
			s.rows = append(s.rows, []any{p.Version, a.instant(p.At), p.By, originOf(a, p), strings.Join(changeLines(a, past, i), "\n")})
		}
		return a.print(struct {
			Article  string               `json:"article"`
			Versions []ledger.PastVersion `json:"versions"`
			Lines    []lineJSON           `json:"lines"`
		}{name, past, lines}, s)
	})
}

// historyText writes the history for people, a paragraph a version.
func historyText(a *app, shown ledger.Shown, past []ledger.PastVersion, lines []lineJSON) error {
	write := func(before, text string) {
		if width := a.out.Columns(); width > 0 { // as prose, and further in
			text = strings.ReplaceAll(term.Wrap(text, width-len(before)), "\n", "\n"+before)
		}
		fmt.Fprintln(a.out, before+text)
	}
	write("", a.say("history.title", shown.Ref, shown.Title))
	for i, p := range past {
		fmt.Fprintln(a.out)
		write("", a.say("history.version", p.Version, a.instant(p.At), p.By, placeOf(a, p)))
		if p.Reason != "" {
			write("  ", a.say("history.reason", p.Reason))
		}
		for _, change := range changeLines(a, past, i) {
			write("  ", change)
		}
	}
	if len(lines) == 0 {
		return nil
	}
	fmt.Fprintln(a.out)
	return a.table(lineTable(a, lines))
}

// originOf says where a version came from, and why.
func originOf(a *app, p ledger.PastVersion) string {
	if p.Origin == "set" {
		return strings.TrimSuffix(placeOf(a, p)+": "+p.Reason, ": ")
	}
	return placeOf(a, p)
}

// placeOf says where a version came from.
func placeOf(a *app, p ledger.PastVersion) string {
	if p.Origin == "set" {
		return a.say("history.set")
	}
	at := p.File
	if p.Sheet != "" {
		at += ", " + a.say("at.sheet", p.Sheet)
	}
	return at + ", " + a.say("at.row", p.Row)
}

// changeLines says what the i-th version changed, a line a column, and what came of that; of
// the first one only the columns that money depends on.
func changeLines(a *app, past []ledger.PastVersion, i int) []string {
	p, first := past[i], i == 0
	var lines []string
	for _, c := range p.Changes {
		switch {
		case !first:
			lines = append(lines, changeLine(a, c))
		case c.Column.Pays():
			lines = append(lines, fieldName(a, c.Column)+": "+briefValue(a, c.Column, c.To))
		}
	}
	status, royalty := a.msg().Word(lang.Status(p.Status)), a.msg().Value(p.Royalty)
	if first {
		return append(lines, a.say("column.stands")+": "+status, a.say("column.royalty")+": "+royalty)
	}
	before := past[i-1]
	for _, came := range []struct{ what, from, to string }{
		{"column.payees", strings.Join(before.Payees, ", "), strings.Join(p.Payees, ", ")},
		{"column.stands", a.msg().Word(lang.Status(before.Status)), status},
		{"column.royalty", a.msg().Value(before.Royalty), royalty},
	} {
		if came.from != came.to && (came.what != "column.payees" || !namesPeople(p)) {
			lines = append(lines, a.say(came.what)+": "+orBlank(a, came.from)+" → "+orBlank(a, came.to))
		}
	}
	return lines
}

// namesPeople reports whether a version names other people, and so says itself who is paid.
func namesPeople(p ledger.PastVersion) bool {
	return slices.ContainsFunc(p.Changes, func(c ledger.Change) bool { return c.Column.Form() == payroll.People })
}

// changeLine returns "column: before → after", and what the file says where that is
// something else.
func changeLine(a *app, c ledger.Change) string {
	from, to := around(plainValue(a, c.Column, c.From), plainValue(a, c.Column, c.To))
	line := fieldName(a, c.Column) + ": " + orBlank(a, from) + " → " + orBlank(a, to)
	if c.File != nil && *c.File != c.To {
		line += " " + a.say("history.file", briefValue(a, c.Column, *c.File))
	}
	return line
}

// plainValue returns a value on one line; a status word is followed by its meaning.
func plainValue(a *app, c payroll.Column, v string) string {
	text := payroll.OneLine(shownValue(a, c, v))
	if c != payroll.ApprovalStatus && c != payroll.NewsroomStatus || text == "" {
		return text
	}
	approval, newsroom := "", v
	if c == payroll.ApprovalStatus {
		approval, newsroom = v, ""
	}
	status := payroll.StatusWords{}.Resolve(approval, newsroom)
	if word := a.msg().Word(lang.Status(status)); status != payroll.Unknown && payroll.TextKey(word) != payroll.TextKey(text) {
		return text + " (" + word + ")"
	}
	return text
}

func orBlank(a *app, text string) string {
	if text == "" {
		return a.say("history.blank")
	}
	return text
}

// longest is how many letters of a value stand in a line among others.
const longest = 60

// briefValue returns a value on one line, shortened to longest.
func briefValue(a *app, c payroll.Column, v string) string {
	text := []rune(orBlank(a, plainValue(a, c, v)))
	if len(text) > longest {
		return string(text[:longest-1]) + "…"
	}
	return string(text)
}

// contextRunes is how many letters of a long text are shown on each side of a change
// in it.
const contextRunes = 24

// around shortens two texts to what differs between them and contextRunes on each
// side.
func around(from, to string) (string, string) {
	a, b := []rune(from), []rune(to)
	if len(a) <= longest && len(b) <= longest {
		return from, to
	}
	same := 0
	for same < min(len(a), len(b)) && a[same] == b[same] {
		same++
	}
	slices.Reverse(a)
	slices.Reverse(b)
	sameEnd := 0
	for sameEnd < min(len(a), len(b))-same && a[sameEnd] == b[sameEnd] {
		sameEnd++
	}
	slices.Reverse(a)
	slices.Reverse(b)
	return excerpt(a, same, sameEnd), excerpt(b, same, sameEnd)
}

// excerpt returns text without most of its first same and its last sameEnd letters,
// which it shares with another text. It cuts between words where it can.
func excerpt(text []rune, same, sameEnd int) string {
	begin, end := max(same-contextRunes, 0), min(len(text)-sameEnd+contextRunes, len(text))
	before, after := "", ""
	if begin > 0 {
		before = "…"
		begin += slices.Index(text[begin:same], ' ') + 1
	}
	if end < len(text) {
		after = "…"
		if word := lastSpace(text[len(text)-sameEnd : end]); word > 0 {
			end = len(text) - sameEnd + word
		}
	}
	middle := text[begin:end]
	if most := longest + 2*contextRunes; len(middle) > most {
		middle = slices.Concat(middle[:most-contextRunes-1], []rune("…"), middle[len(middle)-contextRunes:])
	}
	return before + strings.TrimSpace(string(middle)) + after
}

func lastSpace(text []rune) int {
	for i := len(text) - 1; i > 0; i-- {
		if text[i] == ' ' {
			return i
		}
	}
	return 0
}
