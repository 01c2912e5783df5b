package payroll

import (
	"strings"

	"github.com/shopspring/decimal"
)

// OutlierLimit names a number of the rule of outliers. A newsroom can set each.
type OutlierLimit string

// The numbers of the rule.
const (
	OutlierMonths     OutlierLimit = "months"     // before the one that is checked: they say what is usual
	OutlierArticles   OutlierLimit = "articles"   // approved ones of a genre that make a usual range
	OutlierPercentile OutlierLimit = "percentile" // the upper end of the usual range; the lower is 100 less it
	OutlierFactor     OutlierLimit = "factor"     // over so many times the upper end is an outlier
	OutlierDivisor    OutlierLimit = "divisor"    // a lump sum under the lower end by it is one too

	// Where there are too few articles for a usual range.
	OutlierText           OutlierLimit = "text-coefficient" // of a genre that had no cap
	OutlierPhoto          OutlierLimit = "photo-coefficient"
	OutlierPhotos         OutlierLimit = "photos"
	OutlierEncouragement  OutlierLimit = "encouragement"
	OutlierLumpSumLeast   OutlierLimit = "lump-sum-least"    // đồng
	OutlierLumpSumSalary  OutlierLimit = "lump-sum-salaries" // times LuongCoSo
	OutlierAuthorMonths   OutlierLimit = "author-months"     // with money, that say what an author usually has
	OutlierAuthorMultiple OutlierLimit = "author-factor"     // over so many times the largest of them
)

// outlierNumber is a number of the rule.
type outlierNumber struct {
	limit   OutlierLimit
	initial int64 // where a newsroom has set none
	whole   bool  // it counts something, or is a percentage
}

// outlierNumbers are all numbers of the rule, in the order in which they are listed.
var outlierNumbers = []outlierNumber{
	{OutlierMonths, 12, true}, {OutlierArticles, 20, true}, {OutlierPercentile, 95, true}, {OutlierFactor, 3, false}, {OutlierDivisor, 10, false},
	{OutlierText, 10, false}, {OutlierPhoto, 10, false}, {OutlierPhotos, 30, true}, {OutlierEncouragement, 2, false},
	{OutlierLumpSumLeast, 10_000, true}, {OutlierLumpSumSalary, 20, false},
	{OutlierAuthorMonths, 3, true}, {OutlierAuthorMultiple, 3, false},
}

// maxOutlierNumber is the largest value that a newsroom can give a number of the rule.
const maxOutlierNumber = 1_000_000_000

// read reads a value of the number: above 0, and of a percentile above 50 and up to 100.
func (n outlierNumber) read(value string) (canonical string, ok bool) {
	d, err := decimal.NewFromString(strings.Replace(value, ",", ".", 1))
	if err != nil {
		return "", false
	}
	least, most := decimal.Zero, decimal.NewFromInt(maxOutlierNumber)
	if n.limit == OutlierPercentile {
		least, most = decimal.NewFromInt(50), decimal.NewFromInt(100)
	}
	return d.String(), d.GreaterThan(least) && d.LessThanOrEqual(most) && (d.IsInteger() || !n.whole)
}

// OutlierLimits are the numbers as a newsroom has them.
type OutlierLimits map[OutlierLimit]decimal.Decimal

// Whole returns a number that counts something.
func (l OutlierLimits) Whole(name OutlierLimit) int { return int(l[name].IntPart()) }

// measure is a figure of an article that its money depends on.
type measure struct {
	column Column
	value  decimal.Decimal
}

// measures are the figures of an article that say how much it is paid; blank ones and
// those that nothing is paid by are left out.
func (a *Article) measures(p Policy) []measure {
	if !a.usesCoefficients() {
		if !a.hasLumpSum() {
			return nil
		}
		return a.encouraged([]measure{{LumpSum, a.LumpSum.Decimal}})
	}
	var list []measure
	add := func(column Column, n decimal.NullDecimal) bool {
		if n.Valid && n.Decimal.IsPositive() {
			list = append(list, measure{column, n.Decimal})
			return true
		}
		return false
	}
	if add(TextCoefficient, a.TextCoefficient) && p.TextByPages {
		add(Pages, a.Pages)
	}
	if add(PhotoCoefficient, a.PhotoCoefficient) && !p.PhotoTotal {
		add(Photos, a.Photos)
	}
	return a.encouraged(list)
}

