package value

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/payroll"
)

// These limits catch a slipped separator. The largest product, text coefficient × base
// coefficient × base salary × pages × encouragement, is under 10^24 đồng and exact as a
// decimal.
const (
	maxCoefficient     = 1_000                    // law and newsrooms know no more than 50
	maxBaseCoefficient = 100                      // 0.1 by decree
	maxCount           = 10_000                   // photos or pages of one article
	maxBaseSalary      = 1_000_000_000            // đồng a month; 2,530,000 by decree
	maxMoney           = int64(payroll.MaxAmount) // đồng
	maxDecimals        = 12                       // beyond it a workbook's binary fractions are noise
	maxNumberText      = 64                       // bytes; a longer one is no number that anybody wrote
	significantDigits  = 15                       // of Excel's numbers; files hold 1.1000000000000001
)

// limits gives the largest value of each column of numbers.
var limits = map[payroll.Column]int64{
	payroll.TextCoefficient:  maxCoefficient,
	payroll.PhotoCoefficient: maxCoefficient,
	payroll.Encouragement:    maxCoefficient,
	payroll.BaseCoefficient:  maxBaseCoefficient,
	payroll.Pages:            maxCount,
	payroll.Photos:           maxCount,
	payroll.BaseSalary:       maxBaseSalary,
	payroll.LumpSum:          maxMoney,
	payroll.CMSAmount:        maxMoney,
}

var (
	computed    = regexp.MustCompile(`^(?i:float|number|currency|integer|double|counter);#`)
	typed       = regexp.MustCompile(`^(?i:float|number|currency|integer|double|string|text|choice|boolean|datetime|counter);#`)
	currency    = regexp.MustCompile(`^(?i:₫|vnđ|vnd)\s*|\s*(?i:đồng|dong|vnđ|vnd|đ|₫)\.?$`)
	machineMade = regexp.MustCompile(`^-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?$`)
	grouped     = regexp.MustCompile(`^[1-9][0-9]{0,2}(?:[ .,'][0-9]{3})+$`)
	negative    = regexp.MustCompile(`^(?:[-−–—]\s*(.+)|(.+)[-−]|\(\s*(.+)\s*\))$`)
)

// numeral is a number as a cell has it.
type numeral struct {
	value decimal.Decimal
	blank bool
	sum   *Sum         // what it was worked out of; nil where it stands there
	said  payroll.Code // the code to warn of how it was read; "" if there is none
}

// number returns the number of a cell of column c in canonical form; "" if the cell has none.
func (p *Parser) number(c payroll.Column, v grid.Cell) (Value, *payroll.Error) {
	n, reason := p.readNumber(c, v)
	if n.blank || reason != nil {
		return Value{}, reason
	}
	if p.Factor > 1 && n.said == "" {
		n.value = n.value.Mul(decimal.NewFromInt(p.Factor))
	}
	if reason := p.limit(c, n.value); reason != nil {
		return Value{}, reason
	}
	if c == payroll.Encouragement && n.value.IsZero() {
		return Value{}, nil
	}
	return Value{Text: n.value.String(), Sum: n.sum, Warn: n.said}, nil
}

// Decimal returns the number of a cell of column c, whatever its size; 0 for a blank one.
func (p *Parser) Decimal(c payroll.Column, v grid.Cell) (decimal.Decimal, *payroll.Error) {
	n, reason := p.readNumber(c, v)
	return n.value, reason
}

// limit returns the reason why n cannot be a value of column c; nil if it can.
func (p *Parser) limit(c payroll.Column, n decimal.Decimal) *payroll.Error {
	if n.IsNegative() {
		return payroll.Refuse(NumberNegative)
	}
	if limit := decimal.NewFromInt(limits[c]); n.GreaterThan(limit) {
		if day, ok := p.serialDay(n); ok && quantified(c) {
			return payroll.Refuse(numberIsDate, "date", day)
		}
		return payroll.Refuse(NumberTooLarge, "limit", Vietnamese(limit.String()))
	}
	switch form := c.Form(); {
	case form == payroll.Money && !n.IsInteger():
		return payroll.Refuse(MoneyFraction)
	case form == payroll.Count && !n.IsInteger():
		return payroll.Refuse(countFraction)
	case c == payroll.Encouragement && n.IsPositive() && n.LessThan(decimal.NewFromInt(1)):
		return payroll.Refuse(encouragementBelowOne)
	}
	return nil
}

