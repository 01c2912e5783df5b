package reports

import (
	"context"
	"strings"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// Payment writes the workbook of a run to path, whole or not at all: the table that is
// signed, and of payments to authors the treasury's form and the sheet of transfers.
// The same report and options give the same bytes.
func Payment(ctx context.Context, p *ledger.PaymentReport, path string, o Options) error {
	w, err := newPaper(ctx, p.ReportHeader, o, runTitle, p.Run.ID)
	if err != nil {
		return err
	}
	defer w.close()
	r := &payment{w, p, wordsOfRuns[p.Run.Kind]}
	sheets := []func() error{r.table}
	if p.Run.Kind == payroll.PayRun {
		sheets = append(sheets, r.treasury, r.transfers)
	}
	for _, write := range sheets {
		if err := write(); err != nil {
			return err
		}
	}
	if err := w.meta(cms.Meta{Schema: cms.SchemaPayment}); err != nil {
		return err
	}
	return w.save(path)
}

// payment is what the sheets of a run share.
type payment struct {
	*paperWorkbook
	*ledger.PaymentReport
	words runWords
}

// below is the line below the payment table's title.
func (r *payment) below() string {
	var text string
	switch r.Run.Kind {
	case payroll.CollectionRun:
		text = r.say(collectBelow, r.Run.ID, lang.PaperDate(r.Run.Date))
	case payroll.ImportedRun:
		text = r.say(importedBelow, r.Run.ID)
	default:
		months := make([]string, len(r.Run.Periods))
		for i, m := range r.Run.Periods {
			months[i] = lang.MonthNumber(m)
		}
		text = r.say(payRunBelow, r.Run.ID, lang.PaperDate(r.Run.Date), strings.Join(months, ", "))
	}
	if r.Run.Status == payroll.Voided {
		return r.say(wholeVoid, text)
	}
	return text
}
