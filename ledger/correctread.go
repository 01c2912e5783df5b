package ledger

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// corrector takes back one workbook. It is an importer of a file whose rows are articles
// that the ledger has.
type corrector struct {
	importer
	list     importer // that rows somebody added are refused in: a list takes them later
	returned *cms.Returned
	file     string // without its folder
	now      rules
	book     *Book                    // the month as the workbook shows it
	parts    map[int64]*payroll.Parts // of its articles, by their number
	lines    map[string]payroll.Line

	rowsOf         map[int64][]int // of articles
	touched        []touchedRow
	agreed         []agreedRow          // where something stands as refused
	refusedOf      map[int64]bool       // articles of which a row is refused
	changedAmounts map[cms.Detail][]int // rows where what is computed was changed by hand
}

// touchedRow is a row that differs from what was written.
type touchedRow struct {
	row     cms.ReturnedRow
	article *MonthArticle // as it was written
	changes []fieldChange
}

// fieldChange is a field that differs from what was written. Status, note and hold are
// fields without a column of their own.
type fieldChange struct {
	key     string
	column  payroll.Column // Extra for status, note and hold
	was, is string         // canonical
	shown   string         // as the cell has it
	held    *payroll.Error // why the article is held then, nil elsewhere
}

const (
	statusField = "status"
	noteField   = "note"
	holdField   = "hold" // what an editor wrote beside the row, or struck through
)

// sumParts adds up what the workbook shows of each article and line.
func (c *corrector) sumParts() {
	c.parts, c.lines = make(map[int64]*payroll.Parts), make(map[string]payroll.Line)
	for _, line := range c.book.Lines {
		if c.book.MonthArticle(line.Article) == nil {
			c.lines[line.ID] = line
			continue
		}
		if c.parts[line.Article] == nil {
			c.parts[line.Article] = new(payroll.Parts)
		}
		c.parts[line.Article].Add(line)
	}
}

// row judges one row of the sheet.
func (c *corrector) row(row *cms.ReturnedRow) error {
	switch row.Kind {
	case cms.ReturnedAdded:
		return c.refuseAdded(row)
	case cms.ReturnedLine:
		var p payroll.Parts
		p.Add(c.lines[row.Ref])
		c.judgeAmounts(row, amountsOf(nil, p))
		return nil
	}
	c.count.Rows++
	e := c.book.MonthArticle(row.Article.Number)
	c.rowsOf[e.Number] = append(c.rowsOf[e.Number], row.At.Row)
	changes, refused := c.compare(e, row)
	switch {
	case refused != nil:
		return c.refuseRow(e, refused)
	case len(changes) > 0:
		c.touched = append(c.touched, touchedRow{*row, e, changes})
		return nil
	}
	c.judgeAmounts(row, c.written(e))
	c.unchanged(e, row)
	return nil
}

// unchanged counts a row that says nothing new.
func (c *corrector) unchanged(e *MonthArticle, row *cms.ReturnedRow) {
	c.count.Unchanged++
	if len(c.history.refused.list) > 0 {
		c.agreed = append(c.agreed, agreedRow{e, row.At})
	}
}

// agreedRow is a row that says what the ledger has.
type agreedRow struct {
	article *MonthArticle
	at      cms.Position
}

// takeAgreed settles what was refused of rows that now say what the ledger has, or are
// refused for another reason.
func (c *corrector) takeAgreed() error {
	for _, row := range c.agreed {
		if !c.refusedOf[row.article.Number] {
			c.history.refused.take(c.file, &cms.Row{At: row.at, Record: row.article.Record})
		}
	}
	if err := c.settleRefusals(); err != nil {
		return err
	}
	c.list.fileID = c.fileID
	err := c.list.settleRefusals()
	c.fileID = c.list.fileID
	return err
}

// compare gives the fields of a row that differ from what was written, or why it is refused.
func (c *corrector) compare(e *MonthArticle, row *cms.ReturnedRow) (changes []fieldChange, refused *cms.CellError) {
	if row.Err != nil {
		return nil, row.Err
	}
	inputs := e.Inputs(e.Record, e.Royalty, c.book.Policy)
	add := func(d cms.Detail, column payroll.Column) {
		is := row.Values[column]
		if !c.returned.Has(d) || is == inputs[column] {
			return
		}
		if was := normal(column, inputs[column]); was != is {
			changes = append(changes, fieldChange{key: column.Key(), column: column, was: was, is: is, shown: is})
		}
	}
	for d := range cms.Detail(cms.DetailCount) {
		switch {
		case d.Column() != payroll.Extra:
			add(d, d.Column())
		case d == cms.DetailAuthors && row.People != cms.PeopleCell(&inputs, c.returned.PhotosBy, c.returned.SharesAre):
			add(d, payroll.Authors)
			add(d, payroll.PhotoAuthors)
			add(d, payroll.Shares)
		case d == cms.DetailStatus:
			change, reason := c.status(e, row)
			if reason != nil {
				return nil, &cms.CellError{At: row.At, Column: c.returned.Header(d), Value: row.Status, Reason: reason}
			}
			changes = append(changes, change...)
		case d == cms.DetailNote:
			changes = append(changes, c.note(e, row)...)
		}
	}
	for _, reason := range row.Held {
		what := fmt.Sprint(reason.Fact("text"))
		changes = append(changes, fieldChange{key: holdField, column: payroll.Extra, is: what, shown: what, held: reason})
	}
	return changes, nil
}

