package ledger

import (
	"database/sql"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// door is what an import knows of its source's files of before: the rows that stand as
// refused, what is said of files, and what was decided of articles that could be one.
type door struct {
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

// openDoor reads what stands of a source's files.
func openDoor(t *tx, source string) (d door, err error) {
	d.monthsOf = make(map[string][]payroll.Month)
	if d.refused, err = standingRefused(t, source); err != nil {
		return d, err
	}
	if d.said, err = readFileWarnings(t, payroll.LatestEvent, `w.source = $2`, source); err != nil {
		return d, err
	}
	return d, openIdentities(t, &d, source)
}

// openIdentities reads what was decided of a source's articles.
func openIdentities(t *tx, d *door, source string) (err error) {
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
func (d *door) claim(article int64, id string) {
	if !slices.Contains(d.claims[id], article) {
		d.claims[id] = append(d.claims[id], article)
	}
	d.claimed[article] = true
}

// root is the article that an article turned out to be, itself where it is none other.
func (d *door) root(article int64) int64 { return rootOf(d.same, article) }

// begin begins a file.
func (d *door) begin(path string) {
	d.file, d.months = filepath.Base(path), make(map[payroll.Month]bool)
}

// end ends a file: its months are known.
func (d *door) end() {
	months := append(d.monthsOf[d.file], slices.Collect(maps.Keys(d.months))...)
	slices.Sort(months)
	d.monthsOf[d.file] = slices.Compact(months)
}

// taken settles what the import has now taken: the rows that were refused and are this
// one, and why the row is held.
func (im *importer) taken(article int64, row *cms.Row) error {
	im.door.refused.take(im.door.file, row)
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
