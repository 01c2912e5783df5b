package statement

import (
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

// how says how the amount of a line comes about, as an author can follow it:
//
//	2 × 253.000 = 506.000; phần của tác giả 60% = 303.600
//
// It says too whether the amount is rounded. Nothing is said of what others get.
func (s *statement) how(line ledger.StatementLine) (text string, rounded bool) {
	switch {
	case line.Kind == payroll.AdjustmentKind:
		return s.Say(correctsLine, line.Adjusts, s.Lang.Month(line.OfMonth), s.Lang.Amount(line.Before), s.Lang.Amount(line.Before+line.Amount)), false
	case line.Kind == payroll.EncouragementKind && line.Article != nil:
		exact := line.Coefficient.Mul(line.Royalty.Decimal())
		text, rounded = s.comes(s.Lang.Decimal(line.Coefficient)+" × "+s.Lang.Amount(line.Royalty), exact.Rat(), line.Amount)
		return s.Say(encouragedBy, text), rounded
	case line.Kind == payroll.RoyaltyKind:
		return s.royalty(line)
	}
	return s.Say(restsOn, line.Bases.String()), false
}

// royalty returns how the line of a royalty was worked out, and whether its amount is
// rounded.
func (s *statement) royalty(line ledger.StatementLine) (text string, rounded bool) {
	exact := line.Quantity.Mul(line.Coefficient).Mul(line.Unit)
	lump := line.Article != nil && line.Article.Royalty.LumpSum
	terms := s.terms(line)
	if lump {
		terms = s.Say(lumpSumOf, s.Lang.Decimal(exact))
	}
	whole := line.Share != nil && line.Share.Cmp(big.NewRat(1, 1)) == 0
	switch {
	case whole && lump && exact.Equal(line.Amount.Decimal()):
		return terms, false
	case whole:
		return s.comes(terms, exact.Rat(), line.Amount)
	case !lump:
		terms += " = " + s.Lang.Decimal(exact)
	}
	if line.Share == nil {
		return terms + "; " + s.Say(ownPartUnknown, s.Lang.Amount(line.Amount)), false
	}
	text, rounded = s.comes(s.portion(line.Share), new(big.Rat).Mul(exact.Rat(), line.Share), line.Amount)
	return terms + "; " + s.Say(ownPart, text), rounded
}

// terms returns the factors of a royalty: 3 × 0,5 × 253.000.
func (s *statement) terms(line ledger.StatementLine) string {
	terms := []string{s.Lang.Decimal(line.Coefficient), s.Lang.Decimal(line.Unit)}
	if !line.Quantity.Equal(decimal.NewFromInt(1)) {
		terms = append([]string{s.Lang.Decimal(line.Quantity)}, terms...)
	}
	return strings.Join(terms, " × ")
}

// comes returns terms with their result, after "=" if amount is exact and after "≈" if it
// is rounded.
func (s *statement) comes(terms string, exact *big.Rat, amount payroll.Dong) (text string, rounded bool) {
	if exact.Cmp(amount.Decimal().Rat()) == 0 {
		return terms + " = " + s.Lang.Amount(amount), false
	}
	return terms + " ≈ " + s.Lang.Amount(amount), true
}

// portion returns a share as a percentage, 60%, or as a fraction, 1/3, if no finite decimal
// is exact.
func (s *statement) portion(share *big.Rat) string {
	percent := new(big.Rat).Mul(share, big.NewRat(100, 1))
	places, exact := percent.FloatPrec()
	if !exact {
		return share.String()
	}
	return s.Lang.Decimal(decimal.RequireFromString(percent.FloatString(places))) + "%"
}
