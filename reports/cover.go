package reports

import (
	"cmp"
	"strings"

	"github.com/xuri/excelize/v2"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// letterhead are the lines above a sheet's title: the parent agency, the unit, and its
// code in the budget, as Vietnamese accounting forms begin.
func (w *workbook) letterhead() []string {
	var lines []string
	if w.imprint.Parent != "" {
		lines = append(lines, strings.ToUpper(w.imprint.Parent))
	}
	lines = append(lines, w.imprint.Unit)
	if w.imprint.BudgetUnit != "" {
		lines = append(lines, w.say(budgetUnit, w.imprint.BudgetUnit))
	}
	return lines
}

// headRow is the row of the table's head in a sheet with a cover: behind the letterhead
// come the title, the line below it, and the unit of currency. Facts have a row each.
func (w *workbook) headRow() int { return len(w.letterhead()) + 4 }

// cover writes what stands above the table, facts about all of it last, and the table's
// head.
func (s *sheet) cover(title, below string, facts ...string) error {
	for i, text := range s.letterhead() {
		b := unitBlock
		if s.imprint.Parent != "" && i == 0 {
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
	if err := s.line(currencyBlock, s.say(currency), 18); err != nil {
		return err
	}
	return s.head(s.styles.blocks[headBlock])
}

// inWords writes an amount in words below a table: the end of what is signed.
func (s *sheet) inWords(amount payroll.Dong) error {
	s.ends()
	return s.foot(wordsBlock, s.say(amountInWords, s.lang.InWords(amount, s.imprint.Wording)))
}

// foot writes text across the sheet, as high as it needs.
func (s *sheet) foot(b block, text string) error {
	return s.line(b, text, heightOf(linesIn(text, s.width()/bold)))
}

// signer is who signs a sheet.
type signer struct {
	title, how lang.Phrase
	name       string
}

// signers are those of the sheets of a newsroom.
func (w *workbook) signers() []signer {
	return []signer{
		{preparer, signs, w.imprint.Preparer},
		{chiefAccountant, signs, w.imprint.Accountant},
		{manager, signsAndSeals, w.imprint.Manager},
	}
}

// signatures writes place and date, where everybody signs, and the state of the ledger
// that is signed.
func (s *sheet) signatures(by []signer) error {
	if err := s.sign(placeAndDate(&s.imprint, Options{s.lang, s.day}), by); err != nil {
		return err
	}
	if err := s.ledgerState(); err != nil {
		return err
	}
	return s.keepEnding()
}

// endSigned ends a sheet that the newsroom signs: notes, the legal bases, signatures.
func (s *sheet) endSigned(legal []string, notes ...string) error {
	if len(legal) > 0 {
		notes = append(notes, s.say(bases, strings.Join(legal, "; ")))
	}
	if err := s.notes(notes...); err != nil {
		return err
	}
	if err := s.signatures(s.signers()); err != nil {
		return err
	}
	return s.close()
}

// ends notes that the table is written: what follows is signed with its last rows.
func (s *sheet) ends() {
	const rows = 2
	s.ending = s.high() - rows*rowHigh
}

// keepEnding sees to it that nobody signs a page that has nothing but signatures.
func (s *sheet) keepEnding() error {
	if s.ending == 0 {
		return nil
	}
	return s.keepLast(s.paper(s.heads), s.ending)
}

// ledgerState writes which state of the ledger is signed: the chain's head, which
// verify --against takes.
func (s *sheet) ledgerState() error {
	return s.foot(stateBlock, s.say(state, s.imprint.Head, lang.PaperTime(s.imprint.At)))
}

// sign writes when and where, and where everybody signs. It is all one row: no page
// ends between who signs and the signature.
func (s *sheet) sign(when string, by []signer) error {
	s.row++
	groups := s.split(len(by))
	lines := 0
	var cells []span
	for i, one := range by {
		on := ""
		if i == len(by)-1 {
			on = when
		}
		name := linesIn(one.name, s.widthOf(groups[i], groups[i+1]-1)/bold)
		lines = max(lines, 8+name+strings.Count(s.say(one.title), "\n"))
		cells = append(cells, span{groups[i], groups[i+1] - 1, excelize.Cell{StyleID: s.styles.blocks[signBlock], Value: s.toSign(on, one)}})
	}
	return s.spans(heightOf(lines), cells...)
}

// toSign is what stands above and below a signature.
func (s *sheet) toSign(on string, one signer) []excelize.RichTextRun {
	run := func(text string, bold bool) excelize.RichTextRun {
		return excelize.RichTextRun{Text: clean(text), Font: &excelize.Font{Family: font, Size: size, Bold: bold, Italic: !bold}}
	}
	return []excelize.RichTextRun{
		run(on+"\n", false), run(s.say(one.title)+"\n", true), run(s.say(one.how)+"\n\n\n\n\n", false), run(one.name, true),
	}
}

// placeAndDate returns where and when a sheet is signed: on the day of the options, else
// on that of the ledger's last event.
func placeAndDate(i *ledger.Imprint, o Options) string {
	day := o.Lang.LongDate(cmp.Or(o.Day, i.Day()))
	if i.Place != "" {
		return i.Place + ", " + day
	}
	return strings.ToUpper(day[:1]) + day[1:]
}

// split divides the columns into n groups of about the same width, at least one column
// each: the first column of each group, and the one behind the last.
func (s *sheet) split(n int) []int {
	starts := []int{0}
	used := 0.0
	for i, c := range s.columns {
		missing := n - len(starts) // groups still to begin
		mid := used + c.width/2
		if i > 0 && missing > 0 && (mid >= s.width()*float64(len(starts))/float64(n) || len(s.columns)-i == missing) {
			starts = append(starts, i)
		}
		used += c.width
	}
	return append(starts, len(s.columns))
}

// across writes a row of texts, each across one of the groups of columns that split gave,
// higher where a text needs it.
func (s *sheet) across(groups []int, b block, texts []string, height float64) error {
	s.row++
	style := s.styles.blocks[b]
	cells := make([]any, len(s.columns))
	for i := range cells {
		cells[i] = excelize.Cell{StyleID: style}
	}
	for g, text := range texts {
		from, to := groups[g], groups[g+1]-1
		cells[from] = excelize.Cell{StyleID: style, Value: clean(text)}
		height = max(height, heightOf(linesIn(text, s.widthOf(from, to)/bold)))
		if err := s.merge(from, to); err != nil {
			return err
		}
	}
	s.grow(height)
	return s.stream.SetRow(at(0, s.row), cells, excelize.RowOpts{Height: height})
}

// merge joins the cells of the current row from one column to another.
func (s *sheet) merge(from, to int) error {
	if from == to {
		return nil
	}
	return s.stream.MergeCell(at(from, s.row), at(to, s.row))
}

// at names a cell; columns begin with 0, rows with 1.
func at(column, row int) string {
	name, _ := excelize.CoordinatesToCellName(column+1, row) // fails only outside a sheet
	return name
}
