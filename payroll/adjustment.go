package payroll

import (
	"fmt"

	"github.com/shopspring/decimal"
)

// Payable is an account of what is owed to an author.
type Payable struct {
	Account string
	Author  int64 // as the account knows them, also where they were merged since
}

// PostedLine is a line as a closed month posted it.
type PostedLine struct {
	Line          // its Payee is whom it is paid to
	To    Payable // what it was credited to
	Owner int64   // whose it is: another than Payee where it was paid while the two were merged
}

// Document is an article or an entered line: what it gives now, and what was posted for it
// in closed months.
type Document struct {
	Name    string // in the IDs of its adjustments
	Article int64  // the ledger's number, 0 of an entered line
	Due     []Line // nothing where it is of an open month, whose own lines they are
	Posted  []PostedLine
}

// Adjustment is a line that makes good a difference, with the account that it is in.
type Adjustment struct {
	Line
	To Payable
}

// Adjust returns the lines of the open month m that make what is posted for the document
// what is due: one for each payee, role and kind of money and each account that changes,
// none where nothing differs. payable gives the account for an author who has none yet.
func (d Document) Adjust(m Month, payable func(author int64) Payable) (lines []Adjustment) {
	differences, order := d.differences()
	for _, s := range order {
		for _, change := range differences[s].settle(payable(s.payee)) {
			lines = append(lines, Adjustment{d.adjustment(m, len(lines)+1, s, differences[s], change.amount), change.to})
		}
	}
	return lines
}

// LineGroup is the money of one document that adjustments are made by: for one payee, of one
// role and kind.
type LineGroup struct {
	payee int64
	role  Role
	kind  Kind
}

// Group returns the group that a line belongs to. An adjustment belongs to the group of
// the line that it corrects.
func (l Line) Group() LineGroup { return LineGroup{l.Payee, l.Role, l.OriginalKind()} }

// OriginalKind returns the line's kind; of an adjustment the kind of the line that it
// corrects.
func (l Line) OriginalKind() Kind {
	if l.Kind == AdjustmentKind {
		return l.Of
	}
	return l.Kind
}

// difference is one group of a document: what was posted and what is due.
type difference struct {
	first  Line // what an adjustment refers to
	bases  Bases
	due    Dong
	posted []amountIn // by account, in the order in which they were first posted to
}

type amountIn struct {
	to     Payable
	amount Dong
}

// differences returns the document's groups in the order in which they first come.
func (d Document) differences() (of map[LineGroup]*difference, order []LineGroup) {
	of = make(map[LineGroup]*difference)
	in := func(line Line) *difference {
		s := line.Group()
		if of[s] == nil {
			order = append(order, s)
			of[s] = &difference{first: line}
		}
		of[s].bases = line.Bases
		return of[s]
	}
	for _, p := range d.Posted {
		line := p.Line
		line.Payee = p.Owner
		in(line).post(p)
	}
	for _, line := range d.Due {
		in(line).due += line.Amount
	}
	return of, order
}

func (d *difference) post(p PostedLine) {
	for i := range d.posted {
		if d.posted[i].to == p.To {
			d.posted[i].amount += p.Amount
			return
		}
	}
	d.posted = append(d.posted, amountIn{p.To, p.Amount})
}

// settle returns what goes to which account so that what is due is what is posted. What is
// taken back is taken from the accounts that hold it, the last one first; what is added
// goes to an account that holds something already, else to otherwise.
func (d *difference) settle(otherwise Payable) []amountIn {
	rest := d.due
	for _, in := range d.posted {
		rest -= in.amount
	}
	var changes []amountIn
	for i := len(d.posted) - 1; i >= 0 && rest != 0; i-- {
		in := d.posted[i]
		switch {
		case in.amount == 0:
		case (in.amount > 0) == (rest > 0): // more of the same
			return append(changes, amountIn{in.to, rest})
		case max(in.amount, -in.amount) >= max(rest, -rest):
			return append(changes, amountIn{in.to, rest})
		default:
			changes = append(changes, amountIn{in.to, -in.amount})
			rest += in.amount
		}
	}
	if rest != 0 {
		changes = append(changes, amountIn{otherwise, rest})
	}
	return changes
}

// adjustment returns the document's nth adjustment in month m.
func (d Document) adjustment(m Month, n int, s LineGroup, of *difference, amount Dong) Line {
	one := decimal.NewFromInt(1)
	line := Line{
		ID: fmt.Sprintf("J%s-%d/%s", d.Name, n, m), Month: m, Article: d.Article, Payee: s.payee, Role: s.role, Kind: AdjustmentKind,
		Quantity: one, Coefficient: one, Unit: amount.Decimal(), Amount: amount, Bases: of.bases,
		Adjusts: of.first.ID, Of: s.kind, OfMonth: of.first.Month,
	}
	if of.first.Kind == AdjustmentKind {
		line.Adjusts, line.OfMonth = of.first.Adjusts, of.first.OfMonth
	}
	return line
}
