package paper

import (
	"cmp"
	"time"

	"nhuanbut/ledger/cms"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/xlsx"
)

// Meta writes the hidden sheet that tells an importer what the workbook is.
func (w *Workbook) Meta(m cms.Meta) error {
	m.Unit, m.Language, m.Head = xlsx.Clean(w.Header.Unit), string(cmp.Or(w.Lang, lang.Vietnamese)), w.Header.Head
	m.More = append(m.More, [2]any{"last_entry_at", w.Header.At.UTC().Format(time.RFC3339)})
	return w.HiddenRows(cms.MetaSheet, m.Rows())
}

// SaveAs writes the workbook to path with a hidden sheet that names its schema.
func (w *Workbook) SaveAs(schema cms.Schema, path string) error {
	if err := w.Meta(cms.Meta{Schema: schema}); err != nil {
		return err
	}
	return w.Save(path)
}
