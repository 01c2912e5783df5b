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

// NothingToAccept refuses an acceptance of findings that are not there. Args: code, month.
const NothingToAccept payroll.Code = "nothing-to-accept"

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

// acceptances are the findings that were accepted until an event, with the reason.
func (t *tx) acceptances(asOf int64) (map[acceptance]string, error) {
	as := make(map[acceptance]string)
	err := t.each(`SELECT code, subject, value, reason FROM accepted_finding WHERE event_id <= $1 ORDER BY id`, []any{asOf}, func(rows *sql.Rows) error {
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
		r, err := t.rules()
		if err != nil {
			return err
		}
		b, err := t.wholeBook(r, m)
		if err != nil {
			return err
		}
		if c.Author != "" {
			a, err := t.author(c.Author)
			if err != nil {
				return err
			}
			c.Author = a.Name
		}
		for _, f := range b.Check() {
			if f.Code == code && c.picks(&f) {
				accepted = append(accepted, f)
			}
		}
		if len(accepted) == 0 {
			return payroll.Refuse(NothingToAccept, string(code), m)
		}
		if err := t.event("check accept", string(m), string(code)); err != nil {
			return err
		}
		for i := range accepted {
			if err := t.accept(m, &accepted[i], payroll.OneLine(reason)); err != nil {
				return err
			}
		}
		return nil
	})
	return accepted, err
}

func (c FindingChoice) picks(f *payroll.Finding) bool {
	return (len(c.Articles) == 0 || slices.ContainsFunc(f.Articles, func(ref string) bool { return slices.Contains(c.Articles, ref) })) &&
		(c.Author == "" || c.Author == f.Author) && (c.File == "" || c.File == f.Path)
}

func (t *tx) accept(m payroll.Month, f *payroll.Finding, reason string) error {
	if f.Subject == payroll.OfRow {
		for _, ref := range f.Articles {
			if id, ok := refusedNumber(ref); ok {
				if err := t.settleRefused(id, "waived", reason); err != nil {
					return err
				}
			}
		}
		return nil
	}
	a := acceptanceOf(m, f)
	_, err := t.exec(`INSERT INTO accepted_finding (event_id, code, subject, value, reason) VALUES ($1, $2, $3, $4, $5)`,
		t.eventID, a.code, a.subject, a.value, reason)
	return err
}
