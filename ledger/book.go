package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"nhuanbut/ledger/progress"
	"nhuanbut/payroll"
)

// Book is a month with everything worked out: its articles, its lines of money,
// and what was in force. Of a closed month it is what was posted, whatever has
// changed since.
type Book struct {
	Imprint
	Month      payroll.Month
	First      payroll.Date // the publication dates that the month has, both inclusive
	Last       payroll.Date
	Closed     bool
	Entries    []*Entry          // by date of publication
	Undated    []*Entry          // articles without a date, which no month has
	Late       []*Entry          // articles of closed months that changed since: the earliest open month adjusts them
	said       []payroll.Finding // of files and their rows
	heldBefore []*Entry          // held articles of closed months
	Lines      []payroll.Line
	Authors    map[int64]Author
	Bases      payroll.Bases // the legal bases of the month's lines and rates
	Undeclared bool          // the unit's own regulation is the basis, and nobody has named it
	Budgets    []BudgetUse
	Policy     payroll.Policy
	History    []Period // of Report: the twelve months up to this one, those that have anything
	rules      rules
	rates      payroll.Rates
	numbered   map[int64]*Entry
	others     map[int64]*Entry // articles of other months that lines adjust
	older      []*Entry         // of Late: of before the first closed month, never posted, and paid now
	sources    []source         // of Lines
	past       *past            // what is usual, nil where nobody wants to know what is not
}

// source is what a line is posted with.
type source struct {
	entered int64 // the ledger's number of an entered line, 0 where an article gives the line
	entry   int64 // of the journal, 0 while the month is open and of a line of 0 đồng
	payable
}

// LinePosting is where the money of a line stands in the journal, or will.
type LinePosting struct {
	Debit  string       // the expense account
	Credit string       // the payable account; a negative amount swaps the sides
	Entry  int64        // the number of the journal entry, 0 while the month is open
	Date   payroll.Date // of the entry, "" without one
	Budget string       // chương/khoản/tiểu mục/nguồn of the line's category
}

// Posting is that of the i-th line.
func (b *Book) Posting(i int) LinePosting {
	p := LinePosting{
		Debit: b.rules.InMonth(payroll.ExpenseAccount, b.Month), Credit: b.sources[i].account, Entry: b.sources[i].entry,
		Budget: b.rules.Settings.BudgetCode(b.category(b.Lines[i]), b.Month),
	}
	if p.Entry != 0 {
		p.Date = b.Last
	}
	return p
}

// payable is an account of what is owed to an author.
type payable struct {
	account string
	author  int64 // as the account knows them, also where they were merged since
}

// Entry is the month's article with the ledger's number, nil where it is of another
// month or the line has none.
func (b *Book) Entry(number int64) *Entry { return b.numbered[number] }

// Article is the article of a line, also where the line adjusts another month's; nil
// where the line has none.
func (b *Book) Article(number int64) *Entry {
	if e := b.numbered[number]; e != nil {
		return e
	}
	return b.others[number]
}

// Entry is an article of a month with what it earns.
type Entry struct {
	*payroll.Article
	Source  string
	Version int            // its number
	Note    string         // what somebody wrote beside it, on one line
	Record  payroll.Record // without the long texts, but for EachArticle
	Royalty payroll.Royalty
	Err     error // why there is no royalty

	rates payroll.Rates // of its month
}

// Book works out a month.
func (l *Ledger) Book(ctx context.Context, m payroll.Month) (b *Book, err error) {
	err = l.look(ctx, func(t *tx, r rules) error {
		b, err = wholeBook(t, r, m)
		return err
	})
	return b, err
}

// Report is Book with what the month's workbook shows beside it: the months before.
func (l *Ledger) Report(ctx context.Context, m payroll.Month) (b *Book, err error) {
	err = l.look(ctx, func(t *tx, r rules) error {
		if b, err = wholeBook(t, r, m); err != nil {
			return err
		}
		first, _, err := firstAndLastMonth(t, r)
		if err != nil {
			return err
		}
		for past := range payroll.Months(max(first, m.Add(-11)), m.Add(-1)) {
			p, err := readPeriod(t, r, past)
			if err != nil {
				return err
			}
			b.History = append(b.History, p)
		}
		b.History = append(b.History, Period{Month: m, Gross: b.Total(ByAuthor).Gross})
		return nil
	})
	return b, err
}

func wholeBook(t *tx, r rules, m payroll.Month) (*Book, error) {
	b, err := readBook(t, r, m)
	if err != nil {
		return nil, err
	}
	if b.Imprint, err = reportHeader(t, r, m); err != nil {
		return nil, err
	}
	if err := loadPast(t, b); err != nil {
		return nil, err
	}
	b.Budgets, err = budgetUses(t, r, b)
	return b, err
}

