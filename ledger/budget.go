package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"regexp"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/payroll"
)

// Refusals of budgets.
const (
	BadBudgetPeriod payroll.Code = "bad-budget-period" // Facts: period. Facts: period. Facts: period
	BadBudget       payroll.Code = "bad-budget"        // neither an amount alone nor a percentage with its kind
)

// Budget is a part of the fund (quỹ nhuận bút): an amount for a period, overall or of
// one category, or a ceiling of encouragement or remuneration as a percentage of the
// period's royalties (NĐ 18/2014/NĐ-CP, Đ.8 k.2, has 30% and 50%; a unit sets its own).
type Budget struct {
	Period   string              `json:"period"` // 2026-10 or 2026
	Category string              `json:"category"`
	Kind     payroll.Kind        `json:"kind"` // encouragement or remuneration, "" of an amount
	Amount   *payroll.Dong       `json:"amount"`
	Percent  decimal.NullDecimal `json:"percent"`
}

// BudgetUse is what a budget has been used for. Its JSON is a contract; amounts are đồng.
type BudgetUse struct {
	Budget
	Limit payroll.Dong `json:"limit"` // the amount, or what the percentage comes to
	Spent payroll.Dong `json:"spent"`
	Left  payroll.Dong `json:"left"` // negative where it is exceeded
}

var budgetYear = regexp.MustCompile(`^[0-9]{4}$`)

// SetBudget sets a budget from now on; one with neither amount nor percentage is no
// longer set.
func (l *Ledger) SetBudget(ctx context.Context, act Act, b Budget) error {
	if err := b.check(); err != nil {
		return err
	}
	return l.write(ctx, act, func(t *tx) error {
		if err := t.BeginEvent("budget set", strings.TrimSpace(b.Period+" "+cmp.Or(string(b.Kind), b.Category)), ""); err != nil {
			return err
		}
		_, err := t.Exec(`INSERT INTO budget (event_id, period, category, kind, amount, percent) VALUES ($1, $2, $3, $4, $5, $6)`,
			t.EventID, b.Period, b.Category, b.Kind, b.Amount, sql.NullString{String: b.Percent.Decimal.String(), Valid: b.Percent.Valid})
		return err
	})
}

func (b *Budget) check() error {
	first := b.Period
	if budgetYear.MatchString(b.Period) {
		first += "-01"
	}
	if _, err := payroll.ParseMonth(first); err != nil {
		return payroll.Refuse(BadBudgetPeriod, "period", b.Period)
	}
	b.Category = payroll.OneLine(b.Category)
	byPercent := slices.Contains(payroll.CappedKinds(), b.Kind)
	switch {
	case b.Kind != "" && !byPercent, byPercent && (b.Amount != nil || b.Category != ""), !byPercent && b.Percent.Valid,
		b.Amount != nil && (*b.Amount < 0 || *b.Amount > payroll.MaxAmount),
		b.Percent.Valid && (b.Percent.Decimal.IsNegative() || b.Percent.Decimal.GreaterThan(decimal.NewFromInt(1000))):
		return payroll.Refuse(BadBudget)
	}
	return nil
}

// Budgets returns all budgets that are set.
func (l *Ledger) Budgets(ctx context.Context) (list []Budget, err error) {
	err = l.read(ctx, func(t *tx) error {
		list, err = readBudgets(t, `1 = 1`)
		return err
	})
	return list, err
}

// readBudgets returns the budgets of a condition, by period; of one period, category and
// kind the last that was set.
func readBudgets(t *tx, where string, args ...any) ([]Budget, error) {
	rows, err := all(t, `SELECT period, category, kind, amount, percent FROM budget WHERE `+where+` ORDER BY id`, args,
		func(b *Budget) []any { return []any{&b.Period, &b.Category, &b.Kind, &b.Amount, &b.Percent} })
	var list []Budget
	for _, b := range rows {
		list = slices.DeleteFunc(list, b.of)
		if b.Amount != nil || b.Percent.Valid {
			list = append(list, b)
		}
	}
	slices.SortStableFunc(list, func(a, b Budget) int {
		return cmp.Or(cmp.Compare(a.Period, b.Period), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Category, b.Category))
	})
	return list, err
}

// of reports whether two budgets limit the same thing.
func (b *Budget) of(o Budget) bool {
	return b.Period == o.Period && b.Kind == o.Kind && payroll.TextKey(b.Category) == payroll.TextKey(o.Category)
}

// budgetUses returns the budgets of a month and of its year, with what they were used for.
func budgetUses(t *tx, r rules, b *Book) ([]BudgetUse, error) {
	year := string(b.Month[:4])
	list, err := readBudgets(t, `period = $1 OR period = $2`, b.Month, year)
	if err != nil {
		return nil, err
	}
	var uses []BudgetUse
	var books []*Book // of the year
	for _, budget := range list {
		of := []*Book{b}
		if budget.Period == year {
			if books == nil {
				if books, err = yearBooks(t, r, b); err != nil {
					return nil, err
				}
			}
			of = books
		}
		uses = append(uses, budget.use(of))
	}
	return uses, nil
}

// yearBooks returns the books of the year of b's month.
func yearBooks(t *tx, r rules, b *Book) ([]*Book, error) {
	var books []*Book
	for m := range payroll.Months(b.Month[:4]+"-01", b.Month[:4]+"-12") {
		if m == b.Month {
			books = append(books, b)
			continue
		}
		other, err := readBook(t, r, m)
		if err != nil {
			return nil, err
		}
		books = append(books, other)
	}
	return books, nil
}

func (b Budget) use(books []*Book) BudgetUse {
	u := BudgetUse{Budget: b}
	var royalties payroll.Dong
	for _, book := range books {
		for _, line := range book.Lines {
			kind := groupOf(line).kind
			if kind == payroll.RoyaltyKind {
				royalties += line.Amount
			}
			if b.Kind != "" && b.Kind != kind {
				continue
			}
			if b.Category != "" && payroll.TextKey(b.Category) != payroll.TextKey(book.category(line)) {
				continue
			}
			u.Spent += line.Amount
		}
	}
	if b.Amount != nil {
		u.Limit = *b.Amount
	} else {
		u.Limit = payroll.Dong(royalties.Decimal().Mul(b.Percent.Decimal).Shift(-2).Floor().IntPart())
	}
	u.Left = u.Limit - u.Spent
	return u
}

// category returns the category of a line's article, "" where it has none.
func (b *Book) category(line payroll.Line) string {
	if e := b.Article(line.Article); e != nil {
		return e.Category
	}
	return ""
}

// Exceeded returns the budgets that are, in the order in which Check finds them.
func (b *Book) Exceeded() []BudgetUse {
	return slices.DeleteFunc(slices.Clone(b.Budgets), func(u BudgetUse) bool { return u.Left >= 0 })
}

// overBudget finds the budgets that are exceeded.
func (b *Book) overBudget() []payroll.Finding {
	var found []payroll.Finding
	for _, u := range b.Exceeded() {
		found = append(found, payroll.Finding{
			Code: payroll.OverBudget, Severity: payroll.SeverityOf(payroll.OverBudget), Subject: payroll.OfMonth, Articles: []string{},
			Field: cmp.Or(string(u.Kind), u.Category), Expected: u.Limit, Found: u.Spent, Title: u.Period,
		})
	}
	return found
}
