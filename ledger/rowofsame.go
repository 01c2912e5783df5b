package ledger

import (
	"slices"

	"nhuanbut/ledger/cms"
)

// laterRow is a row that was found as an article that turned out to be another one, and
// says something new.
type laterRow struct {
	row        cms.Row
	present    []bool // the columns that its table has
	sheet      int    // its place among the files of the import
	understood *understanding
	found      known
}

// changeSame takes in a row that was found as an article which turned out to be another.
// What is known of it already changes nothing; what is new waits for the end of the file.
func (im *importer) changeSame(row *cms.Row, as known) error {
	v, err := articleVersion(im.tx, as.id)
	if err != nil {
		return err
	}
	before := v.imported()
	if im.merged(as, before, &row.Record) != before {
		im.later = append(im.later, laterRow{*row, slices.Clone(im.present), len(im.done.Files), im.understood, as})
		return nil
	}
	root := im.door.root(as.id)
	im.count.Unchanged++
	im.see(as.id, row)
	im.whole(root)
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
	root := im.door.root(l.found.id)
	im.whole(root)
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
	file := im.merged(l.found, v.imported(), &l.row.Record)
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
	im.understand(root, &l.row, &v.record, false)
	return im.taken(root, &l.row)
}
