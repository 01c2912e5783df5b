package ledger

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/shopspring/decimal"

	"nhuanbut/payroll"
)

// postedLine is a line of a closed month.
type postedLine struct {
	payroll.Line // its payee is whom the author turned out to be
	number       int64
	entered      int64
	entry        int64 // of the journal, 0 of 0 đồng
	payee        int64 // as it was posted
	owner        int64 // whose it is: another than the payee where it was paid while the two were merged
	account      string
}

// postedLines returns the lines of closed months of a condition, in the order in which they
// were posted.
func postedLines(t *tx, authors map[int64]Author, where string, args ...any) ([]postedLine, error) {
	var lines []postedLine
	query := `SELECT id, line_id, month, COALESCE(article_id, 0), COALESCE(entered_id, 0), COALESCE(entry_id, 0), author_id, account, role, kind,
  quantity, coefficient, unit, amount, photos, basis, adjusts, of_kind, of_month,
  owner_id, payee_id
FROM posted_line_now WHERE ` + where + ` ORDER BY id`
	err := t.Each(query, args, func(rows *sql.Rows) error {
		var p postedLine
		var owner, payee int64
		var bases string
		err := rows.Scan(&p.number, &p.ID, &p.Month, &p.Article, &p.entered, &p.entry, &p.payee, &p.account, &p.Role, &p.Kind,
			&p.Quantity, &p.Coefficient, &p.Unit, &p.Amount, &p.Photos, &bases, &p.Adjusts, &p.Of, &p.OfMonth,
			&owner, &payee)
		p.Bases = payroll.ParseBases(bases)
		p.Payee, p.owner = authors[payee].ID, authors[owner].ID
		lines = append(lines, p)
		return err
	})
	return lines, err
}

// group is what adjustments are made by: the money of one document for one payee, of
// one role and kind.
type group struct {
	payee int64
	role  payroll.Role
	kind  payroll.Kind
}

func groupOf(line payroll.Line) group {
	if line.Kind == payroll.AdjustmentKind {
		return group{line.Payee, line.Role, line.Of}
	}
	return group{line.Payee, line.Role, line.Kind}
}

// document is an article or an entered line: what it gives now, and what was posted
// for it in closed months.
type document struct {
	name    string // in the IDs of its adjustments
	article int64
	entered int64
	due     []payroll.Line // nothing where it is of an open month, whose own lines they are
	posted  []postedLine
}

// adjustment is a line that makes good a difference, with the account that it is in.
type adjustment struct {
	payroll.Line
	payable
}

// difference is what stands for one group of a document: what it was posted with and
// what is due.
type difference struct {
	first  payroll.Line // what an adjustment refers to
	bases  payroll.Bases
	due    payroll.Dong
	posted []amountIn // by account, in the order in which they were first posted to
}

type amountIn struct {
	payable
	amount payroll.Dong
}

func (d *difference) post(p postedLine) {
	in := payable{p.account, p.payee}
	for i := range d.posted {
		if d.posted[i].payable == in {
			d.posted[i].amount += p.Amount
			return
		}
	}
	d.posted = append(d.posted, amountIn{in, p.Amount})
}

// settle says what goes to which account so that what is due is what is posted. What is
// taken back is taken from the accounts that hold it, the last one first; what is added
// goes to an account that holds something already, else to otherwise.
func (d *difference) settle(otherwise payable) []amountIn {
	rest := d.due
	for _, in := range d.posted {
		rest -= in.amount
	}
	var changes []amountIn
	for i := len(d.posted) - 1; i >= 0 && rest != 0; i-- {
		in := d.posted[i]
		switch {
		case in.amount == 0:
		case (in.amount > 0) == (rest > 0): // more of the same
			return append(changes, amountIn{in.payable, rest})
		case max(in.amount, -in.amount) >= max(rest, -rest):
			return append(changes, amountIn{in.payable, rest})
		default:
			changes = append(changes, amountIn{in.payable, -in.amount})
			rest += in.amount
		}
	}
	if rest != 0 {
		changes = append(changes, amountIn{otherwise, rest})
	}
	return changes
}

