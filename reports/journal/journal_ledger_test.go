package journal_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/booktest"
	"nhuanbut/reports/journal"
)

// worked is the journal of a ledger in which everything happened that posts something:
// months closed and adjusted, payments made, taken back and made again, staff handed to
// the salary sheet, an overpayment collected, tax remitted, an account renamed.
func worked(t *testing.T) []ledger.JournalEntry {
	t.Helper()
	ctx := context.Background()
	dir := t.TempDir()
	l, err := ledger.Create(ctx, booktest.Clerk, filepath.Join(dir, "so.db"), func() time.Time { return time.Date(2026, 12, 31, 1, 0, 0, 0, time.UTC) })
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	done := func(_ any, err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	take := func(rows ...string) {
		t.Helper()
		path := filepath.Join(dir, "a.csv")
		header := "ID,Tiêu đề,Ngày xuất bản,Tác giả,Tác giả ảnh,Hệ số tin,Hệ số ảnh,Hệ số khuyến khích,Approval Status\n"
		if err := os.WriteFile(path, []byte(header+strings.Join(rows, "\n")+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		done(l.Import(ctx, booktest.Clerk, []string{path}, ledger.ImportOptions{Source: ledger.MainSource}))
	}
	closing := func(m payroll.Month) {
		t.Helper()
		done(l.ConfirmAuthors(ctx, booktest.Clerk, nil, payroll.Contributor))
		done(l.ClosePeriod(ctx, booktest.Clerk, m, ledger.CloseOptions{Early: true}))
	}
	take("1,Một,05/09/2026,An; Bình; Chi,,10,,,0", "2,Hai,06/09/2026,Bình,Hà,3,\"0,5\",\"1,2\",0", "3,Ba,07/09/2026,TTXVN,,9,,,0", "4,Bốn,08/09/2026,An,,30,,,0")
	done(l.SetAuthor(ctx, booktest.Clerk, "Hà", map[string]string{"kind": "staff"}))
	done(l.SetAuthor(ctx, booktest.Clerk, "TTXVN", map[string]string{"kind": "source"}))
	done(l.SetAuthor(ctx, booktest.Clerk, "Chi", map[string]string{"kind": "nonresident"}))
	done(l.AddLine(ctx, booktest.Clerk, ledger.NewLine{Month: "2026-09", Author: "Hà", Kind: payroll.RemunerationKind, Amount: 1_234_567, Basis: "QĐ 15; \"đợt 2\""}))
	done(l.AddLine(ctx, booktest.Clerk, ledger.NewLine{Month: "2026-09", Author: "Bình", Kind: payroll.QuotaKind, Amount: 100_001, Basis: "Định mức"}))
	done(l.AcceptFindings(ctx, booktest.Clerk, "2026-09", payroll.Outlier, ledger.FindingChoice{Articles: []string{"1", "4"}}, "đã đối chiếu"))
	closing("2026-09")
	run, err := l.Pay(ctx, booktest.Clerk, []payroll.Month{"2026-09"}, "2026-10-10")
	done(run, err)
	done(l.ConfirmPay(ctx, booktest.Clerk, run.ID, "", payroll.ByBank, "2026-10-11"))
	done(l.ConfirmPay(ctx, booktest.Clerk, run.ID, "", payroll.ByPayroll, "2026-10-11"))
	done(l.VoidPay(ctx, booktest.Clerk, run.ID, "Chi", "sai tài khoản"))
	done(l.SetSetting(ctx, booktest.Clerk, payroll.ContributorAccount, "331-NB", "2026-10"))
	done(l.SetArticle(ctx, booktest.Clerk, "1", map[payroll.Column]string{payroll.TextCoefficient: "4"}, "chấm lại"))
	done(l.Decide(ctx, booktest.Clerk, []string{"2"}, payroll.Rejected, "trùng"))
	take("5,Năm,09/10/2026,Dũng; Chi,,7,,,0", "6,Sáu,30/09/2026,Dũng,,1,,,0")
	closing("2026-10")
	if run, err = l.Pay(ctx, booktest.Clerk, []payroll.Month{"2026-10"}, "2026-11-10"); err != nil {
		t.Fatal(err)
	}
	done(l.ConfirmPay(ctx, booktest.Clerk, run.ID, "", payroll.ByCash, "2026-11-10"))
	done(l.Collect(ctx, booktest.Clerk, "Bình", payroll.ByCash, "2026-11-12"))
	done(l.RemitTax(ctx, booktest.Clerk, payroll.ByBank, "2026-11-30"))
	if done, err := l.Verify(ctx, ""); err != nil || !done.OK {
		t.Fatalf("%+v, %v", done.Problems, err)
	}
	entries, err := l.Journal(ctx)
	done(entries, err)
	kinds := make(map[ledger.EntryKind]int)
	for _, e := range entries {
		kinds[e.Kind]++
	}
	for _, kind := range []ledger.EntryKind{
		ledger.ArticleEntry, ledger.LineEntry, ledger.PaymentEntry, ledger.HandoverEntry, ledger.CollectionEntry, ledger.RemittanceEntry, ledger.ReversalEntry,
	} {
		if kinds[kind] == 0 {
			t.Errorf("nothing of kind %s was posted: %v", kind, kinds)
		}
	}
	return entries
}

// sums are the balances of the ledger's own postings, by account, what it is for and whose
// it is; name says how another program names that.
func sums(entries []ledger.JournalEntry, name func(ledger.Posting) string) map[string]int64 {
	sums := make(map[string]int64)
	for _, e := range entries {
		for _, p := range e.Postings {
			sums[name(p)] += int64(p.Debit - p.Credit)
		}
	}
	return sums
}

// nameIn is the name of a posting's account: 331:A0001, and of a salary 334:Salary:A0004.
func nameIn(p ledger.Posting) string {
	name := p.Account
	if p.Purpose == ledger.ForSalary {
		name += ":Salary"
	}
	if p.AuthorCode != "" {
		name += ":" + p.AuthorCode
	}
	return name
}

func TestHLedgerHasTheBalancesOfALedger(t *testing.T) {
	hledger := tool(t, "hledger", "balances are not compared with it")
	entries := worked(t)
	path := filepath.Join(t.TempDir(), "a.journal")
	write(t, path, journalOf(t, entries, journal.HLedger))
	hledger("-f", path, "check", "--strict", "ordereddates")
	got := make(map[string]int64)
	for _, row := range rowsOf(t, hledger("-f", path, "balance", "-N", "-E", "--flat", "-O", "csv"))[1:] {
		got[row[0]] = integer(t, strings.TrimSuffix(row[1], " VND"))
	}
	if want := sums(entries, nameIn); !maps.Equal(got, want) {
		t.Errorf("hledger has %v, the ledger %v", got, want)
	}
	for _, day := range []string{"2026-10-01", "2026-11-01", "2026-11-11"} { // what was posted before a day
		var before []ledger.JournalEntry
		for _, e := range entries {
			if string(e.Date) < day {
				before = append(before, e)
			}
		}
		got := make(map[string]int64)
		for _, row := range rowsOf(t, hledger("-f", path, "balance", "-N", "--flat", "-e", day, "-O", "csv"))[1:] {
			got[row[0]] = integer(t, strings.TrimSuffix(row[1], " VND"))
		}
		want := sums(before, nameIn)
		maps.DeleteFunc(want, func(_ string, sum int64) bool { return sum == 0 })
		if !maps.Equal(got, want) {
			t.Errorf("before %s hledger has %v, the ledger %v", day, got, want)
		}
	}
}

func TestBeancountHasTheBalancesOfALedger(t *testing.T) {
	check := tool(t, "bean-check", "the journal is not checked with it")
	query := tool(t, "bean-query", "balances are not compared with it")
	entries := worked(t)
	path := filepath.Join(t.TempDir(), "a.beancount")
	write(t, path, journalOf(t, entries, journal.Beancount))
	if said := check(path); said != "" {
		t.Error(said)
	}
	got := make(map[string]int64)
	for _, row := range rowsOf(t, query("-f", "csv", path, "SELECT account, sum(number) GROUP BY account"))[1:] {
		got[strings.TrimSpace(row[0])] = integer(t, row[1])
	}
	want := sums(entries, func(p ledger.Posting) string {
		root := map[ledger.Purpose]string{ledger.ForExpense: "Expenses", ledger.ForCash: "Assets", ledger.ForBank: "Assets"}[p.Purpose]
		if root == "" {
			root = "Liabilities"
		}
		return fmt.Sprintf("%s:%s", root, nameIn(p))
	})
	if !maps.Equal(got, want) {
		t.Errorf("Beancount has %v, the ledger %v", got, want)
	}
}
