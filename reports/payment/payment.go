// Package payment prints a run: the table that is signed, the treasury's form and the
// transfers for the bank. Begin at Write.
package payment

import (
	"context"
	"strings"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/paper"
)

// Write writes the workbook of a run to path, whole or not at all: the table that is
// signed, and of payments to authors the treasury's form and the sheet of transfers.
// The same report and options give the same bytes.
func Write(ctx context.Context, p *ledger.PaymentReport, path string, o paper.Options) error {
	w, err := paper.New(ctx, p.ReportHeader, o, runTitle, p.Run.ID)
	if err != nil {
		return err
	}
	defer w.Close()
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
	return w.SaveAs(cms.SchemaPayment, path)
}

// payment is what the sheets of a run share.
type payment struct {
	*paper.Workbook
	*ledger.PaymentReport
	words runWords
}

// below returns the line below the payment table's title.
func (r *payment) below() string {
	var text string
	switch r.Run.Kind {
	case payroll.CollectionRun:
		text = r.Say(collectBelow, r.Run.ID, lang.PaperDate(r.Run.Date))
	case payroll.ImportedRun:
		text = r.Say(importedBelow, r.Run.ID)
	default:
		months := make([]string, len(r.Run.Periods))
		for i, m := range r.Run.Periods {
			months[i] = lang.MonthNumber(m)
		}
		text = r.Say(payRunBelow, r.Run.ID, lang.PaperDate(r.Run.Date), strings.Join(months, ", "))
	}
	if r.Run.Status == payroll.Voided {
		return r.Say(wholeVoid, text)
	}
	return text
}
