package payment

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/paper"
	"nhuanbut/reports/xlsx"
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
	s, err := r.NewSheet(r.Say(treasurySheet), r.formColumns(), formHead, formHeadEnd)
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
	return s.Close()
}

// treasuryForm is the form while it is written.
type treasuryForm struct {
	*payment
	sheet *xlsx.Sheet
	list  []transfer
}

func (r *payment) formColumns() []xlsx.Column {
	account, money := 15.0, xlsx.WidthFor(r.Run.Net)
	for _, p := range r.Run.Rows {
		account = max(account, xlsx.WordWidth(r.Payee(p).Account)+xlsx.Padding)
	}
	columns := []xlsx.Column{
		xlsx.Col(r.Say(lang.RowNumber), 5, xlsx.Word), xlsx.Col(r.Say(payee), 25, xlsx.Text), xlsx.Col(r.Say(formBeneficiary), account, xlsx.Code),
		xlsx.Col(r.Say(formBank), 22, xlsx.Text), xlsx.Col(r.Say(formSum), money, xlsx.Money),
	}
	for i, kind := range formKinds {
		width := 10.5
		if i+formFirstKind == r.royaltyColumn() {
			width = money
		}
		columns = append(columns, xlsx.Col(r.Say(kind), width, xlsx.Money))
	}
	return append(columns, xlsx.Col(r.Say(lang.NoteHead), 17, xlsx.Text))
}

// royaltyColumn returns the column that royalties stand in.
func (r *payment) royaltyColumn() int {
	n, _ := strconv.Atoi(r.TreasuryColumn) // checked when it was set
	return n
}

// cover writes what stands above the form's table.
func (f *treasuryForm) cover() error {
	s := f.sheet
	right := []int{0, formFirstKind, formColumns}
	for _, line := range []struct {
		block xlsx.Block
		text  string
	}{
		{xlsx.SignBlock, f.Say(formNumber)}, {xlsx.DateBlock, f.Say(formDecree)}, {xlsx.DateBlock, f.Say(formMark)},
	} {
		if err := s.Across(right, line.block, []string{"", line.text}, 18); err != nil {
			return err
		}
	}
	toFill := func(text string) string { return cmp.Or(text, f.Say(formToFill)) }
	for _, line := range []struct {
		block  xlsx.Block
		text   string
		height float64
	}{
		{xlsx.TitleBlock, strings.ToUpper(f.Say(formTitle)), 26},
		{xlsx.PeriodBlock, f.Say(formVoucher), 18},
		{xlsx.SignBlock, f.Say(formFunds), 18},
		{xlsx.ParentBlock, f.Say(formUnit, toFill(f.Unit)), 18},
		{xlsx.ParentBlock, f.Say(formCode, toFill(f.BudgetUnit)), 18},
		{xlsx.ParentBlock, f.Say(formAccount, toFill(f.ReportHeader.Account), toFill(f.Treasury)), 18},
		{xlsx.UnitBlock, f.Say(formPart1), 18},
		{xlsx.CurrencyBlock, f.Say(lang.Currency), 18},
	} {
		if err := s.Line(line.block, line.text, line.height); err != nil {
			return err
		}
	}
	return nil
}

// head writes the table's head: kinds below "of which", and the columns' numbers.
func (f *treasuryForm) head() error {
	s := f.sheet
	say := func(from, to int, text string) xlsx.Span {
		return xlsx.Span{From: from, To: to, Cell: s.HeadCell(text)}
	}
	above := []xlsx.Span{say(2, 3, f.Say(formAccounts)), say(formFirstKind-1, formLastKind-1, f.Say(formOfWhich))}
	var below, numbers []xlsx.Span
	lines := 1
	for i, c := range s.Columns {
		lines = max(lines, xlsx.LinesIn(c.Head, c.Width))
		numbers = append(numbers, say(i, i, strconv.Itoa(i+1)))
		if i == 2 || i == 3 || i >= formFirstKind-1 && i < formLastKind {
			below = append(below, say(i, i, c.Head))
			continue
		}
		above, below = append(above, say(i, i, c.Head)), append(below, say(i, i, ""))
		if err := s.MergeDown(i); err != nil {
			return err
		}
	}
	if err := s.Spans(18, above...); err != nil {
		return err
	}
	if err := s.Spans(xlsx.HeightOf(lines), below...); err != nil {
		return err
	}
	return s.Spans(18, numbers...)
}

