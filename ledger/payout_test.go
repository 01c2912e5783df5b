package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

func decimalOf(s string) decimal.NullDecimal {
	return decimal.NewNullDecimal(decimal.RequireFromString(s))
}

// owing is a ledger whose September is closed with lump sums to authors.
func owing(t testing.TB, amounts ...string) *ledger.Ledger {
	t.Helper()
	l := create(t)
	var rows []string
	for i, a := range amounts {
		name, amount, _ := strings.Cut(a, " ")
		rows = append(rows, fmt.Sprintf("%d,T%d,05/09/2026,%s,%s,0", i+1, i, name, amount))
	}
	take(t, l, ledger.ImportOptions{}, "ID,Tiêu đề,Ngày xuất bản,Tác giả,Số tiền,Approval Status", rows...)
	closeMonth(t, l, "2026-09")
	return l
}

func pay(t testing.TB, l *ledger.Ledger, day payroll.Date) ledger.Run {
	t.Helper()
	run, err := l.Pay(context.Background(), clerk, []payroll.Month{"2026-09"}, day)
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// row is an author's row: "run 5000000 - 500000 = 4500000".
func row(run ledger.Run, author string) string {
	for _, p := range run.Rows {
		if p.Author == author {
			return fmt.Sprintf("%s %d - %d = %d", p.Status, p.Gross, p.Tax, p.Net)
		}
	}
	return ""
}

func balance(t testing.TB, l *ledger.Ledger, account string) payroll.Dong {
	t.Helper()
	entries, err := l.Journal(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var sum payroll.Dong
	for _, e := range entries {
		var balance payroll.Dong
		for _, p := range e.Postings {
			balance += p.Debit - p.Credit
			if p.Account == account && p.Purpose != ledger.ForSalary {
				sum += p.Debit - p.Credit
			}
		}
		if balance != 0 || len(e.Postings) < 2 {
			t.Errorf("entry %d: %+v", e.ID, e.Postings)
		}
	}
	return sum
}

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// Tax is by the rule of the day of the run, on what one author gets in one payment.
func TestTaxOfARun(t *testing.T) {
	ctx := context.Background()
	for day, want := range map[payroll.Date]map[string]string{
		"2026-06-30": { // 10% from 2,000,000
			"An": "run 1999999 - 0 = 1999999", "Bình": "run 2000000 - 200000 = 1800000", "Chi": "run 4999999 - 500000 = 4499999",
			"Dũng": "run 5000000 - 500000 = 4500000", "Em": "run 6000000 - 0 = 6000000", "Giang": "run 100 - 20 = 80",
			"Hà": "run 9000000 - 0 = 9000000", "Khoa": "run 1000 - 0 = 1000",
		},
		"2026-07-01": { // 10% from 5,000,000, below it at the author's request
			"An": "run 1999999 - 0 = 1999999", "Bình": "run 2000000 - 0 = 2000000", "Chi": "run 4999999 - 0 = 4999999",
			"Dũng": "run 5000000 - 500000 = 4500000", "Em": "run 6000000 - 0 = 6000000", "Giang": "run 100 - 20 = 80",
			"Hà": "run 9000000 - 0 = 9000000", "Khoa": "run 1000 - 100 = 900",
		},
		"2027-01-01": {"Em": "run 6000000 - 600000 = 5400000"}, // committed for 2026 alone
	} {
		l := owing(t, "An 1999999", "Bình 2000000", "Chi 4999999", "Dũng 5000000", "Em 6000000", "Giang 100", "Hà 9000000", "Khoa 1000")
		for name, fields := range map[string]map[string]string{
			"Em":    {"commitments": "2026", "tax-code": "001085012345"},
			"Giang": {"kind": "nonresident"}, "Hà": {"kind": "staff"}, "Khoa": {"withhold-below": "yes"},
		} {
			must(l.SetAuthor(ctx, clerk, name, fields))(t)
		}
		run := pay(t, l, day)
		for author, want := range want {
			if got := row(run, author); got != want {
				t.Errorf("%s, %s: %s, want %s", day, author, got, want)
			}
		}
	}
}

func TestOnePaymentForAllThatIsUnpaid(t *testing.T) {
	ctx := context.Background()
	l := owing(t, "An 3000000", "An 2500000", "Bình 1000000")
	if _, err := l.Pay(ctx, clerk, []payroll.Month{"2026-10"}, "2026-11-10"); !errors.Is(err, payroll.Refuse(ledger.PeriodOpen)) {
		t.Errorf("an open month: %v", err)
	}
	take(t, l, ledger.ImportOptions{}, withID, "8,X,05/10/2026,x,An,1,0")
	closeMonth(t, l, "2026-10")
	run := must(l.Pay(ctx, clerk, []payroll.Month{"2026-10"}, "2026-11-10"))(t)
	// 3,000,000 + 2,500,000 of September and 253,000 of October; half up: 575,300
	if got := row(run, "An"); got != "run 5753000 - 575300 = 5177700" {
		t.Error(got)
	}
	if _, err := l.Pay(ctx, clerk, []payroll.Month{"2026-09", "2026-10"}, "2026-11-10"); !errors.Is(err, payroll.Refuse(ledger.NothingToPay)) {
		t.Errorf("a second run: %v", err)
	}
}

// Confirming, voiding and paying again leave nobody paid twice, and the journal balanced.
func TestPayVoidAndPayAgain(t *testing.T) {
	ctx := context.Background()
	l := owing(t, "An 6000000", "Bình 1000000", "Hà 700000")
	must(l.SetAuthor(ctx, clerk, "Hà", map[string]string{"kind": "staff"}))(t) // credited to 331, paid with the salary
	run := pay(t, l, "2026-10-10")
	if _, err := l.ConfirmPay(ctx, clerk, run.ID, "Hà", payroll.ByCash, "2026-10-10"); !errors.Is(err, payroll.Refuse(ledger.MethodUnfit)) {
		t.Errorf("staff by cash: %v", err)
	}
	if _, err := l.ConfirmPay(ctx, clerk, run.ID, "An", payroll.ByPayroll, "2026-10-10"); !errors.Is(err, payroll.Refuse(ledger.MethodUnfit)) {
		t.Errorf("a contributor by payroll: %v", err)
	}
	if _, err := l.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByBank, "2026-06-30"); !errors.Is(err, payroll.Refuse(ledger.TaxRuleChanged)) {
		t.Errorf("under another rule: %v", err)
	}
	done := must(l.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByBank, "2026-10-12"))(t)
	if len(done.Left) != 1 || done.Run.Status != payroll.AwaitingConfirmation {
		t.Errorf("%+v", done)
	}
	done = must(l.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByPayroll, "2026-10-12"))(t)
	if done.Run.Status != payroll.Confirmed || done.Run.Gross != 7_700_000 || done.Run.Tax != 600_000 || done.Run.Net != 7_100_000 {
		t.Errorf("%+v", done.Run)
	}
	for account, want := range map[string]payroll.Dong{"331": 0, "334": 0, "3335": -600_000, "112": -6_400_000, "611": 7_700_000} {
		if got := balance(t, l, account); got != want {
			t.Errorf("%s: %d, want %d", account, got, want)
		}
	}
	if _, err := l.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByBank, "2026-10-12"); !errors.Is(err, payroll.Refuse(ledger.NothingToConfirm)) {
		t.Errorf("a second confirmation: %v", err)
	}
	if _, err := l.Pay(ctx, clerk, []payroll.Month{"2026-09"}, "2026-10-20"); !errors.Is(err, payroll.Refuse(ledger.NothingToPay)) {
		t.Errorf("paid already: %v", err)
	}
	voided := must(l.VoidPay(ctx, clerk, run.ID, "An", "sai tài khoản"))(t)
	if got := row(voided.Run, "An"); got != "void 6000000 - 600000 = 5400000" || voided.Run.Gross != 1_700_000 {
		t.Error(got, voided.Run.Gross)
	}
	for what, err := range map[string]error{
		"void twice":          errOf(l.VoidPay(ctx, clerk, run.ID, "An", "")),
		"confirmed when void": errOf(l.ConfirmPay(ctx, clerk, run.ID, "An", payroll.ByBank, "2026-10-12")),
	} {
		if !errors.Is(err, payroll.Refuse(ledger.PaymentVoid)) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if _, err := l.ConfirmPay(ctx, clerk, run.ID, "Bình", payroll.ByBank, "2026-10-12"); !errors.Is(err, payroll.Refuse(ledger.PaymentConfirmed)) {
		t.Errorf("confirmed twice: %v", err)
	}
	again := pay(t, l, "2026-10-20")
	if len(again.Rows) != 1 || row(again, "An") != "run 6000000 - 600000 = 5400000" {
		t.Errorf("%+v", again.Rows)
	}
	must(l.ConfirmPay(ctx, clerk, again.ID, "", payroll.ByCash, "2026-10-21"))(t)
	for account, want := range map[string]payroll.Dong{"331": 0, "3335": -600_000, "112": -1_000_000, "111": -5_400_000} {
		if got := balance(t, l, account); got != want {
			t.Errorf("%s: %d, want %d", account, got, want)
		}
	}
	must(l.RemitTax(ctx, clerk, payroll.ByBank, "2026-10-31"))(t)
	if got := balance(t, l, "3335"); got != 0 {
		t.Errorf("3335 after remitting: %d", got)
	}
	if _, err := l.RemitTax(ctx, clerk, payroll.ByBank, "2026-10-25"); !errors.Is(err, payroll.Refuse(ledger.NothingToRemit)) {
		t.Errorf("remitted twice: %v", err)
	}
	if done, err := l.Verify(ctx, ""); err != nil || !done.OK {
		t.Errorf("%+v, %v", done.Problems, err)
	}
}

