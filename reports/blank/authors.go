package blank

import (
	"context"
	"encoding/csv"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"nhuanbut/ledger"
	"nhuanbut/ledger/cms"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
	"nhuanbut/reports/paper"
	"nhuanbut/reports/plain"
	"nhuanbut/reports/xlsx"
)

// authorWidths are the widths of the columns, in characters; others have the usual one.
var authorWidths = map[cms.AuthorField]float64{
	cms.AuthorCode: 10, cms.AuthorName: 24, cms.AuthorLegalName: 24, cms.AuthorAccountName: 24, cms.AuthorEmail: 24, cms.AuthorAddress: 30, cms.AuthorBank: 22,
}

const usualAuthorWidth = 15

// WriteAuthors writes a workbook of authors to path, which an import of authors takes: the
// empty one to fill where there are none. Every cell is text, so that no zero is lost and
// none is a formula.
func WriteAuthors(ctx context.Context, authors []ledger.Author, i ledger.ReportHeader, path string, o paper.Options) error {
	if o.Day == "" && i.At.IsZero() {
		o.Day = undatedList
	}
	w, err := paper.New(ctx, i, o, authorListTitle)
	if err != nil {
		return err
	}
	defer w.Close()
	const head, frozen = 4, 2 // below the title and two lines of what to do; code and name stay in sight
	columns := make([]xlsx.Column, len(cms.AuthorColumns))
	for n, c := range cms.AuthorColumns {
		columns[n] = xlsx.Col(w.Say(lang.Both(c.VI, c.EN)), max(authorWidths[c.Field], usualAuthorWidth), xlsx.Code)
	}
	s, err := w.NewTable(w.Say(authorListSheet), columns, head, frozen)
	if err != nil {
		return err
	}
	if err := s.StyleColumns(); err != nil {
		return err
	}
	if err := s.Line(xlsx.TitleBlock, strings.ToUpper(w.Say(authorListTitle)), 26); err != nil {
		return err
	}
	if err := s.Notes(w.Say(authorListHowTo), w.Say(authorListDone)); err != nil {
		return err
	}
	if err := s.Head(); err != nil {
		return err
	}
	for _, a := range authors {
		values := make([]any, len(cms.AuthorColumns))
		for n, text := range cellsOf(w.Lang, &a) {
			values[n] = text
		}
		if err := s.Put(xlsx.Body, values...); err != nil {
			return err
		}
	}
	if err := s.CloseInput(); err != nil {
		return err
	}
	if err := offerKinds(w, s, head+1); err != nil {
		return err
	}
	return w.Save(path)
}

// offerKinds offers the kinds of author in a list.
func offerKinds(w *paper.Workbook, s *xlsx.Sheet, first int) error {
	var words []string
	for _, kind := range payroll.AuthorKinds() {
		words = append(words, w.Say(lang.AuthorKind(kind).Cell))
	}
	for n, c := range cms.AuthorColumns {
		if c.Field != cms.AuthorKind {
			continue
		}
		check := excelize.NewDataValidation(true)
		check.SetSqref(xlsx.At(n, first) + ":" + xlsx.At(n, first+offered-1))
		if err := check.SetDropList(words); err != nil {
			return err
		}
		return s.Check(check)
	}
	return nil
}

// cellsOf returns an author's cells, in the order of the columns.
func cellsOf(l lang.Language, a *ledger.Author) []string {
	return authorRow(a, func(kind payroll.AuthorKind) string {
		if kind == payroll.Unconfirmed {
			return ""
		}
		return l.Say(lang.AuthorKind(kind).Cell)
	})
}

func authorRow(a *ledger.Author, kind func(payroll.AuthorKind) string) []string {
	listed := a.Listed()
	row := make([]string, len(cms.AuthorColumns))
	for n, c := range cms.AuthorColumns {
		row[n] = listed[c.Field]
		if c.Field == cms.AuthorKind {
			row[n] = kind(a.Kind)
		}
	}
	return row
}

// WriteAuthorsCSV writes authors as CSV, which an import of authors takes: text that a
// spreadsheet would take for a formula begins with an apostrophe.
func WriteAuthorsCSV(w io.Writer, authors []ledger.Author, l lang.Language) error {
	out := csv.NewWriter(w)
	head := make([]string, len(cms.AuthorColumns))
	for n, c := range cms.AuthorColumns {
		head[n] = c.VI
		if l == lang.English {
			head[n] = c.EN
		}
	}
	if err := out.Write(head); err != nil {
		return err
	}
	for _, a := range authors {
		row := authorRow(&a, func(kind payroll.AuthorKind) string { return string(kind) })
		for n := range row {
			row[n] = plain.Inert(row[n])
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
