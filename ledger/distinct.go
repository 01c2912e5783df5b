package ledger

import (
	"context"
	"database/sql"
	"slices"

	"nhuanbut/payroll"
)

// DistinctNeedsReason refuses to take two with one tax code or ID number for two people
// without a reason. Facts: author, other.
const DistinctNeedsReason payroll.Code = "distinct-needs-reason"

// DistinctAuthors says that authors are different people, however alike they look: they
// are not suggested as doubles again, and are paid each. Of two with one tax code or ID
// number it takes a reason, which stays in the history. It returns them.
func (l *Ledger) DistinctAuthors(ctx context.Context, names []string, reason string) (authors []Author, err error) {
	err = l.write(ctx, func(t *tx) error {
		authors = nil
		for _, name := range names {
			a, err := findAuthor(t, name)
			if err != nil {
				return err
			}
			for _, other := range authors {
				if other.ID == a.ID {
					return payroll.Refuse(MergedAlready, "name", name, "code", a.Code)
				}
			}
			authors = append(authors, a)
		}
		as, err := authorsAsOf(t, payroll.LatestEvent)
		if err != nil {
			return err
		}
		two, err := distinctPairs(t, as)
		if err != nil {
			return err
		}
		if a, b, one := oneNumber(authors); one && payroll.OneLine(reason) == "" {
			return payroll.Refuse(DistinctNeedsReason, "author", a.Name, "other", b.Name)
		}
		return tellDistinct(t, authors, two, payroll.OneLine(reason))
	})
	return authors, err
}

// oneNumber are two of the authors who have one tax code or ID number.
func oneNumber(authors []Author) (a, b Author, ok bool) {
	for i, a := range authors {
		for _, b := range authors[i+1:] {
			for _, number := range append(a.idNumbers(), a.TaxCode) {
				if number != "" && slices.Contains(append(b.idNumbers(), b.TaxCode), number) {
					return a, b, true
				}
			}
		}
	}
	return a, b, false
}

// tellDistinct stores what is not known yet.
func tellDistinct(t *tx, authors []Author, known map[[2]int64]bool, reason string) error {
	begun := false
	for i, a := range authors {
		for _, b := range authors[i+1:] {
			if known[[2]int64{a.ID, b.ID}] {
				continue
			}
			if !begun {
				begun = true
				if err := t.BeginEvent("author distinct", codes(authors), reason); err != nil {
					return err
				}
			}
			if _, err := t.Exec(`INSERT INTO author_distinct (event_id, author_id, other_id) VALUES ($1, $2, $3)`,
				t.EventID, min(a.ID, b.ID), max(a.ID, b.ID)); err != nil {
				return err
			}
		}
	}
	return nil
}

// distinctPairs returns the authors of whom somebody said that they are two, in either order, as
// they have turned out since.
func distinctPairs(t *tx, as map[int64]Author) (map[[2]int64]bool, error) {
	two := make(map[[2]int64]bool)
	err := t.Each(`SELECT author_id, other_id FROM author_distinct`, nil, func(rows *sql.Rows) error {
		var a, b int64
		err := rows.Scan(&a, &b)
		a, b = as[a].ID, as[b].ID
		two[[2]int64{a, b}], two[[2]int64{b, a}] = true, true
		return err
	})
	return two, err
}
