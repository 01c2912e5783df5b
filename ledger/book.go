package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// Book is a month with everything worked out: its articles, its lines of money,
// and what was in force.
type Book struct {
	Month      payroll.Month
	First      payroll.Date // the publication dates that the month has, both inclusive
	Last       payroll.Date
	Unit       string   // the newsroom's name
	Entries    []*Entry // by date of publication
	Undated    []*Entry // articles without a date, which no month has
	Lines      []payroll.Line
	Authors    map[int64]Author
	Bases      []string // the legal bases of the month's lines and rates
	Undeclared bool     // the unit's own regulation is the basis, and nobody has named it
	rates      payroll.Rates
	numbered   map[int64]*Entry
}

// Entry is the month's article with the ledger's number, nil where it is of another
// month or the line has none.
func (b *Book) Entry(number int64) *Entry { return b.numbered[number] }

// Entry is an article of a month with what it earns.
type Entry struct {
	*payroll.Article
	Source  string
	Record  payroll.Record // without the long texts
	Royalty payroll.Royalty
	Err     error // why there is no royalty
}

// Book works out a month.
func (l *Ledger) Book(ctx context.Context, m payroll.Month) (b *Book, err error) {
	err = l.read(ctx, func(t *tx) error {
		b, err = t.book(m)
		return err
	})
	return b, err
}

func (t *tx) book(m payroll.Month) (*Book, error) {
	r, err := t.rules()
	if err != nil {
		return nil, err
	}
	b := &Book{Month: m, Unit: r.at(UnitName, m), Authors: r.authors, numbered: make(map[int64]*Entry)}
	b.First, b.Last = r.calendar().Dates(m)
	b.rates = declared(r.rates, r.at(Regulation, m))
	if b.Entries, err = t.entries(r, `a.published_on BETWEEN $1 AND $2`, b.First, b.Last); err != nil {
		return nil, err
	}
	if b.Undated, err = t.entries(r, `a.published_on = ''`); err != nil {
		return nil, err
	}
	for _, e := range b.Entries {
		b.numbered[e.Number] = e
		b.Lines = append(b.Lines, e.Lines(m, r.policy(m), e.Royalty)...)
	}
	entered, err := t.enteredLines(`WHERE month = $1 AND voided_at IS NULL`, m)
	if err != nil {
		return nil, err
	}
	for _, line := range entered {
		b.Lines = append(b.Lines, line.Line)
	}
	b.bases()
	return b, nil
}

// bases collects what the month rests on.
func (b *Book) bases() {
	for _, name := range []payroll.RateName{payroll.BaseSalaryRate, payroll.BaseCoefficientRate} {
		for _, day := range []payroll.Date{b.First, b.Last} {
			if rate, ok := b.rates.At(name, "", day); ok {
				b.addBasis(rate.Basis)
				b.Undeclared = b.Undeclared || rate.Basis == payroll.UndeclaredBasis
			}
		}
	}
	for _, line := range b.Lines {
		for basis := range strings.SplitSeq(line.Basis, "; ") {
			b.addBasis(basis)
		}
	}
}

func (b *Book) addBasis(basis string) {
	if basis == "" || basis == payroll.LumpSumBasis || basis == payroll.OwnFigures {
		return
	}
	if !slices.Contains(b.Bases, basis) {
		b.Bases = append(b.Bases, basis)
	}
}

// rules are what articles are worked out by: the settings and rates of all months,
// and who the authors are.
type rules struct {
	settings
	rates   []payroll.Rate
	authors map[int64]Author
}

func (t *tx) rules() (r rules, err error) {
	if r.settings, err = t.settings(); err != nil {
		return r, err
	}
	if r.rates, err = t.rates(); err != nil {
		return r, err
	}
	authors, err := t.authors(selectAuthor)
	r.authors = make(map[int64]Author, len(authors))
	for _, a := range authors {
		r.authors[a.ID] = a
	}
	return r, err
}

// inMonth are the rules of one month, made once for all its articles.
type inMonth struct {
	policy payroll.Policy
	words  payroll.StatusWords
	rates  payroll.Rates
}

func (r rules) inMonth(m payroll.Month) inMonth {
	return inMonth{r.policy(m), r.statusWords(m), declared(r.rates, r.at(Regulation, m))}
}

// longTexts are the columns that a list of articles does without.
var longTexts = []payroll.Column{
	payroll.Content, payroll.Summary, payroll.Image, payroll.ImageCaption, payroll.Log, payroll.Related,
	payroll.Audio, payroll.Attachments, payroll.Extra, payroll.Keywords, payroll.ContentLink,
}

var listed = slices.DeleteFunc(slices.Clone(kept), func(c payroll.Column) bool { return slices.Contains(longTexts, c) })

var selectEntry = `SELECT a.id, a.source, COALESCE(a.cms_id, ''), a.missing_since IS NOT NULL, v.overridden, v.number, ` + selected(listed) + `
FROM article a JOIN article_version v ON v.id = a.version_id WHERE `

