package payroll

import (
	"iter"
	"regexp"
	"slices"

	"github.com/shopspring/decimal"
)

// Refusals of budgets.
const (
	BadBudgetPeriod Code = "bad-budget-period" // Facts: period
	BadBudget       Code = "bad-budget"        // neither an amount alone nor a percentage with its kind
)

// Budget is a part of the fund (quỹ nhuận bút): an amount for a period, overall or of
// one category, or a ceiling of encouragement or remuneration as a percentage of the
// period's royalties (NĐ 18/2014/NĐ-CP, Đ.8 k.2, has 30% and 50%; a unit sets its own).
type Budget struct {
	Period   string              `json:"period"` // 2026-10 or 2026
	Category string              `json:"category"`
	Kind     Kind                `json:"kind"` // one of CappedKinds, "" of an amount
	Amount   *Dong               `json:"amount"`
	Percent  decimal.NullDecimal `json:"percent"`
}

// BudgetUse is what a budget has been used for. Its JSON is a contract; amounts are đồng.
type BudgetUse struct {
	Budget
	Limit Dong `json:"limit"` // the amount, or what the percentage comes to
	Spent Dong `json:"spent"`
	Left  Dong `json:"left"` // negative where it is exceeded
}

var budgetYear = regexp.MustCompile(`^[0-9]{4}$`)

// maxBudgetPercent is the largest percentage of the royalties that a budget can be.
const maxBudgetPercent = 1000

// Checked returns the budget as it is stored, its category on one line. It fails with
// BadBudgetPeriod or BadBudget.
func (b Budget) Checked() (Budget, error) {
	first := b.Period
	if budgetYear.MatchString(b.Period) {
		first += "-01"
	}
	if _, err := ParseMonth(first); err != nil {
		return b, Refuse(BadBudgetPeriod, "period", b.Period)
	}
	b.Category = OneLine(b.Category)
	byPercent := slices.Contains(CappedKinds(), b.Kind)
	switch {
	case b.Kind != "" && !byPercent, byPercent && (b.Amount != nil || b.Category != ""), !byPercent && b.Percent.Valid,
		b.Amount != nil && (*b.Amount < 0 || *b.Amount > MaxAmount),
		b.Percent.Valid && (b.Percent.Decimal.IsNegative() || b.Percent.Decimal.GreaterThan(decimal.NewFromInt(maxBudgetPercent))):
		return b, Refuse(BadBudget)
	}
	return b, nil
}

// Same reports whether two budgets limit the same thing.
func (b Budget) Same(other Budget) bool {
	return b.Period == other.Period && b.Kind == other.Kind && TextKey(b.Category) == TextKey(other.Category)
}

// Use returns what the lines of the budget's period, each with the category of its article,
// spend of it. The limit of a percentage is rounded down to 1 đồng.
func (b Budget) Use(lines iter.Seq2[Line, string]) BudgetUse {
	u := BudgetUse{Budget: b}
	var royalties Dong
	for line, category := range lines {
		kind := line.OriginalKind()
		if kind == RoyaltyKind {
			royalties += line.Amount
		}
		if b.Kind != "" && b.Kind != kind || b.Category != "" && TextKey(b.Category) != TextKey(category) {
			continue
		}
		u.Spent += line.Amount
	}
	if b.Amount != nil {
		u.Limit = *b.Amount
	} else {
		u.Limit = Dong(royalties.Decimal().Mul(b.Percent.Decimal).Shift(-2).Floor().IntPart())
	}
	u.Left = u.Limit - u.Spent
	return u
}
