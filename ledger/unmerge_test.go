package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

// sound fails unless every invariant holds.
func sound(t testing.TB, l *ledger.Ledger) {
	t.Helper()
	if done, err := l.Verify(context.Background(), ""); err != nil || !done.OK {
		t.Fatalf("%+v, %v", done.Problems, err)
	}
}

// who a name finds, by code.
func finds(t testing.TB, l *ledger.Ledger, name string) string {
	t.Helper()
	a, err := l.Author(context.Background(), name)
	if err != nil {
		return err.Error()
	}
	return a.Code
}

func unmerge(t testing.TB, l *ledger.Ledger, name string) ledger.Unmerged {
	t.Helper()
	done := must(l.UnmergeAuthor(context.Background(), clerk, name))(t)
	sound(t, l)
	return done
}

// Who is unmerged is who they were: by name, pen names and data, in articles of before and
// in those that came while they were merged.
func TestUnmerge(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	first := []string{"1,A,05/10/2026,a,Châu,1,0", "2,B,06/10/2026,b,Chau,2,0"}
	take(t, l, ledger.ImportOptions{}, withID, first...)
	fields := map[string]string{"kind": "staff", "tax-code": "8012345677", "account": "0123456789", "bank": "Kho bạc", "commitments": "2026", "withhold-below": "yes"}
	must(l.SetAuthor(ctx, clerk, "Chau", fields))(t)
	gone := must(l.AliasAuthor(ctx, clerk, "Chau", []string{"C.", "Chàu"}))(t)
	kept := must(l.Author(ctx, "Châu"))(t)
	before := gross(t, l, "2026-10")
	must(l.MergeAuthors(ctx, clerk, "Châu", []string{"Chau"}))(t)
	sound(t, l)
	second := []string{"3,C,07/10/2026,c,C.,3,0", "4,D,08/10/2026,d,chàu; CHÂU,4,0", "5,E,09/10/2026,e,Chau (A0002),5,0", "6,F,10/10/2026,f,A0002,6,0", "7,G,11/10/2026,g,Châu,7,0"}
	take(t, l, ledger.ImportOptions{}, withID, second...)
	must(l.AliasAuthor(ctx, clerk, "Chau", []string{"Mới"}))(t) // the one kept has it
	// 28 × 253,000
	if got := gross(t, l, "2026-10"); got != "Châu 7084000" {
		t.Error(got)
	}
	done := unmerge(t, l, "a0002")
	if got := shownAuthor(must(l.Author(ctx, "Chau"))(t)); got != shownAuthor(gone) || shownAuthor(done.Author) != got {
		t.Errorf("%s, want %+v", got, gone)
	}
	kept.PenNames = ledger.Names{"Mới"}
	if got := shownAuthor(must(l.Author(ctx, "Châu"))(t)); got != shownAuthor(kept) || shownAuthor(done.From) != got {
		t.Errorf("%s, want %+v", got, kept)
	}
	for name, want := range map[string]string{"C.": "A0002", "CHÀU": "A0002", "A0002": "A0002", "mới": "A0001", "châu": "A0001"} {
		if got := finds(t, l, name); got != want {
			t.Errorf("%s finds %s, want %s", name, got, want)
		}
	}
	// Châu: 1, half of 4, 7; Chau: 2, 3, half of 4, 5, 6
	if got := gross(t, l, "2026-10"); got != "Chau 4554000, Châu 2530000" {
		t.Error(got)
	}
	if fmt.Sprint(done.Articles, done.Unsure) != "[3 4 5 6] []" || done.Unpaid != 0 || done.Paid != 0 {
		t.Errorf("%+v", done)
	}
	past := must(l.History(ctx, "4"))(t)
	if last := past[len(past)-1]; len(last.Changes) != 0 || fmt.Sprint(past[0].Payees, last.Payees) != "[A0001 A0001] [A0002 A0001]" || last.Reason != "author unmerge A0002" {
		t.Errorf("%+v", past)
	}
	if again := take(t, l, ledger.ImportOptions{}, withID, append(first, second...)...); counts(again) != "+0 ~0 =7 -0" || len(again.NewAuthors) != 0 {
		t.Errorf("the same rows again: %s, %v", counts(again), again.NewAuthors)
	}
	take(t, l, ledger.ImportOptions{}, withID, "7,G,11/10/2026,g,C.,7,0", "3,C,07/10/2026,c,Châu,3,0", "5,E,09/10/2026,e,,5,1", "6,F,10/10/2026,f,,6,1", "4,D,08/10/2026,d,,4,1")
	if got := gross(t, l, "2026-10"); got != "Chau 2277000, Châu 1012000" { // 2 + 7, 1 + 3
		t.Error(got)
	}
	// Merged and unmerged again, with nothing between, everything is as it was.
	must(l.MergeAuthors(ctx, clerk, "Châu", []string{"Chau"}))(t)
	unmerge(t, l, "Chàu")
	if got := gross(t, l, "2026-10"); got != "Chau 2277000, Châu 1012000" || before != "Chau 506000, Châu 253000" {
		t.Error(got, before)
	}
}

