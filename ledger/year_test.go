package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// addsUp fails unless a year has what the books of its months have, by author and by
// category, and the payments that its runs confirm.
func addsUp(t testing.TB, l *ledger.Ledger, year int) *ledger.Year {
	t.Helper()
	ctx := context.Background()
	y := must(l.Year(ctx, year))(t)
	authors, categories := monthCells(y.Authors), monthCells(y.Categories)
	for i, m := range y.Months {
		b := must(l.Book(ctx, m.Month))(t)
		sum := make(map[string]payroll.Dong)
		for _, row := range b.Total(payroll.ByAuthor).Rows {
			sum[row.Code] += row.Gross
		}
		same(t, fmt.Sprint(m.Month, " by author"), sum, authors[i])
		clear(sum)
		for _, row := range b.Total(payroll.ByCategory).Rows {
			sum[payroll.TextKey(row.Key)] += row.Gross
		}
		same(t, fmt.Sprint(m.Month, " by category"), sum, categories[i])
		if gross := b.Total(payroll.ByAuthor).Gross; m.Gross != gross || b.Closed && !m.Closed {
			t.Errorf("%s: %+v, want %d", m.Month, m, gross)
		}
	}
	var gross, tax payroll.Dong
	for _, p := range y.Payments {
		gross, tax = gross+p.Gross, tax+p.Tax
	}
	for _, run := range must(l.Runs(ctx))(t) {
		for _, p := range run.Rows {
			if run.Kind != payroll.RemittanceRun && p.Status == payroll.Confirmed && strings.HasPrefix(string(p.Date), fmt.Sprint(year)) {
				gross, tax = gross-p.Gross, tax-p.Tax
			}
		}
	}
	if gross != 0 || tax != 0 {
		t.Errorf("payments: gross %d, tax %d too much", gross, tax)
	}
	return y
}

// cells are the amounts of rows that are not 0, by month and by code or category.
func monthCells(rows []ledger.YearRow) (of [12]map[string]payroll.Dong) {
	for i := range of {
		of[i] = make(map[string]payroll.Dong)
		for _, row := range rows {
			key := row.Code
			if key == "" {
				key = payroll.TextKey(row.Key)
			}
			of[i][key] += row.Months[i]
		}
	}
	return of
}

func same(t testing.TB, what string, want, got map[string]payroll.Dong) {
	t.Helper()
	for key := range maps.All(want) {
		if got[key] != want[key] {
			t.Errorf("%s, %s: %d, want %d", what, key, got[key], want[key])
		}
	}
	for key, amount := range got {
		if _, ok := want[key]; !ok && amount != 0 {
			t.Errorf("%s, %s: %d, want nothing", what, key, amount)
		}
	}
}

// July and August are closed, September is open and adjusts them.
func TestYearHasItsMonths(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	const header = "ID,Tiêu đề,Ngày xuất bản,Phân loại,Tác giả,Hệ số tin,Approval Status"
	take(t, l, ledger.ImportOptions{}, header,
		"1,A,05/07/2026,Kinh tế; Thời sự,An,2,0", // 506,000
		"2,B,06/07/2026,kinh tế,Ân,1,0",          // 253,000
		"3,C,05/08/2026,Thời sự,An; Bình,2,0",    // 253,000 each
		"4,D,05/09/2026,,Chi,1,0",                // 253,000
		"5,E,06/09/2026,Thời sự,Chi,1,2",         // pending
		"6,F,05/12/2025,Thời sự,Chi,1,2",         // pending, of another year
	)
	closeMonth(t, l, "2025-12")
	for m := payroll.Month("2026-01"); m <= "2026-08"; m = m.Add(1) {
		closeMonth(t, l, m)
	}
	set(t, l, "1", payroll.Category, "Thời sự")  // its July stays with Kinh tế
	set(t, l, "3", payroll.TextCoefficient, "1") // −126,500 each in September
	must(l.AddLine(ctx, clerk, ledger.NewLine{Month: "2026-09", Author: "Bình", Kind: payroll.RemunerationKind, Amount: 1_000_000, Basis: "QĐ 1"}))(t)
	must(l.MergeAuthors(ctx, clerk, "An", []string{"Ân"}))(t)
	y := addsUp(t, l, 2026)
	var words []string
	for _, row := range slices.Concat(y.Authors, y.Categories) {
		words = append(words, fmt.Sprintf("%s %d %d", row.Key, row.Months[6:9], row.Total()))
	}
	want := "An [759000 253000 -126500] 885500, Bình [0 253000 873500] 1126500, Chi [0 0 253000] 253000, " +
		"Kinh tế [759000 0 0] 759000, Thời sự [0 506000 -253000] 253000,  [0 0 1253000] 1253000"
	if got := strings.Join(words, ", "); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	// Nothing is known of the months before; October is open without anything.
	for i, want := range []ledger.YearMonth{
		5: {Month: "2026-06", Closed: true}, 6: {Month: "2026-07", Closed: true, Any: true, Gross: 759_000},
		8: {Month: "2026-09", Any: true, Gross: 1_000_000}, 9: {Month: "2026-10"},
	} {
		if want.Month != "" && y.Months[i] != want {
			t.Errorf("%+v, want %+v", y.Months[i], want)
		}
	}
	if y.Gross() != 2_265_000 || y.First != "2026-01-01" || y.Last != "2026-12-31" || len(y.Payments) != 0 {
		t.Errorf("%d, %s – %s, %v", y.Gross(), y.First, y.Last, y.Payments)
	}
	if !slices.Contains(y.Bases, "QĐ 1") || !slices.Contains(y.Bases, "NĐ 161/2026/NĐ-CP") {
		t.Errorf("%q", y.Bases)
	}
	_, err := l.Year(ctx, 2024)
	var refusal *payroll.Error
	if !errors.As(err, &refusal) || refusal.Code != ledger.NothingInYear || fmt.Sprint(refusal.Facts) != "[{year 2024} {years 2025, 2026}]" {
		t.Errorf("%v", err)
	}
	if y, err := l.Year(ctx, 2025); err != nil || y.Gross() != 0 {
		t.Errorf("a year of a pending article: %v", err)
	}
}

