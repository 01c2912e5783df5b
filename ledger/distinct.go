package ledger

import (
	"context"
	"database/sql"

	"nhuanbut/payroll"
)

// DistinctAuthors says that authors are different people, however alike they look: they
// are not suggested as doubles again. It returns them.
func (l *Ledger) DistinctAuthors(ctx context.Context, names []string) (authors []Author, err error) {
	err = l.write(ctx, func(t *tx) error {
		authors = nil
		for _, name := range names {
			a, err := t.author(name)
			if err != nil {
				return err
			}
			for _, other := range authors {
				if other.ID == a.ID {
					return payroll.Refuse(MergedAlready, name, a.Code)
				}
			}
			authors = append(authors, a)
		}
		as, err := t.everyone(latest)
		if err != nil {
			return err
		}
		two, err := t.distinct(as)
		if err != nil {
			return err
		}
		return t.tellDistinct(authors, two)
	})
	return authors, err
}

// tellDistinct stores what is not known yet.
func (t *tx) tellDistinct(authors []Author, known map[[2]int64]bool) error {
	begun := false
	for i, a := range authors {
		for _, b := range authors[i+1:] {
			if known[[2]int64{a.ID, b.ID}] {
				continue
			}
			if !begun {
				begun = true
				if err := t.event("author distinct", codes(authors), ""); err != nil {
					return err
				}
			}
			if _, err := t.exec(`INSERT INTO author_distinct (event_id, author_id, other_id) VALUES ($1, $2, $3)`,
				t.eventID, min(a.ID, b.ID), max(a.ID, b.ID)); err != nil {
				return err
			}
		}
	}
	return nil
}

// distinct are the authors of whom somebody said that they are two, in either order, as
// they have turned out since.
func (t *tx) distinct(as map[int64]Author) (map[[2]int64]bool, error) {
	two := make(map[[2]int64]bool)
	err := t.each(`SELECT author_id, other_id FROM author_distinct`, nil, func(rows *sql.Rows) error {
		var a, b int64
		err := rows.Scan(&a, &b)
		a, b = as[a].ID, as[b].ID
		two[[2]int64{a, b}], two[[2]int64{b, a}] = true, true
		return err
	})
	return two, err
}
