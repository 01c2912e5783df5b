package reports

import (
	"slices"
	"strings"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// table writes the payment table.
func (r *payment) table() error {
	const frozen = 3 // number, code, name
	s, err := r.open(r.say(paymentSheet), r.columns(), r.headRow(), frozen)
	if err != nil {
		return err
	}
	if err := r.cover(s, strings.ToUpper(r.say(r.words.title)), r.below()); err != nil {
		return err
	}
	t := payTable{payment: r, sheet: s}
	if err := t.rows(); err != nil {
		return err
	}
	s.skip()
	if err := s.foot(wordsBlock, r.say(netInWords, r.say(r.words.net), r.lang.InWords(t.paid.net, r.header.Wording))); err != nil {
		return err
	}
	if err := s.notes(t.notes()...); err != nil {
		return err
	}
	if err := r.signatures(s, r.signers()); err != nil {
		return err
	}
	return s.close()
}

// The columns of the payment table that have amounts.
const (
	grossColumn = 6
	taxColumn   = 8
	netColumn   = 9
)

func (r *payment) columns() []column {
	account, money := 15.0, widthFor(r.Run.Gross)
	for _, p := range r.Run.Rows {
		account = max(account, wordWidth(r.Payee(p).Account)+padding)
		money = max(money, widthFor(p.Gross))
	}
	return []column{
		{r.say(place), 5, asWord}, {r.say(code), 8, asCode}, {r.say(payee), 27, asText}, {r.say(taxNumber), 15, asCode},
		{r.say(bankAccount), account, asCode}, {r.say(bankName), 20, asText}, {r.say(r.words.gross), money, asMoney},
		{r.say(taxRuleHead), 21, asWord}, {r.say(taxWithheld), money, asMoney}, {r.say(r.words.net), money, asMoney},
		{r.say(r.words.last), 24, asWord},
	}
}

// payTable is the payment table while it is written.
type payTable struct {
	*payment
	sheet  *sheet
	paid   sums // by this table
	handed sums // to the salary sheet
}

// sums are what rows of the table come to, and the row that says so.
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
		look := body
		if part == voidPart {
			look = muted
		}
		if err := t.list(part, look, parts[part]); err != nil {
			return err
		}
	}
	return nil
}

// partOf is the part of the table that a payment stands in. Staff get with the salary
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
		t.paid, err = t.summed(total, toSign, paid)
		return err
	}
	if err := t.sheet.line(sectionBlock, t.say(paidPart), 20); err != nil {
		return err
	}
	if t.paid, err = t.summed(paidTotal, toSign, paid); err != nil {
		return err
	}
	if err := t.sheet.line(sectionBlock, t.say(handedPart), 20); err != nil {
		return err
	}
	if t.handed, err = t.summed(handedTotal, 0, handed); err != nil {
		return err
	}
	same := func(column int, amount payroll.Dong) any { return formula{at(column, t.paid.row), amount} }
	gross := formula{at(grossColumn, t.paid.row) + "+" + at(grossColumn, t.handed.row), t.paid.gross + t.handed.gross}
	return t.sheet.put(sum, t.line(nil, t.say(total), gross, same(taxColumn, t.paid.tax), same(netColumn, t.paid.net))...)
}

// summed writes payments, each row at least so many points high, and their sums.
func (t *payTable) summed(label lang.Phrase, height float64, list []ledger.Payment) (of sums, err error) {
	first := t.sheet.row + 1
	t.sheet.atLeast(height)
	for i, p := range list {
		if err := t.sheet.put(body, t.values(i+1, p)...); err != nil {
			return of, err
		}
		of.gross += t.shown(p.Gross)
		if !t.withSalary(p) {
			of.tax, of.net = of.tax+p.Tax, of.net+t.shown(p.Net)
		}
	}
	t.sheet.atLeast(0)
	tax, net := t.sheet.sumOf(taxColumn, first, of.tax), t.sheet.sumOf(netColumn, first, of.net)
	if label == handedTotal {
		tax, net = nil, nil // the salary sheet's
	}
	of.row = t.sheet.row + 1
	return of, t.sheet.put(sum, t.line(nil, t.say(label), t.sheet.sumOf(grossColumn, first, of.gross), tax, net)...)
}

// list writes payments that are in no total, where there are any.
func (t *payTable) list(part lang.Phrase, l look, list []ledger.Payment) error {
	if len(list) == 0 {
		return nil
	}
	if err := t.sheet.line(sectionBlock, t.say(part), 20); err != nil {
		return err
	}
	for i, p := range list {
		if err := t.sheet.put(l, t.values(i+1, p)...); err != nil {
			return err
		}
	}
	return nil
}

// line is a row with its amounts alone: a sum.
func (t *payTable) line(n any, name string, gross, tax, net any) []any {
	return []any{n, nil, name, nil, nil, nil, gross, nil, tax, net, nil}
}

// values is the row of a payment.
func (t *payTable) values(n int, p ledger.Payment) []any {
	a := t.Payee(p)
	name := nameOf(a)
	if payroll.NameKey(name) != payroll.NameKey(a.Name) {
		name += "\n" + t.say(penNamed, a.Name)
	}
	values := t.line(n, name, t.shown(p.Gross), nil, nil)
	values[1], values[3], values[4], values[5] = a.Code, a.TaxCode, a.Account, a.Bank
	values[grossColumn+1] = t.lang.TaxRule(p.TaxCase, p.TaxRule)
	if p.Status != payroll.CarriedForward && !t.withSalary(p) {
		row := t.sheet.row + 1
		values[taxColumn] = p.Tax
		values[netColumn] = formula{at(grossColumn, row) + "-" + at(taxColumn, row), t.shown(p.Net)}
	}
	values[netColumn+1] = t.last(p)
	return values
}

// last is the last cell of a payment's row: room to sign, where there is nothing to say.
func (t *payTable) last(p ledger.Payment) string {
	var words []string
	if t.Run.Kind == payroll.ImportedRun {
		words = append(words, lang.PaperDate(p.Date), p.Reference)
	}
	if p.Status == payroll.Voided {
		words = append(words, t.say(voided))
	}
	return strings.Join(slices.DeleteFunc(words, func(s string) bool { return s == "" }), ", ")
}

// shown is an amount as the table shows it: what is taken back is negative in the
// ledger, and positive on the paper on which it is received.
func (t *payTable) shown(amount payroll.Dong) payroll.Dong {
	if t.Run.Kind == payroll.CollectionRun {
		return -amount
	}
	return amount
}

// notes are what is to be known about the table.
func (t *payTable) notes() []string {
	var notes, found []string
	for _, p := range t.Run.Rows {
		if basis := p.TaxRule.Basis; basis != "" && !slices.Contains(found, basis) {
			found = append(found, basis)
		}
	}
	if len(found) > 0 {
		notes = append(notes, t.say(taxBases, strings.Join(found, "; ")))
	}
	if t.handed.row > 0 {
		notes = append(notes, t.say(netOfTheRun, t.lang.Amount(t.Run.Net), t.lang.Amount(t.paid.net), t.lang.Amount(t.handed.gross)))
	}
	if names := WithoutAccount(t.PaymentReport); len(names) > 0 {
		notes = append(notes, t.say(accountMissing, t.say(transferSheet), t.say(treasurySheet), t.named(names)))
	}
	return notes
}

// named are people in a note, which is never higher than a row can be.
func (t *payTable) named(names []string) string {
	const most = 50
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:most], ", ") + t.say(andOthers, len(names)-most)
}
