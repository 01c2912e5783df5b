package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// newsroom is a ledger on which anything is done in any order, with the model of what it
// is to come to.
type newsroom struct {
	*ledger.Ledger
	*model
	t      *rapid.T
	tb     *testing.T
	months []payroll.Month           // closed
	totals []map[string]payroll.Dong // of the closed months, when they closed
}

const everyColumn = "ID,Tiêu đề,Ngày xuất bản,Tác giả,Tác giả ảnh,Hệ số tin,Hệ số ảnh,Hệ số khuyến khích,Approval Status"

// cells are cells of authors with their shares.
var cells = map[string][]modelShare{
	"": nil, "An": {{"An", 300}}, "An; Bình": {{"An", 150}, {"Bình", 150}}, "Bình (30%); Chi (70%)": {{"Bình", 90}, {"Chi", 210}},
	"Chi; An; Bình": {{"Chi", 100}, {"An", 100}, {"Bình", 100}}, "Dũng; An; Dũng; Chi": {{"Dũng", 75}, {"An", 75}, {"Dũng", 75}, {"Chi", 75}},
}

func (n *newsroom) importSome() {
	var rows []string
	ids := rapid.SliceOfNDistinct(rapid.IntRange(1, 6), 1, 3, func(id int) int { return id }).Draw(n.t, "ids")
	for _, id := range ids {
		cell := rapid.SampledFrom(slices.Sorted(maps.Keys(cells))).Draw(n.t, "authors")
		status := rapid.SampledFrom([]string{"0", "0", "0", "2", "1"}).Draw(n.t, "status")
		a := modelArticle{
			day: rapid.IntRange(1, 28).Draw(n.t, "day"), month: rapid.IntRange(7, 9).Draw(n.t, "month"), authors: cells[cell],
			photographer: rapid.SampledFrom([]string{"", "", "Chi", "Dũng"}).Draw(n.t, "photographer"),
			text:         rapid.IntRange(0, 200).Draw(n.t, "text"), photo: rapid.SampledFrom([]int{0, 0, 7}).Draw(n.t, "photo"),
			encouragement: rapid.SampledFrom([]int{0, 0, 12}).Draw(n.t, "encouragement"), approved: status == "0",
		}
		n.articles[id] = a
		rows = append(rows, a.row(id, cell, status))
	}
	n.sameAgain(take(n.tb, n.Ledger, ledger.ImportOptions{}, everyColumn, rows...))
}

// sameAgain says of rows that are held under a used ID that they are the article that has it.
func (n *newsroom) sameAgain(done ledger.Imported) {
	for _, h := range done.Held {
		must(n.SameArticle(context.Background(), clerk, "main/"+h.Others[0], h.Article, ""))(n.tb)
	}
}

// row is the article as a file has it.
func (a modelArticle) row(id int, authors, status string) string {
	tenths := func(n int) string {
		if n == 0 {
			return ""
		}
		return fmt.Sprintf("%d.%d", n/10, n%10)
	}
	return fmt.Sprintf("%d,T%d,%02d/%02d/2026,%s,%s,%s,%s,%s,%s", id, id, a.day, a.month, authors, a.photographer,
		tenths(a.text), tenths(a.photo), tenths(a.encouragement), status)
}

func (n *newsroom) close() {
	m := payroll.Month("2026-07").Add(len(n.months))
	n.confirm()
	_, err := n.ClosePeriod(context.Background(), clerk, m, ledger.CloseOptions{Early: true, Accept: []payroll.Code{payroll.NoAuthor, payroll.Outlier}})
	if err != nil {
		n.t.Fatal(err)
	}
	if done, err := n.Verify(context.Background(), ""); err != nil || !done.OK {
		n.t.Fatalf("%+v, %v", done.Problems, err)
	}
	n.model.close(m)
	n.months = append(n.months, m)
	n.totals = append(n.totals, n.grossOf(m))
}

// confirm settles the authors that are new.
func (n *newsroom) confirm() {
	for _, a := range must(n.ConfirmAuthors(context.Background(), clerk, nil, payroll.Contributor))(n.tb) {
		n.kind[a.Name] = payroll.Contributor
	}
}