// Who was paid too much owes it: carried from run to run, set off against what comes
// next, or collected.
func TestNegativeBalance(t *testing.T) {
	ctx := context.Background()
	today(t, "2026-12-31")
	l := owing(t, "An 600000", "Bình 800000")
	run := pay(t, l, "2026-10-10")
	must(l.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByCash, "2026-10-10"))(t)
	must(l.Decide(ctx, clerk, []string{"1", "2"}, payroll.Rejected, "trùng"))(t)
	lone := owing(t, "An 600000", "Bình 800000", "Chi 5")
	must(lone.ConfirmPay(ctx, clerk, pay(t, lone, "2026-10-10").ID, "", payroll.ByCash, "2026-10-10"))(t)
	must(lone.Decide(ctx, clerk, []string{"1", "2"}, payroll.Rejected, "trùng"))(t)
	closeMonth(t, lone, "2026-10")
	_, err := lone.Pay(ctx, clerk, []payroll.Month{"2026-10"}, "2026-11-10")
	var refusal *payroll.Error
	if !errors.As(err, &refusal) || refusal.Code != ledger.OnlyOwed || fmt.Sprint(refusal.Fact("owing")) != "[{An -600000} {Bình -800000}]" {
		t.Errorf("nobody has anything to get: %v", err)
	}
	if _, owes, err := lone.AuthorBalance(ctx, "Bình"); err != nil || owes != -800_000 {
		t.Errorf("%d, %v", owes, err)
	}
	take(t, l, ledger.ImportOptions{}, withID, "8,X,05/10/2026,x,An,1,0", "9,Y,05/10/2026,y,Chi,1,0")
	closeMonth(t, l, "2026-10")
	run = must(l.Pay(ctx, clerk, []payroll.Month{"2026-10"}, "2026-11-10"))(t)
	// An: 253,000 − 600,000; Bình: −800,000
	if _, owes, err := l.AuthorBalance(ctx, "Chi"); err != nil || owes != 253_000 { // run, and not paid yet
		t.Errorf("%d, %v", owes, err)
	}
	if row(run, "An") != "carried -347000 - 0 = 0" || row(run, "Bình") != "carried -800000 - 0 = 0" || run.Gross != 253_000 {
		t.Errorf("%+v", run)
	}
	for what, err := range map[string]error{
		"confirmed": errOf(l.ConfirmPay(ctx, clerk, run.ID, "Bình", payroll.ByCash, "2026-11-10")), "voided": errOf(l.VoidPay(ctx, clerk, run.ID, "Bình", "")),
	} {
		if !errors.Is(err, payroll.Refuse(ledger.PaymentCarried)) {
			t.Errorf("what is carried was %s: %v", what, err)
		}
	}
	must(l.Collect(ctx, clerk, "Bình", payroll.ByCash, "2026-11-12"))(t)
	if _, err := l.Collect(ctx, clerk, "Bình", payroll.ByCash, "2026-11-12"); !errors.Is(err, payroll.Refuse(ledger.NothingToCollect)) {
		t.Errorf("collected twice: %v", err)
	}
	take(t, l, ledger.ImportOptions{}, withID, "10,Z,05/11/2026,z,An,2,0") // 506,000 − 347,000
	closeMonth(t, l, "2026-11")
	run = must(l.Pay(ctx, clerk, []payroll.Month{"2026-11"}, "2026-12-10"))(t)
	if got := row(run, "An"); got != "run 159000 - 0 = 159000" || len(run.Rows) != 1 {
		t.Errorf("%+v", run.Rows)
	}
	must(l.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByCash, "2026-12-10"))(t)
	// Chi's 253,000 of the run before is still to be confirmed.
	if got := balance(t, l, "331"); got != -253_000 {
		t.Errorf("331: %d", got)
	}
	if done, err := l.Verify(ctx, ""); err != nil || !done.OK {
		t.Errorf("%+v, %v", done.Problems, err)
	}
}

