// Package month prints a month: the workbook that accountants sign, editors check and
// finance imports, and its rows as CSV. Begin at NewView, whose view page prints too.
//
// The sheet "Dữ liệu" is a contract: its keys, their order and the name of its
// table do not change; keys may be added behind the last one.
package month

import (
	"context"

	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/paper"
	"nhuanbut/reports/xlsx"
)

// Write writes the workbook of a month to path. The file is written beside path
// and renamed when it is whole: a failure or a cancelled ctx leaves no file, and
// one that was there before as it was. The same view gives the same bytes.
func Write(ctx context.Context, v *View, path string) error {
	w, err := paper.New(ctx, v.ReportHeader, v.Options, ofMonthTitle, v.Month)
	if err != nil {
		return err
	}
	defer w.Close()
	r := newReport(w, v)
	for _, write := range []func() error{
		r.authors, r.categories, r.genres, r.pivot, r.articles, r.adjustments, r.findings, r.monthCharts, r.data, r.monthMeta,
	} {
		if err := write(); err != nil {
			return err
		}
	}
	return w.Save(path)
}

// report is the workbook of a month while it is written.
type report struct {
	*paper.Workbook
	*View
	mass   payroll.Dong      // what all lines come to without their signs: no sum of them is wider
	linked map[string]string // by the ID of a line that follows a cell: that cell
	detail *detailSheet      // the sheet of articles, once it is written
}

func newReport(w *paper.Workbook, v *View) *report {
	r := &report{Workbook: w, View: v, linked: make(map[string]string)}
	for _, line := range v.Lines {
		r.mass += max(line.Amount, -line.Amount)
	}
	return r
}

// below returns the line below a sheet's title.
func (r *report) below(by lang.Phrase) string {
	return r.Say(lang.FromTo, r.Say(by), lang.PaperDate(r.First), lang.PaperDate(r.Last))
}

// signed ends a sheet that is signed: the month's total in words, notes, bases and
// signatures.
func (r *report) signed(s *xlsx.Sheet, notes ...string) error {
	s.Skip()
	if err := r.InWords(s, r.Sum.Gross()); err != nil {
		return err
	}
	return r.EndSigned(s, r.Bases, notes...)
}

// paid is what lines come to, by what they are for.
type paid = payroll.Parts

// amountColumns returns the columns of money that the sheets share.
func (r *report) amountColumns() []xlsx.Column {
	columns := make([]xlsx.Column, len(r.Columns))
	for i, c := range r.Columns {
		columns[i] = xlsx.Col(r.Say(c.Head), xlsx.WidthFor(r.mass), xlsx.Money)
		if c.Sparse {
			columns[i].Form = xlsx.Sparse
		}
	}
	return columns
}
