package ledger

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// ImportOptions say how files are taken in.
type ImportOptions struct {
	cms.Options
	Source string        // the list of the CMS; IDs repeat between lists
	Month  payroll.Month // only rows published in it; "" takes all
	Whole  bool          // the files are the whole list of the months they touch
	Basis  string        // of the rows that are no articles but lines: bonuses, remuneration, deductions; "" refuses them
	DryRun bool          // say what would happen, store nothing
	AskNew bool          // store nothing where the source had no list of a file's header before
	Shown  []Understood  // what was shown before: only that is stored; nil where nothing was
}

// Imported is what an import did.
type Imported struct {
	Files      []ImportedFile
	Refused    []RefusedRow
	NewAuthors []string // names that are now authors to be confirmed
	Held       []HeldRow
	Warnings   []*cms.Warning
	Found      []FoundRow       // what check says of its rows
	Names      []*payroll.Error // what check asks about the names of people in its months, each once
	Samples    int              // rows of the empty sheet that show how it is filled: skipped
	Explained  []Explained      // where it was asked for
	Understood []Understood
	NewLayout  bool             // the source had no list of a file's header before
	Stopped    []*cms.FileError // why files would be refused, where they are explained
	Incomplete bool             // a page that a file names as the next is not among the files
	DryRun     bool
	Unstored   bool // nothing was stored, since somebody is to see first what was understood
	Shown      bool // somebody has seen what was understood
}

// RefusedRow is a row that was refused.
type RefusedRow struct {
	*cms.CellError
	ID string // the number that it is kept under, "r3"; "" where it is not kept
}

// Unwrap is the refusal of the cell.
func (r RefusedRow) Unwrap() error { return r.CellError }

// HeldRow is a row that is stored and pays nothing until somebody decides.
type HeldRow struct {
	At      cms.Position
	Article string   // its Ref; "" where it has none yet
	Others  []string // the Refs of the stored articles that it could be
	Reason  *payroll.Error
}

// ImportedFile counts the rows of one file: Rows is the sum of added, changed,
// unchanged, refused and lines; samples and rows of other months than asked for are skipped.
// Held are those of them that pay nothing until somebody decides.
type ImportedFile struct {
	Path      string `json:"path"`
	Sheet     string `json:"sheet"`
	Rows      int    `json:"rows"`
	Added     int    `json:"added"`
	Changed   int    `json:"changed"`
	Unchanged int    `json:"unchanged"`
	Refused   int    `json:"refused"`
	Skipped   int    `json:"skipped"`
	Held      int    `json:"held"`
	Lines     int    `json:"lines,omitempty"` // rows that are no articles and were entered as lines
}

// Warnings of an import.
const (
	ListIncomplete payroll.Code = "list-incomplete" // Args: path
	NoRows         payroll.Code = "no-rows"         // Args: path
	PageFull       payroll.Code = "page-full"       // as many posts as WordPress gives at once. Args: path, how many (int)
)

// Import takes files in, all in one transaction. Rows that cannot be taken are
// refused one by one and the others stored; a file that cannot be read at all
// refuses the whole import. What is imported again changes nothing.
func (l *Ledger) Import(ctx context.Context, paths []string, o ImportOptions) (Imported, error) {
	var done Imported
	err := l.write(ctx, func(t *tx) error {
		im := importer{tx: t, o: o, action: "import", detail: o.Source, paths: paths, authors: make(map[string]int64), months: make(map[payroll.Month]bool), everSeen: make(seenRows)}
		set, err := t.settings(latest, latestMonth)
		if err != nil {
			return err
		}
		im.calendar = set.calendar()
		im.o.Options = set.reading(im.o.Options, o.Month)
		if im.door, err = t.openDoor(o.Source); err != nil {
			return err
		}
		if err := im.know(); err != nil {
			return err
		}
		var pages []cms.Page
		for _, path := range paths {
			page, err := im.file(path)
			if err != nil {
				return err
			}
			pages = append(pages, page)
		}
		if err := im.markMissing(); err != nil {
			return err
		}
		im.checkPages(paths, pages)
		if err := im.settleRefusals(); err != nil {
			return err
		}
		if err := im.keepWarnings(); err != nil {
			return err
		}
		if err := im.findRows(); err != nil {
			return err
		}
		done = im.done
		if o.Shown != nil && !sameUnderstood(o.Shown, done.Understood) {
			return payroll.Refuse(ImportChanged)
		}
		if done.Unstored = o.AskNew && done.NewLayout; o.DryRun || done.Unstored {
			return errDiscard
		}
		return nil
	})
	done.DryRun = o.DryRun
	return done, err
}

