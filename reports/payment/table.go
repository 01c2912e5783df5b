package payment

import (
	"slices"
	"strings"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/paper"
	"nhuanbut/reports/xlsx"
)

// table writes the payment table.
func (r *payment) table() error {
	const frozen = 3 // number, code, name
	s, err := r.NewTable(r.Say(paymentSheet), r.columns(), r.HeadRow(), frozen)
	if err != nil {
		return err
	}
	if err := r.Cover(s, strings.ToUpper(r.Say(r.words.title)), r.below()); err != nil {
		return err
	}
	t := payTable{payment: r, sheet: s}
	if err := t.rows(); err != nil {
		return err
	}
	s.Skip()
	if err := s.Paragraph(xlsx.WordsBlock, r.Say(netInWords, r.Say(r.words.net), r.Lang.InWords(t.paid.net, r.Header.Wording))); err != nil {
		return err
	}
	if err := s.Notes(t.notes()...); err != nil {
		return err
	}
	if err := r.Signatures(s, r.Signers()); err != nil {
		return err
	}
	return s.Close()
}

// The columns of the payment table that have amounts.
const (
	grossColumn = 6
	taxColumn   = 8
	netColumn   = 9
)

func (r *payment) columns() []xlsx.Column {
	account, money := 15.0, xlsx.WidthFor(r.Run.Gross)
	for _, p := range r.Run.Rows {
		account = max(account, xlsx.WordWidth(r.Payee(p).Account)+xlsx.Padding)
		money = max(money, xlsx.WidthFor(p.Gross))
	}
	return []xlsx.Column{
		xlsx.Col(r.Say(lang.RowNumber), 5, xlsx.Word), xlsx.Col(r.Say(lang.Code), 8, xlsx.Code), xlsx.Col(r.Say(payee), 27, xlsx.Text), xlsx.Col(r.Say(taxNumber), 15, xlsx.Code),
		xlsx.Col(r.Say(bankAccount), account, xlsx.Code), xlsx.Col(r.Say(bankName), 20, xlsx.Text), xlsx.Col(r.Say(r.words.gross), money, xlsx.Money),
		xlsx.Col(r.Say(taxRuleHead), 21, xlsx.Word), xlsx.Col(r.Say(lang.TaxWithheld), money, xlsx.Money), xlsx.Col(r.Say(r.words.net), money, xlsx.Money),
		xlsx.Col(r.Say(r.words.last), 24, xlsx.Word),
	}
}

// payTable is the payment table while it is written.
type payTable struct {
	*payment
	sheet  *xlsx.Sheet
	paid   sums // by this table
	handed sums // to the salary sheet
}

// sums are the totals, in đồng, of some rows of the table, and the number of the row that
// shows them.
type sums struct {
	row             int
	gross, tax, net payroll.Dong
}

// rows writes what the table pays, what goes to the salary sheet, and what is in no
// total.
func (t *payTable) rows() error {
	parts := make(map[lang.Phrase][]ledger.Payment)
	for _, p := range t.Run.Rows {
		part := t.partOf(p)
		parts[part] = append(parts[part], p)
	}
	if err := t.pay(parts[paidPart], parts[handedPart]); err != nil {
		return err
	}
	for _, part := range []lang.Phrase{carriedPart, voidPart} {
		look := xlsx.Body
		if part == voidPart {
			look = xlsx.Muted
		}
		if err := t.list(part, look, parts[part]); err != nil {
			return err
		}
	}
	return nil
}

// partOf returns the part of the table that a payment stands in. Staff get with the salary
// what a run pays; what was collected from them, or paid before the ledger, was money.
func (t *payTable) partOf(p ledger.Payment) lang.Phrase {
	switch {
	case p.Status == payroll.Voided:
		return voidPart
	case p.Status == payroll.CarriedForward:
		return carriedPart
	case t.withSalary(p):
		return handedPart
	}
	return paidPart
}

func (t *payTable) withSalary(p ledger.Payment) bool {
	return t.Run.Kind == payroll.PayRun && p.Kind == payroll.Staff
}

// pay writes the parts that are in the totals.
func (t *payTable) pay(paid, handed []ledger.Payment) (err error) {
	const toSign = 32 // points
	if len(handed) == 0 {
		t.paid, err = t.summed(lang.Total, toSign, paid)
		return err
	}
	if err := t.sheet.Line(xlsx.SectionBlock, t.Say(paidPart), 20); err != nil {
		return err
	}
	if t.paid, err = t.summed(paidTotal, toSign, paid); err != nil {
		return err
	}
	if err := t.sheet.Line(xlsx.SectionBlock, t.Say(handedPart), 20); err != nil {
		return err
	}
	if t.handed, err = t.summed(handedTotal, 0, handed); err != nil {
		return err
	}
	same := func(column int, amount payroll.Dong) any { return xlsx.Calc(xlsx.At(column, t.paid.row), amount) }
	gross := xlsx.Calc(xlsx.At(grossColumn, t.paid.row)+"+"+xlsx.At(grossColumn, t.handed.row), t.paid.gross+t.handed.gross)
	return t.sheet.Put(xlsx.Sum, t.line(nil, t.Say(lang.Total), gross, same(taxColumn, t.paid.tax), same(netColumn, t.paid.net))...)
}

