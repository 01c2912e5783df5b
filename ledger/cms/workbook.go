package cms

import (
	"errors"
	"io"
	"os"
	"slices"

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/value"
	"nhuanbut/ledger/cms/xlsx"
	"nhuanbut/payroll"
)

// workbook reads a list from a sheet of an XLSX file.
type workbook struct {
	in   *input
	file *os.File
	book *xlsx.Book
}

// sheetTable reads the rows of the chosen sheet.
type sheetTable struct {
	table
	book *workbook
}

func (s *sheetTable) close() error {
	return errors.Join(s.table.close(), s.book.close())
}

func openWorkbook(r *input, f *os.File) (rowReader, error) {
	w := &workbook{in: r, file: f}
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

// unpack finds the sheets and reads what they share.
func (w *workbook) unpack() error {
	if err := w.open(); err != nil {
		return err
	}
	return w.in.located(w.book.ReadTexts())
}

// open finds the sheets of the workbook.
func (w *workbook) open() (err error) {
	w.book, err = xlsx.Open(w.file)
	var other *xlsx.NotWorkbook
	if errors.As(err, &other) {
		return w.in.otherZip(other.Names)
	}
	if err != nil {
		return w.in.located(err)
	}
	w.in.serials = value.Since1900
	if w.book.Since1904 {
		w.in.serials = value.Since1904
	}
	return nil
}

func (w *workbook) close() error {
	if w.book == nil {
		return w.file.Close()
	}
	return w.book.Close()
}

// openSheet opens a sheet, whose progress becomes the file's.
func (w *workbook) openSheet(s xlsx.SheetInfo) (*xlsx.Sheet, error) {
	rows, err := w.book.OpenSheet(s)
	if err != nil {
		return nil, w.in.located(err)
	}
	w.in.extent = extent{rows.Size, rows.Done}
	return rows, nil
}

// headersFound returns the number of headers in the refusal of a file without a usable header.
func headersFound(missing error) int {
	var f *FileError
	if !errors.As(missing, &f) {
		return 0
	}
	headers, _ := f.Reason.Fact("found").([]string)
	return len(headers)
}

func (w *workbook) tryHeader(s xlsx.SheetInfo) error {
	kept := *w.in
	defer func() { *w.in = kept }()
	t, err := w.table(s)
	if err != nil {
		return err
	}
	return t.close()
}

// table opens a sheet and finds its header.
func (w *workbook) table(s xlsx.SheetInfo) (*table, error) {
	w.in.sheet = s.Name
	rows, err := w.openSheet(s)
	if err != nil {
		return nil, err
	}
	if script, word, read, ok := w.book.Converted(); ok {
		w.in.warn(ScriptConverted, "", 0, "path", w.in.path, "script", script, "word", word, "read", read)
	}
	t := &table{in: w.in, rows: rows}
	if err := t.findHeader(); err != nil {
		rows.Close()
		return nil, err
	}
	return t, nil
}

// What is said of the sheets of a workbook that are not read.
const (
	sheetHidden      payroll.Code = "sheet-hidden"       // it has a usable header, and nobody sees it. Facts: path, sheet
	SheetWithoutList payroll.Code = "sheet-without-list" // it has no usable header. Facts: path, sheet
	sheetOfSums      payroll.Code = "sheet-of-sums"      // amounts of each author, and no articles. Facts: path, sheet
)

// Sheets returns the names of the sheets of a file that o asks for, in their order, to be
// opened with Options.Sheet one by one; one "" for a format without sheets. They are those of
// o.Sheets; with o.AllSheets all visible ones that can be lists; else the only one: it refuses
// several with SeveralSheets. The warnings are of the sheets that are left out.
func Sheets(path string, o Options) (names []string, said []*Warning, err error) {
	r := &input{path: path, options: o, kind: &articleLists}
	f, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	if _, err := r.format(f); err != nil {
		return nil, nil, err
	}
	if r.info.format != "xlsx" {
		return []string{""}, nil, nil
	}
	w := &workbook{in: r, file: f}
	defer func() { err = errors.Join(err, w.close()) }()
	if err := w.open(); err != nil {
		return nil, nil, err
	}
	if len(w.book.Sheets) == 1 && len(o.Sheets) == 0 && o.Sheet == "" {
		return []string{""}, nil, nil // Open says whether it is a list
	}
	if err := w.in.located(w.book.ReadTexts()); err != nil {
		return nil, nil, err
	}
	if err := w.notOwn(); err != nil {
		return nil, nil, err
	}
	names, err = w.choose()
	return names, w.in.warnings, err
}

// choose returns the names of the sheets that were asked for, else of those that can be lists.
// It refuses several unless all are wanted.
func (w *workbook) choose() ([]string, error) {
	wanted := w.in.options.Sheets
	if w.in.options.Sheet != "" {
		wanted = []string{w.in.options.Sheet}
	}
	if len(wanted) > 0 {
		return w.chosen(wanted)
	}
	usable, missing, err := w.usableSheets()
	switch {
	case err != nil:
		return nil, err
	case len(usable) == 1 || len(usable) > 1 && w.in.options.AllSheets:
		return usable, nil
	case len(usable) > 1:
		return nil, w.refuseSeveral(usable)
	case missing != nil:
		return nil, missing
	}
	return nil, w.in.refuse(HeaderMissing, "found", []string(nil), "expected", w.in.kind.expected())
}

// refuseSeveral refuses a workbook of several lists of which none was asked for.
func (w *workbook) refuseSeveral(usable []string) error {
	if w.in.kind == &paymentLists {
		return w.in.refuse(SeveralPaymentSheets, "sheets", usable)
	}
	return w.in.refuse(SeveralSheets, "sheets", usable, "path", w.in.path, "first", usable[0])
}

// warnOfSheet warns of a sheet that is not read.
func (w *workbook) warnOfSheet(code payroll.Code, s xlsx.SheetInfo) {
	read := w.in.sheet
	w.in.sheet = s.Name
	w.in.warn(code, "", 0, "path", w.in.path, "sheet", s.Name)
	w.in.sheet = read
}

// chosen returns the sheets of these names, in the workbook's order.
func (w *workbook) chosen(wanted []string) (names []string, err error) {
	chosen := make(map[*xlsx.SheetInfo]bool)
	for _, name := range wanted {
		s := w.named(name)
		if s == nil {
			return nil, w.in.refuse(SheetMissing, "sheet", name, "sheets", w.names())
		}
		chosen[s] = true
	}
	for i := range w.book.Sheets {
		if s := &w.book.Sheets[i]; chosen[s] {
			names = append(names, s.Name)
		}
	}
	return names, nil
}

// named returns the sheet of a name; nil if there is none.
func (w *workbook) named(name string) *xlsx.SheetInfo {
	i := slices.IndexFunc(w.book.Sheets, func(s xlsx.SheetInfo) bool { return s.Name == name })
	if i < 0 {
		i = slices.IndexFunc(w.book.Sheets, func(s xlsx.SheetInfo) bool { return payroll.TextKey(s.Name) == payroll.TextKey(name) })
	}
	if i < 0 {
		return nil
	}
	return &w.book.Sheets[i]
}

func (w *workbook) names() (names []string) {
	for _, s := range w.book.Sheets {
		names = append(names, s.Name)
	}
	return names
}

// usableSheets returns the visible sheets that can be lists; missing is why the best of the
// others cannot. It warns of the sheets that are left out.
func (w *workbook) usableSheets() (usable []string, missing, err error) {
	for _, s := range w.book.Sheets {
		problem := w.tryHeader(s)
		without := errors.Is(problem, payroll.Refuse(HeaderMissing))
		switch {
		case s.Hidden && problem == nil:
			w.warnOfSheet(sheetHidden, s)
		case s.Hidden:
		case !without:
			usable = append(usable, s.Name)
		default:
			if missing == nil || headersFound(problem) > headersFound(missing) {
				missing = problem
			}
			if err := w.warnWithoutList(s); err != nil {
				return nil, nil, err
			}
		}
	}
	return usable, missing, nil
}

// warnWithoutList warns of a sheet without a usable header if it has a table, or if all sheets
// were asked for and it has anything.
func (w *workbook) warnWithoutList(s xlsx.SheetInfo) error {
	rows, err := w.openSheet(s)
	if err != nil {
		return err
	}
	defer rows.Close()
	blank, tabular := true, 0
	for range grid.HeaderRows {
		l, err := rows.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return w.in.located(err)
		}
		blank = blank && grid.Blank(l.Cells)
		if filledCells(l.Cells) >= 3 {
			tabular++
		}
		if headsSums(cellTexts(l.Cells)) {
			w.warnOfSheet(sheetOfSums, s)
			return nil
		}
	}
	if !blank && w.in.options.AllSheets || tabular >= 3 {
		w.warnOfSheet(SheetWithoutList, s)
	}
	return nil
}

func filledCells(cells []grid.Cell) (n int) {
	for i := range cells {
		if !cells[i].Blank() {
			n++
		}
	}
	return n
}

// headsSums reports whether names head a table of each author's amounts, which tells no
// articles apart.
func headsSums(names []string) bool {
	author, amount := false, false
	for _, name := range names {
		fit, _ := matchColumn(name)
		payment, _, paid := matchName(name, lookupPayment)
		if len(fit) == 1 {
			switch fit[0] {
			case payroll.ID, payroll.Title, payroll.Slug:
				return false
			case payroll.Authors:
				author = true
			case payroll.CMSAmount, payroll.LumpSum:
				amount = true
			}
		}
		author = author || paid && payment == payee
		amount = amount || paid && payment == paidGross
	}
	return author && amount
}
