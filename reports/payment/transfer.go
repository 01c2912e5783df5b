package payment

import (
	"cmp"
	"encoding/csv"
	"io"
	"slices"
	"strconv"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/paper"
	"nhuanbut/reports/plain"
	"nhuanbut/reports/xlsx"
)

// NoTransfers refuses the transfers of a run that pays no authors now. Facts: run.
const NoTransfers payroll.Code = "no-transfers"

// transfer is a payment to a bank account.
type transfer struct {
	ledger.Payment
	payee ledger.Author
}

// transfersOf returns the payments of a run that go to accounts, and those that would if
// there were one: what stands, is not paid in cash and not handed to the salary sheet.
func transfersOf(p *ledger.PaymentReport, run ledger.Run) (list, without []transfer) {
	for _, payment := range run.Rows {
		byBank := payment.Status == payroll.AwaitingConfirmation || payment.Status == payroll.Confirmed && payment.Method == payroll.ByBank
		if !byBank || payment.Kind == payroll.Staff || payment.Net <= 0 {
			continue
		}
		t := transfer{payment, p.Payee(payment)}
		if t.payee.Account == "" || t.accountName() == "" {
			without = append(without, t)
		} else {
			list = append(list, t)
		}
	}
	return list, without
}

// WithoutAccount returns the payees, by name and code, whom a run to authors is to pay by
// bank and who have no account, or no name that a bank takes.
func WithoutAccount(p *ledger.PaymentReport) []string {
	if p.Run.Kind != payroll.PayRun {
		return nil
	}
	_, without := transfersOf(p, p.Run)
	names := make([]string, len(without))
	for i, t := range without {
		names[i] = paper.NameOf(t.payee) + " (" + t.payee.Code + ")"
	}
	return names
}

// transferTable is the name of the Excel table of transfers.
const transferTable = "ChuyenKhoan"

// transferColumns are the keys of the sheet that finance uploads, the same in every
// language. The manual documents them.
var transferColumns = []xlsx.Column{
	xlsx.Col("no", 6, xlsx.Word),
	xlsx.Col("account_name", 34, xlsx.Text),
	xlsx.Col("account_number", 22, xlsx.Code),
	xlsx.Col("bank", 34, xlsx.Text),
	xlsx.Col("amount", 16, xlsx.Money),
	xlsx.Col("description", 40, xlsx.Word),
	xlsx.Col("payment_id", 12, xlsx.Word),
}

// values returns the row of the n-th transfer, in the order of transferColumns.
func (t transfer) values(n int, run ledger.Run) []any {
	return []any{n, t.accountName(), t.payee.Account, t.payee.Bank, t.Net, t.description(run), int(t.ID)}
}

// accountName returns the holder of the account, as banks write names; "" where no name has
// a letter that they take.
func (t transfer) accountName() string {
	return cmp.Or(payroll.BankText(t.payee.AccountName), payroll.BankText(t.payee.LegalName), payroll.BankText(t.payee.Name))
}

// description returns what the account's statement says: NHUAN BUT 2026-10 A0007.
func (t transfer) description(run ledger.Run) string {
	months := string(slices.Min(run.Periods))
	if last := string(slices.Max(run.Periods)); last != months {
		months += " DEN " + last
	}
	return "NHUAN BUT " + months + " " + t.payee.Code
}

// transfers writes the sheet that finance uploads.
func (r *payment) transfers() error {
	s, err := r.NewTable(r.Say(transferSheet), transferColumns, 1, 0)
	if err != nil {
		return err
	}
	if err := s.Head(); err != nil {
		return err
	}
	list, _ := transfersOf(r.PaymentReport, r.Run)
	for i, t := range list {
		if err := s.Put(xlsx.Bare, t.values(i+1, r.Run)...); err != nil {
			return err
		}
	}
	return s.CloseTable(transferTable)
}

// WriteTransfers writes the sheet that finance uploads as CSV: UTF-8 with a byte order mark,
// amounts in đồng. It refuses with NoTransfers a run that is not of payments to be made.
func WriteTransfers(w io.Writer, p *ledger.PaymentReport) error {
	if p.Run.Kind != payroll.PayRun {
		return payroll.Refuse(NoTransfers, "run", p.Run.ID)
	}
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w) // keeps the first error for Error
	head := make([]string, len(transferColumns))
	for i, c := range transferColumns {
		head[i] = c.Head
	}
	out.Write(head)
	list, _ := transfersOf(p, p.Run)
	for i, t := range list {
		out.Write([]string{
			strconv.Itoa(i + 1), t.accountName(), t.payee.Account, plain.Inert(t.payee.Bank), plain.Digits(t.Net), t.description(p.Run), plain.Number(t.ID),
		})
	}
	out.Flush()
	return out.Error()
}
