package ledger

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"reflect"
	"slices"

	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/progress"
	"nhuanbut/ledger/store"
	"nhuanbut/payroll"
)

// Refusals of corrections, of a row or of the workbook.
const (
	CorrectionStale payroll.Code = "correction-stale" // the ledger has another value by now. Facts: written, stored
	CorrectionTwice payroll.Code = "correction-twice" // several values for one article. Facts: rows
	CorrectionAdded payroll.Code = "correction-added" // a row that was not written
	CorrectionHeld  payroll.Code = "correction-held"  // the status of an article that is held. Facts: article
	CorrectionSame  payroll.Code = "correction-same"  // the article turned out to be another. Facts: article
	OtherLedger     payroll.Code = "other-ledger"     // Facts: path, workbook-unit, unit
	CorrectedSince  payroll.Code = "corrected-since"  // the ledger or the workbook changed while it was shown. Facts: path
)

// correctionSource is the source that refused rows of workbooks are kept under: no list
// takes them.
const correctionSource = "_corrections"

// Correction is one value of an article that an editor changed in a month's workbook. Its
// JSON is a contract. The amounts are those of the article with all its corrections, in
// đồng: what it gives, and will give, to all who have a part in it.
type Correction struct {
	Article   string        `json:"article"`
	Title     string        `json:"title"`
	Row       int           `json:"row"`
	Field     string        `json:"field"` // the column's key; status and note are fields too
	Old       string        `json:"old"`   // canonical
	New       string        `json:"new"`
	OldAmount payroll.Dong  `json:"old_amount"`
	NewAmount payroll.Dong  `json:"new_amount"`
	Period    payroll.Month `json:"period"`     // that the difference is paid in, "" without a date
	Adjusts   bool          `json:"adjustment"` // the article's month is closed: the difference is an adjustment
}

// Corrected is what a month's workbook that came back did, or would do.
type Corrected struct {
	Imported
	Month       payroll.Month
	Corrections []Correction // of an article together, in the order of the rows
	Articles    int
	Old, New    payroll.Dong // the sums of the articles that are corrected
	Adjusted    payroll.Dong // what of New less Old is adjustments
	Open        payroll.Month

	seen int64 // the last event when it was weighed, as Act.Seen
}

// WeighCorrections says what taking back a month's workbook would do. Nothing is stored.
func (l *Ledger) WeighCorrections(ctx context.Context, path string) (done Corrected, err error) {
	err = l.write(ctx, Act{}, func(t *tx) error {
		if done, err = applyCorrections(t, path); err != nil {
			return err
		}
		if done.seen, _, err = t.Head(); err != nil {
			return err
		}
		return store.ErrDiscard
	})
	return done, err
}

// Correct takes back a month's workbook: what differs from what was written is set in the
// articles, with the workbook's name as the reason, all in one transaction. Where it was
// weighed before, exactly that is done, or nothing, with ChangedSince or
// CorrectedSince.
func (l *Ledger) Correct(ctx context.Context, act Act, path string, weighed *Corrected) (Corrected, error) {
	values := []any{"import corrections", contentsOf{path}}
	return once(ctx, l, act, rememberedCorrections, values, func(t *tx) (Corrected, error) {
		done, err := applyCorrections(t, path)
		if err != nil || weighed == nil {
			return done, err
		}
		seen := weighed.seen
		if done.seen = seen; !reflect.DeepEqual(*weighed, done) {
			return done, refuseSince(t, seen, payroll.Refuse(CorrectedSince, "path", path))
		}
		return done, nil
	})
}

// rememberedCorrections keeps what a workbook that came back came to.
var rememberedCorrections = rememberedJSON(func(done *Corrected) any {
	return &struct {
		Files       *[]ImportedFile
		Month, Open *payroll.Month
		Articles    *int
		Old, New    *payroll.Dong
		Adjusted    *payroll.Dong
	}{&done.Files, &done.Month, &done.Open, &done.Articles, &done.Old, &done.New, &done.Adjusted}
})