func TestYearOfAnEmptyLedger(t *testing.T) {
	if _, err := create(t).Year(context.Background(), 2026); !errors.Is(err, payroll.Refuse(ledger.LedgerEmpty)) {
		t.Errorf("%v", err)
	}
}

// With a month's first day on the 26th, January begins in December; tax does not.
func TestYearOfMonthsThatBeginOnThe26th(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	must(l.SetSetting(ctx, clerk, payroll.FirstDay, "26", ""))(t)
	take(t, l, ledger.ImportOptions{}, withID, "1,A,26/12/2025,a,An,1,0", "2,B,26/12/2026,b,An,1,0")
	y := addsUp(t, l, 2026)
	if y.First != "2025-12-26" || y.Last != "2026-12-25" || y.Months[0].Gross != 234_000 || y.Gross() != 234_000 {
		t.Errorf("%s – %s: %+v", y.First, y.Last, y.Months)
	}
	_, err := l.Year(ctx, 2025)
	var refusal *payroll.Error
	if !errors.As(err, &refusal) || fmt.Sprint(refusal.Facts) != "[{year 2025} {years 2026, 2027}]" {
		t.Errorf("%v", err)
	}
}

// person is a person's row: "An 10000000 (6000000) - 600000, 2026-06-30 – 2026-10-10".
func person(y *ledger.Year, name string) string {
	for _, p := range y.People {
		if p.Name == name {
			return fmt.Sprintf("%d (%d) - %d, %s – %s", p.Income, p.Subject, p.Tax, p.First, p.Last)
		}
	}
	return ""
}

