package reports

import (
	"cmp"
	"time"

	"nhuanbut/ledger/cms"
	"nhuanbut/reports/lang"
)

// meta writes the hidden sheet that tells an importer what the workbook is.
func (w *paperWorkbook) meta(m cms.Meta) error {
	m.Unit, m.Language, m.Head = clean(w.imprint.Unit), string(cmp.Or(w.lang, lang.Vietnamese)), w.imprint.Head
	m.More = append(m.More, [2]any{"last_entry_at", w.imprint.At.UTC().Format(time.RFC3339)})
	if _, err := w.file.NewSheet(cms.MetaSheet); err != nil {
		return err
	}
	stream, err := w.file.NewStreamWriter(cms.MetaSheet)
	if err != nil {
		return err
	}
	const keys, width = 2, 24
	if err := stream.SetColWidth(1, keys, width); err != nil {
		return err
	}
	row := 0
	for cells := range m.Rows() {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		row++
		if err := stream.SetRow(at(0, row), cells); err != nil {
			return err
		}
	}
	if err := stream.Flush(); err != nil {
		return err
	}
	// excelize's own way of hiding reads every sheet back, which a large month feels.
	sheets := w.file.WorkBook.Sheets.Sheet
	sheets[len(sheets)-1].State = "hidden"
	return nil
}
