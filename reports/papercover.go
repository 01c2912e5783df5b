package reports

import (
	"strings"

	"nhuanbut/payroll"
)

// letterhead are the lines above a sheet's title: the parent agency, the unit, and its
// code in the budget, as Vietnamese accounting forms begin.
func (w *paperWorkbook) letterhead() []string {
	var lines []string
	if w.header.Parent != "" {
		lines = append(lines, strings.ToUpper(w.header.Parent))
	}
	lines = append(lines, w.header.Unit)
	if w.header.BudgetUnit != "" {
		lines = append(lines, w.say(budgetUnit, w.header.BudgetUnit))
	}
	return lines
}

// headRow is the row of the table's head in a sheet with a cover: behind the letterhead
// come the title, the line below it, and the unit of currency. Facts have a row each.
func (w *paperWorkbook) headRow() int { return len(w.letterhead()) + 4 }

// cover writes what stands above the table, facts about all of it last, and the table's
// head.
func (w *paperWorkbook) cover(s *sheet, title, below string, facts ...string) error {
	for i, text := range w.letterhead() {
		b := unitBlock
		if w.header.Parent != "" && i == 0 {
			b = parentBlock
		}
		if err := s.line(b, text, 18); err != nil {
			return err
		}
	}
	if err := s.line(titleBlock, title, 26); err != nil {
		return err
	}
	if err := s.line(periodBlock, below, 18); err != nil {
		return err
	}
	for _, fact := range facts {
		if err := s.foot(factBlock, fact); err != nil {
			return err
		}
	}
	if err := s.line(currencyBlock, w.say(currency), 18); err != nil {
		return err
	}
	return s.head()
}

// inWords writes an amount in words below a table: the end of what is signed.
func (w *paperWorkbook) inWords(s *sheet, amount payroll.Dong) error {
	s.ends()
	return s.foot(wordsBlock, w.say(amountInWords, w.lang.InWords(amount, w.header.Wording)))
}
