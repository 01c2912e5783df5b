package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
)

// adopted is a ledger whose newsroom brought its whole list, from June on, and takes it
// into use with September: 234,000 of June and 253,000 of July to An, who are paid
// elsewhere, and 253,000 of September to Bình.
func adopted(t *testing.T) *ledger.Ledger {
	t.Helper()
	l := create(t)
	take(t, l, ledger.ImportOptions{Options: cms.Options{Dates: value.DatesDMY}}, withID, "1,A,05/06/2026,a,An,1,0", "2,B,05/07/2026,b,An,1,0", "3,C,05/09/2026,c,Bình,1,0")
	return l
}

func firstMonth(t *testing.T, l *ledger.Ledger, value string) {
	t.Helper()
	if _, err := l.SetSetting(context.Background(), clerk, payroll.FirstMonth, value, ""); err != nil {
		t.Fatal(err)
	}
}

// found are the findings of a month of one code: "1 2026-06-05".
func found(t *testing.T, l *ledger.Ledger, m payroll.Month, code payroll.Code) string {
	t.Helper()
	var list []string
	for _, f := range must(l.Book(context.Background(), m))(t).Check() {
		if f.Code == code {
			list = append(list, fmt.Sprintf("%s %v", strings.Join(f.Articles, " "), f.Found))
		}
	}
	return strings.Join(list, ", ")
}

// Nothing older than the first month is paid, looked at or in the way of the first closing.
func TestFirstMonth(t *testing.T) {
	ctx := context.Background()
	l := adopted(t)
	if _, err := l.ClosePeriod(ctx, clerk, "2026-09", ledger.CloseOptions{}); !errors.Is(err, payroll.Refuse(ledger.PeriodNotFirst)) {
		t.Errorf("%v", err)
	}
	firstMonth(t, l, "2026-09")
	if _, err := l.ClosePeriod(ctx, clerk, "2026-06", ledger.CloseOptions{}); !errors.Is(err, payroll.Refuse(ledger.PeriodOlder)) {
		t.Errorf("%v", err)
	}
	if _, err := l.AddLine(ctx, clerk, ledger.NewLine{Month: "2026-08", Author: "An", Kind: payroll.QuotaKind, Amount: 1, Basis: "x"}); !errors.Is(err, payroll.Refuse(ledger.PeriodOlder)) {
		t.Errorf("%v", err)
	}
	for m, want := range map[payroll.Month]string{"2026-06": "", "2026-07": "", "2026-09": "Bình 253000"} {
		if got := gross(t, l, m); got != want {
			t.Errorf("%s: %s, want %s", m, got, want)
		}
	}
	if got := must(l.Book(ctx, "2026-06"))(t).Check(); len(got) != 0 {
		t.Errorf("findings of June: %+v", got)
	}
	if got := found(t, l, "2026-09", payroll.AuthorUnknown); got != "3 <nil>" {
		t.Errorf("September: %s", got)
	}
	if periods := must(l.Periods(ctx))(t); len(periods) != 1 || periods[0].Month != "2026-09" {
		t.Errorf("%+v", periods)
	}
	closeMonth(t, l, "2026-09")
	// What is older changes, comes, or is approved: nothing of it is adjusted or looked at.
	set(t, l, "1", payroll.TextCoefficient, "9")
	take(t, l, ledger.ImportOptions{}, withID, "4,D,31/08/2026,d,Mới,1,0", "5,E,01/09/2026,e,Chi,1,0")
	if got := gross(t, l, "2026-10"); got != "Chi 253000" {
		t.Errorf("October: %s", got)
	}
	if got := found(t, l, "2026-10", payroll.AuthorUnknown); got != "5 <nil>" {
		t.Errorf("October: %s", got)
	}
	if s := must(l.Article(ctx, "1"))(t); len(s.Lines) != 0 {
		t.Errorf("%+v", s.Lines)
	}
	for value, want := range map[string]payroll.Code{"2026-10": payroll.FirstMonthLate, "09/2026": payroll.BadSettingValue} {
		if _, err := l.SetSetting(ctx, clerk, payroll.FirstMonth, value, ""); !errors.Is(err, payroll.Refuse(want)) {
			t.Errorf("%s: %v", value, err)
		}
	}
	if _, err := l.SetSetting(ctx, clerk, payroll.FirstMonth, "2026-09", "2026-09"); !errors.Is(err, payroll.Refuse(payroll.SettingOfAll)) {
		t.Errorf("%v", err)
	}
	closeMonth(t, l, "2026-10")
	// It was not so after all: what is older is paid, though it came before the last closing.
	firstMonth(t, l, "2026-07")
	if got := gross(t, l, "2026-11"); got != "An 253000, Mới 253000" {
		t.Errorf("November: %s", got)
	}
	if got := found(t, l, "2026-11", payroll.OlderThanLedger); got != "" {
		t.Errorf("it was asked for: %s", got)
	}
	closeMonth(t, l, "2026-11")
	// What was posted stays the ledger's, whatever is set afterwards.
	firstMonth(t, l, "2026-09")
	if got := gross(t, l, "2026-12"); got != "" {
		t.Errorf("December: %s", got)
	}
	set(t, l, "2", payroll.TextCoefficient, "3")
	if got := gross(t, l, "2026-12"); got != "An 506000" {
		t.Errorf("December: %s", got)
	}
	closeMonth(t, l, "2026-12")
	firstMonth(t, l, "none")
	if got := gross(t, l, "2027-01"); got != "An 2106000" { // article 1: 9 × 234,000
		t.Errorf("January: %s", got)
	}
	if done, err := l.Verify(ctx, ""); err != nil || !done.OK {
		t.Errorf("%+v, %v", done.Problems, err)
	}
}

