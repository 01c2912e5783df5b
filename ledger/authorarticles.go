package ledger

import (
	"context"

	"nhuanbut/payroll"
)

// AuthorArticles are an author's articles with what the author has of them.
type AuthorArticles struct {
	Author  Author
	Entries []*Entry        // the articles that the filter picks, by date of publication
	Lines   []StatementLine // the author's money; that of other articles and of none too, where the filter is one of months alone
}

// Sum is what the lines come to: the author's total, where the filter is one of months
// alone.
func (a *AuthorArticles) Sum() (sum payroll.Dong) {
	for _, line := range a.Lines {
		sum += line.Amount
	}
	return sum
}

// AuthorArticles are the articles of the filter's author, who must be named, with the
// lines of the filter's month; of all months where it has none.
func (l *Ledger) AuthorArticles(ctx context.Context, f ArticleFilter) (found AuthorArticles, err error) {
	err = l.look(ctx, func(t *tx, r rules) error {
		if found.Author, err = findAuthor(t, f.Author); err != nil {
			return err
		}
		err := eachPickedArticle(t, r, f, listed, func(e *Entry) error {
			found.Entries = append(found.Entries, e)
			return nil
		})
		if err != nil {
			return err
		}
		lines, err := linesToAuthor(t, r, found.Author.ID, f.Month)
		for _, line := range lines {
			if f.monthsAlone() || line.Article != nil && f.picks(line.Article) {
				found.Lines = append(found.Lines, line)
			}
		}
		return err
	})
	return found, err
}

// monthsAlone reports whether a filter picks by months and author alone.
func (f *ArticleFilter) monthsAlone() bool {
	return *f == ArticleFilter{Month: f.Month, Author: f.Author}
}

// linesToAuthor returns an author's lines of a month; of all where it is "".
func linesToAuthor(t *tx, r rules, author int64, m payroll.Month) (lines []StatementLine, err error) {
	from, to := m, m
	if m == "" {
		if from, to, err = firstAndLastMonth(t, r); err != nil || from == "" {
			return nil, err
		}
	}
	w := newStatementWriter(t, r, from, to)
	w.only, w.sources = r.numbersOf(author), true
	if err := w.lines(); err != nil {
		return nil, err
	}
	for _, s := range w.statements {
		for _, month := range s.Months {
			lines = append(lines, month.Lines...)
		}
	}
	return lines, nil
}
