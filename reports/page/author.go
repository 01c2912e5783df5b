package page

import (
	"cmp"
	"slices"
	"strconv"

	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/month"
	"nhuanbut/reports/plain"
)

// pageSheet is the page of a month while it is made.
type pageSheet struct {
	*month.View
	place   map[string]int   // of the month's articles, by Ref
	payees  map[string]int64 // numbers of authors, by code
	foundOn [][]int          // findings, by place of the article
	list    []pageArticle
	unpaid  []int // places of the articles that give no money
}

// say returns a phrase in the page's language.
func (d *pageSheet) say(p lang.Phrase, args ...any) string { return d.Lang.Say(p, args...) }

// pageAuthor is a row of the table of authors.
type pageAuthor struct {
	Name     string
	Code     string
	PenNames []string
	Figures  []string // articles, photos, amounts: as Sums
	Marks    []pageMark
}

// pageMark counts the findings of one severity.
type pageMark struct {
	Severity payroll.Severity
	Text     string
}

// pageLines are what an author is found and sorted by, and what opens below their row.
type pageLines struct {
	Names   []string   `json:"names"`   // every name, and the code
	Figures []string   `json:"figures"` // plain digits, in the order of the columns
	Lines   []pageLine `json:"lines"`
}

func newPageSheet(v *month.View) *pageSheet {
	d := &pageSheet{
		View: v, place: make(map[string]int, len(v.MonthArticles)), payees: make(map[string]int64), foundOn: make([][]int, len(v.MonthArticles)),
		list: []pageArticle{}, unpaid: []int{}, // a script reads them: empty, not null
	}
	for _, line := range v.Lines {
		d.payees[v.Authors[line.Payee].Code] = line.Payee
	}
	for i, e := range v.MonthArticles {
		d.place[e.Ref] = i
	}
	for n, f := range v.Findings {
		if f.Subject != payroll.OfArticle {
			continue
		}
		for _, ref := range f.Articles {
			if i, ok := d.place[ref]; ok {
				d.foundOn[i] = append(d.foundOn[i], n)
			}
		}
	}
	return d
}

// columns returns the heads of an author's amounts.
func (d *pageSheet) columns() []string {
	var heads []string
	for _, c := range d.Columns {
		heads = append(heads, d.say(c.Head))
	}
	return heads
}

// authors returns the rows of the table, and what opens below each.
func (d *pageSheet) authors() ([]pageAuthor, []pageLines) {
	rows, lines := []pageAuthor{}, []pageLines{}
	pieces := d.pieces()
	for _, row := range d.Tables[payroll.ByAuthor].Rows {
		a := pageAuthor{Name: row.Name, Code: row.Code, Figures: []string{d.Lang.Count(row.Articles), d.Lang.Count(row.Photos)}}
		l := pageLines{Figures: []string{strconv.Itoa(row.Articles), strconv.Itoa(row.Photos)}}
		for _, c := range d.Columns {
			sum := c.Kind.Of(row.Parts)
			if c.Sparse {
				a.Figures = append(a.Figures, d.sparse(sum))
			} else {
				a.Figures = append(a.Figures, d.Lang.Amount(sum))
			}
			l.Figures = append(l.Figures, plain.Digits(sum))
		}
		payee := d.payees[row.Code]
		who, theirs := d.Authors[payee], pieces[payee]
		a.PenNames = who.PenNames
		l.Names = append([]string{row.Name, row.Code}, who.PenNames...)
		a.Marks = d.marks(who, theirs)
		for _, piece := range theirs {
			l.Lines = append(l.Lines, d.line(piece))
		}
		rows, lines = append(rows, a), append(lines, l)
	}
	return rows, lines
}

// sums returns the last row of the authors: each article once.
func (d *pageSheet) sums() []string {
	t := d.Tables[payroll.ByAuthor]
	sums := []string{d.Lang.Count(t.Articles), d.Lang.Count(t.Photos)}
	for _, c := range d.Columns {
		sums = append(sums, d.Lang.Amount(c.Kind.Of(d.Sum)))
	}
	return sums
}

// notes returns what is to be known of the authors' figures.
func (d *pageSheet) notes() []string {
	var notes []string
	if d.Tables[payroll.ByAuthor].Shared {
		notes = append(notes, d.say(lang.CountedOnce))
	}
	if note := d.UndatedNote(); note != "" {
		notes = append(notes, note)
	}
	return notes
}

// piece is what an author has to do with an article of the month, or a line beside the
// articles.
type piece struct {
	place int // of the article, or besides
	payroll.Parts
	line payroll.Line // where there is no article
}

// besides stands for the article of a line that has none of the month.
const besides = -1

// pieces returns those of each author, by number: the month's articles in their order, also
// those that are not paid, then other lines.
func (d *pageSheet) pieces() map[int64][]*piece {
	of := make(map[int64][]*piece)
	last := make(map[int64]map[int]*piece) // by author and article
	for _, line := range d.Lines {
		place := besides
		if e := d.MonthArticle(line.Article); e != nil && (line.Kind == payroll.RoyaltyKind || line.Kind == payroll.EncouragementKind) {
			place = d.place[e.Ref]
		}
		if p := last[line.Payee][place]; p != nil && place != besides {
			p.Add(line)
			continue
		}
		p := &piece{place: place, line: line}
		p.Add(line)
		of[line.Payee] = append(of[line.Payee], p)
		if last[line.Payee] == nil {
			last[line.Payee] = make(map[int]*piece)
		}
		last[line.Payee][place] = p
	}
	for _, i := range d.unpaid {
		e := d.MonthArticles[i]
		named := make(map[int64]bool)
		for _, who := range slices.Concat(e.Authors, e.PhotoAuthors) {
			if theirs, ok := of[who.Author]; ok && !named[who.Author] {
				named[who.Author] = true
				of[who.Author] = append(theirs, &piece{place: i})
			}
		}
	}
	for _, theirs := range of {
		slices.SortStableFunc(theirs, func(a, b *piece) int {
			return cmp.Compare(uint(a.place), uint(b.place)) // besides is the largest
		})
	}
	return of
}

// line returns a piece as the page shows it.
func (d *pageSheet) line(p *piece) pageLine {
	l := pageLine{
		Article: p.place, Text: d.sparse(p.Text), Photo: d.sparse(p.Photo), More: d.sparse(p.Encouragement),
		Other: d.sparse(p.Other), Sum: d.sparse(p.Gross()),
	}
	if p.place == besides {
		l.ID, l.About, l.Note = p.line.ID, d.About(p.line), d.Adjusts(p.line)
	}
	return l
}