// entries are the articles of a condition, by date of publication, each with what it earns.
func (t *tx) entries(r rules, where string, args ...any) ([]*Entry, error) {
	payees, err := t.payeesOf(r.authors, where, args...)
	if err != nil {
		return nil, err
	}
	months := make(map[payroll.Month]inMonth)
	calendar := r.calendar()
	var list []*Entry
	err = t.each(selectEntry+where+` ORDER BY v.published, a.id`, args, func(rows *sql.Rows) error {
		e, err := scanEntry(rows)
		if err != nil {
			return err
		}
		var m payroll.Month
		if e.Published != "" {
			m = calendar.MonthOf(e.Published)
		}
		in, ok := months[m]
		if !ok {
			in = r.inMonth(m)
			months[m] = in
		}
		e.Authors, e.PhotoAuthors = payees[e.Number].text, payees[e.Number].photo
		e.Status = in.words.Resolve(e.Record[payroll.ApprovalStatus], e.Record[payroll.NewsroomStatus])
		e.Article.Overrides = agreeing(in.words, e.Article.Overrides)
		e.Royalty, e.Err = e.Article.Royalty(in.policy, in.rates)
		list = append(list, e)
		return nil
	})
	return list, err
}

func scanEntry(rows *sql.Rows) (*Entry, error) {
	var e Entry
	var v version
	var number int64
	var overrides string
	var missing bool
	dest := append([]any{&number, &e.Source, &e.Record[payroll.ID], &missing, &overrides, &v.number}, into(&e.Record, listed)...)
	if err := rows.Scan(dest...); err != nil {
		return nil, err
	}
	article, err := payroll.NewArticle(&e.Record)
	if err != nil {
		return nil, err
	}
	e.Article = article
	e.Number, e.Missing = number, missing
	e.Ref = ref(e.Source, e.Record[payroll.ID], number)
	if overrides == "{}" {
		return &e, nil
	}
	if err := json.Unmarshal([]byte(overrides), &v.override); err != nil {
		return nil, err
	}
	v.record = e.Record
	e.Overrides = v.overrides()
	return &e, nil
}

// agreeing leaves out of overrides those of a status where the file now means the
// same in another word.
func agreeing(words payroll.StatusWords, overrides []payroll.Override) []payroll.Override {
	return slices.DeleteFunc(overrides, func(o payroll.Override) bool {
		switch o.Column {
		case payroll.ApprovalStatus:
			return o.File == "" || words.Resolve(o.File, "") == words.Resolve(o.Value, "")
		case payroll.NewsroomStatus:
			return o.File == "" || words.Resolve("", o.File) == words.Resolve("", o.Value)
		}
		return false
	})
}

type payeesOfArticle struct{ text, photo []payroll.Payee }

func (t *tx) payeesOf(authors map[int64]Author, where string, args ...any) (map[int64]payeesOfArticle, error) {
	of := make(map[int64]payeesOfArticle)
	err := t.each(`SELECT p.article_id, p.role, p.author_id, p.share
FROM article_payee p JOIN article a ON a.id = p.article_id WHERE `+where+` ORDER BY p.article_id, p.role, p.position`,
		args, func(rows *sql.Rows) error {
			var article int64
			var role payroll.Role
			var p payroll.Payee
			if err := rows.Scan(&article, &role, &p.Author, &p.Share); err != nil {
				return err
			}
			p.Name, p.Kind = authors[p.Author].Name, authors[p.Author].Kind
			its := of[article]
			if role == payroll.TextRole {
				its.text = append(its.text, p)
			} else {
				its.photo = append(its.photo, p)
			}
			of[article] = its
			return nil
		})
	return of, err
}

// Check is everything that an editor should look at before the month is closed,
// what blocks closing first.
func (b *Book) Check() []payroll.Finding {
	var found []payroll.Finding
	articles := make([]*payroll.Article, 0, len(b.Entries)+len(b.Undated))
	for _, e := range slices.Concat(b.Undated, b.Entries) {
		found = append(found, e.Check(b.rates, e.Royalty, e.Err)...)
		articles = append(articles, e.Article)
	}
	found = append(found, payroll.CheckTogether(articles)...)
	if b.Undeclared && len(b.Entries) > 0 {
		found = append(found, payroll.Finding{
			Code: payroll.BasisUndeclared, Severity: payroll.SeverityOf(payroll.BasisUndeclared),
			Subject: payroll.OfMonth, Articles: []string{}, Found: payroll.UndeclaredBasis,
		})
	}
	slices.SortStableFunc(found, func(a, b payroll.Finding) int {
		return strings.Compare(string(a.Severity), string(b.Severity)) // "blocking" < "warning"
	})
	return found
}

// isNoRow reports whether a query had no row.
func isNoRow(err error) bool { return errors.Is(err, sql.ErrNoRows) }
