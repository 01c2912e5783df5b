// Package statement prints what an author earned and was paid, and the balance. Begin at
// Write.
package statement

import (
	"context"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/paper"
	"nhuanbut/reports/xlsx"
)

// Write writes an author's statement to path, whole or not at all. The same
// statement and options give the same bytes.
func Write(ctx context.Context, s *ledger.Statement, path string, o paper.Options) error {
	w, err := paper.New(ctx, s.ReportHeader, o, statementOf, s.Author.Name)
	if err != nil {
		return err
	}
	defer w.Close()
	st := &statement{Workbook: w, Statement: s}
	if err := st.write(); err != nil {
		return err
	}
	return w.SaveAs(cms.SchemaStatement, path)
}

// statement is the sheet that an author gets: the lines of each month, what was paid,
// and the balance.
type statement struct {
	*paper.Workbook
	*ledger.Statement
	sheet   *xlsx.Sheet
	fields  []xlsx.Field // of the tables below that of lines
	rounded bool         // some amount is not just what its terms come to
}

// The columns of lines that are referred to.
const (
	titleColumn  = 3
	howColumn    = 11
	amountColumn = 12
)

func (s *statement) write() (err error) {
	about := s.about()
	heights, err := s.begun(s.HeadRow() + len(about))
	if err != nil {
		return err
	}
	s.fields = s.paymentFields()
	if err := s.Cover(s.sheet, strings.ToUpper(s.Say(statementTitle)), s.span(), about...); err != nil {
		return err
	}
	earned, err := s.lines()
	if err != nil {
		return err
	}
	if err := s.InWords(s.sheet, s.Earned()); err != nil {
		return err
	}
	const tableBegins = 90 // points: a head, a heading and two rows
	if err := s.sheet.Gap(heights, tableBegins); err != nil {
		return err
	}
	paid, collected, err := s.payments()
	if err != nil {
		return err
	}
	balance := s.sheet.Height()
	if err := s.balance(earned, paid, collected); err != nil {
		return err
	}
	if err := s.sheet.Notes(s.remarks()...); err != nil {
		return err
	}
	author := xlsx.Signer{Title: recipient, How: lang.Signs, Name: paper.NameOf(s.Author)}
	if err := s.Signatures(s.sheet, append([]xlsx.Signer{author}, s.Signers()...)); err != nil {
		return err
	}
	if err := s.sheet.KeepLast(heights, balance); err != nil {
		return err
	}
	return s.sheet.Close()
}

// begun begins the sheet. The head of lines, in row head, stays in sight and is on every
// page only where they go over one: it is not that of the tables below them.
func (s *statement) begun(head int) (p xlsx.PageHeights, err error) {
	const onePage = 16
	lines := 0
	for _, m := range s.Months {
		lines += len(m.Lines)
	}
	if lines > onePage {
		s.sheet, err = s.NewTable(s.Say(statementSheet), s.columns(), head, 0)
	} else {
		s.sheet, err = s.NewSheet(s.Say(statementSheet), s.columns(), 0, 0)
	}
	switch {
	case err != nil:
		return p, err
	case lines > onePage:
		return s.sheet.Pages(xlsx.HeightOf(3)), nil
	}
	return s.sheet.Pages(0), nil
}

// span returns the line below the title.
func (s *statement) span() string {
	if s.From == s.To {
		return s.Say(statementMonth, s.Lang.Month(s.From), lang.PaperDate(s.First), lang.PaperDate(s.Last))
	}
	return s.Say(statementSpan, s.Lang.Month(s.From), s.Lang.Month(s.To), lang.PaperDate(s.First), lang.PaperDate(s.Last))
}

// about says who the author is, by what is kept of them.
func (s *statement) about() []string {
	a := &s.Author
	who := s.Say(aboutAuthor, a.Name, a.Code)
	switch a.Kind {
	case payroll.Contributor, payroll.Staff, payroll.Nonresident:
		who += s.Say(aboutKind, s.Say(lang.AuthorKind(a.Kind).Word))
	case payroll.Organisation:
		who += s.Say(aboutKind, strings.ToLower(s.Say(lang.AuthorKind(a.Kind).Cell)))
	}
	private := func(field cms.AuthorField, value string) string {
		if slices.Contains(a.Forgotten, field) {
			return s.Say(forgotten)
		}
		return value
	}
	var more []string
	account := private(cms.AuthorAccount, a.Account)
	for _, fact := range []struct {
		words lang.Phrase
		value string
	}{
		{aboutLegalName, a.LegalName}, {aboutPenNames, strings.Join(a.PenNames, ", ")},
		{aboutTaxCode, private(cms.AuthorTaxCode, a.TaxCode)}, {aboutIDNumber, private(cms.AuthorIDNumber, a.IDNumber)},
	} {
		if fact.value != "" {
			more = append(more, s.Say(fact.words, fact.value))
		}
	}
	switch {
	case account != "" && a.Bank != "":
		more = append(more, s.Say(aboutAccountBank, account, a.Bank))
	case account != "":
		more = append(more, s.Say(aboutAccount, account))
	}
	if len(more) == 0 {
		return []string{who}
	}
	line := []rune(strings.Join(more, "; "))
	return []string{who, strings.ToUpper(string(line[:1])) + string(line[1:])}
}