// adjust gives the lines that make what is posted for a document what is due, in the
// earliest open month: nothing where it is so already.
func (r rules) adjust(d document) (lines []adjustment) {
	m := r.Closed.Open()
	var order []group
	of := make(map[group]*difference)
	in := func(line payroll.Line) *difference {
		g := groupOf(line)
		if of[g] == nil {
			order = append(order, g)
			of[g] = &difference{first: line}
		}
		of[g].bases = line.Bases
		return of[g]
	}
	for _, p := range d.posted {
		line := p.Line
		line.Payee = p.owner
		in(line).post(p)
	}
	for _, line := range d.due {
		in(line).due += line.Amount
	}
	for _, g := range order {
		for _, change := range of[g].settle(r.payable(g.payee, m)) {
			lines = append(lines, adjustment{d.line(m, len(lines)+1, g, of[g], change.amount), change.payable})
		}
	}
	return lines
}

// line returns the document's nth adjustment in a month.
func (d *document) line(m payroll.Month, n int, g group, of *difference, amount payroll.Dong) payroll.Line {
	one := decimal.NewFromInt(1)
	line := payroll.Line{
		ID: fmt.Sprintf("J%s-%d/%s", d.name, n, m), Month: m, Article: d.article, Payee: g.payee, Role: g.role, Kind: payroll.AdjustmentKind,
		Quantity: one, Coefficient: one, Unit: amount.Decimal(), Amount: amount, Bases: of.bases,
		Adjusts: of.first.ID, Of: g.kind, OfMonth: of.first.Month,
	}
	if of.first.Kind == payroll.AdjustmentKind {
		line.Adjusts, line.OfMonth = of.first.Adjusts, of.first.OfMonth
	}
	return line
}

// document returns the article as adjustments see it.
func (r rules) document(e *MonthArticle, posted []postedLine) document {
	d := document{name: itoa(e.Number), article: e.Number, posted: posted}
	switch {
	case e.Published == "" || !r.Closed.Closed(r.calendar.MonthOf(e.Published)):
	case len(posted) > 0:
		d.due = r.worth(e)
	default:
		d.due = r.due(e)
	}
	return d
}

// Adjustments returns the lines that the earliest open month has for what changed in closed
// ones, with that month; none where no month is closed.
func (l *Ledger) Adjustments(ctx context.Context) (m payroll.Month, lines []payroll.Line, err error) {
	err = l.read(ctx, func(t *tx) error {
		r, err := readRules(t)
		if err != nil || len(r.Closed) == 0 {
			return err
		}
		m = r.Closed.Open()
		b := &Book{Month: m, others: make(map[int64]*MonthArticle)}
		err = addAdjustments(t, b, r)
		lines = b.Lines
		return err
	})
	return m, lines, err
}

// addAdjustments adds to the earliest open month what changed in closed ones since the
// last closing: articles that came late, changed, moved to another month or were
// approved, and lines that were entered or taken back.
func addAdjustments(t *tx, b *Book, r rules) error {
	last := r.Closed[len(r.Closed)-1]
	changed, args, err := changedSince(t, r, last)
	if err != nil {
		return err
	}
	entries, err := monthArticles(t, r, r.asOf, changed, args...)
	if err != nil {
		return err
	}
	posted, err := postedLinesOf(t, r, changed, args...)
	if err != nil {
		return err
	}
	for _, e := range entries {
		d := r.document(e, posted[e.Number])
		lines := r.adjust(d)
		if r.late(d, e) {
			b.Late = append(b.Late, e)
		}
		if r.begins == "" && len(lines) > 0 && len(d.posted) == 0 && r.calendar.MonthOf(e.Published) < r.Closed[0].Month {
			b.older = append(b.older, e)
		}
		for _, line := range lines {
			b.add(line.Line, source{payable: line.payable})
			if b.numbered[e.Number] == nil {
				b.others[e.Number] = e
			}
		}
	}
	if err := addMoved(t, b, r, entries); err != nil {
		return err
	}
	return adjustEnteredLines(t, b, r, last)
}

// late reports whether an article is of a closed month that it can still change.
func (r rules) late(d document, e *MonthArticle) bool {
	if e.Published == "" {
		return false
	}
	m := r.calendar.MonthOf(e.Published)
	return r.Closed.Closed(m) && (m >= r.begins || len(d.posted) > 0)
}

