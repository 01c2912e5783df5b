package ledger

import (
	"cmp"
	"context"
	"database/sql"
	"iter"
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// SetBudget sets a budget from now on; one with neither amount nor percentage is no
// longer set.
func (l *Ledger) SetBudget(ctx context.Context, act Act, b payroll.Budget) error {
	b, err := b.Checked()
	if err != nil {
		return err
	}
	return l.write(ctx, act, func(t *tx) error {
		if err := checkUnchanged(t, budgetRows, b.Period, b.Category, b.Kind); err != nil {
			return err
		}
		if err := t.BeginEvent("budget set", strings.TrimSpace(b.Period+" "+cmp.Or(string(b.Kind), b.Category)), ""); err != nil {
			return err
		}
		_, err := t.Exec(`INSERT INTO budget (event_id, period, category, kind, amount, percent) VALUES ($1, $2, $3, $4, $5, $6)`,
			t.EventID, b.Period, b.Category, b.Kind, b.Amount, sql.NullString{String: b.Percent.Decimal.String(), Valid: b.Percent.Valid})
		return err
	})
}

// Budgets returns all budgets that are set.
func (l *Ledger) Budgets(ctx context.Context) (list []payroll.Budget, err error) {
	err = l.read(ctx, func(t *tx) error {
		list, err = readBudgets(t, `1 = 1`)
		return err
	})
	return list, err
}

// readBudgets returns the budgets of a condition, by period; of one period, category and
// kind the last that was set.
func readBudgets(t *tx, where string, args ...any) ([]payroll.Budget, error) {
	rows, err := all(t, `SELECT period, category, kind, amount, percent FROM budget WHERE `+where+` ORDER BY id`, args,
		func(b *payroll.Budget) []any { return []any{&b.Period, &b.Category, &b.Kind, &b.Amount, &b.Percent} })
	var list []payroll.Budget
	for _, b := range rows {
		list = slices.DeleteFunc(list, b.Same)
		if b.Amount != nil || b.Percent.Valid {
			list = append(list, b)
		}
	}
	slices.SortStableFunc(list, func(a, b payroll.Budget) int {
		return cmp.Or(cmp.Compare(a.Period, b.Period), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Category, b.Category))
	})
	return list, err
}

// budgetUses returns the budgets of a month and of its year, with what they were used for.
func budgetUses(t *tx, r rules, b *Book) ([]payroll.BudgetUse, error) {
	year := string(b.Month[:4])
	list, err := readBudgets(t, `period = $1 OR period = $2`, b.Month, year)
	if err != nil {
		return nil, err
	}
	var uses []payroll.BudgetUse
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
		uses = append(uses, budget.Use(linesOf(of)))
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

// linesOf yields the lines of books, each with the category of its article.
func linesOf(books []*Book) iter.Seq2[payroll.Line, string] {
	return func(yield func(payroll.Line, string) bool) {
		for _, b := range books {
			for _, line := range b.Lines {
				if !yield(line, b.category(line)) {
					return
				}
			}
		}
	}
}

// category returns the category of a line's article, "" where it has none.
func (b *Book) category(line payroll.Line) string {
	if e := b.Article(line.Article); e != nil {
		return e.Category
	}
	return ""
}

// Exceeded returns the budgets that are, in the order in which Check finds them.
func (b *Book) Exceeded() []payroll.BudgetUse {
	return slices.DeleteFunc(slices.Clone(b.Budgets), func(u payroll.BudgetUse) bool { return u.Left >= 0 })
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
