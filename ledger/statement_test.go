package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// sums are a statement's balance, "opening + earned - paid + collected = closing", with
// ~ before what may still change.
func sums(s *ledger.Statement) string {
	may := func(open bool) string {
		if open {
			return "~"
		}
		return ""
	}
	paid, collected := s.Settled()
	return fmt.Sprintf("%s%d + %d - %d + %d = %s%d", may(s.OpeningOpen), s.Opening, s.Earned(), paid, collected, may(s.Open), s.Closing())
}

// unpaid are the payments that are in no balance: "2026-10-12 confirmed 500 of 2026-09".
func unpaid(s *ledger.Statement) string {
	var words []string
	for _, p := range s.Unpaid {
		word := fmt.Sprintf("%s %s %d", p.On, p.Status, p.Gross)
		for _, m := range p.Months {
			word += " of " + string(m)
		}
		words = append(words, word)
	}
	return strings.Join(words, ", ")
}

func statement(t testing.TB, l *ledger.Ledger, author string, from, to payroll.Month) *ledger.Statement {
	t.Helper()
	return must(l.Statement(context.Background(), author, from, to))(t)
}

// storyOfAn is a ledger whose September and October are closed, with 253,000 a unit.
func storyOfAn(t testing.TB) *ledger.Ledger {
	ctx := context.Background()
	l := create(t)
	path := filepath.Join(t.TempDir(), "paid.csv")
	if err := os.WriteFile(path, []byte("Tác giả,Ngày trả,Số tiền,Thuế\nAn,10/03/2026,3.000.000,300.000\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	must(l.ImportPayments(ctx, clerk, []string{path}, cms.Options{}, false))(t)
	// September: An 506,000 / 2 + 10 × 253,000 = 2,783,000
	take(t, l, ledger.ImportOptions{}, withID, "1,A,05/09/2026,a,An; Bình,2,0", "2,B,06/09/2026,b,An,10,0")
	closeMonth(t, l, "2026-09")
	run := pay(t, l, "2026-10-10")
	must(l.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByBank, "2026-10-12"))(t)
	// October: 253,000 + 1,000,000 + (12 − 10) × 253,000 = 1,759,000
	take(t, l, ledger.ImportOptions{}, withID, "3,C,07/10/2026,c,An,1,0")
	must(l.AddLine(ctx, clerk, ledger.NewLine{Month: "2026-10", Author: "An", Kind: payroll.RemunerationKind, Amount: 1_000_000, Basis: "QĐ 1"}))(t)
	set(t, l, "2", payroll.TextCoefficient, "12")
	closeMonth(t, l, "2026-10")
	return l
}

func TestStatement(t *testing.T) {
	l := storyOfAn(t)
	take(t, l, ledger.ImportOptions{}, withID, "4,D,01/11/2026,d,An,1,0", "5,E,01/12/2026,e,An,3,0") // not closed
	for span, want := range map[string]string{
		"2026-08 2026-08": "0 + 0 - 0 + 0 = 0",
		"2026-09 2026-09": "0 + 2783000 - 0 + 0 = 2783000",
		"2026-10 2026-10": "2783000 + 1759000 - 2783000 + 0 = 1759000",
		"2026-11 2026-11": "1759000 + 253000 - 0 + 0 = ~2012000",
		"2026-12 2026-12": "~2012000 + 759000 - 0 + 0 = ~2771000",
		"2026-09 2026-10": "0 + 4542000 - 2783000 + 0 = 1759000",
		"2026-03 2026-12": "0 + 5554000 - 2783000 + 0 = ~2771000",
		"1990-01 2100-12": "0 + 5554000 - 2783000 + 0 = ~2771000",
		"2027-01 2027-01": "~2771000 + 0 - 0 + 0 = ~2771000",
		" ":               "2783000 + 1759000 - 2783000 + 0 = 1759000", // the last closed month
	} {
		from, to, _ := strings.Cut(span, " ")
		if got := sums(statement(t, l, "An", payroll.Month(from), payroll.Month(to))); got != want {
			t.Errorf("%s: %s, want %s", span, got, want)
		}
	}
	// Bình's 253,000 of September was paid in October.
	if got := sums(statement(t, l, "Bình", "2026-10", "2026-10")); got != "253000 + 0 - 253000 + 0 = 0" {
		t.Error(got)
	}
	// What was paid for the months later is to be known, and what was before the ledger.
	for span, want := range map[string]string{
		"2026-09 2026-09": "2026-10-12 confirmed 2783000 of 2026-09",
		"2026-10 2026-10": "",
		"2026-03 2026-03": "2026-03-10 confirmed 3000000",
	} {
		from, to, _ := strings.Cut(span, " ")
		if got := unpaid(statement(t, l, "An", payroll.Month(from), payroll.Month(to))); got != want {
			t.Errorf("%s: %q, want %q", span, got, want)
		}
	}
}

func TestStatementLines(t *testing.T) {
	l := storyOfAn(t)
	lines := func(m payroll.Month) string {
		var words []string
		for _, month := range statement(t, l, "An", m, m).Months {
			for _, line := range month.Lines {
				word := fmt.Sprintf("%s %d", line.ID, line.Amount)
				if line.Article != nil {
					word += " " + line.Article.Ref
				}
				if line.Share != nil {
					word += " " + line.Share.String()
				}
				if line.Adjusts != "" {
					word += fmt.Sprintf(" %s %s %d", line.Adjusts, line.OfMonth, line.Before)
				}
				words = append(words, word)
			}
		}
		return strings.Join(words, ", ")
	}
	for m, want := range map[payroll.Month]string{
		"2026-09": "R1-1 253000 1 1/2, R2-1 2530000 2 1/1",
		"2026-10": "R3-1 253000 3 1/1, M1 1000000, J2-1/2026-10 506000 2 R2-1 2026-09 2530000",
	} {
		if got := lines(m); got != want {
			t.Errorf("%s: %s, want %s", m, got, want)
		}
	}
	// What is changed once more is on top of both.
	set(t, l, "2", payroll.TextCoefficient, "11") // (11 − 12) × 253,000
	must(l.VoidLine(context.Background(), clerk, "M1", ""))(t)
	if got := lines("2026-11"); got != "J2-1/2026-11 -253000 2 R2-1 2026-09 3036000, JM1-1/2026-11 -1000000 M1 2026-10 1000000" {
		t.Error(got)
	}
}

// Every way of settling a balance: run and not confirmed, void, carried, collected,
// handed over to the salary sheet.
func TestStatementOfPayments(t *testing.T) {
	ctx := context.Background()
	l := owing(t, "An 6000000", "Bình 800000", "Hà 700000")
	must(l.SetAuthor(ctx, clerk, "Hà", map[string]string{"kind": "staff"}))(t)
	run := pay(t, l, "2026-10-10")
	balance := func(author, want, besides string) {
		t.Helper()
		s := statement(t, l, author, "2026-10", "2026-10")
		if got := sums(s); got != want {
			t.Errorf("%s: %s, want %s", author, got, want)
		}
		if got := unpaid(s); got != besides {
			t.Errorf("%s: %q, want %q", author, got, besides)
		}
	}
	balance("An", "6000000 + 0 - 0 + 0 = ~6000000", "2026-10-10 run 6000000 of 2026-09")
	must(l.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByBank, "2026-10-12"))(t)
	must(l.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByPayroll, "2026-10-31"))(t)
	balance("An", "6000000 + 0 - 6000000 + 0 = ~0", "")
	balance("Hà", "700000 + 0 - 700000 + 0 = ~0", "")
	must(l.VoidPay(ctx, clerk, run.ID, "An", "sai tài khoản"))(t) // of 2 November
	balance("An", "6000000 + 0 - 0 + 0 = ~6000000", "2026-10-12 void 6000000 of 2026-09")
	again := pay(t, l, "2026-11-05")
	balance("An", "6000000 + 0 - 0 + 0 = ~6000000", "2026-10-12 void 6000000 of 2026-09") // it pays September
	must(l.ConfirmPay(ctx, clerk, again.ID, "", payroll.ByCash, "2026-11-06"))(t)
	for span, want := range map[payroll.Month]string{
		"2026-11": "6000000 + 0 - 6000000 + 0 = ~0", "2026-12": "0 + 0 - 0 + 0 = ~0",
	} {
		if got := sums(statement(t, l, "An", span, span)); got != want {
			t.Errorf("%s: %s, want %s", span, got, want)
		}
	}
	voided := statement(t, l, "An", "2026-10", "2026-10").Unpaid[0]
	if voided.Voided != "2026-11-02" || voided.Reason != "sai tài khoản" || voided.Run != run.ID {
		t.Errorf("%+v", voided)
	}

	// An overpayment: carried in one run, collected later. October is closed with −800,000.
	must(l.Decide(ctx, clerk, []string{"2"}, payroll.Rejected, "trùng"))(t)
	take(t, l, ledger.ImportOptions{}, withID, "9,Y,05/10/2026,y,Chi,1,0")
	balance("Bình", "800000 + -800000 - 800000 + 0 = ~-800000", "")
	closeMonth(t, l, "2026-10")
	must(l.Pay(ctx, clerk, []payroll.Month{"2026-10"}, "2026-11-10"))(t)
	must(l.Collect(ctx, clerk, "Bình", payroll.ByCash, "2026-11-12"))(t)
	s := statement(t, l, "Bình", "2026-11", "2026-11")
	if got := sums(s); got != "-800000 + 0 - 0 + 800000 = ~0" {
		t.Error(got)
	}
	if got := unpaid(s); got != "2026-11-10 carried -800000" {
		t.Error(got)
	}
}

