package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/msg"
	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

func authorSplitCommand(a *app) *cobra.Command {
	var shares, photo string
	var asWritten bool
	cmd := &cobra.Command{
		Use: "split " + a.say("arg.author.split"), Short: a.say("help.author.split"), Long: a.say("help.author.split.long"),
		Example: a.say("example.author.split"), Args: a.between(0, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if asWritten {
				if len(args) > 0 || shares != "" || photo != "" {
					return a.misuse("usage.split.as-written")
				}
				return runAuthorSplitByFigures(cmd.Context(), a)
			}
			if len(args) == 0 {
				return a.misuse("usage.args", cmd.UseLine())
			}
			names := args[1:]
			if len(names) == 0 && shares != "" {
				for _, p := range payroll.LookAt(args[0]).People {
					names = append(names, p.Name)
				}
			}
			people, err := splitPeople(a, names, shares)
			if err != nil {
				return err
			}
			return runAuthorSplit(cmd.Context(), a, args[0], people, payroll.ParsePeople(photo, ""))
		},
	}
	f := a.flags(cmd)
	f.text(&shares, "shares", "flag.split.shares", a.kinds.text)
	f.text(&photo, "photo", "flag.split.photo", a.kinds.text)
	f.bool(&asWritten, "as-written", "flag.split.as-written")
	return cmd
}

// splitPeople returns the people whom the command line names, with their shares in
// percent.
func splitPeople(a *app, names []string, shares string) ([]payroll.Person, error) {
	var people []payroll.Person
	for _, name := range names {
		people = append(people, payroll.ParsePeople(name, "")...)
	}
	if shares == "" {
		return people, nil
	}
	if len(people) == 0 {
		return nil, a.misuse("usage.split.names", shares)
	}
	said := payroll.SharesOf(people, strings.ReplaceAll(shares, ",", ";"))
	sum := decimal.Zero
	for _, p := range said {
		sum = sum.Add(p.Share.Decimal)
	}
	if said == nil || !sum.Equal(decimal.NewFromInt(100)) {
		return nil, a.misuse("usage.split.shares", shares, len(people))
	}
	return said, nil
}

func runAuthorSplit(ctx context.Context, a *app, cell string, people, photos []payroll.Person) error {
	return a.changing(ctx, func(l *ledger.Ledger) error {
		done, err := l.SplitAuthor(ctx, a.act(), cell, people, photos)
		if err != nil {
			return err
		}
		return printSplits(a, []ledger.Split{done})
	})
}

func runAuthorSplitByFigures(ctx context.Context, a *app) error {
	return a.changing(ctx, func(l *ledger.Ledger) error {
		list, err := l.SplitByFigures(ctx, a.act())
		if err != nil {
			return err
		}
		return printSplits(a, list)
	})
}

func printSplits(a *app, list []ledger.Split) error {
	s := table{head: []string{"cell", "people", "photo-people", "articles.ids"}}
	var added []string
	for _, one := range list {
		s.rows = append(s.rows, []any{one.Cell, strings.Join(one.People, "; "), strings.Join(one.Photos, "; "), strings.Join(one.Articles, ", ")})
		added = append(added, one.Added...)
	}
	err := a.print(struct {
		Splits []ledger.Split `json:"splits"`
	}{list}, s)
	if err == nil && len(added) > 0 {
		a.note("import.authors", len(added), list8(added))
	}
	return err
}

// list8 joins the names that a sentence has room for.
func list8(names []string) string { return msg.List(names, 8) }

func authorNoteCommand(a *app) *cobra.Command {
	var kind payroll.AuthorKind
	var drop bool
	cmd := &cobra.Command{
		Use: "note " + a.say("arg.author.note"), Short: a.say("help.author.note"), Long: a.say("help.author.note.long"),
		Example: a.say("example.author.note"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if drop == (kind != "") {
				return a.misuse("usage.note")
			}
			if drop {
				kind = payroll.Unconfirmed
			}
			return runAuthorNote(cmd.Context(), a, args[0], kind)
		},
	}
	f := a.flags(cmd)
	chosen(f, &kind, "kind", "flag.note.kind", payroll.AuthorKinds(), payroll.ParseAuthorKind)
	f.bool(&drop, "drop", "flag.note.drop")
	return cmd
}

func runAuthorNote(ctx context.Context, a *app, note string, kind payroll.AuthorKind) error {
	return a.changing(ctx, func(l *ledger.Ledger) error {
		done, err := l.NoteAuthors(ctx, a.act(), note, kind)
		if err != nil {
			return err
		}
		if err := a.print(done, authorsTable(a, done.Authors)); err != nil {
			return err
		}
		if len(done.Left) > 0 {
			a.warn("note.left", list8(done.Left))
		}
		return nil
	})
}

// oddNameJSON is a question about an author's name, with the command that answers it.
type oddNameJSON struct {
	ledger.OddName
	Message string `json:"message"`
	Command string `json:"command"`
}

// nameAnswer returns the command that most likely answers a question about a name.
func nameAnswer(a *app, reason *payroll.Error) string {
	fact := func(name string) string { return msg.Quoted(fmt.Sprint(reason.Fact(name))) }
	name := msg.Quoted(a.say("value.name"))
	switch reason.Code {
	case ledger.NameWithNote:
		return "author note " + fact("note") + " " + fmt.Sprint(reason.Fact("option"))
	case ledger.NamesOfOne:
		return "author merge " + fact("name") + " " + fmt.Sprint(reason.Fact("others"))
	case ledger.NameInName:
		return "author alias " + fact("name") + " " + fmt.Sprint(reason.Fact("others"))
	case ledger.NameOfSource:
		return "author confirm " + fact("name") + " --kind " + string(payroll.Source)
	case ledger.NameOfOffice:
		return "author confirm " + fact("name") + " --kind " + string(payroll.Organisation)
	case ledger.NameOfLogIn:
		return "author set " + fact("name") + ` "name=` + a.say("value.name") + `"`
	case ledger.NameOfFigures:
		return "author split --as-written"
	case ledger.NameOfPeople, ledger.NameWithPhoto:
		return "author split " + fact("name")
	}
	return "author split " + fact("name") + " " + name + " " + name
}

func runAuthorConfirm(ctx context.Context, a *app, names []string, kind payroll.AuthorKind) error {
	return a.changing(ctx, func(l *ledger.Ledger) error {
		changed, err := l.ConfirmAuthors(ctx, a.act(), names, kind)
		if err != nil {
			return err
		}
		if len(names) > 0 {
			return printAuthors(a, changed)
		}
		odd, err := l.OddNames(ctx)
		if err != nil {
			return err
		}
		if changed == nil {
			changed = []ledger.Author{}
		}
		left := mapped(odd, func(o ledger.OddName) oddNameJSON {
			return oddNameJSON{o, a.msg().Refusal(o.Reason), "nhuanbut " + nameAnswer(a, o.Reason)}
		})
		err = a.print(struct {
			Authors []ledger.Author `json:"authors"`
			Left    []oddNameJSON   `json:"left"`
		}{changed, left}, authorsTable(a, changed))
		if err != nil || len(left) == 0 {
			return err
		}
		a.warn("confirm.left", len(left))
		for _, one := range left {
			a.errs.Say("  "+string(one.Code), one.Message)
		}
		return nil
	})
}
