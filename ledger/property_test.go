package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

// newsroom is a ledger on which anything is done in any order, with the rows that a
// file has of its articles.
type newsroom struct {
	*ledger.Ledger
	t      *rapid.T
	tb     *testing.T
	rows   map[int]string
	lines  map[string]payroll.Dong // Bình's, entered by hand
	months []payroll.Month         // closed
	totals []string                // of the closed months, when they closed
}

func (n *newsroom) importSome() {
	var rows []string
	for range rapid.IntRange(1, 3).Draw(n.t, "rows") {
		id := rapid.IntRange(1, 6).Draw(n.t, "id")
		n.rows[id] = fmt.Sprintf("%d,T%d,%02d/%02d/2026,,%s,%d.%d,%s", id, id, rapid.IntRange(1, 28).Draw(n.t, "day"), rapid.IntRange(7, 9).Draw(n.t, "month"),
			rapid.SampledFrom([]string{"An", "An; Bình", "Bình (30%); Chi (70%)", "Chi; An; Bình", ""}).Draw(n.t, "authors"),
			rapid.IntRange(0, 20).Draw(n.t, "whole"), rapid.IntRange(0, 9).Draw(n.t, "part"),
			rapid.SampledFrom([]string{"0", "0", "0", "2", "1"}).Draw(n.t, "status"))
		rows = append(rows, n.rows[id])
	}
	seen := make(map[string]bool)
	for i := len(rows) - 1; i >= 0; i-- { // a file names an article once: the last counts
		id, _, _ := strings.Cut(rows[i], ",")
		if seen[id] {
			rows = append(rows[:i], rows[i+1:]...)
		}
		seen[id] = true
	}
	take(n.tb, n.Ledger, ledger.ImportOptions{}, withID, rows...)
}

func (n *newsroom) close() {
	m := payroll.Month("2026-07").Add(len(n.months))
	if _, err := n.ConfirmAuthors(context.Background(), nil, payroll.Contributor); err != nil {
		n.t.Fatal(err)
	}
	_, err := n.ClosePeriod(context.Background(), m, ledger.CloseOptions{Early: true, Accept: []payroll.Code{payroll.NoAuthor}})
	if err != nil {
		n.t.Fatal(err)
	}
	if done, err := n.Verify(context.Background(), ""); err != nil || !done.OK {
		n.t.Fatalf("%+v, %v", done.Problems, err)
	}
	n.months = append(n.months, m)
	n.totals = append(n.totals, gross(n.tb, n.Ledger, m))
}

// pay does something with payments; a refusal is fine, a wrong đồng is not.
func (n *newsroom) pay() {
	ctx := context.Background()
	day := rapid.SampledFrom([]payroll.Date{"2026-06-30", "2026-07-01", "2026-11-10"}).Draw(n.t, "day")
	method := rapid.SampledFrom([]ledger.Method{ledger.ByCash, ledger.ByBank, ledger.ByPayroll}).Draw(n.t, "method")
	author := rapid.SampledFrom([]string{"", "", "An", "Bình"}).Draw(n.t, "author")
	run := int64(rapid.IntRange(1, 4).Draw(n.t, "run"))
	var err error
	switch rapid.IntRange(0, 5).Draw(n.t, "act") {
	case 0, 1:
		if len(n.months) > 0 {
			_, err = n.Pay(ctx, n.months[len(n.months)-1:], day)
		}
	case 2:
		_, err = n.ConfirmPay(ctx, run, author, method, day)
	case 3:
		_, err = n.VoidPay(ctx, run, author, "")
	case 4:
		_, err = n.Collect(ctx, "An", ledger.ByCash, day)
	case 5:
		_, err = n.RemitTax(ctx, ledger.ByBank, day)
	}
	n.refusal(err)
}

// refusal fails unless err is nil or a refusal with a code: no other failure is fine.
func (n *newsroom) refusal(err error) {
	var refusal *payroll.Error
	if err != nil && !errors.As(err, &refusal) {
		n.t.Fatal(err)
	}
}

func (n *newsroom) setKind() {
	kind := rapid.SampledFrom([]string{"contributor", "staff", "nonresident"}).Draw(n.t, "kind")
	_, err := n.SetAuthor(context.Background(), rapid.SampledFrom([]string{"An", "Bình"}).Draw(n.t, "who"), map[string]string{"kind": kind})
	n.refusal(err)
}

// enter adds or takes back a line of Bình's.
func (n *newsroom) enter() {
	ctx := context.Background()
	if id := fmt.Sprintf("M%d", rapid.IntRange(1, 3).Draw(n.t, "line")); rapid.Bool().Draw(n.t, "void") {
		_, err := n.VoidLine(ctx, id, "")
		if err == nil {
			delete(n.lines, id)
		}
		n.refusal(err)
		return
	}
	line, err := n.AddLine(ctx, ledger.NewLine{
		Month: rapid.SampledFrom([]payroll.Month{"2026-07", "2026-08", "2026-09"}).Draw(n.t, "of"), Author: "Bình", Basis: "x",
		Kind: rapid.SampledFrom([]payroll.Kind{payroll.RemunerationKind, payroll.QuotaKind}).Draw(n.t, "kind"), Amount: 1000,
	})
	n.refusal(err)
	if err == nil {
		n.lines[line.ID] = line.Amount
	}
}