func TestUnmergeRefuses(t *testing.T) {
	ctx := context.Background()
	l := owing(t, "An 3000000", "Ân 3000000", "Anh 100")
	refused := func(what, name string, code payroll.Code) {
		t.Helper()
		if _, err := l.UnmergeAuthor(ctx, clerk, name); !errors.Is(err, payroll.Refuse(code)) {
			t.Errorf("%s: %v", what, err)
		}
		sound(t, l)
	}
	refused("not merged", "An", ledger.NotMerged)
	refused("nobody", "A0099", ledger.NoSuchAuthor)
	must(l.MergeAuthors(ctx, clerk, "An", []string{"Ân"}))(t)
	refused("the one kept", "A0001", ledger.NotMerged)
	run := pay(t, l, "2026-10-10")
	refused("about to be paid", "Ân", ledger.UnmergeInRun)
	must(l.VoidPay(ctx, clerk, run.ID, "", ""))(t)
	must(l.SetAuthor(ctx, clerk, "An", map[string]string{"name": "Ân"}))(t)
	refused("shown under the other's name", "A0002", ledger.NameLent)
	must(l.SetAuthor(ctx, clerk, "A0001", map[string]string{"name": "An"}))(t)
	unmerge(t, l, "Ân")
	refused("unmerged already", "Ân", ledger.NotMerged)
	if finds(t, l, "An") != "A0001" || finds(t, l, "Ân") != "A0002" {
		t.Error("names")
	}
	must(l.AddAuthor(ctx, clerk, "Đôi", nil))(t)
	must(l.AddAuthor(ctx, clerk, "Đôi", nil))(t)
	must(l.MergeAuthors(ctx, clerk, "An", []string{"A0004", "A0005"}))(t)
	refused("two of one name", "Đôi", ledger.AuthorAmbiguous)
}

