package cms

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path"
	"strings"

	"nhuanbut/payroll"
)

// book is an XLSX file. Its sheets are read as a stream and raw, which no
// library does: they either hold a sheet in memory or give formatted text, in
// which 1.5 the number and "1.5" the text are one.
type book struct {
	path      string
	file      *os.File
	parts     map[string]*zip.File // by entryName
	sheets    []sheetEntry
	since1904 bool // dates count from 1904-01-01, as old Excel on the Mac has them
	strings   *sharedStrings
	styles    styles
	texts     string // the part of the strings, which need not be there
	formats   string // the part of the styles, which need not be there
	script    script // of the texts
	weighed   *evidence
}

// sheetEntry is a sheet as the workbook lists it.
type sheetEntry struct {
	name   string
	part   string
	hidden bool
}

// notWorkbook refuses a zip that has no workbook in it.
type notWorkbook struct {
	names []string // of the zip's members, in small letters and in their order
}

func (e *notWorkbook) Error() string { return "no workbook among " + fmt.Sprint(e.names) }

// openBook finds a workbook's parts and its sheets. It returns a *notWorkbook for a zip that
// is none.
func openBook(f *os.File) (*book, error) {
	b := &book{path: f.Name(), file: f}
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	z, err := zip.NewReader(f, info.Size())
	if err != nil {
		return nil, payroll.Refuse(FileDamaged, "zip")
	}
	b.parts = make(map[string]*zip.File, len(z.File))
	for _, f := range z.File {
		b.parts[entryName(f.Name)] = f
	}
	return b, b.readWorkbook(z)
}

// close closes the file and removes what the workbook needed on disk.
func (b *book) close() error {
	if b == nil {
		return nil
	}
	return errors.Join(b.strings.close(), b.file.Close())
}

// converted returns the name of the script from before Unicode that the texts are read in,
// with a word and what it is read as; ok is false where they are Unicode.
func (b *book) converted() (name, word, read string, ok bool) {
	if b.script == asUnicode {
		return "", "", "", false
	}
	word, read = b.weighed.quoted(b.script)
	return b.script.String(), word, read, true
}

// entryName is a part's name as all writers of zips would have it.
func entryName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/"))
}

// each calls visit with every element that starts in a part.
func (b *book) each(name string, visit func(xml.StartElement)) error {
	p, err := b.part(name)
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
func (b *book) relations(folder, part string) (map[string]relation, error) {
	name := path.Join(folder, "_rels", part+".rels")
	relations := make(map[string]relation)
	if b.parts[entryName(name)] == nil {
		return relations, nil
	}
	err := b.each(name, func(e xml.StartElement) {
		if e.Name.Local != "Relationship" || attr(e, "TargetMode") == "External" {
			return
		}
		relations[attr(e, "Id")] = relation{b.target(folder, attr(e, "Target")), path.Base(attr(e, "Type"))}
	})
	return relations, err
}

// target is the part that a part of a folder refers to: from the folder on, or from
// the package's root, and some writers escape it as an address.
func (b *book) target(folder, to string) string {
	to = strings.ReplaceAll(to, `\`, "/")
	if !strings.HasPrefix(to, "/") {
		to = path.Join(folder, to)
	}
	if plain, err := url.PathUnescape(to); err == nil && b.parts[entryName(to)] == nil {
		return plain
	}
	return to
}

// splitPart is a part's folder and its name in it.
func splitPart(name string) (folder, file string) { return path.Split(name) }

// readWorkbook finds the sheets, what they refer to and the day that dates count from.
func (b *book) readWorkbook(z *zip.Reader) error {
	main := "xl/workbook.xml"
	roots, err := b.relations("", "")
	if err != nil {
		return err
	}
	for _, r := range roots {
		if r.kind == "officeDocument" {
			main = r.target
		}
	}
	if b.parts[entryName(main)] == nil || !strings.HasSuffix(entryName(main), ".xml") {
		return notWorkbookOf(z)
	}
	relations, err := b.relations(path.Split(main))
	if err != nil {
		return err
	}
	err = b.each(main, func(e xml.StartElement) {
		switch e.Name.Local {
		case "workbookPr":
			b.since1904 = yes(attr(e, "date1904"))
		case "sheet":
			if r := relations[relationID(e)]; r.kind == "worksheet" {
				hidden := attr(e, "state") == "hidden" || attr(e, "state") == "veryHidden"
				b.sheets = append(b.sheets, sheetEntry{name: attr(e, "name"), part: r.target, hidden: hidden})
			}
		}
	})
	if err != nil {
		return err
	}
	b.findCommon(path.Dir(main), relations)
	return nil
}

// findCommon finds the parts that all sheets refer to, also where the workbook does not
// name them.
func (b *book) findCommon(folder string, relations map[string]relation) {
	b.texts, b.formats = path.Join(folder, "sharedStrings.xml"), path.Join(folder, "styles.xml")
	for _, r := range relations {
		switch r.kind {
		case "sharedStrings":
			b.texts = r.target
		case "styles":
			b.formats = r.target
		}
	}
}

// relationID is r:id, whatever its namespace is called; a sheet has no other attribute "id".
func relationID(e xml.StartElement) string { return attr(e, "id") }

func notWorkbookOf(z *zip.Reader) *notWorkbook {
	e := &notWorkbook{}
	for _, f := range z.File {
		e.names = append(e.names, entryName(f.Name))
	}
	return e
}