// Who is about to be paid gives nothing back before that is settled; a payment that was
// made is confirmed, though the author has less to get by now.
func TestAPaymentOvertakenByAnAdjustment(t *testing.T) {
	ctx := context.Background()
	l := owing(t, "An 6000000", "Bình 800000")
	run := pay(t, l, "2026-10-10")
	must(l.Decide(ctx, clerk, []string{"2"}, payroll.Rejected, "trùng"))(t)
	set(t, l, "1", payroll.LumpSum, "5000000")
	closeMonth(t, l, "2026-10") // An −1,000,000, Bình −800,000
	for _, author := range []string{"An", "Bình"} {
		_, err := l.Collect(ctx, clerk, author, payroll.ByCash, "2026-11-02")
		var refusal *payroll.Error
		if !errors.As(err, &refusal) || refusal.Code != ledger.PaymentPending || refusal.Fact("author") != author || refusal.Fact("run") != run.ID {
			t.Errorf("%s: %v", author, err)
		}
	}
	done := must(l.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByCash, "2026-10-10"))(t)
	if got := fmt.Sprint(done.Over); got != "[{An 6000000 5000000} {Bình 800000 0}]" {
		t.Error(got)
	}
	must(l.Collect(ctx, clerk, "Bình", payroll.ByCash, "2026-11-02"))(t)
	must(l.VoidPay(ctx, clerk, run.ID, "An", ""))(t)
	again := must(l.Pay(ctx, clerk, []payroll.Month{"2026-10"}, "2026-11-02"))(t)
	if done = must(l.ConfirmPay(ctx, clerk, again.ID, "", payroll.ByCash, "2026-11-02"))(t); len(done.Over) != 0 {
		t.Error(done.Over)
	}
	if got := balance(t, l, "331"); got != 0 {
		t.Errorf("331: %d", got)
	}
}