func (a *Article) encouraged(list []measure) []measure {
	if f := a.Encouragement; f.Valid && f.Decimal.IsPositive() {
		return append(list, measure{Encouragement, f.Decimal})
	}
	return list
}

// Usual are the figures of articles by genre and column.
type Usual map[usualKey]*Values

type usualKey struct {
	genre  string // its TextKey
	column Column
}

// Add puts the figures of an article in, so many times.
func (u Usual) Add(a *Article, p Policy, times int) {
	for _, m := range a.measures(p) {
		u.add(a, m, times)
	}
}

func (u Usual) add(a *Article, m measure, times int) {
	key := usualKey{TextKey(a.Genre), m.column}
	if u[key] == nil {
		u[key] = &Values{}
	}
	u[key].Add(m.value, times)
}

func (u Usual) of(a *Article, column Column) *Values { return u[usualKey{TextKey(a.Genre), column}] }

// OutlierCheck weighs the figures of articles by what is usual.
type OutlierCheck struct {
	Limits OutlierLimits
	Policy Policy
	Rates  Rates
	Past   Usual // of the articles that were approved in the months before
	own    Usual // of the articles of the month itself, without what is over the limits
}

// AddOwn puts an article of the month itself in. All of them come before one is weighed.
func (c *OutlierCheck) AddOwn(a *Article) {
	if a.Status.settled() || a.Status == Held {
		return
	}
	if c.own == nil {
		c.own = make(Usual)
	}
	for _, m := range a.measures(c.Policy) {
		if _, far := c.byLimit(a, m); !far {
			c.own.add(a, m, 1)
		}
	}
}

// Article finds the outliers among an article's figures. Rejected, draft and held articles
// are nobody's concern.
func (c *OutlierCheck) Article(a *Article) (found []Finding) {
	if a.Status.settled() || a.Status == Held {
		return nil
	}
	for _, m := range a.measures(c.Policy) {
		if o, ok := c.weigh(a, m); ok {
			found = append(found, o.finding(a, m))
		}
	}
	return found
}

// outlier is how a figure is one.
type outlier struct {
	severity Severity
	usual    UsualRange          // of others; of none where there are none
	limit    decimal.Decimal     // where the range is not what it is weighed by
	under    bool                // it is too small
	likely   decimal.NullDecimal // what it was meant to be, where a slip explains it
}

func (c *OutlierCheck) weigh(a *Article, m measure) (outlier, bool) {
	percentile := c.Limits.Whole(OutlierPercentile)
	enough := c.Limits.Whole(OutlierArticles)
	if past := c.Past.of(a, m.column); past.Count() >= enough {
		return c.Limits.byRange(m, past.Range(percentile))
	}
	own := c.own.of(a, m.column).Without(m.value).Range(percentile)
	if o, ok := c.byLimit(a, m); ok {
		o.usual, o.likely = own, m.slip(own)
		return o, true
	}
	if own.Count < enough {
		return outlier{}, false
	}
	o, ok := c.Limits.byRange(m, own)
	o.severity = Warning // one month is not what is usual
	return o, ok
}

// byRange weighs a figure by what is usual. It blocks where a slip explains it: nothing
// was so far before, and what it is without the slip is usual.
func (l OutlierLimits) byRange(m measure, usual UsualRange) (outlier, bool) {
	over := m.value.GreaterThan(usual.High.Mul(l[OutlierFactor]))
	under := m.column == LumpSum && m.value.Mul(l[OutlierDivisor]).LessThan(usual.Low)
	if !over && !under {
		return outlier{}, false
	}
	o := outlier{severity: Warning, usual: usual, under: under}
	beyond := over && m.value.GreaterThan(usual.Highest) || under && m.value.LessThan(usual.Lowest)
	if likely := m.slip(usual); beyond && likely.Valid {
		o.severity, o.likely = Blocking, likely
	}
	return o, true
}

// slip is the usual figure that a sign or digit too many or too few makes this one of.
// An amount's thousands sign is lost or typed twice too.
func (m measure) slip(usual UsualRange) decimal.NullDecimal {
	shifts := []int32{-1, -2}
	if m.column == LumpSum {
		shifts = []int32{3, -3, 2, 1, -1, -2}
	}
	for _, by := range shifts {
		if meant := m.value.Shift(by); usual.Has(meant) {
			return decimal.NewNullDecimal(meant)
		}
	}
	return decimal.NullDecimal{}
}

