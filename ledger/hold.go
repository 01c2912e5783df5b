package ledger

import (
	"database/sql"
	"slices"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// hold is why an article is stored and pays nothing until somebody decides.
type hold struct {
	id      int64
	from    int64 // the event that it is of
	until   int64 // the event that settled it, 0 while it stands
	article int64
	other   int64  // the stored article that it could be, 0 elsewhere
	cmsID   string // the ID that its rows bear and that is the other article's; "" elsewhere
	reason  *payroll.Error
}

// stands reports whether nobody had settled the hold after an event.
func (h *hold) stands(asOf int64) bool { return h.from <= asOf && (h.until == 0 || h.until > asOf) }

// ofIdentity reports whether the hold asks which article it is, and not whether it is paid.
func (h *hold) ofIdentity() bool { return ofIdentity(h.reason.Code) }

func ofIdentity(c payroll.Code) bool { return c == payroll.OneOrTwo || c == payroll.IDReused }

// readHolds returns the holds of a condition, settled or not, by article.
func readHolds(t *tx, where string, args ...any) (map[int64][]hold, error) {
	of := make(map[int64][]hold)
	err := t.Each(`SELECT h.id, h.event_id, COALESCE((SELECT MIN(s.event_id) FROM hold_settled s WHERE s.hold_id = h.id), 0),
  h.article_id, COALESCE(h.other_id, 0), h.cms_id, h.code, h.args
FROM hold h WHERE `+where+` ORDER BY h.id`, args, func(rows *sql.Rows) error {
		var h hold
		var code payroll.Code
		var args string
		err := rows.Scan(&h.id, &h.from, &h.until, &h.article, &h.other, &h.cmsID, &code, &args)
		if err != nil {
			return err
		}
		h.reason, err = reasonOf(code, args)
		of[h.article] = append(of[h.article], h)
		return err
	})
	return of, err
}

// heldFor is why an article is held after an event, if it is.
func (r rules) heldFor(article, asOf int64) (standing []hold) {
	for _, h := range r.held[article] {
		if h.stands(asOf) {
			standing = append(standing, h)
		}
	}
	return standing
}

// heldNow returns the articles that are held in the eyes of r.
func (r rules) heldNow() (articles []int64) {
	for article := range r.held {
		if len(r.heldFor(article, r.asOf)) > 0 {
			articles = append(articles, article)
		}
	}
	slices.Sort(articles)
	return articles
}

// holdRow holds an article for what stands beside one of its rows, unless it is or was
// held for it: importing a file again asks nothing.
func (im *importer) holdRow(article int64, row *cms.Row, reason *payroll.Error) error {
	h := hold{article: article, reason: reason}
	had, settled, err := heldFor(im.tx, h)
	if err != nil || settled {
		return err
	}
	if !had {
		if err := im.begin(); err != nil {
			return err
		}
		if err := addHold(im.tx, h); err != nil {
			return err
		}
	}
	return im.sayHeld(article, row.At, reason, nil)
}

// sayHeld counts a row that is held and says why. others are the articles that it could be.
func (im *importer) sayHeld(article int64, at cms.Position, reason *payroll.Error, others []int64) error {
	name, err := refOf(im.tx, article)
	if err != nil {
		return err
	}
	if im.o.DryRun && article > im.history.newest {
		name = "" // it has no number yet
	}
	row := HeldRow{At: at, Article: name, Others: []string{}, Reason: reason}
	for _, id := range others {
		name, err := refOf(im.tx, id)
		if err != nil {
			return err
		}
		row.Others = append(row.Others, name)
	}
	if n := len(im.done.Held); n == 0 || im.done.Held[n-1].At != at {
		im.count.Held++
	}
	im.done.Held = append(im.done.Held, row)
	im.understandHeld(at)
	return nil
}

// heldFor reports whether an article is or was held for a reason, and whether somebody has
// settled that.
func heldFor(t *tx, h hold) (had, settled bool, err error) {
	args, err := factsJSON(h.reason.Facts)
	if err != nil {
		return false, false, err
	}
	err = t.Get(`SELECT EXISTS (SELECT 1 FROM hold_settled s WHERE s.hold_id = h.id) FROM hold h
WHERE h.article_id = $1 AND h.code = $2 AND h.args = $3 AND COALESCE(h.other_id, 0) = $4 LIMIT 1`,
		[]any{h.article, h.reason.Code, args, h.other}, &settled)
	if isNoRow(err) {
		return false, false, nil
	}
	return true, settled, err
}

func addHold(t *tx, h hold) error {
	args, err := factsJSON(h.reason.Facts)
	if err != nil {
		return err
	}
	_, err = t.Exec(`INSERT INTO hold (event_id, article_id, code, other_id, cms_id, args) VALUES ($1, $2, $3, NULLIF($4, 0), $5, $6)`,
		t.EventID, h.article, h.reason.Code, h.other, h.cmsID, args)
	return err
}

// settleHold settles a hold: how is same, different, paid or unpaid.
func settleHold(t *tx, id int64, how, reason string) error {
	_, err := t.Exec(`INSERT INTO hold_settled (event_id, hold_id, how, reason) VALUES ($1, $2, $3, $4)`, t.EventID, id, how, reason)
	return err
}

// heldFindings returns what a check says of the holds of an article: of all those that it
// could be at once.
func (r rules) heldFindings(e *MonthArticle) (found []payroll.Finding) {
	for _, h := range r.heldFor(e.Number, r.asOf) {
		if i := slices.IndexFunc(found, func(f payroll.Finding) bool { return h.other != 0 && f.Code == h.reason.Code }); i >= 0 {
			found[i].Articles = append(found[i].Articles, r.refs[h.other])
			continue
		}
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
