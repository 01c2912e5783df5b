package main

import (
	"context"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

func articleCommand(a *app) *cobra.Command {
	return a.group("article", articleListCommand(a), articleShowCommand(a), articleSetCommand(a),
		decideCommand(a, "approve", payroll.Approved), decideCommand(a, "reject", payroll.Rejected), articleReviewCommand(a), articleHistoryCommand(a),
		articleSameCommand(a), articleDifferentCommand(a))
}

func articleListCommand(a *app) *cobra.Command {
	var filter ledger.ArticleFilter
	cmd := &cobra.Command{
		Use: "list", Short: a.say("help.article.list"), Example: a.say("example.article.list"), Args: a.between(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if filter.Author != "" {
				return runArticleListOf(cmd.Context(), a, filter)
			}
			return runArticleList(cmd.Context(), a, filter)
		},
	}
	a.flags(cmd).articles(&filter)
	return cmd
}

// articles adds the flags that pick articles.
func (f flags) articles(to *ledger.ArticleFilter) {
	f.month(&to.Month, "month", "flag.month")
	oneOf(f, &to.Status, "status", "flag.status", payroll.Statuses(), "usage.status")
	f.author(&to.Author)
	f.text(&to.Category, "category", "flag.pick.category", f.app.kinds.name)
	f.text(&to.Genre, "genre", "flag.pick.genre", f.app.kinds.name)
	f.text(&to.Title, "title", "flag.pick.title", f.app.kinds.text)
}

// articleJSON is an article in the JSON of article list and article show.
type articleJSON struct {
	ID               string              `json:"id"`
	Title            string              `json:"title"`
	Published        string              `json:"published"`
	Category         string              `json:"category"`
	Genre            string              `json:"genre"`
	Author           string              `json:"author"`
	PhotoAuthor      string              `json:"photo_author"`
	Status           payroll.Status      `json:"status"`
	TextCoefficient  decimal.NullDecimal `json:"text_coefficient"`
	PhotoCoefficient decimal.NullDecimal `json:"photo_coefficient"`
	BaseCoefficient  decimal.NullDecimal `json:"base_coefficient"`
	Photos           decimal.NullDecimal `json:"photos"`
	BaseSalary       decimal.NullDecimal `json:"base_salary"`
	LumpSum          decimal.NullDecimal `json:"lump_sum"`
	Unit             decimal.Decimal     `json:"unit"`
	Text             decimal.Decimal     `json:"text"`
	Photo            decimal.Decimal     `json:"photo"`
	Royalty          payroll.Dong        `json:"royalty"`
	Encouragement    payroll.Dong        `json:"encouragement"`
}

func toArticleJSON(e *ledger.MonthArticle) articleJSON {
	return articleJSON{
		ID: e.Ref, Title: e.Title, Published: e.Record[payroll.Published],
		Category: payroll.SpellSeveral(e.Record[payroll.Category]), Genre: payroll.SpellSeveral(e.Record[payroll.Genre]),
		Author: e.Record[payroll.Authors], PhotoAuthor: e.Record[payroll.PhotoAuthors], Status: e.Status,
		TextCoefficient: e.TextCoefficient, PhotoCoefficient: e.PhotoCoefficient, BaseCoefficient: e.BaseCoefficient,
		Photos: e.Photos, BaseSalary: e.BaseSalary, LumpSum: e.LumpSum,
		Unit: e.Royalty.Unit, Text: e.Royalty.Text, Photo: e.Royalty.Photo,
		Royalty: e.Royalty.Amount, Encouragement: e.Royalty.Encouragement,
	}
}

func runArticleList(ctx context.Context, a *app, f ledger.ArticleFilter) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		entries, err := l.Articles(ctx, f)
		if err != nil {
			return err
		}
		articles := make([]articleJSON, len(entries))
		s := table{head: []string{"article", "published", "title", "author", "status", "royalty"}, empty: "article.none"}
		for i, e := range entries {
			articles[i] = toArticleJSON(e)
			s.rows = append(s.rows, []any{
				e.Ref, e.Published, e.Title, e.Record[payroll.Authors], a.msg().Word(lang.Status(e.Status)), e.Royalty.Amount,
			})
		}
		return a.print(struct {
			Articles []articleJSON `json:"articles"`
		}{articles}, s)
	})
}

func articleShowCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "show " + a.say("arg.article"), Short: a.say("help.article.show"), Example: a.say("example.article.show"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error { return runArticleShow(cmd.Context(), a, args[0]) },
	}
}

