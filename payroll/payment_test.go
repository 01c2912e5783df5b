package payroll_test

import (
	"testing"

	"nhuanbut/payroll"
)

func TestStatusOfPayment(t *testing.T) {
	for _, tt := range []struct {
		carried, confirmed, voided bool
		want                       payroll.PaymentStatus
		stands                     bool
	}{
		{false, false, false, "run", true},
		{false, true, false, "confirmed", true},
		{false, true, true, "void", false},
		{false, false, true, "void", false},
		{true, false, false, "carried", false},
		{true, false, true, "carried", false}, // nothing was paid that could be taken back
	} {
		if s := payroll.StatusOfPayment(tt.carried, tt.confirmed, tt.voided); s != tt.want || s.Stands() != tt.stands {
			t.Errorf("%+v: %s, stands %t", tt, s, s.Stands())
		}
	}
}

func TestStatusOfRun(t *testing.T) {
	const run, confirmed, void, carried = payroll.AwaitingConfirmation, payroll.Confirmed, payroll.Voided, payroll.CarriedForward
	for _, tt := range []struct {
		payments []payroll.PaymentStatus
		want     payroll.PaymentStatus
	}{
		{nil, void},
		{[]payroll.PaymentStatus{carried}, void},
		{[]payroll.PaymentStatus{void, confirmed, carried}, confirmed},
		{[]payroll.PaymentStatus{confirmed, run, void}, run},
	} {
		if s := payroll.StatusOfRun(tt.payments); s != tt.want {
			t.Errorf("%v: %s", tt.payments, s)
		}
	}
}

func TestMethods(t *testing.T) {
	for _, m := range payroll.Methods() {
		if got, err := payroll.ParseMethod(string(m), payroll.Methods()); err != nil || got != m {
			t.Errorf("%s: %s, %v", m, got, err)
		}
		for _, k := range append(payroll.AuthorKinds(), payroll.Unconfirmed) {
			if fits := k.MethodFits(m); fits != ((k == "staff") == (m == "payroll")) {
				t.Errorf("%s by %s: %t", k, m, fits)
			}
		}
	}
	if _, err := payroll.ParseMethod("payroll", payroll.MoneyMethods()); err == nil {
		t.Error("a salary is no way of taking money back")
	}
}
