package ledger

import (
	"context"
	"strings"
	"time"

	"nhuanbut/ledger/store"
	"nhuanbut/payroll"
)

// Act says who changes the ledger and by what they had seen of it. Every method that
// writes takes one.
type Act struct {
	User    string // for the audit trail
	Command string // the command line, for the audit trail

	// Seen is the number of the last event that the actor had seen. What has changed since
	// is not changed: the act is refused with ChangedSince. 0 compares nothing.
	Seen int64

	// Key names the act among all, "" where it has none. Acts that add money or people are
	// not repeated under one key.
	Key string
}

// ChangedSince refuses to change what has changed since the actor saw it: it names the last
// event that changed it.
const ChangedSince payroll.Code = "changed-since" // Facts: what, who, when

func (a Act) who() store.Who { return store.Who{User: a.User, Command: a.Command} }

// Head returns the number of the last event and its seal, which covers all before it.
func (l *Ledger) Head(ctx context.Context) (event int64, seal string, err error) {
	err = l.read(ctx, func(t *tx) error {
		event, seal, err = t.Head()
		return err
	})
	return event, seal, err
}

// workedKey is where a context has the function that counts what is worked out.
type workedKey struct{}

// worked says that a month, a run or a decision is worked out: a test counts how often.
func worked(ctx context.Context, what string) {
	if count, ok := ctx.Value(workedKey{}).(func(string)); ok {
		count(what)
	}
}

// The rows by which a thing has changed: each selects the events of one thing, which its
// arguments name.
const (
	lineRows = `SELECT event_id FROM line WHERE id = $1
UNION ALL SELECT event_id FROM line_void WHERE line_id = $1`
	rateRows    = `SELECT event_id FROM rate WHERE name = $1 AND genre = $2`
	settingRows = `SELECT event_id FROM setting WHERE key = $1`
	budgetRows  = `SELECT event_id FROM budget WHERE period = $1 AND category = $2 AND kind = $3`
	findingRows = `SELECT event_id FROM accepted_finding WHERE code = $1 AND subject = $2`
	paymentRows = `SELECT event_id FROM payment WHERE id = $1
UNION ALL SELECT event_id FROM payment_step WHERE payment_id = $1`
	paidRows = `SELECT event_id FROM period UNION ALL SELECT event_id FROM payment
UNION ALL SELECT event_id FROM payment_step UNION ALL SELECT event_id FROM posted_owner`
	taxRows    = `SELECT e.event_id FROM entry e JOIN posting p ON p.entry_id = e.id WHERE p.purpose = 'tax'`
	noteRows   = `SELECT event_id FROM note_rule WHERE note_key = $1`
	peopleRows = `SELECT event_id FROM people_rule WHERE cell_key = $1`
	titleRows  = `SELECT event_id FROM article_different WHERE source = $1 AND title_key = $2`
)

// articleRows selects the rows by which any of some articles has changed.
func articleRows(ids ...int64) string {
	of := ` IN (` + numbers(ids) + `)`
	return `SELECT event_id FROM article_version WHERE article_id` + of + `
UNION ALL SELECT event_id FROM article_note WHERE article_id` + of + `
UNION ALL SELECT event_id FROM article_missing WHERE article_id` + of + `
UNION ALL SELECT event_id FROM article_same WHERE article_id` + of + `
UNION ALL SELECT event_id FROM hold WHERE article_id` + of + `
UNION ALL SELECT s.event_id FROM hold_settled s JOIN hold h ON h.id = s.hold_id WHERE h.article_id` + of
}

// authorRows selects the rows by which any of some authors has changed.
func authorRows(ids ...int64) string {
	return `SELECT event_id FROM author_version WHERE author_id IN (` + numbers(ids) + `)`
}

// balanceRows selects the rows by which what authors have to get has changed.
func balanceRows(ids ...int64) string {
	of := ` IN (` + numbers(ids) + `)`
	return `SELECT event_id FROM posted_line WHERE author_id` + of + `
UNION ALL SELECT o.event_id FROM posted_owner o JOIN posted_line l ON l.id = o.posted_line_id
  WHERE o.author_id` + of + ` OR l.author_id` + of + `
UNION ALL SELECT event_id FROM payment WHERE author_id` + of + `
UNION ALL SELECT s.event_id FROM payment_step s JOIN payment p ON p.id = s.payment_id WHERE p.author_id` + of + `
UNION ALL ` + authorRows(ids...)
}

// checkUnchanged refuses with ChangedSince if rows, a selection of events with its arguments
// of, has an event between what the actor had seen and the act itself.
func checkUnchanged(t *tx, rows string, of ...any) error { return checkSince(t, t.seen, rows, of...) }

// refuseSince refuses what turned out otherwise than it was weighed: with ChangedSince
// where the ledger has changed since, else with otherwise.
func refuseSince(t *tx, seen int64, otherwise error) error {
	if err := checkSince(t, seen, `SELECT id FROM event`); err != nil {
		return err
	}
	return otherwise
}

// checkSince is checkUnchanged for what was seen when something was weighed.
func checkSince(t *tx, seen int64, rows string, of ...any) error {
	if seen == 0 {
		return nil
	}
	last, _, err := t.Head() // what the act itself writes is sealed later
	if err != nil || last <= seen {
		return err
	}
	var who, when, action, subject string
	err = t.Get(`SELECT made_by, made_at, action, subject FROM event
WHERE id > `+itoa(seen)+` AND id <= `+itoa(last)+` AND id IN (`+rows+`) ORDER BY id DESC LIMIT 1`,
		of, &who, &when, &action, &subject)
	if isNoRow(err) {
		return nil
	}
	if err != nil {
		return err
	}
	at, err := time.Parse(time.RFC3339, when)
	if err != nil {
		return err
	}
	return payroll.Refuse(ChangedSince, "what", strings.TrimSpace(action+" "+subject), "who", who, "when", at)
}
