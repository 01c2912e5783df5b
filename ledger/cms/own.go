package cms

import (
	"os"

	"nhuanbut/payroll"
)

// Schema is what a workbook of this program is.
type Schema string

// The schemas.
const (
	SchemaMonth     Schema = "nhuanbut.month"
	SchemaPayment   Schema = "nhuanbut.payment"
	SchemaStatement Schema = "nhuanbut.statement"
	SchemaYear      Schema = "nhuanbut.year"

	ourSchemas = "nhuanbut."
)

// Refusals of what this program wrote itself, where a list is expected.
const (
	OwnMonth     payroll.Code = "own-month"      // a month's workbook beside other files, or where no corrections are taken
	OwnPayment   payroll.Code = "own-payment"    // a payment's workbook
	OwnStatement payroll.Code = "own-statement"  // an author's
	OwnYear      payroll.Code = "own-year"       // a year's
	OwnOther     payroll.Code = "own-other"      // of a kind that this version does not know. Args: its schema
	OwnData      payroll.Code = "own-data"       // the sheet of data by itself
	OwnArticles  payroll.Code = "own-articles"   // the sheet of articles without the hidden sheet
	OwnOld       payroll.Code = "own-old"        // of an earlier version, which takes no corrections. Args: month
	OwnNew       payroll.Code = "own-new"        // of a later version. Args: month
	OwnDamaged   payroll.Code = "own-damaged"    // the hidden sheet is not as it was written. Args: the key
	OwnSheetGone payroll.Code = "own-sheet-gone" // Args: the name of the sheet of articles
	OwnHeader    payroll.Code = "own-header"     // Args: the cell, the header that was there, what is there now
)

// Refusal says why a workbook is not taken as a list.
func (m *Meta) Refusal() *payroll.Error {
	switch m.Schema {
	case SchemaMonth:
		return payroll.Refuse(OwnMonth)
	case SchemaPayment:
		return payroll.Refuse(OwnPayment)
	case SchemaStatement:
		return payroll.Refuse(OwnStatement)
	case SchemaYear:
		return payroll.Refuse(OwnYear)
	}
	return payroll.Refuse(OwnOther, string(m.Schema))
}

// Own is what a file says of itself where it is a workbook of this program, nil where it
// is not. A file that cannot be read is none: Open says why.
func Own(path string) (*Meta, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	r := &reading{path: path, subject: &articles}
	if _, err := r.format(f); err != nil || r.about.format != "xlsx" {
		return nil, f.Close()
	}
	w := &workbook{reading: r, file: f}
	defer w.close()
	if err := w.unpack(); err != nil {
		return nil, nil
	}
	return w.meta()
}

// notOwn refuses a workbook of this program where a list of articles is expected: it comes
// back as corrections, or not at all.
func (w *workbook) notOwn() error {
	if w.subject != &articles {
		return nil
	}
	m, err := w.meta()
	if err != nil || m == nil {
		return err
	}
	reason := m.Refusal()
	return w.refuse(reason.Code, reason.Args...)
}