// Months that closed while two were merged: what is unpaid goes to whom the articles name,
// what is paid stays, and a payment taken back afterwards is paid to the right one.
func TestUnmergeOfPostedLines(t *testing.T) {
	ctx := context.Background()
	for _, paid := range []bool{false, true} {
		l := create(t)
		const header = "ID,Tiêu đề,Ngày xuất bản,FriendlyName,Tác giả,Tác giả ảnh,Hệ số tin,Hệ số ảnh,Hệ số khuyến khích,Approval Status"
		take(t, l, ledger.ImportOptions{}, header,
			"1,A,05/09/2026,a,An,,1,,,0",
			"2,B,06/09/2026,b,Ân,,2,,,0",
			"3,C,07/09/2026,c,An (25%); Ân (75%),,4,,1.5,0", // and half as much encouragement
			"4,D,08/09/2026,d,An,Ân,5,6,,0")
		must(l.ConfirmAuthors(ctx, clerk, nil, payroll.Contributor))(t)
		must(l.MergeAuthors(ctx, clerk, "An", []string{"Ân"}))(t)
		take(t, l, ledger.ImportOptions{}, header, "5,E,09/09/2026,e,Ân,,7,,,0")
		must(l.AddLine(ctx, clerk, ledger.NewLine{Month: "2026-09", Author: "Ân", Kind: payroll.RemunerationKind, Amount: 1000, Basis: "x"}))(t)
		closeMonth(t, l, "2026-09")
		// 1 + 2 + 4 + 2 + 5 + 6 + 7 = 27, and the line
		if got := gross(t, l, "2026-09"); got != "An 6832000" {
			t.Fatal(got)
		}
		var run ledger.Run
		if paid {
			run = pay(t, l, "2026-10-10")
			must(l.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByBank, "2026-10-10"))(t)
		}
		done := unmerge(t, l, "Ân")
		// Ân: 2 + 3 + 1.5 + 6 + 7 = 19.5; An the rest with the line, which names nobody
		const theirs = 19.5 * 253_000
		if paid {
			if got := gross(t, l, "2026-09"); got != "An 6832000" || done.Paid != theirs || done.Unpaid != 0 {
				t.Errorf("paid: %s, %+v", got, done)
			}
			if _, err := l.Pay(ctx, clerk, []payroll.Month{"2026-09"}, "2026-10-20"); !errors.Is(err, payroll.Refuse(ledger.NothingToPay)) {
				t.Errorf("paid again: %v", err)
			}
			// An article of Ân's that was paid to An is marked up by 1: Ân gets that, An owes nothing.
			set(t, l, "2", payroll.TextCoefficient, "3")
			if _, lines, err := l.Adjustments(ctx); err != nil || len(lines) != 1 || lines[0].Amount != 253_000 || lines[0].Payee != 2 {
				t.Errorf("%+v, %v", lines, err)
			}
			must(l.VoidPay(ctx, clerk, run.ID, "", "nhầm tài khoản"))(t)
			set(t, l, "2", payroll.TextCoefficient, "2")
		} else if done.Unpaid != theirs || done.Paid != 0 {
			t.Errorf("unpaid: %+v", done)
		}
		if got := gross(t, l, "2026-09"); got != "An 1898500, Ân 4933500" {
			t.Errorf("paid %v: %s", paid, got)
		}
		if _, lines, err := l.Adjustments(ctx); err != nil || len(lines) != 0 {
			t.Errorf("paid %v: %+v, %v", paid, lines, err)
		}
		run = pay(t, l, "2026-10-20")
		if row(run, "An") != "run 1898500 - 0 = 1898500" || row(run, "Ân") != "run 4933500 - 0 = 4933500" {
			t.Errorf("paid %v: %+v", paid, run.Rows)
		}
		must(l.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByBank, "2026-10-20"))(t)
		sound(t, l)
		if got := balance(t, l, "331"); got != 0 {
			t.Errorf("paid %v: 331 has %d", paid, got)
		}
		// Merged again, and closed: nothing is paid twice.
		must(l.MergeAuthors(ctx, clerk, "An", []string{"Ân"}))(t)
		closeMonth(t, l, "2026-10")
		unmerge(t, l, "Ân")
		if _, err := l.Pay(ctx, clerk, []payroll.Month{"2026-10"}, "2026-11-01"); !errors.Is(err, payroll.Refuse(ledger.NothingToPay)) {
			t.Errorf("paid %v, in the end: %v", paid, err)
		}
	}
}

// What was posted before two were merged and paid after, to the one kept, stays paid.
func TestUnmergeOfWhatWasPaidTogether(t *testing.T) {
	ctx := context.Background()
	l := owing(t, "An 3000000", "Ân 4000000")
	must(l.MergeAuthors(ctx, clerk, "An", []string{"Ân"}))(t)
	run := pay(t, l, "2026-10-10")
	must(l.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByBank, "2026-10-10"))(t)
	done := unmerge(t, l, "Ân")
	if done.Paid != 4_000_000 || done.Unpaid != 0 || row(must(l.Run(ctx, run.ID))(t), "An") != "confirmed 7000000 - 700000 = 6300000" {
		t.Errorf("%+v", done)
	}
	if _, err := l.Pay(ctx, clerk, []payroll.Month{"2026-09"}, "2026-10-11"); !errors.Is(err, payroll.Refuse(ledger.NothingToPay)) {
		t.Errorf("paid again: %v", err)
	}
	if got := gross(t, l, "2026-09"); got != "An 7000000" { // as long as the payment stands
		t.Error(got)
	}
	must(l.VoidPay(ctx, clerk, run.ID, "", ""))(t)
	if got := gross(t, l, "2026-09"); got != "An 3000000, Ân 4000000" {
		t.Error(got)
	}
	if run = pay(t, l, "2026-10-11"); row(run, "An") != "run 3000000 - 0 = 3000000" || row(run, "Ân") != "run 4000000 - 0 = 4000000" {
		t.Errorf("%+v", run.Rows)
	}
}

