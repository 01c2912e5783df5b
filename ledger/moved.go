package ledger

import (
	"database/sql"

	"nhuanbut/payroll"
)

// addMoved adds to the earliest open month what closed months ask: articles that a whole
// list lacks, and days of publication that went into a closed month or out of one since the
// last closing.
func addMoved(t *tx, b *Book, r rules, changed []*Entry) error {
	last := r.Closed[len(r.Closed)-1]
	missing, err := monthArticles(t, r, r.asOf, `v.published <> '' AND v.published < $2 AND a.id IN (SELECT article_id FROM article_missing) AND a.missing = 1`, b.First)
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
		if !ok || was == "" || e.Published == "" || settledAway(e.Status) {
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
func publicationDaysAt(t *tx, asOf int64, entries []*Entry) (map[int64]payroll.Date, error) {
	days := make(map[int64]payroll.Date)
	if len(entries) == 0 {
		return days, nil
	}
	ids := make([]int64, len(entries))
	for i, e := range entries {
		ids[i] = e.Number
	}
	err := t.Each(`SELECT v.article_id, SUBSTR(v.published, 1, 10)`+versions+standingAt(asOf)+`a.id IN (`+numbers(ids)+`)`, []any{asOf}, func(rows *sql.Rows) error {
		var article int64
		var day payroll.Date
		err := rows.Scan(&article, &day)
		days[article] = day
		return err
	})
	return days, err
}

// shownDay is a day as it stands in words, "05/10/2026".
func shownDay(day payroll.Date) string {
	if day == "" {
		return ""
	}
	return day.Time().Format("02/01/2006")
}
