package ledger

import (
	"context"
	"database/sql"
	"fmt"

	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/store"
	"nhuanbut/payroll"
)

// Collect takes back what an author owes who will not be paid again: the sum of the
// unpaid lines, which is negative. Gross is taken back: tax that was withheld of it stays
// with the state.
func (l *Ledger) Collect(ctx context.Context, act Act, author string, method payroll.Method, day payroll.Date) (Run, error) {
	return once(ctx, l, act, rememberedRun, []any{"pay collect", author, method, day}, func(t *tx) (Run, error) {
		a, err := findAuthor(t, author)
		if err != nil {
			return Run{}, err
		}
		r, err := readRules(t)
		if err != nil {
			return Run{}, err
		}
		if err := checkUnchanged(t, balanceRows(r.numbersOf(a.ID)...)); err != nil {
			return Run{}, err
		}
		b, err := balanceOf(t, r, a)
		if err != nil {
			return Run{}, err
		}
		if b.sum >= 0 {
			return Run{}, payroll.Refuse(NothingToCollect, "author", a.Name, "balance", b.sum)
		}
		if err := notPending(t, r, a); err != nil {
			return Run{}, err
		}
		id, err := addRun(t, payroll.CollectionRun, nil, day)
		if err != nil {
			return Run{}, err
		}
		tax, err := a.withhold(r, b.sum, day)
		if err != nil {
			return Run{}, err
		}
		p := Payment{run: id, author: a.ID, Kind: a.Kind, Gross: b.sum, TaxCase: tax.Case, TaxRule: tax.Rule, Author: a.Name, AuthorCode: a.Code}
		if p.ID, err = insertPayment(t, p, b.lines); err != nil {
			return Run{}, err
		}
		p.Net = p.Gross
		if err := confirmPayment(t, r, p, b.lines, method, day); err != nil {
			return Run{}, err
		}
		return readRun(t, r, id)
	})
}

// notPending refuses to settle with an author who is about to be paid: whether they owe
// anything is known once that payment was made or taken back.
func notPending(t *tx, r rules, a Author) error {
	waiting, err := readPayments(t, r, `p.author_id IN (`+numbers(r.numbersOf(a.ID))+`) AND p.carried = 0 AND NOT p.confirmed AND NOT p.void`)
	if err == nil && len(waiting) > 0 {
		err = payroll.Refuse(PaymentPending, "author", a.Name, "run", waiting[0].run)
	}
	return err
}

// owedByAuthor returns what authors have to get for lines that are posted and that no confirmed
// payment pays; below zero is what they owe.
func owedByAuthor(t *tx, r rules) (map[int64]payroll.Dong, error) {
	owed := make(map[int64]payroll.Dong)
	err := t.Each(`SELECT payee_id, SUM(amount) FROM posted_line_now WHERE NOT paid GROUP BY payee_id`, nil, func(rows *sql.Rows) error {
		var author int64
		var sum payroll.Dong
		err := rows.Scan(&author, &sum)
		owed[r.authors[author].ID] += sum
		return err
	})
	return owed, err
}

// balanceOf returns what an author has to get, or to give back, for lines that are posted
// and in no standing payment.
func balanceOf(t *tx, r rules, a Author) (balance, error) {
	lines, err := unpaidLines(t, r, payroll.LatestMonth)
	for _, b := range balances(r, lines) {
		if b.author.ID == a.ID {
			return b, err
		}
	}
	return balance{author: a}, err
}

// RemitTax pays the state the tax that was withheld by payments up to a day and not
// remitted yet.
func (l *Ledger) RemitTax(ctx context.Context, act Act, method payroll.Method, day payroll.Date) (Run, error) {
	return once(ctx, l, act, rememberedRun, []any{"pay remit-tax", method, day}, func(t *tx) (Run, error) {
		r, err := readRules(t)
		if err != nil {
			return Run{}, err
		}
		if err := checkUnchanged(t, taxRows); err != nil {
			return Run{}, err
		}
		postings, err := taxOwed(t, day)
		if err != nil {
			return Run{}, err
		}
		var sum payroll.Dong
		for _, p := range postings {
			sum += p.Debit
		}
		if sum == 0 {
			return Run{}, payroll.Refuse(NothingToRemit, "date", day)
		}
		return remitTax(t, r, postings, sum, method, day)
	})
}

