package cms

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path"
	"slices"
	"strings"

	"nhuanbut/payroll"
)

// workbook is an XLSX file. It is read here and not by a library because the
// readers that stream give a number and a text alike, and hold all strings in
// memory: 1.125 as a number is exact, as a text it is ambiguous.
type workbook struct {
	file    *os.File
	entries map[string]*zip.File
	sheets  []sheetEntry
	strings *sharedStrings
	epoch   epoch
}

type sheetEntry struct {
	name   string
	hidden bool
	part   string
}

// sheetReader is one sheet of a workbook as a list.
type sheetReader struct {
	table
	book *workbook
}

func (s *sheetReader) close() error {
	var err error
	if s.rows != nil {
		err = s.table.close()
	}
	return errors.Join(err, s.book.close())
}

func openWorkbook(r *reading, f *os.File) (reader, error) {
	book, err := newWorkbook(r, f)
	if err != nil {
		return nil, err
	}
	s := &sheetReader{book: book}
	s.reading = r
	if err := s.choose(); err != nil {
		return s, err
	}
	return s, nil
}

// entryName is a part's name as the standard compares it: without regard to case.
func entryName(name string) string {
	return strings.ToLower(strings.TrimLeft(strings.ReplaceAll(name, `\`, "/"), "/"))
}

func newWorkbook(r *reading, f *os.File) (*workbook, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	z, err := zip.NewReader(f, info.Size())
	if err != nil {
		return nil, r.refuse(FileDamaged, "zip")
	}
	b := &workbook{file: f, entries: make(map[string]*zip.File), epoch: since1900}
	for _, e := range z.File {
		b.entries[entryName(e.Name)] = e
	}
	if b.entries[workbookPart] == nil {
		return nil, r.otherZip(z)
	}
	if err := b.readSheets(); err != nil {
		return nil, r.refuse(FileDamaged, workbookPart)
	}
	if b.strings, err = newSharedStrings(b.entries["xl/sharedstrings.xml"]); err != nil {
		return nil, r.refuse(FileDamaged, "xl/sharedStrings.xml")
	}
	return b, nil
}

const workbookPart = "xl/workbook.xml"

// readSheets reads the names of the sheets, where they are, and how dates count.
func (b *workbook) readSheets() error {
	var rels struct {
		Relationship []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		}
	}
	if err := b.decode("xl/_rels/workbook.xml.rels", &rels); err != nil {
		return err
	}
	targets := make(map[string]string)
	for _, r := range rels.Relationship {
		target := r.Target
		if !strings.HasPrefix(target, "/") {
			target = path.Join("xl", target)
		}
		targets[r.ID] = entryName(target)
	}
	var book struct {
		Properties struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			State string     `xml:"state,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := b.decode(workbookPart, &book); err != nil {
		return err
	}
	if p := book.Properties.Date1904; p == "1" || p == "true" {
		b.epoch = since1904
	}
	for _, s := range book.Sheets {
		entry := sheetEntry{name: s.Name, hidden: s.State != "" && s.State != "visible"}
		for _, a := range s.Attrs {
			if a.Name.Local == "id" {
				entry.part = targets[a.Value]
			}
		}
		b.sheets = append(b.sheets, entry)
	}
	return nil
}

func (b *workbook) decode(part string, into any) error {
	e := b.entries[part]
	if e == nil {
		return os.ErrNotExist
	}
	rc, err := e.Open()
	if err != nil {
		return err
	}
	defer rc.Close()
	return xml.NewDecoder(rc).Decode(into)
}

func (b *workbook) close() error { return errors.Join(b.strings.close(), b.file.Close()) }

// choose finds the sheet to read: the one asked for, else the only visible one
// with a usable header.
func (s *sheetReader) choose() error {
	var names, usable []string
	var chosen *table
	var reason error
	for _, entry := range s.book.sheets {
		names = append(names, entry.name)
		asked := payroll.TextKey(entry.name) == payroll.TextKey(s.o.Sheet)
		if s.o.Sheet != "" && !asked || s.o.Sheet == "" && entry.hidden || s.book.entries[entry.part] == nil {
			continue
		}
		t, err := s.try(entry)
		if err != nil {
			if reason == nil || !errors.Is(err, payroll.Refuse(HeaderMissing)) {
				reason = err
			}
			continue
		}
		usable = append(usable, entry.name)
		if chosen == nil {
			chosen = t
		} else if err := t.close(); err != nil {
			return err
		}
	}
	switch {
	case len(usable) > 1:
		return errors.Join(s.refuse(SeveralSheets, usable), chosen.close())
	case chosen != nil:
		*s.reading = *chosen.reading
		s.table = *chosen
		return nil
	case reason != nil:
		return reason
	case s.o.Sheet != "" && !slices.ContainsFunc(names, func(n string) bool { return payroll.TextKey(n) == payroll.TextKey(s.o.Sheet) }):
		return s.refuse(SheetMissing, s.o.Sheet, names)
	}
	return s.refuse(HeaderMissing, []string{}, expected())
}

// try reads a sheet up to its header.
func (s *sheetReader) try(entry sheetEntry) (*table, error) {
	r := *s.reading
	r.sheet, r.serials = entry.name, s.book.epoch
	t := &table{reading: &r}
	rows, err := openSheet(s.book, entry)
	if err != nil {
		return nil, r.refuse(FileDamaged, entry.part)
	}
	t.rows = rows
	if err := t.findHeader(); err != nil {
		return nil, errors.Join(t.damaged(err, entry.part), t.close())
	}
	return t, nil
}

// damaged names the part in which reading broke off.
func (r *reading) damaged(err error, part string) error {
	var file *FileError
	if err == nil || errors.Is(err, io.EOF) || errors.As(err, &file) {
		return err
	}
	return r.refuse(FileDamaged, part)
}

func (s *sheetReader) next() (Row, error) {
	row, err := s.table.next()
	return row, s.damaged(err, s.sheet)
}