type importer struct {
	*tx
	o        ImportOptions
	action   string // as the audit trail names it
	detail   string // in the audit trail
	paths    []string
	calendar payroll.Calendar
	rule     rules
	asked    error            // what kept the ledger from answering a list's reader
	authors  map[string]int64 // by the name as it stands in a cell
	done     Imported

	fileID   int64
	count    *ImportedFile
	present  []bool   // columns that the file has; the others keep what is stored
	seen     seenRows // articles of this sheet, or of a file that has none
	before   []sheetRows
	lists    []takenList
	everSeen seenRows
	months   map[payroll.Month]bool
	door     door
	odd      oddRows

	through map[int64]bool // articles that the file has a row of as another
	doubts  []doubt        // of the file
	later   []laterRow     // of the file
	several *found         // the article that versions of one are taken in for

	asItBegan   *rules         // read when they are first needed
	settledRows map[string]int // how many rows that say the same were settled before

	understood *understanding
	sheets     []*understanding // of the file
	prices     []*cms.Warning   // of the file's unit prices
}

// file takes in one file: of a workbook, each of its sheets that are asked for.
func (im *importer) file(path string) (page cms.Page, err error) {
	sheets, said, err := cms.Sheets(path, im.o.Options)
	if err != nil {
		return page, err
	}
	im.done.Warnings = append(im.done.Warnings, said...)
	im.fileID, im.before, im.through, im.sheets = 0, nil, make(map[int64]bool), nil
	im.door.begin(path)
	for _, sheet := range sheets {
		if page, err = im.sheet(path, sheet); err != nil {
			return page, err
		}
	}
	im.door.end()
	return page, im.endFile()
}

// sheet takes in one sheet of a file, or a file that has none.
func (im *importer) sheet(path, sheet string) (cms.Page, error) {
	o := im.o.Options
	o.Sheet = sheet
	several, err := openVersions(path, o)
	if err != nil {
		return cms.Page{}, err
	}
	f, err := cms.Open(path, o)
	if err := cmp.Or(im.asked, err); err != nil {
		return cms.Page{}, err
	}
	defer f.Close()
	im.seen = make(seenRows)
	im.count = &ImportedFile{Path: path, Sheet: f.Sheet()}
	im.understood = newUnderstanding(path, f.Sheet())
	im.sheets = append(im.sheets, im.understood)
	for {
		row, err := f.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return cms.Page{}, err
		}
		im.present = presentColumns(f.Header(), im.present)
		done, total := f.Progress()
		Tell(im, Progress{Step: StepImport, Subject: path, Rows: int64(im.count.Rows + im.count.Skipped), Done: done, Total: total})
		im.understood.weighTotals(f.Totals(), row.At.Row)
		if several.putOff(&row, im.present) {
			continue
		}
		if err := im.row(&row); err != nil {
			return cms.Page{}, err
		}
	}
	if err := im.takeVersions(several); err != nil {
		return cms.Page{}, err
	}
	if err := im.tellUnderstood(f); err != nil {
		return cms.Page{}, err
	}
	im.done.Warnings = append(im.done.Warnings, f.Warnings()...)
	if im.count.Rows+im.count.Skipped == 0 {
		im.done.Warnings = append(im.done.Warnings, &cms.Warning{Path: path, Sheet: f.Sheet(), Reason: payroll.Refuse(NoRows, path)})
	}
	im.sayUnitPrices(f.Headers())
	im.before = append(im.before, sheetRows{f.Sheet(), im.seen})
	im.lists = append(im.lists, takenList{path, f.Sheet(), im.seen})
	said, err := im.odd.said(im.tx, im.calendar)
	if err != nil {
		return cms.Page{}, err
	}
	im.done.Warnings = append(im.done.Warnings, said...)
	im.done.Files = append(im.done.Files, *im.count)
	if im.o.Explain {
		return f.Page(), im.explain(f.Explained())
	}
	return f.Page(), nil
}

// endFile takes in what was put off until all rows of a file are known.
func (im *importer) endFile() error {
	if err := im.takeLater(); err != nil {
		return err
	}
	if err := im.judge(); err != nil {
		return err
	}
	for _, u := range im.sheets {
		im.done.Understood = append(im.done.Understood, u.finish())
	}
	return nil
}

// counting counts for a sheet that was read before, by its place among the files.
func (im *importer) counting(sheet int) { im.count = &im.done.Files[sheet] }

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
		im.door.months[im.calendar.MonthOf(published)] = true
	}
	im.weighUnitPrice(row)
	f, err := im.identifyRow(row)
	if row.Err != nil {
		if f.ok && row.Line == nil {
			im.whole(f.id) // refused, but not missing
		}
		return im.refuseRow(row)
	}
	if err == nil {
		err = im.take(row, f)
	}
	var refusal *payroll.Error
	if errors.As(err, &refusal) && refusal.Code != LedgerBusy {
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
func (im *importer) identifyRow(row *cms.Row) (found, error) {
	if im.several != nil {
		return *im.several, nil
	}
	return im.identify(&row.Record)
}

// take stores a row as what it was found to be.
func (im *importer) take(row *cms.Row, f found) error {
	switch {
	case !f.ok:
		return im.add(row, f)
	case im.door.root(f.id) != f.id:
		return im.changeSame(row, f.known)
	}
	return im.change(row, f.known)
}

// refusedColumn is the column that a refusal of the ledger is about: a cell of people, or
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
		var err error
		if p, err = im.propose(row); err != nil {
			return err
		}
	}
	if settled, err := im.settledBefore(row); settled || err != nil {
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
	im.understood.refused(row)
	number, err := im.keepRefused(row, e)
	refused := RefusedRow{CellError: e}
	if number != 0 {
		refused.ID = refusedRef(number)
	}
	im.done.Refused = append(im.done.Refused, refused)
	return err
}

