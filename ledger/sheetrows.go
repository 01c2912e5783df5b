package ledger

import (
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// What is said of an article that stands on two sheets of one file. Args: the other
// sheet, the row there (int).
const (
	OnTwoSheets   payroll.Code = "on-two-sheets"   // the two are alike
	TwiceOnSheets payroll.Code = "twice-on-sheets" // they differ, or have no ID: the second is refused
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
			return payroll.Refuse(TwiceOnSheets, other.sheet, first)
		}
		im.done.Warnings = append(im.done.Warnings, &cms.Warning{
			Path: row.At.Path, Sheet: row.At.Sheet, Rows: []int{row.At.Row}, Reason: payroll.Refuse(OnTwoSheets, other.sheet, first),
		})
		return nil
	}
	return nil
}