// byLimit weighs a figure of which too little is known to have a usual range. Where a cap
// is in force, what is over it is OverCap and no outlier.
func (c *OutlierCheck) byLimit(a *Article, m measure) (outlier, bool) {
	o := outlier{severity: Blocking}
	switch m.column {
	case TextCoefficient:
		o.limit = c.lastCap(a.Genre, a.Published, OutlierText)
		return o, m.value.GreaterThan(o.limit) && !c.capped(a.Genre, a.Published)
	case PhotoCoefficient:
		o.limit = c.Limits[OutlierPhoto]
		if c.Policy.PhotoTotal {
			o.limit = o.limit.Mul(decimal.Max(orElse(a.Photos, decimal.Zero), decimal.NewFromInt(1)))
		}
		return o, m.value.GreaterThan(o.limit) && !c.capped(PhotoGenre, a.Published)
	case Photos:
		o.limit = c.Limits[OutlierPhotos]
	case Encouragement:
		o.limit = c.Limits[OutlierEncouragement]
	case LumpSum:
		if least := c.Limits[OutlierLumpSumLeast]; m.value.LessThan(least) {
			o.limit, o.under = least, true
			return o, true
		}
		salary, ok := c.Rates.At(BaseSalaryRate, "", a.Published)
		if o.limit = orElse(a.BaseSalary, salary.Value.Decimal).Mul(c.Limits[OutlierLumpSumSalary]); !ok && !a.BaseSalary.Valid {
			return o, false
		}
	default:
		return o, false
	}
	return o, m.value.GreaterThan(o.limit)
}

func (c *OutlierCheck) capped(genre string, day Date) bool {
	_, ok := c.Rates.At(CapRate, genre, day)
	return ok && genre != ""
}

// lastCap is the cap that the genre had last, also where it was ended; where it never had
// one, the limit of that name.
func (c *OutlierCheck) lastCap(genre string, day Date, otherwise OutlierLimit) decimal.Decimal {
	if rate, ok := c.Rates.Last(CapRate, genre, day); ok && genre != "" {
		return rate.Value.Decimal
	}
	return c.Limits[otherwise]
}

func (o outlier) finding(a *Article, m measure) Finding {
	f := Finding{
		Code: Outlier, Severity: o.severity, Subject: OfArticle, Articles: []string{a.Ref},
		Field: m.column.Header(), Found: m.figure(m.value), Title: a.Title,
	}
	switch {
	case o.usual.Count > 0:
		f.UsualLow, f.UsualHigh = m.figure(o.usual.Low), m.figure(o.usual.High)
		f.Expected = rangeText(o.usual.Low, o.usual.High)
	case o.under:
		f.UsualLow, f.Expected = m.figure(o.limit), "≥"+o.limit.String()
	default:
		f.UsualHigh, f.Expected = m.figure(o.limit), "≤"+o.limit.String()
	}
	if o.likely.Valid {
		f.Likely = m.figure(o.likely.Decimal)
	}
	return f
}

// figure is a value in the form that the contract has it in: đồng as an integer,
// everything else as a decimal in text.
func (m measure) figure(value decimal.Decimal) any {
	if m.column == LumpSum {
		return Round(value, 1)
	}
	return value.String()
}

func rangeText(low, high decimal.Decimal) string {
	if low.Equal(high) {
		return low.String()
	}
	return low.String() + "–" + high.String()
}

// FarOver reports whether an author's total is far over the largest of the months before
// in which they had money, in đồng. Of fewer months than the limits say nothing is known.
func (l OutlierLimits) FarOver(total Dong, months []Dong) (largest Dong, far bool) {
	paid := 0
	for _, sum := range months {
		if sum > 0 {
			paid++
		}
		largest = max(largest, sum)
	}
	if paid == 0 || paid < l.Whole(OutlierAuthorMonths) {
		return largest, false
	}
	return largest, total.Decimal().GreaterThan(largest.Decimal().Mul(l[OutlierAuthorMultiple]))
}

// WithOutliers adds the outliers of an article to what else was found in it. One figure
// is said once: a slip says more than that it is over a cap, a cap more than that a
// figure is unusual.
func WithOutliers(found, outliers []Finding) []Finding {
	for _, o := range outliers {
		i := indexOf(found, OverCap, o.Field)
		switch {
		case i < 0:
			found = append(found, o)
		case o.Severity == Blocking:
			found[i] = o
		}
	}
	return found
}

func indexOf(found []Finding, code Code, field string) int {
	for i, f := range found {
		if f.Code == code && f.Field == field {
			return i
		}
	}
	return -1
}
