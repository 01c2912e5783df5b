package main

import (
	"context"
	"strings"

	"github.com/shopspring/decimal"
	"github.com/spf13/cobra"

	"nhuanbut/cmd/nhuanbut/internal/help"
	"nhuanbut/ledger"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

func lineCommand(a *app) *cobra.Command {
	var reason string
	var month payroll.Month
	list := &cobra.Command{
		Use: "list", Short: a.say("help.line.list"), Example: a.say("example.line.list"), Args: a.between(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return runLineList(cmd.Context(), a, month)
		},
	}
	a.flags(list).month(&month, "month", "flag.month")
	void := &cobra.Command{
		Use: "void " + a.say("arg.line"), Short: a.say("help.line.void"), Example: a.say("example.line.void"), Args: a.between(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error { return runLineVoid(cmd.Context(), a, args[0], reason) },
	}
	a.flags(void).reason(&reason)
	return a.group("line", list, lineAddCommand(a), void)
}

func lineAddCommand(a *app) *cobra.Command {
	var n ledger.NewLine
	cmd := &cobra.Command{
		Use: "add", Short: a.say("help.line.add"), Long: a.say("help.line.add.long"), Example: a.say("example.line.add"), Args: a.between(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			switch {
			case n.Month == "" && n.For == "":
				return a.misuse("usage.missing", "--month")
			case !cmd.Flags().Changed("amount") && n.For == "":
				return a.misuse("usage.missing", "--amount")
			}
			return runLineAdd(cmd.Context(), a, n)
		},
	}
	f := a.flags(cmd)
	f.month(&n.Month, "month", "flag.line.month")
	f.author(&n.Author)
	chosen(f, &n.Kind, "kind", "flag.line.kind", payroll.EnteredKinds(), payroll.ParseEnteredKind)
	chosen(f, &n.Role, "role", "flag.role", payroll.Roles(), payroll.ParseRole)
	help.Add(f.set, f.flag("amount", "flag.amount", a.kinds.amount), &n.Amount, a.amount)
	f.text(&n.Basis, "basis", "flag.basis", a.kinds.text)
	f.text(&n.For, "for", "flag.line.for", a.kinds.text)
	f.key()
	return cmd
}

// amount reads đồng as people write them, with or without a minus.
func (a *app) amount(s string) (payroll.Dong, error) {
	digits, negative := strings.CutPrefix(strings.TrimSpace(s), "-")
	canonical, refusal := value.Parse(payroll.LumpSum, digits, value.DatesDMY)
	if refusal != nil || canonical == "" {
		return 0, a.misuse("usage.amount", s)
	}
	amount := payroll.Dong(decimal.RequireFromString(canonical).IntPart())
	if negative {
		return -amount, nil
	}
	return amount, nil
}

// lineJSON is a line in the JSON of line list and article show.
type lineJSON struct {
	ID          string          `json:"line_id"`
	Period      payroll.Month   `json:"period"`
	AuthorCode  string          `json:"author_code"`
	Author      string          `json:"author"`
	Role        payroll.Role    `json:"role"`
	Kind        payroll.Kind    `json:"kind"`
	Quantity    decimal.Decimal `json:"quantity"`
	Coefficient decimal.Decimal `json:"coefficient"`
	Unit        decimal.Decimal `json:"unit"`
	Amount      payroll.Dong    `json:"amount"`
	Basis       string          `json:"basis"`
	Adjusts     string          `json:"adjusts,omitempty"` // of an adjustment: the line that it corrects,
	Of          payroll.Kind    `json:"adjusts_kind,omitempty"`
	OfMonth     payroll.Month   `json:"adjusts_period,omitempty"`
	Void        bool            `json:"void"`
	VoidReason  string          `json:"void_reason,omitempty"`
}

func toLineJSON(line payroll.Line, author ledger.Author) lineJSON {
	return lineJSON{
		ID: line.ID, Period: line.Month, AuthorCode: author.Code, Author: author.Name, Role: line.Role, Kind: line.Kind,
		Quantity: line.Quantity, Coefficient: line.Coefficient, Unit: line.Unit, Amount: line.Amount, Basis: line.Bases.String(),
		Adjusts: line.Adjusts, Of: line.Of, OfMonth: line.OfMonth,
	}
}

func linesOf(lines []payroll.Line, payees map[int64]ledger.Author) []lineJSON {
	list := make([]lineJSON, len(lines))
	for i, line := range lines {
		list[i] = toLineJSON(line, payees[line.Payee])
	}
	return list
}

func lineTable(a *app, lines []lineJSON) table {
	s := table{title: a.say("line.title"), head: []string{"line", "month", "author", "role", "kind", "amount", "basis", "note"}, empty: "line.none"}
	for _, l := range lines {
		note := ""
		if l.Adjusts != "" {
			note = a.say("line.adjusts", l.Adjusts, l.OfMonth)
		}
		if l.Void {
			note = strings.TrimSuffix(a.say("line.void")+": "+l.VoidReason, ": ")
		}
		s.rows = append(s.rows, []any{
			l.ID, string(l.Period), l.Author, a.msg().Word(lang.Role(l.Role)), a.msg().Word(lang.Kind(l.Kind)), l.Amount, l.Basis, note,
		})
	}
	return s
}

func entered(lines ...ledger.EnteredLine) []lineJSON {
	list := make([]lineJSON, len(lines))
	for i, e := range lines {
		list[i] = toLineJSON(e.Line, e.Author)
		list[i].Void, list[i].VoidReason = e.VoidedAt != "", e.VoidReason
	}
	return list
}

func printLines(a *app, lines []lineJSON) error {
	return a.print(struct {
		Lines []lineJSON `json:"lines"`
	}{lines}, lineTable(a, lines))
}

func runLineList(ctx context.Context, a *app, m payroll.Month) error {
	return a.with(ctx, func(l *ledger.Ledger) error {
		lines, err := l.EnteredLines(ctx, m)
		if err != nil {
			return err
		}
		return printLines(a, entered(lines...))
	})
}

func runLineAdd(ctx context.Context, a *app, n ledger.NewLine) error {
	return a.changing(ctx, func(l *ledger.Ledger) error {
		line, err := l.AddLine(ctx, a.act(), n)
		if err != nil {
			return err
		}
		sayRepeated(a, l)
		return printLines(a, entered(line))
	})
}

func runLineVoid(ctx context.Context, a *app, id, reason string) error {
	return a.changing(ctx, func(l *ledger.Ledger) error {
		line, err := l.VoidLine(ctx, a.act(), id, reason)
		if err != nil {
			return err
		}
		return printLines(a, entered(line))
	})
}