// Adjustments that were posted while two were merged go where their article's lines go.
func TestUnmergeOfAdjustments(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	take(t, l, ledger.ImportOptions{}, withID, "1,A,05/08/2026,a,An,1,0", "2,B,06/08/2026,b,Ân,2,0", "3,C,07/08/2026,c,Ân,3,0", "4,D,08/08/2026,d,An; Ân,8,0")
	must(l.ConfirmAuthors(ctx, clerk, nil, payroll.Contributor))(t)
	must(l.MergeAuthors(ctx, clerk, "An", []string{"Ân"}))(t)
	closeMonth(t, l, "2026-08")
	set(t, l, "2", payroll.TextCoefficient, "5")
	set(t, l, "3", payroll.Authors, "Bình")
	set(t, l, "4", payroll.TextCoefficient, "10")
	must(l.ConfirmAuthors(ctx, clerk, nil, payroll.Contributor))(t)
	closeMonth(t, l, "2026-09")
	// +3 of 2, −3 of 3, +2 of 4
	if got := gross(t, l, "2026-09"); got != "An 506000, Bình 759000" {
		t.Fatal(got)
	}
	unmerge(t, l, "Ân")
	// 2 is 5 and 3 nothing, of Ân alone; the adjustment of 4 is of both and stays
	if got := gross(t, l, "2026-08") + "; " + gross(t, l, "2026-09"); got != "An 1265000, Ân 2277000; An 506000, Bình 759000" {
		t.Error(got)
	}
	// ... so that the open month makes it good: half of it
	if got := gross(t, l, "2026-10"); got != "An -253000, Ân 253000" {
		t.Error(got)
	}
	closeMonth(t, l, "2026-10")
	run := must(l.Pay(ctx, clerk, []payroll.Month{"2026-10"}, "2026-11-01"))(t)
	// An 1 + 5, Ân 5 + 5, Bình 3
	if row(run, "An") != "run 1518000 - 0 = 1518000" || row(run, "Ân") != "run 2530000 - 0 = 2530000" || row(run, "Bình") != "run 759000 - 0 = 759000" {
		t.Errorf("%+v", run.Rows)
	}
	must(l.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByBank, "2026-11-01"))(t)
	sound(t, l)
	if got := balance(t, l, "331"); got != 0 {
		t.Errorf("331 has %d", got)
	}
}

// An adjustment that took from one what the other then had is of both, on whichever account
// it is: the open month makes it good.
func TestUnmergeOfAnAdjustmentOfBoth(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	take(t, l, ledger.ImportOptions{}, withID, "1,A,05/08/2026,a,Ân,10,0", "2,B,05/08/2026,b,An,1,0")
	closeMonth(t, l, "2026-08")
	must(l.MergeAuthors(ctx, clerk, "An", []string{"Ân"}))(t)
	set(t, l, "1", payroll.Authors, "An")
	set(t, l, "1", payroll.TextCoefficient, "4")
	closeMonth(t, l, "2026-09")
	unmerge(t, l, "Ân")
	// Posted: Ân 10, An 1; −6. Due: An 4 + 1.
	if got := gross(t, l, "2026-08") + "; " + gross(t, l, "2026-09") + "; " + gross(t, l, "2026-10"); got != "An 253000, Ân 2530000; Ân -1518000; An 1012000, Ân -1012000" {
		t.Error(got)
	}
	closeMonth(t, l, "2026-10")
	run := must(l.Pay(ctx, clerk, []payroll.Month{"2026-10"}, "2026-11-01"))(t)
	if row(run, "An") != "run 1265000 - 0 = 1265000" || row(run, "Ân") != "" {
		t.Errorf("%+v", run.Rows)
	}
	sound(t, l)
}