func TestUnconfirmedAuthorsAreNotPaid(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	take(t, l, ledger.ImportOptions{}, withID, "1,A,05/09/2026,a,An,1,0")
	must(l.ClosePeriod(ctx, clerk, "2026-09", ledger.CloseOptions{Accept: []payroll.Code{payroll.AuthorUnknown, payroll.Outlier}}))(t)
	if _, err := l.Pay(ctx, clerk, []payroll.Month{"2026-09"}, "2026-10-10"); !errors.Is(err, payroll.Refuse(ledger.PayeeUnconfirmed)) {
		t.Errorf("%v", err)
	}
}

// A merged author's unpaid lines are paid to the one kept, from the account of the one gone.
func TestMergedAuthorsArePaidOnce(t *testing.T) {
	ctx := context.Background()
	l := owing(t, "An 3000000", "Ân 2500000")
	must(l.MergeAuthors(ctx, clerk, "An", []string{"Ân"}))(t)
	run := pay(t, l, "2026-10-10")
	if len(run.Rows) != 1 || row(run, "An") != "run 5500000 - 550000 = 4950000" {
		t.Errorf("%+v", run.Rows)
	}
	must(l.ConfirmPay(ctx, clerk, run.ID, "Ân", payroll.ByCash, "2026-10-10"))(t)
	if done, err := l.Verify(ctx, ""); err != nil || !done.OK {
		t.Errorf("%+v, %v", done.Problems, err)
	}
	if _, err := l.MergeAuthors(ctx, clerk, "Ân", []string{"An"}); !errors.Is(err, payroll.Refuse(ledger.MergedAlready)) {
		t.Errorf("merged twice: %v", err)
	}
}

