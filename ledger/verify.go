package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"nhuanbut/ledger/progress"
	"nhuanbut/payroll"
)

// What verify can find.
const (
	EntryUnbalanced  payroll.Code = "entry-unbalanced"  // debits are not credits
	EntryDiffers     payroll.Code = "entry-differs"     // an entry does not post its lines or its payment
	SubledgerDiffers payroll.Code = "subledger-differs" // an author's unpaid lines are not the balance of the payable account
	PeriodDiffers    payroll.Code = "period-differs"    // a closed month does not recompute to what was posted. Facts: computed, posted
	CellsDiffer      payroll.Code = "cells-differ"      // an article's lines do not add up to its rounded amount. Facts: computed, posted
	ClosingDiffers   payroll.Code = "closing-differs"   // what a closing says of its month is not what the month has. Facts: computed, said
	PeriodGap        payroll.Code = "period-gap"        // a month between closed ones is not closed
	PaidTwice        payroll.Code = "paid-twice"        // a line in two payments that stand
	PaymentDiffers   payroll.Code = "payment-differs"   // a payment is not the sum of its lines, or its tax not that of its rule
	IndexDiffers     payroll.Code = "index-differs"     // what finds articles and authors is not what their versions say
	EventDiffers     payroll.Code = "event-differs"     // a row is not of the event of the row that it belongs to
	Unreadable       payroll.Code = "unreadable"        // a stored value that cannot be read, so that a check could not end. Facts: error
)

// Verified is what verify found. Its JSON is a contract.
type Verified struct {
	OK       bool      `json:"ok"`
	Entries  int       `json:"entries"`
	Head     string    `json:"head"` // the last seal: kept elsewhere, it proves later that nothing before it was cut off
	Problems []Problem `json:"problems"`

	Forgotten []Forgotten `json:"forgotten,omitempty"` // no problem: private values that were deleted
}

// Problem is something that is not as the tool left it.
type Problem struct {
	Code    payroll.Code `json:"code"`
	Where   string       `json:"where"`
	Message string       `json:"message"` // the words, chosen at the edge

	Facts payroll.Facts `json:"-"` // the facts of the words
}

type verifier struct {
	tx        *tx
	found     []Problem
	forgotten []Forgotten
	rulesNow  rules
}

func (v *verifier) report(code payroll.Code, where string, facts ...any) {
	v.found = append(v.found, Problem{Code: code, Where: where, Facts: payroll.Pairs(facts...)})
}

// Verify checks every invariant of the ledger: the chain of seals, the balance of the
// journal, that the subledgers are the payable accounts, that closed months recompute
// to what was posted, that payments are their lines, and the database itself. With the
// hash of an earlier head, or its beginning, in small letters, it finds a cut-off end.
func (l *Ledger) Verify(ctx context.Context, against string) (done Verified, err error) {
	err = l.read(ctx, func(t *tx) error {
		v := &verifier{tx: t}
		for _, check := range []struct {
			name string
			make func() error
		}{
			{"database", func() error { return t.CheckFile(v.report) }}, {"schema", func() error { return t.CheckSchema(v.report) }},
			{"chain", func() error { return t.CheckChain(v.report, against) }}, {"rules", v.loadRules},
			{"articles", v.articles}, {"names", v.names}, {"private values", v.private}, {"entries", v.entries}, {"lines", v.lines}, {"subledgers", v.subledgers},
			{"events", v.events}, {"periods", v.periods}, {"payments", v.payments}, {"accounts", v.accounts}, {"taxes", v.taxes}, {"paid once", v.paidOnce},
			{"head", func() (err error) { _, done.Head, err = t.Head(); return err }},
			{"count", func() error { return t.Get(`SELECT COUNT(*) FROM entry`, nil, &done.Entries) }},
		} {
			if err := v.try(check.name, check.make); err != nil {
				return err
			}
		}
		done.Problems = append([]Problem{}, v.found...)
		done.OK, done.Forgotten = len(v.found) == 0, v.forgotten
		return nil
	})
	return done, err
}

// try makes one check. An edited value need not even be readable, and may break what
// everything else relies on: that is found too, and the next check goes on. The error
// is that of a cancelled run.
func (v *verifier) try(name string, check func() error) error {
	err := func() (err error) {
		defer func() {
			if broken := recover(); broken != nil {
				err = fmt.Errorf("%v", broken)
			}
		}()
		return check()
	}()
	if v.tx.Err() == nil && err != nil {
		v.report(Unreadable, "check of "+name, "error", err)
	}
	return v.tx.Err()
}

func (v *verifier) loadRules() (err error) {
	v.rulesNow, err = readRules(v.tx)
	return err
}

// rows reports a problem for every row of a query of places.
func (v *verifier) rows(code payroll.Code, query string, args ...any) error {
	return v.tx.Each(query, args, func(rows *sql.Rows) error {
		var where string
		err := rows.Scan(&where)
		v.report(code, where)
		return err
	})
}

