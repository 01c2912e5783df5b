package ledger

import (
	"context"
	"database/sql"

	"nhuanbut/payroll"
)

// Duplicates are authors who may be one person, the surest first. Those of whom somebody
// said that they are two are left out.
func (l *Ledger) Duplicates(ctx context.Context) (list []payroll.Duplicate, err error) {
	err = l.read(ctx, func(t *tx) error {
		list, err = findDuplicates(t)
		return err
	})
	return list, err
}

func findDuplicates(t *tx) ([]payroll.Duplicate, error) {
	authors, err := readAuthors(t, ` WHERE v.merged_into IS NULL ORDER BY a.id`)
	if err != nil {
		return nil, err
	}
	as, err := authorsAsOf(t, payroll.LatestEvent)
	if err != nil {
		return nil, err
	}
	two, err := distinctPairs(t, as)
	if err != nil {
		return nil, err
	}
	articles, err := articlesPerAuthor(t, as)
	if err != nil {
		return nil, err
	}
	traits := make([]payroll.AuthorTraits, len(authors))
	for i := range authors {
		traits[i] = authors[i].traits()
		traits[i].Articles = articles[authors[i].ID]
	}
	return payroll.Duplicates(traits, two), nil
}

// traits returns what tells whether the author and another are one person.
func (a *Author) traits() payroll.AuthorTraits {
	return payroll.AuthorTraits{
		ID: a.ID, Code: a.Code, Name: a.Name, Names: append([]string{a.Name, a.LegalName}, a.PenNames...), Kind: a.Kind,
		TaxCode: a.TaxCode, IDNumber: a.IDNumber, Bank: a.Bank, Account: a.Account, Email: a.Email,
	}
}

// idNumbers returns the numbers of the author's identity documents.
func (a *Author) idNumbers() []string {
	traits := a.traits()
	return traits.IDNumbers()
}

// articlesPerAuthor counts each author's articles.
func articlesPerAuthor(t *tx, as map[int64]Author) (map[int64]int, error) {
	count, last := make(map[int64]int), make(map[int64]int64)
	err := t.Each(`SELECT a.id, p.author_id FROM article a JOIN article_payee p ON p.version_id = a.version_id ORDER BY a.id`, nil,
		func(rows *sql.Rows) error {
			var article, author int64
			err := rows.Scan(&article, &author)
			if author = as[author].ID; last[author] != article {
				last[author] = article
				count[author]++
			}
			return err
		})
	return count, err
}