// Of a row of merges each is taken back by itself, in any order.
func TestUnmergeInARow(t *testing.T) {
	ctx := context.Background()
	rows := []string{"1,A,05/09/2026,a,An; Bình; Chi,9,0", "2,B,06/10/2026,b,Bình,1,0", "3,C,07/10/2026,c,Chi,2,0"}
	for _, order := range [][]string{{"Chi", "Bình"}, {"Bình", "Chi"}} {
		l := create(t)
		take(t, l, ledger.ImportOptions{}, withID, rows[0])
		must(l.ConfirmAuthors(ctx, clerk, nil, payroll.Contributor))(t)
		must(l.MergeAuthors(ctx, clerk, "Bình", []string{"Chi"}))(t)
		must(l.MergeAuthors(ctx, clerk, "An", []string{"Bình"}))(t)
		take(t, l, ledger.ImportOptions{}, withID, rows[1:]...)
		closeMonth(t, l, "2026-09")
		for i, name := range order {
			unmerge(t, l, name)
			want := map[string]string{"Chi0": "An 1518000, Chi 759000; An 253000, Chi 506000", "Bình0": "An 759000, Bình 1518000; Bình 759000"}[fmt.Sprint(name, i)]
			if got := gross(t, l, "2026-09") + "; " + gross(t, l, "2026-10"); want != "" && got != want {
				t.Errorf("%v, %s: %s, want %s", order, name, got, want)
			}
		}
		if got := gross(t, l, "2026-09") + "; " + gross(t, l, "2026-10"); got != "An 759000, Bình 759000, Chi 759000; Bình 253000, Chi 506000" {
			t.Errorf("%v: %s", order, got)
		}
		for i, name := range []string{"An", "Bình", "Chi"} {
			a := must(l.Author(ctx, name))(t)
			if a.Code != fmt.Sprintf("A%04d", i+1) || len(a.PenNames) != 0 {
				t.Errorf("%v: %+v", order, a)
			}
		}
		if again := take(t, l, ledger.ImportOptions{}, withID, rows...); counts(again) != "+0 ~0 =3 -0" {
			t.Errorf("%v: %s", order, counts(again))
		}
	}
}

// A name that both bear tells nobody apart: articles stay with whom they are.
func TestUnmergeOfTwoOfOneName(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	must(l.AddAuthor(ctx, clerk, "An", nil))(t)
	must(l.AddAuthor(ctx, clerk, "An", nil))(t)
	must(l.MergeAuthors(ctx, clerk, "A0001", []string{"A0002"}))(t)
	take(t, l, ledger.ImportOptions{}, withID, "1,A,05/10/2026,a,An,1,0", "2,B,06/10/2026,b,An (A0002),2,0")
	done := unmerge(t, l, "A0002")
	if fmt.Sprint(done.Articles, done.Unsure) != "[2] [1]" {
		t.Errorf("%+v", done)
	}
	b := must(l.Book(ctx, "2026-10"))(t)
	if rows := b.Total(payroll.ByAuthor).Rows; len(rows) != 2 || rows[0].Gross+rows[1].Gross != 759_000 || rows[0].Code == rows[1].Code {
		t.Errorf("%+v", rows)
	}
}

// couple is a ledger on which anything is done while An and Chi are one, and while they
// are two.
type couple struct {
	*ledger.Ledger
	t            *rapid.T
	tb           *testing.T
	rows         map[int]string // that a file has of the articles
	months       []payroll.Month
	merged, paid bool // paid: while they were merged
}

