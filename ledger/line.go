package ledger

import (
	"context"
	"database/sql"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/payroll"
)

// Refusals about lines.
const (
	NoSuchLine     payroll.Code = "no-such-line"     // Facts: line
	LineVoid       payroll.Code = "line-void"        // already void. Facts: line
	LineOfArticle  payroll.Code = "line-of-article"  // a line that an article gives is not voided. Facts: line
	BadAmount      payroll.Code = "bad-amount"       // Facts: amount
	PayeeIsSource  payroll.Code = "payee-is-source"  // Facts: author
	LineNeedsPayee payroll.Code = "line-needs-payee" // no author named
)

// EnteredLine is a line that somebody entered, with who and when.
type EnteredLine struct {
	payroll.Line
	number     int64
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
	For    string // the number of the refused row that it is, "r3": what is left open is taken from it
}

// AddLine enters a line and returns it as it was stored. One that is entered for a refused
// row takes from it what is left open, and settles it.
func (l *Ledger) AddLine(ctx context.Context, act Act, n NewLine) (EnteredLine, error) {
	return once(ctx, l, act, rememberedLine, []any{"line add", n}, func(t *tx) (line EnteredLine, err error) {
		var row int64
		named := n.Author
		if n.For != "" {
			if row, err = refusedRowOf(t, &n); err != nil {
				return line, err
			}
		}
		if err := n.check(); err != nil {
			return line, err
		}
		s, err := readSettings(t, payroll.LatestEvent, payroll.LatestMonth)
		if err != nil {
			return line, err
		}
		if n.Month < s.FirstMonth() {
			return line, payroll.Refuse(PeriodOlder, "month", n.Month, "first", s.FirstMonth())
		}
		author, err := findAuthor(t, n.Author)
		unknown := err != nil && named == "" // somebody whom only the row names
		if err != nil && !unknown {
			return line, err
		}
		if err := t.BeginEvent("line add", author.Code, n.For); err != nil {
			return line, err
		}
		if unknown {
			if author, _, err = findOrAddAuthor(t, n.Author); err != nil {
				return line, err
			}
		}
		if line, err = enterLine(t, n, author); err != nil || row == 0 {
			return line, err
		}
		return line, settleRefused(t, row, "taken", lineReason+line.ID)
	})
}

// rememberedLine keeps the ID of a line; a repeat returns the line as it is now.
var rememberedLine = remembered[EnteredLine]{
	keep: func(line EnteredLine) (string, error) { return line.ID, nil },
	find: func(t *tx, id string) (EnteredLine, error) {
		lines, err := readEnteredLines(t, payroll.LatestEvent, `l.id = $1`, strings.TrimPrefix(id, "M"))
		if err == nil && len(lines) == 0 {
			err = payroll.Refuse(NoSuchLine, "line", id)
		}
		if err != nil {
			return EnteredLine{}, err
		}
		return lines[0], nil
	},
}

// enterLine stores a line of an author.
func enterLine(t *tx, n NewLine, author Author) (EnteredLine, error) {
	if author.Kind == payroll.Source {
		return EnteredLine{}, payroll.Refuse(PayeeIsSource, "author", author.Name)
	}
	one := decimal.NewFromInt(1)
	line := EnteredLine{Author: author, MadeAt: t.At, MadeBy: t.User, Line: payroll.Line{
		Month: n.Month, Payee: author.ID, Role: n.Role, Kind: n.Kind,
		Quantity: one, Coefficient: one, Unit: n.Amount.Decimal(), Amount: n.Amount, Bases: payroll.ParseBases(n.Basis),
	}}
	var id int64
	err := t.Get(`INSERT INTO line (event_id, month, author_id, role, kind, quantity, coefficient, unit, amount, basis, made_at, made_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id`,
		[]any{t.EventID, n.Month, author.ID, n.Role, n.Kind, "1", "1", n.Amount.Decimal().String(), n.Amount, n.Basis, t.At, t.User}, &id)
	line.ID = lineID(id)
	return line, err
}

func (n *NewLine) check() error {
	kind, err := payroll.ParseEnteredKind(string(n.Kind))
	if err != nil {
		return err
	}
	if n.Role == "" {
		n.Role = kind.UsualRole()
	}
	if _, err := payroll.ParseRole(string(n.Role)); err != nil {
		return err
	}
	if n.Kind == payroll.QuotaKind && n.Amount > 0 {
		n.Amount = -n.Amount
	}
	if n.Amount == 0 || n.Amount > payroll.MaxAmount || n.Amount < -payroll.MaxAmount ||
		(n.Amount < 0) != (n.Kind == payroll.QuotaKind) {
		return payroll.Refuse(BadAmount, "amount", n.Amount)
	}
	if n.Basis = payroll.OneLine(n.Basis); n.Basis == "" {
		return payroll.Refuse(payroll.NeedsBasis)
	}
	if strings.TrimSpace(n.Author) == "" {
		return payroll.Refuse(LineNeedsPayee)
	}
	return nil
}

