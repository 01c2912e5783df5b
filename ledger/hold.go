package ledger

import (
	"database/sql"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// hold is why an article is stored and pays nothing until somebody decides.
type hold struct {
	id      int64
	article int64
	other   int64  // the stored article that it could be, 0 elsewhere
	cmsID   string // the ID that its rows bear and that is the other article's; "" elsewhere
	reason  *payroll.Error
}

// holds are those of a condition that nobody had settled after an event, by article. $1
// of the condition is the event.
func (t *tx) holds(asOf int64, where string, args ...any) (map[int64][]hold, error) {
	of := make(map[int64][]hold)
	err := t.each(`SELECT h.id, h.article_id, COALESCE(h.other_id, 0), h.cms_id, h.code, h.args FROM hold h
WHERE h.event_id <= $1 AND NOT EXISTS (SELECT 1 FROM hold_settled s WHERE s.hold_id = h.id AND s.event_id <= $1) AND `+where+` ORDER BY h.id`,
		append([]any{asOf}, args...), func(rows *sql.Rows) error {
			var h hold
			var code payroll.Code
			var args string
			err := rows.Scan(&h.id, &h.article, &h.other, &h.cmsID, &code, &args)
			if err != nil {
				return err
			}
			h.reason, err = reasonOf(code, args)
			of[h.article] = append(of[h.article], h)
			return err
		})
	return of, err
}

// sames are the articles that turned out to be another, with that other, after an event.
func (t *tx) sames(asOf int64) (map[int64]int64, error) {
	as := make(map[int64]int64)
	err := t.each(`SELECT article_id, same_as FROM article_same WHERE event_id <= $1 ORDER BY id`, []any{asOf}, func(rows *sql.Rows) error {
		var article, same int64
		err := rows.Scan(&article, &same)
		as[article] = same
		return err
	})
	return as, err
}

// holdRow holds an article for a reason of one of its rows, unless it is or was held for
// it: importing a file again asks nothing.
func (im *importer) holdRow(article int64, row *cms.Row, h hold) error {
	h.article = article
	had, settled, err := im.heldFor(h)
	if err != nil || settled {
		return err
	}
	if !had {
		if err := im.begin(); err != nil {
			return err
		}
		if err := im.addHold(h); err != nil {
			return err
		}
	}
	im.count.Held++
	im.done.Held = append(im.done.Held, HeldRow{At: row.At, Article: ref(im.o.Source, row.Record[payroll.ID], article), Reason: h.reason})
	return nil
}

// heldFor reports whether an article is or was held for a reason, and whether somebody has
// settled that.
func (t *tx) heldFor(h hold) (had, settled bool, err error) {
	args, err := facts(h.reason.Args)
	if err != nil {
		return false, false, err
	}
	err = t.get(`SELECT EXISTS (SELECT 1 FROM hold_settled s WHERE s.hold_id = h.id) FROM hold h
WHERE h.article_id = $1 AND h.code = $2 AND h.args = $3 AND COALESCE(h.other_id, 0) = $4 LIMIT 1`,
		[]any{h.article, h.reason.Code, args, h.other}, &settled)
	if isNoRow(err) {
		return false, false, nil
	}
	return true, settled, err
}

func (t *tx) addHold(h hold) error {
	args, err := facts(h.reason.Args)
	if err != nil {
		return err
	}
	_, err = t.exec(`INSERT INTO hold (event_id, article_id, code, other_id, cms_id, args) VALUES ($1, $2, $3, NULLIF($4, 0), $5, $6)`,
		t.eventID, h.article, h.reason.Code, h.other, h.cmsID, args)
	return err
}

// settleHold settles a hold: how is same, different, paid or unpaid.
func (t *tx) settleHold(id int64, how, reason string) error {
	_, err := t.exec(`INSERT INTO hold_settled (event_id, hold_id, how, reason) VALUES ($1, $2, $3, $4)`, t.eventID, id, how, reason)
	return err
}

// findings are what a check says of the holds of an article.
func (r rules) heldFindings(e *Entry) (found []payroll.Finding) {
	for _, h := range r.held[e.Number] {
		refs := []string{e.Ref}
		if h.other != 0 {
			refs = append(refs, r.refs[h.other])
		}
		found = append(found, payroll.Finding{
			Code: h.reason.Code, Severity: payroll.SeverityOf(h.reason.Code), Subject: payroll.OfArticle, Articles: refs,
			Title: e.Title, Reason: h.reason,
		})
	}
	return found
}
