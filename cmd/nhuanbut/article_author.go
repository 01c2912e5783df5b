package main

import (
	"context"
	"math/big"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// partJSON is a line of an author in the JSON of article list --author.
type partJSON struct {
	ID      string              `json:"line_id"`
	Article string              `json:"article"` // "" where the line is of none
	Period  payroll.Month       `json:"period"`
	Role    payroll.Role        `json:"role"`
	Kind    payroll.Kind        `json:"kind"`
	Share   string              `json:"share"` // the author's, in percent, or a fraction such as 1/3; "" where the line is by none
	Part    decimal.NullDecimal `json:"part"`  // exact đồng that the share is of; null where the line is by none
	Amount  payroll.Dong        `json:"amount"`
	Basis   string              `json:"basis"`

	title     string
	published payroll.Date
}

func toPartJSON(line ledger.StatementLine) partJSON {
	p := partJSON{ID: line.ID, Period: line.Month, Role: line.Role, Kind: line.Kind, Share: portion(line.Share), Amount: line.Amount, Basis: line.Bases.String()}
	if line.Article != nil {
		p.Article, p.title, p.published = line.Article.Ref, line.Article.Title, line.Article.Published
	}
	if line.Share != nil {
		p.Part = decimal.NewNullDecimal(line.Quantity.Mul(line.Coefficient).Mul(line.Unit))
	}
	return p
}

// portion returns a share in percent ("50"), or as a fraction ("1/3") where no
// percentage equals it.
func portion(share *big.Rat) string {
	if share == nil {
		return ""
	}
	percent := new(big.Rat).Mul(share, big.NewRat(100, 1))
	if places, exact := percent.FloatPrec(); exact {
		return percent.FloatString(places)
	}
	return share.String()
}

// authorArticleJSON is an article in the JSON of article list --author, with the
// author's lines of it.
type authorArticleJSON struct {
	articleJSON
	Parts  []partJSON   `json:"parts"`
	Amount payroll.Dong `json:"amount"`
}

// runArticleListOf lists an author's articles with the author's part of each, and what else
// makes the author's total, with the sum.
func runArticleListOf(ctx context.Context, a *app, f ledger.ArticleFilter) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		found, err := l.AuthorArticles(ctx, f)
		if err != nil {
			return err
		}
		parts := mapped(found.Lines, toPartJSON)
		articles := make([]authorArticleJSON, len(found.MonthArticles))
		for i, e := range found.MonthArticles {
			articles[i] = authorArticleJSON{articleJSON: toArticleJSON(e), Parts: []partJSON{}}
			for _, p := range parts {
				if p.Article == e.Ref {
					articles[i].Parts = append(articles[i].Parts, p)
					articles[i].Amount += p.Amount
				}
			}
		}
		return a.print(struct {
			Articles   []authorArticleJSON `json:"articles"`
			Author     string              `json:"author"`
			AuthorCode string              `json:"author_code"`
			Lines      []partJSON          `json:"lines"` // all of them: those of the articles too
			Amount     payroll.Dong        `json:"amount"`
		}{articles, found.Author.Name, found.Author.Code, parts, found.Sum()}, partTable(a, found, articles, parts))
	})
}

func partTable(a *app, found ledger.AuthorArticles, articles []authorArticleJSON, parts []partJSON) table {
	s := table{
		title: found.Author.Code + " " + found.Author.Name, empty: "article.none",
		head: []string{"article", "published", "title", "status", "role", "share", "part", "amount"},
	}
	row := func(p partJSON, status string) {
		role := a.msg().Word(lang.Role(p.Role))
		if p.Kind != payroll.RoyaltyKind {
			role = a.msg().Word(lang.Kind(p.Kind))
		}
		s.rows = append(s.rows, []any{p.Article, p.published, p.title, status, role, shareShown(a, p.Share), p.Part, p.Amount})
	}
	listed := make(map[string]bool)
	for _, article := range articles {
		listed[article.ID] = true
		status := a.msg().Word(lang.Status(article.Status))
		for _, p := range article.Parts {
			row(p, status)
		}
		if len(article.Parts) == 0 {
			day := payroll.Date(article.Published[:min(len(article.Published), len("2026-10-05"))])
			s.rows = append(s.rows, []any{article.ID, day, article.Title, status, "", "", nil, payroll.Dong(0)})
		}
	}
	for _, p := range parts {
		if p.Article == "" || !listed[p.Article] {
			if p.Article == "" {
				p.title = p.Basis
			}
			row(p, "")
		}
	}
	s.foot = []any{a.say("total.sum"), payroll.Date(""), "", "", "", "", nil, found.Sum()}
	return s
}

// shareShown returns a share as people write it: "50%", "1/3".
func shareShown(a *app, s string) string {
	if d, err := decimal.NewFromString(s); err == nil {
		return a.msg().Value(d) + "%"
	}
	return s
}
