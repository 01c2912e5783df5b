package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// What verify can find.
const (
	ChainBroken       payroll.Code = "chain-broken"        // an event or a row of it is not as it was sealed
	RowStray          payroll.Code = "row-stray"           // a row of an event that is not there
	EventUnsealed     payroll.Code = "event-unsealed"      // an event without seal, or a seal without event
	HeadMissing       payroll.Code = "head-missing"        // the hash of --against is not in the chain: its end was cut off
	EntryUnbalanced   payroll.Code = "entry-unbalanced"    // debits are not credits
	EntryDiffers      payroll.Code = "entry-differs"       // an entry does not post its lines or its payment
	SubledgerDiffers  payroll.Code = "subledger-differs"   // an author's unpaid lines are not the balance of the payable account
	PeriodDiffers     payroll.Code = "period-differs"      // a closed month does not recompute to what was posted
	PeriodGap         payroll.Code = "period-gap"          // a month between closed ones is not closed
	PaidTwice         payroll.Code = "paid-twice"          // a line in two payments that stand
	PaymentDiffers    payroll.Code = "payment-differs"     // a payment is not the sum of its lines, or its tax not that of its rule
	IndexDiffers      payroll.Code = "index-differs"       // what finds articles and authors is not what their versions say
	SchemaDiffers     payroll.Code = "schema-differs"      // a table, index or trigger is not the one shipped
	DatabaseDamaged   payroll.Code = "database-damaged"    // SQLite's own check
	ForeignKeyMissing payroll.Code = "foreign-key-missing" // a row names another that is not there
	Unreadable        payroll.Code = "unreadable"          // a stored value that cannot be read, so that a check could not end
)

// Verified is what verify found. Its JSON is a contract.
type Verified struct {
	OK       bool      `json:"ok"`
	Entries  int       `json:"entries"`
	Head     string    `json:"head"` // the last seal: kept elsewhere, it proves later that nothing before it was cut off
	Problems []Problem `json:"problems"`
}

// Problem is something that is not as the tool left it.
type Problem struct {
	Code    payroll.Code `json:"code"`
	Where   string       `json:"where"`
	Message string       `json:"message"` // the words, chosen at the edge

	Args []any `json:"-"` // the facts of the words
}

type verifier struct {
	*tx
	found    []Problem
	against  string // a head of before, or its beginning
	have     bool   // the chain has it
	rulesNow rules
}

func (v *verifier) report(code payroll.Code, where string, args ...any) {
	v.found = append(v.found, Problem{Code: code, Where: where, Args: args})
}

// Verify checks every invariant of the ledger: the chain of seals, the balance of the
// journal, that the subledgers are the payable accounts, that closed months recompute
// to what was posted, that payments are their lines, and the database itself. With the
// hash of an earlier head, or its beginning, it finds a cut-off end.
func (l *Ledger) Verify(ctx context.Context, against string) (done Verified, err error) {
	schema, err := shippedSchema()
	if err != nil {
		return done, err
	}
	err = l.read(ctx, func(t *tx) error {
		v := &verifier{tx: t, against: strings.ToLower(strings.TrimSpace(against))}
		for _, check := range []func() error{
			v.database, func() error { return v.schema(schema) }, v.chain, v.loadRules, v.articles, v.names, v.entries, v.lines, v.subledgers,
			v.periods, v.payments, v.taxes, v.paidOnce,
			func() (err error) { _, done.Head, err = t.head(); return err },
			func() error { return t.get(`SELECT COUNT(*) FROM entry`, nil, &done.Entries) },
		} {
			if err := v.try(check); err != nil {
				return err
			}
		}
		done.Problems = append([]Problem{}, v.found...)
		done.OK = len(v.found) == 0
		return nil
	})
	return done, err
}