// rows writes the beneficiaries and what they get together, also in words.
func (f *treasuryForm) rows() error {
	s, first := f.sheet, f.sheet.Row+1
	var all payroll.Dong
	for i, t := range f.list {
		row := s.Row + 1
		kinds := "SUM(" + xlsx.At(formFirstKind-1, row) + ":" + xlsx.At(formLastKind-1, row) + ")"
		values := f.line(i+1, paper.NameOf(t.payee), xlsx.Calc(kinds, t.Net), t.Net)
		values[2], values[3], values[formColumns-1] = t.payee.Account, t.payee.Bank, f.remark(t)
		if err := s.Put(xlsx.Body, values...); err != nil {
			return err
		}
		all += t.Net
	}
	err := s.Put(xlsx.Sum, f.line(nil, f.Say(lang.Total), s.SumOf(formTotal-1, first, all), s.SumOf(f.royaltyColumn()-1, first, all))...)
	if err != nil {
		return err
	}
	return f.InWords(s, all)
}

// line returns a row of the table with a total and the royalties in it.
func (f *treasuryForm) line(n any, name string, total, royalties any) []any {
	values := make([]any, formColumns)
	values[0], values[1], values[formTotal-1], values[f.royaltyColumn()-1] = n, name, total, royalties
	return values
}

// remark says what is paid, since no column does, and whose the account is where it
// bears another name.
func (f *treasuryForm) remark(t transfer) string {
	if t.accountName() == payroll.BankText(paper.NameOf(t.payee)) {
		return f.Say(formRoyalty)
	}
	return f.Say(formHolder, t.accountName())
}

// changes writes the form's second part: by how much more and less is paid to accounts
// in the calendar month than in the one before. A newsroom's payees change from month
// to month with what is published, so that sums say more than names.
func (f *treasuryForm) changes() error {
	if err := f.sheet.Line(xlsx.UnitBlock, f.Say(formPart2), 20); err != nil {
		return err
	}
	text := func(p lang.Phrase) excelize.Cell { return f.HeadCell(f.Say(p)) }
	if err := f.change(2, text(lang.RowNumber), text(payee), text(formChange), text(lang.NoteHead)); err != nil {
		return err
	}
	month := f.Run.Date.CalendarMonth()
	now, before := f.byPayee(month), f.byPayee(month.Add(-1))
	more, less := compared(now, before)
	row := func(l xlsx.Look, n any, what lang.Phrase, amount any, note string) error {
		cell := f.Cell
		return f.change(1, cell(xlsx.Word, l, n), cell(xlsx.Text, l, f.Say(what)), cell(xlsx.Money, l, amount), cell(xlsx.Word, l, note))
	}
	if len(before) == 0 {
		if err := row(xlsx.Body, "I", formMore, nil, f.Say(formNoMonth, lang.MonthNumber(month.Add(-1)))); err != nil {
			return err
		}
		return row(xlsx.Body, "II", formLess, nil, "")
	}
	if err := row(xlsx.Body, "I", formMore, more.sum, f.Say(formPeople, more.people)); err != nil {
		return err
	}
	if err := row(xlsx.Body, "II", formLess, less.sum, f.Say(formPeople, less.people)); err != nil {
		return err
	}
	net := xlsx.Calc(xlsx.At(formTotal-1, f.sheet.Row-1)+"-"+xlsx.At(formTotal-1, f.sheet.Row), more.sum-less.sum)
	if err := row(xlsx.Sum, nil, formNet, net, ""); err != nil {
		return err
	}
	was, is := together(before), together(now)
	return f.sheet.Notes(f.Say(formCompared, lang.MonthNumber(month.Add(-1)), was.people, f.Lang.Amount(was.sum),
		lang.MonthNumber(month), is.people, f.Lang.Amount(is.sum)))
}

// change writes a row of so many lines of the second part, whose four columns lie across
// the first's.
func (f *treasuryForm) change(lines int, cells ...excelize.Cell) error {
	return f.sheet.Spans(xlsx.HeightOf(lines), xlsx.Span{From: 0, To: 0, Cell: cells[0]}, xlsx.Span{From: 1, To: 3, Cell: cells[1]}, xlsx.Span{From: 4, To: 4, Cell: cells[2]}, xlsx.Span{From: 5, To: formColumns - 1, Cell: cells[3]})
}

// byPayee returns what goes to each payee's account in a month; in that of the run, by this
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

// compared returns those who get more than before, and those who get less, each with the
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
	if err := s.Sign(f.PlaceAndDate(), []xlsx.Signer{
		{Title: formPreparer, How: lang.Signs, Name: f.Header.Preparer},
		{Title: lang.ChiefAccountant, How: lang.Signs, Name: f.Header.Accountant},
		{Title: lang.Manager, How: lang.SignsAndSeals, Name: f.Header.Manager},
	}); err != nil {
		return err
	}
	if err := s.Sign(f.Say(formSigned), []xlsx.Signer{{Title: formTeller, How: lang.Signs, Name: ""}, {Title: formDirector, How: lang.SignsAndSeals, Name: ""}}); err != nil {
		return err
	}
	if err := f.LedgerState(s); err != nil {
		return err
	}
	return s.KeepEnding()
}