// Merged authors have one statement, of what was posted and paid under either number.
func TestStatementOfMergedAuthors(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	take(t, l, ledger.ImportOptions{}, withID, "1,A,05/09/2026,a,An; Ân,2,0", "2,B,06/09/2026,b,Ân,1,0")
	closeMonth(t, l, "2026-09")
	run := pay(t, l, "2026-10-10")
	must(l.ConfirmPay(ctx, clerk, run.ID, "Ân", payroll.ByBank, "2026-10-12"))(t) // 253,000 + 253,000
	must(l.MergeAuthors(ctx, clerk, "An", []string{"Ân"}))(t)
	for span, want := range map[payroll.Month]string{
		"2026-09": "0 + 759000 - 0 + 0 = 759000", "2026-10": "759000 + 0 - 506000 + 0 = ~253000",
	} {
		s := statement(t, l, "Ân", span, span)
		if got := sums(s); got != want || s.Author.Name != "An" {
			t.Errorf("%s: %s, want %s", span, got, want)
		}
	}
	for i, line := range statement(t, l, "An", "2026-09", "2026-09").Months[0].Lines {
		if want := []string{"1/2", "1/2", "1/1"}[i]; line.Share == nil || line.Share.String() != want {
			t.Errorf("%s: %v, want %s", line.ID, line.Share, want)
		}
	}
	if list := must(l.Statements(ctx, "2026-09"))(t); len(list) != 1 || list[0].Earned() != 759_000 {
		t.Errorf("%+v", list)
	}
}

