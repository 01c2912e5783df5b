package ledger

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"nhuanbut/ledger/progress"
	"nhuanbut/payroll"
)

// EntryKind says what a journal entry records.
type EntryKind string

// The kinds of entry.
const (
	ArticleEntry    EntryKind = "article"    // closing: the royalty of one article
	LineEntry       EntryKind = "line"       // closing: one other line
	PaymentEntry    EntryKind = "payment"    // one author is paid, tax withheld
	HandoverEntry   EntryKind = "handover"   // royalty of staff goes to the salary sheet
	CollectionEntry EntryKind = "collection" // an overpayment is taken back
	RemittanceEntry EntryKind = "remittance" // withheld tax is paid to the state
	ReversalEntry   EntryKind = "reversal"   // what another entry said is taken back
)

// Purpose is what an account is for: two may bear one number, as royalty and salary
// payable to staff do.
type Purpose string

// The purposes.
const (
	ForExpense Purpose = "expense"
	ForPayable Purpose = "payable"
	ForSalary  Purpose = "salary"
	ForTax     Purpose = "tax"
	ForCash    Purpose = "cash"
	ForBank    Purpose = "bank"
)

// JournalEntry is a balanced entry.
type JournalEntry struct {
	ID          int64
	Date        payroll.Date
	Period      payroll.Month // the month that it closes, "" of payments
	Kind        EntryKind
	Article     string // the Ref of the article
	Line        string // the ID of the line
	Payment     int64
	Reverses    int64 // the entry that it takes back
	Description string
	At          string // UTC
	By          string
	Hash        string // the seal
	Postings    []Posting
}

// Posting is one side of an entry, in whole đồng: either Debit or Credit is 0.
type Posting struct {
	Account    string
	Purpose    Purpose
	AuthorCode string // of the subledger
	AuthorName string
	Debit      payroll.Dong
	Credit     payroll.Dong

	author int64
}

// signed returns a posting of an amount: positive to the debit side.
func signed(account string, purpose Purpose, author int64, amount payroll.Dong) Posting {
	p := Posting{Account: account, Purpose: purpose, author: author}
	if amount > 0 {
		p.Debit = amount
	} else {
		p.Credit = -amount
	}
	return p
}

// postBook posts the lines of a month: one entry for an article's own lines, one for
// every other line.
func postBook(t *tx, b *Book, r rules) error {
	expense := r.InMonth(payroll.ExpenseAccount, b.Month)
	for from := 0; from < len(b.Lines); {
		progress.Tell(t, progress.State{Step: progress.Post, Subject: string(b.Month), Rows: int64(from), Done: int64(from), Total: int64(len(b.Lines))})
		to := from + 1
		for ; to < len(b.Lines) && together(b.Lines[from], b.Lines[to]); to++ {
		}
		if err := postLines(t, b, expense, from, to); err != nil {
			return err
		}
		from = to
	}
	return nil
}

// together reports whether two lines are of one article of the month.
func together(a, b payroll.Line) bool {
	return a.Article != 0 && a.Article == b.Article && a.Kind != payroll.AdjustmentKind && b.Kind != payroll.AdjustmentKind
}

// postLines posts the lines from one to before another as one entry: debit the
// expense, credit what is payable, one posting a payee. A negative amount swaps the
// sides; what comes to nothing has no entry, but its lines are kept.
func postLines(t *tx, b *Book, expense string, from, to int) error {
	line := b.Lines[from]
	kind, subject, description := LineEntry, line.ID, line.Bases.String()
	if e := b.Article(line.Article); e != nil {
		subject, description = e.Ref, e.Title
		if line.Kind != payroll.AdjustmentKind {
			kind = ArticleEntry
		}
	}
	var sum payroll.Dong
	postings := []Posting{{}} // the expense comes first
	for i := from; i < to; i++ {
		amount := b.Lines[i].Amount
		sum += amount
		postings = addPayable(postings, b.sources[i].Payable, -amount)
	}
	postings[0] = signed(expense, ForExpense, 0, sum)
	postings = withoutZero(postings)
	if err := t.BeginEvent("post", subject, ""); err != nil {
		return err
	}
	var entry int64
	if len(postings) > 0 {
		var err error
		entry, err = postEntry(t, JournalEntry{Date: b.Last, Period: b.Month, Kind: kind, Description: description, Postings: postings})
		if err != nil {
			return err
		}
	}
	for i := from; i < to; i++ {
		id, err := storePostedLine(t, entry, b.Lines[i], b.sources[i])
		if err != nil {
			return err
		}
		if owner := b.Lines[i].Payee; b.Authors[b.sources[i].Author].ID != owner { // the account is of whom they were merged with
			if err := setLineOwner(t, id, owner); err != nil {
				return err
			}
		}
	}
	return nil
}

// addPayable adds an amount to the posting of a payable, made where there is none yet.
func addPayable(postings []Posting, to payroll.Payable, amount payroll.Dong) []Posting {
	for i, p := range postings {
		if p.Purpose == ForPayable && p.Account == to.Account && p.author == to.Author {
			postings[i] = signed(to.Account, ForPayable, to.Author, p.Debit-p.Credit+amount)
			return postings
		}
	}
	return append(postings, signed(to.Account, ForPayable, to.Author, amount))
}

func withoutZero(postings []Posting) []Posting {
	return slices.DeleteFunc(postings, func(p Posting) bool { return p.Debit == 0 && p.Credit == 0 })
}