func applyCorrections(t *tx, path string) (Corrected, error) {
	returned, err := cms.OpenReturned(path)
	if err != nil {
		return Corrected{}, err
	}
	defer returned.Close()
	c := corrector{
		returned: returned, rowsOf: make(map[int64][]int), refusedOf: make(map[int64]bool), changedAmounts: make(map[cms.Detail][]int),
	}
	if err := c.open(t, path); err != nil {
		return Corrected{}, err
	}
	for {
		row, err := returned.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Corrected{}, err
		}
		if err := c.row(&row); err != nil {
			return Corrected{}, err
		}
		done, total := returned.Progress()
		progress.Tell(t, progress.State{Step: progress.Import, Subject: path, Rows: int64(c.count.Rows), Done: done, Total: total})
	}
	return c.finish()
}

// open works out the month as the workbook shows it: by the state of the ledger that it
// was written from.
func (c *corrector) open(t *tx, path string) error {
	file := filepath.Base(path)
	c.importer = importer{
		tx: t, o: ImportOptions{Source: correctionSource}, action: "article correct", detail: string(c.returned.Month), paths: []string{file}, authors: make(map[string]int64),
		count: &ImportedFile{Path: path, Sheet: c.returned.SheetName()},
	}
	c.file = file
	var err error
	if c.now, err = readRules(t); err != nil {
		return err
	}
	c.calendar = c.now.calendar
	if c.book, err = bookAtHead(t, c.returned.Head, c.returned.Month); err != nil {
		return err
	}
	if c.book == nil {
		unit := c.now.Current(payroll.UnitName, c.returned.Month)
		return payroll.Refuse(OtherLedger, "path", path, "workbook-unit", c.returned.Unit, "unit", unit)
	}
	for _, a := range c.returned.Articles {
		if e := c.book.MonthArticle(a.Number); e == nil || e.Version != a.Version {
			return &cms.FileError{Path: path, Reason: payroll.Refuse(cms.OwnDamaged, "key", a.Ref)}
		}
	}
	c.sumParts()
	if c.history, err = readSourceHistory(t, correctionSource); err != nil {
		return err
	}
	c.list = importer{tx: t, o: ImportOptions{Source: MainSource}, action: c.action, detail: c.detail, paths: c.paths, count: c.count}
	c.list.history, err = readSourceHistory(t, MainSource)
	for _, d := range []*sourceHistory{&c.history, &c.list.history} {
		d.begin(path)
		d.months[c.returned.Month] = true
		d.end()
	}
	return err
}

// bookAtHead returns a month's book as it was when the ledger had a head, nil where it never had it.
func bookAtHead(t *tx, head string, m payroll.Month) (*Book, error) {
	var event int64
	err := t.Get(`SELECT event_id FROM seal WHERE hash = $1`, []any{head}, &event)
	if isNoRow(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	before := payroll.LatestMonth
	err = t.Get(`SELECT month FROM period WHERE event_id > $1 ORDER BY month LIMIT 1`, []any{event}, &before)
	if err != nil && !isNoRow(err) {
		return nil, err
	}
	r, err := rulesAt(t, event, before)
	if err != nil {
		return nil, err
	}
	return readBook(t, r, m)
}

// worth is what an article gives to all who have a part in it.
type worth struct {
	article *MonthArticle
	amount  payroll.Dong  // posted and not, in all months
	parts   payroll.Parts // in its own month, by what it says now
	month   payroll.Month // its own, "" without a date
	adjusts bool          // that is closed: what it gives otherwise is an adjustment
}

// readWorths returns what articles are worth, by their number.
func readWorths(t *tx, r rules, ids []int64) (map[int64]worth, error) {
	of := make(map[int64]worth, len(ids))
	for some := range slices.Chunk(ids, statementIDs) {
		lines, err := postedLines(t, r.authors, `article_id IN (`+numbers(some)+`)`)
		if err != nil {
			return nil, err
		}
		posted := make(map[int64][]postedLine)
		for _, p := range lines {
			posted[p.Article] = append(posted[p.Article], p)
		}
		articles, err := monthArticles(t, r, payroll.LatestEvent, `a.id IN (`+numbers(some)+`)`)
		if err != nil {
			return nil, err
		}
		for _, e := range articles {
			w := worth{article: e}
			for _, line := range r.linesFrom(e, posted[e.Number]) {
				w.amount += line.Amount
			}
			for _, line := range r.worth(e) {
				w.parts.Add(line)
			}
			if e.Published != "" {
				w.month = r.calendar.MonthOf(e.Published)
				w.adjusts = r.Closed.Closed(w.month)
			}
			of[e.Number] = w
		}
	}
	return of, nil
}
