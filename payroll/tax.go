package payroll

import "slices"

// TaxCase says which rule decided the tax on a payment.
type TaxCase string

// The cases.
const (
	CaseWithheld     TaxCase = "withheld"        // a resident's payment from the threshold on
	CaseBelow        TaxCase = "below-threshold" // a smaller one: nothing withheld
	CaseOnRequest    TaxCase = "on-request"      // a smaller one, withheld because the author asks
	CaseCommitment   TaxCase = "commitment"      // 08/CK-TNCN: nothing withheld, still listed
	CaseSalary       TaxCase = "salary"          // staff: taxed with the salary
	CaseNonresident  TaxCase = "nonresident"     // withheld whatever the amount
	CaseOrganisation TaxCase = "organisation"    // not a person: paid against a receipt, nothing withheld
	CaseNone         TaxCase = "none"            // a source, or nothing is paid
)

// Taxpayer is what the tax on a payment depends on besides its amount and date.
type Taxpayer struct {
	Kind        AuthorKind
	TaxCode     string // as ParseTaxCode gives it; "" where there is none
	Commitments []int  // the years for which there is a commitment, 08/CK-TNCN
	OnRequest   bool   // asks for tax to be withheld below the threshold as well
}

// Withholding is the personal income tax on one payment and the rule behind it.
type Withholding struct {
	Case      TaxCase
	Rule      TaxRule
	Threshold Dong // in force for a resident's payment; 0 in the other cases
	Tax       Dong
}

// Withhold returns the tax, in đồng, on one payment of gross made on paid, rounded
// half up to 1 đồng. The base is the whole payment, without deductions.
//
// A resident without labour contract: 10% from 2,000,000 on (TT 111/2013/TT-BTC,
// Đ.25.1.i); paid from 2026-07-01, 10% from 5,000,000 on and below that only at the
// author's request (NĐ 253/2026/NĐ-CP, Đ.50.2). With a commitment for the year of
// paid and a tax code, nothing. A non-resident: 20% of every payment (from
// 2026-07-01 NĐ 253/2026/NĐ-CP, Đ.64). Staff: nothing here. An organisation: nothing, the
// tax is on persons. Unconfirmed authors are
// taken for contributors. Figures and bases are those of rates; it fails with
// NoRate where one that the payment needs is not in force.
func (p Taxpayer) Withhold(gross Dong, paid Date, rates Rates) (Withholding, error) {
	switch {
	case p.Kind == Staff:
		return Withholding{Case: CaseSalary, Rule: TaxRule{Exempt: string(Staff)}}, nil
	case p.Kind == Source || gross <= 0:
		return Withholding{Case: CaseNone}, nil
	case p.Kind == Organisation:
		return Withholding{Case: CaseOrganisation, Rule: TaxRule{Exempt: string(Organisation)}}, nil
	case p.Kind == Nonresident:
		rate, err := rates.inForce(TaxNonresident, paid)
		if err != nil {
			return Withholding{}, err
		}
		return Withholding{}.of(gross, CaseNonresident, rate), nil
	}
	return p.withholdResident(gross, paid, rates)
}

// withholdResident is Withhold for a resident without labour contract. Rate and
// threshold must be in force even where a commitment frees the payment: without
// them there is no rule that it is an exception to.
func (p Taxpayer) withholdResident(gross Dong, paid Date, rates Rates) (Withholding, error) {
	rate, err := rates.inForce(TaxRate, paid)
	if err != nil {
		return Withholding{}, err
	}
	threshold, err := rates.inForce(TaxThreshold, paid)
	if err != nil {
		return Withholding{}, err
	}
	onRequest, may := rates.At(TaxOnRequest, "", paid)
	w := Withholding{Threshold: Dong(threshold.Value.Decimal.IntPart())}
	switch {
	case p.committed(paid):
		w.Case, w.Rule = CaseCommitment, TaxRule{Exempt: CommitmentForm, Basis: rate.Basis}
	case gross >= w.Threshold:
		w = w.of(gross, CaseWithheld, rate)
	case p.OnRequest && may:
		w = w.of(gross, CaseOnRequest, onRequest)
		w.Rule.Below = w.Threshold
	default:
		w.Case, w.Rule = CaseBelow, TaxRule{Below: w.Threshold, Basis: threshold.Basis}
	}
	return w, nil
}

// committed reports whether a commitment frees a payment of that day. The form is
// open only to those who have a tax code (TT 111/2013/TT-BTC, Đ.25.1.i).
func (p Taxpayer) committed(paid Date) bool {
	return p.TaxCode != "" && slices.Contains(p.Commitments, paid.Time().Year())
}

// of is w with rate withheld from gross.
func (w Withholding) of(gross Dong, c TaxCase, rate Rate) Withholding {
	w.Case, w.Rule = c, TaxRule{Rate: rate.Value.Decimal, Basis: rate.Basis}
	w.Tax = Round(gross.Decimal().Mul(w.Rule.Rate), 1)
	return w
}

// inForce is the rate of that name in force on a day, or NoRate.
func (r Rates) inForce(name RateName, day Date) (Rate, error) {
	rate, ok := r.At(name, "", day)
	if !ok {
		return Rate{}, Refuse(NoRate, "rate", name, "date", day)
	}
	return rate, nil
}
