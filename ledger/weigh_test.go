package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

// counting returns a context and what was worked out under it, with how often.
func counting() (context.Context, map[string]int) {
	count := make(map[string]int)
	return ledger.CountWorked(context.Background(), func(what string) { count[what]++ }), count
}

// A month that was shown is closed as it was shown, without being worked out again.
func TestCloseWeighed(t *testing.T) {
	accept := ledger.CloseOptions{Accept: payroll.AcceptedTogether()}
	for name, tt := range map[string]struct {
		since func(context.Context, *ledger.Ledger) error // what somebody does while it is shown
		times int                                         // the month is worked out
		what  string                                      // that changed; "" closes the month
	}{
		"nothing": {func(context.Context, *ledger.Ledger) error { return nil }, 1, ""},
		"another month": {func(ctx context.Context, l *ledger.Ledger) error {
			return errOf(l.Decide(ctx, clerk, []string{"6"}, payroll.Approved, ""))
		}, 2, ""},
		"an article": {func(ctx context.Context, l *ledger.Ledger) error {
			return errOf(l.Decide(ctx, clerk, []string{"3"}, payroll.Approved, ""))
		}, 2, "article approved 3"},
		"an article, and something else": {func(ctx context.Context, l *ledger.Ledger) error {
			return errors.Join(errOf(l.Decide(ctx, clerk, []string{"3"}, payroll.Approved, "")), errOf(l.Decide(ctx, clerk, []string{"6"}, payroll.Approved, "")))
		}, 2, "article approved 3"},
		"a line": {func(ctx context.Context, l *ledger.Ledger) error {
			return errOf(l.AddLine(ctx, clerk, ledger.NewLine{Month: "2026-10", Author: "An", Kind: payroll.RemunerationKind, Amount: 1000, Basis: "QĐ 1"}))
		}, 2, "line add A0001"},
		"closed": {func(ctx context.Context, l *ledger.Ledger) error {
			return errOf(l.ClosePeriod(context.Background(), clerk, "2026-10", accept))
		}, 1, "period close 2026-10"},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, count := counting()
			l := toDecide(t)
			must(l.ConfirmAuthors(ctx, clerk, []string{"An", "Bình"}, payroll.Contributor))(t)
			clear(count)
			weighed := must(l.WeighClosing(ctx, "2026-10", accept))(t)
			// 1 is approved; 3 and 7 wait, and 5 is scheduled
			if got := fmt.Sprint(weighed.Period.Articles, weighed.Period.Gross, weighed.Unpaid); got != "1 253000 3" {
				t.Errorf("weighed: %s", got)
			}
			if err := tt.since(context.Background(), l); err != nil {
				t.Fatal(err)
			}
			closed, err := l.CloseWeighed(ctx, clerk, weighed)
			var refusal *payroll.Error
			switch {
			case tt.what == "" && (err != nil || closed.Gross != 253_000 || closed.Status != ledger.StatusClosed):
				t.Errorf("%+v, %v", closed, err)
			case tt.what != "" && (!errors.As(err, &refusal) || refusal.Code != ledger.ChangedSince || refusal.Fact("what") != tt.what):
				t.Errorf("%v, want %s", err, tt.what)
			}
			if count["2026-10"] != tt.times {
				t.Errorf("worked out %d times, want %d", count["2026-10"], tt.times)
			}
		})
	}
}

// A run that was shown is paid as it was shown, without being worked out again.
func TestPayWeighed(t *testing.T) {
	months := []payroll.Month{"2026-09"}
	for name, tt := range map[string]struct {
		since func(*ledger.Ledger) error
		times int
		what  string
	}{
		"nothing": {func(*ledger.Ledger) error { return nil }, 1, ""},
		"a setting": {func(l *ledger.Ledger) error {
			return errOf(l.SetSetting(context.Background(), clerk, payroll.UnitName, "Báo A", ""))
		}, 2, ""},
		"an author": {func(l *ledger.Ledger) error {
			return errOf(l.SetAuthor(context.Background(), clerk, "An", map[string]string{"kind": "staff"}))
		}, 2, "author set A0001"},
		"paid": {func(l *ledger.Ledger) error {
			return errOf(l.Pay(context.Background(), clerk, months, "2026-10-10"))
		}, 2, "pay run 2026-09"},
	} {
		t.Run(name, func(t *testing.T) {
			ctx, count := counting()
			l := owing(t, "An 5000000", "Bình 1000000")
			weighed := must(l.WeighRun(ctx, months, "2026-10-10"))(t)
			// 10% of 5,000,000; of Bình nothing is withheld below 2,000,000
			if weighed.Gross != 6_000_000 || weighed.Tax != 500_000 || weighed.Net != 5_500_000 {
				t.Errorf("%+v", weighed)
			}
			if err := tt.since(l); err != nil {
				t.Fatal(err)
			}
			run, err := l.PayWeighed(ctx, clerk, weighed)
			var refusal *payroll.Error
			switch {
			case tt.what == "" && (err != nil || run.Net != 5_500_000 || row(run, "An") != "run 5000000 - 500000 = 4500000"):
				t.Errorf("%+v, %v", run, err)
			case tt.what != "" && (!errors.As(err, &refusal) || refusal.Code != ledger.ChangedSince || refusal.Fact("what") != tt.what):
				t.Errorf("%v, want %s", err, tt.what)
			}
			if count["run"] != tt.times {
				t.Errorf("worked out %d times, want %d", count["run"], tt.times)
			}
		})
	}
}

// What was decided about articles that were shown is not worked out again, whatever else
// has changed.
func TestDecideWeighedOnce(t *testing.T) {
	ctx, count := counting()
	l := toDecide(t)
	weighed := must(l.Weigh(ctx, ledger.Choice{Filter: ledger.ArticleFilter{Month: "2026-10"}}, payroll.Approved))(t)
	must(l.Decide(context.Background(), clerk, []string{"6"}, payroll.Approved, ""))(t)
	if err := l.DecideWeighed(ctx, clerk, weighed, ""); err != nil || count["decision"] != 1 {
		t.Errorf("%v, worked out %d times", err, count["decision"])
	}
}
