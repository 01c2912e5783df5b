package ledger

import (
	"context"
	"time"

	"nhuanbut/payroll"
)

// Book is a month with everything worked out: its articles, its lines of money,
// and what was in force. Of a closed month it is what was posted, whatever has
// changed since.
type Book struct {
	ReportHeader
	Month         payroll.Month
	First         payroll.Date // the publication dates that the month has, both inclusive
	Last          payroll.Date
	Closed        bool
	MonthArticles []*MonthArticle   // by date of publication
	Undated       []*MonthArticle   // articles without a date, which no month has
	Late          []*MonthArticle   // articles of closed months that changed since: the earliest open month adjusts them
	said          []payroll.Finding // of files and their rows
	heldBefore    []*MonthArticle   // held articles of closed months
	Lines         []payroll.Line
	Authors       map[int64]Author
	Bases         payroll.Bases // the legal bases of the month's lines and rates
	Undeclared    bool          // the unit's own regulation is the basis, and nobody has named it
	Budgets       []payroll.BudgetUse
	Policy        payroll.Policy
	History       []Period // of Report: the twelve months up to this one, those that have anything
	rules         rules
	rates         payroll.Rates
	numbered      map[int64]*MonthArticle
	others        map[int64]*MonthArticle // articles of other months that lines adjust
	older         []*MonthArticle         // of Late: of before the first closed month, never posted, and paid now
	sources       []lineSource            // of Lines
	pastFigures   *pastFigures            // what is usual, nil where nobody wants to know what is not
}

// lineSource is what a line is posted with.
type lineSource struct {
	entered int64 // the ledger's number of an entered line, 0 where an article gives the line
	entry   int64 // of the journal, 0 while the month is open and of a line of 0 đồng
	payroll.Payable
}

// LinePosting is where the money of a line stands in the journal, or will.
type LinePosting struct {
	Debit  string       // the expense account
	Credit string       // the payable account; a negative amount swaps the sides
	Entry  int64        // the number of the journal entry, 0 while the month is open
	Date   payroll.Date // of the entry, "" without one
	Budget string       // chương/khoản/tiểu mục/nguồn of the line's category
}

// Posting returns the accounts that the i-th line is posted to, or will be.
func (b *Book) Posting(i int) LinePosting {
	p := LinePosting{
		Debit: b.rules.InMonth(payroll.ExpenseAccount, b.Month), Credit: b.sources[i].Account, Entry: b.sources[i].entry,
		Budget: b.rules.Settings.BudgetCode(b.category(b.Lines[i]), b.Month),
	}
	if p.Entry != 0 {
		p.Date = b.Last
	}
	return p
}

// MonthArticle returns the month's article with the ledger's number, nil where it is of another
// month or the line has none.
func (b *Book) MonthArticle(number int64) *MonthArticle { return b.numbered[number] }

// Article returns the article of a line, also where the line adjusts another month's; nil
// where the line has none.
func (b *Book) Article(number int64) *MonthArticle {
	if e := b.numbered[number]; e != nil {
		return e
	}
	return b.others[number]
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
		b.History = append(b.History, Period{Month: m, Gross: b.Total(payroll.ByAuthor).Gross})
		return nil
	})
	return b, err
}