// summed writes payments, each row at least so many points high, and their sums.
func (t *payTable) summed(label lang.Phrase, height float64, list []ledger.Payment) (of sums, err error) {
	first := t.sheet.Row + 1
	t.sheet.AtLeast(height)
	for i, p := range list {
		if err := t.sheet.Put(xlsx.Body, t.values(i+1, p)...); err != nil {
			return of, err
		}
		of.gross += t.shown(p.Gross)
		if !t.withSalary(p) {
			of.tax, of.net = of.tax+p.Tax, of.net+t.shown(p.Net)
		}
	}
	t.sheet.AtLeast(0)
	tax, net := t.sheet.SumOf(taxColumn, first, of.tax), t.sheet.SumOf(netColumn, first, of.net)
	if label == handedTotal {
		tax, net = nil, nil // the salary sheet's
	}
	of.row = t.sheet.Row + 1
	return of, t.sheet.Put(xlsx.Sum, t.line(nil, t.Say(label), t.sheet.SumOf(grossColumn, first, of.gross), tax, net)...)
}

// list writes payments that are in no total, where there are any.
func (t *payTable) list(part lang.Phrase, l xlsx.Look, list []ledger.Payment) error {
	if len(list) == 0 {
		return nil
	}
	if err := t.sheet.Line(xlsx.SectionBlock, t.Say(part), 20); err != nil {
		return err
	}
	for i, p := range list {
		if err := t.sheet.Put(l, t.values(i+1, p)...); err != nil {
			return err
		}
	}
	return nil
}

// line returns a row that has a number, a name and amounts alone, such as that of the sums.
func (t *payTable) line(n any, name string, gross, tax, net any) []any {
	return []any{n, nil, name, nil, nil, nil, gross, nil, tax, net, nil}
}

// values returns the row of a payment.
func (t *payTable) values(n int, p ledger.Payment) []any {
	a := t.Payee(p)
	name := paper.NameOf(a)
	if payroll.NameKey(name) != payroll.NameKey(a.Name) {
		name += "\n" + t.Say(penNamed, a.Name)
	}
	values := t.line(n, name, t.shown(p.Gross), nil, nil)
	values[1], values[3], values[4], values[5] = a.Code, a.TaxCode, a.Account, a.Bank
	values[grossColumn+1] = t.Lang.TaxRule(p.TaxCase, p.TaxRule)
	if p.Status != payroll.CarriedForward && !t.withSalary(p) {
		row := t.sheet.Row + 1
		values[taxColumn] = p.Tax
		values[netColumn] = xlsx.Calc(xlsx.At(grossColumn, row)+"-"+xlsx.At(taxColumn, row), t.shown(p.Net))
	}
	values[netColumn+1] = t.last(p)
	return values
}

// last returns the last cell of a payment's row: room to sign, where there is nothing to say.
func (t *payTable) last(p ledger.Payment) string {
	var words []string
	if t.Run.Kind == payroll.ImportedRun {
		words = append(words, lang.PaperDate(p.Date), p.Reference)
	}
	if p.Status == payroll.Voided {
		words = append(words, t.Say(voided))
	}
	return strings.Join(slices.DeleteFunc(words, func(s string) bool { return s == "" }), ", ")
}

// shown returns an amount as the table shows it: what is taken back is negative in the
// ledger, and positive on the paper on which it is received.
func (t *payTable) shown(amount payroll.Dong) payroll.Dong {
	if t.Run.Kind == payroll.CollectionRun {
		return -amount
	}
	return amount
}

// notes returns what is to be known about the table.
func (t *payTable) notes() []string {
	var notes, found []string
	for _, p := range t.Run.Rows {
		if basis := p.TaxRule.Basis; basis != "" && !slices.Contains(found, basis) {
			found = append(found, basis)
		}
	}
	if len(found) > 0 {
		notes = append(notes, t.Say(taxBases, strings.Join(found, "; ")))
	}
	if t.handed.row > 0 {
		notes = append(notes, t.Say(netOfTheRun, t.Lang.Amount(t.Run.Net), t.Lang.Amount(t.paid.net), t.Lang.Amount(t.handed.gross)))
	}
	if names := WithoutAccount(t.PaymentReport); len(names) > 0 {
		notes = append(notes, t.Say(accountMissing, t.Say(transferSheet), t.Say(treasurySheet), t.named(names)))
	}
	return notes
}

// named are people in a note, which is never higher than a row can be.
func (t *payTable) named(names []string) string {
	const most = 50
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:most], ", ") + t.Say(andOthers, len(names)-most)
}
