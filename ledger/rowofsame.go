package ledger

import (
	"slices"

	"nhuanbut/ledger/cms"
)

// laterRow is a row that was found as an article that turned out to be another one, and
// says something new.
type laterRow struct {
	row     cms.Row
	present []bool // the columns that its table has
	sheet   int    // its place among the files of the import
	found   known
}

// changeSame takes in a row that was found as an article which turned out to be another.
// What is known of it already changes nothing; what is new waits for the end of the file.
func (im *importer) changeSame(row *cms.Row, as known) error {
	v, err := im.version(as.id)
	if err != nil {
		return err
	}
	before := v.imported()
	if im.merged(as, before, &row.Record) != before {
		im.later = append(im.later, laterRow{*row, slices.Clone(im.present), len(im.done.Files), as})
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

// takeLater takes in the rows that changeSame put off. Where the file has a row of the
// article itself, that row is what the article is, and this one says something of the
// other alone; otherwise the article changes.
func (im *importer) takeLater() error {
	later := im.later
	im.later = nil
	for _, l := range later {
		root := im.door.root(l.found.id)
		im.present = l.present
		im.whole(root)
		im.counting(l.sheet)
		if im.inFile(root) {
			if err := im.change(&l.row, l.found); err != nil {
				return err
			}
			continue
		}
		v, err := im.version(l.found.id)
		if err != nil {
			return err
		}
		file := im.merged(l.found, v.imported(), &l.row.Record)
		if err := im.begin(); err != nil {
			return err
		}
		if err := im.exchange(root, l.found.id, file, im.origin(&l.row)); err != nil {
			return err
		}
		im.see(l.found.id, &l.row)
		im.count.Changed++
		im.through[root] = true
		if err := im.taken(root, &l.row); err != nil {
			return err
		}
	}
	return nil
}
