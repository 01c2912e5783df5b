package ledger

import (
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/store"
	"nhuanbut/payroll"
)

// settle finds the rows whose changes are to be made. It refuses those of an article that
// several rows say differently, and those of one that the ledger has otherwise by now.
func (c *corrector) settle() (valid []touchedRow, err error) {
	now, err := c.touchedNow()
	if err != nil {
		return nil, err
	}
	of := make(map[int64][]*touchedRow)
	for i := range c.touched {
		n := c.touched[i].article.Number
		of[n] = append(of[n], &c.touched[i])
	}
	for i := range c.touched {
		row := &c.touched[i]
		same := of[row.article.Number]
		refused := c.contradicted(row, same)
		if refused == nil && row != same[0] {
			c.count.Unchanged++
			continue // the same once more
		}
		if refused == nil {
			if refused, err = c.stale(row, now[row.article.Number]); err != nil {
				return nil, err
			}
		}
		switch {
		case refused != nil:
			err = c.refuseRow(row.article, refused)
		case len(row.changes) == 0: // the ledger has it already
			c.unchanged(row.article, &row.row)
		default:
			valid = append(valid, *row)
		}
		if err != nil {
			return nil, err
		}
	}
	return valid, nil
}

// touchedNow returns the articles of the touched rows as they stand, by their number.
func (c *corrector) touchedNow() (map[int64]*MonthArticle, error) {
	now := make(map[int64]*MonthArticle, len(c.touched))
	for some := range slices.Chunk(c.touched, statementIDs) {
		articles, err := monthArticles(c.tx, c.now, payroll.LatestEvent, `a.id IN (`+numbers(mapped(some, func(r touchedRow) int64 { return r.article.Number }))+`)`)
		if err != nil {
			return nil, err
		}
		for _, e := range articles {
			now[e.Number] = e
		}
	}
	return now, nil
}

// statementIDs is how many numbers one statement names.
const statementIDs = 1000

func mapped[T, U any](list []T, to func(T) U) []U {
	result := make([]U, len(list))
	for i, v := range list {
		result[i] = to(v)
	}
	return result
}

// contradicted refuses a row where another row of its article says something else.
func (c *corrector) contradicted(row *touchedRow, touched []*touchedRow) *cms.CellError {
	rows := c.rowsOf[row.article.Number]
	if len(rows) == 1 {
		return nil
	}
	differ := len(touched) < len(rows) || slices.ContainsFunc(touched, func(other *touchedRow) bool {
		return !slices.EqualFunc(other.changes, row.changes, func(a, b fieldChange) bool { return a.key == b.key && a.is == b.is })
	})
	if !differ {
		return nil
	}
	var others []string
	for _, n := range rows {
		if n != row.row.At.Row {
			others = append(others, strconv.Itoa(n))
		}
	}
	return c.refusal(row, row.changes[0], payroll.Refuse(CorrectionTwice, "rows", strings.Join(others, ", ")))
}

func (c *corrector) refusal(row *touchedRow, change fieldChange, reason *payroll.Error) *cms.CellError {
	return &cms.CellError{At: row.row.At, Column: c.header(change), Value: change.shown, Reason: reason}
}

// header returns the header of the column that a change stands in.
func (c *corrector) header(change fieldChange) string {
	d := cms.DetailAuthors
	switch change.key {
	case statusField:
		d = cms.DetailStatus
	case noteField:
		d = cms.DetailNote
	case holdField:
		return ""
	}
	for other := range cms.Detail(cms.DetailCount) {
		if change.column != payroll.Extra && other.Column() == change.column {
			d = other
		}
	}
	return c.returned.Header(d)
}

