package reports

import (
	"archive/zip"
	"cmp"
	"context"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"nhuanbut/ledger"
	"nhuanbut/payroll"
	"nhuanbut/reports/lang"
)

// Options are what a workbook is told besides what the ledger has.
type Options struct {
	Lang lang.Language
	Day  payroll.Date // that it is dated with; "" is the day of the ledger's last event
}

// workbook is what all workbooks share: a file that is written sheet by sheet, in one
// language and one style, by one state of the ledger.
type workbook struct {
	ctx     context.Context
	imprint ledger.Imprint
	lang    lang.Language
	day     payroll.Date
	file    *excelize.File
	styles  *styles
	sheets  int
}

// newWorkbook begins a workbook; the caller closes it. The same imprint and options
// give the same bytes: a workbook's time is that of the ledger's last event, or the
// day that it is told.
func newWorkbook(ctx context.Context, i ledger.Imprint, o Options, title lang.Phrase, args ...any) (*workbook, error) {
	w := &workbook{ctx: ctx, imprint: i, lang: o.Lang, day: cmp.Or(o.Day, i.Day()), file: excelize.NewFile()}
	var err error
	if w.styles, err = newStyles(w.file); err != nil {
		return nil, err
	}
	at := i.At.UTC().Format(time.RFC3339)
	if o.Day != "" {
		at = string(o.Day) + "T00:00:00Z"
	}
	return w, w.file.SetDocProps(&excelize.DocProperties{
		Creator: clean(i.Unit), LastModifiedBy: clean(i.Unit), Title: clean(w.say(title, args...)),
		Created: at, Modified: at, Language: string(o.Lang),
	})
}

// save writes the workbook to path: beside it first, renamed when it is whole.
func (w *workbook) save(path string) error {
	return Save(w.ctx, path, func(out io.Writer) error {
		w.file.SetZipWriter(func(out io.Writer) excelize.ZipWriter { return zip.NewWriter(stoppable{w.ctx, out}) })
		book, err := w.file.WriteToBuffer()
		if err != nil {
			return err
		}
		return copySorted(w.ctx, out, book.Bytes())
	})
}

// close frees what excelize keeps.
func (w *workbook) close() { w.file.Close() }