// checkStatements compares statements with one another: a month begins with what the one
// before ended with, those made together are those made alone, and in the end they are
// what the ledger owes.
func (n *newsroom) checkStatements() {
	ctx := context.Background()
	n.checkOwed()
	before := make(map[string]payroll.Dong)
	for m := range payroll.Months("2026-06", "2026-12") {
		together := make(map[string]*ledger.Statement)
		for _, s := range must(n.Statements(ctx, m))(n.tb) {
			together[s.Author.Code] = s
		}
		for _, a := range n.payees() {
			alone := statement(n.tb, n.Ledger, a.Code, m, m)
			if m > "2026-06" && alone.Opening != before[a.Code] {
				n.t.Errorf("%s, %s: opens with %d after %d", a.Name, m, alone.Opening, before[a.Code])
			}
			before[a.Code] = alone.Closing()
			if s := together[a.Code]; s != nil && (sums(s) != sums(alone) || unpaid(s) != unpaid(alone)) {
				n.t.Errorf("%s, %s: %s, alone %s", a.Name, m, sums(s), sums(alone))
			} else if s == nil && len(alone.Months)+len(alone.Paid) > 0 {
				n.t.Errorf("%s, %s: left out", a.Name, m)
			}
		}
	}
}

// payees are the authors who have statements: all but sources.
func (n *newsroom) payees() []ledger.Author {
	return slices.DeleteFunc(must(n.Authors(context.Background()))(n.tb), func(a ledger.Author) bool { return a.Kind == payroll.Source })
}

