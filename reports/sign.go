package reports

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"nhuanbut/reports/lang"
)

// signer is who signs a sheet.
type signer struct {
	title, how lang.Phrase
	name       string
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
	return s.keepLast(s.pages(s.heads), s.ending)
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
		lines = max(lines, 8+name+strings.Count(s.lang.Say(one.title), "\n"))
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
		run(on+"\n", false), run(s.lang.Say(one.title)+"\n", true), run(s.lang.Say(one.how)+"\n\n\n\n\n", false), run(one.name, true),
	}
}
