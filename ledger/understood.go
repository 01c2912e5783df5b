package ledger

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"slices"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// Understood is what an import made of a file or a sheet. Its JSON is a contract; amounts
// are in đồng.
type Understood struct {
	Path     string                 `json:"path"`
	Sheet    string                 `json:"sheet"`
	Articles int                    `json:"articles"`
	Gross    payroll.Dong           `json:"gross"` // of what will be paid and what waits
	Months   []UnderstoodMonth      `json:"months"`
	Statuses map[payroll.Status]int `json:"statuses"`
	ToPay    Sum                    `json:"to_pay"`   // approved
	Waiting  Sum                    `json:"waiting"`  // to be approved, or to be decided
	NotPaid  int                    `json:"not_paid"` // rejected, a draft, or a source's
	Columns  UnderstoodColumns      `json:"columns"`
	Passed   []UnderstoodPassed     `json:"passed"`
	Totals   []UnderstoodTotal      `json:"totals"`

	layout string // its header, as it is known again
}

// Sum is how many articles there are and what they earn.
type Sum struct {
	Articles int          `json:"articles"`
	Gross    payroll.Dong `json:"gross"`
}

func (s *Sum) add(gross payroll.Dong, by int) {
	s.Articles += by
	s.Gross += gross * payroll.Dong(by)
}

// UnderstoodMonth is what a file has of one month; Period is "" of articles without a day.
type UnderstoodMonth struct {
	Period payroll.Month `json:"period"`
	Sum
}

// UnderstoodColumns are a file's columns by what is done with them.
type UnderstoodColumns struct {
	Used    []UsedColumn `json:"used"`
	Kept    []string     `json:"kept"`     // known, or said to carry no money
	NotUsed []string     `json:"not_used"` // not known, or second of one: kept, and nothing is made of them
	LeftOut []string     `json:"left_out"`
}

// UsedColumn is a header with the column that it is, by key.
type UsedColumn struct {
	Header string `json:"header"`
	Column string `json:"column"`
}

// UnderstoodPassed are rows that are no articles.
type UnderstoodPassed struct {
	Kind  cms.SkipReason `json:"kind"`
	Count int            `json:"count"`
	Rows  []int          `json:"rows"`
}

// understanding collects, row by row, what an import makes of a sheet, or of a file that
// has none.
type understanding struct {
	Understood
	months map[payroll.Month]*Sum
	since  map[payroll.Column]*columnDifference // amounts since the file's beginning
	part   map[payroll.Column]*columnDifference // since the last total of all rows
	totals int                                  // of the file's figures, how many are weighed
	begins int                                  // the row of the last of them
	doubts map[int]takenRow                     // by row, those that may turn out to be held
	last   takenRow                             // of several versions of one article, the one before
}

func newUnderstanding(path, sheet string) *understanding {
	u := &understanding{
		months: make(map[payroll.Month]*Sum), since: make(map[payroll.Column]*columnDifference), part: make(map[payroll.Column]*columnDifference),
		doubts: make(map[int]takenRow),
	}
	u.Path, u.Sheet, u.Statuses = path, sheet, make(map[payroll.Status]int)
	for _, c := range amountColumns {
		u.since[c], u.part[c] = &columnDifference{}, &columnDifference{}
	}
	return u
}

// takenRow is a row as an import left its article.
type takenRow struct {
	article int64
	row     int
	month   payroll.Month
	status  payroll.Status
	stated  bool // the file says where the article stands
	amounts map[payroll.Column]decimal.Decimal
	earned  earned
}

