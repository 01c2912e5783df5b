package ledger

import (
	"context"
	"database/sql"
	"fmt"

	"nhuanbut/payroll"
)

// postedLine is a line of a closed month with its numbers in the database.
type postedLine struct {
	payroll.PostedLine
	number  int64
	entered int64 // the entered line that it is, 0 where an article gives it
	entry   int64 // of the journal, 0 of 0 đồng
}

// postedLines returns the lines of closed months of a condition, in the order in which they
// were posted.
func postedLines(t *tx, authors map[int64]Author, where string, args ...any) ([]postedLine, error) {
	var lines []postedLine
	query := `SELECT id, line_id, month, COALESCE(article_id, 0), COALESCE(entered_id, 0), COALESCE(entry_id, 0), author_id, account, role, kind,
  quantity, coefficient, unit, amount, photos, basis, adjusts, of_kind, of_month,
  owner_id, payee_id
FROM posted_line_now WHERE ` + where + ` ORDER BY id`
	err := t.Each(query, args, func(rows *sql.Rows) error {
		var p postedLine
		var owner, payee int64
		var bases string
		err := rows.Scan(&p.number, &p.ID, &p.Month, &p.Article, &p.entered, &p.entry, &p.To.Author, &p.To.Account, &p.Role, &p.Kind,
			&p.Quantity, &p.Coefficient, &p.Unit, &p.Amount, &p.Photos, &bases, &p.Adjusts, &p.Of, &p.OfMonth,
			&owner, &payee)
		p.Bases = payroll.ParseBases(bases)
		p.Payee, p.Owner = authors[payee].ID, authors[owner].ID
		lines = append(lines, p)
		return err
	})
	return lines, err
}

// adjust returns the lines of the earliest open month that make what is posted for a
// document what is due.
func (r rules) adjust(d payroll.Document) []payroll.Adjustment {
	m := r.Closed.Open()
	return d.Adjust(m, func(author int64) payroll.Payable { return r.payable(author, m) })
}

// document returns the article as adjustments see it.
func (r rules) document(e *MonthArticle, posted []postedLine) payroll.Document {
	d := payroll.Document{Name: itoa(e.Number), Article: e.Number, Posted: withoutNumbers(posted)}
	switch {
	case e.Published == "" || !r.Closed.Closed(r.calendar.MonthOf(e.Published)):
	case len(posted) > 0:
		d.Due = r.worth(e)
	default:
		d.Due = r.due(e)
	}
	return d
}

func withoutNumbers(posted []postedLine) []payroll.PostedLine {
	lines := make([]payroll.PostedLine, len(posted))
	for i, p := range posted {
		lines[i] = p.PostedLine
	}
	return lines
}

// Adjustments returns the lines that the earliest open month has for what changed in closed
// ones, with that month; none where no month is closed.
func (l *Ledger) Adjustments(ctx context.Context) (m payroll.Month, lines []payroll.Line, err error) {
	err = l.read(ctx, func(t *tx) error {
		r, err := readRules(t)
		if err != nil || len(r.Closed) == 0 {
			return err
		}
		m = r.Closed.Open()
		b := &Book{Month: m, others: make(map[int64]*MonthArticle)}
		err = addAdjustments(t, b, r)
		lines = b.Lines
		return err
	})
	return m, lines, err
}

// addAdjustments adds to the earliest open month what changed in closed ones since the
// last closing: articles that came late, changed, moved to another month or were
// approved, and lines that were entered or taken back.
func addAdjustments(t *tx, b *Book, r rules) error {
	last := r.Closed[len(r.Closed)-1]
	changed, args, err := changedSince(t, r, last)
	if err != nil {
		return err
	}
	articles, err := monthArticles(t, r, r.asOf, changed, args...)
	if err != nil {
		return err
	}
	posted, err := postedLinesOf(t, r, changed, args...)
	if err != nil {
		return err
	}
	for _, e := range articles {
		d := r.document(e, posted[e.Number])
		lines := r.adjust(d)
		if r.late(d, e) {
			b.Late = append(b.Late, e)
		}
		if r.begins == "" && len(lines) > 0 && len(d.Posted) == 0 && r.calendar.MonthOf(e.Published) < r.Closed[0].Month {
			b.older = append(b.older, e)
		}
		for _, line := range lines {
			b.add(line.Line, lineSource{Payable: line.To})
			if b.numbered[e.Number] == nil {
				b.others[e.Number] = e
			}
		}
	}
	if err := addMoved(t, b, r, articles); err != nil {
		return err
	}
	return adjustEnteredLines(t, b, r, last)
}