// Where nobody has said what the first month is, what is older and about to be paid is
// told, until it is rejected, paid or said to be older.
func TestOlderThanTheLedger(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	take(t, l, ledger.ImportOptions{}, withID, "3,C,05/09/2026,c,Bình,1,0")
	closeMonth(t, l, "2026-09")
	take(t, l, ledger.ImportOptions{Options: cms.Options{Dates: value.DatesDMY}}, withID, "1,A,05/06/2026,a,An,1,0", "2,B,05/07/2026,b,An,1,0", "4,D,06/09/2026,d,An,1,0", "5,E,05/07/2026,e,An,1,2")
	confirmAll(t, l)
	if got := found(t, l, "2026-10", payroll.OlderThanLedger); got != "1 2026-06-05, 2 2026-07-05" {
		t.Error(got)
	}
	must(l.Decide(ctx, clerk, []string{"1"}, payroll.Rejected, "đã trả"))(t)
	if got := found(t, l, "2026-10", payroll.OlderThanLedger); got != "2 2026-07-05" {
		t.Error(got)
	}
	firstMonth(t, l, "2026-09")
	if got, pays := found(t, l, "2026-10", payroll.OlderThanLedger), gross(t, l, "2026-10"); got != "" || pays != "An 253000" {
		t.Errorf("%q, October: %s", got, pays)
	}
	firstMonth(t, l, "none")
	closeMonth(t, l, "2026-10") // 253,000 of July among it
	set(t, l, "2", payroll.TextCoefficient, "2")
	if got, pays := found(t, l, "2026-11", payroll.OlderThanLedger), gross(t, l, "2026-11"); got != "" || pays != "An 253000" {
		t.Errorf("posted before: %q, November: %s", got, pays)
	}
	if done, err := l.Verify(ctx, ""); err != nil || !done.OK {
		t.Errorf("%+v, %v", done.Problems, err)
	}
}

// The first month has its first day: with 26, September begins on 26 August.
func TestFirstMonthByItsFirstDay(t *testing.T) {
	l := create(t)
	if _, err := l.SetSetting(context.Background(), clerk, payroll.FirstDay, "26", ""); err != nil {
		t.Fatal(err)
	}
	firstMonth(t, l, "2026-09")
	take(t, l, ledger.ImportOptions{}, withID, "1,A,25/08/2026,a,An,1,0", "2,B,26/08/2026,b,Bình,1,0")
	closeMonth(t, l, "2026-09")
	if got := gross(t, l, "2026-09") + "; " + gross(t, l, "2026-10"); got != "Bình 253000; " {
		t.Error(got)
	}
}

// A first month without articles can be closed where it is named.
func TestFirstMonthWithoutArticles(t *testing.T) {
	l := create(t)
	take(t, l, ledger.ImportOptions{Options: cms.Options{Dates: value.DatesDMY}}, withID, "1,A,05/06/2026,a,An,1,0")
	firstMonth(t, l, "2026-09")
	closeMonth(t, l, "2026-09")
	closeMonth(t, l, "2026-10")
	if got := gross(t, l, "2026-10"); got != "" {
		t.Error(got)
	}
}
