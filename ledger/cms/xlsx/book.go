// Package xlsx reads the sheets of an XLSX workbook as rows of typed cells. Begin with Open, and
// OpenSheet for the rows of a sheet. Memory does not grow with the number of rows. A
// *payroll.Error refuses the workbook; any other error is the disk's.
package xlsx

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

	"nhuanbut/ledger/cms/grid"
	"nhuanbut/ledger/cms/script"
	"nhuanbut/payroll"
)

// Book is an open workbook. No library reads sheets as a stream with the raw values: they hold
// a sheet in memory, or give formatted text, which does not tell the number 1.5 from the text
// "1.5".
type Book struct {
	path      string
	file      *os.File
	parts     map[string]*zip.File // by entryName
	Sheets    []SheetInfo
	Since1904 bool // dates count from 1904-01-01, as old Excel on the Mac has them
	strings   *sharedStrings
	styles    styles
	texts     string        // the part of the strings, which need not be there
	formats   string        // the part of the styles, which need not be there
	script    script.Script // of the texts
	weighed   *script.Evidence
}

// SheetInfo is a sheet as the workbook lists it.
type SheetInfo struct {
	Name   string
	part   string
	Hidden bool
}

// NotWorkbook is the error for a zip file without a workbook in it.
type NotWorkbook struct {
	Names []string // of the zip's members, in small letters and in their order
}

func (e *NotWorkbook) Error() string { return "no workbook among " + fmt.Sprint(e.Names) }

// Open finds the parts and the sheets of a workbook. It returns a *NotWorkbook for another zip
// file.
func Open(f *os.File) (*Book, error) {
	b := &Book{path: f.Name(), file: f}
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	z, err := zip.NewReader(f, info.Size())
	if err != nil {
		return nil, payroll.Refuse(grid.FileDamaged, "part", "zip")
	}
	b.parts = make(map[string]*zip.File, len(z.File))
	for _, f := range z.File {
		b.parts[entryName(f.Name)] = f
	}
	return b, b.readWorkbook(z)
}

// Close closes the file and removes the temporary files of the workbook.
func (b *Book) Close() error {
	if b == nil {
		return nil
	}
	return errors.Join(b.strings.close(), b.file.Close())
}

// Converted returns the name of the script from before Unicode that the texts are in, with a
// word and how it is read; ok is false for Unicode.
func (b *Book) Converted() (name, word, read string, ok bool) {
	if b.script == script.Unicode {
		return "", "", "", false
	}
	word, read = b.weighed.Quote(b.script)
	return b.script.String(), word, read, true
}

// entryName returns a part's name in the one form that all writers' names come to.
func entryName(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean(strings.ReplaceAll(name, `\`, "/")), "/"))
}

// each calls visit with every start tag of a part.
func (b *Book) each(name string, visit func(xml.StartElement)) error {
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

// relations returns the parts that a part of a folder refers to, by their relation's ID. The
// workbook package itself is the part "" of the folder "".
func (b *Book) relations(folder, part string) (map[string]relation, error) {
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

// target returns the part that a relation of a folder names: a path from that folder, or from
// the root if it begins with "/". Some writers escape it as a URL.
func (b *Book) target(folder, to string) string {
	to = strings.ReplaceAll(to, `\`, "/")
	if !strings.HasPrefix(to, "/") {
		to = path.Join(folder, to)
	}
	if plain, err := url.PathUnescape(to); err == nil && b.parts[entryName(to)] == nil {
		return plain
	}
	return to
}

// splitPart returns the folder and the file name of a part.
func splitPart(name string) (folder, file string) { return path.Split(name) }

// readWorkbook finds the sheets, the parts that they share, and the day that dates count from.
func (b *Book) readWorkbook(z *zip.Reader) error {
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
			b.Since1904 = yes(attr(e, "date1904"))
		case "sheet":
			if r := relations[relationID(e)]; r.kind == "worksheet" {
				hidden := attr(e, "state") == "hidden" || attr(e, "state") == "veryHidden"
				b.Sheets = append(b.Sheets, SheetInfo{Name: attr(e, "name"), part: r.target, Hidden: hidden})
			}
		}
	})
	if err != nil {
		return err
	}
	b.findCommon(path.Dir(main), relations)
	return nil
}

// findCommon finds the parts that all sheets share, even if the workbook does not name them.
func (b *Book) findCommon(folder string, relations map[string]relation) {
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

// relationID returns the attribute r:id, whatever the name of its namespace: a sheet has no
// other "id".
func relationID(e xml.StartElement) string { return attr(e, "id") }

func notWorkbookOf(z *zip.Reader) *NotWorkbook {
	e := &NotWorkbook{}
	for _, f := range z.File {
		e.Names = append(e.Names, entryName(f.Name))
	}
	return e
}
