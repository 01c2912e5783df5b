package ledger

import (
	"slices"

	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// know reads what the ledger knows of lists before it takes one in.
func (im *importer) know() (err error) {
	if im.rule, err = readRules(im.tx); err != nil {
		return err
	}
	earlier, err := readColumnRules(im.tx, im.o.Source)
	if err != nil {
		return err
	}
	im.door.columns = make(map[string]string, len(earlier))
	for _, r := range earlier {
		im.door.columns[payroll.TextKey(r.Header)] = r.Target
	}
	im.o.Map, im.o.Newsroom = im.o.Map.WithEarlier(earlier), im.newsroom()
	im.door.layouts, err = readLayouts(im.tx, im.o.Source)
	return err
}

// newsroom is what a list is weighed by: the formula, and the lump sums that the source's
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

// monthOf is the month of a day, "" of none.
func (im *importer) monthOf(d payroll.Date) payroll.Month {
	if d == "" {
		return ""
	}
	return im.calendar.MonthOf(d)
}

// usualFrom is how few lump sums show what is usual.
const usualFrom = 3

// usualAmounts are the lowest and the highest of the lump sums of the source's last twelve
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