// understand takes a row whose article is stored as record. It may turn out to be held
// where it is doubtful, or where something stands beside it.
func (im *importer) understand(article int64, row *cms.Row, record *payroll.Record, doubtful bool) {
	u := im.understood
	if u == nil {
		return
	}
	s := takenRow{article: article, row: row.At.Row, month: im.monthOf(record.PublishedOn()), amounts: make(map[payroll.Column]decimal.Decimal, len(amountColumns))}
	s.status = im.rule.inMonth(s.month).words.Resolve(record[payroll.ApprovalStatus], record[payroll.NewsroomStatus])
	s.stated = record[payroll.ApprovalStatus] != "" || record[payroll.NewsroomStatus] != ""
	if len(im.history.held[article]) > 0 {
		s.status = heldStatus(s.status)
	}
	for _, c := range amountColumns {
		if n, err := decimal.NewFromString(row.Record[c]); err == nil {
			s.amounts[c] = n
		}
	}
	s.earned = im.earned(record)
	if im.several != nil {
		if u.last.article == article && article != 0 {
			u.count(&u.last, -1)
		}
		u.last = s
	}
	u.count(&s, 1)
	if doubtful || len(row.Held) > 0 {
		u.doubts[s.row] = s
	}
}

// heldStatus returns where a held article stands: one that is not paid anyway is not held.
func heldStatus(s payroll.Status) payroll.Status {
	if s == payroll.Rejected || s == payroll.Draft {
		return s
	}
	return payroll.Held
}

// understandHeld takes it that a row is held.
func (im *importer) understandHeld(at cms.Position) {
	for _, u := range im.sheets {
		s, ok := u.doubts[at.Row]
		if !ok || u.Path != at.Path || u.Sheet != at.Sheet {
			continue
		}
		delete(u.doubts, at.Row)
		u.count(&s, -1)
		u.reweigh(&s)
		s.status = heldStatus(s.status)
		u.count(&s, 1)
	}
}

// understandSame takes a row of an article that turned out to be another one.
func (im *importer) understandSame() {
	im.understood.Articles++
	im.understood.Statuses[payroll.Same]++
	im.understood.NotPaid++
}

// count adds an article, or with -1 takes it away again.
func (u *understanding) count(s *takenRow, by int) {
	u.Articles += by
	if u.Statuses[s.status] += by; u.Statuses[s.status] == 0 {
		delete(u.Statuses, s.status)
	}
	month, ok := u.months[s.month]
	if !ok {
		month = &Sum{}
		u.months[s.month] = month
	}
	gross := s.earned.paid()
	switch {
	case s.status == payroll.Rejected, s.status == payroll.Draft, s.earned.ofSources():
		u.NotPaid += by
		gross = 0
	case s.status == payroll.Approved:
		u.ToPay.add(gross, by)
	default:
		u.Waiting.add(gross, by)
	}
	if month.add(gross, by); month.Articles == 0 {
		delete(u.months, s.month)
	}
	u.Gross += gross * payroll.Dong(by)
	for c := range u.since {
		u.since[c].add(c, s, by)
		u.part[c].add(c, s, by)
	}
}

// earned is what an article earns, and for whom.
type earned struct {
	royalty  payroll.Dong // as the formula gives it
	more     payroll.Dong // encouragement
	sources  payroll.Dong // of the royalty, what falls to sources, who are never paid
	nobody   bool         // the article has no author to be paid
	lumpSum  bool
	unworked bool // no rate is in force
}

// paid returns what people get for the article once it is approved.
func (w earned) paid() payroll.Dong {
	if w.nobody || w.unworked {
		return 0
	}
	return w.royalty + w.more - w.sources
}

// ofSources reports whether all of the article falls to sources.
func (w earned) ofSources() bool { return w.sources != 0 && w.sources == w.royalty }