// taxOwed clears the tax accounts of what they held on a day, but never of more than
// they hold now: a later remittance may have paid it already.
func taxOwed(t *tx, day payroll.Date) ([]Posting, error) {
	type held struct {
		account   string
		then, now payroll.Dong
	}
	accounts, err := all(t, `SELECT p.account, SUM(CASE WHEN e.date <= $1 THEN p.credit - p.debit ELSE 0 END), SUM(p.credit - p.debit)
FROM posting p JOIN entry e ON e.id = p.entry_id WHERE p.purpose = 'tax' GROUP BY p.account ORDER BY p.account`, []any{day},
		func(h *held) []any { return []any{&h.account, &h.then, &h.now} })
	var postings []Posting
	for _, h := range accounts {
		if owed := min(h.then, h.now); owed > 0 {
			postings = append(postings, signed(h.account, ForTax, 0, owed))
		}
	}
	return postings, err
}

func remitTax(t *tx, r rules, postings []Posting, sum payroll.Dong, method payroll.Method, day payroll.Date) (Run, error) {
	id, err := addRun(t, payroll.RemittanceRun, nil, day)
	if err != nil {
		return Run{}, err
	}
	p := Payment{run: id, Gross: sum, TaxCase: payroll.CaseNone}
	if p.ID, err = insertPayment(t, p, nil); err != nil {
		return Run{}, err
	}
	to := r.paidFrom(method, day, 0, sum)
	e := JournalEntry{Date: day, Kind: RemittanceEntry, Payment: p.ID, Description: "Nộp thuế TNCN", Postings: withoutZero(append(postings, to))}
	if err := addPaymentStep(t, p, payroll.Confirmed, method, day, "", e); err != nil {
		return Run{}, err
	}
	return readRun(t, r, id)
}

// ImportPayments takes in payments that were made before the ledger began, so that the
// tax of a year is whole. They have no lines and no entries: their accounts are in the
// books of then. A payment that is there already changes nothing.
func (l *Ledger) ImportPayments(ctx context.Context, act Act, paths []string, o cms.Options, dryRun bool) (Imported, error) {
	if dryRun {
		act.Key = ""
	}
	return once(ctx, l, act, rememberedImport, []any{"pay import", listValues(o), contentsOf(paths)}, func(t *tx) (Imported, error) {
		done := Imported{DryRun: dryRun}
		r, err := readRules(t)
		if err != nil {
			return done, err
		}
		for _, path := range paths {
			rows, err := cms.ReadPayments(path, o)
			if err != nil {
				return done, err
			}
			im := paymentImporter{tx: t, rules: r, done: &done, count: ImportedFile{Path: path}, seen: make(map[paymentKey]int)}
			if err := im.file(path, rows); err != nil {
				return done, err
			}
		}
		if dryRun {
			return done, store.ErrDiscard
		}
		return done, nil
	})
}

// paymentKey is what two files name one payment by.
type paymentKey struct {
	author     int64
	date       payroll.Date
	gross, tax payroll.Dong
	reference  string
}

type paymentImporter struct {
	tx    *tx
	rules rules
	done  *Imported
	count ImportedFile
	run   int64
	seen  map[paymentKey]int // the row that the file has it on
}

func (im *paymentImporter) file(path string, rows []cms.PaymentRow) error {
	im.run = 0
	for _, row := range rows {
		im.count.Rows++
		reason := row.Err
		if reason == nil {
			var err error
			if reason, err = im.row(row); err != nil {
				return fmt.Errorf("%s, %d: %w", path, row.At.Row, err)
			}
		}
		if reason != nil {
			im.count.Refused++
			im.done.Refused = append(im.done.Refused, RefusedRow{CellError: reason})
		}
	}
	if im.count.Rows == 0 {
		im.done.Warnings = append(im.done.Warnings, &cms.Warning{Path: path, Reason: payroll.Refuse(NoRows, "path", path)})
	}
	im.done.Files = append(im.done.Files, im.count)
	return nil
}