// Whatever is imported, closed, changed, paid, voided and paid again, in any order:
// closed months stay, every invariant holds, and once all is closed the months have
// paid each author just what the articles are worth as they stand in the end.
func TestAnyOrder(t *testing.T) {
	today(t, "2026-12-31")
	rapid.Check(t, func(rt *rapid.T) {
		n := &newsroom{Ledger: create(t), t: rt, tb: t, rows: make(map[int]string), lines: make(map[string]payroll.Dong)}
		take(t, n.Ledger, ledger.ImportOptions{}, withID, "9,Đầu,01/07/2026,,An,1,0") // July is the first month
		n.rows[9] = "9,Đầu,01/07/2026,,An,1,0"
		for range rapid.IntRange(3, 14).Draw(rt, "steps") {
			switch rapid.IntRange(0, 9).Draw(rt, "step") {
			case 0, 1, 2:
				n.importSome()
			case 3, 4:
				n.close()
			case 5:
				n.setKind()
			case 6:
				n.enter()
			default:
				n.pay()
			}
			for i, m := range n.months {
				if got := gross(t, n.Ledger, m); got != n.totals[i] {
					rt.Fatalf("%s was %s and is %s", m, n.totals[i], got)
				}
			}
		}
		n.checkAll()
	})
}

func (n *newsroom) checkAll() {
	ctx := context.Background()
	for len(n.months) < 4 || n.months[len(n.months)-1] < "2026-10" {
		n.close()
	}
	n.close() // the last adjustments
	paid := make(map[string]payroll.Dong)
	for _, m := range n.months {
		b, err := n.Book(ctx, m)
		if err != nil {
			n.t.Fatal(err)
		}
		for _, row := range b.Total(ledger.ByAuthor).Rows {
			paid[row.Key] += row.Gross
		}
	}
	fresh := create(n.tb)
	var rows []string
	for _, row := range n.rows {
		rows = append(rows, row)
	}
	take(n.tb, fresh, ledger.ImportOptions{}, withID, rows...)
	for m := payroll.Month("2026-07"); m <= "2026-09"; m = m.Add(1) {
		b, err := fresh.Book(ctx, m)
		if err != nil {
			n.t.Fatal(err)
		}
		for _, row := range b.Total(ledger.ByAuthor).Rows {
			paid[row.Key] -= row.Gross
		}
	}
	for _, amount := range n.lines {
		paid["Bình"] -= amount
	}
	for author, difference := range paid {
		if difference != 0 {
			n.t.Errorf("%s: %d đồng too much", author, difference)
		}
	}
	n.payOut()
}

// payOut pays everybody everything: then every payable account comes to nothing, and
// what was spent is what was paid, withheld and handed over.
func (n *newsroom) payOut() {
	ctx := context.Background()
	must(n.ConfirmAuthors(ctx, nil, payroll.Contributor))(n.tb)
	runs := must(n.Runs(ctx))(n.tb)
	for _, run := range runs { // what is only run is paid anew, with everything else
		for _, p := range run.Rows {
			if p.Status == ledger.StatusRun {
				must(n.VoidPay(ctx, run.ID, p.AuthorCode, ""))(n.tb)
			}
		}
	}
	if run, err := n.Pay(ctx, n.months[len(n.months)-1:], "2026-12-10"); err == nil {
		for _, p := range run.Rows {
			if p.Status == ledger.StatusRun {
				method := ledger.ByBank
				if p.Kind == payroll.Staff {
					method = ledger.ByPayroll
				}
				must(n.ConfirmPay(ctx, run.ID, p.AuthorCode, method, "2026-12-10"))(n.tb)
			}
		}
	}
	for _, a := range must(n.Authors(ctx))(n.tb) {
		_, err := n.Collect(ctx, a.Code, ledger.ByCash, "2026-12-10")
		n.refusal(err)
	}
	sums := make(map[ledger.Purpose]payroll.Dong)
	for _, e := range must(n.Journal(ctx))(n.tb) {
		for _, p := range e.Postings {
			sums[p.Purpose] += p.Debit - p.Credit
		}
	}
	if sums[ledger.ForPayable] != 0 {
		n.t.Errorf("payable in the end: %d", sums[ledger.ForPayable])
	}
	if sums[ledger.ForExpense] != -sums[ledger.ForCash]-sums[ledger.ForBank]-sums[ledger.ForSalary]-sums[ledger.ForTax] {
		n.t.Errorf("%v", sums)
	}
	if done, err := n.Verify(ctx, ""); err != nil || !done.OK {
		n.t.Fatalf("%+v, %v", done.Problems, err)
	}
}
