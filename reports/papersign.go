package reports

import (
	"cmp"
	"strings"

	"nhuanbut/ledger"
	"nhuanbut/reports/lang"
)

// signers are those of the sheets of a newsroom.
func (w *paperWorkbook) signers() []signer {
	return []signer{
		{preparer, signs, w.header.Preparer},
		{chiefAccountant, signs, w.header.Accountant},
		{manager, signsAndSeals, w.header.Manager},
	}
}

// signatures writes place and date, where everybody signs, and the state of the ledger
// that is signed.
func (w *paperWorkbook) signatures(s *sheet, by []signer) error {
	if err := s.sign(w.placeAndDate(), by); err != nil {
		return err
	}
	if err := w.ledgerState(s); err != nil {
		return err
	}
	return s.keepEnding()
}

// endSigned ends a sheet that the newsroom signs: notes, the legal bases, signatures.
func (w *paperWorkbook) endSigned(s *sheet, legal []string, notes ...string) error {
	if len(legal) > 0 {
		notes = append(notes, w.say(bases, strings.Join(legal, "; ")))
	}
	if err := s.notes(notes...); err != nil {
		return err
	}
	if err := w.signatures(s, w.signers()); err != nil {
		return err
	}
	return s.close()
}

// ledgerState writes which state of the ledger is signed: the chain's head, which
// verify --against takes.
func (w *paperWorkbook) ledgerState(s *sheet) error {
	return s.foot(stateBlock, w.say(state, w.header.Head, lang.PaperTime(w.header.At)))
}

// placeAndDate returns where and when a sheet is signed: on the day of the options, else
// on that of the ledger's last event.
func placeAndDate(i *ledger.ReportHeader, o Options) string {
	day := o.Lang.LongDate(cmp.Or(o.Day, i.Day()))
	if i.Place != "" {
		return i.Place + ", " + day
	}
	return strings.ToUpper(day[:1]) + day[1:]
}

func (w *paperWorkbook) placeAndDate() string { return placeAndDate(&w.header, w.options) }

// What the newsroom's papers say.
var (
	budgetUnit    = lang.Both("Mã ĐVQHNS: %s", "Budget unit code: %s")
	amountInWords = lang.Both("Bằng chữ: %s.", "In words: %s.")
	preparer      = lang.Both("Người lập biểu", "Prepared by")
	state         = lang.Both("Mã băm của sổ: %s; sổ ghi đến %s.", "Head of the ledger: %s; entries up to %s.")
)
