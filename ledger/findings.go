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
	NothingToAccept payroll.Code = "nothing-to-accept" // Facts: code, month
	NotAccepted     payroll.Code = "not-accepted"      // another command decides what the code asks. Facts: code, month, articles
	NameFindings    payroll.Code = "name-findings"     // each is accepted by name. Facts: code, month, count, about
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

// acceptanceOf returns a finding of a month as it would be accepted: another value is another
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
func (l *Ledger) AcceptFindings(ctx context.Context, act Act, m payroll.Month, code payroll.Code, c FindingChoice, reason string) (accepted []payroll.Finding, err error) {
	err = l.write(ctx, act, func(t *tx) error {
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
	if err := checkUnchanged(t, findingRows, a.code, a.subject); err != nil {
		return err
	}
	_, err := t.Exec(`INSERT INTO accepted_finding (event_id, code, subject, value, reason) VALUES ($1, $2, $3, $4, $5)`,
		t.EventID, a.code, a.subject, a.value, reason)
	return err
}

// addSaid adds to an open month what stands of rows that were refused and of files, and
// what is held of closed months: each in its month, of closed months in the earliest open
// one.
func addSaid(t *tx, b *Book, r rules) error {
	earliest, err := earliestOpen(t, r, b.Month)
	if err != nil {
		return err
	}
	refused, err := readRefusedRows(t, r.asOf, `1 = 1`)
	if err != nil {
		return err
	}
	for _, row := range refused {
		if r.saidIn(row.published, earliest) == b.Month {
			b.said = append(b.said, row.finding())
		}
	}
	said, err := readFileWarnings(t, r.asOf, `1 = 1`)
	if err != nil {
		return err
	}
	for _, w := range said {
		open := slices.ContainsFunc(w.months, func(m payroll.Month) bool { return m == b.Month })
		if open || b.Month == earliest && !slices.ContainsFunc(w.months, func(m payroll.Month) bool { return m >= earliest }) {
			b.said = append(b.said, w.finding())
		}
	}
	held := r.heldNow()
	if b.Month != earliest || len(held) == 0 {
		return nil
	}
	b.heldBefore, err = monthArticles(t, r, r.asOf, `v.published <> '' AND v.published < $1 AND a.id IN (`+numbers(held)+`)`, b.First)
	return err
}

// saidIn returns the month in whose check something of a day stands.
func (r rules) saidIn(day payroll.Date, earliest payroll.Month) payroll.Month {
	if day == "" {
		return earliest
	}
	return max(r.calendar.MonthOf(day), earliest)
}

// earliestOpen returns the earliest open month; otherwise where the ledger has none.
func earliestOpen(t *tx, r rules, otherwise payroll.Month) (payroll.Month, error) {
	if m := r.Closed.Open(); m != "" {
		return m, nil
	}
	first, _, err := firstAndLastMonth(t, r)
	if first == "" {
		first = otherwise
	}
	return first, err
}

// addMoved adds to the earliest open month what closed months ask: articles that a whole
// list lacks, and days of publication that went into a closed month or out of one since the
// last closing.
func addMoved(t *tx, b *Book, r rules, changed []*MonthArticle) error {
	last := r.Closed[len(r.Closed)-1]
	missing, err := monthArticles(t, r, r.asOf, `v.published <> '' AND v.published < $1 AND a.id IN (SELECT article_id FROM article_missing) AND a.missing = 1`, b.First)
	if err != nil {
		return err
	}
	late := make(map[int64]bool)
	for _, e := range b.Late {
		late[e.Number] = true // it is checked as those of the month are
	}
	for _, e := range missing {
		if e.Status == payroll.Approved && !late[e.Number] && r.calendar.MonthOf(e.Published) >= r.begins {
			b.said = append(b.said, payroll.Finding{
				Code: payroll.MissingFromFile, Severity: payroll.SeverityOf(payroll.MissingFromFile), Subject: payroll.OfArticle, Articles: []string{e.Ref},
				Field: payroll.ID.Header(), Title: e.Title,
			})
		}
	}
	days, err := publicationDaysAt(t, last.Event, changed)
	if err != nil {
		return err
	}
	for _, e := range changed {
		was, ok := days[e.Number]
		if !ok || was == "" || e.Published == "" || e.Status.PaysNothing() {
			continue
		}
		from, to := r.calendar.MonthOf(was), r.calendar.MonthOf(e.Published)
		if from != to && (r.Closed.Closed(from) || r.Closed.Closed(to)) {
			b.said = append(b.said, payroll.Finding{
				Code: payroll.MovedBetweenMonths, Severity: payroll.SeverityOf(payroll.MovedBetweenMonths), Subject: payroll.OfArticle, Articles: []string{e.Ref},
				Field: payroll.Published.Header(), Expected: shownDay(was), Found: shownDay(e.Published), Title: e.Title,
			})
		}
	}
	return nil
}

// publicationDaysAt returns the days of publication that articles had after an event, by article.
func publicationDaysAt(t *tx, asOf int64, articles []*MonthArticle) (map[int64]payroll.Date, error) {
	days := make(map[int64]payroll.Date)
	if len(articles) == 0 {
		return days, nil
	}
	ids := make([]int64, len(articles))
	for i, e := range articles {
		ids[i] = e.Number
	}
	err := t.Each(`SELECT v.article_id, SUBSTR(v.published, 1, 10)`+versions+standingAt(asOf)+`a.id IN (`+numbers(ids)+`)`, nil, func(rows *sql.Rows) error {
		var article int64
		var day payroll.Date
		err := rows.Scan(&article, &day)
		days[article] = day
		return err
	})
	return days, err
}

// shownDay returns a day as it stands in words, "05/10/2026".
func shownDay(day payroll.Date) string {
	if day == "" {
		return ""
	}
	return day.Time().Format("02/01/2006")
}
