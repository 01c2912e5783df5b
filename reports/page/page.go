// Package page prints a month as one HTML page that needs no network.
package page

import (
	"context"
	"crypto/sha256"

	"nhuanbut/reports/month"
	"nhuanbut/reports/outfile"
	"nhuanbut/reports/plain"

	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"strings"

	"nhuanbut/reports/lang"
)

// the page's own files

// The page of a month: its frame, its style and its script.
var (
	//go:embed html/page.html
	pageFrame string
	//go:embed html/page.css
	pageStyle string
	//go:embed html/page.js
	pageScript string
)

// Write writes a month to path as one page that a browser shows without a network: its
// totals, charts, authors with their articles, and what is to be looked at. The file is
// whole or not there, and the same view gives the same bytes.
func Write(ctx context.Context, v *month.View, path string) error {
	p, err := newPage(ctx, v)
	if err != nil {
		return err
	}
	frame, err := template.New("page").Option("missingkey=error").Parse(pageFrame)
	if err != nil {
		return err
	}
	var text strings.Builder
	if err := frame.Execute(&text, p); err != nil {
		return err
	}
	return outfile.Write(ctx, path, func(out io.Writer) error {
		_, err := io.WriteString(out, plain.Text(text.String()))
		return err
	})
}

// monthPage is what the frame is filled with. Texts are as the ledger has them: the frame
// escapes every one by where it stands. Amounts are in the language's digits.
type monthPage struct {
	Lang   string
	Policy string // Content-Security-Policy: nothing but the page's own style and script
	Style  template.CSS
	Script template.JS
	Say    map[string]string

	Unit        string
	Parent      string
	Title       string
	Dates       string
	Closed      bool
	Figures     []pageFigure
	Charts      []pageBars
	Months      pageColumns
	Columns     []string // heads of the amounts of an author
	Authors     []pageAuthor
	Sums        []string // of the authors' figures, each article once
	Notes       []string // below the authors
	Findings    []pageFindings
	Unpaid      string // what heads the articles that give no money, "" where all do
	Adjusted    []pageAdjustment
	AdjustedSum string
	Bases       []string
	Dated       string
	Head        string // of the ledger
	Until       string // when its last event was
	Data        pageData
}

// pageFigure is one of the figures that head the page.
type pageFigure struct {
	Label, Value, Note string
	To                 string // the section that has more of it
}

// pageAdjustment is a line that corrects a closed month.
type pageAdjustment struct{ ID, Author, Subject, Adjusts, Month, Kind, Amount string }

// pageData is what the page's script reads: what is shown only when it is asked for.
type pageData struct {
	Say      map[string]string `json:"say"`
	Articles []pageArticle     `json:"articles"`
	Authors  []pageLines       `json:"authors"` // as the table has them
	Unpaid   []int             `json:"unpaid"`  // among articles
	Found    []pageFound       `json:"found"`
}

// pageFound is a finding as articles show it.
type pageFound struct {
	Blocking bool   `json:"blocking"`
	Text     string `json:"text"`
}

func newPage(ctx context.Context, v *month.View) (*monthPage, error) {
	style, script := plain.Text(pageStyle), plain.Text(pageScript) // without the \r that a checkout may give them
	p := &monthPage{
		Lang: "vi", Policy: policy(style, script), Style: template.CSS(style), Script: template.JS(script),
		Say: sayAll(v.Lang, pageWords), Unit: v.Unit, Parent: v.Parent, Title: v.Lang.OfMonth(pageTitle, v.Month), Closed: v.Closed,
		Dates: v.Lang.Say(pageDates, lang.PaperDate(v.First), lang.PaperDate(v.Last)), Bases: v.Bases, Dated: v.Dated(), Head: v.Head,
		Until: lang.PaperTime(v.At),
	}
	if v.Lang == lang.English {
		p.Lang = "en"
	}
	d := newPageSheet(v)
	if err := d.articles(ctx); err != nil {
		return nil, err
	}
	p.Charts, p.Months = []pageBars{d.bars(v.TopCategories, moreCategories), d.bars(v.TopAuthors, otherAuthors)}, d.months()
	p.Columns = d.columns()
	p.Authors, p.Data.Authors = d.authors()
	p.Sums = d.sums()
	p.Notes = d.notes()
	p.Findings = d.findings()
	p.Figures = d.figures()
	p.Adjusted, p.AdjustedSum = d.adjustments(), v.Lang.Amount(v.Adjusted)
	if len(d.unpaid) > 0 {
		p.Unpaid = d.say(unpaidCount, v.Lang.Count(len(d.unpaid)))
	}
	p.Data = pageData{sayAll(v.Lang, scriptWords), d.list, p.Data.Authors, d.unpaid, d.foundTexts()}
	return p, nil
}

// policy allows the page its own style and script, by their hashes, and nothing else:
// no request, no frame, no form, no text that becomes an element.
func policy(style, script string) string {
	hash := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return "default-src 'none'; style-src " + hash(style) + "; script-src " + hash(script) +
		"; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
}
