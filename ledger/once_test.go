package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
)

// An act that adds money or people is done once under a key: a repeat stores nothing and
// returns what it came to, and other values are refused.
func TestKeys(t *testing.T) {
	ctx := context.Background()
	file := func(t *testing.T, text string) string {
		path := filepath.Join(t.TempDir(), "list.csv")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	owed := func(t testing.TB) *ledger.Ledger { return owing(t, "An 5000000", "Bình 1000000") }
	paid := func(t testing.TB) *ledger.Ledger {
		l := owed(t)
		must(l.ConfirmPay(ctx, clerk, pay(t, l, "2026-10-10").ID, "", payroll.ByBank, "2026-10-10"))(t)
		return l
	}
	for name, tt := range map[string]struct {
		ledger     func(testing.TB) *ledger.Ledger
		act, other func(*testing.T, *ledger.Ledger, ledger.Act) (string, error) // what it came to
		want       string
	}{
		"line add": {
			owed,
			func(_ *testing.T, l *ledger.Ledger, by ledger.Act) (string, error) {
				line, err := l.AddLine(ctx, by, ledger.NewLine{Month: "2026-10", Author: "An", Kind: payroll.RemunerationKind, Amount: 1000, Basis: "QĐ 1"})
				return fmt.Sprintf("%s %s %d", line.ID, line.Author.Code, line.Amount), err
			},
			func(_ *testing.T, l *ledger.Ledger, by ledger.Act) (string, error) {
				return "", errOf(l.AddLine(ctx, by, ledger.NewLine{Month: "2026-10", Author: "An", Kind: payroll.RemunerationKind, Amount: 2000, Basis: "QĐ 1"}))
			},
			"M1 A0001 1000",
		},
		"author add": {
			create,
			func(_ *testing.T, l *ledger.Ledger, by ledger.Act) (string, error) {
				a, err := l.AddAuthor(ctx, by, "Vũ Sương", map[string]string{"account": "0123456789", "bank": "VCB"})
				return a.Code + " " + a.Account, err
			},
			func(_ *testing.T, l *ledger.Ledger, by ledger.Act) (string, error) {
				return "", errOf(l.AddAuthor(ctx, by, "Vũ Sương", map[string]string{"account": "0123456780", "bank": "VCB"}))
			},
			"A0001 0123456789",
		},
		"import": {
			create,
			func(t *testing.T, l *ledger.Ledger, by ledger.Act) (string, error) {
				done, err := l.Import(ctx, by, []string{file(t, "ID,Tiêu đề,Tác giả\n1,T,An\n")}, ledger.ImportOptions{Source: ledger.MainSource})
				return counts(done), err
			},
			func(t *testing.T, l *ledger.Ledger, by ledger.Act) (string, error) {
				return "", errOf(l.Import(ctx, by, []string{file(t, "ID,Tiêu đề,Tác giả\n2,T,An\n")}, ledger.ImportOptions{Source: ledger.MainSource}))
			},
			"+1 ~0 =0 -0",
		},
		"import authors": {
			create,
			func(t *testing.T, l *ledger.Ledger, by ledger.Act) (string, error) {
				done, err := l.ImportAuthors(ctx, by, []string{file(t, "Tên tác giả,Ngân hàng\nAn,VCB\n")}, cms.Options{}, nil)
				if err != nil {
					return "", err
				}
				return fmt.Sprint(done.Files[0].Added), nil
			},
			func(t *testing.T, l *ledger.Ledger, by ledger.Act) (string, error) {
				return "", errOf(l.ImportAuthors(ctx, by, []string{file(t, "Tên tác giả,Ngân hàng\nAn,BIDV\n")}, cms.Options{}, nil))
			},
			"1",
		},
		"pay run": {
			owed,
			func(_ *testing.T, l *ledger.Ledger, by ledger.Act) (string, error) {
				run, err := l.Pay(ctx, by, []payroll.Month{"2026-09"}, "2026-10-10")
				return fmt.Sprint(run.ID, run.Gross, len(run.Rows)), err
			},
			func(_ *testing.T, l *ledger.Ledger, by ledger.Act) (string, error) {
				return "", errOf(l.Pay(ctx, by, []payroll.Month{"2026-09"}, "2026-10-11"))
			},
			"1 6000000 2",
		},
		"pay remit-tax": {
			paid,
			func(_ *testing.T, l *ledger.Ledger, by ledger.Act) (string, error) {
				run, err := l.RemitTax(ctx, by, payroll.ByBank, "2026-10-20")
				return fmt.Sprint(run.ID, run.Gross), err
			},
			func(_ *testing.T, l *ledger.Ledger, by ledger.Act) (string, error) {
				return "", errOf(l.RemitTax(ctx, by, payroll.ByBank, "2026-10-21"))
			},
			"2 500000",
		},
	} {
		t.Run(name, func(t *testing.T) {
			l := tt.ledger(t)
			me := ledger.Act{User: "Lan", Key: "k-1"}
			first, err := tt.act(t, l, me)
			if err != nil || first != tt.want {
				t.Fatalf("%q, %v; want %q", first, err, tt.want)
			}
			head, stored := eventsOf(t, l), len(l.Stored())
			again, err := tt.act(t, l, me)
			if err != nil || again != first || len(l.Stored()) != stored || eventsOf(t, l) != head {
				t.Errorf("repeated: %q, %v, events to %d", again, err, eventsOf(t, l))
			}
			_, err = tt.other(t, l, me)
			var refusal *payroll.Error
			if !errors.As(err, &refusal) || refusal.Code != ledger.KeyReused || refusal.Fact("who") != "Lan" {
				t.Errorf("other values: %v", err)
			}
			if _, err := l.SetSetting(ctx, me, payroll.UnitName, "Báo A", ""); err != nil { // adds no money
				t.Errorf("%v", err)
			}
			if v := must(l.Verify(ctx, ""))(t); !v.OK {
				t.Errorf("%+v", v.Problems)
			}
		})
	}
}

// Of many who send one act at once, one does it.
func TestAKeyAtOnce(t *testing.T) {
	l := owing(t, "An 5000000")
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			run, err := l.Pay(context.Background(), ledger.Act{User: "Lan", Key: "k"}, []payroll.Month{"2026-09"}, "2026-10-10")
			if err != nil || run.ID != 1 {
				t.Errorf("%d, %v", run.ID, err)
			}
		})
	}
	all.Wait()
	if runs := must(l.Runs(context.Background()))(t); len(runs) != 1 {
		t.Errorf("%d runs", len(runs))
	}
}

// What is only tried uses no key, and neither does what is refused.
func TestAKeyIsStoredWithItsAct(t *testing.T) {
	ctx := context.Background()
	l := create(t)
	me := ledger.Act{Key: "k"}
	if _, err := l.Pay(ctx, me, []payroll.Month{"2026-09"}, "2026-10-10"); err == nil {
		t.Fatal("nothing is closed")
	}
	path := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(path, []byte("ID,Tiêu đề,Tác giả\n1,T,An\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	o := ledger.ImportOptions{Source: ledger.MainSource, DryRun: true}
	must(l.Import(ctx, me, []string{path}, o))(t)
	o.DryRun = false
	if done := must(l.Import(ctx, me, []string{path}, o))(t); done.Files[0].Added != 1 {
		t.Errorf("%s", counts(done))
	}
}