// The one kept has what was known of those gone; two tax codes or ID numbers are two people.
func TestMergeKeepsWhatIsKnown(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	must(l.AddAuthor(ctx, clerk, "An", map[string]string{"legal-name": "Lê An", "commitments": "2026"}))(t)
	must(l.AddAuthor(ctx, clerk, "Hoài An", map[string]string{
		"kind": "contributor", "legal-name": "Lê Hoài An", "tax-code": "8012345677", "id-number": "001085012345", "bank": "Kho bạc", "account": "0123456789",
		"account-name": "LE AN", "email": "an@example.vn", "phone": "0900000000", "address": "Sông Lam", "nationality": "Lào", "commitments": "2027,2026", "withhold-below": "yes",
	}))(t)
	must(l.AddAuthor(ctx, clerk, "H.A.", map[string]string{"bank": "Ngân hàng B", "account": "999999", "email": "khac@example.vn"}))(t)
	must(l.AddAuthor(ctx, clerk, "Người khác", map[string]string{"tax-code": "001085012345"}))(t)
	must(l.AddAuthor(ctx, clerk, "Người khác nữa", map[string]string{"id-number": "001085012346"}))(t)
	must(l.AddAuthor(ctx, clerk, "TTXVN", map[string]string{"kind": "source"}))(t)
	kept := must(l.MergeAuthors(ctx, clerk, "An", []string{"Hoài An", "H.A."}))(t)
	want := ledger.Author{
		ID: 1, Code: "A0001", Name: "An", PenNames: ledger.Names{"Hoài An", "H.A."}, Kind: "contributor", LegalName: "Lê An", TaxCode: "8012345677", IDNumber: "001085012345",
		Bank: "Kho bạc", Account: "0123456789", AccountName: "LE AN", Email: "an@example.vn", Phone: "0900000000", Address: "Sông Lam", Nationality: "Lào",
		Commitments: ledger.Years{2026, 2027}, WithholdBelow: true,
	}
	if got := must(l.Author(ctx, "H.A."))(t); shownAuthor(got) != shownAuthor(want) || shownAuthor(kept.Author) != shownAuthor(want) {
		t.Errorf("%+v, want %+v", got, want)
	}
	if len(kept.Others) != 1 || kept.Others[0].Account != "999999" {
		t.Errorf("other accounts: %+v", kept.Others)
	}
	for name, want := range map[string]*payroll.Error{
		"Người khác":     payroll.Refuse(ledger.MergeDiffers, "field", "tax-code", "value", "…5677", "other", "…2345"),
		"Người khác nữa": payroll.Refuse(ledger.MergeDiffers, "field", "id-number", "value", "…2345", "other", "…2346"),
		"TTXVN":          payroll.Refuse(ledger.SourceMerged, "merged", "TTXVN", "author", "An"),
	} {
		if _, err := l.MergeAuthors(ctx, clerk, "An", []string{name}); err == nil || err.Error() != want.Error() {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
	}
	must(l.AddAuthor(ctx, clerk, "Thông tấn xã", nil))(t)
	if kept = must(l.MergeAuthors(ctx, clerk, "Thông tấn xã", []string{"TTXVN"}))(t); kept.Kind != payroll.Source {
		t.Errorf("%+v", kept)
	}
	if done, err := l.Verify(ctx, ""); err != nil || !done.OK {
		t.Errorf("%+v, %v", done.Problems, err)
	}
}

// Two people of one name are told apart by code, or the row is refused.
func TestTwoPeopleOfOneName(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	take(t, l, ledger.ImportOptions{}, withID, "1,A,05/09/2026,a,An,1,0")
	second := must(l.AddAuthor(ctx, clerk, "An", map[string]string{"kind": "contributor"}))(t)
	done := take(t, l, ledger.ImportOptions{}, withID, "1,A,05/09/2026,a,An,2,0", "2,B,05/09/2026,b,An,1,0", "3,C,05/09/2026,c,An ("+second.Code+"),1,0", "4,D,05/09/2026,d,An (A0009),1,0")
	if counts(done) != "+1 ~1 =0 -2" || done.Refused[0].Reason.Code != ledger.NameTellsNot || done.Refused[1].Reason.Code != ledger.CodeNotTheirs {
		t.Errorf("%s %v", counts(done), done.Refused)
	}
	b := must(l.Book(ctx, "2026-09"))(t)
	if total := b.Total(payroll.ByAuthor); len(total.Rows) != 2 || total.Rows[0].Gross != 506_000 || total.Rows[1].Code != second.Code || total.Rows[1].Gross != 253_000 {
		t.Errorf("%+v", total.Rows)
	}
	const photographed = "ID,Tiêu đề,Ngày xuất bản,Tác giả,Tác giả ảnh,Hệ số tin,Approval Status"
	done = take(t, l, ledger.ImportOptions{}, photographed, "5,E,05/09/2026,Bình,Chi; An,1,0", "6,F,05/09/2026,Bình,An (A0009),1,0")
	if r := done.Refused; len(r) != 2 || r[0].Column != "Tác giả ảnh" || r[0].Value != "Chi; An" || r[0].Reason.Fact("name") != "An" || r[1].Column != "Tác giả ảnh" || r[1].Value != "An (A0009)" {
		t.Errorf("photographers: %v", r)
	}
	if _, err := l.Author(ctx, "An"); !errors.Is(err, payroll.Refuse(ledger.AuthorAmbiguous)) {
		t.Errorf("by name: %v", err)
	}
}

func TestOverdue(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	// 60 days from 02/07 is 31/08, from 05/08 is 04/10; from September on there is no deadline.
	take(t, l, ledger.ImportOptions{}, withID, "1,A,02/07/2026,a,An,1,0", "2,B,05/08/2026,b,An,1,0", "3,C,01/09/2026,c,An,1,0")
	closeMonth(t, l, "2026-07")
	late := func(day payroll.Date) string {
		t.Helper()
		var words []string
		for _, o := range must(l.Overdue(ctx, day))(t) {
			words = append(words, fmt.Sprintf("%s %s +%d %d %s", o.Article, o.Deadline, o.Days, o.Amount, o.Status))
		}
		return strings.Join(words, ", ")
	}
	for day, want := range map[payroll.Date]string{
		"2026-08-31": "", "2026-09-01": "1 2026-08-31 +1 253000 closed",
		"2026-12-01": "1 2026-08-31 +92 253000 closed, 2 2026-10-04 +58 253000 open",
	} {
		if got := late(day); got != want {
			t.Errorf("%s: %q, want %q", day, got, want)
		}
	}
	run := must(l.Pay(ctx, clerk, []payroll.Month{"2026-07"}, "2026-09-01"))(t)
	if got := late("2026-09-01"); got != "1 2026-08-31 +1 253000 run" {
		t.Error(got)
	}
	must(l.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByCash, "2026-09-01"))(t)
	if got := late("2026-09-01"); got != "" {
		t.Error(got)
	}
}