// The tax of a year is that of the payments confirmed in it, on whichever day the run
// was made and whatever month they pay.
func TestTaxOfAYear(t *testing.T) {
	ctx := context.Background()
	l := owing(t, "An 2000000", "Bình 4999999", "Chi 6000000", "Dũng 6000000", "Em 3000000", "Giang 1000000", "Hà 9000000", "Khoa 5000000", "Lý 6000000", "Mai 6000000")
	for name, fields := range map[string]map[string]string{
		"Dũng": {"commitments": "2026", "tax-code": "001085012345"}, "Em": {"withhold-below": "yes"},
		"Giang": {"kind": "nonresident"}, "Hà": {"kind": "staff"},
	} {
		must(l.SetAuthor(ctx, clerk, name, fields))(t)
	}
	run := pay(t, l, "2026-12-20")
	confirm := func(author string, method payroll.Method, day payroll.Date) {
		t.Helper()
		must(l.ConfirmPay(ctx, clerk, run.ID, author, method, day))(t)
	}
	for _, name := range []string{"An", "Bình", "Chi", "Dũng", "Em", "Giang", "Lý"} {
		confirm(name, payroll.ByBank, "2026-12-31")
	}
	confirm("Hà", payroll.ByPayroll, "2026-12-31")
	confirm("Khoa", payroll.ByCash, "2027-01-01")             // run in 2026, paid in 2027
	must(l.VoidPay(ctx, clerk, run.ID, "Lý", "nhầm"))(t)      // paid, and taken back
	must(l.VoidPay(ctx, clerk, run.ID, "Mai", "chưa chi"))(t) // never paid
	must(l.Decide(ctx, clerk, []string{"2"}, payroll.Rejected, "trùng"))(t)
	closeMonth(t, l, "2026-10")
	must(l.Collect(ctx, clerk, "Bình", payroll.ByCash, "2026-12-31"))(t)

	paidBefore := func(rows ...string) ledger.Imported {
		t.Helper()
		path := filepath.Join(t.TempDir(), "paid.csv")
		if err := os.WriteFile(path, []byte("Tác giả,Ngày trả,Số tiền,Thuế,Số chứng từ\n"+strings.Join(rows, "\n")), 0o600); err != nil {
			t.Fatal(err)
		}
		return must(l.ImportPayments(ctx, clerk, []string{path}, cms.Options{}, false))(t)
	}
	paidBefore("An,30/06/2026,2.000.000,200.000,PC1", "An,01/07/2026,2.000.000,0,PC2", "An,31/12/2025,8.000.000,800.000,PC0",
		"Ngân,10/03/2026,3.000.000,300.000,PC3", "Smith,11/03/2026,1.000.000,200.000,PC4", "Hà,12/03/2026,7.000.000,700.000,PC5",
		"Bé An,13/03/2026,1.000.000,0,PC6", "TTXVN,14/03/2026,1.000.000,0,PC7")
	paidBefore("Quý,15/03/2026,4.000.000,400.000,PC8")
	runs := must(l.Runs(ctx))(t)
	must(l.VoidPay(ctx, clerk, runs[len(runs)-1].ID, "", "nhập nhầm"))(t)
	must(l.SetAuthor(ctx, clerk, "Smith", map[string]string{"kind": "nonresident", "legal-name": "John Smith"}))(t) // known after the import
	must(l.SetAuthor(ctx, clerk, "TTXVN", map[string]string{"kind": "source"}))(t)
	must(l.MergeAuthors(ctx, clerk, "An", []string{"Bé An"}))(t)

	y := addsUp(t, l, 2026)
	for name, want := range map[string]string{
		// 2,000,000 below 5,000,000; before: 2,000,000 from the threshold of then on, 2,000,000, 1,000,000 as Bé An
		"An":    "7000000 (2000000) - 200000, 2026-03-13 – 2026-12-31",
		"Bình":  "0 (0) - 0, 2026-12-31 – 2026-12-31", // 4,999,999, and it came back
		"Chi":   "6000000 (6000000) - 600000, 2026-12-31 – 2026-12-31",
		"Dũng":  "6000000 (0) - 0, 2026-12-31 – 2026-12-31",
		"Em":    "3000000 (3000000) - 300000, 2026-12-31 – 2026-12-31",
		"Giang": "1000000 (1000000) - 200000, 2026-12-31 – 2026-12-31",
		"Ngân":  "3000000 (3000000) - 300000, 2026-03-10 – 2026-03-10",
		"Smith": "1000000 (1000000) - 200000, 2026-03-11 – 2026-03-11",
		"Hà":    "", "Khoa": "", "Lý": "", "Mai": "", "Quý": "", "Bé An": "", "TTXVN": "",
	} {
		if got := person(y, name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	var names []string
	for _, p := range y.People {
		names = append(names, p.Name)
		if p.Nonresident != (p.Name == "Giang" || p.Name == "Smith") {
			t.Errorf("%s: %v", p.Name, p.Nonresident)
		}
	}
	if got := strings.Join(names, " "); got != "An Bình Chi Dũng Em Giang Smith Ngân" { // John between Giang and Ngân
		t.Error(got)
	}
	// What is withheld and not remitted is what the year has, less what was withheld before the ledger.
	if got := balance(t, l, "3335"); got != -(600_000+300_000+200_000)-500_000 { // Khoa's of 2027
		t.Errorf("3335: %d", got)
	}
	if got := person(must(l.Year(ctx, 2027))(t), "Khoa"); got != "5000000 (5000000) - 500000, 2027-01-01 – 2027-01-01" {
		t.Errorf("Khoa in 2027: %s", got)
	}
	if got := person(must(l.Year(ctx, 2025))(t), "An"); got != "8000000 (8000000) - 800000, 2025-12-31 – 2025-12-31" {
		t.Errorf("An in 2025: %s", got)
	}
}
