package ledger

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// door is what an import knows of its source's files of before: the rows that stand as
// refused, and what is said of files.
type door struct {
	refused []refusedRow
	said    []fileWarning

	file       string                 // without its folder
	months     map[payroll.Month]bool // that its rows are of
	monthsOf   map[string][]payroll.Month
	refusedNow map[int64]bool // rows that stand as refused and were refused again
}

// openDoor reads what stands of a source's files.
func (t *tx) openDoor(source string) (d door, err error) {
	d.monthsOf, d.refusedNow = make(map[string][]payroll.Month), make(map[int64]bool)
	if d.refused, err = t.refusedRows(latest, `r.source = $2`, source); err != nil {
		return d, err
	}
	d.said, err = t.fileWarnings(latest, `w.source = $2`, source)
	return d, err
}

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
	if err := im.takeRefused(row); err != nil {
		return err
	}
	for _, reason := range row.Held {
		if err := im.holdRow(article, row, hold{reason: reason}); err != nil {
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
