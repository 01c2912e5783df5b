package ledger

import (
	"context"
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/payroll"
)

// Refusals about lines.
const (
	NoSuchLine     payroll.Code = "no-such-line"     // Args: ID
	LineVoid       payroll.Code = "line-void"        // already void. Args: ID
	LineOfArticle  payroll.Code = "line-of-article"  // a line that an article gives is not voided. Args: ID
	BadLineKind    payroll.Code = "bad-line-kind"    // Args: kind, the kinds there are
	BadLineRole    payroll.Code = "bad-line-role"    // Args: role, the roles there are
	BadAmount      payroll.Code = "bad-amount"       // Args: amount in đồng
	PayeeIsSource  payroll.Code = "payee-is-source"  // Args: author's name
	LineNeedsPayee payroll.Code = "line-needs-payee" // no author named
)

// EnteredLine is a line that somebody entered, with who and when.
type EnteredLine struct {
	payroll.Line
	Author     Author
	MadeAt     string
	MadeBy     string
	VoidedAt   string // "" while it counts
	VoidedBy   string
	VoidReason string
}

// NewLine is money that no article gives.
type NewLine struct {
	Month  payroll.Month
	Author string // name or code
	Kind   payroll.Kind
	Role   payroll.Role // "" is that usual for the kind
	Amount payroll.Dong // a quota is a deduction: its sign is given, whichever is entered
	Basis  string
}

// enteredKinds are the kinds that can be entered, with the usual role of each.
var enteredKinds = map[payroll.Kind]payroll.Role{
	payroll.RemunerationKind:  payroll.EditingRole,
	payroll.EncouragementKind: payroll.OtherRole,
	payroll.QuotaKind:         payroll.OtherRole,
}

var roles = []payroll.Role{payroll.TextRole, payroll.PhotoRole, payroll.EditingRole, payroll.TranslationRole, payroll.OtherRole}

// AddLine enters a line and returns it as it was stored.
func (l *Ledger) AddLine(ctx context.Context, n NewLine) (EnteredLine, error) {
	if err := n.check(); err != nil {
		return EnteredLine{}, err
	}
	var line EnteredLine
	err := l.write(ctx, func(t *tx) error {
		author, err := t.author(n.Author)
		if err != nil {
			return err
		}
		if author.Kind == payroll.Source {
			return payroll.Refuse(PayeeIsSource, author.Name)
		}
		one := decimal.NewFromInt(1)
		line = EnteredLine{Author: author, MadeAt: t.at, MadeBy: t.user, Line: payroll.Line{
			Month: n.Month, Payee: author.ID, Role: n.Role, Kind: n.Kind,
			Quantity: one, Coefficient: one, Unit: n.Amount.Decimal(), Amount: n.Amount, Basis: n.Basis,
		}}
		var id int64
		err = t.get(`INSERT INTO line (month, author_id, role, kind, quantity, coefficient, unit, amount, basis, made_at, made_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id`,
			[]any{n.Month, author.ID, n.Role, n.Kind, "1", "1", n.Amount.Decimal().String(), n.Amount, n.Basis, t.at, t.user}, &id)
		line.ID = lineID(id)
		return err
	})
	return line, err
}

func (n *NewLine) check() error {
	usual, ok := enteredKinds[n.Kind]
	if !ok {
		return payroll.Refuse(BadLineKind, n.Kind, "remuneration, encouragement, quota")
	}
	if n.Role == "" {
		n.Role = usual
	}
	if !slices.Contains(roles, n.Role) {
		return payroll.Refuse(BadLineRole, n.Role, "text, photo, editing, translation, other")
	}
	if n.Kind == payroll.QuotaKind && n.Amount > 0 {
		n.Amount = -n.Amount
	}
	if n.Amount == 0 || n.Amount > payroll.MaxAmount || n.Amount < -payroll.MaxAmount ||
		(n.Amount < 0) != (n.Kind == payroll.QuotaKind) {
		return payroll.Refuse(BadAmount, n.Amount)
	}
	if n.Basis = payroll.OneLine(n.Basis); n.Basis == "" {
		return payroll.Refuse(NeedsBasis)
	}
	if strings.TrimSpace(n.Author) == "" {
		return payroll.Refuse(LineNeedsPayee)
	}
	return nil
}

// VoidLine takes an entered line back; it stays in the list with the reason.
func (l *Ledger) VoidLine(ctx context.Context, id, reason string) (line EnteredLine, err error) {
	number, ok := strings.CutPrefix(strings.ToUpper(id), "M")
	n, convErr := strconv.ParseInt(number, 10, 64)
	if !ok || convErr != nil {
		if strings.HasPrefix(id, "R") || strings.HasPrefix(id, "E") {
			return line, payroll.Refuse(LineOfArticle, id)
		}
		return line, payroll.Refuse(NoSuchLine, id)
	}
	err = l.write(ctx, func(t *tx) error {
		found, err := t.enteredLines(`WHERE l.id = $1`, n)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return payroll.Refuse(NoSuchLine, id)
		}
		line = found[0]
		if line.VoidedAt != "" {
			return payroll.Refuse(LineVoid, id)
		}
		line.VoidedAt, line.VoidedBy, line.VoidReason = t.at, t.user, payroll.OneLine(reason)
		_, err = t.exec(`UPDATE line SET voided_at = $1, voided_by = $2, void_reason = $3 WHERE id = $4`,
			t.at, t.user, line.VoidReason, n)
		return err
	})
	return line, err
}

// EnteredLines are the lines that somebody entered, void ones too; of one month,
// or of all where it is "".
func (l *Ledger) EnteredLines(ctx context.Context, m payroll.Month) (lines []EnteredLine, err error) {
	err = l.read(ctx, func(t *tx) error {
		lines, err = t.enteredLines(`WHERE month = $1 OR $1 = ''`, m)
		return err
	})
	return lines, err
}

func lineID(id int64) string { return "M" + itoa(id) }

func (t *tx) enteredLines(where string, args ...any) ([]EnteredLine, error) {
	var lines []EnteredLine
	query := `SELECT l.id, l.month, l.author_id, l.role, l.kind, l.quantity, l.coefficient, l.unit, l.amount, l.basis,
  l.made_at, l.made_by, COALESCE(l.voided_at, ''), COALESCE(l.voided_by, ''), COALESCE(l.void_reason, ''),
  a.id, a.code, a.name, a.kind, a.tax_code, a.email
FROM line l JOIN author a ON a.id = l.author_id ` + where + ` ORDER BY l.month, l.id`
	err := t.each(query, args, func(rows *sql.Rows) error {
		var e EnteredLine
		var id int64
		dest := []any{
			&id, &e.Month, &e.Payee, &e.Role, &e.Kind, &e.Quantity, &e.Coefficient, &e.Unit, &e.Amount, &e.Basis,
			&e.MadeAt, &e.MadeBy, &e.VoidedAt, &e.VoidedBy, &e.VoidReason,
		}
		if err := rows.Scan(append(dest, e.Author.fields()...)...); err != nil {
			return err
		}
		e.ID = lineID(id)
		lines = append(lines, e)
		return nil
	})
	return lines, err
}
