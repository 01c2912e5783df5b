package reports

import (
	"cmp"
	"time"

	"nhuanbut/ledger/cms"
	"nhuanbut/reports/lang"
)

// meta writes the hidden sheet that tells an importer what the workbook is.
func (w *paperWorkbook) meta(m cms.Meta) error {
	m.Unit, m.Language, m.Head = clean(w.header.Unit), string(cmp.Or(w.lang, lang.Vietnamese)), w.header.Head
	m.More = append(m.More, [2]any{"last_entry_at", w.header.At.UTC().Format(time.RFC3339)})
	return w.hiddenRows(cms.MetaSheet, m.Rows())
}