func (c *couple) importSome() {
	var rows []string
	for _, id := range rapid.SliceOfNDistinct(rapid.IntRange(1, 6), 1, 3, func(id int) int { return id }).Draw(c.t, "ids") {
		c.rows[id] = fmt.Sprintf("%d,T%d,%02d/%02d/2026,,%s,%d.%d,%s", id, id, rapid.IntRange(1, 28).Draw(c.t, "day"), rapid.IntRange(7, 9).Draw(c.t, "month"),
			rapid.SampledFrom([]string{"An", "Chi", "An; Bình", "Bình (30%); Chi (70%)", "Chi; An; Bình", ""}).Draw(c.t, "authors"),
			rapid.IntRange(0, 20).Draw(c.t, "whole"), rapid.IntRange(0, 9).Draw(c.t, "part"), rapid.SampledFrom([]string{"0", "0", "0", "2", "1"}).Draw(c.t, "status"))
		rows = append(rows, c.rows[id])
	}
	for _, h := range take(c.tb, c.Ledger, ledger.ImportOptions{}, withID, rows...).Held {
		must(c.SameArticle(context.Background(), clerk, "main/"+h.Others[0], h.Article, ""))(c.tb)
	}
}

// allowed fails unless err is nil or a refusal.
func (c *couple) allowed(err error) bool {
	var refusal *payroll.Error
	if err != nil && !errors.As(err, &refusal) {
		c.t.Fatal(err)
	}
	return err == nil
}

func (c *couple) turn() {
	var err error
	if c.merged {
		_, err = c.UnmergeAuthor(context.Background(), clerk, "Chi")
	} else {
		_, err = c.MergeAuthors(context.Background(), clerk, "An", []string{"Chi"})
	}
	if c.allowed(err) {
		c.merged = !c.merged
	}
}

func (c *couple) close() {
	ctx := context.Background()
	must(c.ConfirmAuthors(ctx, clerk, nil, payroll.Contributor))(c.tb)
	m := payroll.Month("2026-07").Add(len(c.months))
	must(c.ClosePeriod(ctx, clerk, m, ledger.CloseOptions{Early: true, Accept: []payroll.Code{payroll.NoAuthor, payroll.Outlier}}))(c.tb)
	c.months = append(c.months, m)
}

func (c *couple) pay() {
	ctx := context.Background()
	c.paid = c.paid || c.merged
	author := rapid.SampledFrom([]string{"", "", "An", "Chi"}).Draw(c.t, "author")
	run := int64(rapid.IntRange(1, 4).Draw(c.t, "run"))
	var err error
	switch rapid.IntRange(0, 4).Draw(c.t, "act") {
	case 0, 1:
		if len(c.months) > 0 {
			_, err = c.Pay(ctx, clerk, c.months[len(c.months)-1:], "2026-10-10")
		}
	case 2:
		_, err = c.ConfirmPay(ctx, clerk, run, author, payroll.ByBank, "2026-10-10")
	case 3:
		_, err = c.VoidPay(ctx, clerk, run, author, "")
	case 4:
		_, err = c.Collect(ctx, clerk, "An", payroll.ByCash, "2026-10-10")
	}
	c.allowed(err)
}

// Whatever is imported, closed, changed and paid while two are merged and after: every
// invariant holds after each step. Once they are two again the months have given both
// together what the articles are worth, and each their own where nothing was paid
// meanwhile; and when all is paid every account of theirs is clear.
func TestUnmergeInAnyOrder(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(rt *rapid.T) {
		ctx := context.Background()
		c := &couple{Ledger: create(t), t: rt, tb: t, rows: map[int]string{9: "9,Đầu,01/07/2026,,An; Chi,2,0"}}
		take(t, c.Ledger, ledger.ImportOptions{}, withID, c.rows[9]) // July is the first month
		steps := []func(){c.importSome, c.importSome, c.importSome, c.close, c.close, c.turn, c.turn, c.pay, c.pay}
		for range rapid.IntRange(3, 14).Draw(rt, "steps") {
			steps[rapid.IntRange(0, len(steps)-1).Draw(rt, "step")]()
			if done, err := c.Verify(ctx, ""); err != nil || !done.OK {
				rt.Fatalf("%+v, %v", done.Problems, err)
			}
		}
		for _, run := range must(c.Runs(ctx))(t) {
			for _, p := range run.Rows {
				if p.Status == payroll.AwaitingConfirmation {
					_, err := c.VoidPay(ctx, clerk, run.ID, p.AuthorCode, "") // nothing is left of one who has two
					c.allowed(err)
				}
			}
		}
		if c.merged {
			c.turn()
		}
		for len(c.months) < 4 {
			c.close()
		}
		c.close() // the last adjustments
		if c.merged {
			rt.Fatal("they stay merged")
		}
		over := make(map[string]payroll.Dong)
		for _, m := range c.months {
			for _, row := range must(c.Book(ctx, m))(t).Total(payroll.ByAuthor).Rows {
				over[row.Key] += row.Gross
			}
		}
		fresh := create(t)
		take(t, fresh, ledger.ImportOptions{}, withID, slices.Collect(maps.Values(c.rows))...)
		for m := payroll.Month("2026-07"); m <= "2026-09"; m = m.Add(1) {
			for _, row := range must(fresh.Book(ctx, m))(t).Total(payroll.ByAuthor).Rows {
				over[row.Key] -= row.Gross
			}
		}
		if over["Bình"] != 0 || over["An"]+over["Chi"] != 0 || (!c.paid && over["An"] != 0) {
			rt.Errorf("too much: %v", over)
		}
		c.payAll()
	})
}