// row takes in one payment. What is wrong with it refuses it; an error is a failure of
// the database.
func (im *paymentImporter) row(row cms.PaymentRow) (*cms.CellError, error) {
	id, err := knownAuthor(im.tx, row.Author, make(map[string]int64))
	if refusal, ok := err.(*payroll.Error); ok {
		return refusedPayee(row, refusal), nil
	}
	if err != nil {
		return nil, err
	}
	key := paymentKey{id, row.Date, row.Gross, row.Tax, row.Reference}
	first, twice := im.seen[key]
	switch {
	case im.rules.authors[id].Kind == payroll.Source:
		return refusedPayee(row, payroll.Refuse(PayeeIsSource, "author", row.Author)), nil
	case twice && id != 0:
		return refusedPayee(row, payroll.Refuse(PaymentTwice, "row", first)), nil
	case row.Date < LongAgo:
		im.warn(row, PaidLongAgo)
	case row.Date > im.tx.Today:
		im.warn(row, PaidAhead)
	}
	if id != 0 {
		stored, err := im.stored(key)
		if stored || err != nil {
			im.seen[key] = row.At.Row
			im.count.Unchanged++
			return nil, err
		}
	}
	return nil, im.add(row, key)
}

// warn says something of a payment's day.
func (im *paymentImporter) warn(row cms.PaymentRow, code payroll.Code) {
	im.done.Warnings = append(im.done.Warnings, &cms.Warning{
		Path: row.At.Path, Sheet: row.At.Sheet, Rows: []int{row.At.Row}, Reason: payroll.Refuse(code, "path", row.At.Path, "row", row.At.Row, "date", row.Date),
	})
}

// refusedPayee refuses a row for whom it names.
func refusedPayee(row cms.PaymentRow, reason *payroll.Error) *cms.CellError {
	return &cms.CellError{At: row.At, Column: row.AuthorHeader, Value: row.Author, Reason: reason}
}

const (
	PaymentTwice payroll.Code = "payment-twice" // refuses a payment that its file has twice. Facts: row
	PaidLongAgo  payroll.Code = "paid-long-ago" // warns of a date that is probably a slip. Facts: path, row, date
	PaidAhead    payroll.Code = "paid-ahead"    // warns of a day to come. Facts: path, row, date
)

// LongAgo is before anything that a ledger of today is about: a day before it is a slip.
const LongAgo payroll.Date = "2000-01-01"

func (im *paymentImporter) stored(k paymentKey) (bool, error) {
	var n int
	err := im.tx.Get(`SELECT COUNT(*) FROM payment_now p JOIN pay_run r ON r.id = p.run_id
WHERE r.kind = 'import' AND p.confirmed AND NOT p.void AND p.confirmed_on = $1 AND p.gross = $2 AND p.tax = $3 AND p.reference = $4
AND p.author_id IN (`+numbers(im.rules.numbersOf(k.author))+`)`,
		[]any{k.date, k.gross, k.tax, k.reference}, &n)
	return n > 0, err
}

func (im *paymentImporter) add(row cms.PaymentRow, key paymentKey) error {
	if im.run == 0 {
		var err error
		if im.run, err = addRun(im.tx, payroll.ImportedRun, nil, ""); err != nil {
			return err
		}
	}
	author, added, err := findOrAddAuthor(im.tx, row.Author)
	if err != nil {
		return err
	}
	if added {
		im.done.NewAuthors = append(im.done.NewAuthors, author.Name)
	}
	key.author = author.ID
	im.seen[key] = row.At.Row
	im.count.Added++
	id, err := insertPayment(im.tx, Payment{
		run: im.run, author: author.ID, Kind: author.Kind, Gross: row.Gross, Tax: row.Tax, TaxCase: payroll.CaseNone,
		Reference: row.Reference, Note: row.Note,
	}, nil)
	if err != nil {
		return err
	}
	_, err = im.tx.Exec(`INSERT INTO payment_step (event_id, payment_id, status, method, date, reason) VALUES ($1, $2, 'confirmed', '', $3, '')`,
		im.tx.EventID, id, row.Date)
	return err
}
