package ledger

import (
	"slices"

	"nhuanbut/payroll"
)

// worth is what an article gives to all who have a part in it.
type worth struct {
	entry   *Entry
	amount  payroll.Dong  // posted and not, in all months
	parts   Parts         // in its own month, by what it says now
	month   payroll.Month // its own, "" without a date
	adjusts bool          // that is closed: what it gives otherwise is an adjustment
}

// readWorths returns those of articles, by their number.
func readWorths(t *tx, r rules, ids []int64) (map[int64]worth, error) {
	of := make(map[int64]worth, len(ids))
	for some := range slices.Chunk(ids, statementIDs) {
		lines, err := postedLines(t, r.authors, `article_id IN (`+numbers(some)+`)`)
		if err != nil {
			return nil, err
		}
		posted := make(map[int64][]postedLine)
		for _, p := range lines {
			posted[p.Article] = append(posted[p.Article], p)
		}
		entries, err := monthArticles(t, r, payroll.LatestEvent, `a.id IN (`+numbers(some)+`)`)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			w := worth{entry: e}
			for _, line := range r.linesFrom(e, posted[e.Number]) {
				w.amount += line.Amount
			}
			for _, line := range r.worth(e) {
				w.parts.Add(line)
			}
			if e.Published != "" {
				w.month = r.calendar.MonthOf(e.Published)
				w.adjusts = r.Closed.Closed(w.month)
			}
			of[e.Number] = w
		}
	}
	return of, nil
}