// articles compares what finds articles with what their last versions say.
func (v *verifier) articles() error {
	type found struct {
		id                int64
		slugKey, titleKey string
		slug, title       sql.NullString
		near              [3]sql.NullInt64
		same              bool
	}
	return v.tx.Each(`SELECT a.id, a.slug_key, a.title_key, v.slug, v.title, a.near_1, a.near_2, a.near_3,
  COALESCE(v.article_id = a.id AND a.source = v.source AND COALESCE(a.cms_id, '') = COALESCE(v.cms_id, '') AND a.published_on = SUBSTR(v.published, 1, 10)
    AND v.number = (SELECT MAX(w.number) FROM article_version w WHERE w.article_id = a.id), 0)
FROM article a LEFT JOIN article_version v ON v.id = a.version_id ORDER BY a.id`, nil, func(rows *sql.Rows) error {
		var f found
		err := rows.Scan(&f.id, &f.slugKey, &f.titleKey, &f.slug, &f.title, &f.near[0], &f.near[1], &f.near[2], &f.same)
		if err == nil && (!f.same || payroll.TextKey(f.slug.String) != f.slugKey || payroll.TextKey(f.title.String) != f.titleKey ||
			titleKeys(f.title.String) != f.near) {
			v.report(IndexDiffers, fmt.Sprintf("article %d", f.id))
		}
		return err
	})
}

// names compares the names that find authors with those that they have.
func (v *verifier) names() error {
	type name struct {
		key    string
		author int64
	}
	index, err := all(v.tx, `SELECT key, author_id FROM author_name`, nil, func(n *name) []any { return []any{&n.key, &n.author} })
	if err != nil {
		return err
	}
	finds := make(map[name]int) // 1: borne, 2: found, 3: both
	for _, a := range v.rulesNow.authors {
		for _, n := range append([]string{a.Name}, a.PenNames...) {
			finds[name{payroll.NameKey(n), a.ID}] = 1
		}
	}
	for _, n := range index {
		finds[name{n.key, v.rulesNow.authors[n.author].ID}] |= 2
	}
	var off []string
	for n, how := range finds {
		if how != 3 {
			off = append(off, "author_name "+n.key)
		}
	}
	slices.Sort(off)
	for _, where := range off {
		v.report(IndexDiffers, where)
	}
	return nil
}

// entries finds those that do not balance.
func (v *verifier) entries() error {
	return v.rows(EntryUnbalanced, `SELECT 'entry ' || e.id FROM entry e LEFT JOIN posting p ON p.entry_id = e.id
GROUP BY e.id HAVING COUNT(p.id) = 0 OR SUM(p.debit) <> SUM(p.credit) ORDER BY e.id`)
}

// events compares the event of rows with that of what they belong to.
func (v *verifier) events() error {
	return v.rows(EventDiffers, `SELECT 'posting ' || p.id FROM posting p JOIN entry e ON e.id = p.entry_id WHERE p.event_id <> e.event_id
UNION ALL SELECT 'posted_line ' || l.id FROM posted_line l JOIN entry e ON e.id = l.entry_id WHERE l.event_id <> e.event_id
UNION ALL SELECT 'payment ' || p.id FROM payment p JOIN pay_run r ON r.id = p.run_id WHERE p.event_id <> r.event_id
UNION ALL SELECT 'payment_line ' || k.id FROM payment_line k JOIN payment p ON p.id = k.payment_id WHERE k.event_id <> p.event_id
UNION ALL SELECT 'article_payee ' || p.id FROM article_payee p JOIN article_version v ON v.id = p.version_id WHERE p.event_id <> v.event_id`)
}

// lines compares the entries of closings with their month and with the lines that they post.
func (v *verifier) lines() error {
	err := v.rows(EntryDiffers, `SELECT 'entry ' || e.id FROM entry e LEFT JOIN period p ON p.month = e.month
WHERE e.kind IN ('article', 'line') AND (p.id IS NULL OR e.date <> p.last_day OR EXISTS (SELECT 1 FROM posted_line l WHERE l.entry_id = e.id AND l.month <> e.month))
ORDER BY e.id`)
	if err != nil {
		return err
	}
	return v.rows(EntryDiffers, `SELECT 'entry ' || e.id FROM entry e
LEFT JOIN (SELECT entry_id, SUM(amount) AS due FROM posted_line GROUP BY entry_id) d ON d.entry_id = e.id
LEFT JOIN (SELECT entry_id, SUM(debit - credit) AS spent FROM posting WHERE purpose = 'expense' GROUP BY entry_id) x ON x.entry_id = e.id
WHERE e.kind IN ('article', 'line') AND COALESCE(d.due, 0) <> COALESCE(x.spent, 0) ORDER BY e.id`)
}