// changedSince returns the condition of the articles that may need adjusting: of a closed
// month, or posted in one, and changed since the last closing, or with a payee who has
// become a source or has ceased to be one, or older than the ledger was then.
func changedSince(t *tx, r rules, last payroll.Closing) (where string, args []any, err error) {
	before, err := authorsAsOf(t, last.Event)
	if err != nil {
		return "", nil, err
	}
	var turned []int64
	for id, a := range r.authors {
		was, ok := before[id]
		if ok && (was.Kind == payroll.Source) != (a.Kind == payroll.Source) {
			turned = append(turned, id)
		}
	}
	changed := `(v.event_id > $2 OR a.id IN (SELECT article_id FROM hold WHERE event_id > $2
  UNION SELECT h.article_id FROM hold h JOIN hold_settled s ON s.hold_id = h.id WHERE s.event_id > $2
  UNION SELECT article_id FROM article_same WHERE event_id > $2)`
	if len(turned) > 0 {
		changed += ` OR v.id IN (SELECT version_id FROM article_payee WHERE author_id IN (` + numbers(turned) + `))`
	}
	args = []any{last.Event, last.Last.AddDays(1)}
	if then := r.SetUpTo(last.Event).FirstMonth(); then != "" && then != r.begins {
		begun, _ := r.dates(then)
		changed += ` OR v.published < $4`
		args = append(args, begun)
	}
	args = append(args, last.Month)
	return changed + fmt.Sprintf(`) AND ((v.published <> '' AND v.published < $3) OR a.id IN (SELECT article_id FROM posted_line WHERE month <= $%d))`, len(args)+1), args, nil
}

// postedLinesOf returns the posted lines of the articles of a condition whose last argument is the
// last closed month, by article.
func postedLinesOf(t *tx, r rules, where string, args ...any) (map[int64][]postedLine, error) {
	last := len(args) + 1
	lines, err := postedLines(t, r.authors,
		fmt.Sprintf(`month <= $%d AND article_id IN (SELECT a.id`, last)+versions+standingAt(r.asOf)+where+`)`, append([]any{r.asOf}, args...)...)
	of := make(map[int64][]postedLine)
	for _, p := range lines {
		of[p.Article] = append(of[p.Article], p)
	}
	return of, err
}

// adjustEnteredLines adds what entered lines of closed months give otherwise than posted.
func adjustEnteredLines(t *tx, b *Book, r rules, last payroll.Closing) error {
	entered, err := enteredLinesOf(t, r.authors, r.asOf, `l.month <= $2`, last.Month)
	if err != nil {
		return err
	}
	posted, err := postedLines(t, r.authors, `entered_id IS NOT NULL AND month <= $1`, last.Month)
	if err != nil {
		return err
	}
	of := make(map[int64][]postedLine)
	for _, p := range posted {
		of[p.entered] = append(of[p.entered], p)
	}
	for _, e := range entered {
		due := e.due()
		if e.Month < r.begins && len(of[e.number]) == 0 {
			due = nil
		}
		for _, line := range r.adjust(document{name: e.ID, entered: e.number, due: due, posted: of[e.number]}) {
			b.add(line.Line, source{entered: e.number, payable: line.payable})
		}
	}
	return nil
}

// linesOfArticle returns an article's lines: those posted, then those of open months.
func linesOfArticle(t *tx, r rules, e *MonthArticle) ([]payroll.Line, error) {
	posted, err := postedLines(t, r.authors, `article_id = $1`, e.Number)
	if err != nil {
		return nil, err
	}
	return r.linesFrom(e, posted), nil
}

// linesFrom returns an article's lines of which some are posted.
func (r rules) linesFrom(e *MonthArticle, posted []postedLine) (lines []payroll.Line) {
	for _, p := range posted {
		lines = append(lines, p.Line)
	}
	d := r.document(e, posted)
	if d.due == nil && e.Published != "" && !r.Closed.Closed(r.calendar.MonthOf(e.Published)) {
		for _, line := range r.due(e) {
			if len(posted) > 0 {
				line.ID = inMonthID(line.ID, line.Month)
			}
			lines = append(lines, line)
		}
	}
	if len(r.Closed) > 0 {
		for _, a := range r.adjust(d) {
			lines = append(lines, a.Line)
		}
	}
	return lines
}