// try makes one check. An edited value need not even be readable, and may break what
// everything else relies on: that is found too, and the next check goes on. The error
// is that of a cancelled run.
func (v *verifier) try(check func() error) error {
	err := func() (err error) {
		defer func() {
			if broken := recover(); broken != nil {
				err = fmt.Errorf("%v", broken)
			}
		}()
		return check()
	}()
	if v.Err() == nil && err != nil {
		v.report(Unreadable, "", err)
	}
	return v.Err()
}

func (v *verifier) loadRules() (err error) {
	v.rulesNow, err = v.rules()
	return err
}

// rows reports a problem for every row of a query of places.
func (v *verifier) rows(code payroll.Code, query string, args ...any) error {
	return v.each(query, args, func(rows *sql.Rows) error {
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
		same              bool
	}
	return v.each(`SELECT a.id, a.slug_key, a.title_key, v.slug, v.title,
  COALESCE(v.article_id = a.id AND a.source = v.source AND COALESCE(a.cms_id, '') = COALESCE(v.cms_id, '') AND a.published_on = SUBSTR(v.published, 1, 10)
    AND v.number = (SELECT MAX(w.number) FROM article_version w WHERE w.article_id = a.id), 0)
FROM article a LEFT JOIN article_version v ON v.id = a.version_id ORDER BY a.id`, nil, func(rows *sql.Rows) error {
		var f found
		err := rows.Scan(&f.id, &f.slugKey, &f.titleKey, &f.slug, &f.title, &f.same)
		if err == nil && (!f.same || payroll.TextKey(f.slug.String) != f.slugKey || payroll.TextKey(f.title.String) != f.titleKey) {
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

// lines compares the entries of closings with the lines that they post.
func (v *verifier) lines() error {
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
  SELECT account, author_id, -amount FROM posted_line WHERE NOT `+isPaid+`
) u LEFT JOIN author a ON a.id = u.author_id
GROUP BY u.account, u.author_id, a.code HAVING SUM(u.amount) <> 0 ORDER BY 1`)
}

// periods works every closed month out anew from what stood when it closed.
func (v *verifier) periods() error {
	for i, c := range v.rulesNow.closed {
		if i > 0 && c.month != v.rulesNow.closed[i-1].month.Add(1) {
			v.report(PeriodGap, string(c.month))
		}
		Tell(v, Progress{Step: StepPeriods, Subject: string(c.month), Rows: int64(i), Done: int64(i), Total: int64(len(v.rulesNow.closed))})
		r, err := v.rulesAt(c.event, c.month)
		if err != nil {
			return err
		}
		b, err := v.worked(r, c.month)
		if err != nil {
			return err
		}
		posted, err := v.posted(v.rulesNow.authors, `month = $1`, c.month)
		if err != nil {
			return err
		}
		v.compare(b, c, posted)
	}
	return nil
}

// compare reports what a closed month has otherwise than it works out to.
func (v *verifier) compare(b *Book, c closing, posted []postedLine) {
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
			v.report(PeriodDiffers, place(c, line.ID), line.Amount, nil)
		case !p.says(line, b.sources[i]):
			v.report(PeriodDiffers, place(c, line.ID), line.Amount, p.Amount)
		}
	}
	for _, p := range posted {
		if _, extra := at[p.ID]; extra {
			v.report(PeriodDiffers, place(c, p.ID), nil, p.Amount)
		}
	}
	if total := b.Total(ByAuthor); total.Gross != c.gross || gross != c.gross || total.Articles != c.articles || b.First != c.first || b.Last != c.last {
		v.report(PeriodDiffers, string(c.month), total.Gross, c.gross)
	}
}

func place(c closing, line string) string { return string(c.month) + ", " + line }

// says reports whether the line was posted as it works out.
func (p *postedLine) says(line payroll.Line, from source) bool {
	same := p.Line
	same.Payee, same.Quantity, same.Coefficient, same.Unit = line.Payee, line.Quantity, line.Coefficient, line.Unit
	return same == line && payable{p.account, p.payee} == from.payable && p.entered == from.entered &&
		p.Quantity.Equal(line.Quantity) && p.Coefficient.Equal(line.Coefficient) && p.Unit.Equal(line.Unit)
}

// payments compares them with their lines and their entries.
func (v *verifier) payments() error {
	for _, query := range []string{
		`SELECT 'payment ' || p.id FROM payment p JOIN pay_run r ON r.id = p.run_id
LEFT JOIN (SELECT k.payment_id, SUM(l.amount) AS due FROM payment_line k JOIN posted_line l ON l.id = k.posted_line_id GROUP BY k.payment_id) d ON d.payment_id = p.id
WHERE r.kind IN ('run', 'collection') AND p.carried = 0 AND COALESCE(d.due, 0) <> p.gross ORDER BY p.id`,
		`SELECT 'payment ' || p.id FROM payment p JOIN pay_run r ON r.id = p.run_id JOIN payment_step c ON c.payment_id = p.id AND c.status = 'confirmed'
LEFT JOIN entry e ON e.payment_id = p.id AND e.reverses IS NULL
LEFT JOIN (SELECT entry_id, SUM(CASE WHEN purpose = 'tax' THEN credit - debit ELSE 0 END) AS tax,
  SUM(CASE WHEN purpose IN ('cash', 'bank', 'salary') THEN credit - debit ELSE 0 END) AS net FROM posting GROUP BY entry_id) x ON x.entry_id = e.id
WHERE r.kind <> 'import' AND (e.id IS NULL OR e.date <> c.date OR x.net <> p.net OR x.tax <> CASE WHEN r.kind = 'remittance' THEN -p.gross ELSE p.tax END)
ORDER BY p.id`,
		`SELECT 'payment ' || p.id FROM payment p JOIN entry e ON e.payment_id = p.id AND e.reverses IS NULL
LEFT JOIN entry b ON b.reverses = e.id LEFT JOIN payment_step d ON d.payment_id = p.id AND d.status = 'void'
WHERE (b.id IS NULL) <> (d.id IS NULL) ORDER BY p.id`,
	} {
		if err := v.rows(PaymentDiffers, query); err != nil {
			return err
		}
	}
	return v.rows(EntryDiffers, `SELECT 'entry ' || b.id FROM entry b JOIN entry e ON e.id = b.reverses
WHERE (SELECT SUM(debit) FROM posting WHERE entry_id = b.id) <> (SELECT SUM(debit) FROM posting WHERE entry_id = e.id) ORDER BY b.id`)
}

// taxes works the tax of every run out anew from the rules and authors of then.
func (v *verifier) taxes() error {
	type made struct {
		id, event int64
		day       payroll.Date
	}
	runs, err := all(v.tx, `SELECT id, event_id, date FROM pay_run WHERE kind = 'run' ORDER BY id`, nil,
		func(m *made) []any { return []any{&m.id, &m.event, &m.day} })
	if err != nil {
		return err
	}
	for _, run := range runs {
		r, err := v.rulesAt(run.event, latestMonth)
		if err != nil {
			return err
		}
		payments, err := v.tx.payments(r, `p.run_id = $1`, run.id)
		if err != nil {
			return err
		}
		for _, p := range payments {
			a := r.authors[p.author]
			tax, err := a.withhold(r, p.Gross, run.day)
			if err != nil || tax.Tax != p.Tax || tax.Case != p.TaxCase || tax.Rule() != p.TaxRule || a.Kind != p.Kind {
				v.report(PaymentDiffers, fmt.Sprintf("payment %d", p.ID))
			}
		}
	}
	return nil
}

// paidOnce finds lines in two payments that stand.
func (v *verifier) paidOnce() error {
	return v.rows(PaidTwice, `SELECT l.line_id FROM payment_line k JOIN posted_line l ON l.id = k.posted_line_id WHERE `+isLive+`
GROUP BY l.id, l.line_id HAVING COUNT(*) > 1 ORDER BY l.id`)
}
