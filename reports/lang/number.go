package lang

import (
	"strings"

	"github.com/shopspring/decimal"
	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"nhuanbut/payroll"
)

var (
	inVietnamese = message.NewPrinter(language.Vietnamese)
	inEnglish    = message.NewPrinter(language.English)
)

// Whole returns n with its thousands separated: 1.170.000 in Vietnamese, 1,170,000 in
// English.
func (l Language) Whole(n int64) string {
	if l == English {
		return inEnglish.Sprintf("%d", n)
	}
	return inVietnamese.Sprintf("%d", n)
}

// Amount returns an amount in đồng, as Whole does.
func (l Language) Amount(d payroll.Dong) string { return l.Whole(int64(d)) }

// Count returns n with the language's separators, as Whole does.
func (l Language) Count(n int) string { return l.Whole(int64(n)) }

// Decimal returns all digits of d with the language's separators: 1.234,5 in Vietnamese,
// 1,234.5 in English.
func (l Language) Decimal(d decimal.Decimal) string {
	whole, fraction, ok := strings.Cut(d.String(), ".")
	if d.Abs().GreaterThanOrEqual(decimal.NewFromInt(1000)) {
		whole = l.Whole(d.IntPart())
	}
	switch {
	case !ok:
		return whole
	case l == English:
		return whole + "." + fraction
	}
	return whole + "," + fraction
}
