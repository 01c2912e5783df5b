package ledger

import (
	"context"
	"database/sql"
	"slices"

	"github.com/shopspring/decimal"

	"nhuanbut/payroll"
)

// Refusals of rates.
const (
	NoSuchRate    payroll.Code = "no-such-rate" // Args: name, the names there are
	BadRate       payroll.Code = "bad-rate"     // Args: name, value
	NeedsBasis    payroll.Code = "needs-basis"  // a rate or a line without its legal basis
	CapNeedsGenre payroll.Code = "cap-needs-genre"
)

// Rates are all rates, seeded and set, by name, genre and date.
func (l *Ledger) Rates(ctx context.Context) (rates []payroll.Rate, err error) {
	err = l.read(ctx, func(t *tx) error {
		rates, err = t.rates()
		return err
	})
	return rates, err
}

// SetRate sets a rate from a day on; without a value nothing is set from that
// day on. A rate of the same day is replaced.
func (l *Ledger) SetRate(ctx context.Context, r payroll.Rate) error {
	if err := checkRate(&r); err != nil {
		return err
	}
	return l.write(ctx, func(t *tx) error {
		value := sql.NullString{String: r.Value.Decimal.String(), Valid: r.Value.Valid}
		_, err := t.exec(`INSERT INTO rate (name, genre, from_date, value, basis, set_at, set_by) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (name, genre, from_date) DO UPDATE SET value = excluded.value, basis = excluded.basis, set_at = excluded.set_at, set_by = excluded.set_by`,
			r.Name, r.Genre, r.From, value, r.Basis, t.at, t.user)
		return err
	})
}

// maxRate keeps a product of rates and coefficients within what an amount may be.
var maxRate = map[payroll.RateName]int64{
	payroll.BaseSalaryRate: 1_000_000_000, payroll.BaseCoefficientRate: 100,
	payroll.CapRate: 1_000, payroll.DeadlineRate: 3_650,
}

func checkRate(r *payroll.Rate) error {
	if !slices.Contains(payroll.RateNames, r.Name) {
		return payroll.Refuse(NoSuchRate, r.Name, payroll.RateNames)
	}
	r.Genre, r.Basis = payroll.OneLine(r.Genre), payroll.OneLine(r.Basis)
	if r.Basis == "" {
		return payroll.Refuse(NeedsBasis)
	}
	if (r.Name == payroll.CapRate) != (r.Genre != "") {
		return payroll.Refuse(CapNeedsGenre)
	}
	v := r.Value.Decimal
	integral := r.Name == payroll.BaseSalaryRate || r.Name == payroll.DeadlineRate
	if r.Value.Valid && (!v.IsPositive() || v.GreaterThan(decimal.NewFromInt(maxRate[r.Name])) || (integral && !v.IsInteger())) {
		return payroll.Refuse(BadRate, r.Name, v.String())
	}
	return nil
}

func (t *tx) rates() ([]payroll.Rate, error) {
	return all(t, `SELECT name, genre, from_date, value, basis FROM rate ORDER BY name, genre, from_date`, nil,
		func(r *payroll.Rate) []any { return []any{&r.Name, &r.Genre, &r.From, &r.Value, &r.Basis} })
}

// declared are the rates with the unit's own regulation as the basis where the
// law sets none and a setting names it.
func declared(rates []payroll.Rate, regulation string) payroll.Rates {
	if regulation != "" {
		rates = slices.Clone(rates)
		for i := range rates {
			if rates[i].Basis == payroll.UndeclaredBasis {
				rates[i].Basis = regulation
			}
		}
	}
	return payroll.NewRates(rates)
}
