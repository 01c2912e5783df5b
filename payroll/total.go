package payroll

import (
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
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

// Bys returns everything that a month can be added up by.
func Bys() []By { return []By{ByAuthor, ByCategory, ByGenre, ByArticle} }

// BadBy refuses a word that totals cannot add up by. Facts: by.
const BadBy Code = "bad-by"

// ParseBy reads what to add up by. It fails with BadBy.
func ParseBy(s string) (By, error) {
	if by := By(s); slices.Contains(Bys(), by) {
		return by, nil
	}
	return "", Refuse(BadBy, "by", s)
}

// Total adds a month's lines up. Its JSON is a contract; amounts are đồng. Adjustments
// of other months' articles are in the amounts and not among the articles and photos.
type Total struct {
	Period   Month       `json:"period"`
	By       By          `json:"by"`
	Rows     []TotalRow  `json:"rows"`
	Articles int         `json:"articles"` // each once, however many share it
	Photos   int         `json:"photos"`
	Gross    Dong        `json:"gross"`
	Budgets  []BudgetUse `json:"budgets,omitempty"` // of the month and of its year
}

// TotalRow is one author, category, genre or article. Gross is the sum of the
// text and photo royalty and of all other lines.
type TotalRow struct {
	Key      string `json:"key"` // "" for lines that have none
	Code     string `json:"author_code,omitempty"`
	Title    string `json:"title,omitempty"`
	Articles int    `json:"articles"`
	Photos   int    `json:"photos"`
	Text     Dong   `json:"text"`
	Photo    Dong   `json:"photo"`
	Other    Dong   `json:"other"` // encouragement, remuneration, quota, adjustment
	Gross    Dong   `json:"gross"`

	Encouragement Dong `json:"-"` // the part of Other that is encouragement
}

// LineSubject is whom a line pays and for which article.
type LineSubject struct {
	Author, Code string   // name and code of the payee
	Article      *Article // nil where the line has none
	Own          bool     // the article is of the month that is added up
}

// TotalOf adds the lines of month m up, rows in Vietnamese order of their keys, articles in
// the order of the lines.
func TotalOf(m Month, by By, lines []Line, subjectOf func(Line) LineSubject) Total {
	sum := Total{Period: m, By: by, Rows: []TotalRow{}}
	rows := make(map[any]int) // by author, category, genre or article: its place
	articles, photos := make(map[articleInRow]bool), make(map[articleInRow]bool)
	count := func(line Line, row int, articleCount, photoCount *int) {
		key := articleInRow{row, line.Article}
		if !articles[key] {
			articles[key] = true
			*articleCount++
		}
		if line.Photos > 0 && !photos[key] {
			photos[key] = true
			*photoCount += line.Photos
		}
	}
	for _, line := range lines {
		subject := subjectOf(line)
		key, row := subject.row(by, line)
		i, ok := rows[key]
		if !ok {
			i = len(sum.Rows)
			rows[key] = i
			sum.Rows = append(sum.Rows, row)
		}
		sum.Rows[i].add(line)
		sum.Gross += line.Amount
		if subject.Own {
			count(line, i, &sum.Rows[i].Articles, &sum.Rows[i].Photos)
			count(line, allRows, &sum.Articles, &sum.Photos)
		}
	}
	if by != ByArticle {
		SortByName(sum.Rows, func(r *TotalRow) string { return r.Key })
	}
	return sum
}

// articleInRow counts an article and its photos once in a row, however many lines share it.
type articleInRow struct {
	row     int
	article int64
}

const allRows = -1

// row returns the row that a line belongs to, with what tells it from others.
func (s LineSubject) row(by By, line Line) (key any, row TotalRow) {
	if by == ByAuthor {
		return line.Payee, TotalRow{Key: s.Author, Code: s.Code}
	}
	a := s.Article
	if a == nil {
		return "", TotalRow{}
	}
	switch by {
	case ByCategory:
		return TextKey(a.Category), TotalRow{Key: a.Category}
	case ByGenre:
		return TextKey(a.Genre), TotalRow{Key: a.Genre}
	}
	return a.Ref, TotalRow{Key: a.Ref, Title: a.Title}
}

func (r *TotalRow) add(line Line) {
	var parts Parts
	parts.Add(line)
	r.Text += parts.Text
	r.Photo += parts.Photo
	r.Encouragement += parts.Encouragement
	r.Other += parts.Encouragement + parts.Other
	r.Gross += line.Amount
}

// Parts are what lines come to, by what they are for, in đồng.
type Parts struct {
	Text, Photo, Encouragement, Other Dong

	Encouraged, Others bool // some line is of that kind
}

// Add adds a line.
func (p *Parts) Add(line Line) {
	switch {
	case line.Kind == EncouragementKind:
		p.Encouragement += line.Amount
		p.Encouraged = true
	case line.Kind != RoyaltyKind:
		p.Other += line.Amount
		p.Others = true
	case line.Role == PhotoRole:
		p.Photo += line.Amount
	default:
		p.Text += line.Amount
	}
}

// Gross returns the sum of the parts.
func (p *Parts) Gross() Dong { return p.Text + p.Photo + p.Encouragement + p.Other }

// UnpaidAmount returns what an article with royalty r would give, in đồng, if what stands
// in its way were settled: its status, or who is to be paid. Rejected and draft articles
// never give it, nor do sources; it is 0 where err says why there is no royalty.
func (a *Article) UnpaidAmount(r Royalty, err error) Dong {
	switch {
	case err != nil, a.Status.settled():
		return 0
	case len(r.Cells) == 0:
		return r.Amount + r.Encouragement
	case a.Status == Approved:
		return 0
	}
	var sum Dong
	for _, c := range r.Cells {
		if c.Payee.Kind != Source {
			sum += c.Amount + c.Encouragement
		}
	}
	return sum
}

// SortByName orders a list as a Vietnamese index does, what has no name last.
func SortByName[T any](list []T, name func(*T) string) {
	vietnamese := collate.New(language.Vietnamese)
	slices.SortStableFunc(list, func(a, b T) int {
		x, y := name(&a), name(&b)
		if (x == "") != (y == "") {
			if x == "" {
				return 1
			}
			return -1
		}
		return vietnamese.CompareString(x, y)
	})
}
