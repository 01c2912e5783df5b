package ledger

import (
	"maps"
	"slices"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// markMissing marks the articles of the files' months that none of them had.
func (im *importer) markMissing() error {
	if !im.o.Whole {
		return nil
	}
	for _, m := range slices.Sorted(maps.Keys(im.months)) {
		first, last := im.calendar.Dates(m)
		ids, err := all(im.tx, `SELECT a.id FROM article_now a WHERE a.source = $1 AND a.published_on BETWEEN $2 AND $3 AND a.missing = 0 ORDER BY a.id`,
			[]any{im.o.Source, first, last}, func(id *int64) []any { return []any{id} })
		if err != nil {
			return err
		}
		for _, id := range ids {
			if _, ok := im.everSeen.row(id); ok {
				continue
			}
			if err := im.begin(); err != nil {
				return err
			}
			if err := setMissing(im.tx, id, true); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkPages finds pages of SharePoint's REST API that are not followed: REST
// gives 100 items unless asked otherwise. WordPress does not say whether more follow.
func (im *importer) checkPages(paths []string, pages []cms.Page) {
	for i, p := range pages {
		if p.Full() && !slices.ContainsFunc(pages, cms.Page.Last) {
			im.done.Warnings = append(im.done.Warnings, &cms.Warning{Path: paths[i], Reason: payroll.Refuse(PageFull, "path", paths[i], "count", p.Items)})
		}
		if p.Next != "" && !slices.ContainsFunc(pages, p.FollowedBy) {
			im.done.Incomplete = true
			im.done.Warnings = append(im.done.Warnings, &cms.Warning{Path: paths[i], Reason: payroll.Refuse(ListIncomplete, "path", paths[i])})
		}
	}
}