func (im *importer) earned(r *payroll.Record) (w earned) {
	a, err := payroll.NewArticle(r)
	if err != nil {
		return earned{unworked: true}
	}
	a.Authors = im.payeesNamed(r[payroll.Authors], r[payroll.Shares])
	a.PhotoAuthors = im.payeesNamed(r[payroll.PhotoAuthors], "")
	in := im.rule.inMonth(im.monthOf(a.Published))
	royalty, err := a.Royalty(in.policy, in.rates)
	if err != nil {
		return earned{unworked: true}
	}
	w.royalty, w.more, w.lumpSum = royalty.Amount, royalty.Encouragement, royalty.LumpSum
	w.nobody = len(royalty.Cells) == 0 && royalty.Amount != 0
	for _, c := range royalty.Cells {
		if c.Payee.Kind == payroll.Source {
			w.sources += c.Amount
			w.more -= c.Encouragement
		}
	}
	return w
}

// payeesNamed returns the people of a cell as far as the import knows them already.
func (im *importer) payeesNamed(cell, shares string) (payees []payroll.Payee) {
	for _, p := range payroll.ParsePeople(cell, shares) {
		id := im.authors[p.Name]
		kind := im.rule.authors[id].Kind
		if kind == payroll.Unconfirmed && proposesSource(p.Name) {
			kind = payroll.Source
		}
		payees = append(payees, payroll.Payee{Author: id, Name: p.Name, Kind: kind, Share: p.Share})
	}
	return payees
}

// endRows takes what only the end of the rows shows.
func (u *understanding) endRows(f *cms.File) {
	u.weighTotals(f.Totals(), 0)
	u.Columns, u.layout = columnsOf(f.AllHeaders()), layoutOf(f.AllHeaders())
	u.Passed = []UnderstoodPassed{}
	for _, p := range f.SkippedRows() {
		u.Passed = append(u.Passed, UnderstoodPassed{p.Kind, p.Count, p.Rows})
	}
}

// finish returns what was made of the rows, when all of the file is judged.
func (u *understanding) finish() Understood {
	u.Months = []UnderstoodMonth{}
	for _, m := range slices.Sorted(maps.Keys(u.months)) {
		u.Months = append(u.Months, UnderstoodMonth{m, *u.months[m]})
	}
	if u.Totals == nil {
		u.Totals = []UnderstoodTotal{}
	}
	return u.Understood
}

// tellUnderstood keeps what was made of a file, and of its header.
func (im *importer) tellUnderstood(f *cms.File) error {
	im.understood.endRows(f)
	if stop := f.Refusal(); stop != nil {
		im.done.Stopped = append(im.done.Stopped, stop)
	}
	return errors.Join(im.keepColumns(f.AllHeaders()), im.keepLayout(&im.understood.Understood))
}

// ImportChanged refuses to store anything else than what was shown.
const ImportChanged payroll.Code = "import-changed"

// sameUnderstood reports whether two imports made the same of their files.
func sameUnderstood(a, b []Understood) bool {
	was, err1 := json.Marshal(a)
	is, err2 := json.Marshal(b)
	return err1 == nil && err2 == nil && bytes.Equal(was, is)
}

// columnsOf says what is done with each column of a header.
func columnsOf(header []cms.HeaderColumn) UnderstoodColumns {
	c := UnderstoodColumns{Used: []UsedColumn{}, Kept: []string{}, NotUsed: []string{}, LeftOut: []string{}}
	seen := make(map[string]bool, len(header))
	for _, h := range header {
		switch {
		case h.Name == "" || seen[h.Name]:
		case h.Known && (h.Column.Pays() || h.Column == payroll.Category || h.Column == payroll.Genre):
			c.Used = append(c.Used, UsedColumn{h.Name, h.Column.Key()})
		case h.Rule == cms.UnitPrice:
			c.Used = append(c.Used, UsedColumn{h.Name, string(cms.UnitPrice)})
		case h.Omitted:
			c.LeftOut = append(c.LeftOut, h.Name)
		case h.Known, h.Rule == cms.NoMoney, h.Rule == cms.ExtraByMap:
			c.Kept = append(c.Kept, h.Name)
		default:
			c.NotUsed = append(c.NotUsed, h.Name)
		}
		seen[h.Name] = true
	}
	return c
}
