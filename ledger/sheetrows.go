package ledger

import (
	"slices"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// What is said of an article that stands on two sheets of one file.
const (
	OnTwoSheets   payroll.Code = "on-two-sheets"   // the two are alike. Facts: sheet. Facts: sheet. Facts: sheet
	TwiceOnSheets payroll.Code = "twice-on-sheets" // they differ, or have no ID: the second is refused. Facts: sheet, row. Facts: sheet, row. Facts: sheet, row
)

// sheetRows are the rows of a sheet that articles were met on.
type sheetRows struct {
	sheet string
	rows  seenRows
}

// onOtherSheet judges a row whose article stands on a sheet of the same file that was
// read before: one that says the same is said, one that does not is refused.
func (im *importer) onOtherSheet(article int64, row *cms.Row, differs bool) error {
	for _, other := range im.before {
		first, ok := other.rows.row(article)
		if !ok {
			continue
		}
		if differs || row.Record[payroll.ID] == "" {
			return payroll.Refuse(TwiceOnSheets, "sheet", other.sheet, "row", first)
		}
		im.sayOnTwoSheets(row.At, other.sheet)
		return nil
	}
	return nil
}

// sayOnTwoSheets says a row, in one warning with the others of its sheet.
func (im *importer) sayOnTwoSheets(at cms.Position, other string) {
	said := &cms.Warning{Path: at.Path, Sheet: at.Sheet, Reason: payroll.Refuse(OnTwoSheets, "sheet", other)}
	i := slices.IndexFunc(im.done.Warnings, func(w *cms.Warning) bool {
		return w.Path == said.Path && w.Sheet == said.Sheet && w.Reason.Code == OnTwoSheets && slices.Equal(w.Reason.Facts, said.Reason.Facts)
	})
	if i < 0 {
		i = len(im.done.Warnings)
		im.done.Warnings = append(im.done.Warnings, said)
	}
	im.done.Warnings[i].Rows = append(im.done.Warnings[i].Rows, at.Row)
}
