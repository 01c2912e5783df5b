package ledger

import (
	"maps"
	"slices"
	"strings"

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
	rows        rowSet
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
	for _, e := range slices.Concat(b.Undated, b.Late, b.MonthArticles) {
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

// placeOf returns where in the import's files an article stands; ok is false where it does not.
func (im *importer) placeOf(article int64) (at cms.Position, ok bool) {
	for _, list := range im.lists {
		if row, there := list.rows.row(article); there {
			return cms.Position{Path: list.path, Sheet: list.sheet, Row: row}, true
		}
	}
	return at, false
}

// oddRows are the rows of a file whose payees have names that are not one person's.
type oddRows struct {
	rows  []oddRow
	looks map[string]bool // names that are one person's, or not
}

type oddRow struct {
	at     cms.Position
	day    payroll.Date
	author int64
}

// see takes in the payees of a row that was stored.
func (o *oddRows) see(row *cms.Row, payees []payee) {
	if o.looks == nil {
		o.looks = make(map[string]bool)
	}
	for _, p := range payees {
		odd, ok := o.looks[p.name]
		if !ok {
			odd = payroll.LookAt(p.name).Look != payroll.LooksPerson
			o.looks[p.name] = odd
		}
		if odd {
			o.rows = append(o.rows, oddRow{row.At, row.Record.PublishedOn(), p.author})
		}
	}
}

// shownNames is how many names a sentence has room for.
const shownNames = 8

// said returns what an import says of them: one warning of each kind and sheet, with all its
// rows, and the month in whose check the questions stand.
func (o *oddRows) said(t *tx, calendar payroll.Calendar) (list []*cms.Warning, err error) {
	if len(o.rows) == 0 {
		return nil, nil
	}
	as, err := authorsAsOf(t, payroll.LatestEvent)
	if err != nil {
		return nil, err
	}
	type kind struct {
		sheet string
		code  payroll.Code
	}
	names, months, place := make(map[kind][]string), make(map[kind]payroll.Month), make(map[kind]*cms.Warning)
	for _, row := range o.rows {
		a := as[row.author]
		if !a.odd() {
			continue
		}
		k := kind{row.at.Sheet, payroll.AuthorSuspicious}
		if payroll.LookAt(a.Name).Look.NotAPerson() {
			k.code = payroll.AuthorNotAPerson
		}
		if place[k] == nil {
			place[k] = &cms.Warning{Path: row.at.Path, Sheet: row.at.Sheet, Column: payroll.Authors.Header()}
			list = append(list, place[k])
		}
		place[k].Rows = append(place[k].Rows, row.at.Row)
		if !slices.Contains(names[k], a.Name) {
			names[k] = append(names[k], a.Name)
		}
		if row.day != "" && (months[k] == "" || calendar.MonthOf(row.day) < months[k]) {
			months[k] = calendar.MonthOf(row.day)
		}
		shown := "“" + strings.Join(names[k][:min(len(names[k]), shownNames)], "”, “") + "”"
		if len(names[k]) > shownNames {
			shown += ", …"
		}
		place[k].Reason = payroll.Refuse(k.code, "names", shown, "count", len(names[k]), "month", string(months[k]))
	}
	for _, w := range list {
		w.Rows = slices.Compact(w.Rows)
	}
	o.rows = nil
	return list, nil
}

// What is said of an article that stands on two sheets of one file.
const (
	OnTwoSheets   payroll.Code = "on-two-sheets"   // the two are alike. Facts: sheet
	TwiceOnSheets payroll.Code = "twice-on-sheets" // they differ, or have no ID: the second is refused. Facts: sheet, row
)

// sheetRows are the rows of a sheet that articles were met on.
type sheetRows struct {
	sheet string
	rows  rowSet
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

// know reads what the ledger knows of lists before it takes one in.
func (im *importer) know() (err error) {
	if im.rule, err = readRules(im.tx); err != nil {
		return err
	}
	earlier, err := readColumnRules(im.tx, im.o.Source)
	if err != nil {
		return err
	}
	im.history.columns = make(map[string]string, len(earlier))
	for _, r := range earlier {
		im.history.columns[payroll.TextKey(r.Header)] = r.Target
	}
	im.o.Map, im.o.Newsroom = im.o.Map.WithEarlier(earlier), im.newsroom()
	im.history.layouts, err = readLayouts(im.tx, im.o.Source)
	return err
}

// newsroom returns what a list is weighed by: the formula, and the lump sums that the source's
// lists had. A failure to read them is kept for asked.
func (im *importer) newsroom() cms.Newsroom {
	return cms.Newsroom{
		Royalty: func(r *payroll.Record) (payroll.Dong, bool) {
			royalty, err := im.royalty(r)
			return royalty.Amount, err == nil
		},
		Usual: func() (lowest, highest payroll.Dong) {
			lowest, highest, im.asked = im.usualAmounts()
			return lowest, highest
		},
	}
}

// royalty works out what a record earns, whoever made it.
func (im *importer) royalty(r *payroll.Record) (payroll.Royalty, error) {
	a, err := payroll.NewArticle(r)
	if err != nil {
		return payroll.Royalty{}, err
	}
	in := im.rule.inMonth(im.monthOf(a.Published))
	return a.Royalty(in.policy, in.rates)
}

// monthOf returns the month of a day, "" of none.
func (im *importer) monthOf(d payroll.Date) payroll.Month {
	if d == "" {
		return ""
	}
	return im.calendar.MonthOf(d)
}

// usualFrom is how few lump sums show what is usual.
const usualFrom = 3

// usualAmounts returns the lowest and the highest of the lump sums of the source's last twelve
// months but for a twentieth at each end, both 0 where there are too few.
func (im *importer) usualAmounts() (lowest, highest payroll.Dong, err error) {
	var last string
	if err := im.tx.Get(`SELECT COALESCE(MAX(published_on), '') FROM article WHERE source = $1`, []any{im.o.Source}, &last); err != nil || last == "" {
		return 0, 0, err
	}
	since, _ := im.calendar.Dates(im.calendar.MonthOf(payroll.Date(last)).Add(-11))
	amounts, err := all(im.tx, `SELECT v.lump_sum`+versions+`WHERE v.id = a.version_id AND a.source = $1 AND a.published_on >= $2 AND v.lump_sum > 0`,
		[]any{im.o.Source, since}, func(n *payroll.Dong) []any { return []any{n} })
	if err != nil || len(amounts) < usualFrom {
		return 0, 0, err
	}
	slices.Sort(amounts)
	edge := len(amounts) / 20
	return amounts[edge], amounts[len(amounts)-1-edge], nil
}