// checkOwed compares the balance of statements to the end of time with what the journal
// owes each author, and what the open month will.
func (n *newsroom) checkOwed() {
	ctx := context.Background()
	owed := make(map[string]payroll.Dong)
	kept := make(map[string]string) // the code of whom a code turned out to be
	for _, e := range must(n.Journal(ctx))(n.tb) {
		for _, p := range e.Postings {
			if p.Purpose != ledger.ForPayable {
				continue
			}
			if kept[p.AuthorCode] == "" {
				kept[p.AuthorCode] = must(n.Author(ctx, p.AuthorCode))(n.tb).Code
			}
			owed[kept[p.AuthorCode]] += p.Credit - p.Debit
		}
	}
	open := must(n.Book(ctx, n.months[len(n.months)-1].Add(1)))(n.tb)
	for _, row := range open.Total(payroll.ByAuthor).Rows {
		owed[row.Code] += row.Gross
	}
	for _, a := range n.payees() {
		if got := statement(n.tb, n.Ledger, a.Code, "2026-01", "2100-12").Closing(); got != owed[a.Code] {
			n.t.Errorf("%s is owed %d, by the statement %d", a.Name, owed[a.Code], got)
		}
	}
}

// A period that begins on the 26th has payments by its own days.
func TestStatementOfAPeriodOfItsOwn(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	must(l.SetSetting(ctx, clerk, payroll.FirstDay, "26", ""))(t)
	take(t, l, ledger.ImportOptions{}, withID, "1,A,25/09/2026,a,An,1,0", "2,B,26/09/2026,b,An,2,0")
	closeMonth(t, l, "2026-09")
	run := pay(t, l, "2026-09-26")
	must(l.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByCash, "2026-09-26"))(t) // of October
	for span, want := range map[payroll.Month]string{
		"2026-09": "0 + 253000 - 0 + 0 = 253000", "2026-10": "253000 + 506000 - 253000 + 0 = ~506000",
	} {
		if got := sums(statement(t, l, "An", span, span)); got != want {
			t.Errorf("%s: %s, want %s", span, got, want)
		}
	}
}

func TestStatements(t *testing.T) {
	ctx := context.Background()
	l := storyOfAn(t)
	take(t, l, ledger.ImportOptions{}, withID, "6,F,09/10/2026,f,TTXVN; Chi,2,0")
	must(l.ConfirmAuthors(ctx, clerk, []string{"TTXVN"}, payroll.Source))(t)
	for m, want := range map[payroll.Month]string{
		"2026-08": "", "2026-03": "An 0",
		"2026-09": "An 2783000, Bình 253000",
		"2026-10": "An 1759000, Bình 0", // Bình was paid in it
		"2026-11": "Chi 253000",
	} {
		var words []string
		for _, s := range must(l.Statements(ctx, m))(t) {
			words = append(words, fmt.Sprintf("%s %d", s.Author.Name, s.Earned()))
			alone := statement(t, l, s.Author.Code, m, m)
			if sums(s) != sums(alone) || unpaid(s) != unpaid(alone) || len(s.Months) != len(alone.Months) {
				t.Errorf("%s, %s: %s, alone %s", s.Author.Name, m, sums(s), sums(alone))
			}
		}
		if got := strings.Join(words, ", "); got != want {
			t.Errorf("%s: %s, want %s", m, got, want)
		}
	}
}

func TestStatementRefused(t *testing.T) {
	ctx := context.Background()
	l := storyOfAn(t)
	must(l.ConfirmAuthors(ctx, clerk, []string{"Bình"}, payroll.Source))(t)
	must(l.AddAuthor(ctx, clerk, "An", nil))(t)
	for author, want := range map[string]payroll.Code{
		"Không ai": ledger.NoSuchAuthor, "An": ledger.AuthorAmbiguous, "An (A0002)": ledger.CodeNotTheirs, "Bình": ledger.PayeeIsSource,
	} {
		if _, err := l.Statement(ctx, author, "2026-10", "2026-10"); !errors.Is(err, payroll.Refuse(want)) {
			t.Errorf("%s: %v, want %s", author, err, want)
		}
	}
}
