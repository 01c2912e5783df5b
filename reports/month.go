// Package reports prints what the ledger returns: workbooks that accountants
// sign, editors check and finance imports. Begin at Month.
//
// The sheet "Dữ liệu" is a contract: its keys, their order and the name of its
// table do not change; keys may be added behind the last one.
package reports

import (
	"context"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// Month writes the workbook of a month to path. The file is written beside path
// and renamed when it is whole: a failure or a cancelled ctx leaves no file, and
// one that was there before as it was. found is what a check found in the month, with
// its words. The same book, findings and options give the same bytes.
func Month(ctx context.Context, b *ledger.Book, found []payroll.Finding, path string, o Options) error {
	w, err := newWorkbook(ctx, b.Imprint, o, ofMonthTitle, b.Month)
	if err != nil {
		return err
	}
	defer w.close()
	r := newReport(w, b)
	for _, write := range []func() error{
		r.authors, r.categories, r.genres, r.pivot, r.articles, r.adjustments,
		func() error { return r.findings(found) }, r.monthCharts, r.data, r.monthMeta,
	} {
		if err := write(); err != nil {
			return err
		}
	}
	return w.save(path)
}

// report is what the sheets of a month share.
type report struct {
	*workbook
	*ledger.Book

	paid    map[int64]*paid // by the ledger's number of the article
	month   paid
	mass    payroll.Dong             // what all lines come to without their signs: no sum of them is wider
	linesOf map[int64][]payroll.Line // of the month's articles, by their number
	linked  map[string]string        // by the ID of a line that follows a cell: that cell
	codes   map[ledger.By]map[string]string
	detail  *detailSheet // the sheet of articles, once it is written
}

func newReport(w *workbook, b *ledger.Book) *report {
	r := &report{
		workbook: w, Book: b, paid: make(map[int64]*paid, len(b.Entries)), linesOf: make(map[int64][]payroll.Line, len(b.Entries)),
		linked: make(map[string]string), codes: make(map[ledger.By]map[string]string),
	}
	for _, line := range b.Lines {
		r.mass += max(line.Amount, -line.Amount)
		r.month.Add(line)
		if r.Entry(line.Article) == nil {
			continue
		}
		if r.paid[line.Article] == nil {
			r.paid[line.Article] = new(paid)
		}
		r.paid[line.Article].Add(line)
		r.linesOf[line.Article] = append(r.linesOf[line.Article], line)
	}
	for _, by := range []ledger.By{ledger.ByCategory, ledger.ByGenre} {
		r.codes[by] = codesOf(b.Total(by))
	}
	return r
}

// below is the line below a sheet's title.
func (r *report) below(by lang.Phrase) string {
	return r.say(fromTo, r.say(by), lang.PaperDate(r.First), lang.PaperDate(r.Last))
}

// signed ends a sheet that is signed: the month's total in words, notes, bases and
// signatures.
func (r *report) signed(s *sheet, notes ...string) error {
	s.row++
	if err := s.inWords(r.month.Gross()); err != nil {
		return err
	}
	return s.endSigned(r.Bases, notes...)
}

// paid is what lines come to, by what they are for.
type paid = ledger.Parts

// amountColumns are the columns of money that the sheets share; a month without
// encouragement or other lines has no column for them.
func (r *report) amountColumns() []column {
	money := func(head lang.Phrase) column { return column{r.say(head), widthFor(r.mass), asMoney} }
	sparse := func(head lang.Phrase) column { return column{r.say(head), widthFor(r.mass), asSparse} }
	columns := []column{money(textPart), money(photoPart), money(royalty)}
	if r.month.Encouraged {
		columns = append(columns, sparse(encouragement))
	}
	if r.month.Others {
		columns = append(columns, sparse(otherAmounts))
	}
	if r.month.Encouraged || r.month.Others {
		columns = append(columns, money(total))
	}
	return columns
}

// blankZero leaves a cell empty where there is no amount to speak of.
func blankZero(amount payroll.Dong) any {
	if amount == 0 {
		return nil
	}
	return amount
}