// grossOf is what months give each author, as who they turned out to be.
func (n *newsroom) grossOf(months ...payroll.Month) map[string]payroll.Dong {
	sums := make(map[string]payroll.Dong)
	for _, m := range months {
		for _, row := range must(n.Book(context.Background(), m))(n.tb).Total(payroll.ByAuthor).Rows {
			sums[n.who(row.Key)] += row.Gross
		}
	}
	maps.DeleteFunc(sums, func(_ string, sum payroll.Dong) bool { return sum == 0 })
	return sums
}

// compare holds the months, closed and open, against the model, and the closed ones
// against what they were.
func (n *newsroom) compare(step string) {
	for i, m := range n.months {
		was := make(map[string]payroll.Dong)
		for name, sum := range n.totals[i] {
			was[n.who(name)] += sum
		}
		maps.DeleteFunc(was, func(_ string, sum payroll.Dong) bool { return sum == 0 })
		if is := n.grossOf(m); !maps.Equal(was, is) {
			n.t.Fatalf("after %s %s was %v and is %v", step, m, was, is)
		}
	}
	months := slices.Collect(payroll.Months("2026-06", max("2026-12", n.closed.Add(1))))
	if is, want := n.grossOf(months...), n.worth(); !maps.Equal(is, want) {
		n.t.Fatalf("after %s all months are %v, the model %v: %+v", step, is, want, *n.model)
	}
}

// pay does something with payments; a refusal is fine, a wrong đồng is not.
func (n *newsroom) pay() {
	ctx := context.Background()
	day := rapid.SampledFrom([]payroll.Date{"2026-06-30", "2026-07-01", "2026-11-10"}).Draw(n.t, "day")
	method := rapid.SampledFrom([]payroll.Method{payroll.ByCash, payroll.ByBank, payroll.ByPayroll}).Draw(n.t, "method")
	author := rapid.SampledFrom([]string{"", "", "An", "Bình", "Chi"}).Draw(n.t, "author")
	run := int64(rapid.IntRange(1, 4).Draw(n.t, "run"))
	var err error
	switch rapid.IntRange(0, 5).Draw(n.t, "act") {
	case 0, 1:
		if len(n.months) > 0 {
			var made ledger.Run
			made, err = n.Pay(ctx, clerk, n.months[len(n.months)-1:], day)
			n.checkTax(made)
		}
	case 2:
		_, err = n.ConfirmPay(ctx, clerk, run, author, method, day)
	case 3:
		_, err = n.VoidPay(ctx, clerk, run, author, "")
	case 4:
		_, err = n.Collect(ctx, clerk, rapid.SampledFrom(people).Draw(n.t, "who"), payroll.ByCash, day)
	case 5:
		_, err = n.RemitTax(ctx, clerk, payroll.ByBank, day)
	}
	n.refusal(err)
}

// people are all that there are.
var people = []string{"An", "Bình", "Chi", "Dũng"}

// checkTax works the tax of a run out by hand.
func (n *newsroom) checkTax(run ledger.Run) {
	for _, p := range run.Rows {
		if want := n.tax(p.Author, p.Gross, run.Date); p.Tax != want || p.Gross > 0 && p.Net != p.Gross-want {
			n.t.Fatalf("run of %s: %+v, the model withholds %d", run.Date, p, want)
		}
	}
}

func (n *newsroom) setKind() {
	kind := rapid.SampledFrom([]payroll.AuthorKind{payroll.Contributor, payroll.Staff, payroll.Nonresident, payroll.Source}).Draw(n.t, "kind")
	a, err := n.SetAuthor(context.Background(), clerk, rapid.SampledFrom(people).Draw(n.t, "who"), map[string]string{"kind": string(kind)})
	n.refusal(err)
	if err == nil {
		n.kind[a.Name] = kind
	}
}

// merge says that two are one.
func (n *newsroom) merge() {
	keep, gone := rapid.SampledFrom(people).Draw(n.t, "keep"), rapid.SampledFrom(people).Draw(n.t, "gone")
	kept, err := n.MergeAuthors(context.Background(), clerk, keep, []string{gone})
	n.refusal(err)
	if err == nil {
		n.kept[n.who(gone)], n.kind[kept.Name] = kept.Name, kept.Kind
	}
}