// payAll pays and collects everything: then nobody's account has anything left.
func (c *couple) payAll() {
	ctx := context.Background()
	if run, err := c.Pay(ctx, clerk, c.months[len(c.months)-1:], "2026-10-20"); c.allowed(err) {
		must(c.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByBank, "2026-10-20"))(c.tb)
	}
	for _, a := range must(c.Authors(ctx))(c.tb) {
		_, err := c.Collect(ctx, clerk, a.Code, payroll.ByCash, "2026-10-20")
		c.allowed(err)
	}
	left := make(map[string]payroll.Dong)
	for _, e := range must(c.Journal(ctx))(c.tb) {
		for _, p := range e.Postings {
			if p.Purpose == ledger.ForPayable {
				left[p.AuthorCode] += p.Debit - p.Credit
			}
		}
	}
	for code, sum := range left {
		if sum != 0 {
			c.t.Errorf("in the end: %s %d", code, sum)
		}
	}
	if done, err := c.Verify(ctx, ""); err != nil || !done.OK {
		c.t.Fatalf("%+v, %v", done.Problems, err)
	}
}

// Whatever a merge gives the one kept of what is known of the other, they give back, but
// for what another has too who stays merged into them, and what was changed since.
func TestUnmergeGivesBack(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	all := map[string]string{
		"kind": "contributor", "legal-name": "Lê Hoài An", "tax-code": "8012345677", "id-number": "001085012345", "bank": "Kho bạc", "account": "0123456789",
		"account-name": "LE AN", "email": "an@example.vn", "phone": "0900000000", "address": "Sông Lam", "nationality": "Lào", "commitments": "2026,2027", "withhold-below": "yes",
	}
	kept := must(l.AddAuthor(ctx, clerk, "An", map[string]string{"commitments": "2027", "address": "Bến Thóc"}))(t)
	gone := must(l.AddAuthor(ctx, clerk, "Hoài An", all))(t)
	must(l.AddAuthor(ctx, clerk, "H.A.", map[string]string{"email": "an@example.vn", "commitments": "2026"}))(t)
	must(l.MergeAuthors(ctx, clerk, "An", []string{"Hoài An"}))(t)
	unmerge(t, l, "Hoài An")
	for _, a := range []ledger.Author{kept, gone} {
		if got := shownAuthor(must(l.Author(ctx, a.Code))(t)); got != shownAuthor(a) {
			t.Errorf("%s, want %+v", got, a)
		}
	}
	must(l.MergeAuthors(ctx, clerk, "An", []string{"Hoài An", "H.A."}))(t)
	must(l.SetAuthor(ctx, clerk, "An", map[string]string{"phone": "0911111111", "kind": "staff"}))(t)
	now := must(l.Author(ctx, "An"))(t)
	unmerge(t, l, "Hoài An")
	got := must(l.Author(ctx, "An"))(t)
	if got.Phone != "0911111111" || got.Kind != payroll.Staff || got.Address != "Bến Thóc" || got.TaxCode != "" || got.Account != "" || got.WithholdBelow ||
		got.Email != now.Email || got.Commitments.String() != now.Commitments.String() {
		t.Errorf("%+v", got)
	}
}
