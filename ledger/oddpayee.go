package ledger

import (
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// oddPayees finds the payees of articles and lines whose name is not one person's. Their
// numbers are in asked.
func (b *Book) oddPayees(entries []*Entry) (found []payroll.Finding, asked map[int64]bool) {
	q := newNameQuestions(b.Authors)
	for _, e := range entries {
		q.article(e)
	}
	for _, line := range b.Lines {
		if a := b.Authors[line.Payee]; q.isOdd(line.Payee) && (q.shares == nil || !slices.Contains(q.shares.PenNames, a.Name)) {
			q.author(a, "")
		}
	}
	asked = make(map[int64]bool)
	names := make(map[string]bool)
	for _, odd := range q.list() {
		found = append(found, payroll.Finding{
			Code: odd.Code, Severity: payroll.SeverityOf(odd.Code), Subject: payroll.OfAuthor, Articles: append([]string{}, odd.Articles...),
			Author: strings.Join(odd.Names, "; "), Field: payroll.Authors.Header(), Found: strings.Join(odd.Names, "; "), Reason: odd.Reason,
		})
		for _, n := range odd.Names {
			names[n] = true
		}
	}
	for number, a := range b.Authors {
		if names[a.Name] {
			asked[number] = true
		}
	}
	return found, asked
}

// withoutAsked leaves out of findings that an author is not confirmed: whose name is odd
// is asked about that first.
func withoutAsked(found []payroll.Finding, authors map[int64]Author, asked map[int64]bool) []payroll.Finding {
	names := make(map[string]bool, len(asked))
	for number := range asked {
		names[authors[number].Name] = true
	}
	return slices.DeleteFunc(found, func(f payroll.Finding) bool { return f.Code == payroll.AuthorUnknown && names[f.Author] })
}

// namesToSplit returns what tells an author whose name turned out to be several people's, and
// whom no article and no line names any more.
func namesToSplit(t *tx) (func(*Author) bool, error) {
	said, err := readSayings(t)
	if err != nil {
		return nil, err
	}
	ids, err := all(t, `SELECT p.author_id FROM article a JOIN article_payee p ON p.version_id = a.version_id
UNION SELECT author_id FROM line UNION SELECT author_id FROM posted_line`, nil, func(id *int64) []any { return []any{id} })
	named := make(map[int64]bool, len(ids))
	for _, id := range ids {
		named[id] = true
	}
	_, figures := said.notes[figuresKey]
	return func(a *Author) bool {
		_, split := said.cells[payroll.NameKey(a.Name)]
		return (split || figures) && !named[a.ID] && a.Kind == payroll.Unconfirmed && a.odd()
	}, err
}
