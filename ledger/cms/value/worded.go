package value

import (
	"regexp"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/payroll"
)

// Sum is a number that stands as a calculation: "3x0,5" or "1+0,5".
type Sum struct {
	Text    string
	Parts   []decimal.Decimal
	Product bool
}

// WholePart returns the index of the part that is a count, in a product of two; -1 if none is.
func (s *Sum) WholePart() int {
	for i, n := range s.Parts {
		if len(s.Parts) == 2 && n.IsInteger() && n.IsPositive() && n.LessThan(decimal.NewFromInt(maxCount)) {
			return i
		}
	}
	return -1
}

// PartEqual returns the index of the part that equals n, in a product of two; -1 if none does.
func (s *Sum) PartEqual(n decimal.Decimal) int {
	for i, part := range s.Parts {
		if s.Product && len(s.Parts) == 2 && part.Equal(n) {
			return i
		}
	}
	return -1
}

// These labels stand around a number and say what it is of: "HS ảnh" is no coefficient of a
// text.
var (
	coefficientLabels = map[payroll.Column]*regexp.Regexp{
		payroll.TextCoefficient:  coefficientLabel("tin|bài|tin bài|bai|tin bai"),
		payroll.PhotoCoefficient: coefficientLabel("ảnh|hình|anh|hinh"),
		payroll.BaseCoefficient:  coefficientLabel("lương cơ sở|lương|lcs|luong co so|luong"),
		payroll.Encouragement:    coefficientLabel("khuyến khích|kk|khuyen khich"),
	}
	photoLabel = regexp.MustCompile(`^(?:sl|số lượng|số ảnh|ảnh|so luong|so anh|anh)\s?[:=]\s*(.+)$|^(.+?)\s*(?:tấm ảnh|bức ảnh|kiểu ảnh|hình ảnh|tấm|bức|kiểu|hình|ảnh|tam anh|buc anh|kieu anh|hinh anh|tam|buc|kieu|hinh|anh|photos?|pictures?|images?|pics?)\.?$`)
	pageLabel  = regexp.MustCompile(`^(?:sl|số lượng|số trang|trang|so luong|so trang)\s?[:=]\s*(.+)$|^(.+?)\s*(?:trang in|trang|tr\.?|pages?)\.?$`)
)

// coefficientLabel matches "hệ số" and the like, alone or with the words for what it is of.
func coefficientLabel(of string) *regexp.Regexp {
	return regexp.MustCompile(`^(?:h\.?s\.?|hệ số|he so|hso|coef(?:ficient)?|factor)(?:\s?(?:` + of + `))?\s?[:=]?\s*(.+)$|^(.+?)\s*(?:hs|hệ số|he so)$`)
}

// arithmetic matches what looks like a calculation; times spells its operators as one. Only
// sums and products are read: they are exact and mean one thing.
var (
	arithmetic = regexp.MustCompile(`^[-0-9.,'%/:+*x×÷=() ]*[-+*x×÷/:][-0-9.,'%/:+*x×÷=() ]*$`)
	times      = strings.NewReplacer("*", "x", "×", "x", "✕", "x", "✖", "x", "·", "x", "∙", "x", "⋅", "x", "х", "x", " nhân ", "x", " cộng ", "+")
)

// wordedNumber reads a number with a unit, a sum, a product, or an amount in words.
func (p *Parser) wordedNumber(text string, c payroll.Column) (numeral, *payroll.Error) {
	if day, ok := excelDay(text); ok {
		return numeral{}, payroll.Refuse(numberIsDate, "date", day)
	}
	text = strings.ToLower(text)
	if money(c) {
		if n, reason := moneyInWords(text); reason == nil || reason.Code != NumberUnreadable {
			return numeral{value: n, said: MoneyWorded}, reason
		}
	}
	bare := withoutLabel(text, c)
	if bare != text {
		if n, reason := typedNumber(bare, c); reason == nil || reason.Code != NumberUnreadable {
			return numeral{value: n}, reason
		}
	}
	return worked(times.Replace(bare), c)
}

// worked reads a sum or a product, perhaps with its result: "1,5 x 2 = 3".
func worked(text string, c payroll.Column) (numeral, *payroll.Error) {
	text, result, said := strings.Cut(text, "=")
	n, reason := calculated(strings.TrimSpace(text), c)
	if reason != nil || !said {
		return n, reason
	}
	if total, reason := typedNumber(strings.TrimSpace(result), c); reason != nil || !total.Equal(n.value) {
		return n, payroll.Refuse(arithmeticUnclear)
	}
	return n, nil
}

// withoutLabel removes a label that fits column c: a count of photos does not fit a
// coefficient.
func withoutLabel(text string, c payroll.Column) string {
	label := coefficientLabels[c]
	switch c {
	case payroll.Photos:
		label = photoLabel
	case payroll.Pages:
		label = pageLabel
	}
	if label == nil {
		return text
	}
	if m := label.FindStringSubmatch(text); m != nil {
		return strings.TrimSpace(m[1] + m[2])
	}
	return text
}

