package reports

import (
	"context"
	"strings"

	"github.com/shopspring/decimal"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// Statement writes an author's statement to path, whole or not at all. The same
// statement and options give the same bytes.
func Statement(ctx context.Context, s *ledger.Statement, path string, o Options) error {
	w, err := newPaper(ctx, s.ReportHeader, o, statementOf, s.Author.Name)
	if err != nil {
		return err
	}
	defer w.close()
	st := &statement{paperWorkbook: w, Statement: s}
	if err := st.write(); err != nil {
		return err
	}
	if err := w.meta(cms.Meta{Schema: cms.SchemaStatement}); err != nil {
		return err
	}
	return w.save(path)
}

// statement is the sheet that an author gets: the lines of each month, what was paid,
// and the balance.
type statement struct {
	*paperWorkbook
	*ledger.Statement
	sheet   *sheet
	fields  []field // of the tables below that of lines
	rounded bool    // some amount is not just what its terms come to
}

// The columns of lines that are referred to.
const (
	titleColumn  = 3
	howColumn    = 11
	amountColumn = 12
)

func (s *statement) write() (err error) {
	about := s.about()
	heights, err := s.begun(s.headRow() + len(about))
	if err != nil {
		return err
	}
	s.fields = s.paymentFields()
	if err := s.cover(s.sheet, strings.ToUpper(s.say(statementTitle)), s.span(), about...); err != nil {
		return err
	}
	earned, err := s.lines()
	if err != nil {
		return err
	}
	if err := s.inWords(s.sheet, s.Earned()); err != nil {
		return err
	}
	const tableBegins = 90 // points: a head, a heading and two rows
	if err := s.sheet.gap(heights, tableBegins); err != nil {
		return err
	}
	paid, collected, err := s.payments()
	if err != nil {
		return err
	}
	balance := s.sheet.high()
	if err := s.balance(earned, paid, collected); err != nil {
		return err
	}
	if err := s.sheet.notes(s.remarks()...); err != nil {
		return err
	}
	author := signer{recipient, signs, nameOf(s.Author)}
	if err := s.signatures(s.sheet, append([]signer{author}, s.signers()...)); err != nil {
		return err
	}
	if err := s.sheet.keepLast(heights, balance); err != nil {
		return err
	}
	return s.sheet.close()
}

// begun begins the sheet. The head of lines, in row head, stays in sight and is on every
// page only where they go over one: it is not that of the tables below them.
func (s *statement) begun(head int) (p pageHeights, err error) {
	const onePage = 16
	lines := 0
	for _, m := range s.Months {
		lines += len(m.Lines)
	}
	if lines > onePage {
		s.sheet, err = s.open(s.say(statementSheet), s.columns(), head, 0)
	} else {
		s.sheet, err = s.begin(s.say(statementSheet), s.columns(), 0, 0)
	}
	switch {
	case err != nil:
		return p, err
	case lines > onePage:
		return s.sheet.pages(heightOf(3)), nil
	}
	return s.sheet.pages(0), nil
}

// span is the line below the title.
func (s *statement) span() string {
	if s.From == s.To {
		return s.say(statementMonth, s.lang.Month(s.From), lang.PaperDate(s.First), lang.PaperDate(s.Last))
	}
	return s.say(statementSpan, s.lang.Month(s.From), s.lang.Month(s.To), lang.PaperDate(s.First), lang.PaperDate(s.Last))
}

// about says who the author is, by what is kept of them.
func (s *statement) about() []string {
	a := &s.Author
	who := s.say(aboutAuthor, a.Name, a.Code)
	switch a.Kind {
	case payroll.Contributor, payroll.Staff, payroll.Nonresident:
		who += s.say(aboutKind, s.say(lang.AuthorKind(a.Kind).Word))
	case payroll.Organisation:
		who += s.say(aboutKind, strings.ToLower(s.say(lang.AuthorKind(a.Kind).Cell)))
	}
	var more []string
	for _, fact := range []struct {
		words lang.Phrase
		value string
	}{
		{aboutLegalName, a.LegalName}, {aboutPenNames, strings.Join(a.PenNames, ", ")}, {aboutTaxCode, a.TaxCode}, {aboutIDNumber, a.IDNumber},
	} {
		if fact.value != "" {
			more = append(more, s.say(fact.words, fact.value))
		}
	}
	switch {
	case a.Account != "" && a.Bank != "":
		more = append(more, s.say(aboutAccountBank, a.Account, a.Bank))
	case a.Account != "":
		more = append(more, s.say(aboutAccount, a.Account))
	}
	if len(more) == 0 {
		return []string{who}
	}
	line := []rune(strings.Join(more, "; "))
	return []string{who, strings.ToUpper(string(line[:1])) + string(line[1:])}
}

func (s *statement) columns() []column {
	line, id, salaries, units := 6.0, 6.0, 10.0, 9.5
	var mass payroll.Dong
	for _, m := range s.Months {
		for _, l := range m.Lines {
			line = max(line, wordWidth(l.ID)+padding)
			mass += max(l.Amount, -l.Amount)
			if e := l.Article; e != nil {
				id = max(id, wordWidth(e.Ref)+padding)
				salaries, units = max(salaries, widthOfFigure(e.Royalty.BaseSalary)), max(units, widthOfFigure(e.Royalty.Unit))
			}
		}
	}
	paid, collected := s.Settled()
	mass += max(s.Opening, -s.Opening) + paid + collected
	const longest = 17 // of an ID; what is longer wraps
	return []column{
		{s.say(lineNumber), min(line, longest), asWord}, {s.say(date), 10.5, asDate}, {"ID", min(id, longest), asWord},
		{s.say(headline), 32, asText}, {s.say(lineItem), 13, asText},
		{s.say(coefficient), 6, asFigure}, {s.say(quantity), 6.5, asFigure}, {s.say(baseCoefficient), 7, asFigure},
		{payroll.BaseSalary.Header(), salaries, asMoney}, {s.say(unit), units, asMoney}, {s.say(ownShare), 8.5, asShare},
		{s.say(comesFrom), 38, asText}, {s.say(lineAmount), widthFor(mass), asMoney},
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
		err = s.sheet.put(sum, s.sumRow(s.say(noLines), payroll.Dong(0))...)
	case 1:
		return sums[0], nil
	default:
		err = s.sheet.put(sum, s.sumRow(s.say(earnedSum), formula{strings.Join(sums, "+"), s.Earned()})...)
	}
	return at(amountColumn, s.sheet.row), err
}

// month writes the lines of a month and their sum, whose cell it returns.
func (s *statement) month(m ledger.StatementMonth) (string, error) {
	name := s.say(monthLines, s.lang.Month(m.Month))
	if !m.Closed {
		name = s.say(monthIsOpen, name)
	}
	if err := s.sheet.line(sectionBlock, name, 20); err != nil {
		return "", err
	}
	first := s.sheet.row + 1
	for _, line := range m.Lines {
		if err := s.sheet.put(body, s.values(line)...); err != nil {
			return "", err
		}
	}
	rows := s.sheet.sumOf(amountColumn, first, m.Earned())
	err := s.sheet.put(sum, s.sumRow(s.say(monthSum, s.lang.Month(m.Month)), rows)...)
	return at(amountColumn, s.sheet.row), err
}

func (s *statement) sumRow(name string, amount any) []any {
	values := make([]any, len(s.sheet.columns))
	values[titleColumn], values[amountColumn] = name, amount
	return values
}

// values is the row of a line.
func (s *statement) values(line ledger.StatementLine) []any {
	values := make([]any, len(s.sheet.columns))
	how, rounded := s.how(line)
	s.rounded = s.rounded || rounded
	values[0], values[4], values[howColumn], values[amountColumn] = line.ID, s.item(line), how, line.Amount
	e := line.Article
	if e == nil {
		if line.Role != payroll.OtherRole {
			values[titleColumn] = s.say(lang.Role(line.Role).Cell)
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

// shareValue is the author's share as a cell has it.
func shareValue(line ledger.StatementLine) any {
	if line.Share == nil {
		return nil
	}
	share := decimal.NewFromBigInt(line.Share.Num(), 0)
	return share.DivRound(decimal.NewFromBigInt(line.Share.Denom(), 0), sharePlaces)
}

// item says what a line is.
func (s *statement) item(line ledger.StatementLine) string {
	switch {
	case line.Kind == payroll.RoyaltyKind:
		return s.say(lang.Role(line.Role).Cell)
	case line.Kind == payroll.AdjustmentKind && line.Of == payroll.RoyaltyKind:
		return s.say(lang.Kind(line.Kind).Cell) + ": " + s.say(lang.Role(line.Role).Cell)
	case line.Kind == payroll.AdjustmentKind:
		return s.say(lang.Kind(line.Kind).Cell) + ": " + s.say(lang.Kind(line.Of).Cell)
	}
	return s.say(lang.Kind(line.Kind).Cell)
}

// balance writes what the amounts come to: the cells are those of the sums above.
func (s *statement) balance(earned, paid, collected string) error {
	if err := s.sheet.line(sectionBlock, s.say(balanceSection), 20); err != nil {
		return err
	}
	fields := []field{{"", amountColumn - 1, asText}, {"", amountColumn, asMoney}}
	opening := s.say(openingBalance, lang.PaperDate(s.First))
	if s.OpeningOpen {
		opening += " " + s.say(provisional)
	}
	if err := s.sheet.putAcross(body, fields, opening, s.Opening); err != nil {
		return err
	}
	terms := at(amountColumn, s.sheet.row)
	sumPaid, sumCollected := s.Settled()
	summands := []struct {
		name lang.Phrase
		sign string
		sum  any
	}{{earnedInSpan, "+", formula{earned, s.Earned()}}, {paidInSpan, "-", sumPaid}, {collectedInSpan, "+", formula{collected, sumCollected}}}
	if paid != "" {
		summands[1].sum = formula{paid, sumPaid}
	}
	if collected == "" {
		summands = summands[:2] // hardly ever is anything taken back
	}
	for _, term := range summands {
		if err := s.sheet.putAcross(body, fields, s.say(term.name), term.sum); err != nil {
			return err
		}
		terms += term.sign + at(amountColumn, s.sheet.row)
	}
	closing := closingBalance
	if s.Closing() < 0 {
		closing = closingOwes
	}
	name := s.say(closing, lang.PaperDate(s.Last))
	if s.Open {
		name += " " + s.say(provisional)
	}
	if err := s.sheet.putAcross(sum, fields, name, formula{terms, s.Closing()}); err != nil {
		return err
	}
	return s.sheet.foot(wordsBlock, s.say(closingInWords, s.lang.InWords(s.Closing(), s.header.Wording)))
}

// remarks are what is to be known about the figures.
func (s *statement) remarks() []string {
	var notes []string
	if s.Open || s.OpeningOpen {
		notes = append(notes, s.say(provisionalMeans))
	}
	if s.rounded {
		notes = append(notes, s.say(roundedMeans))
	}
	if len(s.Bases) > 0 {
		notes = append(notes, s.say(bases, strings.Join(s.Bases, "; ")))
	}
	return notes
}