// late reports whether an article is of a closed month that it can still change.
func (r rules) late(d payroll.Document, e *MonthArticle) bool {
	if e.Published == "" {
		return false
	}
	m := r.calendar.MonthOf(e.Published)
	return r.Closed.Closed(m) && (m >= r.begins || len(d.Posted) > 0)
}

// changedSince returns the condition of the articles that may need adjusting: of a closed
// month, or posted in one, and changed since the last closing, or with a payee who has
// become a source or has ceased to be one, or older than the ledger was then.
func changedSince(t *tx, r rules, last payroll.Closing) (where string, args []any, err error) {
	before, err := authorsAsOf(t, last.Event)
	if err != nil {
		return "", nil, err
	}
	var turned []int64
	for id, a := range r.authors {
		was, ok := before[id]
		if ok && (was.Kind == payroll.Source) != (a.Kind == payroll.Source) {
			turned = append(turned, id)
		}
	}
	changed := `(v.event_id > $1 OR a.id IN (SELECT article_id FROM hold WHERE event_id > $1
  UNION SELECT h.article_id FROM hold h JOIN hold_settled s ON s.hold_id = h.id WHERE s.event_id > $1
  UNION SELECT article_id FROM article_same WHERE event_id > $1)`
	if len(turned) > 0 {
		changed += ` OR v.id IN (SELECT version_id FROM article_payee WHERE author_id IN (` + numbers(turned) + `))`
	}
	args = []any{last.Event, last.Last.AddDays(1)}
	if then := r.SetUpTo(last.Event).FirstMonth(); then != "" && then != r.begins {
		begun, _ := r.dates(then)
		changed += ` OR v.published < $3`
		args = append(args, begun)
	}
	args = append(args, last.Month)
	return changed + fmt.Sprintf(`) AND ((v.published <> '' AND v.published < $2) OR a.id IN (SELECT article_id FROM posted_line WHERE month <= $%d))`, len(args)), args, nil
}

// postedLinesOf returns the posted lines of the articles of a condition whose last argument is the
// last closed month, by article.
func postedLinesOf(t *tx, r rules, where string, args ...any) (map[int64][]postedLine, error) {
	posted := fmt.Sprintf(`month <= $%d AND article_id IN (SELECT a.id`, len(args))
	lines, err := postedLines(t, r.authors, posted+versions+standingAt(r.asOf)+where+`)`, args...)
	of := make(map[int64][]postedLine)
	for _, p := range lines {
		of[p.Article] = append(of[p.Article], p)
	}
	return of, err
}

// adjustEnteredLines adds what entered lines of closed months give otherwise than posted.
func adjustEnteredLines(t *tx, b *Book, r rules, last payroll.Closing) error {
	entered, err := enteredLinesOf(t, r.authors, r.asOf, `l.month <= $1`, last.Month)
	if err != nil {
		return err
	}
	posted, err := postedLines(t, r.authors, `entered_id IS NOT NULL AND month <= $1`, last.Month)
	if err != nil {
		return err
	}
	of := make(map[int64][]postedLine)
	for _, p := range posted {
		of[p.entered] = append(of[p.entered], p)
	}
	for _, e := range entered {
		due := e.due()
		if e.Month < r.begins && len(of[e.number]) == 0 {
			due = nil
		}
		for _, line := range r.adjust(payroll.Document{Name: e.ID, Due: due, Posted: withoutNumbers(of[e.number])}) {
			b.add(line.Line, lineSource{entered: e.number, Payable: line.To})
		}
	}
	return nil
}

// linesOfArticle returns an article's lines: those posted, then those of open months.
func linesOfArticle(t *tx, r rules, e *MonthArticle) ([]payroll.Line, error) {
	posted, err := postedLines(t, r.authors, `article_id = $1`, e.Number)
	if err != nil {
		return nil, err
	}
	return r.linesFrom(e, posted), nil
}

// linesFrom returns an article's lines of which some are posted.
func (r rules) linesFrom(e *MonthArticle, posted []postedLine) (lines []payroll.Line) {
	for _, p := range posted {
		lines = append(lines, p.Line)
	}
	d := r.document(e, posted)
	if d.Due == nil && e.Published != "" && !r.Closed.Closed(r.calendar.MonthOf(e.Published)) {
		for _, line := range r.due(e) {
			if len(posted) > 0 {
				line.ID = inMonthID(line.ID, line.Month)
			}
			lines = append(lines, line)
		}
	}
	if len(r.Closed) > 0 {
		for _, a := range r.adjust(d) {
			lines = append(lines, a.Line)
		}
	}
	return lines
}
