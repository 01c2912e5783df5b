package month

import (
	"cmp"
	"slices"
	"strings"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/paper"
)

// View is a month as its workbook, its page and its rows as CSV print it. NewView makes
// it once from the ledger's book; a printer adds what its own kind of file needs.
type View struct {
	*ledger.Book
	paper.Options
	Findings []payroll.Finding // what a check found, with its words

	Sum         payroll.Parts  // what all lines come to
	Columns     []AmountColumn // the amounts that the month has
	Tables      map[payroll.By]Table
	Articles    []Article    // in the book's order, whatever their status
	Held        payroll.Dong // what all articles would give that are not yet payable
	Adjustments []Adjustment
	Adjusted    payroll.Dong // the sum of Adjustments

	TopCategories Bars
	TopAuthors    Bars
	LastMonths    []MonthGross // the twelve months up to this one

	codes map[payroll.By]map[string]string
}

// NewView returns the view of b in the language of o. found is what a check found in the
// month, with its words.
func NewView(b *ledger.Book, found []payroll.Finding, o paper.Options) *View {
	v := &View{
		Book: b, Options: o, Findings: found,
		Tables: make(map[payroll.By]Table), codes: make(map[payroll.By]map[string]string),
	}
	for _, line := range b.Lines {
		v.Sum.Add(line)
	}
	v.Columns = amountColumns(v.Sum)
	for _, by := range []payroll.By{payroll.ByAuthor, payroll.ByCategory, payroll.ByGenre} {
		v.addTable(by)
	}
	v.addArticles()
	v.addAdjustments()
	v.addCharts()
	return v
}

// Dated returns where and when papers of the month are signed.
func (v *View) Dated() string { return paper.PlaceAndDate(&v.ReportHeader, v.Options) }

// Article is an article of the month.
type Article struct {
	*ledger.MonthArticle
	Lines  []payroll.Line
	Paid   payroll.Parts // what Lines come to
	Held   payroll.Dong  // what the article would give that is not yet payable
	People string        // whom the article names, with their shares, a line for each of text and photos
	Remark string        // why it gives no money, or not all of it, and what is special about its amount
}

func (v *View) addArticles() {
	lines := make(map[int64][]payroll.Line, len(v.MonthArticles))
	for _, line := range v.Lines {
		lines[line.Article] = append(lines[line.Article], line)
	}
	reasons := v.reasons()
	v.Articles = make([]Article, len(v.MonthArticles))
	for i, e := range v.MonthArticles {
		a := Article{
			MonthArticle: e, Lines: lines[e.Number], Held: e.UnpaidAmount(e.Royalty, e.Err),
			People: cms.PeopleCell(&e.Record, v.Lang.Say(photosBy, ""), v.Lang.Say(sharesAre, "")),
			Remark: v.remark(e, reasons[e.Ref]),
		}
		for _, line := range a.Lines {
			a.Paid.Add(line)
		}
		v.Held += a.Held
		v.Articles[i] = a
	}
}

// Adjustment is a line that corrects a closed month.
type Adjustment struct {
	payroll.Line
	Payee   ledger.Author
	Subject string // what the line is about
	Of      string // the words of the kind of line that it corrects
}

func (v *View) addAdjustments() {
	for _, line := range v.Lines {
		if line.Kind == payroll.AdjustmentKind {
			v.Adjusted += line.Amount
			v.Adjustments = append(v.Adjustments, Adjustment{
				line, v.Authors[line.Payee], v.subject(line), v.Lang.Say(lang.Kind(line.Of).Cell),
			})
		}
	}
}

// subject returns what a line is about: its article, or its basis.
func (v *View) subject(line payroll.Line) string {
	if e := v.Article(line.Article); e != nil {
		return v.Lang.Say(ofArticle, e.Ref, e.Title)
	}
	return line.Bases.String()
}

// About returns what a line that belongs to no article of the month is for.
func (v *View) About(line payroll.Line) string {
	what := v.Lang.Say(lang.Kind(line.Kind).Cell)
	if subject := v.subject(line); subject != "" {
		what += ": " + subject
	}
	return what
}

// Adjusts returns the note on a line that corrects another one, "" on one that does not.
func (v *View) Adjusts(line payroll.Line) string {
	if line.Adjusts == "" {
		return ""
	}
	return v.Lang.Say(adjusts, line.Adjusts, line.OfMonth)
}

// UndatedNote returns the sentence on the articles that no month has, "" without any.
func (v *View) UndatedNote() string {
	if len(v.Undated) == 0 {
		return ""
	}
	return v.Lang.Say(undated, len(v.Undated))
}

// Bars is a chart of names: the rows of a table with the largest sums, largest first.
type Bars struct {
	Title  string
	Names  []string
	Values []payroll.Dong
	Rest   int          // how many rows the chart has no room for
	Left   payroll.Dong // what those come to
}

// MonthGross is what a month comes to. Known tells whether the ledger has the month.
type MonthGross struct {
	Month payroll.Month
	Gross payroll.Dong
	Known bool
}

// Most bars that a chart of names shows: more cannot be read.
const (
	topAuthors    = 10
	topCategories = 15
)

func (v *View) addCharts() {
	v.TopCategories = top(v.Lang.Say(topCategoriesTitle), v.Tables[payroll.ByCategory], topCategories)
	v.TopAuthors = top(v.Lang.Say(topAuthorsTitle), v.Tables[payroll.ByAuthor], topAuthors)
	const months = 12
	known := make(map[payroll.Month]payroll.Dong)
	for _, p := range v.History {
		known[p.Month] = p.Gross
	}
	for m := range payroll.Months(v.Month.Add(1-months), v.Month) {
		gross, ok := known[m]
		v.LastMonths = append(v.LastMonths, MonthGross{m, gross, ok})
	}
}

func top(title string, t Table, most int) Bars {
	rows := slices.Clone(t.Rows)
	slices.SortStableFunc(rows, func(a, b Row) int { return cmp.Compare(b.Gross(), a.Gross()) })
	shown := rows[:min(most, len(rows))]
	b := Bars{Title: title, Rest: len(rows) - len(shown)}
	for _, row := range rows[len(shown):] {
		b.Left += row.Gross()
	}
	for _, row := range shown {
		b.Names, b.Values = append(b.Names, row.Name), append(b.Values, row.Gross())
	}
	return b
}

// remark says why an article gives no money, or not all of it, and what is special
// about its amount. reasons are the findings that leave it without money.
func (v *View) remark(e *ledger.MonthArticle, reasons []payroll.Code) string {
	var remarks []string
	if e.Status != payroll.Approved {
		remarks = append(remarks, v.Lang.Say(unpaidStatuses[e.Status])+statusWords(e))
	}
	said := make(map[payroll.Code]bool) // text and photo authors may both be wrong
	for _, code := range reasons {
		if !said[code] {
			said[code] = true
			remarks = append(remarks, v.Lang.Say(whyUnpaid[code]))
		}
	}
	if e.Royalty.LumpSum {
		remarks = append(remarks, v.Lang.Say(lumpSum))
	}
	return strings.Join(append(remarks, v.sources(e)...), "; ")
}
