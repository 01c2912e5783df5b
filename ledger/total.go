package ledger

import (
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"nhuanbut/payroll"
)

// By says what a total adds up by.
type By string

// What a month can be added up by.
const (
	ByAuthor   By = "author"
	ByCategory By = "category"
	ByGenre    By = "genre"
	ByArticle  By = "article"
)

// BadBy refuses a word that totals cannot add up by. Facts: by.
const BadBy payroll.Code = "bad-by"

// ParseBy reads what to add up by.
func ParseBy(s string) (By, error) {
	switch by := By(s); by {
	case ByAuthor, ByCategory, ByGenre, ByArticle:
		return by, nil
	}
	return "", payroll.Refuse(BadBy, "by", s)
}

// Total adds a month's lines up. Its JSON is a contract; amounts are đồng. Adjustments
// of other months' articles are in the amounts and not among the articles and photos.
type Total struct {
	Period   payroll.Month `json:"period"`
	By       By            `json:"by"`
	Rows     []TotalRow    `json:"rows"`
	Articles int           `json:"articles"` // each once, however many share it
	Photos   int           `json:"photos"`
	Gross    payroll.Dong  `json:"gross"`
	Budgets  []BudgetUse   `json:"budgets,omitempty"` // of the month and of its year
}

// TotalRow is one author, category, genre or article. Gross is the sum of the
// text and photo royalty and of all other lines.
type TotalRow struct {
	Key      string       `json:"key"` // "" for lines that have none
	Code     string       `json:"author_code,omitempty"`
	Title    string       `json:"title,omitempty"`
	Articles int          `json:"articles"`
	Photos   int          `json:"photos"`
	Text     payroll.Dong `json:"text"`
	Photo    payroll.Dong `json:"photo"`
	Other    payroll.Dong `json:"other"` // encouragement, remuneration, quota, adjustment
	Gross    payroll.Dong `json:"gross"`

	Encouragement payroll.Dong `json:"-"` // the part of Other that is encouragement
}

// Total adds the month's lines up, rows in Vietnamese order of their keys, articles
// in order of publication.
func (b *Book) Total(by By) Total {
	sum := Total{Period: b.Month, By: by, Rows: []TotalRow{}, Budgets: b.Budgets}
	rows := make(map[any]int) // by author, category, genre or article: its place
	photosOf := make(map[photosKey]bool)
	articlesOf := make(map[photosKey]bool)
	for _, line := range b.Lines {
		key, row := b.group(by, line)
		i, ok := rows[key]
		if !ok {
			i = len(sum.Rows)
			rows[key] = i
			sum.Rows = append(sum.Rows, row)
		}
		sum.Rows[i].add(line)
		sum.Gross += line.Amount
		if b.MonthArticle(line.Article) == nil {
			continue // an adjustment is of another month's article
		}
		for _, in := range []*counted{{i, &sum.Rows[i].Articles, &sum.Rows[i].Photos}, {-1, &sum.Articles, &sum.Photos}} {
			in.count(line, articlesOf, photosOf)
		}
	}
	if by != ByArticle {
		sortByKey(sum.Rows, func(r *TotalRow) string { return r.Key })
	}
	return sum
}

// photosKey is an article in a row; row -1 is the month.
type photosKey struct {
	row     int
	article int64
}

// counted counts articles and photos once a row, however many lines share them.
type counted struct {
	row      int
	articles *int
	photos   *int
}

func (c *counted) count(line payroll.Line, articles, photos map[photosKey]bool) {
	key := photosKey{c.row, line.Article}
	if !articles[key] {
		articles[key] = true
		*c.articles++
	}
	if line.Photos > 0 && !photos[key] {
		photos[key] = true
		*c.photos += line.Photos
	}
}

// group returns the row that a line belongs to.
func (b *Book) group(by By, line payroll.Line) (any, TotalRow) {
	if by == ByAuthor {
		a := b.Authors[line.Payee]
		return line.Payee, TotalRow{Key: a.Name, Code: a.Code}
	}
	e := b.Article(line.Article)
	if e == nil {
		return "", TotalRow{}
	}
	switch by {
	case ByCategory:
		return payroll.TextKey(e.Category), TotalRow{Key: e.Category}
	case ByGenre:
		return payroll.TextKey(e.Genre), TotalRow{Key: e.Genre}
	}
	return e.Ref, TotalRow{Key: e.Ref, Title: e.Title}
}

func (r *TotalRow) add(line payroll.Line) {
	r.Gross += line.Amount
	if line.Kind == payroll.EncouragementKind {
		r.Encouragement += line.Amount
	}
	switch {
	case line.Kind != payroll.RoyaltyKind:
		r.Other += line.Amount
	case line.Role == payroll.PhotoRole:
		r.Photo += line.Amount
	default:
		r.Text += line.Amount
	}
}

// sortByKey orders rows as a Vietnamese index does, rows without a key last.
func sortByKey[T any](rows []T, keyOf func(*T) string) {
	vietnamese := collate.New(language.Vietnamese)
	slices.SortStableFunc(rows, func(a, b T) int {
		x, y := keyOf(&a), keyOf(&b)
		if (x == "") != (y == "") {
			if x == "" {
				return 1
			}
			return -1
		}
		return vietnamese.CompareString(x, y)
	})
}
