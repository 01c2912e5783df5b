package ledger

import (
	"context"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"nhuanbut/payroll"
)

// Choices are what the cells of an article list are filled with, as far as the ledger
// knows it: for the drop-down lists of an empty sheet. Each list is in the order of a
// Vietnamese index.
type Choices struct {
	ReportHeader
	Month      payroll.Month
	First      payroll.Date // the publication dates that the month has, both inclusive
	Last       payroll.Date
	Categories []string // that articles have
	Genres     []string // that articles have, and those with a cap
	Statuses   []string // the newsroom's own words, as settings name them
	Authors    []string // a name that several people bear has its bearer's code behind it
	Policy     payroll.Policy
}

// Choices returns what the columns of the articles to come offer: in month m by its rules,
// in "" by the latest ones.
func (l *Ledger) Choices(ctx context.Context, m payroll.Month) (c Choices, err error) {
	err = l.look(ctx, func(t *tx, r rules) error {
		c.Month = m
		if m != "" {
			c.First, c.Last = r.dates(m)
		} else {
			m = payroll.LatestMonth
		}
		if c.ReportHeader, err = reportHeader(t, r, m); err != nil {
			return err
		}
		categories, err := spellingsUsed(t, payroll.Category)
		if err != nil {
			return err
		}
		genres, err := spellingsUsed(t, payroll.Genre)
		if err != nil {
			return err
		}
		for _, rate := range r.rates.AsOf(payroll.LatestEvent) {
			genres.add(rate.Genre)
		}
		c.Categories, c.Genres = categories.list, genres.list
		for word := range r.inMonth(m).words {
			c.Statuses = append(c.Statuses, word)
		}
		c.Authors, c.Policy = namesOf(r.authors), r.inMonth(m).policy
		for _, list := range [][]string{c.Categories, c.Genres, c.Statuses, c.Authors} {
			collate.New(language.Vietnamese).SortStrings(list)
		}
		return nil
	})
	return c, err
}

// CommonChoices returns the choices of a newsroom of which nothing is known.
func CommonChoices(m payroll.Month) Choices {
	c := Choices{Month: m}
	if m != "" {
		c.First, c.Last = payroll.Settings{}.Calendar().Dates(m)
	}
	return c
}

// spellingsUsed returns the values that articles have in a column of several, each in the spelling
// that most of them have.
func spellingsUsed(t *tx, c payroll.Column) (words spellings, err error) {
	cells, err := all(t, `SELECT v.`+c.Key()+` FROM article a JOIN article_version v ON v.id = a.version_id
GROUP BY v.`+c.Key()+` ORDER BY COUNT(*) DESC, v.`+c.Key(), nil, func(s *string) []any { return []any{s} })
	for _, cell := range cells {
		for word := range strings.SplitSeq(cell, payroll.ListSeparator) {
			words.add(word)
		}
	}
	return words, err
}

// spellings are words, each in the spelling in which it came first.
type spellings struct {
	list []string
	seen map[string]bool // by TextKey
}

func (s *spellings) add(word string) {
	if s.seen == nil {
		s.seen = map[string]bool{"": true}
	}
	if key := payroll.TextKey(word); !s.seen[key] {
		s.seen[key] = true
		s.list = append(s.list, word)
	}
}

// namesOf returns the names that cells of people say the authors by.
func namesOf(authors map[int64]Author) (names []string) {
	bearers := make(map[string]map[int64]bool)
	for _, a := range authors {
		for _, name := range append([]string{a.Name}, a.PenNames...) {
			key := payroll.NameKey(name)
			if bearers[key] == nil {
				bearers[key] = make(map[int64]bool)
			}
			bearers[key][a.ID] = true
		}
	}
	for number, a := range authors {
		if number != a.ID {
			continue // merged: the one kept is there under their own number
		}
		if a.Kind == payroll.Unconfirmed && payroll.LookAt(a.Name).Look == payroll.LooksOdd {
			continue // nobody has said that this is a name
		}
		name := a.Name
		if len(bearers[payroll.NameKey(name)]) > 1 {
			name += " (" + a.Code + ")"
		}
		names = append(names, name)
	}
	return names
}

// MonthState is a month that has anything, and whether it is closed.
type MonthState struct {
	Month  payroll.Month
	Closed bool
}

// Months returns the months that have articles or lines, and those between them, oldest
// first. Unlike Periods it works nothing out.
func (l *Ledger) Months(ctx context.Context) (list []MonthState, err error) {
	err = l.eachMonth(ctx, func(_ *tx, r rules, m payroll.Month) error {
		list = append(list, MonthState{m, r.Closed.Closed(m)})
		return nil
	})
	return list, err
}

// SettableColumns returns the columns that SetArticle sets.
func SettableColumns() (columns []payroll.Column) {
	for c := range payroll.Column(payroll.ColumnCount) {
		if settable(c) {
			columns = append(columns, c)
		}
	}
	return columns
}

// ArticleTitle is an article by its name.
type ArticleTitle struct {
	Ref   string
	Title string
}

// Titles returns the articles whose name begins with a prefix, the latest first, and no
// more of them than asked for.
func (l *Ledger) Titles(ctx context.Context, prefix string, most int) (list []ArticleTitle, err error) {
	err = l.read(ctx, func(t *tx) error {
		list, err = all(t, `SELECT name, title FROM (
  SELECT CASE WHEN a.cms_id IS NULL THEN '#' || a.id WHEN a.source = $1 THEN a.cms_id ELSE a.source || '/' || a.cms_id END AS name,
    v.title, v.published, a.id
  FROM article a JOIN article_version v ON v.id = a.version_id
) n WHERE SUBSTR(name, 1, LENGTH($2)) = $2 ORDER BY published DESC, id DESC LIMIT $3`,
			[]any{MainSource, prefix, most}, func(a *ArticleTitle) []any { return []any{&a.Ref, &a.Title} })
		return err
	})
	return list, err
}