// normal returns a stored value as the cell that shows it is read back.
func normal(c payroll.Column, stored string) string {
	switch c.Form() {
	case payroll.Coefficient, payroll.Count, payroll.Money:
		return stored
	case payroll.Several:
		stored = payroll.SpellSeveral(stored)
	}
	if read, reason := value.Parse(c, stored, value.DatesDMY); reason == nil {
		return read
	}
	return stored
}

// status returns the change of a status; a blank cell is a status that nobody has decided.
func (c *corrector) status(e *MonthArticle, row *cms.ReturnedRow) ([]fieldChange, *payroll.Error) {
	if payroll.TextKey(row.Status) == payroll.TextKey(c.returned.Statuses[e.Status]) {
		return nil, nil
	}
	is, known := c.returned.StatusOf(row.Status)
	if !known {
		is = c.now.inMonth(c.returned.Month).words.Resolve("", row.Status)
	}
	if _, settable := is.Decision(); !settable {
		return nil, payroll.Refuse(payroll.BadStatus, "status", row.Status)
	}
	if is == e.Status {
		return nil, nil
	}
	return []fieldChange{{key: statusField, column: payroll.Extra, was: string(e.Status), is: string(is), shown: row.Status}}, nil
}

// note returns the change of what an editor wrote beside an article. One that decides about
// money holds it.
func (c *corrector) note(e *MonthArticle, row *cms.ReturnedRow) []fieldChange {
	note := noteOf(row.Note, row.Article.Remark)
	if note == e.Note {
		return nil
	}
	change := fieldChange{key: noteField, column: payroll.Extra, was: e.Note, is: note, shown: row.Note}
	if cms.NoteDecides(note) {
		change.held = c.returned.HoldForNote(note)
	}
	return []fieldChange{change}
}

// noteOf returns what an editor wrote in a note, beside what the program wrote there.
func noteOf(cell, remark string) string {
	cell, remark = payroll.OneLine(cell), payroll.OneLine(remark)
	if rest, ok := strings.CutPrefix(cell, remark); ok {
		return strings.TrimLeft(rest, "; ")
	}
	return cell
}

// refuseRow refuses what a row says of an article.
func (c *corrector) refuseRow(e *MonthArticle, refused *cms.CellError) error {
	c.refusedOf[e.Number] = true
	return c.refuse(&cms.Row{At: refused.At, Record: e.Record}, refused)
}

// refuseAdded refuses a row that somebody added: an article comes in a list.
func (c *corrector) refuseAdded(row *cms.ReturnedRow) error {
	record := row.Values
	record[payroll.ID] = row.Ref
	c.count.Rows++
	c.list.fileID = c.fileID
	err := c.list.refuse(&cms.Row{At: row.At, Record: record},
		&cms.CellError{At: row.At, Column: c.returned.Header(cms.DetailID), Value: row.Ref, Reason: payroll.Refuse(CorrectionAdded)})
	c.fileID = c.list.fileID
	c.done.Refused, c.list.done.Refused = append(c.done.Refused, c.list.done.Refused...), nil
	return err
}

// judgeAmounts finds what is computed and was changed by hand: what the row shows is
// neither what was written nor what it comes to now. A formula reckons with what the
// editor changed in its row.
func (c *corrector) judgeAmounts(row *cms.ReturnedRow, written amounts, now ...amounts) {
	for d := range cms.Detail(cms.DetailCount) {
		a := row.Amounts[d]
		if !d.Computed() || !c.returned.Has(d) || a.Formula && (!a.Value.Valid || len(now) > 0) {
			continue
		}
		const places = 6 // of a price; amounts have none
		is := func(of amounts) bool { return of[d].Round(places).Equal(a.Value.Decimal.Round(places)) }
		unreadable := !a.Value.Valid && a.Shown != ""
		if unreadable || !is(written) && !slices.ContainsFunc(now, is) {
			c.changedAmounts[d] = append(c.changedAmounts[d], row.At.Row)
		}
	}
}

// amounts are what a row shows of what is computed.
type amounts [cms.DetailCount]decimal.Decimal

// written returns what the workbook shows of an article.
func (c *corrector) written(e *MonthArticle) amounts {
	p := c.parts[e.Number]
	if p == nil {
		p = new(payroll.Parts)
	}
	return amountsOf(e, *p)
}

// amountsOf returns the amounts of parts, and of the article that they are of, which may be nil.
func amountsOf(e *MonthArticle, p payroll.Parts) (a amounts) {
	for d, amount := range map[cms.Detail]payroll.Dong{
		cms.DetailTextPart: p.Text, cms.DetailPhotoPart: p.Photo, cms.DetailRoyalty: p.Text + p.Photo,
		cms.DetailEncouragement: p.Encouragement, cms.DetailOther: p.Other, cms.DetailTotal: p.Gross(),
	} {
		a[d] = amount.Decimal()
	}
	if e != nil {
		a[cms.DetailUnpaid] = e.UnpaidAmount(e.Royalty, e.Err).Decimal()
		if !e.Royalty.LumpSum {
			a[cms.DetailUnit] = e.Royalty.Unit
		}
	}
	return a
}