// stale leaves out of a row's changes those that the ledger has already, and refuses the
// row where the ledger has something else than what was written.
func (c *corrector) stale(row *touchedRow, now *MonthArticle) (*cms.CellError, error) {
	if now.Status == payroll.Same {
		return c.refusal(row, row.changes[0], payroll.Refuse(CorrectionSame, "article", now.Ref)), nil
	}
	var standing []fieldChange
	for _, change := range row.changes {
		if change.key == holdField {
			had, settled, err := heldFor(c.tx, hold{article: now.Number, reason: change.held})
			if err != nil {
				return nil, err
			}
			if !had {
				standing = append(standing, change)
			} else if !settled {
				c.sayHeld(row, change.held)
			}
			continue
		}
		current := c.current(now, change)
		switch {
		case current == change.is, change.column != payroll.Extra && now.Record[change.column] == change.is:
			continue
		case change.key == statusField && now.Status == payroll.Held:
			return c.refusal(row, change, payroll.Refuse(CorrectionHeld, "article", now.Ref)), nil
		case current != change.was:
			return c.refusal(row, change, payroll.Refuse(CorrectionStale, "written", c.spelled(change, change.was), "stored", c.spelled(change, current))), nil
		}
		standing = append(standing, change)
	}
	row.changes = standing
	return nil, nil
}

// sayHeld says that a row's article is held.
func (c *corrector) sayHeld(row *touchedRow, reason *payroll.Error) {
	c.count.Held++
	c.done.Held = append(c.done.Held, HeldRow{At: row.row.At, Article: row.article.Ref, Reason: reason})
}

// hold holds a row's article for what its changes say.
func (c *corrector) hold(row *touchedRow) error {
	for _, change := range row.changes {
		if change.held == nil {
			continue
		}
		h := hold{article: row.article.Number, reason: change.held}
		had, settled, err := heldFor(c.tx, h)
		if err == nil && !had {
			err = addHold(c.tx, h)
		}
		if err != nil {
			return err
		}
		if !settled {
			c.sayHeld(row, change.held)
		}
	}
	return nil
}

// current returns what an article has now where a change wants something else.
func (c *corrector) current(now *MonthArticle, change fieldChange) string {
	switch change.key {
	case statusField:
		return string(now.Status)
	case noteField:
		return now.Note
	}
	var m payroll.Month
	if now.Published != "" {
		m = c.calendar.MonthOf(now.Published)
	}
	inputs := now.Inputs(now.Record, now.Royalty, c.now.inMonth(m).policy)
	return normal(change.column, inputs[change.column])
}

// spelled returns a value as the workbook writes it.
func (c *corrector) spelled(change fieldChange, value string) string {
	switch {
	case change.key == statusField:
		return c.returned.Statuses[payroll.Status(value)]
	case change.column == payroll.Extra || change.column.Form() != payroll.Coefficient || c.returned.Language != "vi":
		return payroll.SpellSeveral(value)
	}
	return strings.Replace(value, ".", ",", 1)
}

// apply makes the changes of a row; refused is why a row cannot be made to stand.
func (c *corrector) apply(row *touchedRow) (refused *cms.CellError, err error) {
	id, reason := row.article.Number, c.file
	fields := make(map[payroll.Column]string)
	var note *string
	for _, change := range row.changes {
		switch change.key {
		case statusField:
			words, _ := payroll.Status(change.is).Decision()
			maps.Copy(fields, words)
		case holdField:
		case noteField:
			note = &change.is
			reason = strings.TrimRight(c.file+": "+change.is, ": ")
		default:
			fields[change.column] = change.is
		}
	}
	if len(fields) > 0 || note != nil {
		if refused, err := c.revise(row, fields, reason); refused != nil || err != nil {
			return refused, err
		}
	}
	if err := c.importer.begin(); err != nil {
		return nil, err
	}
	if note != nil {
		if err := addArticleNote(c.tx, id, *note); err != nil {
			return nil, err
		}
	}
	c.count.Changed++
	if err := c.hold(row); err != nil {
		return nil, err
	}
	return nil, c.taken(id, &cms.Row{At: row.row.At, Record: row.article.Record})
}