// subledgers compares what authors have to get with the balances of their payable accounts.
func (v *verifier) subledgers() error {
	return v.rows(SubledgerDiffers, `SELECT u.account || ' ' || a.code
FROM (
  SELECT account, author_id, credit - debit AS amount FROM posting WHERE purpose = 'payable'
  UNION ALL
  SELECT account, author_id, -amount FROM posted_line_now WHERE NOT paid
) u LEFT JOIN author a ON a.id = u.author_id
GROUP BY u.account, u.author_id, a.code HAVING SUM(u.amount) <> 0 ORDER BY 1`)
}

// periods works every closed month out anew from what stood when it closed.
func (v *verifier) periods() error {
	for i, c := range v.rulesNow.Closed {
		if i > 0 && c.Month != v.rulesNow.Closed[i-1].Month.Add(1) {
			v.report(PeriodGap, string(c.Month))
		}
		progress.Tell(v.tx, progress.State{Step: progress.Periods, Subject: string(c.Month), Rows: int64(i), Done: int64(i), Total: int64(len(v.rulesNow.Closed))})
		r, err := rulesAt(v.tx, c.Event, c.Month)
		if err != nil {
			return err
		}
		b, err := workOut(v.tx, r, c.Month)
		if err != nil {
			return err
		}
		posted, err := postedLines(v.tx, v.rulesNow.authors, `month = $1`, c.Month)
		if err != nil {
			return err
		}
		v.compare(b, c, posted)
		v.cells(b, c, posted)
		err = v.rows(EntryDiffers, `SELECT 'entry ' || e.id FROM entry e JOIN posting p ON p.entry_id = e.id
WHERE e.month = $1 AND p.purpose = 'expense' AND p.account <> $2 ORDER BY e.id`, c.Month, r.InMonth(payroll.ExpenseAccount, c.Month))
		if err != nil {
			return err
		}
	}
	return nil
}

// cells compares an article's amount, rounded once, with the sum of what was posted of it,
// however it was allotted. The part of a source is not posted.
func (v *verifier) cells(b *Book, c payroll.Closing, posted []postedLine) {
	type part struct {
		article int64
		kind    payroll.Kind
	}
	sums := make(map[part]payroll.Dong)
	for _, p := range posted {
		sums[part{p.Article, p.Kind}] += p.Amount
	}
	for _, e := range b.MonthArticles {
		royalty, encouragement := e.payable()
		if sum := sums[part{e.Number, payroll.RoyaltyKind}]; sum != royalty {
			v.report(CellsDiffer, place(c, "article "+e.Ref), "computed", royalty, "posted", sum)
		}
		if sum := sums[part{e.Number, payroll.EncouragementKind}]; sum != encouragement {
			v.report(CellsDiffer, place(c, "article "+e.Ref), "computed", encouragement, "posted", sum)
		}
	}
}

// compare reports what a closed month has otherwise than it works out to.
func (v *verifier) compare(b *Book, c payroll.Closing, posted []postedLine) {
	at := make(map[string]postedLine, len(posted))
	var gross payroll.Dong
	for _, p := range posted {
		at[p.ID] = p
		gross += p.Amount
	}
	for i, line := range b.Lines {
		p, ok := at[line.ID]
		delete(at, line.ID)
		switch {
		case !ok:
			v.report(PeriodDiffers, place(c, line.ID), "computed", line.Amount, "posted", nil)
		case !p.says(line, b.sources[i]):
			v.report(PeriodDiffers, place(c, line.ID), "computed", line.Amount, "posted", p.Amount)
		}
	}
	for _, p := range posted {
		if _, extra := at[p.ID]; extra {
			v.report(PeriodDiffers, place(c, p.ID), "computed", nil, "posted", p.Amount)
		}
	}
	total := b.Total(payroll.ByAuthor)
	if total.Gross != gross {
		v.report(PeriodDiffers, string(c.Month), "computed", total.Gross, "posted", gross)
	}
	for _, said := range []struct {
		what               string
		worksOut, closedAs any
	}{
		{"gross", total.Gross, c.Gross}, {"articles", total.Articles, c.Articles}, {"first day", b.First, c.First}, {"last day", b.Last, c.Last},
	} {
		if said.worksOut != said.closedAs {
			v.report(ClosingDiffers, place(c, said.what), "computed", said.worksOut, "said", said.closedAs)
		}
	}
}

// place returns where in a month something is: a line, or what its closing says.
func place(c payroll.Closing, what string) string { return string(c.Month) + ", " + what }

// says reports whether the line was posted as it works out.
func (p *postedLine) says(line payroll.Line, from lineSource) bool {
	posted := p.Line
	posted.Payee = line.Payee
	return posted.Equal(line) && p.To == from.Payable && p.entered == from.entered
}
