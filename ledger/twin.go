package ledger

import (
	"slices"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// twin is a new article with the title and the day of stored ones that have other IDs.
type twin struct {
	article int64
	at      cms.Position
	stored  []int64
}

// sayTwins says of new articles that they have title, day and author of a stored one whose
// ID the file no longer has: an ID that changed makes another article, which is paid too.
func (im *importer) sayTwins() error {
	twins := im.twins
	im.twins = nil
	said := make(map[string]*cms.Warning) // by sheet
	for _, t := range twins {
		stored, err := im.likeTwin(t)
		if err != nil {
			return err
		}
		if stored == 0 {
			continue
		}
		w := said[t.at.Sheet]
		if w == nil {
			name, err := refOf(im.tx, stored)
			if err != nil {
				return err
			}
			mine, err := refOf(im.tx, t.article)
			if err != nil {
				return err
			}
			w = &cms.Warning{Path: t.at.Path, Sheet: t.at.Sheet, Column: payroll.ID.Header(), Reason: payroll.Refuse(payroll.ArticleAgain, "article", mine, "other", name)}
			said[t.at.Sheet] = w
			im.done.Warnings = append(im.done.Warnings, w)
		}
		w.Rows = append(w.Rows, t.at.Row)
	}
	return nil
}

// likeTwin is the stored article that a new one is like, 0 where the file has all of them
// too, or somebody said that they are two.
func (im *importer) likeTwin(t twin) (int64, error) {
	of, err := readIdentities(im.tx, im.door.authors, append(slices.Clone(t.stored), t.article))
	if err != nil {
		return 0, err
	}
	its := of[t.article]
	if onlySources(im.door.authors, its) || im.door.different.series(im.o.Source, its.Title) {
		return 0, nil
	}
	for _, id := range t.stored {
		if its.CouldBe(of[id]) && !im.inFile(id) && im.door.root(id) == id && !im.door.different.pairs[pairOf(t.article, id)] {
			return id, nil
		}
	}
	return 0, nil
}