func readBook(t *tx, r rules, m payroll.Month) (*Book, error) {
	if c, ok := r.Closed.Of(m); ok {
		return frozenBook(t, r, c)
	}
	return workOut(t, r, m)
}

// beginBook returns a month's book with its articles as they were after an event.
func beginBook(t *tx, r rules, m payroll.Month, asOf int64) (b *Book, err error) {
	b = &Book{Month: m, Authors: r.authors, numbered: make(map[int64]*Entry), others: make(map[int64]*Entry), rules: r}
	b.First, b.Last = r.dates(m)
	b.rates, b.Policy = r.inMonth(m).rates, r.inMonth(m).policy
	b.Entries, err = monthArticles(t, r, asOf, inDates("$2", "$3"), b.First, b.Last.AddDays(1))
	for _, e := range b.Entries {
		b.numbered[e.Number] = e
	}
	return b, err
}

// frozenBook returns a closed month.
func frozenBook(t *tx, r rules, c payroll.Closing) (*Book, error) {
	b, err := beginBook(t, r, c.Month, c.Event)
	if err != nil {
		return nil, err
	}
	b.Closed = true
	lines, err := postedLines(t, r.authors, `month = $1`, c.Month)
	if err != nil {
		return nil, err
	}
	for _, p := range lines {
		b.add(p.Line, source{entered: p.entered, entry: p.entry, payable: payable{p.account, p.payee}})
	}
	if err := addOthers(t, b, r); err != nil {
		return nil, err
	}
	b.bases()
	return b, nil
}

// workOut returns an open month, worked out from what stands in the eyes of r: what its
// articles and entered lines give, and in the earliest open month what changed in
// closed ones. A month before the first closed one has no lines: it counts as closed.
func workOut(t *tx, r rules, m payroll.Month) (*Book, error) {
	b, err := beginBook(t, r, m, r.asOf)
	if err != nil {
		return nil, err
	}
	if b.Undated, err = monthArticles(t, r, r.asOf, `v.published = ''`); err != nil {
		return nil, err
	}
	if err := addSaid(t, b, r); err != nil {
		return nil, err
	}
	if !r.Closed.Closed(m) {
		if err := addDue(t, b, r); err != nil {
			return nil, err
		}
	}
	if len(r.Closed) > 0 && m == r.Closed.Open() {
		if err := addAdjustments(t, b, r); err != nil {
			return nil, err
		}
	}
	if !r.Closed.Closed(m) {
		if err := addAgain(t, b, r); err != nil {
			return nil, err
		}
	}
	b.bases()
	return b, nil
}

func (b *Book) add(line payroll.Line, from source) {
	b.Lines = append(b.Lines, line)
	b.sources = append(b.sources, from)
}

// addDue adds the lines of the month's own articles and those entered for it.
func addDue(t *tx, b *Book, r rules) error {
	again, err := postedBefore(t, b)
	if err != nil {
		return err
	}
	for _, e := range b.Entries {
		for _, line := range r.due(e) {
			if again[e.Number] {
				line.ID = inMonthID(line.ID, b.Month)
			}
			b.add(line, source{payable: r.payable(line.Payee, b.Month)})
		}
	}
	entered, err := enteredLinesOf(t, r.authors, r.asOf, `l.month = $2`, b.Month)
	if err != nil {
		return err
	}
	for _, e := range entered {
		if b.Month < r.begins {
			break
		}
		for _, line := range e.due() {
			b.add(line, source{entered: e.number, payable: r.payable(line.Payee, b.Month)})
		}
	}
	return nil
}

// inMonthID is the ID of a line of an article that was posted in another month before:
// there the ID stands already.
func inMonthID(id string, m payroll.Month) string { return id + "/" + string(m) }

// postedBefore returns the month's articles that have lines in months closed before.
func postedBefore(t *tx, b *Book) (map[int64]bool, error) {
	ids, err := all(t, `SELECT DISTINCT article_id FROM posted_line WHERE month < $1
AND article_id IN (SELECT v.article_id FROM article_version v WHERE `+inDates("$2", "$3")+`)`,
		[]any{b.Month, b.First, b.Last.AddDays(1)}, func(id *int64) []any { return []any{id} })
	before := make(map[int64]bool, len(ids))
	for _, id := range ids {
		before[id] = true
	}
	return before, err
}