// calculated works out a sum or a product. It refuses both in one, a difference, a quotient
// and what breaks off.
func calculated(text string, c payroll.Column) (numeral, *payroll.Error) {
	plus, cross := strings.Contains(text, "+"), strings.Contains(text, "x")
	if plus == cross {
		return numeral{}, unworked(text)
	}
	done := Sum{Text: text, Product: cross}
	sign := "+"
	if cross {
		sign = "x"
	}
	for part := range strings.SplitSeq(text, sign) {
		part = withoutLabel(strings.TrimSpace(part), c)
		if cross && c == payroll.PhotoCoefficient {
			part = withoutLabel(part, payroll.Photos) // "3 ảnh x 0,5"
		}
		if part == "" || part[0] < '0' || part[0] > '9' {
			return numeral{}, unworked(text)
		}
		n, reason := typedNumber(part, c)
		if reason != nil {
			if reason.Code == NumberUnreadable {
				reason = unworked(text)
			}
			return numeral{}, reason
		}
		done.Parts = append(done.Parts, n)
	}
	total := done.Parts[0]
	for _, n := range done.Parts[1:] {
		if cross {
			total = total.Mul(n)
		} else {
			total = total.Add(n)
		}
	}
	if -total.Exponent() > maxDecimals && !total.Equal(total.Truncate(maxDecimals)) {
		return numeral{}, payroll.Refuse(numberTooPrecise, "decimals", maxDecimals)
	}
	return numeral{value: total, sum: &done, said: NumberComputed}, nil
}

// unworked refuses a calculation that is not read, or a text that is no number.
func unworked(text string) *payroll.Error {
	if arithmetic.MatchString(text) && strings.ContainsAny(text, "0123456789") {
		return payroll.Refuse(arithmeticUnclear)
	}
	return payroll.Refuse(NumberUnreadable)
}

const (
	thousandUnit = `(?:k|ng|ngàn|nghìn|ngan|nghin|thousand)`
	millionUnit  = `(?:tr|triệu|trieu|million)`
)

var (
	inThousands = regexp.MustCompile(`^([0-9][0-9.,' ]*?)\s?` + thousandUnit + `\.?$`)
	inMillions  = regexp.MustCompile(`^([0-9][0-9.,' ]*?)\s?` + millionUnit + `\.?(?:\s?([0-9][0-9.,' ]*?)\s?(` + thousandUnit + `\.?)?|\s?(rưỡi|ruoi))?$`)
	inBillions  = regexp.MustCompile(`^([0-9][0-9.,' ]*?)\s?(?:tỷ|tỉ|ty|billion)$`)
)

// moneyInWords reads an amount in đồng as people say it, in small letters: "300k", "1,2
// triệu", "1tr2" (1.200.000), "1 triệu 200 nghìn".
func moneyInWords(text string) (decimal.Decimal, *payroll.Error) {
	if m := inThousands.FindStringSubmatch(text); m != nil {
		return scaled(m[1], 3)
	}
	if m := inBillions.FindStringSubmatch(text); m != nil {
		return scaled(m[1], 9)
	}
	m := inMillions.FindStringSubmatch(text)
	if m == nil {
		return decimal.Decimal{}, payroll.Refuse(NumberUnreadable)
	}
	millions, reason := scaled(m[1], 6)
	if reason != nil || m[2] == "" && m[4] == "" {
		return millions, reason
	}
	if !IsDigits(m[1]) {
		return millions, payroll.Refuse(NumberUnreadable) // 1,2 triệu 300
	}
	rest, reason := behindMillions(millions, m[2], m[3] != "")
	if m[4] != "" {
		rest, reason = decimal.NewFromInt(500_000), nil
	}
	return millions.Add(rest), reason
}

// behindMillions reads what follows the millions: the 2 of "1tr2" is hundreds of thousands,
// the 250 of "1tr250" thousands, the 25 of "1tr25" either, and "200.000" đồng.
func behindMillions(millions decimal.Decimal, text string, inThousands bool) (decimal.Decimal, *payroll.Error) {
	n, reason := written(text, !inThousands)
	switch million := decimal.NewFromInt(1_000_000); {
	case reason != nil:
		return n, reason
	case inThousands && n.LessThan(decimal.NewFromInt(1000)) && n.IsInteger():
		return n.Shift(3), nil
	case inThousands:
	case len(text) == 1 && IsDigits(text):
		return n.Shift(5), nil
	case len(text) == 2 && IsDigits(text):
		return n, payroll.Refuse(NumberAmbiguous, "small", Vietnamese(millions.Add(n.Shift(3)).String()), "large", Vietnamese(millions.Add(n.Shift(4)).String()))
	case len(text) == 3 && IsDigits(text):
		return n.Shift(3), nil
	case n.GreaterThanOrEqual(decimal.NewFromInt(1000)) && n.LessThan(million) && n.IsInteger():
		return n, nil
	}
	return n, payroll.Refuse(NumberUnreadable)
}

// scaled reads a number of thousands, millions or more, by the number of zeros.
func scaled(text string, zeros int32) (decimal.Decimal, *payroll.Error) {
	n, reason := written(text, false)
	if reason != nil && reason.Code == NumberAmbiguous { // 1.500k: of one and a half, or of fifteen hundred
		small, _ := written(reason.Fact("small").(string), false)
		large, _ := written(reason.Fact("large").(string), false)
		reason = payroll.Refuse(NumberAmbiguous, "small", Vietnamese(small.Shift(zeros).String()), "large", Vietnamese(large.Shift(zeros).String()))
	}
	return n.Shift(zeros), reason
}
