package ledger

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/store"
	"nhuanbut/payroll"
)

// row takes in one row. An error is a failure of the database; what is wrong with
// the row refuses it.
func (im *importer) row(row *cms.Row) error {
	if row.Sample {
		im.done.Samples++
		im.count.Skipped++
		return nil
	}
	published := row.Record.PublishedOn()
	if im.o.Month != "" && (published == "" || im.calendar.MonthOf(published) != im.o.Month) && (row.Err == nil || row.Line != nil) {
		im.count.Skipped++
		return nil
	}
	im.count.Rows++
	if published != "" {
		im.months[im.calendar.MonthOf(published)] = true
		im.history.months[im.calendar.MonthOf(published)] = true
	}
	im.weighUnitPrice(row)
	f, err := im.identifyRow(row)
	if row.Err != nil {
		if f.ok && row.Line == nil {
			im.markListed(f.id) // refused, but not missing
		}
		return im.refuseRow(row)
	}
	if err == nil {
		err = im.take(row, f)
	}
	return im.orRefuse(row, err)
}

// orRefuse refuses a row for what is wrong with it; other errors are failures.
func (im *importer) orRefuse(row *cms.Row, err error) error {
	var refusal *payroll.Error
	if errors.As(err, &refusal) && refusal.Code != store.LedgerBusy {
		column := refusedColumn(err)
		row.Err = &cms.CellError{At: row.At, Column: column.Header(), Value: row.Record[column], Reason: refusal}
		return im.refuseRow(row)
	}
	if err != nil {
		return fmt.Errorf("%s, %d: %w", row.At.Path, row.At.Row, err)
	}
	return nil
}

// identifyRow finds the article of a row; the rows of several versions are of one.
func (im *importer) identifyRow(row *cms.Row) (rowMatch, error) {
	if im.several != nil {
		return *im.several, nil
	}
	return im.search().identify(&row.Record)
}

// take stores a row as what it was found to be.
func (im *importer) take(row *cms.Row, f rowMatch) error {
	switch {
	case !f.ok:
		return im.add(row, f)
	case im.history.root(f.id) != f.id:
		return im.changeSame(row, f.storedArticle)
	}
	return im.change(row, f.storedArticle)
}

// refusedColumn returns the column that a refusal of the ledger is about: a cell of people, or
// what the article is known by.
func refusedColumn(err error) payroll.Column {
	var cell *cellError
	if errors.As(err, &cell) {
		return cell.column
	}
	return payroll.Title
}

// refuseRow refuses a row for row.Err, unless somebody has settled that before, or
// it is a line that can be entered.
func (im *importer) refuseRow(row *cms.Row) error {
	var p proposal
	if row.Line != nil {
		im.understandApart(row)
		var err error
		if p, err = im.propose(row); err != nil {
			return err
		}
	}
	if settled, err := im.settledBefore(row); settled || err != nil {
		if row.Line == nil {
			im.understandApart(row)
		}
		im.count.Unchanged++
		return err
	}
	if row.Line != nil {
		if taken, err := im.takeLine(row, p); taken || err != nil {
			return err
		}
	}
	return im.refuse(row, row.Err)
}

// refuse keeps a row as refused.
func (im *importer) refuse(row *cms.Row, e *cms.CellError) error {
	im.count.Refused++
	if row.Line == nil {
		im.understandApart(row)
	}
	number, err := im.keepRefused(row, e)
	refused := RefusedRow{CellError: e}
	if number != 0 {
		refused.ID = refusedRef(number)
	}
	im.done.Refused = append(im.done.Refused, refused)
	return err
}

// add stores a row as a new article, held where it could be a stored one.
func (im *importer) add(row *cms.Row, f rowMatch) error {
	v := payroll.Version{Number: 1, Record: row.Record, Override: payroll.Overridden{}}
	if f.claim != "" {
		v.Record[payroll.ID] = "" // another article has it
	}
	payees, err := im.payees(&v.Record, nil)
	if err != nil {
		return err
	}
	im.odd.see(row, payees)
	var id int64
	if err := im.tx.Get(`INSERT INTO article (source, slug_key, title_key, published_on) VALUES ($1, '', '', '') RETURNING id`,
		[]any{im.o.Source}, &id); err != nil {
		return err
	}
	if err := addArticleVersion(im.tx, id, v, payees, im.origin(row)); err != nil {
		return err
	}
	im.count.Added++
	im.see(id, row)
	im.understand(id, row, &v.Record, len(f.could) > 0)
	if im.several != nil {
		*im.several = rowMatch{storedArticle: storedArticle{id: id}, ok: true}
	}
	im.history.blankIDs = im.history.blankIDs || v.Record[payroll.ID] == ""
	im.history.zeroIDs = im.history.zeroIDs || strings.HasPrefix(v.Record[payroll.ID], "0")
	if len(f.twins) > 0 {
		im.twins = append(im.twins, twin{id, row.At, f.twins})
	}
	if err := im.doubt(id, row, f); err != nil {
		return err
	}
	return im.taken(id, row)
}

