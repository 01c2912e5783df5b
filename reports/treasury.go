package reports

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// The form's columns that are named by number, as the form numbers them: from 1.
const (
	formTotal     = 5
	formFirstKind = 6 // of the kinds of payment; none is royalties
	formLastKind  = 12
	formColumns   = 13
)

// The rows of the form's head, which is repeated on every page.
const formHead, formHeadEnd = 12, 14

// treasury writes mẫu số 09, "Bảng thanh toán cho đối tượng thụ hưởng", of
// NĐ 11/2020/NĐ-CP: what goes to bank accounts, net, in the column that the setting
// treasury-form.column names.
func (r *payment) treasury() error {
	s, err := r.begin(r.say(treasurySheet), r.formColumns(), formHead, formHeadEnd)
	if err != nil {
		return err
	}
	f := treasuryForm{payment: r, sheet: s}
	f.list, _ = transfersOf(r.PaymentReport, r.Run)
	for _, write := range []func() error{f.cover, f.head, f.rows, f.changes, f.signed} {
		if err := write(); err != nil {
			return err
		}
	}
	return s.close()
}

// treasuryForm is the form while it is written.
type treasuryForm struct {
	*payment
	sheet *sheet
	list  []transfer
}

func (r *payment) formColumns() []column {
	account, money := 15.0, widthFor(r.Run.Net)
	for _, p := range r.Run.Rows {
		account = max(account, wordWidth(r.Payee(p).Account)+padding)
	}
	columns := []column{
		{r.say(place), 5, asWord}, {r.say(payee), 25, asText}, {r.say(formBeneficiary), account, asCode},
		{r.say(formBank), 22, asText}, {r.say(formSum), money, asMoney},
	}
	for i, kind := range formKinds {
		width := 10.5
		if i+formFirstKind == r.royaltyColumn() {
			width = money
		}
		columns = append(columns, column{r.say(kind), width, asMoney})
	}
	return append(columns, column{r.say(note), 17, asText})
}

// royaltyColumn is the column that royalties stand in.
func (r *payment) royaltyColumn() int {
	n, _ := strconv.Atoi(r.TreasuryColumn) // checked when it was set
	return n
}

// cover writes what stands above the form's table.
func (f *treasuryForm) cover() error {
	s := f.sheet
	right := []int{0, formFirstKind, formColumns}
	for _, line := range []struct {
		block block
		text  string
	}{
		{signBlock, f.say(formNumber)}, {dateBlock, f.say(formDecree)}, {dateBlock, f.say(formMark)},
	} {
		if err := s.across(right, line.block, []string{"", line.text}, 18); err != nil {
			return err
		}
	}
	toFill := func(text string) string { return cmp.Or(text, f.say(formToFill)) }
	for _, line := range []struct {
		block  block
		text   string
		height float64
	}{
		{titleBlock, strings.ToUpper(f.say(formTitle)), 26},
		{periodBlock, f.say(formVoucher), 18},
		{signBlock, f.say(formFunds), 18},
		{parentBlock, f.say(formUnit, toFill(f.Unit)), 18},
		{parentBlock, f.say(formCode, toFill(f.BudgetUnit)), 18},
		{parentBlock, f.say(formAccount, toFill(f.ReportHeader.Account), toFill(f.Treasury)), 18},
		{unitBlock, f.say(formPart1), 18},
		{currencyBlock, f.say(currency), 18},
	} {
		if err := s.line(line.block, line.text, line.height); err != nil {
			return err
		}
	}
	return nil
}

// head writes the table's head: kinds below "of which", and the columns' numbers.
func (f *treasuryForm) head() error {
	s := f.sheet
	say := func(from, to int, text string) span { return span{from, to, s.headCell(text)} }
	above := []span{say(2, 3, f.say(formAccounts)), say(formFirstKind-1, formLastKind-1, f.say(formOfWhich))}
	var below, numbers []span
	lines := 1
	for i, c := range s.columns {
		lines = max(lines, linesIn(c.head, c.width))
		numbers = append(numbers, say(i, i, strconv.Itoa(i+1)))
		if i == 2 || i == 3 || i >= formFirstKind-1 && i < formLastKind {
			below = append(below, say(i, i, c.head))
			continue
		}
		above, below = append(above, say(i, i, c.head)), append(below, say(i, i, ""))
		if err := s.mergeDown(i); err != nil {
			return err
		}
	}
	if err := s.spans(18, above...); err != nil {
		return err
	}
	if err := s.spans(heightOf(lines), below...); err != nil {
		return err
	}
	return s.spans(18, numbers...)
}

// rows writes the beneficiaries and what they get together, also in words.
func (f *treasuryForm) rows() error {
	s, first := f.sheet, f.sheet.row+1
	var all payroll.Dong
	for i, t := range f.list {
		row := s.row + 1
		kinds := "SUM(" + at(formFirstKind-1, row) + ":" + at(formLastKind-1, row) + ")"
		values := f.line(i+1, nameOf(t.payee), formula{kinds, t.Net}, t.Net)
		values[2], values[3], values[formColumns-1] = t.payee.Account, t.payee.Bank, f.remark(t)
		if err := s.put(body, values...); err != nil {
			return err
		}
		all += t.Net
	}
	err := s.put(sum, f.line(nil, f.say(total), s.sumOf(formTotal-1, first, all), s.sumOf(f.royaltyColumn()-1, first, all))...)
	if err != nil {
		return err
	}
	return f.inWords(s, all)
}

