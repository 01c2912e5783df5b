package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"nhuanbut/reports/lang"
)

// Signer is who signs a sheet.
type Signer struct {
	Title, How lang.Phrase
	Name       string
}

// MarkEnd notes that the table is written: what follows is signed with its last rows.
func (s *Sheet) MarkEnd() {
	const rows = 2
	s.ending = s.Height() - rows*rowHigh
}

// KeepEnding sees to it that nobody signs a page that has nothing but signatures.
func (s *Sheet) KeepEnding() error {
	if s.ending == 0 {
		return nil
	}
	return s.KeepLast(s.Pages(s.heads), s.ending)
}

// Sign writes when and where, and where everybody signs. It is all one row: no page
// ends between who signs and the signature.
func (s *Sheet) Sign(when string, by []Signer) error {
	s.Row++
	groups := s.split(len(by))
	lines := 0
	var cells []Span
	for i, one := range by {
		on := ""
		if i == len(by)-1 {
			on = when
		}
		name := LinesIn(one.Name, s.widthOf(groups[i], groups[i+1]-1)/bold)
		lines = max(lines, 8+name+strings.Count(s.Lang.Say(one.Title), "\n"))
		cells = append(cells, Span{groups[i], groups[i+1] - 1, excelize.Cell{StyleID: s.styles.blocks[SignBlock], Value: s.toSign(on, one)}})
	}
	return s.Spans(HeightOf(lines), cells...)
}

// toSign returns what stands above and below a signature.
func (s *Sheet) toSign(on string, one Signer) []excelize.RichTextRun {
	run := func(text string, bold bool) excelize.RichTextRun {
		return excelize.RichTextRun{Text: Clean(text), Font: &excelize.Font{Family: Font, Size: Size, Bold: bold, Italic: !bold}}
	}
	return []excelize.RichTextRun{
		run(on+"\n", false), run(s.Lang.Say(one.Title)+"\n", true), run(s.Lang.Say(one.How)+"\n\n\n\n\n", false), run(one.Name, true),
	}
}
