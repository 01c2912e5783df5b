package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// Refusals of accepting findings.
const (
	NothingToAccept payroll.Code = "nothing-to-accept" // Facts: code, month. Facts: code, month. Facts: code, month
	NotAccepted     payroll.Code = "not-accepted"      // another command decides what the code asks. Facts: code, month, articles. Facts: code, month, articles. Facts: code, month, articles
	NameFindings    payroll.Code = "name-findings"     // each is accepted by name. Facts: code, month, count, about. Facts: code, month, count, about. Facts: code, month, count, about
)

// FindingChoice says which findings of a code are accepted; its zero value is all of them.
type FindingChoice struct {
	Articles []string // refs, also of refused rows: "r3"
	Author   string   // name or code
	File     string   // without its folder
}

// acceptance is a finding as it was accepted.
type acceptance struct {
	code           payroll.Code
	subject, value string
}

// readAcceptances returns the findings that were accepted until an event, with the reason.
func readAcceptances(t *tx, asOf int64) (map[acceptance]string, error) {
	as := make(map[acceptance]string)
	err := t.Each(`SELECT code, subject, value, reason FROM accepted_finding WHERE event_id <= $1 ORDER BY id`, []any{asOf}, func(rows *sql.Rows) error {
		var a acceptance
		var reason string
		err := rows.Scan(&a.code, &a.subject, &a.value, &reason)
		as[a] = reason
		return err
	})
	return as, err
}

// acceptanceOf is a finding of a month as it would be accepted: another value is another
// finding.
func acceptanceOf(m payroll.Month, f *payroll.Finding) acceptance {
	a := acceptance{code: f.Code, subject: string(m)}
	switch f.Subject {
	case payroll.OfArticle, payroll.OfRow:
		a.subject = strings.Join(f.Articles, " ")
	case payroll.OfAuthor:
		a.subject = f.Author
	case payroll.OfFile:
		a.subject = f.Path + "|" + f.Sheet
	}
	expected := fmt.Sprint(f.Expected)
	if f.Code == payroll.Outlier {
		expected = "" // what is usual changes with every other article
	}
	value, err := json.Marshal([]any{f.Field, f.Author, expected, fmt.Sprint(f.Found), f.Rows})
	if err != nil {
		panic(err) // texts and numbers
	}
	a.value = string(value)
	return a
}

// unaccepted leaves out the findings that somebody accepted as they are.
func (r rules) unaccepted(m payroll.Month, found []payroll.Finding) []payroll.Finding {
	return slices.DeleteFunc(found, func(f payroll.Finding) bool {
		_, ok := r.accepted[acceptanceOf(m, &f)]
		return ok
	})
}

// AcceptFindings accepts findings of a month at the value that they have now, for a
// reason that stays in the history, and returns them. A refused row that is accepted is
// waived. It refuses with NothingToAccept where the choice picks none.
func (l *Ledger) AcceptFindings(ctx context.Context, m payroll.Month, code payroll.Code, c FindingChoice, reason string) (accepted []payroll.Finding, err error) {
	err = l.write(ctx, func(t *tx) error {
		if accepted, err = findingsToAccept(t, m, code, c); err != nil {
			return err
		}
		detail := strings.Join([]string{string(code), about(accepted), payroll.OneLine(reason)}, ": ")
		if err := t.BeginEvent("check accept", string(m), detail); err != nil {
			return err
		}
		for i := range accepted {
			if err := acceptFinding(t, m, &accepted[i], payroll.OneLine(reason)); err != nil {
				return err
			}
		}
		return nil
	})
	return accepted, err
}

// findingsToAccept returns the findings of a month that a choice picks to be accepted. Those that are
// settled one by one have to be named.
func findingsToAccept(t *tx, m payroll.Month, code payroll.Code, c FindingChoice) (picked []payroll.Finding, err error) {
	c, author, err := namedChoice(t, c)
	if err != nil {
		return nil, err
	}
	r, err := readRules(t)
	if err != nil {
		return nil, err
	}
	b, err := wholeBook(t, r, m)
	if err != nil {
		return nil, err
	}
	its := b.refsOf(author)
	for _, f := range b.Check() {
		if f.Code == code && c.picks(&f, its) {
			picked = append(picked, f)
		}
	}
	switch {
	case len(picked) == 0:
		return nil, payroll.Refuse(NothingToAccept, "code", string(code), "month", m)
	case ofIdentity(code) || code == payroll.RowHeld:
		return nil, payroll.Refuse(NotAccepted, "code", string(code), "month", m, "articles", picked[0].Articles)
	case payroll.SettledOneByOne(code) && len(c.Articles) == 0 && c.Author == "" && c.File == "":
		return nil, payroll.Refuse(NameFindings, "code", string(code), "month", m, "count", len(picked), "about", about(picked))
	}
	return picked, nil
}

// namedChoice returns a choice with what it names as findings have it: articles in any form by their
// Ref, an author by name, and by number beside it.
func namedChoice(t *tx, c FindingChoice) (FindingChoice, int64, error) {
	c.Articles = slices.Clone(c.Articles)
	for i, name := range c.Articles {
		if _, ok := refusedNumber(name); ok {
			continue
		}
		id, err := findArticle(t, name)
		if err != nil {
			return c, 0, err
		}
		if c.Articles[i], err = refOf(t, id); err != nil {
			return c, 0, err
		}
	}
	if c.Author == "" {
		return c, 0, nil
	}
	a, err := findAuthor(t, c.Author)
	c.Author = a.Name
	return c, a.ID, err
}

// about names what findings are about, of many the first ones.
func about(found []payroll.Finding) string {
	const most = 20
	var names []string
	for _, f := range found {
		of := f.Articles
		if len(of) == 0 {
			of = []string{f.Author, f.Path}
		}
		for _, name := range of {
			if name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	if len(names) > most {
		names = append(names[:most], "…")
	}
	return strings.Join(names, ", ")
}

// picks reports whether the choice picks a finding; its are the articles of its author.
func (c FindingChoice) picks(f *payroll.Finding, its []string) bool {
	named := func(ref string) bool { return slices.Contains(c.Articles, ref) }
	ofAuthor := func(ref string) bool { return slices.Contains(its, ref) }
	return (len(c.Articles) == 0 || slices.ContainsFunc(f.Articles, named)) &&
		(c.Author == "" || c.Author == f.Author || f.Author == "" && slices.ContainsFunc(f.Articles, ofAuthor)) &&
		(c.File == "" || c.File == f.Path)
}

func acceptFinding(t *tx, m payroll.Month, f *payroll.Finding, reason string) error {
	if f.Subject == payroll.OfRow {
		for _, ref := range f.Articles {
			if id, ok := refusedNumber(ref); ok {
				if err := settleRefused(t, id, "waived", reason); err != nil {
					return err
				}
			}
		}
		return nil
	}
	a := acceptanceOf(m, f)
	_, err := t.Exec(`INSERT INTO accepted_finding (event_id, code, subject, value, reason) VALUES ($1, $2, $3, $4, $5)`,
		t.EventID, a.code, a.subject, a.value, reason)
	return err
}
