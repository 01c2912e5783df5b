package ledger_test

import (
	"context"
	"encoding/json"
	"testing"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

func agenda(t testing.TB, l *ledger.Ledger) ledger.Agenda {
	t.Helper()
	return must(l.Agenda(context.Background()))(t)
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// A ledger's way from empty to paid, on 2026-11-02. 253,000 is 0.1 × 2,530,000.
func TestAgenda(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	if g := agenda(t, l); g.Articles != 0 || g.Open.Month != "2026-11" || g.Open.Over || g.Closed != "" || g.Today != "2026-11-02" {
		t.Errorf("empty: %+v", g)
	}

	// An 22 × 253,000 = 5,566,000; Hà, who is staff, 253,000. Article 4 is of November.
	take(t, l, ledger.ImportOptions{}, withID,
		"1,A,05/09/2026,a,An,22,0", "2,B,06/09/2026,b,Hà,1,0", "3,C,07/09/2026,c,Chi,1,2", "4,D,08/11/2026,d,Chi,1,2", "5,E,09/09/2026,e,,1,0")
	must(l.ConfirmAuthors(ctx, clerk, []string{"Hà"}, payroll.Staff))(t)
	g := agenda(t, l)
	if got := asJSON(t, g.Unconfirmed); got != `["An","Chi"]` {
		t.Errorf("unconfirmed: %s", got)
	}
	if got := asJSON(t, g.Pending); got != `[{"period":"2026-09","articles":["3"]},{"period":"2026-11","articles":["4"]}]` {
		t.Errorf("pending: %s", got)
	}
	// Blocked by An, Chi, the article without author, and An's coefficient of 22.
	if got := asJSON(t, g.Open); got != `{"period":"2026-09","last_day":"2026-09-30","over":true,"articles":2,"gross":5819000,"blocking":4,"questions":[`+
		`{"code":"outlier","count":1,"articles":["1"],"authors":[]},{"code":"no-author","count":1,"articles":["5"],"authors":[]},`+
		`{"code":"author-unknown","count":2,"articles":["1","3"],"authors":["An","Chi"]}]}` {
		t.Errorf("open: %s", got)
	}

	must(l.Decide(ctx, clerk, []string{"3", "5"}, payroll.Rejected, ""))(t)
	closeMonth(t, l, "2026-09")
	g = agenda(t, l)
	if got := asJSON(t, g.Unpaid); g.Closed != "2026-09" || g.Open.Month != "2026-10" || !g.Open.Over || got != `{"period":"2026-09","authors":2,"gross":5819000}` {
		t.Errorf("closed: %s, %+v", got, g)
	}

	// 10% of 5,566,000 is 556,600: 5,009,400 to An and 253,000 to Hà.
	run := pay(t, l, "2026-10-10")
	g = agenda(t, l)
	if got := asJSON(t, g.Runs); g.Unpaid.Authors != 0 || got != `[{"id":1,"staff":1,"others":1,"net":5262400}]` {
		t.Errorf("run: %s, %+v", got, g.Unpaid)
	}
	must(l.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByBank, "2026-10-11"))(t)
	g = agenda(t, l)
	if got := asJSON(t, g.Runs); g.Tax != 556_600 || got != `[{"id":1,"staff":1,"others":0,"net":253000}]` {
		t.Errorf("half confirmed: %s, tax %d", got, g.Tax)
	}
	must(l.ConfirmPay(ctx, clerk, run.ID, "", payroll.ByPayroll, "2026-10-11"))(t)
	must(l.RemitTax(ctx, clerk, payroll.ByBank, "2026-10-31"))(t)
	if g = agenda(t, l); len(g.Runs) != 0 || g.Tax != 0 {
		t.Errorf("all done: %+v", g)
	}

	// Who owes is nobody to be paid: An's royalty of September is halved.
	set(t, l, "1", payroll.TextCoefficient, "11")
	closeMonth(t, l, "2026-10")
	if g = agenda(t, l); g.Unpaid.Authors != 0 || g.Unpaid.Month != "" {
		t.Errorf("a debt is to be paid: %+v", g.Unpaid)
	}
}
