package ledger_test

import (
	"context"
	"errors"
	"testing"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

// What somebody else changed after the actor saw it is not changed; the refusal says what
// they did. Who has seen that may act.
func TestChangedSince(t *testing.T) {
	ctx := context.Background()
	set := func(column payroll.Column, value string) map[payroll.Column]string {
		return map[payroll.Column]string{column: value}
	}
	oneRun := func(t testing.TB) *ledger.Ledger {
		l := owing(t, "An 1000000", "Bình 2000000")
		pay(t, l, "2026-10-10")
		return l
	}
	for name, tt := range map[string]struct {
		ledger func(testing.TB) *ledger.Ledger
		other  func(*ledger.Ledger, ledger.Act) error // changes the thing
		act    func(*ledger.Ledger, ledger.Act) error
		what   string // the other did
		once   bool   // nothing is left to be done after the other
	}{
		"article": {
			ledger: toDecide,
			other: func(l *ledger.Ledger, by ledger.Act) error {
				return errOf(l.SetArticle(ctx, by, "3", set(payroll.TextCoefficient, "4"), ""))
			},
			act: func(l *ledger.Ledger, by ledger.Act) error {
				return errOf(l.SetArticle(ctx, by, "3", set(payroll.TextCoefficient, "5"), ""))
			},
			what: "article set 3",
		},
		"article, decided": {
			ledger: toDecide,
			other: func(l *ledger.Ledger, by ledger.Act) error {
				return errOf(l.SetArticle(ctx, by, "3", set(payroll.TextCoefficient, "4"), ""))
			},
			act: func(l *ledger.Ledger, by ledger.Act) error {
				return errOf(l.Decide(ctx, by, []string{"1", "3"}, payroll.Rejected, ""))
			},
			what: "article set 3",
		},
		"articles that are one": {
			ledger: toDecide,
			other: func(l *ledger.Ledger, by ledger.Act) error {
				return errOf(l.Decide(ctx, by, []string{"3"}, payroll.Approved, ""))
			},
			act:  func(l *ledger.Ledger, by ledger.Act) error { return errOf(l.SameArticle(ctx, by, "1", "3", "")) },
			what: "article approved 3",
		},
		"author": {
			ledger: toDecide,
			other: func(l *ledger.Ledger, by ledger.Act) error {
				return errOf(l.SetAuthor(ctx, by, "An", map[string]string{"bank": "VCB"}))
			},
			act: func(l *ledger.Ledger, by ledger.Act) error {
				return errOf(l.SetAuthor(ctx, by, "An", map[string]string{"phone": "0900"}))
			},
			what: "author set A0001",
		},
		"author, merged": {
			ledger: toDecide,
			other: func(l *ledger.Ledger, by ledger.Act) error {
				return errOf(l.ConfirmAuthors(ctx, by, []string{"Bình"}, payroll.Staff))
			},
			act: func(l *ledger.Ledger, by ledger.Act) error {
				return errOf(l.MergeAuthors(ctx, by, "An", []string{"Bình"}))
			},
			what: "author confirm A0002",
		},
		"line": {
			ledger: func(t testing.TB) *ledger.Ledger {
				l := toDecide(t)
				must(l.AddLine(ctx, clerk, ledger.NewLine{Month: "2026-10", Author: "An", Kind: payroll.RemunerationKind, Amount: 1000, Basis: "QĐ 1"}))(t)
				return l
			},
			other: func(l *ledger.Ledger, by ledger.Act) error { return errOf(l.VoidLine(ctx, by, "M1", "nhầm")) },
			act:   func(l *ledger.Ledger, by ledger.Act) error { return errOf(l.VoidLine(ctx, by, "M1", "trùng")) },
			what:  "line void M1", once: true,
		},
		"rate": {
			ledger: create,
			other: func(l *ledger.Ledger, by ledger.Act) error {
				return l.SetRate(ctx, by, payroll.Rate{Name: payroll.BaseSalaryRate, From: "2027-01-01", Value: decimalOf("2600000"), Basis: "NĐ 1"})
			},
			act: func(l *ledger.Ledger, by ledger.Act) error {
				return l.SetRate(ctx, by, payroll.Rate{Name: payroll.BaseSalaryRate, From: "2027-01-01", Value: decimalOf("2700000"), Basis: "NĐ 2"})
			},
			what: "rate set base-salary",
		},
		"setting": {
			ledger: create,
			other: func(l *ledger.Ledger, by ledger.Act) error {
				return errOf(l.SetSetting(ctx, by, payroll.UnitName, "Báo A", ""))
			},
			act: func(l *ledger.Ledger, by ledger.Act) error {
				return errOf(l.SetSetting(ctx, by, payroll.UnitName, "Báo B", ""))
			},
			what: "setting set " + payroll.UnitName,
		},
		"budget": {
			ledger: create,
			other: func(l *ledger.Ledger, by ledger.Act) error {
				return l.SetBudget(ctx, by, payroll.Budget{Period: "2026-10", Amount: amount(1000)})
			},
			act: func(l *ledger.Ledger, by ledger.Act) error {
				return l.SetBudget(ctx, by, payroll.Budget{Period: "2026-10", Amount: amount(2000)})
			},
			what: "budget set 2026-10",
		},
		"month": {
			ledger: toDecide,
			other: func(l *ledger.Ledger, by ledger.Act) error {
				return errOf(l.Decide(ctx, by, []string{"3"}, payroll.Approved, ""))
			},
			act: func(l *ledger.Ledger, by ledger.Act) error {
				return errOf(l.ClosePeriod(ctx, by, "2026-10", ledger.CloseOptions{Accept: payroll.AcceptedTogether()}))
			},
			what: "article approved 3",
		},
		"run": {
			ledger: func(t testing.TB) *ledger.Ledger { return owing(t, "An 1000000", "Bình 2000000") },
			other: func(l *ledger.Ledger, by ledger.Act) error {
				return errOf(l.SetAuthor(ctx, by, "A0001", map[string]string{"withhold-below": "yes"}))
			},
			act: func(l *ledger.Ledger, by ledger.Act) error {
				return errOf(l.Pay(ctx, by, []payroll.Month{"2026-09"}, "2026-10-10"))
			},
			what: "author set A0001",
		},
		"payment": {
			ledger: oneRun,
			other:  func(l *ledger.Ledger, by ledger.Act) error { return errOf(l.VoidPay(ctx, by, 1, "A0001", "")) },
			act: func(l *ledger.Ledger, by ledger.Act) error {
				return errOf(l.ConfirmPay(ctx, by, 1, "", payroll.ByBank, "2026-10-10"))
			},
			what: "pay void 1, A0001",
		},
		"payments taken back": {
			ledger: oneRun,
			other: func(l *ledger.Ledger, by ledger.Act) error {
				return errOf(l.ConfirmPay(ctx, by, 1, "A0001", payroll.ByBank, "2026-10-10"))
			},
			act:  func(l *ledger.Ledger, by ledger.Act) error { return errOf(l.VoidPay(ctx, by, 1, "", "")) },
			what: "pay confirmed 1, A0001",
		},
	} {
		t.Run(name, func(t *testing.T) {
			l := tt.ledger(t)
			me := ledger.Act{User: "tôi", Seen: eventsOf(t, l)}
			if err := tt.other(l, ledger.Act{User: "Lan"}); err != nil {
				t.Fatal(err)
			}
			before := eventsOf(t, l)
			err := tt.act(l, me)
			var refusal *payroll.Error
			if !errors.As(err, &refusal) || refusal.Code != ledger.ChangedSince {
				t.Fatalf("%v", err)
			}
			if refusal.Fact("who") != "Lan" || refusal.Fact("what") != tt.what {
				t.Errorf("%v, want %s", err, tt.what)
			}
			if now := eventsOf(t, l); now != before {
				t.Errorf("refused, and yet there are events %d to %d", before+1, now)
			}
			me.Seen = before
			if err := tt.act(l, me); errors.Is(err, payroll.Refuse(ledger.ChangedSince)) || err != nil && !tt.once {
				t.Errorf("seen: %v", err)
			}
		})
	}
}

// What has changed elsewhere keeps nobody from acting.
func TestChangedElsewhere(t *testing.T) {
	ctx := context.Background()
	l := toDecide(t)
	me := ledger.Act{User: "tôi", Seen: eventsOf(t, l)}
	must(l.Decide(ctx, clerk, []string{"3"}, payroll.Approved, ""))(t)
	must(l.SetAuthor(ctx, clerk, "An", map[string]string{"bank": "VCB"}))(t)
	must(l.SetSetting(ctx, clerk, payroll.UnitName, "Báo A", ""))(t)
	for name, err := range map[string]error{
		"article": errOf(l.Decide(ctx, me, []string{"4"}, payroll.Approved, "")),
		"author":  errOf(l.SetAuthor(ctx, me, "Bình", map[string]string{"bank": "VCB"})),
		"setting": errOf(l.SetSetting(ctx, me, payroll.UnitPlace, "Huế", "")),
		"equal":   errOf(l.SetArticle(ctx, me, "3", map[payroll.Column]string{payroll.TextCoefficient: "3"}, "")), // nothing changes
	} {
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func eventsOf(t testing.TB, l *ledger.Ledger) int64 {
	t.Helper()
	event, _, err := l.Head(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return event
}

func amount(d payroll.Dong) *payroll.Dong { return &d }