// VoidLine takes an entered line back; it stays in the list with the reason.
func (l *Ledger) VoidLine(ctx context.Context, act Act, id, reason string) (line EnteredLine, err error) {
	number, ok := strings.CutPrefix(strings.ToUpper(id), "M")
	n, convErr := strconv.ParseInt(number, 10, 64)
	if !ok || convErr != nil {
		if strings.HasPrefix(id, "R") || strings.HasPrefix(id, "E") {
			return line, payroll.Refuse(LineOfArticle, "line", id)
		}
		return line, payroll.Refuse(NoSuchLine, "line", id)
	}
	err = l.write(ctx, act, func(t *tx) error {
		found, err := readEnteredLines(t, payroll.LatestEvent, `l.id = $1`, n)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return payroll.Refuse(NoSuchLine, "line", id)
		}
		line = found[0]
		if err := checkUnchanged(t, lineRows, n); err != nil {
			return err
		}
		if line.VoidedAt != "" {
			return payroll.Refuse(LineVoid, "line", id)
		}
		line.VoidedAt, line.VoidedBy, line.VoidReason = t.At, t.User, payroll.OneLine(reason)
		if err := t.BeginEvent("line void", line.ID, line.VoidReason); err != nil {
			return err
		}
		_, err = t.Exec(`INSERT INTO line_void (event_id, line_id, reason, made_at, made_by) VALUES ($1, $2, $3, $4, $5)`,
			t.EventID, n, line.VoidReason, t.At, t.User)
		return err
	})
	return line, err
}

// EnteredLines returns the lines that somebody entered, void ones too; of one month,
// or of all where it is "".
func (l *Ledger) EnteredLines(ctx context.Context, m payroll.Month) (lines []EnteredLine, err error) {
	err = l.read(ctx, func(t *tx) error {
		lines, err = readEnteredLines(t, payroll.LatestEvent, `(l.month = $1 OR $1 = '')`, m)
		return err
	})
	return lines, err
}

func lineID(id int64) string { return "M" + itoa(id) }

// readEnteredLines returns the entered lines of a condition as they stood after an event,
// with their authors as they are now.
func readEnteredLines(t *tx, asOf int64, where string, args ...any) ([]EnteredLine, error) {
	authors, err := authorsAsOf(t, payroll.LatestEvent)
	if err != nil {
		return nil, err
	}
	return enteredLinesOf(t, authors, asOf, where, args...)
}

func enteredLinesOf(t *tx, authors map[int64]Author, asOf int64, where string, args ...any) ([]EnteredLine, error) {
	var lines []EnteredLine
	query := `SELECT l.id, l.month, l.author_id, l.role, l.kind, l.quantity, l.coefficient, l.unit, l.amount, l.basis,
  l.made_at, l.made_by, COALESCE(d.made_at, ''), COALESCE(d.made_by, ''), COALESCE(d.reason, '')
FROM line l LEFT JOIN line_void d ON d.line_id = l.id AND d.event_id <= ` + itoa(asOf) + `
WHERE l.event_id <= ` + itoa(asOf) + ` AND ` + where + ` ORDER BY l.month, l.id`
	err := t.Each(query, args, func(rows *sql.Rows) error {
		var e EnteredLine
		var bases string
		err := rows.Scan(&e.number, &e.Month, &e.Payee, &e.Role, &e.Kind, &e.Quantity, &e.Coefficient, &e.Unit, &e.Amount, &bases,
			&e.MadeAt, &e.MadeBy, &e.VoidedAt, &e.VoidedBy, &e.VoidReason)
		if err != nil {
			return err
		}
		e.Bases = payroll.ParseBases(bases)
		e.ID, e.Author = lineID(e.number), authors[e.Payee]
		e.Payee = e.Author.ID
		lines = append(lines, e)
		return nil
	})
	return lines, err
}

// due returns what the line comes to: nothing where it is void or its payee is never paid.
func (e *EnteredLine) due() []payroll.Line {
	if e.VoidedAt != "" || e.Author.Kind == payroll.Source {
		return nil
	}
	return []payroll.Line{e.Line}
}