// enter adds or takes back a line of Bình's.
func (n *newsroom) enter() {
	ctx := context.Background()
	if id := fmt.Sprintf("M%d", rapid.IntRange(1, 3).Draw(n.t, "line")); rapid.Bool().Draw(n.t, "void") {
		_, err := n.VoidLine(ctx, clerk, id, "")
		if err == nil {
			delete(n.lines, id)
		}
		n.refusal(err)
		return
	}
	line, err := n.AddLine(ctx, clerk, ledger.NewLine{
		Month: rapid.SampledFrom([]payroll.Month{"2026-07", "2026-08", "2026-09"}).Draw(n.t, "of"), Author: "Bình", Basis: "x",
		Kind: rapid.SampledFrom([]payroll.Kind{payroll.RemunerationKind, payroll.QuotaKind}).Draw(n.t, "kind"), Amount: 1000,
	})
	n.refusal(err)
	if err == nil {
		n.lines[line.ID] = modelLine{"Bình", line.Amount}
	}
}

// rule sets a rate or a setting, which holds in open months alone.
func (n *newsroom) rule() {
	ctx := context.Background()
	from := rapid.SampledFrom([]payroll.Month{"", "2026-08", "2026-09", "2026-10"}).Draw(n.t, "from month")
	day := rapid.SampledFrom([]payroll.Date{"2026-07-01", "2026-08-01", "2026-09-15"}).Draw(n.t, "from day")
	rate := func(name payroll.RateName, value int) {
		err := n.SetRate(ctx, clerk, payroll.Rate{Name: name, From: day, Value: decimalOf(fmt.Sprint(value)), Basis: "thử"})
		if err != nil {
			n.t.Fatal(err)
		}
	}
	setting := func(key string, value int) {
		if _, err := n.SetSetting(ctx, clerk, key, fmt.Sprint(value), from); err != nil {
			n.t.Fatal(err)
		}
	}
	switch rapid.IntRange(0, 3).Draw(n.t, "rule") {
	case 0:
		salary := rapid.SampledFrom([]int{2_530_000, 2_600_000, 2_777_700}).Draw(n.t, "salary")
		rate(payroll.BaseSalaryRate, salary)
		n.now.salaries = setDated(n.now.salaries, string(day), salary)
	case 1:
		threshold := rapid.SampledFrom([]int{1_000_000, 5_000_000}).Draw(n.t, "threshold")
		rate(payroll.TaxThreshold, threshold)
		n.thresholds = setDated(n.thresholds, string(day), threshold)
	case 2:
		to := rapid.SampledFrom([]int{1, 1000}).Draw(n.t, "to")
		setting(payroll.RoundTo, to)
		n.now.roundTo = setFrom(n.now.roundTo, from, to)
	case 3:
		first := rapid.SampledFrom([]int{1, 26}).Draw(n.t, "first day")
		setting(payroll.FirstDay, first)
		n.now.firstDay = setFrom(n.now.firstDay, from, first)
	}
}

// before takes in payments of before the ledger: they change nothing that it pays.
func (n *newsroom) before() {
	path := filepath.Join(n.tb.TempDir(), "paid.csv")
	row := fmt.Sprintf("%s,0%d/03/2026,1000000,%d\n", rapid.SampledFrom(people).Draw(n.t, "payee"), rapid.IntRange(1, 3).Draw(n.t, "paid"), rapid.IntRange(0, 1).Draw(n.t, "tax"))
	if err := os.WriteFile(path, []byte("Tác giả,Ngày trả,Số tiền,Thuế\n"+row), 0o600); err != nil {
		n.t.Fatal(err)
	}
	_, err := n.ImportPayments(context.Background(), clerk, []string{path}, cms.Options{}, false)
	n.refusal(err)
}

// refusal fails unless err is nil or a refusal with a code: no other failure is fine.
func (n *newsroom) refusal(err error) {
	var refusal *payroll.Error
	if err != nil && !errors.As(err, &refusal) {
		n.t.Fatal(err)
	}
}

// Whatever is imported, closed, changed, paid, voided and paid again, in any order: closed
// months stay, every invariant holds, and after each step the months, closed and open, give
// each author just what articles and lines are worth as they stand.
func TestAnyOrder(t *testing.T) {
	today(t, "2026-12-31")
	rapid.Check(t, func(rt *rapid.T) {
		n := &newsroom{Ledger: create(t), model: newModel(), t: rt, tb: t}
		first := modelArticle{day: 1, month: 7, authors: cells["An"], text: 10, approved: true} // July is the first month
		n.articles[9] = first
		take(t, n.Ledger, ledger.ImportOptions{}, everyColumn, first.row(9, "An", "0"))
		steps := map[string]func(){
			"import": n.importSome, "close": n.close, "kind": n.setKind, "line": n.enter, "merge": n.merge, "rule": n.rule, "before": n.before, "pay": n.pay,
		}
		often := []string{"import", "import", "import", "close", "close", "kind", "line", "merge", "rule", "rule", "before", "pay", "pay", "pay"}
		for range rapid.IntRange(3, 14).Draw(rt, "steps") {
			step := rapid.SampledFrom(often).Draw(rt, "step")
			steps[step]()
			n.compare(step)
		}
		n.checkAll()
	})
}

