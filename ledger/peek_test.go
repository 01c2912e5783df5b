package ledger_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
)

func TestPeek(t *testing.T) {
	ctx := context.Background()
	path := full(t)
	l := must(ledger.Peek(path, clock))(t)
	defer l.Close()
	if got := asJSON(t, must(l.Months(ctx))(t)); got != `[{"Month":"2026-09","Closed":true},{"Month":"2026-10","Closed":true},{"Month":"2026-11","Closed":false}]` {
		t.Errorf("months: %s", got)
	}
	if got := asJSON(t, must(l.Titles(ctx, "", 2))(t)); got != `[{"Ref":"trang/60","Title":"Ra quân"},{"Ref":"6","Title":"Chợ phiên cuối nămm"}]` {
		t.Errorf("titles: %s", got)
	}
	if got := asJSON(t, must(l.Titles(ctx, "2", 9))(t)); got != `[{"Ref":"2","Title":"B"}]` {
		t.Errorf("titles with 2: %s", got)
	}
	if got := must(l.Authors(ctx))(t); len(got) == 0 {
		t.Error("no authors")
	}
	if _, err := l.SetSetting(ctx, clerk, payroll.Regulation, "Quy chế số 9", ""); err == nil {
		t.Error("a look changed the ledger")
	}
}

// A look makes no ledger and does not bring an old one up to date.
func TestPeekChangesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none.db")
	if _, err := ledger.Peek(path, clock); err == nil {
		t.Error("a ledger that is not there was opened")
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a look made a ledger")
	}
	if err := os.WriteFile(path, []byte("ID,Tiêu đề\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ledger.Peek(path, clock); err == nil {
		t.Error("a list was opened as a ledger")
	}
}
