package ledger_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

func TestPaymentReport(t *testing.T) {
	ctx := context.Background()
	l := owing(t, "An 6000000", "Bình 1000000", "Chi 700000")
	must(l.SetSetting(ctx, clerk, payroll.UnitName, "Báo cũ", ""))(t)
	must(l.SetSetting(ctx, clerk, payroll.UnitName, "Báo mới", "2026-10"))(t)
	run := pay(t, l, "2026-10-10")
	must(l.ConfirmPay(ctx, clerk, run.ID, "An", payroll.ByBank, "2026-10-10"))(t)
	must(l.SetAuthor(ctx, clerk, "An", map[string]string{"account": "0011 2233"}))(t)
	must(l.AddAuthor(ctx, clerk, "Ân", nil))(t)
	must(l.MergeAuthors(ctx, clerk, "Ân", []string{"Bình"}))(t)

	p := must(l.PaymentReport(ctx, run.ID))(t)
	if p.Unit != "Báo mới" { // of October, the month of the run's date
		t.Errorf("unit: %q", p.Unit)
	}
	if len(p.Run.Rows) != 3 || p.Run.Net != 7_100_000 {
		t.Errorf("%+v", p.Run)
	}
	for i, want := range []string{"An 00112233", "Ân ", "Chi "} { // as they are now
		if a := p.Payee(p.Run.Rows[i]); a.Name+" "+a.Account != want {
			t.Errorf("%s %s, want %s", a.Name, a.Account, want)
		}
	}
	if _, err := l.PaymentReport(ctx, 99); !errors.Is(err, payroll.Refuse(ledger.NoSuchRun)) {
		t.Errorf("no such run: %v", err)
	}
	tax := must(l.RemitTax(ctx, clerk, payroll.ByBank, "2026-10-31"))(t)
	if _, err := l.PaymentReport(ctx, tax.ID); !errors.Is(err, payroll.Refuse(ledger.NotToAuthors)) {
		t.Errorf("a remittance: %v", err)
	}
}

// The runs of the calendar month and of the one before stand beside the run, no others.
func TestPaymentReportKnowsTheMonthBefore(t *testing.T) {
	ctx := context.Background()
	l := owing(t, "An 100")
	for _, day := range []payroll.Date{"2026-08-31", "2026-09-01", "2026-10-31", "2026-11-01"} { // runs 1 to 4, taken back
		must(l.VoidPay(ctx, clerk, pay(t, l, day).ID, "", ""))(t)
	}
	run := pay(t, l, "2026-10-01")
	p := must(l.PaymentReport(ctx, run.ID))(t)
	var ids []int64
	for _, r := range p.Around {
		ids = append(ids, r.ID)
	}
	if len(ids) != 3 || ids[0] != 2 || ids[1] != 3 || ids[2] != run.ID {
		t.Errorf("%v", ids)
	}
}

// What could not be confirmed is not printed for signing, nor for the bank.
func TestPaymentReportOfWhatCannotBeConfirmed(t *testing.T) {
	ctx := context.Background()
	l := owing(t, "An 6000000", "Bình 1000000")
	run := pay(t, l, "2026-10-10")
	must(l.SetAuthor(ctx, clerk, "Bình", map[string]string{"withhold-below": "yes"}))(t)
	if _, err := l.PaymentReport(ctx, run.ID); !errors.Is(err, payroll.Refuse(ledger.TaxRuleChanged)) {
		t.Errorf("another tax: %v", err)
	}
	must(l.VoidPay(ctx, clerk, run.ID, "Bình", ""))(t)
	if _, err := l.PaymentReport(ctx, run.ID); err != nil {
		t.Errorf("voided: %v", err)
	}

	l = owing(t, "An 3000000", "Ân 3000000")
	run = pay(t, l, "2026-10-10")
	must(l.MergeAuthors(ctx, clerk, "An", []string{"Ân"}))(t)
	if _, err := l.PaymentReport(ctx, run.ID); !errors.Is(err, payroll.Refuse(ledger.PayeesMerged)) {
		t.Errorf("merged: %v", err)
	}
}

// Payments of before the ledger have each their own day; the sheets are of the last.
func TestPaymentReportOfPaymentsOfBefore(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	must(l.SetSetting(ctx, clerk, payroll.SignManager, "Bà Hai", "2026-04"))(t)
	path := filepath.Join(t.TempDir(), "paid.csv")
	rows := "Tác giả,Ngày trả,Số tiền,Thuế\nAn,10/03/2026,3.000.000,300.000\nBình,10/04/2026,1.000.000,0\nChi,10/02/2026,1.000.000,0\n"
	if err := os.WriteFile(path, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	must(l.ImportPayments(ctx, clerk, []string{path}, cms.Options{}, false))(t)
	p := must(l.PaymentReport(ctx, 1))(t)
	if p.Manager != "Bà Hai" || len(p.Run.Rows) != 3 || p.Run.Date != "" || p.Around != nil {
		t.Errorf("%+v", p)
	}
}