// postEntry stores an entry with its postings under the event that has begun.
func postEntry(t *tx, e JournalEntry) (id int64, err error) {
	err = t.Get(`INSERT INTO entry (event_id, date, month, kind, payment_id, reverses, description)
VALUES ($1, $2, $3, $4, NULLIF($5, 0), NULLIF($6, 0), $7) RETURNING id`,
		[]any{t.EventID, e.Date, e.Period, e.Kind, e.Payment, e.Reverses, e.Description}, &id)
	if err != nil {
		return 0, err
	}
	for _, p := range e.Postings {
		_, err := t.Exec(`INSERT INTO posting (event_id, entry_id, account, purpose, author_id, debit, credit)
VALUES ($1, $2, $3, $4, NULLIF($5, 0), $6, $7)`, t.EventID, id, p.Account, p.Purpose, p.author, p.Debit, p.Credit)
		if err != nil {
			return 0, err
		}
	}
	return id, nil
}

// storePostedLine freezes a line as it is posted.
func storePostedLine(t *tx, entry int64, line payroll.Line, from lineSource) (id int64, err error) {
	err = t.Get(`INSERT INTO posted_line (event_id, entry_id, line_id, month, article_id, entered_id, author_id, account, role, kind,
  quantity, coefficient, unit, amount, photos, basis, adjusts, of_kind, of_month)
VALUES ($1, NULLIF($2, 0), $3, $4, NULLIF($5, 0), NULLIF($6, 0), $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) RETURNING id`,
		[]any{t.EventID, entry, line.ID, line.Month, line.Article, from.entered, from.Author, from.Account, line.Role, line.Kind,
			line.Quantity.String(), line.Coefficient.String(), line.Unit.String(), line.Amount, line.Photos, line.Bases.String(),
			line.Adjusts, line.Of, line.OfMonth}, &id)
	return id, err
}

// setLineOwner says whose a posted line is from now on.
func setLineOwner(t *tx, line, author int64) error {
	_, err := t.Exec(`INSERT INTO posted_owner (event_id, posted_line_id, author_id) VALUES ($1, $2, $3)`, t.EventID, line, author)
	return err
}

// Journal returns every entry with its postings, in the order in which they were posted.
func (l *Ledger) Journal(ctx context.Context) (entries []JournalEntry, err error) {
	err = l.read(ctx, func(t *tx) error {
		authors, err := authorsAsOf(t, payroll.LatestEvent)
		if err != nil {
			return err
		}
		if entries, err = journalEntries(t, `1 = 1`); err != nil {
			return err
		}
		return addPostings(t, entries, authors, `1 = 1`)
	})
	return entries, err
}

// journalEntries returns the entries of a condition, without their postings.
func journalEntries(t *tx, where string, args ...any) ([]JournalEntry, error) {
	var entries []JournalEntry
	query := `SELECT e.id, e.date, e.month, e.kind, COALESCE(e.payment_id, 0), COALESCE(e.reverses, 0), e.description,
  v.made_at, v.made_by, s.hash, COALESCE(MIN(p.line_id), ''), COALESCE(MIN(a.id), 0), COALESCE(MIN(a.source), ''), COALESCE(MIN(a.cms_id), '')
FROM entry e JOIN event v ON v.id = e.event_id JOIN seal s ON s.event_id = e.event_id
LEFT JOIN posted_line p ON p.event_id = e.event_id LEFT JOIN article a ON a.id = p.article_id
WHERE ` + where + ` GROUP BY e.id, v.id, s.event_id ORDER BY e.id`
	err := t.Each(query, args, func(rows *sql.Rows) error {
		var e JournalEntry
		var article int64
		var source, cmsID string
		err := rows.Scan(&e.ID, &e.Date, &e.Period, &e.Kind, &e.Payment, &e.Reverses, &e.Description,
			&e.At, &e.By, &e.Hash, &e.Line, &article, &source, &cmsID)
		if article != 0 {
			e.Article = ref(source, cmsID, article)
		}
		if e.Kind == ArticleEntry {
			e.Line = ""
		}
		entries = append(entries, e)
		return err
	})
	return entries, err
}

// addPostings gives entries, which are in the order of their numbers, their postings.
func addPostings(t *tx, entries []JournalEntry, authors map[int64]Author, where string, args ...any) error {
	i := 0
	query := `SELECT p.entry_id, p.account, p.purpose, COALESCE(p.author_id, 0), COALESCE(a.code, ''), p.debit, p.credit
FROM posting p LEFT JOIN author a ON a.id = p.author_id WHERE ` + where + ` ORDER BY p.entry_id, p.id`
	return t.Each(query, args, func(rows *sql.Rows) error {
		var entry int64
		var p Posting
		if err := rows.Scan(&entry, &p.Account, &p.Purpose, &p.author, &p.AuthorCode, &p.Debit, &p.Credit); err != nil {
			return err
		}
		p.AuthorName = authors[p.author].Name
		for i < len(entries) && entries[i].ID < entry {
			i++
		}
		if i < len(entries) && entries[i].ID == entry {
			entries[i].Postings = append(entries[i].Postings, p)
		}
		return nil
	})
}

// reverseEntry posts the opposite of an entry on a day.
func reverseEntry(t *tx, entry int64, day payroll.Date, reason string) error {
	entries, err := journalEntries(t, `e.id = $1`, entry)
	if err != nil {
		return err
	}
	if err := addPostings(t, entries, nil, `p.entry_id = $1`, entry); err != nil {
		return err
	}
	e := entries[0]
	back := JournalEntry{Date: day, Kind: ReversalEntry, Payment: e.Payment, Reverses: e.ID, Description: strings.Trim(e.Description+": "+reason, ": ")}
	for _, p := range e.Postings {
		back.Postings = append(back.Postings, signed(p.Account, p.Purpose, p.author, p.Credit-p.Debit))
	}
	_, err = postEntry(t, back)
	return err
}