// change makes a new version of a stored article where the row differs from the
// last one imported.
func (im *importer) change(row *cms.Row, article storedArticle) error {
	v, err := articleVersion(im.tx, article.id)
	if err != nil {
		return err
	}
	before := v.Imported()
	after := im.history.takeRow(article, before, &row.Record, im.present)
	if first, ok := im.seen.row(article.id); ok && after != before && im.several == nil {
		return payroll.Refuse(TwiceInFile, "row", first)
	}
	if err := im.onOtherSheet(article.id, row, after != before); err != nil {
		return err
	}
	im.see(article.id, row)
	if after == before {
		im.count.Unchanged++
		im.understand(article.id, row, &v.Record, false)
		return errors.Join(im.unmarkMissing(article), im.taken(article.id, row))
	}
	next := v.TakeFile(after)
	payees, err := im.payees(&next.Record, &v)
	if err != nil {
		return err
	}
	im.odd.see(row, payees)
	if err := addArticleVersion(im.tx, article.id, next, payees, im.origin(row)); err != nil {
		return err
	}
	im.count.Changed++
	im.understand(article.id, row, &next.Record, false)
	return errors.Join(im.unmarkMissing(article), im.taken(article.id, row))
}

// unmarkMissing records that an article is in its list again, if it was missing.
func (im *importer) unmarkMissing(article storedArticle) error {
	if !article.missing {
		return nil
	}
	if err := im.begin(); err != nil {
		return err
	}
	return setMissing(im.tx, article.id, false)
}

func setMissing(t *tx, article int64, missing bool) error {
	_, err := t.Exec(`INSERT INTO article_missing (event_id, article_id, missing) VALUES ($1, $2, $3)`, t.EventID, article, missing)
	return err
}

func (im *importer) see(article int64, row *cms.Row) {
	im.seen.see(article, row.At.Row)
	im.markListed(article)
}

// markListed remembers, if the files are a whole list, that the list has an article.
func (im *importer) markListed(article int64) {
	if im.o.Whole {
		im.everSeen.see(article, 1)
	}
}

func (im *importer) origin(row *cms.Row) origin {
	return origin{name: "import", file: im.fileID, sheet: row.At.Sheet, row: row.At.Row}
}

// payees returns the people of a record that is to be stored; the names that are new are
// reported.
func (im *importer) payees(r *payroll.Record, before *payroll.Version) ([]payee, error) {
	people, err := payeesInRecord(im.tx, r, before, im.authors)
	if err != nil {
		return nil, err
	}
	if err := im.begin(); err != nil {
		return nil, err
	}
	added, err := settlePayees(im.tx, people, im.authors)
	im.done.NewAuthors = append(im.done.NewAuthors, added...)
	return people, err
}

// laterRow is a row that was found as an article that turned out to be another one, and
// says something new.
type laterRow struct {
	row        cms.Row
	present    []bool // the columns that its table has
	sheet      int    // its place among the files of the import
	understood *understanding
	found      storedArticle
}

// changeSame takes in a row that was found as an article which turned out to be another.
// What is known of it already changes nothing; what is new waits for the end of the file.
func (im *importer) changeSame(row *cms.Row, as storedArticle) error {
	v, err := articleVersion(im.tx, as.id)
	if err != nil {
		return err
	}
	before := v.Imported()
	if im.history.takeRow(as, before, &row.Record, im.present) != before {
		im.later = append(im.later, laterRow{*row, slices.Clone(im.present), len(im.done.Files), im.understood, as})
		return nil
	}
	root := im.history.root(as.id)
	im.count.Unchanged++
	im.see(as.id, row)
	im.markListed(root)
	im.through[root] = true
	im.understandSame()
	return im.taken(root, row)
}

// takeLater takes in the rows that changeSame put off.
func (im *importer) takeLater() error {
	later := im.later
	im.later = nil
	for i := range later {
		l := &later[i]
		im.present, im.understood = l.present, l.understood
		im.counting(l.sheet)
		if err := im.orRefuse(&l.row, im.takeLaterRow(l)); err != nil {
			return err
		}
	}
	return nil
}

// takeLaterRow takes in one of them. Where the file has a row of the article itself, that
// row is what the article is, and this one says something of the other alone; otherwise the
// article changes.
func (im *importer) takeLaterRow(l *laterRow) error {
	root := im.history.root(l.found.id)
	im.markListed(root)
	if im.inFile(root) {
		im.understood = nil // it pays nothing
		err := im.change(&l.row, l.found)
		if im.understood = l.understood; err == nil {
			im.understandSame()
		}
		return err
	}
	v, err := articleVersion(im.tx, l.found.id)
	if err != nil {
		return err
	}
	file := im.history.takeRow(l.found, v.Imported(), &l.row.Record, im.present)
	if err := im.begin(); err != nil {
		return err
	}
	if err := exchangeArticles(im.tx, root, l.found.id, file, im.origin(&l.row)); err != nil {
		return err
	}
	if v, err = articleVersion(im.tx, root); err != nil {
		return err
	}
	im.see(l.found.id, &l.row)
	im.count.Changed++
	im.through[root] = true
	im.understand(root, &l.row, &v.Record, false)
	return im.taken(root, &l.row)
}
