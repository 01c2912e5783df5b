package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// readColumnRules returns what stands of what was said of the headers of a source's lists.
func readColumnRules(t *tx, source string) ([]cms.ColumnRule, error) {
	return all(t, `SELECT r.header, r.target FROM column_rule r WHERE r.source = $1
AND r.id = (SELECT MAX(o.id) FROM column_rule o WHERE o.source = r.source AND o.header_key = r.header_key) ORDER BY r.id`,
		[]any{source}, func(r *cms.ColumnRule) []any { return []any{&r.Header, &r.Target} })
}

// keepColumns remembers what the import says of the headers of a file.
func (im *importer) keepColumns(header []cms.HeaderColumn) error {
	for _, said := range im.o.Map.Rules(header) {
		key := payroll.TextKey(said.Header)
		if stands, ok := im.history.columns[key]; ok && stands == said.Target {
			continue
		}
		if err := im.begin(); err != nil {
			return err
		}
		if _, err := im.tx.Exec(`INSERT INTO column_rule (event_id, source, header, header_key, target) VALUES ($1, $2, $3, $4, $5)`,
			im.tx.EventID, im.o.Source, said.Header, key, said.Target); err != nil {
			return err
		}
		im.history.columns[key] = said.Target
	}
	return nil
}

// presentColumns returns the columns that a header has, in reuse where that is not nil.
func presentColumns(header []cms.HeaderColumn, reuse []bool) []bool {
	if reuse == nil {
		reuse = make([]bool, payroll.ColumnCount)
	}
	clear(reuse)
	for _, h := range header {
		switch {
		case h.Known:
			reuse[h.Column] = true
		case !h.Omitted:
			reuse[payroll.Extra] = true
		}
	}
	return reuse
}

// layoutOf returns what two lists share that have the same headers, in whatever order.
func layoutOf(header []cms.HeaderColumn) string {
	names := make([]string, 0, len(header))
	for _, h := range header {
		if h.Name != "" {
			names = append(names, payroll.TextKey(h.Name))
		}
	}
	slices.Sort(names)
	sum := sha256.Sum256([]byte(strings.Join(slices.Compact(names), "\n")))
	return hex.EncodeToString(sum[:])
}

// readLayouts returns the layouts of a source's lists that were imported.
func readLayouts(t *tx, source string) (map[string]bool, error) {
	list, err := all(t, `SELECT DISTINCT layout FROM list_layout WHERE source = $1`, []any{source}, func(s *string) []any { return []any{s} })
	known := make(map[string]bool, len(list))
	for _, layout := range list {
		known[layout] = true
	}
	return known, err
}

// keepLayout remembers the layout of a file that has been read, and says whether the
// source had it before.
func (im *importer) keepLayout(u *Understood) error {
	if im.history.layouts[u.layout] || u.Articles == 0 {
		return nil
	}
	im.done.NewLayout = true
	if err := im.begin(); err != nil {
		return err
	}
	im.history.layouts[u.layout] = true
	_, err := im.tx.Exec(`INSERT INTO list_layout (event_id, source, layout) VALUES ($1, $2, $3)`, im.tx.EventID, im.o.Source, u.layout)
	return err
}

// Explained is how a file was understood, and what stands in for the columns that it
// does not have.
type Explained struct {
	cms.Explained
	Absent []AbsentColumn
}

// AbsentColumn is a column that a file does not have. Rates are those that stand in for it on
// the days of the file's articles, oldest first: of the base salary and its coefficient.
type AbsentColumn struct {
	Column payroll.Column
	Rates  []payroll.Rate
}

// explain keeps how a file was understood.
func (im *importer) explain(e cms.Explained) error {
	r, err := readRules(im.tx)
	if err != nil {
		return err
	}
	present := make(map[payroll.Column]bool)
	for _, c := range e.Columns {
		present[c.Column] = present[c.Column] || c.Known
	}
	said := Explained{Explained: e}
	for c := range payroll.Extra {
		if present[c] || !c.Pays() && c != payroll.Category && c != payroll.Genre {
			continue
		}
		said.Absent = append(said.Absent, AbsentColumn{c, r.standIns(c, e.First, e.Last)})
	}
	im.done.Explained = append(im.done.Explained, said)
	return nil
}

// standIns returns the rates that stand in for a column's blanks from one day to another.
func (r rules) standIns(c payroll.Column, first, last payroll.Date) (rates []payroll.Rate) {
	name, ok := map[payroll.Column]payroll.RateName{
		payroll.BaseSalary: payroll.BaseSalaryRate, payroll.BaseCoefficient: payroll.BaseCoefficientRate,
	}[c]
	if !ok || first == "" {
		return nil
	}
	add := func(m payroll.Month, day payroll.Date) {
		rate, ok := r.inMonth(m).rates.At(name, "", day)
		if n := len(rates); ok && (n == 0 || rates[n-1].From != rate.From || rates[n-1].Basis != rate.Basis) {
			rates = append(rates, rate)
		}
	}
	for m := range payroll.Months(r.calendar.MonthOf(first), r.calendar.MonthOf(last)) {
		from, to := r.dates(m)
		add(m, max(from, first))
		add(m, min(to, last))
	}
	return rates
}

// UnitPriceDiffers says of rows that their Đơn giá is not what a coefficient of 1 pays on
// their day. Facts: price, rate, in đồng.
const UnitPriceDiffers = payroll.UnitPriceDiffers

// weighUnitPrice holds what a row says that a coefficient of 1 pays against what it does.
// A list in thousands of đồng may have it in thousands.
func (im *importer) weighUnitPrice(row *cms.Row) {
	if row.UnitPrice == "" || row.Err != nil || row.Record[payroll.Published] == "" {
		return
	}
	price, err := decimal.NewFromString(row.UnitPrice)
	if err != nil {
		return
	}
	royalty, err := im.royalty(&row.Record)
	thousand := decimal.NewFromInt(int64(cms.UnitThousand))
	if err != nil || price.IsZero() || price.Equal(royalty.Unit) || price.Mul(thousand).Equal(royalty.Unit) {
		return
	}
	reason := payroll.Refuse(UnitPriceDiffers, "price", inDong(price), "rate", inDong(royalty.Unit))
	i := slices.IndexFunc(im.prices, func(w *cms.Warning) bool {
		return w.Sheet == row.At.Sheet && slices.Equal(w.Reason.Facts, reason.Facts)
	})
	if i < 0 {
		i = len(im.prices)
		im.prices = append(im.prices, &cms.Warning{Path: row.At.Path, Sheet: row.At.Sheet, Reason: reason})
	}
	if w := im.prices[i]; len(w.Rows) < priceRows {
		w.Rows = append(w.Rows, row.At.Row)
	}
}

// inDong returns an amount for words: whole đồng where it is.
func inDong(n decimal.Decimal) any {
	if n.IsInteger() {
		return int(n.IntPart())
	}
	return n.String()
}

// priceRows is how many rows one such warning names.
const priceRows = 1000

// sayUnitPrices says what was found of a file's unit prices.
func (im *importer) sayUnitPrices(header []cms.HeaderColumn) {
	i := slices.IndexFunc(header, func(h cms.HeaderColumn) bool { return h.Rule == cms.UnitPrice })
	for _, w := range im.prices {
		if i >= 0 {
			w.Column = header[i].Name
		}
		im.done.Warnings = append(im.done.Warnings, w)
	}
	im.prices = nil
}
