package paper

import (
	"cmp"
	"strings"

	"nhuanbut/ledger"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/xlsx"
)

// Signers returns those of the sheets of a newsroom.
func (w *Workbook) Signers() []xlsx.Signer {
	return []xlsx.Signer{
		{Title: preparer, How: lang.Signs, Name: w.Header.Preparer},
		{Title: lang.ChiefAccountant, How: lang.Signs, Name: w.Header.Accountant},
		{Title: lang.Manager, How: lang.SignsAndSeals, Name: w.Header.Manager},
	}
}

// Signatures writes place and date, where everybody signs, and the state of the ledger
// that is signed.
func (w *Workbook) Signatures(s *xlsx.Sheet, by []xlsx.Signer) error {
	if err := s.Sign(w.PlaceAndDate(), by); err != nil {
		return err
	}
	if err := w.LedgerState(s); err != nil {
		return err
	}
	return s.KeepEnding()
}

// EndSigned ends a sheet that the newsroom signs: notes, the legal bases, signatures.
func (w *Workbook) EndSigned(s *xlsx.Sheet, legal []string, notes ...string) error {
	if len(legal) > 0 {
		notes = append(notes, w.Say(lang.Bases, strings.Join(legal, "; ")))
	}
	if err := s.Notes(notes...); err != nil {
		return err
	}
	if err := w.Signatures(s, w.Signers()); err != nil {
		return err
	}
	return s.Close()
}

// LedgerState writes which state of the ledger is signed: the chain's head, which
// verify --against takes.
func (w *Workbook) LedgerState(s *xlsx.Sheet) error {
	return s.Paragraph(xlsx.StateBlock, w.Say(state, w.Header.Head, lang.PaperTime(w.Header.At)))
}

// PlaceAndDate returns where and when a sheet is signed: on the day of the options, else
// on that of the ledger's last event.
func PlaceAndDate(i *ledger.ReportHeader, o Options) string {
	day := o.Lang.LongDate(cmp.Or(o.Day, i.Day()))
	if i.Place != "" {
		return i.Place + ", " + day
	}
	return strings.ToUpper(day[:1]) + day[1:]
}

func (w *Workbook) PlaceAndDate() string { return PlaceAndDate(&w.Header, w.options) }

// What the newsroom's papers say.
var (
	budgetUnit    = lang.Both("Mã ĐVQHNS: %s", "Budget unit code: %s")
	amountInWords = lang.Both("Bằng chữ: %s.", "In words: %s.")
	preparer      = lang.Both("Người lập biểu", "Prepared by")
	state         = lang.Both("Mã băm của sổ: %s; sổ ghi đến %s.", "Head of the ledger: %s; entries up to %s.")
)