func (s *statement) columns() []xlsx.Column {
	line, id, salaries, units := 6.0, 6.0, 10.0, 9.5
	var mass payroll.Dong
	for _, m := range s.Months {
		for _, l := range m.Lines {
			line = max(line, xlsx.WordWidth(l.ID)+xlsx.Padding)
			mass += max(l.Amount, -l.Amount)
			if e := l.Article; e != nil {
				id = max(id, xlsx.WordWidth(e.Ref)+xlsx.Padding)
				salaries, units = max(salaries, xlsx.WidthOfFigure(e.Royalty.BaseSalary)), max(units, xlsx.WidthOfFigure(e.Royalty.Unit))
			}
		}
	}
	paid, collected := s.Settled()
	mass += max(s.Opening, -s.Opening) + paid + collected
	const longest = 17 // of an ID; what is longer wraps
	return []xlsx.Column{
		xlsx.Col(s.Say(lineNumber), min(line, longest), xlsx.Word), xlsx.Col(s.Say(lang.Published), 10.5, xlsx.Date), xlsx.Col("ID", min(id, longest), xlsx.Word),
		xlsx.Col(s.Say(lang.Title), 32, xlsx.Text), xlsx.Col(s.Say(lineItem), 13, xlsx.Text),
		xlsx.Col(s.Say(coefficient), 6, xlsx.Figure), xlsx.Col(s.Say(quantity), 6.5, xlsx.Figure), xlsx.Col(s.Say(lang.BaseCoefficient), 7, xlsx.Figure),
		xlsx.Col(payroll.BaseSalary.Header(), salaries, xlsx.Money), xlsx.Col(s.Say(lang.UnitPrice), units, xlsx.Money), xlsx.Col(s.Say(ownShare), 8.5, xlsx.Share),
		xlsx.Col(s.Say(comesFrom), 38, xlsx.Text), xlsx.Col(s.Say(lineAmount), xlsx.WidthFor(mass), xlsx.Money),
	}
}

// lines writes the months. It returns the cell of their total.
func (s *statement) lines() (total string, err error) {
	var sums []string
	for _, m := range s.Months {
		sum, err := s.month(m)
		if err != nil {
			return "", err
		}
		sums = append(sums, sum)
	}
	switch len(sums) {
	case 0:
		err = s.sheet.Put(xlsx.Sum, s.sumRow(s.Say(noLines), payroll.Dong(0))...)
	case 1:
		return sums[0], nil
	default:
		err = s.sheet.Put(xlsx.Sum, s.sumRow(s.Say(earnedSum), xlsx.Calc(strings.Join(sums, "+"), s.Earned()))...)
	}
	return xlsx.At(amountColumn, s.sheet.Row), err
}

// month writes the lines of a month and their sum, whose cell it returns.
func (s *statement) month(m ledger.StatementMonth) (string, error) {
	name := s.Say(monthLines, s.Lang.Month(m.Month))
	if !m.Closed {
		name = s.Say(monthIsOpen, name)
	}
	if err := s.sheet.Line(xlsx.SectionBlock, name, 20); err != nil {
		return "", err
	}
	first := s.sheet.Row + 1
	for _, line := range m.Lines {
		if err := s.sheet.Put(xlsx.Body, s.values(line)...); err != nil {
			return "", err
		}
	}
	rows := s.sheet.SumOf(amountColumn, first, m.Earned())
	err := s.sheet.Put(xlsx.Sum, s.sumRow(s.Say(monthSum, s.Lang.Month(m.Month)), rows)...)
	return xlsx.At(amountColumn, s.sheet.Row), err
}

func (s *statement) sumRow(name string, amount any) []any {
	values := make([]any, len(s.sheet.Columns))
	values[titleColumn], values[amountColumn] = name, amount
	return values
}

