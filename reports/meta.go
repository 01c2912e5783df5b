package reports

import "time"

// The hidden sheet that tells an importer what the workbook is. Its name and keys are
// a contract, the same in every language.
const (
	metaSheet   = "_meta"
	metaSchema  = "nhuanbut.month"
	metaVersion = 1 // of the sheet of data: a key that goes or changes its meaning raises it
)

// meta writes the hidden sheet of metadata.
func (r *report) meta() error {
	if _, err := r.file.NewSheet(metaSheet); err != nil {
		return err
	}
	status := "open"
	if r.Closed {
		status = "closed"
	}
	for i, pair := range [][2]any{
		{"schema", metaSchema},
		{"schema_version", metaVersion},
		{"period", string(r.Month)},
		{"period_status", status},
		{"first_day", string(r.First)},
		{"last_day", string(r.Last)},
		{"unit", clean(r.imprint.Unit)},
		{"data_sheet", r.say(dataSheet)},
		{"data_table", dataTable},
		{"lines", len(r.Lines)},
		{"gross", int64(r.month.gross())},
		{"ledger_head", r.imprint.Head},
		{"last_entry_at", r.imprint.At.UTC().Format(time.RFC3339)},
	} {
		if err := r.file.SetSheetRow(metaSheet, at(0, i+1), &[]any{pair[0], pair[1]}); err != nil {
			return err
		}
	}
	if err := r.file.SetColWidth(metaSheet, "A", "B", 24); err != nil {
		return err
	}
	// excelize's own way of hiding reads every sheet back, which a large month feels.
	sheets := r.file.WorkBook.Sheets.Sheet
	sheets[len(sheets)-1].State = "hidden"
	return nil
}