// revise makes a new version of a row's article with fields set.
func (c *corrector) revise(row *touchedRow, fields map[payroll.Column]string, reason string) (refused *cms.CellError, err error) {
	id := row.article.Number
	v, err := articleVersion(c.tx, id)
	if err != nil {
		return nil, err
	}
	next := v.Set(fields)
	people, err := payeesInRecord(c.tx, &next.Record, &v, c.authors)
	var unknown *payroll.Error
	if errors.As(err, &unknown) && unknown.Code != store.LedgerBusy {
		return &cms.CellError{At: row.row.At, Column: c.returned.Header(cms.DetailAuthors), Value: next.Record[refusedColumn(err)], Reason: unknown}, nil
	}
	if err != nil {
		return nil, err
	}
	if err := c.importer.begin(); err != nil {
		return nil, err
	}
	added, err := settlePayees(c.importer.tx, people, c.authors)
	if err != nil {
		return nil, err
	}
	c.done.NewAuthors = append(c.done.NewAuthors, added...)
	return nil, addArticleVersion(c.tx, id, next, people, origin{name: "set", file: c.fileID, sheet: row.row.At.Sheet, row: row.row.At.Row, reason: reason})
}

// finish makes the changes and says what came of them.
func (c *corrector) finish() (Corrected, error) {
	valid, err := c.settle()
	if err != nil {
		return Corrected{}, err
	}
	ids := mapped(valid, func(r touchedRow) int64 { return r.article.Number })
	before, err := readWorths(c.tx, c.now, ids)
	if err != nil {
		return Corrected{}, err
	}
	var made []touchedRow
	for i := range valid {
		refused, err := c.apply(&valid[i])
		if err == nil && refused != nil {
			err = c.refuseRow(valid[i].article, refused)
		} else if err == nil {
			made = append(made, valid[i])
		}
		if err != nil {
			return Corrected{}, err
		}
	}
	if err := c.takeAgreed(); err != nil {
		return Corrected{}, err
	}
	r, err := readRules(c.tx)
	if err != nil {
		return Corrected{}, err
	}
	after, err := readWorths(c.tx, r, ids)
	if err != nil {
		return Corrected{}, err
	}
	done := c.sum(r, made, before, after)
	c.warn()
	if err := c.keepWarnings(); err != nil {
		return Corrected{}, err
	}
	c.done.Files = []ImportedFile{*c.count}
	done.Imported = c.done
	return done, nil
}

// sum lists the corrections with what the articles gave and give.
func (c *corrector) sum(r rules, made []touchedRow, before, after map[int64]worth) Corrected {
	done := Corrected{Month: c.returned.Month, Corrections: []Correction{}, Open: r.Closed.Open()}
	for _, row := range made {
		was, is := before[row.article.Number], after[row.article.Number]
		c.judgeAmounts(&row.row, c.written(row.article), amountsOf(is.article, is.parts))
		done.Articles++
		done.Old += was.amount
		done.New += is.amount
		one := Correction{
			Article: row.article.Ref, Title: row.article.Title, Row: row.row.At.Row, OldAmount: was.amount, NewAmount: is.amount,
			Period: is.month, Adjusts: was.adjusts || is.adjusts,
		}
		if one.Period == "" {
			one.Period = was.month
		}
		if one.Adjusts {
			one.Period = done.Open
			done.Adjusted += is.amount - was.amount
		}
		for _, change := range row.changes {
			one.Field, one.Old, one.New = change.key, change.was, change.is
			done.Corrections = append(done.Corrections, one)
		}
	}
	return done
}

// warn says what of the workbook is not taken.
func (c *corrector) warn() {
	say := func(rows []int, column string, reason *payroll.Error) {
		slices.Sort(rows)
		c.done.Warnings = append(c.done.Warnings, &cms.Warning{Path: c.count.Path, Sheet: c.count.Sheet, Rows: rows, Column: column, Reason: reason})
	}
	for _, d := range slices.Sorted(maps.Keys(c.changedAmounts)) {
		say(c.changedAmounts[d], c.returned.Header(d), payroll.Refuse(payroll.AmountsNotTaken))
	}
	c.returned.Others(func(name string, rows []int) {
		say(slices.Clone(rows), name, payroll.Refuse(payroll.ColumnNotTaken))
	})
	if said, rows := c.returned.Comments(); len(rows) > 0 {
		say(slices.Clone(rows), "", payroll.Refuse(cms.CommentsQuoted, "comments", strings.Join(said, "; ")))
	}
	if gone := c.returned.Removed(); len(gone) > 0 {
		say(nil, "", payroll.Refuse(payroll.RowsRemoved, "count", len(gone), "articles", gone))
	}
}
