package ledger

import (
	"database/sql"
	"encoding/json"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// sourceHistory is what an import knows of its source's files of before: the rows that stand as
// refused, what is said of files, and what was decided of articles that could be one.
type sourceHistory struct {
	refused *refusedRows
	said    []fileWarning
	columns map[string]string // what stands of headers, by TextKey of the header
	layouts map[string]bool   // of the lists of before

	authors    map[int64]Author
	claims     map[string][]int64 // articles under an ID that another one has, by that ID
	claimed    map[int64]bool     // those articles
	same       map[int64]int64    // articles that turned out to be another
	different  distinctions
	toldTitles map[string]bool  // the letters of titles under which two were told apart; nil until it is asked for
	held       map[int64][]hold // what nobody has settled
	newest     int64            // the last article that was stored before
	blankIDs   bool             // an article without an ID is stored
	zeroIDs    bool             // an ID that begins with a zero is

	file     string                 // without its folder
	months   map[payroll.Month]bool // that its rows are of
	monthsOf map[string][]payroll.Month
}

// readSourceHistory reads what stands of a source's files.
func readSourceHistory(t *tx, source string) (d sourceHistory, err error) {
	d.monthsOf = make(map[string][]payroll.Month)
	if d.refused, err = standingRefused(t, source); err != nil {
		return d, err
	}
	if d.said, err = readFileWarnings(t, payroll.LatestEvent, `w.source = $1`, source); err != nil {
		return d, err
	}
	return d, openIdentities(t, &d, source)
}

// openIdentities reads what was decided of a source's articles.
func openIdentities(t *tx, d *sourceHistory, source string) (err error) {
	if d.authors, err = authorsAsOf(t, payroll.LatestEvent); err != nil {
		return err
	}
	d.claims, d.claimed = make(map[string][]int64), make(map[int64]bool)
	err = t.Each(`SELECT h.article_id, h.cms_id FROM hold h JOIN article a ON a.id = h.article_id WHERE h.cms_id <> '' AND a.source = $1 ORDER BY h.id`,
		[]any{source}, func(rows *sql.Rows) error {
			var article int64
			var id string
			err := rows.Scan(&article, &id)
			d.claim(article, id)
			return err
		})
	if err != nil {
		return err
	}
	same, err := readSames(t)
	if err != nil {
		return err
	}
	d.same = make(map[int64]int64)
	for article := range same {
		if as := sameAs(same, article, payroll.LatestEvent); as != 0 {
			d.same[article] = as
		}
	}
	if d.different, err = toldApart(t, payroll.LatestEvent); err != nil {
		return err
	}
	if d.held, err = readHolds(t, `NOT EXISTS (SELECT 1 FROM hold_settled s WHERE s.hold_id = h.id)`); err != nil {
		return err
	}
	return t.Get(`SELECT COALESCE(MAX(id), 0), EXISTS (SELECT 1 FROM article WHERE source = $1 AND cms_id IS NULL),
  EXISTS (SELECT 1 FROM article WHERE source = $1 AND cms_id >= '0' AND cms_id < '1') FROM article`, []any{source}, &d.newest, &d.blankIDs, &d.zeroIDs)
}

// claim remembers that rows under an ID may be of an article beside the one that has it.
func (d *sourceHistory) claim(article int64, id string) {
	if !slices.Contains(d.claims[id], article) {
		d.claims[id] = append(d.claims[id], article)
	}
	d.claimed[article] = true
}

// root returns the article that an article turned out to be, itself where it is none other.
func (d *sourceHistory) root(article int64) int64 { return rootOf(d.same, article) }

// begin begins a file.
func (d *sourceHistory) begin(path string) {
	d.file, d.months = filepath.Base(path), make(map[payroll.Month]bool)
}

// end ends a file: its months are known.
func (d *sourceHistory) end() {
	months := append(d.monthsOf[d.file], slices.Collect(maps.Keys(d.months))...)
	slices.Sort(months)
	d.monthsOf[d.file] = slices.Compact(months)
}

// taken settles what the import has now taken: the rows that were refused and are this
// one, and why the row is held.
func (im *importer) taken(article int64, row *cms.Row) error {
	im.history.refused.take(im.history.file, row)
	if err := im.stillHeld(article, row); err != nil {
		return err
	}
	for _, reason := range row.Held {
		if err := im.holdRow(article, row, reason); err != nil {
			return err
		}
	}
	return nil
}

// monthsIn are months of a text that joins them by ",".
func monthsIn(joined string) (months []payroll.Month) {
	for m := range strings.SplitSeq(joined, ",") {
		if m != "" {
			months = append(months, payroll.Month(m))
		}
	}
	return months
}

// fileWarning is what is said of a file, until it is imported again without it.
type fileWarning struct {
	id          int64
	path, sheet string
	months      []payroll.Month
	header      string
	rows        []int
	reason      *payroll.Error
}

// onTheSpot are warnings of one import alone: they say nothing of what is stored.
var onTheSpot = []payroll.Code{payroll.AuthorSuspicious, payroll.AuthorNotAPerson, NoRows, cms.MapUnused}

// readFileWarnings returns the warnings that stand after an event.
func readFileWarnings(t *tx, asOf int64, where string, args ...any) (list []fileWarning, err error) {
	err = t.Each(`SELECT w.id, w.path, w.sheet, w.months, w.header, w.rows, w.code, w.args FROM file_warning w
WHERE w.event_id <= `+itoa(asOf)+` AND NOT EXISTS (SELECT 1 FROM file_warning_settled s
WHERE s.warning_id = w.id AND s.event_id <= `+itoa(asOf)+`) AND `+where+` ORDER BY w.id`,
		args, func(found *sql.Rows) error {
			var w fileWarning
			var months, rows, args string
			var code payroll.Code
			if err := found.Scan(&w.id, &w.path, &w.sheet, &months, &w.header, &rows, &code, &args); err != nil {
				return err
			}
			w.months = monthsIn(months)
			if err := json.Unmarshal([]byte(rows), &w.rows); err != nil {
				return err
			}
			w.reason, err = reasonOf(code, args)
			list = append(list, w)
			return err
		})
	return list, err
}

// finding returns what a check says of the warning.
func (w *fileWarning) finding() payroll.Finding {
	return payroll.Finding{
		Code: w.reason.Code, Severity: payroll.SeverityOf(w.reason.Code), Subject: payroll.OfFile, Articles: []string{},
		Field: w.header, Path: w.path, Sheet: w.sheet, Rows: w.rows, Reason: w.reason,
	}
}

// says reports whether an import says the same.
func (w *fileWarning) says(now *cms.Warning, args string) bool {
	had, _ := factsJSON(w.reason.Facts)
	return w.path == filepath.Base(now.Path) && w.sheet == now.Sheet && w.header == now.Column && w.reason.Code == now.Reason.Code &&
		had == args && slices.Equal(w.rows, now.Rows)
}

// keepWarnings keeps what the import says of its files and is not said already, and
// settles what was said of them and is no longer so.
func (im *importer) keepWarnings() error {
	standing := make(map[int64]bool)
	for _, now := range im.done.Warnings {
		if slices.Contains(onTheSpot, now.Reason.Code) {
			continue
		}
		if err := im.keepWarning(now, standing); err != nil {
			return err
		}
	}
	for _, w := range im.history.said {
		if _, imported := im.history.monthsOf[w.path]; !imported || standing[w.id] {
			continue
		}
		if err := im.begin(); err != nil {
			return err
		}
		if _, err := im.tx.Exec(`INSERT INTO file_warning_settled (event_id, warning_id) VALUES ($1, $2)`, im.tx.EventID, w.id); err != nil {
			return err
		}
	}
	return nil
}

func (im *importer) keepWarning(now *cms.Warning, standing map[int64]bool) error {
	args, err := factsJSON(now.Reason.Facts)
	if err != nil {
		return err
	}
	for _, w := range im.history.said {
		if w.says(now, args) {
			standing[w.id] = true
			return nil
		}
	}
	if err := im.begin(); err != nil {
		return err
	}
	rows, err := json.Marshal(append([]int{}, now.Rows...))
	if err != nil {
		return err
	}
	file := filepath.Base(now.Path)
	var months []string
	for _, m := range im.history.monthsOf[file] {
		months = append(months, string(m))
	}
	_, err = im.tx.Exec(`INSERT INTO file_warning (event_id, source, path, sheet, months, header, rows, code, args) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
		im.tx.EventID, im.o.Source, file, now.Sheet, strings.Join(months, ","), now.Column, string(rows), now.Reason.Code, args)
	return err
}

// takeRow returns what a file says of an article after a row of it: what the file does not
// have stays. present says which columns it has. An article keeps its ID where the row has
// it in another form, or another article has it.
func (d *sourceHistory) takeRow(article storedArticle, before payroll.Record, r *payroll.Record, present []bool) payroll.Record {
	after := before
	for c := range payroll.Column(payroll.ColumnCount) {
		if r[c] != "" || present[c] {
			after[c] = r[c]
		}
	}
	if after[payroll.ID] = before[payroll.ID]; after[payroll.ID] == "" && !d.claimed[article.id] {
		after[payroll.ID] = r[payroll.ID]
	}
	return after
}