func wholeBook(t *tx, r rules, m payroll.Month) (*Book, error) {
	b, err := readBook(t, r, m)
	if err != nil {
		return nil, err
	}
	if b.ReportHeader, err = reportHeader(t, r, m); err != nil {
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
	b = &Book{Month: m, Authors: r.authors, numbered: make(map[int64]*MonthArticle), others: make(map[int64]*MonthArticle), rules: r}
	b.First, b.Last = r.dates(m)
	b.rates, b.Policy = r.inMonth(m).rates, r.inMonth(m).policy
	b.MonthArticles, err = monthArticles(t, r, asOf, inDates("$1", "$2"), b.First, b.Last.AddDays(1))
	for _, e := range b.MonthArticles {
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
		b.add(p.Line, lineSource{entered: p.entered, entry: p.entry, Payable: p.To})
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
	worked(t, string(m))
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

func (b *Book) add(line payroll.Line, from lineSource) {
	b.Lines = append(b.Lines, line)
	b.sources = append(b.sources, from)
}

// addDue adds the lines of the month's own articles and those entered for it.
func addDue(t *tx, b *Book, r rules) error {
	again, err := postedBefore(t, b)
	if err != nil {
		return err
	}
	for _, e := range b.MonthArticles {
		for _, line := range r.due(e) {
			if again[e.Number] {
				line.ID = inMonthID(line.ID, b.Month)
			}
			b.add(line, lineSource{Payable: r.payable(line.Payee, b.Month)})
		}
	}
	entered, err := enteredLinesOf(t, r.authors, r.asOf, `l.month = $1`, b.Month)
	if err != nil {
		return err
	}
	for _, e := range entered {
		if b.Month < r.begins {
			break
		}
		for _, line := range e.due() {
			b.add(line, lineSource{entered: e.number, Payable: r.payable(line.Payee, b.Month)})
		}
	}
	return nil
}

// inMonthID returns the ID of a line of an article that was posted in another month before:
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
			b.others[line.Article] = &MonthArticle{}
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
	articles, err := monthArticles(t, r, asOf, `a.id IN (SELECT article_id FROM posted_line WHERE month = $1)`, b.Month)
	for _, e := range articles {
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

// ReportHeader is what a workbook prints besides its figures: who the newsroom is and who
// signs for it, by the settings of a month, and the state of the ledger that the
// workbook was made from.
type ReportHeader struct {
	Unit       string // the newsroom's name
	Parent     string // cơ quan chủ quản
	BudgetUnit string // mã đơn vị quan hệ ngân sách
	TaxCode    string
	Address    string
	Phone      string
	Place      string // where papers are dated
	Account    string // that payments are made from
	Treasury   string // that has it

	Preparer   string // Người lập biểu
	Accountant string // Kế toán trưởng
	Manager    string // Thủ trưởng đơn vị

	Wording        payroll.Wording // how amounts are said in words
	TreasuryColumn string          // of Mẫu 09, NĐ 11/2020/NĐ-CP, that royalties stand in: "6" to "12"

	Head string    // the last seal: what verify --against takes
	At   time.Time // of the last event, UTC; the workbook has no other clock
}

// Day returns the day of the last event in Vietnam.
func (i *ReportHeader) Day() payroll.Date { return payroll.DateOf(i.At.In(payroll.Vietnam)) }

func reportHeader(t *tx, r rules, m payroll.Month) (i ReportHeader, err error) {
	for key, value := range map[string]*string{
		payroll.UnitName: &i.Unit, payroll.UnitParent: &i.Parent, payroll.UnitBudgetCode: &i.BudgetUnit, payroll.UnitTaxCode: &i.TaxCode,
		payroll.UnitAddress: &i.Address, payroll.UnitPhone: &i.Phone, payroll.UnitPlace: &i.Place, payroll.UnitAccount: &i.Account, payroll.UnitTreasury: &i.Treasury,
		payroll.SignPreparer: &i.Preparer, payroll.SignAccountant: &i.Accountant, payroll.SignManager: &i.Manager,
		payroll.WordThousand: &i.Wording.Thousand, payroll.WordZeroTens: &i.Wording.ZeroTens, payroll.TreasuryColumn: &i.TreasuryColumn,
	} {
		*value = r.Current(key, m)
	}
	var at string
	err = t.Get(`SELECT e.made_at, s.hash FROM event e JOIN seal s ON s.event_id = e.id ORDER BY e.id DESC LIMIT 1`, nil, &at, &i.Head)
	if err != nil {
		return i, err
	}
	i.At, err = time.Parse(time.RFC3339, at)
	return i, err
}
