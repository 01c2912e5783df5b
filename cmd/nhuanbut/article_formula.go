package main

import (
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// formulaStep is one step of the computation of an article's royalty, in words and
// figures.
type formulaStep struct{ name, text string }

// formulaSteps says how the royalty of an article comes about:
//
//	unit      0.1 × 2,530,000 = 253,000
//	text      2 × 253,000 = 506,000
//	photo     0.5 × 3 × 253,000 = 379,500
//	royalty   506,000 + 379,500 = 885,500
func formulaSteps(a *app, article *payroll.Article, r payroll.Royalty) []formulaStep {
	if r.LumpSum {
		steps := []formulaStep{{a.say("column.royalty"), a.say("article.lump-sum", r.Amount)}}
		return append(steps, encouraged(a, article, r)...)
	}
	steps := []formulaStep{{a.say("column.unit"), a.say("article.unit", r.BaseCoefficient, r.BaseSalary, r.Unit)}}
	if article.TextCoefficient.Decimal.IsPositive() {
		steps = append(steps, formulaStep{a.say("column.text"), product(a, r.Text, article.TextCoefficient.Decimal, article.Pages.Decimal, r.Unit)})
	}
	if r.Photo.IsPositive() {
		steps = append(steps, formulaStep{a.say("column.photo"), product(a, r.Photo, article.PhotoCoefficient.Decimal, r.PhotoCount, r.Unit)})
	}
	exact, terms := r.Text.Add(r.Photo), a.msg().Value(r.Text)
	if r.Photo.IsPositive() {
		terms += " + " + a.msg().Value(r.Photo)
	}
	sign := " = "
	if !exact.Equal(r.Amount.Decimal()) {
		sign = " ≈ "
	}
	switch amount := a.msg().Value(r.Amount); {
	case terms == amount:
		steps = append(steps, formulaStep{a.say("column.royalty"), amount})
	default:
		steps = append(steps, formulaStep{a.say("column.royalty"), terms + sign + amount})
	}
	return append(steps, encouraged(a, article, r)...)
}

// encouraged returns the step of the encouragement, none where there is no
// encouragement.
func encouraged(a *app, article *payroll.Article, r payroll.Royalty) []formulaStep {
	if r.Encouragement == 0 {
		return nil
	}
	more := article.Encouragement.Decimal.Sub(decimal.NewFromInt(1))
	return []formulaStep{{a.say("column.encouragement"), a.msg().Value(more) + " × " + a.msg().Value(r.Amount) + " = " + a.msg().Value(r.Encouragement)}}
}

// product writes a part of the royalty as a product: coefficient × pages or photos ×
// unit.
func product(a *app, part, coefficient, times, unit decimal.Decimal) string {
	terms := []string{a.msg().Value(coefficient)}
	if !coefficient.Mul(unit).Equal(part) {
		terms = append(terms, a.msg().Value(times))
	}
	return strings.Join(append(terms, a.msg().Value(unit)), " × ") + " = " + a.msg().Value(part)
}

// royaltyTable says how an article's royalty comes about, and what it would be by the
// file where something was set by hand.
func royaltyTable(a *app, shown ledger.Shown) table {
	e := shown.MonthArticle
	s := table{title: a.say("article.royalty"), head: []string{"field", "value"}}
	if e.Err != nil {
		s.rows = [][]any{{a.say("column.royalty"), a.sentence(e.Err)}}
		return s
	}
	s.rows = [][]any{{a.say("column.status"), a.msg().Word(lang.Status(e.Status))}}
	for _, step := range formulaSteps(a, e.Article, e.Royalty) {
		s.rows = append(s.rows, []any{step.name, step.text})
	}
	if f := shown.FromFile; f != nil && f.Amount+f.Encouragement != e.Royalty.Amount+e.Royalty.Encouragement {
		s.rows = append(s.rows, []any{a.say("column.from-file"), a.say("article.old-new", f.Amount+f.Encouragement, e.Royalty.Amount+e.Royalty.Encouragement)})
	}
	s.rows = append(s.rows, []any{a.say("column.basis"), e.Royalty.Bases.String()})
	return s
}

// fileRoyalty returns what an article would earn by the file's values, in đồng; nil
// where nobody has set a value by hand.
func fileRoyalty(shown ledger.Shown) *payroll.Dong {
	if shown.FromFile == nil {
		return nil
	}
	return &shown.FromFile.Amount
}

// changedJSON is what article set prints with --output json. Amounts are đồng.
type changedJSON struct {
	ID      string        `json:"id"`
	Changed bool          `json:"changed"`
	Fields  []fieldChange `json:"fields"`
	Before  articleJSON   `json:"before"`
	After   articleJSON   `json:"after"`
	Payees  []payeeChange `json:"payees"`
}

type fieldChange struct {
	Field string `json:"field"`
	From  string `json:"from"`
	To    string `json:"to"`

	column payroll.Column
}

// payeeChange is a payee's amount from an article before and after a change, in đồng.
type payeeChange struct {
	Code   string       `json:"author_code"`
	Author string       `json:"author"`
	Before payroll.Dong `json:"before"`
	After  payroll.Dong `json:"after"`
}

// printChange shows what setting fields of an article did to its royalty and its payees.
func printChange(a *app, c ledger.ArticleChange) error {
	done := changedJSON{
		ID: c.After.Ref, Changed: c.Changed, Fields: []fieldChange{}, Before: toArticleJSON(c.Before.MonthArticle), After: toArticleJSON(c.After.MonthArticle),
		Payees: payeeChanges(c),
	}
	for column := range payroll.Column(payroll.ColumnCount) {
		if from, to := c.Before.Full[column], c.After.Full[column]; from != to {
			done.Fields = append(done.Fields, fieldChange{column.Key(), from, to, column})
		}
	}
	if !c.Changed && a.format == "table" {
		return nil
	}
	return a.print(done, changeTable(a, c, done))
}

func changeTable(a *app, c ledger.ArticleChange, done changedJSON) table {
	s := table{title: done.ID + " " + c.After.Title, head: []string{"field", "old", "new"}}
	for _, f := range done.Fields {
		s.rows = append(s.rows, []any{fieldName(a, f.column), briefValue(a, f.column, f.From), briefValue(a, f.column, f.To)})
	}
	if from, to := done.Before.Status, done.After.Status; from != to {
		s.rows = append(s.rows, []any{a.say("column.stands"), a.msg().Word(lang.Status(from)), a.msg().Word(lang.Status(to))})
	}
	old, now := stepsOf(a, c.Before), stepsOf(a, c.After)
	royalty := a.say("column.royalty")
	for _, name := range []string{a.say("column.unit"), a.say("column.text"), a.say("column.photo"), royalty, a.say("column.encouragement")} {
		if old[name] != now[name] || name == royalty {
			s.rows = append(s.rows, []any{name, old[name], now[name]})
		}
	}
	for _, p := range done.Payees {
		s.rows = append(s.rows, []any{p.Author, a.msg().Value(p.Before), a.msg().Value(p.After)})
	}
	return s
}

// stepsOf returns the steps of an article's computation by their names.
func stepsOf(a *app, shown ledger.Shown) map[string]string {
	if shown.Err != nil {
		return map[string]string{a.say("column.royalty"): a.sentence(shown.Err)}
	}
	steps := make(map[string]string)
	for _, step := range formulaSteps(a, shown.Article, shown.Royalty) {
		steps[step.name] = step.text
	}
	return steps
}

// payeeChanges returns what each payee has of an article before and after a change,
// those of before first.
func payeeChanges(c ledger.ArticleChange) []payeeChange {
	list := []payeeChange{}
	place := make(map[int64]int)
	add := func(shown ledger.Shown, to func(*payeeChange) *payroll.Dong) {
		for _, line := range shown.Lines {
			i, ok := place[line.Payee]
			if !ok {
				i = len(list)
				place[line.Payee] = i
				author := shown.Payees[line.Payee]
				list = append(list, payeeChange{Code: author.Code, Author: author.Name})
			}
			*to(&list[i]) += line.Amount
		}
	}
	add(c.Before, func(p *payeeChange) *payroll.Dong { return &p.Before })
	add(c.After, func(p *payeeChange) *payroll.Dong { return &p.After })
	return list
}
