// Package paper begins the newsroom's workbooks: letterhead and title, place and date,
// signatures, the state of the ledger that is signed, and the hidden sheet that tells an
// import what the workbook is. Begin at New.
package paper

import (
	"cmp"
	"context"
	"strings"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/xlsx"
)

// Options are what a workbook is told besides what the ledger has.
type Options struct {
	Lang lang.Language
	Day  payroll.Date // that it is dated with; "" is the day of the ledger's last event
}

// Workbook is a workbook with the newsroom's letterhead and signatures, made from one
// state of the ledger.
type Workbook struct {
	*xlsx.Workbook
	Header  ledger.ReportHeader
	options Options
}

// New begins a workbook; the caller closes it. The same header and options give the
// same bytes: a workbook's time is that of the ledger's last event, or the day of o.
func New(ctx context.Context, i ledger.ReportHeader, o Options, title lang.Phrase, args ...any) (*Workbook, error) {
	at := i.At
	if o.Day != "" {
		at = o.Day.Time()
	}
	w, err := xlsx.New(ctx, xlsx.Properties{
		Lang: o.Lang, Unit: i.Unit, Title: o.Lang.Say(title, args...), At: at,
	})
	if err != nil {
		return nil, err
	}
	return &Workbook{w, i, o}, nil
}

// Day returns the day that the workbook is dated with.
func (w *Workbook) Day() payroll.Date { return cmp.Or(w.options.Day, w.Header.Day()) }

// Say returns a phrase in the workbook's language.
func (w *Workbook) Say(p lang.Phrase, args ...any) string { return w.Lang.Say(p, args...) }

// Titled returns a title in capitals with its month.
func (w *Workbook) Titled(title lang.Phrase, m payroll.Month) string {
	return strings.ToUpper(w.Lang.OfMonth(title, m))
}

// NameOf returns an author as papers name them: the legal name where there is one.
func NameOf(a ledger.Author) string {
	if a.LegalName != "" {
		return a.LegalName
	}
	return a.Name
}