// What waits in a run and what an open month takes back are two things: each is said as it
// is. An article that comes to nothing in all is not late.
func TestOverdueByStatus(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	// 33 and 15 × 253,000: 8,349,000 and 3,795,000, less 4,554,000 that is taken back
	take(t, l, ledger.ImportOptions{}, withID, "1,A,02/07/2026,a,An,33,0", "2,B,02/07/2026,b,Bình,2,0")
	closeMonth(t, l, "2026-07")
	must(l.Pay(ctx, clerk, []payroll.Month{"2026-07"}, "2026-09-01"))(t)
	set(t, l, "1", payroll.TextCoefficient, "15")
	must(l.Decide(ctx, clerk, []string{"2"}, payroll.Rejected, ""))(t)
	var got []string
	for _, o := range must(l.Overdue(ctx, "2026-09-02"))(t) {
		got = append(got, fmt.Sprintf("%s %d %s", o.Author, o.Amount, o.Status))
	}
	if strings.Join(got, ", ") != "An 8349000 run, An -4554000 open" {
		t.Error(got)
	}
}

func TestBudgets(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	take(t, l, ledger.ImportOptions{}, "ID,Tiêu đề,Ngày xuất bản,Phân loại,Tác giả,Hệ số tin,Hệ số khuyến khích,Approval Status",
		"1,A,05/09/2026,Kinh tế,An,4,,0", "2,B,05/10/2026,Kinh tế,An,2,1.5,0", "3,C,06/10/2026,Văn hóa,An,2,,0")
	closeMonth(t, l, "2026-09")
	amount := func(d payroll.Dong) *payroll.Dong { return &d }
	for _, b := range []payroll.Budget{
		{Period: "2026-10", Amount: amount(1_265_000)},
		{Period: "2026", Category: "kinh tế", Amount: amount(2_000_000)},
		{Period: "2026-10", Kind: payroll.EncouragementKind, Percent: decimalOf("30")},
		{Period: "2026-11", Amount: amount(5)},
		{Period: "2026-10", Category: "văn hóa", Amount: amount(1)},
		{Period: "2026-10", Category: "Văn hóa"}, // taken back, in other letters
	} {
		if err := l.SetBudget(ctx, clerk, b); err != nil {
			t.Fatal(err)
		}
	}
	b := must(l.Book(ctx, "2026-10"))(t)
	got := make(map[string]string)
	for _, u := range b.Budgets {
		got[u.Period+string(u.Kind)+u.Category] = fmt.Sprintf("%d - %d = %d", u.Limit, u.Spent, u.Left)
	}
	want := map[string]string{
		"2026-10":              "1265000 - 1265000 = 0",      // 506,000 + 253,000 + 506,000
		"2026kinh tế":          "2000000 - 1771000 = 229000", // 1,012,000 + 506,000 + 253,000
		"2026-10encouragement": "303600 - 253000 = 50600",    // 30% of 1,012,000
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", got, want)
	}
	if err := l.SetBudget(ctx, clerk, payroll.Budget{Period: "2026-10", Kind: payroll.EncouragementKind, Percent: decimalOf("24.9")}); err != nil {
		t.Fatal(err)
	}
	b = must(l.Book(ctx, "2026-10"))(t)
	found := 0
	for _, f := range b.Check() {
		if f.Code == payroll.OverBudget { // 251,988 allowed
			found++
			if f.Expected != payroll.Dong(251_988) || f.Found != payroll.Dong(253_000) || f.Severity != payroll.Warning {
				t.Errorf("%+v", f)
			}
		}
	}
	if found != 1 {
		t.Errorf("%d over budget", found)
	}
	for _, bad := range []payroll.Budget{{Period: "26"}, {Period: "2026-13"}, {Period: "2026", Kind: payroll.QuotaKind}, {Period: "2026", Kind: payroll.EncouragementKind, Amount: amount(1)}, {Period: "2026", Percent: decimalOf("1")}} {
		if err := l.SetBudget(ctx, clerk, bad); err == nil {
			t.Errorf("%+v was taken", bad)
		}
	}
}

