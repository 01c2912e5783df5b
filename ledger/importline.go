package ledger

import (
	"fmt"
	"strings"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// RowNotLine refuses to enter as a line a refused row that is an article, or that nobody
// refuses any more. Facts: row.
const RowNotLine payroll.Code = "row-not-line"

// Lines returns how many rows were entered as lines.
func (done *Imported) Lines() (n int) {
	for _, f := range done.Files {
		n += f.Lines
	}
	return n
}

// proposal is a row of a list as the line that it is to be entered as. It stands as the
// facts of cms.RowIsLine.
type proposal struct {
	kind    payroll.Kind
	amount  payroll.Dong // signed
	author  string       // "" where the row names nobody, or several
	month   payroll.Month
	role    payroll.Role
	missing bool // a fact is missing
}

// propose works out the line that a row is to be entered as, and puts it into the reason
// that refuses the row.
func (im *importer) propose(row *cms.Row) (proposal, error) {
	p := proposal{kind: row.Line.Kind, role: row.Line.Role, amount: row.Line.Amount}
	if people := payroll.ParsePeople(row.Record[payroll.Authors], ""); len(people) == 1 {
		p.author = people[0].Name
	}
	r, err := im.rulesOnce()
	if err != nil {
		return p, err
	}
	if published := row.Record.PublishedOn(); published != "" {
		p.month = im.calendar.MonthOf(published)
		if p.amount == 0 {
			p.amount = -r.royaltyOf(&row.Record, p.month)
		}
		if r.Closed.Closed(p.month) {
			p.month = r.Closed.Open()
		}
	}
	p.missing = p.author == "" || p.month == "" || p.amount == 0
	row.Err.Reason = payroll.Refuse(cms.RowIsLine, "kind", string(p.kind), "amount", int(p.amount), "author", p.author, "month", string(p.month), "role", string(p.role))
	return p, nil
}

// rulesOnce returns the rules as they were when the import began.
func (im *importer) rulesOnce() (rules, error) {
	if im.asItBegan == nil {
		r, err := readRules(im.tx)
		if err != nil {
			return r, err
		}
		im.asItBegan = &r
	}
	return *im.asItBegan, nil
}

// royaltyOf returns what an article of a record would earn, 0 where that cannot be worked out.
func (r rules) royaltyOf(record *payroll.Record, m payroll.Month) payroll.Dong {
	a, err := payroll.NewArticle(record)
	if err != nil {
		return 0
	}
	royalty, err := a.Royalty(r.inMonth(m).policy, r.inMonth(m).rates)
	if err != nil {
		return 0
	}
	return royalty.Amount
}

// takeLine enters the line that a row is, where the user gave a basis for it; taken is
// false where the row is to be refused.
func (im *importer) takeLine(row *cms.Row, p proposal) (taken bool, err error) {
	if im.o.Basis == "" || p.missing {
		return false, nil
	}
	n := NewLine{Month: p.month, Author: p.author, Kind: p.kind, Role: p.role, Amount: p.amount, Basis: im.o.Basis}
	if n.check() != nil {
		return false, nil
	}
	number, err := im.storeRefused(row, row.Err)
	if err != nil {
		return false, err
	}
	author, isNew, err := findOrAddAuthor(im.tx, p.author)
	if err != nil || author.Kind == payroll.Source {
		return false, err
	}
	if isNew {
		im.done.NewAuthors = append(im.done.NewAuthors, author.Name)
	}
	line, err := enterLine(im.tx, n, author)
	if err != nil {
		return false, err
	}
	im.count.Lines++
	return true, settleRefused(im.tx, number, "taken", lineReason+line.ID)
}

// lineReason begins the reason of a refused row that was entered as a line.
const lineReason = "line "

// settledBefore reports whether somebody has waived a row for what refuses it, or entered
// it as a line: it is not refused again. Rows that say the same are counted.
func (im *importer) settledBefore(row *cms.Row) (bool, error) {
	args, err := factsJSON(row.Err.Reason.Facts)
	if err != nil {
		return false, err
	}
	place := ""
	if row.Record.PublishedOn() == "" {
		place = im.history.file
	}
	key := fmt.Sprintf("%q %q %q %q %q %q %q", place, row.Record[payroll.ID], row.Record[payroll.Title], row.Record.PublishedOn(), row.Err.Column, row.Err.Value, args)
	settled, known := im.settledRows[key]
	if !known {
		err := im.tx.Get(`SELECT COUNT(*) FROM refused_row r WHERE r.source = $1 AND r.cms_id = $2 AND r.title = $3 AND r.published_on = $4 AND r.header = $5 AND r.value = $6
  AND r.code = $7 AND r.args = $8 AND (r.published_on <> '' OR r.path = $9)
  AND EXISTS (SELECT 1 FROM refused_settled s WHERE s.refused_id = r.id AND (s.how = 'waived' OR s.how = 'taken' AND s.reason LIKE $10))`,
			[]any{im.o.Source, row.Record[payroll.ID], row.Record[payroll.Title], row.Record.PublishedOn(), row.Err.Column, row.Err.Value,
				row.Err.Reason.Code, args, im.history.file, lineReason + "%"}, &settled)
		if err != nil {
			return false, err
		}
	}
	if im.settledRows == nil {
		im.settledRows = make(map[string]int)
	}
	im.settledRows[key] = settled - 1
	return settled > 0, nil
}

// refusedRowOf returns the refused row that a line is to be entered for, with what it proposes where the
// line leaves that open.
func refusedRowOf(t *tx, n *NewLine) (id int64, err error) {
	id, ok := refusedNumber(strings.TrimSpace(n.For))
	if !ok {
		return 0, payroll.Refuse(RowNotLine, "row", n.For)
	}
	var args string
	err = t.Get(`SELECT r.args FROM refused_row r WHERE `+refusedAt(payroll.LatestEvent)+` AND r.id = $1 AND r.code = $2`, []any{id, cms.RowIsLine}, &args)
	if isNoRow(err) {
		return 0, payroll.Refuse(RowNotLine, "row", n.For)
	}
	if err != nil {
		return 0, err
	}
	reason, err := reasonOf(cms.RowIsLine, args)
	if err != nil {
		return 0, err
	}
	p := proposalOf(reason)
	if n.Kind == "" {
		n.Kind = p.kind
	}
	if n.Role == "" && n.Kind == p.kind {
		n.Role = p.role
	}
	if n.Amount == 0 {
		n.Amount = p.amount
	}
	if n.Author == "" {
		n.Author = p.author
	}
	if n.Month == "" {
		n.Month = p.month
	}
	return id, nil
}

// proposalOf reads the facts of cms.RowIsLine.
func proposalOf(reason *payroll.Error) (p proposal) {
	text := func(name string) string {
		s, _ := reason.Fact(name).(string)
		return s
	}
	p.kind, p.role = payroll.Kind(text("kind")), payroll.Role(text("role"))
	p.author, p.month = text("author"), payroll.Month(text("month"))
	if n, ok := reason.Fact("amount").(int); ok {
		p.amount = payroll.Dong(n)
	}
	return p
}