func (n *newsroom) checkAll() {
	for len(n.months) < 4 || n.months[len(n.months)-1] < "2026-10" {
		n.close()
	}
	n.close() // the last adjustments
	n.compare("closing all")
	if is, want := n.grossOf(n.months...), n.worth(); !maps.Equal(is, want) {
		n.t.Fatalf("all closed months are %v, the model %v", is, want)
	}
	n.checkStatements()
	n.checkAuthorArticles()
	n.payOut()
	addsUp(n.tb, n.Ledger, 2026)
	_, err := n.MergeAuthors(context.Background(), clerk, "An", []string{"Bình"})
	n.refusal(err)
	n.checkOwed()
}

// checkAuthorArticles holds what an author's list of a month adds up to against the
// author's total.
func (n *newsroom) checkAuthorArticles() {
	ctx := context.Background()
	for _, m := range append(slices.Clone(n.months), n.months[len(n.months)-1].Add(1)) {
		for _, row := range must(n.Book(ctx, m))(n.tb).Total(payroll.ByAuthor).Rows {
			found := must(n.AuthorArticles(ctx, ledger.ArticleFilter{Month: m, Author: row.Code}))(n.tb)
			if found.Sum() != row.Gross {
				n.t.Fatalf("%s of %s: the list is %d, the total %d", row.Key, m, found.Sum(), row.Gross)
			}
		}
	}
}

// payOut pays everybody everything: then every payable account comes to nothing, and
// what was spent is what was paid, withheld and handed over.
func (n *newsroom) payOut() {
	ctx := context.Background()
	n.confirm()
	runs := must(n.Runs(ctx))(n.tb)
	for _, run := range runs { // what is only run is paid anew, with everything else
		for _, p := range run.Rows {
			if p.Status == payroll.AwaitingConfirmation {
				_, err := n.VoidPay(ctx, clerk, run.ID, p.AuthorCode, "")
				if !errors.Is(err, payroll.Refuse(ledger.PaymentVoid)) { // with that of whom they turned out to be
					must(0, err)(n.tb)
				}
			}
		}
	}
	if run, err := n.Pay(ctx, clerk, n.months[len(n.months)-1:], "2026-12-10"); err == nil {
		for _, p := range run.Rows {
			if p.Status == payroll.AwaitingConfirmation {
				method := payroll.ByBank
				if p.Kind == payroll.Staff {
					method = payroll.ByPayroll
				}
				must(n.ConfirmPay(ctx, clerk, run.ID, p.AuthorCode, method, "2026-12-10"))(n.tb)
			}
		}
	}
	for _, a := range must(n.Authors(ctx))(n.tb) {
		_, err := n.Collect(ctx, clerk, a.Code, payroll.ByCash, "2026-12-10")
		n.refusal(err)
	}
	sums, owed := make(map[ledger.Purpose]payroll.Dong), make(map[string]payroll.Dong)
	for _, e := range must(n.Journal(ctx))(n.tb) {
		for _, p := range e.Postings {
			sums[p.Purpose] += p.Debit - p.Credit
			if p.Purpose == ledger.ForPayable {
				owed[p.Account+" "+p.AuthorCode] += p.Debit - p.Credit
			}
		}
	}
	for account, sum := range owed {
		if sum != 0 {
			n.t.Errorf("%s in the end: %d", account, sum)
		}
	}
	if sums[ledger.ForExpense] != -sums[ledger.ForCash]-sums[ledger.ForBank]-sums[ledger.ForSalary]-sums[ledger.ForTax] {
		n.t.Errorf("%v", sums)
	}
	if done, err := n.Verify(ctx, ""); err != nil || !done.OK {
		n.t.Fatalf("%+v, %v", done.Problems, err)
	}
}
