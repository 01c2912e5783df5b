package cms

import (
	"errors"
	"os"

	"nhuanbut/ledger/cms/value"
	"nhuanbut/ledger/cms/xlsx"
)

// workbook is an XLSX file of which a sheet is read as a list.
type workbook struct {
	*reading
	file *os.File
	book *xlsx.Book
}

// sheetTable is the sheet that was chosen.
type sheetTable struct {
	table
	book *workbook
}

func (s *sheetTable) close() error {
	return errors.Join(s.table.close(), s.book.close())
}

func openWorkbook(r *reading, f *os.File) (reader, error) {
	w := &workbook{reading: r, file: f}
	t, err := w.openTable()
	if err != nil {
		w.close()
		return nil, err
	}
	return &sheetTable{*t, w}, nil
}

// openTable opens the sheet that was asked for, else the only one that can be a list.
func (w *workbook) openTable() (*table, error) {
	if err := w.unpack(); err != nil {
		return nil, err
	}
	if err := w.notOwn(); err != nil {
		return nil, err
	}
	names, err := w.choose()
	if err != nil {
		return nil, err
	}
	return w.table(*w.named(names[0]))
}

// unpack finds the workbook's parts and its sheets, and reads what all sheets refer to.
func (w *workbook) unpack() error {
	if err := w.open(); err != nil {
		return err
	}
	return w.located(w.book.ReadTexts())
}

// open finds the workbook's parts and its sheets.
func (w *workbook) open() (err error) {
	w.book, err = xlsx.Open(w.file)
	var other *xlsx.NotWorkbook
	if errors.As(err, &other) {
		return w.otherZip(other.Names)
	}
	if err != nil {
		return w.located(err)
	}
	w.serials = value.Since1900
	if w.book.Since1904 {
		w.serials = value.Since1904
	}
	return nil
}

func (w *workbook) close() error {
	if w.book == nil {
		return w.file.Close()
	}
	return w.book.Close()
}

// openSheet opens a sheet; its progress is then the file's.
func (w *workbook) openSheet(s xlsx.SheetInfo) (*xlsx.Sheet, error) {
	rows, err := w.book.OpenSheet(s)
	if err != nil {
		return nil, w.located(err)
	}
	w.extent = extent{rows.Size, rows.Done}
	return rows, nil
}

// headersFound is how many headers a refusal for want of a header has seen.
func headersFound(missing error) int {
	var f *FileError
	if !errors.As(missing, &f) {
		return 0
	}
	headers, _ := f.Reason.Args[0].([]string)
	return len(headers)
}

func (w *workbook) tryHeader(s xlsx.SheetInfo) error {
	kept := *w.reading
	defer func() { *w.reading = kept }()
	t, err := w.table(s)
	if err != nil {
		return err
	}
	return t.close()
}

// table opens a sheet and finds its header.
func (w *workbook) table(s xlsx.SheetInfo) (*table, error) {
	w.sheet = s.Name
	rows, err := w.openSheet(s)
	if err != nil {
		return nil, err
	}
	if script, word, read, ok := w.book.Converted(); ok {
		w.warn(ScriptConverted, "", 0, w.path, script, word, read)
	}
	t := &table{reading: w.reading, rows: rows}
	if err := t.findHeader(); err != nil {
		rows.Close()
		return nil, err
	}
	return t, nil
}