// quantified reports whether column c holds coefficients or counts, which are small.
func quantified(c payroll.Column) bool {
	return c.Form() == payroll.Coefficient || c.Form() == payroll.Count
}

func (p *Parser) readNumber(c payroll.Column, v grid.Cell) (n numeral, reason *payroll.Error) {
	if v.Kind == grid.Number {
		n.value, reason = MachineNumber(v.Text)
		if v.Dated {
			return n, payroll.Refuse(numberIsDate, "date", p.shownDay(n.value))
		}
		return n, reason
	}
	text := v.Text
	if len(text) <= significantDigits && text != "" && IsDigits(text) {
		n.value = decimal.RequireFromString(text)
		return n, nil
	}
	text = PlainFigures(text)
	if rest := computed.ReplaceAllString(text, ""); rest != text && machineMade.MatchString(rest) {
		n.value, reason = MachineNumber(rest)
		return n, reason
	}
	if text = strings.TrimPrefix(WithoutType(text), "'"); text == "" {
		n.blank = true
		return n, nil
	}
	if money(c) {
		text = currency.ReplaceAllString(text, "")
	}
	if text == "-" {
		n.blank = true
		return n, nil
	}
	if len(text) > maxNumberText {
		return n, payroll.Refuse(NumberUnreadable)
	}
	n.value, reason = typedNumber(text, c)
	if reason == nil || reason.Code != NumberUnreadable {
		return n, reason
	}
	return p.wordedNumber(text, c)
}

// money reports whether column c holds đồng.
func money(c payroll.Column) bool { return c.Form() == payroll.Money || c.Form() == payroll.Amount }

// typedNumber reads a number that a person wrote, with a sign or a percent sign.
func typedNumber(text string, c payroll.Column) (decimal.Decimal, *payroll.Error) {
	if m := negative.FindStringSubmatch(text); m != nil {
		n, reason := typedNumber(m[1]+m[2]+m[3], c)
		if reason == nil || reason.Code == NumberAmbiguous {
			return n.Neg(), negativeUnlessZero(n, reason)
		}
		return n, reason
	}
	percent := strings.HasSuffix(text, "%") && ofOne(c)
	if percent {
		text = strings.TrimSpace(strings.TrimSuffix(text, "%"))
	}
	n, reason := written(text, money(c))
	if counts(c) {
		n, reason = writtenCount(text)
	}
	if percent {
		if reason != nil && reason.Code == NumberAmbiguous {
			reason = payroll.Refuse(NumberAmbiguous, "small", reason.Fact("small").(string)+"%", "large", reason.Fact("large").(string)+"%")
		}
		n = n.Shift(-2)
	}
	if reason == nil && -n.Exponent() > maxDecimals && !n.Equal(n.Truncate(maxDecimals)) {
		reason = payroll.Refuse(numberTooPrecise, "decimals", maxDecimals)
	}
	return n, reason
}

func negativeUnlessZero(n decimal.Decimal, ambiguous *payroll.Error) *payroll.Error {
	if ambiguous == nil && n.IsZero() {
		return nil
	}
	return payroll.Refuse(NumberNegative)
}

// ofOne reports whether 10% in column c is 0.1.
func ofOne(c payroll.Column) bool { return c.Form() == payroll.Coefficient && c != payroll.Pages }

// counts reports whether column c holds counts that pay.
func counts(c payroll.Column) bool { return c == payroll.Photos || c == payroll.Pages }

// writtenCount reads a count, which takes no thousands separator: 3.000 is 3, and 1.500 may be
// one and a half or a slip.
func writtenCount(text string) (decimal.Decimal, *payroll.Error) {
	if grouped.MatchString(text) && strings.ContainsAny(text, " '") {
		return decimal.Decimal{}, payroll.Refuse(countGrouped, "count", thousandsOnly(text))
	}
	if i := strings.LastIndexAny(text, ".,"); i > 0 && IsDigits(text[:i]) && len(text)-i == 4 && strings.Trim(text[i+1:], "0") == "" {
		text = text[:i]
	}
	return written(text, false)
}

