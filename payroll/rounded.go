package payroll

import (
	"slices"

	"github.com/shopspring/decimal"
)

// Compared is an article's amount as a list has it beside what the formula gives.
type Compared struct {
	Ref   string
	Exact decimal.Decimal // đồng, before rounding
	Ours  Dong
	CMS   decimal.Decimal // đồng
}

func (c Compared) differs() bool { return !c.CMS.Equal(c.Ours.Decimal()) }

// Roundings are the multiples, in đồng, that a royalty can be rounded to, the largest first.
var Roundings = []Dong{1000, 100, 10, 1}

// RoundedTo finds the multiple that a list's amounts were rounded to, half up, where that
// explains why they differ from ours: all are multiples of it, and of those that differ
// most are what the formula gives when it rounds so. It returns those, at least two; none
// where nothing is explained. today is what royalties are rounded to now.
func RoundedTo(list []Compared, today Dong) (unit Dong, explained []Compared) {
	for _, unit := range Roundings {
		if unit <= today || slices.ContainsFunc(list, func(c Compared) bool { return !c.CMS.Mod(unit.Decimal()).IsZero() }) {
			continue
		}
		explained, others := []Compared(nil), 0
		for _, c := range list {
			switch {
			case !c.differs():
			case c.CMS.Equal(Round(c.Exact, unit).Decimal()):
				explained = append(explained, c)
			default:
				others++
			}
		}
		if len(explained) > max(1, others) {
			return unit, explained
		}
	}
	return 0, nil
}

// Compared returns the article's amount of the list beside ours; ok is false where one of them
// is not known.
func (a *Article) Compared(r Royalty, err error) (c Compared, ok bool) {
	if err != nil || !a.CMSAmount.Valid || a.Status.settled() {
		return c, false
	}
	return Compared{Ref: a.Ref, Exact: r.Text.Add(r.Photo), Ours: r.Amount, CMS: a.CMSAmount.Decimal}, true
}