// begin begins the event of the import, and remembers the file, with the first row that
// changes something: a file that changes nothing leaves no trace.
func (im *importer) begin() error {
	if im.eventID == 0 {
		if err := im.event(im.action, strings.Join(im.paths, ", "), im.detail); err != nil {
			return err
		}
	}
	if im.fileID != 0 {
		return nil
	}
	return im.get(`INSERT INTO import_file (event_id, path, source, whole, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
		[]any{im.eventID, im.count.Path, im.o.Source, im.o.Whole, im.at, im.user}, &im.fileID)
}

// add stores a row as a new article, held where it could be a stored one.
func (im *importer) add(row *cms.Row, f found) error {
	v := version{number: 1, record: row.Record, override: overridden{}}
	if f.claim != "" {
		v.record[payroll.ID] = "" // another article has it
	}
	payees, err := im.payees(&v.record, nil)
	if err != nil {
		return err
	}
	im.odd.see(row, payees)
	var id int64
	if err := im.get(`INSERT INTO article (source, slug_key, title_key, published_on) VALUES ($1, '', '', '') RETURNING id`,
		[]any{im.o.Source}, &id); err != nil {
		return err
	}
	if err := im.addVersion(id, v, payees, im.origin(row)); err != nil {
		return err
	}
	im.count.Added++
	im.see(id, row)
	im.understand(id, row, &v.record, len(f.could) > 0)
	if im.several != nil {
		*im.several = found{known: known{id: id}, ok: true}
	}
	im.door.blankIDs = im.door.blankIDs || v.record[payroll.ID] == ""
	im.door.zeroIDs = im.door.zeroIDs || strings.HasPrefix(v.record[payroll.ID], "0")
	if err := im.doubt(id, row, f); err != nil {
		return err
	}
	return im.taken(id, row)
}

// merged is what a file says of an article after a row: what the file does not have stays.
// An article keeps its ID where the row has it in another form, or another article has it.
func (im *importer) merged(article known, before payroll.Record, r *payroll.Record) payroll.Record {
	after := before
	for c := range payroll.Column(payroll.ColumnCount) {
		if r[c] != "" || im.present[c] {
			after[c] = r[c]
		}
	}
	if after[payroll.ID] = before[payroll.ID]; after[payroll.ID] == "" && !im.door.claimed[article.id] {
		after[payroll.ID] = r[payroll.ID]
	}
	return after
}

// change makes a new version of a stored article where the row differs from the
// last one imported.
func (im *importer) change(row *cms.Row, article known) error {
	v, err := im.version(article.id)
	if err != nil {
		return err
	}
	before := v.imported()
	after := im.merged(article, before, &row.Record)
	if first, ok := im.seen.row(article.id); ok && after != before && im.several == nil {
		return payroll.Refuse(TwiceInFile, first)
	}
	if err := im.onOtherSheet(article.id, row, after != before); err != nil {
		return err
	}
	im.see(article.id, row)
	if after == before {
		im.count.Unchanged++
		im.understand(article.id, row, &v.record, false)
		return errors.Join(im.found(article), im.taken(article.id, row))
	}
	next := v.takeFile(after)
	payees, err := im.payees(&next.record, &v)
	if err != nil {
		return err
	}
	im.odd.see(row, payees)
	if err := im.addVersion(article.id, next, payees, im.origin(row)); err != nil {
		return err
	}
	im.count.Changed++
	im.understand(article.id, row, &next.record, false)
	return errors.Join(im.found(article), im.taken(article.id, row))
}

// found takes back that an article was missing.
func (im *importer) found(article known) error {
	if !article.missing {
		return nil
	}
	if err := im.begin(); err != nil {
		return err
	}
	return im.setMissing(article.id, false)
}

func (t *tx) setMissing(article int64, missing bool) error {
	_, err := t.exec(`INSERT INTO article_missing (event_id, article_id, missing) VALUES ($1, $2, $3)`, t.eventID, article, missing)
	return err
}

func (im *importer) see(article int64, row *cms.Row) {
	im.seen.see(article, row.At.Row)
	im.whole(article)
}

// whole remembers what a whole list has, across its files.
func (im *importer) whole(article int64) {
	if im.o.Whole {
		im.everSeen.see(article, 1)
	}
}

func (im *importer) origin(row *cms.Row) origin {
	return origin{name: "import", file: im.fileID, sheet: row.At.Sheet, row: row.At.Row}
}

// payees are the people of a record that is to be stored; the names that are new are
// reported.
func (im *importer) payees(r *payroll.Record, before *version) ([]payee, error) {
	people, err := im.people(r, before, im.authors)
	if err != nil {
		return nil, err
	}
	if err := im.begin(); err != nil {
		return nil, err
	}
	added, err := im.settle(people, im.authors)
	im.done.NewAuthors = append(im.done.NewAuthors, added...)
	return people, err
}