// line is a row of the table with a total and the royalties in it.
func (f *treasuryForm) line(n any, name string, total, royalties any) []any {
	values := make([]any, formColumns)
	values[0], values[1], values[formTotal-1], values[f.royaltyColumn()-1] = n, name, total, royalties
	return values
}

// remark says what is paid, since no column does, and whose the account is where it
// bears another name.
func (f *treasuryForm) remark(t transfer) string {
	if t.accountName() == payroll.BankText(nameOf(t.payee)) {
		return f.say(formRoyalty)
	}
	return f.say(formHolder, t.accountName())
}

// changes writes the form's second part: by how much more and less is paid to accounts
// in the calendar month than in the one before. A newsroom's payees change from month
// to month with what is published, so that sums say more than names.
func (f *treasuryForm) changes() error {
	if err := f.sheet.line(unitBlock, f.say(formPart2), 20); err != nil {
		return err
	}
	text := func(p lang.Phrase) excelize.Cell { return f.headCell(f.say(p)) }
	if err := f.change(2, text(place), text(payee), text(formChange), text(note)); err != nil {
		return err
	}
	month := f.Run.Date.CalendarMonth()
	now, before := f.byPayee(month), f.byPayee(month.Add(-1))
	more, less := compared(now, before)
	row := func(l look, n any, what lang.Phrase, amount any, note string) error {
		cell := f.cell
		return f.change(1, cell(asWord, l, n), cell(asText, l, f.say(what)), cell(asMoney, l, amount), cell(asWord, l, note))
	}
	if len(before) == 0 {
		if err := row(body, "I", formMore, nil, f.say(formNoMonth, lang.MonthNumber(month.Add(-1)))); err != nil {
			return err
		}
		return row(body, "II", formLess, nil, "")
	}
	if err := row(body, "I", formMore, more.sum, f.say(formPeople, more.people)); err != nil {
		return err
	}
	if err := row(body, "II", formLess, less.sum, f.say(formPeople, less.people)); err != nil {
		return err
	}
	net := formula{at(formTotal-1, f.sheet.row-1) + "-" + at(formTotal-1, f.sheet.row), more.sum - less.sum}
	if err := row(sum, nil, formNet, net, ""); err != nil {
		return err
	}
	was, is := together(before), together(now)
	return f.sheet.notes(f.say(formCompared, lang.MonthNumber(month.Add(-1)), was.people, f.lang.Amount(was.sum),
		lang.MonthNumber(month), is.people, f.lang.Amount(is.sum)))
}

// change writes a row of so many lines of the second part, whose four columns lie across
// the first's.
func (f *treasuryForm) change(lines int, cells ...excelize.Cell) error {
	return f.sheet.spans(heightOf(lines), span{0, 0, cells[0]}, span{1, 3, cells[1]}, span{4, 4, cells[2]}, span{5, formColumns - 1, cells[3]})
}

// byPayee is what goes to each payee's account in a month; in that of the run, by this
// run and those before it.
func (f *treasuryForm) byPayee(m payroll.Month) map[int64]payroll.Dong {
	of := make(map[int64]payroll.Dong)
	for _, run := range f.Around {
		if run.Date.CalendarMonth() != m || m == f.Run.Date.CalendarMonth() && run.ID > f.Run.ID {
			continue
		}
		list, _ := transfersOf(f.PaymentReport, run)
		for _, t := range list {
			of[t.payee.ID] += t.Net
		}
	}
	return of
}

// several are payees and what they get together.
type several struct {
	people int
	sum    payroll.Dong
}

func (s *several) add(amount payroll.Dong) { s.people, s.sum = s.people+1, s.sum+amount }

func together(of map[int64]payroll.Dong) (all several) {
	for _, amount := range of {
		all.add(amount)
	}
	return all
}

// compared are those who get more than before, and those who get less, each with the
// difference.
func compared(now, before map[int64]payroll.Dong) (more, less several) {
	for id, amount := range now {
		if was := before[id]; amount > was {
			more.add(amount - was)
		} else if amount < was {
			less.add(was - amount)
		}
	}
	for id, was := range before {
		if _, ok := now[id]; !ok {
			less.add(was)
		}
	}
	return more, less
}

// signed ends the form: the unit signs it, then the treasury.
func (f *treasuryForm) signed() error {
	s := f.sheet
	if err := s.sign(f.placeAndDate(), []signer{
		{formPreparer, signs, f.header.Preparer},
		{chiefAccountant, signs, f.header.Accountant},
		{manager, signsAndSeals, f.header.Manager},
	}); err != nil {
		return err
	}
	if err := s.sign(f.say(formSigned), []signer{{formTeller, signs, ""}, {formDirector, signsAndSeals, ""}}); err != nil {
		return err
	}
	if err := f.ledgerState(s); err != nil {
		return err
	}
	return s.keepEnding()
}
