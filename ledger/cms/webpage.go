package cms

import (
	"errors"
	"io"
	"os"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"nhuanbut/payroll"
)

// maxWebPage is how large a page may be: it is read into memory, since a table of
// HTML says only at its end how it was meant.
const maxWebPage = 64 << 20

// webPage is the table of a page: programs write one and name it .xls.
type webPage struct {
	table
	file *os.File
}

func (p *webPage) close() error { return p.file.Close() }

// openWebPage finds the only table of a page that has a usable header.
func openWebPage(r *reading, f *os.File) (reader, error) {
	root, err := r.pageOf(f)
	if err != nil {
		return nil, err
	}
	r.serials = since1900
	styles := pageStyles(root)
	var found *webPage
	var missing error
	tables := 0
	for node := range root.Descendants() {
		if node.DataAtom != atom.Table || node.Type != html.ElementNode {
			continue
		}
		rows, err := newWebRows(node, styles)
		if err != nil {
			return nil, r.refuse(PageTooLarge, maxWebPage>>20)
		}
		tables++
		kept := *r
		page := &webPage{table: table{reading: r, rows: rows}, file: f}
		switch err := page.findHeader(); {
		case err == nil && found != nil:
			return nil, r.refuse(SeveralTables)
		case err == nil:
			found = page
		case !errors.Is(err, payroll.Refuse(HeaderMissing)):
			return nil, err
		default:
			if missing == nil || headersFound(err) > headersFound(missing) {
				missing = err
			}
			*r = kept
		}
	}
	switch {
	case found != nil:
		return found, nil
	case tables == 0:
		return nil, r.refuse(FormatWebPage)
	}
	return nil, missing
}

// pageOf parses a page, warning of its encoding.
func (r *reading) pageOf(f *os.File) (*html.Node, error) {
	if info, err := f.Stat(); err != nil {
		return nil, err
	} else if info.Size() > maxWebPage {
		return nil, r.refuse(PageTooLarge, maxWebPage>>20)
	}
	enc, err := r.encodingOf(f)
	if err != nil {
		return nil, err
	}
	root, err := parsePage(f, enc)
	return root, r.located(err)
}

// parsePage parses a page of an encoding.
func parsePage(f *os.File, enc textEncoding) (*html.Node, error) {
	text, err := enc.reader(f)
	if err != nil {
		return nil, err
	}
	root, err := html.Parse(io.LimitReader(text, 4*maxWebPage))
	var disk *os.PathError
	switch {
	case errors.As(err, &disk):
		return nil, err
	case err != nil:
		return nil, payroll.Refuse(FileDamaged, "HTML")
	}
	return root, nil
}
