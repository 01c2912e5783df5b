package reports

import (
	"cmp"
	"context"
	"strings"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// Options are what a workbook is told besides what the ledger has.
type Options struct {
	Lang lang.Language
	Day  payroll.Date // that it is dated with; "" is the day of the ledger's last event
}

// paperWorkbook is a workbook with the newsroom's letterhead and signatures, made from one
// state of the ledger.
type paperWorkbook struct {
	*workbook
	header  ledger.ReportHeader
	options Options
}

// newPaper begins a workbook; the caller closes it. The same imprint and options give the
// same bytes: a workbook's time is that of the ledger's last event, or the day of o.
func newPaper(ctx context.Context, i ledger.ReportHeader, o Options, title lang.Phrase, args ...any) (*paperWorkbook, error) {
	at := i.At
	if o.Day != "" {
		at = o.Day.Time()
	}
	w, err := newWorkbook(ctx, properties{
		Lang: o.Lang, Unit: i.Unit, Title: o.Lang.Say(title, args...), At: at,
	})
	if err != nil {
		return nil, err
	}
	return &paperWorkbook{w, i, o}, nil
}

// day returns the day that the workbook is dated with.
func (w *paperWorkbook) day() payroll.Date { return cmp.Or(w.options.Day, w.header.Day()) }

// say returns a phrase in the workbook's language.
func (w *paperWorkbook) say(p lang.Phrase, args ...any) string { return w.lang.Say(p, args...) }

// titled returns a title in capitals with its month.
func (w *paperWorkbook) titled(title lang.Phrase, m payroll.Month) string {
	return strings.ToUpper(w.lang.OfMonth(title, m))
}

// nameOf is an author as papers name them: the legal name where there is one.
func nameOf(a ledger.Author) string {
	if a.LegalName != "" {
		return a.LegalName
	}
	return a.Name
}