// written reads digits with their separators. One separator before exactly three digits
// separates thousands if groups is set, since nobody writes a thousandth of a đồng; else it
// may be a decimal separator too, and is refused.
func written(text string, groups bool) (decimal.Decimal, *payroll.Error) {
	whole, fraction, separator := text, "", ""
	if i := strings.LastIndexAny(text, ".,"); i >= 0 {
		whole, separator, fraction = text[:i], text[i:i+1], text[i+1:]
	}
	switch {
	case separator == "" || strings.Contains(whole, separator):
		return thousands(text)
	case !IsDigits(fraction) || fraction == "":
		return decimal.Decimal{}, payroll.Refuse(NumberUnreadable)
	case len(fraction) == 3 && grouped.MatchString(whole) && strings.IndexAny(whole, " .,'") >= len(whole)-4:
		return undecided(thousandsOnly(whole), fraction) // 1.234,000: a slip, or three decimals
	case len(fraction) == 3 && IsDigits(whole) && len(whole) <= 3 && len(whole) > 0 && whole[0] != '0':
		if groups {
			return thousands(text)
		}
		return undecided(whole, fraction)
	case whole == "":
		whole = "0"
	case whole != "0" && whole[0] == '0':
		return decimal.Decimal{}, payroll.Refuse(NumberUnreadable)
	}
	n, reason := thousands(whole)
	if reason != nil {
		return n, reason
	}
	return decimal.RequireFromString(n.String() + "." + fraction), nil
}

// thousands reads a whole number: digits alone, or groups of three with one separator.
func thousands(text string) (decimal.Decimal, *payroll.Error) {
	if IsDigits(text) && text != "" {
		return decimal.RequireFromString(text), nil
	}
	if !grouped.MatchString(text) || mixed(text) {
		return decimal.Decimal{}, payroll.Refuse(NumberUnreadable)
	}
	return decimal.RequireFromString(thousandsOnly(text)), nil
}

func mixed(groups string) bool {
	i := strings.IndexAny(groups, " .,'")
	return strings.Trim(strings.ReplaceAll(groups, groups[i:i+1], ""), "0123456789") != ""
}

var separators = strings.NewReplacer(" ", "", ".", "", ",", "", "'", "")

func thousandsOnly(groups string) string { return separators.Replace(groups) }

// undecided refuses what may be a fraction or thousands. Its two readings can be typed as
// shown: a reading of three decimals shows a fourth.
func undecided(whole, fraction string) (decimal.Decimal, *payroll.Error) {
	short := strings.TrimRight(fraction, "0")
	small := whole + "," + short
	switch len(short) {
	case 0:
		small = whole
	case 3:
		small += "0"
	}
	return decimal.Decimal{}, payroll.Refuse(NumberAmbiguous, "small", small, "large", whole+fraction)
}

func IsDigits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// WithoutType removes the type that SharePoint puts before a calculated value: "string;#".
func WithoutType(text string) string {
	if !strings.Contains(text, payroll.ListSeparator) {
		return text
	}
	return typed.ReplaceAllString(text, "")
}

// MachineNumber reads a number as programs write it: with a decimal point and perhaps an
// exponent. It rounds to the 15 digits that Excel keeps: files hold 1.1000000000000001.
func MachineNumber(text string) (decimal.Decimal, *payroll.Error) {
	if len(text) > maxNumberText || !machineMade.MatchString(text) {
		return decimal.Decimal{}, payroll.Refuse(NumberUnreadable)
	}
	n, err := decimal.NewFromString(text)
	if err != nil {
		return n, payroll.Refuse(NumberUnreadable)
	}
	magnitude := n.NumDigits() + int(n.Exponent())
	if n.IsZero() || magnitude < -maxDecimals {
		return decimal.Zero, nil
	}
	return n.Round(int32(min(significantDigits-magnitude, maxDecimals))), nil
}

// Vietnamese returns a canonical number as Vietnamese write it: 1.200.000, or 1,5.
func Vietnamese(canonical string) string {
	whole, fraction, broken := strings.Cut(canonical, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "." + whole[i:]
	}
	if broken {
		return sign + whole + "," + fraction
	}
	return sign + whole
}