func runArticleShow(ctx context.Context, a *app, name string) error {
	if ledger.IsRefusedRow(name) {
		return runRefusedShow(ctx, a, name)
	}
	return a.with(ctx, func(l *ledger.Ledger) error {
		shown, err := l.Article(ctx, name)
		if err != nil {
			return err
		}
		fields := make(map[string]string)
		columns := table{head: []string{"field", "value"}}
		for c := range payroll.Column(payroll.ColumnCount) {
			if shown.Full[c] == "" {
				continue
			}
			fields[c.Key()] = shown.Full[c]
			columns.rows = append(columns.rows, []any{fieldName(a, c), shownValue(a, c, shown.Full[c])})
		}
		if shown.Note != "" {
			columns.rows = append(columns.rows, []any{a.say("column.note"), shown.Note})
		}
		held := []heldFor{}
		for _, f := range shown.Held {
			h := heldFor{string(f.Code), f.Articles[1:], a.msg().Doubt(&f)}
			held = append(held, h)
			columns.rows = append(columns.rows, []any{a.say("column.held"), h.Reason})
		}
		if len(shown.Was) > 0 {
			columns.rows = append(columns.rows, []any{a.say("column.was"), strings.Join(shown.Was, ", ")})
		}
		lines := linesOf(shown.Lines, shown.Payees)
		return a.print(struct {
			articleJSON
			Source string            `json:"source"`
			Fields map[string]string `json:"fields"`
			Note   string            `json:"note,omitempty"` // what somebody wrote beside it
			Lines  []lineJSON        `json:"lines"`
			File   *payroll.Dong     `json:"file_royalty,omitempty"` // by the file's values, where something was set by hand
			Held   []heldFor         `json:"held,omitempty"`
			Was    []string          `json:"was,omitempty"` // articles that turned out to be this one
		}{toArticleJSON(shown.MonthArticle), shown.Source, fields, shown.Note, lines, fileRoyalty(shown), held, append([]string{}, shown.Was...)}, columns, royaltyTable(a, shown), lineTable(a, lines))
	})
}

// fieldName returns the name of a column as people call it.
func fieldName(a *app, c payroll.Column) string {
	if c == payroll.Extra {
		return a.say("column.extra")
	}
	return c.Header()
}

// shownValue returns a canonical value as people write it.
func shownValue(a *app, c payroll.Column, v string) string {
	switch c.Form() {
	case payroll.Coefficient, payroll.Count, payroll.Money, payroll.Amount:
		if d, err := decimal.NewFromString(v); err == nil {
			return a.lang.Decimal(d)
		}
	case payroll.Time:
		return a.lang.ScreenDate(v)
	case payroll.Several:
		return payroll.SpellSeveral(v)
	}
	return v
}

func articleSetCommand(a *app) *cobra.Command {
	var reason string
	var reset []string
	cmd := &cobra.Command{
		Use: "set " + a.say("arg.article.set"), Short: a.say("help.article.set"), Long: a.say("help.article.set.long"),
		Example: a.say("example.article.set"), Args: a.between(1, -1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runArticleSet(cmd.Context(), a, args[0], args[1:], reset, reason)
		},
	}
	f := a.flags(cmd)
	f.reason(&reason)
	f.list(&reset, "reset", "flag.reset", a.kinds.articleField)
	return cmd
}

func runArticleSet(ctx context.Context, a *app, name string, settings, reset []string, reason string) error {
	if (len(settings) == 0) == (len(reset) == 0) {
		return a.misuse("usage.set")
	}
	fields, err := articleFields(a, settings)
	if err != nil {
		return err
	}
	columns := make([]payroll.Column, len(reset))
	for i, key := range reset {
		c, err := parseColumn(a, key)
		if err != nil {
			return err
		}
		columns[i] = c
	}
	return a.changing(ctx, func(l *ledger.Ledger) error {
		var done ledger.ArticleChange
		var err error
		if len(reset) > 0 {
			done, err = l.ResetArticle(ctx, a.act(), name, columns, reason)
		} else {
			done, err = l.SetArticle(ctx, a.act(), name, fields, reason)
		}
		if err == nil {
			err = printChange(a, done)
		}
		switch {
		case err != nil:
			return err
		case !done.Changed:
			a.note("article.unchanged", done.After.Ref)
		case len(reset) > 0:
			a.note("article.reset", done.After.Ref)
		default:
			a.note("article.set", done.After.Ref)
		}
		return nil
	})
}

// articleFields reads FIELD=VALUE words into canonical values.
func articleFields(a *app, settings []string) (map[payroll.Column]string, error) {
	fields := make(map[payroll.Column]string)
	for _, setting := range settings {
		key, written, err := a.assignment(setting)
		if err != nil {
			return nil, err
		}
		c, err := parseColumn(a, key)
		if err != nil {
			return nil, err
		}
		canonical, refusal := value.Parse(c, written, value.DatesDMY)
		if refusal != nil {
			return nil, a.misuse("usage.value", c.Header(), written, a.sentence(refusal))
		}
		fields[c] = canonical
	}
	return fields, nil
}

// parseColumn finds a column by key or header, with - for _ as flags have it.
func parseColumn(a *app, name string) (payroll.Column, error) {
	if c, ok := cms.LookupColumn(strings.ReplaceAll(name, "-", "_")); ok {
		return c, nil
	}
	if c, ok := cms.LookupColumn(name); ok {
		return c, nil
	}
	return 0, a.misuse("usage.field", name)
}