func TestPaymentsOfBefore(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	path := filepath.Join(t.TempDir(), "paid.csv")
	rows := "Tác giả,Ngày trả,Số tiền,Thuế,Số chứng từ\nAn,10/03/2026,3.000.000,300.000,PC01\nBình,10/03/2026,1.000.000,0,PC02\nAn,10/04/2026,x,0,\nAn,10/03/2026,3.000.000,300.000,PC01\n"
	if err := os.WriteFile(path, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	done := must(l.ImportPayments(ctx, clerk, []string{path}, cms.Options{}, false))(t)
	if counts(done) != "+2 ~0 =0 -2" || len(done.NewAuthors) != 2 {
		t.Errorf("%s %v %v", counts(done), done.Refused, done.NewAuthors)
	}
	if done = must(l.ImportPayments(ctx, clerk, []string{path}, cms.Options{}, false))(t); counts(done) != "+0 ~0 =2 -2" {
		t.Errorf("again: %s", counts(done))
	}
	runs := must(l.Runs(ctx))(t)
	if len(runs) != 1 || runs[0].Gross != 4_000_000 || runs[0].Tax != 300_000 || runs[0].Status != payroll.Confirmed {
		t.Errorf("%+v", runs)
	}
	if entries := must(l.Journal(ctx))(t); len(entries) != 0 {
		t.Errorf("%d entries", len(entries))
	}
	must(l.AddAuthor(ctx, clerk, "Cả hai", nil))(t)
	must(l.MergeAuthors(ctx, clerk, "Cả hai", []string{"An", "Bình"}))(t)
	if done = must(l.ImportPayments(ctx, clerk, []string{path}, cms.Options{}, false))(t); counts(done) != "+0 ~0 =2 -2" {
		t.Errorf("after a merge: %s", counts(done))
	}
	must(l.VoidPay(ctx, clerk, runs[0].ID, "An", "nhầm"))(t)
	if done = must(l.ImportPayments(ctx, clerk, []string{path}, cms.Options{}, false))(t); counts(done) != "+2 ~0 =0 -2" {
		t.Errorf("after voiding: %s", counts(done))
	}
	if done, err := l.Verify(ctx, ""); err != nil || !done.OK {
		t.Errorf("%+v, %v", done.Problems, err)
	}
}

// A payment to a code that nobody has is refused alone, at its place.
func TestPaymentsOfBeforeToAnUnknownCode(t *testing.T) {
	l := create(t)
	path := filepath.Join(t.TempDir(), "paid.csv")
	if err := os.WriteFile(path, []byte("Tác giả,Ngày trả,Số tiền,Thuế\nA0099,10/06/2026,100,0\nAn,10/06/2026,200,0\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	done := must(l.ImportPayments(context.Background(), clerk, []string{path}, cms.Options{}, false))(t)
	if counts(done) != "+1 ~0 =0 -1" || len(done.NewAuthors) != 1 {
		t.Fatalf("%s %v %v", counts(done), done.Refused, done.NewAuthors)
	}
	if r := done.Refused[0]; r.At.Path != path || r.At.Row != 2 || r.Column != "Tác giả" || r.Value != "A0099" || r.Reason.Code != ledger.CodeNotTheirs {
		t.Errorf("%v", r)
	}
}

// Payments of before that are dated oddly are taken, with a warning each.
func TestOddDatesOfPaymentsOfBefore(t *testing.T) {
	ctx := context.Background()
	l := owing(t, "An 6000000")
	path := filepath.Join(t.TempDir(), "paid.csv")
	if err := os.WriteFile(path, []byte("Tác giả,Ngày chi,Số tiền,Thuế\nAn,03/11/2026,100,0\nAn,02/11/2026,100,0\nAn,31/12/1999,100,0\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	done := must(l.ImportPayments(ctx, clerk, []string{path}, cms.Options{}, true))(t)
	if counts(done) != "+3 ~0 =0 -0" {
		t.Errorf("%s %v", counts(done), done.Refused)
	}
	if len(done.Warnings) != 2 || done.Warnings[0].Reason.Code != ledger.PaidAhead || done.Warnings[0].Reason.Fact("row") != 2 ||
		done.Warnings[1].Reason.Code != ledger.PaidLongAgo || done.Warnings[1].Reason.Fact("row") != 4 {
		t.Errorf("%v", done.Warnings)
	}
}

// A source is never paid, and was not either.
func TestPaymentsOfBeforeToASource(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	must(l.AddAuthor(ctx, clerk, "TTXVN", map[string]string{"kind": "source"}))(t)
	path := filepath.Join(t.TempDir(), "paid.csv")
	if err := os.WriteFile(path, []byte("Tác giả,Ngày trả,Số tiền,Thuế\nAn,10/03/2026,100,0\nTTXVN,10/03/2026,100,0\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	done := must(l.ImportPayments(ctx, clerk, []string{path}, cms.Options{}, false))(t)
	if counts(done) != "+1 ~0 =0 -1" || done.Refused[0].Reason.Code != ledger.PayeeIsSource || done.Refused[0].Value != "TTXVN" {
		t.Errorf("%s %v", counts(done), done.Refused)
	}
}

// Two payments of a run that turn out to be to one person are one payment with one tax.
func TestMergedBetweenRunAndConfirmation(t *testing.T) {
	ctx := context.Background()
	l := owing(t, "An 3000000", "Ân 3000000")
	run := pay(t, l, "2026-10-10")
	must(l.MergeAuthors(ctx, clerk, "An", []string{"Ân"}))(t)
	for _, author := range []string{"", "An"} {
		if _, err := l.ConfirmPay(ctx, clerk, run.ID, author, payroll.ByCash, "2026-10-10"); !errors.Is(err, payroll.Refuse(ledger.PayeesMerged)) {
			t.Errorf("%q: %v", author, err)
		}
	}
	must(l.VoidPay(ctx, clerk, run.ID, "An", ""))(t)
	if got := row(pay(t, l, "2026-10-10"), "An"); got != "run 6000000 - 600000 = 5400000" {
		t.Error(got)
	}
}

// Where one of the two was made before the merge, it stays: only the other is void and
// paid in a run of its own. Two that were both made are taken back together.
func TestMergedAfterOneWasConfirmed(t *testing.T) {
	ctx := context.Background()
	l := owing(t, "An 6000000", "Bình 3000000")
	run := pay(t, l, "2026-10-10")
	must(l.ConfirmPay(ctx, clerk, run.ID, "An", payroll.ByBank, "2026-10-10"))(t)
	must(l.MergeAuthors(ctx, clerk, "An", []string{"Bình"}))(t)
	if _, err := l.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByBank, "2026-10-11"); !errors.Is(err, payroll.Refuse(ledger.PayeesMerged)) {
		t.Errorf("%v", err)
	}
	done := must(l.VoidPay(ctx, clerk, run.ID, "An", "gộp"))(t)
	var got []string
	for _, p := range done.Run.Rows {
		got = append(got, fmt.Sprintf("%d %s", p.Gross, p.Status))
	}
	if strings.Join(got, ", ") != "6000000 confirmed, 3000000 void" || len(done.Done) != 1 {
		t.Errorf("%v %v", got, done.Done)
	}
	again := pay(t, l, "2026-10-12")
	if row(again, "An") != "run 3000000 - 0 = 3000000" || len(again.Rows) != 1 {
		t.Errorf("%+v", again.Rows)
	}
	must(l.ConfirmPay(ctx, clerk, again.ID, "An", payroll.ByBank, "2026-10-12"))(t)
	if bank, owed := balance(t, l, "112"), balance(t, l, "331"); bank != -8_400_000 || owed != 0 { // 5,400,000 + 3,000,000
		t.Errorf("112 %d, 331 %d", bank, owed)
	}
	done = must(l.VoidPay(ctx, clerk, run.ID, "Bình", ""))(t)
	if len(done.Done) != 1 || done.Run.Status != payroll.Voided {
		t.Errorf("%+v", done)
	}
	if done, err := l.Verify(ctx, ""); err != nil || !done.OK {
		t.Errorf("%+v, %v", done.Problems, err)
	}
}

// A payment is never reversed before its own day, so that the tax of a day stays whole.
func TestReversalIsNotBeforeThePayment(t *testing.T) {
	ctx := context.Background()
	l := owing(t, "An 6000000", "Bình 6000000")
	run := pay(t, l, "2026-10-10")
	must(l.ConfirmPay(ctx, clerk, run.ID, "An", payroll.ByCash, "2026-10-10"))(t)
	today(t, "2026-12-25")
	must(l.ConfirmPay(ctx, clerk, run.ID, "Bình", payroll.ByCash, "2026-12-25"))(t)
	today(t, "2026-12-01") // a clock that goes wrong
	must(l.VoidPay(ctx, clerk, run.ID, "Bình", ""))(t)
	if remitted := must(l.RemitTax(ctx, clerk, payroll.ByBank, "2026-11-30"))(t); remitted.Gross != 600_000 {
		t.Errorf("%+v", remitted)
	}
}

// What is taken back is taken from the account that holds it, whatever the author has
// become since: every account of theirs comes to nothing.
func TestAdjustmentsClearTheAccountThatHoldsThem(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	take(t, l, ledger.ImportOptions{}, withID, "1,A,05/08/2026,a,An,10,0")
	closeMonth(t, l, "2026-08")
	must(l.SetAuthor(ctx, clerk, "An", map[string]string{"kind": "staff"}))(t)
	set(t, l, "1", payroll.Published, "2026-09-05") // 331 is cleared, 334 credited
	closeMonth(t, l, "2026-09")
	if a, b := balance(t, l, "331"), balance(t, l, "334"); a != 0 || b != -2_530_000 {
		t.Errorf("331 %d, 334 %d", a, b)
	}
	run := must(l.Pay(ctx, clerk, []payroll.Month{"2026-09"}, "2026-10-10"))(t)
	must(l.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByPayroll, "2026-10-10"))(t)
	must(l.Decide(ctx, clerk, []string{"1"}, payroll.Rejected, ""))(t)
	closeMonth(t, l, "2026-10")
	must(l.Collect(ctx, clerk, "An", payroll.ByCash, "2026-11-01"))(t)
	if a, b := balance(t, l, "331"), balance(t, l, "334"); a != 0 || b != 0 {
		t.Errorf("in the end: 331 %d, 334 %d", a, b)
	}
	if done, err := l.Verify(ctx, ""); err != nil || !done.OK {
		t.Errorf("%+v, %v", done.Problems, err)
	}
}
