package payroll

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"
)

// TaxRule is what the rule of a payment's tax says. Its text is the same in every language;
// it is stored with the payment and is tax_rule in JSON.
type TaxRule struct {
	Exempt string          // what frees the payment: "staff", "organisation" or CommitmentForm; "" where nothing does
	Below  Dong            // the threshold that the payment is below, in đồng; 0 where that decided nothing
	Rate   decimal.Decimal // the share withheld, 0.1 for 10%; 0 where nothing is
	Basis  string          // the legal basis of the rate or threshold that decided; "" where neither did
}

// CommitmentForm is the form by which a person commits to an income below the taxed one
// (TT 111/2013/TT-BTC, Đ.25.1.i).
const CommitmentForm = "08/CK-TNCN"

// String returns the rule's text, which ParseTaxRule reads. It is "" where there is no rule.
//
//	10%: NĐ 253/2026/NĐ-CP, Đ.50.2               withheld; 20%: … of a non-resident
//	< 5000000: NĐ 253/2026/NĐ-CP, Đ.50.2         below the threshold
//	< 5000000, 10%: NĐ 253/2026/NĐ-CP, Đ.50.2    below it, on request
//	08/CK-TNCN: NĐ 253/2026/NĐ-CP, Đ.50.2        a commitment
//	staff                                        paid with the salary
//	organisation                                 paid against a receipt
func (r TaxRule) String() string {
	if r.Basis == "" {
		return r.Terms()
	}
	return r.Terms() + ": " + r.Basis
}

// Terms returns the rule's text without its legal basis: "< 5000000, 10%".
func (r TaxRule) Terms() string {
	if r.Exempt != "" {
		return r.Exempt
	}
	var terms []string
	if r.Below > 0 {
		terms = append(terms, fmt.Sprintf("< %d", r.Below))
	}
	if percent := r.Percent(); percent != "" {
		terms = append(terms, percent)
	}
	return strings.Join(terms, ", ")
}

// Percent returns the rate as "10%", "" where nothing is withheld.
func (r TaxRule) Percent() string {
	if r.Rate.IsZero() {
		return ""
	}
	return r.Rate.Shift(2).String() + "%"
}

// Same reports whether two rules say the same.
func (r TaxRule) Same(other TaxRule) bool { return r.String() == other.String() }

// MarshalText returns String.
func (r TaxRule) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// BadTaxRule refuses a text that is no rule of tax. Facts: rule.
const BadTaxRule Code = "bad-tax-rule"

// ParseTaxRule reads the text of a rule. It fails with BadTaxRule.
func ParseTaxRule(text string) (r TaxRule, err error) {
	terms, basis, _ := strings.Cut(text, ": ")
	r.Basis = basis
	switch terms {
	case "", string(Staff), string(Organisation), CommitmentForm:
		r.Exempt = terms
		return r, nil
	}
	for term := range strings.SplitSeq(terms, ", ") {
		threshold, below := strings.CutPrefix(term, "< ")
		percent, ok := strings.CutSuffix(term, "%")
		switch {
		case below:
			var n int64
			n, err = strconv.ParseInt(threshold, 10, 64)
			r.Below = Dong(n)
		case ok:
			r.Rate, err = decimal.NewFromString(percent)
			r.Rate = r.Rate.Shift(-2)
		}
		if err != nil || !below && !ok {
			return TaxRule{}, Refuse(BadTaxRule, "rule", text)
		}
	}
	return r, nil
}
