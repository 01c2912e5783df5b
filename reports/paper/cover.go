package paper

import (
	"strings"

	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/xlsx"
)

// Letterhead returns the lines above a sheet's title: the parent agency, the unit, and its
// code in the budget, as Vietnamese accounting forms begin.
func (w *Workbook) Letterhead() []string {
	var lines []string
	if w.Header.Parent != "" {
		lines = append(lines, strings.ToUpper(w.Header.Parent))
	}
	lines = append(lines, w.Header.Unit)
	if w.Header.BudgetUnit != "" {
		lines = append(lines, w.Say(budgetUnit, w.Header.BudgetUnit))
	}
	return lines
}

// HeadRow returns the row of the table's head in a sheet with a cover: behind the letterhead
// come the title, the line below it, and the unit of currency. Facts have a row each.
func (w *Workbook) HeadRow() int { return len(w.Letterhead()) + 4 }

// Cover writes what stands above the table, facts about all of it last, and the table's
// head.
func (w *Workbook) Cover(s *xlsx.Sheet, title, below string, facts ...string) error {
	for i, text := range w.Letterhead() {
		b := xlsx.UnitBlock
		if w.Header.Parent != "" && i == 0 {
			b = xlsx.ParentBlock
		}
		if err := s.Line(b, text, 18); err != nil {
			return err
		}
	}
	if err := s.Line(xlsx.TitleBlock, title, 26); err != nil {
		return err
	}
	if err := s.Line(xlsx.PeriodBlock, below, 18); err != nil {
		return err
	}
	for _, fact := range facts {
		if err := s.Paragraph(xlsx.FactBlock, fact); err != nil {
			return err
		}
	}
	if err := s.Line(xlsx.CurrencyBlock, w.Say(lang.Currency), 18); err != nil {
		return err
	}
	return s.Head()
}

// InWords writes an amount in words below a table: the end of what is signed.
func (w *Workbook) InWords(s *xlsx.Sheet, amount payroll.Dong) error {
	s.MarkEnd()
	return s.Paragraph(xlsx.WordsBlock, w.Say(amountInWords, w.Lang.InWords(amount, w.Header.Wording)))
}