// addOthers loads the articles of other months that lines adjust.
func addOthers(t *tx, b *Book, r rules) error {
	var ids []int64
	for _, line := range b.Lines {
		if line.Article != 0 && b.numbered[line.Article] == nil && b.others[line.Article] == nil {
			b.others[line.Article] = &Entry{}
			ids = append(ids, line.Article)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	asOf := payroll.LatestEvent
	if c, ok := r.Closed.Of(b.Month); ok {
		asOf = c.Event
	}
	entries, err := monthArticles(t, r, asOf, `a.id IN (SELECT article_id FROM posted_line WHERE month = $2)`, b.Month)
	for _, e := range entries {
		b.others[e.Number] = e
	}
	return err
}

// bases collects what the month rests on.
func (b *Book) bases() {
	for _, name := range []payroll.RateName{payroll.BaseSalaryRate, payroll.BaseCoefficientRate} {
		for _, day := range []payroll.Date{b.First, b.Last} {
			if rate, ok := b.rates.At(name, "", day); ok {
				b.Bases = b.Bases.AddLegal(payroll.ParseBases(rate.Basis))
				b.Undeclared = b.Undeclared || rate.Basis == payroll.UndeclaredBasis
			}
		}
	}
	for _, line := range b.Lines {
		b.Bases = b.Bases.AddLegal(line.Bases)
	}
}

// longTexts are the columns that a list of articles does without.
var longTexts = []payroll.Column{
	payroll.Content, payroll.Summary, payroll.Image, payroll.ImageCaption, payroll.Log, payroll.Related,
	payroll.Audio, payroll.Attachments, payroll.Extra, payroll.Keywords, payroll.ContentLink,
}

var listed = slices.DeleteFunc(slices.Clone(kept), func(c payroll.Column) bool { return slices.Contains(longTexts, c) })

// versions joins articles a with versions of theirs, v.
const versions = ` FROM article_version v JOIN article_now a ON a.id = v.article_id `

// standingAt is the condition that v is what its article was after the event that is
// the first argument. Now that is known without looking for it.
func standingAt(asOf int64) string {
	if asOf == payroll.LatestEvent {
		return ` WHERE v.id = a.version_id AND v.event_id <= $1 AND `
	}
	return ` WHERE v.number = (SELECT MAX(w.number) FROM article_version w WHERE w.article_id = v.article_id AND w.event_id <= $1) AND `
}

// selectEntry is a query of articles with columns of their versions.
func selectEntry(columns []payroll.Column, asOf int64) string {
	return `SELECT a.id, a.source, COALESCE(a.cms_id, ''), a.missing, ` + noteThen + `, v.overridden, v.number, ` + selected(columns) +
		versions + standingAt(asOf)
}

// inDates is the condition that a version was published from one day to before another.
func inDates(from, before string) string {
	return `v.published >= ` + from + ` AND v.published < ` + before
}

// monthArticles returns the articles of a condition as they were after an event, by date of
// publication, each with what it earns. $1 of the condition is the event.
func monthArticles(t *tx, r rules, asOf int64, where string, args ...any) ([]*Entry, error) {
	var list []*Entry
	err := eachMonthArticle(t, r, asOf, listed, func(e *Entry) error {
		list = append(list, e)
		return nil
	}, where, args...)
	return list, err
}

// eachMonthArticle visits the articles that entries gives, with other columns.
func eachMonthArticle(t *tx, r rules, asOf int64, columns []payroll.Column, visit func(*Entry) error, where string, args ...any) error {
	args = append([]any{asOf}, args...)
	payees, err := payeesOf(t, r.authors, asOf, where, args...)
	if err != nil {
		return err
	}
	var read int64
	return t.Each(selectEntry(columns, asOf)+where+` ORDER BY v.published, a.id`, args, func(rows *sql.Rows) error {
		progress.Tell(t, progress.State{Step: progress.Read, Rows: read, Done: read})
		read++
		e, err := scanEntry(rows, columns)
		if err != nil {
			return err
		}
		var m payroll.Month
		if e.Published != "" {
			m = r.calendar.MonthOf(e.Published)
		}
		in := r.inMonth(m)
		e.Authors, e.PhotoAuthors = payees[e.Number].text, payees[e.Number].photo
		e.Status = in.words.Resolve(e.Record[payroll.ApprovalStatus], e.Record[payroll.NewsroomStatus])
		e.Article.Overrides = agreeing(in.words, e.Article.Overrides)
		r.doubt(e, asOf)
		e.rates = in.rates
		e.Royalty, e.Err = e.Article.Royalty(in.policy, in.rates)
		return visit(e)
	})
}

// doubt gives an article that was held after an event, or that was another, the status of
// that.
func (r rules) doubt(e *Entry, asOf int64) { e.Status = r.doubted(e.Number, e.Status, asOf) }

// doubted is doubt for an article by its number, with the status that its cells give.
func (r rules) doubted(article int64, status payroll.Status, asOf int64) payroll.Status {
	asOf = min(asOf, r.asOf)
	switch {
	case sameAs(r.same, article, asOf) != 0:
		return payroll.Same
	case status != payroll.Rejected && status != payroll.Draft && len(r.heldFor(article, asOf)) > 0:
		return payroll.Held
	}
	return status
}

func scanEntry(rows *sql.Rows, columns []payroll.Column) (*Entry, error) {
	var e Entry
	var v version
	var number int64
	var overrides string
	var missing bool
	dest := append([]any{&number, &e.Source, &e.Record[payroll.ID], &missing, &e.Note, &overrides, &v.number}, into(&e.Record, columns)...)
	if err := rows.Scan(dest...); err != nil {
		return nil, err
	}
	article, err := payroll.NewArticle(&e.Record)
	if err != nil {
		return nil, err
	}
	e.Article = article
	e.Number, e.Missing, e.Version = number, missing, v.number
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

func payeesOf(t *tx, authors map[int64]Author, asOf int64, where string, args ...any) (map[int64]payeesOfArticle, error) {
	of := make(map[int64]payeesOfArticle)
	err := t.Each(`SELECT v.article_id, p.role, p.author_id, p.share, COALESCE(p.amount, 0)`+versions+`JOIN article_payee p ON p.version_id = v.id`+
		standingAt(asOf)+where+` ORDER BY v.article_id, p.role, p.position`,
		args, func(rows *sql.Rows) error {
			var article int64
			var role payroll.Role
			var p payroll.Payee
			if err := rows.Scan(&article, &role, &p.Author, &p.Share, &p.Amount); err != nil {
				return err
			}
			a := authors[p.Author]
			p.Author, p.Name, p.Kind = a.ID, a.Name, a.Kind
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
	own := b.Entries
	if b.Month < b.rules.begins {
		own = nil // of before the ledger: nobody's concern
	}
	articles := make([]*payroll.Article, 0, len(own)+len(b.Undated)+len(b.Late))
	for _, e := range slices.Concat(b.Undated, b.Late, own) {
		for _, f := range payroll.WithOutliers(e.Check(e.rates, e.Royalty, e.Err), b.outliers(e)) {
			if f.Code == payroll.StatusUnknown {
				f.Found = cmp.Or(e.Record[payroll.NewsroomStatus], e.Record[payroll.ApprovalStatus])
			}
			found = append(found, f)
		}
		articles = append(articles, e.Article)
	}
	for _, e := range slices.Concat(b.heldBefore, b.Undated, own) {
		if e.Status == payroll.Held {
			found = append(found, b.rules.heldFindings(e)...)
		}
	}
	found = append(found, b.said...)
	found = b.sayRounding(found, own)
	for _, e := range b.older {
		found = append(found, payroll.Finding{
			Code: payroll.OlderThanLedger, Severity: payroll.SeverityOf(payroll.OlderThanLedger), Subject: payroll.OfArticle, Articles: []string{e.Ref},
			Field: payroll.Published.Header(), Expected: b.rules.Closed[0].Month, Found: e.Published, Title: e.Title,
		})
	}
	odd, asked := b.oddPayees(slices.Concat(b.heldBefore, b.Undated, b.Late, own))
	unknown := append(payroll.CheckTogether(articles), b.unconfirmedPayees(articles)...)
	found = append(found, odd...)
	found = append(found, withoutAsked(unknown, b.Authors, asked)...)
	found = append(found, b.authorOutliers()...)
	found = append(found, b.alikeNames(own)...)
	found = append(found, b.sharedNumbers()...)
	found = append(found, b.overBudget()...)
	if b.Undeclared && len(own) > 0 {
		found = append(found, payroll.Finding{
			Code: payroll.BasisUndeclared, Severity: payroll.SeverityOf(payroll.BasisUndeclared),
			Subject: payroll.OfMonth, Articles: []string{}, Found: payroll.UndeclaredBasis,
		})
	}
	found = b.rules.unaccepted(b.Month, found)
	slices.SortStableFunc(found, func(a, b payroll.Finding) int {
		return strings.Compare(string(a.Severity), string(b.Severity)) // "blocking" < "warning"
	})
	return found
}

// unconfirmedPayees finds authors of lines whose kind nobody has confirmed, beside those
// whom the articles name: of lines entered by hand, and of adjustments.
func (b *Book) unconfirmedPayees(articles []*payroll.Article) (found []payroll.Finding) {
	seen := make(map[int64]bool)
	for _, a := range articles {
		for _, p := range slices.Concat(a.Authors, a.PhotoAuthors) {
			seen[p.Author] = true
		}
	}
	for _, line := range b.Lines {
		if a := b.Authors[line.Payee]; a.Kind == payroll.Unconfirmed && !seen[line.Payee] {
			seen[line.Payee] = true
			found = append(found, payroll.Finding{
				Code: payroll.AuthorUnknown, Severity: payroll.SeverityOf(payroll.AuthorUnknown), Subject: payroll.OfAuthor,
				Articles: []string{}, Author: a.Name, Field: payroll.Authors.Header(),
			})
		}
	}
	return found
}

// isNoRow reports whether a query had no row.
func isNoRow(err error) bool { return errors.Is(err, sql.ErrNoRows) }
