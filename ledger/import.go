package ledger

import (
	"cmp"
	"context"
	"errors"
	"io"
	"strings"

	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/progress"
	"nhuanbut/ledger/store"
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

// Unwrap returns the refusal of the cell.
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
	ListIncomplete payroll.Code = "list-incomplete" // Facts: path
	NoRows         payroll.Code = "no-rows"         // Facts: path
	PageFull       payroll.Code = "page-full"       // as many posts as WordPress gives at once. Facts: path, count
)

// Import takes files in, all in one transaction. Rows that cannot be taken are
// refused one by one and the others stored; a file that cannot be read at all
// refuses the whole import. What is imported again changes nothing.
func (l *Ledger) Import(ctx context.Context, act Act, paths []string, o ImportOptions) (Imported, error) {
	if o.DryRun {
		act.Key = ""
	}
	values := []any{"import", o.Source, o.Month, o.Whole, o.Basis, listValues(o.Options), contentsOf(paths)}
	done, err := once(ctx, l, act, rememberedImport, values, func(t *tx) (Imported, error) {
		im := importer{tx: t, o: o, action: "import", detail: o.Source, paths: paths, authors: make(map[string]int64), months: make(map[payroll.Month]bool), everSeen: make(rowSet)}
		set, err := readSettings(t, payroll.LatestEvent, payroll.LatestMonth)
		if err != nil {
			return Imported{}, err
		}
		im.calendar = set.Calendar()
		im.o.Options = withSettings(im.o.Options, set, o.Month)
		if im.history, err = readSourceHistory(t, o.Source); err != nil {
			return Imported{}, err
		}
		if err := im.know(); err != nil {
			return Imported{}, err
		}
		var pages []cms.Page
		for _, path := range paths {
			page, err := im.file(path)
			if err != nil {
				return Imported{}, err
			}
			pages = append(pages, page)
		}
		if err := im.markMissing(); err != nil {
			return Imported{}, err
		}
		im.checkPages(paths, pages)
		if err := im.settleRefusals(); err != nil {
			return Imported{}, err
		}
		if err := im.keepWarnings(); err != nil {
			return Imported{}, err
		}
		if err := im.findRows(); err != nil {
			return Imported{}, err
		}
		done := im.done
		if o.Shown != nil && !sameUnderstood(o.Shown, done.Understood) {
			return done, payroll.Refuse(ImportChanged)
		}
		if done.Unstored = o.AskNew && done.NewLayout; o.DryRun || done.Unstored {
			return done, store.ErrDiscard
		}
		return done, nil
	})
	done.DryRun = o.DryRun
	return done, err
}

// rememberedImport keeps what an import counted.
var rememberedImport = rememberedJSON(func(done *Imported) any { return &done.Files })

// importer takes files in, row by row, within one transaction.
type importer struct {
	tx       *tx
	o        ImportOptions
	action   string // as the audit trail names it
	detail   string // in the audit trail
	paths    []string
	calendar payroll.Calendar
	rule     rules
	asked    error            // what kept the ledger from answering a list's reader
	authors  map[string]int64 // by the name as it stands in a cell
	done     Imported

	fileID   int64 // of the file in import_file; 0 until a row of it changes something
	count    *ImportedFile
	present  []bool      // columns that the file has; the others keep what is stored
	seen     rowSet      // articles of this sheet, or of a file that has none
	before   []sheetRows // of the sheets of the file that were read before
	lists    []takenList // of all files
	everSeen rowSet      // articles of all files, if they are a whole list
	months   map[payroll.Month]bool
	history  sourceHistory
	odd      oddRows

	through map[int64]bool // articles that the file has a row of as another
	doubts  []doubt        // of the file
	twins   []twin         // of the file
	later   []laterRow     // of the file
	several *rowMatch      // the article whose versions are taken in now; nil otherwise

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
	im.history.begin(path)
	for _, sheet := range sheets {
		if page, err = im.sheet(path, sheet); err != nil {
			return page, err
		}
	}
	im.history.end()
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
	im.seen = make(rowSet)
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
		progress.Tell(im.tx, progress.State{Step: progress.Import, Subject: path, Rows: int64(im.count.Rows + im.count.Skipped), Done: done, Total: total})
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
		im.done.Warnings = append(im.done.Warnings, &cms.Warning{Path: path, Sheet: f.Sheet(), Reason: payroll.Refuse(NoRows, "path", path)})
	}
	im.sayUnitPrices(f.AllHeaders())
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
	if err := im.sayTwins(); err != nil {
		return err
	}
	for _, u := range im.sheets {
		im.done.Understood = append(im.done.Understood, u.finish())
	}
	return nil
}

// counting counts for a sheet that was read before, by its place among the files.
func (im *importer) counting(sheet int) { im.count = &im.done.Files[sheet] }

// begin begins the event of the import, and remembers the file, with the first row that
// changes something: a file that changes nothing leaves no trace.
func (im *importer) begin() error {
	if im.tx.EventID == 0 {
		if err := im.tx.BeginEvent(im.action, strings.Join(im.paths, ", "), im.detail); err != nil {
			return err
		}
	}
	if im.fileID != 0 {
		return nil
	}
	return im.tx.Get(`INSERT INTO import_file (event_id, path, source, whole, made_at, made_by) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
		[]any{im.tx.EventID, im.count.Path, im.o.Source, im.o.Whole, im.tx.At, im.tx.User}, &im.fileID)
}

// proposesSource reports whether a name that nobody has confirmed looks like that of a
// source, which is never paid: "TTXVN", "Theo TTXVN".
func proposesSource(name string) bool {
	look := payroll.LookAt(name)
	return look.Look == payroll.LooksSource || look.Look == payroll.LooksOdd && look.Note != "" && payroll.LookAt(look.Name).Look == payroll.LooksSource
}

// seenBlock is the number of articles in one block of a rowSet: a file's articles have
// numbers near one another.
const seenBlock = 1024

// rowSet are the rows that articles were met on in one file. It is small, since
// an import of any size is to fit in the same memory.
type rowSet map[int64]*[seenBlock]int32

func (s rowSet) row(article int64) (row int, ok bool) {
	block := s[article/seenBlock]
	if block == nil || block[article%seenBlock] == 0 {
		return 0, false
	}
	return int(block[article%seenBlock]), true
}

func (s rowSet) see(article int64, row int) {
	block := s[article/seenBlock]
	if block == nil {
		block = new([seenBlock]int32)
		s[article/seenBlock] = block
	}
	block[article%seenBlock] = int32(row)
}
