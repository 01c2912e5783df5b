package ledger

import (
	"maps"
	"slices"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// FoundRow is a row of an import in which check finds something that is to be known on
// the spot.
type FoundRow struct {
	At      cms.Position
	Month   payroll.Month
	Finding payroll.Finding
}

// takenList are the articles of one list of an import with their rows.
type takenList struct {
	path, sheet string
	rows        seenRows
}

// mostFound is how many rows an import may have for its findings to be said on the spot.
// What a longer list has, such as that of many years, check says month by month.
const mostFound = 20_000

// saidOtherwise are findings that an import says in another way, or need not say.
var saidOtherwise = []payroll.Code{
	payroll.AuthorUnknown, payroll.AuthorSuspicious, payroll.AuthorNotAPerson,
	payroll.OneOrTwo, payroll.IDReused, payroll.RowHeld, payroll.RowRefused,
}

// saidAtOnce reports whether an import says a finding: what blocks closing, and what is
// far from usual.
func saidAtOnce(f *payroll.Finding) bool {
	return f.Subject == payroll.OfArticle && !slices.Contains(saidOtherwise, f.Code) &&
		(f.Severity == payroll.Blocking || f.Code == payroll.Outlier)
}

// findRows finds what check says of the import's rows in months that are open.
func (im *importer) findRows() error {
	rows := 0
	for _, f := range im.done.Files {
		rows += f.Rows
	}
	if rows > mostFound {
		return nil
	}
	r, err := readRules(im.tx)
	if err != nil {
		return err
	}
	months := slices.DeleteFunc(slices.Sorted(maps.Keys(im.months)), r.Closed.Closed)
	if len(months) == 0 { // for articles without a date
		earliest, err := earliestOpen(im.tx, r, r.calendar.MonthOf(im.tx.Today))
		if err != nil {
			return err
		}
		months = append(months, earliest)
	}
	said := make(map[string]bool)
	for _, m := range months {
		b, err := workOut(im.tx, r, m)
		if err == nil {
			err = loadUsual(im.tx, b)
		}
		if err != nil {
			return err
		}
		im.findIn(b, said)
	}
	return nil
}

// findIn adds what is found of the import's rows in a month, once.
func (im *importer) findIn(b *Book, said map[string]bool) {
	numbers := make(map[string]int64)
	for _, e := range slices.Concat(b.Undated, b.Late, b.Entries) {
		numbers[e.Ref] = e.Number
	}
	for _, f := range b.Check() {
		if f.Reason != nil && slices.Contains(aboutNames, f.Code) {
			im.askName(f.Reason)
		}
		if !saidAtOnce(&f) {
			continue
		}
		key := f.Articles[0] + " " + string(f.Code) + " " + f.Field
		if at, ok := im.placeOf(numbers[f.Articles[0]]); ok && !said[key] {
			said[key] = true
			im.done.Found = append(im.done.Found, FoundRow{at, b.Month, f})
		}
	}
}

// aboutNames are the findings that ask who a name is, each with the command that answers.
var aboutNames = []payroll.Code{payroll.AuthorSuspicious, payroll.AuthorNotAPerson, payroll.AuthorsAlike}

// askName takes a question about a name, once.
func (im *importer) askName(reason *payroll.Error) {
	if !slices.ContainsFunc(im.done.Names, func(e *payroll.Error) bool { return e.Error() == reason.Error() }) {
		im.done.Names = append(im.done.Names, reason)
	}
}

// placeOf is where in the import's files an article stands; ok is false where it does not.
func (im *importer) placeOf(article int64) (at cms.Position, ok bool) {
	for _, list := range im.lists {
		if row, there := list.rows.row(article); there {
			return cms.Position{Path: list.path, Sheet: list.sheet, Row: row}, true
		}
	}
	return at, false
}
