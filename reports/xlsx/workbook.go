// Package xlsx builds workbooks: sheets, styles, widths, pages, charts and cells. It knows
// no ledger and no newsroom. Begin at New.
package xlsx

import (
	"archive/zip"
	"context"
	"io"
	"time"

	"github.com/xuri/excelize/v2"

	"nhuanbut/reports/lang"
	"nhuanbut/reports/outfile"
)

// Workbook is a file that is written sheet by sheet, in one language and one style.
type Workbook struct {
	ctx    context.Context
	Lang   lang.Language
	unit   string // heads the sheet of charts
	file   *excelize.File
	styles *styles
	sheets int
}

// Properties are what a workbook says of itself. The workbook has no other clock than At.
type Properties struct {
	Lang  lang.Language
	Unit  string // who makes it
	Title string
	At    time.Time
}

// New begins a workbook; the caller closes it. The same properties and sheets give
// the same bytes.
func New(ctx context.Context, p Properties) (*Workbook, error) {
	w := &Workbook{ctx: ctx, Lang: p.Lang, unit: p.Unit, file: excelize.NewFile()}
	var err error
	if w.styles, err = newStyles(w.file); err != nil {
		return nil, err
	}
	at := p.At.UTC().Format(time.RFC3339)
	return w, w.file.SetDocProps(&excelize.DocProperties{
		Creator: Clean(p.Unit), LastModifiedBy: Clean(p.Unit), Title: Clean(p.Title),
		Created: at, Modified: at, Language: string(p.Lang),
	})
}

// Save writes the workbook to path: beside it first, renamed when it is whole.
func (w *Workbook) Save(path string) error {
	return outfile.Write(w.ctx, path, func(out io.Writer) error {
		w.file.SetZipWriter(func(out io.Writer) excelize.ZipWriter { return zip.NewWriter(stoppable{w.ctx, out}) })
		book, err := w.file.WriteToBuffer()
		if err != nil {
			return err
		}
		return copySorted(w.ctx, out, book.Bytes())
	})
}

// Close frees what excelize keeps.
func (w *Workbook) Close() { w.file.Close() }
