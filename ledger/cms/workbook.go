package cms

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"os"
	"path"
	"strings"
)

// workbook is an XLSX file. Its sheets are read as a stream and raw, which no
// library does: they either hold a sheet in memory or give formatted text, in
// which 1.5 the number and "1.5" the text are one.
type workbook struct {
	*reading
	file    *os.File
	parts   map[string]*zip.File // by entryName
	sheets  []sheetEntry
	strings *sharedStrings
	styles  styles
	texts   string // the part of the strings, which need not be there
	formats string // the part of the styles, which need not be there
	script  script // of the texts
	weighed *evidence
}

type sheetEntry struct {
	name   string
	part   string
	hidden bool
	chosen bool // asked for by its name
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
		w.strings.close()
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
	return w.readCommon()
}

// open finds the workbook's parts and its sheets.
func (w *workbook) open() error {
	info, err := w.file.Stat()
	if err != nil {
		return err
	}
	z, err := zip.NewReader(w.file, info.Size())
	if err != nil {
		return w.refuse(FileDamaged, "zip")
	}
	w.parts = make(map[string]*zip.File, len(z.File))
	for _, f := range z.File {
		w.parts[entryName(f.Name)] = f
	}
	return w.readWorkbook(z)
}

func (w *workbook) close() error {
	return errors.Join(w.strings.close(), w.file.Close())
}

// entryName is a part's name as all writers of zips would have it.
func entryName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/"))
}

// each calls visit with every element that starts in a part.
func (w *workbook) each(name string, visit func(xml.StartElement)) error {
	p, err := w.part(name)
	if err != nil {
		return err
	}
	defer p.close()
	for {
		t, err := p.token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if start, ok := t.(xml.StartElement); ok {
			visit(start)
		}
	}
}

func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

type relation struct{ target, kind string }

// relations are what a part of a folder refers to, by their id; none where it
// refers to nothing. The package itself is the part "" of the folder "".
func (w *workbook) relations(folder, part string) (map[string]relation, error) {
	name := path.Join(folder, "_rels", part+".rels")
	relations := make(map[string]relation)
	if w.parts[entryName(name)] == nil {
		return relations, nil
	}
	err := w.each(name, func(e xml.StartElement) {
		if e.Name.Local != "Relationship" || attr(e, "TargetMode") == "External" {
			return
		}
		relations[attr(e, "Id")] = relation{w.target(folder, attr(e, "Target")), path.Base(attr(e, "Type"))}
	})
	return relations, err
}

// target is the part that a part of a folder refers to: from the folder on, or from
// the package's root, and some writers escape it as an address.
func (w *workbook) target(folder, to string) string {
	to = strings.ReplaceAll(to, `\`, "/")
	if !strings.HasPrefix(to, "/") {
		to = path.Join(folder, to)
	}
	if plain, err := url.PathUnescape(to); err == nil && w.parts[entryName(to)] == nil {
		return plain
	}
	return to
}

// splitPart is a part's folder and its name in it.
func splitPart(name string) (folder, file string) { return path.Split(name) }

// readWorkbook finds the sheets, what they refer to and the day that dates count from.
func (w *workbook) readWorkbook(z *zip.Reader) error {
	main := "xl/workbook.xml"
	roots, err := w.relations("", "")
	if err != nil {
		return err
	}
	for _, r := range roots {
		if r.kind == "officeDocument" {
			main = r.target
		}
	}
	if w.parts[entryName(main)] == nil || !strings.HasSuffix(entryName(main), ".xml") {
		return w.otherZip(z)
	}
	relations, err := w.relations(path.Split(main))
	if err != nil {
		return err
	}
	w.serials = since1900
	err = w.each(main, func(e xml.StartElement) {
		switch e.Name.Local {
		case "workbookPr":
			if yes(attr(e, "date1904")) {
				w.serials = since1904
			}
		case "sheet":
			if r := relations[relationID(e)]; r.kind == "worksheet" {
				hidden := attr(e, "state") == "hidden" || attr(e, "state") == "veryHidden"
				w.sheets = append(w.sheets, sheetEntry{name: attr(e, "name"), part: r.target, hidden: hidden})
			}
		}
	})
	if err != nil {
		return err
	}
	w.findCommon(path.Dir(main), relations)
	return nil
}

// findCommon finds the parts that all sheets refer to, also where the workbook does not
// name them.
func (w *workbook) findCommon(folder string, relations map[string]relation) {
	w.texts, w.formats = path.Join(folder, "sharedStrings.xml"), path.Join(folder, "styles.xml")
	for _, r := range relations {
		switch r.kind {
		case "sharedStrings":
			w.texts = r.target
		case "styles":
			w.formats = r.target
		}
	}
}

// relationID is r:id, whatever its namespace is called; a sheet has no other attribute "id".
func relationID(e xml.StartElement) string { return attr(e, "id") }

// headersFound is how many headers a refusal for want of a header has seen.
func headersFound(missing error) int {
	var f *FileError
	if !errors.As(missing, &f) {
		return 0
	}
	headers, _ := f.Reason.Args[0].([]string)
	return len(headers)
}

func (w *workbook) tryHeader(s sheetEntry) error {
	kept := *w.reading
	defer func() { *w.reading = kept }()
	t, err := w.table(s)
	if err != nil {
		return err
	}
	return t.close()
}

// table opens a sheet and finds its header.
func (w *workbook) table(s sheetEntry) (*table, error) {
	w.sheet = s.name
	rows, err := w.openSheet(s)
	if err != nil {
		return nil, err
	}
	if w.weighed != nil {
		if _, err := w.judgeScript(w.weighed); err != nil {
			rows.close()
			return nil, err
		}
	}
	t := &table{reading: w.reading, rows: rows}
	if err := t.findHeader(); err != nil {
		rows.close()
		return nil, err
	}
	return t, nil
}