// values returns the row of a line.
func (s *statement) values(line ledger.StatementLine) []any {
	values := make([]any, len(s.sheet.Columns))
	how, rounded := s.how(line)
	s.rounded = s.rounded || rounded
	values[0], values[4], values[howColumn], values[amountColumn] = line.ID, s.item(line), how, line.Amount
	e := line.Article
	if e == nil {
		if line.Role != payroll.OtherRole {
			values[titleColumn] = s.Say(lang.Role(line.Role).Cell)
		}
		return values
	}
	values[1], values[2], values[titleColumn] = e.Published, e.Ref, e.Title
	switch {
	case line.Kind == payroll.EncouragementKind:
		values[5] = line.Coefficient
	case line.Kind != payroll.RoyaltyKind:
	case e.Royalty.LumpSum:
		values[10] = shareValue(line)
	default:
		values[5], values[6], values[7], values[8], values[9], values[10] = line.Coefficient, line.Quantity,
			e.Royalty.BaseCoefficient, e.Royalty.BaseSalary, line.Unit, shareValue(line)
	}
	return values
}

// shareValue returns the author's share as a cell has it.
func shareValue(line ledger.StatementLine) any {
	if line.Share == nil {
		return nil
	}
	share := decimal.NewFromBigInt(line.Share.Num(), 0)
	return share.DivRound(decimal.NewFromBigInt(line.Share.Denom(), 0), xlsx.SharePlaces)
}

// item says what a line is.
func (s *statement) item(line ledger.StatementLine) string {
	switch {
	case line.Kind == payroll.RoyaltyKind:
		return s.Say(lang.Role(line.Role).Cell)
	case line.Kind == payroll.AdjustmentKind && line.Of == payroll.RoyaltyKind:
		return s.Say(lang.Kind(line.Kind).Cell) + ": " + s.Say(lang.Role(line.Role).Cell)
	case line.Kind == payroll.AdjustmentKind:
		return s.Say(lang.Kind(line.Kind).Cell) + ": " + s.Say(lang.Kind(line.Of).Cell)
	}
	return s.Say(lang.Kind(line.Kind).Cell)
}

// balance writes what the amounts come to: the cells are those of the sums above.
func (s *statement) balance(earned, paid, collected string) error {
	if err := s.sheet.Line(xlsx.SectionBlock, s.Say(balanceSection), 20); err != nil {
		return err
	}
	fields := []xlsx.Field{xlsx.FieldTo("", amountColumn-1, xlsx.Text), xlsx.FieldTo("", amountColumn, xlsx.Money)}
	opening := s.Say(openingBalance, lang.PaperDate(s.First))
	if s.OpeningOpen {
		opening += " " + s.Say(lang.Provisional)
	}
	if err := s.sheet.PutAcross(xlsx.Body, fields, opening, s.Opening); err != nil {
		return err
	}
	terms := xlsx.At(amountColumn, s.sheet.Row)
	sumPaid, sumCollected := s.Settled()
	summands := []struct {
		name lang.Phrase
		sign string
		Sum  any
	}{{earnedInSpan, "+", xlsx.Calc(earned, s.Earned())}, {paidInSpan, "-", sumPaid}, {collectedInSpan, "+", xlsx.Calc(collected, sumCollected)}}
	if paid != "" {
		summands[1].Sum = xlsx.Calc(paid, sumPaid)
	}
	if collected == "" {
		summands = summands[:2] // hardly ever is anything taken back
	}
	for _, term := range summands {
		if err := s.sheet.PutAcross(xlsx.Body, fields, s.Say(term.name), term.Sum); err != nil {
			return err
		}
		terms += term.sign + xlsx.At(amountColumn, s.sheet.Row)
	}
	closing := closingBalance
	if s.Closing() < 0 {
		closing = closingOwes
	}
	name := s.Say(closing, lang.PaperDate(s.Last))
	if s.Open {
		name += " " + s.Say(lang.Provisional)
	}
	if err := s.sheet.PutAcross(xlsx.Sum, fields, name, xlsx.Calc(terms, s.Closing())); err != nil {
		return err
	}
	return s.sheet.Paragraph(xlsx.WordsBlock, s.Say(closingInWords, s.Lang.InWords(s.Closing(), s.Header.Wording)))
}

// remarks returns what is to be known about the figures.
func (s *statement) remarks() []string {
	var notes []string
	if s.Open || s.OpeningOpen {
		notes = append(notes, s.Say(lang.ProvisionalMeans))
	}
	if s.rounded {
		notes = append(notes, s.Say(roundedMeans))
	}
	if len(s.Bases) > 0 {
		notes = append(notes, s.Say(lang.Bases, strings.Join(s.Bases, "; ")))
	}
	return notes
}
